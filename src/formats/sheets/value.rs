//! What is in the cells of a sheet.

use std::borrow::Cow;

use crate::formats::Error;
use crate::formats::tables::{Date, RawKind};
use crate::model::Day;

/// The day 0 of spreadsheets, 30 December 1899, counted from 1 January of the year 0.
const DAY_0: i64 = 693_959;
/// The day 0 of spreadsheets, counted from 1 January 1970.
const DAY_0_SINCE_1970: i32 = -25_569;
/// The first day on which spreadsheet programs agree, 1 March 1900.
const FIRST_DAY: i32 = 61;

/// What is in a cell that is not blank.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::formats) enum Value {
    /// A text.
    Text(String),
    /// A date, or a date with a time of day, in ISO 8601.
    Date(String),
    /// A finite number.
    Number(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// An error, such as `#N/A`.
    Error(String),
    /// A number that is shown as something that cannot be written in a record, and what that is.
    Unfit(f64, &'static str),
}

impl Value {
    /// What is there, as a text.
    pub(in crate::formats) fn text(&self) -> Cow<'_, str> {
        match self {
            Value::Text(text) | Value::Date(text) | Value::Error(text) => text.into(),
            Value::Number(number) | Value::Unfit(number, _) => decimal(*number).into(),
            Value::Boolean(boolean) => boolean.to_string().into(),
        }
    }

    /// As what the sheet has it.
    pub(in crate::formats) fn kind(&self) -> RawKind {
        match self {
            Value::Text(_) | Value::Error(_) => RawKind::Text,
            Value::Date(_) => RawKind::Date,
            Value::Number(_) | Value::Unfit(..) => RawKind::Number,
            Value::Boolean(_) => RawKind::Boolean,
        }
    }

    /// A number that may not be finite.
    pub(in crate::formats) fn number(number: f64) -> Self {
        if number.is_finite() {
            Value::Number(number)
        } else {
            Value::Unfit(number, "a number that is not finite")
        }
    }
}

/// A row in which something is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::formats) struct Row {
    /// Its number, from 1.
    pub(in crate::formats) number: u32,
    /// The cells that are not blank, in order, with the numbers of their columns, from 0.
    pub(in crate::formats) cells: Vec<(u32, Value)>,
}

/// The rows of a sheet.
pub(in crate::formats) trait Rows {
    /// The next row in which something is.
    ///
    /// # Errors
    /// When the sheet cannot be read, or its cells are not in order.
    fn next(&mut self) -> Result<Option<Row>, Error>;
}

/// The shortest decimal text of a number; with an exponent where it would be long otherwise.
pub(in crate::formats) fn decimal(number: f64) -> String {
    let size = number.abs();
    if size == 0.0 || (1e-7..1e21).contains(&size) {
        number.to_string()
    } else {
        format!("{number:e}")
    }
}

/// Whether spreadsheet programs keep a number as it is: they have 15 significant digits.
pub(in crate::formats) fn is_kept(number: f64) -> bool {
    let digits = format!("{number:e}");
    let digits = digits.split('e').next().unwrap_or_default();
    digits.chars().filter(char::is_ascii_digit).count() <= 15
}

/// The number that spreadsheet programs show as a day; none before 1 March 1900.
pub(in crate::formats) fn serial(day: Date) -> Option<i32> {
    let number = day.days_since_1970() - DAY_0_SINCE_1970;
    (number >= FIRST_DAY).then_some(number)
}

/// The day that spreadsheet programs show for a number of days, in ISO 8601. None where that is no day
/// that they agree on: before 1 March 1900, or after 9999. `from_1904` says that days are counted from
/// 1 January 1904.
pub(in crate::formats) fn day_of(number: f64, from_1904: bool) -> Option<String> {
    if number.fract() != 0.0 || !(61.0..2_958_466.0).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "it is a whole number below 3 million")]
    let number = number as i64 + if from_1904 { DAY_0 + 1_462 } else { DAY_0 };
    let day = Day::numbered(number);
    (day.year <= 9999).then(|| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_exact() {
        for (number, wanted) in [
            (2026.0, "2026"),
            (0.1, "0.1"),
            (-3.0, "-3"),
            (0.0, "0"),
            (1e300, "1e300"),
            (5e-324, "5e-324"),
            (1e20, "100000000000000000000"),
        ] {
            assert_eq!(decimal(number), wanted);
            assert_eq!(decimal(number).parse::<f64>().unwrap().to_bits(), number.to_bits());
        }
    }

    #[test]
    fn numbers_of_more_than_15_digits_are_not_kept() {
        for number in [0.0, 0.1, -3.0, 1e300, 123_456_789_012_345.0, 0.123_456_789_012_345] {
            assert!(is_kept(number), "{number}");
        }
        for number in [1_234_567_890_123_456.0, 0.1 + 0.2, 1.0 / 3.0] {
            assert!(!is_kept(number), "{number}");
        }
    }

    #[test]
    fn days_are_those_that_spreadsheets_show() {
        for (number, wanted) in [
            (61.0, Some("1900-03-01")),
            (36_526.0, Some("2000-01-01")),
            (36_585.0, Some("2000-02-29")),
            (36_586.0, Some("2000-03-01")),
            (46_064.0, Some("2026-02-11")),
            (47_910.0, Some("2031-03-03")),
            (2_958_465.0, Some("9999-12-31")),
            (2_958_466.0, None),
            (60.0, None),
            (0.0, None),
            (-1.0, None),
            (46_064.5, None),
            (f64::NAN, None),
        ] {
            assert_eq!(day_of(number, false).as_deref(), wanted, "{number}");
        }
        assert_eq!(day_of(44_602.0, true).as_deref(), Some("2026-02-11"));
    }
}
