//! What is known of each language, for the documentation.

use super::lexicon::{Class, languages, lexicon};
use super::{spelled, turns};

/// What is known of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// Its primary subtag in small letters.
    pub(crate) language: &'static str,
    /// How many words of grammar deny.
    pub(crate) negations: usize,
    /// How many verbs, nouns and adjectives deny.
    pub(crate) denials: usize,
    /// How many words make a condition.
    pub(crate) conditions: usize,
    /// How many modal verbs and adverbs there are.
    pub(crate) modals: usize,
    /// How many words are numbers.
    pub(crate) numbers: usize,
    /// How many beginnings and ends deny a word.
    pub(crate) affixes: usize,
    /// The rules of grammar by name.
    pub(crate) grammar: &'static [String],
}

/// What is known, by language in alphabetical order. Entries of the tables are counted; one with `*`
/// is one, however many words it fits.
pub(crate) fn known() -> impl Iterator<Item = Known> {
    languages().into_iter().filter_map(|language| {
        // Of some languages only the verbs of saying are known.
        let lexicon = lexicon(language).filter(|lexicon| lexicon.count(Class::Negation) > 0)?;
        Some(Known {
            language,
            negations: lexicon.count(Class::Negation),
            denials: lexicon.count(Class::Denial),
            conditions: lexicon.count(Class::Condition),
            modals: lexicon.count(Class::Modal),
            numbers: spelled::count(language),
            affixes: turns::count(language),
            grammar: &lexicon.grammar,
        })
    })
}
