//! Findings for programs: one document, or one line a finding.
//!
//! Both write the same objects, those of [`v1`]; schema `diagnostic` describes them. Nothing is
//! kept in memory: a document is as much a stream as the lines are.

mod escaped;
mod v1;

use std::io::{self, Write};

use serde::Serialize;

use super::{Format, RecordReport, Report, Summary};

pub use escaped::Escaped;

/// `{"v":1,"diagnostics":[…],"summary":{…}}`
pub(super) static JSON: Format = Format {
    name: "json",
    summary: "one JSON document, for programs that read it whole",
    for_programs: true,
    open: || Box::new(Document { first: true }),
};

/// A line for each finding and one for the summary.
pub(super) static NDJSON: Format = Format {
    name: "ndjson",
    summary: "one JSON object a line, for programs that read as it comes",
    for_programs: true,
    open: || Box::new(Lines),
};

struct Document {
    /// Whether no finding has been written yet, so that no comma is due.
    first: bool,
}

impl Report for Document {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{{\"v\":{},\"diagnostics\":[", v1::VERSION)
    }

    fn record(&mut self, out: &mut dyn Write, record: &RecordReport<'_>) -> io::Result<()> {
        for found in record.diagnostics {
            out.write_all(if self.first { b"\n" } else { b",\n" })?;
            self.first = false;
            write_object(out, &v1::Diagnostic::new(record, found))?;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        out.write_all(if self.first { b"],\n\"summary\":" } else { b"\n],\n\"summary\":" })?;
        write_object(out, &v1::Summary::new(summary))?;
        out.write_all(b"}\n")
    }
}

struct Lines;

impl Report for Lines {
    fn record(&mut self, out: &mut dyn Write, record: &RecordReport<'_>) -> io::Result<()> {
        for found in record.diagnostics {
            write_object(out, &v1::Diagnostic::new(record, found))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        write_object(out, &v1::Summary::new(summary))?;
        out.write_all(b"\n")
    }
}

/// Writes one object of the format on the current line.
fn write_object<T: Serialize>(out: &mut dyn Write, object: &T) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(out, Escaped);
    // The types of the format have string keys and finite numbers only, so that what can fail is
    // the output; the conversion restores its error.
    object.serialize(&mut serializer).map_err(io::Error::from)
}
