//! What one record brings into a collection.

use std::hash::{BuildHasher as _, RandomState};

use super::dead_link::{self, Link};
use super::drifting_identifier::{self, Identified};
use super::repeated_source::{self, Read};
use crate::model::Ordinal;
use crate::rules::Scope;

/// The hashes by which a collection tells ids, sources and identifiers apart: 64 bits with a key of
/// its own. That two of them are taken for one is less likely than a fault of the memory they lie in.
///
/// A copy makes the same hashes, so that entries can be made elsewhere, on other threads, than where
/// they join.
#[derive(Clone, Debug, Default)]
pub struct Keys(RandomState);

impl Keys {
    /// What a record brings into the collection that the keys are of.
    #[must_use]
    pub fn entry(&self, scope: &Scope<'_>) -> Entry {
        let record = scope.record;
        let supersedes = record.supersedes.as_ref();
        Entry {
            id: record.id.as_str().into(),
            key: self.id(record.id.as_str()),
            revision: record.revision.map(Ordinal::get),
            supersedes: supersedes.map(|id| (self.id(id.as_str()), id.as_str().into())),
            sources: repeated_source::read(self, record),
            identifiers: drifting_identifier::identified(self, record),
            entities: dead_link::entities(self, scope),
            links: dead_link::links(self, scope),
        }
    }

    /// One number for the id of a record.
    pub(super) fn id(&self, id: &str) -> u64 {
        self.hash(&[id])
    }

    /// One number for several texts.
    pub(super) fn hash(&self, texts: &[&str]) -> u64 {
        self.0.hash_one(texts)
    }
}

/// What the rules over many records ask of one. It owns what it holds.
#[derive(Debug)]
pub struct Entry {
    pub(super) id: Box<str>,
    /// The hash of the id.
    pub(super) key: u64,
    /// The revision, where the record gives one.
    pub(super) revision: Option<u64>,
    /// The id of the record that it takes the place of, and its hash.
    pub(super) supersedes: Option<(u64, Box<str>)>,
    pub(super) sources: Vec<Read>,
    pub(super) identifiers: Vec<Identified>,
    /// The hashes of all that has an id, in order.
    pub(super) entities: Vec<u32>,
    /// What leads to other records.
    pub(super) links: Vec<Link>,
}

impl Entry {
    /// About how much memory it takes, in bytes.
    #[must_use]
    pub fn weight(&self) -> usize {
        let of_texts = |texts: usize| texts * 64;
        size_of::<Self>()
            + self.entities.len() * size_of::<u32>()
            + self.sources.len() * (size_of::<Read>() + of_texts(1))
            + self.identifiers.len() * (size_of::<Identified>() + of_texts(2))
            + self.links.len() * (size_of::<Link>() + of_texts(1))
    }
}
