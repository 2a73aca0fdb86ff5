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
pub type Pair = [&'static str; 2];

/// A language with its names and sentences. Sentences are templates of
/// [`Article::paragraph`](super::article::Article::paragraph).
pub struct Tongue {
    /// BCP 47.
    pub tag: &'static str,
    /// ISO 15924.
    pub script: &'static str,
    /// The outer quotation marks, with the space that belongs to them.
    pub marks: [&'static str; 2],
    /// Between the given name and the family name.
    pub between: &'static str,
    /// The names of the months.
    pub months: [&'static str; 12],
    /// How a day of this week is told, from Monday.
    pub weekdays: [&'static str; 7],
    /// A date of `{d}`, `{m}` and `{y}`.
    pub date: &'static str,
    /// A month of `{m}` and `{y}`.
    pub month: &'static str,
    pub states: [Pair; 5],
    pub cities: [Pair; 5],
    pub given: [Pair; 8],
    pub family: [Pair; 8],
    pub outlets: [Pair; 3],
    pub groups: [Pair; 3],
    /// Offices, by [`OFFICES`].
    pub offices: [Pair; 4],
    pub matters: [Pair; 6],
    /// Whole sentences that somebody says.
    pub sayings: [Pair; 10],
    /// First and second half of what somebody says.
    pub halves: [[Pair; 2]; 3],
    /// Parts of sentences.
    pub fragments: [Pair; 5],
    /// What is reported without quotation marks.
    pub reports: [Pair; 4],
    /// What a state is to do.
    pub acts: [Pair; 4],
    /// What will follow.
    pub penalties: [Pair; 4],
    /// What may not happen.
    pub limits: [Pair; 4],
    /// What is given.
    pub gifts: [Pair; 4],
    /// Titles of books.
    pub works: [Pair; 3],
    pub headline: &'static str,
    pub byline: &'static str,
    pub lead: &'static str,
    pub direct: [&'static str; 2],
    pub split: &'static str,
    pub mixed: &'static str,
    pub indirect: &'static str,
    pub first_round: &'static str,
    pub next_round: &'static str,
    pub demand: &'static str,
    pub offer: &'static str,
    pub threat: &'static str,
    pub limit: &'static str,
    pub breach: &'static str,
    pub blast: &'static str,
    pub nameless: &'static str,
    pub work: &'static str,
    pub appeal: &'static str,
}

/// What sort of office each of [`Tongue::offices`] is.
pub const OFFICES: [&str; 4] = ["minister", "negotiator", "spokesperson", "envoy"];

/// All of them.
pub static TONGUES: [&Tongue; 9] =
    [&en::EN, &fr::FR, &cs::CS, &ru::RU, &fa::FA, &he::HE, &zh::ZH, &ja::JA, &hi::HI];
