//! Days, counted from 1970-01-01.

use super::tongues::Tongue;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Day(i64);

impl Day {
    /// The first of January of that year.
    pub(crate) const fn new_year(year: i64) -> Self {
        let before = year - 1;
        let days = before * 365 + before / 4 - before / 100 + before / 400;
        Day(days - 719_162)
    }

    /// So many days later, or earlier.
    pub(crate) const fn plus(self, days: i64) -> Self {
        Day(self.0 + days)
    }

    /// 0 for a Monday.
    pub(crate) fn weekday(self) -> usize {
        usize::try_from((self.0 + 3).rem_euclid(7)).unwrap_or(0)
    }

    fn parts(self) -> (i64, usize, i64) {
        // Howard Hinnant's `civil_from_days`.
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        (year, usize::try_from(month).unwrap_or(1), day)
    }

    /// As `2031-05-04`.
    pub(crate) fn iso(self) -> String {
        let (year, month, day) = self.parts();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// As `2031-05`.
    pub(crate) fn iso_month(self) -> String {
        let (year, month, _) = self.parts();
        format!("{year:04}-{month:02}")
    }

    pub(crate) fn year(self) -> i64 {
        self.parts().0
    }

    /// As the language writes it.
    pub(crate) fn printed(self, tongue: &Tongue) -> String {
        self.fill(tongue.date, tongue)
    }

    /// The month, as the language writes it.
    pub(crate) fn printed_month(self, tongue: &Tongue) -> String {
        self.fill(tongue.month, tongue)
    }

    fn fill(self, template: &str, tongue: &Tongue) -> String {
        let (year, month, day) = self.parts();
        template
            .replace("{d}", &day.to_string())
            .replace("{m}", tongue.months[month - 1])
            .replace("{y}", &year.to_string())
    }
}
