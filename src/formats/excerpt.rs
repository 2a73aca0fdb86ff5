//! Errors in a text, with the part of the text around them.

use memchr::{memchr_iter, memrchr};

use super::{Error, Malformed};
use crate::text::{EncodingError, Position, Span};

/// How many bytes of a line are shown on either side of a place.
const AROUND: usize = 120;

/// That something is wrong at a place in a text, the first line of which has that number in the input.
pub(super) fn malformed(
    text: &str,
    first_line: u64,
    span: Span,
    message: impl Into<String>,
    help: Option<&str>,
) -> Error {
    let start = boundary(text, span.start);
    let end = boundary(text, span.end.max(start));
    let line = memrchr(b'\n', before(text.as_bytes(), start)).map_or(0, |at| at + 1);
    let from = boundary(text, start.saturating_sub(AROUND)).max(line);
    let rest = text.get(start..).unwrap_or_default();
    let line_end = rest.find('\n').map_or(text.len(), |at| start + at);
    let to = boundary(text, start + AROUND).min(line_end);
    Error::Malformed(Box::new(Malformed {
        message: message.into(),
        help: help.map(str::to_owned),
        span: Span::new(start - from, end.clamp(start, to) - from),
        position: Some(position(text.as_bytes(), first_line, start)),
        text: text.get(from..to).unwrap_or_default().to_owned(),
    }))
}

/// That bytes are not text. The first line of them has that number in the input.
pub(super) fn undecodable(bytes: &[u8], first_line: u64, error: EncodingError) -> Error {
    Error::Malformed(Box::new(Malformed {
        message: error.to_string(),
        help: Some("save the file as UTF-8".to_owned()),
        position: Some(position(bytes, first_line, error.offset)),
        ..Malformed::default()
    }))
}

/// Line and column of a byte. All bytes in front of it are UTF-8.
fn position(bytes: &[u8], first_line: u64, offset: usize) -> Position {
    let before = before(bytes, offset);
    let start = memrchr(b'\n', before).map_or(0, |at| at + 1);
    let lines = memchr_iter(b'\n', before).count() as u64;
    let in_line = before.get(start..).unwrap_or_default();
    let characters = in_line.iter().filter(|byte| **byte & 0xC0 != 0x80).count() as u64;
    Position { line: first_line.saturating_add(lines), column: characters + 1 }
}

fn before(bytes: &[u8], offset: usize) -> &[u8] {
    bytes.get(..offset).unwrap_or(bytes)
}

/// The last place between two characters that is not beyond `offset`.
fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, span: Span) -> (Position, String, String) {
        let Error::Malformed(malformed) = malformed(text, 5, span, "bad", None) else { panic!() };
        let Malformed { span, position, text, .. } = *malformed;
        (position.unwrap(), span.of(&text).to_owned(), text)
    }

    #[test]
    fn the_line_is_shown_and_no_more() {
        let text = "one\ntwo é three\nfour";
        let (position, place, line) = shown(text, Span::new(11, 16));
        assert_eq!((position.line, position.column), (6, 7));
        assert_eq!((&*place, &*line), ("three", "two é three"));
        // A place that goes on in the next line is cut, one beyond the end is the end.
        assert_eq!(shown(text, Span::new(4, 20)).1, "two é three");
        assert_eq!(shown(text, Span::new(99, 100)).0, Position { line: 7, column: 5 });
    }

    #[test]
    fn of_a_long_line_a_part_is_shown() {
        let text = "é".repeat(100_000) + "X" + &"é".repeat(100_000);
        let (position, place, line) = shown(&text, Span::new(200_000, 200_001));
        assert_eq!((position.line, position.column), (5, 100_001));
        assert_eq!(place, "X");
        assert!(line.len() <= 2 * AROUND + 4, "{}", line.len());
    }
}
