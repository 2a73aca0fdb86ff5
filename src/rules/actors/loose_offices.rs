//! Words with which an office or body may well belong to another country.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use super::names::words;

/// A line each: a kind, and words.
static WORDS: &str = include_str!("loose-offices.tsv");

/// Whether a text has a word of that kind: `foreigner`, `abroad` or `relayed`.
pub(super) fn has(kind: &'static str, text: &str) -> bool {
    let Some(list) = LISTS.get(kind) else { return false };
    words(text).iter().any(|word| {
        list.whole.contains(word.as_str())
            || (!word.is_ascii() && list.within.iter().any(|part| word.contains(part)))
    })
}

/// The words of a kind.
#[derive(Default)]
struct List {
    whole: HashSet<&'static str>,
    /// Those of languages without blanks, which are found within a word.
    within: Vec<&'static str>,
}

static LISTS: LazyLock<HashMap<&'static str, List>> = LazyLock::new(|| {
    let mut lists: HashMap<&str, List> = HashMap::default();
    for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
        let Some((kind, words)) = line.split_once('\t') else { continue };
        let list = lists.entry(kind).or_default();
        for word in words.split(' ') {
            list.whole.insert(word);
            if word.starts_with(|c| ('\u{3400}'..='\u{D7FF}').contains(&c)) {
                list.within.push(word);
            }
        }
    }
    lists
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_kind() {
        for (kind, text) in [
            ("foreigner", "Honorary Consul"),
            ("foreigner", "почётный консул"),
            ("foreigner", "名誉領事"),
            ("abroad", "Embassy of Orvane"),
            ("abroad", "在伊朗大使馆"),
            ("relayed", "lawyer for the ministry"),
        ] {
            assert!(has(kind, text), "{text}");
        }
        for (kind, text) in [
            ("foreigner", "Foreign Minister"),
            ("abroad", "Ministry of Foreign Affairs"),
            ("relayed", "envoy"),
            ("other", "Embassy"),
        ] {
            assert!(!has(kind, text), "{text}");
        }
    }

    #[test]
    fn words_are_in_small_letters() {
        for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
            let (_, list) = line.split_once('\t').unwrap();
            assert_eq!(list, list.to_lowercase());
            assert!(list.split(' ').all(|word| words(word) == [word]), "{line}");
        }
    }
}
