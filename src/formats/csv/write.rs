//! Records as tables of CSV.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::{METADATA, file_name, guard, metadata};
use crate::formats::tables::{Cell, TABLES};
use crate::formats::views::flat::{OfView, Sink};
use crate::formats::views::rows::{Row, each_row};
use crate::formats::views::{VIEWS, View};
use crate::formats::{Error, Options, Output, Writer};
use crate::model::Record;

/// Begins to write tables.
pub(super) fn write(output: Output, options: &Options) -> Result<Box<dyn Writer>, Error> {
    let tables = Files::new(output)?;
    let unguarded = options.unguarded;
    let (records, keys) = (HashSet::new(), foldhash::HashSet::default());
    Ok(Box::new(ToTables { files: tables, unguarded, records, keys }))
}

/// Writes all tables without a row.
pub(super) fn template(output: Output) -> Result<(), Error> {
    let mut files = Files::new(output)?;
    files.rows = None;
    for table in 0..TABLES.len() {
        files.table(table)?;
    }
    files.finish()
}

/// Begins to write one view as a file.
pub(super) fn view(
    output: Output,
    view: &'static View,
    options: &Options,
) -> Result<Box<dyn Writer>, Error> {
    let mut out = output.into_stream()?;
    out.write_all(header_of(view).as_bytes())?;
    let sink = ToView { out, unguarded: options.unguarded, row: Vec::new() };
    Ok(Box::new(OfView::new(view, Box::new(sink))))
}

/// A view that is being written.
struct ToView {
    out: Box<dyn Write + Send>,
    unguarded: bool,
    /// The row at hand, as it is written.
    row: Vec<u8>,
}

impl Sink for ToView {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Error> {
        self.row.clear();
        write_row(&mut self.row, cells, self.unguarded)?;
        Ok(self.out.write_all(&self.row)?)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        Ok(self.out.flush()?)
    }
}

/// Records that become rows.
struct ToTables {
    files: Files,
    unguarded: bool,
    /// The ids of the records there were, each by the first half of its SHA-256 hash, so that it
    /// takes the same little room whatever the id.
    records: HashSet<[u8; 16]>,
    /// What the rows of the record at hand are known by.
    keys: foldhash::HashSet<String>,
}

impl Writer for ToTables {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let hash = Sha256::digest(record.id.as_str().as_bytes());
        let is_new = hash.first_chunk().is_some_and(|half| self.records.insert(*half));
        if !is_new {
            return Err(Error::refused(format!(
                "two records have the id `{}`; nobody could tell which rows belong to which",
                record.id
            )));
        }
        self.keys.clear();
        each_row(record, |row| {
            let (number, cells) = match row {
                Row::Table(table, cells) => (table, cells),
                Row::View(view, row) => (TABLES.len() + view, row.cells),
            };
            if let Row::Table(table, cells) = row
                && let Some(key) = repeated(&mut self.keys, table, cells)
            {
                return Err(Error::refused(format!(
                    "the record `{}` has the id `{key}` twice; nobody could tell which rows belong \
                     to which",
                    record.id
                )));
            }
            self.files.row(number, cells, self.unguarded)
        })
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        self.files.finish()
    }
}

/// The key of a row, if another row of the record has it too. Rows that belong to one are found by
/// nothing else.
fn repeated<'c>(
    keys: &mut foldhash::HashSet<String>,
    table: usize,
    cells: &'c [Cell<'_>],
) -> Option<&'c str> {
    let key = TABLES.get(table).filter(|_| table > 0)?.key()?;
    match cells.get(key)? {
        Cell::Text(key) if !keys.insert(key.to_string()) => Some(key),
        _ => None,
    }
}

fn write_row(row: &mut Vec<u8>, cells: &[Cell<'_>], unguarded: bool) -> io::Result<()> {
    for (number, cell) in cells.iter().enumerate() {
        if number > 0 {
            row.push(b',');
        }
        match cell {
            Cell::Blank => {}
            Cell::Text(text) => write_text(row, text, guard::is_wanted(text, unguarded)),
            Cell::Number(value) => write_number(row, *value)?,
            Cell::Boolean(value) => row.extend_from_slice(if *value { b"true" } else { b"false" }),
            Cell::Date(date) => write!(row, "{date}")?,
        }
    }
    row.push(b'\n');
    Ok(())
}

/// Writes a text, in quotation marks where this or another program would take a part of it for
/// something else.
fn write_text(row: &mut Vec<u8>, text: &str, guarded: bool) {
    let bytes = text.as_bytes();
    let has_space = bytes.first() == Some(&b' ') || bytes.last() == Some(&b' ');
    let is_quoted = has_space || bytes.iter().any(|byte| SEPARATES[usize::from(*byte)]);
    if is_quoted {
        row.push(b'"');
    }
    if guarded {
        row.push(b'\'');
    }
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'"', rest).filter(|_| is_quoted) {
        row.extend_from_slice(&rest[..=at]);
        row.push(b'"');
        rest = &rest[at + 1..];
    }
    row.extend_from_slice(rest);
    if is_quoted {
        row.push(b'"');
    }
}

