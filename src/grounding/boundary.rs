//! Whether a place lies within a letter or a word.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation as _};

use super::SourceText;

/// How far around a place a word is looked for, in bytes.
const REACH: usize = 200;

/// What a place cuts in two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// What a reader takes for one character (an extended grapheme cluster of Unicode Standard
    /// Annex 29): a letter and its accent, an emoji.
    Letter,
    /// A word.
    Word,
}

/// What the place before the scalar value number `at` cuts in two, if anything.
///
/// Words are told from their neighbours only in the Latin, Greek and Cyrillic scripts and in
/// numbers: elsewhere articles, prepositions and endings are written together with the word, or no
/// blanks are written at all.
#[must_use]
pub fn cut(text: &SourceText, at: usize) -> Option<Cut> {
    let byte = text.byte_at(at)?;
    let text = text.as_str();
    let (before, after) = text.split_at_checked(byte)?;
    let (last, first) = (before.chars().next_back()?, after.chars().next()?);
    if !(stands_alone(last) && stands_alone(first)) {
        let mut cursor = GraphemeCursor::new(byte, text.len(), true);
        // The whole text is given, so the cursor never asks for more.
        if cursor.is_boundary(text, 0) == Ok(false) {
            return Some(Cut::Letter);
        }
    }
    if !(is_of_word(last) && is_of_word(first)) {
        return None;
    }
    let from = before
        .char_indices()
        .rev()
        .take_while(|(start, c)| byte - start <= REACH && !c.is_whitespace());
    let from = from.last().map_or(byte, |(start, _)| start);
    let to = after.char_indices().take_while(|(end, c)| *end <= REACH && !c.is_whitespace());
    let to = to.last().map_or(byte, |(end, c)| byte + end + c.len_utf8());
    let bounds = text.get(from..to)?.split_word_bound_indices();
    let mut bounds = bounds.map(|(start, _)| from + start);
    (!bounds.any(|bound| bound == byte)).then_some(Cut::Word)
}

/// Whether a character is certainly one for readers, beside any other such one.
fn stands_alone(c: char) -> bool {
    matches!(c, ' '..='~' | '«' | '»' | '–'..='‟' | '…' | 'А'..='я' | 'א'..='ת' | 'آ'..='ؿ' | 'ف'..='ي'
        | '、'..='』' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿')
}

/// Whether words of this letter's script stand apart from others.
fn is_of_word(c: char) -> bool {
    let apart = matches!(c as u32,
        0x41..=0x24F | 0x370..=0x52F | 0x1C80..=0x1C8F | 0x1D00..=0x1DBF | 0x1E00..=0x1FFF
        | 0x2C60..=0x2C7F | 0x2DE0..=0x2DFF | 0xA640..=0xA69F | 0xA720..=0xA7FF);
    c.is_numeric() || (apart && c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cluster_joins_what_stands_alone() {
        let alone: Vec<char> = ('\0'..=char::MAX).filter(|c| stands_alone(*c)).collect();
        for c in &alone {
            for (text, count) in [(format!("a{c}b"), 3), (format!("{c}{c}"), 2)] {
                assert_eq!(text.graphemes(true).count(), count, "{c:?}");
            }
        }
    }

    fn at(text: &str, place: &str) -> Option<Cut> {
        let before = text.split_once(place).unwrap().0.chars().count();
        cut(&SourceText::new(&text.replace(place, "")), before)
    }

    #[test]
    fn words_and_letters_are_not_cut() {
        assert_eq!(at("a har|bour", "|"), Some(Cut::Word));
        assert_eq!(at("15|0 ships", "|"), Some(Cut::Word));
        assert_eq!(at("1|5 ships", "|"), Some(Cut::Word));
        assert_eq!(at("гав|ань", "|"), Some(Cut::Word));
        assert_eq!(at("λι|μάνι", "|"), Some(Cut::Word));
        assert_eq!(at("cafe|\u{301}", "|"), Some(Cut::Letter));
        assert_eq!(at("\u{1F469}|\u{200D}\u{1F680}", "|"), Some(Cut::Letter));
        assert_eq!(at("\u{1F1EB}|\u{1F1F7}", "|"), Some(Cut::Letter));
    }

    #[test]
    fn what_may_be_cut() {
        for text in [
            "|a",
            "a|",
            "a| b",
            "a |b",
            "Tesmar|’s",
            "non|-negotiable",
            "non-|negotiable",
            "(|a",
            "a|.",
            "港|口",
            "ท่า|เรือ",
            "وال|ميناء",
            "항구|가",
            "in 2024|–25",
            "a_|b",
        ] {
            assert_eq!(at(text, "|"), None, "{text}");
        }
        assert_eq!(cut(&SourceText::new("a"), 7), None);
        assert_eq!(cut(&SourceText::new(""), 0), None);
        // A word without end is looked at only near the place.
        let long = SourceText::new(&"x".repeat(100_000));
        assert_eq!(cut(&long, 50_000), Some(Cut::Word));
    }
}
