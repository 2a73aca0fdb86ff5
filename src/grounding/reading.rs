//! What is known of a passage beside its words.

use std::ops::Range;

/// The language of a passage, and the names that it may have. With less knowledge fewer changes get
/// a name of their own.
#[derive(Clone, Copy, Default)]
pub(crate) struct Reading<'n> {
    /// The primary subtag in small letters; none where nobody knows it.
    pub(crate) language: Option<&'n str>,
    /// Who knows the names; where nobody does, a word is a name by its capital alone.
    pub(crate) names: Option<&'n dyn Names>,
}

/// Somebody who finds names.
pub(crate) trait Names {
    /// The names in a text of that language, in order.
    fn named(&self, text: &str, language: &str) -> Vec<Named>;
}

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// In bytes of the text.
    pub(crate) at: Range<usize>,
    /// Who has it; the same for all names of one actor.
    pub(crate) whose: String,
}

/// Whether capitals tell names from other words in a language: in German all nouns have one.
pub(super) fn has_capitals(language: &str) -> bool {
    !matches!(language, "de" | "lb" | "gsw" | "nds" | "bar")
}
