//! Entries of the record with their texts in other languages.

use crate::model::TextTranslation;
use crate::model::path::PathBuf;
use crate::rules::Scope;

/// An entry that has translations.
pub(super) struct Translated<'r> {
    /// Where its translations are.
    pub(super) path: PathBuf,
    pub(super) translations: &'r [TextTranslation<'r>],
    /// What is translated.
    pub(super) text: &'r str,
    /// The language of what is translated.
    pub(super) base: &'r str,
}

/// Every entry that has translations, in the order of the record's fields.
pub(super) fn translated<'r>(scope: &Scope<'r>) -> Vec<Translated<'r>> {
    let record = scope.record;
    let own = record.language_or_default();
    let mut all = Vec::new();
    let mut add =
        |path: PathBuf, translations: Option<&'r Vec<TextTranslation<'r>>>, text, base| {
            if let Some(translations) = translations {
                all.push(Translated { path: path.key("translations"), translations, text, base });
            }
        };
    for (path, event) in scope.events() {
        add(path, event.translations.as_ref(), event.name.as_str(), own);
    }
    macro_rules! each {
        ($list:literal, $text:ident, $entries:expr) => {
            for (number, entry) in $entries.enumerate() {
                let path = || PathBuf::root().key($list).index(number);
                if entry.translations.is_some() {
                    add(path(), entry.translations.as_ref(), entry.$text.as_str(), own);
                }
            }
        };
    }
    each!("actors", name, record.actors.iter());
    each!("demands", text, record.demands.iter());
    each!("red_lines", text, record.red_lines.iter());
    each!("issues", name, record.issues.iter().flatten());
    each!("threats", text, record.threats.iter().flatten());
    each!("offers", text, record.offers.iter().flatten());
    each!("positions", text, record.positions.iter().flatten());
    each!("commitments", text, record.commitments.iter().flatten());
    each!("claims", text, record.claims.iter().flatten());
    // The main text of a quote is the quoted words, in a language of their own.
    for (number, quote) in record.quotes.iter().enumerate() {
        let path = PathBuf::root().key("quotes").index(number);
        add(path, quote.translations.as_ref(), quote.text.as_str(), quote.language.as_str());
    }
    all
}
