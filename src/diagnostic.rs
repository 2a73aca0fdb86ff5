//! What is wrong with a record, as a value.
//!
//! A [`Diagnostic`] is a fault of the *data*. It is never an `Err`: a function that checks a record
//! succeeds and returns the faults it found. It carries everything a reader needs to mend the
//! record without looking anything up: the rule, the place in the file and in the record, what was
//! found, what is allowed, the nearest suggestion and an order that can be carried out.
//!
//! Texts in a diagnostic may hold words of the data, unescaped. Whoever shows one to a person
//! escapes it for the medium at hand; the reports of [`crate::report`] do.

use crate::text::{Position, Span};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; the record is fine.
    Info,
    /// Probably wrong; the record can be used.
    Warning,
    /// Wrong; the record is not valid.
    Error,
}

impl Severity {
    /// The word used in reports and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// One fault of one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The rule's code, `V` and three digits.
    pub code: &'static str,
    /// The rule's name, in kebab case.
    pub name: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// One sentence without a full stop: what is wrong. Words of the data stand in backticks.
    pub message: String,
    /// An order that can be carried out, such as ``use `adviser` ``.
    pub help: Option<String>,
    /// Further facts, a line each.
    pub notes: Vec<String>,
    /// Where it is wrong.
    pub place: Place,
    /// The entity it is about, in words: ``actor `shamkhani` ``.
    pub subject: Option<String>,
    /// What was found there, where that is a single value.
    pub found: Option<String>,
    /// What is allowed there.
    pub expected: Option<Expected>,
    /// Values that are close to what was found, best first.
    pub suggestions: Vec<Suggestion>,
    /// Other places that have to do with it.
    pub related: Vec<Related>,
    /// A change of the text that removes the finding.
    pub fix: Option<Fix>,
}

impl std::error::Error for Diagnostic {}

impl Diagnostic {
    /// About how much memory it takes, in bytes.
    #[must_use]
    pub fn weight(&self) -> usize {
        let texts = [&self.help, &self.subject, &self.found];
        let texts: usize = texts.iter().copied().flatten().map(String::len).sum();
        let notes: usize = self.notes.iter().map(String::len).sum();
        let values = self.expected.iter().flat_map(|it| &it.values).map(|it| it.len() + 24);
        let places = self.related.len() * 200;
        let edits = self.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.text.len() + 40);
        size_of::<Self>()
            + self.message.len()
            + self.place.pointer.len()
            + texts
            + notes
            + values.sum::<usize>()
            + places
            + edits.sum::<usize>()
    }
}

/// A place in a file, and the same place in the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// JSON Pointer (RFC 6901) from the root of the record.
    pub pointer: String,
    /// The bytes, counted from the start of the record's own text.
    pub span: Span,
    /// Where the span starts, line and column within the file.
    pub start: Position,
    /// Where the span ends (exclusive), line and column within the file.
    pub end: Position,
    /// What to write beside the marked text.
    pub label: Option<String>,
    /// The cell, where the record comes from a table. Lines and columns are of no use then.
    pub cell: Option<Box<Cell>>,
}

/// A cell of a table, or a row of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The file or sheet.
    pub table: String,
    /// The row, from 1; the header is row 1.
    pub row: u32,
    /// The letters of the column, as spreadsheets give them. None for the whole row.
    pub column: Option<String>,
    /// What stands in the header of the column.
    pub header: Option<String>,
}

/// As a spreadsheet names it: `demands!C7`.
impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let column = self.column.as_deref().unwrap_or_default();
        write!(f, "{}!{column}{}", self.table, self.row)
    }
}

/// What is allowed at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The closed list the values come from, by its name in the schema, where there is one.
    pub list: Option<&'static str>,
    /// The allowed values or forms.
    pub values: Vec<String>,
}

/// A value close to the one found.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The value to use instead.
    pub value: String,
    /// Likeness, from 0 to 1.
    pub score: f64,
}

/// Another place that has to do with a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The place; its label says what it has to do with the finding.
    pub place: Place,
}

/// Whether a fix may be made without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixLevel {
    /// The meaning cannot change.
    Safe,
    /// Likely right; a person should look.
    Unsafe,
}

/// A change of the text that removes a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Whether it may be made without asking.
    pub level: FixLevel,
    /// What it does: ``replace with `adviser` ``.
    pub title: String,
    /// The edits, in order of place and not overlapping.
    pub edits: Vec<Edit>,
}

/// One replacement in the record's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to replace, counted from the start of the record's own text.
    pub span: Span,
    /// What to put there.
    pub text: String,
}
