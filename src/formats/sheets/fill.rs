//! Sheets as records.

use std::collections::HashMap;
use std::sync::Arc;

use super::about::Expected;
use super::example;
use super::value::{Row, Rows, Value, day_of};
use super::{ABOUT, LISTS, malformed, table_of};
use crate::formats::places::Cell;
use crate::formats::tables::{
    Assembler, Column, Raw, RawCell, RawKind, Role, TABLES, Table, column_meant,
};
use crate::formats::{Error, Fault, FaultKind, Found, ReadOptions, Reader, UnknownColumns, views};
use crate::model::shape::Type;

/// The most columns of a sheet that is a table; none has nearly as many.
const WIDTH: u32 = 256;
/// The most faults of cells that are kept.
const MAX_FAULTS: usize = 10_000;
/// The least number that is a day and no year: 18 May 1927.
const LEAST_DAY: f64 = 10_000.0;
/// What is done about something that is not part of a table.
const BESIDE: &str = "or pass over what is unknown, with `--unknown-columns note`";

/// Takes the sheets of a workbook one after another.
pub(in crate::formats) struct Filler {
    assembler: Assembler,
    options: ReadOptions,
    /// Whether days are counted from 1904.
    from_1904: bool,
    /// Whether there is a sheet of records.
    has_records: bool,
    /// How many rows the tables had when they were written, as the sheet `_about` says.
    expected: Expected,
    /// For each table, how many rows are marked as not to be read.
    marked: Vec<u64>,
    faults: Faults,
}

/// What is wrong in cells, until the record of the row is read.
#[derive(Default)]
struct Faults {
    /// What belongs to records, by their ids.
    of: HashMap<String, Vec<Fault>>,
    count: usize,
    /// The ids of the records, in order.
    ids: Vec<String>,
}

impl Filler {
    /// One for a workbook; `from_1904` says that its days are counted from 1904.
    pub(in crate::formats) fn new(options: &ReadOptions, from_1904: bool) -> Self {
        Filler {
            assembler: Assembler::new(options),
            options: *options,
            from_1904,
            has_records: false,
            expected: Expected::default(),
            marked: vec![0; TABLES.len()],
            faults: Faults::default(),
        }
    }

    /// Takes a sheet.
    ///
    /// # Errors
    /// When it cannot be read, or is not of the form of a table.
    pub(in crate::formats) fn sheet(
        &mut self,
        name: &str,
        rows: &mut dyn Rows,
    ) -> Result<(), Error> {
        match table_of(name) {
            Some(table) => self.table(table, name, rows),
            None if name == ABOUT => self.expected.read(rows),
            None if name.starts_with('_') || name == LISTS || views::is_view(name) => Ok(()),
            None => self.unknown_sheet(name, rows),
        }
    }

    /// Ends with what the sheets hold.
    ///
    /// # Errors
    /// When there is no sheet of records.
    pub(in crate::formats) fn finish(mut self) -> Result<Box<dyn Reader>, Error> {
        if !self.has_records {
            return Err(malformed(
                "the workbook has no sheet `records`, with a row for each record",
                "begin with a workbook that has all sheets and headers: `verbale template xlsx -o \
                 talks.xlsx`",
            ));
        }
        self.expected.tell(&mut self.assembler, &self.marked);
        Ok(Box::new(FromSheets { assembler: self.assembler, faults: self.faults, next: 0 }))
    }

