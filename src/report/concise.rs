//! One line a finding, as editors and problem matchers read it.

use std::fmt;
use std::io::{self, Write};

use super::sanitized::clip;
use super::{FIXABLE, Format, RecordReport, Report, Sanitized};
use crate::diagnostic::Diagnostic;

/// `path:line:column: severity CODE message (subject); help [*]`, with the cell in place of line and
/// column where the record comes from a table.
pub(super) static CONCISE: Format = Format {
    name: "concise",
    summary: "one line a finding: path:line:column: severity code message",
    for_programs: false,
    open: || Box::new(Concise),
};

/// Characters of a message that are shown; data may stand in it at any length.
const LIMIT: usize = 300;

struct Concise;

impl Report for Concise {
    fn record(&mut self, out: &mut dyn Write, record: &RecordReport<'_>) -> io::Result<()> {
        for found in record.diagnostics {
            let file = Sanitized::line(record.file);
            if let Some(place) = record.beyond_lines(found) {
                write!(out, "{}", Sanitized::line(&place))?;
            } else {
                let start = found.place.start;
                write!(out, "{file}:{}:{}", start.line, start.column)?;
            }
            writeln!(out, ": {found}")?;
        }
        Ok(())
    }
}

/// In one line without the place, as reports for editors have it: `severity CODE message (subject);
/// help`. Long texts are shortened, and nothing in them can change a terminal.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (severity, message) = (self.severity.as_str(), clip(&self.message, LIMIT));
        write!(f, "{severity} {} {}", self.code, Sanitized::line(&message))?;
        if let Some(subject) = &self.subject {
            write!(f, " ({})", Sanitized::line(&clip(subject, LIMIT)))?;
        }
        if let Some(help) = &self.help {
            write!(f, "; {}", Sanitized::line(&clip(help, LIMIT)))?;
        }
        if self.fix.is_some() {
            write!(f, " {FIXABLE}")?;
        }
        Ok(())
    }
}
