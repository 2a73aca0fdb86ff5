//! See [`WORDS_OF_ANOTHER_LANGUAGE`].

use super::function_words::{Counts, counts, counts_of_source, likeliest};
use super::letters;
use super::script_of_another_language::is_misfit;
use crate::diagnostic::Suggestion;
use crate::model::path::PathBuf;
use crate::model::{Quote, TranslationKind};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A quote, or the source, is said to be in another language than its words are.
    ///
    /// `language` is that of `text`, the words as the source prints them, and not that in which they were
    /// spoken: this one goes into `original`. An article in English that quotes a French minister has the
    /// English words, and their language is `en`. Who looks for French words does not find any.
    ///
    /// Told is a quote without `original` and `translation` whose `language` is another one than that of
    /// the source, if the function words of `text` decide: of five words or more, at least three, and
    /// a fifth of all, are words that the source's language needs in nearly every sentence and the
    /// other language does not have, and there is not one of the other language alone. Or letters
    /// decide: three words in small letters have one that only the source's language needs, as Czech
    /// `ř` and Slovak has none, and none has one of the other language alone. Function words and letters
    /// together decide where two words in a third of a short text, or two in eight or more, are of the
    /// source's language alone, and none is of the other one.
    ///
    /// The language of the source is compared with its text, if that has forty words or more: a tenth of
    /// them, and ten at least, are function words of a language that the named one does not have, and
    /// hardly any of the named one alone. Some thirty languages are known here. That a text is in a script
    /// in which its language is never written is what V802 tells.
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "We will not give up the harbour",
    ///     "language": "fr", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "We will not give up the harbour" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "We will not give up the harbour",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "We will not give up the harbour" }] },
    ///   { "id": "q-2", "kind": "direct", "text": "Nous ne céderons pas le port de la ville",
    ///     "language": "fr", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "Nous ne céderons pas le port de la ville" }] }] }
    /// ```
    WORDS_OF_ANOTHER_LANGUAGE = "V804" "words-of-another-language" Warning by check:
        "a quote or the source is said to be in another language than its words are"
}

/// Fewer words decide nothing.
const LEAST: usize = 5;

/// So many function words of the source's language are needed.
const FUNCTION_WORDS: usize = 3;

/// In so many words not one of the other language is found by chance in few texts only.
const SENTENCE: usize = 8;

/// So many words need the text of a source, and so many function words of its language.
const LEAST_OF_SOURCE: usize = 40;
const FUNCTION_WORDS_OF_SOURCE: usize = 10;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let source = primary(scope.record.source.language.as_str());
    findings.extend(of_source(scope, source));
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        let said = primary(quote.language.as_str());
        let text = quote.text.as_str();
        if said.eq_ignore_ascii_case(source)
            || is_explained(quote)
            || !(counts(text, source, said).is_some_and(|counts| {
                decides(counts) || decide_in_all(counts, text, (source, said))
            }) || letters::decide(text, source, said))
            || is_misfit(text, quote.language.as_str())
        {
            continue;
        }
        let place = || PathBuf::root().key("quotes").index(number);
        let message = format!(
            "the words of {} are in {}, the language of the source, and not in {}",
            words::quoted(quote.id.as_str()),
            words::quoted(source),
            words::quoted(quote.language.as_str())
        );
        findings.push(
            Finding::new(
                &WORDS_OF_ANOTHER_LANGUAGE,
                Spot::value(place().key("language")),
                message,
            )
            .found(quote.language.as_str())
            .help(format!(
                "write `{source}`; if it was spoken in `{said}`, add \"original\": {{ \"language\": \
                 \"{said}\" }} and \"translation\": \"unknown\""
            ))
            .suggest(vec![Suggestion { value: source.to_owned(), score: 0.9 }])
            .related(Spot::value(place().key("text")), "the words"),
        );
    }
}

/// Whether the quote says that it was translated.
fn is_explained(quote: &Quote<'_>) -> bool {
    quote.original.is_some() || quote.translation.is_some_and(|how| how != TranslationKind::None)
}

fn decides(counts: Counts) -> bool {
    counts.words >= LEAST
        && counts.second == 0
        && counts.first >= FUNCTION_WORDS
        && counts.first * 5 >= counts.words
}

/// Whether function words and letters together decide: in few words a third, in more of them two words
/// or two letters, and nothing that is of the second language alone.
fn decide_in_all(counts: Counts, text: &str, (first, second): (&str, &str)) -> bool {
    let signs =
        || counts.first_in_all.max(letters::Pair::new(first, second).letters_of_first(text));
    counts.second_in_all == 0
        && counts.words >= LEAST
        && if counts.words >= SENTENCE {
            counts.first_in_all > 0 && signs() >= 2
        } else {
            counts.first_in_all >= 2 && counts.first_in_all * 3 >= counts.words
        }
}

/// The finding for a source whose text is in another language than it is said to be.
fn of_source(scope: &Scope<'_>, said: &str) -> Option<Finding> {
    let text = scope.text?.as_str();
    let language = likeliest(text, said)?;
    let counts = counts_of_source(text, language, said)?;
    let is_clear = counts.words >= LEAST_OF_SOURCE
        && counts.first >= FUNCTION_WORDS_OF_SOURCE
        && counts.first * 10 >= counts.words
        && counts.second * 10 <= counts.first
        && !is_misfit(text, said);
    let path = PathBuf::root().key("source").key("language");
    let tag = scope.record.source.language.as_str();
    let message = format!(
        "the text of the source is in {}, and not in {}",
        words::quoted(language),
        words::quoted(tag)
    );
    is_clear.then(|| {
        Finding::new(&WORDS_OF_ANOTHER_LANGUAGE, Spot::value(path), message)
            .found(tag)
            .help(format!("write `{language}`"))
            .suggest(vec![Suggestion { value: language.to_owned(), score: 0.9 }])
    })
}

/// The first subtag.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}
