//! See [`ROUNDS_OUT_OF_ORDER`].

use foldhash::{HashMap, HashMapExt as _, HashSet};

use crate::model::path::PathBuf;
use crate::model::{Bounds, Event, RelationType};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A round of talks is said to follow a later one.
    ///
    /// Where both events of a relation `follows` have a `round`, the one that follows has the greater
    /// number: round 2 follows round 1. Otherwise the ends of the relation have been swapped, or a
    /// number is wrong, and the series runs backwards.
    ///
    /// Dates go before numbers: where the dates contradict the relation it is V211 that says so. The
    /// first round of a new series may follow a late round of an old one, so a round 1 is told only
    /// where it follows a round 2 and the dates leave it open. Events that have no participant in
    /// common are of different series.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "when": { "edtf": "2026-03", "basis": "stated" }, "round": 1,
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild said after the first round" }] },
    ///   "related_events": [{ "id": "e-2", "type": "statement", "name": "The second round",
    ///   "status": "occurred", "when": { "edtf": "2026-03", "basis": "stated" }, "round": 2,
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the second round" }] }],
    ///   "relations": [{ "from": "e-1", "type": "follows", "to": "e-2" }] }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "when": { "edtf": "2026-03", "basis": "stated" }, "round": 1,
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild said after the first round" }] },
    ///   "related_events": [{ "id": "e-2", "type": "statement", "name": "The second round",
    ///   "status": "occurred", "when": { "edtf": "2026-03", "basis": "stated" }, "round": 2,
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the second round" }] }],
    ///   "relations": [{ "from": "e-2", "type": "follows", "to": "e-1" }] }
    /// ```
    ROUNDS_OUT_OF_ORDER = "V514" "rounds-out-of-order" Warning by check:
        "a round of talks is said to follow a later one"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let relations = scope.record.relations.iter().flatten().enumerate();
    let mut follows =
        relations.filter(|(_, relation)| relation.r#type == RelationType::Follows).peekable();
    if follows.peek().is_none() {
        return;
    }
    let mut rounds: HashMap<&str, (PathBuf, &Event<'_>, u64)> = HashMap::new();
    for (path, event) in scope.events() {
        if let Some(round) = event.round {
            rounds.entry(event.id.as_str()).or_insert((path, event, round.get()));
        }
    }
    for (number, relation) in follows {
        let round = |reference| rounds.get(scope.local(reference)?);
        let (Some((later_path, later, first)), Some((path, earlier, second))) =
            (round(&relation.from), round(&relation.to))
        else {
            continue;
        };
        if first >= second || !is_certain(later, earlier, *first, *second) {
            continue;
        }
        let spot = Spot::value(PathBuf::root().key("relations").index(number).key("type"));
        let (from, to) = (words::quoted(later.id.as_str()), words::quoted(earlier.id.as_str()));
        let message =
            format!("{from} is round {first}, and is said to follow {to}, round {second}");
        findings.push(
            Finding::new(&ROUNDS_OUT_OF_ORDER, spot, message)
                .found(relation.r#type.as_str())
                .help("swap `from` and `to` of the relation, or correct the round that is wrong")
                .related(Spot::value(later_path.clone().key("round")), format!("of {from}"))
                .related(Spot::value(path.clone().key("round")), format!("of {to}")),
        );
    }
}

/// Whether neither the dates nor the participants show that the order may be right.
fn is_certain(later: &Event<'_>, earlier: &Event<'_>, first: u64, second: u64) -> bool {
    let (after, before) = (Bounds::of_when(&later.when), Bounds::of_when(&earlier.when));
    if let (Some(after), Some(before)) = (after, before) {
        let is_told_elsewhere = after.is_before(&before, 0);
        let is_so_dated = before.is_before(&after, 0);
        if is_told_elsewhere || (is_so_dated && first == 1) {
            return false;
        }
    }
    if first == 1 && second > 2 {
        return false;
    }
    let those_of = |event: &Event<'_>| -> HashSet<String> {
        let participants = event.participants.iter().flatten();
        participants.map(|participant| participant.actor.as_str().to_owned()).collect()
    };
    let (ones, others) = (those_of(later), those_of(earlier));
    ones.is_empty() || others.is_empty() || !ones.is_disjoint(&others)
}
