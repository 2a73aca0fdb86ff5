//! Words of the data, made safe to show.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use crate::text::{Hidden, hidden};

/// Text that may come from anywhere, shown so that it cannot do anything to a terminal.
///
/// A record is written by strangers. A terminal that is handed its bytes may be made to move the
/// cursor, to set its title, to answer as if somebody had typed, or to show words in another order
/// than they are read. So whatever came from outside, names of files included, is displayed
/// through this type and no other way: every character that is not seen as itself appears as
/// `\u{202e}`.
///
/// ```
/// use verbale::report::Sanitized;
///
/// assert_eq!(Sanitized::line("red\u{1b}[31m\nline").to_string(), r"red\u{1b}[31m\nline");
/// assert_eq!(Sanitized::block("two\nlines\r").to_string(), "two\nlines\\r");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Sanitized<'a> {
    text: &'a str,
    block: bool,
}

impl<'a> Sanitized<'a> {
    /// Text for the middle of a line: line feeds and tabs are escaped as well.
    #[must_use]
    pub const fn line(text: &'a str) -> Self {
        Self { text, block: false }
    }

    /// Text of several lines: line feeds and tabs stay.
    #[must_use]
    pub const fn block(text: &'a str) -> Self {
        Self { text, block: true }
    }

    /// Whether `c` has to be escaped here.
    fn escapes(&self, c: char) -> bool {
        match c {
            '\t' | '\n' => !self.block,
            _ => is_deceptive(c),
        }
    }
}

impl fmt::Display for Sanitized<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.text;
        while let Some(at) = rest.find(|c| self.escapes(c)) {
            let (plain, tail) = rest.split_at(at);
            f.write_str(plain)?;
            let mut chars = tail.chars();
            match chars.next() {
                Some('\t') => f.write_str("\\t")?,
                Some('\n') => f.write_str("\\n")?,
                Some('\r') => f.write_str("\\r")?,
                Some(c) => write!(f, "\\u{{{:x}}}", u32::from(c))?,
                None => {}
            }
            rest = chars.as_str();
        }
        f.write_str(rest)
    }
}

/// Whether a character does something other than to be seen as itself.
///
/// All that [`hidden`] knows except the variation selectors, which are part of many emoji; and
/// those that only a display treats specially: carriage return, invisible operators, and the
/// deprecated format characters.
pub(super) fn is_deceptive(c: char) -> bool {
    match c {
        ' '..='~' => false,
        '\r' | '\u{2061}'..='\u{2065}' | '\u{206A}'..='\u{206F}' => true,
        _ => !matches!(hidden(c), None | Some(Hidden::VariationSelector)),
    }
}

/// One character that takes the place of one that must not be shown, so that columns stay.
///
/// Control codes have pictures in Unicode; for the others there is the replacement character.
#[cfg(feature = "cli")]
pub(super) fn stand_in(c: char) -> char {
    match c {
        '\t' => '\t',
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}'),
        '\u{7F}' => '\u{2421}',
        _ if is_deceptive(c) => '\u{FFFD}',
        _ => c,
    }
}

/// As much of a text as fits into `limit` characters; what is cut is marked with `…`.
pub(super) fn clip(text: &str, limit: usize) -> Cow<'_, str> {
    match text.char_indices().nth(limit) {
        None => Cow::Borrowed(text),
        Some((at, _)) => {
            let mut short = String::with_capacity(at + 3);
            short.push_str(text.get(..at).unwrap_or_default());
            let _ = short.write_char('…');
            Cow::Owned(short)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What no output may hold: anything a terminal acts on, except LF and TAB.
    fn acts(c: char) -> bool {
        c.is_control() && c != '\n' && c != '\t'
            || matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
            || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{AD}' | '\u{FFF9}'..='\u{FFFB}')
            || matches!(c, '\u{E0000}'..='\u{E007F}')
    }

    #[test]
    fn no_character_gets_through() {
        let all: String = ('\0'..=char::MAX).collect();
        assert!(!Sanitized::line(&all).to_string().contains(|c| acts(c) || c == '\n' || c == '\t'));
        assert!(!Sanitized::block(&all).to_string().contains(acts));
    }

    #[test]
    fn what_can_be_seen_stays() {
        for text in ["", "Ali Shamkhani", "مذاکرات", "\u{2764}\u{FE0F}", "e\u{301}", r"a\nb", "😀"]
        {
            assert_eq!(Sanitized::line(text).to_string(), text);
        }
    }

    #[test]
    fn escapes_by_code_point() {
        assert_eq!(Sanitized::line("\0\u{7f}\u{9b}").to_string(), r"\u{0}\u{7f}\u{9b}");
        assert_eq!(Sanitized::line("a\u{202e}b\r\n\t").to_string(), r"a\u{202e}b\r\n\t");
        assert_eq!(Sanitized::block("a\r\n\tb").to_string(), "a\\r\n\tb");
    }

    #[cfg(feature = "cli")]
    #[test]
    fn a_stand_in_is_one_harmless_character() {
        assert!(!('\0'..=char::MAX).map(stand_in).any(acts));
        assert_eq!(stand_in('\u{1b}'), '␛');
        assert_eq!(stand_in('\u{7f}'), '␡');
        assert_eq!(stand_in('\u{9b}'), '\u{FFFD}');
        assert_eq!(stand_in('é'), 'é');
    }

    #[test]
    fn clips_at_characters() {
        assert_eq!(clip("éab", 3), "éab");
        assert_eq!(clip("éab", 1), "é…");
        assert_eq!(clip("", 0), "");
    }
}
