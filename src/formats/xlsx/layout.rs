//! How a workbook is laid out: sheets, headers, notes and drop-downs.

use std::io::Write;
use std::path::Path;
use std::sync::LazyLock;

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Formula, Note, Url, Workbook, Worksheet, XlsxError,
};
use zip::result::ZipError;

use crate::formats::Error;
use crate::formats::places::Cell;
use crate::formats::sheets::about::{self, Part, Purpose};
use crate::formats::sheets::layout::{
    Choice, check_row, check_text, is_prose, note_text, width, width_in_view,
};
use crate::formats::sheets::value::{decimal, is_kept, serial};
use crate::formats::sheets::{ABOUT, COMPRESSION, LISTS, MAX_ROWS};
use crate::formats::tables::{Column, Date, TABLES, Table};
use crate::formats::views::{Kind, View};
use crate::formats::zipped::Quiet;
use crate::model::shape::Type;

/// The most UTF-16 code units of a drop-down that is written out, with the commas.
const MAX_DROP_DOWN: usize = 255;

/// The words of the lists that are too long for a drop-down, with their names.
static LONG_LISTS: LazyLock<Vec<Choice>> = LazyLock::new(|| {
    let mut all: Vec<Choice> = Vec::new();
    for table in TABLES.iter() {
        for choice in table.columns.iter().filter_map(|column| Choice::of(table, column)) {
            if choice.units() > MAX_DROP_DOWN && !all.iter().any(|other| other.name == choice.name)
            {
                all.push(choice);
            }
        }
    }
    all
});

/// How days are shown.
static DAYS: LazyLock<Format> =
    LazyLock::new(|| Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Top));

/// What is in a cell.
#[derive(Clone, Copy, Debug)]
pub(super) enum Content<'a> {
    /// A text, as it is.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// A day.
    Date(Date),
}

/// A workbook that is being written.
pub(super) struct Book {
    workbook: Workbook,
    header: Format,
    text: Format,
    /// That of texts that people read, which are broken into lines.
    prose: Format,
    example: Format,
    example_text: Format,
}

impl Book {
    /// An empty one. The rows of its sheets are kept in files without a name, in the folder `beside`
    /// if that can be written to.
    pub(super) fn new(beside: Option<&Path>) -> Self {
        let mut workbook = Workbook::new();
        workbook.set_zip_compression_level(COMPRESSION);
        if let Some(folder) = beside {
            // Where nothing can be written, there is the folder that the system has for such files.
            let _ = workbook.set_tempdir(folder);
        }
        let header = Format::new()
            .set_bold()
            .set_background_color("#E7ECF2")
            .set_border_bottom(FormatBorder::Thin)
            .set_num_format("@");
        let text = Format::new().set_num_format("@").set_align(FormatAlign::Top);
        let prose = text.clone().set_text_wrap();
        let example = Format::new().set_italic().set_font_color(Color::Gray);
        let example_text = example.clone().set_num_format("@");
        Book { workbook, header, text, prose, example, example_text }
    }

    /// How the example of a template is shown.
    pub(super) fn example(&self, is_text: bool) -> &Format {
        if is_text { &self.example_text } else { &self.example }
    }

    /// The sheet that explains the workbook.
    pub(super) fn about(
        &mut self,
        purpose: Purpose,
        views: &[&View],
        tables: &[(usize, u64)],
    ) -> Result<Worksheet, Error> {
        let mut sheet = self.sheet(ABOUT)?;
        sheet.set_tab_color(Color::Gray);
        for (number, width) in [(0, 24), (1, 10), (2, 100)] {
            sheet.set_column_width(number, width).map_err(failed)?;
        }
        let title = Format::new().set_bold().set_font_size(14);
        for (row, parts) in (0_u32..).zip(about::rows(purpose, views, tables)) {
            for (column, part) in (0_u16..).zip(&parts) {
                let at = (row, column);
                match part {
                    Part::Blank => {}
                    Part::Title(text) => put(&mut sheet, at, Content::Text(text), Some(&title))?,
                    Part::Head(text) => {
                        put(&mut sheet, at, Content::Text(text), Some(&self.header))?;
                    }
                    Part::Text(text) => put(&mut sheet, at, Content::Text(text), None)?,
                    Part::Link(name) => {
                        let link = Url::new(format!("internal:'{name}'!A1")).set_text(name);
                        sheet.write_url(row, column, link).map_err(failed)?;
                    }
                    Part::Count(name, count, letters) => {
                        let cells = format!("COUNTA('{name}'!${letters}$2:${letters}${MAX_ROWS})");
                        let formula = Formula::new(cells).set_result(count.to_string());
                        sheet.write_formula(row, column, formula).map_err(failed)?;
                    }
                }
            }
        }
        Ok(sheet)
    }

    /// A sheet without anything.
    pub(super) fn sheet(&mut self, name: &str) -> Result<Worksheet, Error> {
        let mut sheet = self.workbook.new_worksheet_with_constant_memory().map_err(failed)?;
        sheet.set_name(name).map_err(failed)?;
        sheet.set_default_note_author("verbale");
        Ok(sheet)
    }

