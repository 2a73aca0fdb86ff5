//! What a change is called, where the language of the words is known.
//!
//! Each side is read as a whole, for many words have their sense by those beside them ("no one",
//! 不同). A change is called by what is in the words that differ. A label that is not certain is not
//! given: a word that both sides have is no reason for one, and of many words that differ only a
//! negation or a number is named that one side alone has.

use std::ops::Range;

use super::ChangeKind;
use super::letters::is_undivided;
use super::reading::{Named, Reading, has_capitals};
use super::sense::{self, Hit, Numeral, Sense};
use super::words::words;
use crate::text::small;

/// The most words on one side of a change that are looked at one by one. Two signs of a script
/// without blanks count as a word.
const FEW: usize = 6;

/// One side of a comparison.
pub(super) struct Side<'t> {
    text: &'t str,
    language: &'t str,
    hits: Vec<Hit<'t>>,
    numbers: Vec<Numeral>,
    names: Option<Vec<Named>>,
}

impl<'t> Side<'t> {
    pub(super) fn new(text: &'t str, language: &'t str, reading: &Reading<'_>) -> Self {
        let mut hits = sense::hits(text, language);
        hits.retain(|hit| hit.sense != Sense::Number && !is_titled(text, hit, language));
        let numbers = sense::numerals(text, language);
        let names = reading.names.map(|names| names.named(text, language));
        Side { text, language, hits, numbers, names }
    }

    /// What is in these bytes.
    fn part(&self, at: Range<usize>) -> Part<'_> {
        let text = self.text.get(at.clone()).unwrap_or_default();
        let words: Vec<String> = words(text).into_iter().map(|word| word.key).collect();
        let signs = words.iter().filter(|word| word.chars().all(is_undivided)).count();
        let many = words.len() - signs + signs / 2 > FEW;
        let hits = within(&self.hits, &at, |hit| &hit.at);
        let numbers = within(&self.numbers, &at, |number| &number.at);
        let names = within(self.names.as_deref().unwrap_or_default(), &at, |name| &name.at);
        Part { side: self, text, words, many, hits, numbers, names }
    }
}

/// Those of a list in order of place that are, at least in part, in these bytes.
fn within<'l, T>(list: &'l [T], at: &Range<usize>, place: impl Fn(&T) -> &Range<usize>) -> &'l [T] {
    if at.is_empty() {
        return &[];
    }
    let first = list.partition_point(|one| place(one).end <= at.start);
    let rest = list.get(first..).unwrap_or_default();
    let count = rest.partition_point(|one| place(one).start < at.end);
    rest.get(..count).unwrap_or_default()
}

/// Whether a word is written as a name: "May", "Will".
fn is_titled(text: &str, hit: &Hit<'_>, language: &str) -> bool {
    let mut chars = hit.word.chars();
    let is_title = chars.next().is_some_and(char::is_uppercase) && chars.any(char::is_lowercase);
    let before = text.get(..hit.at.start).unwrap_or_default().trim_end();
    let begins = before.chars().next_back().is_none_or(|c| !(c.is_alphanumeric() || c == ','));
    is_title && !begins && has_capitals(language)
}

/// The words of one side that differ.
struct Part<'s> {
    side: &'s Side<'s>,
    text: &'s str,
    words: Vec<String>,
    many: bool,
    hits: &'s [Hit<'s>],
    numbers: &'s [Numeral],
    names: &'s [Named],
}

impl Part<'_> {
    fn has(&self, sense: Sense) -> bool {
        self.hits.iter().any(|hit| hit.sense == sense)
    }

    /// Whether there is a word of that sense which the other side does not have.
    fn has_own(&self, sense: Sense, other: &Part<'_>) -> bool {
        let keys = |part: &Part<'_>| -> Vec<String> {
            let hits = part.hits.iter().filter(|hit| hit.sense == sense);
            hits.map(|hit| sense::key(hit.word, part.side.language)).collect()
        };
        let theirs = keys(other);
        keys(self).iter().any(|own| !theirs.contains(own))
    }

    /// The numbers that the other side does not have.
    fn own_numbers<'s>(&'s self, other: &Part<'_>) -> impl Iterator<Item = &'s Numeral> {
        let theirs = other.numbers;
        self.numbers.iter().filter(move |own| !theirs.iter().any(|number| own.may_be(number)))
    }

    /// Whether a number is in it that is hardly anything else, and that the other side does not
    /// have. "One" is a number beside another number.
    fn has_own_number(&self, other: &Part<'_>) -> bool {
        self.own_numbers(other).any(|number| !sense::is_slight(&number.word, self.side.language))
    }

    /// Whether a word of it is one of the other side with a part that denies it.
    fn turns(&self, other: &Part<'_>) -> bool {
        let own = |word: &&String| !other.words.contains(*word);
        let turned = |word: &String| {
            let mut theirs = other.words.iter().filter(|theirs| !self.words.contains(theirs));
            theirs.any(|theirs| sense::turns_round(word, theirs, self.side.language))
        };
        self.words.iter().filter(own).any(turned)
    }

    /// Whether a name is in it of somebody whom the other side does not name.
    fn names_another(&self, other: &Part<'_>) -> bool {
        let is_there = |own: &Named| {
            let small = |word: &str| word.chars().map(small).collect::<String>();
            let word = small(self.side.text.get(own.at.clone()).unwrap_or_default());
            other.names.iter().any(|name| name.whose == own.whose)
                || other.words.iter().any(|theirs| small(theirs) == word)
        };
        self.names.iter().any(|own| !is_there(own))
    }

    fn has_sign(&self) -> bool {
        self.text.contains(['%', '‰', '٪', '°', '$', '€', '£', '¥', '₽', '₪', '﷼'])
    }
}

/// What differs between these bytes of two sides, if it bears on the sense or is a name.
pub(super) fn label(
    one: (&Side<'_>, Range<usize>),
    other: (&Side<'_>, Range<usize>),
) -> Option<ChangeKind> {
    let (one, other) = (one.0.part(one.1), other.0.part(other.1));
    if one.many || other.many {
        return label_of_many(&one, &other);
    }
    let either = |is: &dyn Fn(&Part<'_>, &Part<'_>) -> bool| is(&one, &other) || is(&other, &one);
    if either(&|part, other| part.has_own(Sense::Negation, other) || part.turns(other)) {
        Some(ChangeKind::Negation)
    } else if either(&|part, other| part.has_own_number(other))
        || one.has_sign() != other.has_sign()
    {
        Some(ChangeKind::Number)
    } else if either(&|part, other| part.has_own(Sense::Modal, other)) {
        Some(ChangeKind::Modal)
    } else {
        either(&|part, other| part.names_another(other)).then_some(ChangeKind::Name)
    }
}

/// The same where many words differ.
fn label_of_many(one: &Part<'_>, other: &Part<'_>) -> Option<ChangeKind> {
    let is_number = |part: &Part<'_>| {
        part.numbers.iter().any(|n| !sense::is_slight(&n.word, part.side.language))
    };
    if one.has(Sense::Negation) != other.has(Sense::Negation) {
        Some(ChangeKind::Negation)
    } else if is_number(one) && other.numbers.is_empty()
        || is_number(other) && one.numbers.is_empty()
    {
        Some(ChangeKind::Number)
    } else {
        None
    }
}

/// What differs between two short texts, if it bears on the sense.
pub(super) fn label_of(source: &str, passage: &str, language: &str) -> Option<ChangeKind> {
    let side = |text| Side::new(text, language, &Reading::default());
    label((&side(source), 0..source.len()), (&side(passage), 0..passage.len()))
}
