//! 9xx: extensions, versions, and many records together.

mod address;
pub mod broken_chain;
pub mod dead_link;
pub mod drifting_identifier;
mod entry;
mod memory;
pub mod record_repeated;
pub mod repeated_source;
mod table;

use super::{Finding, Rule, Scope};
use broken_chain::Chains;
pub use dead_link::{Awaited, Dead, Target};
use drifting_identifier::Identifiers;
pub use entry::{Entry, Keys};
use memory::Records;
use repeated_source::Sources;
use table::Budget;

/// What the records of one call have told so far, as far as the rules over many records ask.
///
/// A record leaves its id and a few numbers behind, some 250 bytes, and no more bytes are used for that
/// than [`Collection::BYTES`], or as many as the caller allows: what a collection remembers is
/// bounded, however many records it sees. Records for which there is no room are compared with those
/// before them, and not remembered.
///
/// A record joins in two steps. Its [`Entry`] is made from the record alone, by [`Keys::entry`], on
/// whatever thread the record is checked; [`Collection::join`] compares the entry with those before
/// it, one after the other, in the order of the records.
#[derive(Debug)]
pub struct Collection {
    keys: Keys,
    records: Records,
    sources: Sources,
    identifiers: Identifiers,
    chains: Chains,
    budget: Budget,
}

impl Default for Collection {
    fn default() -> Self {
        Collection::within(Collection::BYTES)
    }
}

/// What is to be said when a record joins a collection.
#[derive(Debug, Default)]
pub struct Added {
    /// What is wrong with it beside the records before it.
    pub findings: Vec<Finding>,
    /// What is wrong with it unless a record after it has what it refers to.
    pub awaited: Vec<Awaited>,
}

impl Added {
    /// Whether there is nothing to be said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty() && self.awaited.is_empty()
    }
}

/// A record that joins a collection.
struct Joining<'a> {
    entry: &'a Entry,
    /// How many joined before it.
    number: u32,
    /// Whether there is room to remember it.
    room: bool,
}

impl Joining<'_> {
    /// The hash of its id.
    fn key(&self) -> u64 {
        self.entry.key
    }

    /// A record without `revision` is the first.
    fn revision(&self) -> u64 {
        self.entry.revision.unwrap_or(1)
    }

    /// The hash of the id of the record it takes the place of.
    fn supersedes(&self) -> Option<u64> {
        self.entry.supersedes.as_ref().map(|(key, _)| *key)
    }
}

impl Collection {
    /// The bytes that are used unless the caller says otherwise: 6 MiB.
    pub const BYTES: usize = 6 << 20;

    /// A collection that no record has joined.
    #[must_use]
    pub fn new() -> Self {
        Collection::default()
    }

    /// The same, with so many bytes to remember records in.
    #[must_use]
    pub fn within(bytes: usize) -> Self {
        Collection {
            keys: Keys::default(),
            records: Records::default(),
            sources: Sources::default(),
            identifiers: Identifiers::default(),
            chains: Chains::default(),
            budget: Budget::new(bytes),
        }
    }

    /// How many records are remembered.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether no record is remembered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether there was not enough room to remember all.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.budget.is_exceeded()
    }

    /// The keys by which entries for this collection are made.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Compares a record with those before it, by the rules that are on, and remembers it.
    pub fn add(&mut self, scope: &Scope<'_>, is_on: impl Fn(&Rule) -> bool) -> Added {
        let entry = self.keys.entry(scope);
        self.join(&entry, is_on)
    }

    /// The same for a record whose entry was made before, by the keys of this collection.
    pub fn join(&mut self, entry: &Entry, is_on: impl Fn(&Rule) -> bool) -> Added {
        let budget = &mut self.budget;
        let number = u32::try_from(self.records.len()).unwrap_or(u32::MAX);
        let room = !budget.is_exceeded() && self.records.reserve(entry.key, &entry.id, budget);
        let joining = Joining { entry, number, room };
        let records = &self.records;
        let mut awaited = Vec::new();
        let looks = [
            record_repeated::look(records, &joining),
            self.sources.look(records, &joining, budget),
            self.identifiers.look(records, &joining, budget),
            dead_link::look(records, &joining, &mut awaited),
            self.chains.look(records, &joining, budget),
        ];
        if room {
            self.records.remember(&joining, budget);
        }
        awaited.retain(|awaited| is_on(awaited.finding.rule));
        let findings = looks.into_iter().flatten().filter(|found| is_on(found.rule)).collect();
        Added { findings, awaited }
    }

    /// Remembers that there is a record of that id which cannot be compared, because its shape is
    /// wrong, so that references to it are not called dead.
    pub fn add_unread(&mut self, id: &str) {
        let key = self.keys.id(id);
        if !self.is_full() && self.records.reserve(key, id, &mut self.budget) {
            self.records.remember_unread(key, id);
        }
    }

    /// Whether what a record waited for never came, or came as something else, and how.
    ///
    /// A call that checked a single record knows nothing of others and says nothing; so does one
    /// with more records than can be remembered.
    #[must_use]
    pub fn dead(&self, target: &Target) -> Option<Dead> {
        if self.records.len() < 2 || self.is_full() {
            return None;
        }
        dead_link::dead(&self.records, target)
    }
}
mod namespace;

pub mod outdated_schema_iri;
pub mod shadowed_field;
pub mod unusable_extension_uri;

#[cfg(test)]
mod tests {
    use super::Collection;

    #[test]
    fn records_that_cannot_be_read_are_remembered() {
        let mut collection = Collection::new();
        assert!(collection.is_empty());
        assert_eq!(collection.len(), 0);
        for (count, id) in [(1, "a"), (2, "b")] {
            collection.add_unread(id);
            assert_eq!(collection.len(), count);
            assert!(!collection.is_empty() && !collection.is_full());
        }
    }
}
