//! Records in the formats that people use, and the way back.
//!
//! A format is a file here and a line in [`FORMATS`]. Each reads to one thing and writes from one
//! thing: a [`Reader`] gives every record as JSON text, with the [`Places`] from which its parts came,
//! so that whatever is found in it can be told at the line or cell where it stands; a [`Writer`] takes
//! records as types. So nothing of what is checked depends on the format that a record comes in.
//!
//! What a format cannot hold is told, value by value: see [`fate`].
//!
//! ```
//! use verbale::formats::{self, Input, Limits, Options, Output};
//! use verbale::model::Record;
//!
//! let text = include_str!("../../examples/minimal.json");
//! let record: Record = serde_json::from_str(text)?;
//!
//! let ndjson = formats::find("ndjson").unwrap();
//! let out = formats::Shared::default();
//! let mut writer = ndjson.writer(Output::Stream(Box::new(out.clone())), &Options::default())?;
//! writer.write(&record)?;
//! writer.finish()?;
//!
//! let input = Input::Stream(Box::new(std::io::Cursor::new(out.take())));
//! let mut reader = ndjson.reader(input, &Limits::default())?;
//! let found = reader.read()?.unwrap();
//! assert_eq!(serde_json::from_str::<Record>(&found.json)?, record);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[cfg(feature = "arrow")]
pub(crate) mod arrow;
mod binary;
mod budget;
#[cfg(any(feature = "arrow", feature = "rdf", feature = "xlsx"))]
pub(crate) mod caught;
mod cbor;
#[cfg(test)]
mod checks;
mod checksum;
pub mod csv;
pub mod draft;
mod error;
mod excerpt;
pub mod fate;
mod json;
pub mod kind;
mod layer;
mod msgpack;
mod ndjson;
#[cfg(feature = "xlsx")]
mod ods;
pub mod page;
pub mod places;
#[cfg(feature = "rdf")]
pub mod rdf;
mod schemaorg;
#[cfg(feature = "xlsx")]
mod sheets;
pub mod sidecar;
#[cfg(feature = "sqlite")]
mod sqlite;
pub mod tables;
#[cfg(test)]
mod testing;
mod toml;
pub mod views;
#[cfg(feature = "xlsx")]
pub mod xlsx;
mod yaml;
mod zipped;

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use crate::model::Record;
pub use crate::stream::Limits;
pub use error::{Error, Malformed};
use fate::Ledger;
pub use places::{Fault, FaultKind, Places};
use views::View;

/// A way to write records down.
#[derive(Debug)]
pub struct Format {
    /// What it is called on the command line.
    pub name: &'static str,
    /// Its full name, with the version or the standard.
    pub title: &'static str,
    /// The extensions of file names that mean it, without the dot; the first is the usual one.
    pub extensions: &'static [&'static str],
    /// Its media type (RFC 6838).
    pub media_type: &'static str,
    /// What it is good for, in one sentence without a full stop.
    pub about: &'static str,
    /// What people need to know who read or change such a file by hand, in Markdown.
    pub guide: Option<fn() -> String>,
    /// What it is on disk.
    pub layout: Layout,
    /// Whether one output holds any number of records.
    pub many: bool,
    /// Whether it holds everything a record has.
    pub keeps: Keeps,
    /// Begins to read, if the format can be read.
    pub read: Option<ReadFn>,
    /// Begins to write, if the format can be written.
    pub write: Option<WriteFn>,
    /// Writes an empty one to be filled in, if people fill it in by hand.
    pub template: Option<TemplateFn>,
    /// Begins to write one view as a file of its own, if the format is for flat tables.
    pub view: Option<ViewFn>,
}

/// Begins to read a format.
pub type ReadFn = fn(Input, &ReadOptions) -> Result<Box<dyn Reader>, Error>;
/// Begins to write a format.
pub type WriteFn = fn(Output, &Options) -> Result<Box<dyn Writer>, Error>;
/// Writes an output to be filled in.
pub type TemplateFn = fn(Output, TemplateOptions) -> Result<(), Error>;

