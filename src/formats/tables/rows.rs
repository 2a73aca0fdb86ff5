//! A record as rows.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::LazyLock;

use super::date::{Date, Days};
use super::plan::{Column, Derived, ITSELF, ListOf, OF_EVENT, Role, TABLES, Table};
use crate::formats::checksum;
use crate::model::Record;
use crate::model::shape::{Entity, Reflect as _, Reflection, Type};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'r> {
    /// Nothing.
    Blank,
    /// A text; of a value that is any JSON value, its JSON text.
    Text(Cow<'r, str>),
    /// A number; a whole one in columns of whole numbers.
    Number(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// A day.
    Date(Date),
}

/// To whom a row belongs.
struct Owner<'a, 'r> {
    /// The key of the row; empty for the record.
    key: &'a Cow<'r, str>,
    list: &'static str,
    /// The place in the list, from 0.
    number: usize,
}

/// Shows every row of a record, with the number of its table; those that belong to a row come after
/// it. There is a cell for each column.
///
/// # Errors
/// The first error that `show` gives.
pub fn each_row<'r, E>(
    record: &'r Record<'_>,
    show: impl FnMut(usize, &[Cell<'r>]) -> Result<(), E>,
) -> Result<(), E> {
    walk(record, None, show)
}

/// Shows the rows of a record as [`each_row`] does, in the tables that have one of these columns; all
/// other cells are blank.
///
/// # Errors
/// The first error that `show` gives.
pub fn each_row_with<'r, E>(
    record: &'r Record<'_>,
    columns: &Columns,
    show: impl FnMut(usize, &[Cell<'r>]) -> Result<(), E>,
) -> Result<(), E> {
    walk(record, Some(columns), show)
}

fn walk<'r, E>(
    record: &'r Record<'_>,
    columns: Option<&Columns>,
    show: impl FnMut(usize, &[Cell<'r>]) -> Result<(), E>,
) -> Result<(), E> {
    let mut walk = Walk { record, columns, cells: Vec::new(), parts: Vec::new(), show };
    let owner = Owner { key: &Cow::Borrowed(""), list: "", number: 0 };
    walk.row(0, record.reflect(), &owner)
}

/// Some of the columns of the tables.
#[derive(Clone, Debug)]
pub struct Columns {
    /// For each table, whether its columns are among them.
    has: Vec<Vec<bool>>,
    /// The tables that have one of them, and those whose rows the rows of such tables belong to.
    reached: Vec<bool>,
}

impl Columns {
    /// No column.
    #[must_use]
    pub fn none() -> Self {
        Columns {
            has: TABLES.iter().map(|table| vec![false; table.columns.len()]).collect(),
            reached: vec![false; TABLES.len()],
        }
    }

    /// Adds a column, by the numbers of its table and of itself there.
    pub fn add(&mut self, table: usize, column: usize) {
        if let Some(has) = self.has.get_mut(table).and_then(|columns| columns.get_mut(column)) {
            *has = true;
            self.reach(table);
        }
    }

    /// Whether a column is among them.
    #[must_use]
    pub fn has(&self, table: usize, column: usize) -> bool {
        self.of(table).get(column).is_some_and(|has| *has)
    }

    fn of(&self, table: usize) -> &[bool] {
        self.has.get(table).map(Vec::as_slice).unwrap_or_default()
    }

    fn reach(&mut self, table: usize) {
        let Some(reached) = self.reached.get_mut(table) else { return };
        if !std::mem::replace(reached, true)
            && let Some(table) = TABLES.get(table)
        {
            table.owners.iter().for_each(|owner| self.reach(*owner));
        }
    }
}

/// A record whose rows are being shown.
struct Walk<'c, 'r, F> {
    record: &'r Record<'r>,
    /// The columns that are asked for; none where all are.
    columns: Option<&'c Columns>,
    /// The cells of the row that is shown, in memory that serves for all rows.
    cells: Vec<Cell<'r>>,
    /// Its entity, and the parts of it that are there; see [`Ways::parts`].
    parts: Vec<Option<Reflection<'r>>>,
    show: F,
}

impl<'r, F> Walk<'_, 'r, F> {
    fn row<E>(
        &mut self,
        number: usize,
        value: Reflection<'r>,
        owner: &Owner<'_, 'r>,
    ) -> Result<(), E>
    where
        F: FnMut(usize, &[Cell<'r>]) -> Result<(), E>,
    {
        let Some(table) = TABLES.get(number) else { return Ok(()) };
        let key = self.fill(number, table, value, owner);
        let is_wanted = |columns: &Columns| columns.of(number).contains(&true);
        if self.columns.is_none_or(is_wanted) {
            (self.show)(number, &self.cells)?;
        }
        for ListOf { name, path, table, single, .. } in &table.lists {
            if self.columns.is_some_and(|columns| columns.reached.get(*table) != Some(&true)) {
                continue;
            }
            let Some(found) = at(value, path) else { continue };
            let mut owner = Owner { key: &key, list: name, number: 0 };
            match found {
                Reflection::List(entries) if !single => {
                    for number in 0..entries.count() {
                        owner.number = number;
                        if let Some(entry) = entries.entry(number) {
                            self.row(*table, entry, &owner)?;
                        }
                    }
                }
                found => self.row(*table, found, &owner)?,
            }
        }
        Ok(())
    }

    /// Puts the cells of a row in `cells`, and gives the key of the row.
    fn fill(
        &mut self,
        number: usize,
        table: &'static Table,
        value: Reflection<'r>,
        owner: &Owner<'_, 'r>,
    ) -> Cow<'r, str> {
        let key = key_of(number, table, value, owner);
        let Some(ways) = WAYS.get(number) else { return key };
        self.parts.clear();
        self.parts.push(Some(value));
        for step in &ways.parts {
            self.parts.push(step.go(&self.parts));
        }
        self.cells.clear();
        // The days of one date are in columns side by side.
        let mut days = None;
        for (at, (column, step)) in table.columns.iter().zip(&ways.columns).enumerate() {
            if self.columns.is_some_and(|columns| !columns.has(number, at)) {
                self.cells.push(Cell::Blank);
                continue;
            }
            self.cells.push(match column.role {
                Role::Record => text(Cow::Borrowed(self.record.id.as_str())),
                Role::Owner => text(owner.key.clone()),
                Role::Field => text(Cow::Borrowed(owner.list)),
                #[expect(clippy::cast_precision_loss, reason = "no list is as long as that")]
                Role::Number => Cell::Number((owner.number + 1) as f64),
                Role::Key => text(key.clone()),
                Role::Empty => text(Cow::Owned(hollow(&ways.hollows, &self.parts))),
                Role::Value => step.go(&self.parts).map_or(Cell::Blank, cell),
                Role::Derived(what) => {
                    let known = days.filter(|(of, _)| of == step);
                    let (_, found) = *days.insert(
                        known.unwrap_or_else(|| (*step, self.days(*step, ways.event_of(column)))),
                    );
                    derived(what, found)
                }
                Role::Checksum => text(Cow::Owned(checksum::of(self.record))),
            });
        }
        key
    }

    /// The days of the date at the end of a way or, if there is none, of that of the event that the row
    /// names; and whose date it is.
    fn days(&self, date: Step, event: Option<Step>) -> Option<(Days, &'static str)> {
        let own = date.go(&self.parts).and_then(Days::of).map(|days| (days, ITSELF));
        own.or_else(|| match event?.go(&self.parts)? {
            Reflection::Text(id) => Some((Days::of_event(self.record, id)?, OF_EVENT)),
            _ => None,
        })
    }
}

/// The cell of a derived column.
fn derived<'r>(what: Derived, days: Option<(Days, &'static str)>) -> Cell<'r> {
    let Some((days, whose)) = days else { return Cell::Blank };
    let day = |day: Option<Date>| day.map_or(Cell::Blank, Cell::Date);
    match what {
        Derived::FirstDay => day(days.first),
        Derived::LastDay => day(days.last),
        Derived::DatedBy => Cell::Text(Cow::Borrowed(whose)),
    }
}

/// By what the rows that belong to a row name it; empty for the record.
fn key_of<'r>(
    number: usize,
    table: &Table,
    value: Reflection<'r>,
    owner: &Owner<'_, 'r>,
) -> Cow<'r, str> {
    match table.key().and_then(|column| table.columns.get(column)) {
        Some(Column { role: Role::Key, .. }) => Cow::Owned(made_key(owner)),
        Some(column) if number > 0 => match at(value, &column.path) {
            Some(Reflection::Text(id)) => Cow::Borrowed(id),
            _ => Cow::Borrowed(""),
        },
        _ => Cow::Borrowed(""),
    }
}

