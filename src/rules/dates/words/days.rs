//! Days by their numbers, and stretches of them.

use crate::model::{Bounds, Day, days_in};

/// A first and a last day, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules::dates) struct Days {
    pub(in crate::rules::dates) first: i64,
    pub(in crate::rules::dates) last: i64,
}

impl Days {
    /// The days that a date may mean; none where it is open.
    pub(in crate::rules::dates) fn of(bounds: &Bounds) -> Option<Days> {
        Some(Days { first: bounds.earliest?.number(), last: bounds.latest?.number() })
    }

    pub(super) fn new(first: i64, last: i64) -> Days {
        Days { first, last }
    }

    pub(super) fn has(self, day: i64) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// From the earlier of the first days to the later of the last ones.
    pub(in crate::rules::dates) fn with(self, other: Days) -> Days {
        Days { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// The month that is so many months from that of a day.
    pub(super) fn month(from: i64, by: i64) -> Days {
        let day = Day::numbered(from);
        let months = day.year * 12 + i64::from(day.month) - 1 + by;
        let year = months.div_euclid(12);
        let month = u8::try_from(months.rem_euclid(12) + 1).unwrap_or(1);
        let first = Day { year, month, day: 1 }.number();
        Days { first, last: first + i64::from(days_in(year, month)) - 1 }
    }

    /// The year that is so many years from that of a day.
    pub(super) fn year(from: i64, by: i64) -> Days {
        let year = Day::numbered(from).year + by;
        let first = Day { year, month: 1, day: 1 };
        Days { first: first.number(), last: Day { month: 12, day: 31, ..first }.number() }
    }

    /// The week that is so many weeks from that of a day. Weeks begin on Saturday, on Sunday or on
    /// Monday.
    pub(super) fn week(from: i64, by: i64) -> Days {
        let weekday = i64::try_from(Day::numbered(from).weekday()).unwrap_or(0);
        let starts = [5, 6, 0].map(|start| from - (weekday - start).rem_euclid(7) + 7 * by);
        let weeks = starts.map(|start| Days { first: start, last: start + 6 });
        weeks.into_iter().fold(Days { first: i64::MAX, last: i64::MIN }, Days::with)
    }
}
