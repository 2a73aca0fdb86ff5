//! See [`RESULT_OF_WHAT_DID_NOT_HAPPEN`].

use crate::model::EventStatus;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// An event that has not happened has an outcome or casualties.
    ///
    /// A meeting that is only proposed has no result, and a strike that is only threatened harmed
    /// nobody. Programs that code news without looking at tense count plans as deeds, and their
    /// victims with them. Only what has occurred or goes on, or of which neither is known, has an
    /// `outcome` or `casualties`. An empty list of casualties does no harm.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "expected",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "outcome": { "kind": "completed" },
    ///   "anchors": [{ "exact": "the guild will say more on 2 March" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "outcome": { "kind": "completed" },
    ///   "anchors": [{ "exact": "the guild said on 2 March" }] } }
    /// ```
    ///
    /// What somebody expects to come of it is a claim of kind `prediction` about the event.
    RESULT_OF_WHAT_DID_NOT_HAPPEN = "V502" "result-of-what-did-not-happen" Error by check:
        "an event that has not happened has an outcome or casualties"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (path, event) in scope.events() {
        if matches!(
            event.status,
            EventStatus::Occurred | EventStatus::Ongoing | EventStatus::Unknown
        ) {
            continue;
        }
        let hurt = event.casualties.as_ref().is_some_and(|casualties| !casualties.is_empty());
        let (key, has) = match (event.outcome.is_some(), hurt) {
            (true, false) => ("outcome", "an outcome"),
            (true, true) => ("outcome", "an outcome and casualties"),
            (false, true) => ("casualties", "casualties"),
            (false, false) => continue,
        };
        let message = format!(
            "{} has {has}, and its status is `{}`",
            words::quoted(event.id.as_str()),
            event.status
        );
        let spot = Spot::value(path.clone().key(key));
        findings.push(
            Finding::new(&RESULT_OF_WHAT_DID_NOT_HAPPEN, spot, message)
                .help(
                    "correct the status, or write what is foreseen as a claim of kind `prediction`",
                )
                .related(Spot::value(path.key("status")), "the status"),
        );
    }
}
