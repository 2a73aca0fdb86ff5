//! Records as nested rows of a Parquet file.

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use arrow::datatypes::{DataType, Field, FieldRef, Schema, SchemaRef};
use arrow::error::ArrowError;
use arrow::record_batch::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader,
    ParquetRecordBatchReaderBuilder,
};
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::{KeyValue, ParquetStatisticsPolicy};
use parquet::file::properties::{EnabledStatistics, WriterProperties};

use super::caught::caught;
use super::columns::Rows;
use super::pages::{Caps, look_at_ends};
use super::rows::{FromRows, Source, most, spooled};
use super::schema::{NESTED, OF_VIEWS, about};
use super::thrift;
use crate::formats::tables::Cell;
use crate::formats::views::flat::{OfView, Sink};
use crate::formats::views::{VIEWS, View};
use crate::formats::{
    Error, Format, Input, Keeps, Layout, Limits, Options, Output, ReadOptions, Reader, Writer,
};
use crate::model::Record;

/// Records as nested rows of a Parquet file.
pub(in crate::formats) static PARQUET: Format = Format {
    name: "parquet",
    title: "Apache Parquet",
    extensions: &["parquet"],
    media_type: "application/vnd.apache.parquet",
    about: "any number of records as nested columns, for analysis at any size",
    guide: None,
    layout: Layout::File,
    many: true,
    keeps: Keeps::Everything,
    read: Some(read),
    write: Some(write),
    template: None,
    view: Some(view),
};

fn write(output: Output, _: &Options) -> Result<Box<dyn Writer>, Error> {
    let out = ParquetFile::create(output.into_stream()?, &NESTED)?;
    Ok(Box::new(ToParquet(out)))
}

/// Begins to write one view as flat rows.
fn view(output: Output, view: &'static View, _: &Options) -> Result<Box<dyn Writer>, Error> {
    let number = VIEWS.iter().position(|it| it.name == view.name);
    let Some(schema) = number.and_then(|number| OF_VIEWS.get(number)) else {
        return Err(Error::refused("there is no such view"));
    };
    let sink = ToView(ParquetFile::create(output.into_stream()?, schema)?);
    Ok(Box::new(OfView::new(view, Box::new(sink))))
}

struct ToView(ParquetFile<Box<dyn Write + Send>>);

impl Sink for ToView {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Error> {
        self.0.rows.cells(cells)?;
        self.0.added()
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let rows = self.0.written.to_string();
        self.0.finish(KeyValue::new(ROWS.to_owned(), rows))
    }
}

struct ToParquet(ParquetFile<Box<dyn Write + Send>>);

impl Writer for ToParquet {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        self.0.rows.record(record)?;
        self.0.added()
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let rows = self.0.written.to_string();
        self.0.finish(KeyValue::new(ROWS.to_owned(), rows))
    }
}

/// The key under which a file says how many rows were written.
const ROWS: &str = "verbale.rows";
/// What the name of the program begins with that wrote a file, if it was this one.
const OWN: &str = "verbale version ";

/// After so many bytes, as they were before they are packed, a row group ends.
const GROUP_BYTES: usize = 64 << 20;

/// A Parquet file being written.
pub(super) struct ParquetFile<W: Write + Send> {
    out: ArrowWriter<W>,
    /// The rows that are not yet written.
    pub(super) rows: Rows,
    /// About how many bytes the row group has.
    weight: usize,
    /// How many rows were added.
    pub(super) written: u64,
}

