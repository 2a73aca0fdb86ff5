//! See [`ROUND_WITHOUT_PREDECESSOR`].

use foldhash::HashSet;

use crate::model::{Event, Ordinal, RelationType};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// A later round of talks does not say which round it follows.
    ///
    /// "How long did the series take, and when did it turn?" is what readers ask of talks, and event
    /// data without links between the rounds cannot tell. Where the record has the round before, with
    /// one participant in common, the later one needs a relation `follows` that leads to it.
    ///
    /// A round whose predecessor the source does not mention needs none. If another record has it, let
    /// `follows` lead there.
    ///
    /// A relation of another type, or one that leads the other way, will do if it joins the two: then
    /// the predecessor is named, and what is wrong with the relation is reported of the relation
    /// (V211).
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" }, "round": 2,
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild said after the second round" }] },
    ///   "related_events": [{ "id": "e-2", "type": "statement", "name": "The first round",
    ///   "status": "occurred", "when": { "edtf": "2026-02", "basis": "stated" }, "round": 1,
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the first round in February" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" }, "round": 2,
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild said after the second round" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" }, "round": 2,
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild said after the second round" }] },
    ///   "relations": [{ "from": "e-1", "type": "follows", "to": "first-round-2026-02#e-1" }] }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" }, "round": 2,
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild said after the second round" }] },
    ///   "related_events": [{ "id": "e-2", "type": "statement", "name": "The first round",
    ///   "status": "occurred", "when": { "edtf": "2026-02", "basis": "stated" }, "round": 1,
    ///   "anchors": [{ "exact": "the first round in February" }] }],
    ///   "relations": [{ "from": "e-2", "type": "causes", "to": "e-1" }] }
    /// ```
    ROUND_WITHOUT_PREDECESSOR = "V512" "round-without-predecessor" Warning by check:
        "a later round of talks does not say which round it follows"
}

/// So many rounds of a record are compared with each other, and participants of each.
const MOST: usize = 64;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let rounds: Vec<(&Event<'_>, u64)> = scope
        .events()
        .filter_map(|(_, event)| Some((event, event.round?.get())))
        .take(MOST)
        .collect();
    if rounds.len() < 2 {
        return;
    }
    let joined: HashSet<(&str, &str)> = scope
        .record
        .relations
        .iter()
        .flatten()
        .filter_map(|relation| Some((scope.local(&relation.from)?, scope.local(&relation.to)?)))
        .collect();
    let follows = |event: &Event<'_>| {
        let mut relations = scope.record.relations.iter().flatten();
        relations.any(|relation| {
            relation.r#type == RelationType::Follows
                && scope.local(&relation.from) == Some(event.id.as_str())
        })
    };
    for (path, event) in scope.events() {
        let Some(round) = event.round.map(Ordinal::get) else { continue };
        let is_before = |(other, number): &&(&Event<'_>, u64)| {
            number.checked_add(1) == Some(round) && have_one_in_common(other, event)
        };
        let before: Vec<&Event<'_>> =
            rounds.iter().filter(is_before).map(|(one, _)| *one).collect();
        let own = event.id.as_str();
        let is_joined = before.iter().any(|other| {
            let other = other.id.as_str();
            joined.contains(&(own, other)) || joined.contains(&(other, own))
        });
        let Some(first) = before.first().filter(|_| !is_joined && !follows(event)) else {
            continue;
        };
        if findings.is_full() {
            return;
        }
        let (own, before) = (words::quoted(own), words::quoted(first.id.as_str()));
        let message = format!(
            "{own} is round {round}, and no relation joins it with {before}, the round before"
        );
        let mut finding = Finding::new(
            &ROUND_WITHOUT_PREDECESSOR,
            Spot::value(path.key("round")),
            message,
        )
        .found(round.to_string())
        .help(format!(
            "add {{ \"from\": \"{}\", \"type\": \"follows\", \"to\": \"{}\" }} to `relations`",
            event.id, first.id
        ));
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}

/// Whether an actor takes part in both. Without participants that is not known, and one name may be of
/// two series of talks.
fn have_one_in_common(one: &Event<'_>, other: &Event<'_>) -> bool {
    let mut parts = one.participants.iter().flatten().take(MOST);
    parts.any(|part| {
        let mut others = other.participants.iter().flatten().take(MOST);
        others.any(|other| other.actor == part.actor)
    })
}
