//! Dates and times.

use super::scalar;
use crate::model::shape::Flaw;

/// A day of the Gregorian calendar, leap years and all, as a regular expression.
macro_rules! day {
    () => {
        concat!(
            "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
            "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
            "|02-(?:0[1-9]|1[0-9]|2[0-8]))",
            "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)",
        )
    };
}

/// The time of day and the offset of RFC 3339.
macro_rules! time {
    () => {
        "T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    };
}

macro_rules! timestamp {
    () => {
        concat!(day!(), time!(), r"(?:\.[0-9]{1,9})?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])")
    };
}

/// One date at the end of an interval: EDTF, levels 0 and 1, without unspecified digits.
macro_rules! edtf_end {
    () => {
        concat!(
            "(?:-?[0-9]{4}(?:-(?:2[1-4]|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?))?",
            "|Y-?[1-9][0-9]{4,})[?~%]?",
        )
    };
}

/// One date of EDTF, levels 0 and 1.
macro_rules! edtf_date {
    () => {
        concat!(
            "(?:-?(?:[0-9]{4}(?:-(?:XX(?:-XX)?|2[1-4]",
            "|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]|XX))?))?",
            "|[0-9]{3}X|[0-9]{2}XX)|Y-?[1-9][0-9]{4,})[?~%]?",
        )
    };
}

fn digits(text: &str, count: usize) -> Option<(u32, &str)> {
    let head = text.get(..count)?;
    if !head.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some((head.parse().ok()?, text.get(count..)?))
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Takes `YYYY-MM-DD` from the front.
fn day(text: &str) -> Result<&str, Flaw> {
    let form = || Flaw::form("is not of the form YYYY-MM-DD");
    let (year, rest) = digits(text, 4).ok_or_else(form)?;
    let (month, rest) = rest.strip_prefix('-').and_then(|t| digits(t, 2)).ok_or_else(form)?;
    let (day, rest) = rest.strip_prefix('-').and_then(|t| digits(t, 2)).ok_or_else(form)?;
    if !(1..=12).contains(&month) {
        return Err(Flaw::form(format!("names month {month:02}, and a year has 12")));
    }
    let last = days_in(year, month);
    if !(1..=last).contains(&day) {
        let message = format!("names day {day:02} of {year:04}-{month:02}, which has {last}");
        return Err(Flaw::form(message));
    }
    Ok(rest)
}

/// Takes `Thh:mm:ss` from the front.
fn time(text: &str) -> Result<&str, Flaw> {
    let form = || Flaw::form("has no time of the form Thh:mm:ss after the day");
    let (hour, rest) = text.strip_prefix('T').and_then(|t| digits(t, 2)).ok_or_else(form)?;
    let (minute, rest) = rest.strip_prefix(':').and_then(|t| digits(t, 2)).ok_or_else(form)?;
    let (second, rest) = rest.strip_prefix(':').and_then(|t| digits(t, 2)).ok_or_else(form)?;
    if hour > 23 || minute > 59 || second > 59 {
        return Err(Flaw::form(format!("names the time {hour:02}:{minute:02}:{second:02}")));
    }
    Ok(rest)
}

fn offset(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['+', '-']) else {
        return text == "Z";
    };
    let Some((hour, rest)) = digits(rest, 2) else { return false };
    let Some((minute, rest)) = rest.strip_prefix(':').and_then(|t| digits(t, 2)) else {
        return false;
    };
    hour <= 23 && minute <= 59 && rest.is_empty()
}

fn timestamp(text: &str) -> Result<(), Flaw> {
    let mut rest = time(day(text)?)?;
    if let Some(fraction) = rest.strip_prefix('.') {
        let end = fraction.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=9).contains(&end) {
            return Err(Flaw::form("has a fraction of a second that is not 1 to 9 digits"));
        }
        rest = &fraction[end..];
    }
    if rest.is_empty() {
        return Err(Flaw::form("has no offset: add `Z`, or one such as `+03:30`"));
    }
    if !offset(rest) {
        return Err(Flaw::form("has an offset that is neither `Z` nor of the form +hh:mm"));
    }
    Ok(())
}

fn moment(text: &str) -> Result<(), Flaw> {
    if text.contains('T') {
        return timestamp(text);
    }
    let date = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
    let form =
        || Flaw::form("is neither a date (YYYY, YYYY-MM, YYYY-MM-DD) nor a time of RFC 3339");
    let (_, rest) = digits(date, 4).ok_or_else(form)?;
    if rest.is_empty() {
        return Ok(());
    }
    let (month, rest) = rest.strip_prefix('-').and_then(|t| digits(t, 2)).ok_or_else(form)?;
    if !(1..=12).contains(&month) {
        return Err(Flaw::form(format!("names month {month:02}, and a year has 12")));
    }
    if rest.is_empty() || day(date)?.is_empty() { Ok(()) } else { Err(form()) }
}

