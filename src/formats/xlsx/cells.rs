//! What is in the cells of a sheet, row by row.

use std::fs::File;
use std::io::BufReader;

use calamine::{DataRef, ExcelDateTime, Style, XlsxCellReader};

use super::preflight::{Checked, broken};
use crate::formats::Error;
use crate::formats::places::Cell;
use crate::formats::sheets::value::{Row, Rows, Value};
use crate::formats::sheets::{MAX_COLUMNS, MAX_ROWS};

/// The value of a cell as the decoder has it; none where it is blank.
fn value_of(data: &DataRef<'_>, style: Option<&Style>) -> Option<Value> {
    Some(match data {
        DataRef::Empty => return None,
        DataRef::String(text) | DataRef::DurationIso(text) => Value::Text(text.clone()),
        DataRef::SharedString(text) => Value::Text((*text).to_owned()),
        DataRef::DateTimeIso(text) => {
            Value::Date(text.strip_suffix("T00:00:00").unwrap_or(text).to_owned())
        }
        #[expect(clippy::cast_precision_loss, reason = "numbers in sheets are of this type")]
        DataRef::Int(number) => Value::Number(*number as f64),
        DataRef::Float(number) => Value::number(*number),
        DataRef::Bool(boolean) => Value::Boolean(*boolean),
        DataRef::DateTime(at) => {
            let code = style.and_then(|style| style.number_format.as_ref());
            moment(*at, code.map_or("", |format| &format.format_code))
        }
        DataRef::Error(error) => Value::Error(error.to_string()),
    })
}

/// How precisely a date is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Precision {
    Year,
    Month,
    Day,
}

impl Precision {
    /// What the format of a date shows, by its code.
    fn of(code: &str) -> Self {
        let shown = letters(code);
        if shown.contains(['d', 'h', 's']) {
            Precision::Day
        } else if shown.contains('m') {
            Precision::Month
        } else if shown.contains('y') {
            Precision::Year
        } else {
            Precision::Day
        }
    }
}

/// The characters of a format's first section that stand for something, in lower case: what is
/// quoted, escaped or in brackets is left out.
fn letters(code: &str) -> String {
    let mut shown = String::new();
    let mut characters = code.chars();
    while let Some(c) = characters.next() {
        match c {
            ';' => break,
            '\\' | '_' | '*' => {
                characters.next();
            }
            '"' => while characters.next().is_some_and(|c| c != '"') {},
            '[' => while characters.next().is_some_and(|c| c != ']') {},
            c => shown.push(c.to_ascii_lowercase()),
        }
    }
    shown
}

/// A date as it is shown by a format, or what else the number is shown as.
fn moment(at: ExcelDateTime, code: &str) -> Value {
    let number = at.as_f64();
    if at.is_duration() {
        return Value::Unfit(number, "a span of time");
    }
    if (0.0..1.0).contains(&number) {
        return Value::Unfit(number, "a time of day without a date");
    }
    if !(1.0..2_958_466.0).contains(&number) {
        return Value::Unfit(number, "a date out of bounds");
    }
    let (year, month, day, hour, minute, second, milli) = at.to_ymd_hms_milli();
    Value::Date(match Precision::of(code) {
        _ if milli > 0 => {
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}")
        }
        _ if (hour, minute, second) != (0, 0, 0) => {
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
        }
        Precision::Day => format!("{year:04}-{month:02}-{day:02}"),
        Precision::Month => format!("{year:04}-{month:02}"),
        Precision::Year => format!("{year:04}"),
    })
}

/// The rows of a sheet.
pub(super) struct SheetRows<'a> {
    sheet: &'a str,
    cells: XlsxCellReader<'a, BufReader<File>>,
    /// Where the last cell stands: its row and column, from 0.
    last: Option<(u32, u32)>,
    /// A row of which cells may be still to come.
    begun: Option<Row>,
    is_over: bool,
}

