//! Rows put together to records.
//!
//! What stands in the cells is taken as it is: a word where a number belongs becomes a string in the
//! record, so that it is found there as any other fault is, and told at its cell.

use std::collections::HashMap;
use std::sync::Arc;

use super::plan::{Column, ListOf, Role, TABLES, Table};
use crate::formats::draft::Draft;
use crate::formats::places::{Cell, CellPlaces, Fault};
use crate::formats::{Error, FaultKind, Found, Places};
use crate::model::shape::{Entity, Type};

/// A row as it is read: what stands in each cell, nothing for a blank one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Raw {
    /// Its number in the table, from 1; the header is row 1.
    pub row: u32,
    /// What stands in its cells, in the order of the header.
    pub cells: Vec<Option<RawCell>>,
}

/// What stands in a cell, and as what it is there.
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

impl From<String> for RawCell {
    fn from(text: String) -> Self {
        RawCell { text, kind: RawKind::Text }
    }
}

/// The rows of all tables, and what comes of them.
#[derive(Debug)]
pub struct Assembler {
    tables: Vec<Sheet>,
    /// The number of the record that comes next.
    next: usize,
    /// How many cells there are that are not blank.
    cells: usize,
    told: bool,
}

/// A row that is kept: most of its cells are blank, and take no room.
#[derive(Debug)]
struct Kept {
    /// Its number in the table, from 1.
    row: u32,
    /// The cells that are not blank, with the numbers of their columns, in order.
    cells: Box<[(u32, RawKind, Box<str>)]>,
}

impl Kept {
    fn of(raw: Raw) -> Self {
        let full = raw.cells.into_iter().zip(0..).filter_map(|(cell, column)| {
            let RawCell { text, kind } = cell.filter(|cell| !cell.text.is_empty())?;
            Some((column, kind, text.into_boxed_str()))
        });
        Kept { row: raw.row, cells: full.collect() }
    }

    /// What stands in the column of that number.
    fn get(&self, column: usize) -> Option<&str> {
        self.typed(column).map(|(_, text)| text)
    }

    /// The same, with what it is there.
    fn typed(&self, column: usize) -> Option<(RawKind, &str)> {
        let column = u32::try_from(column).ok()?;
        let at = self.cells.binary_search_by_key(&column, |(column, ..)| *column).ok()?;
        self.cells.get(at).map(|(_, kind, text)| (*kind, &**text))
    }
}

/// A table as it is read.
#[derive(Debug, Default)]
struct Sheet {
    /// What it is called in messages.
    name: Arc<str>,
    /// What stands in the header.
    headers: Vec<Arc<str>>,
    /// For each column of the plan the number of the one that has it.
    columns: Vec<Option<usize>>,
    rows: Vec<Kept>,
    /// The rows of each record that have not found their place, by the record's id.
    of: HashMap<String, Vec<usize>>,
    /// Whether a row has become part of a record.
    used: Vec<bool>,
}

impl Default for Assembler {
    fn default() -> Self {
        let tables = TABLES.iter().map(|_| Sheet::default()).collect();
        Assembler { tables, next: 0, cells: 0, told: false }
    }
}

impl Assembler {
    /// The most cells that are kept; blank ones are not.
    pub const MAX_CELLS: usize = 20_000_000;

    /// One without any rows.
    #[must_use]
    pub fn new() -> Self {
        Assembler::default()
    }

    /// Begins a table; `name` is what it is called in messages.
    ///
    /// # Errors
    /// When there is no such column as one of the headers says, or one comes twice.
    pub fn begin(&mut self, table: usize, name: &str, headers: &[String]) -> Result<(), Error> {
        let (Some(plan), Some(sheet)) = (TABLES.get(table), self.tables.get_mut(table)) else {
            return Ok(());
        };
        sheet.name = name.into();
        sheet.headers = headers.iter().map(|header| header.trim().into()).collect();
        sheet.columns = vec![None; plan.columns.len()];
        for (number, header) in sheet.headers.iter().enumerate() {
            if header.is_empty() {
                continue;
            }
            let Some(column) = plan.columns.iter().position(|column| *column.name == **header)
            else {
                return Err(unknown_column(plan, name, number, header));
            };
            if let Some(place) = sheet.columns.get_mut(column)
                && place.replace(number).is_some()
            {
                let letters = Cell::letters(u32::try_from(number).unwrap_or(u32::MAX));
                return Err(Error::malformed(format!(
                    "{name}!{letters}1: the column `{header}` comes twice"
                )));
            }
        }
        Ok(())
    }

