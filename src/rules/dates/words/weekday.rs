//! The day of the week that a text names, whatever else it says.

use foldhash::HashSet;

use super::lexicon::{LANGUAGES, Language, Word};
use crate::rules::naming::folded;

/// The day of the week, from 0 for Monday, that a text names. None where it names several, or none,
/// or has a word that may turn it into another day: "the day before Friday".
pub(in crate::rules::dates) fn named(text: &str) -> Option<usize> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\u{94D}' | '\u{93C}'))
        .filter(|word| !word.is_empty())
        .map(folded)
        .collect();
    let mut found: Option<usize> = None;
    for language in LANGUAGES.iter() {
        let (days, is_other) =
            if language.is_undivided { within(&words, language) } else { among(&words, language) };
        for day in &days {
            if is_other || found.is_some_and(|before| before != *day) {
                return None;
            }
            found = Some(*day);
        }
    }
    found
}

/// Whether a word may turn a day of the week into another one.
fn may_shift(word: Word) -> bool {
    matches!(word, Word::Shift | Word::Ago | Word::After | Word::Bound(_) | Word::Overnight)
}

/// The days that words name, and whether another day than theirs may be meant.
fn among(words: &[String], language: &Language) -> (HashSet<usize>, bool) {
    let mut days = HashSet::default();
    let mut is_other = false;
    let mut index = 0;
    while let Some(word) = words.get(index) {
        let pair = words.get(index + 1).map(|next| format!("{word} {next}"));
        let known = |form: &str| {
            let day = language.weekdays.get(form).copied();
            day.or_else(|| {
                let mut bare = language
                    .prefixes
                    .iter()
                    .filter_map(|prefix| form.strip_prefix(prefix.as_str()));
                bare.find_map(|form| language.weekdays.get(form).copied())
            })
        };
        if let Some(day) = pair.as_deref().and_then(known) {
            days.insert(day);
            index += 2;
            continue;
        }
        if let Some(day) = known(word) {
            days.insert(day);
        }
        is_other |= language.forms.get(word).is_some_and(|word| may_shift(*word));
        index += 1;
    }
    (days, is_other)
}

/// The same in a language without blanks.
fn within(words: &[String], language: &Language) -> (HashSet<usize>, bool) {
    let mut days = HashSet::default();
    let mut is_other = false;
    for word in words.iter().filter(|word| !word.is_ascii()) {
        for (name, day) in &language.weekdays {
            if word.contains(name.as_str()) {
                days.insert(*day);
            }
        }
        if !days.is_empty() {
            let shifts = language.forms.iter().filter(|(_, word)| may_shift(**word));
            is_other |= shifts.into_iter().any(|(form, _)| word.contains(form.as_str()));
        }
    }
    (days, is_other)
}