/// Begins to write the rows of a view.
pub type ViewFn = fn(Output, &'static View, &Options) -> Result<Box<dyn Writer>, Error>;

/// What a format is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Bytes one after another: it can come through a pipe.
    Stream,
    /// A file in which one has to go back and forth.
    File,
    /// A folder of files.
    Folder {
        /// The file by which such a folder is known: it is always there.
        with: &'static str,
        /// Whether all of them may also be in one zip file.
        zipped: bool,
    },
}

/// How much of a record a format holds.
#[derive(Clone, Copy, Debug)]
pub enum Keeps {
    /// Everything: what is read back is equal to what was written.
    Everything,
    /// Not everything.
    Part {
        /// What is lost, in a sentence without a full stop.
        loses: &'static str,
        /// Says of every value of a record what becomes of it.
        account: fn(&Record<'_>, &mut Ledger),
        /// What its readers look for that records never have, in a sentence without a full stop.
        wants: &'static str,
        /// What its readers look for and this record lacks, in their words.
        lacks: fn(&Record<'_>) -> Vec<&'static str>,
    },
}

/// Where a format is read from.
pub enum Input {
    /// Bytes, one after another.
    Stream(Box<dyn Read + Send>),
    /// A file or folder.
    Path(PathBuf),
}

/// Where a format is written to.
pub enum Output {
    /// Bytes, one after another.
    Stream(Box<dyn Write + Send>),
    /// A file that is empty or not there yet; for [`Layout::Folder`], an empty folder, or a file whose
    /// name ends in `.zip`.
    Path(PathBuf),
}

impl Input {
    /// As bytes, whatever it is.
    ///
    /// # Errors
    /// When it is a path that cannot be opened.
    pub fn into_stream(self) -> Result<Box<dyn Read + Send>, Error> {
        match self {
            Input::Stream(stream) => Ok(stream),
            Input::Path(path) => Ok(Box::new(std::fs::File::open(path)?)),
        }
    }
}

impl Output {
    /// The path that is written to, if it is one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Output::Stream(_) => None,
            Output::Path(path) => Some(path),
        }
    }

    /// As bytes, whatever it is.
    ///
    /// # Errors
    /// When it is a path that cannot be written.
    pub fn into_stream(self) -> Result<Box<dyn Write + Send>, Error> {
        match self {
            Output::Stream(stream) => Ok(stream),
            Output::Path(path) => Ok(Box::new(io::BufWriter::new(std::fs::File::create(path)?))),
        }
    }
}

/// How to read.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct ReadOptions {
    /// How much is read.
    pub limits: Limits,
    /// What becomes of columns and sheets of tables that are not ours.
    pub unknown_columns: UnknownColumns,
    /// Whether a `null` is an absent value.
    pub nulls_are_absent: bool,
}

/// What becomes of columns and sheets of tables that are not ours. Those whose names begin with `_`
/// are passed over without a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnknownColumns {
    /// The input cannot be read.
    #[default]
    Error,
    /// They are passed over, with a note.
    Note,
}

impl From<Limits> for ReadOptions {
    fn from(limits: Limits) -> Self {
        ReadOptions { limits, ..ReadOptions::default() }
    }
}

impl std::ops::Deref for ReadOptions {
    type Target = Limits;

    fn deref(&self) -> &Limits {
        &self.limits
    }
}

/// How to write.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// Whether cells of CSV that a spreadsheet would take for a formula are written as they are. They
    /// are guarded otherwise, and the guard is taken off when they are read.
    pub unguarded: bool,
    /// Whether a document of JSON-LD has its context in it, and not only the address of the context.
    pub embed_context: bool,
    /// The view that is written, and nothing else.
    pub view: Option<&'static View>,
}

/// How to write an output to be filled in.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct TemplateOptions {
    /// Whether a workbook has the sheets of all tables, and not only those that the first record that
    /// somebody writes is likely to need. Folders of tables have them all in any case.
    pub full: bool,
}

impl TemplateOptions {
    /// Those of a workbook with the sheets of all tables.
    #[must_use]
    pub const fn full() -> Self {
        TemplateOptions { full: true }
    }
}

