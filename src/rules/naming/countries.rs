//! The names of countries in a text.

use std::ops::Range;
use std::sync::OnceLock;

use super::lexicon::Lexicon;
use super::scan::{Found, scan};
use crate::codes::country_labels::{self, OfLanguage};

/// Where countries are named in a text of that language, in order, with their alpha-3 codes.
pub(super) fn countries(text: &str, language: &str) -> Vec<(Range<usize>, &'static str)> {
    let Some((labels, lexicon)) = lexicon(language) else { return Vec::new() };
    let found = scan(lexicon, text, language).into_iter();
    found.filter_map(|found| Some((found.at.clone(), code(labels, lexicon, &found)?))).collect()
}

/// The country whose whole name was found.
fn code(labels: &OfLanguage, lexicon: &Lexicon, found: &Found) -> Option<&'static str> {
    if !found.trusted {
        return None;
    }
    let mut whole = found.hits.all.iter().filter_map(|hit| {
        let name = lexicon.name(*hit)?;
        (usize::from(name.words) == found.words).then_some(name.owner)
    });
    labels.names.get(whole.next()? as usize).map(|(_, code)| *code)
}

/// The names of countries in that language, ready to be looked for. Each is its own owner.
fn lexicon(language: &str) -> Option<(&'static OfLanguage, &'static Lexicon)> {
    static ALL: OnceLock<Vec<OnceLock<Lexicon>>> = OnceLock::new();
    let labels = country_labels::all();
    let all = ALL.get_or_init(|| labels.iter().map(|_| OnceLock::new()).collect());
    let number = labels.iter().position(|known| known.language == language)?;
    let (known, cell) = (labels.get(number)?, all.get(number)?);
    Some((known, cell.get_or_init(|| made(known))))
}

fn made(known: &OfLanguage) -> Lexicon {
    let mut lexicon = Lexicon::default();
    for (number, (name, _)) in (0_u32..).zip(&known.names) {
        lexicon.add(number, name);
    }
    lexicon
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_found_in_their_languages() {
        for (language, text, codes) in [
            (
                "en",
                "Iran and South Korea met the United States in Chad",
                &["IRN", "KOR", "USA", "TCD"][..],
            ),
            ("en", "a united front, the states", &[]),
            ("ar", "في إيران ولإيران والولايات المتحدة", &["IRN", "IRN", "USA"]),
            ("he", "באיראן ובארצות הברית", &["IRN", "USA"]),
            ("zh", "伊朗和美国在中国会谈", &["IRN", "USA", "CHN"]),
            ("ja", "イランと米国は日本で", &["IRN", "USA", "JPN"]),
            ("ko", "이란은 미국에서 중국과", &["IRN", "USA", "CHN"]),
            ("ru", "в Иране и Турции, с Францией", &["IRN", "TUR", "FRA"]),
            ("pl", "w Iranie i Turcji, z Francją", &["IRN", "TUR", "FRA"]),
            ("tr", "İran'ın Rusya'ya", &["IRN", "RUS"]),
            ("hi", "ईरान और अमेरिका ने", &["IRN", "USA"]),
            ("fa", "ایران و آمریکا", &["IRN", "USA"]),
            ("de", "Irans und Frankreichs", &["IRN", "FRA"]),
        ] {
            let found: Vec<_> =
                countries(text, language).into_iter().map(|(_, code)| code).collect();
            assert_eq!(found, codes, "{text}");
        }
    }
}
