//! Where the parts of a record stand in the input it came from.

use std::fmt;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place};
use crate::rules::shape::missing_field::MISSING_FIELD;
use crate::rules::{Rule, input, text};
use crate::text::{LineIndex, Span, Spelling};

/// Where the parts of a record stand in the input it came from.
#[derive(Clone, Debug)]
pub enum Places {
    /// Where they stand in the JSON text, which is the input's own.
    Own {
        /// The line of the input at which it begins, from 1.
        first_line: u64,
        /// Where it begins, in bytes of the input.
        offset: u64,
    },
    /// Nowhere that could be shown: the input is not text.
    Nowhere,
    /// In a text of another format.
    Text(TextPlaces),
    /// In cells.
    Cells(CellPlaces),
}

/// Places in a text of another format than JSON.
#[derive(Clone, Debug)]
pub struct TextPlaces {
    /// The text of the record.
    pub text: Arc<str>,
    /// The line of the input at which it begins, from 1.
    pub first_line: u64,
    /// Where it begins, in bytes of the input.
    pub offset: u64,
    /// Of each key and value its bytes in the JSON text and in this one.
    pub spans: Vec<(Span, Span)>,
}

impl Spelling for TextPlaces {
    fn written(&self, span: Span) -> Option<&str> {
        let from = self.spans.partition_point(|(json, _)| json.end < span.end);
        let mut at_end =
            self.spans.get(from..)?.iter().take_while(|(json, _)| json.end == span.end);
        let (_, own) = at_end.find(|(json, _)| json.start == span.start)?;
        let text = own.of(&self.text).trim();
        // An alias, or a tag without its value, is not how a value is spelled.
        let is_scalar = text.starts_with(|c: char| c.is_ascii_alphanumeric() || "+-.".contains(c))
            && !text.contains(char::is_whitespace);
        is_scalar.then_some(text)
    }
}

/// Places in cells.
#[derive(Clone, Debug, Default)]
pub struct CellPlaces {
    /// Of each key and value its bytes in the JSON text, and its cell.
    pub spans: Vec<(Span, Cell)>,
    /// Where what is missing would be written.
    pub gaps: Vec<Gap>,
}

/// Where something that is missing would be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Where the object, or the list without an entry, begins in the JSON text, in bytes.
    pub start: usize,
    /// The field that the object lacks; none for a list without an entry.
    pub field: Option<&'static str>,
    /// The cell, if it is one.
    pub cell: Option<Cell>,
    /// Where to write it, in words.
    pub order: String,
}

impl CellPlaces {
    /// Says of what is missing where it would be written.
    fn show_gaps(&self, found: &mut Diagnostic) {
        let start = found.place.span.start;
        let fields: &[String] = match &found.expected {
            Some(expected) if found.code == MISSING_FIELD.code => &expected.values,
            _ => &[],
        };
        let is_it = |gap: &&Gap| match gap.field {
            Some(field) => fields.iter().any(|wanted| wanted == field),
            None => fields.is_empty(),
        };
        let gaps = self.gaps.iter().filter(|gap| gap.start == start).filter(is_it);
        let gaps: Vec<&Gap> = gaps.collect();
        if let Some(cell) = gaps.iter().find_map(|gap| gap.cell.as_ref()) {
            found.place.cell = Some(Box::new(cell.into()));
        }
        found.notes.extend(gaps.iter().map(|gap| gap.order.clone()));
    }
}

/// A cell of a table, or a row of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The file or sheet.
    pub table: Arc<str>,
    /// The row, from 1; the header is row 1.
    pub row: u32,
    /// The column: its number, from 0, and what stands in its header. None for the whole row.
    pub column: Option<(u32, Arc<str>)>,
}

/// What is wrong with how a record is written in tables, or was read though it is written otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Of what kind it is.
    pub kind: FaultKind,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where.
    pub cell: Cell,
}

/// Of what kind a [`Fault`] is: causes before what may follow from them. For each there is a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultKind {
    /// Part of what was written is missing: `V008`.
    Missing,
    /// It is not of the format, such as a row that belongs to nothing: `V001`.
    Malformed,
    /// The record is not the one that was written: `V009`.
    Changed,
    /// A number, a date or a boolean is in a cell of text, and has lost how it was written: `V010`.
    NotText,
    /// The rows of a list are not numbered from 1 on: `V011`.
    Numbering,
    /// It is not written as the format has it, and was read as it was meant: `V012`.
    Adapted,
}

impl FaultKind {
    /// The rule for faults of this kind.
    #[must_use]
    pub fn rule(self) -> &'static Rule {
        match self {
            FaultKind::Malformed => &text::syntax::SYNTAX,
            FaultKind::Missing => &input::missing_part::MISSING_PART,
            FaultKind::Changed => &input::changed_since_written::CHANGED_SINCE_WRITTEN,
            FaultKind::NotText => &input::not_text::NOT_TEXT,
            FaultKind::Numbering => &input::numbering::NUMBERING,
            FaultKind::Adapted => &input::adapted::ADAPTED,
        }
    }
}