impl<'a> SheetRows<'a> {
    /// Begins to read a sheet.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn of(checked: &'a mut Checked, sheet: &'a str) -> Result<Self, Error> {
        let cells = checked.workbook.worksheet_cells_reader(sheet);
        let cells = cells.map_err(|error| broken(&error))?;
        Ok(SheetRows { sheet, cells, last: None, begun: None, is_over: false })
    }

    /// The next cell that is not blank, with its row and column.
    fn next_cell(&mut self) -> Result<Option<(u32, u32, Value)>, Error> {
        while !self.is_over {
            let next = self.cells.next_cell_with_style_id().map_err(|error| self.broken(&error))?;
            let Some((cell, style)) = next else {
                // The decoder takes it amiss when it is asked again.
                self.is_over = true;
                break;
            };
            let at @ (row, column) = cell.get_position();
            if row >= MAX_ROWS || column >= MAX_COLUMNS || self.last.is_some_and(|last| at <= last)
            {
                let (sheet, letters, row) = (self.sheet, Cell::letters(column), row + 1);
                return Err(Error::malformed(format!(
                    "{sheet}!{letters}{row}: the cells of the sheet are not in order"
                )));
            }
            self.last = Some(at);
            let style = self.cells.styles().get(style);
            if let Some(value) = value_of(cell.get_value(), style) {
                return Ok(Some((row, column, value)));
            }
        }
        Ok(None)
    }

    /// An error of the decoder, with the last cell that could be read.
    fn broken(&self, error: &calamine::XlsxError) -> Error {
        let after = self.last.map_or_else(String::new, |(row, column)| {
            format!(" after {}{}", Cell::letters(column), row + 1)
        });
        Error::malformed(format!("the sheet `{}` is damaged{after}: {error}", self.sheet))
    }
}

impl Rows for SheetRows<'_> {
    fn next(&mut self) -> Result<Option<Row>, Error> {
        while let Some((row, column, value)) = self.next_cell()? {
            let number = row + 1;
            match &mut self.begun {
                Some(begun) if begun.number == number => begun.cells.push((column, value)),
                begun => {
                    let next = Row { number, cells: vec![(column, value)] };
                    if let Some(whole) = begun.replace(next) {
                        return Ok(Some(whole));
                    }
                }
            }
        }
        Ok(self.begun.take())
    }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn dates_are_as_precise_as_they_are_shown() {
        for (code, wanted) in [
            ("mm-dd-yy", "2026-02-11"),
            ("yyyy\\-mm\\-dd;@", "2026-02-11"),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2026-02-11"),
            ("mmm-yy", "2026-02"),
            ("yyyy\"-d-\"mm", "2026-02"),
            ("yyyy", "2026"),
            ("General", "2026-02-11"),
            ("", "2026-02-11"),
            ("h:mm", "2026-02-11"),
        ] {
            let at = ExcelDateTime::new(46_064.0, ExcelDateTimeType::DateTime, false);
            assert_eq!(moment(at, code), Value::Date(wanted.to_owned()), "{code}");
        }
        for (number, wanted) in
            [(46_064.5, "2026-02-11T12:00:00"), (46_064.000_01, "2026-02-11T00:00:00.864")]
        {
            let at = ExcelDateTime::new(number, ExcelDateTimeType::DateTime, false);
            assert_eq!(moment(at, "mm-dd-yy"), Value::Date(wanted.to_owned()));
        }
        for number in [0.0, 0.5, -1.0, 3e6, f64::NAN, f64::INFINITY] {
            let at = ExcelDateTime::new(number, ExcelDateTimeType::DateTime, false);
            assert!(matches!(moment(at, "h:mm"), Value::Unfit(..)), "{number}");
        }
        let span = ExcelDateTime::new(2.5, ExcelDateTimeType::TimeDelta, false);
        assert_eq!(moment(span, "[h]:mm"), Value::Unfit(2.5, "a span of time"));
    }
}
