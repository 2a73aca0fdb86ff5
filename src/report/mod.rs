//! Findings as people and programs want to read them.
//!
//! A report is written record by record while records are checked, so that a file of any length
//! can be reported in little memory: [`Report::begin`], then [`Report::record`] for each record
//! that has findings, then [`Report::end`].
//!
//! [`REPORTS`] lists the formats. The formats for programs, `json` and `ndjson`, have types of
//! their own, which only ever grow, and a published schema (`verbale schema diagnostic`). The
//! formats for people may change from one version to the next.
//!
//! Whatever comes from the data is shown through [`Sanitized`], or escaped as JSON escapes.

mod concise;
#[cfg(feature = "cli")]
mod excerpt;
mod fingerprint;
#[cfg(feature = "cli")]
mod framed;
#[cfg(feature = "cli")]
mod human;
mod json;
mod sanitized;
mod statistics;
mod summary;

use std::io::{self, Write};

use crate::diagnostic::Diagnostic;

pub use fingerprint::fingerprint;
#[cfg(feature = "cli")]
pub use framed::Framed;
pub use json::Escaped;
pub use sanitized::Sanitized;
pub use statistics::write_statistics;
pub use summary::{Rank, Summary};

/// A format in which findings are reported.
#[derive(Debug)]
pub struct Format {
    /// The word for it on the command line.
    pub name: &'static str,
    /// One line: what it looks like and who it is for.
    pub summary: &'static str,
    /// Whether it is made for programs: then it is complete by default and has no colours.
    pub for_programs: bool,
    /// Starts a report in this format.
    pub open: fn() -> Box<dyn Report>,
}

/// The formats there are, the default one first.
pub static REPORTS: &[&Format] = &[
    #[cfg(feature = "cli")]
    &human::HUMAN,
    &concise::CONCISE,
    &json::JSON,
    &json::NDJSON,
];

/// The findings of one record, and where the record stands.
#[derive(Clone, Copy, Debug)]
pub struct RecordReport<'a> {
    /// The file as the user named it, not yet sanitised.
    pub file: &'a str,
    /// Which record of the file, from 0.
    pub index: u64,
    /// The record's id, if it has one that can be read.
    pub id: Option<&'a str>,
    /// The bytes the spans of the findings count in.
    pub text: &'a [u8],
    /// Whether these bytes stand in the file. Otherwise they are the record as JSON, which came from
    /// tables or from a file that is not text.
    pub is_text: bool,
    /// Where these bytes start in the file.
    pub offset: u64,
    /// The findings, in order of place.
    pub diagnostics: &'a [Diagnostic],
}

impl RecordReport<'_> {
    /// The file with what the place of a finding is in, where that is not a line of the file: the
    /// cell, or the record by its number; nothing, where there is no record.
    fn beyond_lines(&self, found: &Diagnostic) -> Option<String> {
        let file = self.file;
        match &found.place.cell {
            Some(cell) => Some(format!("{file}:{cell}")),
            None if self.is_text => None,
            None if self.text.is_empty() => Some(file.to_owned()),
            None => Some(format!("{file}:record {}", self.index + 1)),
        }
    }
}

/// A report being written.
///
/// All methods hand on the errors of `out`, and fail for no other reason.
pub trait Report {
    /// Writes what comes before the first record.
    ///
    /// # Errors
    ///
    /// When `out` fails.
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let _ = out;
        Ok(())
    }

    /// Writes the findings of one record.
    ///
    /// # Errors
    ///
    /// When `out` fails.
    fn record(&mut self, out: &mut dyn Write, record: &RecordReport<'_>) -> io::Result<()>;

    /// Writes what comes after the last record.
    ///
    /// # Errors
    ///
    /// When `out` fails.
    fn end(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        let _ = (out, summary);
        Ok(())
    }
}

/// The mark of a finding that can be mended by the tool.
const FIXABLE: &str = "[*]";
