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
//! Actors are joined across records by identifiers, `same_as` relations, the country of states, and
//! last by kind and name. A person with an office, a government body and a part of an organisation
//! stand on the side of the state or organisation they belong to; so do those in whose name
//! something is said.
//!
//! Records that are retracted are passed over, and so is what is met, withdrawn or superseded.

mod gather;
mod sides;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::model::Record;
use gather::{Demand, Gathered, RedLine, Threat};
use sides::Side;

/// Gathers records and compares what they say.
#[derive(Debug, Default)]
pub struct Analysis {
    gathered: Gathered,
}

/// Something of a record, as a row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The record's id.
    pub record: String,
    /// Its id in that record.
    pub id: String,
    /// The name of its issuer or holder.
    pub by: String,
    /// The names of those it is addressed to.
    pub to: Vec<String>,
    /// What it says, in the words of the record.
    pub text: String,
    /// The first day it can have been voiced on, as far as the record tells.
    pub date: Option<String>,
}

/// A demand that meets a red line of those it is made to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impasse {
    /// The demand.
    pub demand: Entry,
    /// Its status.
    pub status: &'static str,
    /// The red line.
    pub red_line: Entry,
    /// How firmly it is drawn, if the record says so.
    pub firmness: Option<&'static str>,
    /// What joins the two.
    pub joined_by: Vec<Tie>,
}

/// What joins a demand and a red line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// A `conflicts_with` relation.
    Relation,
    /// An issue of that name which both are about.
    Issue(String),
    /// A code that issues of both carry: scheme and code.
    Code(String, String),
}

/// A threat that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingThreat {
    /// The threat.
    pub threat: Entry,
    /// What is threatened.
    pub act: &'static str,
    /// On what condition.
    pub condition: Option<String>,
    /// By when, in EDTF.
    pub deadline: Option<String>,
}

/// A demand that nothing answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnansweredDemand {
    /// The demand.
    pub demand: Entry,
    /// How strongly it is asked.
    pub force: &'static str,
    /// Until when it is to be met, in EDTF.
    pub deadline: Option<String>,
}

/// A red line that is drawn with another firmness than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirmnessChange {
    /// The red line as it was.
    pub before: Entry,
    /// How firm it was.
    pub from: &'static str,
    /// The red line as it is drawn later.
    pub after: Entry,
    /// How firm it is then.
    pub to: &'static str,
    /// The issue that joins the two; none where a relation does.
    pub issue: Option<String>,
}

