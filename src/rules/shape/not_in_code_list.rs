//! See [`NOT_IN_CODE_LIST`].

use crate::diagnostic::{FixLevel, Suggestion};
use crate::model::path::PathBuf;
use crate::model::shape::Vocabulary;
use crate::nearest::{best, nearest};
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Spot, words};

rule! {
    /// A word is not in the closed list of its field.
    ///
    /// Closed lists make records comparable, and every one has a way out: `other` with a text, or
    /// `unknown`. Words are in small letters with underscores; case counts.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organisation", "name": "Harbour Guild" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" }] }
    /// ```
    ///
    /// The fix puts the closest word in place. It is safe where one word is closer than every other,
    /// and is not offered otherwise.
    NOT_IN_CODE_LIST = "V104" "not-in-code-list" Error fix Safe: "a word is not in the closed list of its field"
}

/// The words of `vocabulary` that may have been meant by `value`: close in spelling, or, for
/// countries, called so.
pub(crate) fn meant(vocabulary: &'static Vocabulary, value: &str) -> Vec<Suggestion> {
    let by_word = nearest(value, vocabulary.words.iter().map(|word| word.word));
    if vocabulary.name != "country_code" {
        return by_word;
    }
    let by_name = best(value, vocabulary.words.iter().map(|word| word.doc));
    let code = by_name.and_then(|name| {
        let word = vocabulary.words.iter().find(|word| word.doc == name.value)?;
        Some(Suggestion { value: word.word.to_owned(), score: name.score })
    });
    code.map_or(by_word, |code| vec![code])
}

/// A word that is not in the list.
pub(crate) fn unlisted(path: PathBuf, vocabulary: &'static Vocabulary, value: &str) -> Finding {
    let message =
        format!("{} is not {}", words::quoted(value), words::a(&vocabulary.name.replace('_', " ")));
    let suggestions = meant(vocabulary, value);
    let listed = vocabulary.words.iter().map(|word| word.word.to_owned()).collect();
    let finding = Finding::new(&NOT_IN_CODE_LIST, Spot::value(path), message)
        .found(value)
        .expected(Some(vocabulary.name), listed);
    match suggestions.as_slice() {
        [] => finding.help(format!("use one of {}", words::some_words(vocabulary, ", "))),
        [first, rest @ ..] => {
            let word = first.value.clone();
            let alone = rest.first().is_none_or(|second| second.score < first.score);
            let finding =
                finding.help(format!("use `{word}`")).label(format!("did you mean `{word}`?"));
            let finding = finding.suggest(suggestions);
            if alone {
                let replacement = Change::Replace(format!("\"{word}\""));
                finding.repair(FixLevel::Safe, format!("replace with `{word}`"), replacement)
            } else {
                finding
            }
        }
    }
}
