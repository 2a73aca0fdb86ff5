//! How words and numbers make a date. Every word has to have its part in it.

use std::ops::RangeInclusive;

use super::counts::counts;
use super::lexer::{Item, Named, items};
use super::lexicon::{Feast, Language, Limit, Turn, Unit, Word};
use super::phrase::{Phrase, Weekday};
use super::relative::Relative;

/// Numbers that are years of the Gregorian calendar. Those that Persian, Islamic, Hindu and Buddhist
/// dates have today are not among them.
pub(super) const YEARS: RangeInclusive<i64> = 1500..=2070;

/// A part of a text that is not yet put together with others.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    Word(Word),
    /// A day of the week or a month, with its adjective.
    Modified(Word, Option<Turn>),
    Number(i64),
    /// A numeral in words, or an article.
    Numeral(i64),
    Year(i64),
    Days(u8, u8),
    Date(Vec<Named>),
}

/// What a text says in a language; none if the language has no meaning for all of it.
pub(super) fn read(text: &str, language: &Language) -> Option<Phrase> {
    phrase(items(text, language)?, language)
}

/// What words and numbers say together; none if they have no meaning together.
pub(super) fn phrase(items: Vec<Item>, language: &Language) -> Option<Phrase> {
    let mut phrase = Phrase {
        has_own_calendar: language.has_own_calendar,
        has_nearest_days: language.has_nearest_days,
        ..Phrase::default()
    };
    let mut parts = parts(items, language, &mut phrase)?;
    before(&mut parts, language, &mut phrase);
    // "At the end of April" is a time in April; "by the end of April" is its last day.
    phrase.is_end &= phrase.limit.is_some();
    counts(&mut parts, language, &mut phrase)?;
    names(parts, language, &mut phrase)?;
    phrase.has_nearest_days &= phrase.weekday.is_some();
    // "Three years ago today" is a day; nothing is said of such words.
    let is_counted = |relative: &Relative| matches!(relative, Relative::Counted { .. });
    let is_mixed = phrase.relatives.len() > 1 && phrase.relatives.iter().any(is_counted);
    let is_part = phrase.relatives.iter().any(|relative| is_part(*relative, &phrase.calendar));
    (phrase.says_something() && !is_mixed && !is_part).then_some(phrase)
}

/// Whether a week or month may be one of a month or year that is named: "the last week of May".
fn is_part(relative: Relative, calendar: &[Named]) -> bool {
    let (Relative::Period { unit, .. } | Relative::Counted { unit, .. }) = relative else {
        return false;
    };
    calendar.iter().any(|named| match unit {
        Unit::Hour | Unit::Day | Unit::Week | Unit::Weekend => named.days.is_none(),
        Unit::Month => named.year.is_some(),
        Unit::Year => false,
    })
}

/// The parts that say something of the date. Times of day and words that change nothing go out.
fn parts(items: Vec<Item>, language: &Language, phrase: &mut Phrase) -> Option<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::with_capacity(items.len());
    let mut items = items.into_iter().peekable();
    let mut has_span = false;
    while let Some(item) = items.next() {
        let is_clock = items.peek() == Some(&Item::Word(Word::Clock));
        match item {
            Item::Number { value, .. } if is_clock => {
                if !(0..=2400).contains(&value) {
                    return None;
                }
                phrase.has_hour |= is_by_day(if value > 24 { value / 100 } else { value });
                items.next();
                // The minutes: "10 h 30".
                if let Some(Item::Number { value: 0..60, length: 2 }) = items.peek() {
                    items.next();
                }
            }
            Item::Date(_) if is_clock => {
                items.next();
            }
            Item::Word(Word::Number(_)) if is_clock && language.is_undivided => {
                items.next();
            }
            Item::Time(hour) => phrase.has_hour |= is_by_day(i64::from(hour)),
            Item::Word(Word::Noon) => phrase.has_hour = true,
            Item::Word(Word::Neutral | Word::Clock) => {}
            Item::Word(Word::Shift) => return None,
            Item::Word(Word::Overnight) => phrase.is_overnight = true,
            Item::Word(Word::Bound(limit)) => match (parts.last(), items.peek()) {
                // "Van 7 tot 9 september".
                (Some(Part::Number(first)), Some(Item::Number { value, length: 1 | 2 })) => {
                    let small = |value: i64| u8::try_from(value).ok().filter(|day| *day <= 31);
                    let (first, last) = (small(*first)?, small(*value)?);
                    if limit == Limit::Before || !(1..last).contains(&first) {
                        return None;
                    }
                    items.next();
                    parts.pop();
                    parts.push(Part::Days(first, last));
                    phrase.limit = None;
                    has_span = true;
                }
                _ if has_span => return None,
                _ => {
                    let is_same = phrase.limit.is_none_or(|before| before == limit);
                    let either = match (phrase.limit, limit) {
                        (Some(Limit::Before), _) | (_, Limit::Before) => Limit::Before,
                        (Some(Limit::End), Limit::Either) | (Some(Limit::Either), Limit::End) => {
                            Limit::End
                        }
                        _ => Limit::Either,
                    };
                    phrase.limit = Some(if is_same { limit } else { either });
                }
            },
            Item::Word(Word::End) => phrase.is_end = true,
            Item::Word(Word::Era(base)) => match items.next() {
                Some(Item::Number { value: value @ 1..=200, .. }) => {
                    parts.push(Part::Year(base + value));
                }
                _ => return None,
            },
            Item::Word(Word::Night(one, other)) => {
                phrase.is_night = true;
                parts.push(Part::Word(Word::Day(one, other)));
            }
            Item::Word(Word::Number(value)) => parts.push(Part::Numeral(value)),
            Item::Word(Word::Sign(unit)) => {
                let is_count = language.has_counting_sign
                    && matches!(
                        items.peek(),
                        Some(Item::Word(Word::Ago | Word::After | Word::Within))
                    );
                signed(unit, is_count, &mut parts);
            }
            Item::Word(word) => parts.push(Part::Word(word)),
            Item::Number { value, length: 4 } if YEARS.contains(&value) => {
                parts.push(Part::Year(value));
            }
            Item::Number { value: value @ 1300..=1450, length: 4 }
                if parts.iter().any(|part| matches!(part, Part::Word(Word::Persian(_)))) =>
            {
                parts.push(Part::Year(value));
            }
            Item::Number { value, length: 1 | 2 } => parts.push(Part::Number(value)),
            Item::Number { .. } => return None,
            Item::Span(first, last) => parts.push(Part::Days(first, last)),
            Item::Date(all) => parts.push(Part::Date(all)),
        }
    }
    Some(parts)
}

