//! The days a date may mean, and what can be said of two dates.

use std::fmt;

use edtf_core::{Bound, BoundDate, Date, Edtf as Expression, Interval, IntervalEndpoint};

use super::{Edtf, Moment, When};

/// A day of the Gregorian calendar, with years before it existed counted as if it had (ISO 8601).
///
/// Days are ordered in time, and displayed as `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::struct_field_names, reason = "a day of the month has no other name")]
pub struct Day {
    pub(crate) year: i64,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

impl Day {
    /// The year; 0 is the year before the year 1.
    #[must_use]
    pub const fn year(self) -> i64 {
        self.year
    }

    /// The month, from 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// Years further away than this are not counted with.
    const FURTHEST: i64 = 1_000_000;

    /// The day of the week, from 0 for Monday.
    pub(crate) fn weekday(self) -> usize {
        usize::try_from((self.number() + 5).rem_euclid(7)).unwrap_or(0)
    }

    /// Days since 1 January of the year 0; negative before it.
    #[must_use]
    pub fn number(self) -> i64 {
        // Years that begin in March have the leap day at their end.
        let early = self.month <= 2;
        let year = if early { self.year - 1 } else { self.year };
        let month = i64::from(self.month) + if early { 9 } else { -3 };
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        365 * year + leap_days + (153 * month + 2) / 5 + i64::from(self.day) - 1 + 60
    }

    /// The day that has that number; see [`Day::number`]. Numbers too far away are those of the
    /// furthest day.
    pub(crate) fn numbered(number: i64) -> Day {
        // The eras of 400 years and the years begin in March.
        let number = number.clamp(-366 * Day::FURTHEST, 366 * Day::FURTHEST) - 60;
        let era = number.div_euclid(146_097);
        let of_era = number.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let (month, later) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        let small = |value: i64| u8::try_from(value).unwrap_or(1);
        Day { year: year + 400 * era + later, month: small(month), day: small(day) }
    }

    /// The next day.
    pub(crate) fn next(self) -> Day {
        if self.day < days_in(self.year, self.month) {
            Day { day: self.day + 1, ..self }
        } else if self.month < 12 {
            Day { month: self.month + 1, day: 1, ..self }
        } else {
            Day { year: self.year + 1, month: 1, day: 1 }
        }
    }

    /// The day before.
    pub(crate) fn previous(self) -> Day {
        if self.day > 1 {
            Day { day: self.day - 1, ..self }
        } else if self.month > 1 {
            let month = self.month - 1;
            Day { month, day: days_in(self.year, month), ..self }
        } else {
            Day { year: self.year - 1, month: 12, day: 31 }
        }
    }
}

/// How many days a month, from 1 to 12, has in a year.
pub(crate) fn days_in(year: i64, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The first and the last day that a date can mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// The first day; none where the date is open on that side or not known.
    pub earliest: Option<Day>,
    /// The last day; none where the date is open on that side or not known.
    pub latest: Option<Day>,
}

impl Edtf<'_> {
    /// The first and the last day that the date can mean. Marks of doubt (`?`, `~`, `%`) are left
    /// aside: `2031-05~` is as `2031-05`.
    ///
    /// ```
    /// use verbale::model::Edtf;
    ///
    /// let date = Edtf::new("2031-05/2031-06-15")?;
    /// assert_eq!(date.earliest().unwrap().to_string(), "2031-05-01");
    /// assert_eq!(date.latest().unwrap().to_string(), "2031-06-15");
    /// assert_eq!(Edtf::new("2031-05-04/..")?.latest(), None);
    /// # Ok::<(), verbale::model::Flaw>(())
    /// ```
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        Bounds::as_written(self.as_str()).unwrap_or_default()
    }

    /// The first day that the date can mean; see [`Edtf::bounds`].
    #[must_use]
    pub fn earliest(&self) -> Option<Day> {
        self.bounds().earliest
    }

    /// The last day that the date can mean; see [`Edtf::bounds`].
    #[must_use]
    pub fn latest(&self) -> Option<Day> {
        self.bounds().latest
    }
}

