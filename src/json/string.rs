//! Strings: RFC 8259, section 7.

use std::borrow::Cow;

use memchr::memchr2;

use super::reader::Reader;
use super::words::{character, quoted, word};
use super::{Fault, FaultKind};
use crate::text::{Span, code_point};

/// Length of an escape such as `\u00e9` in bytes.
const UNICODE_ESCAPE: usize = 6;

impl<'t> Reader<'t> {
    /// Reads a string; the next byte is its opening quote.
    pub(super) fn string(&mut self) -> Result<Cow<'t, str>, Fault> {
        let open = self.at;
        self.at += 1;
        let mut decoded: Option<String> = None;
        loop {
            let rest = self.rest();
            let end = memchr2(b'"', b'\\', rest.as_bytes());
            let plain = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            // The least byte and not the first below a space: without a stop the compiler can look
            // at many bytes at once, and in JSON there is none to stop at.
            if plain.bytes().fold(u8::MAX, u8::min) < b' ' {
                return Err(self.raw_control(open, plain));
            }
            self.at += plain.len();
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(match decoded {
                        None => Cow::Borrowed(plain),
                        Some(mut decoded) => {
                            decoded.push_str(plain);
                            Cow::Owned(decoded)
                        }
                    });
                }
                Some(_) => {
                    let c = self.escape(open)?;
                    let decoded = decoded.get_or_insert_default();
                    decoded.push_str(plain);
                    decoded.push(c);
                }
                None => return Err(self.unterminated(open)),
            }
        }
    }

    /// Reads an escape; the next byte is its backslash.
    fn escape(&mut self, open: usize) -> Result<char, Fault> {
        let start = self.at;
        let c = match self.byte(start + 1) {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(open),
            Some(_) => return Err(self.bad_escape()),
            None => return Err(self.unterminated(open)),
        };
        self.at += 2;
        Ok(c)
    }

    /// Reads one escape of the form `\uXXXX`, or two that are a surrogate pair. A half of a pair
    /// alone is noted and becomes U+FFFD.
    fn unicode_escape(&mut self, open: usize) -> Result<char, Fault> {
        let start = self.at;
        let Some(first) = self.code_unit(start) else {
            return Err(self.bad_unicode_escape(open));
        };
        self.at += UNICODE_ESCAPE;
        if let Some(c) = char::from_u32(u32::from(first)) {
            return Ok(c);
        }
        let second = self.code_unit(self.at);
        let pair = [first, second.unwrap_or_default()];
        if let Some(Ok(c)) = char::decode_utf16(pair).next() {
            self.at += UNICODE_ESCAPE;
            return Ok(c);
        }
        let span = Span::new(start, self.at);
        let (half, order) =
            if first < 0xDC00 { ("first", "behind") } else { ("second", "in front of") };
        let message = format!(
            "found {} alone: it is the {half} half of a surrogate pair and no character",
            quoted(span.of(self.text)),
        );
        self.note(Fault::new(FaultKind::LoneSurrogate, span, message).help(format!(
            "write the other half {order} it, or the character itself, or remove the escape"
        )))?;
        Ok(char::REPLACEMENT_CHARACTER)
    }

    /// The UTF-16 code unit that the escape `\uXXXX` at an offset stands for, if there is one.
    fn code_unit(&self, at: usize) -> Option<u16> {
        let digits = self.text.get(at..at.checked_add(UNICODE_ESCAPE)?)?.strip_prefix("\\u")?;
        // The standard library would also take a sign.
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_hex { u16::from_str_radix(digits, 16).ok() } else { None }
    }

    /// A control code stands in the string as itself.
    fn raw_control(&self, open: usize, plain: &str) -> Fault {
        let found = plain.char_indices().find(|(_, c)| *c < ' ');
        let (offset, c) = found.unwrap_or_default();
        let at = self.at + offset;
        let escape = match c {
            '\u{8}' => "\\b".to_owned(),
            '\t' => "\\t".to_owned(),
            '\n' => "\\n".to_owned(),
            '\u{C}' => "\\f".to_owned(),
            '\r' => "\\r".to_owned(),
            c => format!("\\u{:04x}", u32::from(c)),
        };
        let message = format!(
            "found {} in a string, where a closing quote or its escape `{escape}` was wanted",
            code_point(c)
        );
        let help = if matches!(c, '\n' | '\r') {
            // More often than not the quote was forgotten.
            format!("close the string before the line ends, or write `{escape}`")
        } else {
            format!("write `{escape}`")
        };
        Fault::syntax(Span::new(at, at + 1), message)
            .help(help)
            .related(Span::new(open, open + 1), "the string begins here")
    }

    /// The text ends within the string.
    fn unterminated(&self, open: usize) -> Fault {
        let end = self.text.len();
        Fault::syntax(Span::new(end, end), "the text ends within a string")
            .help("close the string with `\"`, or restore what was cut off")
            .related(Span::new(open, open + 1), "the string begins here")
    }

    /// A backslash before a character that makes no escape.
    fn bad_escape(&self) -> Fault {
        let c = self.rest().chars().nth(1).unwrap_or_default();
        let span = Span::new(self.at, self.at + 1 + c.len_utf8());
        let message = format!(
            "found {} after a backslash, where one of `\"`, `\\`, `/`, `b`, `f`, `n`, `r`, `t`, \
             `u` was wanted",
            character(c)
        );
        let help = match c {
            '\'' => "write `'` without the backslash".to_owned(),
            'x' => "write `\\u00` and the two digits".to_owned(),
            _ => "write `\\\\` for a backslash, or remove it".to_owned(),
        };
        Fault::syntax(span, message).help(help)
    }

    /// An escape `\u` without its four digits.
    fn bad_unicode_escape(&self, open: usize) -> Fault {
        let rest = self.rest();
        let digits = rest.get(2..).unwrap_or_default();
        if digits.len() < 4 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return self.unterminated(open);
        }
        let length = digits.chars().take(4).take_while(|c| !matches!(c, '"' | '\\')).count();
        let end = digits.char_indices().nth(length).map_or(digits.len(), |(at, _)| at);
        // Only what belongs to the escape is marked, not the words after it.
        let end = end.min(word(digits).len());
        let span = Span::new(self.at, self.at + 2 + end);
        let message = format!(
            "found {}, wanted four hexadecimal digits after `\\u`",
            quoted(span.of(self.text))
        );
        Fault::syntax(span, message)
            .help("write the character itself, or four digits such as `\\u00e9`")
    }
}

