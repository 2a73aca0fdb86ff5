//! Many records, and what leads from one to another.

use std::collections::{BTreeSet, HashMap};
use std::fmt;

use super::{Actor, AnyRef, Item, Record, RelationType};

/// The id of an entity among many records, displayed as `record-id#local-id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GlobalId<'r> {
    /// The id of the record.
    pub record: &'r str,
    /// The id in that record.
    pub local: &'r str,
}

impl fmt::Display for GlobalId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.record, self.local)
    }
}

impl<'r> GlobalId<'r> {
    /// Where a reference in a record leads.
    fn of(record: &'r Record<'r>, reference: &'r AnyRef<'r>) -> Self {
        let own = record.id.as_str();
        GlobalId { record: reference.record().unwrap_or(own), local: reference.local() }
    }
}

/// Records that refer to each other.
///
/// Ids and identifiers are indexed when it is made, so that each look-up takes the same time however
/// many records there are.
///
/// ```
/// use verbale::model::{Collection, Record};
///
/// let text = include_str!("../../examples/minimal.json");
/// let record: Record = serde_json::from_str(text)?;
/// let collection = Collection::new([&record]);
/// let id = format!("{}#{}", record.id, record.event.id);
/// assert_eq!(collection.get(&id).unwrap().id(), &record.event.id);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Collection<'r> {
    items: Pairs<'r, Item<'r>>,
    /// Actors, by the scheme and value of each of their identifiers.
    by_identifier: Pairs<'r, Vec<(GlobalId<'r>, &'r Actor<'r>)>>,
    /// What `same_as` joins, both ways.
    same: Pairs<'r, Vec<GlobalId<'r>>>,
}

/// Values by pairs of words. Of a map with tuples for keys nothing could be borrowed for longer than the
/// words that are looked up.
type Pairs<'r, T> = HashMap<&'r str, HashMap<&'r str, T>>;

fn find<'m, T>(pairs: &'m Pairs<'_, T>, first: &str, second: &str) -> Option<&'m T> {
    pairs.get(first)?.get(second)
}

impl<'r> Collection<'r> {
    /// The collection of these records. Of several entities with the same global id the first one is
    /// looked up.
    #[must_use]
    pub fn new(records: impl IntoIterator<Item = &'r Record<'r>>) -> Self {
        let mut collection = Collection::default();
        for record in records {
            collection.add(record);
        }
        collection
    }

    fn add(&mut self, record: &'r Record<'r>) {
        for item in record.items() {
            let id = GlobalId { record: record.id.as_str(), local: item.id().as_str() };
            self.items.entry(id.record).or_default().entry(id.local).or_insert(item);
            let Item::Actor(actor) = item else { continue };
            for identifier in actor.identifiers.iter().flatten() {
                let of_scheme = self.by_identifier.entry(identifier.scheme.as_str()).or_default();
                of_scheme.entry(identifier.value.as_str()).or_default().push((id, actor));
            }
        }
        for relation in record.relations.iter().flatten() {
            if relation.r#type == RelationType::SameAs {
                let from = GlobalId::of(record, &relation.from);
                let to = GlobalId::of(record, &relation.to);
                for (id, other) in [(from, to), (to, from)] {
                    let of_record = self.same.entry(id.record).or_default();
                    of_record.entry(id.local).or_default().push(other);
                }
            }
        }
    }

    /// The entity with a global id, `record-id#local-id`.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<Item<'r>> {
        let (record, local) = id.split_once('#')?;
        find(&self.items, record, local).copied()
    }

    /// What a reference in a record leads to, in whatever record that is.
    #[must_use]
    pub fn resolve(&self, record: &Record<'_>, reference: &AnyRef<'_>) -> Option<Item<'r>> {
        let record = reference.record().unwrap_or(record.id.as_str());
        find(&self.items, record, reference.local()).copied()
    }

    /// The actors that have an identifier, such as `Q794` of `wikidata`, each with its global id.
    #[must_use]
    pub fn with_identifier(&self, scheme: &str, value: &str) -> &[(GlobalId<'r>, &'r Actor<'r>)] {
        find(&self.by_identifier, scheme, value).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every other entity that relations `same_as` join to that of a global id, in one or more steps,
    /// in order of their ids. Those of records that are not in the collection are left out.
    #[must_use]
    pub fn same_as(&self, id: &str) -> Vec<(GlobalId<'r>, Item<'r>)> {
        let Some((record, local)) = id.split_once('#') else { return Vec::new() };
        let start = GlobalId { record, local };
        let mut seen = BTreeSet::new();
        let mut next = self.joined_to(start).to_vec();
        while let Some(id) = next.pop() {
            if id != start && seen.insert(id) {
                next.extend(self.joined_to(id));
            }
        }
        let found = |id: GlobalId<'r>| Some((id, *find(&self.items, id.record, id.local)?));
        seen.into_iter().filter_map(found).collect()
    }

    /// What `same_as` joins to an entity in one step.
    fn joined_to(&self, id: GlobalId<'_>) -> &[GlobalId<'r>] {
        find(&self.same, id.record, id.local).map(Vec::as_slice).unwrap_or_default()
    }
}
