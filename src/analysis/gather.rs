//! What is kept of each record.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::sides::{Actors, Side};
use super::{Entry, StandingThreat, Tie, UnansweredDemand};
use crate::model::{
    self, AnyRef, DemandStatus, Issue, RecordStatus, RedLineStatus, RelationType, ThreatStatus,
    When,
};
use crate::rules::{Bounds, Scope, Stance};

/// All that was gathered.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) records: usize,
    pub(super) demands: Vec<Demand>,
    pub(super) red_lines: Vec<RedLine>,
    pub(super) threats: Vec<Threat>,
    /// By place, the places it stands in conflict with.
    pub(super) conflicts: HashMap<String, BTreeSet<String>>,
    /// The places of demands that something answers.
    pub(super) answered: HashSet<String>,
    /// Pairs of places that are one thing, or one said again.
    again: Vec<(String, String)>,
    /// By place, a name for all that is the same.
    pub(super) same: HashMap<String, String>,
}

#[derive(Debug)]
pub(super) struct Demand {
    /// `record#id`.
    pub(super) place: String,
    pub(super) entry: Entry,
    pub(super) issuer: Side,
    pub(super) addressees: Vec<Side>,
    /// By a key for each of its issues, how it would join it with something else.
    pub(super) issues: BTreeMap<String, Tie>,
    pub(super) status: &'static str,
    /// Whether it waits for an answer.
    pub(super) is_open: bool,
    force: &'static str,
    deadline: Option<String>,
}

#[derive(Debug)]
pub(super) struct RedLine {
    /// `record#id`.
    pub(super) place: String,
    pub(super) entry: Entry,
    pub(super) holder: Side,
    pub(super) issues: BTreeMap<String, Tie>,
    pub(super) firmness: Option<&'static str>,
}

#[derive(Debug)]
pub(super) struct Threat {
    entry: Entry,
    act: &'static str,
    condition: Option<String>,
    deadline: Option<String>,
}

impl Demand {
    pub(super) fn row(&self) -> UnansweredDemand {
        let (demand, deadline) = (self.entry.clone(), self.deadline.clone());
        UnansweredDemand { demand, force: self.force, deadline }
    }
}

impl Threat {
    pub(super) fn row(&self) -> StandingThreat {
        let Threat { entry, act, condition, deadline } = self;
        let (condition, deadline) = (condition.clone(), deadline.clone());
        StandingThreat { threat: entry.clone(), act, condition, deadline }
    }
}

impl Gathered {
    pub(super) fn add(&mut self, record: &model::Record<'_>) {
        if record.status == Some(RecordStatus::Retracted) {
            return;
        }
        self.records += 1;
        let scope = Scope::new(record, None);
        let mut reader = Reader::new(&scope);
        for relation in record.relations.iter().flatten() {
            self.relation(&mut reader, relation);
        }
        let actors = Actors::new(record, reader.same.clone());
        let stances = scope.stances();
        let mut stances = stances.iter();
        for (demand, stance) in record.demands.iter().zip(&mut stances) {
            use DemandStatus::{Accepted, Met, Superseded, Withdrawn};
            if matches!(demand.status, Met | Accepted | Withdrawn | Superseded) {
                continue;
            }
            let entry = reader.entry(&actors, stance, None);
            let side = |actor| actors.side(actor, None);
            self.demands.push(Demand {
                place: reader.place(stance.id.as_str()),
                entry,
                issuer: actors.side(stance.owner, stance.on_behalf_of),
                addressees: stance.addressees.iter().map(side).collect(),
                issues: reader.issues(stance),
                status: demand.status.as_str(),
                is_open: matches!(demand.status, DemandStatus::Outstanding | DemandStatus::Unknown),
                force: demand.force.as_str(),
                deadline: edtf(demand.deadline.as_ref()),
            });
        }
        for (line, stance) in record.red_lines.iter().zip(&mut stances) {
            if matches!(line.status, RedLineStatus::Withdrawn | RedLineStatus::Relaxed) {
                continue;
            }
            self.red_lines.push(RedLine {
                place: reader.place(stance.id.as_str()),
                entry: reader.entry(&actors, stance, line.since.as_ref()),
                holder: actors.side(stance.owner, stance.on_behalf_of),
                issues: reader.issues(stance),
                firmness: line.firmness.map(model::Firmness::as_str),
            });
        }
        for (threat, stance) in record.threats.iter().flatten().zip(&mut stances) {
            if threat.status == ThreatStatus::Standing {
                self.threats.push(Threat {
                    entry: reader.entry(&actors, stance, None),
                    act: threat.act.as_str(),
                    condition: threat.condition.as_ref().map(|it| it.text.as_str().to_owned()),
                    deadline: edtf(threat.deadline.as_ref()),
                });
            }
        }
    }

