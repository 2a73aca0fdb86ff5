//! What is remembered of each record.

use std::collections::HashMap;

use super::Joining;

/// How many steps of a succession are followed.
const STEPS: usize = 1_000;

/// The records that have joined.
#[derive(Debug, Default)]
pub(super) struct Records {
    by_key: HashMap<u64, u32>,
    list: Vec<Known>,
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
    /// Whether its shape was right, so that its entities are known.
    pub(super) is_read: bool,
}

impl Records {
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The record whose id has that hash; the first one, if several have that id.
    pub(super) fn get(&self, key: u64) -> Option<&Known> {
        self.numbered(*self.by_key.get(&key)?)
    }

    /// The record that joined as that one, from 0.
    pub(super) fn numbered(&self, number: u32) -> Option<&Known> {
        self.list.get(usize::try_from(number).ok()?)
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

    pub(super) fn remember(&mut self, joining: &Joining<'_>) {
        self.push(Known {
            id: joining.entry.id.clone(),
            key: joining.key(),
            revision: joining.revision(),
            supersedes: joining.supersedes(),
            is_read: true,
        });
    }

    pub(super) fn remember_unread(&mut self, key: u64, id: &str) {
        self.push(Known { id: id.into(), key, revision: 1, supersedes: None, is_read: false });
    }

    fn push(&mut self, known: Known) {
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.by_key.entry(known.key).or_insert(number);
        self.list.push(known);
    }
}
