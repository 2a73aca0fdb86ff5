//! Words that turn the sense of a sentence: negations, numbers, conditions and modal verbs.
//!
//! What is left out of a quotation, or put into it, is looked through for them. All that is known of
//! a language is in tables: `words.tsv` has the words and names the rules of grammar (`grammar.rs`),
//! `affixes.tsv` the beginnings and ends that deny a word (`turns.rs`), `numbers.tsv` and
//! `units.tsv` the numbers (`numeral.rs`). `wording.tsv` has the words that say what became of
//! something, `talks.tsv` those about talks (`wording.rs`). A word counts only in the languages in which it is listed.
//!
//! Languages are given by their primary subtag in small letters. Nothing is known of a language that
//! is in no table.

mod digits;
mod grammar;
mod known;
mod lexicon;
mod numeral;
mod spelled;
#[cfg(test)]
mod tests;
mod turkish;
mod turns;
mod units;
mod weighty;
mod wording;
mod words;

use std::ops::Range;

use lexicon::{Lexicon, canonical, lexicon};
use words::{Token, plain, tokens};

pub use known::{KnownLanguage, known_languages};
pub(crate) use lexicon::{Bound, Class, is_undivided};
pub(crate) use numeral::{Numeral, numerals};
pub(crate) use turns::{is_loose_prefix, turns_round};
pub(crate) use weighty::weightiest;
pub(crate) use wording::{Wording, wordings, words_of_talks};

/// How a word bears on the sense of its sentence, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Sense {
    /// It denies: "not", "refuse", "impossible".
    Negation,
    /// It is a number.
    Number,
    /// It makes the sentence depend on another: "if", "unless".
    Condition,
    /// It says how sure or how binding the sentence is: "may", "must".
    Modal,
}

impl Sense {
    fn of(class: Class) -> Option<Self> {
        match class {
            Class::Negation | Class::Denial => Some(Sense::Negation),
            Class::Condition => Some(Sense::Condition),
            Class::Modal => Some(Sense::Modal),
            _ => None,
        }
    }
}

/// A word, or several, that bear on the sense of their sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit<'t> {
    /// How they do.
    pub(crate) sense: Sense,
    /// Where they are, in bytes of the text.
    pub(crate) at: Range<usize>,
    /// As they are written.
    pub(crate) word: &'t str,
}

/// All words of a text that bear on its sense, in order of place.
pub(crate) fn hits<'t>(text: &'t str, language: &str) -> Vec<Hit<'t>> {
    let hit = |(at, sense): (Range<usize>, Sense)| {
        let word = text.get(at.clone())?;
        Some(Hit { sense, at, word })
    };
    let numbers = numerals(text, language).into_iter().map(|number| (number.at, Sense::Number));
    let classes = classes(text, language).into_iter();
    let words = classes.filter_map(|(at, class)| Some((at, Sense::of(class)?)));
    let mut hits: Vec<Hit<'t>> = words.chain(numbers).filter_map(hit).collect();
    hits.sort_by_key(|hit| (hit.at.start, hit.sense));
    hits
}

/// The words of a text that the tables or the rules of grammar know, in order of place.
fn classes(text: &str, language: &str) -> Vec<(Range<usize>, Class)> {
    let language = canonical(language);
    let Some(lexicon) = lexicon(language) else { return Vec::new() };
    if is_undivided(language) {
        return pieces(text, language, lexicon);
    }
    let tokens = tokens(text, language);
    let mut classes = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let rest = tokens.get(at..).unwrap_or_default();
        let single = single(lexicon, token).map(|class| (1, class));
        let phrase = lexicon.phrase(&rest.iter().map(|token| token.plain.as_str()));
        let phrase = phrase.filter(|(_, class)| class.is_of_sense());
        let found = phrase.or(single);
        let (count, class) = found.unwrap_or((1, Class::Other));
        let last = rest.get(count - 1).unwrap_or(token);
        if class != Class::Other {
            classes.push((token.at.start..last.at.end, class));
        }
        at += count;
    }
    classes
}

/// The class of one word, by the table or by a rule of grammar.
fn single(lexicon: &Lexicon, token: &Token) -> Option<Class> {
    let listed = lexicon.class(&token.plain);
    if lexicon.has(&token.plain, Class::Other) {
        return listed;
    }
    listed.into_iter().chain(grammar::class(lexicon, &token.plain)).min()
}

/// The pieces of a text in a language that does not divide words; blanks and line ends within it
/// do not count.
fn pieces(text: &str, language: &str, lexicon: &Lexicon) -> Vec<(Range<usize>, Class)> {
    let letters = letters(text, language);
    let mut classes = Vec::new();
    let mut at = 0;
    while let Some(rest) = letters.get(at..).filter(|rest| !rest.is_empty()) {
        let Some((count, class)) = lexicon.piece(rest) else {
            at += 1;
            continue;
        };
        let from = rest.first().map_or(0, |(from, _)| *from);
        let last = rest.get(count - 1).map_or(from, |(last, _)| *last);
        let end =
            last + text.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        if class != Class::Other {
            classes.push((from..end, class));
        }
        at += count;
    }
    classes
}

