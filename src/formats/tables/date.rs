//! The days that a date can mean, as tables have them.

use std::fmt;

use crate::model::Bounds;
use crate::model::Day;
use crate::model::shape::Reflection;
use crate::model::{Edtf, Record};

/// A day of the Gregorian calendar of the years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(Day);

/// 1 January 1970, counted from 1 January of the year 0.
pub(in crate::formats) const EPOCH: i64 = 719_528;

impl Date {
    fn of(day: Day) -> Option<Self> {
        (1..=9999).contains(&day.year).then_some(Date(day))
    }

    /// The days from 1 January 1970 to this one; negative before it.
    #[must_use]
    pub fn days_since_1970(self) -> i32 {
        // The years are few enough.
        i32::try_from(self.0.number() - EPOCH).unwrap_or_default()
    }
}

/// As `YYYY-MM-DD`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The first and the last day that a date can mean. An end that is open, or that is not known, is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) first: Option<Date>,
    pub(super) last: Option<Date>,
}

impl Days {
    /// The days of a date of EDTF, any mark of doubt left aside; none for any other value.
    pub(super) fn of(date: Reflection<'_>) -> Option<Self> {
        match date {
            Reflection::Text(edtf) => Days::of_edtf(edtf),
            _ => None,
        }
    }

    fn of_edtf(edtf: &str) -> Option<Self> {
        let Bounds { earliest, latest } = Bounds::as_written(edtf)?;
        let days = Days { first: earliest.and_then(Date::of), last: latest.and_then(Date::of) };
        (days.first.is_some() || days.last.is_some()).then_some(days)
    }

    /// The days of the event of that id.
    pub(super) fn of_event(record: &Record<'_>, id: &str) -> Option<Self> {
        let related = record.related_events.iter().flatten();
        let mut events = std::iter::once(&record.event).chain(related);
        let event = events.find(|event| event.id.as_str() == id)?;
        event.when.edtf.as_ref().map(Edtf::as_str).and_then(Days::of_edtf)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_dates() {
        for (edtf, first, last, number) in [
            ("1970-01-01", "1970-01-01", "1970-01-01", 0),
            ("1969-12-31", "1969-12-31", "1969-12-31", -1),
            ("2031-02", "2031-02-01", "2031-02-28", 22_311),
            ("2031-05-04~", "2031-05-04", "2031-05-04", 22_403),
            ("0001", "0001-01-01", "0001-12-31", -719_162),
            ("9999", "9999-01-01", "9999-12-31", 2_932_532),
            ("2031-05-04/..", "2031-05-04", "", 22_403),
        ] {
            let Days { first: from, last: to } = Days::of_edtf(edtf).unwrap();
            let shown = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
            assert_eq!((&*shown(from), &*shown(to)), (first, last), "{edtf}");
            assert_eq!(from.unwrap().days_since_1970(), number, "{edtf}");
        }
        for edtf in ["../2031", "Y12000", "-0044", "0000"] {
            let days = Days::of_edtf(edtf).unwrap_or_default();
            assert_eq!(days.first, None, "{edtf}");
        }
    }
}
