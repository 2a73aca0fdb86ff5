//! What is counted from the day on which a text is printed.

use super::days::Days;
use super::lexicon::{Turn, Unit};

/// Words that are counted from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relative {
    /// So many days from today, or as many as the other number says.
    Day(i64, i64),
    /// Last, this or next week.
    Period { unit: Unit, turn: Turn },
    /// Last, this or next March.
    Occurrence { turn: Turn },
    /// Three weeks ago.
    Counted { count: i64, unit: Unit, direction: Direction },
}

/// To which side of today something is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// So much before it.
    Ago,
    /// In the time up to it.
    Past,
    /// In the time from it on.
    Coming,
    /// So much after it, or after something that has happened before; "in two days" may also tell
    /// how long something took.
    Later,
}

/// Before every day of the news.
const LONG_AGO: i64 = 0;

impl Relative {
    /// The days that may be meant where today is one of `today`: a stretch, or two.
    pub(super) fn days(self, today: Days, has_own_calendar: bool) -> (Days, Option<Days>) {
        let between = |days: &dyn Fn(i64) -> Days| days(today.first).with(days(today.last));
        let one = |days: &dyn Fn(i64) -> Days| (between(days), None);
        match self {
            Relative::Day(one, other) => {
                let at = |by: i64| Days::new(today.first + by, today.last + by);
                (at(one), (one != other).then(|| at(other)))
            }
            Relative::Period { unit, turn } => one(&|today| {
                let days = period(unit, turn, today);
                if has_own_calendar { widened(days, unit, turn, today) } else { days }
            }),
            Relative::Occurrence { turn } => one(&|today| occurrence(turn, today)),
            Relative::Counted { count, unit, direction } => one(&|today| {
                let count = count.clamp(0, 10_000);
                match direction {
                    Direction::Ago => ago(count, unit, today, has_own_calendar),
                    Direction::Past => {
                        Days::new(today - length(count, unit) - slack(count, unit), today)
                    }
                    Direction::Coming | Direction::Later => {
                        let is_coming = direction == Direction::Coming;
                        let first = if is_coming { today } else { LONG_AGO };
                        Days::new(first, today + length(count, unit) + slack(count, unit))
                    }
                }
            }),
        }
    }
}

/// Last, this or next week, month or year.
fn period(unit: Unit, turn: Turn, today: i64) -> Days {
    let by = turn.by;
    let whole = match unit {
        Unit::Week => Days::week(today, by),
        Unit::Month => Days::month(today, by),
        Unit::Year => Days::year(today, by),
        // Weekends begin on Thursday evening at the earliest. "Last weekend" may be the one before
        // this week, and the coming one may be the next.
        Unit::Weekend => match by {
            0 => return Days::new(today - 8, today + 8),
            ..0 => return Days::new(today - 13, today),
            _ => return Days::new(today, today + 15),
        },
        Unit::Hour | Unit::Day => Days::new(today + by, today + by),
    };
    match (turn.is_rolling, by) {
        (true, -1) => whole.with(Days::new(today - length(1, unit), today)),
        (true, 1) => whole.with(Days::new(today, today + length(1, unit))),
        _ => whole,
    }
}

/// The same where months and years may begin on other days than those of the Gregorian calendar.
fn widened(days: Days, unit: Unit, turn: Turn, today: i64) -> Days {
    let by = match unit {
        Unit::Month => 31,
        Unit::Year => 366,
        _ => return days,
    };
    let wide = Days::new(days.first - by, days.last + by);
    match turn.by {
        ..0 => Days::new(wide.first, wide.last.min(today.max(days.last))),
        0 => wide,
        _ => Days::new(wide.first.max(today.min(days.first)), wide.last),
    }
}

/// The time in which last, this or next March may be.
fn occurrence(turn: Turn, today: i64) -> Days {
    let year = Days::year(today, 0);
    match turn.by {
        ..0 => Days::new(Days::year(today, -1).first, today),
        0 => Days::new(year.first - 31, year.last + 31),
        _ => Days::new(Days::month(today, 0).first, Days::year(today, 1).last),
    }
}

/// So many units before today, as exactly as people count.
fn ago(count: i64, unit: Unit, today: i64, has_own_calendar: bool) -> Days {
    let (center, slack) = (today - length(count, unit), slack(count, unit));
    let about = Days::new(center - slack, (center + slack).min(today));
    let turn = Turn { by: -count, is_rolling: false, is_plural: false };
    let days = match unit {
        Unit::Week => about.with(Days::week(today, -count)),
        Unit::Month => about.with(Days::month(today, -count)),
        Unit::Year => about.with(Days::year(today, -count)),
        Unit::Hour | Unit::Day | Unit::Weekend => return about,
    };
    if has_own_calendar { widened(days, unit, turn, today) } else { days }
}

/// How many days so many units are.
pub(super) fn length(count: i64, unit: Unit) -> i64 {
    match unit {
        Unit::Hour => count / 24,
        Unit::Day => count,
        Unit::Week | Unit::Weekend => 7 * count,
        Unit::Month => count * 1461 / 48,
        Unit::Year => count * 1461 / 4,
    }
}

/// By how many days people round when they count so many units.
pub(super) fn slack(count: i64, unit: Unit) -> i64 {
    match unit {
        Unit::Hour => 1,
        Unit::Day => match count {
            ..=2 => 0,
            3..=6 => 1,
            _ => 2 + count / 10,
        },
        Unit::Week => 4 + (7 * (count - 1)) / 3,
        Unit::Weekend => 7,
        Unit::Month => 16 + 5 * (count - 1).max(0),
        Unit::Year => 183 + 30 * count,
    }
}
