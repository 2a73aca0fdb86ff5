//! Who stands on whose side, within a record and across records.

use std::collections::{BTreeSet, HashMap};

use crate::model::{Actor, ActorKind, ActorRef, AffiliationRelation, Record};

/// How many actors are looked at to find whose side one is on.
const MOST: usize = 100;

/// An actor, and the keys of all those whose side it is on.
#[derive(Clone, Debug, Default)]
pub(super) struct Side {
    pub(super) name: String,
    pub(super) keys: BTreeSet<String>,
}

/// The actors of one record.
pub(super) struct Actors<'r> {
    record: &'r str,
    by_id: HashMap<&'r str, &'r Actor<'r>>,
    /// By local id, the places that `same_as` joins it to.
    same: HashMap<&'r str, Vec<String>>,
}

impl<'r> Actors<'r> {
    pub(super) fn new(record: &'r Record<'r>, same: HashMap<&'r str, Vec<String>>) -> Self {
        let by_id = record.actors.iter().map(|actor| (actor.id.as_str(), actor)).collect();
        Actors { record: record.id.as_str(), by_id, same }
    }

    /// The side of an actor, and of the one in whose name it acts.
    pub(super) fn side(&self, actor: &ActorRef<'_>, on_behalf_of: Option<&ActorRef<'_>>) -> Side {
        let Some(own) = self.by_id.get(actor.as_str()) else { return Side::default() };
        let mut side = Side { name: own.name.as_str().to_owned(), keys: BTreeSet::new() };
        let mut next = vec![*own];
        next.extend(on_behalf_of.and_then(|other| self.by_id.get(other.as_str())));
        let mut seen: BTreeSet<&str> = next.iter().map(|actor| actor.id.as_str()).collect();
        while let Some(actor) = next.pop() {
            self.keys(actor, &mut side.keys);
            let offices = actor.affiliations.iter().flatten();
            let offices = offices.filter(|affiliation| speaks_for(affiliation.relation));
            let organizations = offices.map(|affiliation| &affiliation.organization);
            for other in organizations.chain(&actor.parent) {
                if seen.len() < MOST
                    && let Some(other) = self.by_id.get(other.as_str())
                    && seen.insert(other.id.as_str())
                {
                    next.push(other);
                }
            }
        }
        side
    }

    /// The keys by which an actor is known here and in other records.
    pub(super) fn keys(&self, actor: &Actor<'_>, keys: &mut BTreeSet<String>) {
        keys.insert(format!("{}#{}", self.record, actor.id));
        keys.extend(self.same.get(actor.id.as_str()).into_iter().flatten().cloned());
        for identifier in actor.identifiers.iter().flatten() {
            keys.insert(format!("{}:{}", identifier.scheme, identifier.value));
        }
        if let (ActorKind::State | ActorKind::GovernmentBody, Some(country)) =
            (actor.kind, actor.country)
        {
            keys.insert(format!("state:{country}"));
        }
        keys.insert(format!("{}:{}", actor.kind.as_str(), plain(actor.name.as_str())));
    }
}

/// A name without what spellings differ in: small letters, and one space between words.
pub(super) fn plain(name: &str) -> String {
    let name = name.to_lowercase();
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Whether one with that tie to an organisation stands on its side when it speaks or acts.
fn speaks_for(relation: Option<AffiliationRelation>) -> bool {
    !matches!(
        relation,
        Some(
            AffiliationRelation::Former
                | AffiliationRelation::Other
                | AffiliationRelation::Legislator
        )
    )
}