    /// Looks at a sheet that is no table: it may be blank.
    fn unknown_sheet(&mut self, name: &str, rows: &mut dyn Rows) -> Result<(), Error> {
        let Some(first) = next(rows)? else { return Ok(()) };
        let shown = name.escape_debug();
        let message = format!("the sheet `{shown}` is none of the tables");
        if self.options.unknown_columns == UnknownColumns::Note {
            let message = format!("{message} and is passed over");
            let cell = Cell { table: name.into(), row: first.number, column: None };
            self.assembler.report(adapted(message, cell));
            return Ok(());
        }
        let plain = name.trim().to_ascii_lowercase().replace([' ', '-'], "_");
        let near = TABLES
            .iter()
            .map(|table| (strsim::jaro_winkler(&table.name, &plain), &table.name))
            .filter(|(likeness, _)| *likeness > 0.8)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        let help = match near {
            Some((_, name)) => {
                format!("did you mean `{name}`? if not, begin its name with `_`, {BESIDE}")
            }
            None => format!("begin its name with `_` to have it passed over, {BESIDE}"),
        };
        Err(malformed(message, help))
    }

    /// Hands the rows of a sheet to a table.
    fn table(&mut self, number: usize, name: &str, rows: &mut dyn Rows) -> Result<(), Error> {
        let Some(plan) = TABLES.get(number) else { return Ok(()) };
        self.has_records |= number == 0;
        let Some(header) = next(rows)? else { return Ok(()) };
        let mut sheet = Sheet::of(plan, name, &header, self.from_1904)?;
        if header.number > 1 {
            let message = format!("the header is in row {}, below blank rows", header.number);
            self.assembler.report(adapted(message, sheet.row(header.number)));
        }
        self.assembler.begin(number, name, &sheet.headers)?;
        while let Some(row) = next(rows)? {
            let id = sheet.id_of(&row);
            if sheet.is_marked(&row) {
                self.marked.iter_mut().skip(number).take(1).for_each(|marked| *marked += 1);
                if !example::is_example(plan, &sheet.columns, &row) {
                    let message = "the row is passed over, for its id begins with `#`";
                    self.assembler.report(adapted(message, sheet.row(row.number)));
                }
                continue;
            }
            let cells = sheet.cells(&row, &id, &self.options, &mut self.faults)?;
            if number == 0 && cells.iter().any(Option::is_some) {
                self.faults.ids.push(id);
            }
            self.assembler.row(number, Raw { row: row.number, cells })?;
        }
        if let Some(note) = sheet.beside.take() {
            self.assembler.report(note);
        }
        Ok(())
    }
}

