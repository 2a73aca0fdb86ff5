//! Records as tables of CSV (RFC 4180), in a folder or a zip file, described by CSVW.
//!
//! Each of [`TABLES`](super::tables::TABLES) that has rows is a file; `records.csv` is always there. A
//! table that is not there is read as an empty one. `metadata.json` describes the tables and their
//! columns as the W3C's [CSV on the Web](https://www.w3.org/TR/tabular-metadata/) has it, for other
//! programs. It says how many rows each table has (`dc:extent`), and a table, a column or rows that it
//! names and that are not there are reported.
//!
//! # What is written
//!
//! UTF-8 without a byte order mark, commas, lines that end in a line feed. A text that a spreadsheet
//! would take for a formula begins with an apostrophe, unless [`Options::unguarded`](super::Options::unguarded) says otherwise; it
//! is taken off when the table is read, and every text comes back as it was. Numbers in columns of
//! numbers need no guard.
//!
//! Rows are found by ids alone, so two records of the same id are refused, and so is a record that
//! has an id twice.
//!
//! # What is read
//!
//! * Commas, semicolons or tabs between cells: whichever stands in the header. Where it is semicolons,
//!   the programs that write them have decimal commas, so `0,5` in a column of numbers is `0.5`.
//! * A first line `sep=;`, and UTF-16 with a byte order mark, with a note.
//! * Rows that end in a line feed, a carriage return, or both. Blank lines are passed over.
//! * Cells in any order of columns; columns may be missing. A row has as many cells as the header;
//!   blank ones after them are passed over.
//! * Files that are no CSV files are left alone, as are hidden files, folders within the folder, files
//!   whose names begin with `_`, and [views](super::views), but a table in another format is an error,
//!   and so is a CSV file that is none of the tables.
//!
//! All tables together may have as many bytes as the limit of unpacked bytes says, and
//! [`MAX_ROWS`](super::tables::Assembler::MAX_ROWS) rows; a cell 16 MiB, a row 64 MiB and 100,000
//! cells; a folder or zip file 1,000 files. A zip file of more than 1 MiB may unpack to 200 times its
//! size.

mod guard;
mod lines;
mod metadata;
mod read;
#[cfg(test)]
mod tests;
mod utf16;
mod write;

use super::{Error, Format, Keeps, Layout, Output};

/// Tables of CSV in a folder or a zip file.
pub(super) static CSV: Format = Format {
    name: "csv",
    title: "CSV tables with CSVW metadata",
    extensions: &["zip"],
    media_type: "text/csv",
    about: "a table for each list, for spreadsheets and databases",
    guide: Some(super::page::guide),
    layout: Layout::Folder { with: "records.csv", zipped: true },
    many: true,
    keeps: Keeps::Everything,
    read: Some(read::read),
    write: Some(write::write),
    template: Some(|output, _| template(output)),
    view: Some(write::view),
};

/// The file that describes the tables.
const METADATA: &str = "metadata.json";

/// The name of a table's file.
fn file_name(table: &str) -> String {
    format!("{table}.csv")
}

/// Writes all tables with their headers and without a row, and what describes them: to fill in.
///
/// ```
/// use verbale::formats::{Output, Shared, csv};
///
/// let out = Shared::default();
/// csv::template(Output::Stream(Box::new(out.clone())))?;
/// assert!(out.take().starts_with(b"PK"), "a zip file");
/// # Ok::<(), verbale::formats::Error>(())
/// ```
///
/// # Errors
/// When the output cannot be written, or is neither an empty or new folder nor a zip file.
pub fn template(output: Output) -> Result<(), Error> {
    write::template(output)
}
