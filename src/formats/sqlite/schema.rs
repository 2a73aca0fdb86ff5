//! The statements that make the tables and indexes of a database, from the model.

use std::fmt::Write as _;

use crate::formats::tables::{Column, Role, TABLES, Table};
use crate::model::shape::{Number, Scalar, Type};

/// Columns by which people look for rows, besides those that lead to other rows.
const ASKED_FOR: &[(&str, &[&str])] = &[
    ("records", &["source_url"]),
    ("records", &["source_published"]),
    ("events", &["type"]),
    ("events", &["when_edtf"]),
    ("events", &["place_country"]),
    ("actors", &["name"]),
    ("actors", &["country"]),
    ("names", &["text"]),
    ("identifiers", &["value", "scheme"]),
    ("codes", &["code", "scheme"]),
    ("quotes", &["when_edtf"]),
];

/// The table that says what was written.
pub(super) const WRITTEN: &str = "\"_tables\"";

/// A name as it stands in a statement. None of the model's has a quotation mark in it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

/// Names as they stand in a statement, with commas between.
fn list(names: &[&str]) -> String {
    names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ")
}

/// The statement that makes a table.
pub(super) fn create(table: &'static Table) -> String {
    let mut parts: Vec<String> = table.columns.iter().map(column).collect();
    parts.push(format!("  PRIMARY KEY ({})", list(&primary_key(table))));
    parts.extend(foreign_keys(table).iter().map(ForeignKey::clause));
    let (name, doc) = (quoted(&table.name), comment(&table.doc));
    format!("CREATE TABLE {name} (\n{doc}\n\n{}\n) STRICT", parts.join(",\n"))
}

/// The statements that say of each table how many rows were written to it, and with which columns.
pub(super) fn written(rows: &[u64]) -> String {
    let doc = comment(
        "What was written: a table, a column or rows that are named here and not there are reported when \
         the database is read.",
    );
    let mut script = format!(
        "CREATE TABLE {WRITTEN} (\n{doc}\n\n  \"name\" TEXT NOT NULL PRIMARY KEY,\n  \
         \"rows\" INTEGER NOT NULL,\n  \"columns\" TEXT NOT NULL\n) STRICT;\n"
    );
    for (table, rows) in TABLES.iter().zip(rows) {
        let columns: Vec<&str> = table.columns.iter().map(|column| &*column.name).collect();
        // Writing to a string does not fail.
        let _ = writeln!(
            script,
            "INSERT INTO {WRITTEN} VALUES ('{}', {rows}, '{}');",
            table.name,
            columns.join(" ")
        );
    }
    script
}

/// The statement that adds a row to a table, with a parameter for each column.
pub(super) fn insert(table: &Table) -> String {
    let parameters = vec!["?"; table.columns.len()].join(",");
    format!("INSERT INTO {} VALUES ({parameters})", quoted(&table.name))
}

/// The statements that make the indexes: by foreign keys, and by what people look for.
pub(super) fn indexes() -> Vec<String> {
    let mut all = Vec::new();
    for table in TABLES.iter() {
        let primary = primary_key(table);
        for key in foreign_keys(table) {
            if primary.starts_with(&key.columns) {
                continue;
            }
            // The records of a file often call the same actor by the same id, so that comes first.
            let columns: Vec<&str> = key.columns.iter().rev().copied().collect();
            all.push(index(table, &columns));
        }
    }
    for (name, columns) in ASKED_FOR {
        if let Some(table) = TABLES.number(name).and_then(|number| TABLES.get(number)) {
            all.push(index(table, columns));
        }
    }
    all
}

/// The statement that makes an index; rows without a value in its first column are not in it.
fn index(table: &Table, columns: &[&str]) -> String {
    let first = columns.first().copied().unwrap_or_default();
    let is_blank = |column: &&Column| column.name == first && !is_never_null(column);
    let only = match table.columns.iter().find(is_blank) {
        Some(column) => format!(" WHERE {} IS NOT NULL", quoted(&column.name)),
        None => String::new(),
    };
    let name = quoted(&format!("{}_by_{first}", table.name));
    format!("CREATE INDEX {name} ON {} ({}){only}", quoted(&table.name), list(columns))
}

/// The names of the columns that tell the rows of a table apart.
pub(super) fn primary_key(table: &'static Table) -> Vec<&'static str> {
    let name = |number: usize| table.columns.get(number).map(|column| &*column.name);
    let all = match table.key() {
        Some(key) => vec![table.column(Role::Record), Some(key)],
        None => {
            [Role::Record, Role::Owner, Role::Field, Role::Number].map(|r| table.column(r)).to_vec()
        }
    };
    all.into_iter().flatten().filter_map(name).collect()
}

/// Whether each row has a value in a column.
fn is_never_null(column: &Column) -> bool {
    match column.role {
        Role::Record | Role::Owner | Role::Field | Role::Number | Role::Key => true,
        Role::Value => column.required,
        Role::Empty | Role::Derived(_) | Role::Checksum => false,
    }
}

/// The definition of a column, below what it holds.
fn column(column: &Column) -> String {
    let name = quoted(&column.name);
    let mut line = format!("{}\n  {name} {}", comment(&column.doc), kind_of(column));
    if is_never_null(column) {
        line.push_str(" NOT NULL");
    }
    if column.role == Role::Owner {
        line.push_str(" DEFAULT ''");
    }
    // Writing to a string does not fail.
    let _ = match column.ty {
        _ if column.many => Ok(()),
        Type::Vocabulary(list) => {
            let words: Vec<_> = list.words.iter().map(|word| format!("'{}'", word.word)).collect();
            write!(line, " CHECK ({name} IN ({}))", words.join(", "))
        }
        Type::Number(Number { min, max, .. }) => {
            write!(line, " CHECK ({name} BETWEEN {min} AND {max})")
        }
        Type::Boolean => write!(line, " CHECK ({name} IN (0, 1))"),
        _ => Ok(()),
    };
    line
}

/// The type that SQLite has for a column.
fn kind_of(column: &Column) -> &'static str {
    match column.ty {
        _ if column.many => "TEXT",
        Type::Number(Number { integer: true, .. }) | Type::Boolean => "INTEGER",
        Type::Number(_) => "REAL",
        _ => "TEXT",
    }
}

