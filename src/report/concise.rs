//! One line a finding, as editors and problem matchers read it.

use std::io::{self, Write};

use super::sanitized::clip;
use super::{FIXABLE, Format, RecordReport, Report, Sanitized};

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
            let severity = found.severity.as_str();
            let message = clip(&found.message, LIMIT);
            let message = Sanitized::line(&message);
            if let Some(place) = record.beyond_lines(found) {
                write!(out, "{}", Sanitized::line(&place))?;
            } else {
                let start = found.place.start;
                write!(out, "{file}:{}:{}", start.line, start.column)?;
            }
            write!(out, ": {severity} {} ", found.code)?;
            write!(out, "{message}")?;
            if let Some(subject) = &found.subject {
                write!(out, " ({})", Sanitized::line(&clip(subject, LIMIT)))?;
            }
            if let Some(help) = &found.help {
                write!(out, "; {}", Sanitized::line(&clip(help, LIMIT)))?;
            }
            if found.fix.is_some() {
                write!(out, " {FIXABLE}")?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}
