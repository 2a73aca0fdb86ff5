//! A date in English words: "on Wednesday, 3 March".

use crate::rules::time::{Day, days_in};

/// The months, January first.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of a month, from 1, by its English name in small letters or the first three or more of
/// them.
pub(in crate::rules) fn month(word: &str) -> Option<u8> {
    if word.len() < 3 {
        return None;
    }
    let at = MONTHS.iter().position(|name| name.starts_with(word))?;
    u8::try_from(at + 1).ok()
}

/// Words that leave a date what it is. With any other word beside it ("before", "two weeks after",
/// "until") a text may mean another day than the one it names.
const NEUTRAL: &[&str] = &[
    "on",
    "in",
    "of",
    "the",
    "this",
    "last",
    "next",
    "early",
    "morning",
    "afternoon",
    "noon",
    "at",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// A month, and what else of a date a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// From 1.
    pub(super) month: u8,
    pub(super) day: Option<u8>,
    pub(super) year: Option<i64>,
}

impl Named {
    /// Whether that day has all that is named.
    pub(super) fn may_be(self, day: Day) -> bool {
        self.month == day.month
            && self.day.is_none_or(|named| named == day.day)
            && self.year.is_none_or(|named| named == day.year)
    }

    /// The day that is named, in the year of the other one where none is; none if there is no such
    /// day, or none is named.
    pub(super) fn in_year_of(self, other: Day) -> Option<Day> {
        let year = self.year.unwrap_or(other.year);
        let day = self.day.filter(|day| *day <= days_in(year, self.month))?;
        Some(Day { year, month: self.month, day })
    }
}

/// The date that a text names, if it names one month and says nothing else; none where it names a
/// month, a day or a year twice.
pub(super) fn named(text: &str) -> Option<Named> {
    let (mut month, mut day, mut year) = (None, None, None);
    let small = text.to_lowercase();
    for word in small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let end = word.get(digits.len()..).unwrap_or_default();
        let ordinal = matches!(end, "" | "st" | "nd" | "rd" | "th");
        let taken = if let Some(number) = MONTHS.iter().position(|name| *name == word) {
            month.replace(u8::try_from(number + 1).ok()?).is_some()
        } else if digits.is_empty() {
            if !NEUTRAL.contains(&word) {
                return None;
            }
            false
        } else if ordinal && digits.len() <= 2 {
            day.replace(digits.parse().ok().filter(|day| (1..=31).contains(day))?).is_some()
        } else if end.is_empty() && digits.len() == 4 {
            year.replace(digits.parse().ok()?).is_some()
        } else {
            return None;
        };
        if taken {
            return None;
        }
    }
    Some(Named { month: month?, day, year })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_compared_with_what_is_named() {
        let day = Day { year: 2031, month: 3, day: 3 };
        let named = |text: &str| named(text).unwrap();
        for text in ["3 March", "March", "March 2031", "3 March 2031"] {
            assert!(named(text).may_be(day), "{text}");
        }
        for text in ["4 March", "3 April", "April", "March 2030", "3 March 2030"] {
            assert!(!named(text).may_be(day), "{text}");
        }
        let in_year = |text: &str| named(text).in_year_of(day).map(|day| day.to_string());
        assert_eq!(in_year("28 February").as_deref(), Some("2031-02-28"));
        assert_eq!(in_year("29 February"), None);
        assert_eq!(in_year("29 February 2032").as_deref(), Some("2032-02-29"));
        assert_eq!(in_year("February"), None);
    }

    #[test]
    fn a_date_is_read_where_nothing_else_is_said() {
        let date = |month, day, year| Some(Named { month, day, year });
        for (text, wanted) in [
            ("3 March", date(3, Some(3), None)),
            ("on Wednesday, March 3rd", date(3, Some(3), None)),
            ("the 31st of December 2031", date(12, Some(31), Some(2031))),
            ("in May", date(5, None, None)),
            ("January 1, 2031", date(1, Some(1), Some(2031))),
            ("last June", date(6, None, None)),
            ("before 3 March", None),
            ("two weeks after 3 March", None),
            ("from 3 to 5 March", None),
            ("3 and 5 March", None),
            ("3, 5 March", None),
            ("March or April", None),
            ("March, April", None),
            ("March 2030, 2031", None),
            ("32 March", None),
            ("0 March", None),
            ("3 pm, March", None),
            ("3pm on 4 March", None),
            ("on Wednesday", None),
            ("on the 3rd", None),
            ("2031", None),
            ("le 3 mars", None),
            ("", None),
        ] {
            assert_eq!(named(text), wanted, "{text}");
        }
    }
}
