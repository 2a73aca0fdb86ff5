//! What is taken apart is put together again.

use super::*;
use crate::formats::testing::record;
use crate::formats::{FaultKind, ReadOptions, UnknownColumns};
use crate::model::Record;

fn read_back(records: &[Record<'_>]) -> Vec<Record<'static>> {
    let mut assembler = Assembler::default();
    for (number, table) in TABLES.iter().enumerate() {
        let headers: Vec<String> = table.columns.iter().map(|column| column.name.clone()).collect();
        assembler.begin(number, &table.name, &headers).unwrap();
    }
    let mut rows = vec![1; TABLES.len()];
    for record in records {
        each_row(record, |table, cells| {
            rows[table] += 1;
            assembler.row(
                table,
                Raw {
                    row: rows[table],
                    cells: cells.iter().map(|cell| raw(cell).map(RawCell::from)).collect(),
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

/// The tables of a record as texts, the header first.
fn texts(record: &Record<'_>) -> Vec<Vec<Vec<Option<RawCell>>>> {
    let header = |table: &Table| {
        table.columns.iter().map(|column| Some(RawCell::from(column.name.clone()))).collect()
    };
    let mut tables: Vec<Vec<Vec<_>>> = TABLES.iter().map(|table| vec![header(table)]).collect();
    let shown = |table: usize, cells: &[Cell<'_>]| {
        tables[table].push(cells.iter().map(|cell| raw(cell).map(RawCell::from)).collect());
        Ok::<(), ()>(())
    };
    each_row(record, shown).unwrap();
    tables
}

fn raw(cell: &Cell<'_>) -> Option<String> {
    match cell {
        Cell::Blank => None,
        Cell::Text(text) => Some(text.to_string()),
        Cell::Number(number) => Some(number.to_string()),
        Cell::Boolean(boolean) => Some(boolean.to_string()),
        Cell::Date(date) => Some(date.to_string()),
    }
}

/// What comes of tables after a change, and the kinds of faults there are.
fn changed(
    change: impl Fn(&str, &mut Vec<Vec<Option<RawCell>>>),
    options: &ReadOptions,
) -> Result<Vec<(FaultKind, String)>, String> {
    let record: Record<'_> =
        serde_json::from_str(include_str!("../../../examples/minimal.json")).unwrap();
    let mut assembler = Assembler::new(options);
    for (number, mut rows) in texts(&record).into_iter().enumerate() {
        let table = &TABLES[number];
        assembler.expect_rows(number, Some(rows.len() as u64 - 1));
        let columns = table.columns.iter().map(|column| column.name.clone());
        assembler.expect_columns(number, columns.collect());
        change(&table.name, &mut rows);
        let mut rows = rows.into_iter().zip(1..);
        let Some((header, _)) = rows.next() else { continue };
        let header: Vec<String> =
            header.into_iter().map(|cell| cell.unwrap_or_default().text).collect();
        assembler.begin(number, &table.name, &header).map_err(|error| error.to_string())?;
        for (cells, row) in rows {
            assembler.row(number, Raw { row, cells }).map_err(|error| error.to_string())?;
        }
    }
    let found = assembler.next_record().map_err(|error| error.to_string())?.unwrap();
    assembler.next_record().map_err(|error| error.to_string())?;
    Ok(found.faults.into_iter().map(|fault| (fault.kind, fault.cell.to_string())).collect())
}

/// The cell of a column in a row.
fn cell<'c>(
    rows: &'c mut [Vec<Option<RawCell>>],
    column: &str,
    row: usize,
) -> &'c mut Option<RawCell> {
    let is_it = |cell: &Option<RawCell>| cell.as_ref().is_some_and(|cell| cell.text == column);
    let at = rows[0].iter().position(is_it).unwrap();
    &mut rows[row][at]
}

/// A change of a table, by its name and rows.
type Change<'c> = &'c dyn Fn(&str, &mut Rows);
/// What is changed, how, and the faults that come of it, with their cells.
type Case<'c> = (&'c str, Change<'c>, &'c [(FaultKind, &'c str)]);
/// The rows of a table, the header first.
type Rows = Vec<Vec<Option<RawCell>>>;

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn what_was_changed_is_found_at_its_cell() {
    let text = |text: &str| Some(RawCell::from(text.to_owned()));
    let typed = |text: &str, kind| Some(RawCell { text: text.to_owned(), kind });
    let cases: [Case<'_>; 14] = [
        ("nothing", &|_, _| {}, &[]),
        (
            "a table is gone",
            &|name, rows| {
                if name == "actors" {
                    rows.clear();
                }
            },
            &[(FaultKind::Missing, "actors!1")],
        ),
        (
            "a row is gone",
            &|name, rows| {
                if name == "actors" {
                    rows.truncate(1);
                }
            },
            &[(FaultKind::Missing, "actors!2")],
        ),
        (
            "a column is gone",
            &|name, rows| {
                if name == "actors" {
                    let at = rows[0].iter().position(|cell| *cell == text("country")).unwrap();
                    for row in rows.iter_mut() {
                        row.remove(at);
                    }
                }
            },
            &[(FaultKind::Missing, "actors!1")],
        ),
        (
            "a word is another",
            &|name, rows| {
                if name == "actors" {
                    *cell(rows, "name", 1) = text("Iraq");
                }
            },
            &[(FaultKind::Changed, "records!AN2")],
        ),
        (
            "the checksum is cleared",
            &|name, rows| match name {
                "actors" => *cell(rows, "name", 1) = text("Iraq"),
                "records" => *cell(rows, "checksum", 1) = None,
                _ => {}
            },
            &[],
        ),
        (
            "an id is a number",
            &|name, rows| {
                if name == "records" {
                    cell(rows, "id", 1).as_mut().unwrap().kind = RawKind::Number;
                }
            },
            &[(FaultKind::NotText, "records!C2")],
        ),
        (
            "a version is a number",
            &|name, rows| {
                if name == "records" {
                    *cell(rows, "schema_version", 1) = typed("1", RawKind::Number);
                }
            },
            &[(FaultKind::Adapted, "records!B2")],
        ),
        (
            "a number is none",
            &|name, rows| {
                if name == "actors" {
                    *cell(rows, "number", 1) = text("first");
                }
            },
            &[(FaultKind::Numbering, "actors!B2")],
        ),
        (
            "two rows have a number",
            &|name, rows| {
                if name == "actors" {
                    let mut again = rows[1].clone();
                    again[2] = text("other");
                    rows.push(again);
                }
            },
            &[(FaultKind::Numbering, "actors!B3")],
        ),
        (
            "one row has a number",
            &|name, rows| {
                if name == "actors" {
                    let mut again = rows[1].clone();
                    (again[1], again[2]) = (None, text("other"));
                    rows.push(again);
                }
            },
            &[(FaultKind::Numbering, "actors!B3")],
        ),
        (
            "no row has a number",
            &|name, rows| {
                if name == "actors" {
                    rows[1][1] = None;
                    let mut again = rows[1].clone();
                    again[2] = text("other");
                    rows.push(again);
                }
            },
            &[(FaultKind::Changed, "records!AN2"), (FaultKind::Adapted, "actors!B2")],
        ),
        (
            "blanks around a word",
            &|name, rows| {
                if name == "actors" {
                    cell(rows, "kind", 1).as_mut().unwrap().text.push('\u{A0}');
                }
            },
            &[(FaultKind::Adapted, "actors!D2")],
        ),
        (
            "a header in capital letters",
            &|name, rows| {
                if name == "events" {
                    *cell(rows, "when_basis", 0) = text("When Basis ");
                }
            },
            &[(FaultKind::Adapted, "events!P1")],
        ),
    ];
    for (what, change, wanted) in cases {
        let found = changed(change, &ReadOptions::default()).unwrap();
        let found: Vec<(FaultKind, &str)> =
            found.iter().map(|(kind, cell)| (*kind, cell.as_str())).collect();
        assert_eq!(found, wanted, "{what}");
    }
}

#[test]
fn columns_of_others_are_passed_over_where_that_is_wanted() {
    let add = |header: &'static str| {
        move |name: &str, rows: &mut Vec<Vec<Option<RawCell>>>| {
            if name == "actors" {
                rows[0].push(Some(RawCell::from(header.to_owned())));
                rows[1].push(Some(RawCell::from("seen".to_owned())));
            }
        }
    };
    let usual = ReadOptions::default();
    let notes = ReadOptions { unknown_columns: UnknownColumns::Note, ..usual };
    assert_eq!(changed(add("_comment"), &usual), Ok(vec![]));
    assert!(changed(add("comment"), &usual).unwrap_err().contains("no column `comment`"));
    assert!(changed(add(""), &notes).unwrap_err().contains("no header"));
    let found = changed(add("comment"), &notes).unwrap();
    assert_eq!(found.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), [FaultKind::Adapted]);
}