/// Puts causes before what follows from them: faults in the order of their kinds and, within a kind,
/// of their places. That a record differs from what was written is left out where something else that is
/// wrong says why.
pub(crate) fn causes_first(faults: &mut Vec<Fault>) {
    faults.sort_by(|a, b| {
        let key = |fault: &Fault| (fault.kind, fault.cell.table.clone(), fault.cell.row);
        key(a).cmp(&key(b))
    });
    let says_why = |fault: &Fault| !matches!(fault.kind, FaultKind::Changed | FaultKind::Adapted);
    if faults.iter().any(says_why) {
        faults.retain(|fault| fault.kind != FaultKind::Changed);
    }
}

impl Cell {
    /// The letters of a column as spreadsheets give them: A, B, ..., Z, AA, ...
    ///
    /// ```
    /// use verbale::formats::places::Cell;
    ///
    /// assert_eq!((Cell::letters(0), Cell::letters(27)), ("A".to_owned(), "AB".to_owned()));
    /// ```
    #[must_use]
    pub fn letters(column: u32) -> String {
        let mut letters = String::new();
        let mut rest = u64::from(column) + 1;
        while rest > 0 {
            let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
            letters.insert(0, char::from(b'A' + digit));
            rest = (rest - 1) / 26;
        }
        letters
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.column {
            Some((number, _)) => write!(f, "{}!{}{}", self.table, Cell::letters(*number), self.row),
            None => write!(f, "{}!{}", self.table, self.row),
        }
    }
}

impl Places {
    /// Moves what was found in the JSON text to where it stands in the input. Changes of the JSON text
    /// that would mend it are dropped unless the text is the input's own.
    pub fn apply(&self, diagnostics: &mut [Diagnostic]) {
        if diagnostics.is_empty() || matches!(self, Places::Own { .. }) {
            return;
        }
        let lines = self.lines();
        for found in &mut *diagnostics {
            found.fix = None;
            self.shift(lines.as_ref(), &mut found.place);
            if let Places::Cells(cells) = self {
                cells.show_gaps(found);
            }
            for related in &mut found.related {
                self.shift(lines.as_ref(), &mut related.place);
            }
        }
        if matches!(self, Places::Text(_)) {
            diagnostics.sort_by(|a, b| (a.place.span, a.code).cmp(&(b.place.span, b.code)));
        }
    }

    /// The same for places alone, of which there are few.
    pub fn apply_to(&self, places: &mut [Place]) {
        let lines = self.lines();
        for place in places {
            self.shift(lines.as_ref(), place);
        }
    }

    /// How values were written, where that was in a text of another format.
    #[must_use]
    pub fn spelling(&self) -> Option<&dyn Spelling> {
        match self {
            Places::Text(places) => Some(places),
            _ => None,
        }
    }

    fn lines(&self) -> Option<LineIndex> {
        match self {
            Places::Text(TextPlaces { text, first_line, .. }) => {
                Some(LineIndex::new(text).starting_at(*first_line))
            }
            _ => None,
        }
    }

    fn shift(&self, lines: Option<&LineIndex>, place: &mut Place) {
        match (self, lines) {
            (Places::Text(places), Some(lines)) => {
                let span = nearest(&places.spans, place.span).copied().unwrap_or_default();
                place.span = span;
                place.start = lines.position(&places.text, span.start);
                place.end = lines.position(&places.text, span.end);
            }
            (Places::Cells(places), _) => {
                place.cell = nearest(&places.spans, place.span).map(|cell| Box::new(cell.into()));
            }
            _ => {}
        }
    }
}

impl From<&Cell> for crate::diagnostic::Cell {
    fn from(cell: &Cell) -> Self {
        let column = cell.column.as_ref();
        crate::diagnostic::Cell {
            table: cell.table.to_string(),
            row: cell.row,
            column: column.map(|(number, _)| Cell::letters(*number)),
            header: column.map(|(_, header)| header.to_string()),
        }
    }
}

/// What belongs to the smallest of the spans that holds `wanted`; they are in order of their ends, as
/// they come when what is inner is finished first.
fn nearest<T>(spans: &[(Span, T)], wanted: Span) -> Option<&T> {
    let from = spans.partition_point(|(span, _)| span.end < wanted.end);
    let rest = spans.get(from..).unwrap_or_default();
    rest.iter().find(|(span, _)| span.start <= wanted.start).map(|(_, place)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_place_around_is_found() {
        let spans = [
            (Span::new(1, 4), "key"),
            (Span::new(6, 9), "value"),
            (Span::new(12, 20), "other"),
            (Span::new(0, 21), "all"),
        ];
        for (start, end, wanted) in
            [(1, 4, "key"), (7, 8, "value"), (12, 20, "other"), (4, 6, "all"), (0, 21, "all")]
        {
            assert_eq!(nearest(&spans, Span::new(start, end)), Some(&wanted), "{start}..{end}");
        }
        assert_eq!(nearest(&spans, Span::new(0, 22)), None);
    }
}
