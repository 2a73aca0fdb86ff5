//! An empty workbook to be filled in.

use super::layout::{Book, freeze};
use super::write::{beside, last_column};
use crate::formats::tables::TABLES;
use crate::formats::{Error, Output};

/// Writes a workbook with the sheets of all tables and nothing in them but the headers, with their
/// notes and drop-downs.
///
/// ```
/// use verbale::formats::{Output, Shared, xlsx};
///
/// let out = Shared::default();
/// xlsx::template(Output::Stream(Box::new(out.clone())))?;
/// assert!(out.take().starts_with(b"PK"));
/// # Ok::<(), verbale::formats::Error>(())
/// ```
///
/// # Errors
/// When the output cannot be written.
pub fn template(output: Output) -> Result<(), Error> {
    let mut book = Book::new(beside(&output).as_deref());
    let out = output.into_stream()?;
    let mut sheets = Vec::new();
    for table in TABLES.iter() {
        let mut sheet = book.table(table)?;
        freeze(&mut sheet, (0, last_column(table)))?;
        sheets.push(sheet);
    }
    book.finish(sheets, out)
}
