//! Coded values against the words that they were read from.
//!
//! A code is one word of a list, and a slip in it looks as right as any other. The words of the anchors
//! say what was meant: "canceled", "wounded", "condemned", "denied". The rules here compare the two,
//! and say something only where the words speak of the contrary alone. The words are in
//! `grounding/sense/wording.tsv`.

mod misread;
mod nowhere;
mod rounds;
mod surroundings;

pub mod attitude_differs_from_words;
pub mod casualty_differs_from_words;
pub mod number_differs_from_words;
pub mod qualifier_differs_from_words;
pub mod status_differs_from_words;
pub mod view_differs_from_words;

use crate::grounding::sense::{Class, Sense, Wording, hits, is_negation, is_undivided, wordings};
use crate::model::Anchor;
use crate::rules::Scope;
use crate::rules::anchor_words::AnchorWords;
use crate::rules::naming::primary;
use crate::rules::words::quoted;

/// The longest words that are read, in bytes.
const LONGEST: usize = 1 << 12;

/// So many anchors of one entry are read.
const ANCHORS: usize = 16;

/// The words of the source, and what is known of its language.
struct Words<'s> {
    anchors: AnchorWords<'s>,
    language: String,
}

impl<'s> Words<'s> {
    fn new(scope: &'s Scope<'s>) -> Self {
        let language = primary(scope.record.source.language.as_str());
        Words { anchors: AnchorWords::new(scope), language }
    }

    /// The words of each of some anchors; none if those of one are not known or too long.
    fn of(&mut self, anchors: Option<&'s [Anchor<'s>]>) -> Option<Vec<&'s str>> {
        let anchors = anchors.filter(|anchors| !anchors.is_empty() && anchors.len() <= ANCHORS)?;
        let words = |anchor| self.anchors.of(anchor).filter(|words| words.len() <= LONGEST);
        anchors.iter().map(words).collect()
    }

    /// Whether the language of the source does not divide words.
    fn is_undivided(&self) -> bool {
        is_undivided(&self.language)
    }

    /// The language of the source, by its primary subtag.
    fn language(&self) -> &str {
        &self.language
    }

    fn wordings(&self, text: &str) -> Vec<Wording> {
        wordings(text, &self.language)
    }

    /// Whether a text has a word of grammar that denies: "not", "never".
    fn has_negation(&self, text: &str) -> bool {
        is_negation(text, &self.language)
    }

    /// Whether a text has any word that denies: "not", "refuse", "false".
    fn denies(&self, text: &str) -> bool {
        denies(text, &self.language)
    }
}

/// Whether a text in that language has any word that denies.
fn denies(text: &str, language: &str) -> bool {
    hits(text, language).iter().any(|hit| hit.sense == Sense::Negation)
}

/// Some words as they are shown in a message.
fn shown(words: &str, wording: &Wording) -> String {
    quoted(words.get(wording.at.clone()).unwrap_or_default())
}

/// The first of some words that is of that class.
fn first(wordings: &[Wording], class: Class) -> Option<&Wording> {
    wordings.iter().find(|wording| wording.class == class)
}
