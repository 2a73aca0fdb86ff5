//! Rows put together to records.
//!
//! What a cell has is taken as it is: a word where a number belongs becomes a string in the record, so
//! that it is found there as any other fault is, at its cell. What people write otherwise and can mean
//! only one thing is read as that, with a note.
//!
//! Rows come in any order, and a record may have some in each table. So all are kept until the tables
//! end, in a temporary file if there are many.

use std::collections::HashMap;
use std::sync::Arc;

use super::build::{Builder, Built, Rows};
use super::complete::{Present, Written};
use super::plan::{Column, Role, TABLES, Table};
use super::store::{Kept, Store, Window};
use crate::formats::places::{Cell, CellPlaces, causes_first};
use crate::formats::{
    Error, Fault, FaultKind, Found, Malformed, Places, ReadOptions, UnknownColumns, checksum,
};
use crate::nearest;

/// A row as it is read: what each cell has, nothing for a blank one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Raw {
    /// Its number in the table, from 1; the header is row 1.
    pub row: u32,
    /// What its cells have, in the order of the header.
    pub cells: Vec<Option<RawCell>>,
}

/// What a cell has, and as what it is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawCell {
    /// What it is as a text: of a number its digits, of a date its form in ISO 8601.
    pub text: String,
    /// As what the format has it.
    pub kind: RawKind,
}

/// As what a format has a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RawKind {
    /// As a text: as it was written, letter by letter.
    #[default]
    Text,
    /// As a number: zeros in front, and digits at the end, may be gone.
    Number,
    /// As a truth value.
    Boolean,
    /// As a date or a time.
    Date,
}

impl RawKind {
    /// The number of a kind; see [`RawKind::numbered`].
    pub(super) const fn number(self) -> u8 {
        match self {
            RawKind::Text => 0,
            RawKind::Number => 1,
            RawKind::Boolean => 2,
            RawKind::Date => 3,
        }
    }

    /// The kind of that number.
    pub(super) const fn numbered(number: u8) -> Self {
        match number {
            1 => RawKind::Number,
            2 => RawKind::Boolean,
            3 => RawKind::Date,
            _ => RawKind::Text,
        }
    }
}

impl From<String> for RawCell {
    fn from(text: String) -> Self {
        RawCell { text, kind: RawKind::Text }
    }
}

/// The rows of all tables, and what comes of them.
#[derive(Debug)]
pub struct Assembler {
    sheets: Vec<Sheet>,
    store: Store,
    /// The parts of the store that are in memory, by table.
    windows: Vec<Window>,
    /// The numbers of the records, by id, in the order in which they were first named.
    ids: HashMap<String, u32>,
    /// How many rows are kept.
    rows: usize,
    written: Written,
    unknown_columns: UnknownColumns,
    /// What has to be reported of the tables themselves.
    faults: Vec<Fault>,
    /// The number of the record that comes next.
    next: usize,
    state: State,
}

/// How far an assembler is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Rows are being added.
    Filling,
    /// Records are being taken.
    Emptying,
    /// All has been taken and reported.
    Done,
}

/// A table as it is read.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    is_there: bool,
    /// What it is called in messages.
    name: Arc<str>,
    /// The names of its columns, as its header has them.
    headers: Vec<Arc<str>>,
    /// For each of its columns, whether it is passed over.
    passed: Vec<bool>,
    /// For each column of the plan the number of the one that has it.
    columns: Vec<Option<usize>>,
    /// Its rows: but for the records themselves, sorted by record once all are there.
    rows: Vec<Placed>,
    /// Whether a row has become part of a record.
    used: Vec<bool>,
}

/// Where a row is kept.
#[derive(Clone, Copy, Debug)]
struct Placed {
    /// The number of the record it belongs to.
    record: u32,
    /// Its place in the store.
    at: u64,
}

impl Default for Assembler {
    fn default() -> Self {
        Assembler::new(&ReadOptions::default())
    }
}

impl Assembler {
    /// The most rows that are kept.
    pub const MAX_ROWS: usize = 20_000_000;
    /// The most notes on how the cells of a record are written; what is more is counted.
    const MAX_NOTES: usize = 50;

