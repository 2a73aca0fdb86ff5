//! Parquet files, looked at before anything is decoded.
//!
//! The end of a Parquet file describes the columns, and the header of each page how much is in it; a
//! decoder makes room for what they say. Both are written in Thrift's compact protocol, of which as
//! much is read here as is needed to hold them against what is really there.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};

use parquet::basic::CompressionCodec;
use parquet::file::metadata::RowGroupMetaData;

use crate::formats::{Error, Malformed};

/// What a Parquet file begins and ends with.
const MAGIC: &[u8; 4] = b"PAR1";
/// The most bytes of the description at the end of a file.
const MOST_FOOTER: u64 = 64 << 20;
/// The most entries of a list in that description.
const MOST_ENTRIES: u64 = 1 << 16;
/// How deep columns may stand in one another.
const MOST_DEPTH: usize = 64;
/// The most bytes of the header of a page.
const MOST_HEADER: usize = 1 << 20;
/// Values that any file may have, present or null, however small it is.
const FREE_VALUES: u64 = 64 << 20;
/// How many values a byte of a file may stand for beyond that.
const VALUES_A_BYTE: u64 = 100;
/// The most values of a row group.
const MOST_VALUES: u64 = 512 << 20;
/// The most bytes of the pages that are open at a time: one of each column, and its dictionary.
const MOST_OPEN: u64 = 1 << 30;

/// Looks at the beginning and end of a file of so many bytes: that it is a Parquet file, and that its
/// columns do not stand too deep in one another.
///
/// # Errors
/// When it is not so.
pub(super) fn look_at_ends(file: &File, bytes: u64) -> Result<(), Error> {
    let mut file = file;
    let mut first = [0; 4];
    let mut last = [0; 8];
    if bytes < 12 {
        return Err(not_parquet());
    }
    file.seek(SeekFrom::Start(0))?;
    file.read_exact(&mut first)?;
    file.seek(SeekFrom::Start(bytes - 8))?;
    file.read_exact(&mut last)?;
    let [a, b, c, d, magic @ ..] = last;
    if magic == *b"PARE" {
        return Err(Error::malformed("the Parquet file is encrypted"));
    }
    if first != *MAGIC || magic != *MAGIC {
        return Err(not_parquet());
    }
    let footer = u64::from(u32::from_le_bytes([a, b, c, d]));
    if footer > bytes - 12 || footer > MOST_FOOTER {
        return Err(damaged());
    }
    file.seek(SeekFrom::Start(bytes - 8 - footer))?;
    let length = usize::try_from(footer).map_err(|_| damaged())?;
    let mut thrift = Thrift { from: BufReader::new(file), left: length };
    look_at_footer(&mut thrift)
}

fn not_parquet() -> Error {
    Error::malformed("this is not a whole Parquet file")
}

fn damaged() -> Error {
    Error::malformed("the Parquet file is damaged")
}

/// The number of the field that has the columns, and within them that of how many they have.
const SCHEMA: i16 = 2;
const CHILDREN: i16 = 5;

fn look_at_footer(thrift: &mut Thrift<impl Read>) -> Result<(), Error> {
    let mut last = 0;
    while let Some((id, kind)) = thrift.field(&mut last)? {
        if (id, kind) == (SCHEMA, LIST) {
            look_at_schema(thrift)?;
        } else {
            thrift.skip(kind, 0)?;
        }
    }
    Ok(())
}

fn look_at_schema(thrift: &mut Thrift<impl Read>) -> Result<(), Error> {
    let (count, kind) = thrift.list()?;
    // How many are still to come in each of those that are open.
    let mut open: Vec<u64> = Vec::new();
    for _ in 0..count {
        let mut children = 0;
        let mut last = 0;
        if kind != STRUCT {
            return Err(damaged());
        }
        while let Some((id, kind)) = thrift.field(&mut last)? {
            if (id, kind) == (CHILDREN, INT_32) {
                children = u64::try_from(thrift.number()?).map_err(|_| damaged())?;
            } else {
                thrift.skip(kind, 0)?;
            }
        }
        while open.last() == Some(&0) {
            open.pop();
        }
        if let Some(left) = open.last_mut() {
            *left -= 1;
        }
        if children > count || open.len() >= MOST_DEPTH {
            return Err(damaged());
        }
        if children > 0 {
            open.push(children);
        }
    }
    Ok(())
}

