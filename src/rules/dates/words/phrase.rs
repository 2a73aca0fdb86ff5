//! What a text says of a date, and whether a date is what it says.

use super::super::persian;
use super::days::Days;
use super::lexer::Named;
use super::lexicon::{Limit, Turn, Unit};
use super::relative::{self as counted, Direction, Relative};
use crate::model::{Bounds, Day};

/// A day of the week with what is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weekday {
    /// From 0 for Monday.
    pub(super) day: usize,
    pub(super) turn: Option<Turn>,
}

/// What a text says of a date. A date has to have all of it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and any may be with any"
)]
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::rules::dates) struct Phrase {
    pub(super) weekday: Option<Weekday>,
    /// What is named of a date; one of several where its order is not known.
    pub(super) calendar: Vec<Named>,
    pub(super) relatives: Vec<Relative>,
    /// A night belongs to two days.
    pub(super) is_overnight: bool,
    /// The night from a day to the next one.
    pub(super) is_night: bool,
    /// It has an hour that is within the day.
    pub(super) has_hour: bool,
    /// From 1 for spring.
    pub(super) season: Option<u8>,
    /// The date is the beginning or the end of a time.
    pub(super) limit: Option<Limit>,
    /// It is the end of what is named.
    pub(super) is_end: bool,
    /// "Next Friday" and "last Friday" are the nearest ones.
    pub(super) has_nearest_days: bool,
    /// Any such day is meant.
    pub(super) is_indefinite: bool,
    pub(super) has_own_calendar: bool,
}

/// What a date is in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules::dates) enum Aim {
    /// Something has happened or was said then.
    Past,
    /// Something is to happen then.
    Coming,
    /// Something is to be done by then.
    Deadline,
    /// Any of these.
    Any,
}

/// A date as words are compared with it.
#[derive(Clone, Copy, Debug)]
pub(in crate::rules::dates) struct Dated {
    /// The first and the last day; an open end is one of those that the other end excludes nothing
    /// from.
    pub(in crate::rules::dates) days: Days,
    /// The days of the beginning and of the end that are known, where it is an interval.
    ends: Option<(Option<Days>, Option<Days>)>,
    /// The season, from 1 for spring.
    season: Option<u8>,
    pub(in crate::rules::dates) aim: Aim,
}

impl Dated {
    /// A date of EDTF with the days that it may mean. None where it has no end that is known.
    pub(in crate::rules::dates) fn new(text: &str, bounds: &Bounds, aim: Aim) -> Option<Dated> {
        let Some((first, last)) = text.split_once('/') else {
            let days = Days::of(bounds)?;
            return Some(Dated { days, ends: None, season: season(text), aim });
        };
        let end = |text: &str| Bounds::as_written(text).as_ref().and_then(Days::of);
        let ends = (end(first), end(last));
        let days = match (Days::of(bounds), ends) {
            (Some(days), _) => days,
            (None, (Some(end), None) | (None, Some(end))) => end,
            _ => return None,
        };
        Some(Dated { days, ends: Some(ends), season: None, aim })
    }

    /// Whether a day of it may be one of a year.
    pub(in crate::rules::dates) fn touches_year(&self, year: i64, slack: i64) -> bool {
        let year_of = |number| Day::numbered(number).year;
        let first = self.first().map_or(i64::MIN, |first| year_of(first - slack));
        let last = self.last().map_or(i64::MAX, |last| year_of(last + slack));
        (first..=last).contains(&year)
    }

    /// The first day, if it is known.
    fn first(&self) -> Option<i64> {
        match self.ends {
            Some((None, _)) => None,
            _ => Some(self.days.first),
        }
    }

    /// The last day, if it is known.
    fn last(&self) -> Option<i64> {
        match self.ends {
            Some((_, None)) => None,
            _ => Some(self.days.last),
        }
    }

    /// Whether it is a whole month of the Gregorian calendar.
    fn is_month(&self) -> bool {
        self.ends.is_none()
            && self.days.first != self.days.last
            && self.days == Days::month(self.days.first, 0)
    }

    /// Whether one of its ends is not known.
    fn is_open(&self) -> bool {
        matches!(self.ends, Some((None, _) | (_, None)))
    }
}

/// A day that a text names without its year is at most so many days away.
const YEAR: i64 = 366;

/// A day that is further away than this is not the one of the wrong year, but one of another story, or
/// one that is known by its name: "7 October".
const OTHER_STORY: i64 = 2 * YEAR;

/// "Next Friday" and "last Friday" are at most so many days away where the words mean the nearest one:
/// it is the one of the week after, or before, if the nearest is tomorrow, or was yesterday.
const NEAREST: i64 = 9;

