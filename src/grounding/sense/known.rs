//! What is known of each language.

use super::lexicon::{Class, languages, lexicon};
use super::{spelled, turns};

/// What is known of one language about the words that turn the sense of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KnownLanguage {
    /// Its primary subtag in small letters.
    pub language: &'static str,
    /// How many words of grammar deny.
    pub negations: usize,
    /// How many verbs, nouns and adjectives deny.
    pub denials: usize,
    /// How many words make a condition.
    pub conditions: usize,
    /// How many modal verbs and adverbs there are.
    pub modals: usize,
    /// How many words are numbers.
    pub numbers: usize,
    /// How many beginnings and ends deny a word.
    pub affixes: usize,
    /// The rules of grammar by name.
    pub grammar: &'static [String],
}

/// What is known about the words that turn the sense of a sentence, by language in alphabetical
/// order. Entries of the tables are counted; one with `*` is one, however many words it fits.
pub fn known_languages() -> impl Iterator<Item = KnownLanguage> {
    languages().into_iter().filter_map(|language| {
        // Of some languages only the verbs of saying are known.
        let lexicon = lexicon(language).filter(|lexicon| lexicon.count(Class::Negation) > 0)?;
        Some(KnownLanguage {
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
