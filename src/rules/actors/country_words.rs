//! Words that tell of a state without its name.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt as _};
use memchr::memmem;

use crate::model::CountryCode;
use crate::text::{is_alphanumeric, is_without_blanks};

/// The beginnings of words, by country and language.
static WORDS: LazyLock<HashMap<(&'static str, &'static str), Vec<String>>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for line in include_str!("country-words.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        if let (Some(country), Some(language), Some(list)) =
            (cells.next(), cells.next(), cells.next())
        {
            let list = list.split(' ').map(|word| word.replace('_', " ")).collect();
            words.insert((country, language), list);
        }
    }
    words
});

/// Words of up to so many letters have to be whole: "US" is one, and no beginning of another.
const SHORT: usize = 3;

/// Whether a text in that language (a primary subtag) tells of that country by its capital, its
/// nation or the seat of its government.
pub(super) fn tells(text: &str, language: &str, country: Option<CountryCode>) -> bool {
    let words = country.and_then(|country| WORDS.get(&(country.as_str(), language)));
    words.into_iter().flatten().any(|word| has(text, word))
}

fn has(text: &str, word: &str) -> bool {
    let is_short = word.chars().nth(SHORT).is_none();
    // Arabic and Hebrew put articles and prepositions before a word, without a blank.
    let stands_alone = |c: char| {
        !is_without_blanks(c) && !('\u{590}'..='\u{8FF}').contains(&c) && is_alphanumeric(c)
    };
    memmem::find_iter(text.as_bytes(), word).any(|start| {
        let before = text.get(..start).and_then(|text| text.chars().next_back());
        let after = text.get(start + word.len()..).and_then(|text| text.chars().next());
        !(before.is_some_and(stands_alone) || is_short && after.is_some_and(stands_alone))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_told_by_their_words() {
        let tells =
            |text, language, country: &str| tells(text, language, Some(country.parse().unwrap()));
        for (text, language, country) in [
            ("Washington said so", "en", "USA"),
            ("the US side", "en", "USA"),
            ("a British envoy", "en", "GBR"),
            ("в Москве", "ru", "RUS"),
            ("وواشنطن", "ar", "USA"),
            ("美方表示", "zh", "USA"),
        ] {
            assert!(tells(text, language, country), "{text}");
        }
        for (text, language, country) in [
            ("He told us", "en", "USA"),
            ("the USual way", "en", "USA"),
            ("a British envoy", "en", "FRA"),
            ("Washington", "tlh", "USA"),
        ] {
            assert!(!tells(text, language, country), "{text}");
        }
        assert!(!super::tells("Washington", "en", None));
    }

    #[test]
    fn the_table_is_of_countries_and_languages() {
        for ((country, language), words) in &*WORDS {
            assert!(country.parse::<CountryCode>().is_ok(), "{country}");
            assert!(language.len() == 2 && words.iter().all(|word| !word.is_empty()), "{language}");
        }
    }
}
