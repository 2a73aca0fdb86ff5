//! See [`NOT_IN_CODE_LIST`].

use crate::diagnostic::{FixLevel, Suggestion};
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

/// The words of `vocabulary` that may have been meant by `value`: close in spelling, or, for
/// countries, called so. One country code is never taken for another that is close to it.
pub(crate) fn meant(vocabulary: &'static Vocabulary, value: &str) -> Vec<Suggestion> {
    if vocabulary.name != "country_code" {
        return nearest(value, vocabulary.words.iter().map(|word| word.word));
    }
    let called = called(vocabulary, value);
    called.map(|word| Suggestion { value: word.to_owned(), score: 0.9 }).into_iter().collect()
}

/// The code of the country that is called `value`: by its name, the beginning of its name or the
/// same words in another order.
fn called(vocabulary: &'static Vocabulary, value: &str) -> Option<&'static str> {
    // Shorter is a code of some scheme, longer is no name.
    if !(4..=100).contains(&value.len()) {
        return None;
    }
    let words = |name: &str| {
        let mut words: Vec<String> = name
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        words.sort();
        words
    };
    let lower = value.to_lowercase();
    let wanted = words(value);
    let begins = |name: &str| {
        let rest = name.to_lowercase().strip_prefix(&lower).map(str::to_owned);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    // Formal names are not taken apart: "Republic of China" is not China.
    let mut found =
        vocabulary.words.iter().filter(|word| words(word.doc) == wanted || begins(word.doc));
    let first = found.next()?;
    // A name that is shared names nobody.
    found.next().is_none().then_some(first.word)
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
        [] if vocabulary.words.len() > 100 => {
            finding.help(format!("look it up with `verbale explain {}`", vocabulary.name))
        }
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

#[cfg(test)]
mod tests {
    use super::meant;
    use crate::model::CountryCode;
    use crate::model::shape::{Model, Type};

    #[test]
    fn a_country_is_known_by_its_name_and_not_by_a_code_like_its_own() {
        let Type::Vocabulary(countries) = CountryCode::TYPE else { panic!("a closed list") };
        let code = |value: &str| meant(countries, value).first().map(|first| first.value.clone());
        for (name, wanted) in [
            ("Iran", "IRN"),
            ("iran", "IRN"),
            ("Federation, Russian", "RUS"),
            ("Russian Federation", "RUS"),
            ("Kosovo", "XKX"),
        ] {
            assert_eq!(code(name).as_deref(), Some(wanted), "{name}");
        }
        let others = [
            "GER",
            "UK",
            "US",
            "Holland",
            "Persia",
            "N/A",
            "",
            "of",
            "Republic of China",
            "Northern Ireland",
            "Democratic Republic of Congo",
            "Guinea",
            "New Mexico",
        ];
        for other in others {
            assert_eq!(code(other), None, "{other}");
        }
    }
}
