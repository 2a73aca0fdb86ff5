//! Events, statements and deadlines of a record, as they stand on a timeline.

use super::dates::{Dated, Timing};
use super::gather::{Reader, Voiced};
use super::rows::{self, Entry};
use super::sides::{Actors, Side};
use crate::model::Day;
use crate::model::{Assertion, Attendance, Participant, Record, When};

/// Something on the timeline.
#[derive(Debug)]
pub(super) struct Occasion {
    entry: Entry,
    pub(super) timing: Timing,
    /// Whose it is, to whom, and who takes part.
    pub(super) sides: Vec<Side>,
    sort: &'static str,
    event_type: Option<&'static str>,
    participants: Vec<String>,
    status: Option<&'static str>,
    /// The date, if it is a deadline.
    deadline: Option<Dated>,
}

impl Occasion {
    pub(super) fn row(&self, as_of: Option<Day>) -> rows::Occasion {
        rows::Occasion {
            entry: self.entry.clone(),
            sort: self.sort,
            event_type: self.event_type,
            participants: self.participants.clone(),
            status: self.status,
            deadline: self.deadline.as_ref().map(|date| date.deadline(as_of)),
        }
    }

    /// The id of its record.
    pub(super) fn record(&self) -> &str {
        &self.entry.record
    }
}

/// All of a record. The statements are in the order of `Scope::stances`.
pub(super) fn of_record(
    reader: &Reader<'_>,
    actors: &Actors<'_>,
    voiced: &[Voiced],
    facts: &[Facts<'_>],
) -> Vec<Occasion> {
    let mut all = events(reader, actors);
    for (voiced, fact) in voiced.iter().zip(facts) {
        let sides: Vec<Side> =
            std::iter::once(&voiced.owner).chain(&voiced.addressees).cloned().collect();
        let occasion = |entry, timing, sort, deadline| Occasion {
            entry,
            timing,
            sides: sides.clone(),
            sort,
            event_type: None,
            participants: Vec::new(),
            status: fact.status,
            deadline,
        };
        all.push(occasion(voiced.entry.clone(), voiced.timing, fact.sort, None));
        if let Some(deadline) = fact.deadline.and_then(Dated::of) {
            let entry = Entry { date: Some(deadline.edtf.clone()), ..voiced.entry.clone() };
            all.push(occasion(entry, deadline.timing(), "deadline", Some(deadline)));
        }
    }
    all
}

fn events(reader: &Reader<'_>, actors: &Actors<'_>) -> Vec<Occasion> {
    let is_there = |one: &&Participant<'_>| {
        !matches!(one.status, Some(Attendance::Declined | Attendance::Absent))
    };
    let occasion = |event: &crate::model::Event<'_>| {
        let (mut entry, timing) =
            reader.entry(event.id.as_str(), event.name.as_str(), Dated::of(&event.when));
        entry.assertion = event.assertion.map(Assertion::as_str);
        let all = || event.participants.iter().flatten();
        let side = |one: &Participant<'_>| actors.side(&one.actor, None);
        Occasion {
            entry,
            timing,
            sides: all().map(side).collect(),
            sort: "event",
            event_type: Some(event.r#type.as_str()),
            participants: all().filter(is_there).map(|one| side(one).name).collect(),
            status: Some(event.status.as_str()),
            deadline: None,
        }
    };
    reader.scope.events().map(|(_, event)| occasion(event)).collect()
}

/// What stances do not have in common.
pub(super) struct Facts<'r> {
    sort: &'static str,
    status: Option<&'static str>,
    pub(super) assertion: Option<&'static str>,
    deadline: Option<&'r When<'r>>,
}

/// The facts of all stances, in the order of `Scope::stances`.
pub(super) fn facts<'r>(record: &'r Record<'r>) -> Vec<Facts<'r>> {
    let mut all = Vec::new();
    let mut add = |sort, status, assertion: Option<Assertion>, deadline| {
        all.push(Facts { sort, status, assertion: assertion.map(Assertion::as_str), deadline });
    };
    for it in &record.demands {
        add("demand", Some(it.status.as_str()), it.assertion, it.deadline.as_ref());
    }
    for it in &record.red_lines {
        add("red_line", Some(it.status.as_str()), it.assertion, None);
    }
    for it in record.threats.iter().flatten() {
        add("threat", Some(it.status.as_str()), it.assertion, it.deadline.as_ref());
    }
    for it in record.offers.iter().flatten() {
        add("offer", Some(it.status.as_str()), it.assertion, None);
    }
    for it in record.positions.iter().flatten() {
        add("position", None, it.assertion, None);
    }
    for it in record.commitments.iter().flatten() {
        add("commitment", Some(it.status.as_str()), it.assertion, it.deadline.as_ref());
    }
    all
}
