//! The elements of a JSON array, one after the other, in memory bounded by the longest of them.
//!
//! Nothing but brackets, braces and strings is looked at: whether an element is right is for a reader
//! of JSON to say, which gets its bytes.

use std::io::{self, BufRead, ErrorKind};

/// The UTF-8 byte order mark.
const MARK: &[u8] = b"\xEF\xBB\xBF";
/// The member that holds the array, where an object does.
const MEMBER: &[u8] = b"\"records\"";

/// What a stream begins as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrapping {
    /// `[` and the elements.
    Array,
    /// `{"records": [` and the elements.
    Object,
}

impl Wrapping {
    /// What the first bytes of a stream say; none for anything else than an array of elements.
    ///
    /// ```
    /// use verbale::stream::Wrapping;
    ///
    /// assert_eq!(Wrapping::of_bytes(b" [{}]"), Some(Wrapping::Array));
    /// assert_eq!(Wrapping::of_bytes(b"{\"records\" : []}"), Some(Wrapping::Object));
    /// assert_eq!(Wrapping::of_bytes(b"{\"records\": 1}"), None);
    /// ```
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes).trim_ascii_start();
        if bytes.starts_with(b"[") {
            return Some(Wrapping::Array);
        }
        let rest = bytes.strip_prefix(b"{")?.trim_ascii_start();
        let rest = rest.strip_prefix(MEMBER)?.trim_ascii_start();
        let rest = rest.strip_prefix(b":")?.trim_ascii_start();
        rest.starts_with(b"[").then_some(Wrapping::Object)
    }
}

/// Reads the elements of an array.
///
/// ```
/// use verbale::stream::Elements;
///
/// let mut elements = Elements::new(&b"[{},\n  {\"a\": [1]}]"[..], 1 << 20);
/// let first = elements.next_element()?.unwrap().unwrap();
/// assert_eq!((&first.bytes[..], first.start.line, first.start.column), (&b"{}"[..], 1, 2));
/// let second = elements.next_element()?.unwrap().unwrap();
/// assert_eq!((second.offset, second.start.line, second.start.column), (7, 2, 3));
/// assert!(elements.next_element()?.is_none());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Elements<R> {
    reader: R,
    /// The most bytes of an element that are kept.
    limit: usize,
    state: State,
    /// Whether the array is in an object.
    is_wrapped: bool,
    position: LineColumn,
    offset: u64,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Beginning,
    /// A comma, or the end of the array.
    Comma,
    /// Nothing.
    End,
}

/// A place in a stream of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u64,
    /// Column, from 1, in Unicode scalar values.
    pub column: u64,
}

/// An element of an array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its bytes; of one that is too large, its beginning.
    pub bytes: Vec<u8>,
    /// Where it begins in the stream.
    pub start: LineColumn,
    /// The same in bytes.
    pub offset: u64,
    /// Whether it has more bytes than are kept.
    pub too_large: bool,
}

/// What is wrong with an array around its elements. Nothing is read after that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: &'static str,
    /// Where.
    pub position: LineColumn,
}

/// An element, or what is wrong.
type Piece = Result<Element, Flaw>;

impl<R: BufRead> Elements<R> {
    /// Reads `reader` with elements of at most `limit` bytes.
    pub fn new(reader: R, limit: usize) -> Self {
        let position = LineColumn { line: 1, column: 1 };
        let state = State::Beginning;
        Elements { reader, limit, state, is_wrapped: false, position, offset: 0 }
    }

    /// The next element; none if there are no more.
    ///
    /// # Errors
    /// When the stream cannot be read.
    pub fn next_element(&mut self) -> io::Result<Option<Piece>> {
        let state = std::mem::replace(&mut self.state, State::End);
        match state {
            State::End => Ok(None),
            State::Beginning => match self.begin()? {
                Some(flaw) => Ok(Some(Err(flaw))),
                None => self.element(true),
            },
            State::Comma => match self.ink()? {
                Some(b',') => {
                    self.pass()?;
                    self.element(false)
                }
                Some(b']') => self.close(),
                found => Ok(Some(Err(self.flaw(
                    found,
                    "a comma or the end of the array",
                    "put a comma between records, and `]` at the end",
                )))),
            },
        }
    }

    /// Reads up to the first element.
    fn begin(&mut self) -> io::Result<Option<Flaw>> {
        for byte in MARK {
            if self.at_hand()?.first() == Some(byte) {
                self.reader.consume(1);
                self.offset += 1;
            }
        }
        if self.ink()? == Some(b'{') {
            self.is_wrapped = true;
            self.pass()?;
            self.ink()?;
            for wanted in MEMBER {
                let found = self.at_hand()?.first().copied();
                if found != Some(*wanted) {
                    return Ok(Some(self.flaw(found, "`\"records\": [`", ORDER)));
                }
                self.pass()?;
            }
            if self.ink()? == Some(b':') {
                self.pass()?;
            }
        }
        match self.ink()? {
            Some(b'[') => {
                self.pass()?;
                Ok(None)
            }
            found => Ok(Some(self.flaw(found, "`[`", ORDER))),
        }
    }

