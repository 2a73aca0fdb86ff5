//! What the articles are written with, one language a file. States, people, places and media are
//! invented. Each name is given as the article prints it and in English.

mod cs;
mod en;
mod fa;
mod fr;
mod he;
mod hi;
mod ja;
mod ru;
mod zh;

/// As printed, and in English.
pub(crate) type Pair = [&'static str; 2];

/// A language with its names and sentences. Sentences are templates of
/// [`Article::paragraph`](super::article::Article::paragraph).
pub(crate) struct Tongue {
    /// BCP 47.
    pub(crate) tag: &'static str,
    /// ISO 15924.
    pub(crate) script: &'static str,
    /// The outer quotation marks, with the space that belongs to them.
    pub(crate) marks: [&'static str; 2],
    /// Between the given name and the family name.
    pub(crate) between: &'static str,
    /// The names of the months.
    pub(crate) months: [&'static str; 12],
    /// How a day of this week is told, from Monday.
    pub(crate) weekdays: [&'static str; 7],
    /// A date of `{d}`, `{m}` and `{y}`.
    pub(crate) date: &'static str,
    /// A month of `{m}` and `{y}`.
    pub(crate) month: &'static str,
    pub(crate) states: [Pair; 5],
    pub(crate) cities: [Pair; 5],
    pub(crate) given: [Pair; 8],
    pub(crate) family: [Pair; 8],
    pub(crate) outlets: [Pair; 3],
    pub(crate) groups: [Pair; 3],
    /// Offices, by [`OFFICES`].
    pub(crate) offices: [Pair; 4],
    pub(crate) matters: [Pair; 6],
    /// Whole sentences that somebody says.
    pub(crate) sayings: [Pair; 10],
    /// First and second half of what somebody says.
    pub(crate) halves: [[Pair; 2]; 3],
    /// Parts of sentences.
    pub(crate) fragments: [Pair; 5],
    /// What is reported without quotation marks.
    pub(crate) reports: [Pair; 4],
    /// What a state is to do.
    pub(crate) acts: [Pair; 4],
    /// What will follow.
    pub(crate) penalties: [Pair; 4],
    /// What may not happen.
    pub(crate) limits: [Pair; 4],
    /// What is given.
    pub(crate) gifts: [Pair; 4],
    /// What is asked of the officials.
    pub(crate) question: Pair,
    /// Titles of books.
    pub(crate) works: [Pair; 3],
    pub(crate) headline: &'static str,
    pub(crate) byline: &'static str,
    pub(crate) lead: &'static str,
    pub(crate) direct: [&'static str; 2],
    pub(crate) asked: &'static str,
    pub(crate) split: &'static str,
    pub(crate) mixed: &'static str,
    pub(crate) indirect: &'static str,
    pub(crate) first_round: &'static str,
    pub(crate) next_round: &'static str,
    pub(crate) demand: &'static str,
    pub(crate) offer: &'static str,
    pub(crate) threat: &'static str,
    pub(crate) limit: &'static str,
    pub(crate) breach: &'static str,
    pub(crate) blast: &'static str,
    pub(crate) nameless: &'static str,
    pub(crate) work: &'static str,
    pub(crate) appeal: &'static str,
}

/// What sort of office each of [`Tongue::offices`] is.
pub(crate) const OFFICES: [&str; 4] = ["minister", "negotiator", "spokesperson", "envoy"];

/// All of them.
pub(crate) static TONGUES: [&Tongue; 9] =
    [&en::EN, &fr::FR, &cs::CS, &ru::RU, &fa::FA, &he::HE, &zh::ZH, &ja::JA, &hi::HI];
