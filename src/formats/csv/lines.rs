//! Bytes of CSV (RFC 4180) as rows.
//!
//! Spreadsheets write more than the standard has: semicolons or tabs between the cells, a line `sep=;`
//! that says so, a byte order mark, UTF-16, rows that end in any of the ways in which lines do. All of
//! that is read. What cannot be meant is not: a quotation mark that is never closed would take the rest
//! of the file into one cell, and what follows a closing one would be lost.

use std::io::{BufRead, BufReader, Cursor, Read};

use memchr::{memchr, memchr_iter, memchr3};

use super::utf16::Utf16;
use crate::formats::places::Cell;
use crate::formats::{Error, Malformed};

/// The most bytes of a cell: 16 MiB.
const CELL_BYTES: usize = 16 << 20;
/// The most bytes of all cells of a row: 64 MiB.
const ROW_BYTES: usize = 64 << 20;
/// The most cells of a row.
const COLUMNS: usize = 100_000;
/// So many bytes are looked at for the end of the header.
const HEAD: usize = 1 << 16;

/// The rows of a table.
pub(super) struct Lines<'i> {
    input: BufReader<Box<dyn Read + 'i>>,
    scan: Scan,
    /// How the file is written, where that is not as this program writes it: what was read, and what
    /// to do.
    notes: Vec<(&'static str, &'static str)>,
    /// What the file is called in messages.
    name: String,
    /// The number of the row that was read last, from 1.
    row: u32,
    /// How many more bytes may be read.
    left: u64,
}

impl<'i> Lines<'i> {
    /// Begins to read a file, of which there may be `left` bytes; `name` is what it is called in
    /// messages. What separates the cells is what separates those of the header.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn new(mut input: impl Read + 'i, name: &str, left: u64) -> Result<Self, Error> {
        let mut notes = Vec::new();
        let mut head = Vec::new();
        input.by_ref().take(2).read_to_end(&mut head)?;
        let mut input: Box<dyn Read + 'i> = match &*head {
            [0xFF, 0xFE] | [0xFE, 0xFF] => {
                notes.push(("the file is UTF-16, and was read as that", "save it as UTF-8"));
                Box::new(Utf16::new(input, head.starts_with(b"\xFE")))
            }
            _ => Box::new(Cursor::new(head).chain(input)),
        };
        let mut head = read_line(&mut input)?;
        if head.starts_with(b"\xEF\xBB\xBF") {
            head.drain(..3);
        }
        let (mut row, mut separator) = (0, separator_of(&head));
        if let Some((said, end)) = said_separator(&head) {
            notes.push(("the line `sep=` says what separates the cells", "delete the line"));
            (row, separator) = (1, said);
            head.drain(..end);
        }
        Ok(Lines {
            input: BufReader::with_capacity(HEAD, Box::new(Cursor::new(head).chain(input))),
            scan: Scan::new(separator),
            notes,
            name: name.to_owned(),
            row,
            left,
        })
    }

    /// How the file is written, where that is not as this program writes it: what was read, and what to
    /// do.
    pub(super) fn notes(&self) -> &[(&'static str, &'static str)] {
        &self.notes
    }

    /// What separates the cells.
    pub(super) fn separator(&self) -> u8 {
        self.scan.separator
    }

    /// The number of the row that was read last, from 1. Blank lines count, as they do where the file
    /// is looked at.
    pub(super) fn row(&self) -> u32 {
        self.row
    }

    /// How many more bytes may be read.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// Reads the next row that is no blank line; says whether there is one.
    ///
    /// # Errors
    /// When the file cannot be read, is not CSV or has more than is read.
    pub(super) fn next_row(&mut self) -> Result<bool, Error> {
        loop {
            self.scan.clear();
            self.row = self
                .row
                .checked_add(1)
                .ok_or_else(|| Error::malformed(format!("{}: too many rows", self.name)))?;
            if !self.fill()? {
                return Ok(false);
            }
            if !self.scan.is_blank_line() {
                return Ok(true);
            }
        }
    }

    /// Reads until a row is whole; says whether there was anything.
    fn fill(&mut self) -> Result<bool, Error> {
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                let any = self.scan.end();
                return any.map_err(|fault| self.malformed(fault));
            }
            let (used, taken) = self.scan.take(buffer);
            self.input.consume(used);
            self.left = match self.left.checked_sub(used as u64) {
                Some(left) => left,
                None => return Err(self.malformed(Fault::TooMuch)),
            };
            if taken.map_err(|fault| self.malformed(fault))? {
                return Ok(true);
            }
        }
    }

    /// The cells of the row that was read.
    ///
    /// # Errors
    /// When one of them is not UTF-8.
    pub(super) fn cells(&self) -> Result<impl ExactSizeIterator<Item = &str>, Error> {
        let Scan { text, ends, .. } = &self.scan;
        let whole = simdutf8::basic::from_utf8(text).unwrap_or_default();
        let range = move |number: usize| {
            let start = number.checked_sub(1).map_or(0, |before| ends[before]);
            start..ends[number]
        };
        // Two cells that are not UTF-8 can make up a text that is, so each is looked at.
        if let Some(number) = (0..ends.len()).find(|number| whole.get(range(*number)).is_none()) {
            let is_broken = |number: &usize| std::str::from_utf8(&text[range(*number)]).is_err();
            let number = (0..ends.len()).find(is_broken).unwrap_or(number);
            return Err(not_utf8(format!("{}: the cell is not UTF-8", self.place(Some(number)))));
        }
        Ok((0..ends.len()).map(move |number| whole.get(range(number)).unwrap_or_default()))
    }

    /// A cell, or the whole row, as messages name it.
    pub(super) fn place(&self, column: Option<usize>) -> String {
        let letters = column.map(|number| Cell::letters(u32::try_from(number).unwrap_or(u32::MAX)));
        format!("{}!{}{}", self.name, letters.unwrap_or_default(), self.row)
    }

    fn malformed(&self, fault: Fault) -> Error {
        let place = self.place(Some(self.scan.ends.len()));
        let (message, help) = match fault {
            Fault::Unclosed { line } => (
                format!(
                    "{place}: the quotation mark that opens the cell in line {line} is not closed"
                ),
                "a quotation mark within a quoted cell is written twice",
            ),
            Fault::Behind => (
                format!("{place}: there is something after the closing quotation mark of the cell"),
                "a quotation mark within a quoted cell is written twice",
            ),
            Fault::LongCell => (
                format!("{place}: the cell has more than {CELL_BYTES} bytes"),
                "see whether a quotation mark is missing",
            ),
            Fault::LongRow => (
                format!(
                    "{}: the row has more than {COLUMNS} cells or {ROW_BYTES} bytes",
                    self.place(None)
                ),
                "see whether a quotation mark is missing",
            ),
            Fault::TooMuch => (
                format!("{}: the tables have more bytes than are read", self.place(None)),
                "take them apart",
            ),
        };
        let help = Some(help.to_owned());
        Error::Malformed(Box::new(Malformed { message, help, ..Malformed::default() }))
    }
}

