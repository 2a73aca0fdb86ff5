//! Thrift's compact protocol, in which Parquet files describe themselves.

use std::io::Read;

use crate::formats::Error;

/// The most entries of a list.
const MOST_ENTRIES: u64 = 1 << 16;
/// How deep values may be in one another.
pub(super) const MOST_DEPTH: usize = 64;

/// Thrift's compact protocol.
pub(super) struct Thrift<R> {
    pub(super) from: R,
    /// How many bytes may still be read.
    pub(super) left: usize,
}

pub(super) const TRUE: u8 = 1;
pub(super) const FALSE: u8 = 2;
const BYTE: u8 = 3;
const INT_16: u8 = 4;
pub(super) const INT_32: u8 = 5;
const INT_64: u8 = 6;
const DOUBLE: u8 = 7;
const BINARY: u8 = 8;
pub(super) const LIST: u8 = 9;
const SET: u8 = 10;
const MAP: u8 = 11;
pub(super) const STRUCT: u8 = 12;

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

    pub(super) fn number(&mut self) -> Result<i64, Error> {
        let value = self.unsigned()?;
        let half = i64::try_from(value >> 1).map_err(|_| damaged())?;
        Ok(if value & 1 == 0 { half } else { -half - 1 })
    }

    /// The number and type of the next field; none at the end. `last` is the number of the one before.
    pub(super) fn field(&mut self, last: &mut i16) -> Result<Option<(i16, u8)>, Error> {
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
    pub(super) fn list(&mut self) -> Result<(u64, u8), Error> {
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
    pub(super) fn skip(&mut self, kind: u8, depth: usize) -> Result<(), Error> {
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

/// The error of a file of which nothing more can be known.
pub(super) fn damaged() -> Error {
    Error::malformed("the Parquet file is damaged")
}

fn cut(error: std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof => damaged(),
        _ => Error::Io(error),
    }
}
