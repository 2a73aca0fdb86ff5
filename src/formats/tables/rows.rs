//! A record as rows.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::LazyLock;

use super::plan::{Column, ListOf, Role, TABLES, Table};
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
    let mut walk = Walk { record: record.id.as_str(), cells: Vec::new(), show };
    let owner = Owner { key: &Cow::Borrowed(""), list: "", number: 0 };
    walk.row(0, record.reflect(), &owner)
}

/// A record whose rows are being shown.
struct Walk<'r, F> {
    /// Its id.
    record: &'r str,
    /// The cells of the row that is shown, in memory that serves for all rows.
    cells: Vec<Cell<'r>>,
    show: F,
}

impl<'r, F> Walk<'r, F> {
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
        let key = match table.key().and_then(|column| table.columns.get(column)) {
            Some(Column { role: Role::Key, .. }) => Cow::Owned(made_key(owner)),
            Some(column) if number > 0 => match at(value, &column.path) {
                Some(Reflection::Text(id)) => Cow::Borrowed(id),
                _ => Cow::Borrowed(""),
            },
            _ => Cow::Borrowed(""),
        };
        self.fill(number, table, value, owner, &key);
        (self.show)(number, &self.cells)?;
        for ListOf { name, path, table, single, .. } in &table.lists {
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

    /// Puts the cells of a row in `cells`.
    fn fill(
        &mut self,
        number: usize,
        table: &'static Table,
        value: Reflection<'r>,
        owner: &Owner<'_, 'r>,
        key: &Cow<'r, str>,
    ) {
        self.cells.clear();
        // Columns of the same part of an entity stand side by side: the way to it is gone once.
        let mut part = (&[] as &[usize], Some(value));
        for column in &table.columns {
            self.cells.push(match column.role {
                Role::Record => text(Cow::Borrowed(self.record)),
                Role::Owner => text(owner.key.clone()),
                Role::Field => text(Cow::Borrowed(owner.list)),
                #[expect(clippy::cast_precision_loss, reason = "no list is as long as that")]
                Role::Number => Cell::Number((owner.number + 1) as f64),
                Role::Key => text(key.clone()),
                Role::Empty => text(Cow::Owned(hollow(number, value))),
                Role::Value => {
                    let found = match column.path.split_last() {
                        Some((last, way)) => {
                            if part.0 != way {
                                part = (way, at(value, way));
                            }
                            part.1.and_then(|part| at(part, std::slice::from_ref(last)))
                        }
                        None => Some(value),
                    };
                    found.map_or(Cell::Blank, cell)
                }
            });
        }
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

/// A list or object that may be there and have nothing in it.
#[derive(Debug)]
struct Hollow {
    /// What it is called in the column `empty`.
    name: String,
    /// The way to it from the row's entity, by the numbers of fields.
    path: Vec<usize>,
}

/// Of each table what may be there and have nothing in it.
static HOLLOWS: LazyLock<Vec<Vec<Hollow>>> =
    LazyLock::new(|| TABLES.iter().map(hollows_of).collect());

fn hollows_of(table: &Table) -> Vec<Hollow> {
    let columns = table.columns.iter().filter(|column| column.role == Role::Value && column.many);
    let columns = columns.map(|column| (&column.name, &column.path));
    let lists = table.lists.iter().filter(|list| !list.required && !list.single);
    let lists = lists.map(|list| (&list.name, &list.path));
    let mut hollows: Vec<Hollow> = columns
        .chain(lists)
        .map(|(name, path)| Hollow { name: name.clone(), path: path.clone() })
        .collect();
    if let Some(entity) = table.entity {
        hollow_parts(entity, "", &mut Vec::new(), &mut hollows);
    }
    hollows
}

/// Adds the objects within an entity that need not have anything in them.
fn hollow_parts(
    entity: &'static Entity,
    prefix: &str,
    path: &mut Vec<usize>,
    hollows: &mut Vec<Hollow>,
) {
    for (number, field) in entity.fields.iter().enumerate() {
        let Type::Entity(part) = field.ty else { continue };
        if part.kind.is_some() {
            continue;
        }
        path.push(number);
        let name = format!("{prefix}{}", field.name);
        if part.fields.iter().all(|field| !field.required) {
            hollows.push(Hollow { name: name.clone(), path: path.clone() });
        }
        hollow_parts(part, &format!("{name}_"), path, hollows);
        path.pop();
    }
}

/// The lists and objects of a row that are there and have nothing in them.
fn hollow(table: usize, value: Reflection<'_>) -> String {
    let mut names = String::new();
    for Hollow { name, path } in HOLLOWS.get(table).into_iter().flatten() {
        if at(value, path).is_some_and(has_nothing) {
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