    /// One without any rows.
    #[must_use]
    pub fn new(options: &ReadOptions) -> Self {
        Assembler {
            sheets: TABLES.iter().map(|_| Sheet::default()).collect(),
            store: Store::default(),
            windows: TABLES.iter().map(|_| Window::default()).collect(),
            ids: HashMap::new(),
            rows: 0,
            written: Written::default(),
            unknown_columns: options.unknown_columns,
            faults: Vec::new(),
            next: 0,
            state: State::Filling,
        }
    }

    /// Notes that a table was written and, if it is known, with how many rows. What is missing of it is
    /// reported with the first record.
    pub fn expect_rows(&mut self, table: usize, rows: Option<u64>) {
        self.written.expect_rows(table, rows);
    }

    /// Notes which columns a table had when it was written. Those that are gone are reported with the
    /// first record.
    pub fn expect_columns(&mut self, table: usize, columns: Vec<String>) {
        self.written.expect_columns(table, columns);
    }

    /// Notes something that has to be reported of the tables, with the first record.
    pub fn report(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// Begins a table; `name` is what it is called in messages.
    ///
    /// # Errors
    /// When there is no such column as one of the headers says, unless those are passed over, or one is
    /// there twice.
    pub fn begin(&mut self, table: usize, name: &str, headers: &[String]) -> Result<(), Error> {
        let (Some(plan), Some(sheet)) = (TABLES.get(table), self.sheets.get_mut(table)) else {
            return Ok(());
        };
        sheet.is_there = true;
        sheet.name = name.into();
        sheet.headers = headers.iter().map(|header| header.trim().into()).collect();
        sheet.passed = vec![true; headers.len()];
        sheet.columns = vec![None; plan.columns.len()];
        for (number, header) in headers.iter().enumerate() {
            let column = match column_of(plan, header) {
                Header::Blank => {
                    sheet.passed[number] = false;
                    continue;
                }
                Header::Passed => continue,
                Header::Exact(column) => column,
                Header::Like(column) => {
                    let wanted = &plan.columns[column].name;
                    let message = format!("the column `{}` was read as `{wanted}`", shown(header));
                    self.faults.push(sheet.note(number, message, format!("write `{wanted}`")));
                    column
                }
                Header::Unknown => match self.unknown_columns {
                    UnknownColumns::Error => {
                        return Err(unknown_column(plan, name, number, header.trim()));
                    }
                    UnknownColumns::Note => {
                        let message = format!("the column `{}` was passed over", shown(header));
                        let help = "begin its name with `_` to have it passed over without a note";
                        self.faults.push(sheet.note(number, message, help.to_owned()));
                        continue;
                    }
                },
            };
            if plan.columns[column].is_derived() {
                continue;
            }
            sheet.passed[number] = false;
            if sheet.columns[column].replace(number).is_some() {
                let letters = Cell::letters(u32::try_from(number).unwrap_or(u32::MAX));
                let message =
                    format!("{name}!{letters}1: the column `{}` is there twice", shown(header));
                return Err(malformed(message, "delete one of them, or rename it".to_owned()));
            }
        }
        Ok(())
    }

    /// Adds a row to a table.
    ///
    /// # Errors
    /// When there are more rows than can be kept, a column without a header has something in it, or
    /// two records have the same id: rows of other tables could belong to either.
    pub fn row(&mut self, table: usize, raw: Raw) -> Result<(), Error> {
        let (Some(plan), Some(sheet)) = (TABLES.get(table), self.sheets.get_mut(table)) else {
            return Ok(());
        };
        let keeps_blanks =
            |column| sheet.plan_column(plan, column).is_some_and(Column::is_verbatim);
        let kept = Kept::of(raw, |column| sheet.is_passed(column), keeps_blanks);
        if kept.cells.is_empty() {
            return Ok(());
        }
        if let Some((stray, _)) = kept.cells.iter().find(|(column, _)| !sheet.is_headed(*column)) {
            let message = format!(
                "{}!{}{}: there is something in a column that has no header",
                sheet.name,
                Cell::letters(*stray),
                kept.row
            );
            let help =
                "give the column a header, or clear it; one that begins with `_` is passed over";
            return Err(malformed(message, help.to_owned()));
        }
        self.rows += 1;
        if self.rows > Self::MAX_ROWS {
            return Err(Error::refused(format!(
                "the tables have more than {} rows; take them apart",
                Self::MAX_ROWS
            )));
        }
        let key = if table == 0 { plan.key() } else { plan.column(Role::Record) };
        let id =
            key.and_then(|column| sheet.cell(&kept, column)).map_or("", |cell| cell.text.trim());
        let record = if let Some(number) = self.ids.get(id) {
            *number
        } else {
            // There are no more records than rows.
            let number = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
            self.ids.insert(id.to_owned(), number);
            number
        };
        let at = self.store.keep(&kept)?;
        sheet.rows.push(Placed { record, at });
        sheet.used.push(false);
        Ok(())
    }

    /// The next record, in the order of their rows.
    ///
    /// # Errors
    /// When two records have the same id; after the last record, when rows have not become part of any.
    pub fn next_record(&mut self) -> Result<Option<Found>, Error> {
        if self.state == State::Filling {
            self.state = State::Emptying;
            self.end_of_rows()?;
        }
        let of_table = self.sheets.first().and_then(|records| records.rows.get(self.next)).copied();
        if let Some(row) = of_table {
            let number = self.next;
            self.next += 1;
            let mut found = self.record(number, row)?;
            found.faults.append(&mut self.faults);
            causes_first(&mut found.faults);
            return Ok(Some(found));
        }
        if self.state == State::Done {
            return Ok(None);
        }
        self.state = State::Done;
        if let Some(fault) = self.faults.first().filter(|fault| fault.kind != FaultKind::Adapted) {
            let help = fault.help.clone().unwrap_or_default();
            return Err(malformed(format!("{}: {}", fault.cell, fault.message), help));
        }
        self.left_over()
    }

    /// Looks at the tables as a whole, once all rows are there.
    fn end_of_rows(&mut self) -> Result<(), Error> {
        self.check_ids()?;
        for sheet in self.sheets.iter_mut().skip(1) {
            sheet.rows.sort_by_key(|row| row.record);
        }
        let sheets = &self.sheets;
        let columns: Vec<Vec<usize>> = sheets.iter().map(Sheet::columns_there).collect();
        let missing = self.written.missing(|table| {
            let sheet = sheets.get(table).filter(|sheet| sheet.is_there)?;
            let rows = sheet.rows.len() as u64;
            Some(Present { name: &sheet.name, columns: columns.get(table)?, rows })
        });
        self.faults.splice(0..0, missing);
        Ok(())
    }

    /// Sees whether each record has an id of its own.
    fn check_ids(&mut self) -> Result<(), Error> {
        let Some(records) = self.sheets.first() else { return Ok(()) };
        let mut first: HashMap<u32, u64> = HashMap::with_capacity(records.rows.len());
        let repeated = records.rows.iter().find_map(|row| {
            first.insert(row.record, row.at).map(|other| (row.at, other, row.record))
        });
        let Some((at, other, record)) = repeated else { return Ok(()) };
        let mut window = Window::default();
        let row = self.store.row(at, &mut window)?.row;
        let other = self.store.row(other, &mut window)?.row;
        let id = self.ids.iter().find(|(_, number)| **number == record).map_or("", |(id, _)| id);
        Err(malformed(
            format!(
                "{}!{row}: the record has the same id as the one in row {other}: `{}`",
                records.name,
                shown(id)
            ),
            "give each record an id of its own".to_owned(),
        ))
    }

    /// Reports rows that belong to no record.
    fn left_over(&mut self) -> Result<Option<Found>, Error> {
        let mut first = None;
        let mut count = 0_usize;
        for (table, sheet) in self.sheets.iter().enumerate() {
            for (placed, _) in sheet.rows.iter().zip(&sheet.used).filter(|(_, used)| !**used) {
                count += 1;
                if first.is_none() {
                    let row = self.store.row(placed.at, &mut self.windows[table])?.row;
                    first = Some(format!("{}!{row}", sheet.name));
                }
            }
        }
        let Some(first) = first else { return Ok(None) };
        let more =
            if count > 1 { format!(", nor do {} more rows", count - 1) } else { String::new() };
        Err(malformed(
            format!("{first}: the row belongs to no row of the table `records`{more}"),
            "give the id of a record in its column `record`, or delete the row".to_owned(),
        ))
    }

    /// Puts a record together from its rows.
    fn record(&mut self, number: usize, row: Placed) -> Result<Found, Error> {
        let mut rows = Vec::with_capacity(self.sheets.len());
        for (table, sheet) in self.sheets.iter().enumerate() {
            let range = if table == 0 { number..number + 1 } else { sheet.range_of(row.record) };
            let window = self.windows.get_mut(table);
            let mut kept = Vec::with_capacity(range.len());
            if let Some(window) = window {
                for placed in sheet.rows.get(range.clone()).unwrap_or_default() {
                    kept.push(self.store.row(placed.at, window)?);
                }
            }
            rows.push(Rows { first: range.start, kept });
        }
        let built = Builder::of(&self.sheets, &rows).finish();
        for (table, rows) in rows.iter().enumerate() {
            if let Some(sheet) = self.sheets.get_mut(table) {
                let range = rows.first..rows.first + rows.kept.len();
                // What was reported of a row need not be reported again, so each counts as used.
                sheet.used.get_mut(range).into_iter().flatten().for_each(|used| *used = true);
            }
        }
        let Built { draft, mut faults, gaps } = built;
        let (json, spans) = draft.finish();
        faults.extend(self.changed(&json, &rows));
        causes_first(&mut faults);
        few_notes(&mut faults);
        Ok(Found { json, places: Places::Cells(CellPlaces { spans, gaps }), faults })
    }

    /// The fault of a record that is not the one whose checksum its row has.
    fn changed(&self, json: &str, rows: &[Rows]) -> Option<Fault> {
        let column = TABLES.first()?.column(Role::Checksum)?;
        let (sheet, row) = (self.sheets.first()?, rows.first()?.kept.first()?);
        let written = &sheet.cell(row, column)?.text;
        checksum::differs(json, written).then(|| Fault {
            kind: FaultKind::Changed,
            message:
                "the record is not the one that was written: a cell was edited, or the file is \
                      damaged"
                    .to_owned(),
            help: Some("clear this cell if the record was edited on purpose".to_owned()),
            cell: sheet.place(row, Some(column)),
        })
    }
}

/// Leaves no more notes on how cells are written than anybody would read, and counts the others.
fn few_notes(faults: &mut Vec<Fault>) {
    let is_note = |fault: &Fault| fault.kind == FaultKind::Adapted;
    let notes = faults.iter().filter(|fault| is_note(fault)).count();
    let Some(more) = notes.checked_sub(Assembler::MAX_NOTES).filter(|more| *more > 0) else {
        return;
    };
    let mut kept = 0;
    faults.retain(|fault| {
        kept += usize::from(is_note(fault));
        !is_note(fault) || kept <= Assembler::MAX_NOTES
    });
    if let Some(last) = faults.iter_mut().rfind(|fault| is_note(fault)) {
        let s = if more == 1 { "" } else { "s" };
        last.message = format!("{}; and {more} more cell{s} like this", last.message);
    }
}

/// What a header means.
enum Header {
    Blank,
    /// Its column is passed over without a word.
    Passed,
    /// A column of the plan, by number.
    Exact(usize),
    /// The same, in other letters or with other separators.
    Like(usize),
    Unknown,
}

fn column_of(plan: &Table, header: &str) -> Header {
    let trimmed = header.trim();
    if trimmed.is_empty() {
        return Header::Blank;
    }
    let named = |name: &str| plan.columns.iter().position(|column| column.name == name);
    if let Some(column) = named(trimmed) {
        return if trimmed == header { Header::Exact(column) } else { Header::Like(column) };
    }
    if trimmed.starts_with('_') {
        return Header::Passed;
    }
    let small = trimmed.to_lowercase();
    let words: Vec<&str> = small.split(|c: char| !c.is_alphanumeric()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    named(&words.join("_")).map_or(Header::Unknown, Header::Like)
}

/// The number of the column that a header means, if it means one.
#[cfg(feature = "xlsx")]
pub(in crate::formats) fn column_meant(plan: &Table, header: &str) -> Option<usize> {
    match column_of(plan, header) {
        Header::Exact(column) | Header::Like(column) => Some(column),
        Header::Blank | Header::Passed | Header::Unknown => None,
    }
}

fn unknown_column(plan: &Table, name: &str, number: usize, header: &str) -> Error {
    let letters = Cell::letters(u32::try_from(number).unwrap_or(u32::MAX));
    let near = nearest::best(header, plan.columns.iter().map(|column| &*column.name));
    let hint =
        near.map_or_else(String::new, |near| format!("did you mean `{}`? if not, ", near.value));
    malformed(
        format!("{name}!{letters}1: the table has no column `{}`", shown(header)),
        format!(
            "{hint}begin its name with `_`, or use `--unknown-columns note`, to have it passed over"
        ),
    )
}

/// A text of the input as it can be in a message.
fn shown(text: &str) -> String {
    let few: String = text.chars().take(80).collect();
    few.escape_debug().to_string()
}

fn malformed(message: String, help: String) -> Error {
    let help = Some(help).filter(|help| !help.is_empty());
    Error::Malformed(Box::new(Malformed { message, help, ..Malformed::default() }))
}

impl Sheet {
    fn is_passed(&self, column: u32) -> bool {
        usize::try_from(column).ok().and_then(|at| self.passed.get(at)).copied().unwrap_or(false)
    }

    /// The column of the plan that one of its columns is.
    fn plan_column<'p>(&self, plan: &'p Table, column: u32) -> Option<&'p Column> {
        let number = usize::try_from(column).ok()?;
        let of_plan = self.columns.iter().position(|place| *place == Some(number))?;
        plan.columns.get(of_plan)
    }

