//! Hebrew and Arabic write some short words together with what follows, also before a mark:
//! `ש"..."`, `و"..."`. Hebrew also writes the mark within acronyms, before their last letter.

use super::around::{Around, is_invisible};

/// The longest such word, in letters.
const LONGEST: usize = 5;

/// How many characters are read for it, of which some cannot be seen.
const LOOKED_AT: usize = 12;

/// Whether the letters directly before byte `at` are a word that is written together with the next.
pub(super) fn is_prefixed(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().chars().rev();
    let before = before.take(LOOKED_AT).filter(|c| !is_invisible(*c));
    let mut letters: Vec<char> =
        before.take(LONGEST + 1).take_while(|c| is_hebrew(*c) || is_arabic(*c)).collect();
    letters.reverse();
    let word: String = letters.iter().collect();
    match letters.last() {
        Some('\u{640}') => true,
        Some(c) if letters.len() <= LONGEST && is_hebrew(*c) => is_hebrew_prefix(&word),
        Some(_) if letters.len() <= LONGEST => is_arabic_prefix(&word),
        _ => false,
    }
}

/// Whether a mark at that place is within a Hebrew word, as in acronyms.
pub(super) fn is_in_hebrew_word((before, after): Around) -> bool {
    before.is_some_and(is_hebrew) && after.is_some_and(is_hebrew)
}

/// Whether more than one Hebrew letter begins at byte `at`: the mark of an acronym has one after it.
pub(super) fn has_hebrew_word(text: &str, at: usize) -> bool {
    let after = text.get(at..).unwrap_or_default().chars().take(LOOKED_AT);
    after.filter(|c| !is_invisible(*c)).take(2).filter(|c| is_hebrew(*c)).count() == 2
}

/// The letters and points, without the marks.
const fn is_hebrew(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5F2}') && !matches!(c, '־' | '׀' | '׃' | '׆')
}

const fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{65F}' | '\u{66E}'..='\u{6D3}')
}

/// "and", "that", "when"; "in", "to", "from", "as"; "the", in this order.
fn is_hebrew_prefix(word: &str) -> bool {
    let word = without(word, &["ו"]);
    let word = without(word, &["לכש", "כש", "מש", "בש", "ש"]);
    let word = without(word, &["ב", "ל", "מ", "כ"]);
    without(word, &["ה"]).is_empty()
}

/// "and", "so"; "in", "as", "to", "will"; "the", in this order.
fn is_arabic_prefix(word: &str) -> bool {
    let word = without(word, &["و", "ف"]);
    let word = without(word, &["ب", "ك", "لل", "ل", "س"]);
    without(word, &["ال"]).is_empty()
}

/// A word without the first of these beginnings that it has.
fn without<'w>(word: &'w str, beginnings: &[&str]) -> &'w str {
    beginnings.iter().find_map(|beginning| word.strip_prefix(beginning)).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_written_together_with_the_next() {
        for word in
            ["ו", "ש", "כש", "וש", "שה", "לכש", "ושב", "ב", "و", "بال", "ل", "وال", "بـ", "x و"]
        {
            assert!(is_prefixed(word, word.len()), "{word}");
        }
        for word in ["", "צה", "אר", "מנכ", "דו", "لا", "نعم", "venn", "שלום", "x "]
        {
            assert!(!is_prefixed(word, word.len()), "{word}");
        }
    }
}
