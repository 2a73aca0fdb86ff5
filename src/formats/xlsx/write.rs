//! Records as sheets.

use std::io::Write;

use rust_xlsxwriter::Worksheet;

use super::layout::{Book, Content, freeze, put};
use crate::formats::tables::{Cell, TABLES, Table, each_row};
use crate::formats::{Error, Options, Output, Writer};
use crate::model::Record;

pub(super) fn write(output: Output, _: &Options) -> Result<Box<dyn Writer>, Error> {
    let book = Book::new(beside(&output).as_deref());
    let sheets = TABLES.iter().map(|_| None).collect();
    Ok(Box::new(ToSheets { book, sheets, out: output.into_stream()? }))
}

/// The folder of a file that is to be written: there is room for it.
pub(super) fn beside(output: &Output) -> Option<std::path::PathBuf> {
    match output {
        Output::Stream(_) => None,
        Output::Path(path) => Some(match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => ".".into(),
        }),
    }
}

/// The last column of a table, from 0.
pub(super) fn last_column(table: &Table) -> u16 {
    u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX)
}

/// Writes records. The rows of a sheet go to a file as soon as the next one begins, so that no more
/// than one row of each is in memory.
struct ToSheets {
    book: Book,
    /// Of each table its sheet, if there is one yet.
    sheets: Vec<Option<Filled>>,
    out: Box<dyn Write + Send>,
}

/// A sheet that is being filled.
struct Filled {
    sheet: Worksheet,
    /// The last row, from 0.
    last: u32,
}

impl Filled {
    fn new(book: &mut Book, table: &Table) -> Result<Self, Error> {
        Ok(Filled { sheet: book.table(table)?, last: 0 })
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Error> {
        self.last += 1;
        for (column, cell) in (0_u16..).zip(cells) {
            let content = match cell {
                Cell::Blank | Cell::Date(_) => continue,
                Cell::Text(text) => Content::Text(text),
                Cell::Number(number) => Content::Number(*number),
                Cell::Boolean(boolean) => Content::Boolean(*boolean),
            };
            put(&mut self.sheet, (self.last, column), content, None)?;
        }
        Ok(())
    }
}

impl Writer for ToSheets {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        each_row(record, |number, cells| {
            let (Some(place), Some(table)) = (self.sheets.get_mut(number), TABLES.get(number))
            else {
                return Ok(());
            };
            let sheet = match place {
                Some(sheet) => sheet,
                None => place.insert(Filled::new(&mut self.book, table)?),
            };
            sheet.row(cells)
        })
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let ToSheets { mut book, sheets, out } = *self;
        let mut all = Vec::new();
        for (sheet, table) in sheets.into_iter().zip(TABLES.iter()) {
            let Filled { mut sheet, last } = match sheet {
                Some(filled) => filled,
                None if is_shown_in_any_case(table) => Filled::new(&mut book, table)?,
                None => continue,
            };
            freeze(&mut sheet, (last, last_column(table)))?;
            all.push(sheet);
        }
        book.finish(all, out)
    }
}

/// Whether a table has a sheet even if there is nothing in it: its rows have ids that others name.
fn is_shown_in_any_case(table: &Table) -> bool {
    table.name == "records" || table.entity.is_some_and(|entity| entity.kind.is_some())
}
