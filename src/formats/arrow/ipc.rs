//! Records as an Arrow stream.

use std::io::{self, BufReader, Read, Write};
use std::sync::Arc;

use arrow::buffer::Buffer;
use arrow::datatypes::SchemaRef;
use arrow::error::ArrowError;
use arrow::ipc::reader::StreamDecoder;
use arrow::ipc::writer::StreamWriter;
use arrow::ipc::{MessageHeader, root_as_message};
use arrow::record_batch::RecordBatch;

use super::caught::caught;
use super::columns::Rows;
use super::rows::{FromRows, Source};
use super::schema::NESTED;
use crate::formats::{
    Error, Format, Input, Keeps, Layout, Malformed, Options, Output, ReadOptions, Reader, Writer,
};
use crate::model::Record;

/// Records as an Arrow stream.
pub(in crate::formats) static ARROW: Format = Format {
    name: "arrow",
    title: "Arrow IPC stream",
    extensions: &["arrow", "arrows"],
    media_type: "application/vnd.apache.arrow.stream",
    about: "any number of records as nested columns, for pipes between analysis programs",
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
    let from = BufReader::with_capacity(1 << 16, input.into_stream()?);
    Ok(Box::new(FromRows::new(Messages::open(from)?, options)?))
}

/// What is called what in messages.
const WHAT: &str = "Arrow stream";
/// What an Arrow file begins and ends with. Between them is a stream, and its table of contents.
const MAGIC: &[u8] = b"ARROW1";
/// So many times four bytes may stand between that and the stream.
const PADDING: usize = 16;
/// What comes before the length of a message.
const CONTINUATION: [u8; 4] = [0xFF; 4];
/// The most bytes that describe a message.
const MOST_HEAD: usize = 16 << 20;
/// The most bytes of a message: rows that come together.
const MOST_BODY: usize = 1 << 30;
/// The most bytes of all dictionaries.
const MOST_KEPT: u64 = 1 << 30;

/// The messages of a stream.
struct Messages<R> {
    from: R,
    decoder: StreamDecoder,
    schema: SchemaRef,
    bytes: u64,
    /// Bytes of the dictionaries so far.
    kept: u64,
    is_file: bool,
    ended: bool,
    /// Whether the decoder already has the mark that comes before the next message.
    is_marked: bool,
}

impl<R: Read> Messages<R> {
    fn open(mut from: R) -> Result<Self, Error> {
        let mut first = [0; 4];
        let mut is_file = false;
        if fill(&mut from, &mut first)? == 4 && first == MAGIC[..4] {
            let mut rest = [0; 4];
            is_file = fill(&mut from, &mut rest)? == 4 && rest == *b"W1\0\0";
            if !is_file {
                return Err(Error::malformed("this is not an Arrow stream or file"));
            }
            // Some pad it to more than eight bytes.
            for _ in 0..PADDING {
                fill(&mut from, &mut first)?;
                if first != [0; 4] {
                    break;
                }
            }
        }
        let schema = Arc::clone(&NESTED);
        let decoder = StreamDecoder::new();
        let (bytes, kept, ended, is_marked) = (8, 0, false, false);
        let mut messages =
            Messages { from, decoder, schema, bytes, kept, is_file, ended, is_marked };
        if let Some(message) = messages.message(Some(first))? {
            messages.decode(message)?;
        }
        match messages.decoder.schema() {
            Some(schema) => messages.schema = schema,
            None => return Err(Error::malformed("this is not an Arrow stream or file")),
        }
        Ok(messages)
    }

