//! See [`TRANSLATION_MISMATCH`].

use super::languages::language;
use crate::model::path::PathBuf;
use crate::model::{Quote, TranslationKind};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// A quote is translated and does not say from what, or says from what and not that it is.
    ///
    /// Words that were translated are the words of two people. `original.language` says what was
    /// spoken, `translation` who turned it into the language of `text`; without `translation` the
    /// quote counts as not translated. So a `translation` other than `none` needs an `original`, and
    /// an `original` in another language than `language` needs a `translation` other than `none`.
    ///
    /// Languages are compared by their first subtag: `en-GB` and `en` are one. An original whose
    /// language is `und` (not determined), `mul` or `zxx` is not known to be in another language.
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild", "translation": "human",
    ///     "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild", "original": { "language": "fa" },
    ///     "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "original": { "language": "fa", "basis": "inferred" }, "translation": "unknown",
    ///     "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    TRANSLATION_MISMATCH = "V415" "translation-mismatch" Error by check:
        "a quote is translated and does not say from what, or the reverse"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        let path = PathBuf::root().key("quotes").index(number);
        if let Some(finding) = judge(quote, &path) {
            findings.push(finding);
        }
    }
}

fn judge(quote: &Quote<'_>, path: &PathBuf) -> Option<Finding> {
    let id = words::quoted(quote.id.as_str());
    let translated = quote.translation_or_default() != TranslationKind::None;
    let mut finding = match &quote.original {
        None if translated => {
            let spot = Spot::value(path.clone().key("translation"));
            let message = format!("the quote {id} is a translation, and its `original` is missing");
            Finding::new(&TRANSLATION_MISMATCH, spot, message).help(
                "add \"original\": { \"language\": \"…\" } with the language that was spoken, or \
                 `und` if it is not known",
            )
        }
        Some(original) if !translated && is_another(&original.language, &quote.language) => {
            let spot = Spot::value(path.clone().key("original").key("language"));
            let message = format!(
                "the quote {id} is in {} and its original in {}, and `translation` does not say \
                 who translated it",
                words::quoted(quote.language.as_str()),
                words::quoted(original.language.as_str())
            );
            Finding::new(&TRANSLATION_MISMATCH, spot, message)
                .found(original.language.as_str())
                .expected(
                    Some("translation_kind"),
                    ["human", "machine", "unknown"].map(str::to_owned).to_vec(),
                )
                .help("write in `translation` \"human\", \"machine\" or \"unknown\"")
                .related(Spot::value(path.clone().key("language")), "the language of the text")
        }
        _ => return None,
    };
    finding.absence = Some(Absence::Reference);
    Some(finding)
}

fn is_another(original: &impl AsRef<str>, own: &impl AsRef<str>) -> bool {
    let original = language(original.as_ref());
    !matches!(original.as_str(), "und" | "mul" | "zxx") && original != language(own.as_ref())
}
