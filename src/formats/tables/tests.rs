//! What is taken apart is put together again.

use super::*;
use crate::formats::testing::record;
use crate::model::Record;

fn read_back(records: &[Record<'_>]) -> Vec<Record<'static>> {
    let mut assembler = Assembler::new();
    for (number, table) in TABLES.iter().enumerate() {
        let headers: Vec<String> = table.columns.iter().map(|column| column.name.clone()).collect();
        assembler.begin(number, &table.name, &headers).unwrap();
    }
    let mut rows = vec![1; TABLES.len()];
    for record in records {
        each_row(record, |table, cells| {
            rows[table] += 1;
            let plain = |cell: &Cell<'_>| match cell {
                Cell::Blank => None,
                Cell::Text(text) => Some(text.to_string()),
                Cell::Number(number) => Some(number.to_string()),
                Cell::Boolean(boolean) => Some(boolean.to_string()),
                Cell::Date(date) => Some(date.to_string()),
            };
            assembler.row(
                table,
                Raw {
                    row: rows[table],
                    cells: cells.iter().map(plain).map(|cell| cell.map(RawCell::from)).collect(),
                },
            )
        })
        .unwrap();
    }
    let mut back = Vec::new();
    while let Some(found) = assembler.next_record().unwrap() {
        assert_eq!(found.faults, [], "{}", found.json);
        let record: Result<Record<'_>, _> = serde_json::from_str(&found.json);
        back.push(record.unwrap_or_else(|e| panic!("{e}: {}", found.json)).into_owned());
    }
    back
}

#[test]
fn rows_keep_everything() {
    for first in (0..2000).step_by(20) {
        let records: Vec<_> = (first..first + 20).map(record).collect();
        let back = read_back(&records);
        assert_eq!(back.len(), records.len());
        for (before, after) in records.iter().zip(&back) {
            assert_eq!(before, after);
        }
    }
}

#[test]
fn the_tables_are_those_that_people_know() {
    for name in [
        "records",
        "events",
        "participants",
        "casualties",
        "actors",
        "names",
        "identifiers",
        "affiliations",
        "issues",
        "quotes",
        "attributions",
        "demands",
        "red_lines",
        "threats",
        "offers",
        "positions",
        "commitments",
        "addressees",
        "evidence",
        "claims",
        "views",
        "relations",
        "codes",
        "anchors",
    ] {
        assert!(TABLES.number(name).is_some(), "{name}");
    }
    for table in TABLES.iter() {
        let mut names: Vec<_> = table.columns.iter().map(|column| &column.name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), table.columns.len(), "{}", table.name);
        assert!(table.columns.iter().all(|column| !column.doc.is_empty()), "{}", table.name);
    }
}
