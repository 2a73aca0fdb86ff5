//! See [`ROUND_WITHOUT_PREDECESSOR`].

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use crate::model::RelationType;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// A later round of talks does not say which round it follows.
    ///
    /// "How long did the series take, and when did it turn?" is what readers ask of talks, and event
    /// data without links between the rounds cannot tell. An event with a `round` greater than 1
    /// needs a relation `follows` that leads from it to the round before, in this record or another
    /// one.
    ///
    /// A relation of another type, or one that leads the other way, will do if it joins the event with
    /// the one of this record that has the round before: then the predecessor is named, and what is
    /// wrong with the relation is told of the relation (V211).
    ///
    /// ```json bad
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

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let mut rounds: HashMap<&str, u64> = HashMap::new();
    for (_, event) in scope.events() {
        if let Some(round) = event.round {
            rounds.entry(event.id.as_str()).or_insert(round.get());
        }
    }
    if rounds.is_empty() {
        return;
    }
    let mut followers: HashSet<&str> = HashSet::new();
    for relation in scope.record.relations.iter().flatten() {
        let round = |reference| {
            let id = scope.local(reference)?;
            Some((id, *rounds.get(id)?))
        };
        if let (Some((from, first)), Some((to, second))) =
            (round(&relation.from), round(&relation.to))
        {
            if first.checked_add(1) == Some(second) {
                followers.insert(to);
            } else if second.checked_add(1) == Some(first) {
                followers.insert(from);
            }
        }
        if relation.r#type == RelationType::Follows {
            followers.extend(scope.local(&relation.from));
        }
    }
    for (path, event) in scope.events() {
        let Some(round) = event.round.map(crate::model::Ordinal::get) else { continue };
        if round < 2 || followers.contains(event.id.as_str()) {
            continue;
        }
        let message = format!(
            "{} is round {round}, and no relation says what it follows",
            words::quoted(event.id.as_str())
        );
        let mut finding =
            Finding::new(&ROUND_WITHOUT_PREDECESSOR, Spot::value(path.key("round")), message)
                .found(round.to_string())
                .help("add the round before, and a relation `follows` that leads to it");
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}
