//! A record put together from its rows.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::adapt::{self, Remark, Said, Value};
use super::assemble::Sheet;
use super::plan::{Column, ListOf, Role, TABLES, Table};
use super::store::Kept;
use crate::formats::draft::Draft;
use crate::formats::places::{Cell, Gap};
use crate::formats::{Fault, FaultKind};
use crate::model::shape::{Entity, Type};

/// The rows of a record in one table.
#[derive(Debug)]
pub(super) struct Rows {
    /// The number of the first among all rows of the table.
    pub(super) first: usize,
    pub(super) kept: Vec<Kept>,
}

/// What comes of the rows of a record.
pub(super) struct Built {
    pub(super) draft: Draft<Cell>,
    pub(super) faults: Vec<Fault>,
    pub(super) gaps: Vec<Gap>,
}

/// The list that a row is in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct InList {
    table: usize,
    owner: String,
    /// Empty where the table has no choice.
    field: String,
}

/// A row that is in a list.
#[derive(Debug)]
struct Listed {
    row: usize,
    number: Number,
    taken: std::cell::Cell<bool>,
}

/// The place of a row in its list, in the order in which rows are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Number {
    /// From 1.
    At(u64),
    /// None is given.
    Blank,
    /// It is no whole number from 1 on.
    Wrong,
}

impl Number {
    fn of(cell: Option<&str>) -> Self {
        let Some(cell) = cell.map(str::trim) else { return Number::Blank };
        // Programs write whole numbers with a point and zeros too.
        let whole = cell.split_once('.').map_or(cell, |(whole, zeros)| {
            if zeros.bytes().all(|byte| byte == b'0') { whole } else { cell }
        });
        match whole.parse() {
            Ok(number) if number > 0 => Number::At(number),
            _ => Number::Wrong,
        }
    }
}

/// A record that is being put together.
pub(super) struct Builder<'a> {
    sheets: &'a [Sheet],
    /// The rows of the record, by table.
    rows: &'a [Rows],
    lists: HashMap<InList, Vec<Listed>>,
    draft: Draft<Cell>,
    faults: Vec<Fault>,
    gaps: Vec<Gap>,
}

impl<'a> Builder<'a> {
    /// Begins a record, whose own row is the only one of the first table.
    pub(super) fn of(sheets: &'a [Sheet], rows: &'a [Rows]) -> Self {
        let (lists, draft) = (HashMap::new(), Draft::new());
        let (faults, gaps) = (Vec::new(), Vec::new());
        let mut builder = Builder { sheets, rows, lists, draft, faults, gaps };
        for (table, rows) in rows.iter().enumerate().skip(1) {
            for row in 0..rows.kept.len() {
                builder.sort_in(table, row);
            }
        }
        for rows in builder.lists.values_mut() {
            rows.sort_by_key(|row| row.number);
        }
        builder
    }

    /// Puts the record together.
    pub(super) fn finish(mut self) -> Built {
        self.entity(0, 0, 0);
        let mut faults = std::mem::take(&mut self.faults);
        for (list, rows) in &self.lists {
            faults.extend(self.numbering(list, rows));
            let strays = rows.iter().filter(|row| !row.taken.get());
            faults.extend(strays.map(|row| self.stray(list, row)));
        }
        Built { draft: self.draft, faults, gaps: self.gaps }
    }

