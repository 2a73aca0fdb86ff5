//! 9xx: extensions, versions, and many records together.

pub mod broken_chain;
pub mod dead_link;
pub mod drifting_identifier;
mod memory;
pub mod record_repeated;
pub mod repeated_source;

use std::hash::{BuildHasher as _, RandomState};

use super::{Finding, Rule, Scope};
use broken_chain::Chains;
use dead_link::Links;
pub use dead_link::{Awaited, Dead, Target};
use drifting_identifier::Identifiers;
use memory::Records;
use repeated_source::Sources;

/// What the records of one call have told so far, as far as the rules over many records ask.
///
/// A record leaves a few numbers and its id behind, and no more than [`Collection::MOST`] such
/// entries are kept: what a collection remembers is bounded, however many records it sees. Ids,
/// sources and identifiers are told apart by a keyed hash of 64 bits; that two of them are taken for
/// one is less likely than a fault of the memory they lie in.
#[derive(Debug, Default)]
pub struct Collection {
    hasher: RandomState,
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
    scope: &'a Scope<'a>,
    /// How many joined before it.
    number: u32,
    /// The hash of its id.
    key: u64,
    revision: u64,
    /// The hash of the id of the record it takes the place of.
    supersedes: Option<u64>,
    /// Whether there is room to remember it.
    room: bool,
    hasher: &'a RandomState,
}

impl Joining<'_> {
    /// One number for several texts.
    fn hash(&self, texts: &[&str]) -> u64 {
        self.hasher.hash_one(texts)
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
        let Collection { hasher: _, records, sources, identifiers, chains, links } = self;
        records.len() + sources.len() + identifiers.len() + chains.len() + links.len()
            >= Collection::MOST
    }

    /// Compares a record with those before it, by the rules that are on, and remembers it.
    pub fn add(&mut self, scope: &Scope<'_>, is_on: impl Fn(&Rule) -> bool) -> Added {
        let record = scope.record;
        let key = |id: &str| self.hasher.hash_one([id].as_slice());
        let joining = Joining {
            scope,
            number: u32::try_from(self.records.len()).unwrap_or(u32::MAX),
            key: key(record.id.as_str()),
            revision: record.revision.map_or(1, crate::model::Ordinal::get),
            supersedes: record.supersedes.as_ref().map(|id| key(id.as_str())),
            room: !self.is_full(),
            hasher: &self.hasher,
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
            self.records.remember_unread(self.hasher.hash_one([id].as_slice()), id);
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
