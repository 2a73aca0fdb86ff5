//! The example rows of a template. They are marked, and not read.

use std::sync::LazyLock;

use super::value::{Row, Value};
use crate::formats::tables::{Cell, Column, Role, TABLES, Table, each_row};
use crate::model::Record;
use crate::model::shape::Type;

/// The record whose rows are the examples.
const RECORD: &str = include_str!("../../../examples/harbour-talks/harbour-talks.json");
/// What begins the id of a row that is not read.
pub(in crate::formats) const MARK: &str = "# ";

/// What is in a cell of an example.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::formats) enum Shown {
    /// Nothing.
    Blank,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// `true` or `false`.
    Boolean(bool),
}

/// Of each table the cells of its example.
static EXAMPLES: LazyLock<Vec<Example>> = LazyLock::new(examples);

/// The example of a table.
#[derive(Clone, Debug, Default)]
struct Example {
    cells: Vec<Shown>,
    /// Whether the first record that somebody writes is likely to need the table.
    is_usual: bool,
}

/// The cells of the example of a table.
pub(in crate::formats) fn row(table: usize) -> &'static [Shown] {
    EXAMPLES.get(table).map_or(&[], |example| &example.cells)
}

/// Whether the first record that somebody writes is likely to need a table.
pub(in crate::formats) fn is_usual(table: usize) -> bool {
    EXAMPLES.get(table).is_some_and(|example| example.is_usual)
}

/// Whether a row is the example of its table, as a template has it; `columns` are those of the sheet.
pub(super) fn is_example(table: &Table, columns: &[Option<&'static Column>], row: &Row) -> bool {
    let Some(number) = TABLES.number(&table.name) else { return false };
    row.cells.iter().all(|(at, value)| {
        let column = columns.get(*at as usize).copied().flatten();
        let at =
            column.and_then(|column| table.columns.iter().position(|it| std::ptr::eq(it, column)));
        let shown = at.and_then(|at| self::row(number).get(at));
        match (shown, value) {
            (Some(Shown::Text(text)), Value::Text(found)) => text == found,
            (Some(Shown::Number(number)), value) => number.to_string() == value.text(),
            (Some(Shown::Boolean(boolean)), value) => boolean.to_string() == value.text(),
            _ => false,
        }
    })
}

fn examples() -> Vec<Example> {
    let mut all = vec![Example::default(); TABLES.len()];
    for (number, example) in all.iter_mut().enumerate() {
        example.is_usual = needed().contains(&number);
    }
    if let Ok(record) = serde_json::from_str::<Record<'_>>(RECORD) {
        let shown = each_row(&record, |table, cells| {
            if let Some(place) = all.get_mut(table).filter(|place| place.cells.is_empty()) {
                let columns = TABLES.get(table).map_or(&[][..], |table| &table.columns);
                place.cells = cells.iter().zip(columns).map(of_cell).collect();
            }
            Ok::<(), ()>(())
        });
        debug_assert_eq!(shown, Ok(()), "nothing fails here");
    }
    for (example, table) in all.iter_mut().zip(TABLES.iter()) {
        if example.cells.is_empty() {
            example.cells = table.columns.iter().map(of_column).collect();
        }
        let key = table.column(Role::Record).or_else(|| table.key());
        if let Some(Shown::Text(id)) = key.and_then(|key| example.cells.get_mut(key)) {
            id.insert_str(0, MARK);
        }
    }
    all
}

/// The tables that no record can do without, and those of lists that each record has, by number.
fn needed() -> Vec<usize> {
    let mut all = vec![0];
    let mut next = 0;
    while let Some(table) = all.get(next).and_then(|number| TABLES.get(*number)) {
        for list in table.lists.iter().filter(|list| list.required) {
            if !all.contains(&list.table) {
                all.push(list.table);
            }
        }
        next += 1;
    }
    all
}

fn of_cell((cell, column): (&Cell<'_>, &Column)) -> Shown {
    match cell {
        _ if column.role == Role::Checksum || column.is_derived() => Shown::Blank,
        Cell::Blank | Cell::Date(_) => Shown::Blank,
        Cell::Text(text) => Shown::Text(text.to_string()),
        Cell::Number(number) => Shown::Number(*number),
        Cell::Boolean(boolean) => Shown::Boolean(*boolean),
    }
}

/// What the form of a column has as its example; nothing where the cell may be blank.
fn of_column(column: &Column) -> Shown {
    let text = |text: &str| Shown::Text(text.to_owned());
    match (column.role, column.ty) {
        (Role::Record, _) => text("harbour-talks"),
        (Role::Number, _) => Shown::Number(1.0),
        (Role::Field, _) => {
            // The doc lists the choices after a colon.
            let first = column.doc.split_once(": ").map_or("", |(_, list)| list);
            text(first.split([',', '.']).next().unwrap_or_default())
        }
        (Role::Owner | Role::Key, _) => text("x-1"),
        (Role::Value, ty) if column.required => match ty {
            Type::Scalar(scalar) => text(scalar.examples.first().copied().unwrap_or_default()),
            Type::Vocabulary(list) => text(list.words.first().map_or("", |word| word.word)),
            Type::Boolean => Shown::Boolean(true),
            Type::Number(_) => Shown::Number(1.0),
            _ => Shown::Blank,
        },
        _ => Shown::Blank,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_table_has_a_marked_example() {
        for (number, table) in TABLES.iter().enumerate() {
            let cells = row(number);
            assert_eq!(cells.len(), table.columns.len(), "{}", table.name);
            let key = table.column(Role::Record).or_else(|| table.key()).unwrap();
            let Shown::Text(id) = &cells[key] else { panic!("{}", table.name) };
            assert!(id.starts_with(MARK), "{id}");
            for (column, shown) in table.columns.iter().zip(cells) {
                assert!(
                    !column.required || *shown != Shown::Blank,
                    "{}!{}",
                    table.name,
                    column.name
                );
            }
        }
    }

    #[test]
    fn a_first_record_needs_some_of_the_tables() {
        let usual = (0..TABLES.len()).filter(|number| is_usual(*number)).count();
        assert!((5..TABLES.len() * 2 / 3).contains(&usual), "{usual} of {}", TABLES.len());
        for name in ["records", "events", "actors", "quotes", "demands", "red_lines"] {
            assert!(is_usual(TABLES.number(name).unwrap()), "{name}");
        }
    }
}
