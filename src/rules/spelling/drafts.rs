//! Spellings of older drafts of EDTF, of ISO 8601 intervals, and of approximate dates in words.

use super::{clock, day, stamps};
use crate::model::Edtf;

/// An expression of EDTF in its present form; none if nothing has to be changed or it is not known
/// what.
pub(super) fn expression(text: &str) -> Option<String> {
    interval(text).or_else(|| date(text))
}

/// A single date, with its qualifier.
pub(super) fn date(text: &str) -> Option<String> {
    let (body, mark) = qualified(text);
    let body = body.trim();
    let known = plain(body).or_else(|| quarter(body)).or_else(|| season(body));
    let known = known.or_else(|| {
        // Other spellings of a day matter here only under a qualifier.
        mark?;
        single(body)
    })?;
    let mark = mark.map(String::from).unwrap_or_default();
    let better = if known.contains('/') && !mark.is_empty() { None } else { Some(known + &mark) }?;
    (better != text).then_some(better)
}

/// Two dates with something between them.
fn interval(text: &str) -> Option<String> {
    let (from, to) = match text.matches('/').count() {
        1 => text.split_once('/')?,
        0 => [" to ", " – ", " - ", "--", "–", "—"].iter().find_map(|by| text.split_once(by))?,
        _ => return None,
    };
    let (from, to) = (end(from)?, end(to)?);
    let has_date = |end: &str| !matches!(end, "" | "..");
    let better = format!("{from}/{to}");
    ((has_date(&from) || has_date(&to)) && better != text).then_some(better)
}

/// One end of an interval.
fn end(text: &str) -> Option<String> {
    let text = text.trim();
    match text.to_ascii_lowercase().as_str() {
        "" | "unknown" => Some(String::new()),
        ".." | "open" | "present" | "now" | "ongoing" => Some("..".to_owned()),
        // Two digits may be a day, a month or a year.
        _ if text.len() < 4 => None,
        _ if Edtf::new(text).is_ok() => Some(text.to_owned()),
        _ => date(text).or_else(|| single(text)).filter(|end| !end.contains('/')),
    }
}

/// The only day that a text may mean, without a time.
fn single(text: &str) -> Option<String> {
    if Edtf::new(text).is_ok() {
        return Some(text.to_owned());
    }
    if let (day, None) = clock::split(text)?
        && let [date] = day::read(day).as_slice()
    {
        return Some(date.to_string());
    }
    match stamps(text).as_slice() {
        [stamp] => {
            let clock = stamp.clock.as_ref()?;
            let is_whole =
                clock.fraction.is_empty() && !matches!(clock.zone, clock::Zone::Named(_));
            is_whole.then(|| format!("{}T{clock}", stamp.date))
        }
        _ => None,
    }
}

/// A text without what says that it is uncertain or approximate, and the mark for that.
fn qualified(text: &str) -> (&str, Option<char>) {
    let lower = text.to_ascii_lowercase();
    for word in ["circa ", "about ", "around ", "approx. ", "ca. ", "ca ", "c. "] {
        if lower.starts_with(word) {
            return (text.get(word.len()..).unwrap_or_default(), Some('~'));
        }
    }
    let marks = ['?', '~', '%'];
    let body = text.trim_start_matches(marks).trim_end_matches(marks);
    let has = |mark: char| text.contains(mark);
    let mark = match (has('?'), has('~'), has('%')) {
        (true, true, _) | (_, _, true) => Some('%'),
        (true, false, false) => Some('?'),
        (false, true, false) => Some('~'),
        _ => None,
    };
    (body, mark)
}

/// A date in digits, hyphens and signs for digits that are not known: `203u`, `2031-3`, `2031-uu`.
fn plain(text: &str) -> Option<String> {
    let is_decade = |tens: &str| is_year(tens) && tens.ends_with('0');
    if let Some(tens) = text.strip_suffix(['s', 'S']).filter(|tens| is_decade(tens)) {
        // `2000s` may be ten years or a hundred.
        let head = tens.get(..3).filter(|_| !tens.ends_with("00"))?;
        return Some(format!("{head}X"));
    }
    let shown = text.replace(['u', 'U', 'x'], "X");
    let all_known = |part: &str| part.bytes().all(|b| b.is_ascii_digit() || b == b'X');
    let parts: Vec<&str> = shown.split('-').collect();
    let (year, rest) = parts.split_first()?;
    if year.len() != 4 || !all_known(year) || rest.len() > 2 {
        return None;
    }
    let mut better = (*year).to_owned();
    for part in rest {
        if !(1..=2).contains(&part.len()) || !all_known(part) {
            return None;
        }
        better.push('-');
        better.push_str(if part.len() == 1 && *part != "X" { "0" } else { "" });
        better.push_str(if *part == "X" { "XX" } else { part });
    }
    Some(better)
}

/// A quarter of a year as its months: `2031-Q1`.
fn quarter(text: &str) -> Option<String> {
    let (year, number) = text.split_once(['-', ' '])?;
    let months = match number.to_ascii_uppercase().as_str() {
        "Q1" => ("01", "03"),
        "Q2" => ("04", "06"),
        "Q3" => ("07", "09"),
        "Q4" => ("10", "12"),
        _ => return None,
    };
    is_year(year).then(|| format!("{year}-{}/{year}-{}", months.0, months.1))
}

/// A season of a year: `spring 2031`.
fn season(text: &str) -> Option<String> {
    let (name, year) = text.split_once(' ')?;
    let number = match name.to_ascii_lowercase().as_str() {
        "spring" => 21,
        "summer" => 22,
        "autumn" | "fall" => 23,
        "winter" => 24,
        _ => return None,
    };
    let year = year.strip_prefix("of ").unwrap_or(year);
    is_year(year).then(|| format!("{year}-{number}"))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}