/// Whether an hour is within a day. Midnight belongs to two, and 12 may be meant for it.
fn is_by_day(hour: i64) -> bool {
    (1..=23).contains(&hour) && hour != 12
}

/// Where "ago" is before what is counted it is also "before", if a day or month follows: "vor Freitag",
/// "قبل يوم 10 سبتمبر".
fn before(parts: &mut Vec<Part>, language: &Language, phrase: &mut Phrase) {
    if !language.has_ago_before {
        return;
    }
    let ago = parts.iter().position(|part| *part == Part::Word(Word::Ago));
    let Some(ago) = ago else { return };
    let at = |index: usize| parts.get(ago + index);
    let is_month = |part: Option<&Part>| matches!(part, Some(Part::Word(Word::Month(_))));
    let is_feast = |part: Option<&Part>| matches!(part, Some(Part::Word(Word::Feast(_))));
    let has_unit = matches!(at(1), Some(Part::Word(Word::Unit(Unit::Day))));
    let first = if has_unit { 2 } else { 1 };
    let is_dated = match at(first) {
        Some(Part::Number(_) | Part::Days(..) | Part::Word(Word::Ordinal(_))) => {
            is_month(at(first + 1))
        }
        Some(Part::Date(_) | Part::Word(Word::Weekday(_))) => true,
        part => is_month(part) || is_feast(part),
    };
    if is_dated || phrase.is_end {
        let taken = if is_dated { first } else { 1 };
        parts.drain(ago..ago + taken);
        phrase.limit = Some(Limit::Before);
    }
}

/// A sign that follows its number, as a part of a date or as what is counted.
fn signed(unit: Unit, is_count: bool, parts: &mut Vec<Part>) {
    let days = match parts.last() {
        Some(Part::Number(value) | Part::Numeral(value)) => {
            u8::try_from(*value).ok().map(|day| (day, day))
        }
        Some(Part::Days(first, last)) => Some((*first, *last)),
        _ => None,
    };
    let dated = match (unit, days) {
        _ if is_count => None,
        (Unit::Month, Some((month @ 1..=12, last))) if month == last => {
            Some(Part::Word(Word::Month(month)))
        }
        // A numeral alone counts days: "三日".
        (Unit::Day, Some(_))
            if matches!(parts.last(), Some(Part::Numeral(_))) && !has_month(parts) =>
        {
            None
        }
        (Unit::Day, Some((first @ 1..=31, last @ 1..=31))) => Some(Part::Days(first, last)),
        _ => None,
    };
    match (dated, unit) {
        (Some(dated), _) => {
            parts.pop();
            parts.push(dated);
        }
        (None, Unit::Year) if matches!(parts.last(), Some(Part::Year(_))) => {}
        (None, _) => parts.push(Part::Word(Word::Unit(unit))),
    }
}

fn has_month(parts: &[Part]) -> bool {
    parts.iter().any(|part| matches!(part, Part::Word(Word::Month(_))))
}

/// The adjective at a place.
pub(super) fn adjective(parts: &[Part], at: Option<usize>) -> Option<Turn> {
    match parts.get(at?)? {
        Part::Word(Word::Adjective(turn)) => Some(*turn),
        _ => None,
    }
}

