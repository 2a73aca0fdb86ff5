//! The report for people: every finding with the lines it is about.
//!
//! The frames are drawn by `annotate-snippets`, which draws for the Rust compiler too. It is handed
//! nothing of the data as it came: it replaces control characters in source lines, but neither
//! all of them nor those in paths and labels.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::excerpt::Excerpt;
use super::sanitized::clip;
use super::{FIXABLE, Format, RecordReport, Report, Sanitized};
use crate::diagnostic::{Cell, Diagnostic, Expected, Place, Severity};
use crate::text::Span;

/// Findings with their lines, marks, help and notes.
pub(super) static HUMAN: Format = Format {
    name: "human",
    summary: "each finding with the lines it is about, for people",
    for_programs: false,
    open: || Box::new(Human),
};

/// Characters shown of a text that data may stand in at any length.
const LIMIT: usize = 300;
/// Allowed values that are listed before the list is cut.
const VALUES: usize = 12;
/// So many values named in the order to the reader are a list, which is not given twice.
const ENUMERATED: usize = 3;
/// Bytes that are looked at of what stands in a cell.
const CELL: usize = 1000;
/// Related places that are shown.
const RELATED: usize = 4;
/// Wider than anything that is drawn: lines have been cut before, around what matters.
pub(super) const NEVER_CUT: usize = 4096;

struct Human;

impl Report for Human {
    fn record(&mut self, out: &mut dyn Write, record: &RecordReport<'_>) -> io::Result<()> {
        // Whether colours are wanted is for the stream to say, which drops them if not.
        let renderer = Renderer::styled().decor_style(DecorStyle::Ascii).term_width(NEVER_CUT);
        for found in record.diagnostics {
            let drawn = renderer.render(&[group(record, found)]);
            for line in without_gaps(&drawn) {
                writeln!(out, "{line}")?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

/// One finding as the renderer wants it.
fn group<'a>(record: &RecordReport<'_>, found: &Diagnostic) -> Group<'a> {
    let start = found.place.start;
    let title = level(found.severity).primary_title(shown(&found.message)).id(found.code);
    let origin = match record.beyond_lines(found) {
        Some(place) => Origin::path(shown(&place)),
        None => Origin::path(shown(record.file))
            .line(number(start.line))
            .char_column(number(start.column)),
    };
    let mut group = Group::with_title(title).element(origin);
    if record.is_text || !record.text.is_empty() {
        group = group.elements(snippets(record.text, found));
    }
    // Where the mark carries no words of its own, it says whose part this is.
    if let (Some(subject), Some(label)) = (&found.subject, &found.place.label)
        && !label.contains(subject.as_str())
    {
        group = group.element(Level::NOTE.message(shown(&format!("in {subject}"))));
    }
    if let Some(help) = help(found) {
        group = group.element(Level::HELP.message(help));
    }
    if let Some(allowed) = found.expected.as_ref().and_then(|expected| allowed(expected, found)) {
        group = group.element(Level::NOTE.message(allowed));
    }
    group.elements(found.notes.iter().map(|note| Level::NOTE.message(shown(note))))
}

/// The lines the finding is about, each cut to a window, in order of place.
fn snippets<'a>(
    text: &[u8],
    found: &Diagnostic,
) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    struct Window {
        line: u64,
        at: usize,
        excerpt: Excerpt,
        marks: Vec<annotate_snippets::Annotation<'static>>,
    }
    let mark = |kind: AnnotationKind, range, place: &Place| {
        let subject = found.subject.as_ref().filter(|_| place == &found.place);
        let label = place.label.as_deref().map(shown);
        let label = label.or_else(|| Some(shown(&format!("in {}", subject?))));
        kind.span(range).label(label)
    };
    let open = |kind, place: &Place| {
        let (line, excerpt) = match &place.cell {
            Some(cell) => (u64::from(cell.row), of_cell(text, place.span, cell)),
            None => (place.start.line, Excerpt::around(text, place.span)),
        };
        let marks = vec![mark(kind, excerpt.mark.clone(), place)];
        Window { line, at: place.span.start, excerpt, marks }
    };

