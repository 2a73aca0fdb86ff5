//! Records out of a database.
//!
//! Rows are read record by record. In a database as it is written here the rows of each table stand in
//! the order of the records, so that every table is read once from its beginning to its end; where
//! somebody has added rows since, their order is [worked out](super::order) first. Indexes are not
//! relied on: there may be none, and they may lie.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Row};
use tempfile::NamedTempFile;

use super::order::{self, Way};
use super::schema::{WRITTEN, quoted};
use super::{APPLICATION_ID, LAYOUT, failed, malformed, plain, shown};
use crate::formats::places::{Cell, causes_first};
use crate::formats::tables::{
    Assembler, Column, Present, Raw, RawCell, RawKind, Role, TABLES, Written,
};
use crate::formats::{
    Error, Fault, FaultKind, Found, Input, Limits, ReadOptions, Reader, UnknownColumns,
};
use crate::model::shape::Type;

/// How a file begins that is a database.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// How many bytes at the beginning of a file tell what it is.
const HEADER: u64 = 100;
/// Which of them says how the file is written to.
const WAY_OF_WRITING: usize = 18;
/// What it says when that is by way of a log.
const LOGGED: u8 = 2;
/// How much memory SQLite has for the pages of the file, in KiB.
const CACHE: u32 = 32 << 10;
/// How much memory SQLite has for the pages of what it notes down beside the file, in KiB.
const SIDE_CACHE: u32 = 8 << 10;
/// How many instructions SQLite may run for a database, besides those for its size. What is asked of it
/// takes less than one for a byte, and ten where the file is made to cost most.
const FREE_STEPS: u64 = 20_000_000;
/// How many instructions SQLite may run for each byte of a database.
const STEPS_OF_A_BYTE: u64 = 64;
/// How many instructions SQLite runs before it is asked whether to go on.
const STEPS_AT_ONCE: u16 = 10_000;

pub(super) fn read(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    let (path, spool) = match input {
        Input::Path(path) => (path, None),
        Input::Stream(stream) => {
            let file = spooled(stream, options.unpacked_bytes)?;
            (file.path().to_owned(), Some(file))
        }
    };
    let database = open(&path, options)?;
    let mut faults = Vec::new();
    let mut sheets = survey(&database, options.unknown_columns, &mut faults)?;
    faults.extend(complete(&database, &sheets)?);
    faults.extend(without_log(&path));
    let mut strays = order::arrange(&database, &mut sheets)?;
    faults.into_iter().rev().for_each(|fault| strays.push_front(fault));
    Ok(Box::new(FromDatabase {
        database,
        sheets,
        from: Some(i64::MIN),
        next: 0,
        strays,
        options: *options,
        spool,
    }))
}

/// Bytes of a stream in a file of their own, of which there may be so many.
fn spooled(stream: impl Read, most: u64) -> Result<NamedTempFile, Error> {
    let mut file = NamedTempFile::new()?;
    if io::copy(&mut stream.take(most.saturating_add(1)), &mut file)? > most {
        return Err(Error::malformed(format!("the input has more than {most} bytes")));
    }
    Ok(file)
}

