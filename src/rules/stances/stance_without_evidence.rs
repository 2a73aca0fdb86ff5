//! See [`STANCE_WITHOUT_EVIDENCE`].

use super::evidence::named;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot};

rule! {
    /// A stance has no evidence: no quote, no anchor, no event.
    ///
    /// Nobody can check it. Data sets have long been blamed for giving a code without the sentence it
    /// was read from. One of three is enough: `quotes`, `event` (where it was voiced), or an anchor
    /// that says where in the source it stands. An anchor that says nowhere where has a rule of its
    /// own, V406.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "event": "e-1" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "start": 17, "end": 36 }] }] }
    /// ```
    STANCE_WITHOUT_EVIDENCE = "V603" "stance-without-evidence" Error by check:
        "a stance has no evidence: no quote, no anchor, no event"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for stance in scope.stances() {
        if !stance.quotes.is_empty() || stance.event.is_some() || !stance.anchors.is_empty() {
            continue;
        }
        let message = format!("{} has no evidence", named(stance));
        let mut finding =
            Finding::new(&STANCE_WITHOUT_EVIDENCE, Spot::opening(stance.path.clone()), message)
                .help("add its `quotes`, the `event` where it was voiced, or an anchor");
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}