    let mut windows = vec![open(AnnotationKind::Primary, &found.place)];
    for related in found.related.iter().take(RELATED) {
        let place = &related.place;
        let near = windows.iter_mut().filter(|_| place.cell.is_none()).find_map(|window| {
            let range = window.excerpt.locate(place.span)?;
            Some((window, range))
        });
        match near {
            Some((window, range)) => {
                window.marks.push(mark(AnnotationKind::Context, range, place));
            }
            None => windows.push(open(AnnotationKind::Context, place)),
        }
    }
    windows.sort_by_key(|window| window.at);
    windows
        .into_iter()
        .map(|Window { line, excerpt, marks, .. }| {
            Snippet::source(excerpt.text).line_start(number(line)).annotations(marks)
        })
        .collect()
}

/// What stands in a cell, as JSON, with the header of its column in front.
fn of_cell(text: &[u8], span: Span, cell: &Cell) -> Excerpt {
    let mut line = cell.header.as_ref().map(|header| format!("{header}: ")).unwrap_or_default();
    let start = line.len();
    let value = text.get(span.start..span.end).unwrap_or_default();
    let value = value.get(..value.len().min(CELL)).unwrap_or_default();
    line.push_str(&String::from_utf8_lossy(value));
    Excerpt::around(line.as_bytes(), Span::new(start, line.len()))
}

/// The order to the reader, marked if the tool could carry it out.
fn help(found: &Diagnostic) -> Option<String> {
    let text = found.help.as_ref().or(found.fix.as_ref().map(|fix| &fix.title))?;
    let mut help = shown(text);
    if found.fix.is_some() {
        let _ = write!(help, " {FIXABLE} fixable");
    }
    Some(help)
}

/// What is allowed, unless the finding says so already.
fn allowed(expected: &Expected, found: &Diagnostic) -> Option<String> {
    let said = [Some(&found.message), found.help.as_ref(), found.place.label.as_ref()];
    let named = |text: &&String| {
        expected.values.iter().filter(|value| text.contains(value.as_str())).count()
    };
    let said = said.iter().flatten().map(named).max().unwrap_or(0);
    let all = expected.values.len();
    if said == all {
        return None;
    }
    let page = expected.list.unwrap_or(found.code);
    if said >= ENUMERATED {
        return Some(shown(&format!("all {all} allowed values: `verbale explain {page}`")));
    }
    let listed: Vec<_> = expected.values.iter().take(VALUES).map(String::as_str).collect();
    let mut text = shown(&format!("allowed: {}", listed.join(", ")));
    if let more @ 1.. = all - listed.len() {
        let _ = write!(text, ", … and {more} more: `verbale explain {page}`");
    }
    Some(text)
}

/// A text of the finding on one line, bounded and harmless.
pub(super) fn shown(text: &str) -> String {
    Sanitized::line(&clip(text, LIMIT)).to_string()
}

pub(super) const fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    }
}

pub(super) fn number(n: u64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

/// The lines of a drawing, with `...` between two excerpts and nothing in front of the first.
///
/// The renderer takes excerpts without a path for parts of further files and announces each with
/// `:::` and an empty name. It has to be kept from knowing the path, or it would work out columns
/// by what is left of the line. No line of data can be taken for such a line: all of them begin
/// with a number, a bar or an equals sign.
pub(super) fn without_gaps(drawn: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let mut gaps = 0;
    drawn.lines().filter_map(move |line| {
        if line.contains(":::") && plain(line).trim() == ":::" {
            gaps += 1;
            return (gaps > 1).then(|| Cow::Owned(line.replacen("::: ", "...", 1)));
        }
        Some(Cow::Borrowed(line))
    })
}

/// The line without its colours.
fn plain(line: &str) -> String {
    anstream::adapter::strip_str(line).to_string()
}