/// A record that was read.
#[derive(Clone, Debug)]
pub struct Found {
    /// The record as JSON text. It need not be a right one.
    pub json: String,
    /// Where its parts stand in the input.
    pub places: Places,
    /// What is wrong with how it is written, though it can be read.
    pub faults: Vec<Fault>,
}

/// Reads records.
pub trait Reader {
    /// The next record; none if there are no more.
    ///
    /// # Errors
    /// When the input cannot be read, or is not of the format. Nothing more is to be had after that.
    fn read(&mut self) -> Result<Option<Found>, Error>;
}

/// Writes records.
pub trait Writer {
    /// Writes a record.
    ///
    /// # Errors
    /// When the output cannot be written, or the format has no way to write the record. What is
    /// written after that may be incomplete.
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error>;

    /// Writes what is still to be written. Without this the output is not complete.
    ///
    /// # Errors
    /// When the output cannot be written.
    fn finish(self: Box<Self>) -> Result<(), Error>;
}

/// All formats, in the order in which they are listed.
pub static FORMATS: &[&Format] = &[
    &json::JSON,
    &ndjson::NDJSON,
    &yaml::YAML,
    &toml::TOML,
    &cbor::CBOR,
    &msgpack::MSGPACK,
    &csv::CSV,
    #[cfg(feature = "xlsx")]
    &xlsx::XLSX,
    #[cfg(feature = "xlsx")]
    &ods::ODS,
    #[cfg(feature = "sqlite")]
    &sqlite::SQLITE,
    #[cfg(feature = "arrow")]
    &arrow::PARQUET,
    #[cfg(feature = "arrow")]
    &arrow::PARQUET_TABLES,
    #[cfg(feature = "arrow")]
    &arrow::ARROW,
    #[cfg(feature = "rdf")]
    &rdf::JSONLD,
    #[cfg(feature = "rdf")]
    &rdf::NDJSONLD,
    #[cfg(feature = "rdf")]
    &rdf::TURTLE,
    #[cfg(feature = "rdf")]
    &rdf::NTRIPLES,
    #[cfg(feature = "rdf")]
    &rdf::TRIG,
    #[cfg(feature = "rdf")]
    &rdf::NQUADS,
    #[cfg(feature = "rdf")]
    &rdf::RDFXML,
    &schemaorg::SCHEMAORG,
];

/// The formats that one view is written in, as they are then: a flat table in one file, which is not
/// read.
pub static OF_VIEWS: LazyLock<Vec<Format>> =
    LazyLock::new(|| FORMATS.iter().filter_map(|format| format.of_views()).collect());

/// The format of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}

/// The format that the extension of a file's name means; `.gz` and `.zst` are looked past.
///
/// ```
/// let format = verbale::formats::of_name("talks.ndjson.gz".as_ref()).unwrap();
/// assert_eq!(format.name, "ndjson");
/// let format = verbale::formats::of_name("talks.schemaorg.jsonld".as_ref()).unwrap();
/// assert_eq!(format.name, "schemaorg");
/// ```
#[must_use]
pub fn of_name(name: &Path) -> Option<&'static Format> {
    let stem;
    let name = match crate::stream::Packing::of_name(name) {
        Some(_) => {
            stem = name.with_extension("");
            &stem
        }
        None => name,
    };
    let name = name.file_name()?.to_string_lossy();
    // Of `a.x.y`, the format of `x.y` comes before that of `y`.
    let mut ends = name.match_indices('.').filter_map(|(dot, _)| name.get(dot + 1..));
    let of_end = |end: &str| {
        let has = |format: &&Format| {
            format.extensions.iter().any(|known| known.eq_ignore_ascii_case(end))
        };
        FORMATS.iter().copied().find(has)
    };
    ends.find_map(of_end)
}

/// The format that a folder holds: the one whose tables are in it.
///
/// A file that is of another format by itself, such as a `records.parquet` of whole records, makes a
/// folder of tables only with a further table beside it.
#[must_use]
pub fn of_folder(folder: &Path) -> Option<&'static Format> {
    let holds = |format: &&Format| match format.layout {
        Layout::Folder { with, .. } => {
            folder.join(with).is_file()
                && (of_name(Path::new(with)).is_none() || has_further_table(folder, format))
        }
        Layout::Stream | Layout::File => false,
    };
    FORMATS.iter().copied().find(holds)
}

