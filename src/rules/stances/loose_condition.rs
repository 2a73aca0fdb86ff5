//! See [`LOOSE_CONDITION`].

use foldhash::{HashSet, HashSetExt as _};

use super::evidence::threats;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot};

rule! {
    /// A threat has a condition, and nothing in the record refers to the threat.
    ///
    /// "X, unless Y" is a threat of X and a demand for Y, or a red line before it, whose
    /// `consequence` names the threat. A condition that stands in the threat alone cannot be tested
    /// later: nothing has a status that says whether it was fulfilled. A relation that leads to the
    /// threat or from it is enough, too.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "threats": [{ "id": "t-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "act": "protest", "status": "standing", "text": "The pilots will strike.",
    ///   "expression": "attributed", "anchors": [{ "exact": "would strike" }],
    ///   "condition": { "text": "The gate stays shut." } }] }
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
        "a threat has a condition, and nothing in the record refers to the threat"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let record = scope.record;
    let mut known: HashSet<&str> = HashSet::new();
    known.extend(record.demands.iter().flat_map(|demand| threats(demand.consequence.as_ref())));
    known.extend(record.red_lines.iter().flat_map(|line| threats(line.consequence.as_ref())));
    let relations = record.relations.iter().flatten();
    known.extend(relations.flat_map(|r| [scope.local(&r.from), scope.local(&r.to)]).flatten());
    for (number, threat) in record.threats.iter().flatten().enumerate() {
        if threat.condition.is_none() || known.contains(threat.id.as_str()) {
            continue;
        }
        let spot = Spot::value(PathBuf::root().key("threats").index(number).key("condition"));
        let message = format!(
            "threat `{}` has a condition, but no demand, red line or relation refers to it",
            threat.id
        );
        let mut finding = Finding::new(&LOOSE_CONDITION, spot, message).help(
            "name it in `consequence.threats` of the demand or red line that is its condition",
        );
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}
