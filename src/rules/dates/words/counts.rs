//! Units that are counted from today: "three weeks ago", "last month", "in two days".

use super::grammar::{Part, adjective};
use super::lexicon::{Language, Turn, Unit, Word};
use super::phrase::Phrase;
use super::relative::{Direction, Relative};

/// A unit with what belongs to it.
struct Counted {
    unit: Unit,
    is_plural: bool,
    count: Option<i64>,
    turn: Option<Turn>,
    /// The parts that it is made of.
    first: usize,
    last: usize,
}

/// Takes out of the parts what counts units. None if there are units that nothing is known of.
pub(super) fn counts(
    parts: &mut Vec<Part>,
    language: &Language,
    phrase: &mut Phrase,
) -> Option<()> {
    let mut index = 0;
    while let Some(part) = parts.get(index) {
        let (unit, is_plural, count) = match part {
            Part::Word(Word::Unit(unit)) => (*unit, false, None),
            Part::Word(Word::Units(unit)) => (*unit, true, None),
            Part::Word(Word::Count(count, unit)) => (*unit, true, Some(*count)),
            Part::Word(Word::Period(unit, by)) => {
                let turn = Turn { by: *by, is_rolling: false, is_plural: false };
                phrase.relatives.push(Relative::Period { unit: *unit, turn });
                parts.remove(index);
                continue;
            }
            _ => {
                index += 1;
                continue;
            }
        };
        if is_idle(parts, index, unit, language) {
            parts.remove(index);
            continue;
        }
        let mut counted = Counted { unit, is_plural, count, turn: None, first: index, last: index };
        counted.take_number(parts);
        phrase.relatives.push(counted.relative(parts, language, phrase.is_end)?);
        parts.drain(counted.first..=counted.last);
        index = counted.first;
    }
    Some(())
}

impl Counted {
    /// Takes the number before the unit, and the adjective between: "les trois dernières semaines".
    fn take_number(&mut self, parts: &[Part]) {
        if self.count.is_some() {
            return;
        }
        let number = |at: Option<usize>| match parts.get(at?)? {
            Part::Number(value) | Part::Numeral(value) => Some(*value),
            _ => None,
        };
        let (one, two) = (self.first.checked_sub(1), self.first.checked_sub(2));
        let first = if let Some(count) = number(one) {
            self.count = Some(count);
            one
        } else if let (Some(turn), Some(count)) = (adjective(parts, one), number(two)) {
            (self.turn, self.count) = (Some(turn), Some(count));
            two
        } else {
            None
        };
        self.first = first.unwrap_or(self.first);
    }

    /// What the words before and after make of it.
    fn relative(&mut self, parts: &[Part], language: &Language, is_end: bool) -> Option<Relative> {
        let word = |at: Option<usize>| match parts.get(at?)? {
            Part::Word(word) => Some(*word),
            _ => None,
        };
        let before = word(self.first.checked_sub(1));
        let after = word(Some(self.last + 1));
        let unit = self.unit;
        let is_after = after == Some(Word::Ago);
        let is_ago = is_after || (language.has_ago_before && before == Some(Word::Ago));
        if self.turn.is_none() && is_ago {
            self.take(!is_after);
            // "A week ago", without the article.
            let one = (!self.is_plural && !language.is_undivided).then_some(1);
            let count = self.count.or(one)?;
            return Some(Relative::Counted { count, unit, direction: Direction::Ago });
        }
        if self.turn.is_none() {
            self.take_adjective(parts, language);
        }
        if self.turn.is_none()
            && let Some(count) = self.count
        {
            let is_before = matches!(before, Some(Word::In | Word::Within));
            if !is_before && !matches!(after, Some(Word::After | Word::Within)) {
                return None;
            }
            self.take(is_before);
            return Some(Relative::Counted { count, unit, direction: Direction::Later });
        }
        // "Over the weekend" is said of the one that is near.
        let near = Turn { by: 0, is_rolling: false, is_plural: false };
        // And "the end of the month" of this one.
        let has_one = unit == Unit::Weekend
            || (is_end && matches!(unit, Unit::Week | Unit::Month | Unit::Year));
        let turn = self.turn.or_else(|| has_one.then_some(near))?;
        match self.count {
            None if self.is_plural || turn.is_plural => None,
            None if matches!(unit, Unit::Day | Unit::Hour) => None,
            None => Some(Relative::Period { unit, turn }),
            Some(1) if !matches!(unit, Unit::Day | Unit::Hour) => {
                let turn = Turn { is_rolling: true, ..turn };
                Some(Relative::Period { unit, turn })
            }
            Some(count) => {
                let direction = match turn.by {
                    -1 => Direction::Past,
                    1 => Direction::Coming,
                    _ => return None,
                };
                Some(Relative::Counted { count, unit, direction })
            }
        }
    }

    /// Takes the adjective beside it.
    fn take_adjective(&mut self, parts: &[Part], language: &Language) {
        for is_before in [!language.has_modifier_after, language.has_modifier_after] {
            let at = if is_before { self.first.checked_sub(1) } else { Some(self.last + 1) };
            if let Some(turn) = adjective(parts, at) {
                self.turn = Some(turn);
                self.take(is_before);
                return;
            }
        }
    }

    /// Takes the part before it, or the one after it.
    fn take(&mut self, is_before: bool) {
        if is_before {
            self.first = self.first.saturating_sub(1);
        } else {
            self.last += 1;
        }
    }
}

/// Whether a unit only says what stands beside it: "the month of March", "the day Friday", "the year
/// 2022".
fn is_idle(parts: &[Part], index: usize, unit: Unit, language: &Language) -> bool {
    let at = |at: Option<usize>| at.and_then(|at| parts.get(at));
    let named = |part: Option<&Part>| {
        matches!(
            (unit, part),
            (Unit::Year, Some(Part::Year(_) | Part::Date(_)))
                | (Unit::Month, Some(Part::Word(Word::Month(_))))
                | (Unit::Day, Some(Part::Word(Word::Weekday(_) | Word::Day(..))))
        )
    };
    let (before, after) = (index.checked_sub(1), Some(index + 1));
    // "El día 3 de marzo".
    let is_number = matches!(at(after), Some(Part::Number(_) | Part::Days(..)));
    let is_month =
        matches!(at(Some(index + 2)), Some(Part::Word(Word::Month(_) | Word::Persian(_))));
    if language.has_day_of_number && unit == Unit::Day && is_number && is_month {
        return true;
    }
    let (kept, other) = if named(at(after)) { (after, before) } else { (before, after) };
    let modifies = |side: Option<usize>| {
        let is_own_side = language.has_modifier_after == (side == after);
        is_own_side && adjective(parts, side).is_some()
    };
    named(at(kept)) && !modifies(other)
}