    /// The bytes of the next message; none at the end. `first` are those of its first four that have
    /// been read.
    fn message(&mut self, first: Option<[u8; 4]>) -> Result<Option<Buffer>, Error> {
        let mut length = [0; 4];
        match first {
            Some(first) => length = first,
            None => match fill(&mut self.from, &mut length)? {
                4 => {}
                // The mark of the end may be missing in a stream.
                0 if !self.is_file => return Ok(None),
                _ => return Err(cut()),
            },
        }
        let mut bytes = Vec::new();
        if length == CONTINUATION {
            whole(&mut self.from, &mut length)?;
        }
        if !self.is_marked {
            bytes.extend(CONTINUATION);
        }
        bytes.extend(length);
        let length = u32::from_le_bytes(length) as usize;
        if length == 0 {
            self.end()?;
            return Ok(None);
        }
        if length > MOST_HEAD {
            return Err(self.no_message());
        }
        let start = bytes.len();
        append(&mut self.from, &mut bytes, length)?;
        let head = bytes.get(start..).unwrap_or_default();
        let head = root_as_message(head).map_err(|_| self.no_message())?;
        let is_packed =
            head.header_as_record_batch().is_some_and(|rows| rows.compression().is_some());
        if is_packed {
            return Err(refusal("its columns are packed, which is not read", "write it unpacked"));
        }
        let body = usize::try_from(head.bodyLength()).unwrap_or(usize::MAX);
        if body > MOST_BODY {
            return Err(refusal("too many bytes of rows come together", "write fewer at a time"));
        }
        let is_kept = head.header_type() == MessageHeader::DictionaryBatch;
        append(&mut self.from, &mut bytes, body)?;
        // The decoder looks at a message without a body only when something comes after it.
        self.is_marked = body == 0;
        if self.is_marked {
            bytes.extend(CONTINUATION);
        }
        self.bytes += bytes.len() as u64;
        if is_kept {
            self.kept += bytes.len() as u64;
            if self.kept > MOST_KEPT {
                return Err(refusal("its dictionaries have too many bytes", "write plain text"));
            }
        }
        Ok(Some(Buffer::from_vec(bytes)))
    }

    /// The error of bytes that are not the beginning of a message.
    fn no_message(&self) -> Error {
        if self.is_file {
            // Some writers of files leave out what is in the table of contents at their end too.
            refusal("it is damaged, or cannot be read from its beginning", "write it as a stream")
        } else {
            Error::malformed("this is not an Arrow stream, or it is damaged")
        }
    }

    /// The rows of a message; none if it has something else.
    fn decode(&mut self, mut message: Buffer) -> Result<Option<RecordBatch>, Error> {
        let mut rows = None;
        while !message.is_empty() {
            let batch = caught(WHAT, || self.decoder.decode(&mut message).map_err(damaged))?;
            rows = rows.or(batch);
        }
        Ok(rows)
    }

    /// Looks at what comes after the end of the stream: in a file, what ends it.
    fn end(&mut self) -> Result<(), Error> {
        self.ended = true;
        if !self.is_file {
            return Ok(());
        }
        let mut last = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            let count = fill(&mut self.from, &mut buffer)?;
            last.extend_from_slice(buffer.get(..count).unwrap_or_default());
            if count < buffer.len() {
                break;
            }
            last.drain(..last.len() - MAGIC.len());
        }
        if last.ends_with(MAGIC) { Ok(()) } else { Err(cut()) }
    }
}

impl<R: Read> Source for Messages<R> {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    fn next(&mut self) -> Result<Option<RecordBatch>, Error> {
        while !self.ended {
            let Some(message) = self.message(None)? else { return Ok(None) };
            let rows = self.decode(message)?;
            if rows.is_some() {
                return Ok(rows);
            }
        }
        Ok(None)
    }

    fn bytes(&self) -> u64 {
        self.bytes
    }
}

/// Reads until the buffer is full or nothing more is to be had; says how many bytes there are.
fn fill(from: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut full = 0;
    while let Some(rest) = buffer.get_mut(full..)
        && !rest.is_empty()
    {
        match from.read(rest) {
            Ok(0) => break,
            Ok(count) => full += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(full)
}

fn whole(from: &mut impl Read, buffer: &mut [u8]) -> Result<(), Error> {
    if fill(from, buffer)? == buffer.len() { Ok(()) } else { Err(cut()) }
}

/// Reads so many bytes behind those that are there. Memory grows only with what is really there.
fn append(from: &mut impl Read, bytes: &mut Vec<u8>, count: usize) -> Result<(), Error> {
    let read = from.by_ref().take(count as u64).read_to_end(bytes)?;
    if read == count { Ok(()) } else { Err(cut()) }
}

/// The error of an input that is well-formed and yet not to be read.
fn refusal(why: &str, help: &str) -> Error {
    Error::Malformed(Box::new(Malformed {
        message: format!("the Arrow stream cannot be read: {why}"),
        help: Some(help.to_owned()),
        ..Malformed::default()
    }))
}

fn cut() -> Error {
    Error::malformed("the Arrow stream ends before its end")
}

fn damaged(error: ArrowError) -> Error {
    match error {
        ArrowError::IoError(_, error) if error.kind() != io::ErrorKind::UnexpectedEof => {
            Error::Io(error)
        }
        error => Error::malformed(format!("the Arrow stream cannot be read: {error}")),
    }
}