/// From this day of the month on a deadline is at its end.
const LATE: u8 = 20;

/// Dates that go over more days than this are not compared: hardly any word excludes them.
const LONGEST: i64 = 800;

/// A day of the week that is further away than this is one of another story, which the words around
/// tell.
const FAR: i64 = 31;

impl Phrase {
    pub(super) fn says_something(&self) -> bool {
        self.weekday.is_some()
            || self.season.is_some()
            || !self.calendar.is_empty()
            || !self.relatives.is_empty()
    }

    /// Whether the words may count from something that is still to come: "within ten days".
    pub(in crate::rules::dates) fn looks_ahead(&self) -> bool {
        self.weekday.is_some()
            || self.relatives.iter().any(|relative| match relative {
                Relative::Day(one, other) => *one.max(other) > 0,
                Relative::Period { turn, .. } | Relative::Occurrence { turn } => turn.by >= 0,
                Relative::Counted { direction, .. } => {
                    matches!(direction, Direction::Coming | Direction::Later)
                }
            })
    }

    /// Whether the words are a day of the week alone.
    pub(in crate::rules::dates) fn is_weekday_alone(&self) -> bool {
        self.weekday.is_some_and(|weekday| weekday.turn.is_none())
            && !self.is_indefinite
            && self.limit.is_none()
            && self.calendar.is_empty()
            && self.relatives.is_empty()
    }

    /// Whether the words mean one date only where it is known when they were printed.
    pub(in crate::rules::dates) fn needs_publication(&self) -> bool {
        let has_year = self.calendar.iter().any(|named| named.year.is_some());
        !self.relatives.is_empty() || (!has_year && !self.is_indefinite && self.season.is_none())
    }

    /// The day that the words name by its month, the one nearest to another.
    pub(in crate::rules::dates) fn day_near(&self, other: i64) -> Option<i64> {
        let is_day = |named: &Named| named.month.is_some() && named.days.is_some();
        if !self.relatives.is_empty() || !self.calendar.first().is_some_and(is_day) {
            return None;
        }
        let nearest = (0..=LONGEST / 2).flat_map(|by| [other - by, other + by]);
        nearest.into_iter().find(|number| self.is_on(*number, true, None, Aim::Any))
    }

    /// Whether a date may be what the words say where today is one of `today`, or is not known.
    pub(in crate::rules::dates) fn may_be(
        &self,
        dated: &Dated,
        slack: i64,
        today: Option<Days>,
    ) -> bool {
        let (date, aim) = (dated.days, dated.aim);
        let length = date.last - date.first;
        if length > LONGEST {
            return true;
        }
        match (self.season, dated.season) {
            (None, _) => {}
            (Some(named), Some(season)) if named != season => return false,
            // Winters, and summers of the other half of the earth, go over the turn of the year.
            (Some(named), Some(_)) if named % 2 == 1 => {}
            _ => return true,
        }
        if self.is_one_night() && dated.ends.is_some() && length == 1 {
            // A night is given with its two days, and they are those of no other night.
            let first = Days::new(date.first - slack, date.first + slack);
            return self.is_on_some(first, today, aim);
        }
        let slack = slack + i64::from(self.is_overnight || self.is_night);
        if let Some(limit) = self.limit {
            return self.may_limit(limit, dated, slack, today);
        }
        if dated.is_open() {
            return self.may_go_on(dated, slack, today);
        }
        // Of a month of the other calendar that overlaps, most is the month that is named.
        if dated.is_month()
            && self.calendar.iter().any(|named| named.is_persian && named.days.is_none())
        {
            return self.is_on(date.first + length / 2, false, today, aim);
        }
        // What is to be done within three days is not due tomorrow.
        if let (
            Aim::Deadline,
            Some(today),
            [Relative::Counted { count, unit, direction: Direction::Later }],
        ) = (aim, today, self.relatives.as_slice())
        {
            let count = (*count).clamp(0, 10_000);
            let due = today.first + counted::length(count, *unit) - counted::slack(count, *unit);
            if date.last + slack < due {
                return false;
            }
        }
        if let (Some((first, last)), true) = (self.span(), dated.ends.is_some() && length < FAR) {
            // Several days of a month that are named: no day of the date is outside.
            let is_within =
                |day: i64| (day - 1..=day + 1).any(|day| self.is_on(day, false, today, aim));
            return is_within(date.first) && is_within(date.last)
                || length > i64::from(last - first) && self.is_on_some(date, today, aim);
        }
        // A week that is given day by day is the one that it has most days of.
        let is_week =
            matches!(self.relatives.as_slice(), [Relative::Period { unit: Unit::Week, .. }]);
        if is_week
            && self.calendar.is_empty()
            && self.weekday.is_none()
            && (4..=8).contains(&length)
        {
            return self.is_on(date.first + length / 2, false, today, aim);
        }
        let date = Days::new(date.first - slack, date.last + slack);
        (date.first..=date.last).any(|day| self.is_on(day, length == 0, today, aim))
    }

