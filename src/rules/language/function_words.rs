//! In which language a text is, as far as its function words decide that.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::letters;
use crate::text::{is_alphanumeric, small};

/// A line each: a language, and words.
static WORDS: &str = include_str!("function-words.tsv");

/// So many words of a quote are looked at.
const MOST: usize = 200;

/// So many words of the text of a source are looked at.
const MOST_OF_SOURCE: usize = 2_000;

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
    /// Words that are one of the first language alone, or have a letter of it alone.
    pub(super) first_in_all: usize,
    /// Words that are one of the second language alone, or have a letter of it alone.
    pub(super) second_in_all: usize,
}

/// Counts the function words of two languages in a text; none where one of them is not known.
pub(super) fn counts(text: &str, first: &str, second: &str) -> Option<Counts> {
    counts_of(text, first, second, MOST)
}

/// The same for the text of a source.
pub(super) fn counts_of_source(text: &str, first: &str, second: &str) -> Option<Counts> {
    counts_of(text, first, second, MOST_OF_SOURCE)
}

fn counts_of(text: &str, first: &str, second: &str, most: usize) -> Option<Counts> {
    let bit = |language: &str| {
        LANGUAGES.iter().position(|known| *known == language).map(|number| 1_u64 << number)
    };
    let letters = letters::Pair::new(first, second);
    let (first, second) = (bit(first)?, bit(second)?);
    let mut counts = Counts::default();
    for part in parts(text).take(most) {
        let languages = languages_of(part);
        let is_first = languages & first != 0 && languages & second == 0;
        let is_second = languages & second != 0 && languages & first == 0;
        let (has_first, has_second) = letters.of(part);
        counts.words += 1;
        counts.first += usize::from(is_first);
        counts.second += usize::from(is_second);
        counts.first_in_all += usize::from(is_first || has_first);
        counts.second_in_all += usize::from(is_second || has_second);
    }
    Some(counts)
}

/// The language of which the text of a source has more function words than of any other, and than of
/// the one that it is said to be in. None if it has no word of that one at all: it may be written in
/// other letters than in the table.
pub(super) fn likeliest(text: &str, said: &str) -> Option<&'static str> {
    let mut found = [0_usize; 64];
    for part in parts(text).take(MOST_OF_SOURCE) {
        let mut languages = languages_of(part);
        while let Some(count) = found.get_mut(languages.trailing_zeros() as usize) {
            *count += 1;
            languages &= languages - 1;
        }
    }
    let all = || LANGUAGES.iter().copied().zip(found);
    let said = all().find(|(language, count)| *language == said && *count > 0)?;
    let (language, count) = all().max_by_key(|(_, count)| *count)?;
    (count > said.1).then_some(language)
}

/// The words of a text.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let belongs = |c: char| is_alphanumeric(c) || is_mark(c);
    text.split(move |c: char| !belongs(c)).filter(|part| !part.is_empty())
}

/// The languages of which a word is a function word, a bit each.
fn languages_of(part: &str) -> u64 {
    let word: String = part.chars().map(small).collect();
    LEXICON.get(word.as_str()).copied().unwrap_or_default()
}

/// Whether a character belongs to the letter before it: accents, the points of Hebrew and Yiddish, and
/// the vowel signs of Indian scripts.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{900}'..='\u{DFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_two_languages_are_counted() {
        let text = "We will not give up the harbour";
        let counted = |first, second| counts(text, first, second).unwrap();
        let both =
            |first, first_in_all| Counts { words: 7, first, first_in_all, ..Counts::default() };
        assert_eq!(counted("en", "fr"), both(4, 4));
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