/// One date of an EDTF expression.
fn edtf_date(text: &str) -> Result<(), Flaw> {
    let date = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
    let form = || Flaw::form("is no date of EDTF level 0 or 1");
    if let Some(year) = date.strip_prefix('Y') {
        let year = year.strip_prefix('-').unwrap_or(year);
        let good =
            year.len() >= 5 && !year.starts_with('0') && year.bytes().all(|b| b.is_ascii_digit());
        return if good { Ok(()) } else { Err(form()) };
    }
    let date = date.strip_prefix('-').unwrap_or(date);
    let Some((_, rest)) = digits(date, 4) else {
        let known = date.trim_end_matches('X');
        let unknown = date.len() - known.len();
        let decade = (1..=2).contains(&unknown) && known.len() + unknown == 4;
        let good = decade && known.bytes().all(|b| b.is_ascii_digit());
        return if good { Ok(()) } else { Err(form()) };
    };
    if rest.is_empty() || rest == "-XX" || rest == "-XX-XX" {
        return Ok(());
    }
    let (month, rest) = rest.strip_prefix('-').and_then(|t| digits(t, 2)).ok_or_else(form)?;
    match (month, rest) {
        (1..=12 | 21..=24, "") | (1..=12, "-XX") => Ok(()),
        (1..=12, _) => match rest.strip_prefix('-').and_then(|t| digits(t, 2)) {
            Some((1..=31, "")) => Ok(()),
            Some((day, "")) => Err(Flaw::form(format!("names day {day:02}, and no month has it"))),
            _ => Err(form()),
        },
        _ => Err(Flaw::form(format!(
            "names month {month:02}; months are 01 to 12, seasons 21 to 24"
        ))),
    }
}

/// One date at the end of an interval.
fn edtf_end(text: &str) -> Result<(), Flaw> {
    edtf_date(text).map_err(|flaw| Flaw::form(format!("has `{}`, which {flaw}", clip(text))))
}

/// At most 24 characters of `text`, so that a message stays a message.
fn clip(text: &str) -> String {
    text.chars().take(24).flat_map(char::escape_debug).collect()
}

fn edtf(text: &str) -> Result<(), Flaw> {
    if let Some((from, to)) = text.split_once('/') {
        if text.contains('X') {
            return Err(Flaw::form(
                "is an interval with unspecified digits, which level 1 has not",
            ));
        }
        return match (from, to) {
            ("" | "..", "" | "..") => Err(Flaw::form("is an interval without a date")),
            ("" | "..", date) | (date, "" | "..") => edtf_end(date),
            _ => edtf_end(from).and_then(|()| edtf_end(to)),
        };
    }
    let Some((date, clock)) = text.split_once('T') else {
        return edtf_date(text);
    };
    // A time needs a whole day before it.
    let (Some((_, rest)), 10) = (digits(date, 4), date.len()) else {
        return Err(Flaw::form("has a time after what is not a whole day"));
    };
    if rest.contains('X') {
        return Err(Flaw::form("has a time after what is not a whole day"));
    }
    edtf_date(date)?;
    let zone = time(&text[text.len() - clock.len() - 1..])?;
    let hours_only = zone.len() == 3 && offset(&format!("{zone}:00"));
    if zone.is_empty() || offset(zone) || hours_only {
        Ok(())
    } else {
        Err(Flaw::form("has an offset that is neither `Z` nor of the form +hh:mm"))
    }
}

/// A number of a duration with its unit.
macro_rules! part {
    ($unit:literal) => {
        concat!("[1-9][0-9]{0,5}", $unit)
    };
}

/// The time of a duration, from hours down.
macro_rules! duration_time {
    () => {
        concat!(
            "T(?:",
            part!("H"),
            "(?:",
            part!("M"),
            ")?(?:",
            part!("S"),
            ")?",
            "|",
            part!("M"),
            "(?:",
            part!("S"),
            ")?|",
            part!("S"),
            ")",
        )
    };
}

