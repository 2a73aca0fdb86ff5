//! What a text says of a date, and whether a date is what it says.

use super::days::Days;
use super::lexer::Named;
use super::lexicon::{Turn, Unit};
use super::relative::{Direction, Relative};
use crate::rules::time::Day;

/// A day of the week with what is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weekday {
    /// From 0 for Monday.
    pub(super) day: usize,
    pub(super) turn: Option<Turn>,
}

/// What a text says of a date. A date has to have all of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::rules::dates) struct Phrase {
    pub(super) weekday: Option<Weekday>,
    /// What is named of a date; one of several where its order is not known.
    pub(super) calendar: Vec<Named>,
    pub(super) relatives: Vec<Relative>,
    /// A night belongs to two days.
    pub(super) is_overnight: bool,
    /// The date is the beginning or the end of a time.
    pub(super) is_bound: bool,
    /// Any such day is meant.
    pub(super) is_indefinite: bool,
    pub(super) has_own_calendar: bool,
}

/// Dates that go over more days than this are not compared: hardly any word excludes them.
const LONGEST: i64 = 800;

/// A day of the week that is further away than this is one of another story, which the words around
/// tell.
const FAR: i64 = 31;

impl Phrase {
    pub(super) fn says_something(&self) -> bool {
        self.weekday.is_some() || !self.calendar.is_empty() || !self.relatives.is_empty()
    }

    /// Whether the words mean one date only where it is known when they were printed.
    pub(in crate::rules::dates) fn needs_publication(&self) -> bool {
        let has_year = self.calendar.iter().any(|named| named.year.is_some());
        !self.relatives.is_empty() || (!has_year && !self.is_indefinite)
    }

    /// The day that the words name by its month, the one nearest to another.
    pub(in crate::rules::dates) fn day_near(&self, other: i64) -> Option<i64> {
        let is_day = |named: &Named| named.month.is_some() && named.days.is_some();
        if !self.relatives.is_empty() || !self.calendar.first().is_some_and(is_day) {
            return None;
        }
        let nearest = (0..=LONGEST / 2).flat_map(|by| [other - by, other + by]);
        nearest.into_iter().find(|number| self.is_on(*number, true, None))
    }

    /// Whether a date may be what the words say where today is one of `today`, or is not known.
    pub(in crate::rules::dates) fn may_be(
        &self,
        date: Days,
        slack: i64,
        today: Option<Days>,
    ) -> bool {
        let length = date.last - date.first;
        if length > LONGEST || (self.is_bound && (length > 0 || !self.names_a_day())) {
            return true;
        }
        // A time up to Friday may end with it or before it.
        let slack = slack + i64::from(self.is_overnight || self.is_bound);
        (date.first - slack..=date.last + slack).any(|day| self.is_on(day, length == 0, today))
    }

    fn names_a_day(&self) -> bool {
        self.weekday.is_some()
            || self.calendar.iter().any(|named| named.days.is_some())
            || self.relatives.iter().any(|relative| matches!(relative, Relative::Day(..)))
    }

    /// Whether a day has all that is said. `is_day`: the date is this day alone.
    fn is_on(&self, number: i64, is_day: bool, today: Option<Days>) -> bool {
        let day = Day::numbered(number);
        let is_weekday = self.weekday.is_none_or(|weekday| {
            weekday.day == day.weekday()
                && today.is_none_or(|today| self.is_near(weekday, number, is_day, today))
        });
        let named = |named: &Named| {
            named.year.is_none_or(|year| year == day.year)
                && named.month.is_none_or(|month| month == day.month)
                && named.days.is_none_or(|(first, last)| (first..=last).contains(&day.day))
        };
        is_weekday
            && (self.calendar.is_empty() || self.calendar.iter().any(named))
            && self.relatives.iter().all(|relative| self.has(*relative, number, day, today))
    }

