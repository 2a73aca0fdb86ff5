//! Records as the sheets of a workbook, whatever the program.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use super::{MAX_CELLS, caps, shortened};
use crate::formats::tables::{Cell, Role, TABLES, Table};
use crate::formats::views::rows::{Row, each_row};
use crate::formats::views::{VIEWS, View};
use crate::formats::zipped::Zipped;
use crate::formats::{Error, Limits, Output};
use crate::model::Record;

/// What the rows of a sheet are.
#[derive(Clone, Copy, Debug)]
pub(in crate::formats) enum Of {
    Table(&'static Table),
    View(&'static View),
}

/// A row of another sheet that a cell leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) struct Link {
    pub(in crate::formats) sheet: &'static str,
    /// The row, from 1.
    pub(in crate::formats) row: u32,
}

/// A sheet that is being filled, with a header in it.
pub(in crate::formats) trait Sheet {
    /// Adds a row. `link` says where the cell of a column leads.
    ///
    /// # Errors
    /// When it cannot be written, or the sheet cannot hold it.
    fn row(
        &mut self,
        cells: &[Cell<'_>],
        link: &dyn Fn(usize) -> Option<Link>,
    ) -> Result<(), Error>;

    /// How many rows it has below the header.
    fn rows(&self) -> u32;
}

/// The sheets of a workbook that is being written. One begins with its first row.
#[derive(Debug)]
pub(in crate::formats) struct Sheets<S> {
    tables: Vec<Option<S>>,
    views: Vec<Option<S>>,
    /// How many more cells there may be.
    cells_left: usize,
}

/// The sheets of views, and those of tables with the numbers of these.
type Finished<S> = (Vec<(&'static View, S)>, Vec<(usize, S)>);

impl<S: Sheet> Sheets<S> {
    pub(in crate::formats) fn new() -> Self {
        Sheets {
            tables: TABLES.iter().map(|_| None).collect(),
            views: VIEWS.iter().map(|_| None).collect(),
            cells_left: MAX_CELLS,
        }
    }

    /// Adds the rows of a record; `begin` begins a sheet.
    pub(in crate::formats) fn write(
        &mut self,
        record: &Record<'_>,
        mut begin: impl FnMut(Of) -> Result<S, Error>,
    ) -> Result<(), Error> {
        let Sheets { tables, views, cells_left } = self;
        let before: Vec<u32> = tables.iter().map(|it| it.as_ref().map_or(0, S::rows)).collect();
        each_row(record, |row| match row {
            Row::Table(number, cells) => {
                count(cells_left, cells)?;
                let (Some(place), Some(table)) = (tables.get_mut(number), TABLES.get(number))
                else {
                    return Ok(());
                };
                begun(place, || begin(Of::Table(table)))?.row(cells, &|_| None)
            }
            Row::View(number, row) => {
                count(cells_left, row.cells)?;
                let (Some(place), Some(view)) = (views.get_mut(number), VIEWS.get(number)) else {
                    return Ok(());
                };
                let link = |column: usize| {
                    let target = row.target(column)?;
                    let rows =
                        before.get(target.table)?.checked_add(u32::try_from(target.row).ok()?)?;
                    // The first row is the header.
                    Some(Link { sheet: &TABLES.get(target.table)?.name, row: rows.checked_add(2)? })
                };
                begun(place, || begin(Of::View(view)))?.row(&shortened(row.cells), &link)
            }
        })
    }

    /// All sheets in their order, with those that are there even if nothing is in them.
    pub(in crate::formats) fn finish(
        self,
        mut begin: impl FnMut(Of) -> Result<S, Error>,
    ) -> Result<Finished<S>, Error> {
        let mut tables = Vec::new();
        for (number, (sheet, table)) in self.tables.into_iter().zip(TABLES.iter()).enumerate() {
            match sheet {
                Some(sheet) => tables.push((number, sheet)),
                None if is_shown_in_any_case(table) => {
                    tables.push((number, begin(Of::Table(table))?));
                }
                None => {}
            }
        }
        let views = VIEWS.iter().zip(self.views);
        Ok((views.filter_map(|(view, sheet)| Some((view, sheet?))).collect(), tables))
    }
}

/// The sheet in a place, which begins if there is none.
fn begun<S>(
    place: &mut Option<S>,
    begin: impl FnOnce() -> Result<S, Error>,
) -> Result<&mut S, Error> {
    match place {
        Some(sheet) => Ok(sheet),
        None => Ok(place.insert(begin()?)),
    }
}

/// Whether a column of a written sheet of so many rows is hidden: it has no value in any row and need
/// not have one, or it is nothing for people.
pub(in crate::formats) fn is_hidden(of: Of, column: usize, is_used: bool, rows: u32) -> bool {
    let column = match of {
        Of::Table(table) => table.columns.get(column),
        Of::View(_) => return !is_used,
    };
    column.is_some_and(|column| match column.role {
        Role::Checksum => true,
        Role::Value | Role::Empty | Role::Derived(_) => rows > 0 && !column.required && !is_used,
        _ => false,
    })
}

/// The folder of a file that is to be written: there is room for it.
pub(in crate::formats) fn beside(output: &Output) -> Option<PathBuf> {
    let folder = output.path()?.parent().filter(|folder| !folder.as_os_str().is_empty());
    Some(folder.unwrap_or_else(|| Path::new(".")).to_owned())
}

/// Takes the cells of a row from those that there may be.
fn count(cells_left: &mut usize, cells: &[Cell<'_>]) -> Result<(), Error> {
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
fn is_shown_in_any_case(table: &Table) -> bool {
    table.name == "records" || table.entity.is_some_and(|entity| entity.kind.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::testing::record;

    /// A sheet in memory.
    struct Kept {
        of: Of,
        rows: Vec<Vec<(String, Option<Link>)>>,
    }

    impl Sheet for Kept {
        fn row(
            &mut self,
            cells: &[Cell<'_>],
            link: &dyn Fn(usize) -> Option<Link>,
        ) -> Result<(), Error> {
            let text = |cell: &Cell<'_>| match cell {
                Cell::Text(text) => text.to_string(),
                _ => String::new(),
            };
            let cells = cells.iter().enumerate();
            self.rows.push(cells.map(|(column, cell)| (text(cell), link(column))).collect());
            Ok(())
        }

        fn rows(&self) -> u32 {
            u32::try_from(self.rows.len()).unwrap()
        }
    }

    #[test]
    fn links_lead_to_the_rows_of_the_ids_that_are_shown() {
        let mut sheets = Sheets::new();
        let begin = |of| Ok(Kept { of, rows: Vec::new() });
        for seed in 0..40 {
            sheets.write(&record(seed), begin).unwrap();
        }
        let (views, tables) = sheets.finish(begin).unwrap();
        let mut followed = std::collections::BTreeMap::new();
        for (view, sheet) in &views {
            for row in &sheet.rows {
                for (column, (shown, link)) in view.columns.iter().zip(row) {
                    let Some(link) = link else { continue };
                    let (_, kept) = tables
                        .iter()
                        .find(|(number, _)| TABLES[*number].name == link.sheet)
                        .unwrap();
                    let Of::Table(table) = kept.of else { panic!("a view") };
                    let led = &kept.rows[link.row as usize - 2];
                    let id = table.columns.iter().position(|column| column.name == "id").unwrap();
                    assert_eq!(led[id].0, *shown, "{}.{}", view.name, column.name);
                    if let Some(record) = table.column(Role::Record) {
                        assert_eq!(led[record].0, row[0].0, "{}.{}", view.name, column.name);
                    }
                    *followed.entry(column.name).or_insert(0) += 1;
                }
            }
        }
        let names: Vec<_> = followed.keys().copied().collect();
        assert_eq!(names, ["actor", "id", "record"], "{followed:?}");
    }
}
