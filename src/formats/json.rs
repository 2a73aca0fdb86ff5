//! One record as JSON.

use std::io::{BufRead, BufReader, Read as _, Write};

use super::{
    Error, Format, Found, Input, Keeps, Layout, Limits, Malformed, Options, Output, Places,
    ReadOptions, Reader, Writer,
};
use crate::model::Record;
use crate::stream::{Element, Elements, Wrapping};
use crate::text::{Position, decode};

/// One record as JSON (RFC 8259).
pub(super) static JSON: Format = Format {
    name: "json",
    title: "JSON",
    extensions: &["json"],
    media_type: "application/json",
    about: "one record, as the schema describes it",
    guide: None,
    layout: Layout::Stream,
    many: false,
    keeps: Keeps::Everything,
    read: Some(read),
    write: Some(write),
    template: None,
    view: None,
};

/// Reads one record; or several, from an array of them or from `{"records": [...]}`.
fn read(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    let mut stream = BufReader::with_capacity(1 << 16, input.into_stream()?);
    let is_array = Wrapping::of_bytes(stream.fill_buf()?).is_some();
    Ok(if is_array {
        Box::new(FromArray(Elements::new(stream, options.record_bytes)))
    } else {
        Box::new(Once(Some(Input::Stream(Box::new(stream))), options.limits))
    })
}

struct FromArray<R>(Elements<R>);

impl<R: BufRead> Reader for FromArray<R> {
    fn read(&mut self) -> Result<Option<Found>, Error> {
        let Some(piece) = self.0.next_element()? else { return Ok(None) };
        let Element { bytes, start, offset, too_large } = piece?;
        let refuse = |message: String, help: &str| {
            let position = Some(Position { line: start.line, column: start.column });
            let help = Some(help.to_owned());
            let malformed = Malformed { message, help, position, ..Malformed::default() };
            Err(Error::Malformed(Box::new(malformed)))
        };
        if too_large {
            let kept = bytes.len();
            return refuse(format!("the record has more than {kept} bytes"), "raise the limit");
        }
        match decode(&bytes) {
            Ok(decoded) => Ok(Some(Found {
                json: decoded.text.to_owned(),
                places: Places::Own { first_line: start.line, offset },
                faults: Vec::new(),
            })),
            Err(error) => refuse(error.to_string(), "save the file as UTF-8"),
        }
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &'static str) -> (Vec<(String, u64)>, Option<String>) {
        let input = Input::Stream(Box::new(text.as_bytes()));
        let mut reader = JSON.reader(input, &Limits::default()).unwrap();
        let mut found = Vec::new();
        loop {
            match reader.read() {
                Ok(None) => return (found, None),
                Err(error) => return (found, Some(error.to_string())),
                Ok(Some(one)) => {
                    let Places::Own { first_line, .. } = one.places else { panic!("{one:?}") };
                    found.push((one.json, first_line));
                }
            }
        }
    }

    #[test]
    fn a_file_has_one_record_or_an_array() {
        for (text, wanted) in [
            ("{\"a\": 1}\n", &[("{\"a\": 1}\n", 1)][..]),
            ("[{},\n {}]", &[("{}", 1), ("{}", 2)]),
            ("{\"records\": [\n\n7]}", &[("7", 3)]),
            ("[]", &[]),
        ] {
            let (found, error) = read(text);
            assert_eq!(error, None, "{text}");
            let found: Vec<_> = found.iter().map(|(json, line)| (&**json, *line)).collect();
            assert_eq!(found, wanted, "{text}");
        }
        let (found, error) = read("[{} {}]");
        assert!(found.len() == 1 && error.unwrap().contains("a comma"));
    }
}