/// The ways to pack pages that are read.
const PACKINGS: [CompressionCodec; 3] =
    [CompressionCodec::UNCOMPRESSED, CompressionCodec::SNAPPY, CompressionCodec::ZSTD];

fn packed_otherwise(packing: CompressionCodec) -> Error {
    Error::Malformed(Box::new(Malformed {
        message: format!("the columns are packed with {packing:?}, which is not read"),
        help: Some("write the file with zstd, snappy or unpacked".to_owned()),
        ..Malformed::default()
    }))
}

/// What may come out of a file.
pub(super) struct Caps {
    /// The bytes of the file.
    file: u64,
    /// Values that may still come.
    values: u64,
    /// Unpacked bytes that may still come.
    unpacked: u64,
}

/// How much is in a row group.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Size {
    /// Values of all columns, present or null.
    pub(super) values: u64,
    /// Bytes of all pages, unpacked.
    pub(super) bytes: u64,
}

impl Caps {
    /// Those of a file of so many bytes, which may unpack to so many.
    pub(super) fn new(file: u64, unpacked: u64) -> Self {
        let values = file.saturating_mul(VALUES_A_BYTE).saturating_add(FREE_VALUES);
        Caps { file, values, unpacked }
    }

    /// Looks at the headers of all pages of a row group.
    ///
    /// # Errors
    /// When they do not fit into the file or one another, say that there is more than may be, or are
    /// written in a way of which that cannot be told.
    pub(super) fn take(&mut self, file: &File, group: &RowGroupMetaData) -> Result<Size, Error> {
        let rows = u64::try_from(group.num_rows()).map_err(|_| damaged())?;
        let mut all = Size::default();
        let mut open = 0_u64;
        let mut reader = BufReader::with_capacity(4096, file);
        let mut at = reader.seek(SeekFrom::Start(0))?;
        for column in group.columns() {
            if !PACKINGS.contains(&column.compression_codec()) {
                return Err(packed_otherwise(column.compression_codec()));
            }
            let (start, length) = column.byte_range();
            let end = start.checked_add(length).filter(|end| *end <= self.file);
            let end = end.ok_or_else(damaged)?;
            let mut size = Size::default();
            let (mut page, mut dictionary) = (0, 0);
            move_to(&mut reader, &mut at, start)?;
            while at < end {
                let header = PageHeader::read(&mut reader, &mut at)?;
                let next = at.checked_add(header.packed).filter(|next| *next <= end);
                move_to(&mut reader, &mut at, next.ok_or_else(damaged)?)?;
                size.bytes = size.bytes.saturating_add(header.bytes);
                match header.kind {
                    Page::Dictionary if header.values > header.bytes => return Err(damaged()),
                    Page::Dictionary => dictionary = header.bytes,
                    Page::Data => {
                        size.values += header.values;
                        page = header.bytes.max(page);
                    }
                    Page::Other => {}
                }
            }
            if size.values < rows {
                return Err(damaged());
            }
            open = open.saturating_add(page + dictionary);
            all.values = all.values.saturating_add(size.values);
            all.bytes = all.bytes.saturating_add(size.bytes);
        }
        self.subtract(all, open)?;
        Ok(all)
    }

