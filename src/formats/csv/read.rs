//! Records from tables of CSV.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::Path;

use super::lines::Lines;
use super::{METADATA, guard, metadata};
use crate::formats::places::Cell;
use crate::formats::tables::{Assembler, Column, Raw, RawCell, TABLES};
use crate::formats::zipped::{Caps, Entry, Zipped};
use crate::formats::{
    Error, Fault, FaultKind, Found, Input, Malformed, ReadOptions, Reader, views,
};
use crate::model::shape::Type;
use crate::nearest;

/// The most bytes of all tables together, and of a zip file: 1 GiB.
const BYTES: u64 = 1 << 30;
/// The most bytes of the description of the tables: 4 MiB.
const METADATA_BYTES: u64 = 4 << 20;
/// What may be in a zip file of tables; the first number counts for a folder too.
const CAPS: Caps = Caps { entries: 1_000, entry_bytes: BYTES, total_bytes: BYTES, ratio: 200 };

/// Reads all tables, for what belongs to a record may stand anywhere in them.
pub(super) fn read(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    let mut tables = FromTables {
        assembler: Assembler::new(options),
        left: options.unpacked_bytes,
        record_bytes: options.record_bytes,
    };
    match input {
        Input::Path(path) if path.is_dir() => tables.folder(&path)?,
        Input::Path(path) => {
            if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv")) {
                return Err(Error::refused(
                    "a record is more than one table; name the folder that has all of them",
                ));
            }
            tables.zip(File::open(path)?)?;
        }
        Input::Stream(stream) => tables.zip(spooled(stream)?)?,
    }
    Ok(Box::new(tables))
}

/// What comes through a pipe, in a file without a name.
fn spooled(stream: Box<dyn Read + Send>) -> Result<File, Error> {
    let mut file = tempfile::tempfile()?;
    if io::copy(&mut stream.take(BYTES + 1), &mut file)? > BYTES {
        return Err(Error::malformed(format!("the zip file has more than {BYTES} bytes")));
    }
    file.rewind()?;
    Ok(file)
}

/// Tables that become records.
struct FromTables {
    assembler: Assembler,
    /// How many more bytes may be read.
    left: u64,
    /// The most bytes of a record as JSON.
    record_bytes: usize,
}

impl Reader for FromTables {
    fn read(&mut self) -> Result<Option<Found>, Error> {
        let found = self.assembler.next_record()?;
        match found {
            Some(found) if found.json.len() > self.record_bytes => Err(Error::malformed(format!(
                "the rows of a record make up more than {} bytes",
                self.record_bytes
            ))),
            found => Ok(found),
        }
    }
}

impl FromTables {
    /// Reads the tables in a folder.
    fn folder(&mut self, folder: &Path) -> Result<(), Error> {
        let mut files = Vec::new();
        for (count, entry) in std::fs::read_dir(folder)?.enumerate() {
            if count >= CAPS.entries {
                let most = CAPS.entries;
                return Err(Error::malformed(format!("the folder has more than {most} files")));
            }
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            // What is neither file nor folder, such as a pipe, could be waited for without end.
            if !path.is_file() {
                continue;
            }
            if name == METADATA {
                self.described(&short(File::open(path)?)?);
            } else if let Some(table) = table_of(&name)? {
                files.push((table, name, path));
            }
        }
        let files = in_order(files)?;
        for (table, name, path) in files {
            self.table(table, &name, File::open(path)?)?;
        }
        Ok(())
    }

    /// Reads the tables in a zip file. They may be in a folder in it.
    fn zip(&mut self, file: File) -> Result<(), Error> {
        let mut zip = Zipped::open(BufReader::new(file), &CAPS)?;
        let mut files: Vec<(usize, String, Entry)> = Vec::new();
        let mut described = Vec::new();
        for entry in zip.entries() {
            let (folder, name) = entry.name.rsplit_once('/').unwrap_or(("", &entry.name));
            // Where macOS keeps what it knows of the files beside them.
            if folder.split('/').next() == Some("__MACOSX") {
                continue;
            }
            if name == METADATA {
                described.push(entry.clone());
            }
            let Some(table) = table_of(name)? else { continue };
            if let Some((_, _, other)) = files.first()
                && other.name.rsplit_once('/').unwrap_or_default().0 != folder
            {
                return Err(Error::malformed(format!(
                    "`{}` and `{}` in the zip file are not in the same folder",
                    other.name.escape_debug(),
                    entry.name.escape_debug()
                )));
            }
            files.push((table, name.to_owned(), entry.clone()));
        }
        for entry in described {
            let metadata = short(zip.read(&entry)?)?;
            self.described(&metadata);
        }
        for (table, name, entry) in in_order(files)? {
            let content = Unpacked { inner: zip.read(&entry)?, name: &name };
            self.table(table, &name, content)?;
        }
        Ok(())
    }

    /// Reports how a file is written, where that is not as this program writes it.
    fn report(&mut self, name: &str, lines: &Lines<'_>) {
        let header = lines.row();
        let mut note = |row, message: String, help: &str| {
            let cell = Cell { table: name.into(), row, column: None };
            let help = Some(help.to_owned());
            self.assembler.report(Fault { kind: FaultKind::Adapted, message, help, cell });
        };
        for (message, help) in lines.notes() {
            note(1, (*message).to_owned(), help);
        }
        if header > 1 && lines.notes().is_empty() {
            let message =
                "there are blank rows above the header, which were passed over".to_owned();
            note(1, message, "delete them");
        }
    }