    /// Adds a row to a table.
    ///
    /// # Errors
    /// When there are more cells than can be kept, something stands in a column without a header, or
    /// two records have the same id: rows of other tables could belong to either.
    pub fn row(&mut self, table: usize, raw: Raw) -> Result<(), Error> {
        let (Some(plan), Some(sheet)) = (TABLES.get(table), self.tables.get_mut(table)) else {
            return Ok(());
        };
        let raw = Kept::of(raw);
        if raw.cells.is_empty() {
            return Ok(());
        }
        let is_headed = |column: u32| {
            let header = usize::try_from(column).ok().and_then(|at| sheet.headers.get(at));
            header.is_some_and(|header| !header.is_empty())
        };
        if let Some((stray, ..)) = raw.cells.iter().find(|(column, ..)| !is_headed(*column)) {
            let letters = Cell::letters(*stray);
            return Err(Error::malformed(format!(
                "{}!{letters}{}: something stands in a column that has no header",
                sheet.name, raw.row
            )));
        }
        self.cells += raw.cells.len();
        if self.cells > Self::MAX_CELLS {
            return Err(Error::refused(format!(
                "the tables have more than {} cells; take them apart",
                Self::MAX_CELLS
            )));
        }
        let wanted = if table == 0 { plan.key() } else { plan.column(Role::Record) };
        let record = wanted.and_then(|column| sheet.cell(&raw, column)).unwrap_or_default();
        let record = record.trim().to_owned();
        if table == 0
            && let Some(other) =
                sheet.of.get(&record).and_then(|rows| sheet.rows.get(*rows.first()?))
        {
            return Err(Error::malformed(format!(
                "{0}!{1}: the record has the same id as the one in row {2}: `{record}`",
                sheet.name, raw.row, other.row
            )));
        }
        sheet.of.entry(record).or_default().push(sheet.rows.len());
        sheet.rows.push(raw);
        sheet.used.push(false);
        Ok(())
    }

    /// The next record, in the order of their rows.
    ///
    /// # Errors
    /// After the last record, when rows have not become part of any.
    pub fn next_record(&mut self) -> Result<Option<Found>, Error> {
        let number = self.next;
        let Some(records) = self.tables.first_mut() else { return Ok(None) };
        if number < records.rows.len() {
            self.next += 1;
            records.used[number] = true;
            let key = TABLES.first().and_then(Table::key);
            let id = key.and_then(|column| records.cell(&records.rows[number], column));
            let id = id.unwrap_or_default().trim().to_owned();
            return Ok(Some(self.record(number, &id)));
        }
        if std::mem::replace(&mut self.told, true) {
            return Ok(None);
        }
        self.left_over()
    }

    /// Tells of rows that belong to no record.
    fn left_over(&self) -> Result<Option<Found>, Error> {
        let mut first = None;
        let mut count = 0;
        for sheet in &self.tables {
            for (raw, used) in sheet.rows.iter().zip(&sheet.used) {
                if !used {
                    count += 1;
                    first.get_or_insert_with(|| format!("{}!{}", sheet.name, raw.row));
                }
            }
        }
        let Some(first) = first else { return Ok(None) };
        let more =
            if count > 1 { format!(", nor do {} more rows", count - 1) } else { String::new() };
        Err(Error::malformed(format!(
            "{first}: the row belongs to no row of the table `records`{more}"
        )))
    }

    fn record(&mut self, number: usize, id: &str) -> Found {
        let mut builder =
            Builder { lists: HashMap::new(), draft: Draft::new(), sheets: &self.tables };
        for (table, sheet) in self.tables.iter().enumerate().skip(1) {
            for row in sheet.of.get(id).into_iter().flatten() {
                builder.sort_in(table, *row);
            }
        }
        for rows in builder.lists.values_mut() {
            rows.sort_by_key(|row| row.number);
        }
        builder.entity(0, number, 0);
        let mut faults = Vec::new();
        let mut used = Vec::new();
        for (list, rows) in &builder.lists {
            for row in rows {
                if row.taken.get() {
                    used.push((list.table, row.row));
                } else {
                    faults.push(builder.stray(list, row));
                }
            }
        }
        faults.sort_by(|a, b| (&a.cell.table, a.cell.row).cmp(&(&b.cell.table, b.cell.row)));
        let (json, spans) = builder.draft.finish();
        // What has been told need not be told again, so it counts as used.
        let told = builder
            .lists
            .iter()
            .flat_map(|(list, rows)| rows.iter().map(move |row| (list.table, row.row)));
        used.extend(told);
        for (table, row) in used {
            if let Some(used) = self.tables.get_mut(table).and_then(|sheet| sheet.used.get_mut(row))
            {
                *used = true;
            }
        }
        Found { json, places: Places::Cells(CellPlaces { spans }), faults }
    }
}