/// The letters of a text that are not blanks, with their places.
fn letters(text: &str, language: &str) -> Vec<(usize, char)> {
    let mut buffer = [0; 4];
    let mut letters = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let one = plain(c.encode_utf8(&mut buffer), language);
        letters.extend(one.chars().map(|c| (at, c)));
    }
    letters
}

/// Whether a word is one of grammar that denies: "not", "won't", "keine"; or, in a language that
/// does not divide words, a piece of text that has one. "Refuse" is none.
pub(crate) fn is_negation(word: &str, language: &str) -> bool {
    classes(word, language).iter().any(|(_, class)| *class == Class::Negation)
}

/// Where the words of grammar are that deny: "not", "won't", "keine".
pub(crate) fn negations(text: &str, language: &str) -> Vec<Range<usize>> {
    let classes = classes(text, language).into_iter();
    classes.filter(|(_, class)| *class == Class::Negation).map(|(at, _)| at).collect()
}

/// Whether the number words of a language are known.
pub(crate) fn knows_numbers(language: &str) -> bool {
    spelled::count(canonical(language)) >= 10
}

/// Whether a word after a negation makes it say more: "not only".
pub(crate) fn is_only(word: &str, language: &str) -> bool {
    is(word, language, Class::Only)
}

/// Whether a word introduces a clause that says what was said: "that".
pub(crate) fn is_complementizer(word: &str, language: &str) -> bool {
    is(word, language, Class::Complementizer)
}

/// The classes of verbs of saying.
const REPORTING: [Class; 3] = [Class::Saying, Class::Speaking, Class::Reporting];

/// Whether a word tells that somebody said something: "said", "a-t-il dit", "according".
pub(crate) fn is_reporting(word: &str, language: &str) -> bool {
    REPORTING.into_iter().any(|class| is(word, language, class))
}

/// Whether a word is a verb of saying beside which a name is that of the one who speaks: "said", but
/// not "told".
pub(crate) fn is_saying(word: &str, language: &str) -> bool {
    is(word, language, Class::Saying)
}

/// How many bytes such a verb takes at the start of a text in a language that does not divide words.
pub(crate) fn saying_at_start(text: &str, language: &str) -> Option<usize> {
    let lexicon = lexicon(language)?;
    let end = text.char_indices().nth(LONGEST_VERB).map_or(text.len(), |(at, _)| at);
    let letters = letters(text.get(..end)?, language);
    let count = lexicon.begins_with(&letters, Class::Saying)?;
    Some(letters.get(count).map_or(end, |(at, _)| *at))
}

/// No verb of saying in a language that does not divide words has more signs.
const LONGEST_VERB: usize = 8;

/// The verbs of saying that reporters put beside speech, in the forms that [`key`] gives.
pub(crate) fn verbs_of_saying(language: &str) -> impl Iterator<Item = &'static str> {
    let lexicon = lexicon(language).into_iter();
    lexicon.flat_map(|lexicon| lexicon.listed(&[Class::Saying, Class::Speaking]))
}

/// A word in the form in which words of that language are compared.
pub(crate) fn key(word: &str, language: &str) -> String {
    plain(word, canonical(language))
}

/// Whether a number is more often an article, a pronoun or a part of a phrase: "one", "first".
pub(crate) fn is_slight(number: &str, language: &str) -> bool {
    let language = canonical(language);
    let Some(lexicon) = lexicon(language) else { return false };
    let number = plain(number.trim(), language);
    if is_undivided(language) {
        lexicon.is_piece(&number, Class::Slight)
    } else {
        lexicon.lists(&number, Class::Slight)
    }
}

/// Whether there is a verb of saying in a text.
pub(crate) fn reports(text: &str, language: &str) -> bool {
    let language = canonical(language);
    let Some(lexicon) = lexicon(language) else { return false };
    if is_undivided(language) {
        let text = plain(text, language);
        return REPORTING.into_iter().any(|class| lexicon.has_piece(&text, class));
    }
    tokens(text, language)
        .iter()
        .any(|token| REPORTING.into_iter().any(|class| grammar::is(lexicon, &token.plain, class)))
}

/// Whether a word, or one of those that are joined in it, is of that class.
fn is(word: &str, language: &str, class: Class) -> bool {
    let language = canonical(language);
    let Some(lexicon) = lexicon(language) else { return false };
    if is_undivided(language) {
        return lexicon.is_piece(&plain(word.trim(), language), class);
    }
    tokens(word, language).iter().any(|token| grammar::is(lexicon, &token.plain, class))
}