    /// The sheet of a table, with its header.
    pub(super) fn table(&mut self, table: &Table) -> Result<Worksheet, Error> {
        let mut sheet = self.sheet(&table.name)?;
        for (number, column) in (0_u16..).zip(&table.columns) {
            self.dress(&mut sheet, table, column, number)?;
        }
        for (number, column) in (0_u16..).zip(&table.columns) {
            self.head(&mut sheet, number, &column.name)?;
        }
        Ok(sheet)
    }

    /// The sheet of a view, with its header.
    pub(super) fn view(&mut self, view: &View) -> Result<Worksheet, Error> {
        let mut sheet = self.sheet(&view.table_name())?;
        sheet.set_tab_color("#5B7FA6");
        for (number, column) in (0_u16..).zip(&view.columns) {
            sheet.set_column_width(number, width_in_view(column)).map_err(failed)?;
            let format = match column.kind {
                Kind::Date => &DAYS,
                Kind::Text | Kind::Number => &self.prose,
            };
            sheet.set_column_format(number, format).map_err(failed)?;
            sheet.insert_note(0, number, &sized_note(column.doc.to_owned())).map_err(failed)?;
        }
        for (number, column) in (0_u16..).zip(&view.columns) {
            self.head(&mut sheet, number, column.name)?;
        }
        Ok(sheet)
    }

    /// Writes a cell of the header. Columns are dressed before.
    pub(super) fn head(&self, sheet: &mut Worksheet, number: u16, text: &str) -> Result<(), Error> {
        put(sheet, (0, number), Content::Text(text), Some(&self.header))
    }

    /// Gives a column its width, format, note and drop-down.
    pub(super) fn dress(
        &self,
        sheet: &mut Worksheet,
        table: &Table,
        column: &Column,
        number: u16,
    ) -> Result<(), Error> {
        sheet.set_column_width(number, width(column)).map_err(failed)?;
        if !matches!(column.ty, Type::Number(_) | Type::Boolean) {
            let format = match column {
                column if column.is_date() => &DAYS,
                column if is_prose(column) => &self.prose,
                _ => &self.text,
            };
            sheet.set_column_format(number, format).map_err(failed)?;
        }
        sheet.insert_note(0, number, &note(column)).map_err(failed)?;
        if let Some(choice) = Choice::of(table, column) {
            let drop_down = drop_down(&choice, column.many).map_err(failed)?;
            let range = (1, number, MAX_ROWS - 1, number);
            sheet
                .add_data_validation(range.0, range.1, range.2, range.3, &drop_down)
                .map_err(failed)?;
        }
        Ok(())
    }

    /// Ends a workbook with these sheets, and writes it.
    pub(super) fn finish(
        mut self,
        sheets: Vec<Worksheet>,
        out: Box<dyn Write + Send>,
    ) -> Result<(), Error> {
        let mut out = Quiet::new(out);
        let lists = self.lists()?;
        for sheet in sheets.into_iter().chain([lists]) {
            self.workbook.push_worksheet(sheet);
        }
        // The earliest day that a zip file can tell, so that equal records make equal files.
        let day = ExcelDateTime::from_ymd(1980, 1, 1).map_err(failed)?;
        self.workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
        self.workbook.save_to_writer(&mut out).map_err(failed)?;
        Ok(out.flush()?)
    }

    /// The hidden sheet with the long lists, each in a column.
    fn lists(&mut self) -> Result<Worksheet, Error> {
        let mut sheet = self.sheet(LISTS)?;
        sheet.set_hidden(true);
        for (number, list) in (0_u16..).zip(LONG_LISTS.iter()) {
            self.head(&mut sheet, number, &list.name)?;
        }
        let longest = LONG_LISTS.iter().map(|list| list.words.len()).max().unwrap_or(0);
        for at in 0..longest {
            let row = u32::try_from(at + 1).unwrap_or(MAX_ROWS);
            for (number, list) in (0_u16..).zip(LONG_LISTS.iter()) {
                if let Some(word) = list.words.get(at) {
                    put(&mut sheet, (row, number), Content::Text(word), None)?;
                }
            }
        }
        Ok(sheet)
    }
}

/// Keeps the header in view and filters by it; `last` is the last row and column, from 0.
pub(super) fn freeze(sheet: &mut Worksheet, last: (u32, u16)) -> Result<(), Error> {
    sheet.set_freeze_panes(1, 0).map_err(failed)?;
    sheet.autofilter(0, 0, last.0.max(1), last.1).map_err(failed)?;
    Ok(())
}

