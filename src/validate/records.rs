//! The records of one call, and what can be said only when all of them are known.

use super::Levels;
use crate::diagnostic::Diagnostic;
use crate::rules::Collection;
use crate::rules::collection::{Added, Dead, Entry, Keys, Target};
use crate::text::Span;

/// Bytes that are kept on either side of a place, so that it can be shown.
const REACH: usize = 400;
/// What is kept of a record of which a finding waits, by whoever will tell of it: about so many bytes.
const BESIDE: usize = 3 << 9;

/// The records of one call, as far as the rules over many records ask.
///
/// It remembers a bounded part of each record and of all together, in [`Records::BYTES`] of memory or
/// as many as the caller allows: three quarters of it are for what is compared (see [`Collection`]), a
/// quarter is for findings that wait.
#[derive(Debug)]
pub struct Records {
    collection: Collection,
    waiting: Vec<Waiting>,
    /// How many bytes there are for further findings that wait.
    room: usize,
    /// Whether there were too few.
    is_full: bool,
    /// How many records were begun.
    begun: u64,
    /// Whether no record asks for a comparison.
    apart: bool,
}

#[derive(Debug)]
struct Waiting {
    target: Target,
    late: Late,
}

/// A finding that could be made only when all records were known.
#[derive(Clone, Debug)]
pub struct Late {
    /// The number of the record in the call, from 0.
    pub record: u64,
    /// The finding. Its spans count in `excerpt`; its lines and columns are those of the file.
    pub diagnostic: Diagnostic,
    /// The text of the record around the place.
    pub excerpt: String,
    /// Where the excerpt starts in the record, in bytes.
    pub offset: usize,
}

impl Default for Records {
    fn default() -> Self {
        Records::within(Records::BYTES)
    }
}

impl Records {
    /// The bytes in which is remembered what others are compared with, unless the caller says
    /// otherwise: 8 MiB.
    pub const BYTES: usize = 8 << 20;

    /// No records yet.
    #[must_use]
    pub fn new() -> Self {
        Records::default()
    }

    /// The same, with so many bytes to remember records in.
    #[must_use]
    pub fn within(bytes: usize) -> Self {
        Records {
            collection: Collection::within(bytes / 4 * 3),
            waiting: Vec::new(),
            room: bytes / 4,
            is_full: false,
            begun: 0,
            apart: false,
        }
    }

    /// The records of a call in which none is compared with others, since the rules that do so
    /// (V904 to V908) are off for all of them. Nothing is remembered.
    #[must_use]
    pub fn apart() -> Self {
        Records { apart: true, ..Records::default() }
    }

    /// How many records were checked, or begun to be.
    #[must_use]
    pub const fn begun(&self) -> u64 {
        self.begun
    }

    /// The keys for [`check_apart`](super::check_apart); none if no record is compared.
    #[must_use]
    pub fn keys(&self) -> Option<&Keys> {
        (!self.apart).then(|| self.collection.keys())
    }

    /// The record that is being checked begins.
    pub(super) fn begin(&mut self) {
        self.begun += 1;
    }

    /// Whether there were more records than can be remembered, so that the rules over many records
    /// have not seen all of them.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.collection.is_full() || self.is_full
    }

    pub(super) fn add(&mut self, entry: &Entry, levels: &Levels) -> Added {
        self.collection.join(entry, |rule| levels.is_on(rule))
    }

    pub(super) fn add_unread(&mut self, id: &str) {
        self.collection.add_unread(id);
    }

    /// Keeps a finding until it is known whether it holds; says whether there was room. `text` is
    /// that of the record after `mark` bytes.
    pub(super) fn wait(
        &mut self,
        target: Target,
        mut diagnostic: Diagnostic,
        text: &str,
        mark: usize,
    ) -> bool {
        let span = diagnostic.place.span;
        let mut from = span.start.saturating_sub(REACH);
        while !text.is_char_boundary(from) {
            from -= 1;
        }
        let mut to = span.end.saturating_add(REACH).min(text.len());
        while !text.is_char_boundary(to) {
            to += 1;
        }
        let weight = size_of::<Waiting>() + BESIDE + diagnostic.weight() + to - from;
        self.is_full |= weight > self.room;
        if self.is_full {
            return false;
        }
        self.room -= weight;
        let excerpt = text.get(from..to).unwrap_or_default().to_owned();
        diagnostic.place.span = Span::new(span.start - from, span.end - from);
        let record = self.begun.saturating_sub(1);
        let late = Late { record, diagnostic, excerpt, offset: from + mark };
        self.waiting.push(Waiting { target, late });
        true
    }

    /// What is wrong now that all records are known, in order of record and place.
    #[must_use]
    pub fn finish(self, levels: &Levels) -> Vec<Late> {
        let dead = |Waiting { target, mut late }: Waiting| {
            let Dead { severity, message } = self.collection.dead(&target)?;
            late.diagnostic.severity = severity;
            late.diagnostic.message = message;
            levels.weigh(&mut late.diagnostic).then_some(late)
        };
        self.waiting.into_iter().filter_map(dead).collect()
    }
}