    /// Whether the words are those of one night, and of no hour of it.
    fn is_one_night(&self) -> bool {
        let is_day = matches!(self.relatives.as_slice(), [Relative::Day(..)]);
        let has_other = self.weekday.is_some() || !self.calendar.is_empty() || self.limit.is_some();
        self.is_night && !self.is_overnight && is_day && !has_other
    }

    fn is_on_some(&self, date: Days, today: Option<Days>, aim: Aim) -> bool {
        (date.first..=date.last).any(|day| self.is_on(day, false, today, aim))
    }

    /// Whether what goes on from a day on may do so on the day that the words name.
    fn may_go_on(&self, dated: &Dated, slack: i64, today: Option<Days>) -> bool {
        let (Some((Some(start), None)), Some(today), Aim::Past) = (dated.ends, today, dated.aim)
        else {
            return true;
        };
        let days = Days::new(start.first - slack - 1, start.last.max(today.last));
        let is_day = |named: &Named| named.month.is_some() && named.days.is_some();
        !self.calendar.iter().any(is_day)
            || days.last - days.first > LONGEST
            || self.is_on_some(days, Some(today), dated.aim)
    }

    /// The first and last of several days of a month.
    fn span(&self) -> Option<(u8, u8)> {
        let [named] = self.calendar.as_slice() else { return None };
        named.days.filter(|(first, last)| first < last)
    }

    /// Whether a date may be the beginning or the end that the words name.
    fn may_limit(&self, limit: Limit, dated: &Dated, slack: i64, today: Option<Days>) -> bool {
        let is_single = dated.ends.is_none();
        // What was before a day may have been long before it.
        if limit == Limit::Before && is_single && dated.aim != Aim::Deadline {
            return true;
        }
        let is_counted = self
            .relatives
            .iter()
            .any(|relative| matches!(relative, Relative::Period { .. } | Relative::Counted { .. }));
        if is_counted
            && self.calendar.is_empty()
            && !self.is_end
            && (!is_single || !self.names_a_day())
        {
            return true;
        }
        // A time up to Friday may end with it or before it.
        let (back, on) = match limit {
            Limit::Either => (1, 1),
            Limit::Start => (1, 0),
            // But not if it ends at an hour of it.
            Limit::End | Limit::Before => (0, i64::from(!self.has_hour)),
        };
        let ends = match (dated.ends, limit) {
            (None, _) => [Some(dated.days), None],
            (Some((Some(_), None)), Limit::End | Limit::Before)
            | (Some((None, Some(_))), Limit::Start) => return true,
            (Some((first, last)), _) => [first, last],
        };
        let mut known = ends.into_iter().flatten().peekable();
        if known.peek().is_none() || (dated.is_open() && limit == Limit::Either) {
            return true;
        }
        known.any(|end| {
            let is_day = end.first == end.last;
            (end.first - slack - back..=end.last + slack + on).any(|day| {
                self.is_on(day, is_day, today, dated.aim) && (!is_day || self.is_late(day))
            })
        })
    }

    /// Whether a day is at the end of the month or year that is named, if its end is.
    fn is_late(&self, number: i64) -> bool {
        let is_month =
            self.calendar.iter().any(|named| named.month.is_some() && named.days.is_none())
                || self
                    .relatives
                    .iter()
                    .any(|relative| matches!(relative, Relative::Period { unit: Unit::Month, .. }));
        !self.is_end
            || !is_month
            || (self.has_own_calendar && self.calendar.is_empty())
            || match self.calendar.first() {
                Some(named) => date(number, named).2 >= LATE,
                None => Day::numbered(number).day >= LATE,
            }
    }

    fn names_a_day(&self) -> bool {
        self.weekday.is_some()
            || self.calendar.iter().any(|named| named.days.is_some())
            || self.relatives.iter().any(|relative| matches!(relative, Relative::Day(..)))
    }

