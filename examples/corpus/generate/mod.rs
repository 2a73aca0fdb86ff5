//! Makes records of invented talks, as many as are asked for, each with the article it reads.
//!
//! A corpus is a function of its seed: record number n is the same whether it is made alone or among
//! others, on any machine. [`Corpus::record`] makes it.

mod actors;
mod article;
mod calendar;
mod desk;
mod extras;
mod faults;
mod head;
mod paperwork;
mod quotes;
mod random;
mod stances;
mod story;
mod style;
mod tongues;

use desk::Desk;
use faults::Planted;
use head::Head;
pub(crate) use paperwork::Place;
use random::Random;
use style::Style;

/// A corpus.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Corpus {
    /// What it is a function of.
    pub(crate) seed: u64,
    /// How many of a million records have a fault.
    pub(crate) faulty: u32,
    /// Where the texts go.
    pub(crate) place: Place,
}

/// A record of a corpus.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    /// Its id.
    pub(crate) id: String,
    /// Its line, without the line end.
    pub(crate) line: Vec<u8>,
    /// The article.
    pub(crate) text: String,
    /// The fault that was planted in it.
    pub(crate) planted: Option<Planted>,
}

impl Corpus {
    /// A corpus without faults, with the texts in the records.
    pub(crate) fn valid(seed: u64) -> Self {
        Corpus { seed, faulty: 0, place: Place::Inside }
    }

    /// The record of that number, from 0.
    pub(crate) fn record(&self, number: u64) -> Made {
        let (head, random) = Head::of(self.seed, number);
        let before = number
            .checked_sub(1)
            .filter(|before| !self.is_faulty(*before))
            .map(|before| Head::of(self.seed, before).0);
        let mut desk = Desk::new(head, random);
        if desk.random.percent(50) {
            desk.by = Some("desk");
        }
        let plot = story::tell(&mut desk);
        extras::strew(&mut desk, plot.day);
        let value = paperwork::file(&mut desk, &plot, self.place, before.as_ref());
        let style = Style::of(&mut desk.random);
        let mut value = value;
        let mut faults = Random::of(!self.seed, number);
        // Asked as `is_faulty` asks.
        let planted =
            faults.chance(self.faulty).then(|| faults::plant(&mut value, &mut faults)).flatten();
        let value = style::arranged(value, style.order, &mut desk.random);
        let mut line = Vec::with_capacity(12 << 10);
        style::write(&value, style, &mut line);
        if planted.is_some() {
            faults::finish(&mut line);
        }
        Made { id: desk.head.id(), line, text: desk.article.text().to_owned(), planted }
    }

    /// Whether a fault is planted in the record of that number.
    fn is_faulty(&self, number: u64) -> bool {
        self.faulty > 0 && Random::of(!self.seed, number).chance(self.faulty)
    }
}