    fn relation<'r>(&mut self, reader: &mut Reader<'r>, relation: &'r model::Relation<'r>) {
        use RelationType as T;
        let (from, to) = (reader.global(&relation.from), reader.global(&relation.to));
        match relation.r#type {
            T::ConflictsWith => {
                self.conflicts.entry(from.clone()).or_default().insert(to.clone());
                self.conflicts.entry(to).or_default().insert(from);
            }
            T::Accepts
            | T::PartlyAccepts
            | T::Rejects
            | T::RespondsTo
            | T::CompliesWith
            | T::Violates
            | T::Withdraws
            | T::Counters => {
                self.answered.insert(to);
            }
            T::SameAs | T::Reiterates | T::Clarifies => {
                reader.join(&relation.from, to.clone());
                reader.join(&relation.to, from.clone());
                self.again.push((from, to));
            }
            _ => {}
        }
    }

    /// Gives all places that are joined with each other one name.
    pub(super) fn join(&mut self) {
        let places: BTreeSet<&String> = self.again.iter().flat_map(|(a, b)| [a, b]).collect();
        let places: Vec<&String> = places.into_iter().collect();
        let number = |place: &String| places.binary_search(&place).unwrap_or_default();
        let mut parents: Vec<usize> = (0..places.len()).collect();
        for (a, b) in &self.again {
            let (a, b) = (root(&mut parents, number(a)), root(&mut parents, number(b)));
            // The smaller name wins, whatever the order of records.
            if let Some(parent) = parents.get_mut(a.max(b)) {
                *parent = a.min(b);
            }
        }
        let roots = (0..places.len()).map(|place| root(&mut parents, place));
        let named = places.iter().zip(roots.collect::<Vec<_>>());
        let named = named
            .filter_map(|(place, root)| Some(((*place).clone(), (*places.get(root)?).clone())));
        self.same = named.collect();
    }
}

/// The one that stands for all that a place is joined with. Shortens the way there.
fn root(parents: &mut [usize], mut place: usize) -> usize {
    while let Some(parent) = parents.get(place).copied().filter(|parent| *parent != place) {
        let grandparent = parents.get(parent).copied().unwrap_or(parent);
        if let Some(slot) = parents.get_mut(place) {
            *slot = grandparent;
        }
        place = grandparent;
    }
    place
}

/// Reads one record.
struct Reader<'r> {
    scope: &'r Scope<'r>,
    /// By local id, the places that relations join it to.
    same: HashMap<&'r str, Vec<String>>,
}

impl<'r> Reader<'r> {
    fn new(scope: &'r Scope<'r>) -> Self {
        Reader { scope, same: HashMap::new() }
    }

    /// A local id as it is known in other records.
    fn place(&self, id: &str) -> String {
        format!("{}#{id}", self.scope.record.id)
    }

    fn global(&self, reference: &AnyRef<'_>) -> String {
        match reference.record() {
            Some(_) => reference.as_str().to_owned(),
            None => self.place(reference.local()),
        }
    }

    fn join(&mut self, end: &'r AnyRef<'r>, other: String) {
        if let Some(id) = self.scope.local(end) {
            self.same.entry(id).or_default().push(other);
        }
    }

    /// A stance as a row. `since` is the date it gives for itself.
    fn entry(&self, actors: &Actors<'_>, stance: &Stance<'r>, since: Option<&When<'_>>) -> Entry {
        let event = stance.event.and_then(|event| self.scope.event(event.as_str()));
        let published = self.scope.record.source.published.as_ref();
        let day = |when: &When<'_>| Bounds::of_when(when)?.earliest;
        let date = since
            .and_then(day)
            .or_else(|| stance.when.and_then(day))
            .or_else(|| event.and_then(|event| day(&event.when)))
            .or_else(|| Bounds::of_moment(published?)?.earliest);
        let name = |actor| actors.side(actor, None).name;
        Entry {
            record: self.scope.record.id.to_string(),
            id: stance.id.to_string(),
            by: name(stance.owner),
            to: stance.addressees.iter().map(name).collect(),
            text: stance.text.to_string(),
            date: date.map(|day| day.to_string()),
        }
    }

    /// The keys of what a stance is about: its issues, those they are joined to, and their codes.
    fn issues(&self, stance: &Stance<'_>) -> BTreeMap<String, Tie> {
        let mut keys = BTreeMap::new();
        for id in stance.issues {
            let Some(issue) = self.scope.issue(id.as_str()) else { continue };
            let tie = Tie::Issue(issue.name.to_string());
            let joined = self.same.get(id.as_str()).into_iter().flatten().cloned();
            keys.extend(joined.map(|place| (place, tie.clone())));
            keys.insert(self.place(id.as_str()), tie);
            keys.extend(codes(issue));
        }
        keys
    }
}

fn codes<'i>(issue: &'i Issue<'_>) -> impl Iterator<Item = (String, Tie)> + 'i {
    issue.codes.iter().flatten().map(|code| {
        let tie = Tie::Code(code.scheme.to_string(), code.code.to_string());
        (format!("{} {}", code.scheme, code.code), tie)
    })
}

fn edtf(when: Option<&When<'_>>) -> Option<String> {
    Some(when?.edtf.as_ref()?.to_string())
}
