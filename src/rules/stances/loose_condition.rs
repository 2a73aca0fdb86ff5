//! See [`LOOSE_CONDITION`].

use foldhash::{HashSet, HashSetExt as _};

use super::evidence::{named, threats};
use crate::model::Anchor;
use crate::model::shape::Kind;
use crate::rules::rule::rule;
use crate::rules::view::Stance;
use crate::rules::{Absence, Finding, Findings, Scope, Spot};

rule! {
    /// A threat has a condition, and the demand for it does not name the threat.
    ///
    /// "X, unless Y" is a threat of X and a demand for Y, or a red line before it, whose
    /// `consequence` names the threat. A condition that stands in the threat alone cannot be tested
    /// later: nothing has a status that says whether it was fulfilled.
    ///
    /// Not every condition is something that is asked of somebody ("as long as the ice holds",
    /// "whoever plays with fire"). So this is only said where the record has a demand or a red line of
    /// the same actor in the same words: it shares a quote or a passage with the threat, and is
    /// addressed to one of those who are threatened. A relation that leads to the threat or from it is
    /// enough, too.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "threats": [{ "id": "t-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "act": "protest", "status": "standing", "text": "The pilots will strike.",
    ///   "expression": "attributed", "anchors": [{ "exact": "would strike unless the gate opens" }],
    ///   "condition": { "text": "The gate stays shut." } }], "demands": [{ "id": "d-1",
    ///   "issuer": "pilots", "addressees": ["harbour-guild"], "force": "request",
    ///   "status": "outstanding", "text": "Open the north gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "would strike unless the gate opens" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "threats": [{ "id": "t-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "act": "protest", "status": "standing", "text": "The pilots will strike.",
    ///   "expression": "attributed", "anchors": [{ "exact": "will strike as long as it snows" }],
    ///   "condition": { "text": "It snows." } }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "threats": [{ "id": "t-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "act": "protest", "status": "standing", "text": "The pilots will strike.",
    ///   "expression": "attributed", "anchors": [{ "exact": "would strike" }],
    ///   "condition": { "text": "The gate stays shut." } }], "demands": [{ "id": "d-1",
    ///   "issuer": "pilots", "addressees": ["harbour-guild"], "force": "request",
    ///   "status": "outstanding", "text": "Open the north gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "open the north gate" }],
    ///   "consequence": { "threats": ["t-1"] } }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "threats": [{ "id": "t-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "act": "protest", "status": "standing", "text": "The pilots will strike.",
    ///   "expression": "attributed", "anchors": [{ "exact": "would strike" }],
    ///   "condition": { "text": "The gate stays shut." } }], "red_lines": [{ "id": "r-1",
    ///   "holder": "pilots", "kind": "prohibited_act", "status": "in_force",
    ///   "text": "No ship enters by night.", "expression": "attributed",
    ///   "anchors": [{ "exact": "no ship by night" }], "consequence": { "threats": ["t-1"] } }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "threats": [{ "id": "t-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "act": "protest", "status": "standing", "text": "The pilots will strike.",
    ///   "expression": "attributed", "anchors": [{ "exact": "would strike" }],
    ///   "condition": { "text": "The gate stays shut." } }], "relations": [{ "from": "t-1",
    ///   "type": "responds_to", "to": "e-1" }] }
    /// ```
    LOOSE_CONDITION = "V607" "loose-condition" Warning by check:
        "a threat has a condition, and the demand for it does not name the threat"
}

/// So many demands and red lines are compared with a threat.
const MOST: usize = 256;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let record = scope.record;
    let mut known: HashSet<&str> = HashSet::new();
    known.extend(record.demands.iter().flat_map(|demand| threats(demand.consequence.as_ref())));
    known.extend(record.red_lines.iter().flat_map(|line| threats(line.consequence.as_ref())));
    let relations = record.relations.iter().flatten();
    known.extend(relations.flat_map(|r| [scope.local(&r.from), scope.local(&r.to)]).flatten());
    let threats = scope.stances().iter().filter(|stance| stance.kind == Kind::Threat);
    for (stance, threat) in record.threats.iter().flatten().zip(threats) {
        if stance.condition.is_none() || known.contains(threat.id.as_str()) {
            continue;
        }
        if findings.is_full() {
            return;
        }
        let wants = scope
            .stances()
            .iter()
            .take_while(|stance| matches!(stance.kind, Kind::Demand | Kind::RedLine));
        let mut wants = wants.take(MOST);
        let Some(want) = wants.find(|want| asks_for(want, threat)) else { continue };
        let spot = Spot::value(threat.path.clone().key("condition"));
        let message = format!(
            "threat `{}` has a condition, and {}, from the same passage, does not name it",
            threat.id,
            named(want)
        );
        let mut finding = Finding::new(&LOOSE_CONDITION, spot, message)
            .help(format!(
                "name it in `consequence.threats` of `{}`, or add the relation between the two",
                want.id
            ))
            .related(Spot::value(want.path.clone()), "what the same actor asks for there");
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}

/// Whether a demand or a red line may be the condition of a threat: both are of one actor, say
/// something to the same one, and stand in one passage.
fn asks_for(want: &Stance<'_>, threat: &Stance<'_>) -> bool {
    let is_to = |to| threat.addressees.is_empty() || threat.addressees.contains(to);
    want.owner == threat.owner
        && (want.addressees.is_empty() || want.addressees.iter().any(is_to))
        && (want.quotes.iter().any(|quote| threat.quotes.contains(quote))
            || want.anchors.iter().any(|one| threat.anchors.iter().any(|other| meet(one, other))))
}

/// Whether two anchors are at one place, as far as they say it themselves.
fn meet(one: &Anchor<'_>, other: &Anchor<'_>) -> bool {
    match (one.start.zip(one.end), other.start.zip(other.end)) {
        (Some((start, end)), Some((from, to))) => start < to && from < end,
        _ => one.exact.is_some() && one.exact == other.exact,
    }
}
