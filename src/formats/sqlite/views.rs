//! The statements that make the views of a database.
//!
//! They are written in words of SQL that SQLite has had since it has strict tables, as one view that an
//! older SQLite does not understand keeps it from the whole database.

use super::schema::{comment, quoted};
use crate::formats::tables::{Role, TABLES, Table};
use crate::formats::views::{BETWEEN, Part, Place, Source, VIEWS, View};

/// The statements that make all views.
pub(super) fn views() -> Vec<String> {
    VIEWS.iter().map(create).collect()
}

fn create(view: &View) -> String {
    let parts: Vec<String> = view.parts.iter().map(|part| select(view, part)).collect();
    let mut select = parts.join("\nUNION ALL\n");
    if view.columns.iter().any(|column| column.name == "sort") {
        // All that has a date, in the order of time.
        select =
            format!("SELECT * FROM (\n{select}\n)\nORDER BY \"date_first\", \"record\", \"id\"");
    }
    let name = quoted(&view.table_name());
    format!("CREATE VIEW {name} AS\n{}\n{select}", comment(view.doc))
}

/// The rows of a view that come from one table.
fn select(view: &View, part: &Part) -> String {
    let columns = view.columns.iter().zip(&part.sources).map(|(column, source)| {
        format!("  {} AS {}", value(part.table, source), quoted(column.name))
    });
    let columns: Vec<String> = columns.collect();
    let own = |column| name_of(Place { table: part.table, column });
    let only = part.only_with.map(|column| format!("\nWHERE t.{} IS NOT NULL", own(column)));
    format!(
        "SELECT\n{}\nFROM {} AS t JOIN \"records\" AS r ON r.\"id\" = t.\"record\"{}",
        columns.join(",\n"),
        table_name(part.table),
        only.unwrap_or_default()
    )
}

/// The value of a column, for a row `t` of a table in the record `r`.
fn value(table: usize, source: &Source) -> String {
    let own = |column: usize| format!("t.{}", name_of(Place { table, column }));
    match source {
        Source::Blank => "NULL".to_owned(),
        Source::Word(word) => format!("'{word}'"),
        Source::Own(column) => own(*column),
        Source::OfRecord(column) => format!("r.{}", name_of(Place { table: 0, column: *column })),
        Source::Of { id, of } => format!(
            "(SELECT x.{} FROM {} AS x WHERE x.\"record\" = t.\"record\" AND x.{} = {})",
            name_of(*of),
            table_name(of.table),
            key_of(of.table),
            own(*id)
        ),
        Source::Joined { .. } => joined(&[values(table, source)]),
        Source::Several(sources) => {
            joined(&sources.iter().map(|source| values(table, source)).collect::<Vec<_>>())
        }
    }
}

/// The values of several queries, in one.
fn joined(queries: &[String]) -> String {
    format!(
        "(SELECT group_concat(v, '{BETWEEN}') FROM ({}) WHERE v IS NOT NULL)",
        queries.join(" UNION ALL ")
    )
}

/// The query for the values of a column, each in a row of its own.
fn values(table: usize, source: &Source) -> String {
    let Source::Joined { links, value: column, of } = source else {
        return format!("SELECT {} AS v", value(table, source));
    };
    let link = |role| {
        let place = TABLES.get(*links).and_then(|table| table.column(role));
        place.map_or_else(String::new, |column| name_of(Place { table: *links, column }))
    };
    let named = name_of(Place { table: *links, column: *column });
    format!(
        "SELECT * FROM (SELECT coalesce(n.{}, x.{named}) AS v FROM {} AS x LEFT JOIN {} AS n \
         ON n.\"record\" = x.\"record\" AND n.{} = x.{named} \
         WHERE x.\"record\" = t.\"record\" AND x.{} = t.{} ORDER BY x.{})",
        name_of(*of),
        table_name(*links),
        table_name(of.table),
        key_of(of.table),
        link(Role::Owner),
        key_of(table),
        link(Role::Number)
    )
}

fn table_name(table: usize) -> String {
    TABLES.get(table).map_or_else(String::new, |table| quoted(&table.name))
}

fn name_of(place: Place) -> String {
    let table = TABLES.get(place.table);
    let column = table.and_then(|table| table.columns.get(place.column));
    column.map_or_else(String::new, |column| quoted(&column.name))
}

fn key_of(table: usize) -> String {
    let column = TABLES.get(table).and_then(Table::key);
    column.map_or_else(String::new, |column| name_of(Place { table, column }))
}