impl<W: Write + Send> ParquetFile<W> {
    pub(super) fn create(out: W, schema: &SchemaRef) -> Result<Self, Error> {
        let about = about().map(|(key, value)| KeyValue::new(key.to_owned(), value.to_owned()));
        let level = ZstdLevel::try_new(LEVEL).map_err(unwritten)?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(level))
            .set_created_by(format!("{OWN}{}", env!("CARGO_PKG_VERSION")))
            .set_key_value_metadata(Some(about.to_vec()))
            // Which pages have what is of no use for columns this narrow, and costs room.
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_offset_index_disabled(true)
            .set_max_row_group_row_count(None)
            .build();
        let out = ArrowWriter::try_new(out, Arc::clone(schema), Some(properties));
        let (out, rows) = (out.map_err(unwritten)?, Rows::new(schema));
        Ok(ParquetFile { out, rows, weight: 0, written: 0 })
    }

    /// Counts a row that was added, and has the rows written if they have become many.
    pub(super) fn added(&mut self) -> Result<(), Error> {
        self.written += 1;
        if self.rows.are_many() { self.hand_on() } else { Ok(()) }
    }

    fn hand_on(&mut self) -> Result<(), Error> {
        self.weight += self.rows.weight();
        let batch = self.rows.take()?;
        self.out.write(&batch).map_err(unwritten)?;
        if self.weight >= GROUP_BYTES {
            self.out.flush().map_err(unwritten)?;
            self.weight = 0;
        }
        Ok(())
    }

    /// Writes what is still to be written, and how much was written in the words of the format.
    pub(super) fn finish(mut self, written: KeyValue) -> Result<(), Error> {
        self.hand_on()?;
        self.out.append_key_value_metadata(written);
        Ok(self.out.into_inner().map_err(unwritten)?.flush()?)
    }
}

/// How hard zstd tries.
const LEVEL: i32 = 1;

fn unwritten(error: ParquetError) -> Error {
    Error::Io(match error {
        ParquetError::External(error) => match error.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(error) => io::Error::other(error),
        },
        error => io::Error::other(error),
    })
}

fn read(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    let file = match input {
        Input::Path(path) => open(&path)?,
        Input::Stream(mut stream) => spooled(&mut stream, options)?,
    };
    Ok(Box::new(FromRows::new(Batches::open(file, options)?, options)?))
}

/// Opens a file that is not a folder or a pipe.
pub(super) fn open(path: &PathBuf) -> Result<File, Error> {
    let file = File::open(path)?;
    if file.metadata()?.is_file() {
        return Ok(file);
    }
    Err(Error::malformed("this is not a file"))
}

/// What is called what in messages.
const WHAT: &str = "Parquet file";
/// About how many values, present or null, and how many bytes are decoded at a time.
const BATCH_VALUES: u64 = 4 << 20;
const BATCH_BYTES: u64 = 16 << 20;
/// The most rows that are decoded at a time.
const BATCH_ROWS: u64 = 4096;

/// The rows of a Parquet file.
pub(super) struct Batches {
    file: File,
    bytes: u64,
    metadata: ArrowReaderMetadata,
    caps: Caps,
    /// The row group that comes next.
    next: usize,
    group: Option<ParquetRecordBatchReader>,
    /// How many rows have been given.
    given: u64,
}

impl Batches {
    pub(super) fn open(file: File, limits: &Limits) -> Result<Self, Error> {
        let bytes = file.metadata()?.len();
        look_at_ends(&file, bytes)?;
        let metadata = caught(WHAT, || metadata(&file).map_err(damaged))?;
        let caps = Caps::new(bytes, most(limits, bytes));
        Ok(Batches { file, bytes, metadata, caps, next: 0, group: None, given: 0 })
    }

    /// How many rows the file says it has.
    pub(super) fn rows(&self) -> u64 {
        let groups = self.metadata.metadata().row_groups().iter();
        groups.map(|group| u64::try_from(group.num_rows()).unwrap_or(0)).sum()
    }

    /// Whether the file is as this program wrote it: what others write again keeps what was said of the
    /// rows, and may well have others.
    pub(super) fn is_own(&self) -> bool {
        let about = self.metadata.metadata().file_metadata();
        about.created_by().is_some_and(|name| name.starts_with(OWN))
    }

    /// What the file says of itself under a key.
    pub(super) fn said(&self, key: &str) -> Option<&str> {
        let about = self.metadata.metadata().file_metadata().key_value_metadata()?;
        about.iter().find(|said| said.key == key)?.value.as_deref()
    }