fn unknown_column(plan: &Table, name: &str, number: usize, header: &str) -> Error {
    let letters = Cell::letters(u32::try_from(number).unwrap_or(u32::MAX));
    let near = plan
        .columns
        .iter()
        .map(|column| (strsim::jaro_winkler(&column.name, header), &column.name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let hint = near.map_or_else(String::new, |(_, near)| format!("; did you mean `{near}`?"));
    Error::malformed(format!(
        "{name}!{letters}1: the table has no column `{}`{hint}",
        header.chars().take(80).collect::<String>()
    ))
}

impl Sheet {
    /// What stands in a column of the plan.
    fn cell<'s>(&self, raw: &'s Kept, column: usize) -> Option<&'s str> {
        raw.get((*self.columns.get(column)?)?)
    }

    /// The place of a cell; of the row, if the column is not there.
    fn place(&self, row: usize, column: Option<usize>) -> Cell {
        let number = column.and_then(|column| *self.columns.get(column)?);
        let column = number.and_then(|number| {
            Some((u32::try_from(number).ok()?, Arc::clone(self.headers.get(number)?)))
        });
        let row = self.rows.get(row).map_or(0, |raw| raw.row);
        Cell { table: Arc::clone(&self.name), row, column }
    }
}

/// The list that rows stand in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct InList {
    table: usize,
    owner: String,
    /// Empty where the table has no choice.
    field: String,
}

/// A row that stands in a list.
#[derive(Debug)]
struct Listed {
    row: usize,
    number: Number,
    taken: std::cell::Cell<bool>,
}

/// A place in a list; without one, behind all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Number(u64);

impl Number {
    fn of(cell: Option<&str>) -> Self {
        let number = cell.and_then(|cell| cell.trim().parse::<f64>().ok());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
        Number(number.filter(|number| *number >= 0.0).map_or(u64::MAX, |number| number as u64))
    }
}

struct Builder<'a> {
    lists: HashMap<InList, Vec<Listed>>,
    draft: Draft<Cell>,
    sheets: &'a [Sheet],
}

impl Builder<'_> {
    /// Puts a row to the others of its list.
    fn sort_in(&mut self, table: usize, row: usize) {
        let (Some(plan), Some(sheet)) = (TABLES.get(table), self.sheets.get(table)) else { return };
        let Some(raw) = sheet.rows.get(row) else { return };
        let of = |role| {
            let cell = plan.column(role).and_then(|column| sheet.cell(raw, column));
            cell.map(str::trim).unwrap_or_default()
        };
        let (owner, field) = (of(Role::Owner).to_owned(), of(Role::Field).to_owned());
        let number = Number::of(plan.column(Role::Number).and_then(|at| sheet.cell(raw, at)));
        let taken = std::cell::Cell::new(false);
        let list = InList { table, owner, field };
        self.lists.entry(list).or_default().push(Listed { row, number, taken });
    }

    /// The fault of a row that belongs to nothing in its record.
    fn stray(&self, list: &InList, row: &Listed) -> Fault {
        let sheet = &self.sheets[list.table];
        let plan = &TABLES[list.table];
        let (message, role) = if list.owner.is_empty() {
            (format!("the record has no list `{}` for this row", list.field), Role::Field)
        } else {
            let owner = &list.owner;
            (
                format!("no row of the record that could have this one is called `{owner}`"),
                Role::Owner,
            )
        };
        let cell = sheet.place(row.row, plan.column(role));
        let help = Some(match role {
            Role::Owner => "give the id or key of the row it belongs to".to_owned(),
            _ => "name one of its lists".to_owned(),
        });
        Fault { kind: FaultKind::Malformed, message, help, cell }
    }

    /// The rows of a list, each of which is taken.
    fn rows_of(&self, list: &ListOf, owner: &str) -> Vec<usize> {
        let has_field = TABLES[list.table].column(Role::Field).is_some();
        let field = if has_field { list.name.clone() } else { String::new() };
        let key = InList { table: list.table, owner: owner.to_owned(), field };
        let rows = self.lists.get(&key).map(Vec::as_slice).unwrap_or_default();
        rows.iter()
            .filter(|row| !row.taken.replace(true))
            .map(|row| row.row)
            .take(if list.single { 1 } else { usize::MAX })
            .collect()
    }

    /// Writes the entity, or reference, of a row.
    fn entity(&mut self, table: usize, row: usize, depth: usize) {
        let (Some(plan), Some(sheet)) = (TABLES.get(table), self.sheets.get(table)) else { return };
        let Some(raw) = sheet.rows.get(row) else { return };
        let Some(entity) = plan.entity.filter(|_| depth < 16) else {
            let column = plan.columns.iter().position(|column| column.role == Role::Value);
            let value = column.and_then(|column| sheet.cell(raw, column)).unwrap_or_default();
            self.draft.string(value, sheet.place(row, column));
            return;
        };
        let key = match plan.key() {
            Some(column) if table > 0 => sheet.cell(raw, column).unwrap_or_default(),
            _ => "",
        };
        let empty = plan.column(Role::Empty).and_then(|column| sheet.cell(raw, column));
        let hollow: Vec<&str> = empty.unwrap_or_default().split_whitespace().collect();
        let job = Row { number: row, plan, sheet, raw, key: key.trim(), hollow, depth };
        self.part(&job, entity, &mut Vec::new(), "");
    }

    /// Writes an object of a row: the entity itself, or a part of it.
    fn part(
        &mut self,
        job: &Row<'_>,
        entity: &'static Entity,
        path: &mut Vec<usize>,
        prefix: &str,
    ) {
        self.draft.begin_object();
        for (number, field) in entity.fields.iter().enumerate() {
            path.push(number);
            let name = format!("{prefix}{}", field.name.trim_start_matches('$'));
            if let Type::Entity(part) = field.ty
                && part.kind.is_none()
            {
                if job.has_any(path, &name, self) {
                    self.draft.key(field.name, job.place(None));
                    self.part(job, part, path, &format!("{name}_"));
                }
            } else if let Some(list) = job.plan.lists.iter().find(|list| list.path == *path) {
                self.list(job, list, field.name);
            } else if let Some(column) = job.column(path) {
                self.cell(job, column, field.name);
            }
            path.pop();
        }
        self.draft.end_object(job.place(None));
    }

    fn list(&mut self, job: &Row<'_>, list: &ListOf, name: &str) {
        let rows = self.rows_of(list, job.key);
        if list.single {
            if let Some(row) = rows.first() {
                self.draft.key(name, job.place(None));
                self.entity(list.table, *row, job.depth + 1);
            }
            return;
        }
        if rows.is_empty() && !list.required && !job.hollow.contains(&list.name.as_str()) {
            return;
        }
        self.draft.key(name, job.place(None));
        self.draft.begin_list();
        for row in rows {
            self.entity(list.table, row, job.depth + 1);
        }
        self.draft.end_list(job.place(None));
    }

    fn cell(&mut self, job: &Row<'_>, number: usize, name: &str) {
        let column = &job.plan.columns[number];
        let place = || job.place(Some(number));
        let text = job.sheet.cell(job.raw, number);
        if column.many {
            let is_there = text.is_some() || job.hollow.contains(&column.name.as_str());
            if is_there {
                self.draft.key(name, place());
                self.draft.begin_list();
                for word in text.unwrap_or_default().split_whitespace() {
                    self.draft.string(word, place());
                }
                self.draft.end_list(place());
            }
            return;
        }
        let Some(text) = text else { return };
        self.draft.key(name, place());
        match literal(column, text) {
            Some(json) => self.draft.raw(&json, place()),
            None => self.draft.string(text, place()),
        }
    }
}