    fn row(&self, table: usize, row: usize) -> Option<&'a Kept> {
        self.rows.get(table)?.kept.get(row)
    }

    /// Puts a row to the others of its list.
    fn sort_in(&mut self, table: usize, row: usize) {
        let (Some(plan), Some(sheet)) = (TABLES.get(table), self.sheets.get(table)) else { return };
        let Some(kept) = self.row(table, row) else { return };
        let of = |role| plan.column(role).and_then(|column| sheet.text(kept, column));
        let trimmed = |role| of(role).map(str::trim).unwrap_or_default().to_owned();
        let list = InList { table, owner: trimmed(Role::Owner), field: trimmed(Role::Field) };
        let number = Number::of(of(Role::Number));
        let taken = std::cell::Cell::new(false);
        self.lists.entry(list).or_default().push(Listed { row, number, taken });
    }

    /// What is wrong with the numbers of the rows of a list, which are in order.
    fn numbering(&self, list: &InList, rows: &[Listed]) -> Option<Fault> {
        let (plan, sheet) = (TABLES.get(list.table)?, self.sheets.get(list.table)?);
        let column = plan.column(Role::Number)?;
        let place = |row: &Listed| {
            let kept = self.row(list.table, row.row)?;
            Some((kept, sheet.place(kept, Some(column))))
        };
        let fault = |row: &Listed, kind, message: String, help: &str| {
            Some(Fault { kind, message, help: Some(help.to_owned()), cell: place(row)?.1 })
        };
        let help = "number the rows of the list 1, 2, 3 and so on";
        if let Some(wrong) = rows.iter().find(|row| row.number == Number::Wrong) {
            let found = sheet.text(place(wrong)?.0, column).unwrap_or_default();
            let message = format!("`{found}` is no whole number from 1 on");
            return fault(wrong, FaultKind::Numbering, message, help);
        }
        let repeated = rows.windows(2).find(
            |pair| matches!(pair, [a, b] if a.number == b.number && a.number != Number::Blank),
        );
        if let Some([first, second]) = repeated {
            let (kept, _) = place(first)?;
            let message =
                format!("the row has the same place in its list as the one in row {}", kept.row);
            return fault(second, FaultKind::Numbering, message, help);
        }
        let blank = rows.iter().find(|row| row.number == Number::Blank)?;
        if rows.len() == 1 {
            return None;
        }
        if rows.first()?.number == Number::Blank {
            let message = "the rows of the list have no numbers, and are taken in the order of the \
                           table";
            return fault(blank, FaultKind::Adapted, message.to_owned(), help);
        }
        let message = "the row has no number, and others of its list have one".to_owned();
        fault(blank, FaultKind::Numbering, message, help)
    }

    /// The fault of a row that belongs to nothing in its record.
    fn stray(&self, list: &InList, row: &Listed) -> Fault {
        let InList { table, owner, field } = list;
        let (sheet, plan) = (&self.sheets[*table], &TABLES[*table]);
        let (message, help, role) = match self.owners_called(owner) {
            owners if owners.is_empty() => {
                let message =
                    format!("no row of the record that could have this one is called `{owner}`");
                let help = "give the id or key of the row it belongs to".to_owned();
                (message, help, Role::Owner)
            }
            owners => {
                let choices = choices(*table, &owners);
                let whose =
                    if owner.is_empty() { "the record".to_owned() } else { format!("`{owner}`") };
                if choices.is_empty() {
                    let message = format!("{whose} has no rows of this table");
                    let help = "give the id or key of the row it belongs to".to_owned();
                    (message, help, Role::Owner)
                } else if plan.column(Role::Field).is_none() {
                    let message = format!("{whose} has one row of this table, and this is another");
                    (message, "delete one of them".to_owned(), Role::Owner)
                } else if field.is_empty() {
                    let message = format!("the row does not say in which list of {whose} it is");
                    (message, format!("write {choices}"), Role::Field)
                } else {
                    let message = format!("{whose} has no list `{field}` for this row");
                    (message, format!("write {choices}"), Role::Field)
                }
            }
        };
        let kept = self.row(*table, row.row).cloned().unwrap_or_default();
        let column = plan.column(role).or_else(|| plan.column(Role::Field));
        let (kind, help) = (FaultKind::Malformed, Some(help));
        Fault { kind, message, help, cell: sheet.place(&kept, column) }
    }

    /// The tables with a row of the record that is called so; the records themselves for no name.
    fn owners_called(&self, name: &str) -> Vec<usize> {
        if name.is_empty() {
            return vec![0];
        }
        let has = |table: &usize| {
            let Some(key) = TABLES.get(*table).and_then(Table::key) else { return false };
            let (Some(rows), Some(sheet)) = (self.rows.get(*table), self.sheets.get(*table)) else {
                return false;
            };
            rows.kept.iter().any(|row| sheet.text(row, key).map(str::trim) == Some(name))
        };
        (1..TABLES.len()).filter(has).collect()
    }

    /// The rows of a list, each of which is taken.
    fn rows_of(&self, list: &ListOf, owner: &str) -> Vec<usize> {
        let rows = self.lists.get(&key_of(list, owner)).map(Vec::as_slice).unwrap_or_default();
        rows.iter()
            .filter(|row| !row.taken.replace(true))
            .map(|row| row.row)
            .take(if list.single { 1 } else { usize::MAX })
            .collect()
    }

    /// Writes the entity, or reference, of a row.
    fn entity(&mut self, table: usize, row: usize, depth: usize) {
        let (Some(plan), Some(sheet)) = (TABLES.get(table), self.sheets.get(table)) else { return };
        let Some(kept) = self.row(table, row) else { return };
        let Some(entity) = plan.entity.filter(|_| depth < 16) else {
            self.reference(plan, sheet, kept);
            return;
        };
        let key = match plan.key() {
            Some(column) if table > 0 => sheet.text(kept, column).unwrap_or_default(),
            _ => "",
        };
        let empty = plan.column(Role::Empty).and_then(|column| sheet.text(kept, column));
        let hollow: Vec<&str> = empty.unwrap_or_default().split_whitespace().collect();
        let job = Row { plan, sheet, kept, key: key.trim(), hollow, depth };
        self.part(&job, entity, &mut Vec::new(), "");
    }

    /// Writes the reference that a row is.
    fn reference(&mut self, plan: &Table, sheet: &Sheet, kept: &Kept) {
        let column = plan.columns.iter().position(|column| column.role == Role::Value);
        let Some((number, column)) = column.and_then(|at| Some((at, plan.columns.get(at)?))) else {
            return;
        };
        let place = sheet.place(kept, Some(number));
        match sheet.cell(kept, number) {
            None => self.draft.string("", place),
            Some(cell) => {
                let Said { value, remark } = adapt::read(column, cell);
                self.value(value, remark, place);
            }
        }
    }

    /// Writes a value, and keeps what has to be reported of it.
    fn value(&mut self, value: Value<'_>, remark: Option<Remark>, place: Cell) {
        if let Some(Remark { kind, message, help }) = remark {
            self.faults.push(Fault { kind, message, help: Some(help), cell: place.clone() });
        }
        match value {
            Value::Text(text) => self.draft.string(&text, place),
            Value::Json(json) => self.draft.raw(&json, place),
        }
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
        let start = self.draft.len().saturating_sub(1);
        for (number, field) in entity.fields.iter().enumerate() {
            path.push(number);
            if field.required {
                self.gaps.extend(job.gap(path, field.name, start));
            }
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
        if rows.is_empty() {
            self.gaps.push(job.gap_of_list(list, self.draft.len().saturating_sub(1)));
        }
        for row in rows {
            self.entity(list.table, row, job.depth + 1);
        }
        self.draft.end_list(job.place(None));
    }

    fn cell(&mut self, job: &Row<'_>, number: usize, name: &str) {
        let Some(column) = job.plan.columns.get(number) else { return };
        let place = || job.place(Some(number));
        let cell = job.sheet.cell(job.kept, number);
        if column.many {
            if cell.is_none() && !job.hollow.contains(&column.name.as_str()) {
                return;
            }
            self.draft.key(name, place());
            self.draft.begin_list();
            if let Some(cell) = cell {
                let remark = adapt::read(column, cell).remark;
                let remark = remark.filter(|remark| remark.kind == FaultKind::NotText);
                self.faults.extend(remark.map(|Remark { kind, message, help }| Fault {
                    kind,
                    message,
                    help: Some(help),
                    cell: place(),
                }));
                for word in cell.text.split_whitespace() {
                    self.draft.string(word, place());
                }
            }
            self.draft.end_list(place());
            return;
        }
        let Some(cell) = cell else { return };
        self.draft.key(name, place());
        let Said { value, remark } = adapt::read(column, cell);
        self.value(value, remark, place());
    }
}

