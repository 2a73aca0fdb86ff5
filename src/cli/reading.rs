//! From an input to the records in it, in bounded memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use serde::de::IgnoredAny;

use super::inputs::{Input, special};
use crate::diagnostic::Severity;
use crate::formats::kind::{self, Kind};
use crate::formats::{self, FORMATS, Fault, Format, ReadOptions};
use crate::json::ndjson::lines_of;
use crate::stream::{Blocks, Element, Elements, Limits, Packing, Part, Wrapping, unpack};

/// The size of the buffer of an input, in bytes.
const BUFFER: usize = 1 << 16;
/// How many bytes tell of what kind a stream is.
const TELLING: usize = 128;
/// How much of a record that is too large is read at a time, in bytes.
const PIECE: u64 = 1 << 20;

/// How records lie in an input.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum InputFormat {
    /// By the extension of the name; where that says nothing, by the first line.
    #[default]
    Auto,
    /// In this format.
    Of(&'static Format),
}

/// What tells [`InputFormat::Auto`] on the command line.
pub(super) const AUTO: &str = "auto";

/// The formats as clap wants them, out of the one list there is.
pub(super) fn format_parser() -> impl clap::builder::TypedValueParser<Value = InputFormat> {
    let readable = FORMATS.iter().filter(|format| format.read.is_some());
    let values = readable.map(|format| PossibleValue::new(format.name).help(format.title));
    let auto = PossibleValue::new(AUTO).help("By the name, or else by the first line");
    PossibleValuesParser::new(std::iter::once(auto).chain(values))
        .map(|name| formats::find(&name).map_or(InputFormat::Auto, InputFormat::Of))
}

/// Those of the formats that are `wanted`, as clap wants them. There have to be some.
pub(super) fn format_that(
    wanted: fn(&Format) -> bool,
) -> impl clap::builder::TypedValueParser<Value = &'static Format> {
    let values = FORMATS.iter().filter(move |format| wanted(format));
    let values = values.map(|format| PossibleValue::new(format.name).help(format.title));
    // The parser has let through names of the list only.
    PossibleValuesParser::new(values).map(|name| formats::find(&name).unwrap_or(FORMATS[0]))
}

impl InputFormat {
    /// The format of an input; none if neither its name nor the user says.
    pub(super) fn of(self, name: &Path) -> Option<&'static Format> {
        match self {
            InputFormat::Of(format) => Some(format),
            InputFormat::Auto => kind::of_name(name).or_else(|| formats::of_folder(name)),
        }
    }

    /// What the first bytes of an input say it is, where that is something else than its name says and
    /// the user does not.
    fn kind(self, begin: &[u8], name: &Path) -> Option<Kind> {
        let InputFormat::Auto = self else { return None };
        let format = self.of(name);
        let first = begin.iter().find(|byte| !byte.is_ascii_whitespace());
        kind::of_bytes(begin, format).or_else(|| {
            let is_table = format.is_none() && !matches!(first, None | Some(b'{' | b'[' | 0xEF));
            kind::of_table(&unpacked(name)).filter(|_| is_table)
        })
    }

    /// What the content of a file says it is, where that is something else than its name says and the
    /// user does not.
    pub(super) fn kind_of_file(self, input: &Input, name: &Path) -> io::Result<Option<Kind>> {
        match (self, input) {
            (InputFormat::Auto, Input::File(path))
                if path.is_file() && Packing::of_name(path).is_none() =>
            {
                kind::of_file(path, self.of(name))
            }
            _ => Ok(None),
        }
    }

    /// The format of an input, if it is another one than JSON, one record or one a line.
    pub(super) fn foreign(self, name: &Path) -> Option<&'static Format> {
        self.of(name).filter(|format| !["json", "ndjson"].contains(&format.name))
    }

    /// Whether an input is a single record; none if its name does not say.
    pub(super) fn is_one_record(self, name: &Path) -> Option<bool> {
        self.of(name).map(|format| !format.many)
    }
}

/// A stream, unpacked.
pub(super) type Stream = Box<dyn BufRead + Send>;

/// An open input.
pub(super) enum Content {
    /// A single record.
    One(Stream),
    /// One record a line.
    Lines(Stream),
    /// An array of records.
    Elements(Elements<Stream>),
    /// Something else than its name says.
    Other(Kind, Stream),
}

