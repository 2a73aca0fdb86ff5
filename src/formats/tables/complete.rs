//! Whether everything that was written is there.

use super::plan::TABLES;
use crate::formats::places::Cell;
use crate::formats::{Fault, FaultKind};

/// What a layout says was written: which tables, with which columns and how many rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written(Vec<Option<OfTable>>);

/// What was written of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct OfTable {
    /// How many rows, the header not counted, if that is known.
    rows: Option<u64>,
    /// The names of its columns, if they are known.
    columns: Vec<String>,
}

/// What was found of a table.
#[derive(Clone, Copy, Debug)]
pub struct Present<'a> {
    /// What the table is called in messages.
    pub name: &'a str,
    /// The columns of the plan that it has, by number.
    pub columns: &'a [usize],
    /// How many rows it has, the header not counted.
    pub rows: u64,
}

impl Written {
    /// Notes that a table was written and, if it is known, how many rows it had.
    pub fn expect_rows(&mut self, table: usize, rows: Option<u64>) {
        self.of(table).rows = rows;
    }

    /// Notes which columns a table had when it was written, by their names.
    pub fn expect_columns(&mut self, table: usize, columns: Vec<String>) {
        self.of(table).columns = columns;
    }

    fn of(&mut self, table: usize) -> &mut OfTable {
        if self.0.len() <= table {
            self.0.resize(table + 1, None);
        }
        self.0[table].get_or_insert_default()
    }

    /// Whether nothing is known of what was written.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// What is missing of what was written; `present` gives what was found of a table, if anything
    /// was.
    pub fn missing<'a>(&self, present: impl Fn(usize) -> Option<Present<'a>>) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (number, table) in TABLES.iter().enumerate() {
            let Some(Some(OfTable { rows, columns })) = self.0.get(number) else { continue };
            let Some(found) = present(number) else {
                // A table without rows says nothing that could be missed.
                if *rows != Some(0) {
                    faults.push(missing_table(&table.name, *rows));
                }
                continue;
            };
            let is_gone = |name: &&String| {
                let column = table.columns.iter().position(|column| column.name == **name);
                column.is_some_and(|at| {
                    !table.columns[at].is_derived() && !found.columns.contains(&at)
                })
            };
            let gone = columns.iter().filter(is_gone);
            let gone: Vec<String> = gone.map(|name| format!("`{name}`")).collect();
            if !gone.is_empty() {
                faults.push(missing_columns(found.name, &gone));
            }
            if let Some(rows) = rows.filter(|rows| found.rows < *rows) {
                faults.push(missing_rows(found.name, found.rows, rows));
            }
        }
        faults
    }
}

fn fault(table: &str, row: u32, message: String, help: &str) -> Fault {
    let cell = Cell { table: table.into(), row, column: None };
    Fault { kind: FaultKind::Missing, message, help: Some(help.to_owned()), cell }
}

fn missing_table(name: &str, rows: Option<u64>) -> Fault {
    let rows = rows.map_or(String::new(), |rows| format!(" with {}", count(rows, "row")));
    let message = format!("the table `{name}`{rows} was written and is not there");
    fault(name, 1, message, "copy it again, or remove it from the description of the tables")
}

fn missing_columns(name: &str, gone: &[String]) -> Fault {
    let (s, are) = if gone.len() == 1 { ("", "is") } else { ("s", "are") };
    let message = format!("the column{s} {} {are} not there", gone.join(", "));
    fault(name, 1, message, "copy the table again, or remove it from the description of the tables")
}

fn missing_rows(name: &str, found: u64, written: u64) -> Fault {
    let message = format!("the table has {}, and {written} were written", count(found, "row"));
    let row = u32::try_from(found.saturating_add(2)).unwrap_or(u32::MAX);
    fault(
        name,
        row,
        message,
        "copy it again, or correct the number in the description of the tables",
    )
}

fn count(count: u64, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
