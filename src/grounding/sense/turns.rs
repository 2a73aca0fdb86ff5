//! Beginnings, ends and signs within a word that deny the rest of it, `affixes.tsv`.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt as _};

use super::lexicon::{canonical, is_undivided, rows};
use super::turkish;
use super::words::plain;

/// What denies a word in one language.
#[derive(Debug, Default)]
struct Affixes {
    prefixes: Vec<String>,
    suffixes: Vec<String>,
    /// Prefixes that may be words of their own.
    loose: Vec<String>,
    /// Beginnings of words that look denied and are not.
    others: Vec<String>,
}

static AFFIXES: LazyLock<HashMap<&'static str, Affixes>> = LazyLock::new(|| {
    let mut all: HashMap<&str, Affixes> = HashMap::new();
    for (language, kind, entries) in rows(include_str!("affixes.tsv")) {
        let affixes = all.entry(language).or_default();
        let list = match kind {
            "prefix" => &mut affixes.prefixes,
            "suffix" => &mut affixes.suffixes,
            "loose" => &mut affixes.loose,
            _ => &mut affixes.others,
        };
        list.extend(entries.split(", ").map(|entry| plain(entry, language)));
    }
    all
});

/// How many beginnings and ends are known in a language.
pub(super) fn count(language: &str) -> usize {
    AFFIXES.get(language).map_or(0, |affixes| affixes.prefixes.len() + affixes.suffixes.len())
}

/// The fewest letters of a word that a beginning or an end can turn round: "into" does not deny "to".
const STEM: usize = 3;

/// Whether `long` is `short` with a beginning, an end or a sign within that denies it: "unwilling" of
/// "willing", "non-negotiable" of "negotiable", "satmaz" of "satar".
pub(crate) fn turns_round(long: &str, short: &str, language: &str) -> bool {
    let language = canonical(language);
    let Some(affixes) = AFFIXES.get(language) else { return false };
    let bare = |word: &str| -> String {
        let kept = plain(word, language);
        kept.chars().filter(|c| !matches!(c, '-' | '\u{2010}' | '\u{2011}' | '־')).collect()
    };
    let (long, short) = (bare(long), bare(short));
    let least = match language {
        // A syllable is a letter.
        "ko" => 2,
        _ if is_undivided(language) => 1,
        _ => STEM,
    };
    let is_other = affixes.others.iter().any(|start| long.starts_with(start.as_str()));
    if short.chars().count() < least || is_other {
        return false;
    }
    affixes.prefixes.iter().any(|prefix| long.strip_prefix(prefix.as_str()) == Some(&short))
        || affixes.suffixes.iter().any(|suffix| long.strip_suffix(suffix.as_str()) == Some(&short))
        || (language == "tr" && turkish::turns_round(&long, &short))
}

/// Whether a word is a beginning that denies the next one: "non" in "non negotiable".
pub(crate) fn is_loose_prefix(word: &str, language: &str) -> bool {
    let affixes = AFFIXES.get(canonical(language));
    // "UN" is a name.
    let is_small = !word.contains(char::is_uppercase);
    is_small && affixes.is_some_and(|affixes| affixes.loose.iter().any(|loose| loose == word))
}

#[cfg(test)]
mod tests {
    use super::super::is_negation;
    use super::{is_loose_prefix, turns_round};

    #[test]
    fn negations_are_known_in_their_language() {
        for (word, language) in [
            ("Not", "en"),
            ("won’t", "en"),
            ("don't", "en"),
            ("n’est", "fr"),
            ("pas", "fr"),
            ("نمی‌فروشیم", "fa"),
            ("我们不会", "zh"),
            ("keine", "de"),
            ("לא", "he"),
        ] {
            assert!(is_negation(word, language), "{word}");
        }
        for (word, language) in [
            ("note", "en"),
            ("pas", "en"),
            ("n't", "de"),
            ("nous", "fr"),
            ("not", "x-karvel"),
            ("我们会", "zh"),
            ("می‌فروشیم", "fa"),
        ] {
            assert!(!is_negation(word, language), "{word}");
        }
    }

    #[test]
    fn words_are_turned_round_at_either_end() {
        for (long, short, language) in [
            ("unwilling", "willing", "en"),
            ("Unwilling", "willing", "en"),
            ("non-negotiable", "negotiable", "en"),
            ("nonnegotiable", "negotiable", "en"),
            ("inconclusive", "conclusive", "en"),
            ("impossible", "possible", "en"),
            ("disagree", "agree", "en"),
            ("harmless", "harm", "en"),
            ("ungewiss", "gewiss", "de"),
            ("arbeitslos", "arbeits", "de"),
            ("désaccord", "accord", "fr"),
            ("неизвестно", "известно", "ru"),
            ("nieznane", "znane", "pl"),
            ("gelmedi", "geldi", "tr"),
            ("umutsuz", "umut", "tr"),
            ("satmaz", "satar", "tr"),
            ("gelmiyor", "geliyor", "tr"),
            ("satmayacağız", "satacağız", "tr"),
            ("unzulässig", "zulässig", "de"),
            ("otillåten", "tillåten", "sv"),
            ("नामंज़ूर", "मंज़ूर", "hi"),
            ("불가능", "가능", "ko"),
            ("不可能", "可能", "ja"),
            ("نادرست", "درست", "fa"),
            ("不能", "能", "zh"),
        ] {
            assert!(turns_round(long, short, language), "{long}");
            assert!(!turns_round(short, long, language), "{short}");
            assert!(!turns_round(long, long, language), "{long}");
        }
        for (long, short, language) in [
            ("into", "to", "en"),
            ("inform", "form", "en"),
            ("designed", "signed", "en"),
            ("rewilling", "willing", "en"),
            ("unwilling", "willin", "en"),
            ("неизвестно", "известно", "en"),
            ("unwilling", "willing", "x-karvel"),
            ("gelmedi", "geldi", "en"),
            ("gelkodi", "geldi", "tr"),
            ("görüşme", "görüş", "tr"),
            ("universal", "iversal", "en"),
        ] {
            assert!(!turns_round(long, short, language), "{long}");
        }
    }

    #[test]
    fn words_of_many_languages_are_known() {
        for (word, language) in [
            ("geen", "nl"),
            ("nigdy", "pl"),
            ("नहीं", "hi"),
            ("ありません", "ja"),
            ("없다", "ko"),
            ("barely", "en"),
            ("not-so", "en"),
            ("نہیں", "ur"),
        ] {
            assert!(is_negation(word, language), "{word}");
        }
        assert!(!is_negation("geen", "en") && !is_negation("ありません", "zh"));
        assert!(is_loose_prefix("non", "en") && !is_loose_prefix("un", "fr"));
        assert!(!is_loose_prefix("UN", "en"));
    }
}
