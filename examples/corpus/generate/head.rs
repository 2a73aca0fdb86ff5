//! What is decided of a record before it is written, so that others can refer to it.

use super::calendar::Day;
use super::random::Random;
use super::tongues::{TONGUES, Tongue};

/// The beginnings of a record.
pub(crate) struct Head {
    pub(crate) number: u64,
    pub(crate) tongue: &'static Tongue,
    /// The two sides and the host, as places in the list of states.
    pub(crate) states: [usize; 3],
    /// When the article came out; the talks were the day before.
    pub(crate) published: Day,
    /// How much of what may be told is told: 0 for next to nothing, 3 for nearly all.
    pub(crate) detail: usize,
}

impl Head {
    /// The head of a record, and the chance that goes on behind it.
    pub(crate) fn of(seed: u64, number: u64) -> (Self, Random) {
        let mut random = Random::of(seed, number);
        let tongue = TONGUES[random.below(TONGUES.len())];
        let states = random.distinct(3, tongue.states.len());
        let days = i64::try_from(random.below(2500)).unwrap_or(0);
        let head = Head {
            number,
            tongue,
            states: [states[0], states[1], states[2]],
            published: Day::new_year(2026).plus(40 + days),
            detail: random.pick(&[0, 0, 0, 0, 1, 1, 1, 1, 2, 3]),
        };
        (head, random)
    }

    /// The id of the record, which no other of the corpus has.
    pub(crate) fn id(&self) -> String {
        let [a, b, _] = self.states.map(|state| slug(self.tongue.states[state][1]));
        format!("{a}-{b}-{}-{:06}", self.published.iso(), self.number)
    }
}

/// A name as an id.
pub(crate) fn slug(name: &str) -> String {
    let mut id = String::with_capacity(name.len());
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() {
            id.push(letter.to_ascii_lowercase());
        } else if !id.ends_with('-') {
            id.push('-');
        }
    }
    id.trim_end_matches('-').to_owned()
}
