//! What the workbooks of all programs have in common: sheets of typed cells, for people.
//!
//! [`value`] is what is in a cell, [`fill`] makes records of rows and [`writing`] rows of records,
//! [`layout`] is how sheets look, [`about`] is the front sheet that explains a workbook, and [`example`]
//! has the rows that show how a template is filled in. Formats only read and write cells.

pub(super) mod about;
pub(super) mod example;
pub(super) mod fill;
pub(super) mod layout;
pub(super) mod markup;
pub(super) mod value;
pub(super) mod writing;

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read as _};

use super::tables::{Cell, TABLES};
use super::zipped::Caps;
use super::{Error, Input, Limits, Malformed};

/// The most rows of a sheet, the header counted.
pub(super) const MAX_ROWS: u32 = 1_048_576;
/// The most columns of a sheet.
pub(super) const MAX_COLUMNS: u32 = 16_384;
/// The most cells of a workbook, those that are blank and written down counted.
pub(super) const MAX_CELLS: usize = 80_000_000;
/// The sheet with the words of the long lists.
pub(super) const LISTS: &str = "lists";
/// The sheet that lists what was found, in annotated workbooks.
pub(super) const FINDINGS: &str = "_findings";
/// The sheet that explains a workbook.
pub(super) const ABOUT: &str = "_about";
/// The most bytes of a workbook that does not come as a file.
pub(super) const PACKED: u64 = 400 << 20;

/// The level of compression: with the usual one, writing takes half as long again to save 7 % of the room.
pub(super) const COMPRESSION: u8 = 3;
/// To how many bytes a byte of a part may unpack, unless a limit says otherwise. Sheets of records
/// stay far below that.
const RATIO: u64 = 200;

/// What may be in a workbook. [`Limits::unpacked_bytes`] holds for each part and for all together, and
/// a [`Limits::unpacked_ratio`] that is not the usual one takes the place of 200.
pub(super) fn caps(limits: &Limits) -> Caps {
    let is_usual = limits.unpacked_ratio == Limits::default().unpacked_ratio;
    Caps {
        entries: 1_000,
        entry_bytes: limits.unpacked_bytes,
        total_bytes: limits.unpacked_bytes,
        ratio: if is_usual { RATIO } else { limits.unpacked_ratio },
    }
}

/// The number of the table that a sheet is, by its name.
pub(super) fn table_of(sheet: &str) -> Option<usize> {
    TABLES.iter().position(|table| table.name.eq_ignore_ascii_case(sheet.trim()))
}

/// An error of an input that is not what it should be, with what to do about it.
pub(super) fn malformed(message: impl Into<String>, help: impl Into<String>) -> Error {
    let (message, help) = (message.into(), Some(help.into()));
    Error::Malformed(Box::new(Malformed { message, help, ..Malformed::default() }))
}

/// The most UTF-16 code units of a text in a cell.
pub(super) const MAX_UNITS: usize = 32_767;

/// The cells of a row of a view, with texts that are too long for a cell cut. Nothing is read back from
/// a view, and what is cut is in a table.
pub(super) fn shortened<'c, 'r>(cells: &'c [Cell<'r>]) -> Cow<'c, [Cell<'r>]> {
    let is_long = |cell: &Cell<'_>| match cell {
        Cell::Text(text) => text.len() > MAX_UNITS && text.encode_utf16().count() > MAX_UNITS,
        _ => false,
    };
    if !cells.iter().any(is_long) {
        return Cow::Borrowed(cells);
    }
    let short = |cell: &Cell<'r>| match cell {
        Cell::Text(text) if is_long(cell) => {
            let mut units = 0;
            let fits = |c: &char| {
                units += c.len_utf16();
                units < MAX_UNITS
            };
            let mut short: String = text.chars().take_while(fits).collect();
            short.push('…');
            Cell::Text(Cow::Owned(short))
        }
        cell => cell.clone(),
    };
    Cow::Owned(cells.iter().map(short).collect())
}

/// The error of a table with cells that are merged.
pub(super) fn merged(sheet: &str, range: &str) -> Error {
    malformed(
        format!("{sheet}!{range}: the cells are merged, so that all but the first are blank"),
        "undo the merge and fill down: write the value in each of the cells",
    )
}

/// The input as a file in which one can go back and forth.
pub(super) fn file_of(input: Input) -> Result<File, Error> {
    match input {
        Input::Path(path) => Ok(File::open(path)?),
        Input::Stream(stream) => {
            let mut file = tempfile::tempfile()?;
            let length = io::copy(&mut stream.take(PACKED + 1), &mut file)?;
            if length > PACKED {
                return Err(Error::malformed(format!("the workbook has more than {PACKED} bytes")));
            }
            Ok(file)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_of_views_are_cut() {
        let long = "😀".repeat(MAX_UNITS);
        for (text, units) in [("ä", 1), (long.as_str(), MAX_UNITS)] {
            let cells = [Cell::Blank, Cell::Text(text.into())];
            let short = shortened(&cells);
            let [Cell::Blank, Cell::Text(short)] = &*short else { panic!("{short:?}") };
            assert_eq!(short.encode_utf16().count(), units);
        }
    }
}
