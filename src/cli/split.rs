//! Records sorted into good and bad ones.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::de::IgnoredAny;

use super::checking::{OneChecked, Records};
use super::exit::Failure;
use super::inputs::Input;
use super::output::{Output, OutputArgs};
use crate::stream::Packing;
use crate::text::decode;

/// The UTF-8 byte order mark.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The options about sorting records.
#[derive(Args, Debug)]
#[command(next_help_heading = "Sorting records")]
pub(super) struct SplitArgs {
    /// Write the records without an error to FILE, one a line
    ///
    /// A line of NDJSON is copied as it is; of a record in a file of its own, white space between
    /// its tokens is left out. Records of other formats become JSON, as far as they can be read.
    /// Suppressed and known findings do not count, nor does what is known
    /// only when all records have been read: that a reference leads nowhere. Of a record that is too
    /// large to be read, only line ends are taken out. FILE is complete or not there at all, and packed
    /// if its name ends in .gz or .zst.
    #[arg(long, value_name = "FILE")]
    good: Option<PathBuf>,

    /// Write the records with an error to FILE, as for --good
    #[arg(long, value_name = "FILE")]
    bad: Option<PathBuf>,
}

impl SplitArgs {
    /// Whether anything is asked for.
    pub(super) fn is_on(&self) -> bool {
        self.good.is_some() || self.bad.is_some()
    }

    /// The real paths of the files that are to be written.
    pub(super) fn targets(&self) -> impl Iterator<Item = PathBuf> {
        let paths = self.good.iter().chain(&self.bad);
        paths.filter_map(|path| OutputArgs { output: Some(path.clone()) }.target())
    }

    /// Refuses to write over an input, over a text, or twice to one file.
    pub(super) fn protect(&self, report: &OutputArgs, inputs: &[Input]) -> Result<(), Failure> {
        let mut targets = Vec::new();
        targets.extend(report.target());
        for path in self.good.iter().chain(&self.bad) {
            let output = OutputArgs { output: Some(path.clone()) };
            output.protect(inputs)?;
            if let Some(target) = output.target() {
                if targets.contains(&target) {
                    let target = target.display();
                    return Err(Failure::Usage(format!("{target} is to be written twice")));
                }
                targets.push(target);
            } else if path == Path::new("-") {
                return Err(Failure::Usage(
                    "--good and --bad are files; standard output has the report".to_owned(),
                ));
            }
        }
        Ok(())
    }

    /// Refuses to write over the text of a source.
    pub(super) fn protect_texts(&self, is_text: impl Fn(&Path) -> bool) -> Result<(), Failure> {
        for path in self.good.iter().chain(&self.bad) {
            OutputArgs { output: Some(path.clone()) }.protect_texts(&is_text)?;
        }
        Ok(())
    }
}

/// The files that records are sorted into.
pub(super) struct Split {
    good: Option<Side>,
    bad: Option<Side>,
    /// The record that is being written; none between two.
    within: Option<Within>,
}

/// A record of which more is to come.
#[derive(Clone, Copy)]
struct Within {
    /// Whether it goes to the good ones.
    is_good: bool,
    /// Whether it is not on one line yet.
    alone: bool,
}

/// One of them.
struct Side {
    writer: Writer,
}

enum Writer {
    Plain(Output),
    Gzip(Box<flate2::write::GzEncoder<Output>>),
    Zstd(Box<zstd::Encoder<'static, Output>>),
}

impl Side {
    fn open(path: Option<&PathBuf>) -> Result<Option<Self>, Failure> {
        let Some(path) = path else { return Ok(None) };
        let output = Output::open_for_data(&OutputArgs { output: Some(path.clone()) })?;
        let writer = match Packing::of_name(path) {
            None => Writer::Plain(output),
            Some(Packing::Gzip) => {
                let level = flate2::Compression::default();
                Writer::Gzip(Box::new(flate2::write::GzEncoder::new(output, level)))
            }
            Some(Packing::Zstd) => {
                let name = path.display().to_string();
                let encoder = zstd::Encoder::new(output, zstd::DEFAULT_COMPRESSION_LEVEL);
                let mut encoder = encoder.map_err(|error| Failure::Output(name.clone(), error))?;
                encoder
                    .include_checksum(true)
                    .map_err(|error| Failure::Output(name.clone(), error))?;
                Writer::Zstd(Box::new(encoder))
            }
        };
        Ok(Some(Side { writer }))
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let written = match &mut self.writer {
            Writer::Plain(writer) => writer.write_all(bytes),
            Writer::Gzip(writer) => writer.write_all(bytes),
            Writer::Zstd(writer) => writer.write_all(bytes),
        };
        written.map_err(|error| self.failure(error))
    }

