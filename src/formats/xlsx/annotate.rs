//! A workbook with what was found in it.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::Path;

use rust_xlsxwriter::{Color, Format, Note, Worksheet};

use super::WHAT;
use super::cells::SheetRows;
use super::layout::{Book, Content, failed, freeze, put};
use super::preflight::{Checked, column};
use crate::diagnostic::{Cell, Diagnostic};
use crate::formats::caught::written;
use crate::formats::places::Fault;
use crate::formats::sheets::value::{Row, Rows as _, Value};
use crate::formats::sheets::writing::beside;
use crate::formats::sheets::{FINDINGS, LISTS, MAX_CELLS, malformed, table_of};
use crate::formats::tables::{TABLES, Table};
use crate::formats::{Error, Input, Limits, Output};

/// The most characters of a note.
const MAX_NOTE: usize = 2_000;
/// The most characters of a text that is told of a finding.
const MAX_TOLD: usize = 8_000;

/// Something that was found, to be shown in a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// The rule's code; empty where there is no rule.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where: a cell, or a row where it has no column. What stands nowhere is only listed.
    pub cell: Option<Cell>,
}

impl From<&Diagnostic> for Finding {
    fn from(found: &Diagnostic) -> Self {
        Finding {
            code: found.code.to_owned(),
            message: found.message.clone(),
            help: found.help.clone(),
            cell: found.place.cell.as_deref().cloned(),
        }
    }
}

impl From<&Fault> for Finding {
    fn from(fault: &Fault) -> Self {
        Finding {
            code: String::new(),
            message: fault.message.clone(),
            help: fault.help.clone(),
            cell: Some((&fault.cell).into()),
        }
    }
}

/// Writes a workbook again with what was found in it: the cells are red and have notes, and a sheet
/// `_findings` lists everything. What is wrong with a row as a whole is shown at its first cell.
///
/// The sheets, the order of rows and columns and what stands in the cells are those of the input, so
/// that the new workbook can be mended and read in its place. Nothing else of the input is kept: not
/// its colours, widths and styles, not its notes, charts and pictures; of formulas there is the value,
/// and a date is the text that it is read as. A sheet `_findings` of the input is replaced.
///
/// # Errors
/// When the input cannot be read, or the output cannot be written.
pub fn annotate(
    input: &Path,
    output: Output,
    findings: &[Finding],
    limits: &Limits,
) -> Result<(), Error> {
    let checked = Checked::open(Input::Path(input.to_owned()), limits)?;
    written(WHAT, || copy(checked, output, findings))
}

/// Copies a workbook with what was found in it.
fn copy(mut checked: Checked, output: Output, findings: &[Finding]) -> Result<(), Error> {
    let mut book = Book::new(beside(&output).as_deref());
    let out = output.into_stream()?;
    let mut marks = Marks::of(findings);
    let mut sheets = Vec::new();
    let mut cells = 0;
    for name in checked.sheets()? {
        let is_ours = name.eq_ignore_ascii_case(LISTS) || name.eq_ignore_ascii_case(FINDINGS);
        if !is_ours {
            let marks = marks.0.remove(name.as_str()).unwrap_or_default();
            let mut copy = Copied::new(&mut book, &name, marks)?;
            copy.all(&book, &mut checked, &mut cells)?;
            sheets.push(copy.sheet);
        }
    }
    sheets.push(listed(&mut book, findings)?);
    book.finish(sheets, out)
}

/// What was found, by sheet, and by row and column from 0.
struct Marks<'f>(HashMap<&'f str, MarksOfSheet<'f>>);

type MarksOfSheet<'f> = BTreeMap<(u32, u16), Vec<&'f Finding>>;

impl<'f> Marks<'f> {
    fn of(findings: &'f [Finding]) -> Self {
        let mut marks: HashMap<&str, MarksOfSheet<'f>> = HashMap::new();
        for finding in findings {
            let Some(Cell { table, row, column: letters, .. }) = &finding.cell else { continue };
            let number = letters.as_deref().map_or(Some(1), column).unwrap_or(1) - 1;
            let at = (row.saturating_sub(1), u16::try_from(number).unwrap_or(0));
            marks.entry(table).or_default().entry(at).or_default().push(finding);
        }
        Marks(marks)
    }
}

/// A sheet that is being copied.
struct Copied<'f> {
    sheet: Worksheet,
    table: Option<&'static Table>,
    /// What is still to be shown.
    marks: MarksOfSheet<'f>,
    red: Format,
    red_text: Format,
}

impl<'f> Copied<'f> {
    fn new(book: &mut Book, name: &str, marks: MarksOfSheet<'f>) -> Result<Self, Error> {
        let table = table_of(name).and_then(|number| TABLES.get(number));
        let red = Format::new().set_background_color("#FFC7CE").set_font_color("#9C0006");
        let red_text = red.clone().set_num_format("@");
        Ok(Copied { sheet: book.sheet(name)?, table, marks, red, red_text })
    }

    /// Copies the rows of a sheet; `cells` counts those of all sheets.
    fn all(&mut self, book: &Book, checked: &mut Checked, cells: &mut usize) -> Result<(), Error> {
        let name = self.sheet.name();
        let mut rows = SheetRows::of(checked, &name)?;
        let mut last = (0, 0);
        while let Some(row) = rows.next()? {
            *cells += row.cells.len();
            if *cells > MAX_CELLS {
                return Err(malformed(
                    format!("the workbook has more than {MAX_CELLS} cells"),
                    "take it apart",
                ));
            }
            let widest = row.cells.last().map_or(0, |(column, _)| narrow(*column));
            last = (row.number.saturating_sub(1), widest.max(last.1));
            match self.table {
                Some(table) if row.number == 1 => self.header(book, table, &row)?,
                _ => self.row(&row)?,
            }
        }
        // What was found where nothing stands any more.
        self.blank_marks(None)?;
        if self.table.is_some() {
            freeze(&mut self.sheet, last)?;
        }
        Ok(())
    }

