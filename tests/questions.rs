//! The questions of `docs/tables.md`: each line of SQL gives the answer that the page has.
//!
//! `UPDATE=1 cargo test --test questions` writes the answers. The lines for `DuckDB` and pandas are run by
//! `tests/interop`.

#![cfg(feature = "sqlite")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use verbale::formats::{self, Options, Output};
use verbale::model::Record;

const MARK: &str = "<!-- answer -->";

/// A database of the examples.
fn database(file: &Path) -> Connection {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sqlite = formats::find("sqlite").unwrap();
    let mut writer = sqlite.writer(Output::Path(file.to_owned()), &Options::default()).unwrap();
    for name in
        ["harbour-talks/harbour-talks.json", "iran-us-missiles-2026-02-11.json", "minimal.json"]
    {
        let text = fs::read_to_string(root.join("examples").join(name)).unwrap();
        let record: Record<'_> = serde_json::from_str(&text).unwrap();
        writer.write(&record).unwrap();
    }
    writer.finish().unwrap();
    Connection::open(file).unwrap()
}

/// The answer to a query, as a table of Markdown. Rows are in the order of their texts, which other
/// programs can give too.
fn answer(database: &Connection, sql: &str) -> String {
    let mut statement = database.prepare(sql).unwrap();
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut found = Vec::new();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().unwrap() {
        let cells = (0..names.len()).map(|column| match row.get_ref(column).unwrap() {
            ValueRef::Null => String::new(),
            ValueRef::Text(text) => String::from_utf8(text.to_vec()).unwrap(),
            other => panic!("{other:?}"),
        });
        found.push(format!("| {} |", cells.collect::<Vec<_>>().join(" | ")));
    }
    found.sort();
    let mut table = format!("| {} |\n|{}\n", names.join(" | "), "---|".repeat(names.len()));
    for row in found {
        writeln!(table, "{row}").unwrap();
    }
    table
}

#[test]
fn the_answers_are_those_of_the_page() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tables.md");
    let text = fs::read_to_string(&page).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let database = database(&folder.path().join("talks.sqlite"));
    let mut wanted = String::new();
    let mut rest = text.as_str();
    let mut count = 0;
    while let Some((before, after)) = rest.split_once(MARK) {
        let sql = before.rsplit_once("```sql\n").unwrap().1.split_once("\n```").unwrap().0;
        write!(wanted, "{before}{MARK}\n\n{}", answer(&database, sql)).unwrap();
        // The answer that is there ends at the next heading.
        rest = after.find("\n### ").map_or("", |at| &after[at..]);
        count += 1;
    }
    wanted.push_str(rest);
    assert_eq!(count, 3);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&page, wanted).unwrap();
    } else {
        assert!(text == wanted, "docs/tables.md is out of date: run `UPDATE=1 cargo test`");
    }
}
