//! Records as flat tables, each a Parquet file in a folder.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use arrow::record_batch::RecordBatch;
use parquet::file::metadata::KeyValue;
use serde_json::Value;

use super::parquet::{Batches, ParquetFile, open};
use super::rows::{Source as _, Weighed};
use super::schema::{FLAT, OF_VIEWS, cell_type};
use super::values::Values;
use crate::formats::page;
use crate::formats::tables::{Assembler, Cell, Raw, RawCell, TABLES, Table};
use crate::formats::views::rows::{Row, each_row};
use crate::formats::views::{VIEWS, is_view};
use crate::formats::{
    Error, Format, Found, Input, Keeps, Layout, Limits, Options, Output, ReadOptions, Reader,
    Writer,
};
use crate::model::Record;

/// Records as flat tables, each a Parquet file in a folder.
pub(in crate::formats) static PARQUET_TABLES: Format = Format {
    name: "parquet-tables",
    title: "Apache Parquet, a folder of flat tables",
    extensions: &[],
    media_type: "application/vnd.apache.parquet",
    about: "any number of records as tables that are joined by keys, for SQL on files",
    guide: Some(page::guide),
    layout: Layout::Folder { with: "records.parquet", zipped: false },
    many: true,
    keeps: Keeps::Everything,
    read: Some(read),
    write: Some(write),
    template: None,
    view: None,
};

/// The extension of each file.
const EXTENSION: &str = "parquet";

fn write(output: Output, _: &Options) -> Result<Box<dyn Writer>, Error> {
    let Output::Path(folder) = output else { return Err(no_folder()) };
    if !folder.is_dir() {
        return Err(no_folder());
    }
    let begin = |name: &str, schema| {
        let file = BufWriter::new(File::create(file_of(&folder, name))?);
        ParquetFile::create(file, schema)
    };
    let tables = TABLES.iter().zip(&*FLAT).map(|(table, schema)| begin(&table.name, schema));
    let views = VIEWS.iter().zip(&*OF_VIEWS);
    let views = views.map(|(view, schema)| begin(&view.table_name(), schema));
    let files = ToTables {
        tables: tables.collect::<Result<_, Error>>()?,
        views: views.collect::<Result<_, Error>>()?,
    };
    Ok(Box::new(files))
}

fn no_folder() -> Error {
    Error::refused("Parquet tables are files in a folder; name a folder")
}

fn file_of(folder: &Path, table: &str) -> PathBuf {
    folder.join(format!("{table}.{EXTENSION}"))
}

/// The files of the tables and of the views, each in their order.
struct ToTables {
    tables: Vec<ParquetFile<BufWriter<File>>>,
    views: Vec<ParquetFile<BufWriter<File>>>,
}

/// Adds a row to one of the files.
fn add(
    files: &mut [ParquetFile<BufWriter<File>>],
    number: usize,
    cells: &[Cell<'_>],
) -> Result<(), Error> {
    let Some(file) = files.get_mut(number) else { return Ok(()) };
    file.rows.cells(cells)?;
    file.added()
}

impl Writer for ToTables {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        each_row(record, |row| match row {
            Row::Table(table, cells) => add(&mut self.tables, table, cells),
            Row::View(view, row) => add(&mut self.views, view, row.cells),
        })
    }

    /// Has each file say how many rows each table has, so that those that are left know of one that is
    /// lost.
    fn finish(self: Box<Self>) -> Result<(), Error> {
        let counts =
            TABLES.iter().zip(&self.tables).map(|(table, file)| (&table.name, file.written));
        let counts: serde_json::Map<_, _> =
            counts.map(|(name, written)| (name.clone(), written.into())).collect();
        let counts = Value::Object(counts).to_string();
        let said = || KeyValue::new(WRITTEN.to_owned(), counts.clone());
        let ToTables { tables, views } = *self;
        tables.into_iter().chain(views).try_for_each(|file| file.finish(said()))
    }
}

/// The key under which a file says how many rows each table was written with: an object in JSON.
const WRITTEN: &str = "verbale.tables";

fn read(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    let Input::Path(folder) = input else { return Err(no_folder()) };
    look_at_names(&folder)?;
    let mut weighed = Weighed::new(&Limits {
        unpacked_bytes: options.unpacked_bytes.min(MOST_BYTES),
        ..options.limits
    });
    let mut assembler = Assembler::new(options);
    let mut tables = Vec::with_capacity(TABLES.len());
    for table in TABLES.iter() {
        let path = file_of(&folder, &table.name);
        let there = path.exists().then(|| Batches::open(open(&path)?, options)).transpose();
        tables.push(there.map_err(|error| within(&table.name, error))?);
    }
    expect(&tables, &mut assembler);
    for (number, batches) in tables.into_iter().enumerate() {
        if let Some(batches) = batches {
            take(number, batches, &mut assembler, &mut weighed)?;
        }
    }
    Ok(Box::new(FromTables(assembler)))
}