/// The bytes that separate cells or rows, here or elsewhere.
static SEPARATES: [bool; 256] = {
    let mut separates = [false; 256];
    let bytes = b",;\t\"\n\r";
    let mut at = 0;
    while at < bytes.len() {
        separates[bytes[at] as usize] = true;
        at += 1;
    }
    separates
};

/// Writes a number in the shortest way from which it can be read back.
fn write_number(row: &mut Vec<u8>, value: f64) -> io::Result<()> {
    /// Up to here every whole number can be told from the next.
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < WHOLE {
        #[expect(clippy::cast_possible_truncation, reason = "whole, and within 2^53")]
        let whole = value as i64;
        write!(row, "{whole}")
    } else {
        serde_json::to_writer(row, &value).map_err(io::Error::from)
    }
}

/// The files of the tables and, after them, of the views. One begins with its first row.
struct Files {
    place: Place,
    /// By the number of the table, or the number of tables and that of the view.
    open: Vec<Option<BufWriter<File>>>,
    /// How many rows each of them has; none where the tables are a template.
    rows: Option<Vec<u64>>,
    /// The row at hand, as it is written.
    row: Vec<u8>,
}

/// Where the files of the tables go in the end.
enum Place {
    /// They are in this folder.
    Folder(PathBuf),
    /// Into this zip file; until then they are files without a name beside it.
    Zip { zip: BufWriter<File>, beside: PathBuf },
    /// Into a zip file that goes through a pipe; until then they are files without a name where such
    /// files are.
    Stream(Box<dyn Write + Send>),
}

impl Files {
    fn new(output: Output) -> Result<Self, Error> {
        let place = match output {
            Output::Stream(stream) => Place::Stream(stream),
            Output::Path(path) if path.is_dir() => {
                if std::fs::read_dir(&path)?.next().is_some() {
                    return Err(Error::refused(
                        "the folder has files in it already; name one that is empty, or a new one",
                    ));
                }
                Place::Folder(path)
            }
            Output::Path(path)
                if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("zip")) =>
            {
                let beside = match path.parent() {
                    Some(folder) if folder != Path::new("") => folder.to_owned(),
                    _ => PathBuf::from("."),
                };
                Place::Zip { zip: BufWriter::new(File::create(&path)?), beside }
            }
            Output::Path(path) if path.exists() => {
                return Err(Error::refused(
                    "tables are written to a folder, or to a file whose name ends in `.zip`",
                ));
            }
            Output::Path(path) => {
                std::fs::create_dir(&path)?;
                Place::Folder(path)
            }
        };
        let count = TABLES.len() + VIEWS.len();
        let open = (0..count).map(|_| None).collect();
        Ok(Files { place, open, rows: Some(vec![0; count]), row: Vec::new() })
    }

    /// The file of a table, with the header in it.
    fn table(&mut self, number: usize) -> Result<&mut BufWriter<File>, Error> {
        let Some(file) = self.open.get_mut(number) else {
            return Err(Error::refused("there is no such table"));
        };
        if let Some(file) = file {
            Ok(file)
        } else {
            let begun = self.place.begin(&file_name(&name_of(number)))?;
            let begun = file.insert(BufWriter::with_capacity(1 << 16, begun));
            begun.write_all(header(number).as_bytes())?;
            Ok(begun)
        }
    }

    /// Adds a row to a table.
    fn row(&mut self, table: usize, cells: &[Cell<'_>], unguarded: bool) -> Result<(), Error> {
        let mut row = std::mem::take(&mut self.row);
        row.clear();
        write_row(&mut row, cells, unguarded)?;
        self.table(table)?.write_all(&row)?;
        self.row = row;
        if let Some(rows) = self.rows.as_mut().and_then(|rows| rows.get_mut(table)) {
            *rows += 1;
        }
        Ok(())
    }

    /// Writes what is still to be written, and what describes the tables.
    fn finish(mut self) -> Result<(), Error> {
        self.table(0)?;
        let written = (0..self.open.len()).filter(|number| self.open[*number].is_some());
        let rows = |number| Some(*self.rows.as_ref()?.get(number)?);
        let written: Vec<_> = written.map(|number| (number, rows(number))).collect();
        let metadata = metadata::of(&written);
        let mut files = Vec::new();
        for (number, file) in self.open.into_iter().enumerate() {
            if let Some(file) = file {
                let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
                files.push((file_name(&name_of(number)), file));
            }
        }
        match self.place {
            Place::Folder(folder) => Ok(std::fs::write(folder.join(METADATA), metadata)?),
            Place::Zip { zip, .. } => {
                let zip = pack(ZipWriter::new(zip), files, &metadata)?;
                Ok(zip.into_inner().map_err(io::IntoInnerError::into_error).map(drop)?)
            }
            Place::Stream(stream) => {
                let zip = pack(ZipWriter::new_stream(stream), files, &metadata)?;
                Ok(zip.into_inner().flush()?)
            }
        }
    }
}