/// Whether a folder has another table of a format than the one by which such folders are known.
#[must_use]
pub fn has_further_table(folder: &Path, format: &Format) -> bool {
    let Layout::Folder { with, .. } = format.layout else { return false };
    let extension = Path::new(with).extension().unwrap_or_default();
    tables::TABLES.iter().any(|table| {
        let file = Path::new(&table.name).with_extension(extension);
        file != Path::new(with) && folder.join(file).is_file()
    })
}

/// Whether a file is named as a table of a folder of this format.
///
/// ```
/// use verbale::formats;
///
/// let csv = formats::find("csv").unwrap();
/// assert!(formats::is_table_of("tables/quotes.csv".as_ref(), csv));
/// assert!(!formats::is_table_of("tables/notes.csv".as_ref(), csv));
/// ```
#[must_use]
pub fn is_table_of(file: &Path, format: &Format) -> bool {
    let Layout::Folder { with, .. } = format.layout else { return false };
    let stem = file.file_stem().and_then(|stem| stem.to_str());
    file.extension() == Path::new(with).extension()
        && stem.is_some_and(|stem| tables::TABLES.number(stem).is_some() || views::is_view(stem))
}

impl Format {
    /// The format as it is for a view, if it is for flat tables.
    fn of_views(&self) -> Option<Format> {
        self.view?;
        let is_csv = self.name == "csv";
        Some(Format {
            title: if is_csv { "CSV" } else { self.title },
            extensions: if is_csv { &["csv"] } else { self.extensions },
            layout: match self.layout {
                Layout::Folder { .. } => Layout::Stream,
                layout => layout,
            },
            read: None,
            template: None,
            ..*self
        })
    }

    /// Begins to read, with the usual options.
    ///
    /// # Errors
    /// When the format cannot be read, or the input is not of it.
    pub fn reader(&self, input: Input, limits: &Limits) -> Result<Box<dyn Reader>, Error> {
        self.reader_with(input, &ReadOptions::from(*limits))
    }

    /// Begins to read.
    ///
    /// # Errors
    /// When the format cannot be read, or the input is not of it.
    pub fn reader_with(
        &self,
        input: Input,
        options: &ReadOptions,
    ) -> Result<Box<dyn Reader>, Error> {
        match self.read {
            Some(read) => read(input, options),
            None => Err(Error::refused(format!("{} can be written, but not read", self.title))),
        }
    }

    /// Begins to write.
    ///
    /// # Errors
    /// When the format cannot be written, or the output is not to be had.
    pub fn writer(&self, output: Output, options: &Options) -> Result<Box<dyn Writer>, Error> {
        if let Some(view) = options.view {
            let Some(begin) = self.view else {
                return Err(Error::refused(format!("{} is not written as a view", self.title)));
            };
            return begin(output, view, options);
        }
        match self.write {
            Some(write) => write(output, options),
            None => Err(Error::refused(format!("{} can be read, but not written", self.title))),
        }
    }

    /// Whether it holds everything a record has.
    #[must_use]
    pub const fn keeps_everything(&self) -> bool {
        matches!(self.keeps, Keeps::Everything)
    }

    /// Says of every value of a record what becomes of it.
    pub fn account(&self, record: &Record<'_>, ledger: &mut Ledger) {
        match self.keeps {
            Keeps::Everything => ledger.keep_all(record),
            Keeps::Part { account, .. } => account(record, ledger),
        }
    }

    /// What readers of the format look for and a record lacks, in their words.
    #[must_use]
    pub fn lacks(&self, record: &Record<'_>) -> Vec<&'static str> {
        match self.keeps {
            Keeps::Everything => Vec::new(),
            Keeps::Part { lacks, .. } => lacks(record),
        }
    }
}

/// Bytes in memory that one part of a program writes while another one waits to have them.
#[derive(Clone, Debug, Default)]
pub struct Shared(Arc<Mutex<Vec<u8>>>);

impl Shared {
    /// What was written since it was last taken.
    #[must_use]
    pub fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