/// Has the assembler expect the tables and rows that were written. A file that another program wrote
/// again may have other rows.
fn expect(tables: &[Option<Batches>], assembler: &mut Assembler) {
    let mut own = tables.iter().flatten().filter(|batches| batches.is_own());
    let Some(Value::Object(written)) =
        own.find_map(|batches| serde_json::from_str(batches.said(WRITTEN)?).ok())
    else {
        return;
    };
    for ((number, table), there) in TABLES.iter().enumerate().zip(tables) {
        if let Some(rows) = written.get(&table.name) {
            let is_certain = there.as_ref().is_none_or(Batches::is_own);
            assembler.expect_rows(number, rows.as_u64().filter(|_| is_certain));
        }
    }
}

/// The most bytes of text that are kept until all rows are there.
const MOST_BYTES: u64 = 1 << 30;

/// Makes sure that every Parquet file of the folder is a table, and that there are records.
fn look_at_names(folder: &Path) -> Result<(), Error> {
    if !folder.is_dir() {
        return Err(no_folder());
    }
    let mut any = false;
    for entry in std::fs::read_dir(folder)? {
        let path = PathBuf::from(entry?.file_name());
        if path.extension().is_none_or(|extension| extension != EXTENSION) {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if is_view(&name) {
            continue;
        }
        if TABLES.number(&name).is_none() {
            let names = TABLES.iter().map(|table| &*table.name);
            return Err(no_table(&name, names));
        }
        any |= TABLES.number(&name) == Some(0);
    }
    if any { Ok(()) } else { Err(Error::malformed("the folder has no `records.parquet`")) }
}

fn no_table<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Error {
    let hint = crate::nearest::best(name, known);
    let hint = hint.map_or_else(String::new, |near| format!("; did you mean `{}`?", near.value));
    Error::malformed(format!(
        "`{}.{EXTENSION}` is not one of the tables{hint}",
        name.escape_debug()
    ))
}

/// Says in which table something is wrong.
fn within(table: &str, error: Error) -> Error {
    match error {
        Error::Malformed(mut malformed) => {
            malformed.message = format!("{table}.{EXTENSION}: {}", malformed.message);
            Error::Malformed(malformed)
        }
        other => other,
    }
}

/// Takes the rows of a table.
fn take(
    number: usize,
    mut batches: Batches,
    assembler: &mut Assembler,
    weighed: &mut Weighed,
) -> Result<(), Error> {
    let Some(table) = TABLES.get(number) else { return Ok(()) };
    let inside = |error| within(&table.name, error);
    let schema = batches.schema();
    let headers: Vec<String> = schema.fields().iter().map(|field| field.name().clone()).collect();
    assembler.begin(number, &table.name, &headers)?;
    columns(table, &RecordBatch::new_empty(schema)).map_err(inside)?;
    let mut row = 1_u32;
    while let Some(batch) = batches.next().map_err(inside)? {
        let columns = columns(table, &batch).map_err(inside)?;
        for at in 0..batch.num_rows() {
            row = row.checked_add(1).ok_or_else(|| Error::malformed("there are too many rows"))?;
            let cells = cells(&columns, at).map_err(inside)?;
            let bytes = cells.iter().flatten().map(|cell| cell.text.len()).sum();
            weighed.add(bytes, batches.bytes()).map_err(inside)?;
            assembler.row(number, Raw { row, cells })?;
        }
    }
    Ok(())
}

/// The cells of a row.
fn cells(columns: &[Option<Values>], row: usize) -> Result<Vec<Option<RawCell>>, Error> {
    let cell = |values: &Option<Values>| match values {
        Some(values) => {
            Ok(values.scalar(row)?.map(|(text, kind)| RawCell { text: text.into_owned(), kind }))
        }
        None => Ok(None),
    };
    columns.iter().map(cell).collect()
}

/// The columns of a batch; none for those that are not read. Which columns may be there at all is for
/// the assembler to say.
fn columns(table: &Table, batch: &RecordBatch) -> Result<Vec<Option<Values>>, Error> {
    let schema = batch.schema();
    let mut columns = Vec::with_capacity(batch.num_columns());
    for (field, array) in schema.fields().iter().zip(batch.columns()) {
        let name = field.name();
        let column = table.columns.iter().find(|column| column.name == *name);
        columns.push(match column.filter(|column| !column.is_derived()) {
            Some(column) => Some(Values::of(cell_type(column), array, name)?),
            None => None,
        });
    }
    Ok(columns)
}

struct FromTables(Assembler);

impl Reader for FromTables {
    fn read(&mut self) -> Result<Option<Found>, Error> {
        self.0.next_record()
    }
}
