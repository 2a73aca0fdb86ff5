//! See [`CARRIED_OUT_WITHOUT_EVENT`].

use super::unshown::{Unshown, unshown};
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
    for Unshown { stance, row, .. } in unshown(scope, &CARRIED_OUT_WITHOUT_EVENT) {
        let spot = Spot::value(stance.path.clone().key("status"));
        let message = format!(
            "the threat {} has the status `{}`, and no event carries it out",
            words::quoted(stance.id.as_str()),
            row.status
        );
        let mut finding = Finding::new(&CARRIED_OUT_WITHOUT_EVENT, spot, message)
            .found(row.status)
            .help("add the event and a relation of type `carries_out` from it to the threat");
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}