/// Words as comments of SQL, in lines of a length that can be read.
pub(super) fn comment(words: &str) -> String {
    const WIDTH: usize = 100;
    let mut lines = vec!["  --".to_owned()];
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + word.len() <= WIDTH => line.extend([" ", word]),
            _ => lines.push(format!("  -- {word}")),
        }
    }
    lines.join("\n")
}

/// Columns whose values are to be found in another table.
struct ForeignKey {
    columns: Vec<&'static str>,
    target: &'static Table,
    /// Whether a row belongs to the one it leads to, and goes with it.
    belongs: bool,
}

impl ForeignKey {
    fn clause(&self) -> String {
        let ForeignKey { columns, target, belongs } = self;
        let action = if *belongs { "ON DELETE CASCADE" } else { "DEFERRABLE INITIALLY DEFERRED" };
        let (table, of_target) = (quoted(&target.name), list(&primary_key(target)));
        format!("  FOREIGN KEY ({}) REFERENCES {table} ({of_target}) {action}", list(columns))
    }
}

/// The foreign keys of a table: to its record; to the row it belongs to, if that is always of the same
/// table; and to what it names by references of one kind.
fn foreign_keys(table: &'static Table) -> Vec<ForeignKey> {
    let name = |role| table.column(role).map(|number| &*table.columns[number].name);
    let Some(record) = name(Role::Record) else { return Vec::new() };
    let of_record =
        TABLES.first().map(|target| ForeignKey { columns: vec![record], target, belongs: true });
    let of_owner = match (name(Role::Owner), &*table.owners) {
        (Some(owner), [only]) => TABLES.get(*only).map(|target| ForeignKey {
            columns: vec![record, owner],
            target,
            belongs: true,
        }),
        _ => None,
    };
    let references = table.columns.iter().filter_map(|column| match column.ty {
        Type::Scalar(Scalar { refers: [kind], .. }) if !column.many => {
            let columns = vec![record, &*column.name];
            Some(ForeignKey { columns, target: TABLES.of_kind(*kind)?, belongs: false })
        }
        _ => None,
    });
    of_record.into_iter().chain(of_owner).chain(references).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_look_for_is_there() {
        for (name, columns) in ASKED_FOR {
            let table = &TABLES[TABLES.number(name).unwrap()];
            for wanted in *columns {
                assert!(
                    table.columns.iter().any(|column| column.name == *wanted),
                    "{name} {wanted}"
                );
            }
        }
        let mut all = indexes();
        all.sort();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn names_need_no_more_than_quotation_marks() {
        for table in TABLES.iter() {
            let names = table.columns.iter().map(|column| &column.name).chain([&table.name]);
            for name in names {
                assert!(
                    name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_')),
                    "{name}"
                );
            }
            for column in &table.columns {
                if let Type::Vocabulary(list) = column.ty {
                    assert!(list.words.iter().all(|word| !word.word.contains('\'')));
                }
            }
        }
    }

    #[test]
    fn references_lead_to_the_tables_of_their_kinds() {
        let quotes = &TABLES[TABLES.number("quotes").unwrap()];
        let found: Vec<_> = foreign_keys(quotes)
            .iter()
            .map(|key| (key.columns.clone(), &*key.target.name))
            .collect();
        for wanted in [
            (vec!["record"], "records"),
            (vec!["record", "speaker"], "actors"),
            (vec!["record", "channel_event"], "events"),
            (vec!["record", "by"], "agents"),
        ] {
            assert!(found.contains(&wanted), "{wanted:?} {found:?}");
        }
        let positions = &TABLES[TABLES.number("on").unwrap()];
        assert_eq!(foreign_keys(positions).len(), 2, "an item is of any kind");
        let anchors = &TABLES[TABLES.number("anchors").unwrap()];
        assert_eq!(foreign_keys(anchors).len(), 1, "an anchor belongs to rows of any table");
    }

    #[test]
    fn long_words_are_comments_on_several_lines() {
        let long = "word ".repeat(40);
        let lines = comment(&format!("{long}\n-- and {}", "x".repeat(200)));
        assert!(lines.lines().count() > 3);
        assert!(lines.lines().all(|line| line.starts_with("  -- ")));
        assert_eq!(lines.matches("word").count(), 40);
    }
}
