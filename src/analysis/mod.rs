//! What many records say together: who is stuck where.
//!
//! [`Analysis`] takes records one by one and then answers four questions:
//!
//! * **Impasses**: which demands meet a red line of those they are made to? They are joined by a
//!   `conflicts_with` relation, by an issue that both name, or, across records, by a code that
//!   both their issues carry.
//! * **Standing threats**, with their conditions.
//! * **Unanswered demands**: outstanding ones that nothing accepts, rejects, counters or answers.
//! * **Red lines that changed**: the same line, drawn more or less firmly at another time.
//!
//! It also gives lists of all demands, red lines and commitments, whatever has become of them, and a timeline of
//! events, statements and deadlines.
//!
//! Actors are joined across records by identifiers, `same_as` relations, the country of states, and
//! last by kind and name. A person with an office, a government body and a part of an organisation
//! stand on the side of the state or organisation they belong to; so do those in whose name
//! something is said.
//!
//! Records that are retracted are passed over. What is met, withdrawn, superseded or denied is in no
//! impasse and no question, only in the lists and on the timeline.
//!
//! # Dates
//!
//! A statement has the date that the record gives it, or that of the event at which it was voiced, just as
//! it is written: an interval stays one. The publication of the source is never its date. Only where rows
//! are put in order or selected by time does what has no date go by the publication of its source.
//!
//! A deadline has passed if every day that it can mean is before the day of the analysis. That is the
//! latest day on which a source was published, unless [`Selection::as_of`] gives another one, so that the
//! same records always give the same answers.

mod dates;
mod gather;
mod rows;
mod selection;
mod sides;
mod timeline;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::model::Day;
use crate::model::{Record, ThreatStatus};
pub use dates::Date;
use dates::Dated;
use gather::{Commitment, Demand, Gathered, RedLine, Then, Threat, Voiced};
pub use rows::{
    Deadline, Entry, FirmnessChange, Impasse, ListedCommitment, ListedDemand, ListedRedLine,
    Occasion, OrElse, StandingThreat, Tie,
};
pub use selection::Selection;
use sides::Side;

/// Gathers records and compares what they say.
#[derive(Debug, Default)]
pub struct Analysis {
    gathered: Gathered,
}

/// The answers. Rows are in the order of their dates, then of the ids of their records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The day before which a deadline has passed, if there is one.
    pub as_of: Option<String>,
    /// Demands that meet a red line of those they are made to.
    pub impasses: Vec<Impasse>,
    /// Threats that stand.
    pub threats: Vec<StandingThreat>,
    /// Demands that nothing answers.
    pub unanswered: Vec<ListedDemand>,
    /// Red lines whose firmness changed.
    pub changes: Vec<FirmnessChange>,
    /// All demands.
    pub demands: Vec<ListedDemand>,
    /// All red lines.
    pub red_lines: Vec<ListedRedLine>,
    /// All commitments.
    pub commitments: Vec<ListedCommitment>,
    /// Events, statements and deadlines.
    pub timeline: Vec<Occasion>,
    /// The actors that were asked for and are in no record.
    pub unknown_actors: Vec<String>,
    /// Whether there were more than [`Analysis::MOST`] of one sort, and the rest is left out.
    pub truncated: bool,
}

impl Analysis {
    /// The most rows of one sort that are given.
    pub const MOST: usize = 10_000;

    /// An analysis of no records yet.
    #[must_use]
    pub fn new() -> Self {
        Analysis::default()
    }

    /// Adds a record. One that is retracted adds nothing.
    pub fn add(&mut self, record: &Record<'_>) {
        self.gathered.add(record);
    }

    /// How many records were added and not passed over.
    #[must_use]
    pub fn records(&self) -> usize {
        self.gathered.records
    }

    /// The names of all actors, in their order.
    pub fn actors(&self) -> impl Iterator<Item = &str> {
        self.gathered.names.iter().map(String::as_str)
    }

    /// Compares all that was gathered.
    #[must_use]
    pub fn finish(&mut self, selection: &Selection) -> Findings {
        self.gathered.join();
        self.gathered.sort();
        let as_of = selection.as_of.map(|date| date.last).or(self.gathered.published);
        let asking = Asking { gathered: &self.gathered, selection, as_of };
        let mut findings = Findings {
            as_of: as_of.map(|day| day.to_string()),
            impasses: asking.impasses(),
            threats: asking.threats(),
            unanswered: asking.unanswered(),
            changes: asking.changes(),
            demands: asking.demands(|_| true),
            red_lines: asking.red_lines(),
            commitments: asking.commitments(),
            timeline: asking.timeline(),
            unknown_actors: selection.unknown(&self.gathered.actors),
            truncated: false,
        };
        let Findings { impasses, threats, unanswered, changes, .. } = &mut findings;
        let mut truncated = cut(impasses) | cut(threats) | cut(unanswered) | cut(changes);
        let Findings { demands, red_lines, commitments, timeline, .. } = &mut findings;
        truncated |= cut(demands) | cut(red_lines) | cut(commitments) | cut(timeline);
        findings.truncated = truncated;
        findings
    }
}