    /// Whether a day has all that is said. `is_day`: the date is this day alone.
    fn is_on(&self, number: i64, is_day: bool, today: Option<Days>, aim: Aim) -> bool {
        let day = Day::numbered(number);
        let is_weekday = self.weekday.is_none_or(|weekday| {
            weekday.day == day.weekday()
                && today.is_none_or(|today| self.is_near(weekday, number, is_day, today))
        });
        let named = |named: &Named| {
            let (year, month, day) = date(number, named);
            named.year.is_none_or(|named| named == year)
                && named.month.is_none_or(|named| named == month)
                && named.days.is_none_or(|(first, last)| (first..=last).contains(&day))
        };
        is_weekday
            && today.is_none_or(|today| self.is_in_reach(number, today, aim))
            && (self.calendar.is_empty() || self.calendar.iter().any(named))
            && self.relatives.iter().all(|relative| self.has(*relative, number, day, today))
    }

    /// Whether a day is near enough for a text that does not name its year.
    fn is_in_reach(&self, number: i64, today: Days, aim: Aim) -> bool {
        let is_open = !self.relatives.is_empty()
            || self.is_indefinite
            || self.calendar.is_empty()
            || self.calendar.iter().any(|named| named.year.is_some() || named.month.is_none());
        if is_open || number < today.first - OTHER_STORY || number > today.last + OTHER_STORY {
            return true;
        }
        let back = match aim {
            Aim::Past | Aim::Any => YEAR,
            Aim::Coming | Aim::Deadline => YEAR / 2,
        };
        (today.first - back..=today.last + YEAR).contains(&number)
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
        let far = if self.has_nearest_days { NEAREST } else { 14 };
        let near = match weekday.turn.map(|turn| turn.by) {
            None | Some(0) => Days::new(first - 7, last + 7),
            Some(..0) => Days::new(first - far, last - 1),
            Some(_) => Days::new(first + 1, last + far),
        };
        let is_far = number < first - FAR || number > last + FAR;
        near.has(number) || (is_far && is_day && weekday.turn.is_none())
    }

    /// The date of EDTF that the words come to, the one nearest to a date that they are not.
    pub(in crate::rules::dates) fn nearest(
        &self,
        dated: &Dated,
        today: Option<Days>,
    ) -> Option<String> {
        if self.season.is_some() {
            return None;
        }
        let (date, aim) = (dated.days, dated.aim);
        let right = |number: i64| self.is_on(number, true, today, aim) && self.is_late(number);
        // Of two that are equally near, the one nearer to the publication.
        let is_before = today.is_some_and(|today| date.last < today.first);
        let near = |limit: i64| {
            let sides = |by| (date.first - by, date.last + by);
            (0..=LONGEST)
                .map(sides)
                .flat_map(|(back, on)| if is_before { [on, back] } else { [back, on] })
                .find(|number| *number <= limit && right(*number))
        };
        // What was told as past is not moved to the future, unless the words are of it.
        let limit = today.map_or(i64::MAX, |today| today.last);
        let is_past = date.first <= limit && !matches!(aim, Aim::Coming | Aim::Deadline);
        let past = is_past.then(|| near(limit)).flatten();
        let is_coming = !self.relatives.is_empty()
            || self.weekday.is_some_and(|weekday| weekday.turn.is_some_and(|turn| turn.by > 0));
        let number = match past {
            Some(number) => number,
            None if is_coming || !is_past => near(i64::MAX)?,
            None => return None,
        };
        let day = Day::numbered(number);
        let month = || format!("{:04}-{:02}", day.year, day.month);
        let named = self.calendar.first();
        if named.is_some_and(|named| named.is_persian && (self.is_end || named.days.is_none())) {
            return None;
        }
        if self.is_end {
            let is_month = named.is_some_and(|named| named.month.is_some() && named.days.is_none());
            return is_month.then(|| Day::numbered(Days::month(number, 0).last).to_string());
        }
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
            Relative::Counted { .. } | Relative::Day(..) | Relative::Occurrence { .. } => None,
        }
    }
}

/// Year, month and day in the calendar of what is named.
fn date(number: i64, named: &Named) -> (i64, u8, u8) {
    if named.is_persian {
        return persian::date(number);
    }
    let day = Day::numbered(number);
    (day.year, day.month, day.day)
}

/// The season of a date of EDTF, from 1 for spring: `2026-21`.
fn season(text: &str) -> Option<u8> {
    let (_, season) = text.rsplit_once('-').filter(|(year, _)| !year.contains('-'))?;
    let number = season.parse::<u8>().ok().filter(|number| (21..=24).contains(number))?;
    Some(number - 20)
}

/// An interval of EDTF.
fn stretch(days: Days) -> String {
    format!("{}/{}", Day::numbered(days.first), Day::numbered(days.last))
}
