//! Records as sheets.

use std::io::Write;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{Url, Worksheet};

use super::layout::{Book, Content, failed, freeze, put};
use crate::formats::caught::Caught;
use crate::formats::sheets::about::Purpose;
use crate::formats::sheets::shortened;
use crate::formats::sheets::writing::{Link, Of, Sheet, Sheets, beside, check_size, is_hidden};
use crate::formats::tables::{Cell, Table};
use crate::formats::views::View;
use crate::formats::views::flat::{OfView, Sink};
use crate::formats::{Error, Options, Output, Writer};
use crate::model::Record;

pub(super) fn write(output: Output, _: &Options) -> Result<Box<dyn Writer>, Error> {
    refuse_other_kinds(&output)?;
    let book = Book::new(beside(&output).as_deref());
    let path = output.path().map(Path::to_owned);
    let writer = ToSheets { book, sheets: Sheets::new(), path, out: output.into_stream()? };
    Ok(Box::new(Caught::new(super::WHAT, writer)))
}

/// Begins to write one view as the only sheet.
pub(super) fn view(
    output: Output,
    view: &'static View,
    _: &Options,
) -> Result<Box<dyn Writer>, Error> {
    refuse_other_kinds(&output)?;
    let mut book = Book::new(beside(&output).as_deref());
    let sheet = Filled::new(&mut book, Of::View(view))?;
    let sink = ToView { book, sheet, out: output.into_stream()? };
    Ok(Box::new(Caught::new(super::WHAT, OfView::new(view, Box::new(sink)))))
}

/// One view that is being written.
struct ToView {
    book: Book,
    sheet: Filled,
    out: Box<dyn Write + Send>,
}

impl Sink for ToView {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Error> {
        self.sheet.row(&shortened(cells), &|_| None)
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let ToView { book, sheet, out } = *self;
        let sheet = sheet.finish()?;
        book.finish(vec![sheet], out)
    }
}

/// Refuses a name that means another kind of workbook: a spreadsheet program would not open it.
///
/// # Errors
/// When the output is a file whose name ends in `.xlsm` or `.xls`.
pub(super) fn refuse_other_kinds(output: &Output) -> Result<(), Error> {
    let Some(path) = output.path() else { return Ok(()) };
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
    if ["xlsm", "xls"].iter().any(|other| end.eq_ignore_ascii_case(other)) {
        return Err(Error::refused(format!(
            "workbooks of the kind `.{end}` are not written; name it `.xlsx`"
        )));
    }
    Ok(())
}

/// The last column of a table, from 0.
pub(super) fn last_column(table: &Table) -> u16 {
    u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX)
}

/// Writes records. The rows of a sheet go to a file as soon as the next one begins, so that no more
/// than one row of each is in memory.
struct ToSheets {
    book: Book,
    sheets: Sheets<Filled>,
    /// The file that is written, if it is one.
    path: Option<PathBuf>,
    out: Box<dyn Write + Send>,
}

/// A sheet that is being filled.
struct Filled {
    sheet: Worksheet,
    of: Of,
    /// The last row, from 0.
    last: u32,
    /// For each column, whether any row has something in it.
    is_used: Vec<bool>,
    /// How many more links it may have.
    links_left: u32,
}

/// The most links of a sheet. They are kept in memory until the end, and spreadsheet programs take no
/// more than 65,530.
const MAX_LINKS: u32 = 3_000;

impl Filled {
    fn new(book: &mut Book, of: Of) -> Result<Self, Error> {
        let (sheet, columns) = match of {
            Of::Table(table) => (book.table(table)?, table.columns.len()),
            Of::View(view) => (book.view(view)?, view.columns.len()),
        };
        Ok(Filled { sheet, of, last: 0, is_used: vec![false; columns], links_left: MAX_LINKS })
    }

    fn link(&mut self, (row, column): (u32, u16), text: &str, link: Link) -> Result<(), Error> {
        self.links_left -= 1;
        let link = Url::new(format!("internal:'{}'!A{}", link.sheet, link.row)).set_text(text);
        self.sheet.write_url(row, column, link).map_err(failed)?;
        Ok(())
    }

    /// Completes the sheet: columns without any value that may be blank are hidden.
    fn finish(mut self) -> Result<Worksheet, Error> {
        for (column, (number, is_used)) in (0_u16..).zip(self.is_used.iter().enumerate()) {
            if is_hidden(self.of, number, *is_used, self.last) {
                self.sheet.set_column_hidden(column).map_err(failed)?;
            }
        }
        let last = u16::try_from(self.is_used.len().saturating_sub(1)).unwrap_or(u16::MAX);
        freeze(&mut self.sheet, (self.last, last))?;
        Ok(self.sheet)
    }
}

impl Sheet for Filled {
    fn row(
        &mut self,
        cells: &[Cell<'_>],
        link: &dyn Fn(usize) -> Option<Link>,
    ) -> Result<(), Error> {
        self.last += 1;
        for (number, (column, cell)) in (0_u16..).zip(cells).enumerate() {
            let content = match cell {
                Cell::Blank => continue,
                Cell::Date(day) => Content::Date(*day),
                Cell::Text(text) => Content::Text(text),
                Cell::Number(number) => Content::Number(*number),
                Cell::Boolean(boolean) => Content::Boolean(*boolean),
            };
            if let Some(is_used) = self.is_used.get_mut(number) {
                *is_used = true;
            }
            let at = (self.last, column);
            let link = if self.links_left > 0 { link(number) } else { None };
            match (content, link) {
                (Content::Text(text), Some(link)) => self.link(at, text, link)?,
                (content, _) => put(&mut self.sheet, at, content, None)?,
            }
        }
        Ok(())
    }

    fn rows(&self) -> u32 {
        self.last
    }
}

impl Writer for ToSheets {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let ToSheets { book, sheets, .. } = self;
        sheets.write(record, |of| Filled::new(book, of))
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let ToSheets { mut book, sheets, path, out } = *self;
        let (views, tables) = sheets.finish(|of| Filled::new(&mut book, of))?;
        let named: Vec<&View> = views.iter().map(|(view, _)| *view).collect();
        let counts: Vec<(usize, u64)> =
            tables.iter().map(|(number, filled)| (*number, u64::from(filled.last))).collect();
        // What explains comes first, what is for reading next, and what is read back at the end.
        let mut all = vec![book.about(Purpose::Records, &named, &counts)?];
        let views = views.into_iter().map(|(_, filled)| filled);
        for filled in views.chain(tables.into_iter().map(|(_, filled)| filled)) {
            all.push(filled.finish()?);
        }
        book.finish(all, out)?;
        check_size(path.as_deref())
    }
}
