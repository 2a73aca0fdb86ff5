//! What is remembered of each record.

use super::Joining;
use super::table::{Budget, Table, allocated};

/// How many steps of a succession are followed.
const STEPS: usize = 1_000;
/// How many records lie together.
const CHUNK: usize = 256;
/// The most entities of a record that are remembered. A record with more may have any.
const MOST_ENTITIES: usize = 100_000;

/// The records that have joined.
#[derive(Debug, Default)]
pub(super) struct Records {
    by_key: Table<u32>,
    /// In pieces, so that none is ever moved to where there is room for twice as many.
    list: Vec<Vec<Known>>,
}

/// One record.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) id: Box<str>,
    /// The hash of its id.
    pub(super) key: u64,
    pub(super) revision: u64,
    /// The hash of the id of the record it takes the place of.
    pub(super) supersedes: Option<u64>,
    /// Whether its shape was right and all its entities are remembered.
    pub(super) is_read: bool,
    /// The hashes of its entities, in order; with those of further records of the same id.
    entities: Box<[u32]>,
}

impl Known {
    /// Whether it has an entity of that hash.
    pub(super) fn has(&self, entity: u32) -> bool {
        self.entities.binary_search(&entity).is_ok()
    }
}

impl Records {
    pub(super) fn len(&self) -> usize {
        let last = self.list.last().map_or(0, Vec::len);
        self.list.len().saturating_sub(1) * CHUNK + last
    }

    /// The record whose id has that hash; the first one, if several have that id.
    pub(super) fn get(&self, key: u64) -> Option<&Known> {
        self.numbered(*self.by_key.get(key)?)
    }

    /// The record that joined as that one, from 0.
    pub(super) fn numbered(&self, number: u32) -> Option<&Known> {
        let number = usize::try_from(number).ok()?;
        self.list.get(number / CHUNK)?.get(number % CHUNK)
    }

    /// Whether one of two records took the place of the other, directly or through others. Where a
    /// record between them is not known yet, it may have.
    pub(super) fn is_succession(&self, joining: &Joining<'_>, other: &Known) -> bool {
        self.leads(joining.supersedes(), other.key) || self.leads(other.supersedes, joining.key())
    }

    /// The ids of the records that a record takes the place of, one after the other, if the last of
    /// them takes the place of that record. A record that names itself is none of these.
    pub(super) fn circle(&self, joining: &Joining<'_>) -> Option<Vec<&str>> {
        let mut at = joining.supersedes().filter(|key| *key != joining.key())?;
        let mut ids = Vec::new();
        while at != joining.key() {
            let known = self.get(at).filter(|_| ids.len() < STEPS)?;
            ids.push(&*known.id);
            at = known.supersedes?;
        }
        Some(ids)
    }

    fn leads(&self, mut from: Option<u64>, to: u64) -> bool {
        for _ in 0..STEPS {
            match from {
                None => return false,
                Some(key) if key == to => return true,
                Some(key) => match self.get(key) {
                    None => return true,
                    Some(known) => from = known.supersedes,
                },
            }
        }
        true
    }

    /// Makes room for a record, if there is some.
    pub(super) fn reserve(&mut self, key: u64, id: &str, budget: &mut Budget) -> bool {
        let chunk = self.list.last().is_none_or(|last| last.len() == CHUNK);
        let size = if chunk { allocated(CHUNK * size_of::<Known>()) } else { 0 };
        if !budget.take(size + allocated(id.len())) || !self.by_key.reserve(key, budget) {
            return false;
        }
        if chunk {
            self.list.push(Vec::with_capacity(CHUNK));
        }
        true
    }

    /// Remembers a record for which there is room.
    pub(super) fn remember(&mut self, joining: &Joining<'_>, budget: &mut Budget) {
        let all = &joining.entry.entities;
        let before = self.by_key.get(joining.key()).copied();
        if let Some(number) = before.and_then(|number| usize::try_from(number).ok())
            && let Some(first) =
                self.list.get_mut(number / CHUNK).and_then(|list| list.get_mut(number % CHUNK))
        {
            first.is_read &= merge(&mut first.entities, all, budget);
        }
        let mut entities = Box::default();
        let is_whole = before.is_some() || merge(&mut entities, all, budget);
        self.push(Known {
            id: joining.entry.id.clone(),
            key: joining.key(),
            revision: joining.revision(),
            supersedes: joining.supersedes(),
            is_read: is_whole,
            entities,
        });
    }

    /// The same for one whose shape is wrong.
    pub(super) fn remember_unread(&mut self, key: u64, id: &str) {
        self.push(Known {
            id: id.into(),
            key,
            revision: 1,
            supersedes: None,
            is_read: false,
            entities: Box::default(),
        });
    }

    fn push(&mut self, known: Known) {
        let number = u32::try_from(self.len()).unwrap_or(u32::MAX);
        self.by_key.get_or_insert(known.key, number);
        if let Some(last) = self.list.last_mut() {
            last.push(known);
        }
    }
}

/// Adds entities, in order, to those that are known; says whether there was room for all.
fn merge(known: &mut Box<[u32]>, more: &[u32], budget: &mut Budget) -> bool {
    let is_new = |entity: &&u32| known.binary_search(entity).is_err();
    let new = more.iter().filter(is_new).count();
    if new == 0 {
        return true;
    }
    let count = known.len() + new;
    let size = |count: usize| allocated(count * size_of::<u32>());
    if count > MOST_ENTITIES || !budget.grow(size(known.len()), size(count)) {
        return false;
    }
    let mut all = Vec::with_capacity(count);
    all.extend_from_slice(known);
    all.extend(more.iter().filter(is_new));
    all.sort_unstable();
    *known = all.into_boxed_slice();
    true
}