/// The next row in which there is more than white space.
fn next(rows: &mut dyn Rows) -> Result<Option<Row>, Error> {
    let is_blank = |(_, value): &(u32, Value)| matches!(value, Value::Text(text) if is_blank(text));
    while let Some(row) = rows.next()? {
        if !row.cells.iter().all(is_blank) {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// A note on something that was read though it is written otherwise.
fn adapted(message: impl Into<String>, cell: Cell) -> Fault {
    Fault { kind: FaultKind::Adapted, message: message.into(), help: None, cell }
}

/// The sheet of a table.
struct Sheet<'n> {
    name: &'n str,
    table: Arc<str>,
    headers: Vec<String>,
    /// For each column of the sheet, that of the table.
    columns: Vec<Option<&'static Column>>,
    /// The column with the id of the record.
    id: Option<u32>,
    from_1904: bool,
    /// The note on what is beside the table.
    beside: Option<Fault>,
}

impl<'n> Sheet<'n> {
    fn of(
        plan: &'static Table,
        name: &'n str,
        header: &Row,
        from_1904: bool,
    ) -> Result<Self, Error> {
        let mut headers = Vec::new();
        for (column, value) in &header.cells {
            if matches!(value, Value::Text(text) if is_blank(text)) {
                continue;
            }
            let at = || format!("{name}!{}{}", Cell::letters(*column), header.number);
            if *column >= WIDTH {
                return Err(malformed(
                    format!("{}: something is far beside the header of the table", at()),
                    format!(
                        "delete it, or move it to a sheet whose name begins with `_`, {BESIDE}"
                    ),
                ));
            }
            if let Value::Error(_) | Value::Unfit(..) = value {
                return Err(unfit(&at(), value));
            }
            headers.resize(*column as usize, String::new());
            headers.push(value.text().into_owned());
        }
        let known = |header: &String| plan.columns.get(column_meant(plan, header)?);
        let columns: Vec<Option<&Column>> = headers.iter().map(known).collect();
        let key = if plan.column(Role::Record).is_some() {
            plan.column(Role::Record)
        } else {
            plan.key()
        };
        let key = key.and_then(|key| plan.columns.get(key));
        let is_key = |column: Option<&Column>| {
            column.zip(key).is_some_and(|(column, key)| std::ptr::eq(column, key))
        };
        let id = columns.iter().copied().position(is_key).and_then(|at| u32::try_from(at).ok());
        Ok(Sheet { name, table: name.into(), headers, columns, id, from_1904, beside: None })
    }

    /// The id of the record that a row belongs to.
    fn id_of(&self, row: &Row) -> String {
        let cell = row.cells.iter().find(|(column, _)| Some(*column) == self.id);
        cell.map_or_else(String::new, |(_, value)| value.text().trim().to_owned())
    }

    /// Whether the id of a row says that it is not to be read.
    fn is_marked(&self, row: &Row) -> bool {
        row.cells.iter().any(|(column, value)| {
            Some(*column) == self.id
                && matches!(value, Value::Text(text) if text.trim_start().starts_with('#'))
        })
    }

    fn row(&self, row: u32) -> Cell {
        Cell { table: Arc::clone(&self.table), row, column: None }
    }

    fn cell(&self, row: u32, column: u32) -> Cell {
        let header = self.headers.get(column as usize).map_or("", |header| header.trim());
        Cell { column: Some((column, header.into())), ..self.row(row) }
    }

    /// The cells of a row of the record with an id.
    fn cells(
        &mut self,
        row: &Row,
        id: &str,
        options: &ReadOptions,
        faults: &mut Faults,
    ) -> Result<Vec<Option<RawCell>>, Error> {
        let mut cells = Vec::new();
        for (column, value) in &row.cells {
            let at = *column as usize;
            let is_headed = self.headers.get(at).is_some_and(|header| !header.trim().is_empty());
            if !is_headed {
                if !matches!(value, Value::Text(text) if is_blank(text)) {
                    self.stray(row.number, *column, options)?;
                }
                continue;
            }
            let read = Read::of(self.columns.get(at).copied().flatten(), value, self.from_1904);
            if let Some((kind, message, help)) = read.fault {
                let cell = self.cell(row.number, *column);
                // Of a row whose record is unknown nothing could be said later.
                if kind != FaultKind::Adapted
                    && (Some(*column) == self.id || faults.count >= MAX_FAULTS)
                {
                    return Err(unfit(&cell.to_string(), value));
                }
                faults.add(id, Fault { kind, message, help, cell });
            }
            if let Some(cell) = read.cell {
                cells.resize(at, None);
                cells.push(Some(cell));
            }
        }
        Ok(cells)
    }

    /// Takes note of something in a column without a header.
    fn stray(&mut self, row: u32, column: u32, options: &ReadOptions) -> Result<(), Error> {
        let (name, letters) = (self.name, Cell::letters(column));
        if options.unknown_columns == UnknownColumns::Note {
            let cell = self.cell(row, column);
            let message = "what is in columns without a header is passed over";
            self.beside.get_or_insert_with(|| adapted(message, cell));
            return Ok(());
        }
        Err(malformed(
            format!("{name}!{letters}{row}: something is in a column that has no header"),
            format!(
                "delete what is beside the table, or move it to a sheet whose name begins with `_`, \
                 {BESIDE}"
            ),
        ))
    }
}

/// The error of a cell that holds nothing that a record could have.
fn unfit(at: &str, value: &Value) -> Error {
    let (message, help) = unfit_words(value);
    malformed(format!("{at}: {message}"), help)
}

/// What is wrong with such a cell, and what to do about it.
fn unfit_words(value: &Value) -> (String, &'static str) {
    match value {
        Value::Unfit(_, what) => {
            (format!("the cell has {what}"), "format the cell as text and write what is meant")
        }
        value => (
            format!("the cell has the error {}", value.text().escape_debug()),
            "write a value, or leave the cell blank",
        ),
    }
}

/// What a cell is read as.
#[derive(Default)]
struct Read {
    /// None where it is blank.
    cell: Option<RawCell>,
    fault: Option<(FaultKind, String, Option<String>)>,
}

impl Read {
    fn of(column: Option<&Column>, value: &Value, from_1904: bool) -> Self {
        match value {
            // It is not read.
            value if column.is_none_or(Column::is_derived) => Read::plain(value),
            Value::Text(text) => Read::of_text(column, text),
            Value::Error(_) | Value::Unfit(..) => {
                let (message, help) = unfit_words(value);
                let fault = Some((FaultKind::Malformed, message, Some(help.to_owned())));
                let cell = RawCell { text: value.text().into_owned(), kind: RawKind::Text };
                Read { cell: Some(cell), fault }
            }
            Value::Number(number) if column.is_some_and(holds_days) => {
                Read::of_day(*number, from_1904).unwrap_or_else(|| Read::plain(value))
            }
            value => Read::plain(value),
        }
    }

    fn plain(value: &Value) -> Self {
        let cell = RawCell { text: value.text().into_owned(), kind: value.kind() };
        Read { cell: Some(cell), fault: None }
    }

    fn of_text(column: Option<&Column>, text: &str) -> Self {
        let takes = |text: &str| match column.map(|column| column.ty) {
            Some(Type::Scalar(scalar)) => scalar.inspect(text).is_ok(),
            _ => false,
        };
        if is_blank(text) && !takes(text) {
            return Read::default();
        }
        let mut fault = None;
        let mut text = text.to_owned();
        // Texts as a source has them keep their line ends.
        if text.contains('\r') && !takes("a\r\nb") {
            text = text.replace("\r\n", "\n").replace('\r', "\n");
            let message = "the line ends CR LF are read as LF".to_owned();
            fault = Some((FaultKind::Adapted, message, None));
        }
        Read { cell: Some(text.into()), fault }
    }

    /// A number of days in a column of dates.
    fn of_day(number: f64, from_1904: bool) -> Option<Self> {
        let day = day_of(number, from_1904).filter(|_| number >= LEAST_DAY)?;
        let message = format!("the number `{number}` is read as {day}, as spreadsheets count days");
        let help = "format the cell as text and write the date".to_owned();
        let fault = Some((FaultKind::Adapted, message, Some(help)));
        Some(Read { cell: Some(RawCell { text: day, kind: RawKind::Date }), fault })
    }
}

/// Whether a column holds dates.
fn holds_days(column: &Column) -> bool {
    let Type::Scalar(scalar) = column.ty else { return false };
    scalar.inspect("2031-03-03").is_ok() && scalar.inspect("47910").is_err()
}

impl Faults {
    /// Takes note of what is wrong in a row of a record.
    fn add(&mut self, id: &str, fault: Fault) {
        self.count += 1;
        if self.count <= MAX_FAULTS {
            self.of.entry(id.to_owned()).or_default().push(fault);
        }
    }
}

/// Records put together of the rows of sheets.
struct FromSheets {
    assembler: Assembler,
    faults: Faults,
    /// The number of the record that comes next.
    next: usize,
}

impl Reader for FromSheets {
    fn read(&mut self) -> Result<Option<Found>, Error> {
        let Some(mut found) = self.assembler.next_record()? else { return Ok(None) };
        let id = self.faults.ids.get(self.next);
        self.next += 1;
        found.faults.extend(id.and_then(|id| self.faults.of.remove(id)).unwrap_or_default());
        Ok(Some(found))
    }
}
