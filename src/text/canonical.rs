//! The canonical text of a source, and offsets in it.
//!
//! Quotations are found in a source by offsets in Unicode scalar values. They hold only if all
//! who count agree on the text: it is UTF-8 decoded, without one leading byte order mark, with
//! LF for every CRLF and every lone CR, and otherwise as it came. In particular it is not
//! normalised (NFC), not trimmed, and no blanks are joined.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};

/// The canonical text of a source that has been decoded.
///
/// Borrows where nothing has to change. Doing it again changes nothing, unless the text begins
/// with two byte order marks: only the first is dropped.
#[must_use]
pub fn canonical(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if memchr(b'\r', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for at in memchr_iter(b'\r', text.as_bytes()) {
        out.push_str(text.get(from..at).unwrap_or_default());
        from = at + 1;
        // The LF of a CRLF is copied with what follows it.
        if text.as_bytes().get(from) != Some(&b'\n') {
            out.push('\n');
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// Length of a text in Unicode scalar values.
#[must_use]
pub fn scalar_len(text: &str) -> usize {
    text.chars().count()
}

/// The part of `text` from `start` up to but not including `end`, both in Unicode scalar values.
///
/// `None` where `end` lies beyond the text or before `start`. Takes time in proportion to `end`.
#[must_use]
pub fn slice_scalars(text: &str, start: usize, end: usize) -> Option<&str> {
    let length = end.checked_sub(start)?;
    let rest = text.get(byte_offset(text, start)?..)?;
    rest.get(..byte_offset(rest, length)?)
}

/// The byte offset of the scalar value number `index`, or of the end if there are just as many.
fn byte_offset(text: &str, index: usize) -> Option<usize> {
    // A scalar value takes at least one byte; this spares the walk for absurd offsets.
    if index > text.len() {
        return None;
    }
    let mut left = index;
    for (offset, _) in text.char_indices() {
        if left == 0 {
            return Some(offset);
        }
        left -= 1;
    }
    (left == 0).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_become_lf() {
        assert_eq!(canonical("a\r\nb\rc\nd\r"), "a\nb\nc\nd\n");
        assert_eq!(canonical("\r\r\n\n\r"), "\n\n\n\n");
        assert!(matches!(canonical("a\nb"), Cow::Borrowed("a\nb")));
    }

    #[test]
    fn one_mark_is_dropped_and_nothing_else() {
        assert_eq!(canonical("\u{FEFF}a"), "a");
        assert_eq!(canonical("\u{FEFF}\u{FEFF}a"), "\u{FEFF}a");
        assert_eq!(canonical("a\u{FEFF}"), "a\u{FEFF}");
        let odd = " e\u{301} \u{200B}\t\u{2028}\u{85} ";
        assert_eq!(canonical(odd), odd);
    }

    #[test]
    fn cuts_scalars() {
        let text = "a\u{E9}\u{1F600}z";
        assert_eq!(scalar_len(text), 4);
        assert_eq!(slice_scalars(text, 1, 3), Some("\u{E9}\u{1F600}"));
        assert_eq!(slice_scalars(text, 0, 4), Some(text));
        assert_eq!(slice_scalars(text, 4, 4), Some(""));
        assert_eq!(slice_scalars(text, 0, 5), None);
        assert_eq!(slice_scalars(text, 5, 5), None);
        assert_eq!(slice_scalars(text, 3, 2), None);
        assert_eq!(slice_scalars(text, 0, usize::MAX), None);
        assert_eq!(slice_scalars("", 0, 0), Some(""));
    }
}
