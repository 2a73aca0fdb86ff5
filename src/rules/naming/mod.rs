//! Whose names occur in a text, in every script.

use std::ops::Range;
use std::sync::Arc;

use crate::model::Record;

/// The names of a record's actors and of countries, ready to be looked for.
#[derive(Clone)]
pub(crate) struct Naming<'r> {
    record: &'r Record<'r>,
    known: Arc<Known>,
}

/// What is known of the names of a record. It borrows nothing, so that a scope may keep it.
pub(crate) struct Known {}

impl Known {
    pub(crate) fn new(_record: &Record<'_>) -> Self {
        Known {}
    }
}

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NameAt<'r> {
    /// In bytes of the text that was given.
    pub at: Range<usize>,
    /// As it is written there.
    pub word: String,
    pub whose: Whose<'r>,
}

/// Who has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose<'r> {
    /// The one actor with that id.
    Actor(&'r str),
    /// More than one actor of the record.
    Several,
    /// A country, by its code of three letters.
    Country(&'static str),
    /// It is written like a name: in capitals inside a sentence.
    Unknown,
}

impl<'r> Naming<'r> {
    pub(crate) fn new(record: &'r Record<'r>) -> Self {
        Naming::with(record, Arc::new(Known::new(record)))
    }

    /// The same with what is already known of that record's names.
    pub(crate) fn with(record: &'r Record<'r>, known: Arc<Known>) -> Self {
        Naming { record, known }
    }

    /// All names in a short text, in order. The `context` is the sentence around it: it decides
    /// whether a capital at the start of the text is one of a name.
    pub(crate) fn names_in(
        &self,
        _text: &str,
        _language: &str,
        _context: Option<&str>,
    ) -> Vec<NameAt<'r>> {
        Vec::new()
    }

    /// Whether a name of that actor, or a word of one, occurs in the text.
    pub(crate) fn is_named(&self, _actor: &str, _text: &str, _language: &str) -> bool {
        false
    }

    /// Whether both name the same actor or country, or are the same word but for inflection.
    pub(crate) fn same(&self, one: &NameAt<'_>, other: &NameAt<'_>) -> bool {
        one.word == other.word
    }

    /// The words of the names, folded.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.record.actors.iter().map(|actor| actor.name.as_str())
    }
}