/// Writes into a cell, given by row and column from 0. The rows of a sheet have to come in order.
///
/// # Errors
/// When a cell cannot hold it.
pub(super) fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    content: Content<'_>,
    format: Option<&Format>,
) -> Result<(), Error> {
    check_row(&sheet.name(), row)?;
    match (content, format) {
        (Content::Number(number), _) if !is_kept(number) => {
            return put_text(sheet, (row, column), &decimal(number), format);
        }
        (Content::Text(text), _) => return put_text(sheet, (row, column), text, format),
        (Content::Number(number), None) => sheet.write_number(row, column, number),
        (Content::Number(number), Some(format)) => {
            sheet.write_number_with_format(row, column, number, format)
        }
        (Content::Date(day), _) => match serial(day) {
            Some(number) => {
                let number = f64::from(number);
                sheet.write_number_with_format(row, column, number, &DAYS)
            }
            None => return put_text(sheet, (row, column), &day.to_string(), format),
        },
        (Content::Boolean(boolean), None) => sheet.write_boolean(row, column, boolean),
        (Content::Boolean(boolean), Some(format)) => {
            sheet.write_boolean_with_format(row, column, boolean, format)
        }
    }
    .map_err(failed)?;
    Ok(())
}

fn put_text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: Option<&Format>,
) -> Result<(), Error> {
    check_text(&sheet.name(), (row, column), text)?;
    match (escaped(text), format) {
        (None, None) => sheet.write_string(row, column, text),
        (None, Some(format)) => sheet.write_string_with_format(row, column, text, format),
        // The text of a rich string is written as it is.
        (Some(text), None) => sheet.write_rich_string(row, column, &[(&Format::new(), &text)]),
        (Some(text), Some(format)) => {
            sheet.write_rich_string_with_format(row, column, &[(&Format::new(), &text)], format)
        }
    }
    .map_err(failed)?;
    Ok(())
}

/// A text with its own `_x0041_` marked as no escapes, if the library would miss one: it does not see
/// that `_x0041` becomes one before a character that is written as an escape itself.
fn escaped(text: &str) -> Option<String> {
    let is_before = |at: usize, last: fn(char) -> bool| {
        let rest = text.get(at + 2..).unwrap_or_default();
        let digits = rest.get(..4).unwrap_or_default();
        digits.len() == 4
            && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
            && rest.get(4..).and_then(|rest| rest.chars().next()).is_some_and(last)
    };
    let starts = || text.match_indices("_x").map(|(at, _)| at);
    if !starts().any(|at| is_before(at, is_written_as_escape)) {
        return None;
    }
    let mut marked = String::new();
    let mut done = 0;
    for at in starts().filter(|at| is_before(*at, |c| c == '_' || is_written_as_escape(c))) {
        marked.push_str(text.get(done..at).unwrap_or_default());
        marked.push_str("_x005F");
        done = at;
    }
    marked.push_str(text.get(done..).unwrap_or_default());
    Some(marked)
}

/// Whether XML has no other way to hold a character.
fn is_written_as_escape(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// An error of the library that writes.
pub(super) fn failed(error: XlsxError) -> Error {
    match error {
        XlsxError::IoError(error)
        | XlsxError::TempFileError(_, error)
        | XlsxError::ZipError(ZipError::Io(error)) => Error::Io(error),
        error => Error::refused(format!("the workbook cannot be written: {error}")),
    }
}

/// A drop-down. Where a cell holds several words it only proposes them.
fn drop_down(choice: &Choice, many: bool) -> Result<DataValidation, XlsxError> {
    let long = (0_u32..).zip(LONG_LISTS.iter()).find(|(_, list)| list.name == choice.name);
    let rule = DataValidation::new();
    let rule = if let Some((number, list)) = long {
        let (letters, end) = (Cell::letters(number), list.words.len() + 1);
        rule.allow_list_formula(Formula::new(format!("={LISTS}!${letters}$2:${letters}${end}")))
    } else {
        rule.allow_list_strings(&choice.words)?
    };
    if many {
        return Ok(rule.show_error_message(false));
    }
    rule.set_error_title("Not in the list")?
        .set_error_message("Only the words of the drop-down may stand here.")
}

/// What is said of a column: what it holds and whether it has to be there.
fn note(column: &Column) -> Note {
    sized_note(note_text(column))
}

/// A note in a box that is as high as its text.
fn sized_note(text: String) -> Note {
    let lines = u32::try_from(text.chars().count() / 45 + 2 + text.matches('\n').count());
    // Fifteen pixels a line.
    let height = 20 + 15 * lines.unwrap_or(10);
    Note::new(text).add_author_prefix(false).set_width(280).set_height(height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_that_would_come_about_are_marked() {
        for (text, wanted) in [
            ("_x0041_", None),
            ("_x0041", None),
            ("_x004\u{1}", None),
            ("_x0041\t", None),
            ("_x0041\u{1}", Some("_x005F_x0041\u{1}")),
            ("_x0041__x00e9\u{FFFE}é", Some("_x005F_x0041__x005F_x00e9\u{FFFE}é")),
        ] {
            assert_eq!(escaped(text).as_deref(), wanted, "{text:?}");
        }
    }
}
