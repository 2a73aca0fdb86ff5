//! Points in time, to the nanosecond.

use crate::model::Day;

/// A point in time, counted from the start of the year 0 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Instant {
    seconds: i64,
    nanoseconds: u32,
}

impl Instant {
    /// The point that a time of RFC 3339 names; none for a date without a time.
    pub(super) fn of(text: &str) -> Option<Instant> {
        let number = |from: usize, to: usize| text.get(from..to)?.parse::<u8>().ok();
        let (month, day) = (number(5, 7)?, number(8, 10)?);
        let day = Day { year: text.get(..4)?.parse().ok()?, month, day };
        let clock = [number(11, 13)?, number(14, 16)?, number(17, 19)?].map(i64::from);
        let rest = text.get(19..)?;
        let (fraction, offset) = rest.split_at(rest.find(['Z', '+', '-'])?);
        let nanoseconds = match fraction.strip_prefix('.') {
            None => 0,
            Some(digits) => format!("{digits:0<9}").parse().ok()?,
        };
        let [hours, minutes, seconds] = clock;
        let seconds = ((day.number() * 24 + hours) * 60 + minutes) * 60 + seconds;
        Some(Instant { seconds: seconds - 60 * minutes_of(offset)?, nanoseconds })
    }

    /// The numbers of the days that it may be then where news are made: from the west coast of
    /// North America to Japan.
    pub(super) fn days(self) -> (i64, i64) {
        let day = |hours: i64| (self.seconds + hours * 3600).div_euclid(86_400);
        (day(-8), day(9))
    }
}

/// How many minutes an offset is ahead of UTC.
fn minutes_of(offset: &str) -> Option<i64> {
    if offset == "Z" {
        return Some(0);
    }
    let (hours, minutes) = offset.get(1..)?.split_once(':')?;
    let minutes = 60 * hours.parse::<i64>().ok()? + minutes.parse::<i64>().ok()?;
    Some(if offset.starts_with('-') { -minutes } else { minutes })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(text: &str) -> Instant {
        Instant::of(text).unwrap()
    }

    #[test]
    fn offsets_and_fractions_count() {
        assert_eq!(instant("2031-05-04T16:30:00Z"), instant("2031-05-04T20:00:00.000+03:30"));
        assert_eq!(instant("2031-01-01T00:00:00Z"), instant("2030-12-31T19:15:00-04:45"));
        assert!(instant("2031-05-04T16:30:00.5Z") > instant("2031-05-04T16:30:00.05Z"));
        assert!(instant("2031-05-04T16:30:00.999999999Z") < instant("2031-05-04T16:30:01Z"));
        assert!(instant("2031-05-04T16:29:59Z") < instant("2031-05-04T16:30:00Z"));
        assert_eq!(Instant::of("2031-05-04"), None);
        assert_eq!(Instant::of("2031-05-04~"), None);
        assert_eq!(Instant::of("2031"), None);
    }

    #[test]
    fn days_differ_around_the_earth() {
        let day = |text: &str| Day { year: 2031, month: 3, day: text.parse().unwrap() }.number();
        for (text, first, last) in [
            ("2031-03-03T12:00:00Z", "3", "3"),
            ("2031-03-03T22:30:00Z", "3", "4"),
            ("2031-03-03T04:00:00Z", "2", "3"),
            ("2031-03-03T23:30:00-05:00", "3", "4"),
        ] {
            assert_eq!(instant(text).days(), (day(first), day(last)), "{text}");
        }
    }

    #[test]
    fn seconds_are_counted_from_the_year_0() {
        let epoch = instant("1970-01-01T00:00:00Z");
        assert_eq!(epoch.seconds, 719_528 * 86_400);
        assert_eq!(instant("1970-01-02T01:02:03Z").seconds - epoch.seconds, 86_400 + 3_723);
    }
}
