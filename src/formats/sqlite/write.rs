//! Records into a database.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::Path;

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{CachedStatement, Connection, ErrorCode, OpenFlags};
use tempfile::NamedTempFile;

use super::{APPLICATION_ID, LAYOUT, plain, schema, views, words_of};
use crate::formats::tables::{Cell, Column, Role, TABLES, Table, each_row};
use crate::formats::{Error, Options, Output, Writer};
use crate::model::Record;
use crate::model::shape::{Number, Type};

/// How much memory SQLite has for the pages of the file, in KiB.
const CACHE: u32 = 64 << 10;

pub(super) fn write(output: Output, _: &Options) -> Result<Box<dyn Writer>, Error> {
    let (database, spool) = match output {
        Output::Path(path) => (create(&path)?, None),
        Output::Stream(out) => {
            let file = NamedTempFile::new()?;
            (create(file.path())?, Some(Spool { file, out }))
        }
    };
    let inserts = TABLES.iter().map(schema::insert).collect();
    let rows = vec![0; TABLES.len()];
    Ok(Box::new(ToDatabase { database, inserts, rows, ids: HashSet::new(), spool }))
}

/// Makes a database without records.
fn create(path: &Path) -> Result<Connection, Error> {
    if path.metadata().is_ok_and(|file| file.len() > 0) {
        return Err(Error::refused("the file of the database has something in it already"));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Connection::open_with_flags(plain(path), flags).map_err(failed)?;
    database.set_prepared_statement_cache_capacity(TABLES.len());
    // Nobody sees the file before it is finished, so there is nothing to be kept safe on the way. What
    // constraints ask for is so by the types of the record.
    let mut script = format!(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA cache_size = -{CACHE}; PRAGMA foreign_keys = OFF;
         PRAGMA ignore_check_constraints = ON;
         PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {LAYOUT};
         BEGIN;\n"
    );
    for table in TABLES.iter() {
        script.push_str(&schema::create(table));
        script.push_str(";\n");
    }
    database.execute_batch(&script).map_err(failed)?;
    Ok(database)
}

/// A database for records that are on their way to a stream.
struct Spool {
    file: NamedTempFile,
    out: Box<dyn Write + Send>,
}

struct ToDatabase {
    database: Connection,
    /// For each table the statement that adds a row.
    inserts: Vec<String>,
    /// How many rows each table has.
    rows: Vec<u64>,
    /// The ids of the record that is being written.
    ids: HashSet<String>,
    spool: Option<Spool>,
}

impl Writer for ToDatabase {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let ToDatabase { database, inserts, rows, ids, .. } = self;
        ids.clear();
        let mut open: Vec<Option<Insert<'_>>> = inserts.iter().map(|_| None).collect();
        each_row(record, |number, cells| {
            let (Some(table), Some(sql), Some(slot)) =
                (TABLES.get(number), inserts.get(number), open.get_mut(number))
            else {
                return Ok(());
            };
            note_id(record, table, cells, ids)?;
            rows.iter_mut().skip(number).take(1).for_each(|count| *count += 1);
            let insert = match slot {
                Some(insert) => insert,
                None => slot.insert(Insert::prepared(database, sql, table).map_err(failed)?),
            };
            match insert.row(table, cells) {
                Err(error) if number == 0 && is_repeated(&error) => Err(repeated_record(record)),
                result => result.map_err(failed),
            }
        })
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let ToDatabase { database, spool, rows, .. } = *self;
        let mut script = schema::written(&rows);
        for statement in schema::indexes().iter().chain(&views::views()) {
            script.push_str(statement);
            script.push_str(";\n");
        }
        script.push_str("COMMIT;");
        database.execute_batch(&script).map_err(failed)?;
        database.close().map_err(|(_, error)| failed(error))?;
        if let Some(Spool { file, mut out }) = spool {
            io::copy(&mut file.reopen()?, &mut out)?;
            out.flush()?;
        }
        Ok(())
    }
}

/// The statement that adds a row to a table.
struct Insert<'d> {
    statement: CachedStatement<'d>,
    /// Whether a parameter has another value than `NULL`.
    filled: Vec<bool>,
}

impl<'d> Insert<'d> {
    fn prepared(database: &'d Connection, sql: &str, table: &Table) -> rusqlite::Result<Self> {
        let statement = database.prepare_cached(sql)?;
        Ok(Insert { statement, filled: vec![false; table.columns.len()] })
    }

    /// Adds a row. Most cells of most rows are blank, and parameters that are `NULL` already are left so.
    fn row(&mut self, table: &Table, cells: &[Cell<'_>]) -> rusqlite::Result<()> {
        let columns = table.columns.iter().zip(cells).zip(&mut self.filled).enumerate();
        for (number, ((column, cell), filled)) in columns {
            let value = value(column, cell);
            let is_filled = value != ToSqlOutput::Borrowed(ValueRef::Null);
            if is_filled || *filled {
                self.statement.raw_bind_parameter(number + 1, value)?;
                *filled = is_filled;
            }
        }
        self.statement.raw_execute().map(|_| ())
    }
}

/// Takes note of the id of a row. Rows name the one they belong to by it, in whatever table that is, so
/// with two of a name nobody could tell which one they belong to.
fn note_id(
    record: &Record<'_>,
    table: &Table,
    cells: &[Cell<'_>],
    ids: &mut HashSet<String>,
) -> Result<(), Error> {
    let is_id = |number: &usize| table.columns[*number].role == Role::Value;
    let Some(Cell::Text(id)) = table.key().filter(is_id).and_then(|number| cells.get(number))
    else {
        return Ok(());
    };
    if table.column(Role::Record).is_none() || ids.insert(id.to_string()) {
        return Ok(());
    }
    Err(Error::refused(format!(
        "the record `{}` has the id `{id}` twice, and tables cannot tell the two apart; give one of them \
         another id",
        record.id
    )))
}

fn repeated_record(record: &Record<'_>) -> Error {
    Error::refused(format!(
        "two records have the id `{}`, and a database cannot tell them apart; leave one out, or give it \
         another id",
        record.id
    ))
}

fn is_repeated(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation)
}

/// What SQLite keeps for a cell.
fn value<'c>(column: &Column, cell: &'c Cell<'_>) -> ToSqlOutput<'c> {
    let value = match cell {
        Cell::Date(date) => return ToSqlOutput::Owned(Value::Text(date.to_string())),
        // An owner is part of the primary key.
        Cell::Blank if column.role == Role::Owner => ValueRef::Text(b""),
        Cell::Blank => ValueRef::Null,
        Cell::Text(text) => ValueRef::Text(text.as_bytes()),
        Cell::Number(number) => match column.ty {
            #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53")]
            Type::Number(Number { integer: true, .. }) => ValueRef::Integer(*number as i64),
            _ => ValueRef::Real(*number),
        },
        Cell::Boolean(boolean) => ValueRef::Integer(i64::from(*boolean)),
    };
    ToSqlOutput::Borrowed(value)
}

/// The error for what SQLite says of a database that is being written.
fn failed(error: rusqlite::Error) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => io::Error::from(io::ErrorKind::StorageFull).into(),
        Some(ErrorCode::OutOfMemory) => io::Error::from(io::ErrorKind::OutOfMemory).into(),
        Some(ErrorCode::TooBig) => {
            Error::refused("the record has a value that is too large for SQLite")
        }
        _ => io::Error::other(words_of(error)).into(),
    }
}
