//! JSON without a byte that a terminal acts on.

use std::io::{self, Write};

use serde_json::ser::Formatter;

use crate::report::sanitized::is_deceptive;

/// Compact JSON in which characters that cannot be seen as themselves are escaped.
///
/// JSON demands this for the C0 controls only, and `serde_json` does no more: DEL, the C1
/// controls and the controls of text direction would reach a terminal as they are. Escaped, they
/// are still the same characters to whoever parses the JSON.
#[derive(Clone, Copy, Debug, Default)]
pub struct Escaped;

impl Formatter for Escaped {
    fn write_string_fragment<W>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + Write,
    {
        let mut rest = fragment;
        while let Some(at) = rest.find(is_deceptive) {
            let (plain, tail) = rest.split_at(at);
            writer.write_all(plain.as_bytes())?;
            let mut chars = tail.chars();
            if let Some(c) = chars.next() {
                // What does not fit into four digits is a surrogate pair.
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            }
            rest = chars.as_str();
        }
        writer.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = Vec::new();
        text.serialize(&mut serde_json::Serializer::with_formatter(&mut out, Escaped)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn escapes_what_serde_json_leaves() {
        assert_eq!(escaped("a\u{7f}\u{9b}\u{202e}"), r#""a\u007f\u009b\u202e""#);
        assert_eq!(escaped("\u{e0041}\n\"é\""), r#""\udb40\udc41\n\"é\"""#);
    }

    #[test]
    fn every_character_comes_back() {
        let all: String = ('\0'..=char::MAX).collect();
        let json = escaped(&all);
        assert!(!json.contains(char::is_control));
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), all);
    }
}
