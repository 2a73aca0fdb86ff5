//! Dates as schema.org has them: days, months, years and times of ISO 8601, without a mark of doubt.

use std::borrow::Cow;

use crate::rules::time::{Bounds, Day};

/// A date for one property: as it is, where ISO 8601 can say it, and else as much of it as can be said:
/// without the mark that it is uncertain or approximate, or the first day that it can mean.
pub(super) fn one(text: &str) -> Option<Cow<'_, str>> {
    let unmarked = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
    if is_iso(unmarked) {
        return Some(unmarked.into());
    }
    let bounds = Bounds::as_written(text)?;
    let day = bounds.earliest.or(bounds.latest).and_then(shown)?;
    Some(day.into())
}

/// The first and the last day of a date, for two properties. A day or time of its own is the first one
/// alone, and a date that is open at one side has only the other.
pub(super) fn two(text: &str) -> (Option<Cow<'_, str>>, Option<Cow<'_, str>>) {
    if is_iso(text) && text.len() >= "0000-00-00".len() {
        return (Some(text.into()), None);
    }
    let Some(bounds) = Bounds::as_written(text) else { return (None, None) };
    let day = |day: Option<Day>| day.and_then(shown).map(Cow::Owned);
    (day(bounds.earliest), day(bounds.latest).filter(|_| bounds.day().is_none()))
}

/// The date that two properties say.
pub(super) fn of_two(first: Option<&str>, last: Option<&str>) -> Option<String> {
    match (first, last) {
        (Some(first), Some(last)) if first == last => Some(first.to_owned()),
        (Some(first), Some(last)) => Some(format!("{first}/{last}")),
        (Some(first), None) => Some(first.to_owned()),
        (None, Some(last)) => Some(format!("../{last}")),
        (None, None) => None,
    }
}

/// A day of a year that has four digits.
fn shown(day: Day) -> Option<String> {
    (0..=9999).contains(&day.year).then(|| day.to_string())
}

/// Whether it is a year, a month, a day, or a time, all of which ISO 8601 has. Whether the calendar has
/// the day is not asked.
fn is_iso(text: &str) -> bool {
    let date = text.split_once('T').map_or(text, |(date, _)| date);
    let number = |digits: &[u8]| digits.iter().all(u8::is_ascii_digit);
    match date.as_bytes() {
        [year @ .., b'-', m0, m1, b'-', d0, d1] => {
            year.len() == 4 && number(year) && number(&[*m0, *m1, *d0, *d1])
        }
        [year @ .., b'-', m0, m1] => {
            year.len() == 4 && number(year) && (*b"01"..=*b"12").contains(&[*m0, *m1])
        }
        year => year.len() == 4 && number(year),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_date_says_what_can_be_said() {
        for (text, wanted) in [
            ("2031-05-04", Some("2031-05-04")),
            ("2031-05", Some("2031-05")),
            ("2031", Some("2031")),
            ("2031-05-04T16:30:00Z", Some("2031-05-04T16:30:00Z")),
            ("2031-05~", Some("2031-05")),
            ("2031-21", Some("2031-03-01")),
            ("203X", Some("2030-01-01")),
            ("2031-05-04/2031-05-06", Some("2031-05-04")),
            ("../2031-05-06", Some("2031-05-06")),
            ("Y170000", None),
            ("-0044", None),
        ] {
            assert_eq!(one(text).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn two_dates_hold_a_span() {
        for (text, first, last, back) in [
            ("2031-05-04", Some("2031-05-04"), None, true),
            ("2031-05-04T16:30:00Z", Some("2031-05-04T16:30:00Z"), None, true),
            ("2031-05-04/2031-05-06", Some("2031-05-04"), Some("2031-05-06"), true),
            ("../2031-05-06", None, Some("2031-05-06"), true),
            ("2031-05-04/..", Some("2031-05-04"), None, false),
            ("2031-06", Some("2031-06-01"), Some("2031-06-30"), false),
            ("2031-06-04?", Some("2031-06-04"), None, false),
            ("2031", Some("2031-01-01"), Some("2031-12-31"), false),
            ("Y170000", None, None, false),
        ] {
            let (a, b) = two(text);
            assert_eq!((a.as_deref(), b.as_deref()), (first, last), "{text}");
            let same = of_two(a.as_deref(), b.as_deref()).as_deref() == Some(text);
            assert_eq!(same, back, "{text}");
        }
    }
}
