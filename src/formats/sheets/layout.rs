//! How sheets are laid out, whatever the program: widths, notes, choices, and what fits.

use super::{MAX_ROWS, MAX_UNITS};
use crate::formats::Error;
use crate::formats::places::Cell;
use crate::formats::tables::{Column, Role, TABLES, Table};
use crate::formats::views::{Kind, ViewColumn};
use crate::model::shape::{Class, Type};

/// The most characters of a text that is broken into lines: more would make rows too high.
const MAX_PROSE: usize = 2_000;
/// The most characters of what a note says of a column.
const MAX_NOTE: usize = 300;

/// Refuses a text that no cell can hold.
pub(in crate::formats) fn check_text(
    sheet: &str,
    (row, column): (u32, u16),
    text: &str,
) -> Result<(), Error> {
    // No character has more code units than bytes.
    if text.len() <= MAX_UNITS {
        return Ok(());
    }
    let units = text.encode_utf16().count();
    if units <= MAX_UNITS {
        return Ok(());
    }
    let cell = format!("{sheet}!{}{}", Cell::letters(column.into()), row + 1);
    Err(Error::refused(format!(
        "{cell}: the text has {units} UTF-16 code units, and a cell holds {MAX_UNITS}; shorten it, or \
         write another format"
    )))
}

/// Refuses a row that no sheet can have; it is given from 0.
pub(in crate::formats) fn check_row(sheet: &str, row: u32) -> Result<(), Error> {
    if row < MAX_ROWS {
        return Ok(());
    }
    Err(Error::refused(format!(
        "the sheet `{sheet}` would have more than {MAX_ROWS} rows; take the records apart, or write \
         another format"
    )))
}

/// The words that may stand in a column.
pub(in crate::formats) struct Choice {
    /// What the list is called.
    pub(in crate::formats) name: String,
    pub(in crate::formats) words: Vec<String>,
}

impl Choice {
    /// The words of a column of a table, if they are a closed list.
    pub(in crate::formats) fn of(table: &Table, column: &Column) -> Option<Self> {
        let owned = |word: &str| word.to_owned();
        let (name, words) = match (column.role, column.ty) {
            (Role::Field, _) => {
                let number = TABLES.number(&table.name)?;
                let lists = TABLES.iter().flat_map(|table| &table.lists);
                let names = lists.filter(|list| list.table == number).map(|list| &list.name);
                let mut names: Vec<String> = names.cloned().collect();
                names.sort();
                names.dedup();
                (format!("{}_field", table.name), names)
            }
            (_, Type::Vocabulary(list)) => {
                (owned(list.name), list.words.iter().map(|word| owned(word.word)).collect())
            }
            (_, Type::Boolean) => (owned("boolean"), vec![owned("TRUE"), owned("FALSE")]),
            _ => return None,
        };
        Some(Choice { name, words })
    }

    /// How long the words are when they are written out, with commas.
    pub(in crate::formats) fn units(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.encode_utf16().count() + 1)
            .sum::<usize>()
            .saturating_sub(1)
    }
}

/// Whether a column holds texts for people that are short enough to be shown in whole.
pub(in crate::formats) fn is_prose(column: &Column) -> bool {
    let Type::Scalar(scalar) = column.ty else { return false };
    matches!(scalar.class, Class::Words | Class::Verbatim)
        && scalar.max.is_some_and(|max| max <= MAX_PROSE)
}

/// The width of a column of a view, in characters.
pub(in crate::formats) fn width_in_view(column: &ViewColumn) -> f64 {
    let ends = ["text", "evidence", "or_else", "condition", "title", "summary"];
    match column.kind {
        Kind::Date | Kind::Number => 14.0,
        Kind::Text if ends.iter().any(|end| column.name.ends_with(end)) => 44.0,
        Kind::Text => 20.0,
    }
}

/// The width of a column, in characters.
pub(in crate::formats) fn width(column: &Column) -> f64 {
    let by_content: usize = match column.ty {
        Type::Scalar(scalar) => match scalar.class {
            Class::Words | Class::Verbatim => 44,
            Class::Id | Class::Reference => 20,
            Class::Machine => 18,
        },
        Type::Vocabulary(_) => 18,
        Type::Json => 44,
        _ => 10,
    };
    // The button of the filter covers some of the header.
    let by_header = column.name.chars().count() + 4;
    f64::from(u32::try_from(by_content.max(by_header)).unwrap_or(44))
}

/// What a note says of a column.
pub(in crate::formats) fn note_text(column: &Column) -> String {
    let mut text = brief(&column.doc);
    if column.required {
        text.push_str("\n\nRequired.");
    }
    if column.many {
        text.push_str("\n\nSeveral values are written with spaces between.");
    }
    text
}

/// The beginning of a doc, in one line: whole sentences if there is room for one.
fn brief(doc: &str) -> String {
    let text = doc.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(MAX_NOTE) else { return text };
    let start = text.get(..end).unwrap_or_default();
    match (start.rfind(". "), start.rfind(' ')) {
        (Some(sentence), _) => start.get(..=sentence).unwrap_or_default().to_owned(),
        (None, Some(word)) => format!("{} ...", start.get(..word).unwrap_or_default()),
        (None, None) => format!("{start} ..."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_short_and_end_well() {
        assert_eq!(brief("One\n  two."), "One two.");
        let long = format!("One. {}", "word ".repeat(100));
        assert_eq!(brief(&long), "One.");
        assert!(brief(&"word ".repeat(100)).ends_with("word ..."));
        assert!(brief(&"é".repeat(1000)).chars().count() < 310);
        for column in TABLES.iter().flat_map(|table| &table.columns) {
            assert!(!brief(&column.doc).is_empty(), "{}", column.name);
        }
    }
}
