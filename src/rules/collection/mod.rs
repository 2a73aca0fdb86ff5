//! 9xx: extensions, versions, and many records together.

pub mod broken_chain;
pub mod dead_link;
pub mod drifting_identifier;
mod entry;
mod memory;
pub mod record_repeated;
pub mod repeated_source;

use super::{Finding, Rule, Scope};
use broken_chain::Chains;
use dead_link::Links;
pub use dead_link::{Awaited, Dead, Target};
use drifting_identifier::Identifiers;
pub use entry::{Entry, Keys};
use memory::Records;
use repeated_source::Sources;

/// What the records of one call have told so far, as far as the rules over many records ask.
///
/// A record leaves a few numbers and its id behind, and no more than [`Collection::MOST`] such
/// entries are kept: what a collection remembers is bounded, however many records it sees.
///
/// A record joins in two steps. Its [`Entry`] is made from the record alone, by [`Keys::entry`], on
/// whatever thread the record is checked; [`Collection::join`] compares the entry with those before
/// it, one after the other, in the order of the records.
#[derive(Debug, Default)]
pub struct Collection {
    keys: Keys,
    records: Records,
    sources: Sources,
    identifiers: Identifiers,
    chains: Chains,
    links: Links,
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
    /// The most entries that are remembered: records, their sources, identifiers and entities.
    /// Records beyond are compared with those before them, and not remembered.
    pub const MOST: usize = 1_000_000;

    /// A collection that no record has joined.
    #[must_use]
    pub fn new() -> Self {
        Collection::default()
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

    /// Whether there is no room to remember more.
    #[must_use]
    pub fn is_full(&self) -> bool {
        let Collection { keys: _, records, sources, identifiers, chains, links } = self;
        records.len() + sources.len() + identifiers.len() + chains.len() + links.len()
            >= Collection::MOST
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
        let joining = Joining {
            entry,
            number: u32::try_from(self.records.len()).unwrap_or(u32::MAX),
            room: !self.is_full(),
        };
        let records = &self.records;
        let mut awaited = Vec::new();
        let looks = [
            record_repeated::look(records, &joining),
            self.sources.look(records, &joining),
            self.identifiers.look(records, &joining),
            self.links.look(records, &joining, &mut awaited),
            self.chains.look(records, &joining),
        ];
        if joining.room {
            self.records.remember(&joining);
        }
        awaited.retain(|awaited| is_on(awaited.finding.rule));
        let findings = looks.into_iter().flatten().filter(|found| is_on(found.rule)).collect();
        Added { findings, awaited }
    }

    /// Remembers that there is a record of that id which cannot be compared, because its shape is
    /// wrong, so that references to it are not called dead.
    pub fn add_unread(&mut self, id: &str) {
        if !self.is_full() {
            self.records.remember_unread(self.keys.id(id), id);
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
        self.links.dead(&self.records, target)
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
