//! Folded text as words and marks.

use super::letters::{Class, class};

/// A word or a mark in a folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// The byte where it starts.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// Whether it is a word or a number, not a mark.
    pub word: bool,
}

/// The words and marks of a folded text, in order; blanks only divide them.
///
/// An apostrophe inside a word belongs to it, and so do a point and a comma inside a number. Three
/// dots are one mark.
pub(super) struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

/// The words and marks of a folded text.
pub(super) fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0 }
}

/// The character of `text` at byte `at`.
fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether a letter belongs to the word before an apostrophe. In Korean the mark is a quotation mark,
/// and a particle follows it.
fn follows_apostrophe(c: char) -> bool {
    class(c) == Class::Letter && !matches!(c, '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}')
}

/// Whether a point or a comma joins two digits to one number.
fn joins_digits(c: u8) -> bool {
    matches!(c, b'.' | b',')
}

impl Tokens<'_> {
    /// The end of the word that begins with `first` at byte `start`.
    fn word_end(&self, start: usize, first: char, of: Class) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start + first.len_utf8();
        loop {
            if of == Class::Letter {
                let rest = bytes.get(at..).unwrap_or_default();
                at += rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            }
            let Some(&byte) = bytes.get(at) else { break };
            if byte.is_ascii() {
                if of != Class::Letter || !(byte == b'\'' || joins_digits(byte)) {
                    break;
                }
                let joins = if byte == b'\'' {
                    char_at(self.text, at + 1).is_some_and(follows_apostrophe)
                } else {
                    bytes.get(at - 1).is_some_and(u8::is_ascii_digit)
                        && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
                };
                if !joins {
                    break;
                }
                at += 1;
                continue;
            }
            let Some(c) = char_at(self.text, at) else { break };
            match class(c) {
                Class::Joined => {}
                other if other == of && of != Class::Single => {}
                _ => break,
            }
            at += c.len_utf8();
        }
        at
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let start = self.at;
            let c = char_at(self.text, start)?;
            if c == ' ' {
                self.at += 1;
                continue;
            }
            let (end, word) = match class(c) {
                Class::Other => {
                    let dots = c == '.'
                        && self.text.get(start..).is_some_and(|rest| rest.starts_with("..."));
                    (start + if dots { 3 } else { c.len_utf8() }, false)
                }
                // A mark without a letter before it begins a word.
                Class::Joined => (self.word_end(start, c, Class::Letter), true),
                of => (self.word_end(start, c, of), true),
            };
            self.at = end;
            return Some(Token { start, end, word });
        }
    }
}

/// Whether a word runs across the joint of `before` and `after`, both parts of a source.
pub(super) fn within_word(before: &str, after: &str) -> bool {
    let seen = |c: &char| crate::text::hidden(*c).is_none();
    let mut left = before.chars().rev().filter(seen);
    let mut right = after.chars().filter(seen);
    let (Some(last), Some(first)) = (left.next(), right.next()) else { return false };
    let apostrophe = |c| matches!(c, '\'' | '’');
    let joint = |c| matches!(c, '.' | ',');
    match (class(last), class(first)) {
        (_, Class::Joined) | (Class::Letter | Class::Joined, Class::Letter) => true,
        (one @ (Class::Hiragana | Class::Katakana), other) => one == other,
        (Class::Letter | Class::Joined, Class::Other) if apostrophe(first) => {
            right.next().is_some_and(follows_apostrophe)
        }
        (Class::Other, Class::Letter) if apostrophe(last) && follows_apostrophe(first) => {
            left.next().is_some_and(|c| matches!(class(c), Class::Letter | Class::Joined))
        }
        (Class::Letter, Class::Other) if joint(first) && last.is_ascii_digit() => {
            right.next().is_some_and(|c| c.is_ascii_digit())
        }
        (Class::Other, Class::Letter) if joint(last) && first.is_ascii_digit() => {
            left.next().is_some_and(|c| c.is_ascii_digit())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        tokens(text).map(|token| &text[token.start..token.end]).collect()
    }

    #[test]
    fn words_and_marks() {
        assert_eq!(
            split("We don't, 'we' won't."),
            ["We", "don't", ",", "'", "we", "'", "won't", "."]
        );
        assert_eq!(split("말했다'라고"), ["말했다", "'", "라고"]);
        assert_eq!(split("10,000.5 m, 3.a"), ["10,000.5", "m", ",", "3", ".", "a"]);
        assert_eq!(split("a...b [...]"), ["a", "...", "b", "[", "...", "]"]);
        assert_eq!(split("不能a和ソウルの"), ["不", "能", "a", "和", "ソウル", "の"]);
        assert_eq!(split("ไม่"), ["ไ", "ม่"]);
        assert_eq!(split("x\u{301}y \u{301}z"), ["x\u{301}y", "\u{301}z"]);
        assert_eq!(split(""), [""; 0]);
    }

    #[test]
    fn joints_in_words() {
        for (before, after, within) in [
            ("par", "ty", true),
            ("par ", "ty", false),
            ("don", "’t", true),
            ("don’", "t", true),
            ("dogs", "’ ", false),
            ("1", ".5", true),
            ("1.", "5", true),
            ("1", ". 5", false),
            ("不", "能", false),
            ("می\u{200C}", "روم", true),
            ("e", "\u{301}", true),
            ("ソ", "ウ", true),
            ("ソ", "の", false),
            ("", "a", false),
        ] {
            assert_eq!(within_word(before, after), within, "{before:?} {after:?}");
        }
    }
}
