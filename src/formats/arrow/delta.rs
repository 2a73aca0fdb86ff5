//! How much text a page holds whose values are written as differences.
//!
//! In the encodings `DELTA_LENGTH_BYTE_ARRAY` and `DELTA_BYTE_ARRAY` only the page itself says how many
//! values it has and how long they are, and in the second one a value repeats the beginning of the one
//! before it at no cost. So the lengths are read here before anything is decoded.

use std::fs::File;
use std::sync::Arc;

use parquet::basic::Encoding;
use parquet::column::page::{Page, PageReader as _};
use parquet::errors::ParquetError;
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::serialized_reader::SerializedPageReader;

use super::thrift::damaged;
use crate::formats::Error;

/// Bytes of text: of all pages of a column, and of its largest page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    /// Of all pages.
    pub(super) all: u64,
    /// Of the page that has the most.
    pub(super) page: u64,
}

/// How much text the pages of a column hold that are written as differences. `rows` is the number of
/// rows of the row group. The pages are unpacked for that, so how much they unpack to is known before.
///
/// # Errors
/// When a page cannot be read, or has other lengths than fit in it.
pub(super) fn text(
    file: &File,
    column: &ColumnChunkMetaData,
    rows: u64,
    unreadable: fn(ParquetError) -> Error,
) -> Result<Text, Error> {
    let rows = usize::try_from(rows).map_err(|_| damaged())?;
    let file = Arc::new(file.try_clone()?);
    let pages = SerializedPageReader::new(file, column, rows, None);
    let mut pages = pages.map_err(unreadable)?;
    let mut found = Text::default();
    while let Some(page) = pages.get_next_page().map_err(unreadable)? {
        let (bytes, count, encoding) = match &page {
            Page::DataPage { buf, num_values, encoding, .. } => {
                (after_levels(buf, column)?, *num_values, *encoding)
            }
            Page::DataPageV2 {
                buf,
                num_values,
                encoding,
                def_levels_byte_len,
                rep_levels_byte_len,
                ..
            } => {
                let levels = u64::from(*def_levels_byte_len) + u64::from(*rep_levels_byte_len);
                let levels = usize::try_from(levels).map_err(|_| damaged())?;
                (buf.get(levels..).ok_or_else(damaged)?, *num_values, *encoding)
            }
            Page::DictionaryPage { .. } => continue,
        };
        let bytes = match encoding {
            // Nothing but nulls.
            _ if bytes.is_empty() => 0,
            Encoding::DELTA_BYTE_ARRAY => of_prefixed(bytes, count)?,
            Encoding::DELTA_LENGTH_BYTE_ARRAY => of_lengths(bytes, count)?,
            _ => bytes.len() as u64,
        };
        found.all = found.all.saturating_add(bytes);
        found.page = found.page.max(bytes);
    }
    Ok(found)
}

/// What comes after the levels of a page of version 1, each of which begins with its length.
fn after_levels<'b>(page: &'b [u8], column: &ColumnChunkMetaData) -> Result<&'b [u8], Error> {
    let leaf = column.column_descr();
    let mut rest = page;
    for level in [leaf.max_rep_level(), leaf.max_def_level()] {
        if level > 0 {
            let (length, after) = rest.split_first_chunk().ok_or_else(damaged)?;
            let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| damaged())?;
            rest = after.get(length..).ok_or_else(damaged)?;
        }
    }
    Ok(rest)
}

/// The bytes of the values of `DELTA_LENGTH_BYTE_ARRAY`, of which there may be so many.
fn of_lengths(bytes: &[u8], most: u32) -> Result<u64, Error> {
    let mut lengths = Deltas::new(bytes, most)?;
    let mut all = 0;
    while let Some(length) = lengths.next()? {
        all += length;
    }
    if all > bytes.len() as u64 { Err(damaged()) } else { Ok(all) }
}

/// The bytes of the values of `DELTA_BYTE_ARRAY`, of which there may be so many: first come the lengths
/// of what each shares with the one before it, then those of what it adds.
fn of_prefixed(bytes: &[u8], most: u32) -> Result<u64, Error> {
    let mut shared = Deltas::new(bytes, most)?;
    let mut after = Deltas::new(bytes, most)?;
    while after.next()?.is_some() {}
    let mut added = Deltas::new(after.rest, most)?;
    let (mut all, mut last, mut new) = (0_u64, 0, 0);
    loop {
        match (shared.next()?, added.next()?) {
            (Some(same), Some(more)) if same <= last => {
                (last, new) = (same + more, new + more);
                all = all.saturating_add(last);
            }
            (None, None) => break,
            _ => return Err(damaged()),
        }
        if new > bytes.len() as u64 {
            return Err(damaged());
        }
    }
    Ok(all)
}

/// Lengths in the encoding `DELTA_BINARY_PACKED`.
struct Deltas<'b> {
    rest: &'b [u8],
    /// How many are still to come.
    left: u64,
    /// The next one, as far as it is known.
    value: i32,
    is_first: bool,
    /// How many parts a block has, and how many lengths a part.
    parts: usize,
    part: usize,
    /// The least difference of the block, and how many bits each part takes for what is more than it.
    least: i32,
    widths: &'b [u8],
    /// The bits of the part, and which of its lengths comes next.
    bits: &'b [u8],
    width: usize,
    at: usize,
}