/// Takes the numbers with these units, in this order, from the front, each at most once.
fn parts<'t>(mut text: &'t str, units: &[char]) -> Result<&'t str, Flaw> {
    for unit in units {
        let end = text.bytes().take_while(u8::is_ascii_digit).count();
        let Some(rest) = text.get(end..).and_then(|rest| rest.strip_prefix(*unit)) else {
            continue;
        };
        match text.as_bytes() {
            [b'0', ..] => return Err(Flaw::form("has a number that begins with 0")),
            _ if end == 0 => return Err(Flaw::form(format!("has no number before `{unit}`"))),
            _ if end > 6 => return Err(Flaw::form("has a number of more than 6 digits")),
            _ => text = rest,
        }
    }
    Ok(text)
}

fn duration(text: &str) -> Result<(), Flaw> {
    let form = || Flaw::form("is no duration of ISO 8601, such as P10D, P3M or PT48H");
    let Some(parts_of_it) = text.strip_prefix('P') else {
        let negative = text.strip_prefix(['-', '+']).is_some_and(|rest| rest.starts_with('P'));
        return Err(if negative { Flaw::form("has a sign before `P`") } else { form() });
    };
    let (days, time) = match parts_of_it.split_once('T') {
        Some((days, time)) => (days, Some(time)),
        None => (parts_of_it, None),
    };
    if days.is_empty() && time.is_none() {
        return Err(Flaw::form("gives no length after `P`"));
    }
    if time.is_some_and(str::is_empty) {
        return Err(Flaw::form("gives no time after `T`"));
    }
    let is_of_weeks = days.ends_with('W') && time.is_none();
    let units: &[char] = if is_of_weeks { &['W'] } else { &['Y', 'M', 'D'] };
    if !parts(days, units)?.is_empty() {
        let is_time = time.is_none() && days.ends_with(['H', 'S']);
        let lacks = Flaw::form("has hours, minutes or seconds without a `T` before them");
        return Err(if is_time { lacks } else { form() });
    }
    if parts(time.unwrap_or_default(), &['H', 'M', 'S'])?.is_empty() { Ok(()) } else { Err(form()) }
}

scalar! {
    /// A length of time by ISO 8601-1:2019, in whole numbers: years, months and days, then `T` and
    /// hours, minutes and seconds, or weeks alone. `P10D` is ten days, `P3M` three months, `PT48H`
    /// 48 hours, `P2W` two weeks. It is never negative and never nothing.
    Duration "duration" {
        pattern: Some(concat!(
            "^P(?:", part!("W"),
            "|(?:", part!("Y"), "(?:", part!("M"), ")?(?:", part!("D"), ")?",
            "|", part!("M"), "(?:", part!("D"), ")?|", part!("D"), ")(?:", duration_time!(), ")?",
            "|", duration_time!(), ")$",
        )),
        max: None,
        examples: &["P10D", "P3M", "PT48H"],
        class: Machine,
        check: duration,
    }
}

scalar! {
    /// A point in time by the profile of ISO 8601 in RFC 3339: a day of the Gregorian calendar,
    /// `T`, the time of day with seconds, and `Z` or an offset. Capital letters only, no leap
    /// second, at most nine digits of a second.
    Timestamp "timestamp" {
        pattern: Some(concat!("^", timestamp!(), "$")),
        max: None,
        examples: &["2031-05-04T16:30:00Z", "2031-05-04T20:00:00.5+03:30"],
        class: Machine,
        check: timestamp,
    }
}

scalar! {
    /// A point in time by RFC 3339, or a date known only to the day, month or year, which may be
    /// qualified as in EDTF: `?` uncertain, `~` approximate, `%` both.
    Moment "moment" {
        pattern: Some(concat!("^(?:", timestamp!(), "|(?:", day!(), "|[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?)[?~%]?)$")),
        max: None,
        examples: &["2031-05-04T16:30:00Z", "2031-05-04", "2031-05~"],
        class: Machine,
        check: moment,
    }
}

scalar! {
    /// A date, a date with a time, or an interval, in the Extended Date/Time Format, levels 0 and 1
    /// (ISO 8601-2:2019): `2031-05-04`, `2031-05`, `2031-05-04~` (about), `203X` (in the thirties),
    /// `2031-21` (spring), `2031-05-04/2031-05-06`, `2031-05-04/..` (and still going on).
    Edtf "edtf" {
        pattern: Some(concat!(
            "^(?:", edtf_date!(), "|", edtf_end!(), r"/(?:\.\.|", edtf_end!(), r")?|(?:\.\.)?/", edtf_end!(),
            "|[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])", time!(),
            "(?:Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?)$",
        )),
        max: Some(64),
        examples: &["2031-05-04", "2031-05-04/2031-05-06", "2031-05~"],
        class: Machine,
        check: edtf,
    }
}
