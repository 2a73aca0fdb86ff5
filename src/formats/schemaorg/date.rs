//! Dates as schema.org has them: days, months, years and times of ISO 8601, without a mark of doubt. What
//! is in doubt is no date of schema.org.

/// A date for one property: as it is, if it is one day, month, year or time in no doubt. None for all
/// else: no part of it is made more certain than it is.
pub(super) fn one(text: &str) -> Option<&str> {
    is_iso(text).then_some(text)
}

/// A date for two properties: a day, month, year or time is the first one alone, and an interval is both
/// of its ends, of which one may be open. Neither if any of it is in doubt.
pub(super) fn two(text: &str) -> (Option<&str>, Option<&str>) {
    let Some((first, last)) = text.split_once('/') else { return (one(text), None) };
    let is_open = |end: &str| matches!(end, "" | "..");
    let fits = |end: &str| is_open(end) || is_iso(end);
    if !fits(first) || !fits(last) {
        return (None, None);
    }
    (one(first), one(last))
}

/// The date that two properties say.
pub(super) fn of_two(first: Option<&str>, last: Option<&str>) -> Option<String> {
    match (first, last) {
        (Some(first), Some(last)) if first == last => Some(first.to_owned()),
        (Some(first), Some(last)) => Some(format!("{first}/{last}")),
        (Some(first), None) => Some(first.to_owned()),
        (None, Some(last)) => Some(format!("../{last}")),
        (None, None) => None,
    }
}

/// Whether it is a year, a month, a day, or a time, all of which ISO 8601 has. Whether the calendar has
/// the day is not asked.
fn is_iso(text: &str) -> bool {
    let date = text.split_once('T').map_or(text, |(date, _)| date);
    let number = |digits: &[u8]| digits.iter().all(u8::is_ascii_digit);
    match date.as_bytes() {
        [year @ .., b'-', m0, m1, b'-', d0, d1] => {
            year.len() == 4 && number(year) && number(&[*m0, *m1, *d0, *d1])
        }
        [year @ .., b'-', m0, m1] => {
            year.len() == 4 && number(year) && (*b"01"..=*b"12").contains(&[*m0, *m1])
        }
        year => year.len() == 4 && number(year),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_date_is_certain_or_nothing() {
        for text in ["2031-05-04", "2031-05", "2031", "2031-05-04T16:30:00Z"] {
            assert_eq!(one(text), Some(text));
        }
        for text in
            ["2031-05~", "2031?", "2031-21", "203X", "2031-XX", "2031/2032", "Y170000", "-0044", ""]
        {
            assert_eq!(one(text), None, "{text}");
        }
    }

    #[test]
    fn two_dates_hold_a_span() {
        for (text, first, last, back) in [
            ("2031-05-04", Some("2031-05-04"), None, true),
            ("2031-05-04T16:30:00Z", Some("2031-05-04T16:30:00Z"), None, true),
            ("2031-05-04/2031-05-06", Some("2031-05-04"), Some("2031-05-06"), true),
            ("../2031-05-06", None, Some("2031-05-06"), true),
            ("2031-05-04/..", Some("2031-05-04"), None, false),
            // A year stays a year.
            ("2031", Some("2031"), None, true),
            ("2031-06", Some("2031-06"), None, true),
            ("2031/2032-03", Some("2031"), Some("2032-03"), true),
            ("2031-06-04?", None, None, false),
            ("2031-06~/2031-08", None, None, false),
            ("2031-06/2031-21", None, None, false),
            ("../..", None, None, false),
            ("Y170000", None, None, false),
        ] {
            assert_eq!(two(text), (first, last), "{text}");
            assert_eq!(of_two(first, last).as_deref() == Some(text), back, "{text}");
        }
    }
}
