//! Numbers that count days or seconds.

use super::Stamp;
use super::calendar::Date;
use super::clock::{Clock, Zone};
use crate::model::Day;

/// The days that spreadsheets give numbers to and that a record of news may be about: from 1950 to
/// 2099.
const SERIALS: std::ops::RangeInclusive<i64> = 18_264..=73_050;

/// What a number counts, and how it is read; none if it is too small or too large for a date of the
/// news.
pub(super) fn read(text: &str) -> Option<(Stamp, String)> {
    let (whole, fraction) = match text.split_once(['.', ',']) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(whole) || !fraction.is_none_or(is_digits) {
        return None;
    }
    let stamp = match (whole.len(), fraction) {
        (5, _) => serial(whole.parse().ok()?, fraction)?,
        (10, None) => unix(whole.parse().ok()?, 0)?,
        (13, None) => unix(whole.get(..10)?.parse().ok()?, whole.get(10..)?.parse().ok()?)?,
        _ => return None,
    };
    let how = match whole.len() {
        5 => "as spreadsheets count days",
        10 => "as Unix counts seconds",
        _ => "as Unix counts milliseconds",
    };
    let time = stamp.clock.as_ref().map(|clock| format!("T{clock}")).unwrap_or_default();
    let fact = format!("{text} is {}{time} {how}", stamp.date);
    Some((stamp, fact))
}

/// A day by its number in a spreadsheet, and the fraction of the day that has passed.
fn serial(number: i64, fraction: Option<&str>) -> Option<Stamp> {
    if !SERIALS.contains(&number) {
        return None;
    }
    let first = Day { year: 1899, month: 12, day: 30 }.number();
    let date = Date::numbered(first + number)?;
    let clock = match fraction.map(seconds) {
        None | Some(Some(0)) => None,
        Some(seconds) => Some(at(seconds?, Zone::Unknown)?),
    };
    Some(Stamp { date, clock })
}

/// The seconds in a fraction of a day, to the nearest one; none where that is the next day.
fn seconds(fraction: &str) -> Option<u32> {
    // Nine digits are less than a tenth of a millisecond.
    let digits = fraction.get(..fraction.len().min(9))?;
    let scale = 10_u64.checked_pow(u32::try_from(digits.len()).ok()?)?;
    let seconds = (digits.parse::<u64>().ok()? * 86_400 + scale / 2) / scale;
    u32::try_from(seconds).ok().filter(|seconds| *seconds < 86_400)
}

/// A point in time by the seconds since 1970.
fn unix(seconds: i64, milliseconds: u16) -> Option<Stamp> {
    let first = Day { year: 1970, month: 1, day: 1 }.number();
    let date = Date::numbered(first + seconds.div_euclid(86_400))?;
    let passed = u32::try_from(seconds.rem_euclid(86_400)).ok()?;
    let mut clock = at(passed, Zone::Offset("Z".to_owned()))?;
    if milliseconds > 0 {
        clock.fraction = format!("{milliseconds:03}");
    }
    (1950..2100).contains(&date.year).then_some(Stamp { date, clock: Some(clock) })
}

/// The time of day after so many seconds.
fn at(seconds: u32, zone: Zone) -> Option<Clock> {
    let part = |number: u32| u8::try_from(number).ok();
    Clock::new(part(seconds / 3600)?, part(seconds / 60 % 60)?, part(seconds % 60)?, zone)
}
