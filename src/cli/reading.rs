//! From an input to the records in it, in bounded memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;

use clap::ValueEnum;
use serde::de::IgnoredAny;

use super::inputs::{Input, special};
use crate::json::ndjson::Lines;

/// How records lie in an input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum InputFormat {
    /// By the extension of the name; where that says nothing, by the first line
    #[default]
    Auto,
    /// One record
    Json,
    /// One record a line
    Ndjson,
}

/// One record as it was read.
pub(super) struct RawRecord<'a> {
    /// Its bytes, or as many of them as may be kept.
    pub(super) bytes: &'a [u8],
    /// Which record of the input, from 0.
    pub(super) index: u64,
    /// The line on which it starts, from 1.
    pub(super) first_line: u64,
    /// Where it starts in the input, in bytes.
    pub(super) offset: u64,
    /// Whether bytes are missing because there are too many.
    pub(super) too_large: bool,
    /// Whether the input is made for a single record.
    pub(super) alone: bool,
}

/// An error of the input, or one that the consumer of the records gave.
pub(super) enum Stop<E> {
    /// The input cannot be read.
    Input(io::Error),
    /// The consumer wants no more.
    Consumer(E),
}

impl<E> From<io::Error> for Stop<E> {
    fn from(error: io::Error) -> Self {
        Stop::Input(error)
    }
}

/// Reads all records of an input, none longer than `limit` bytes, and hands on each.
///
/// `name` is what the format is guessed from. Returns how many records there were.
pub(super) fn read<E>(
    input: &Input,
    name: &Path,
    format: InputFormat,
    limit: usize,
    mut consume: impl FnMut(&RawRecord<'_>) -> Result<(), E>,
) -> Result<u64, Stop<E>> {
    let reader = open(input)?;
    let (lines, mut reader) = match (format, extension(name).as_deref()) {
        (InputFormat::Json, _) | (InputFormat::Auto, Some("json")) => (false, reader),
        (InputFormat::Ndjson, _) | (InputFormat::Auto, Some("ndjson" | "jsonl")) => (true, reader),
        (InputFormat::Auto, _) => sniff(reader, limit)?,
    };
    if lines {
        return read_lines(reader, limit, consume);
    }
    let mut bytes = Vec::new();
    reader.by_ref().take(limit as u64 + 1).read_to_end(&mut bytes)?;
    let too_large = bytes.len() > limit;
    bytes.truncate(limit);
    let record =
        RawRecord { bytes: &bytes, index: 0, first_line: 1, offset: 0, too_large, alone: true };
    consume(&record).map_err(Stop::Consumer)?;
    Ok(1)
}

fn read_lines<E>(
    reader: Box<dyn BufRead>,
    limit: usize,
    mut consume: impl FnMut(&RawRecord<'_>) -> Result<(), E>,
) -> Result<u64, Stop<E>> {
    let mut lines = Lines::new(reader, limit);
    let mut bytes = Vec::new();
    let mut index = 0;
    while let Some(line) = lines.next_line(&mut bytes)? {
        let record = RawRecord {
            bytes: &bytes,
            index,
            first_line: line.number,
            offset: line.offset,
            too_large: line.too_long,
            alone: false,
        };
        consume(&record).map_err(Stop::Consumer)?;
        index += 1;
    }
    Ok(index)
}

fn open(input: &Input) -> io::Result<Box<dyn BufRead>> {
    match input {
        Input::Stdin => Ok(Box::new(io::stdin().lock())),
        Input::File(path) => {
            let file = File::open(path)?;
            // It may have become something else since it was found.
            match special(&file.metadata()?) {
                None => Ok(Box::new(BufReader::with_capacity(1 << 16, file))),
                Some(kind) => Err(io::Error::other(format!("it is {kind}"))),
            }
        }
    }
}

/// The extension that tells how records lie in the file, in lower case.
pub(super) fn extension(name: &Path) -> Option<String> {
    Some(name.extension()?.to_str()?.to_ascii_lowercase())
}

/// Tells lines of records from a single record, and puts back what was read for that.
///
/// Lines it is if the first line that is not blank is a complete object and a further one follows.
/// A single object on a line of its own is the same either way.
fn sniff(mut reader: Box<dyn BufRead>, limit: usize) -> io::Result<(bool, Box<dyn BufRead>)> {
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
    let at_hand = loop {
        match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => break other?,
        }
    };
    let first = at_hand.iter().find(|byte| !byte.is_ascii_whitespace());
    // EF begins a byte order mark.
    Ok(first.is_none_or(|byte| matches!(byte, b'{' | 0xEF)))
}

fn put_back(read: Vec<u8>, rest: Box<dyn BufRead>) -> Box<dyn BufRead> {
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
