//! An analysis as JSON.

use std::io::{self, Write};

use serde::Serialize;

use super::{Section, Sections};
use crate::analysis::{
    Deadline, Entry, Findings, FirmnessChange, Impasse, ListedCommitment, ListedDemand,
    ListedRedLine, Occasion, OrElse, StandingThreat, Tie,
};
use crate::report::Escaped;

/// What is found, as programs get it. Members may be added, none is renamed or dropped. A section that
/// is not asked for is left out.
#[derive(Serialize)]
struct Report<'f> {
    v: u32,
    records: usize,
    as_of: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    impasses: Option<Vec<ImpasseObject<'f>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standing_threats: Option<Vec<ThreatObject<'f>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unanswered_demands: Option<Vec<DemandObject<'f>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    firmness_changes: Option<Vec<ChangeObject<'f>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    demands: Option<Vec<DemandObject<'f>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    red_lines: Option<Vec<RedLineObject<'f>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commitments: Option<Vec<CommitmentObject<'f>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timeline: Option<Vec<OccasionObject<'f>>>,
    truncated: bool,
}

#[derive(Serialize)]
struct EntryObject<'f> {
    record: &'f str,
    id: &'f str,
    by: &'f str,
    to: &'f [String],
    text: &'f str,
    date: Option<&'f str>,
    published: Option<&'f str>,
    assertion: Option<&'f str>,
}

#[derive(Serialize)]
struct OrElseObject<'f> {
    text: Option<&'f str>,
    threats: Vec<EntryObject<'f>>,
}

#[derive(Serialize)]
struct ImpasseObject<'f> {
    demand: EntryObject<'f>,
    status: &'f str,
    deadline: Option<&'f str>,
    deadline_passed: Option<bool>,
    or_else: Option<OrElseObject<'f>>,
    red_line: EntryObject<'f>,
    firmness: Option<&'f str>,
    joined_by: Vec<TieObject<'f>>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum TieObject<'f> {
    Relation,
    Issue { name: &'f str },
    Code { scheme: &'f str, code: &'f str },
}

#[derive(Serialize)]
struct ThreatObject<'f> {
    threat: EntryObject<'f>,
    act: &'f str,
    condition: Option<&'f str>,
    deadline: Option<&'f str>,
    deadline_passed: Option<bool>,
}

#[derive(Serialize)]
struct DemandObject<'f> {
    demand: EntryObject<'f>,
    force: &'f str,
    status: &'f str,
    deadline: Option<&'f str>,
    deadline_passed: Option<bool>,
    or_else: Option<OrElseObject<'f>>,
}

#[derive(Serialize)]
struct RedLineObject<'f> {
    red_line: EntryObject<'f>,
    kind: &'f str,
    firmness: Option<&'f str>,
    status: &'f str,
    or_else: Option<OrElseObject<'f>>,
}

#[derive(Serialize)]
struct CommitmentObject<'f> {
    commitment: EntryObject<'f>,
    kind: &'f str,
    status: &'f str,
    conditions: Option<&'f str>,
    deadline: Option<&'f str>,
    deadline_passed: Option<bool>,
}

#[derive(Serialize)]
struct ChangeObject<'f> {
    before: EntryObject<'f>,
    from: &'f str,
    after: EntryObject<'f>,
    to: &'f str,
    issue: Option<&'f str>,
}

#[derive(Serialize)]
struct OccasionObject<'f> {
    sort: &'f str,
    #[serde(flatten)]
    entry: EntryObject<'f>,
    event_type: Option<&'f str>,
    participants: &'f [String],
    status: Option<&'f str>,
    deadline_passed: Option<bool>,
}

pub(super) fn write(
    out: &mut dyn Write,
    findings: &Findings,
    sections: Sections<'_>,
    records: usize,
) -> io::Result<()> {
    let Findings {
        as_of,
        impasses,
        threats,
        unanswered,
        changes,
        demands,
        red_lines,
        commitments,
        timeline,
        unknown_actors: _,
        truncated,
    } = findings;
    let shown = |section| sections.has(section);
    let report = Report {
        v: 1,
        records,
        as_of: as_of.as_deref(),
        impasses: shown(Section::Impasses).then(|| all(impasses, impasse)),
        standing_threats: shown(Section::StandingThreats).then(|| all(threats, threat)),
        unanswered_demands: shown(Section::UnansweredDemands).then(|| all(unanswered, demand)),
        firmness_changes: shown(Section::FirmnessChanges).then(|| all(changes, change)),
        demands: shown(Section::Demands).then(|| all(demands, demand)),
        red_lines: shown(Section::RedLines).then(|| all(red_lines, red_line)),
        commitments: shown(Section::Commitments).then(|| all(commitments, commitment)),
        timeline: shown(Section::Timeline).then(|| all(timeline, occasion)),
        truncated: *truncated,
    };
    let mut json = serde_json::Serializer::with_formatter(&mut *out, Escaped);
    report.serialize(&mut json)?;
    writeln!(out)
}

