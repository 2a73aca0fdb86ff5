//! Records as sheets.

use std::fs::File;
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};

use rust_xlsxwriter::Worksheet;

use super::layout::{Book, Content, failed, freeze, put};
use crate::formats::caught::Caught;
use crate::formats::sheets::about::Purpose;
use crate::formats::sheets::{MAX_CELLS, caps, shortened};
use crate::formats::tables::{Cell, Column, Role, TABLES, Table, each_row};
use crate::formats::views::flat::{OfView, Sink};
use crate::formats::views::rows::Gathered;
use crate::formats::views::{VIEWS, View};
use crate::formats::zipped::Zipped;
use crate::formats::{Error, Limits, Options, Output, Writer};
use crate::model::Record;

pub(super) fn write(output: Output, _: &Options) -> Result<Box<dyn Writer>, Error> {
    refuse_other_kinds(&output)?;
    let book = Book::new(beside(&output).as_deref());
    let sheets = TABLES.iter().map(|_| None).collect();
    let path = match &output {
        Output::Stream(_) => None,
        Output::Path(path) => Some(path.clone()),
    };
    let cells_left = MAX_CELLS;
    let views = VIEWS.iter().map(|_| None).collect();
    let writer = ToSheets { book, sheets, views, cells_left, path, out: output.into_stream()? };
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
    let sheet = Filled::of_view(&mut book, view)?;
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
        self.sheet.row(&shortened(cells))
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let ToView { book, sheet, out } = *self;
        let sheet = sheet.end(|_, is_used| !is_used)?;
        book.finish(vec![sheet], out)
    }
}

/// Refuses a name that means another kind of workbook: a spreadsheet program would not open it.
///
/// # Errors
/// When the output is a file whose name ends in `.xlsm` or `.xls`.
pub(super) fn refuse_other_kinds(output: &Output) -> Result<(), Error> {
    let Output::Path(path) = output else { return Ok(()) };
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
    if ["xlsm", "xls"].iter().any(|other| end.eq_ignore_ascii_case(other)) {
        return Err(Error::refused(format!(
            "workbooks of the kind `.{end}` are not written; name it `.xlsx`"
        )));
    }
    Ok(())
}

/// The folder of a file that is to be written: there is room for it.
pub(in crate::formats) fn beside(output: &Output) -> Option<PathBuf> {
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
    /// The same for views.
    views: Vec<Option<Filled>>,
    /// How many more cells there may be.
    cells_left: usize,
    /// The file that is written, if it is one.
    path: Option<PathBuf>,
    out: Box<dyn Write + Send>,
}

/// A sheet that is being filled.
struct Filled {
    sheet: Worksheet,
    /// The last row, from 0.
    last: u32,
    /// For each column, whether any row has something in it.
    is_used: Vec<bool>,
}

impl Filled {
    fn new(book: &mut Book, table: &Table) -> Result<Self, Error> {
        let is_used = vec![false; table.columns.len()];
        Ok(Filled { sheet: book.table(table)?, last: 0, is_used })
    }

