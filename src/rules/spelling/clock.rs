//! Times of day with their offsets, and where they begin after a day.

use std::fmt;

/// A time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    hour: u8,
    minute: u8,
    second: u8,
    /// The digits of the fraction of a second, if it has one that is not zero.
    pub(super) fraction: String,
    pub(super) zone: Zone,
}

/// By which clock a time counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// `Z` or an offset of the form +hh:mm.
    Offset(String),
    /// A name of the time zone database, whose offset is not known here.
    Named(String),
    Unknown,
}

impl Clock {
    /// A time, if the day has it.
    pub(super) fn new(hour: u8, minute: u8, second: u8, zone: Zone) -> Option<Self> {
        let exists = hour < 24 && minute < 60 && second < 60;
        exists.then_some(Clock { hour, minute, second, fraction: String::new(), zone })
    }

    /// The time without its offset.
    pub(super) fn time(&self) -> String {
        let Clock { hour, minute, second, fraction, .. } = self;
        let point = if fraction.is_empty() { "" } else { "." };
        format!("{hour:02}:{minute:02}:{second:02}{point}{fraction}")
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.time())?;
        match &self.zone {
            Zone::Offset(offset) => f.write_str(offset),
            Zone::Named(_) | Zone::Unknown => Ok(()),
        }
    }
}

/// A text as a day and a time of day; none where what follows the day is no time.
pub(super) fn split(text: &str) -> Option<(&str, Option<Clock>)> {
    let text = text.trim();
    let (text, name) = without_name(text)?;
    let (day, clock) = match text.find(':') {
        None => compact(text)?,
        // The colon of an offset directly after a day, as XML Schema has it: `2031-03-03+03:30`.
        Some(13) if text.len() == 16 && offset(text.get(10..)?).is_some() => {
            (text.get(..10)?, None)
        }
        Some(colon) => {
            let before = text.get(..colon)?;
            let start = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let day = before.get(..start)?.trim_end_matches(['T', 't', '_', ' ', ',']);
            (day, Some(read(text.get(start..)?)?))
        }
    };
    match (clock, name) {
        (Some(mut clock), Some(name)) => {
            if clock.zone == Zone::Unknown {
                clock.zone = named(name);
            }
            Some((day, Some(clock)))
        }
        (clock, _) => Some((day, clock)),
    }
}

/// A text without the name of a time zone in brackets at its end, and the name.
fn without_name(text: &str) -> Option<(&str, Option<&str>)> {
    let Some(inner) = text.strip_suffix(']') else { return Some((text, None)) };
    let (before, name) = inner.split_once('[')?;
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'_' | b'-' | b'+'));
    is_name.then_some((before.trim_end(), Some(name)))
}

fn named(name: &str) -> Zone {
    match name {
        "UTC" | "Etc/UTC" | "GMT" | "Etc/GMT" | "Zulu" | "Z" => Zone::Offset("Z".to_owned()),
        name => Zone::Named(name.to_owned()),
    }
}

/// A text without colons: a day alone, with `Z`, or with a time of four or six digits.
fn compact(text: &str) -> Option<(&str, Option<Clock>)> {
    let at = text.find(['T', ' ', 't']).filter(|at| *at >= 8);
    let followed = at.and_then(|at| Some((text.get(..at)?, text.get(at + 1..)?)));
    let starts_with_digit = |rest: &str| rest.bytes().next().is_some_and(|b| b.is_ascii_digit());
    let is_number = |day: &str| day.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if let Some((day, rest)) = followed
        && starts_with_digit(rest)
        && is_number(day)
    {
        return Some((day, Some(read(rest)?)));
    }
    // Fourteen digits: the day and the time, as databases of news write them.
    if text.len() == 14 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Some((text.get(..8)?, Some(read(text.get(8..)?)?)));
    }
    let ends_in_digit = |day: &str| day.bytes().last().is_some_and(|b| b.is_ascii_digit());
    let day = text.strip_suffix(['Z', 'z']).filter(|day| ends_in_digit(day)).unwrap_or(text);
    Some((day, None))
}

/// A time of day with what follows it.
fn read(text: &str) -> Option<Clock> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(text.len());
    let (time, rest) = text.split_at_checked(end)?;
    let parts: Vec<&str> = if time.contains(':') {
        time.split(':').collect()
    } else {
        let length = time.len();
        let piece = |at: usize| time.get(at..at + 2);
        (0..length).step_by(2).map(piece).collect::<Option<Vec<_>>>()?
    };
    let number = |at: usize| parts.get(at).map_or(Some(0), |part| part.parse::<u8>().ok());
    if !(2..=3).contains(&parts.len()) || parts.iter().any(|part| part.is_empty()) {
        return None;
    }
    let (mut hour, minute, second) = (number(0)?, number(1)?, number(2)?);
    let (fraction, rest) = fraction(rest)?;
    let mut rest = rest.trim();
    let lower = rest.get(..2).unwrap_or_default().to_ascii_lowercase();
    if matches!(lower.as_str(), "am" | "pm") {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + if lower == "pm" { 12 } else { 0 };
        rest = rest.get(2..)?.trim();
    }
    let zone = if rest.is_empty() { Zone::Unknown } else { Zone::Offset(offset(rest)?) };
    Some(Clock { fraction: fraction.to_owned(), ..Clock::new(hour, minute, second, zone)? })
}

/// The digits of a fraction, without those that say nothing, and what follows.
fn fraction(rest: &str) -> Option<(&str, &str)> {
    let Some(after) = rest.strip_prefix(['.', ',']) else { return Some(("", rest)) };
    let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    let (digits, rest) = after.split_at_checked(end)?;
    let is_zero = digits.bytes().all(|b| b == b'0');
    (!digits.is_empty()).then_some((if is_zero { "" } else { digits }, rest))
}

/// An offset as RFC 3339 writes it.
fn offset(text: &str) -> Option<String> {
    // Browsers add the name of the zone in parentheses.
    let text = match text.split_once('(') {
        Some((before, name)) if name.ends_with(')') => before.trim_end(),
        _ => text,
    };
    let upper = text.to_ascii_uppercase();
    if matches!(upper.as_str(), "Z" | "UTC" | "GMT" | "UT") {
        return Some("Z".to_owned());
    }
    let bare = upper.strip_prefix("UTC").or_else(|| upper.strip_prefix("GMT")).unwrap_or(&upper);
    let (sign, digits) = match bare.strip_prefix('+') {
        Some(digits) => ('+', digits),
        None => ('-', bare.strip_prefix(['-', '\u{2212}'])?),
    };
    let digits = digits.replace(':', "");
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.parse::<u8>().ok()?, 0),
        4 => (digits.get(..2)?.parse::<u8>().ok()?, digits.get(2..)?.parse::<u8>().ok()?),
        _ => return None,
    };
    let is_digits = digits.bytes().all(|b| b.is_ascii_digit());
    (is_digits && hours < 24 && minutes < 60).then(|| format!("{sign}{hours:02}:{minutes:02}"))
}
