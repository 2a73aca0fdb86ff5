//! Records as YAML, a document each.
//!
//! Read as YAML 1.2 with its core schema (section 10.3): `no`, `on` and `2026-02-11` are strings,
//! `012` is the number twelve. What YAML has and JSON has not is refused where it stands: keys that are
//! not text, tags beyond the core schema, merge keys, infinities. What `*` refers to is put in its place
//! as long as it stays within bounds.
//!
//! The stream is cut into documents before it is parsed, for YAML allows that: no line of a document may
//! begin with a marker, be it within quotes or in a block of text. So no more than one document is in
//! memory, and what is wrong in one is told by the line of the stream. A document may have as many bytes
//! as a line of NDJSON: it is a record among others, too. Documents of nothing are passed over, as blank
//! lines are there.
//!
//! Written so that readers of YAML 1.1 find the same: whatever one of them could take for something else
//! than a string is in quotes.

mod documents;
mod read;
mod scalar;
mod write;

use std::io::{BufReader, Read, Write};
use std::sync::Arc;

use super::excerpt::undecodable;
use super::places::TextPlaces;
use super::{
    Error, Format, Found, Input, Keeps, Layout, Options, Output, Places, ReadOptions, Reader,
    Writer,
};
use crate::model::Record;
use crate::text::decode;
use documents::{Document, Documents};

/// Records as YAML (RFC 9512), a document each.
pub(super) static YAML: Format = Format {
    name: "yaml",
    title: "YAML 1.2",
    extensions: &["yaml", "yml"],
    media_type: "application/yaml",
    about: "any number of records, to be written or read by hand",
    guide: None,
    layout: Layout::Stream,
    many: true,
    keeps: Keeps::Everything,
    read: Some(begin_to_read),
    write: Some(begin_to_write),
    template: None,
    view: None,
};

fn begin_to_read(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    let stream = BufReader::with_capacity(1 << 16, input.into_stream()?);
    let documents = Documents::new(stream, options.line_bytes);
    Ok(Box::new(FromDocuments { documents, limit: options.record_bytes }))
}

struct FromDocuments<R> {
    documents: Documents<R>,
    /// The most bytes of the JSON text that comes of a document.
    limit: usize,
}

impl<R: Read> Reader for FromDocuments<BufReader<R>> {
    fn read(&mut self) -> Result<Option<Found>, Error> {
        let Some(document) = self.documents.next()? else { return Ok(None) };
        let Document { bytes, offset, first_line } = document;
        let decoded = decode(&bytes).map_err(|error| undecodable(&bytes, first_line, error))?;
        let (json, spans) = read::document(decoded.text, first_line, self.limit)?;
        let mark = if decoded.byte_order_mark { 3 } else { 0 };
        let offset = offset + mark;
        let text = Arc::from(decoded.text);
        let places = Places::Text(TextPlaces { text, first_line, offset, spans });
        Ok(Some(Found { json, places, faults: Vec::new() }))
    }
}

fn begin_to_write(output: Output, _: &Options) -> Result<Box<dyn Writer>, Error> {
    Ok(Box::new(ToDocuments(output.into_stream()?)))
}

struct ToDocuments(Box<dyn Write + Send>);

impl Writer for ToDocuments {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        Ok(write::document(&mut *self.0, record)?)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        Ok(self.0.flush()?)
    }
}

#[cfg(test)]
mod tests;