/// Opens a database that nobody vouches for.
fn open(path: &Path, limits: &Limits) -> Result<Connection, Error> {
    let mut header = Vec::new();
    File::open(path)?.take(HEADER).read_to_end(&mut header)?;
    if !header.starts_with(MAGIC) {
        return Err(malformed(
            "the input is no SQLite database",
            "name the format it has with `--from`",
        ));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let has_log = log_of(path).exists();
    let opened = if header.get(WAY_OF_WRITING) == Some(&LOGGED) && !has_log {
        // SQLite would begin a log beside the file to read it, and leave it there.
        Connection::open_with_flags(unchanging(path)?, flags | OpenFlags::SQLITE_OPEN_URI)
    } else {
        Connection::open_with_flags(plain(path), flags)
    };
    let mut database = opened.map_err(failed)?;
    guard(&mut database, size_of(path)?, limits).map_err(failed)?;
    Ok(database)
}

/// The address of a file that nobody changes while it is read.
fn unchanging(path: &Path) -> io::Result<String> {
    let path = std::path::absolute(path)?;
    let mut address = "file:".to_owned();
    if !path.as_os_str().as_encoded_bytes().starts_with(b"/") {
        address.push('/');
    }
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => address.push('/'),
            b'/' | b'.' | b'-' | b'_' => address.push(char::from(*byte)),
            byte if byte.is_ascii_alphanumeric() => address.push(char::from(*byte)),
            byte => {
                // Writing to a string does not fail.
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    address.push_str("?immutable=1");
    Ok(address)
}

/// The file with what was written to a database and is not yet in the file itself.
fn log_of(path: &Path) -> PathBuf {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    log.into()
}

/// How many bytes a database has, with what was written to it and is not yet in the file itself.
fn size_of(path: &Path) -> io::Result<u64> {
    let in_log = log_of(path).metadata().map_or(0, |file| file.len());
    Ok(path.metadata()?.len().saturating_add(in_log))
}

/// Sees to it that nothing in a database can do harm, and that it stays as it is while it is read.
pub(super) fn guard(database: &mut Connection, size: u64, limits: &Limits) -> rusqlite::Result<()> {
    for (config, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    ] {
        database.set_db_config(config, on)?;
    }
    let length = i32::try_from(limits.record_bytes).unwrap_or(i32::MAX);
    for (limit, most) in [
        (Limit::SQLITE_LIMIT_LENGTH, length),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
        (Limit::SQLITE_LIMIT_COLUMN, 256),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 200),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 100),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
        (Limit::SQLITE_LIMIT_SCHEMA, 4096),
    ] {
        database.set_limit(limit, most)?;
    }
    let steps = FREE_STEPS.saturating_add(size.saturating_mul(STEPS_OF_A_BYTE));
    let mut left = steps / u64::from(STEPS_AT_ONCE);
    let is_over = move || {
        left = left.saturating_sub(1);
        left == 0
    };
    database.progress_handler(i32::from(STEPS_AT_ONCE), Some(is_over))?;
    database.set_prepared_statement_cache_capacity(2 * TABLES.len());
    database.execute_batch(&format!(
        "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA ignore_check_constraints = ON;
         PRAGMA temp.journal_mode = OFF; PRAGMA temp.cache_size = -{SIDE_CACHE};
         PRAGMA main.cache_size = -{CACHE}; BEGIN;"
    ))
}

/// A table of the database.
pub(super) struct Sheet {
    /// Its number among all tables.
    pub(super) table: usize,
    /// The names of its columns, as the plan has them.
    headers: Vec<String>,
    /// Its columns.
    columns: Vec<&'static Column>,
    /// The number of the column that says to which record a row belongs; of `records`, of the id.
    record: usize,
    /// How the rows of a record are found.
    way: Way,
    /// The statement that finds them.
    select: String,
}

/// What is missing of what was written, where the database says what that was.
fn complete(database: &Connection, sheets: &[Sheet]) -> Result<Vec<Fault>, Error> {
    /// The most tables that are looked at.
    const MOST: usize = 1_000;
    let sql = format!("SELECT name, rows, columns FROM main.{WRITTEN} LIMIT {MOST}");
    let Ok(mut statement) = database.prepare(&sql) else { return Ok(Vec::new()) };
    let mut written = Written::default();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(failed)? {
        let Some(table) = TABLES.number(&lossy(row, 0)) else { continue };
        written.expect_rows(table, row.get::<_, i64>(1).ok().and_then(|rows| rows.try_into().ok()));
        let columns = lossy(row, 2);
        written.expect_columns(table, columns.split_whitespace().map(str::to_owned).collect());
    }
    if written.is_unknown() {
        return Ok(Vec::new());
    }
    let mut present = Vec::new();
    for sheet in sheets {
        let count = format!("SELECT count(*) FROM main.{}", quoted(sheet.name()));
        let rows: i64 = database.query_row(&count, [], |row| row.get(0)).map_err(failed)?;
        let columns = &TABLES[sheet.table].columns;
        let places = sheet.headers.iter();
        let places = places.filter_map(|name| columns.iter().position(|it| it.name == *name));
        present.push((sheet.table, places.collect::<Vec<usize>>(), rows));
    }
    Ok(written.missing(|table| {
        let (_, columns, rows) = present.iter().find(|(number, ..)| *number == table)?;
        let rows = u64::try_from(*rows).unwrap_or_default();
        Some(Present { name: &TABLES[table].name, columns, rows })
    }))
}