/// Opens an input. `name` is what its format and its packing are told from.
pub(super) fn open(
    input: &Input,
    name: &Path,
    format: InputFormat,
    limits: &Limits,
) -> io::Result<Content> {
    let mut stream = open_packed(input, name, limits)?;
    let begin = at_hand(&mut *stream)?;
    if let Some(kind) = format.kind(begin, name) {
        return Ok(Content::Other(kind, stream));
    }
    // Lines of arrays are no records either way.
    if Wrapping::of_bytes(begin).is_some() {
        return Ok(Content::Elements(Elements::new(stream, limits.record_bytes)));
    }
    Ok(match format.is_one_record(name) {
        Some(true) => Content::One(stream),
        Some(false) => match over_lines(begin) {
            Some(kind) => Content::Other(kind, stream),
            None => Content::Lines(stream),
        },
        None => match sniff(stream, limits.record_bytes)? {
            (true, stream) => Content::Lines(stream),
            (false, stream) => Content::One(stream),
        },
    })
}

/// What a file of lines is if its first record takes several of them.
fn over_lines(begin: &[u8]) -> Option<Kind> {
    let begin = begin.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(begin);
    let mut lines = begin.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let mut inked = lines.by_ref().filter(|line| !line.is_empty());
    let (first, second) = (inked.next()?, inked.next()?);
    let begins = *second.first()?;
    let goes_on = match first.last()? {
        b'{' | b',' => matches!(begins, b'"' | b'}'),
        b'[' | b':' => matches!(begins, b'"' | b'{' | b'[' | b']'),
        _ => false,
    };
    (first.starts_with(b"{") && goes_on).then(|| Kind::Other {
        what: "JSON over several lines, and NDJSON has each record on one".to_owned(),
        order: "put each record on one line, as `jq -c .` does".to_owned(),
    })
}

/// Opens an input of another format, unpacked: a file or folder as such, or a stream.
pub(super) fn open_foreign(
    input: &Input,
    name: &Path,
    limits: &Limits,
) -> io::Result<formats::Input> {
    match input {
        Input::File(path) if Packing::of_name(path).is_none() => {
            // It may have become something else since it was found.
            match special(&std::fs::metadata(path)?) {
                Some(kind) if !path.is_dir() => Err(io::Error::other(format!("it is {kind}"))),
                _ => Ok(formats::Input::Path(path.clone())),
            }
        }
        _ => Ok(formats::Input::Stream(Box::new(open_packed(input, name, limits)?))),
    }
}

/// What keeps an input of another format from being read, as those of JSON have it.
pub(super) fn io_error(error: formats::Error) -> io::Error {
    match error {
        formats::Error::Io(error) => error,
        formats::Error::Malformed(malformed) => io::Error::other(malformed.message),
        formats::Error::Refused(reason) => io::Error::other(reason),
    }
}

fn open_packed(input: &Input, name: &Path, limits: &Limits) -> io::Result<Stream> {
    let mut packing = Packing::of_name(name);
    let stream: Box<dyn Read + Send> = match input {
        Input::Stdin => {
            let (begin, stdin) = peek(io::stdin())?;
            // A name may be given to standard input for its own sake, so the bytes count.
            packing = Packing::of_bytes(begin.get_ref());
            let (begin, stdin) = peek_on(begin, stdin)?;
            Box::new(begin.chain(stdin))
        }
        Input::File(path) => {
            let file = File::open(path)?;
            // It may have become something else since it was found.
            if let Some(kind) = special(&file.metadata()?) {
                return Err(io::Error::other(format!("it is {kind}")));
            }
            let mut file = BufReader::with_capacity(BUFFER, file);
            let begin = at_hand(&mut file)?;
            // A stream that is cut may have hardly anything.
            let may_be_packed = Packing::may_begin(begin);
            match (packing, Packing::of_bytes(begin)) {
                (Some(named), None) if !may_be_packed => {
                    let (name, end) = (named.name(), named.extension());
                    return Err(io::Error::other(format!(
                        "it is not packed by {name}; take `.{end}` off its name"
                    )));
                }
                (_, Some(found)) => packing = Some(found),
                (_, None) => {}
            }
            if packing.is_none() {
                return Ok(Box::new(file));
            }
            Box::new(file)
        }
    };
    Ok(match packing {
        None => Box::new(BufReader::with_capacity(BUFFER, stream)),
        Some(packing) => {
            Box::new(BufReader::with_capacity(BUFFER, unpack(stream, packing, limits)?))
        }
    })
}

