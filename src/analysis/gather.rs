//! What is kept of each record.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::dates::{Dated, Timing};
use super::rows::{Entry, Tie};
use super::sides::{Actors, Side};
use super::timeline;
use crate::model::Day;
use crate::model::{
    self, AnyRef, Assertion, Consequence, DemandStatus, Issue, Moment, RecordStatus, RedLineStatus,
    RelationType, ThreatStatus,
};
use crate::rules::{Scope, Stance};

/// All that was gathered.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) records: usize,
    /// The latest day on which a source was published.
    pub(super) published: Option<Day>,
    /// The keys of all actors.
    pub(super) actors: BTreeSet<String>,
    /// Their names.
    pub(super) names: BTreeSet<String>,
    pub(super) demands: Vec<Demand>,
    pub(super) red_lines: Vec<RedLine>,
    pub(super) threats: Vec<Threat>,
    pub(super) commitments: Vec<Commitment>,
    pub(super) occasions: Vec<timeline::Occasion>,
    /// By place, the number of a threat.
    threat_at: HashMap<String, usize>,
    /// By place, the places it stands in conflict with.
    pub(super) conflicts: HashMap<String, BTreeSet<String>>,
    /// The places of demands that something answers.
    pub(super) answered: HashSet<String>,
    /// Pairs of places that are one thing, or one said again.
    again: Vec<(String, String)>,
    /// By place, a name for all that is the same.
    pub(super) same: HashMap<String, String>,
}

/// What all sorts of statements have.
#[derive(Clone, Debug)]
pub(super) struct Voiced {
    /// `record#id`.
    pub(super) place: String,
    pub(super) entry: Entry,
    pub(super) timing: Timing,
    pub(super) owner: Side,
    pub(super) addressees: Vec<Side>,
    /// By a key for each of its issues, how it would join it with something else.
    pub(super) issues: BTreeMap<String, Tie>,
}

/// What is to follow, with the threats by their places.
#[derive(Debug, Default)]
pub(super) struct Then {
    pub(super) text: Option<String>,
    pub(super) threats: Vec<String>,
}

#[derive(Debug)]
pub(super) struct Demand {
    pub(super) voiced: Voiced,
    pub(super) status: DemandStatus,
    pub(super) force: &'static str,
    pub(super) deadline: Option<Dated>,
    pub(super) then: Then,
}

#[derive(Debug)]
pub(super) struct RedLine {
    pub(super) voiced: Voiced,
    pub(super) kind: &'static str,
    pub(super) firmness: Option<&'static str>,
    pub(super) status: RedLineStatus,
    pub(super) then: Then,
}

#[derive(Debug)]
pub(super) struct Threat {
    pub(super) voiced: Voiced,
    pub(super) act: &'static str,
    pub(super) condition: Option<String>,
    pub(super) status: ThreatStatus,
    pub(super) deadline: Option<Dated>,
}

#[derive(Debug)]
pub(super) struct Commitment {
    pub(super) voiced: Voiced,
    pub(super) kind: &'static str,
    pub(super) status: &'static str,
    pub(super) conditions: Option<String>,
    pub(super) deadline: Option<Dated>,
}

impl Voiced {
    /// Whether its holder denies it.
    pub(super) fn is_denied(&self) -> bool {
        self.entry.assertion == Some(Assertion::Denied.as_str())
    }
}

impl Demand {
    /// Whether there is nothing left to be argued about.
    pub(super) fn is_over(&self) -> bool {
        use DemandStatus::{Accepted, Met, Superseded, Withdrawn};
        matches!(self.status, Met | Accepted | Withdrawn | Superseded) || self.voiced.is_denied()
    }

    /// Whether it waits for an answer.
    pub(super) fn is_open(&self) -> bool {
        let is_open = matches!(self.status, DemandStatus::Outstanding | DemandStatus::Unknown);
        is_open && !self.voiced.is_denied()
    }
}

