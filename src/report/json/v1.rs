//! Version 1 of the objects that programs read.
//!
//! Frozen: members may be added, none may be renamed, dropped or given another meaning. That is
//! why these types are not the ones the rules work with. A member that has nothing to say is left
//! out, except lists, which are always there.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic;
use crate::report::{RecordReport, fingerprint, summary};
use crate::text::Span;

/// The version that every object carries.
pub(super) const VERSION: u8 = 1;

/// A finding.
#[derive(Serialize)]
pub(super) struct Diagnostic<'a> {
    v: u8,
    r#type: &'static str,
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    file: &'a str,
    record: Record<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'a str>,
    #[serde(flatten)]
    place: Place<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<Expected<'a>>,
    suggestions: Vec<Suggestion<'a>>,
    related: Vec<Place<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Fix<'a>>,
    notes: &'a [String],
    fingerprint: String,
}

#[derive(Serialize)]
struct Record<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    index: u64,
}

#[derive(Serialize)]
struct Place<'a> {
    pointer: &'a str,
    span: Range,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<Cell<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
}

#[derive(Serialize)]
struct Cell<'a> {
    table: &'a str,
    row: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    header: Option<&'a str>,
}

#[derive(Serialize)]
struct Range {
    byte: [u64; 2],
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: u64,
    column: u64,
}

#[derive(Serialize)]
struct Expected<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    codelist: Option<&'static str>,
    values: &'a [String],
}

#[derive(Serialize)]
struct Suggestion<'a> {
    value: &'a str,
    score: f64,
}

#[derive(Serialize)]
struct Fix<'a> {
    level: &'static str,
    title: &'a str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    byte: [u64; 2],
    text: &'a str,
}

/// The counts of the run.
#[derive(Serialize)]
pub(super) struct Summary {
    v: u8,
    r#type: &'static str,
    files: u64,
    records: u64,
    valid: u64,
    findings: Findings,
    fixable: u64,
    codes: BTreeMap<&'static str, u64>,
    truncated: bool,
    #[serde(skip_serializing_if = "is_zero")]
    known: u64,
    #[serde(skip_serializing_if = "is_zero")]
    suppressed: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_zero(count: &u64) -> bool {
    *count == 0
}

#[derive(Serialize)]
struct Findings {
    error: u64,
    warning: u64,
    info: u64,
}

impl<'a> Diagnostic<'a> {
    pub(super) fn new(record: &RecordReport<'a>, found: &'a diagnostic::Diagnostic) -> Self {
        let expected = found
            .expected
            .as_ref()
            .map(|expected| Expected { codelist: expected.list, values: &expected.values });
        Self {
            v: VERSION,
            r#type: "diagnostic",
            code: found.code,
            name: found.name,
            severity: found.severity.as_str(),
            message: &found.message,
            help: found.help.as_deref(),
            file: record.file,
            record: Record { id: record.id, index: record.index },
            subject: found.subject.as_deref(),
            place: Place::new(&found.place, record.offset),
            value: found.found.as_deref(),
            expected,
            suggestions: found.suggestions.iter().map(Suggestion::new).collect(),
            related: found
                .related
                .iter()
                .map(|related| Place::new(&related.place, record.offset))
                .collect(),
            fix: found.fix.as_ref().map(|fix| Fix::new(fix, record.offset)),
            notes: &found.notes,
            fingerprint: fingerprint(found, record.id),
        }
    }
}

impl<'a> Place<'a> {
    fn new(place: &'a diagnostic::Place, offset: u64) -> Self {
        let position = |at: crate::text::Position| Position { line: at.line, column: at.column };
        Self {
            pointer: &place.pointer,
            span: Range {
                byte: in_file(place.span, offset),
                start: position(place.start),
                end: position(place.end),
            },
            cell: place.cell.as_deref().map(|cell| {
                let diagnostic::Cell { table, row, column, header } = cell;
                let (column, header) = (column.as_deref(), header.as_deref());
                Cell { table, row: *row, column, header }
            }),
            label: place.label.as_deref(),
        }
    }
}

impl<'a> Suggestion<'a> {
    fn new(suggestion: &'a diagnostic::Suggestion) -> Self {
        // Two digits: the rest is noise, and would differ between machines one day.
        let score = (suggestion.score.clamp(0.0, 1.0) * 100.0).round() / 100.0;
        Self { value: &suggestion.value, score }
    }
}

impl<'a> Fix<'a> {
    fn new(fix: &'a diagnostic::Fix, offset: u64) -> Self {
        let edit = |edit: &'a diagnostic::Edit| Edit {
            byte: in_file(edit.span, offset),
            text: &edit.text,
        };
        Self {
            level: level(fix.level),
            title: &fix.title,
            edits: fix.edits.iter().map(edit).collect(),
        }
    }
}

impl Summary {
    pub(super) fn new(summary: &summary::Summary) -> Self {
        Self {
            v: VERSION,
            r#type: "summary",
            files: summary.files,
            records: summary.records,
            valid: summary.valid,
            findings: Findings {
                error: summary.errors,
                warning: summary.warnings,
                info: summary.infos,
            },
            fixable: summary.fixable,
            codes: summary.rules.iter().map(|(code, rank)| (*code, rank.count)).collect(),
            truncated: summary.hidden > 0,
            known: summary.known,
            suppressed: summary.suppressed,
        }
    }
}

/// The words of format version 1 for the levels, whatever they are called inside.
fn level(level: diagnostic::FixLevel) -> &'static str {
    match level {
        diagnostic::FixLevel::Safe => "safe",
        diagnostic::FixLevel::Unsafe => "unsafe",
    }
}

/// A span of a record's text as a range of bytes of the file.
fn in_file(span: Span, offset: u64) -> [u64; 2] {
    [span.start, span.end].map(|at| offset.saturating_add(at as u64))
}