/// The key of a row that has no id: where it stands.
fn made_key(owner: &Owner<'_, '_>) -> String {
    let Owner { key, list, number } = owner;
    let slash = if key.is_empty() { "" } else { "/" };
    format!("{key}{slash}{list}/{}", number + 1)
}

fn text(text: Cow<'_, str>) -> Cell<'_> {
    if text.is_empty() { Cell::Blank } else { Cell::Text(text) }
}

/// The value at the end of a way, if it is there.
#[must_use]
pub fn at<'r>(value: Reflection<'r>, path: &[usize]) -> Option<Reflection<'r>> {
    path.iter().try_fold(value, |value, number| match value {
        Reflection::Entity(fields) => fields.field(*number),
        _ => None,
    })
}

fn cell(value: Reflection<'_>) -> Cell<'_> {
    match value {
        Reflection::Text(text) => Cell::Text(Cow::Borrowed(text)),
        Reflection::Number(number) => Cell::Number(number),
        Reflection::Boolean(boolean) => Cell::Boolean(boolean),
        Reflection::Json(json) => Cell::Text(Cow::Owned(json.to_string())),
        Reflection::List(entries) => {
            let mut all = String::new();
            for number in 0..entries.count() {
                if let Some(Reflection::Text(word)) = entries.entry(number) {
                    let space = if all.is_empty() { "" } else { " " };
                    // Writing to a string does not fail.
                    let _ = write!(all, "{space}{word}");
                }
            }
            text(Cow::Owned(all))
        }
        Reflection::Entity(_) => Cell::Blank,
    }
}

/// The ways to the values of a table's rows. What several of them lead through is gone through once.
#[derive(Debug, Default)]
struct Ways {
    /// The parts of the row's entity that ways lead through. The entity itself has the number 0, and
    /// these the numbers from 1; a part comes after the one it is in.
    parts: Vec<Step>,
    /// For each column the step to its value.
    columns: Vec<Step>,
    /// The lists and objects that may be there and have nothing in them.
    hollows: Vec<Hollow>,
    /// The step to the event at which the words or the stance of a row were voiced.
    event: Option<Step>,
}

/// The last step of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    /// The number of the part it begins at.
    part: usize,
    /// The number of the field there; none for the part itself.
    field: Option<usize>,
}

