//! See [`NOT_IN_CODE_LIST`].

use crate::diagnostic::FixLevel;
use crate::model::path::PathBuf;
use crate::model::shape::Vocabulary;
use crate::nearest::nearest;
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Spot, words};

rule! {
    /// A word is not in the closed list of its field.
    ///
    /// Closed lists make records comparable. Many have a way out, `other` with a text or `unknown`;
    /// the others have a word for every case. Words are in small letters with underscores; case
    /// counts.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organisation", "name": "Harbour Guild" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" }] }
    /// ```
    ///
    /// The fix puts the closest word in place, where one is closer than every other. It is safe where
    /// the two differ in case, separators or a single letter of a long word, as with spellings that
    /// differ between countries.
    NOT_IN_CODE_LIST = "V104" "not-in-code-list" Error fix Safe: "a word is not in the closed list of its field"
}

/// A word that is not in the list.
pub(crate) fn unlisted(path: PathBuf, vocabulary: &'static Vocabulary, value: &str) -> Finding {
    let message =
        format!("{} is not {}", words::quoted(value), words::a(&vocabulary.name.replace('_', " ")));
    let suggestions = nearest(value, vocabulary.words.iter().map(|word| word.word));
    let listed = vocabulary.words.iter().map(|word| word.word.to_owned()).collect();
    let finding = Finding::new(&NOT_IN_CODE_LIST, Spot::value(path), message)
        .found(value)
        .expected(Some(vocabulary.name), listed);
    match suggestions.as_slice() {
        [] => finding.help(format!("use one of {}", words::some_words(vocabulary, ", "))),
        [first, rest @ ..] => {
            let word = first.value.clone();
            // The same word spelt otherwise, as far as letters can tell.
            let is_spelling = first.score >= 0.87;
            let alone = rest.first().is_none_or(|second| second.score < first.score);
            let finding =
                finding.help(format!("use `{word}`")).label(format!("did you mean `{word}`?"));
            let finding = finding.suggest(suggestions);
            if alone {
                let level = if is_spelling { FixLevel::Safe } else { FixLevel::Unsafe };
                let replacement = Change::Replace(format!("\"{word}\""));
                finding.repair(level, format!("replace with `{word}`"), replacement)
            } else {
                finding
            }
        }
    }
}