/// Reads the days, months and years that are named.
fn names(mut parts: Vec<Part>, language: &Language, phrase: &mut Phrase) -> Option<()> {
    modify(&mut parts, language);
    let mut named = Named::default();
    let mut feasts: Option<[Option<Feast>; 2]> = None;
    let mut parts = parts.into_iter().peekable();
    while let Some(part) = parts.next() {
        match part {
            Part::Modified(Word::Weekday(day), turn) => match &phrase.weekday {
                Some(before) if before.day != day => return None,
                Some(before) if before.turn.is_some() => {}
                _ => phrase.weekday = Some(Weekday { day, turn }),
            },
            Part::Modified(Word::Month(month), turn) => {
                if let Some(turn) = turn {
                    phrase.relatives.push(Relative::Occurrence { turn });
                }
                if named.month.replace(month).is_some_and(|before| before != month) {
                    return None;
                }
            }
            Part::Word(Word::Persian(month)) => {
                if named.month.replace(month).is_some() {
                    return None;
                }
                named.is_persian = true;
            }
            Part::Word(Word::Ordinal(day)) => {
                let is_day = is_day_of_month(parts.peek(), language, phrase);
                if !is_day || named.days.replace((day, day)).is_some() {
                    return None;
                }
            }
            Part::Word(Word::Season(season)) => {
                if phrase.season.replace(season).is_some() {
                    return None;
                }
            }
            Part::Word(Word::Feast(days)) => {
                if feasts.replace(days).is_some() {
                    return None;
                }
            }
            Part::Word(Word::Day(one, other)) => {
                phrase.relatives.push(Relative::Day(one, other));
            }
            Part::Word(Word::In) => {}
            Part::Word(Word::Within) => phrase.limit = Some(Limit::Either),
            // An article: "on a Friday".
            Part::Numeral(1) => phrase.is_indefinite = true,
            Part::Numeral(_) | Part::Word(_) | Part::Modified(..) => return None,
            Part::Number(value) => {
                let day = u8::try_from(value).ok().filter(|day| (1..=31).contains(day))?;
                if named.days.replace((day, day)).is_some() {
                    return None;
                }
            }
            Part::Days(first, last) => {
                if named.days.replace((first, last)).is_some() {
                    return None;
                }
            }
            Part::Year(year) => {
                if named.year.replace(year).is_some_and(|before| before != year) {
                    return None;
                }
            }
            Part::Date(all) => {
                if !phrase.calendar.is_empty() {
                    return None;
                }
                phrase.calendar = all;
            }
        }
    }
    if let Some(feasts) = feasts {
        return days_of_feasts(feasts, named, phrase);
    }
    let is_day_alone = named.days.is_some() && named.month.is_none();
    // Only where a sign says so is a number alone a day.
    if is_day_alone && !language.is_undivided {
        return None;
    }
    if named != Named::default() {
        if !phrase.calendar.is_empty() {
            return None;
        }
        phrase.calendar.push(named);
    }
    Some(())
}

/// Whether an ordinal is a day of the month that follows: "the first of March", and not "the first
/// Monday of March".
fn is_day_of_month(next: Option<&Part>, language: &Language, phrase: &Phrase) -> bool {
    let has_month =
        matches!(next, Some(Part::Modified(Word::Month(_), _) | Part::Word(Word::Persian(_))));
    // "الأحد الأول من آذار", the first Sunday.
    let is_of_weekday = language.has_modifier_after && phrase.weekday.is_some();
    has_month && !is_of_weekday && phrase.relatives.is_empty()
}

/// The days that have a name, of the year that is named beside it.
fn days_of_feasts(feasts: [Option<Feast>; 2], named: Named, phrase: &mut Phrase) -> Option<()> {
    if named.month.is_some() || named.days.is_some() || !phrase.calendar.is_empty() {
        return None;
    }
    let days = feasts.into_iter().flatten();
    let days =
        days.map(|feast| Named { month: Some(feast.month), days: Some(feast.days), ..named });
    phrase.calendar = days.collect();
    Some(())
}

/// Puts days of the week and months together with their adjectives.
fn modify(parts: &mut Vec<Part>, language: &Language) {
    let sides = if language.has_modifier_after { [true, false] } else { [false, true] };
    let mut index = 0;
    while let Some(part) = parts.get(index) {
        if let Part::Word(word @ (Word::Weekday(_) | Word::Month(_))) = *part {
            let side = |is_after| if is_after { Some(index + 1) } else { index.checked_sub(1) };
            let found = sides.into_iter().find_map(|is_after| {
                let mut at = side(is_after)?;
                // "El pasado 24 de febrero".
                if !is_after && matches!(parts.get(at), Some(Part::Number(_))) {
                    at = at.checked_sub(1)?;
                }
                Some((adjective(parts, Some(at))?, at))
            });
            if let Some(part) = parts.get_mut(index) {
                *part = Part::Modified(word, found.map(|(turn, _)| turn));
            }
            if let Some((_, at)) = found {
                parts.remove(at);
                index = index.min(at);
            }
        }
        index += 1;
    }
}
