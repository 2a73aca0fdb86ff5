//! A record as rows.

use std::borrow::Cow;
use std::fmt::Write as _;

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
#[derive(Clone, Copy)]
struct Owner<'a> {
    record: &'a str,
    /// The key of the row; empty for the record.
    key: &'a str,
    list: &'a str,
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
    mut show: impl FnMut(usize, &[Cell<'r>]) -> Result<(), E>,
) -> Result<(), E> {
    let owner = Owner { record: record.id.as_str(), key: "", list: "", number: 0 };
    row(0, record.reflect(), owner, &mut show)
}

fn row<'r, E>(
    number: usize,
    value: Reflection<'r>,
    owner: Owner<'_>,
    show: &mut impl FnMut(usize, &[Cell<'r>]) -> Result<(), E>,
) -> Result<(), E> {
    let Some(table) = TABLES.get(number) else { return Ok(()) };
    let mut key = Cow::Borrowed("");
    if let Some(column) = table.key() {
        key = match table.columns.get(column) {
            Some(Column { role: Role::Key, .. }) => Cow::Owned(made_key(owner)),
            Some(column) => match at(value, &column.path) {
                Some(Reflection::Text(id)) if number > 0 => Cow::Borrowed(id),
                _ => Cow::Borrowed(""),
            },
            None => key,
        };
    }
    let cells: Vec<Cell<'r>> = table
        .columns
        .iter()
        .map(|column| match column.role {
            Role::Record => text(owner.record),
            Role::Owner => text(owner.key),
            Role::Field => text(owner.list),
            #[expect(clippy::cast_precision_loss, reason = "no list is as long as that")]
            Role::Number => Cell::Number((owner.number + 1) as f64),
            Role::Key => text(&key),
            Role::Empty => text(&hollow(table, value)),
            Role::Value => at(value, &column.path).map_or(Cell::Blank, cell),
        })
        .collect();
    show(number, &cells)?;
    for ListOf { name, path, table, single, .. } in &table.lists {
        let Some(found) = at(value, path) else { continue };
        let mut owner = Owner { record: owner.record, key: &key, list: name, number: 0 };
        match found {
            Reflection::List(entries) if !single => {
                for number in 0..entries.count() {
                    owner.number = number;
                    if let Some(entry) = entries.entry(number) {
                        row(*table, entry, owner, show)?;
                    }
                }
            }
            found => row(*table, found, owner, show)?,
        }
    }
    Ok(())
}

/// The key of a row that has no id: where it stands.
fn made_key(owner: Owner<'_>) -> String {
    let Owner { key, list, number, .. } = owner;
    let slash = if key.is_empty() { "" } else { "/" };
    format!("{key}{slash}{list}/{}", number + 1)
}

/// A text that is not the record's own, such as a key.
fn text(text: &str) -> Cell<'static> {
    if text.is_empty() { Cell::Blank } else { Cell::Text(Cow::Owned(text.to_owned())) }
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
            if all.is_empty() { Cell::Blank } else { Cell::Text(Cow::Owned(all)) }
        }
        Reflection::Entity(_) => Cell::Blank,
    }
}

/// The lists and objects of a row that are there and have nothing in them.
fn hollow(table: &Table, value: Reflection<'_>) -> String {
    let mut names = Vec::new();
    let is_hollow = |path: &[usize]| matches!(at(value, path), Some(Reflection::List(entries)) if entries.count() == 0);
    for column in table.columns.iter().filter(|column| column.role == Role::Value && column.many) {
        if is_hollow(&column.path) {
            names.push(column.name.clone());
        }
    }
    for list in table.lists.iter().filter(|list| !list.required) {
        if is_hollow(&list.path) {
            names.push(list.name.clone());
        }
    }
    if let (Some(entity), Reflection::Entity(_)) = (table.entity, value) {
        hollow_parts(entity, value, "", &mut names);
    }
    names.join(" ")
}

fn hollow_parts(
    entity: &'static Entity,
    value: Reflection<'_>,
    prefix: &str,
    names: &mut Vec<String>,
) {
    let Reflection::Entity(fields) = value else { return };
    for (number, field) in entity.fields.iter().enumerate() {
        let Type::Entity(part) = field.ty else { continue };
        let Some(inner @ Reflection::Entity(inside)) = fields.field(number) else { continue };
        if part.kind.is_some() {
            continue;
        }
        let name = format!("{prefix}{}", field.name);
        if (0..part.fields.len()).all(|number| inside.field(number).is_none()) {
            names.push(name);
        } else {
            hollow_parts(part, inner, &format!("{name}_"), names);
        }
    }
}
