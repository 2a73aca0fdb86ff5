//! From names to country codes.

use std::sync::LazyLock;

use crate::codes::country_names;
use crate::model::CountryCode;
use crate::model::shape::{Model, Type, Word};

/// The codes with the names of the countries.
fn countries() -> &'static [Word] {
    match CountryCode::TYPE {
        Type::Vocabulary(vocabulary) => vocabulary.words,
        _ => &[],
    }
}

/// The words of a name in small letters, in order of the alphabet.
fn words(name: &str) -> Vec<String> {
    let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = parts.map(str::to_lowercase).collect();
    words.sort();
    words
}

/// The codes with their names in small letters, and the words of these.
static NAMES: LazyLock<Vec<(&str, String, Vec<String>)>> = LazyLock::new(|| {
    countries().iter().map(|word| (word.word, word.doc.to_lowercase(), words(word.doc))).collect()
});

/// The code of the country that is called `value`: by its name, the beginning of its name, the same
/// words in another order, or another name that it goes by.
pub(crate) fn named(value: &str) -> Option<&'static str> {
    // Shorter is a code of some scheme, longer is no name.
    if !(3..=100).contains(&value.len()) {
        return None;
    }
    if let Some(country) = country_names::named(value) {
        return Some(country);
    }
    if value.len() == 3 {
        return None;
    }
    let lower = value.to_lowercase();
    let wanted = words(value);
    let begins = |name: &str| {
        let rest = name.strip_prefix(lower.as_str());
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    // Formal names are not taken apart: "Republic of China" is not China.
    let mut found = NAMES.iter().filter(|(_, name, words)| *words == wanted || begins(name));
    let (code, ..) = found.next()?;
    // A name that is shared names nobody.
    found.next().is_none().then_some(*code)
}

/// Whether a name contains that of a country, word by word: "Foreign Ministry of Sweden".
pub(crate) fn contains(text: &str, code: &str) -> bool {
    let text = words(text);
    let within = |country: &str| {
        let country = words(country);
        !country.is_empty() && country.iter().all(|word| text.contains(word))
    };
    within(name(code)) || country_names::of(code).any(within)
}

/// The one country whose name begins with these three letters.
pub(crate) fn beginning(value: &str) -> Option<&'static str> {
    if value.chars().count() != 3 {
        return None;
    }
    let lower = value.to_lowercase();
    let mut found = NAMES.iter().filter(|(_, name, _)| name.starts_with(&lower));
    let (code, ..) = found.next()?;
    found.next().is_none().then_some(*code)
}

/// The name of a country, without the year of its end.
pub(crate) fn name(code: &str) -> &'static str {
    let doc = countries().iter().find(|word| word.word == code).map_or("", |word| word.doc);
    doc.split_once(", until ").map_or(doc, |(name, _)| name)
}

/// Every code of the list with the name of its country, without the year of its end.
pub(super) fn codes_with_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    countries()
        .iter()
        .map(|word| (word.word, word.doc.split_once(", until ").map_or(word.doc, |(name, _)| name)))
}

/// Whether it is a code of the list.
pub(crate) fn is_listed(code: &str) -> bool {
    code.parse::<CountryCode>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_known_by_its_name_and_not_by_a_code_like_its_own() {
        for (name, wanted) in [
            ("Iran", "IRN"),
            ("iran", "IRN"),
            ("Federation, Russian", "RUS"),
            ("Russian Federation", "RUS"),
            ("Russia", "RUS"),
            ("Kosovo", "XKX"),
            ("Holland", "NLD"),
            ("PERSIA", "IRN"),
            ("UAE", "ARE"),
            ("Democratic Republic of Congo", "COD"),
            ("Soviet Union", "SUN"),
        ] {
            assert_eq!(named(name), Some(wanted), "{name}");
        }
        let others =
            ["GER", "UK", "US", "N/A", "", "of", "Republic of China", "Northern Ireland", "Guinea"];
        for other in others.into_iter().chain(["New Mexico", "Mali", "Mal"].into_iter().skip(2)) {
            assert_eq!(named(other), None, "{other}");
        }
    }

    #[test]
    fn three_letters_may_begin_one_name() {
        assert_eq!(beginning("JAP"), Some("JPN"));
        assert_eq!(beginning("ire"), Some("IRL"));
        assert_eq!(beginning("MAL"), None);
        assert_eq!(beginning("ZZZ"), None);
        assert_eq!(beginning("JAPA"), None);
    }

    #[test]
    fn other_names_lead_to_countries_and_are_found() {
        for (name, country) in country_names::OTHER_NAMES {
            assert!(is_listed(country), "{name}");
            assert_eq!(named(&name.to_uppercase()), Some(*country), "{name}");
        }
        assert_eq!(name("SUN"), "Soviet Union");
        assert_eq!(name("RUS"), "Russian Federation");
    }
}