    fn subtract(&mut self, size: Size, open: u64) -> Result<(), Error> {
        let left = self.values.checked_sub(size.values).zip(self.unpacked.checked_sub(size.bytes));
        let Some((values, unpacked)) = left else {
            return Err(Error::malformed(
                "the Parquet file stands for far more data than its size allows",
            ));
        };
        if size.values > MOST_VALUES || open > MOST_OPEN {
            return Err(Error::malformed(
                "a row group of the Parquet file is too large; write smaller ones",
            ));
        }
        (self.values, self.unpacked) = (values, unpacked);
        Ok(())
    }
}

fn move_to(reader: &mut BufReader<&File>, at: &mut u64, to: u64) -> Result<(), Error> {
    match i64::try_from(to).ok().zip(i64::try_from(*at).ok()) {
        Some((to, from)) => reader.seek_relative(to - from)?,
        None => return Err(damaged()),
    }
    *at = to;
    Ok(())
}

/// What the header of a page says.
struct PageHeader {
    kind: Page,
    /// Bytes, unpacked.
    bytes: u64,
    /// Bytes in the file.
    packed: u64,
    values: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Page {
    Data,
    Dictionary,
    Other,
}

/// Ways to write the values of a page that say nothing of how many and how long they are but in the
/// page itself: `DELTA_LENGTH_BYTE_ARRAY` and `DELTA_BYTE_ARRAY`.
const HIDING: [i64; 2] = [6, 7];

impl PageHeader {
    /// Reads one, and moves `at` behind it.
    fn read(reader: &mut BufReader<&File>, at: &mut u64) -> Result<Self, Error> {
        let mut thrift = Thrift { from: reader, left: MOST_HEADER };
        let mut numbers = [-1; 4];
        let mut values = None;
        let mut last = 0;
        while let Some((id, kind)) = thrift.field(&mut last)? {
            match (id, kind) {
                (1..=3, INT_32) => {
                    if let Some(number) =
                        usize::try_from(id).ok().and_then(|id| numbers.get_mut(id))
                    {
                        *number = thrift.number()?;
                    }
                }
                // Of a page of data, of a dictionary, and of a page of data of the second version.
                (5 | 7, STRUCT) => values = Some(count(&mut thrift, 2)?),
                (8, STRUCT) => values = Some(count(&mut thrift, 4)?),
                (_, kind) => thrift.skip(kind, 0)?,
            }
        }
        *at += (MOST_HEADER - thrift.left) as u64;
        let [_, kind, bytes, packed] = numbers;
        let number = |number| u64::try_from(number).map_err(|_| damaged());
        let kind = match kind {
            0 | 3 => Page::Data,
            2 => Page::Dictionary,
            _ => Page::Other,
        };
        let values = match (kind, values) {
            (Page::Other, _) => 0,
            (_, Some(values)) => number(values)?,
            (_, None) => return Err(damaged()),
        };
        Ok(PageHeader { kind, bytes: number(bytes)?, packed: number(packed)?, values })
    }
}

/// The number of values that the inner header of a page gives; `encoding` is the number of the field
/// that says how they are written.
fn count(thrift: &mut Thrift<impl Read>, encoding: i16) -> Result<i64, Error> {
    let (mut count, mut written, mut last) = (-1, -1, 0);
    while let Some((id, kind)) = thrift.field(&mut last)? {
        match (id, kind) {
            (1, INT_32) => count = thrift.number()?,
            (id, INT_32) if id == encoding => written = thrift.number()?,
            (_, kind) => thrift.skip(kind, 0)?,
        }
    }
    if HIDING.contains(&written) {
        return Err(Error::malformed(
            "a column of the Parquet file is written in an encoding that is not read, \
             DELTA_BYTE_ARRAY or DELTA_LENGTH_BYTE_ARRAY; write it in version 1.0 of data pages",
        ));
    }
    Ok(count)
}

/// Thrift's compact protocol.
struct Thrift<R> {
    from: R,
    /// How many bytes may still be read.
    left: usize,
}

const TRUE: u8 = 1;
const FALSE: u8 = 2;
const BYTE: u8 = 3;
const INT_16: u8 = 4;
const INT_32: u8 = 5;
const INT_64: u8 = 6;
const DOUBLE: u8 = 7;
const BINARY: u8 = 8;
const LIST: u8 = 9;
const SET: u8 = 10;
const MAP: u8 = 11;
const STRUCT: u8 = 12;

impl<R: Read> Thrift<R> {
    fn byte(&mut self) -> Result<u8, Error> {
        let mut byte = [0];
        self.left = self.left.checked_sub(1).ok_or_else(damaged)?;
        self.from.read_exact(&mut byte).map_err(cut)?;
        Ok(byte[0])
    }

