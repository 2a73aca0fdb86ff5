//! The rows of an analysis, as people and spreadsheets get them: each is a list of facts.

use super::{Section, Sections};
use crate::analysis::{
    Deadline, Entry, Findings, FirmnessChange, Impasse, ListedCommitment, ListedDemand,
    ListedRedLine, Occasion, OrElse, StandingThreat, Tie,
};

/// A section with its rows.
pub(super) struct Shown {
    pub(super) title: &'static str,
    pub(super) rows: Vec<Row>,
}

/// A row: what each fact is, and what it says. Empty ones are not shown.
pub(super) type Row = Vec<(&'static str, String)>;

/// The sections that are asked for.
pub(super) fn shown(findings: &Findings, sections: Sections<'_>) -> Vec<Shown> {
    let Findings {
        impasses,
        threats,
        unanswered,
        changes,
        demands,
        red_lines,
        commitments,
        timeline,
        ..
    } = findings;
    let all = [
        (Section::Impasses, "Impasses", rows(impasses, impasse)),
        (Section::StandingThreats, "Standing threats", rows(threats, threat)),
        (Section::UnansweredDemands, "Unanswered demands", rows(unanswered, unanswered_demand)),
        (Section::FirmnessChanges, "Red lines that changed", rows(changes, change)),
        (Section::Demands, "Demands", rows(demands, demand)),
        (Section::RedLines, "Red lines", rows(red_lines, red_line)),
        (Section::Commitments, "Commitments", rows(commitments, commitment)),
        (Section::Timeline, "Timeline", rows(timeline, occasion)),
    ];
    let asked_for = all.into_iter().filter(|(section, ..)| sections.has(*section));
    asked_for.map(|(_, title, rows)| Shown { title, rows }).collect()
}

fn rows<T>(found: &[T], row: fn(&T) -> Row) -> Vec<Row> {
    found.iter().map(row).collect()
}

fn impasse(row: &Impasse) -> Row {
    let mut facts = vec![
        ("demand", told(&row.demand)),
        ("status", row.status.to_owned()),
        ("deadline", until(row.deadline.as_ref())),
    ];
    facts.extend(consequences(&row.or_else));
    facts.extend([
        ("red line", told(&row.red_line)),
        ("firmness", row.firmness.unwrap_or_default().to_owned()),
        ("joined by", ties(&row.joined_by)),
    ]);
    facts
}

fn threat(row: &StandingThreat) -> Row {
    vec![
        ("threat", told(&row.threat)),
        ("act", row.act.to_owned()),
        ("condition", row.condition.clone().unwrap_or_default()),
        ("deadline", until(row.deadline.as_ref())),
    ]
}

fn unanswered_demand(row: &ListedDemand) -> Row {
    let mut facts = demand(row);
    facts.retain(|(name, _)| *name != "status");
    facts
}

fn demand(row: &ListedDemand) -> Row {
    let mut facts = vec![
        ("demand", told(&row.demand)),
        ("force", row.force.to_owned()),
        ("status", row.status.to_owned()),
        ("deadline", until(row.deadline.as_ref())),
    ];
    facts.extend(consequences(&row.or_else));
    facts
}

fn red_line(row: &ListedRedLine) -> Row {
    let mut facts = vec![
        ("red line", told(&row.red_line)),
        ("kind", row.kind.to_owned()),
        ("firmness", row.firmness.unwrap_or_default().to_owned()),
        ("status", row.status.to_owned()),
    ];
    facts.extend(consequences(&row.or_else));
    facts
}

fn commitment(row: &ListedCommitment) -> Row {
    vec![
        ("commitment", told(&row.commitment)),
        ("kind", row.kind.to_owned()),
        ("condition", row.conditions.clone().unwrap_or_default()),
        ("status", row.status.to_owned()),
        ("deadline", until(row.deadline.as_ref())),
    ]
}

fn change(row: &FirmnessChange) -> Row {
    vec![
        ("before", format!("{}: {}", row.from, told(&row.before))),
        ("after", format!("{}: {}", row.to, told(&row.after))),
        ("issue", row.issue.clone().unwrap_or_default()),
    ]
}

fn occasion(row: &Occasion) -> Row {
    let Occasion { entry, sort, event_type, participants, status, deadline } = row;
    let date = match (&entry.date, &entry.published) {
        _ if deadline.is_some() => until(deadline.as_ref()),
        (Some(date), _) => date.clone(),
        (None, Some(published)) => format!("none (published {published})"),
        (None, None) => "none".to_owned(),
    };
    let with = if participants.is_empty() {
        String::new()
    } else {
        format!(" ({})", participants.join(", "))
    };
    let undated = Entry { date: None, published: None, assertion: None, ..entry.clone() };
    let what = match event_type {
        Some(event_type) => format!("{event_type}: {}{with} {}", entry.text, place(&undated)),
        None => told(&undated),
    };
    let mut facts = vec![("date", date), (sort_words(sort), what)];
    facts.push(("status", status.unwrap_or_default().to_owned()));
    facts.push(("assertion", entry.assertion.unwrap_or_default().to_owned()));
    facts
}

/// The sort of an occasion, as a heading.
fn sort_words(sort: &'static str) -> &'static str {
    if sort == "red_line" { "red line" } else { sort }
}

/// An entry in one line: who to whom, what, and where it is from.
fn told(entry: &Entry) -> String {
    let Entry { by, to, text, .. } = entry;
    let to = if to.is_empty() { String::new() } else { format!(" to {}", to.join(", ")) };
    format!("{by}{to}: {text} {}", place(entry))
}

/// Where an entry is from, of when it is, and how sure.
fn place(entry: &Entry) -> String {
    let Entry { record, id, date, published, assertion, .. } = entry;
    let date = match (date, published) {
        (Some(date), _) => format!(", {date}"),
        (None, Some(published)) => format!(", published {published}"),
        (None, None) => String::new(),
    };
    let assertion = assertion.map_or_else(String::new, |word| format!(", {word}"));
    format!("[{record}#{id}{date}{assertion}]")
}

fn until(deadline: Option<&Deadline>) -> String {
    match deadline {
        Some(Deadline { edtf, passed: true }) => format!("{edtf}, passed"),
        Some(Deadline { edtf, passed: false }) => edtf.clone(),
        None => String::new(),
    }
}

/// What is to follow: the words, and each threat that says it.
fn consequences(or_else: &OrElse) -> impl Iterator<Item = (&'static str, String)> {
    let OrElse { text, threats } = or_else;
    text.iter().cloned().chain(threats.iter().map(threatened)).map(|one| ("or else", one))
}

/// What is to follow, in one line.
pub(super) fn or_else(or_else: &OrElse) -> String {
    consequences(or_else).map(|(_, one)| one).collect::<Vec<_>>().join("; ")
}

/// A threat that says what is to follow, with its place.
fn threatened(threat: &Entry) -> String {
    format!("{} [{}#{}]", threat.text, threat.record, threat.id)
}

/// What joins two, in words.
pub(super) fn ties(ties: &[Tie]) -> String {
    let words = |tie: &Tie| match tie {
        Tie::Relation => "relation conflicts_with".to_owned(),
        Tie::Issue(name) => format!("issue {name}"),
        Tie::Code(scheme, code) => format!("code {scheme} {code}"),
    };
    ties.iter().map(words).collect::<Vec<_>>().join("; ")
}
