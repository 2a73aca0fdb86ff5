//! Records as tables of an SQLite database.
//!
//! Each of the [tables](super::tables) is a table of the database, with the columns it has everywhere.
//! What is particular to SQLite:
//!
//! * Tables are strict. Whole numbers are `INTEGER`, others `REAL`, `true` and `false` are 1 and 0,
//!   everything else is `TEXT`; the data of an extension is JSON text. What a table, a column or a view
//!   is stands as a comment in its `CREATE` statement, which the database keeps.
//! * An absent value is `NULL`. The `owner` of a row that belongs to the record itself is an empty text,
//!   as it is part of the primary key.
//! * Foreign keys are declared and not enforced while the file is written, so a reference that leads to
//!   nothing is kept as the record has it; `PRAGMA foreign_key_check` shows it. References that may lead
//!   to several tables or to other records have none.
//! * [Views](views) join what people ask for together. They hold nothing of their own, and are
//!   passed over in reading, as are indexes and triggers.
//!
//! A database that is read may come from anywhere. Nothing that it says to do is done: there is no view,
//! trigger, generated column or virtual table in what is asked of it. Its tables are checked before they
//! are read, and the work is bounded by its size.

mod order;
mod read;
mod schema;
mod views;
mod write;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::io;
use std::path::Path;

use rusqlite::ErrorCode;

use super::{Error, Format, Keeps, Layout, Malformed};

/// Records as tables of an SQLite database.
pub(super) static SQLITE: Format = Format {
    name: "sqlite",
    title: "SQLite",
    extensions: &["sqlite", "sqlite3", "db"],
    media_type: "application/vnd.sqlite3",
    about: "a database in one file, with a table for each list and views of what people ask for",
    guide: Some(super::page::guide),
    layout: Layout::File,
    many: true,
    keeps: Keeps::Everything,
    read: Some(read::read),
    write: Some(write::write),
    template: None,
    view: None,
};

/// What the header of a file says of who made it: `vrbl`.
const APPLICATION_ID: i32 = 0x7672_626C;
/// The version of the layout of the tables, in the header of a file. A layout that this version cannot
/// read gets a greater one.
const LAYOUT: i32 = 1;

/// A path that SQLite takes for one. What begins with `file:` it would take for an address that can
/// switch its safeguards off, and `:memory:` for no file at all.
fn plain(path: &Path) -> Cow<'_, Path> {
    if path.is_absolute() { path.into() } else { Path::new(".").join(path).into() }
}

/// The error for what SQLite says.
fn failed(error: rusqlite::Error) -> Error {
    let code = error.sqlite_error_code();
    let words = words_of(error);
    match code {
        Some(ErrorCode::NotADatabase) => {
            Error::malformed("the input is no SQLite database, or it is encrypted")
        }
        Some(ErrorCode::DatabaseCorrupt) => {
            Error::malformed(format!("the database is broken: {words}"))
        }
        Some(ErrorCode::TooBig) => {
            Error::malformed("the database has a value or a statement that is too large")
        }
        Some(ErrorCode::OperationInterrupted) => {
            Error::malformed("the database takes far more work to read than one of its size should")
        }
        Some(ErrorCode::OutOfMemory) => io::Error::from(io::ErrorKind::OutOfMemory).into(),
        Some(ErrorCode::DiskFull) => io::Error::from(io::ErrorKind::StorageFull).into(),
        Some(
            ErrorCode::CannotOpen
            | ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::PermissionDenied
            | ErrorCode::ReadOnly
            | ErrorCode::SystemIoFailure,
        ) => io::Error::other(words).into(),
        _ => Error::malformed(format!("the database cannot be read: {words}")),
    }
}

/// The error for what is wrong with a database, with what to do about it.
fn malformed(message: impl Into<String>, help: impl Into<String>) -> Error {
    let (message, help) = (message.into(), Some(help.into()));
    Error::Malformed(Box::new(Malformed { message, help, ..Malformed::default() }))
}

/// What SQLite says is wrong, in its own words and without control characters.
fn words_of(error: rusqlite::Error) -> String {
    let words = match error {
        rusqlite::Error::SqliteFailure(_, Some(words)) => words,
        other => other.to_string(),
    };
    shown(&words)
}

/// A text of the input as it can stand in a message: on one line, and not longer than one.
fn shown(text: &str) -> String {
    const MOST: usize = 120;
    let mut shown: String =
        text.chars().take(MOST).map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push_str("...");
    }
    shown
}