    fn of_view(book: &mut Book, view: &View) -> Result<Self, Error> {
        let is_used = vec![false; view.columns.len()];
        Ok(Filled { sheet: book.view(view)?, last: 0, is_used })
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Error> {
        self.last += 1;
        for (column, cell) in (0_u16..).zip(cells) {
            let content = match cell {
                Cell::Blank => continue,
                Cell::Date(day) => Content::Date(*day),
                Cell::Text(text) => Content::Text(text),
                Cell::Number(number) => Content::Number(*number),
                Cell::Boolean(boolean) => Content::Boolean(*boolean),
            };
            if let Some(is_used) = self.is_used.get_mut(usize::from(column)) {
                *is_used = true;
            }
            put(&mut self.sheet, (self.last, column), content, None)?;
        }
        Ok(())
    }

    /// Completes the sheet of a table: columns without any value that may be blank are hidden.
    fn finish(self, table: &Table) -> Result<Worksheet, Error> {
        let last = self.last;
        self.end(|number, is_used| {
            table.columns.get(number).is_some_and(|column| is_hidden(column, is_used, last))
        })
    }

    /// Completes the sheet, with those columns hidden.
    fn end(mut self, is_hidden: impl Fn(usize, bool) -> bool) -> Result<Worksheet, Error> {
        for (column, (number, is_used)) in (0_u16..).zip(self.is_used.iter().enumerate()) {
            if is_hidden(number, *is_used) {
                self.sheet.set_column_hidden(column).map_err(failed)?;
            }
        }
        let last = u16::try_from(self.is_used.len().saturating_sub(1)).unwrap_or(u16::MAX);
        freeze(&mut self.sheet, (self.last, last))?;
        Ok(self.sheet)
    }
}

/// Whether a column of a written sheet of so many rows is hidden: it has no value in any row and need
/// not have one, or it is nothing for people.
pub(in crate::formats) fn is_hidden(column: &Column, is_used: bool, rows: u32) -> bool {
    match column.role {
        Role::Checksum => true,
        Role::Value | Role::Empty | Role::Derived(_) => rows > 0 && !column.required && !is_used,
        _ => false,
    }
}

impl Writer for ToSheets {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let ToSheets { book, sheets, views, cells_left, .. } = self;
        let mut gathered = Gathered::new();
        each_row(record, |number, cells| {
            count(cells_left, cells)?;
            gathered.take(number, cells);
            let (Some(place), Some(table)) = (sheets.get_mut(number), TABLES.get(number)) else {
                return Ok(());
            };
            let sheet = match place {
                Some(sheet) => sheet,
                None => place.insert(Filled::new(book, table)?),
            };
            sheet.row(cells)
        })?;
        gathered.each_row(|number, cells| {
            count(cells_left, cells)?;
            let (Some(place), Some(view)) = (views.get_mut(number), VIEWS.get(number)) else {
                return Ok(());
            };
            let sheet = match place {
                Some(sheet) => sheet,
                None => place.insert(Filled::of_view(book, view)?),
            };
            sheet.row(&shortened(cells))
        })
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let ToSheets { mut book, sheets, views, path, out, .. } = *self;
        let mut counts = Vec::new();
        let mut entities = Vec::new();
        for (number, (sheet, table)) in sheets.into_iter().zip(TABLES.iter()).enumerate() {
            let filled = match sheet {
                Some(filled) => filled,
                None if is_shown_in_any_case(table) => Filled::new(&mut book, table)?,
                None => continue,
            };
            counts.push((number, u64::from(filled.last)));
            entities.push(filled.finish(table)?);
        }
        let views: Vec<(&View, Filled)> =
            VIEWS.iter().zip(views).filter_map(|(view, filled)| Some((view, filled?))).collect();
        // What explains comes first, what is for reading next, and what is read back at the end.
        let named: Vec<&View> = views.iter().map(|(view, _)| *view).collect();
        let mut all = vec![book.about(Purpose::Records, &named, &counts)?];
        for (_, filled) in views {
            all.push(filled.end(|_, is_used| !is_used)?);
        }
        all.append(&mut entities);
        book.finish(all, out)?;
        check_size(path.as_deref())
    }
}

/// Takes the cells of a row from those that there may be.
pub(in crate::formats) fn count(cells_left: &mut usize, cells: &[Cell<'_>]) -> Result<(), Error> {
    let full = cells.iter().filter(|cell| **cell != Cell::Blank).count();
    *cells_left = cells_left.checked_sub(full).ok_or_else(too_many_cells)?;
    Ok(())
}

/// The error of records with more cells than a workbook is read with.
fn too_many_cells() -> Error {
    Error::refused(format!(
        "the workbook would have more than {MAX_CELLS} cells and could not be read back; take the \
         records apart, or write another format"
    ))
}

/// Holds a workbook that was written to a file against the bounds of what is read.
pub(in crate::formats) fn check_size(path: Option<&Path>) -> Result<(), Error> {
    let Some(path) = path else { return Ok(()) };
    let file = BufReader::new(File::open(path)?);
    match Zipped::open(file, &caps(&Limits::default())) {
        Ok(_) => Ok(()),
        Err(Error::Malformed(malformed)) => Err(Error::refused(format!(
            "the workbook could not be read back: {}; take the records apart, or write another format",
            malformed.message
        ))),
        Err(error) => Err(error),
    }
}

/// Whether a table has a sheet even if there is nothing in it: its rows have ids that others name.
pub(in crate::formats) fn is_shown_in_any_case(table: &Table) -> bool {
    table.name == "records" || table.entity.is_some_and(|entity| entity.kind.is_some())
}
