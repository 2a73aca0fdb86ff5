//! The days a date may mean, and what can be said of two dates.

use std::fmt;

use edtf_core::{Bound, Edtf as Expression};

use crate::model::{Edtf, Moment, When};

/// A day of the Gregorian calendar, counted from 1 January of the year 0, before which there are
/// negative ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::struct_field_names, reason = "a day of the month has no other name")]
pub(crate) struct Day {
    pub(crate) year: i64,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

impl Day {
    /// The day of the week, from 0 for Monday.
    pub(crate) fn weekday(self) -> usize {
        usize::try_from((self.number() + 5).rem_euclid(7)).unwrap_or(0)
    }

    /// Days since 1 January of the year 0.
    pub(crate) fn number(self) -> i64 {
        // Years that begin in March have the leap day at their end.
        let early = self.month <= 2;
        let year = if early { self.year - 1 } else { self.year };
        let month = i64::from(self.month) + if early { 9 } else { -3 };
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        365 * year + leap_days + (153 * month + 2) / 5 + i64::from(self.day) - 1 + 60
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The first and the last day that a date may mean; none where it is open on that side or not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    pub(crate) earliest: Option<Day>,
    pub(crate) latest: Option<Day>,
}

impl Bounds {
    /// The bounds of a date that names real days. A date that says `~` or `?` may be off by an
    /// unknown measure, so it has none.
    pub(crate) fn of(edtf: &Edtf<'_>) -> Option<Bounds> {
        Bounds::parse(edtf.as_str())
    }

    /// The bounds of the date of a `when`.
    pub(crate) fn of_when(when: &When<'_>) -> Option<Bounds> {
        Bounds::of(when.edtf.as_ref()?)
    }

    /// The bounds of a moment; of one with a time, its day by its own offset.
    pub(crate) fn of_moment(moment: &Moment<'_>) -> Option<Bounds> {
        let text = moment.as_str();
        Bounds::parse(text.split_once('T').map_or(text, |(day, _)| day))
    }

    fn parse(text: &str) -> Option<Bounds> {
        let expression = Expression::parse(text).ok()?;
        if expression.is_uncertain() || expression.is_approximate() {
            return None;
        }
        let bounds = expression.bounds();
        Some(Bounds { earliest: day(bounds.earliest), latest: day(bounds.latest) })
    }

    /// Whether every day it may mean is before every day that `other` may mean, with more than
    /// `slack` days between.
    pub(crate) fn is_before(&self, other: &Bounds, slack: i64) -> bool {
        match (self.latest, other.earliest) {
            (Some(own), Some(other)) => own.number() + slack < other.number(),
            _ => false,
        }
    }

    /// The one day it means, if it is one.
    pub(crate) fn day(&self) -> Option<Day> {
        self.earliest.filter(|day| self.latest == Some(*day))
    }
}

fn day(bound: Bound) -> Option<Day> {
    match bound {
        Bound::Date(date) => Some(Day { year: date.year, month: date.month, day: date.day }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(text: &str) -> Option<Bounds> {
        Bounds::of(&Edtf::new(text).unwrap())
    }

    #[test]
    fn days_are_counted_and_have_weekdays() {
        let first = |year, month, day| Day { year, month, day };
        assert_eq!(first(0, 1, 1).number(), 0);
        assert_eq!(first(1970, 1, 1).number(), 719_528);
        assert_eq!(first(2000, 3, 1).number() - first(2000, 2, 28).number(), 2);
        assert_eq!(first(1900, 3, 1).number() - first(1900, 2, 28).number(), 1);
        assert_eq!(first(1970, 1, 1).weekday(), 3, "a Thursday");
        assert_eq!(first(2026, 2, 11).weekday(), 2, "a Wednesday");
    }

    #[test]
    fn bounds_of_dates() {
        let month = bounds("2031-02").unwrap();
        assert_eq!(month.earliest.unwrap().to_string(), "2031-02-01");
        assert_eq!(month.latest.unwrap().to_string(), "2031-02-28");
        assert_eq!(month.day(), None);
        assert!(bounds("2031-02-03").unwrap().day().is_some());
        assert_eq!(bounds("2031-05-04/..").unwrap().latest, None);
        assert_eq!(bounds("2031-05~"), None);
        assert!(bounds("2031-02").unwrap().is_before(&bounds("2031-03-01").unwrap(), 0));
        assert!(!bounds("2031-02").unwrap().is_before(&bounds("2031-03-01").unwrap(), 1));
    }
}
