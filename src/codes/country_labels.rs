//! The names of countries in many languages.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A head line with the languages, then a line for each country: its code of three letters and its
/// names, language by language.
static NAMES: &str = include_str!("country-names.tsv");

/// What countries are called in a language.
pub(crate) struct OfLanguage {
    /// The primary subtag.
    pub language: &'static str,
    /// Each name with the alpha-3 code of the country, in order of codes.
    pub names: Vec<(&'static str, &'static str)>,
}

/// The names of countries, language by language.
pub(crate) fn all() -> &'static [OfLanguage] {
    static ALL: LazyLock<Vec<OfLanguage>> = LazyLock::new(read);
    &ALL
}

/// The names of countries in that language: a primary subtag in small letters.
pub(crate) fn in_language(language: &str) -> Option<&'static OfLanguage> {
    all().iter().find(|known| known.language == language)
}

/// Whether a country has that name in one of the languages, letter by letter.
pub(crate) fn is_called(country: &str, name: &str) -> bool {
    static BY_CODE: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
        let lines = NAMES.lines().filter(|line| !line.starts_with('#'));
        lines.skip(1).filter_map(|line| line.split_once('\t')).collect()
    });
    let names = BY_CODE.get(country).copied().unwrap_or_default();
    names.split(['\t', '|']).any(|known| known == name)
}

fn read() -> Vec<OfLanguage> {
    let mut lines = NAMES.lines().filter(|line| !line.starts_with('#'));
    let languages = lines.next().unwrap_or_default().split('\t').skip(1);
    let mut all: Vec<OfLanguage> =
        languages.map(|language| OfLanguage { language, names: Vec::new() }).collect();
    for line in lines {
        let mut cells = line.split('\t');
        let Some(code) = cells.next() else { continue };
        for (known, cell) in all.iter_mut().zip(cells) {
            let names = cell.split('|').filter(|name| !name.is_empty());
            known.names.extend(names.map(|name| (name, code)));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::countries;

    #[test]
    fn each_language_names_the_countries() {
        assert_eq!(all().len(), 18);
        for known in all() {
            assert!(known.names.len() > 240, "{}: {}", known.language, known.names.len());
        }
        for (language, name, code) in [
            ("ar", "إيران", "IRN"),
            ("he", "איראן", "IRN"),
            ("zh", "伊朗", "IRN"),
            ("ja", "アメリカ", "USA"),
            ("uk", "Туреччина", "TUR"),
            ("nl", "Duitsland", "DEU"),
        ] {
            let known = in_language(language).unwrap();
            assert!(known.names.contains(&(name, code)), "{name}");
        }
        assert!(in_language("tlh").is_none());
    }

    #[test]
    fn a_country_is_called_by_its_names() {
        for name in ["Iran", "إيران", "伊朗", "Иран"] {
            assert!(is_called("IRN", name) && !is_called("IRQ", name), "{name}");
        }
        assert!(is_called("USA", "America") && !is_called("USA", "") && !is_called("XXX", "Iran"));
    }

    #[test]
    fn names_are_clean_and_mean_one_country() {
        let codes: Vec<&str> = countries::current().map(|country| country.alpha_3).collect();
        for known in all() {
            let mut names: Vec<String> =
                known.names.iter().map(|(name, _)| name.to_lowercase()).collect();
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), count, "{}: a name occurs twice", known.language);
            for (name, code) in &known.names {
                assert_eq!(name.trim(), *name);
                assert!(name.chars().count() >= 2 && !name.contains(['(', '（']), "{name}");
                assert!(codes.contains(code) || *code == "XKX", "{code}");
            }
        }
    }
}
