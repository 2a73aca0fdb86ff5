//! Parquet files, looked at before anything is decoded.
//!
//! The end of a Parquet file describes the columns, and the header of each page how much is in it; a
//! decoder makes room for what they say. Both are written in Thrift's compact protocol, of which as
//! much is read here as is needed to hold them against what is really there.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};

use parquet::basic::CompressionCodec;
use parquet::file::metadata::{ColumnChunkMetaData, RowGroupMetaData};

use super::thrift::{FALSE, INT_32, LIST, MOST_DEPTH, STRUCT, TRUE, Thrift, damaged};
use super::{delta, unpack};
use crate::formats::Error;

/// What a Parquet file begins and ends with.
const MAGIC: &[u8; 4] = b"PAR1";
/// The most bytes of the description at the end of a file.
const MOST_FOOTER: u64 = 64 << 20;
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

    /// Looks at the headers of all pages of a row group, and into those whose headers do not say enough.
    ///
    /// # Errors
    /// When they do not fit into the file or one another, or there is more in them than may be.
    pub(super) fn take(&mut self, file: &File, group: &RowGroupMetaData) -> Result<Size, Error> {
        let rows = u64::try_from(group.num_rows()).map_err(|_| damaged())?;
        let mut all = Size::default();
        let mut open = 0_u64;
        let mut pages = Pages::new(file)?;
        for column in group.columns() {
            unpack::look_at_packing(column.compression_codec())?;
            let mut found = pages.of(column, self.file)?;
            if found.size.values < rows {
                return Err(damaged());
            }
            self.subtract(found.size, found.open)?;
            if found.hides {
                // All of its pages may be unpacked now.
                let text = delta::text(file, column, rows, super::parquet::damaged)?;
                self.subtract(Size { values: 0, bytes: text.all }, text.page)?;
                found.size.bytes = found.size.bytes.saturating_add(text.all);
                found.open = found.open.saturating_add(text.page);
                // The file has one place, which has been moved.
                pages = Pages::new(file)?;
            }
            open = open.saturating_add(found.open);
            all.values = all.values.saturating_add(found.size.values);
            all.bytes = all.bytes.saturating_add(found.size.bytes);
        }
        if all.values > MOST_VALUES || open > MOST_OPEN { Err(too_large()) } else { Ok(all) }
    }

    /// Takes off what a column has, of which so many bytes are there at a time.
    fn subtract(&mut self, size: Size, open: u64) -> Result<(), Error> {
        let left = self.values.checked_sub(size.values).zip(self.unpacked.checked_sub(size.bytes));
        let Some((values, unpacked)) = left else {
            return Err(Error::malformed(
                "the Parquet file stands for far more data than its size allows",
            ));
        };
        if size.values > MOST_VALUES || open > MOST_OPEN {
            return Err(too_large());
        }
        (self.values, self.unpacked) = (values, unpacked);
        Ok(())
    }
}

fn too_large() -> Error {
    Error::malformed("a row group of the Parquet file is too large; write smaller ones")
}

/// What the pages of a column have.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    size: Size,
    /// Bytes of the largest page and of the dictionary.
    open: u64,
    /// Whether one of them says only in itself how much text it has.
    hides: bool,
}

/// A file whose pages are looked at.
struct Pages<'f> {
    reader: BufReader<&'f File>,
    /// The place in the file, in bytes.
    at: u64,
}

impl<'f> Pages<'f> {
    fn new(file: &'f File) -> Result<Self, Error> {
        let mut reader = BufReader::with_capacity(4096, file);
        let at = reader.seek(SeekFrom::Start(0))?;
        Ok(Pages { reader, at })
    }