/// A list or object that may be there and have nothing in it.
#[derive(Debug)]
struct Hollow {
    /// What it is called in the column `empty`.
    name: String,
    step: Step,
}

/// The ways of each table.
static WAYS: LazyLock<Vec<Ways>> = LazyLock::new(|| TABLES.iter().map(Ways::of).collect());

impl Step {
    fn go<'r>(self, parts: &[Option<Reflection<'r>>]) -> Option<Reflection<'r>> {
        match (parts.get(self.part).copied().flatten()?, self.field) {
            (part, None) => Some(part),
            (Reflection::Entity(fields), Some(number)) => fields.field(number),
            _ => None,
        }
    }
}

impl Ways {
    fn of(table: &Table) -> Self {
        let mut ways = Ways::default();
        for column in &table.columns {
            let step = ways.step(&column.path);
            ways.columns.push(step);
            if column.role == Role::Value && column.many {
                ways.hollows.push(Hollow { name: column.name.clone(), step });
            }
        }
        for list in table.lists.iter().filter(|list| !list.required && !list.single) {
            let step = ways.step(&list.path);
            ways.hollows.push(Hollow { name: list.name.clone(), step });
        }
        if let Some(entity) = table.entity {
            ways.hollow_parts(entity, "", &mut Vec::new());
        }
        let event = table.event_column().and_then(|at| table.columns.get(at));
        ways.event = event.map(|column| ways.step(&column.path));
        ways
    }

    /// The step to the event whose date a derived column has where the row has none of its own.
    fn event_of(&self, column: &Column) -> Option<Step> {
        self.event.filter(|_| column.name.starts_with("when_"))
    }

    /// The last step of a way, with the parts before it.
    fn step(&mut self, path: &[usize]) -> Step {
        match path.split_last() {
            Some((field, way)) => Step { part: self.part(way), field: Some(*field) },
            None => Step { part: 0, field: None },
        }
    }

    /// The number of the part at the end of a way.
    fn part(&mut self, way: &[usize]) -> usize {
        if way.is_empty() {
            return 0;
        }
        let step = self.step(way);
        let known = self.parts.iter().position(|part| *part == step);
        1 + known.unwrap_or_else(|| {
            self.parts.push(step);
            self.parts.len() - 1
        })
    }

    /// Adds the objects within an entity that need not have anything in them.
    fn hollow_parts(&mut self, entity: &'static Entity, prefix: &str, path: &mut Vec<usize>) {
        for (number, field) in entity.fields.iter().enumerate() {
            let Type::Entity(part) = field.ty else { continue };
            if part.kind.is_some() {
                continue;
            }
            path.push(number);
            let name = format!("{prefix}{}", field.name);
            self.hollow_parts(part, &format!("{name}_"), path);
            if part.fields.iter().all(|field| !field.required) {
                let step = self.step(path);
                self.hollows.push(Hollow { name, step });
            }
            path.pop();
        }
    }
}

/// The names of the lists and objects of a row that are there and have nothing in them.
fn hollow(hollows: &[Hollow], parts: &[Option<Reflection<'_>>]) -> String {
    let mut names = String::new();
    for Hollow { name, step } in hollows {
        if step.go(parts).is_some_and(has_nothing) {
            if !names.is_empty() {
                names.push(' ');
            }
            names.push_str(name);
        }
    }
    names
}

/// Whether a list or object has nothing in it.
fn has_nothing(value: Reflection<'_>) -> bool {
    match value {
        Reflection::List(entries) => entries.count() == 0,
        Reflection::Entity(fields) => {
            (0..fields.shape().fields.len()).all(|number| fields.field(number).is_none())
        }
        _ => false,
    }
}
