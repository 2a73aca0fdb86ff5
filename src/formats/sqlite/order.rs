//! In what order the rows of a database are read: that of their records.
//!
//! All tables are looked through once before a record is read, for rows that belong to no record and for
//! those that stand elsewhere than the others of their record. Notes of that are kept in temporary tables,
//! which SQLite keeps in files of its own when they grow.

use std::collections::VecDeque;

use rusqlite::{Connection, ErrorCode, OptionalExtension as _};

use super::read::Sheet;
use super::schema::quoted;
use super::{failed, malformed, shown};
use crate::formats::Error;
use crate::formats::places::Fault;

/// How many rows that belong to no record are told of one by one.
const MOST_TOLD: usize = 100;

/// How the rows of a record are found in a table.
pub(super) enum Way {
    /// They stand in the order of the records.
    InOrder {
        /// The number of the next row, and the id of the record it belongs to.
        next: Option<(i64, String)>,
    },
    /// By a temporary table that has the rows of each record.
    Sorted,
}

impl Default for Way {
    fn default() -> Self {
        Way::InOrder { next: None }
    }
}

/// The temporary table with the rows of each record in a table.
pub(super) fn sorted(sheet: &Sheet) -> String {
    format!("temp.{}", quoted(&format!("rows_of_{}", sheet.name())))
}

/// Finds for each table how the rows of a record are to be found in it. Gives the rows that belong to no
/// record.
pub(super) fn arrange(
    database: &Connection,
    sheets: &mut [Sheet],
) -> Result<VecDeque<Fault>, Error> {
    let mut strays = Strays::default();
    let Some((records, others)) = sheets.split_first_mut() else { return Ok(strays.told) };
    number(database, records)?;
    for sheet in others {
        let way = look_through(database, sheet, &mut strays)?;
        if let Way::Sorted = way {
            sort(database, sheet)?;
        }
        sheet.find_by(way);
    }
    Ok(strays.told())
}

/// Rows that belong to no record.
#[derive(Default)]
struct Strays {
    told: VecDeque<Fault>,
    /// How many there are besides.
    more: u64,
}

impl Strays {
    fn add(&mut self, sheet: &Sheet, row: i64, record: &str) {
        if self.told.len() < MOST_TOLD {
            self.told.push_back(sheet.stray(row, record));
        } else {
            self.more += 1;
        }
    }

    fn told(mut self) -> VecDeque<Fault> {
        if let Some(last) = self.told.back_mut()
            && self.more > 0
        {
            last.message = format!("{}; so it is with {} more rows", last.message, self.more);
        }
        self.told
    }
}

/// Gives numbers to the records, from 0, in the order of their rows.
fn number(database: &Connection, records: &Sheet) -> Result<(), Error> {
    database
        .execute_batch(
            "CREATE TEMP TABLE known (id TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID",
        )
        .map_err(failed)?;
    let mut insert = database.prepare("INSERT INTO temp.known VALUES (?1, ?2)").map_err(failed)?;
    let mut statement = database.prepare(&records.select_records()).map_err(failed)?;
    let mut rows = statement.raw_query();
    let mut count = 0_i64;
    while let Some(row) = rows.next().map_err(failed)? {
        let number = row.get(0).map_err(failed)?;
        let id = records.record_of(number, row.get_ref(1).map_err(failed)?)?;
        match insert.execute((&id, count)) {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                return Err(malformed(
                    format!(
                        "row {number} of the table `records` has the id `{}` again",
                        shown(&id)
                    ),
                    "give one of the two another id, in all rows that belong to it",
                ));
            }
            result => result.map_err(failed)?,
        };
        count += 1;
    }
    Ok(())
}

/// Shows each row of a table: its number, the id of the record it belongs to and, if that is there, the
/// record's number.
fn each_row(
    database: &Connection,
    sheet: &Sheet,
    mut show: impl FnMut(i64, &str, Option<i64>) -> Result<(), Error>,
) -> Result<(), Error> {
    let sql = "SELECT number FROM temp.known WHERE id = ?1";
    let mut known = database.prepare_cached(sql).map_err(failed)?;
    let mut statement = database.prepare(&sheet.select_records()).map_err(failed)?;
    let mut rows = statement.raw_query();
    let mut last: Option<(String, Option<i64>)> = None;
    while let Some(row) = rows.next().map_err(failed)? {
        let number = row.get(0).map_err(failed)?;
        let id = sheet.record_of(number, row.get_ref(1).map_err(failed)?)?;
        let record = match &last {
            Some((before, record)) if *before == id => *record,
            _ => known.query_row([&id], |row| row.get(0)).optional().map_err(failed)?,
        };
        show(number, &id, record)?;
        last = Some((id, record));
    }
    Ok(())
}

/// Looks through a table for rows that belong to no record, or stand behind those of a later one.
fn look_through(database: &Connection, sheet: &Sheet, strays: &mut Strays) -> Result<Way, Error> {
    let mut first = None;
    let mut last = 0;
    let mut is_in_order = true;
    each_row(database, sheet, |row, id, record| {
        if let Some(record) = record {
            is_in_order &= record >= last;
            last = record;
        } else {
            is_in_order = false;
            strays.add(sheet, row, id);
        }
        first.get_or_insert_with(|| (row, id.to_owned()));
        Ok(())
    })?;
    Ok(if is_in_order { Way::InOrder { next: first } } else { Way::Sorted })
}

/// Notes down which rows of a table each record has.
fn sort(database: &Connection, sheet: &Sheet) -> Result<(), Error> {
    let name = sorted(sheet);
    let sql = format!(
        "CREATE TABLE {name} (record INTEGER, row INTEGER, PRIMARY KEY (record, row)) WITHOUT ROWID"
    );
    database.execute_batch(&sql).map_err(failed)?;
    let insert = format!("INSERT INTO {name} VALUES (?1, ?2)");
    let mut insert = database.prepare(&insert).map_err(failed)?;
    each_row(database, sheet, |row, _, record| {
        if let Some(record) = record {
            insert.execute((record, row)).map_err(failed)?;
        }
        Ok(())
    })
}
