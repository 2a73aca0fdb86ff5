//! See [`THREAT_WITHOUT_AIM`].

use foldhash::HashSet;

use super::evidence::threats;
use crate::model::ThreatDirection;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot};

rule! {
    /// A threat is to make somebody do or leave something, and the record does not say what.
    ///
    /// A `compellent` threat wants something done: it has a `condition`, or a demand whose
    /// `consequence` names it. A `deterrent` one wants something left undone: it has a `condition`,
    /// or a red line whose `consequence` names it. Without that nobody can tell later whether the
    /// threat worked.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "threats": [{ "id": "t-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "act": "protest", "status": "standing", "text": "The pilots will strike.",
    ///   "expression": "attributed", "anchors": [{ "exact": "would strike" }],
    ///   "direction": "compellent" }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "threats": [{ "id": "t-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "act": "protest", "status": "standing", "text": "The pilots will strike.",
    ///   "expression": "attributed", "anchors": [{ "exact": "would strike" }],
    ///   "direction": "deterrent" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "threats": [{ "id": "t-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "act": "protest", "status": "standing", "text": "The pilots will strike.",
    ///   "expression": "attributed", "anchors": [{ "exact": "would strike" }],
    ///   "direction": "compellent" }], "demands": [{ "id": "d-1", "issuer": "pilots",
    ///   "addressees": ["harbour-guild"], "force": "request", "status": "outstanding",
    ///   "text": "Open the north gate.", "expression": "attributed",
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
    ///   "direction": "deterrent" }], "red_lines": [{ "id": "r-1", "holder": "pilots",
    ///   "kind": "prohibited_act", "status": "in_force", "text": "No ship enters by night.",
    ///   "expression": "attributed", "anchors": [{ "exact": "no ship by night" }],
    ///   "consequence": { "threats": ["t-1"] } }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "threats": [{ "id": "t-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "act": "protest", "status": "standing", "text": "The pilots will strike.",
    ///   "expression": "attributed", "anchors": [{ "exact": "would strike" }],
    ///   "direction": "punitive" }] }
    /// ```
    THREAT_WITHOUT_AIM = "V606" "threat-without-aim" Warning by check:
        "a threat is to make somebody do or leave something, and the record does not say what"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let record = scope.record;
    let demanded: HashSet<&str> =
        record.demands.iter().flat_map(|demand| threats(demand.consequence.as_ref())).collect();
    let drawn: HashSet<&str> =
        record.red_lines.iter().flat_map(|line| threats(line.consequence.as_ref())).collect();
    for (number, threat) in record.threats.iter().flatten().enumerate() {
        let (direction, carrier, named) = match threat.direction {
            Some(ThreatDirection::Compellent) => ("compellent", "demand", &demanded),
            Some(ThreatDirection::Deterrent) => ("deterrent", "red line", &drawn),
            _ => continue,
        };
        if threat.condition.is_some() || named.contains(threat.id.as_str()) {
            continue;
        }
        let spot = Spot::value(PathBuf::root().key("threats").index(number).key("direction"));
        let message = format!(
            "threat `{}` is {direction}, but has no `condition`, and no {carrier} names it",
            threat.id
        );
        let mut finding =
            Finding::new(&THREAT_WITHOUT_AIM, spot, message).found(direction).help(format!(
                "add a `condition`, or name the threat in `consequence.threats` of its {carrier}"
            ));
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}
