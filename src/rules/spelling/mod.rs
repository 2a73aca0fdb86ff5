//! Dates, times and lengths of time that are written in another form than their field takes, and the right form.
//!
//! News feeds, spreadsheets and older drafts of EDTF spell dates in many ways. Where a spelling can
//! mean one day or one point in time only, the right form is known and is proposed. Where it can mean
//! two, both are named, and where a time lacks its offset, the help says what has to be added. A day
//! that the calendar does not have is never proposed.

mod calendar;
mod clock;
mod day;
mod drafts;
mod length;
mod numbers;

use self::calendar::Date;
use self::clock::{Clock, Zone};
use crate::model::shape::Scalar;

/// A longer text is no date.
const LONGEST: usize = 64;

/// What is known of the right form of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Proposal {
    /// The value can only mean this one. The second text says how it is read, where that needs words.
    Value(String, Option<String>),
    /// The value may mean one of these.
    Several(Vec<String>),
    /// The form is known but for something that has to be added by hand.
    Incomplete(String),
}

/// A day or a point in time that a text may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    date: Date,
    clock: Option<Clock>,
}

/// The right form of a value of a date field that has another form; none where it is not known.
pub(crate) fn proposal(scalar: &Scalar, value: &str) -> Option<Proposal> {
    if scalar.name == "duration" && value.len() <= LONGEST {
        return length::read(scalar, value).map(|better| Proposal::Value(better, None));
    }
    if !matches!(scalar.name, "timestamp" | "moment" | "edtf") || value.len() > LONGEST {
        return None;
    }
    let value = value.trim();
    // A whole date of the older drafts that says that there is none.
    if scalar.name == "edtf" && value.eq_ignore_ascii_case("unknown") {
        let order = "leave `edtf` out, and write the basis \"unknown\"";
        return Some(Proposal::Incomplete(order.to_owned()));
    }
    let found = drafts(scalar, value).or_else(|| numbers(scalar, value)).or_else(|| {
        let stamps = stamps(value);
        rendered(scalar, &stamps, None)
    })?;
    let is_new = !matches!(&found, Proposal::Value(better, _) if better == value);
    is_new.then_some(found)
}

/// A spelling of an older draft of EDTF, or of an interval.
fn drafts(scalar: &Scalar, value: &str) -> Option<Proposal> {
    let better = match scalar.name {
        "edtf" => drafts::expression(value)?,
        "moment" => drafts::date(value)?,
        _ => return None,
    };
    is_right(scalar, &better).then_some(Proposal::Value(better, None))
}

/// A number that counts days or seconds.
fn numbers(scalar: &Scalar, value: &str) -> Option<Proposal> {
    let (stamp, fact) = numbers::read(value)?;
    rendered(scalar, &[stamp], Some(fact))
}

/// All that a text may mean, if it is a day, with or without a time.
fn stamps(value: &str) -> Vec<Stamp> {
    let Some((day, clock)) = clock::split(value) else { return Vec::new() };
    day::read(day).into_iter().map(|date| Stamp { date, clock: clock.clone() }).collect()
}

/// The proposal for what a text may mean. `fact` says how it was read.
fn rendered(scalar: &Scalar, stamps: &[Stamp], fact: Option<String>) -> Option<Proposal> {
    let values: Vec<String> = stamps.iter().filter_map(|stamp| form(scalar, stamp)).collect();
    match (values.as_slice(), stamps) {
        ([value], [_]) => Some(Proposal::Value(value.clone(), fact)),
        ([_, ..], _) if values.len() == stamps.len() => Some(Proposal::Several(values)),
        (_, [stamp]) => {
            let order = missing(scalar, stamp)?;
            Some(Proposal::Incomplete(match fact {
                Some(fact) => format!("{fact}: {order}"),
                None => order,
            }))
        }
        _ => None,
    }
}

/// A stamp in the form of its field, if it says all that the field takes.
fn form(scalar: &Scalar, stamp: &Stamp) -> Option<String> {
    let Stamp { date, clock } = stamp;
    let value = match clock {
        None => date.to_string(),
        Some(Clock { zone: Zone::Named(_), .. }) => return None,
        // EDTF has no fractions of a second; what would be lost is not proposed.
        Some(clock) if scalar.name == "edtf" && !clock.fraction.is_empty() => return None,
        Some(clock) => format!("{date}T{clock}"),
    };
    is_right(scalar, &value).then_some(value)
}

/// What has to be added to a stamp that lacks something.
fn missing(scalar: &Scalar, stamp: &Stamp) -> Option<String> {
    let Stamp { date, clock } = stamp;
    date.day?;
    let Some(clock) = clock else {
        return Some(format!(
            "write `{date}` with the time of day and its offset, as in `{date}T16:30:00Z`"
        ));
    };
    let alone = if scalar.name == "timestamp" {
        String::new()
    } else {
        format!(", or `{date}` for the day alone")
    };
    let time = format!("{date}T{}", clock.time());
    match &clock.zone {
        Zone::Offset(_) if scalar.name == "edtf" => {
            let mut whole = clock.clone();
            whole.fraction.clear();
            Some(format!("write `{date}T{whole}`, without the fraction of the second{alone}"))
        }
        Zone::Offset(_) => None,
        Zone::Unknown => Some(format!(
            "write `{time}Z` if the time is in UTC, or the offset of the clock, such as `+03:30`, \
             in place of `Z`{alone}"
        )),
        Zone::Named(name) => Some(format!(
            "write `{time}` with the offset that {name} has at that time, such as `+03:30`, in \
             place of `[{name}]`{alone}"
        )),
    }
}

/// Whether a value has the form of its field and names days that exist.
fn is_right(scalar: &Scalar, value: &str) -> bool {
    let exists = |end: &str| calendar::is_possible(end);
    (scalar.check)(value).is_ok()
        && scalar.max.is_none_or(|max| value.len() <= max)
        && value.split('/').all(exists)
}

#[cfg(test)]
mod tests;
