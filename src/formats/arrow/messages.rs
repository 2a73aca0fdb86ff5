//! The messages of an Arrow stream, looked at before anything is decoded.
//!
//! A message has a head, which describes its parts, and a body, which has their bytes. Bodies may be
//! packed part by part, each with its length after unpacking before it; a decoder makes room for what
//! that says.

use std::io::{self, Read};
use std::sync::Arc;

use arrow::buffer::Buffer;
use arrow::datatypes::SchemaRef;
use arrow::error::ArrowError;
use arrow::ipc::reader::StreamDecoder;
use arrow::ipc::{MessageHeader, root_as_message};
use arrow::record_batch::RecordBatch;

use super::caught::caught;
use super::rows::{Source, most};
use super::schema::NESTED;
use crate::formats::{Error, Limits, Malformed};

/// What comes before the length of a message.
pub(super) const CONTINUATION: [u8; 4] = [0xFF; 4];
/// The most bytes that describe a message.
pub(super) const MOST_HEAD: usize = 16 << 20;
/// The most bytes of a message, unpacked: rows that come together.
const MOST_BODY: u64 = 1 << 30;
/// The most bytes of all dictionaries, unpacked.
const MOST_KEPT: u64 = 1 << 30;

/// What a message says of its body.
pub(super) struct Head {
    /// How many bytes it has.
    pub(super) body: usize,
    is_dictionary: bool,
    /// If it is packed, where each of its parts is: the first byte, and how many there are.
    packed: Option<Vec<(i64, i64)>>,
}

impl Head {
    /// None if the bytes are not the head of a message.
    pub(super) fn of(bytes: &[u8], what: What) -> Result<Option<Self>, Error> {
        let Ok(message) = root_as_message(bytes) else { return Ok(None) };
        let is_dictionary = message.header_type() == MessageHeader::DictionaryBatch;
        let rows = if is_dictionary {
            message.header_as_dictionary_batch().and_then(|batch| batch.data())
        } else {
            message.header_as_record_batch()
        };
        let packed = rows.filter(|rows| rows.compression().is_some()).map(|rows| {
            let parts = rows.buffers().into_iter().flatten();
            parts.map(|part| (part.offset(), part.length())).collect()
        });
        let body = u64::try_from(message.bodyLength()).unwrap_or(u64::MAX);
        let body = usize::try_from(body).ok().filter(|_| body <= MOST_BODY);
        let Some(body) = body else { return Err(what.too_large()) };
        Ok(Some(Head { body, is_dictionary, packed }))
    }

    /// How many bytes the body has, unpacked. None if its parts are not in it.
    fn unpacked(&self, body: &[u8]) -> Option<u64> {
        let Some(parts) = &self.packed else { return u64::try_from(self.body).ok() };
        let mut all = 0_u64;
        for (offset, length) in parts {
            let (offset, length) = (usize::try_from(*offset).ok()?, usize::try_from(*length).ok()?);
            let part = body.get(offset..offset.checked_add(length)?)?;
            let Some((unpacked, rest)) = part.split_first_chunk() else { continue };
            all = all.checked_add(match i64::from_le_bytes(*unpacked) {
                // It is not packed.
                -1 => rest.len() as u64,
                unpacked => u64::try_from(unpacked).ok()?,
            })?;
        }
        Some(all)
    }
}

/// What may come out of an input.
pub(super) struct Caps {
    limits: Limits,
    what: What,
    /// Bytes of packed bodies so far, unpacked.
    unpacked: u64,
    /// Bytes of dictionaries so far.
    kept: u64,
}

impl Caps {
    pub(super) fn new(limits: &Limits, what: What) -> Self {
        Caps { limits: *limits, what, unpacked: 0, kept: 0 }
    }

    /// Makes sure that a body may be unpacked, when so many bytes of the input have been read.
    pub(super) fn take(&mut self, head: &Head, body: &[u8], read: u64) -> Result<(), Error> {
        let bytes = head.unpacked(body).ok_or_else(|| self.what.damaged())?;
        if bytes > MOST_BODY {
            return Err(self.what.too_large());
        }
        if head.packed.is_some() {
            self.unpacked = self.unpacked.saturating_add(bytes);
            let most = most(&self.limits, read);
            if self.unpacked > most {
                return Err(self.what.refusal(
                    &format!("it unpacks to more than {most} bytes, which is the limit"),
                    "write it unpacked",
                ));
            }
        }
        if head.is_dictionary {
            self.kept = self.kept.saturating_add(bytes);
            if self.kept > MOST_KEPT {
                return Err(self
                    .what
                    .refusal("its dictionaries have too many bytes", "write plain text"));
            }
        }
        Ok(())
    }
}

