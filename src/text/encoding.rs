//! From bytes to text, or to the name of what the bytes are instead.

use std::fmt;

/// Text decoded from UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decoded<'t> {
    /// The text without the byte order mark. Offsets into it are 3 smaller than offsets into the
    /// bytes if there was one.
    pub text: &'t str,
    /// Whether the bytes began with a UTF-8 byte order mark (EF BB BF).
    ///
    /// RFC 8259, section 8.1, forbids to write one and allows to ignore it.
    pub byte_order_mark: bool,
}

/// What bytes are that are not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EncodingKind {
    /// Some byte sequence that UTF-8 does not have, and no better guess.
    InvalidUtf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// UTF-32, little-endian.
    Utf32Le,
    /// UTF-32, big-endian.
    Utf32Be,
    /// Probably ISO 8859-1 or its kin Windows-1252.
    Latin1,
}

/// Bytes that are not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EncodingError {
    /// What they are instead.
    pub kind: EncodingKind,
    /// Offset of the first byte that cannot be read, counted from the first of all bytes,
    /// including a byte order mark. 0 for UTF-16 and UTF-32.
    pub offset: usize,
}

/// Decodes UTF-8 and drops one leading byte order mark.
///
/// # Errors
///
/// When the bytes are not UTF-8. UTF-16 and UTF-32 are told by their byte order mark or else by
/// where the NUL bytes stand among the first four, as RFC 4627, section 3, did: JSON begins with
/// two ASCII characters, and so does nearly everything else that is meant for this library. (Such
/// a text can be formally valid UTF-8; it is still an error.) Latin-1 is a guess.
///
/// ```
/// # use verbale::text::{EncodingKind, decode};
/// assert_eq!(decode(b"\xEF\xBB\xBF{}").unwrap().text, "{}");
/// let error = decode(b"{\0}\0").unwrap_err();
/// assert_eq!(error.kind, EncodingKind::Utf16Le);
/// assert_eq!(
///     error.to_string(),
///     "the text is UTF-16 (little-endian), not UTF-8",
/// );
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, EncodingError> {
    if let Some(kind) = wide(bytes) {
        return Err(EncodingError { kind, offset: 0 });
    }
    // Quick to say yes; where the fault is, the standard library says.
    let text = simdutf8::basic::from_utf8(bytes).or_else(|_| std::str::from_utf8(bytes));
    match text {
        Ok(text) => Ok(match text.strip_prefix('\u{FEFF}') {
            Some(text) => Decoded { text, byte_order_mark: true },
            None => Decoded { text, byte_order_mark: false },
        }),
        Err(error) => {
            let kind = if latin1(bytes) { EncodingKind::Latin1 } else { EncodingKind::InvalidUtf8 };
            Err(EncodingError { kind, offset: error.valid_up_to() })
        }
    }
}

/// Which encoding of two or four bytes a unit it is, if any.
fn wide(bytes: &[u8]) -> Option<EncodingKind> {
    match *bytes {
        // The longer marks first: the mark of UTF-32LE begins with that of UTF-16LE.
        [0xFF, 0xFE, 0, 0, ..] => Some(EncodingKind::Utf32Le),
        [0, 0, 0xFE, 0xFF, ..] => Some(EncodingKind::Utf32Be),
        [0xFF, 0xFE, ..] => Some(EncodingKind::Utf16Le),
        [0xFE, 0xFF, ..] => Some(EncodingKind::Utf16Be),
        [a, b, c, d, ..] => match [a != 0, b != 0, c != 0, d != 0] {
            [false, false, false, true] => Some(EncodingKind::Utf32Be),
            [false, true, false, true] => Some(EncodingKind::Utf16Be),
            [true, false, false, false] => Some(EncodingKind::Utf32Le),
            [true, false, true, false] => Some(EncodingKind::Utf16Le),
            _ => None,
        },
        _ => None,
    }
}

/// Whether bytes that are not UTF-8 look like words of a Western European language in Latin-1.
///
/// Every byte beyond ASCII has to stand alone, for in UTF-8 they come in groups. It is either
/// printable in Latin-1 and beside an ASCII letter, or one of the quotes, bullets and dashes of
/// Windows-1252 (0x91 to 0x97), which stand anywhere.
fn latin1(bytes: &[u8]) -> bool {
    let neighbour =
        |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or_default();
    bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()).all(|(at, byte)| {
        let (before, after) = (neighbour(at.checked_sub(1)), neighbour(at.checked_add(1)));
        let alone = before.is_ascii() && after.is_ascii();
        let in_word = before.is_ascii_alphabetic() || after.is_ascii_alphabetic();
        alone && (matches!(byte, 0x91..=0x97) || (matches!(byte, 0xA0..=0xFF) && in_word))
    })
}

