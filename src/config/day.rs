//! Days, for what holds until one.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// The year.
    pub year: u16,
    /// The month, from 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Day {
    /// This day, in UTC. The environment variable `SOURCE_DATE_EPOCH`, seconds since 1970, takes the
    /// place of the clock, so that a run can be repeated.
    #[must_use]
    pub fn today() -> Self {
        let set = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.trim().parse().ok());
        let clock =
            || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        Day::at(set.unwrap_or_else(clock))
    }

    /// The day on which so many seconds since 1970 have passed.
    fn at(seconds: u64) -> Self {
        // Years are counted from March, so that the leap day comes last, in eras of 400 years.
        let days = seconds / 86_400 + 719_468;
        let (era, of_era) = (days / 146_097, days % 146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * march + 2) / 5 + 1;
        let (month, next) = if march < 10 { (march + 3, 0) } else { (march - 9, 1) };
        let small = |number: u64| u8::try_from(number).unwrap_or(u8::MAX);
        let year = u16::try_from(year + era * 400 + next).unwrap_or(u16::MAX);
        Day { year, month: small(month), day: small(day) }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_days() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (86_400, "1970-01-02"),
            (951_782_399, "2000-02-28"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_735_689_599, "2024-12-31"),
            (1_735_689_600, "2025-01-01"),
            (4_107_542_400, "2100-03-01"),
            (4_107_542_399, "2100-02-28"),
        ] {
            assert_eq!(Day::at(seconds).to_string(), day);
        }
        assert_eq!(Day::at(u64::MAX).year, u16::MAX);
    }

    #[test]
    fn days_are_in_order() {
        let day = |year, month, day| Day { year, month, day };
        assert!(day(2031, 12, 31) < day(2032, 1, 1));
        assert!(day(2031, 2, 28) < day(2031, 12, 1));
    }
}
