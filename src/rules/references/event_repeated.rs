//! See [`EVENT_REPEATED`].

use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The main event stands again among the related events.
    ///
    /// `event` is the one the record is about, and `related_events` are the others. Readers that
    /// take both would count it twice.
    ///
    /// ```json bad
    /// { "related_events": [{ "id": "e-1", "type": "statement", "name": "A statement",
    ///   "status": "occurred", "when": { "basis": "unknown" },
    ///   "anchors": [{ "exact": "the guild said" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "related_events": [{ "id": "e-2", "type": "talks", "name": "Talks", "status": "proposed",
    ///   "when": { "basis": "unannounced" }, "anchors": [{ "exact": "the guild wants to talk" }] }] }
    /// ```
    EVENT_REPEATED = "V126" "event-repeated" Error by check:
        "the main event stands again among the related events"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let main = &scope.record.event.id;
    for (number, event) in scope.record.related_events.iter().flatten().enumerate() {
        if event.id != *main {
            continue;
        }
        let spot = Spot::value(PathBuf::root().key("related_events").index(number).key("id"));
        let message = format!(
            "the main event {} stands again among the related events",
            words::quoted(main.as_str())
        );
        findings.push(
            Finding::new(&EVENT_REPEATED, spot, message)
                .found(main.as_str())
                .help("remove this event, or give it an id of its own if it is another event")
                .related(Spot::value(PathBuf::root().key("event").key("id")), "the main event"),
        );
    }
}
