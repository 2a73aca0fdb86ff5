//! Words that turn the sense of a sentence: negations, numbers, conditions and modal verbs.

mod turns;
mod weighty;

use std::ops::Range;

pub(crate) use turns::{is_loose_prefix, is_negation, turns_round};
pub(crate) use weighty::{Numeral, numerals, weightiest};

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

/// A word that bears on the sense of its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit<'t> {
    /// How it does.
    pub(crate) sense: Sense,
    /// Where it is, in bytes of the text.
    pub(crate) at: Range<usize>,
    /// As it is written.
    pub(crate) word: &'t str,
}

/// All words of a text that bear on its sense, in order of place. The language is its primary
/// subtag in small letters.
pub(crate) fn hits<'t>(text: &'t str, language: &str) -> Vec<Hit<'t>> {
    let mut hits = Vec::new();
    for word in text.split_whitespace() {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let sense = if is_negation(bare, language) {
            Sense::Negation
        } else if !numerals(bare, language).is_empty() {
            Sense::Number
        } else {
            continue;
        };
        hits.push(Hit { sense, at: at..at + word.len(), word });
    }
    hits
}

/// Whether a word after a negation makes it say more: "not only".
pub(crate) fn is_only(word: &str, _language: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "only" | "nur" | "seulement" | "solo")
}

/// Whether a word introduces a clause that says what was said: "that".
pub(crate) fn is_complementizer(word: &str, _language: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "that" | "dass" | "que" | "che" | "что")
}

/// Whether a word is a verb of saying in the forms of news: "said".
pub(crate) fn is_reporting(word: &str, _language: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "said" | "says" | "sagte" | "dit" | "dijo")
}

/// Whether a word is a personal, demonstrative or possessive pronoun.
pub(crate) fn is_pronoun(word: &str, _language: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "he" | "she" | "it" | "they" | "we" | "you" | "i")
}