/// What is asked of what was gathered.
struct Asking<'a> {
    gathered: &'a Gathered,
    selection: &'a Selection,
    as_of: Option<Day>,
}

impl Asking<'_> {
    /// Every demand beside every red line on the same issue, or joined with it by a relation, whose
    /// holder is on the side that the demand is made to and not on the side that makes it.
    fn impasses(&self) -> Vec<Impasse> {
        let lines = &self.gathered.red_lines;
        let mut by_issue: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
        let mut by_place: HashMap<&str, usize> = HashMap::new();
        let alive = lines.iter().enumerate().filter(|(_, line)| !line.is_over());
        for (number, RedLine { voiced: line, .. }) in alive {
            by_place.insert(&line.place, number);
            for side in &line.owner.keys {
                for key in line.issues.keys() {
                    by_issue.entry((side, key)).or_default().push(number);
                }
            }
        }
        let mut all = Vec::new();
        for demand in self.gathered.demands.iter().filter(|demand| !demand.is_over()) {
            // How often one line is met does not matter, only by what.
            let mut met: BTreeMap<usize, BTreeSet<Tie>> = BTreeMap::new();
            for other in self.gathered.conflicts.get(&demand.voiced.place).into_iter().flatten() {
                if let Some(number) = by_place.get(other.as_str()) {
                    met.entry(*number).or_default().insert(Tie::Relation);
                }
            }
            for (key, tie) in &demand.voiced.issues {
                for side in demand.voiced.addressees.iter().flat_map(|side| &side.keys) {
                    for number in by_issue.get(&(side.as_str(), key.as_str())).into_iter().flatten()
                    {
                        met.entry(*number).or_default().insert(tie.clone());
                    }
                }
                if met.len() > Analysis::MOST {
                    break;
                }
            }
            all.extend(
                met.into_iter()
                    .filter_map(|(number, ties)| self.impasse(demand, lines.get(number)?, ties)),
            );
            if all.len() > Analysis::MOST {
                break;
            }
        }
        all
    }

    fn impasse(&self, demand: &Demand, line: &RedLine, mut ties: BTreeSet<Tie>) -> Option<Impasse> {
        let (asks, draws) = (&demand.voiced, &line.voiced);
        // Nobody is stuck before a line of their own, or of somebody who is not asked.
        if asks.owner.is_with(&draws.owner)
            || !asks.addressees.iter().any(|side| side.is_with(&draws.owner))
        {
            return None;
        }
        // Codes are coarse: within one record its own issues say it better.
        if asks.entry.record == draws.entry.record {
            ties.retain(|tie| !matches!(tie, Tie::Code(..)));
        }
        let is_wanted = self.selection.takes_sides(asks.sides().chain([&draws.owner]))
            && [asks, draws].iter().any(|one| self.selection.takes_time(one.timing));
        if ties.is_empty() || !is_wanted {
            return None;
        }
        Some(Impasse {
            demand: asks.entry.clone(),
            status: demand.status.as_str(),
            deadline: self.deadline(demand.deadline.as_ref()),
            or_else: self.or_else(&demand.then),
            red_line: draws.entry.clone(),
            firmness: line.firmness,
            joined_by: ties.into_iter().collect(),
        })
    }

    fn threats(&self) -> Vec<StandingThreat> {
        let row = |threat: &Threat| StandingThreat {
            threat: threat.voiced.entry.clone(),
            act: threat.act,
            condition: threat.condition.clone(),
            deadline: self.deadline(threat.deadline.as_ref()),
        };
        let standing = self.gathered.threats.iter();
        let standing = standing
            .filter(|threat| threat.status == ThreatStatus::Standing && !threat.voiced.is_denied());
        standing.filter(|threat| self.takes(&threat.voiced)).map(row).collect()
    }

    fn unanswered(&self) -> Vec<ListedDemand> {
        self.demands(|demand| {
            demand.is_open() && !self.gathered.answered.contains(&demand.voiced.place)
        })
    }

    fn demands(&self, is_asked_for: impl Fn(&Demand) -> bool) -> Vec<ListedDemand> {
        let row = |demand: &Demand| ListedDemand {
            demand: demand.voiced.entry.clone(),
            force: demand.force,
            status: demand.status.as_str(),
            deadline: self.deadline(demand.deadline.as_ref()),
            or_else: self.or_else(&demand.then),
        };
        let all = self.gathered.demands.iter();
        all.filter(|it| is_asked_for(it) && self.takes(&it.voiced)).map(row).collect()
    }

    fn red_lines(&self) -> Vec<ListedRedLine> {
        let row = |line: &RedLine| ListedRedLine {
            red_line: line.voiced.entry.clone(),
            kind: line.kind,
            firmness: line.firmness,
            status: line.status.as_str(),
            or_else: self.or_else(&line.then),
        };
        self.gathered.red_lines.iter().filter(|line| self.takes(&line.voiced)).map(row).collect()
    }

    fn commitments(&self) -> Vec<ListedCommitment> {
        let row = |commitment: &Commitment| ListedCommitment {
            commitment: commitment.voiced.entry.clone(),
            kind: commitment.kind,
            status: commitment.status,
            conditions: commitment.conditions.clone(),
            deadline: self.deadline(commitment.deadline.as_ref()),
        };
        self.gathered.commitments.iter().filter(|it| self.takes(&it.voiced)).map(row).collect()
    }

    fn timeline(&self) -> Vec<Occasion> {
        let occasions = self.gathered.occasions.iter();
        let wanted = occasions.filter(|one| {
            self.selection.takes_time(one.timing) && self.selection.takes_sides(&one.sides)
        });
        wanted.map(|one| one.row(self.as_of)).collect()
    }

    /// Red lines of one side on one issue, or joined by a relation, in order of time; neighbours of
    /// different firmness.
    fn changes(&self) -> Vec<FirmnessChange> {
        let lines = self.gathered.red_lines.iter().filter(|line| !line.is_over());
        let mut groups: BTreeMap<(String, Option<String>), Vec<&RedLine>> = BTreeMap::new();
        for line in lines.filter(|line| line.firmness.is_some() && line.voiced.timing.is_known()) {
            let RedLine { voiced, .. } = line;
            for (key, tie) in &voiced.issues {
                for side in &voiced.owner.keys {
                    let name = match tie {
                        Tie::Issue(name) => name.clone(),
                        Tie::Code(scheme, code) => format!("{scheme} {code}"),
                        Tie::Relation => continue,
                    };
                    groups.entry((format!("{side}\n{key}"), Some(name))).or_default().push(line);
                }
            }
            if let Some(group) = self.gathered.same.get(&voiced.place) {
                groups.entry((group.clone(), None)).or_default().push(line);
            }
        }
        let mut told: HashSet<(&str, &str)> = HashSet::new();
        let mut changes = Vec::new();
        for ((_, issue), group) in groups {
            // All lines are in order of time, and so is each group.
            for pair in group.windows(2) {
                let &[earlier, later] = pair else { continue };
                let (before, after) = (&earlier.voiced, &later.voiced);
                if before.timing.key() == after.timing.key() || earlier.firmness == later.firmness {
                    continue;
                }
                if let (Some(from), Some(to)) = (earlier.firmness, later.firmness)
                    && told.insert((&before.place, &after.place))
                    && self.selection.takes_sides([&before.owner, &after.owner])
                    && self.selection.takes_time(after.timing)
                {
                    let order = (after.timing.key(), after.place.clone());
                    let (before, after) = (before.entry.clone(), after.entry.clone());
                    let issue = issue.clone();
                    changes.push((order, FirmnessChange { before, from, after, to, issue }));
                }
            }
        }
        changes.sort_by(|(a, _), (b, _)| a.cmp(b));
        changes.into_iter().map(|(_, change)| change).collect()
    }

    fn takes(&self, voiced: &Voiced) -> bool {
        self.selection.takes_time(voiced.timing) && self.selection.takes_sides(voiced.sides())
    }

    fn deadline(&self, deadline: Option<&Dated>) -> Option<Deadline> {
        Some(deadline?.deadline(self.as_of))
    }

    fn or_else(&self, then: &Then) -> OrElse {
        let threats = then.threats.iter().filter_map(|place| self.gathered.threat(place));
        OrElse { text: then.text.clone(), threats: threats.cloned().collect() }
    }
}

impl Voiced {
    /// Whose it is, and to whom it is addressed.
    fn sides(&self) -> impl Iterator<Item = &Side> {
        std::iter::once(&self.owner).chain(&self.addressees)
    }
}

fn cut<T>(rows: &mut Vec<T>) -> bool {
    let cut = rows.len() > Analysis::MOST;
    rows.truncate(Analysis::MOST);
    cut
}

impl Side {
    /// Whether the two share an actor.
    fn is_with(&self, other: &Side) -> bool {
        self.keys.iter().any(|key| other.keys.contains(key))
    }
}
