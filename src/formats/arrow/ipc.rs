//! Records as an Arrow stream. A file of Arrow, which is also Feather of version 2, is read as well.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek as _, Write};

use arrow::error::ArrowError;
use arrow::ipc::writer::StreamWriter;

use super::columns::Rows;
use super::file::ArrowFile;
use super::messages::{Messages, fill};
use super::rows::{FromRows, spooled};
use super::schema::NESTED;
use crate::formats::{
    Error, Format, Input, Keeps, Layout, Malformed, Options, Output, ReadOptions, Reader, Writer,
};
use crate::model::Record;

/// Records as an Arrow stream.
pub(in crate::formats) static ARROW: Format = Format {
    name: "arrow",
    title: "Arrow IPC stream",
    extensions: &["arrow", "arrows", "feather"],
    media_type: "application/vnd.apache.arrow.stream",
    about: "any number of records as nested columns, for pipes between analysis programs",
    guide: None,
    layout: Layout::Stream,
    many: true,
    keeps: Keeps::Everything,
    read: Some(read),
    write: Some(write),
    template: None,
    view: None,
};

fn write(output: Output, _: &Options) -> Result<Box<dyn Writer>, Error> {
    let out = StreamWriter::try_new(output.into_stream()?, &NESTED).map_err(unwritten)?;
    Ok(Box::new(ToStream { out, rows: Rows::new(&NESTED) }))
}

struct ToStream {
    out: StreamWriter<Box<dyn Write + Send>>,
    rows: Rows,
}

impl ToStream {
    fn hand_on(&mut self) -> Result<(), Error> {
        let batch = self.rows.take()?;
        if batch.num_rows() == 0 { Ok(()) } else { self.out.write(&batch).map_err(unwritten) }
    }
}

impl Writer for ToStream {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        self.rows.record(record)?;
        if self.rows.are_many() { self.hand_on() } else { Ok(()) }
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        self.hand_on()?;
        self.out.finish().map_err(unwritten)?;
        Ok(self.out.into_inner().map_err(unwritten)?.flush()?)
    }
}

fn unwritten(error: ArrowError) -> Error {
    match error {
        ArrowError::IoError(_, error) => Error::Io(error),
        error => Error::Io(io::Error::other(error)),
    }
}

fn read(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    let (mut from, file): (Box<dyn Read + Send>, _) = match input {
        Input::Stream(stream) => (stream, None),
        Input::Path(path) => {
            let file = File::open(path)?;
            let again = file.metadata()?.is_file().then(|| file.try_clone()).transpose()?;
            (Box::new(file), again)
        }
    };
    let mut first = [0; 8];
    let count = fill(&mut from, &mut first)?;
    let first = first.get(..count).unwrap_or_default().to_vec();
    if first.starts_with(FEATHER_1) {
        return Err(Error::Malformed(Box::new(Malformed {
            message: "the file is Feather of version 1, which is not read".to_owned(),
            help: Some("write it as Feather of version 2, or as Parquet".to_owned()),
            ..Malformed::default()
        })));
    }
    let is_file = first.starts_with(MAGIC);
    let mut from = io::Cursor::new(first).chain(from);
    if !is_file {
        let from = BufReader::with_capacity(1 << 16, from);
        return Ok(Box::new(FromRows::new(Messages::open(from, options)?, options)?));
    }
    let file = match file {
        Some(mut file) => file.rewind().map(|()| file)?,
        None => spooled(&mut from, options)?,
    };
    Ok(Box::new(FromRows::new(ArrowFile::open(file, options)?, options)?))
}

/// What an Arrow file begins and ends with.
pub(super) const MAGIC: &[u8] = b"ARROW1";
/// What a file of Feather begins with in its version 1, which is no Arrow.
const FEATHER_1: &[u8] = b"FEA1";