/// The key of a list of a row.
fn key_of(list: &ListOf, owner: &str) -> InList {
    let has_field = TABLES.get(list.table).is_some_and(|table| table.column(Role::Field).is_some());
    let field = if has_field { list.name.clone() } else { String::new() };
    InList { table: list.table, owner: owner.to_owned(), field }
}

/// The lists of some tables that can have a row of another one, as choices in a sentence.
fn choices(table: usize, owners: &[usize]) -> String {
    let lists = owners.iter().filter_map(|owner| TABLES.get(*owner)).flat_map(|owner| &owner.lists);
    let mut names: Vec<&str> =
        lists.filter(|list| list.table == table).map(|list| list.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}

/// A row that is being written.
struct Row<'a> {
    plan: &'static Table,
    sheet: &'a Sheet,
    kept: &'a Kept,
    key: &'a str,
    hollow: Vec<&'a str>,
    depth: usize,
}

impl Row<'_> {
    fn place(&self, column: Option<usize>) -> Cell {
        self.sheet.place(self.kept, column)
    }

    /// The number of the column with the value at the end of a way.
    fn column(&self, path: &[usize]) -> Option<usize> {
        let is_it = |column: &Column| column.role == Role::Value && column.path == path;
        self.plan.columns.iter().position(is_it)
    }

    /// The cell in which the value at the end of a way would be, if it is blank; of an object without
    /// anything in it, the cell of its first value that has to be there.
    fn gap(&self, path: &[usize], field: &'static str, start: usize) -> Option<Gap> {
        let is_within = |column: &&Column| {
            column.role == Role::Value && column.path.starts_with(path) && !column.many
        };
        let within = || self.plan.columns.iter().filter(is_within);
        let is_there = |column: &Column| {
            let number = self.column(&column.path);
            number.is_some_and(|number| self.sheet.cell(self.kept, number).is_some())
        };
        if within().any(is_there) {
            return None;
        }
        let column = within().find(|column| column.required).or_else(|| within().next())?;
        let cell = self.place(self.column(&column.path));
        let order = match &cell.column {
            Some(_) => format!("`{field}` is the cell {cell}, in the column `{}`", column.name),
            None => format!("`{field}` is the column `{}`, which the table lacks", column.name),
        };
        let cell = Some(cell).filter(|cell| cell.column.is_some());
        Some(Gap { start, field: Some(field), cell, order })
    }

    /// Where the entries of a list would be.
    fn gap_of_list(&self, list: &ListOf, start: usize) -> Gap {
        let table = &TABLES[list.table];
        let mut order = format!("each entry is a row of the table `{}`", table.name);
        let with = [(Role::Owner, self.key), (Role::Field, list.name.as_str())];
        for (role, value) in with {
            if table.column(role).is_some() && !value.is_empty() {
                let column = if role == Role::Owner { "owner" } else { "field" };
                // Writing to a string does not fail.
                let _ = write!(order, ", with `{value}` as `{column}`");
            }
        }
        Gap { start, field: None, cell: None, order }
    }

    /// Whether anything of a part is there.
    fn has_any(&self, path: &[usize], name: &str, builder: &Builder<'_>) -> bool {
        let cells = self.plan.columns.iter().enumerate().any(|(number, column)| {
            column.role == Role::Value
                && column.path.starts_with(path)
                && self.sheet.cell(self.kept, number).is_some()
        });
        let inner = format!("{name}_");
        let hollow = self.hollow.iter().any(|word| *word == name || word.starts_with(&inner));
        cells
            || hollow
            || self
                .plan
                .lists
                .iter()
                .filter(|list| list.path.starts_with(path))
                .any(|list| builder.lists.contains_key(&key_of(list, self.key)))
    }
}
