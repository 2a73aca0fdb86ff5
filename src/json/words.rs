//! How words and characters of a text appear in messages.

use crate::text::{code_point, hidden};

/// Longest quotation from a text in a message, in Unicode scalar values.
const LONGEST: usize = 32;

/// A piece of the text in backticks, on one line, cut short, without anything that cannot be seen.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("`");
    for (count, c) in text.chars().enumerate() {
        if count == LONGEST {
            out.push('\u{2026}');
            break;
        }
        if is_plain(c) {
            out.push(c);
        } else {
            out.push('<');
            out.push_str(&code_point(c));
            out.push('>');
        }
    }
    out.push('`');
    out
}

/// One character: in backticks, or by name where it could not be seen there.
pub(super) fn character(c: char) -> String {
    match c {
        '`' => "a backtick".to_owned(),
        ' ' => "a space".to_owned(),
        c if is_plain(c) => format!("`{c}`"),
        c => code_point(c),
    }
}

/// Whether a character shows as itself in a message, without breaking its line or its backticks.
fn is_plain(c: char) -> bool {
    c == ' ' || !(c == '`' || c.is_whitespace() || c.is_control() || hidden(c).is_some())
}

/// A piece of a text that a reader takes for one word or number: everything up to white space or a
/// mark of JSON. Never empty if `text` is not.
pub(super) fn word(text: &str) -> &str {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '+' | '-' | '.');
    let end = text
        .char_indices()
        .find(|(_, c)| !is_part(*c))
        .map_or(text.len(), |(at, c)| if at == 0 { c.len_utf8() } else { at });
    text.get(..end).unwrap_or(text)
}

/// Whether a byte that follows a number or a literal makes it another word. Bytes beyond ASCII
/// need not be told: no JSON goes on with one.
pub(super) const fn continues(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'+' | b'-' | b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_short_and_visible() {
        assert_eq!(quoted("abc"), "`abc`");
        assert_eq!(quoted("a\u{202E}`\nb"), {
            "`a<U+202E RIGHT-TO-LEFT OVERRIDE><U+0060><U+000A LINE FEED>b`"
        });
        assert_eq!(quoted(&"x".repeat(1000)).chars().count(), 35);
        assert_eq!(character('\u{A0}'), "U+00A0 NO-BREAK SPACE");
        assert_eq!(character('é'), "`é`");
    }

    #[test]
    fn words() {
        assert_eq!(word("NaN, 1"), "NaN");
        assert_eq!(word("-1.5e+3]"), "-1.5e+3");
        assert_eq!(word("€ x"), "€");
        assert_eq!(word(""), "");
    }
}