    fn failure(&self, error: io::Error) -> Failure {
        match &self.writer {
            Writer::Plain(output) => output.failure(error),
            Writer::Gzip(writer) => writer.get_ref().failure(error),
            Writer::Zstd(writer) => writer.get_ref().failure(error),
        }
    }

    fn finish(self) -> Result<(), Failure> {
        let failure = |error: io::Error| Failure::Output("--good or --bad".to_owned(), error);
        match self.writer {
            Writer::Plain(output) => output,
            Writer::Gzip(writer) => writer.finish().map_err(failure)?,
            Writer::Zstd(writer) => writer.finish().map_err(failure)?,
        }
        .finish()
    }
}

impl Split {
    pub(super) fn open(args: &SplitArgs) -> Result<Self, Failure> {
        let (good, bad) = (Side::open(args.good.as_ref())?, Side::open(args.bad.as_ref())?);
        Ok(Split { good, bad, within: None })
    }

    fn write(&mut self, is_good: bool, bytes: &[u8]) -> Result<(), Failure> {
        let side = if is_good { &mut self.good } else { &mut self.bad };
        side.as_mut().map_or(Ok(()), |side| side.write(bytes))
    }

    /// Sorts a record.
    pub(super) fn record(
        &mut self,
        records: &Records,
        one: &OneChecked,
        is_good: bool,
    ) -> Result<(), Failure> {
        if self.good.is_none() && self.bad.is_none() {
            return Ok(());
        }
        let bytes = records.bytes.get(one.whole.clone()).unwrap_or_default();
        let alone = !records.on_lines;
        if one.foreign.is_some() && bytes.is_empty() {
            return Ok(());
        }
        if one.too_large {
            // A copy of half a record would be worse than none, so the rest is copied as it is read.
            let bytes = if alone { bytes.strip_prefix(MARK).unwrap_or(bytes) } else { bytes };
            self.within = Some(Within { is_good, alone });
            return self.rest(bytes);
        }
        if alone {
            self.write(is_good, &on_one_line(bytes))?;
            return self.write(is_good, b"\n");
        }
        self.write(is_good, bytes)?;
        let ended = bytes.ends_with(b"\n");
        self.within = (!ended).then_some(Within { is_good, alone });
        self.end()
    }

    /// More of the record that was too large.
    pub(super) fn rest(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let Some(Within { is_good, alone }) = self.within else { return Ok(()) };
        if alone {
            let bytes: Vec<u8> = bytes.iter().copied().map(without_line_end).collect();
            return self.write(is_good, &bytes);
        }
        self.write(is_good, bytes)?;
        if bytes.ends_with(b"\n") {
            self.within = None;
        }
        Ok(())
    }

    /// The record has no more of it, nor has its input.
    pub(super) fn end(&mut self) -> Result<(), Failure> {
        match self.within.take() {
            Some(Within { is_good, .. }) => self.write(is_good, b"\n"),
            None => Ok(()),
        }
    }

    /// Makes the files permanent.
    pub(super) fn finish(self) -> Result<(), Failure> {
        for side in [self.good, self.bad].into_iter().flatten() {
            side.finish()?;
        }
        Ok(())
    }
}

/// A record on one line. What is not JSON keeps its spaces.
fn on_one_line(bytes: &[u8]) -> Vec<u8> {
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    let is_json =
        decode(bytes).is_ok_and(|decoded| serde_json::from_str::<IgnoredAny>(decoded.text).is_ok());
    if !is_json {
        return bytes.trim_ascii().iter().copied().map(without_line_end).collect();
    }
    let (mut line, mut in_string, mut escaped) = (Vec::new(), false, false);
    for byte in bytes {
        match byte {
            b'"' if !escaped => in_string = !in_string,
            b' ' | b'\t' | b'\n' | b'\r' if !in_string => continue,
            _ => {}
        }
        escaped = in_string && *byte == b'\\' && !escaped;
        line.push(*byte);
    }
    line
}

/// A byte, or a space for one that ends a line.
const fn without_line_end(byte: u8) -> u8 {
    if matches!(byte, b'\n' | b'\r') { b' ' } else { byte }
}

#[cfg(test)]
mod tests {
    use super::on_one_line;

    #[test]
    fn white_space_between_tokens_goes() {
        let text = b"\xEF\xBB\xBF{\n  \"a b\": \"c \\\" d\",\r\n\t\"e\": [1, 2]\n}\n";
        assert_eq!(on_one_line(text), b"{\"a b\":\"c \\\" d\",\"e\":[1,2]}");
        assert_eq!(on_one_line(b"{\n 1 2\n"), b"{  1 2");
    }
}
