//! Dates that can be held against each other.

use crate::model::{Bounds, Day};
use crate::model::{Edtf, When};

/// Days that programs and spreadsheets write where they know none: the first ones of their
/// calendars, and a day beside them where a clock's offset moved them.
const DAYS: [(i64, u8, u8); 6] =
    [(1601, 1, 1), (1899, 12, 30), (1900, 1, 1), (1969, 12, 31), (1970, 1, 1), (2000, 1, 1)];

/// Years that stand for no year: the least and the greatest of four digits.
const YEARS: [i64; 3] = [0, 1, 9999];

/// The days that a `when` may mean; none where that is not known well enough, or its date is one
/// that stands for nothing and is told as such.
pub(super) fn of_when(when: &When<'_>) -> Option<Bounds> {
    let is_none = placeholder(when.edtf.as_ref()?.as_str()).is_some();
    if is_none { None } else { Bounds::of_when(when) }
}

/// The same of a date.
pub(super) fn of_edtf(edtf: &Edtf<'_>) -> Option<Bounds> {
    if placeholder(edtf.as_str()).is_some() { None } else { Bounds::of(edtf) }
}

/// The same of a moment or timestamp.
pub(super) fn of_moment(text: &str) -> Option<Bounds> {
    if placeholder(text).is_some() { None } else { Bounds::of_moment_text(text) }
}

/// How many days of difference between two dates say nothing: a time has an offset and a day has
/// none, so the two may be a day apart and mean the same.
pub(super) fn slack(a: &str, b: &str) -> i64 {
    i64::from(a.contains('T') || b.contains('T'))
}

/// The day in a date, or at an end of an interval, that stands for nothing.
pub(super) fn placeholder(text: &str) -> Option<Day> {
    text.split('/').find_map(|date| {
        let date = date.split_once('T').map_or(date, |(day, _)| day);
        let bounds = Bounds::as_written(date)?;
        let (first, last) = (bounds.earliest?, bounds.latest?);
        let is_year = first.year == last.year && YEARS.contains(&first.year);
        let is_day = first == last && DAYS.contains(&(first.year, first.month, first.day));
        (is_year || is_day).then_some(first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_nothing_is_known() {
        for text in [
            "0000",
            "0001",
            "0001-01-01",
            "0001-01-01T00:00:00Z",
            "9999-12-31",
            "9999",
            "1970-01-01",
            "1970-01-01~",
            "1970-01-01T00:00:00Z",
            "1969-12-31T19:00:00-05:00",
            "1900-01-01",
            "1899-12-30",
            "1601-01-01",
            "2000-01-01",
            "2026-03-01/9999-12-31",
            "0001-01-01/2026-03-01",
        ] {
            assert!(placeholder(text).is_some(), "{text}");
        }
        for text in [
            "1970",
            "1970-01",
            "1970-01-02",
            "1900",
            "2000",
            "2000-01",
            "2000-01-02",
            "2000-01-01/..",
            "000X",
            "0002",
            "9998",
            "1969-12-30",
            "../2026-03-01",
            "2026-02-30",
        ] {
            let expected = text == "2000-01-01/..";
            assert_eq!(placeholder(text).is_some(), expected, "{text}");
        }
    }

    #[test]
    fn a_time_beside_a_day_gives_slack() {
        assert_eq!(slack("2026-03-01", "2026-03-02"), 0);
        assert_eq!(slack("2026-03-01T10:00:00Z", "2026-03-02"), 1);
        assert_eq!(slack("2026-03-01", "2026-03-02T10:00:00Z"), 1);
    }
}
