//! Days of the Gregorian calendar, as they are written and as they are counted.

use std::fmt;

use crate::model::{Day, days_in};

/// A year, with its month and day as far as they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) year: i64,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
}

impl Date {
    /// A day, if the calendar has it.
    pub(super) fn day(year: i64, month: u8, day: u8) -> Option<Self> {
        let exists =
            (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day) && year > 0;
        exists.then_some(Date { year, month: Some(month), day: Some(day) })
    }

    /// A month, if the calendar has it.
    pub(super) fn month(year: i64, month: u8) -> Option<Self> {
        let exists = (1..=12).contains(&month) && year > 0;
        exists.then_some(Date { year, month: Some(month), day: None })
    }

    /// The day of that number, counted from 1 January of the year 0.
    pub(super) fn numbered(number: i64) -> Option<Self> {
        let Day { year, month, day } = Day::numbered(number);
        Date::day(year, month, day).filter(|_| year <= 9999)
    }

    /// The day of a week of ISO 8601; Monday is 1.
    pub(super) fn in_week(year: i64, week: i64, weekday: i64) -> Option<Self> {
        if !(1..=53).contains(&week) || !(1..=7).contains(&weekday) {
            return None;
        }
        let fourth = Day { year, month: 1, day: 4 };
        let monday = fourth.number() - i64::try_from(fourth.weekday()).ok()?;
        let next = Day { year: year + 1, month: 1, day: 4 };
        let last = next.number() - i64::try_from(next.weekday()).ok()?;
        let number = monday + 7 * (week - 1) + weekday - 1;
        if number < last { Date::numbered(number) } else { None }
    }

    /// The day of that number in a year, from 1.
    pub(super) fn in_year(year: i64, number: i64) -> Option<Self> {
        let date = Date::numbered(Day { year, month: 1, day: 1 }.number() + number - 1)?;
        (number > 0 && date.year == year).then_some(date)
    }

    /// The day of the week, from 0 for Monday.
    pub(super) fn weekday(self) -> Option<usize> {
        Some(Day { year: self.year, month: self.month?, day: self.day? }.weekday())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

/// Whether the day that a date of EDTF names exists, where it names one.
pub(super) fn is_possible(date: &str) -> bool {
    let part = |from: usize, to: usize| date.get(from..to)?.parse::<u8>().ok();
    let year = date.get(..4).and_then(|year| year.parse::<i64>().ok());
    let (Some(year), Some(month), Some(day)) = (year, part(5, 7), part(8, 10)) else { return true };
    (1..=12).contains(&month) && day <= days_in(year, month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_their_numbers() {
        let mut day = Day { year: 1999, month: 12, day: 28 };
        for _ in 0..40_000 {
            let date = Date::day(day.year, day.month, day.day);
            assert_eq!(Date::numbered(day.number()), date, "{day}");
            day = day.next();
        }
        assert_eq!(Date::numbered(i64::MAX), None);
    }

    #[test]
    fn weeks_and_days_of_the_year() {
        let text = |date: Option<Date>| date.map(|date| date.to_string());
        // What Python's datetime.fromisocalendar and strptime("%Y-%j") give.
        for (year, week, day, wanted) in [
            (2031, 10, 1, Some("2031-03-03")),
            (2031, 1, 1, Some("2030-12-30")),
            (2032, 53, 7, Some("2033-01-02")),
            (2031, 53, 1, None),
            (2031, 54, 1, None),
            (2031, 0, 1, None),
            (2031, 10, 8, None),
        ] {
            let found = text(Date::in_week(year, week, day));
            assert_eq!(found.as_deref(), wanted, "{year} {week} {day}");
        }
        for (year, number, wanted) in [
            (2031, 62, Some("2031-03-03")),
            (2032, 366, Some("2032-12-31")),
            (2031, 366, None),
            (2031, 0, None),
        ] {
            assert_eq!(text(Date::in_year(year, number)).as_deref(), wanted, "{year} {number}");
        }
    }
}