/// The JSON text of a cell in a column of numbers, of `true` and `false` or of JSON; none if it is
/// a string.
fn literal(column: &Column, text: &str) -> Option<String> {
    let text = text.trim();
    let is_json = || serde_json::from_str::<&serde_json::value::RawValue>(text).is_ok();
    match column.ty {
        Type::Number(_) => {
            let is_number = text.starts_with(|c: char| c == '-' || c.is_ascii_digit()) && is_json();
            is_number.then(|| text.to_owned())
        }
        Type::Boolean => {
            let small = text.to_ascii_lowercase();
            matches!(&*small, "true" | "false").then_some(small)
        }
        Type::Json => is_json().then(|| text.to_owned()),
        _ => None,
    }
}

/// A row that is being written.
struct Row<'a> {
    number: usize,
    plan: &'static Table,
    sheet: &'a Sheet,
    raw: &'a Kept,
    key: &'a str,
    hollow: Vec<&'a str>,
    depth: usize,
}

impl Row<'_> {
    fn place(&self, column: Option<usize>) -> Cell {
        self.sheet.place(self.number, column)
    }

    /// The number of the column with the value at the end of a way.
    fn column(&self, path: &[usize]) -> Option<usize> {
        let is_it = |column: &Column| column.role == Role::Value && column.path == path;
        self.plan.columns.iter().position(is_it)
    }

    /// Whether anything of a part is there.
    fn has_any(&self, path: &[usize], name: &str, builder: &Builder<'_>) -> bool {
        let cells = self.plan.columns.iter().enumerate().any(|(number, column)| {
            column.role == Role::Value
                && column.path.starts_with(path)
                && self.sheet.cell(self.raw, number).is_some()
        });
        let inner = format!("{name}_");
        let hollow = self.hollow.iter().any(|word| *word == name || word.starts_with(&inner));
        cells
            || hollow
            || self.plan.lists.iter().filter(|list| list.path.starts_with(path)).any(|list| {
                let has_field = TABLES[list.table].column(Role::Field).is_some();
                let field = if has_field { list.name.clone() } else { String::new() };
                let key = InList { table: list.table, owner: self.key.to_owned(), field };
                builder.lists.contains_key(&key)
            })
    }
}
