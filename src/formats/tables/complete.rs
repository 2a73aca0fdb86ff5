//! Whether everything that was written is there.

use super::plan::TABLES;
use crate::formats::places::Cell;
use crate::formats::{Fault, FaultKind};

/// What a layout says was written: which tables, and how many rows of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    tables: Vec<Option<Option<u64>>>,
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
    pub fn expect(&mut self, table: usize, rows: Option<u64>) {
        if self.tables.len() <= table {
            self.tables.resize(table + 1, None);
        }
        if let Some(place) = self.tables.get_mut(table) {
            *place = Some(rows);
        }
    }

    /// Whether nothing is known of what was written.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.tables.iter().all(Option::is_none)
    }

    /// What is missing of what was written; `present` gives what was found of a table, if anything
    /// was.
    pub fn missing<'a>(&self, present: impl Fn(usize) -> Option<Present<'a>>) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (number, table) in TABLES.iter().enumerate() {
            let Some(Some(rows)) = self.tables.get(number) else { continue };
            let Some(found) = present(number) else {
                // A table without rows says nothing that could be missed.
                if *rows != Some(0) {
                    faults.push(missing_table(&table.name, *rows));
                }
                continue;
            };
            let columns = table.columns.iter().enumerate().filter(|(_, it)| !it.is_derived());
            let gone =
                columns.filter(|(at, _)| !found.columns.contains(at)).map(|(_, it)| &*it.name);
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