#[cfg(test)]
mod tests {
    use crate::json::{FaultKind, Value, parse};
    use std::borrow::Cow;

    fn string(text: &str) -> Cow<'_, str> {
        match parse(text).unwrap().root.value {
            Value::String(string) => string,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn borrowed_without_escapes() {
        assert!(matches!(string("\"caf\u{E9}\u{7F}\""), Cow::Borrowed("caf\u{E9}\u{7F}")));
        assert!(matches!(string("\"\""), Cow::Borrowed("")));
        assert!(matches!(string(r#""\n""#), Cow::Owned(_)));
    }

    #[test]
    fn escapes() {
        assert_eq!(string(r#""a\"\\\/\b\f\n\r\tz""#), "a\"\\/\u{8}\u{C}\n\r\tz");
        assert_eq!(string(r#""\u0000\u00E9\u00e9\uFFFF""#), "\0\u{E9}\u{E9}\u{FFFF}");
        assert_eq!(string(r#""\uD83D\uDE00x""#), "\u{1F600}x");
    }

    #[test]
    fn lone_surrogates() {
        for (text, value, spans) in [
            (r#""\uD800""#, "\u{FFFD}", &[(1, 7)][..]),
            (r#""\uDE00\uD83D""#, "\u{FFFD}\u{FFFD}", &[(1, 7), (7, 13)]),
            (r#""\uD83D\uD83D\uDE00""#, "\u{FFFD}\u{1F600}", &[(1, 7)]),
            (r#""\uD83D\n""#, "\u{FFFD}\n", &[(1, 7)]),
            (r#""\uD83Dx""#, "\u{FFFD}x", &[(1, 7)]),
            (r#""\uD83D\u0000""#, "\u{FFFD}\0", &[(1, 7)]),
        ] {
            let document = parse(text).unwrap();
            assert_eq!(document.root.as_str(), Some(value), "{text}");
            assert!(document.faults.iter().all(|fault| fault.kind == FaultKind::LoneSurrogate));
            let found: Vec<_> =
                document.faults.iter().map(|fault| (fault.span.start, fault.span.end)).collect();
            assert_eq!(found, spans, "{text}");
        }
    }
}
