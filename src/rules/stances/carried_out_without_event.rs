//! See [`CARRIED_OUT_WITHOUT_EVENT`].

use super::evidence::targets;
use crate::model::path::PathBuf;
use crate::model::{RelationType, ThreatStatus};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// A threat is called carried out, and no event carries it out.
    ///
    /// Threat and deed are two things with two dates, and studies of sanctions count them apart.
    /// When the threat came true, in whole or in part (`partly_carried_out`), the deed is an event of
    /// the record, with the relation `carries_out` to the threat.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "threats": [{ "id": "t-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "act": "protest", "status": "carried_out", "text": "The pilots will strike.",
    ///   "expression": "attributed", "anchors": [{ "exact": "would strike" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "threats": [{ "id": "t-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "act": "protest", "status": "partly_carried_out", "text": "The pilots will strike.",
    ///   "expression": "attributed", "anchors": [{ "exact": "would strike" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "threats": [{ "id": "t-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "act": "protest", "status": "carried_out", "text": "The pilots will strike.",
    ///   "expression": "attributed", "anchors": [{ "exact": "would strike" }] }],
    ///   "related_events": [{ "id": "e-2", "type": "other", "type_text": "work",
    ///   "name": "The gate", "status": "occurred", "when": { "edtf": "2026-03-01",
    ///   "basis": "stated" }, "anchors": [{ "exact": "on 1 March 2026" }] }],
    ///   "relations": [{ "from": "e-2", "type": "carries_out", "to": "t-1" }] }
    /// ```
    CARRIED_OUT_WITHOUT_EVENT = "V609" "carried-out-without-event" Error by check:
        "a threat is called carried out, and no event carries it out"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let targets = targets(scope);
    for (number, threat) in scope.record.threats.iter().flatten().enumerate() {
        let done =
            matches!(threat.status, ThreatStatus::CarriedOut | ThreatStatus::PartlyCarriedOut);
        if !done || targets.contains(&(RelationType::CarriesOut, threat.id.as_str())) {
            continue;
        }
        let spot = Spot::value(PathBuf::root().key("threats").index(number).key("status"));
        let message = format!(
            "the threat {} has the status `{}`, and no event carries it out",
            words::quoted(threat.id.as_str()),
            threat.status
        );
        let mut finding = Finding::new(&CARRIED_OUT_WITHOUT_EVENT, spot, message)
            .found(threat.status.as_str())
            .help("add the event and a relation of type `carries_out` from it to the threat");
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}
