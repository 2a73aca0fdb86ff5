//! Days as people and programs write them.

use super::calendar::Date;
use crate::rules::dates::month_names::month;

/// The days of the week in English, Monday first.
const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// All days that a text may mean; none if it is no day.
pub(super) fn read(text: &str) -> Vec<Date> {
    let text = text.trim().trim_end_matches([',', '/']);
    let text = with_signs(text);
    numeric(&text).or_else(|| worded(&text).map(|date| vec![date])).unwrap_or_default()
}

/// The text with the signs for year, month and day of Chinese, Japanese and Korean as hyphens.
fn with_signs(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let plain = text.replace(['年', '月', '년', '월'], "-").replace(['日', '일'], "");
    if plain == text { plain } else { plain.replace(' ', "") }
}

/// A day in digits alone.
fn numeric(text: &str) -> Option<Vec<Date>> {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if is_digits(text) {
        return Some(compact(text).into_iter().collect());
    }
    let separator = text.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
    let number = |at: usize| parts.get(at).filter(|p| is_digits(p))?.parse::<i64>().ok();
    let small = |at: usize| u8::try_from(number(at)?).ok();
    let length = |at: usize| parts.get(at).map_or(0, |part| part.len());
    let is_year = |at: usize| length(at) == 4 && number(at).is_some();
    let is_short = |at: usize| (1..=2).contains(&length(at)) && number(at).is_some();
    let found = match parts.len() {
        3 if is_year(0) && is_short(1) && is_short(2) => {
            vec![year_first(number(0)?, small(1)?, small(2)?)]
        }
        3 if is_year(2) && is_short(0) && is_short(1) => {
            year_last(number(2)?, small(0)?, small(1)?)
        }
        2 if is_year(0) && length(1) == 3 && number(1).is_some() => {
            vec![Date::in_year(number(0)?, number(1)?)]
        }
        2 if is_year(0) && is_short(1) => vec![Date::month(number(0)?, small(1)?)],
        2 if is_year(1) && is_short(0) => vec![Date::month(number(1)?, small(0)?)],
        2 | 3 if is_year(0) => vec![week(number(0)?, parts.get(1)?, parts.get(2).copied())],
        _ => return None,
    };
    Some(found.into_iter().flatten().collect())
}

/// Eight digits.
fn compact(text: &str) -> Option<Date> {
    if text.len() != 8 {
        return None;
    }
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<u8>().ok();
    Date::day(text.get(..4)?.parse().ok()?, part(4, 6)?, part(6, 8)?)
}

/// Year, month and day; zeros are for what is not known.
fn year_first(year: i64, month: u8, day: u8) -> Option<Date> {
    match (month, day) {
        (0, 0) if year > 0 => Some(Date { year, month: None, day: None }),
        (_, 0) => Date::month(year, month),
        _ => Date::day(year, month, day),
    }
}

/// A day and a month, of which either may come first.
fn year_last(year: i64, one: u8, other: u8) -> Vec<Option<Date>> {
    let (day_first, month_first) = (Date::day(year, other, one), Date::day(year, one, other));
    if day_first == month_first { vec![day_first] } else { vec![day_first, month_first] }
}

/// A day of a week: `W10` and, from 1 for Monday, the day.
fn week(year: i64, week: &str, day: Option<&str>) -> Option<Date> {
    let week = week.strip_prefix(['W', 'w']).filter(|digits| digits.len() == 2)?;
    Date::in_week(year, week.parse().ok()?, day?.parse().ok()?)
}

/// A day, or a month, with the month's name in English.
fn worded(text: &str) -> Option<Date> {
    let lower = text.to_lowercase();
    let (mut named, mut day, mut year, mut weekday) = (None, None, None, None);
    let apart = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '/');
    for word in lower.split(apart).filter(|word| !word.is_empty()) {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let ordinal = word.get(digits.len()..).unwrap_or_default();
        let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        let taken = if let Some(number) = month(word) {
            named.replace(number).is_some()
        } else if let Some(number) = day_of_week(word) {
            weekday.replace(number).is_some()
        } else if is_number && digits.len() == 4 && ordinal.is_empty() {
            year.replace(digits.parse::<i64>().ok()?).is_some()
        } else if is_number
            && digits.len() <= 2
            && matches!(ordinal, "" | "st" | "nd" | "rd" | "th")
        {
            day.replace(digits.parse::<u8>().ok()?).is_some()
        } else {
            !matches!(word, "of" | "the")
        };
        if taken {
            return None;
        }
    }
    let date = match day {
        Some(day) => Date::day(year?, named?, day)?,
        None => Date::month(year?, named?)?,
    };
    // A day of the week that is another one makes the rest uncertain.
    let fits = weekday.is_none_or(|wanted| date.weekday() == Some(wanted));
    fits.then_some(date)
}

/// The number of a day of the week, by its name or the first letters of it.
fn day_of_week(word: &str) -> Option<usize> {
    (word.len() >= 3).then(|| WEEKDAYS.iter().position(|name| name.starts_with(word)))?
}
