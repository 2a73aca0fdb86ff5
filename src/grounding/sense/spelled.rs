//! Numbers in words: what a word says of a number, `numbers.tsv`, and the value of several words.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt as _, HashSet};

use super::lexicon::rows;
use super::words::plain;

/// What a word says of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A value, or a factor: "five", "hundred", "million".
    Value(u128),
    /// "Fifth".
    Ordinal(u128),
    /// "And" between two.
    And,
    /// "A" before "million".
    Article,
    /// "Half", "dozens": the value is not known.
    Vague,
}

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    words: HashMap<String, Part>,
    /// Factors that are written only after digits.
    pub abbreviations: HashMap<String, u128>,
    /// Ends of an ordinal in digits.
    pub ends: Vec<String>,
    /// What a single sign has to come before.
    pub measures: Vec<String>,
    /// What looks like a number and is none.
    pub others: Vec<String>,
    /// What makes an ordinal of the number after it.
    pub the: Vec<String>,
    inner_and: Vec<String>,
    /// The first words of numbers that are two words and one value: "أحد عشر".
    firsts: HashSet<String>,
}

static NUMBERS: LazyLock<HashMap<&'static str, Numbers>> = LazyLock::new(|| {
    let mut all: HashMap<&str, Numbers> = HashMap::new();
    for (language, what, entries) in rows(include_str!("numbers.tsv")) {
        let numbers = all.entry(language).or_default();
        for entry in entries.split(", ") {
            numbers.add(what, plain(entry, language));
        }
    }
    all
});

/// The words of a language.
pub(super) fn numbers(language: &str) -> Option<&'static Numbers> {
    NUMBERS.get(language)
}

/// How many words of a language are numbers.
pub(super) fn count(language: &str) -> usize {
    numbers(language).map_or(0, |numbers| {
        let is_number = |part: &&Part| !matches!(part, Part::And | Part::Article);
        numbers.words.values().filter(is_number).count() + numbers.abbreviations.len()
    })
}

/// Whether words of one number are written together.
fn is_glued(language: &str) -> bool {
    matches!(language, "de" | "nl" | "it" | "es" | "tr" | "sv" | "nb" | "da" | "hu" | "ro" | "fa")
}

/// The longest word that is taken for a number, in bytes.
const LONGEST: usize = 96;

impl Numbers {
    fn add(&mut self, what: &str, word: String) {
        let part = match what {
            "and" => Part::And,
            "article" => Part::Article,
            "vague" => Part::Vague,
            "inner-and" => return self.inner_and.push(word),
            "th" => return self.ends.push(word),
            "measure" => return self.measures.push(word),
            "other" => return self.others.push(word),
            "the" => return self.the.push(word),
            _ => {
                let number = |text: &str| text.parse::<u128>().ok();
                if let Some(factor) = what.strip_prefix('*').and_then(number) {
                    self.abbreviations.insert(word, factor);
                    return;
                }
                let ordinal = what.strip_prefix('#').and_then(number).map(Part::Ordinal);
                let Some(part) = ordinal.or_else(|| number(what).map(Part::Value)) else { return };
                part
            }
        };
        if let Some((first, _)) = word.split_once(' ') {
            self.firsts.insert(first.to_owned());
        }
        self.words.insert(word, part);
    }

    /// Whether a number of two words may begin with this one.
    pub(super) fn may_begin_two(&self, word: &str) -> bool {
        self.firsts.contains(word)
    }

    /// What a whole word says.
    pub(super) fn word(&self, word: &str) -> Option<Part> {
        self.words.get(word).copied()
    }

    /// What the parts of a word say that is a number as a whole.
    pub(super) fn parts(&self, word: &str, language: &str) -> Option<Vec<Part>> {
        if let Some(part) = self.words.get(word) {
            return Some(vec![*part]);
        }
        let joined = match language {
            // "And" is written together with the word after it.
            "ar" => word.strip_prefix('و'),
            "he" => word.strip_prefix('ו'),
            _ => None,
        };
        if let Some(part) = joined.and_then(|rest| self.words.get(rest)) {
            return matches!(part, Part::Value(_)).then(|| vec![Part::And, *part]);
        }
        (is_glued(language) && word.len() <= LONGEST).then(|| self.split(word)).flatten()
    }

    /// Takes a word apart into numbers, the longest first.
    fn split(&self, word: &str) -> Option<Vec<Part>> {
        // The parts from each byte to the end, from the last byte on.
        let mut found: Vec<Option<Vec<Part>>> = vec![None; word.len() + 1];
        *found.last_mut()? = Some(Vec::new());
        for start in (0..word.len()).rev() {
            let best = (start + 1..=word.len()).rev().find_map(|end| {
                let rest = found.get(end)?.as_ref()?;
                let piece = word.get(start..end)?;
                let is_last = end == word.len();
                let part = match self.words.get(piece) {
                    Some(part @ Part::Value(_)) => *part,
                    Some(part @ Part::Ordinal(_)) if is_last && start > 0 => *part,
                    Some(Part::Article) if !is_last => Part::Value(1),
                    _ if self.inner_and.iter().any(|and| and == piece) && !is_last && start > 0 => {
                        Part::And
                    }
                    _ => return None,
                };
                Some(std::iter::once(part).chain(rest.iter().copied()).collect())
            });
            if let Some(cell) = found.get_mut(start) {
                *cell = best;
            }
        }
        found.swap_remove(0).filter(|parts| parts.len() > 1)
    }
}