/// The bytes at hand, at least one unless the stream has ended.
fn at_hand(reader: &mut dyn BufRead) -> io::Result<&[u8]> {
    loop {
        match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
            Ok(_) => break,
        }
    }
    reader.fill_buf()
}

/// Reads what tells a packed stream, and no more than that takes.
fn peek<R: Read>(mut stream: R) -> io::Result<(Cursor<Vec<u8>>, R)> {
    let mut begin = Vec::new();
    while begin.len() < Packing::MAGIC && Packing::may_begin(&begin) {
        let mut byte = [0];
        match stream.read(&mut byte) {
            Ok(0) => break,
            Ok(_) => begin.extend(byte),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok((Cursor::new(begin), stream))
}

/// Reads on until what is at hand says of what kind the stream is, but not past an object that ends
/// with its line, since a stream may grow slowly.
fn peek_on<R: Read>(begin: Cursor<Vec<u8>>, mut stream: R) -> io::Result<(Cursor<Vec<u8>>, R)> {
    let mut begin = begin.into_inner();
    let mut more = [0; TELLING];
    while begin.len() < TELLING && !begin.ends_with(b"}\n") && !begin.ends_with(b"}\r\n") {
        match stream.read(&mut more) {
            Ok(0) => break,
            Ok(count) => begin.extend_from_slice(more.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok((Cursor::new(begin), stream))
}

/// Reads a single record, or a byte more of it than is allowed; says whether that is so.
pub(super) fn read_one(stream: &mut Stream, limit: usize) -> io::Result<(Vec<u8>, bool)> {
    let mut bytes = Vec::new();
    stream.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    let too_large = bytes.len() > limit;
    Ok((bytes, too_large))
}

/// Reads a further part of a record of which the beginning was read; none if there is no more.
pub(super) fn read_more(stream: &mut Stream) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    stream.take(PIECE).read_to_end(&mut bytes)?;
    Ok((!bytes.is_empty()).then_some(bytes))
}

/// One record as it was read.
pub(super) struct RawRecord<'a> {
    /// Its bytes, or as many of them as may be kept.
    pub(super) bytes: &'a [u8],
    /// The line on which it starts, from 1.
    pub(super) first_line: u64,
    /// Whether bytes are missing because there are too many.
    pub(super) too_large: bool,
}

/// Reads all records of an input, and hands on each.
pub(super) fn read(
    input: &Input,
    name: &Path,
    format: InputFormat,
    limits: &ReadOptions,
    mut consume: impl FnMut(&RawRecord<'_>),
) -> io::Result<()> {
    let kind = format.kind_of_file(input, name)?.or_else(|| format.foreign(name).map(Kind::Of));
    if let Some(kind) = kind {
        return read_foreign(format_of(kind)?, open_foreign(input, name, limits)?, limits, consume);
    }
    let lines = match open(input, name, format, limits)? {
        Content::Other(kind, stream) => {
            let input = formats::Input::Stream(Box::new(stream));
            return read_foreign(format_of(kind)?, input, limits, consume);
        }
        Content::Elements(mut elements) => {
            while let Some(piece) = elements.next_element()? {
                let Element { bytes, start, too_large, .. } =
                    piece.map_err(|flaw| io::Error::other(flaw.message))?;
                consume(&RawRecord { bytes: &bytes, first_line: start.line, too_large });
            }
            return Ok(());
        }
        Content::Lines(lines) => lines,
        Content::One(mut stream) => {
            let (mut bytes, too_large) = read_one(&mut stream, limits.record_bytes)?;
            bytes.truncate(limits.record_bytes);
            consume(&RawRecord { bytes: &bytes, first_line: 1, too_large });
            return Ok(());
        }
    };
    let mut blocks = Blocks::new(lines, limits.line_bytes, false);
    while let Some(block) = blocks.next_block()? {
        match block.part {
            Part::Rest => {}
            Part::TooLong => consume(&RawRecord {
                bytes: &block.bytes,
                first_line: block.first_line,
                too_large: true,
            }),
            Part::Lines => {
                let (number, offset) = (block.first_line, block.offset);
                for (line, bytes) in lines_of(&block.bytes, number, offset, limits.line_bytes) {
                    let too_large = line.too_long;
                    consume(&RawRecord { bytes, first_line: line.number, too_large });
                }
            }
        }
    }
    Ok(())
}

/// The format of an input that is read, or why it is not.
fn format_of(kind: Kind) -> io::Result<&'static Format> {
    match kind {
        Kind::Of(format) => Ok(format),
        Kind::Other { what, order } => Err(io::Error::other(format!("it is {what}; {order}"))),
    }
}

/// Reads all records of an input of another format than JSON, and hands on each.
fn read_foreign(
    format: &Format,
    input: formats::Input,
    options: &ReadOptions,
    mut consume: impl FnMut(&RawRecord<'_>),
) -> io::Result<()> {
    let mut reader = format.reader_with(input, options).map_err(io_error)?;
    while let Some(found) = reader.read().map_err(io_error)? {
        let is_error = |fault: &&Fault| fault.kind.rule().severity == Severity::Error;
        if let Some(fault) = found.faults.iter().find(is_error) {
            return Err(io::Error::other(format!("{}: {}", fault.cell, fault.message)));
        }
        consume(&RawRecord { bytes: found.json.as_bytes(), first_line: 1, too_large: false });
    }
    Ok(())
}

/// The name of what is in a packed file.
pub(super) fn unpacked(name: &Path) -> PathBuf {
    match Packing::of_name(name) {
        Some(_) => name.with_extension(""),
        None => name.to_owned(),
    }
}

/// The extension that tells how records lie in the file, in lower case, whether packed or not.
pub(super) fn extension(name: &Path) -> Option<String> {
    Some(unpacked(name).extension()?.to_str()?.to_ascii_lowercase())
}

/// Tells lines of records from a single record, and puts back what was read for that.
///
/// Lines it is if the first line that is not blank is a complete object and a further one follows.
/// A single object on a line of its own is the same either way.
fn sniff(mut reader: Stream, limit: usize) -> io::Result<(bool, Stream)> {
    let mut read = Vec::new();
    let mut start = 0;
    let mut complete = false;
    loop {
        // What cannot be an object need not be read to the end of its line, wherever that is.
        if !complete && !may_be_object(reader.as_mut())? {
            break;
        }
        let room = (limit as u64 + 1).saturating_sub(read.len() as u64);
        let count = reader.by_ref().take(room).read_until(b'\n', &mut read)?;
        let line = read.get(start..).unwrap_or_default();
        if count == 0 {
            break;
        }
        if !is_blank(line) {
            if complete {
                return Ok((true, put_back(read, reader)));
            }
            if !is_object(line) {
                break;
            }
            complete = true;
        }
        start = read.len();
    }
    Ok((false, put_back(read, reader)))
}

/// Whether the bytes at hand, if there are any that are not blank, can begin an object.
fn may_be_object(reader: &mut dyn BufRead) -> io::Result<bool> {
    let first = at_hand(reader)?.iter().find(|byte| !byte.is_ascii_whitespace());
    // EF begins a byte order mark.
    Ok(first.is_none_or(|byte| matches!(byte, b'{' | 0xEF)))
}

fn put_back(read: Vec<u8>, rest: Stream) -> Stream {
    Box::new(Cursor::new(read).chain(rest))
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(u8::is_ascii_whitespace)
}

fn is_object(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line).trim_ascii();
    line.starts_with(b"{")
        && line.ends_with(b"}")
        && serde_json::from_slice::<IgnoredAny>(line).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sniffed(text: &str) -> (bool, String) {
        let (lines, mut reader) = sniff(Box::new(Cursor::new(text.to_owned())), 64).unwrap();
        let mut all = String::new();
        reader.read_to_string(&mut all).unwrap();
        (lines, all)
    }

    #[test]
    fn tells_lines_from_one_record() {
        for (text, lines) in [
            ("", false),
            ("{}", false),
            ("{}\n", false),
            ("{}\n\n \n", false),
            ("{}\n{}", true),
            ("\u{feff}{\"a\":1}\r\n\r\nnot json", true),
            ("\n\n{}\n{}\n", true),
            ("{\n\"a\": 1\n}\n", false),
            ("[]\n[]\n", false),
            ("{\"a\":}\n{}\n", false),
        ] {
            assert_eq!(sniffed(text), (lines, text.to_owned()), "{text:?}");
        }
    }

    #[test]
    fn a_line_beyond_the_limit_is_not_looked_at() {
        let text = "{".to_owned() + &" ".repeat(100) + "}\n{}\n";
        assert_eq!(sniffed(&text), (false, text));
    }
}
