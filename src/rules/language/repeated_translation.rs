//! See [`REPEATED_TRANSLATION`].

use foldhash::{HashMap, HashMapExt as _};

use super::script_of_another_language::is_misfit;
use super::translated::translated;
use crate::model::path::PathBuf;
use crate::model::{LanguageTag, Line, Text};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A text is translated into one language twice, or into the language that it has.
    ///
    /// With two English versions of one title, nobody can tell which one is meant, and a program
    /// takes the first or the last. So `translations` hold each language once, and never the one of
    /// the text itself: the record's `language`, which is `en` where it is absent, for all but
    /// quotes; the quote's own `language` for a quote.
    ///
    /// Tags are compared as a whole and without regard to case: `pt` and `pt-BR` are two languages.
    /// A text that is in a script in which its language is never written has a wrong language, and that
    /// is what is wrong (V802): a translation into that language is then not told.
    ///
    /// Further `names` of an actor are no translations, and there may be several in one language.
    ///
    /// ```json bad
    /// { "title": "The guild speaks", "translations": [
    ///   { "lang": "fr", "title": "La guilde parle" },
    ///   { "lang": "fr", "title": "La guilde prend la parole" }] }
    /// ```
    ///
    /// ```json bad
    /// { "title": "The guild speaks",
    ///   "translations": [{ "lang": "en", "title": "The guild speaks out" }] }
    /// ```
    ///
    /// ```json good
    /// { "title": "The guild speaks", "translations": [
    ///   { "lang": "fr", "title": "La guilde parle" },
    ///   { "lang": "pt", "title": "A guilda fala" },
    ///   { "lang": "pt-BR", "title": "A guilda se pronuncia" }] }
    /// ```
    REPEATED_TRANSLATION = "V803" "repeated-translation" Error by check:
        "a text is translated into one language twice, or into the language that it has"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let record = scope.record;
    let tags = record.translations.iter().flatten().map(|translation| &translation.lang);
    let path = PathBuf::root().key("translations");
    let title = record.title.as_ref().map(Line::as_str);
    let own = title.into_iter().chain(record.summary.as_ref().map(Text::as_str));
    look(&path, tags, own, record.language_or_default(), findings);
    for entry in translated(scope) {
        let tags = entry.translations.iter().map(|translation| &translation.lang);
        look(&entry.path, tags, std::iter::once(entry.text), entry.base, findings);
    }
}

fn look<'r>(
    path: &PathBuf,
    tags: impl Iterator<Item = &'r LanguageTag<'r>>,
    mut texts: impl Iterator<Item = &'r str>,
    base: &str,
    findings: &mut Findings,
) {
    let mut misfits = None;
    let place = |number: usize| path.clone().index(number).key("lang");
    let mut first: HashMap<String, usize> = HashMap::new();
    for (number, tag) in tags.enumerate() {
        let own = tag.as_str();
        if own.eq_ignore_ascii_case(base) {
            if *misfits.get_or_insert_with(|| texts.any(|text| is_misfit(text, base))) {
                continue;
            }
            let message = format!("{} is the language of the text itself", words::quoted(own));
            findings.push(
                Finding::new(&REPEATED_TRANSLATION, Spot::value(place(number)), message)
                    .found(own)
                    .help("remove this translation, or correct its language"),
            );
            continue;
        }
        let known = *first.entry(own.to_ascii_lowercase()).or_insert(number);
        if known != number {
            let message = format!("there is a translation into {} already", words::quoted(own));
            findings.push(
                Finding::new(&REPEATED_TRANSLATION, Spot::value(place(number)), message)
                    .found(own)
                    .help("keep one of the two, or correct the language of one")
                    .related(Spot::value(place(known)), "the other one"),
            );
        }
    }
}
