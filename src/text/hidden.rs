//! Characters that cannot be seen, and names for them.
//!
//! They are not forbidden as such (a joiner is part of Persian and of emoji), but where one slips
//! into an identifier or a quotation nobody finds the difference by looking.

use std::fmt;

/// Why a character cannot be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Hidden {
    /// A control code: C0 except tab, line feed and carriage return; DEL; C1.
    Control,
    /// Changes the direction of the text around it.
    Bidi,
    /// Takes no room: zero width spaces and joiners, word joiner, byte order mark, Mongolian vowel
    /// separator.
    ZeroWidth,
    /// The soft hyphen, shown at most at the end of a line.
    SoftHyphen,
    /// Chooses a form of the character before it.
    VariationSelector,
    /// A tag: shown nowhere, and able to carry whole hidden sentences in ASCII.
    Tag,
    /// Marks off an interlinear annotation.
    Annotation,
    /// The line or paragraph separator of Unicode, which most programs do not treat as a line end.
    Separator,
    /// A filler of the Korean script, which is a letter without a form.
    Filler,
    /// Not a character and never to be one (U+FFFE, U+FFFF, U+FDD0 and so on).
    Noncharacter,
}

impl Hidden {
    /// What it is in words, with an article.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Hidden::Control => "a control code",
            Hidden::Bidi => "a control of text direction",
            Hidden::ZeroWidth => "a character without width",
            Hidden::SoftHyphen => "a soft hyphen",
            Hidden::VariationSelector => "a variation selector",
            Hidden::Tag => "a tag character",
            Hidden::Annotation => "an annotation mark",
            Hidden::Separator => "a separator of lines or paragraphs",
            Hidden::Filler => "a filler without a form",
            Hidden::Noncharacter => "a noncharacter",
        }
    }
}

impl fmt::Display for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whether a character cannot be seen, and why.
///
/// Spaces of any width are not hidden: they can be seen as room.
#[must_use]
pub const fn hidden(c: char) -> Option<Hidden> {
    Some(match c {
        '\t' | '\n' | '\r' => return None,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Hidden::Control,
        '\u{AD}' => Hidden::SoftHyphen,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Hidden::Bidi
        }
        '\u{180E}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => Hidden::ZeroWidth,
        '\u{2028}' | '\u{2029}' => Hidden::Separator,
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => Hidden::Filler,
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => Hidden::VariationSelector,
        '\u{FFF9}'..='\u{FFFB}' => Hidden::Annotation,
        '\u{E0000}'..='\u{E007F}' => Hidden::Tag,
        '\u{FDD0}'..='\u{FDEF}' => Hidden::Noncharacter,
        // The last two code points of each of the 17 planes.
        c if c as u32 & 0xFFFE == 0xFFFE => Hidden::Noncharacter,
        _ => return None,
    })
}

/// Whether a text has a character that cannot be seen. It is looked at by bytes: none begins with
/// others than these.
#[must_use]
pub fn has_hidden(text: &str) -> bool {
    let bytes = text.as_bytes();
    let may_be = |(at, byte): (usize, &u8)| {
        let next = || bytes.get(at + 1).copied().unwrap_or_default();
        match byte {
            0x20..=0x7E | 0x80..=0xC1 | 0xC3..=0xD7 | 0xD9..=0xE0 | 0xE4..=0xEE => false,
            0xD8 => next() == 0x9C,
            0xE1 => matches!(next(), 0x85 | 0xA0),
            0xE2 => matches!(next(), 0x80 | 0x81),
            0xE3 => next() == 0x85,
            _ => true,
        }
    };
    let first = |at| text.get(at..).and_then(|rest| rest.chars().next());
    let found = bytes.iter().enumerate().filter(|pair| may_be(*pair));
    found.filter_map(|(at, _)| first(at)).any(|c| hidden(c).is_some())
}

/// A character by its code point, with its name in Unicode where it is well known:
/// `U+202E RIGHT-TO-LEFT OVERRIDE`, `U+E0041`.
///
/// Control codes have no name in Unicode; they go by their names in ISO 6429.
#[must_use]
pub fn code_point(c: char) -> String {
    match name(c) {
        Some(name) => format!("U+{:04X} {name}", u32::from(c)),
        None => format!("U+{:04X}", u32::from(c)),
    }
}