    fn has(&self, relative: Relative, number: i64, day: Day, today: Option<Days>) -> bool {
        if let Relative::Period { unit: Unit::Weekend, .. } = relative
            && matches!(day.weekday(), 1 | 2)
        {
            return false;
        }
        let Some(today) = today else { return true };
        let (days, others) = relative.days(today, self.has_own_calendar);
        days.has(number) || others.is_some_and(|others| others.has(number))
    }

    /// Whether a day of the week is near enough to be the one that is meant.
    fn is_near(&self, weekday: Weekday, number: i64, is_day: bool, today: Days) -> bool {
        if !self.relatives.is_empty() || !self.calendar.is_empty() || self.is_indefinite {
            return true;
        }
        let (first, last) = (today.first, today.last);
        let near = match weekday.turn.map(|turn| turn.by) {
            None | Some(0) => Days::new(first - 7, last + 7),
            Some(..0) => Days::new(first - 14, last - 1),
            Some(_) => Days::new(first + 1, last + 14),
        };
        let is_far = number < first - FAR || number > last + FAR;
        near.has(number) || (is_far && is_day && weekday.turn.is_none())
    }

    /// The date of EDTF that the words come to, the one nearest to a date that they are not.
    pub(in crate::rules::dates) fn nearest(
        &self,
        date: Days,
        today: Option<Days>,
    ) -> Option<String> {
        let right = |number: i64| self.is_on(number, true, today);
        let near = |limit: i64| {
            (0..=LONGEST)
                .flat_map(|by| [date.first - by, date.last + by])
                .find(|number| *number <= limit && right(*number))
        };
        // What was told as past is not moved to the future, unless the words are of it.
        let limit = today.map_or(i64::MAX, |today| today.last);
        let past = (date.first <= limit).then(|| near(limit)).flatten();
        let is_coming = !self.relatives.is_empty()
            || self.weekday.is_some_and(|weekday| weekday.turn.is_some_and(|turn| turn.by > 0));
        let number = match past {
            Some(number) => number,
            None if is_coming || date.first > limit => near(i64::MAX)?,
            None => return None,
        };
        let day = Day::numbered(number);
        let month = || format!("{:04}-{:02}", day.year, day.month);
        let named = self.calendar.first();
        if self.names_a_day() {
            return Some(day.to_string());
        }
        if let Some(named) = named {
            let year = named.year.is_some() || today.is_some();
            return match named.month {
                Some(_) => year.then(month),
                None => Some(format!("{:04}", day.year)),
            };
        }
        let today = today?;
        match *self.relatives.first()? {
            Relative::Day(..) | Relative::Occurrence { .. } => None,
            Relative::Period { unit, turn } => {
                let number = today.last;
                let monday =
                    number - i64::try_from(Day::numbered(number).weekday()).ok()? + 7 * turn.by;
                let whole = match unit {
                    Unit::Week => return Some(stretch(Days::new(monday, monday + 6))),
                    Unit::Month => Days::month(number, turn.by),
                    Unit::Year => Days::year(number, turn.by),
                    Unit::Weekend => return Some(stretch(Days::new(monday + 5, monday + 6))),
                    Unit::Hour | Unit::Day => return None,
                };
                let first = Day::numbered(whole.first);
                Some(if unit == Unit::Year {
                    format!("{:04}", first.year)
                } else {
                    format!("{:04}-{:02}", first.year, first.month)
                })
            }
            Relative::Counted { count, unit: Unit::Day, direction: Direction::Ago } => {
                Some(Day::numbered(today.last - count).to_string())
            }
            Relative::Counted { count, unit: Unit::Week, direction: Direction::Ago } => {
                Some(format!("{}~", Day::numbered(today.last - 7 * count)))
            }
            Relative::Counted { .. } => None,
        }
    }
}

/// An interval of EDTF.
fn stretch(days: Days) -> String {
    format!("{}/{}", Day::numbered(days.first), Day::numbered(days.last))
}
