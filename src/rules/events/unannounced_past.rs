//! See [`UNANNOUNCED_PAST`].

use crate::model::{Basis, EventStatus};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The date of an event is told as not announced, and the event is no future one.
    ///
    /// `unannounced` says of something to come that no date has been made known for it. What has
    /// happened, goes on, was called off or did not happen has a date, or one that is not known. So
    /// the basis goes with the status proposed, expected, scheduled, postponed or unknown only.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "when": { "basis": "unannounced" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild said" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "expected",
    ///   "when": { "basis": "unannounced" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild is to say more" }] } }
    /// ```
    UNANNOUNCED_PAST = "V501" "unannounced-past" Error by check:
        "the date of an event is told as not announced, and the event is no future one"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (path, event) in scope.events() {
        let may_come = matches!(
            event.status,
            EventStatus::Proposed
                | EventStatus::Expected
                | EventStatus::Scheduled
                | EventStatus::Postponed
                | EventStatus::Unknown
        );
        if event.when.basis != Basis::Unannounced || may_come {
            continue;
        }
        let message = format!(
            "the date of {} is `unannounced`, and its status is `{}`",
            words::quoted(event.id.as_str()),
            event.status
        );
        let spot = Spot::value(path.clone().key("when").key("basis"));
        findings.push(
            Finding::new(&UNANNOUNCED_PAST, spot, message)
                .found("unannounced")
                .help("write the basis `unknown` where no date is known, or correct the status")
                .related(Spot::value(path.key("status")), "the status"),
        );
    }
}