/// The names of the characters that are met in practice.
const fn name(c: char) -> Option<&'static str> {
    Some(match c {
        '\0' => "NULL",
        '\u{7}' => "BELL",
        '\u{8}' => "BACKSPACE",
        '\t' => "CHARACTER TABULATION",
        '\n' => "LINE FEED",
        '\u{B}' => "LINE TABULATION",
        '\u{C}' => "FORM FEED",
        '\r' => "CARRIAGE RETURN",
        '\u{1A}' => "SUBSTITUTE",
        '\u{1B}' => "ESCAPE",
        ' ' => "SPACE",
        '\u{7F}' => "DELETE",
        '\u{85}' => "NEXT LINE",
        '\u{A0}' => "NO-BREAK SPACE",
        '\u{AD}' => "SOFT HYPHEN",
        '\u{61C}' => "ARABIC LETTER MARK",
        '\u{115F}' => "HANGUL CHOSEONG FILLER",
        '\u{1160}' => "HANGUL JUNGSEONG FILLER",
        '\u{1680}' => "OGHAM SPACE MARK",
        '\u{180E}' => "MONGOLIAN VOWEL SEPARATOR",
        '\u{2002}' => "EN SPACE",
        '\u{2003}' => "EM SPACE",
        '\u{2007}' => "FIGURE SPACE",
        '\u{2009}' => "THIN SPACE",
        '\u{200B}' => "ZERO WIDTH SPACE",
        '\u{200C}' => "ZERO WIDTH NON-JOINER",
        '\u{200D}' => "ZERO WIDTH JOINER",
        '\u{200E}' => "LEFT-TO-RIGHT MARK",
        '\u{200F}' => "RIGHT-TO-LEFT MARK",
        '\u{2018}' => "LEFT SINGLE QUOTATION MARK",
        '\u{2019}' => "RIGHT SINGLE QUOTATION MARK",
        '\u{201C}' => "LEFT DOUBLE QUOTATION MARK",
        '\u{201D}' => "RIGHT DOUBLE QUOTATION MARK",
        '\u{201E}' => "DOUBLE LOW-9 QUOTATION MARK",
        '\u{2028}' => "LINE SEPARATOR",
        '\u{2029}' => "PARAGRAPH SEPARATOR",
        '\u{202A}' => "LEFT-TO-RIGHT EMBEDDING",
        '\u{202B}' => "RIGHT-TO-LEFT EMBEDDING",
        '\u{202C}' => "POP DIRECTIONAL FORMATTING",
        '\u{202D}' => "LEFT-TO-RIGHT OVERRIDE",
        '\u{202E}' => "RIGHT-TO-LEFT OVERRIDE",
        '\u{202F}' => "NARROW NO-BREAK SPACE",
        '\u{2060}' => "WORD JOINER",
        '\u{2066}' => "LEFT-TO-RIGHT ISOLATE",
        '\u{2067}' => "RIGHT-TO-LEFT ISOLATE",
        '\u{2068}' => "FIRST STRONG ISOLATE",
        '\u{2069}' => "POP DIRECTIONAL ISOLATE",
        '\u{3000}' => "IDEOGRAPHIC SPACE",
        '\u{3164}' => "HANGUL FILLER",
        '\u{FE0E}' => "VARIATION SELECTOR-15",
        '\u{FE0F}' => "VARIATION SELECTOR-16",
        '\u{FEFF}' => "ZERO WIDTH NO-BREAK SPACE (byte order mark)",
        '\u{FFA0}' => "HALFWIDTH HANGUL FILLER",
        '\u{FFF9}' => "INTERLINEAR ANNOTATION ANCHOR",
        '\u{FFFA}' => "INTERLINEAR ANNOTATION SEPARATOR",
        '\u{FFFB}' => "INTERLINEAR ANNOTATION TERMINATOR",
        '\u{FFFD}' => "REPLACEMENT CHARACTER",
        '\u{E0001}' => "LANGUAGE TAG",
        '\u{E007F}' => "CANCEL TAG",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_what_characters_do() {
        for c in '\0'..=char::MAX {
            assert_eq!(has_hidden(&format!("a{c}b")), hidden(c).is_some(), "{c:?}");
        }
    }

    #[test]
    fn counts_of_each_kind() {
        let count = |kind| ('\0'..=char::MAX).filter(|c| hidden(*c) == Some(kind)).count();
        assert_eq!(count(Hidden::Control), 29 + 33);
        assert_eq!(count(Hidden::Bidi), 3 + 5 + 4);
        assert_eq!(count(Hidden::ZeroWidth), 6);
        assert_eq!(count(Hidden::SoftHyphen), 1);
        assert_eq!(count(Hidden::VariationSelector), 16 + 240);
        assert_eq!(count(Hidden::Tag), 128);
        assert_eq!(count(Hidden::Annotation), 3);
        assert_eq!(count(Hidden::Separator), 2);
        assert_eq!(count(Hidden::Filler), 4);
        assert_eq!(count(Hidden::Noncharacter), 66);
    }

    #[test]
    fn what_can_be_seen_is_not_hidden() {
        for c in "aé \t\n\r\u{A0}\u{2003}\u{3000}€😀\u{301}\u{FFFD}\u{E000}".chars() {
            assert_eq!(hidden(c), None, "{}", code_point(c));
        }
    }

    #[test]
    fn names() {
        assert_eq!(code_point('\u{202E}'), "U+202E RIGHT-TO-LEFT OVERRIDE");
        assert_eq!(code_point('\0'), "U+0000 NULL");
        assert_eq!(code_point('\u{1}'), "U+0001");
        assert_eq!(code_point('\u{E0041}'), "U+E0041");
        assert_eq!(Hidden::Bidi.to_string(), "a control of text direction");
    }
}