fn not_utf8(message: String) -> Error {
    let help = Some("save the file as UTF-8; Excel calls it `CSV UTF-8`".to_owned());
    Error::Malformed(Box::new(Malformed { message, help, ..Malformed::default() }))
}

/// The beginning of a file, to the end of its first line at least if that is not too far.
fn read_line(input: &mut impl Read) -> Result<Vec<u8>, Error> {
    let mut head = Vec::new();
    while head.len() < HEAD && !head.contains(&b'\n') && !head.contains(&b'\r') {
        if input.by_ref().take(HEAD as u64 / 8).read_to_end(&mut head)? == 0 {
            break;
        }
    }
    Ok(head)
}

/// What a first line such as `sep=;` says, and where the line after it begins.
fn said_separator(head: &[u8]) -> Option<(u8, usize)> {
    let rest = head.strip_prefix(b"sep=")?;
    let (separator, rest) = rest.split_first().filter(|(byte, _)| b",;\t".contains(byte))?;
    let end = match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        _ => return None,
    };
    Some((*separator, b"sep=".len() + 1 + end))
}

/// What separates the cells of the header. No name of a column has any of the characters in it.
fn separator_of(head: &[u8]) -> u8 {
    let mut is_quoted = false;
    for byte in head {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b',' | b';' | b'\t' if !is_quoted => return *byte,
            b'\n' | b'\r' if !is_quoted => break,
            _ => {}
        }
    }
    b','
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// A quotation mark is never closed.
    Unclosed {
        /// The line in which it stands, from 1.
        line: u64,
    },
    /// Something stands behind a closing quotation mark.
    Behind,
    /// A cell is too long.
    LongCell,
    /// A row has too many cells, or too many bytes.
    LongRow,
    /// There is more than may be read.
    TooMuch,
}

/// Where in a row a byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Where a cell begins.
    Begin,
    /// In a cell without quotation marks.
    Plain,
    /// In a cell with quotation marks.
    Quoted,
    /// Behind a quotation mark that closes a cell, or is one of two.
    Closed,
}