impl RedLine {
    /// Whether it is given up.
    pub(super) fn is_over(&self) -> bool {
        let is_over = matches!(self.status, RedLineStatus::Withdrawn | RedLineStatus::Relaxed);
        is_over || self.voiced.is_denied()
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
        self.published = self.published.max(reader.publication.first);
        let actors = Actors::new(record, reader.same.clone());
        for actor in &record.actors {
            actors.keys(actor, &mut self.actors);
            self.names.insert(actor.name.to_string());
        }
        let stances = scope.stances();
        let mut voiced: Vec<Voiced> = stances.iter().map(|it| reader.voiced(&actors, it)).collect();
        let facts = timeline::facts(record);
        for (voiced, fact) in voiced.iter_mut().zip(&facts) {
            voiced.entry.assertion = fact.assertion;
        }
        self.occasions.extend(timeline::of_record(&reader, &actors, &voiced, &facts));
        let mut voiced = voiced.into_iter();
        for (demand, voiced) in record.demands.iter().zip(&mut voiced) {
            self.demands.push(Demand {
                status: demand.status,
                force: demand.force.as_str(),
                deadline: demand.deadline.as_ref().and_then(Dated::of),
                then: reader.then(demand.consequence.as_ref()),
                voiced,
            });
        }
        for (line, mut voiced) in record.red_lines.iter().zip(&mut voiced) {
            if let Some(since) = line.since.as_ref().and_then(Dated::of) {
                voiced.timing = since.timing();
                voiced.entry.date = Some(since.edtf);
            }
            self.red_lines.push(RedLine {
                kind: line.kind.as_str(),
                firmness: line.firmness.map(model::Firmness::as_str),
                status: line.status,
                then: reader.then(line.consequence.as_ref()),
                voiced,
            });
        }
        for (threat, voiced) in record.threats.iter().flatten().zip(&mut voiced) {
            self.threats.push(Threat {
                act: threat.act.as_str(),
                condition: threat.condition.as_ref().map(|it| it.text.as_str().to_owned()),
                status: threat.status,
                deadline: threat.deadline.as_ref().and_then(Dated::of),
                voiced,
            });
        }
        let others =
            record.offers.iter().flatten().count() + record.positions.iter().flatten().count();
        for (commitment, voiced) in
            record.commitments.iter().flatten().zip(voiced.by_ref().skip(others))
        {
            self.commitments.push(Commitment {
                kind: commitment.kind.as_str(),
                status: commitment.status.as_str(),
                conditions: commitment.conditions.as_ref().map(ToString::to_string),
                deadline: commitment.deadline.as_ref().and_then(Dated::of),
                voiced,
            });
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

    /// Puts all in order: by time, and then by record. What is of one record and one day stays in the
    /// record's order.
    pub(super) fn sort(&mut self) {
        fn order(voiced: &Voiced) -> impl Ord + use<> {
            (voiced.timing.key(), voiced.entry.record.clone())
        }
        self.demands.sort_by_cached_key(|it| order(&it.voiced));
        self.red_lines.sort_by_cached_key(|it| order(&it.voiced));
        self.threats.sort_by_cached_key(|it| order(&it.voiced));
        self.commitments.sort_by_cached_key(|it| order(&it.voiced));
        self.occasions.sort_by_cached_key(|it| (it.timing.key(), it.record().to_owned()));
        let places = self.threats.iter().enumerate();
        self.threat_at = places.map(|(number, it)| (it.voiced.place.clone(), number)).collect();
    }

    /// The threat at a place.
    pub(super) fn threat(&self, place: &str) -> Option<&Entry> {
        Some(&self.threats.get(*self.threat_at.get(place)?)?.voiced.entry)
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
pub(super) struct Reader<'r> {
    pub(super) scope: &'r Scope<'r>,
    /// When its source was published.
    pub(super) publication: Timing,
    /// The same as it is shown.
    published: Option<String>,
    /// By local id, the places that relations join it to.
    same: HashMap<&'r str, Vec<String>>,
}

impl<'r> Reader<'r> {
    fn new(scope: &'r Scope<'r>) -> Self {
        let published = scope.record.source.published.as_ref();
        Reader {
            scope,
            publication: Timing::of_publication(published),
            published: published.map(day),
            same: HashMap::new(),
        }
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

    /// An entry for what has this id and text, and where it has its place in time.
    pub(super) fn entry(&self, id: &str, text: &str, date: Option<Dated>) -> (Entry, Timing) {
        let timing = date.as_ref().map_or(self.publication, Dated::timing);
        let entry = Entry {
            record: self.scope.record.id.to_string(),
            id: id.to_owned(),
            text: text.to_owned(),
            date: date.map(|date| date.edtf),
            published: self.published.clone(),
            ..Entry::default()
        };
        (entry, timing)
    }

    /// What a stance has in common with others. One without a date has that of the event at which it was
    /// voiced.
    fn voiced(&self, actors: &Actors<'_>, stance: &Stance<'r>) -> Voiced {
        let event = || self.scope.event(stance.event?.as_str()).map(|event| &event.when);
        let has_date = |when: &&model::When<'_>| when.edtf.is_some();
        let date = stance.when.filter(has_date).or_else(event).and_then(Dated::of);
        let (mut entry, timing) = self.entry(stance.id.as_str(), stance.text.as_str(), date);
        let name = |actor| actors.side(actor, None).name;
        entry.by = actors.side(stance.owner, None).name;
        entry.to = stance.addressees.iter().map(name).collect();
        Voiced {
            place: self.place(stance.id.as_str()),
            entry,
            timing,
            owner: actors.side(stance.owner, stance.on_behalf_of),
            addressees: stance.addressees.iter().map(|actor| actors.side(actor, None)).collect(),
            issues: self.issues(stance),
        }
    }

    fn then(&self, consequence: Option<&Consequence<'_>>) -> Then {
        let Some(Consequence { text, threats }) = consequence else { return Then::default() };
        let threats = threats.iter().flatten().map(|threat| self.place(threat.as_str()));
        Then { text: text.as_ref().map(ToString::to_string), threats: threats.collect() }
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

/// The date of a moment, without its time.
fn day(moment: &Moment<'_>) -> String {
    let text = moment.as_str();
    text.split_once('T').map_or(text, |(day, _)| day).to_owned()
}