    fn is_headed(&self, column: u32) -> bool {
        let header = usize::try_from(column).ok().and_then(|at| self.headers.get(at));
        header.is_some_and(|header| !header.is_empty())
    }

    /// The columns of the plan that it has, by number.
    fn columns_there(&self) -> Vec<usize> {
        let columns = self.columns.iter().enumerate();
        columns.filter(|(_, place)| place.is_some()).map(|(number, _)| number).collect()
    }

    /// Where the rows of a record are.
    fn range_of(&self, record: u32) -> std::ops::Range<usize> {
        let start = self.rows.partition_point(|row| row.record < record);
        let end = self.rows.partition_point(|row| row.record <= record);
        start..end
    }

    /// What a column of the plan has in a row.
    pub(super) fn cell<'k>(&self, row: &'k Kept, column: usize) -> Option<&'k RawCell> {
        row.get((*self.columns.get(column)?)?)
    }

    /// The same as text.
    pub(super) fn text<'k>(&self, row: &'k Kept, column: usize) -> Option<&'k str> {
        self.cell(row, column).map(|cell| cell.text.as_str())
    }

    /// The place of a cell; of the row, if the column is not there.
    pub(super) fn place(&self, row: &Kept, column: Option<usize>) -> Cell {
        let number = column.and_then(|column| *self.columns.get(column)?);
        self.at(row.row, number)
    }

    fn at(&self, row: u32, number: Option<usize>) -> Cell {
        let column = number.and_then(|number| {
            Some((u32::try_from(number).ok()?, Arc::clone(self.headers.get(number)?)))
        });
        Cell { table: Arc::clone(&self.name), row, column }
    }

    /// The note on a header.
    fn note(&self, number: usize, message: String, help: String) -> Fault {
        let cell = self.at(1, Some(number));
        Fault { kind: FaultKind::Adapted, message, help: Some(help), cell }
    }
}
