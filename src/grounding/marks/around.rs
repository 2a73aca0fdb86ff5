//! What is beside a mark.

/// The characters before and after a mark that can be seen.
pub(super) type Around = (Option<char>, Option<char>);

/// The most invisible characters beside a mark that are passed over.
const INVISIBLE: usize = 8;

/// The characters beside a place that can be seen.
pub(super) fn around(text: &str, at: usize, end: usize) -> Around {
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    (seen(before.chars().rev()), seen(after.chars()))
}

fn seen(chars: impl Iterator<Item = char>) -> Option<char> {
    chars.enumerate().find(|(n, c)| *n >= INVISIBLE || !is_invisible(*c)).map(|(_, c)| c)
}

/// Whether a character has no width: joiners, marks of direction, soft hyphens, byte order marks.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{61C}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'
    )
}

/// Whether `c` is of a script that is written without blanks, or that puts particles directly
/// after words: from CJK radicals on, Thai, Lao, Myanmar and Khmer.
pub(super) const fn is_wide(c: char) -> bool {
    c as u32 >= 0x2E80 && !matches!(c, '\u{FE00}'..='\u{FEFF}')
        || matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

/// Where the words of a paragraph begin: after the signs of a quoted message and after invisible
/// characters.
pub(super) fn head(text: &str, paragraph: &std::ops::Range<usize>) -> usize {
    let words = text.get(paragraph.clone()).unwrap_or_default();
    let mut rest = words;
    // Without a blank after it, it may be a mark.
    while let Some(after) = rest.strip_prefix('>')
        && after.starts_with([' ', '>', '\n'])
    {
        rest = after.trim_start();
    }
    paragraph.start + (words.len() - rest.trim_start_matches(is_invisible).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_are_passed_over() {
        let text = "a\u{200F}\u{200C}\"\u{FEFF}b";
        let at = text.find('"').unwrap();
        assert_eq!(around(text, at, at + 1), (Some('a'), Some('b')));
        assert_eq!(around("\"", 0, 1), (None, None));
        let far = format!("\"{}b", "\u{200C}".repeat(9));
        assert_eq!(around(&far, 0, 1).1, Some('\u{200C}'));
    }

    #[test]
    fn a_quoted_message_begins_after_its_signs() {
        for (text, at) in
            [("> a", 2), (">> a", 3), ("> > a", 4), (">>a", 1), ("\u{200F}a", 3), ("a", 0)]
        {
            assert_eq!(head(text, &(0..text.len())), at, "{text}");
        }
    }
}