impl When<'_> {
    /// The first and the last day that it can mean; see [`Edtf::bounds`].
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.edtf.as_ref().map(Edtf::bounds).unwrap_or_default()
    }
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
        Bounds::of_moment_text(moment.as_str())
    }

    /// The same of its text, or of that of a timestamp.
    pub(crate) fn of_moment_text(text: &str) -> Option<Bounds> {
        Bounds::parse(text.split_once('T').map_or(text, |(day, _)| day))
    }

    /// The bounds of one date, or of one end of an interval, whatever it says of its own
    /// uncertainty.
    pub(crate) fn as_written(date: &str) -> Option<Bounds> {
        if let Some(bounds) = Bounds::of_plain_day(date) {
            return Some(bounds);
        }
        Some(Bounds::of_expression(&Expression::parse(date).ok()?))
    }

    /// The bounds of a day as most dates are written, `YYYY-MM-DD`, which needs no parser of the
    /// whole standard.
    fn of_plain_day(text: &str) -> Option<Bounds> {
        let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.as_bytes() else { return None };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0, |sum, digit| {
                digit.is_ascii_digit().then(|| sum * 10 + i64::from(digit - b'0'))
            })
        };
        let year = number(&[*y0, *y1, *y2, *y3])?;
        let month = u8::try_from(number(&[*m0, *m1])?).ok()?;
        let day = u8::try_from(number(&[*d0, *d1])?).ok()?;
        if !(1..=12).contains(&month) || !(1..=days_in(year, month)).contains(&day) {
            return None;
        }
        let day = Some(Day { year, month, day });
        Some(Bounds { earliest: day, latest: day })
    }

    fn parse(text: &str) -> Option<Bounds> {
        if let Some(bounds) = Bounds::of_plain_day(text) {
            return Some(bounds);
        }
        let expression = Expression::parse(text).ok()?;
        if expression.is_uncertain() || expression.is_approximate() {
            return None;
        }
        Some(Bounds::of_expression(&expression))
    }

    fn of_expression(expression: &Expression) -> Bounds {
        let bounds = expression.bounds();
        let mut bounds = Bounds { earliest: day(bounds.earliest), latest: day(bounds.latest) };
        let (first, last) = match expression {
            Expression::Date(date) => (Some(date), Some(date)),
            Expression::Interval(Interval { start, end }) => (dated(start), dated(end)),
            Expression::DateTime(_) | Expression::Set(_) => (None, None),
        };
        if let Some((earliest, _)) = first.and_then(season) {
            bounds.earliest = Some(earliest);
        }
        if let Some((_, latest)) = last.and_then(season) {
            bounds.latest = Some(latest);
        }
        bounds
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
        Bound::Date(BoundDate { year, month, day }) if year.abs() <= Day::FURTHEST => {
            Some(Day { year, month, day })
        }
        _ => None,
    }
}

fn dated(end: &IntervalEndpoint) -> Option<&Date> {
    match end {
        IntervalEndpoint::Date(date) => Some(date),
        _ => None,
    }
}

/// The first and the last day of a season on either half of the earth. Winter and summer go over the
/// turn of the year, and it is not written which year they are counted to.
fn season(date: &Date) -> Option<(Day, Day)> {
    let year = date.year.value()?;
    match date.month?.value()? {
        21 | 23 => Some((Day { year, month: 3, day: 1 }, Day { year, month: 11, day: 30 })),
        22 | 24 => {
            let next = year + 1;
            let first = Day { year: year - 1, month: 12, day: 1 };
            Some((first, Day { year: next, month: 2, day: days_in(next, 2) }))
        }
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
    fn plain_days_mean_what_the_whole_standard_says() {
        for year in ["0000", "0001", "1900", "2000", "2023", "2024", "9999", "20XX"] {
            for month in 0..=25 {
                for day in 0..=32 {
                    let text = format!("{year}-{month:02}-{day:02}");
                    let expected = Expression::parse(&text).ok().filter(|_| year != "20XX");
                    let expected = expected.map(|known| Bounds::of_expression(&known));
                    assert_eq!(Bounds::of_plain_day(&text), expected, "{text}");
                }
            }
        }
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
    fn days_have_neighbours() {
        let mut day = Day { year: 1999, month: 12, day: 30 };
        for number in day.number()..day.number() + 800 {
            assert_eq!(day.number(), number, "{day}");
            assert_eq!(Day::numbered(number), day);
            assert_eq!(day.next().previous(), day);
            day = day.next();
        }
        assert_eq!(day.to_string(), "2002-03-09");
        assert_eq!([1900, 2000, 2023, 2024].map(|year| days_in(year, 2)), [28, 29, 28, 29]);
        assert_eq!(
            [1, 4, 6, 9, 11, 12].map(|month| days_in(2026, month)),
            [31, 30, 30, 30, 30, 31]
        );
    }

    #[test]
    fn seasons_are_those_of_both_halves_of_the_earth() {
        let told = |text| {
            bounds(text)
                .map(|b| (b.earliest.map(|d| d.to_string()), b.latest.map(|d| d.to_string())))
        };
        let days = |from: &str, to: &str| Some((Some(from.to_owned()), Some(to.to_owned())));
        assert_eq!(told("2031-21"), days("2031-03-01", "2031-11-30"));
        assert_eq!(told("2031-23"), days("2031-03-01", "2031-11-30"));
        assert_eq!(told("2031-22"), days("2030-12-01", "2032-02-29"));
        assert_eq!(told("2031-24/2032-05"), days("2030-12-01", "2032-05-31"));
        assert_eq!(told("2031-01/2032-24"), days("2031-01-01", "2033-02-28"));
    }

    #[test]
    fn years_out_of_reach_are_unknown() {
        assert_eq!(bounds("Y9223372036854775807"), Some(Bounds { earliest: None, latest: None }));
        assert!(bounds("Y1000000").unwrap().earliest.is_some());
        assert!(bounds("Y-1000001/2026").unwrap().earliest.is_none());
        assert_eq!(
            Bounds::as_written("2031-05~").unwrap().latest.unwrap().to_string(),
            "2031-05-31"
        );
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