    /// Begins the row group that comes next; says whether there is one.
    fn begin(&mut self) -> Result<bool, Error> {
        let number = self.next;
        self.next += 1;
        let Some(group) = self.metadata.metadata().row_groups().get(number) else {
            return Ok(false);
        };
        let size = caught(WHAT, || self.caps.take(&self.file, group))?;
        let rows = u64::try_from(group.num_rows()).unwrap_or(0);
        if rows == 0 {
            return Ok(true);
        }
        let by_values = BATCH_VALUES / (size.values / rows).max(1);
        let by_bytes = BATCH_BYTES / (size.bytes / rows).max(1);
        let count = by_values.min(by_bytes).clamp(1, BATCH_ROWS.min(rows));
        let file = self.file.try_clone()?;
        let builder =
            ParquetRecordBatchReaderBuilder::new_with_metadata(file, self.metadata.clone())
                .with_row_groups(vec![number])
                .with_batch_size(usize::try_from(count).unwrap_or(1));
        self.group = Some(caught(WHAT, || builder.build().map_err(damaged))?);
        Ok(true)
    }
}

impl Source for Batches {
    fn schema(&self) -> SchemaRef {
        Arc::clone(self.metadata.schema())
    }

    fn next(&mut self) -> Result<Option<RecordBatch>, Error> {
        loop {
            if let Some(group) = &mut self.group {
                let batch = caught(WHAT, || group.next().transpose().map_err(broken))?;
                if let Some(batch) = batch {
                    self.given += batch.num_rows() as u64;
                    return Ok(Some(batch));
                }
                self.group = None;
            }
            if !self.begin()? {
                return if self.given == self.rows() { Ok(None) } else { Err(thrift::damaged()) };
            }
        }
    }

    fn bytes(&self) -> u64 {
        self.bytes
    }

    fn missing(&self) -> Option<String> {
        let written: u64 = self.said(ROWS).filter(|_| self.is_own())?.parse().ok()?;
        let found = self.rows();
        (found != written).then(|| format!("the file has {found} rows, and {written} were written"))
    }
}

/// What the file says of itself. The types that a writer of it had in memory are of no interest; text
/// is read as views of what is in the file, so that no text is copied as often as it is referred to.
fn metadata(file: &File) -> Result<ArrowReaderMetadata, ParquetError> {
    let options = ArrowReaderOptions::new()
        .with_skip_arrow_metadata(true)
        .with_column_stats_policy(ParquetStatisticsPolicy::SkipAll)
        .with_size_stats_policy(ParquetStatisticsPolicy::SkipAll);
    let found = ArrowReaderMetadata::load(file, options)?;
    let fields: Vec<FieldRef> = found.schema().fields().iter().map(viewed).collect();
    let options = ArrowReaderOptions::new().with_schema(Arc::new(Schema::new(fields)));
    ArrowReaderMetadata::try_new(Arc::clone(found.metadata()), options)
}

/// The same field with views of text.
fn viewed(field: &FieldRef) -> FieldRef {
    let data_type = match field.data_type() {
        DataType::Utf8 => DataType::Utf8View,
        DataType::List(entry) => DataType::List(viewed(entry)),
        DataType::Struct(members) => DataType::Struct(members.iter().map(viewed).collect()),
        _ => return Arc::clone(field),
    };
    Arc::new(Field::clone(field).with_data_type(data_type))
}

/// What is wrong with a file that the library cannot read.
pub(super) fn damaged(error: ParquetError) -> Error {
    match error {
        ParquetError::External(error) => match error.downcast::<io::Error>() {
            Ok(error) if error.kind() != io::ErrorKind::UnexpectedEof => Error::Io(*error),
            Ok(error) => unreadable(&error),
            Err(error) => unreadable(&error),
        },
        error => unreadable(&error),
    }
}

fn broken(error: ArrowError) -> Error {
    match error {
        ArrowError::ExternalError(error) => match error.downcast::<ParquetError>() {
            Ok(error) => damaged(*error),
            Err(error) => unreadable(&error),
        },
        error => unreadable(&error),
    }
}

fn unreadable(error: &dyn std::fmt::Display) -> Error {
    Error::malformed(format!("the Parquet file cannot be read: {error}"))
}