    /// Reads an element, or the end of the array if there may be one.
    fn element(&mut self, may_end: bool) -> io::Result<Option<Piece>> {
        match self.ink()? {
            Some(b']') if may_end => return self.close(),
            None | Some(b',' | b']' | b'}' | b':') => {
                let found = self.at_hand()?.first().copied();
                return Ok(Some(Err(self.flaw(found, "a record", "remove the comma before it"))));
            }
            Some(_) => {}
        }
        let (start, offset) = (self.position, self.offset);
        let (mut bytes, mut length) = (Vec::new(), 0_u64);
        let mut scan = Scan::default();
        self.state = State::Comma;
        loop {
            let at_hand = at_hand(&mut self.reader)?;
            if at_hand.is_empty() {
                // The element ends too early, and its reader tells so.
                self.state = State::End;
                break;
            }
            let (count, ended) = scan.through(at_hand);
            let part = at_hand.get(..count).unwrap_or_default();
            let room = self.limit.saturating_sub(bytes.len()).min(count);
            bytes.extend_from_slice(part.get(..room).unwrap_or_default());
            length += count as u64;
            advance(&mut self.position, part);
            self.reader.consume(count);
            self.offset += count as u64;
            if ended {
                break;
            }
        }
        let too_large = length > bytes.len() as u64;
        Ok(Some(Ok(Element { bytes, start, offset, too_large })))
    }

    /// Reads what follows the last element.
    fn close(&mut self) -> io::Result<Option<Piece>> {
        self.pass()?;
        if self.is_wrapped {
            match self.ink()? {
                Some(b'}') => self.pass()?,
                found => {
                    let order = "leave nothing but `records` in the object, and `}` at the end";
                    return Ok(Some(Err(self.flaw(found, "the end of the object", order))));
                }
            }
        }
        match self.ink()? {
            None => Ok(None),
            found => {
                let order = "remove everything after the end of the array";
                Ok(Some(Err(self.flaw(found, "the end of the text", order))))
            }
        }
    }

    fn flaw(&self, found: Option<u8>, wanted: &str, help: &'static str) -> Flaw {
        let message = match found {
            None => format!("the text ends where {wanted} was wanted"),
            Some(byte) if byte.is_ascii_graphic() => {
                format!("found `{}` where {wanted} was wanted", char::from(byte))
            }
            Some(_) => format!("found something else where {wanted} was wanted"),
        };
        Flaw { message, help, position: self.position }
    }

    /// The bytes at hand; none at the end.
    fn at_hand(&mut self) -> io::Result<&[u8]> {
        at_hand(&mut self.reader)
    }

    /// Skips white space, and looks at the byte after it.
    fn ink(&mut self) -> io::Result<Option<u8>> {
        loop {
            let at_hand = at_hand(&mut self.reader)?;
            let ink = at_hand.iter().position(|byte| !byte.is_ascii_whitespace());
            let count = ink.unwrap_or(at_hand.len());
            let found = at_hand.get(count).copied();
            let is_end = at_hand.is_empty();
            advance(&mut self.position, at_hand.get(..count).unwrap_or_default());
            self.reader.consume(count);
            self.offset += count as u64;
            if found.is_some() || is_end {
                return Ok(found);
            }
        }
    }

    /// Passes one byte.
    fn pass(&mut self) -> io::Result<()> {
        let byte = at_hand(&mut self.reader)?.first().copied();
        if let Some(byte) = byte {
            advance(&mut self.position, &[byte]);
            self.reader.consume(1);
            self.offset += 1;
        }
        Ok(())
    }
}

/// What to do where an array does not begin.
const ORDER: &str = "write `[`, the records with commas between, and `]`";

fn at_hand<R: BufRead>(reader: &mut R) -> io::Result<&[u8]> {
    loop {
        match reader.fill_buf() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
            Ok(_) => break,
        }
    }
    reader.fill_buf()
}

/// Moves a position past some bytes.
fn advance(position: &mut LineColumn, bytes: &[u8]) {
    let lines = memchr::memchr_iter(b'\n', bytes).count() as u64;
    let mut line = bytes;
    if lines > 0 {
        position.line += lines;
        position.column = 1;
        let last = memchr::memrchr(b'\n', bytes).unwrap_or(0);
        line = bytes.get(last + 1..).unwrap_or_default();
    }
    let characters = line.iter().filter(|byte| *byte & 0xC0 != 0x80).count();
    position.column += characters as u64;
}

/// How far into a value one is.
#[derive(Debug, Default)]
struct Scan {
    depth: u64,
    in_string: bool,
    escaped: bool,
    /// Whether the value has begun.
    begun: bool,
}

impl Scan {
    /// How many of the bytes belong to the value, and whether it ends with them.
    fn through(&mut self, bytes: &[u8]) -> (usize, bool) {
        for (at, byte) in bytes.iter().enumerate() {
            if self.in_string {
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => {
                        self.in_string = false;
                        if self.depth == 0 {
                            return (at + 1, true);
                        }
                    }
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' | b'{' | b'[' if self.depth == 0 && self.begun => return (at, true),
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' if self.depth > 1 => self.depth -= 1,
                b'}' | b']' => return (at + usize::from(self.depth == 1), true),
                _ if self.depth == 0 && (*byte == b',' || byte.is_ascii_whitespace()) => {
                    return (at, true);
                }
                _ => {}
            }
            self.begun = true;
        }
        (bytes.len(), false)
    }
}

#[cfg(test)]
mod tests;
