//! Which items of Wikidata are states and territories.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A line each: the code of three letters, the item.
static ITEMS: &str = include_str!("country-items.tsv");

/// The country that an item of Wikidata is, by its alpha-3 code.
pub(crate) fn country(item: &str) -> Option<&'static str> {
    static BY_ITEM: LazyLock<HashMap<&str, &str>> =
        LazyLock::new(|| lines().map(|(code, item)| (item, code)).collect());
    BY_ITEM.get(item).copied()
}

/// The item of Wikidata for a country.
pub(crate) fn item(country: &str) -> Option<&'static str> {
    lines().find(|(code, _)| *code == country).map(|(_, item)| item)
}

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    ITEMS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::countries;

    #[test]
    fn items_are_of_countries_and_each_of_one() {
        for (code, item) in lines() {
            let listed = countries::current().any(|known| known.alpha_3 == code);
            assert!(listed || code == "XKX" || countries::former(code).is_some(), "{code}");
            assert!(item.strip_prefix('Q').is_some_and(|n| n.parse::<u32>().is_ok()), "{item}");
            assert_eq!(country(item), Some(code), "{item} occurs twice");
        }
        for known in countries::current().filter(|known| known.alpha_3 != "ATA") {
            assert!(item(known.alpha_3).is_some(), "{}", known.alpha_3);
        }
        for (code, known) in [("IRQ", "Q796"), ("IRN", "Q794"), ("NLD", "Q55"), ("SUN", "Q15180")] {
            assert_eq!((item(code), country(known)), (Some(known), Some(code)));
        }
        assert_eq!(country("Q42"), None);
    }
}