    /// Copies the header of a table.
    fn header(&mut self, book: &Book, table: &Table, row: &Row) -> Result<(), Error> {
        for (number, value) in &row.cells {
            let text = value.text();
            if let Some(column) = table.columns.iter().find(|column| *column.name == *text.trim()) {
                book.dress(&mut self.sheet, table, column, narrow(*number))?;
            }
        }
        for (number, value) in &row.cells {
            let number = narrow(*number);
            match self.marks.remove(&(0, number)) {
                Some(found) => self.marked((0, number), Some(value), &found)?,
                None => book.head(&mut self.sheet, number, &value.text())?,
            }
        }
        Ok(())
    }

    /// Copies a row.
    fn row(&mut self, row: &Row) -> Result<(), Error> {
        let number = row.number.saturating_sub(1);
        for (column, value) in &row.cells {
            let at = (number, narrow(*column));
            self.blank_marks(Some(at))?;
            match self.marks.remove(&at) {
                Some(found) => self.marked(at, Some(value), &found)?,
                None => put(&mut self.sheet, at, content(value), None)?,
            }
        }
        Ok(())
    }

    /// Shows what was found in cells that are blank and stand before this one; in all, without one.
    fn blank_marks(&mut self, before: Option<(u32, u16)>) -> Result<(), Error> {
        while let Some(first) = self.marks.first_entry() {
            if before.is_some_and(|before| *first.key() >= before) {
                break;
            }
            let (at, found) = first.remove_entry();
            self.marked(at, None, &found)?;
        }
        Ok(())
    }

    /// Writes a red cell with a note.
    fn marked(
        &mut self,
        at @ (row, column): (u32, u16),
        value: Option<&Value>,
        found: &[&Finding],
    ) -> Result<(), Error> {
        match value.map(content) {
            Some(content @ Content::Text(_)) => {
                put(&mut self.sheet, at, content, Some(&self.red_text))?;
            }
            Some(content) => put(&mut self.sheet, at, content, Some(&self.red))?,
            None => {
                self.sheet.write_blank(row, column, &self.red_text).map_err(failed)?;
            }
        }
        self.sheet.insert_note(row, column, &note(found)).map_err(failed)?;
        Ok(())
    }
}

/// What stands in a cell, as it is written.
fn content(value: &Value) -> Content<'_> {
    match value {
        Value::Text(text) | Value::Date(text) | Value::Error(text) => Content::Text(text),
        Value::Unfit(number, _) if !number.is_finite() => Content::Text("#NUM!"),
        Value::Number(number) | Value::Unfit(number, _) => Content::Number(*number),
        Value::Boolean(boolean) => Content::Boolean(*boolean),
    }
}

/// The number of a column, of which there are no more than 16,384.
fn narrow(column: u32) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// A note that says what was found in a cell.
fn note(found: &[&Finding]) -> Note {
    let mut text = String::new();
    for (number, finding) in found.iter().enumerate() {
        let told = told(finding);
        if number > 0 && text.chars().count() + told.chars().count() > MAX_NOTE {
            let rest = found.len() - number;
            // Writing to a string does not fail.
            let _ = write!(text, "\n\nand {rest} more, see `{FINDINGS}`");
            break;
        }
        let line = if number > 0 { "\n\n" } else { "" };
        text.push_str(line);
        text.push_str(&shortened(&told, MAX_NOTE));
    }
    let lines = u32::try_from(text.chars().count() / 50 + 2 + text.matches('\n').count());
    // Fifteen pixels a line.
    let height = 20 + 15 * lines.unwrap_or(10).min(30);
    Note::new(text).add_author_prefix(false).set_width(320).set_height(height)
}

/// A finding in a few lines.
fn told(Finding { code, message, help, .. }: &Finding) -> String {
    let colon = if code.is_empty() { "" } else { ": " };
    let help = help.as_ref().map_or_else(String::new, |help| format!("\nHelp: {help}"));
    format!("{code}{colon}{message}{help}")
}

/// The beginning of a text that may have so many characters.
fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{} ...", text.get(..end).unwrap_or_default()),
    }
}

/// The sheet that lists what was found.
fn listed(book: &mut Book, findings: &[Finding]) -> Result<Worksheet, Error> {
    let mut sheet = book.sheet(FINDINGS)?;
    sheet.set_tab_color(Color::Red);
    let columns = [("code", 8), ("message", 70), ("help", 50), ("sheet", 18), ("cell", 10)];
    for (number, (header, width)) in (0_u16..).zip(columns) {
        sheet.set_column_width(number, width).map_err(failed)?;
        book.head(&mut sheet, number, header)?;
    }
    let mut last = 0;
    for finding in findings {
        last += 1;
        let (table, at) = finding.cell.as_ref().map_or_else(Default::default, |cell| {
            let column = cell.column.as_deref().unwrap_or_default();
            (cell.table.as_str(), format!("{column}{}", cell.row))
        });
        let message = shortened(&finding.message, MAX_TOLD);
        let help = shortened(finding.help.as_deref().unwrap_or_default(), MAX_TOLD);
        for (column, text) in (0_u16..).zip([&*finding.code, &message, &help, table, &at]) {
            put(&mut sheet, (last, column), Content::Text(text), None)?;
        }
    }
    freeze(&mut sheet, (last, 4))?;
    Ok(sheet)
}