/// The note on a database that is written with a log, which is not there.
fn without_log(path: &Path) -> Option<Fault> {
    let mut header = Vec::new();
    File::open(path).ok()?.take(HEADER).read_to_end(&mut header).ok()?;
    if header.get(WAY_OF_WRITING) != Some(&LOGGED) || log_of(path).exists() {
        return None;
    }
    Some(note(
        "records",
        "the database is written with a log (WAL mode), and there is no `-wal` file beside it: what was \
         written last may be missing"
            .to_owned(),
        "copy the `-wal` file with it, or close the database before it is copied",
    ))
}

/// A note on a table.
fn note(table: &str, message: String, help: &str) -> Fault {
    let cell = Cell { table: table.into(), row: 1, column: None };
    Fault { kind: FaultKind::Adapted, message, help: Some(help.to_owned()), cell }
}

/// The tables that hold records, `records` first.
fn survey(
    database: &Connection,
    unknown: UnknownColumns,
    faults: &mut Vec<Fault>,
) -> Result<Vec<Sheet>, Error> {
    look_at_version(database)?;
    let names = names_of_tables(database, unknown, faults)?;
    let mut sheets = Vec::new();
    for (number, table) in TABLES.iter().enumerate() {
        if !names.iter().any(|name| name.eq_ignore_ascii_case(&table.name)) {
            continue;
        }
        let sheet = Sheet::look_at(database, number, unknown, faults)?;
        check(database, &table.name)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Refuses a database of a layout that is not known yet.
fn look_at_version(database: &Connection) -> Result<(), Error> {
    let header = |name: &str| -> Result<i32, Error> {
        database.query_row(&format!("PRAGMA main.{name}"), [], |row| row.get(0)).map_err(failed)
    };
    if header("application_id")? == APPLICATION_ID && header("user_version")? > LAYOUT {
        return Err(malformed(
            "the database was written by a later version, with tables of another layout",
            "read it with that version",
        ));
    }
    Ok(())
}

/// The names of the tables that hold rows.
fn names_of_tables(
    database: &Connection,
    unknown_columns: UnknownColumns,
    faults: &mut Vec<Fault>,
) -> Result<Vec<String>, Error> {
    let mut unknown = Vec::new();
    let mut names = Vec::new();
    // Tables of a search index and the like keep what they hold in others, which are named after them.
    let mut virtual_ones = Vec::new();
    let sql = "SELECT type, name, rootpage FROM main.sqlite_schema WHERE type IN ('table', 'view')";
    let mut statement = database.prepare(sql).map_err(failed)?;
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(failed)? {
        let (name, is_view) = (lossy(row, 1), lossy(row, 0) == "view");
        let is_known = TABLES.iter().any(|table| table.name.eq_ignore_ascii_case(&name));
        let has_rows = row.get::<_, i64>(2).is_ok_and(|page| page > 0);
        match (is_known, is_view, has_rows) {
            (true, false, true) => names.push(name),
            (true, ..) => {
                return Err(malformed(
                    format!("`{name}` is a view or a virtual table, and holds no rows of its own"),
                    "make it a table",
                ));
            }
            (false, true, _) => {}
            (false, false, _) if name.starts_with('_') || name.starts_with("sqlite_") => {}
            (false, false, false) => virtual_ones.push(format!("{name}_")),
            (false, false, true) => unknown.push(name),
        }
    }
    let Some(records) = TABLES.first() else { return Ok(names) };
    if !names.iter().any(|name| name.eq_ignore_ascii_case(&records.name)) {
        return Err(malformed(
            "the database has no table `records`",
            "each record has to have a row in it; see a database that is written from records",
        ));
    }
    unknown.retain(|name| !virtual_ones.iter().any(|stem| name.starts_with(stem)));
    if let (UnknownColumns::Error, Some(name)) = (unknown_columns, unknown.first()) {
        return Err(unknown_table(name));
    }
    faults.extend(unknown.iter().map(|name| {
        let message = format!("the table `{}` was passed over", shown(name));
        let help = "begin its name with `_` to have it passed over without a note";
        note(&shown(name), message, help)
    }));
    Ok(names)
}

fn unknown_table(name: &str) -> Error {
    let near = nearest(name, TABLES.iter().map(|table| &*table.name));
    malformed(
        format!("records have no table `{}`{near}", shown(name)),
        "begin its name with `_`, or use `--unknown-columns note`, to have it passed over",
    )
}

/// A question for the name that is most like an unknown one, if one is much like it.
fn nearest<'n>(unknown: &str, names: impl Iterator<Item = &'n str>) -> String {
    let near = names
        .map(|name| (strsim::jaro_winkler(name, unknown), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    near.map_or_else(String::new, |(_, name)| format!("; did you mean `{name}`?"))
}

/// Looks through the pages of a table for what cannot be, such as a page that is in it twice: a small
/// file could otherwise have rows without end.
fn check(database: &Connection, name: &str) -> Result<(), Error> {
    let sql = format!("PRAGMA main.quick_check({})", quoted(name));
    let mut statement = database.prepare(&sql).map_err(failed)?;
    let mut rows = statement.raw_query();
    let Some(row) = rows.next().map_err(failed)? else { return Ok(()) };
    match &*lossy(row, 0) {
        "ok" => Ok(()),
        words => Err(malformed(
            format!("the table `{name}` is broken: {}", shown(words)),
            "take the database from where it was whole, or have `sqlite3` recover what is left of it",
        )),
    }
}

/// The text in a column, or nothing.
fn lossy(row: &Row<'_>, column: usize) -> String {
    match row.get_ref(column) {
        Ok(ValueRef::Text(text)) => String::from_utf8_lossy(text).into_owned(),
        _ => String::new(),
    }
}

impl Sheet {
    /// Looks at the columns of a table.
    fn look_at(
        database: &Connection,
        number: usize,
        unknown: UnknownColumns,
        faults: &mut Vec<Fault>,
    ) -> Result<Self, Error> {
        let table = &TABLES[number];
        let name = &table.name;
        let mut sheet = Sheet {
            table: number,
            headers: Vec::new(),
            columns: Vec::new(),
            record: 0,
            way: Way::default(),
            select: String::new(),
        };
        let sql = format!("PRAGMA main.table_xinfo({})", quoted(name));
        let mut statement = database.prepare(&sql).map_err(failed)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(failed)? {
            let (header, hidden) = (lossy(row, 1), row.get::<_, i64>(6).map_err(failed)?);
            let is_it = |column: &&Column| column.name.eq_ignore_ascii_case(&header);
            let Some(column) = table.columns.iter().find(is_it) else {
                if header.starts_with('_') {
                    continue;
                }
                if unknown == UnknownColumns::Note {
                    let message = format!("the column `{}` was passed over", shown(&header));
                    let help = "begin its name with `_` to have it passed over without a note";
                    faults.push(note(name, message, help));
                    continue;
                }
                let near = nearest(&header, table.columns.iter().map(|column| &*column.name));
                return Err(malformed(
                    format!("the table `{name}` has no column `{}`{near}", shown(&header)),
                    "begin its name with `_`, or use `--unknown-columns note`, to have it passed over",
                ));
            };
            if hidden != 0 {
                return Err(malformed(
                    format!("the column `{header}` of the table `{name}` is generated"),
                    "make it a column that holds its values",
                ));
            }
            sheet.headers.push(column.name.clone());
            sheet.columns.push(column);
        }
        let wanted = match number {
            0 => table.key(),
            _ => table.column(Role::Record),
        };
        let Some(wanted) = wanted.and_then(|wanted| table.columns.get(wanted)) else {
            return Ok(sheet);
        };
        let place = sheet.headers.iter().position(|header| *header == wanted.name);
        sheet.record = place.ok_or_else(|| {
            malformed(
                format!("the table `{name}` lacks the column `{}`", wanted.name),
                "rows are joined by it, so it has to be there",
            )
        })?;
        if database.prepare(&format!("SELECT rowid FROM main.{} LIMIT 0", quoted(name))).is_err() {
            return Err(malformed(
                format!("the table `{name}` has no row numbers"),
                "make it without `WITHOUT ROWID`",
            ));
        }
        sheet.find_by(Way::default());
        Ok(sheet)
    }

    /// Has the rows of a record be found in that way.
    pub(super) fn find_by(&mut self, way: Way) {
        self.way = way;
        self.select = self.select();
    }

    /// The statement that gives row numbers and the records that the rows belong to.
    pub(super) fn select_records(&self) -> String {
        let (name, record) = (quoted(self.name()), quoted(&self.headers[self.record]));
        format!("SELECT rowid, {record} FROM main.{name} NOT INDEXED ORDER BY rowid")
    }

    /// The statement that gives the rows from a number on, or those of a record by its number.
    fn select(&self) -> String {
        let columns = self.headers.iter().map(|header| format!(", t.{}", quoted(header)));
        let (columns, name) = (columns.collect::<String>(), quoted(self.name()));
        match self.way {
            Way::InOrder { .. } => format!(
                "SELECT t.rowid{columns} FROM main.{name} AS t NOT INDEXED WHERE t.rowid >= ?1 \
                 ORDER BY t.rowid"
            ),
            Way::Sorted => format!(
                "SELECT t.rowid{columns} FROM {} AS s CROSS JOIN main.{name} AS t NOT INDEXED \
                 ON t.rowid = s.row WHERE s.record = ?1 ORDER BY s.row",
                order::sorted(self)
            ),
        }
    }

    /// What it is called.
    pub(super) fn name(&self) -> &'static str {
        &TABLES[self.table].name
    }

    /// The place of a cell. Rows have the numbers that SQLite has for them.
    fn place(&self, row: i64, column: usize) -> Cell {
        let row = u32::try_from(row.max(0)).unwrap_or(u32::MAX);
        let header = self.headers.get(column).map_or("", String::as_str);
        let column = Some((u32::try_from(column).unwrap_or(u32::MAX), header.into()));
        Cell { table: self.name().into(), row, column }
    }

    /// The fault of a row that belongs to no record.
    pub(super) fn stray(&self, row: i64, record: &str) -> Fault {
        let message = if record.is_empty() {
            "the row does not say which record it belongs to".to_owned()
        } else {
            format!("the row belongs to `{}`, and there is no such record", shown(record))
        };
        let help =
            Some("give the id of a row in the table `records`, or delete the row".to_owned());
        Fault { kind: FaultKind::Malformed, message, help, cell: self.place(row, self.record) }
    }

    /// The id of the record that a row belongs to, from what stands in the cell for it.
    pub(super) fn record_of(&self, row: i64, value: ValueRef<'_>) -> Result<String, Error> {
        let text = self.text(row, self.record, value)?;
        Ok(text.unwrap_or_default().trim().to_owned())
    }

    /// A row as it stands in the table, after its number.
    fn raw(&self, row: &Row<'_>) -> Result<Raw, Error> {
        let number = row.get(0).map_err(failed)?;
        let cells = (0..self.columns.len()).map(|column| {
            let value = row.get_ref(column + 1).map_err(failed)?;
            let kind = match value {
                ValueRef::Integer(_) | ValueRef::Real(_) => RawKind::Number,
                _ => RawKind::Text,
            };
            let text = self.text(number, column, value)?;
            Ok(text.map(|text| RawCell { text, kind }))
        });
        let cells = cells.collect::<Result<_, Error>>()?;
        Ok(Raw { row: self.place(number, 0).row, cells })
    }

    /// What stands in a cell, as text.
    fn text(&self, row: i64, column: usize, value: ValueRef<'_>) -> Result<Option<String>, Error> {
        let wrong = |what: &str| {
            let (name, header) = (self.name(), &self.headers[column]);
            let message = format!("`{header}` in row {row} of the table `{name}` is {what}");
            malformed(message, "only text and numbers can stand in a record")
        };
        let is_boolean = matches!(self.columns[column].ty, Type::Boolean);
        match value {
            ValueRef::Null => Ok(None),
            ValueRef::Integer(number @ (0 | 1)) if is_boolean => {
                Ok(Some((number == 1).to_string()))
            }
            ValueRef::Integer(number) => Ok(Some(number.to_string())),
            ValueRef::Real(number) => Ok(Some(number.to_string())),
            ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => Ok(Some(text.to_owned())),
                Err(_) => Err(wrong("text that is not UTF-8")),
            },
            ValueRef::Blob(_) => Err(wrong("binary data")),
        }
    }
}

struct FromDatabase {
    database: Connection,
    /// The tables, `records` first.
    sheets: Vec<Sheet>,
    /// The number of the row of `records` from which on they have not been read.
    from: Option<i64>,
    /// How many records have been read.
    next: i64,
    /// Rows that belong to no record. They are reported with the first one.
    strays: VecDeque<Fault>,
    options: ReadOptions,
    /// The file, if it is there for this reader only.
    #[expect(dead_code, reason = "it is there as long as this is")]
    spool: Option<NamedTempFile>,
}

impl Reader for FromDatabase {
    fn read(&mut self) -> Result<Option<Found>, Error> {
        let Some((records, others)) = self.sheets.split_first_mut() else { return Ok(None) };
        let Some(from) = self.from else { return Ok(None) };
        self.from = None;
        let mut assembler = Assembler::new(&self.options);
        let mut left = self.options.record_bytes;
        let Some((row, id)) = first_row(&self.database, records, from, &mut assembler, &mut left)?
        else {
            return self.strays.pop_front().map_or(Ok(None), |fault| Err(without_records(&fault)));
        };
        for sheet in others {
            rows_of(&self.database, sheet, &id, self.next, &mut assembler, &mut left)?;
        }
        let mut found = assembler.next_record()?;
        if let Some(found) = &mut found {
            found.faults.extend(self.strays.drain(..));
            causes_first(&mut found.faults);
        }
        self.from = row.checked_add(1);
        self.next += 1;
        Ok(found)
    }
}

/// The error for rows in a database that has no record.
fn without_records(fault: &Fault) -> Error {
    let Fault { kind, message, help, cell } = fault;
    if *kind == FaultKind::Missing {
        return malformed(message, help.clone().unwrap_or_default());
    }
    let message = format!("row {} of the table `{}`: {message}", cell.row, cell.table);
    malformed(message, help.clone().unwrap_or_default())
}

/// Gives the first row of `records` from a number on, if there is one: its number and the record's id.
fn first_row(
    database: &Connection,
    records: &Sheet,
    from: i64,
    assembler: &mut Assembler,
    left: &mut usize,
) -> Result<Option<(i64, String)>, Error> {
    let mut statement = database.prepare_cached(&records.select).map_err(failed)?;
    let mut rows = statement.query([from]).map_err(failed)?;
    let Some(row) = rows.next().map_err(failed)? else { return Ok(None) };
    let number = row.get(0).map_err(failed)?;
    let id = records.record_of(number, row.get_ref(records.record + 1).map_err(failed)?)?;
    assembler.begin(records.table, records.name(), &records.headers)?;
    add(records, row, &id, assembler, left)?;
    Ok(Some((number, id)))
}

/// Gives the rows of a table that belong to a record, the one of that number.
fn rows_of(
    database: &Connection,
    sheet: &mut Sheet,
    id: &str,
    record: i64,
    assembler: &mut Assembler,
    left: &mut usize,
) -> Result<(), Error> {
    let from = match &sheet.way {
        Way::InOrder { next: Some((row, of)) } if of == id => *row,
        Way::InOrder { .. } => return Ok(()),
        Way::Sorted => record,
    };
    let mut statement = database.prepare_cached(&sheet.select).map_err(failed)?;
    let mut rows = statement.query([from]).map_err(failed)?;
    assembler.begin(sheet.table, sheet.name(), &sheet.headers)?;
    let mut next = None;
    while let Some(row) = rows.next().map_err(failed)? {
        if let Way::InOrder { .. } = sheet.way {
            let number = row.get(0).map_err(failed)?;
            let of = sheet.record_of(number, row.get_ref(sheet.record + 1).map_err(failed)?)?;
            if of != id {
                next = Some((number, of));
                break;
            }
        }
        add(sheet, row, id, assembler, left)?;
    }
    if let Way::InOrder { next: place } = &mut sheet.way {
        *place = next;
    }
    Ok(())
}

/// Adds a row to those of a record, which may have so many bytes left.
fn add(
    sheet: &Sheet,
    row: &Row<'_>,
    id: &str,
    assembler: &mut Assembler,
    left: &mut usize,
) -> Result<(), Error> {
    let raw = sheet.raw(row)?;
    let bytes: usize = raw.cells.iter().flatten().map(|cell| cell.text.len()).sum();
    match left.checked_sub(bytes) {
        Some(rest) => *left = rest,
        None => {
            return Err(malformed(
                format!("the rows of the record `{}` are too many, or too large", shown(id)),
                "raise the limit, or take the source text out",
            ));
        }
    }
    assembler.row(sheet.table, raw)
}