/// The answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Demands that meet a red line of those they are made to.
    pub impasses: Vec<Impasse>,
    /// Threats that stand.
    pub threats: Vec<StandingThreat>,
    /// Demands that nothing answers.
    pub unanswered: Vec<UnansweredDemand>,
    /// Red lines whose firmness changed.
    pub changes: Vec<FirmnessChange>,
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

    /// Compares all that was gathered.
    #[must_use]
    pub fn finish(mut self) -> Findings {
        self.gathered.join();
        let mut findings = Findings {
            impasses: self.impasses(),
            threats: self.gathered.threats.iter().map(Threat::row).collect(),
            unanswered: self.unanswered(),
            changes: self.changes(),
            truncated: false,
        };
        let Findings { impasses, threats, unanswered, changes, truncated } = &mut findings;
        *truncated = cut(impasses) | cut(threats) | cut(unanswered) | cut(changes);
        findings
    }

    /// Every demand beside every red line on the same issue, or joined with it by a relation, whose
    /// holder is on the side that the demand is made to and not on the side that makes it.
    fn impasses(&self) -> Vec<Impasse> {
        let lines = &self.gathered.red_lines;
        let mut by_issue: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
        let mut by_place: HashMap<&str, usize> = HashMap::new();
        for (number, line) in lines.iter().enumerate() {
            by_place.insert(&line.place, number);
            for side in &line.holder.keys {
                for key in line.issues.keys() {
                    by_issue.entry((side, key)).or_default().push(number);
                }
            }
        }
        let mut all = Vec::new();
        for demand in &self.gathered.demands {
            // How often one line is met does not matter, only by what.
            let mut met: BTreeMap<usize, BTreeSet<Tie>> = BTreeMap::new();
            for other in self.gathered.conflicts.get(&demand.place).into_iter().flatten() {
                if let Some(number) = by_place.get(other.as_str()) {
                    met.entry(*number).or_default().insert(Tie::Relation);
                }
            }
            for (key, tie) in &demand.issues {
                for side in demand.addressees.iter().flat_map(|side| &side.keys) {
                    for number in by_issue.get(&(side.as_str(), key.as_str())).into_iter().flatten()
                    {
                        met.entry(*number).or_default().insert(tie.clone());
                    }
                }
                if met.len() > Self::MOST {
                    break;
                }
            }
            all.extend(
                met.into_iter()
                    .filter_map(|(number, ties)| impasse(demand, lines.get(number)?, ties)),
            );
            if all.len() > Self::MOST {
                break;
            }
        }
        all
    }

    fn unanswered(&self) -> Vec<UnansweredDemand> {
        let open = self.gathered.demands.iter().filter(|demand| demand.is_open);
        open.filter(|demand| !self.gathered.answered.contains(&demand.place))
            .map(Demand::row)
            .collect()
    }

    /// Red lines of one side on one issue, or joined by a relation, in order of time; neighbours of
    /// different firmness.
    fn changes(&self) -> Vec<FirmnessChange> {
        let lines = &self.gathered.red_lines;
        let mut groups: BTreeMap<(String, Option<String>), Vec<&RedLine>> = BTreeMap::new();
        for line in lines.iter().filter(|line| line.firmness.is_some() && line.entry.date.is_some())
        {
            for (key, tie) in &line.issues {
                for side in &line.holder.keys {
                    let name = match tie {
                        Tie::Issue(name) => name.clone(),
                        Tie::Code(scheme, code) => format!("{scheme} {code}"),
                        Tie::Relation => continue,
                    };
                    groups.entry((format!("{side}\n{key}"), Some(name))).or_default().push(line);
                }
            }
            if let Some(group) = self.gathered.same.get(&line.place) {
                groups.entry((group.clone(), None)).or_default().push(line);
            }
        }
        let mut told: HashSet<(&str, &str)> = HashSet::new();
        let mut changes = Vec::new();
        for ((_, issue), mut group) in groups {
            group.sort_by(|a, b| (&a.entry.date, &a.place).cmp(&(&b.entry.date, &b.place)));
            for pair in group.windows(2) {
                let &[before, after] = pair else { continue };
                if before.entry.date == after.entry.date || before.firmness == after.firmness {
                    continue;
                }
                if let (Some(from), Some(to)) = (before.firmness, after.firmness)
                    && told.insert((&before.place, &after.place))
                {
                    let (before, after) = (before.entry.clone(), after.entry.clone());
                    changes.push(FirmnessChange { before, from, after, to, issue: issue.clone() });
                }
            }
        }
        changes.sort_by(|a, b| a.after.date.cmp(&b.after.date));
        changes
    }
}

fn impasse(demand: &Demand, line: &RedLine, mut ties: BTreeSet<Tie>) -> Option<Impasse> {
    // Nobody is stuck before a line of their own, or of somebody who is not asked.
    if demand.issuer.is_with(&line.holder)
        || !demand.addressees.iter().any(|side| side.is_with(&line.holder))
    {
        return None;
    }
    // Codes are coarse: within one record its own issues say it better.
    if demand.entry.record == line.entry.record {
        ties.retain(|tie| !matches!(tie, Tie::Code(..)));
    }
    if ties.is_empty() {
        return None;
    }
    Some(Impasse {
        demand: demand.entry.clone(),
        status: demand.status,
        red_line: line.entry.clone(),
        firmness: line.firmness,
        joined_by: ties.into_iter().collect(),
    })
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