    /// Looks at the pages of a column in a file of so many bytes.
    fn of(&mut self, column: &ColumnChunkMetaData, file: u64) -> Result<Found, Error> {
        let (start, length) = column.byte_range();
        let end = start.checked_add(length).filter(|end| *end <= file).ok_or_else(damaged)?;
        let packing = column.compression_codec();
        let mut found = Found::default();
        let (mut page, mut dictionary) = (0, 0);
        move_to(&mut self.reader, &mut self.at, start)?;
        while self.at < end {
            let header = PageHeader::read(&mut self.reader, &mut self.at)?;
            let next = self.at.checked_add(header.packed).filter(|next| *next <= end);
            let next = next.ok_or_else(damaged)?;
            if header.is_packed && unpack::is_open_ended(packing) {
                self.look_into(packing, &header)?;
            }
            move_to(&mut self.reader, &mut self.at, next)?;
            found.size.bytes = found.size.bytes.saturating_add(header.bytes);
            found.hides |= header.hides;
            match header.kind {
                Page::Dictionary if header.values > header.bytes => return Err(damaged()),
                Page::Dictionary => dictionary = header.bytes,
                Page::Data => {
                    found.size.values = found.size.values.saturating_add(header.values);
                    page = header.bytes.max(page);
                }
                Page::Other => {}
            }
        }
        found.open = page.saturating_add(dictionary);
        Ok(found)
    }

    /// Unpacks the page that begins here, to see that it is as long as its header says.
    fn look_into(&mut self, packing: CompressionCodec, header: &PageHeader) -> Result<(), Error> {
        let start = self.at.checked_add(header.levels).ok_or_else(damaged)?;
        let packed = header.packed.checked_sub(header.levels);
        let bytes = header.bytes.checked_sub(header.levels);
        let (packed, bytes) = packed.zip(bytes).ok_or_else(damaged)?;
        move_to(&mut self.reader, &mut self.at, start)?;
        let mut page = self.reader.by_ref().take(packed);
        let looked = unpack::look_into(packing, &mut page, bytes);
        self.at += packed - page.limit();
        looked
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
    /// Bytes of the levels that are before the values and are never packed.
    levels: u64,
    /// Whether the page is packed as its column is.
    is_packed: bool,
    /// Whether only the page itself says how much text it has.
    hides: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Page {
    Data,
    Dictionary,
    Other,
}

/// Ways to write the values of a page that say only in the page itself how many and how long they are:
/// `DELTA_LENGTH_BYTE_ARRAY` and `DELTA_BYTE_ARRAY`.
const HIDING: [i64; 2] = [6, 7];

impl PageHeader {
    /// Reads one, and moves `at` to what comes after it.
    fn read(reader: &mut BufReader<&File>, at: &mut u64) -> Result<Self, Error> {
        let mut thrift = Thrift { from: reader, left: MOST_HEADER };
        let mut numbers = [-1; 4];
        let mut inner = None;
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
                (5 | 7, STRUCT) => inner = Some(Inner::read(&mut thrift, false)?),
                (8, STRUCT) => inner = Some(Inner::read(&mut thrift, true)?),
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
        let inner = match (kind, inner) {
            (Page::Other, _) => Inner { count: 0, ..Inner::default() },
            (_, inner) => inner.ok_or_else(damaged)?,
        };
        Ok(PageHeader {
            kind,
            bytes: number(bytes)?,
            packed: number(packed)?,
            values: number(inner.count)?,
            levels: number(inner.levels)?,
            is_packed: inner.is_packed,
            hides: HIDING.contains(&inner.encoding),
        })
    }
}

/// What the inner header of a page says.
struct Inner {
    /// How many values there are.
    count: i64,
    /// How they are written.
    encoding: i64,
    /// Bytes of the levels, in version 2.
    levels: i64,
    /// Whether the values are packed.
    is_packed: bool,
}

impl Default for Inner {
    fn default() -> Self {
        Inner { count: -1, encoding: -1, levels: 0, is_packed: true }
    }
}

impl Inner {
    /// Reads one, of a page of data of version 2 or of another page.
    fn read(thrift: &mut Thrift<impl Read>, is_second: bool) -> Result<Self, Error> {
        let mut inner = Inner::default();
        let mut last = 0;
        while let Some((id, kind)) = thrift.field(&mut last)? {
            match (id, kind, is_second) {
                (1, INT_32, _) => inner.count = thrift.number()?,
                (2, INT_32, false) | (4, INT_32, true) => inner.encoding = thrift.number()?,
                (5 | 6, INT_32, true) => {
                    let length = thrift.number()?;
                    let length = Some(length).filter(|length| *length >= 0);
                    let levels = length.and_then(|length| inner.levels.checked_add(length));
                    inner.levels = levels.ok_or_else(damaged)?;
                }
                (7, TRUE | FALSE, true) => inner.is_packed = kind == TRUE,
                (_, kind, _) => thrift.skip(kind, 0)?,
            }
        }
        Ok(inner)
    }
}