    fn unsigned(&mut self) -> Result<u64, Error> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(damaged())
    }

    fn number(&mut self) -> Result<i64, Error> {
        let value = self.unsigned()?;
        let half = i64::try_from(value >> 1).map_err(|_| damaged())?;
        Ok(if value & 1 == 0 { half } else { -half - 1 })
    }

    /// The number and type of the next field; none at the end. `last` is the number of the one before.
    fn field(&mut self, last: &mut i16) -> Result<Option<(i16, u8)>, Error> {
        let byte = self.byte()?;
        if byte == 0 {
            return Ok(None);
        }
        let id = match byte >> 4 {
            0 => i16::try_from(self.number()?).ok(),
            more => last.checked_add(i16::from(more)),
        };
        *last = id.ok_or_else(damaged)?;
        Ok(Some((*last, byte & 0x0F)))
    }

    /// The length of a list, and the type of its entries.
    fn list(&mut self) -> Result<(u64, u8), Error> {
        let byte = self.byte()?;
        let count = if byte >> 4 == 0x0F { self.unsigned()? } else { u64::from(byte >> 4) };
        if count > MOST_ENTRIES { Err(damaged()) } else { Ok((count, byte & 0x0F)) }
    }

    fn pass(&mut self, count: u64) -> Result<(), Error> {
        let count_here = usize::try_from(count).map_err(|_| damaged())?;
        self.left = self.left.checked_sub(count_here).ok_or_else(damaged)?;
        let passed = std::io::copy(&mut self.from.by_ref().take(count), &mut std::io::sink())?;
        if passed == count { Ok(()) } else { Err(damaged()) }
    }

    /// Passes over a value of a field.
    fn skip(&mut self, kind: u8, depth: usize) -> Result<(), Error> {
        if depth > MOST_DEPTH {
            return Err(damaged());
        }
        match kind {
            TRUE | FALSE => Ok(()),
            BYTE => self.pass(1),
            INT_16 | INT_32 | INT_64 => self.unsigned().map(drop),
            DOUBLE => self.pass(8),
            BINARY => {
                let length = self.unsigned()?;
                self.pass(length)
            }
            LIST | SET => {
                let (count, kind) = self.list()?;
                (0..count).try_for_each(|_| self.skip_entry(kind, depth + 1))
            }
            MAP => self.skip_map(depth),
            STRUCT => {
                let mut last = 0;
                while let Some((_, kind)) = self.field(&mut last)? {
                    self.skip(kind, depth + 1)?;
                }
                Ok(())
            }
            _ => Err(damaged()),
        }
    }

    /// Passes over an entry of a list, where `true` and `false` take a byte.
    fn skip_entry(&mut self, kind: u8, depth: usize) -> Result<(), Error> {
        if matches!(kind, TRUE | FALSE) { self.pass(1) } else { self.skip(kind, depth) }
    }

    fn skip_map(&mut self, depth: usize) -> Result<(), Error> {
        let count = self.unsigned()?;
        if count > MOST_ENTRIES {
            return Err(damaged());
        }
        let kinds = if count > 0 { self.byte()? } else { 0 };
        for _ in 0..count {
            self.skip_entry(kinds >> 4, depth + 1)?;
            self.skip_entry(kinds & 0x0F, depth + 1)?;
        }
        Ok(())
    }
}

fn cut(error: std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof => damaged(),
        _ => Error::Io(error),
    }
}
