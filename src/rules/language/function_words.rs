//! In which language a text is, as far as its function words decide that.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::text::{is_alphanumeric, small};

/// A line each: a language, and words.
static WORDS: &str = include_str!("function-words.tsv");

/// So many words of a text are looked at.
const MOST: usize = 200;

/// The languages that are known, at most as many as a set of them has bits.
static LANGUAGES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| rows().map(|(language, _)| language).take(64).collect());

/// Each word with the set of its languages, a bit each.
static LEXICON: LazyLock<HashMap<&'static str, u64>> = LazyLock::new(|| {
    let mut lexicon: HashMap<&str, u64> = HashMap::default();
    for (number, (_, words)) in rows().take(64).enumerate() {
        words.split(' ').for_each(|word| *lexicon.entry(word).or_default() |= 1 << number);
    }
    lexicon
});

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    WORDS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// What the words of a text say of two languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// All words, as far as they were looked at.
    pub(super) words: usize,
    /// Function words of the first language that the second one does not have.
    pub(super) first: usize,
    /// Function words of the second language that the first one does not have.
    pub(super) second: usize,
}

/// Counts the function words of two languages in a text; none where one of them is not known.
pub(super) fn counts(text: &str, first: &str, second: &str) -> Option<Counts> {
    let bit = |language: &str| {
        LANGUAGES.iter().position(|known| *known == language).map(|number| 1_u64 << number)
    };
    let (first, second) = (bit(first)?, bit(second)?);
    let mut counts = Counts::default();
    let mut word = String::new();
    let belongs = |c: &char| is_alphanumeric(*c) || is_mark(*c);
    let parts = text.split(|c: char| !belongs(&c)).filter(|part| !part.is_empty());
    for part in parts.take(MOST) {
        word.clear();
        word.extend(part.chars().map(small));
        let languages = LEXICON.get(word.as_str()).copied().unwrap_or_default();
        counts.words += 1;
        counts.second += usize::from(languages & second != 0 && languages & first == 0);
        counts.first += usize::from(languages & first != 0 && languages & second == 0);
    }
    Some(counts)
}

/// Whether a character belongs to the letter before it: accents, and the vowel signs of Indian scripts.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{900}'..='\u{DFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_two_languages_are_counted() {
        let text = "We will not give up the harbour";
        let counted = |first, second| counts(text, first, second).unwrap();
        assert_eq!(counted("en", "fr"), Counts { words: 7, first: 4, second: 0 });
        assert_eq!(counted("fr", "en").second, 4);
        assert_eq!(counts(text, "en", "tlh"), None);
        assert_eq!(counts("", "en", "fr"), Some(Counts::default()));
    }

    #[test]
    fn rows_are_clean() {
        let mut seen = Vec::new();
        for (language, words) in rows() {
            assert!(!seen.contains(&language), "{language}");
            seen.push(language);
            assert!(words.split(' ').count() >= 30, "{language}");
            assert!(words.split(' ').all(|word| !word.is_empty()), "{language}");
        }
        assert!((25..64).contains(&seen.len()), "{}", seen.len());
    }
}