    /// Takes in what the description of the tables says was written.
    fn described(&mut self, metadata: &[u8]) {
        for (table, rows, columns) in metadata::written(metadata) {
            self.assembler.expect_rows(table, rows);
            self.assembler.expect_columns(table, columns);
        }
    }

    /// Reads a table.
    fn table(&mut self, table: usize, name: &str, content: impl Read) -> Result<(), Error> {
        let mut lines = Lines::new(content, name, self.left)?;
        if !header_row(&mut lines)? {
            return Err(malformed(
                format!("{name}: the file is empty"),
                "the first row has the names of the columns",
            ));
        }
        self.report(name, &lines);
        let headers: Vec<String> = lines.cells()?.map(str::to_owned).collect();
        self.assembler.begin(table, name, &headers)?;
        let has_commas: Vec<bool> = headers
            .iter()
            .map(|header| lines.separator() == b';' && is_number(table, header))
            .collect();
        while lines.next_row()? {
            let cells = lines.cells()?;
            // Spreadsheets write as many cells as the longest row has.
            let beside = cells.len().saturating_sub(headers.len());
            let cells: Vec<&str> = cells.collect();
            let is_blank = |cell: &&str| cell.trim().is_empty();
            if cells.len() < headers.len() || !cells.iter().rev().take(beside).all(is_blank) {
                return Err(malformed(
                    format!(
                        "{}: the row has {}, and the header {}",
                        lines.place(None),
                        number_of_cells(cells.len()),
                        headers.len()
                    ),
                    "see whether a quotation mark or a part of the file is missing",
                ));
            }
            let cells = cells.into_iter().zip(&has_commas).map(|(cell, has_comma)| {
                let text = guard::taken_off(cell);
                let is_decimal =
                    *has_comma && text.bytes().filter(|byte| *byte == b',').count() == 1;
                let text = if is_decimal { text.replace(',', ".") } else { text.to_owned() };
                Some(RawCell::from(text)).filter(|cell| !cell.text.is_empty())
            });
            let raw = Raw { row: lines.row(), cells: cells.collect() };
            self.assembler.row(table, raw)?;
        }
        self.left = lines.left();
        Ok(())
    }
}

/// The description of the tables, of which only so much is read.
fn short(file: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(METADATA_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads the first row that has something in it; says whether there is one.
fn header_row(lines: &mut Lines<'_>) -> Result<bool, Error> {
    while lines.next_row()? {
        if lines.cells()?.any(|cell| !cell.trim().is_empty()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The table that a file is; none if it is something else that may lie beside the tables.
fn table_of(name: &str) -> Result<Option<usize>, Error> {
    if name == METADATA || name.starts_with(['.', '_']) || views::is_view(name) {
        return Ok(None);
    }
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
    let table = TABLES.iter().position(|table| table.name.eq_ignore_ascii_case(stem));
    let shown: String = name.chars().take(80).collect();
    let shown = shown.escape_debug();
    if !end.eq_ignore_ascii_case("csv") {
        return match table {
            Some(_) if !end.is_empty() => {
                Err(malformed(format!("`{shown}` is no CSV file"), "save the table as CSV"))
            }
            _ => Ok(None),
        };
    }
    if table.is_some() {
        return Ok(table);
    }
    let near = nearest::best(stem, TABLES.iter().map(|table| table.name.as_str()));
    let help = match near {
        Some(near) => format!("did you mean `{}.csv`?", near.value),
        None => "take it out of the folder".to_owned(),
    };
    Err(malformed(format!("`{shown}` is none of the tables"), &help))
}

/// Files in the order of their tables, of which there is one file each, and the records have to be
/// among them.
fn in_order<T>(mut files: Vec<(usize, String, T)>) -> Result<Vec<(usize, String, T)>, Error> {
    files.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    if let Some(pair) = files.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        let [a, b] = [&pair[0].1, &pair[1].1];
        return Err(Error::malformed(format!("`{a}` and `{b}` are the same table")));
    }
    if files.first().is_none_or(|file| file.0 > 0) {
        return Err(malformed(
            "there is no `records.csv`".to_owned(),
            "name the folder or zip file that has the tables",
        ));
    }
    Ok(files)
}

/// Whether a column of a table has numbers in it.
fn is_number(table: usize, header: &str) -> bool {
    let is_it = |column: &&Column| column.name == header.trim();
    let column = TABLES.get(table).and_then(|table| table.columns.iter().find(is_it));
    column.is_some_and(|column| matches!(column.ty, Type::Number(_)))
}

fn number_of_cells(count: usize) -> String {
    format!("{count} cell{}", if count == 1 { "" } else { "s" })
}

fn malformed(message: String, help: &str) -> Error {
    let help = Some(help.to_owned());
    Error::Malformed(Box::new(Malformed { message, help, ..Malformed::default() }))
}

/// A file of a zip file, whose faults are told with its name.
struct Unpacked<'n, R> {
    inner: R,
    name: &'n str,
}

impl<R: Read> Read for Unpacked<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buffer).map_err(|error| {
            let message = format!("{} in the zip file cannot be unpacked: {error}", self.name);
            io::Error::new(error.kind(), message)
        })
    }
}