/// A row that is being read.
#[derive(Debug)]
struct Scan {
    separator: u8,
    state: State,
    /// What stands in the cells, one behind another.
    text: Vec<u8>,
    /// Where in `text` each cell ends.
    ends: Vec<usize>,
    /// Whether any cell of the row has quotation marks.
    is_quoted: bool,
    /// Whether the row before ended in a carriage return: a line feed after it belongs to it.
    after_return: bool,
    /// The line of the next byte, from 1.
    line: u64,
    /// The line in which the last quotation mark was opened.
    opened: u64,
}

impl Scan {
    fn new(separator: u8) -> Self {
        Scan {
            separator,
            state: State::Begin,
            text: Vec::new(),
            ends: Vec::new(),
            is_quoted: false,
            after_return: false,
            line: 1,
            opened: 0,
        }
    }

    /// Makes ready for another row.
    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.state = State::Begin;
        self.is_quoted = false;
    }

    /// Whether the row is a line with nothing in it.
    fn is_blank_line(&self) -> bool {
        self.ends.len() == 1 && self.text.is_empty() && !self.is_quoted
    }

    /// Takes bytes until the row is whole; says how many, and whether it is.
    fn take(&mut self, bytes: &[u8]) -> (usize, Result<bool, Fault>) {
        let mut at = 0;
        if std::mem::take(&mut self.after_return) && bytes.first() == Some(&b'\n') {
            at = 1;
        }
        while let Some(byte) = bytes.get(at) {
            let taken = match self.state {
                State::Quoted => self.quoted(&bytes[at..]),
                State::Plain => self.plain(&bytes[at..]),
                State::Begin if *byte == b'"' => {
                    self.state = State::Quoted;
                    self.is_quoted = true;
                    self.opened = self.line;
                    Ok((1, false))
                }
                State::Closed if *byte == b'"' => {
                    self.state = State::Quoted;
                    self.push(b"\"").map(|()| (1, false))
                }
                State::Begin | State::Closed => self.edge(*byte),
            };
            match taken {
                Ok((used, is_whole)) => {
                    at += used;
                    if is_whole {
                        return (at, Ok(true));
                    }
                }
                Err(fault) => return (at, Err(fault)),
            }
        }
        (at, Ok(false))
    }

    /// Takes bytes of a cell with quotation marks.
    fn quoted(&mut self, bytes: &[u8]) -> Result<(usize, bool), Fault> {
        let end = memchr(b'"', bytes);
        let inner = &bytes[..end.unwrap_or(bytes.len())];
        self.line += memchr_iter(b'\n', inner).count() as u64;
        self.push(inner)?;
        if end.is_some() {
            self.state = State::Closed;
        }
        Ok((inner.len() + usize::from(end.is_some()), false))
    }

    /// Takes bytes of a cell without quotation marks; one within it is a character like any other.
    fn plain(&mut self, bytes: &[u8]) -> Result<(usize, bool), Fault> {
        let end = memchr3(self.separator, b'\n', b'\r', bytes);
        let inner = &bytes[..end.unwrap_or(bytes.len())];
        self.push(inner)?;
        match end.and_then(|end| bytes.get(end)) {
            Some(byte) => {
                let (used, is_whole) = self.edge(*byte)?;
                Ok((inner.len() + used, is_whole))
            }
            None => Ok((inner.len(), false)),
        }
    }

    /// Takes the byte between two cells, or behind the last one, or finds that a cell begins.
    fn edge(&mut self, byte: u8) -> Result<(usize, bool), Fault> {
        if byte == self.separator {
            self.end_cell()?;
            return Ok((1, false));
        }
        match byte {
            b'\n' | b'\r' => {
                self.end_cell()?;
                self.line += 1;
                self.after_return = byte == b'\r';
                Ok((1, true))
            }
            _ if self.state == State::Closed => Err(Fault::Behind),
            _ => {
                self.state = State::Plain;
                Ok((0, false))
            }
        }
    }

    fn push(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        let start = self.ends.last().copied().unwrap_or(0);
        let length = self.text.len() + bytes.len();
        if length - start > CELL_BYTES {
            return Err(Fault::LongCell);
        }
        if length > ROW_BYTES {
            return Err(Fault::LongRow);
        }
        self.text.extend_from_slice(bytes);
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Fault> {
        if self.ends.len() >= COLUMNS {
            return Err(Fault::LongRow);
        }
        self.ends.push(self.text.len());
        self.state = State::Begin;
        Ok(())
    }

    /// Ends the last row, which need not end in a line's end; says whether there was anything of it.
    fn end(&mut self) -> Result<bool, Fault> {
        match self.state {
            State::Quoted => Err(Fault::Unclosed { line: self.opened }),
            State::Begin if self.ends.is_empty() => Ok(false),
            _ => self.end_cell().map(|()| true),
        }
    }
}
