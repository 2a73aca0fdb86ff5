//! One record as JSON.

use std::io::{Read as _, Write};

use super::{
    Error, Format, Found, Input, Keeps, Layout, Limits, Malformed, Options, Output, Places, Reader,
    Writer,
};
use crate::model::Record;
use crate::text::decode;

/// One record as JSON (RFC 8259).
pub(super) static JSON: Format = Format {
    name: "json",
    title: "JSON",
    extensions: &["json"],
    media_type: "application/json",
    about: "one record, as the schema describes it",
    layout: Layout::Stream,
    many: false,
    keeps: Keeps::Everything,
    read: Some(|input, limits| Ok(Box::new(Once(Some(input), limits.limits)))),
    write: Some(write),
    template: None,
    view: None,
};

struct Once(Option<Input>, Limits);

impl Reader for Once {
    fn read(&mut self) -> Result<Option<Found>, Error> {
        let Some(input) = self.0.take() else { return Ok(None) };
        let json = text_of(input, self.1.record_bytes)?;
        let places = Places::Own { first_line: 1, offset: 0 };
        Ok(Some(Found { json, places, faults: Vec::new() }))
    }
}

/// All of an input, of which there may be so many bytes, as text without a byte order mark.
pub(super) fn text_of(input: Input, limit: usize) -> Result<String, Error> {
    let bytes = bytes_of(input, limit)?;
    match decode(&bytes) {
        Ok(decoded) => Ok(decoded.text.to_owned()),
        Err(error) => Err(Error::Malformed(Box::new(Malformed {
            message: error.to_string(),
            help: Some("save the file as UTF-8".to_owned()),
            ..Malformed::default()
        }))),
    }
}

/// All of an input, of which there may be so many bytes.
pub(super) fn bytes_of(input: Input, limit: usize) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    input.into_stream()?.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > limit {
        return Err(Error::malformed(format!("the input has more than {limit} bytes")));
    }
    Ok(bytes)
}

fn write(output: Output, _: &Options) -> Result<Box<dyn Writer>, Error> {
    Ok(Box::new(Single { out: output.into_stream()?, written: false }))
}

struct Single {
    out: Box<dyn Write + Send>,
    written: bool,
}

impl Writer for Single {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        if std::mem::replace(&mut self.written, true) {
            return Err(Error::refused(
                "a JSON file holds one record; write NDJSON, or name a folder that is to have a \
                 file for each",
            ));
        }
        serde_json::to_writer_pretty(&mut self.out, record).map_err(std::io::Error::from)?;
        Ok(self.out.write_all(b"\n")?)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        Ok(self.out.flush()?)
    }
}
