//! See [`UNANSWERED_STATUS`].

use super::unshown::{Lack, Unshown, unshown};
use crate::diagnostic::Severity;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot};

rule! {
    /// A demand is called met or rejected, and nothing shows by whom or how.
    ///
    /// `met` needs a `compliance` of level `full`, or an event that `complies_with` the demand; it is
    /// an error without. `rejected` needs something that `rejects` the demand, a position that
    /// `refuses` it, or a place in the source, as one of the demand's anchors; it is a warning
    /// without, for silence may be a refusal, too. A `compliance` of level `none`, an event that
    /// `violates` the demand, and a quote of somebody it is addressed to will do as well.
    ///
    /// Where the text is at hand and its language is one whose words are known, the anchors and quotes
    /// of a rejected demand are looked at: a sentence at them or beside them has a word of refusal or a
    /// negation, or the demand has a `note`. Where something accepts a rejected demand and nothing
    /// rejects it, words do not suffice.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "met", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "met", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }],
    ///   "compliance": { "level": "high" } }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "rejected", "text": "Open the north gate.",
    ///   "expression": "attributed", "event": "e-1" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "met", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }],
    ///   "compliance": { "level": "full" } }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "met", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] }],
    ///   "related_events": [{ "id": "e-2", "type": "other", "type_text": "work",
    ///   "name": "The gate", "status": "occurred", "when": { "edtf": "2026-03-01",
    ///   "basis": "stated" }, "anchors": [{ "exact": "on 1 March 2026" }] }],
    ///   "relations": [{ "from": "e-2", "type": "complies_with", "to": "d-1" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "rejected", "text": "Open the north gate.",
    ///   "expression": "attributed", "event": "e-1" }], "positions": [{ "id": "p-1",
    ///   "holder": "harbour-guild", "stance": "refuses", "text": "The guild refuses.",
    ///   "expression": "attributed", "anchors": [{ "exact": "fear for the gate" }],
    ///   "on": ["d-1"] }] }
    /// ```
    UNANSWERED_STATUS = "V610" "unanswered-status" Error by check:
        "a demand is called met or rejected, and nothing shows by whom or how"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for unshown in unshown(scope, &UNANSWERED_STATUS) {
        let Unshown { stance, row, lack, .. } = unshown;
        let is_met = row.status == "met";
        let (lacks, help) = match lack {
            _ if is_met => (
                "no event complies with it, and its compliance is not `full`",
                "add the event and a relation of type `complies_with` from it to the demand, or \
                 \"compliance\": { \"level\": \"full\" }",
            ),
            Lack::Nothing => (
                "nothing rejects it, and it has no anchor",
                "add a relation of type `rejects` to the demand from the quote, position or event \
                 that rejects it, or an anchor",
            ),
            Lack::Contrary => (
                "nothing rejects it, and an entry of the record says the contrary",
                "correct the status, or the relation or position; or add a relation of type \
                 `rejects` to the demand from the quote, position or event that rejects it",
            ),
            Lack::SaysNothing => (
                "nothing rejects it, and no place that it points at tells of a refusal",
                "add a relation of type `rejects` to the demand from the quote, position or event \
                 that rejects it, or correct the status; where the source says it in other words, \
                 put them into the demand's `note`",
            ),
        };
        let spot = Spot::value(stance.path.clone().key("status"));
        let message = format!("demand `{}` is {}, but {lacks}", stance.id, row.status);
        let mut finding =
            Finding::new(&UNANSWERED_STATUS, spot, message).found(row.status).help(help);
        finding.severity = if is_met { Severity::Error } else { Severity::Warning };
        finding.absence = Some(Absence::Reference);
        findings.push(unshown.beside_contrary(finding));
    }
}