impl Place {
    /// Begins a file.
    fn begin(&self, name: &str) -> io::Result<File> {
        match self {
            Place::Folder(folder) => File::create_new(folder.join(name)),
            Place::Zip { beside, .. } => tempfile::tempfile_in(beside),
            Place::Stream(_) => tempfile::tempfile(),
        }
    }
}

/// The name of a table or, after the last of them, of a view.
fn name_of(number: usize) -> String {
    match (TABLES.get(number), VIEWS.get(number.wrapping_sub(TABLES.len()))) {
        (Some(table), _) => table.name.clone(),
        (None, Some(view)) => view.table_name(),
        (None, None) => String::new(),
    }
}

/// The line with the names of the columns of a table or, after the last of them, of a view.
fn header(number: usize) -> String {
    match (TABLES.get(number), VIEWS.get(number.wrapping_sub(TABLES.len()))) {
        (Some(table), _) => {
            let names: Vec<&str> =
                table.columns.iter().map(|column| column.name.as_str()).collect();
            format!("{}\n", names.join(","))
        }
        (None, Some(view)) => header_of(view),
        (None, None) => String::new(),
    }
}

/// The line with the names of the columns of a view.
fn header_of(view: &View) -> String {
    let names: Vec<&str> = view.columns.iter().map(|column| column.name).collect();
    format!("{}\n", names.join(","))
}

/// Packs the files of the tables. The time of each is that at which the calendar of zip files begins,
/// so that the same records make the same bytes.
fn pack<W: Write + Seek>(
    mut zip: ZipWriter<W>,
    files: Vec<(String, File)>,
    metadata: &str,
) -> Result<W, Error> {
    let options = SimpleFileOptions::default();
    let failed = |error| match error {
        zip::result::ZipError::Io(error) => Error::Io(error),
        error => Error::Io(io::Error::other(error)),
    };
    zip.start_file(METADATA, options).map_err(failed)?;
    zip.write_all(metadata.as_bytes())?;
    for (name, mut file) in files {
        let bytes = file.seek(SeekFrom::End(0))?;
        file.rewind()?;
        // Packed data may be a little longer than what is packed.
        let is_large = bytes > u64::from(u32::MAX) - (1 << 24);
        zip.start_file(name, options.large_file(is_large)).map_err(failed)?;
        io::copy(&mut file, &mut zip)?;
    }
    zip.finish().map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::tables::Role;

    fn cell(text: &str) -> String {
        let mut row = Vec::new();
        write_text(&mut row, text, guard::is_wanted(text, false));
        String::from_utf8(row).unwrap()
    }

    #[test]
    fn texts_are_quoted_where_they_must_be() {
        for (text, written) in [
            ("talks", "talks"),
            ("a b", "a b"),
            ("a'b", "a'b"),
            ("a,b", "\"a,b\""),
            ("a;b", "\"a;b\""),
            ("a\tb", "\"a\tb\""),
            ("a\nb", "\"a\nb\""),
            ("a\rb", "\"a\rb\""),
            (" a", "\" a\""),
            ("a ", "\"a \""),
            ("\"a\" \"", "\"\"\"a\"\" \"\"\""),
            ("=1", "'=1"),
            ("=\"a\"", "\"'=\"\"a\"\"\""),
        ] {
            assert_eq!(cell(text), written);
        }
    }

    #[test]
    fn numbers_are_short_and_exact() {
        for (value, written) in [
            (0.0, "0"),
            (-1.5, "-1.5"),
            (3.0, "3"),
            (9_007_199_254_740_991.0, "9007199254740991"),
            (1e300, "1e+300"),
            (1.5e-300, "1.5e-300"),
            (0.1 + 0.2, "0.30000000000000004"),
        ] {
            let mut row = Vec::new();
            write_number(&mut row, value).unwrap();
            let row = String::from_utf8(row).unwrap();
            assert_eq!(row, written);
            assert_eq!(row.parse::<f64>().unwrap().to_bits(), value.to_bits());
        }
    }

    #[test]
    fn names_of_columns_need_no_quotation_marks() {
        for (number, table) in TABLES.iter().enumerate() {
            assert!(table.columns.iter().all(|column| {
                column.name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            }));
            let of_keys = table.columns.iter().filter(|column| column.role == Role::Key).count();
            assert!(of_keys <= 1, "{}", table.name);
            assert_eq!(header(number).matches(',').count() + 1, table.columns.len());
        }
    }
}