impl fmt::Display for EncodingKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            EncodingKind::InvalidUtf8 => "not valid UTF-8",
            EncodingKind::Utf16Le => "UTF-16 (little-endian)",
            EncodingKind::Utf16Be => "UTF-16 (big-endian)",
            EncodingKind::Utf32Le => "UTF-32 (little-endian)",
            EncodingKind::Utf32Be => "UTF-32 (big-endian)",
            EncodingKind::Latin1 => "Latin-1 or Windows-1252",
        })
    }
}

impl fmt::Display for EncodingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, offset } = self;
        match kind {
            EncodingKind::InvalidUtf8 => {
                write!(f, "the text is not valid UTF-8 from byte {offset} (counted from 0)")
            }
            EncodingKind::Latin1 => write!(
                f,
                "the text looks like {kind}, not UTF-8, at byte {offset} (counted from 0)"
            ),
            _ => write!(f, "the text is {kind}, not UTF-8"),
        }
    }
}

impl std::error::Error for EncodingError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(bytes: &[u8]) -> (EncodingKind, usize) {
        let error = decode(bytes).unwrap_err();
        (error.kind, error.offset)
    }

    #[test]
    fn drops_one_mark() {
        assert_eq!(decode(b"").unwrap(), Decoded { text: "", byte_order_mark: false });
        assert_eq!(decode(b"\xEF\xBB\xBF").unwrap(), Decoded { text: "", byte_order_mark: true });
        let twice = decode("\u{FEFF}\u{FEFF}x".as_bytes()).unwrap();
        assert_eq!(twice, Decoded { text: "\u{FEFF}x", byte_order_mark: true });
        assert_eq!(decode("x\u{FEFF}".as_bytes()).unwrap().text, "x\u{FEFF}");
    }

    #[test]
    fn tells_wide_encodings() {
        assert_eq!(error(b"\xFF\xFE[\0]\0"), (EncodingKind::Utf16Le, 0));
        assert_eq!(error(b"\xFE\xFF\0[\0]"), (EncodingKind::Utf16Be, 0));
        assert_eq!(error(b"\xFF\xFE\0\0[\0\0\0"), (EncodingKind::Utf32Le, 0));
        assert_eq!(error(b"\0\0\xFE\xFF\0\0\0["), (EncodingKind::Utf32Be, 0));
        assert_eq!(error(b"[\0]\0"), (EncodingKind::Utf16Le, 0));
        assert_eq!(error(b"\0[\0]"), (EncodingKind::Utf16Be, 0));
        assert_eq!(error(b"1\0\0\0"), (EncodingKind::Utf32Le, 0));
        assert_eq!(error(b"\0\0\x001"), (EncodingKind::Utf32Be, 0));
        // NUL bytes elsewhere are for the reader of the text to refuse.
        assert!(decode(b"[1]\0").is_ok());
        assert!(decode(b"\0\0\0\0").is_ok());
    }

    #[test]
    fn guesses_latin1() {
        assert_eq!(error(b"{\"name\": \"Andr\xE9\"}"), (EncodingKind::Latin1, 14));
        assert_eq!(error(b"\x93quoted\x94 \x96 text"), (EncodingKind::Latin1, 0));
        // Overlong forms, surrogates and cut characters are groups or stand beside no letter.
        assert_eq!(error(b"a\xC0\xAFb"), (EncodingKind::InvalidUtf8, 1));
        assert_eq!(error(b"\"\xED\xA0\x80\""), (EncodingKind::InvalidUtf8, 1));
        assert_eq!(error("caf\u{E9} \u{20AC}".as_bytes().split_last().unwrap().1).1, 6);
        assert_eq!(error(b"[\"\xE9\"]"), (EncodingKind::InvalidUtf8, 2));
        assert_eq!(error(b"a\x81b"), (EncodingKind::InvalidUtf8, 1));
    }

    #[test]
    fn says_what_was_found() {
        for (bytes, message) in [
            (&b"\xFE\xFF\0["[..], "the text is UTF-16 (big-endian), not UTF-8"),
            (
                b"Andr\xE9",
                "the text looks like Latin-1 or Windows-1252, not UTF-8, at byte 4 (counted from \
                 0)",
            ),
            (b"a\xFF\xFF", "the text is not valid UTF-8 from byte 1 (counted from 0)"),
        ] {
            assert_eq!(decode(bytes).unwrap_err().to_string(), message);
        }
    }
}