/// What an input is called in messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct What(pub(super) &'static str);

impl What {
    /// The error of an input that is well-formed and cannot be read all the same.
    pub(super) fn refusal(self, why: &str, help: &str) -> Error {
        Error::Malformed(Box::new(Malformed {
            message: format!("the {} cannot be read: {why}", self.0),
            help: Some(help.to_owned()),
            ..Malformed::default()
        }))
    }

    fn too_large(self) -> Error {
        self.refusal("too many bytes of rows come together", "write fewer at a time")
    }

    pub(super) fn damaged(self) -> Error {
        Error::malformed(format!("the {} is damaged", self.0))
    }

    /// The error of the library that decodes it.
    pub(super) fn unreadable(self, error: ArrowError) -> Error {
        match error {
            ArrowError::IoError(_, error) if error.kind() != io::ErrorKind::UnexpectedEof => {
                Error::Io(error)
            }
            error => Error::malformed(format!("the {} cannot be read: {error}", self.0)),
        }
    }
}

const STREAM: What = What("Arrow stream");

/// The messages of a stream.
pub(super) struct Messages<R> {
    from: R,
    decoder: StreamDecoder,
    schema: SchemaRef,
    caps: Caps,
    bytes: u64,
    ended: bool,
    /// Whether the decoder already has the mark that comes before the next message.
    is_marked: bool,
}

impl<R: Read> Messages<R> {
    /// Reads the first message, which describes the columns.
    pub(super) fn open(from: R, limits: &Limits) -> Result<Self, Error> {
        let mut messages = Messages {
            from,
            decoder: StreamDecoder::new(),
            schema: Arc::clone(&NESTED),
            caps: Caps::new(limits, STREAM),
            bytes: 0,
            ended: false,
            is_marked: false,
        };
        if let Some(message) = messages.message()? {
            messages.decode(message)?;
        }
        match messages.decoder.schema() {
            Some(schema) => messages.schema = schema,
            None => return Err(Error::malformed("this is not an Arrow stream or file")),
        }
        Ok(messages)
    }

    /// Whether the stream was written here: the mark of its end is there then.
    fn is_own(&self) -> bool {
        self.schema.metadata().contains_key("verbale.schema")
    }

    /// The bytes of the next message; none at the end.
    fn message(&mut self) -> Result<Option<Buffer>, Error> {
        let mut length = [0; 4];
        match fill(&mut self.from, &mut length)? {
            4 => {}
            0 if self.bytes == 0 || !self.is_own() => return Ok(None),
            _ => return Err(cut()),
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
            self.ended = true;
            return Ok(None);
        }
        if length > MOST_HEAD {
            return Err(no_message());
        }
        let start = bytes.len();
        append(&mut self.from, &mut bytes, length)?;
        let head = Head::of(bytes.get(start..).unwrap_or_default(), STREAM)?;
        let head = head.ok_or_else(no_message)?;
        let start = bytes.len();
        append(&mut self.from, &mut bytes, head.body)?;
        self.bytes += bytes.len() as u64;
        self.caps.take(&head, bytes.get(start..).unwrap_or_default(), self.bytes)?;
        // The decoder looks at a message without a body only when something comes after it.
        self.is_marked = head.body == 0;
        if self.is_marked {
            bytes.extend(CONTINUATION);
        }
        Ok(Some(Buffer::from_vec(bytes)))
    }

    /// The rows of a message; none if it has something else.
    fn decode(&mut self, mut message: Buffer) -> Result<Option<RecordBatch>, Error> {
        let mut rows = None;
        while !message.is_empty() {
            let batch = caught(STREAM.0, || {
                self.decoder.decode(&mut message).map_err(|error| STREAM.unreadable(error))
            })?;
            rows = rows.or(batch);
        }
        Ok(rows)
    }
}

impl<R: Read> Source for Messages<R> {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    fn next(&mut self) -> Result<Option<RecordBatch>, Error> {
        while !self.ended {
            let Some(message) = self.message()? else { return Ok(None) };
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
pub(super) fn fill(from: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
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

/// Appends so many bytes to those that are there. Memory grows only with what is really there.
fn append(from: &mut impl Read, bytes: &mut Vec<u8>, count: usize) -> Result<(), Error> {
    let read = from.by_ref().take(count as u64).read_to_end(bytes)?;
    if read == count { Ok(()) } else { Err(cut()) }
}

/// The error of bytes that are not the beginning of a message.
fn no_message() -> Error {
    Error::malformed("this is not an Arrow stream, or it is damaged")
}

fn cut() -> Error {
    Error::malformed("the Arrow stream ends before its end")
}