impl<'b> Deltas<'b> {
    /// Begins to read; there may be so many lengths.
    fn new(bytes: &'b [u8], most: u32) -> Result<Self, Error> {
        let mut rest = bytes;
        let mut number = || unsigned(&mut rest);
        let (block, parts, left) = (number()?, number()?, number()?);
        let value = wrapped(&mut rest)?;
        let part = block.checked_div(parts).unwrap_or(0);
        let is_even = part > 0 && part % 8 == 0 && part.checked_mul(parts) == Some(block);
        if !is_even || left > u64::from(most) {
            return Err(damaged());
        }
        let size = |number| usize::try_from(number).map_err(|_| damaged());
        let (parts, part) = (size(parts)?, size(part)?);
        let (least, widths, bits, width, at) = (0, &[][..], &[][..], 0, part);
        let is_first = true;
        Ok(Deltas { rest, left, value, is_first, parts, part, least, widths, bits, width, at })
    }

    fn next(&mut self) -> Result<Option<u64>, Error> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        if !std::mem::take(&mut self.is_first) {
            if self.at == self.part {
                self.begin_part()?;
            }
            let more = bits(self.bits, self.at * self.width, self.width);
            self.value = self.value.wrapping_add(self.least).wrapping_add(more.cast_signed());
            self.at += 1;
        }
        u64::try_from(self.value).map(Some).map_err(|_| damaged())
    }

    fn begin_part(&mut self) -> Result<(), Error> {
        if self.widths.is_empty() {
            self.least = wrapped(&mut self.rest)?;
            (self.widths, self.rest) =
                self.rest.split_at_checked(self.parts).ok_or_else(damaged)?;
        }
        let (width, widths) = self.widths.split_first().ok_or_else(damaged)?;
        self.width = usize::from(*width);
        let bytes = (self.part / 8).checked_mul(self.width).filter(|_| self.width <= 32);
        let split = bytes.and_then(|bytes| self.rest.split_at_checked(bytes));
        (self.bits, self.rest) = split.ok_or_else(damaged)?;
        (self.widths, self.at) = (widths, 0);
        Ok(())
    }
}

/// So many bits, at most 32, from the bit of that number on; the lowest of a byte is the first.
fn bits(bytes: &[u8], from: usize, width: usize) -> u32 {
    let mut eight = [0; 8];
    let start = bytes.get(from / 8..).unwrap_or_default();
    for (to, byte) in eight.iter_mut().zip(start) {
        *to = *byte;
    }
    let all = u64::from_le_bytes(eight) >> (from % 8);
    u32::try_from(all & ((1 << width) - 1)).unwrap_or(u32::MAX)
}

/// A number without a sign, seven bits a byte.
fn unsigned(bytes: &mut &[u8]) -> Result<u64, Error> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first().ok_or_else(damaged)?;
        *bytes = rest;
        value |= u64::from(byte & 0x7F) << shift;
        if *byte < 0x80 {
            return Ok(value);
        }
    }
    Err(damaged())
}

/// A number with a sign, of 32 bits.
fn wrapped(bytes: &mut &[u8]) -> Result<i32, Error> {
    let value = unsigned(bytes)?;
    let half = i64::try_from(value >> 1).map_err(|_| damaged())?;
    let number = if value & 1 == 0 { half } else { -half - 1 };
    i32::try_from(number).map_err(|_| damaged())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lengths as the encoding has them, in one block of one part of 8 with 8 bits each.
    fn written(first: u8, deltas: &[u8]) -> Vec<u8> {
        let count = u8::try_from(deltas.len() + 1).unwrap();
        let mut bytes = vec![8, 1, count, first << 1];
        if !deltas.is_empty() {
            bytes.extend([0, 8]);
            bytes.extend(deltas);
            bytes.resize(bytes.len() + 8 - deltas.len(), 0);
        }
        bytes
    }

    #[test]
    fn lengths_are_those_that_were_written() {
        let bytes = written(3, &[1, 0, 5]);
        let mut lengths = Deltas::new(&bytes, 4).unwrap();
        let mut all = Vec::new();
        while let Some(length) = lengths.next().unwrap() {
            all.push(length);
        }
        assert_eq!((all, lengths.rest.len()), (vec![3, 4, 4, 9], 0));
    }

    #[test]
    fn what_is_repeated_is_counted() {
        let text = |shared: &[u8], added: &[u8]| {
            let bytes = [shared, added, &[b'x'; 20]].concat();
            of_prefixed(&bytes, 8).ok()
        };
        // 20 bytes, and three times those 20 again.
        let same = written(0, &[20, 0, 0]);
        // The least difference is -20: zigzag 39.
        let added = [&[8, 1, 4, 40, 39, 8, 0, 20, 20][..], &[0; 5]].concat();
        assert_eq!(text(&same, &added), Some(80));
        // A value that shares more than there is.
        assert_eq!(text(&written(0, &[21, 0, 0]), &added), None);
        // Another number of values.
        assert_eq!(text(&written(0, &[20, 0]), &added), None);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for (bytes, most) in [
            (&[][..], 9),
            (&[8, 0, 1, 0], 9),
            (&[9, 2, 1, 0], 9),
            (&[4, 1, 1, 0], 9),
            // More values than the page has.
            (&[8, 1, 9, 0], 8),
            // Fewer bytes than the values take.
            (&[8, 1, 2, 0, 0, 8, 1], 9),
            // More bits than a length has.
            (&[8, 1, 2, 0, 0, 33], 9),
            // Less than nothing.
            (&[8, 1, 1, 1], 9),
            // Longer than the page.
            (&[8, 1, 1, 20], 9),
        ] {
            assert!(of_lengths(bytes, most).is_err(), "{bytes:?}");
        }
        assert_eq!(of_lengths(&[8, 1, 1, 2], 1).unwrap(), 1);
        assert_eq!(of_lengths(&[8, 1, 0, 0], 0).unwrap(), 0);
    }
}
