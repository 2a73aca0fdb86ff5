//! Days of the Persian calendar, where they were written in place of Gregorian ones.

use crate::model::Day;

/// Years in which something printed today may be dated.
const YEARS: std::ops::RangeInclusive<i64> = 1300..=1450;

/// The number of the day before the first one of a year.
const fn first(year: i64) -> i64 {
    365 * (year - 1) + (8 * year + 21) / 33 + 227_259
}

/// The year, month and day of the Persian calendar for a day by its number.
pub(super) fn date(number: i64) -> (i64, u8, u8) {
    let mut year = (number - 227_259) / 366 + 1;
    while first(year + 1) < number {
        year += 1;
    }
    let day = number - first(year);
    let (month, day) = if day <= 186 {
        ((day - 1) / 31 + 1, (day - 1) % 31)
    } else {
        ((day - 187) / 30 + 7, (day - 187) % 30)
    };
    let small = |value: i64| u8::try_from(value).unwrap_or(0);
    (year, small(month), small(day + 1))
}

/// The Gregorian day for a date that is one of the Persian calendar, year, month and day.
///
/// Leap years are those of a cycle of 33 years with eight of them, as the calendar has had since
/// 1178 and will have until 1633 of its years.
pub(super) fn gregorian(date: &str) -> Option<Day> {
    let number = |from: usize, to: usize| date.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    if !YEARS.contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let before = if month <= 7 { 31 * (month - 1) } else { 30 * (month - 1) + 6 };
    let length = if month == 12 {
        first(year + 1) - first(year) - before
    } else if month <= 6 {
        31
    } else {
        30
    };
    (1..=length).contains(&day).then(|| Day::numbered(first(year) + before + day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_both_calendars_are_the_same() {
        // New Year's days and turns of leap years, as Iran has had them.
        for (persian, wanted) in [
            ("1357-11-22", "1979-02-11"),
            ("1375-01-01", "1996-03-20"),
            ("1376-01-01", "1997-03-21"),
            ("1388-07-01", "2009-09-23"),
            ("1399-01-01", "2020-03-20"),
            ("1399-12-30", "2021-03-20"),
            ("1400-01-01", "2021-03-21"),
            ("1403-12-30", "2025-03-20"),
            ("1404-01-01", "2025-03-21"),
            ("1409-12-12", "2031-03-03"),
            ("1409-12-12T08:30:00+03:30", "2031-03-03"),
        ] {
            assert_eq!(gregorian(persian).map(|day| day.to_string()).as_deref(), Some(wanted));
        }
        for other in
            ["1404-12-30", "1404-07-31", "1404-13-01", "1404-01-00", "2026-03-03", "1404", ""]
        {
            assert_eq!(gregorian(other), None, "{other}");
        }
    }
}
