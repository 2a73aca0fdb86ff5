//! Which countries the name of a state is used for.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::country_names::codes_with_names;
use super::name_key::name_key;
use super::names::without_accents;
use crate::codes::{country_forms, country_labels, country_names, country_ties};

/// Longer is no name of a state.
const LONGEST: usize = 200;

/// The alpha-3 codes of the countries that go by that name in some language: short, formal or in
/// wide informal use, with or without an article. None for names that are not known.
pub(super) fn countries(name: &str) -> &'static [&'static str] {
    if name.len() > LONGEST {
        return &[];
    }
    // "Iran, Islamic Republic of" is "Islamic Republic of Iran".
    let turned = || {
        let (last, first) = name.split_once(", ")?;
        NAMES.get(key(&format!("{first} {last}")).as_str())
    };
    let known = NAMES.get(key(name).as_str()).or_else(turned);
    known.map(Vec::as_slice).unwrap_or_default()
}

/// Whether a name does not say that another country is meant.
pub(super) fn fits(name: &str, country: &str) -> bool {
    country_labels::is_called(country, name) || {
        let named = countries(name);
        named.is_empty() || named.iter().any(|code| may_be(code, country))
    }
}

/// Whether the country that has the name `named` may be written as `country`.
pub(super) fn may_be(named: &str, country: &str) -> bool {
    country_ties::are_related(named, country) || country_ties::lends_its_name(named, country)
}

/// Every known name in the form in which spellings of it are equal, with the codes of the countries.
static NAMES: LazyLock<HashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut all: HashMap<String, Vec<&'static str>> = HashMap::default();
    let mut add = |name: &str, code: &'static str| {
        let codes = all.entry(key(name)).or_default();
        if !codes.contains(&code) {
            codes.push(code);
        }
    };
    // Where a name has several meanings, all of them are in this table.
    for (name, codes) in country_forms::all() {
        codes.for_each(|code| add(name, code));
    }
    for language in country_labels::all() {
        language.names.iter().for_each(|(name, code)| add(name, code));
    }
    for (name, code) in country_names::OTHER_NAMES {
        add(name, code);
    }
    for (code, name) in codes_with_names() {
        add(name, code);
        // "Iran, Islamic Republic of" is "Islamic Republic of Iran".
        if let Some((last, first)) = name.split_once(", ") {
            add(&format!("{first} {last}"), code);
        }
    }
    all.remove("");
    all
});

/// A name without its article, accents, blanks and punctuation, in small letters.
fn key(name: &str) -> String {
    let lower = without_accents(name.trim()).replace('&', " and ");
    let mut rest = lower.as_str();
    for article in ["the ", "government of ", "the ", "la ", "le ", "les ", "l'", "l’", "die "] {
        rest = rest.strip_prefix(article).unwrap_or(rest);
    }
    let saint = rest.strip_prefix("st. ").or_else(|| rest.strip_prefix("st "));
    match saint {
        Some(rest) => name_key(&format!("saint {rest}")),
        None => name_key(rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_mean_countries_in_many_languages() {
        for (name, codes) in [
            ("Russia", &["RUS", "SUN"][..]),
            ("the Russian Federation", &["RUS"]),
            ("Rusia", &["RUS"]),
            ("РОССИЯ", &["RUS"]),
            ("روسيا", &["RUS"]),
            ("俄羅斯", &["RUS"]),
            ("Islamic Republic of Iran", &["IRN"]),
            ("Iran, Islamic Republic of", &["IRN"]),
            ("St. Lucia", &["LCA"]),
            ("Bosnia & Herzegovina", &["BIH"]),
            ("Cote d’Ivoire", &["CIV"]),
            ("U.S.", &["USA"]),
            ("Korea", &["KOR", "PRK"]),
            ("Government of the Netherlands", &["NLD"]),
        ] {
            assert_eq!(countries(name), codes, "{name}");
        }
        for name in ["", " ", "Orvane", "Moscow", "Abkhazia", "New Mexico", "the", "X"] {
            assert_eq!(countries(name), [""; 0], "{name}");
        }
    }

    #[test]
    fn a_name_fits_where_it_may_be_meant() {
        for (name, country) in [
            ("Soviet Union", "RUS"),
            ("Georgia", "USA"),
            ("Guinea", "GNB"),
            ("Ireland", "GBR"),
            ("Greenland", "DNK"),
            ("Orvane", "FRA"),
            ("Republic of China", "TWN"),
            ("Congo", "COD"),
        ] {
            assert!(fits(name, country), "{name} {country}");
        }
        for (name, country) in
            [("Russia", "BLR"), ("North Korea", "KOR"), ("Niger", "NGA"), ("Sudan", "SSD")]
        {
            assert!(!fits(name, country), "{name} {country}");
        }
    }
}