/// The value of words that are read one after the other.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    /// What is complete: "two thousand".
    total: u128,
    /// What is less than a thousand and may still be multiplied.
    group: u128,
    /// The smallest factor so far.
    factor: u128,
    /// Whether the last word is smaller than ten and may come before its ten: "five and twenty".
    is_unit: bool,
    any: bool,
}

impl Sum {
    /// The value.
    pub(super) fn value(&self) -> Option<u128> {
        self.any.then(|| self.total.checked_add(self.group)).flatten()
    }

    /// The sum with one word more, which may come after an "and"; none if that is no number.
    pub(super) fn with(mut self, value: u128, after_and: bool, language: &str) -> Option<Self> {
        let before = self.group % 100;
        let is_unit = value < 10;
        if value >= 1000 {
            self.multiply(value)?;
        } else if value == 100 {
            self.group = match self.group {
                0 => 100,
                few if few < 100 && few % 10 != 0 => few * 100,
                _ => return None,
            };
        } else if value > 100 {
            self.group = if self.group == 0 { value } else { return None };
        } else if language == "fr" && before == 4 && value == 20 {
            self.group += 76;
        } else if self.is_unit && is_ten(value) && units_come_first(language, after_and) {
            self.group += value;
        } else if self.is_unit && value == 10 && matches!(language, "ar" | "he") && !after_and {
            self.group += 10;
        } else if self.adds(before, value, language) {
            self.group += value;
        } else {
            return None;
        }
        (self.is_unit, self.any) = (is_unit, true);
        Some(self)
    }

    fn adds(&self, before: u128, value: u128, language: &str) -> bool {
        let tens = match language {
            "fr" => {
                (before == 10 && (7..10).contains(&value))
                    || (matches!(before, 60 | 80) && value < 20)
                    || (matches!(before, 70 | 90) && value > 6 && value < 10 && before != 0)
            }
            "tr" | "hu" => before == 10 && value < 10,
            _ => false,
        };
        let zero = value == 0 && self.any;
        !zero
            && (before == 0 && (!self.any || self.group > 0 || self.total > 0)
                || (before >= 20 && before.is_multiple_of(10) && value < 10)
                || tens)
    }

    fn multiply(&mut self, factor: u128) -> Option<()> {
        let exact = !is_factor(factor);
        if exact {
            // "Two thousand" that is one word.
            self.total = (self.total == 0 && self.group == 0).then_some(factor)?;
        } else if !self.any {
            self.total = factor;
        } else if self.total > 0 && factor >= self.factor {
            // "Two thousand million".
            self.total = self.total.checked_add(self.group)?.checked_mul(factor)?;
        } else {
            let many = self.group.max(u128::from(self.total > 0));
            (many > 0).then_some(())?;
            self.total = self.total.checked_add(many.checked_mul(factor)?)?;
        }
        (self.group, self.factor) = (0, factor);
        Some(())
    }
}

fn is_ten(value: u128) -> bool {
    (20..100).contains(&value) && value.is_multiple_of(10)
}

/// Whether a value multiplies what comes before it.
pub(super) fn is_factor(value: u128) -> bool {
    value == 100 || (value >= 1000 && value.to_string().trim_end_matches('0') == "1")
}

fn units_come_first(language: &str, after_and: bool) -> bool {
    after_and && matches!(language, "ar" | "de" | "nl" | "da")
}

/// The value of signs that are read one after the other, as in Chinese; digits alone are read by
/// their places.
pub(super) fn signs(values: &[u128]) -> Option<u128> {
    if values.len() > 1 && values.iter().all(|value| *value < 10) {
        return values
            .iter()
            .try_fold(0_u128, |sum, digit| sum.checked_mul(10)?.checked_add(*digit));
    }
    let (mut total, mut section, mut digit) = (0_u128, 0_u128, 0_u128);
    for value in values {
        match *value {
            ..10 => digit = *value,
            10..10_000 => {
                section = section.checked_add(digit.max(1).checked_mul(*value)?)?;
                digit = 0;
            }
            _ => {
                let many = (section + digit).max(u128::from(total == 0));
                total = if many == 0 {
                    total.checked_mul(*value)?
                } else {
                    total.checked_add(many.checked_mul(*value)?)?
                };
                (section, digit) = (0, 0);
            }
        }
    }
    total.checked_add(section)?.checked_add(digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_summed() {
        for (values, sum) in [
            (&[5, 100, 2, 10][..], 520),
            (&[10, 5], 15),
            (&[2, 0, 2, 6], 2026),
            (&[5, 100, 10_000], 5_000_000),
            (&[3, 100_000_000, 5, 1000, 10_000], 350_000_000),
            (&[1000], 1000),
        ] {
            assert_eq!(signs(values), Some(sum), "{values:?}");
        }
    }

    #[test]
    fn every_row_is_read() {
        for (language, what, entries) in rows(include_str!("numbers.tsv")) {
            let mut numbers = Numbers::default();
            for entry in entries.split(", ") {
                numbers.add(what, entry.to_owned());
            }
            let lists = [&numbers.ends, &numbers.measures, &numbers.others, &numbers.the];
            let kept = numbers.words.len() + numbers.abbreviations.len() + numbers.inner_and.len();
            assert!(
                kept + lists.iter().map(|list| list.len()).sum::<usize>() > 0,
                "{language} {what}"
            );
        }
    }
}