fn all<'f, T, O>(rows: &'f [T], object: fn(&'f T) -> O) -> Vec<O> {
    rows.iter().map(object).collect()
}

fn entry(entry: &Entry) -> EntryObject<'_> {
    let Entry { record, id, by, to, text, date, published, assertion } = entry;
    EntryObject {
        record,
        id,
        by,
        to,
        text,
        date: date.as_deref(),
        published: published.as_deref(),
        assertion: *assertion,
    }
}

fn parts(deadline: Option<&Deadline>) -> (Option<&str>, Option<bool>) {
    (deadline.map(|it| it.edtf.as_str()), deadline.map(|it| it.passed))
}

fn or_else(or_else: &OrElse) -> Option<OrElseObject<'_>> {
    let OrElse { text, threats } = or_else;
    let is_there = text.is_some() || !threats.is_empty();
    is_there.then(|| OrElseObject { text: text.as_deref(), threats: all(threats, entry) })
}

fn impasse(impasse: &Impasse) -> ImpasseObject<'_> {
    let Impasse { demand, status, deadline, or_else: then, red_line, firmness, joined_by } =
        impasse;
    let tie = |tie| match tie {
        &Tie::Relation => TieObject::Relation,
        Tie::Issue(name) => TieObject::Issue { name },
        Tie::Code(scheme, code) => TieObject::Code { scheme, code },
    };
    let (deadline, deadline_passed) = parts(deadline.as_ref());
    ImpasseObject {
        demand: entry(demand),
        status,
        deadline,
        deadline_passed,
        or_else: or_else(then),
        red_line: entry(red_line),
        firmness: *firmness,
        joined_by: joined_by.iter().map(tie).collect(),
    }
}

fn threat(standing: &StandingThreat) -> ThreatObject<'_> {
    let StandingThreat { threat, act, condition, deadline } = standing;
    let (deadline, deadline_passed) = parts(deadline.as_ref());
    let condition = condition.as_deref();
    ThreatObject { threat: entry(threat), act, condition, deadline, deadline_passed }
}

fn demand(listed: &ListedDemand) -> DemandObject<'_> {
    let ListedDemand { demand, force, status, deadline, or_else: then } = listed;
    let (deadline, deadline_passed) = parts(deadline.as_ref());
    let or_else = or_else(then);
    DemandObject { demand: entry(demand), force, status, deadline, deadline_passed, or_else }
}

fn red_line(listed: &ListedRedLine) -> RedLineObject<'_> {
    let ListedRedLine { red_line, kind, firmness, status, or_else: then } = listed;
    let (red_line, or_else) = (entry(red_line), or_else(then));
    RedLineObject { red_line, kind, firmness: *firmness, status, or_else }
}

fn commitment(listed: &ListedCommitment) -> CommitmentObject<'_> {
    let ListedCommitment { commitment, kind, status, conditions, deadline } = listed;
    let (deadline, deadline_passed) = parts(deadline.as_ref());
    let (commitment, conditions) = (entry(commitment), conditions.as_deref());
    CommitmentObject { commitment, kind, status, conditions, deadline, deadline_passed }
}

fn change(change: &FirmnessChange) -> ChangeObject<'_> {
    let FirmnessChange { before, from, after, to, issue } = change;
    ChangeObject { before: entry(before), from, after: entry(after), to, issue: issue.as_deref() }
}

fn occasion(occasion: &Occasion) -> OccasionObject<'_> {
    let Occasion { entry: of, sort, event_type, participants, status, deadline } = occasion;
    OccasionObject {
        sort,
        entry: entry(of),
        event_type: *event_type,
        participants,
        status: *status,
        deadline_passed: deadline.as_ref().map(|it| it.passed),
    }
}
