//! The lines of an NDJSON stream: one JSON text on each.
//!
//! Lines end with LF or CRLF; the last one may end without. Lines of nothing but white space are
//! skipped and counted. A byte order mark at the start of the stream is left on the first line,
//! where [`decode`](crate::text::decode) drops it.

use std::io::{self, BufRead, ErrorKind};

use memchr::{memchr, memchr_iter};

/// The UTF-8 byte order mark.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads a stream line by line, in memory bounded by the longest line that is allowed.
///
/// ```
/// use verbale::json::ndjson::Lines;
///
/// let mut lines = Lines::new(&b"{}\n\n[1]\r\n"[..], 1 << 20);
/// let mut buffer = Vec::new();
/// let line = lines.next_line(&mut buffer)?.unwrap();
/// assert_eq!((line.number, &buffer[..]), (1, &b"{}"[..]));
/// let line = lines.next_line(&mut buffer)?.unwrap();
/// assert_eq!((line.number, line.offset, &buffer[..]), (3, 4, &b"[1]"[..]));
/// assert!(lines.next_line(&mut buffer)?.is_none());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Lines<R> {
    /// The stream.
    reader: R,
    /// The longest line that is allowed, in bytes without its end.
    cap: usize,
    /// Lines read so far.
    number: u64,
    /// Bytes read so far.
    offset: u64,
}

/// A line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the stream, from 1. Blank lines count.
    pub number: u64,
    /// Offset of its first byte in the stream.
    pub offset: u64,
    /// Whether it is longer than allowed, so that the buffer holds only its beginning, perhaps cut
    /// within a character.
    pub too_long: bool,
}

/// The lines of a part of a stream that are not blank, each without its LF or CRLF. The part begins
/// where line `number` of the stream does, at `offset`.
///
/// ```
/// use verbale::json::ndjson::lines_of;
///
/// let lines: Vec<_> = lines_of(b"{}\r\n\n[1]", 8, 700, 1 << 20).collect();
/// assert_eq!((lines[0].0.number, lines[0].0.offset, lines[0].1), (8, 700, &b"{}"[..]));
/// assert_eq!((lines[1].0.number, lines[1].0.offset, lines[1].1), (10, 705, &b"[1]"[..]));
/// ```
pub fn lines_of(
    part: &[u8],
    number: u64,
    offset: u64,
    cap: usize,
) -> impl Iterator<Item = (Line, &[u8])> {
    let mut start = 0;
    // What follows the last line end is a line too, be it empty: then it is blank.
    let ends = memchr_iter(b'\n', part).map(|end| (end, true)).chain([(part.len(), false)]);
    (number..).zip(ends).filter_map(move |(number, (end, ended))| {
        let line = part.get(start..end).unwrap_or_default();
        let offset = offset + start as u64;
        start = end + 1;
        let is_blank = is_blank(line) || (offset == 0 && is_blank_but_mark(line));
        let line = if ended { line.strip_suffix(b"\r").unwrap_or(line) } else { line };
        let found = Line { number, offset, too_long: line.len() > cap };
        (!is_blank).then_some((found, line))
    })
}

/// What is known of a line while it is read.
#[derive(Default)]
struct Seen {
    /// Its length in bytes so far, with a CR at its end but without the LF.
    length: u64,
    /// Whether its last byte is CR.
    ends_in_cr: bool,
    /// Whether it has ended with LF.
    ended: bool,
    /// How many bytes other than white space were seen, of which no more than four count.
    inked: usize,
}

impl<R: BufRead> Lines<R> {
    /// Reads `reader` with lines of at most `cap` bytes, not counting LF or CRLF.
    pub fn new(reader: R, cap: usize) -> Self {
        Self { reader, cap, number: 0, offset: 0 }
    }

    /// Reads the next line that is not blank into `buffer`, in place of what was there; `None` at
    /// the end of the stream. The buffer holds the line without LF or CRLF. Of a line that is too
    /// long it holds the first bytes, as many as are allowed; the rest is skipped.
    ///
    /// # Errors
    ///
    /// When the stream cannot be read. The line that was being read is lost then.
    pub fn next_line(&mut self, buffer: &mut Vec<u8>) -> io::Result<Option<Line>> {
        loop {
            let offset = self.offset;
            let seen = self.read_line(buffer)?;
            if seen.length == 0 && !seen.ended {
                return Ok(None);
            }
            self.number = self.number.saturating_add(1);
            // A first line of nothing but a byte order mark is as blank as one without.
            let is_mark = offset == 0 && seen.inked == MARK.len() && buffer.starts_with(MARK);
            if seen.inked == 0 || is_mark {
                continue;
            }
            // Counted in the wider of the two, so that no cap is out of reach.
            let content = seen.length - u64::from(seen.ended && seen.ends_in_cr);
            let too_long = usize::try_from(content).is_ok_and(|content| content <= self.cap);
            return Ok(Some(Line { number: self.number, offset, too_long: !too_long }));
        }
    }

    /// Reads one line, blank or not, and keeps what fits.
    fn read_line(&mut self, buffer: &mut Vec<u8>) -> io::Result<Seen> {
        buffer.clear();
        let mut seen = Seen::default();
        while !seen.ended {
            let available = match self.reader.fill_buf() {
                Ok(available) => available,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if available.is_empty() {
                break;
            }
            let end = memchr(b'\n', available);
            let part = available.get(..end.unwrap_or(available.len())).unwrap_or(available);
            let room = self.cap.saturating_sub(buffer.len()).min(part.len());
            buffer.extend_from_slice(part.get(..room).unwrap_or_default());
            if let Some(last) = part.last() {
                seen.ends_in_cr = *last == b'\r';
                let inked = part.iter().filter(|byte| !is_space(**byte));
                seen.inked += inked.take(4 - seen.inked).count();
            }
            seen.length += part.len() as u64;
            seen.ended = end.is_some();
            let used = part.len() + usize::from(seen.ended);
            self.reader.consume(used);
            self.offset += used as u64;
        }
        // The CR of a CRLF, if it got into the buffer at all.
        if seen.ended && seen.ends_in_cr && buffer.len() as u64 == seen.length {
            buffer.pop();
        }
        Ok(seen)
    }
}

/// Whether there is nothing but white space of JSON.
fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| is_space(*byte))
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// Whether there is nothing but a byte order mark and white space.
fn is_blank_but_mark(bytes: &[u8]) -> bool {
    bytes.strip_prefix(MARK).is_some_and(is_blank)
}

#[cfg(test)]
mod tests;
