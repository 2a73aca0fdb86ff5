//! See [`CROSSED_WITHOUT_EVENT`].

use super::unshown::{ADD_RELATION, Lack, SAYS_NOTHING, Unshown, unshown};
use crate::diagnostic::Severity;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot};

rule! {
    /// A red line is called tested or crossed, and nothing shows by what.
    ///
    /// That a line has been crossed is a charge of the highest weight, and people act on it. It has
    /// to point at the act: an event with the relation `crosses` (or `tests`) to the red line, or at
    /// least a place in the source where it says so, as one of the red line's anchors, or a quote that
    /// says it.
    ///
    /// Where the text is at hand and its language is one whose words are known, the places are looked
    /// at: it is a warning if no sentence at them or beside them has a word of testing or crossing, and
    /// the red line has no `note`. Such words do not count under a negation or a condition ("if they
    /// cross it").
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" }],
    ///   "red_lines": [{ "id": "r-1", "holder": "harbour-guild", "kind": "prohibited_act",
    ///   "status": "crossed", "text": "No ship enters by night.", "expression": "attributed",
    ///   "event": "e-1" }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" }],
    ///   "red_lines": [{ "id": "r-1", "holder": "harbour-guild", "kind": "prohibited_act",
    ///   "status": "tested", "text": "No ship enters by night.", "expression": "attributed",
    ///   "event": "e-1" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" }],
    ///   "red_lines": [{ "id": "r-1", "holder": "harbour-guild", "kind": "prohibited_act",
    ///   "status": "crossed", "text": "No ship enters by night.", "expression": "attributed",
    ///   "event": "e-1" }], "related_events": [{ "id": "e-2", "type": "other", "type_text": "work",
    ///   "name": "The gate", "status": "occurred", "when": { "edtf": "2026-03-01",
    ///   "basis": "stated" }, "anchors": [{ "exact": "on 1 March 2026" }] }],
    ///   "relations": [{ "from": "e-2", "type": "crosses", "to": "r-1" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" }],
    ///   "red_lines": [{ "id": "r-1", "holder": "harbour-guild", "kind": "prohibited_act",
    ///   "status": "tested", "text": "No ship enters by night.", "expression": "attributed",
    ///   "anchors": [{ "exact": "no ship by night" }] }] }
    /// ```
    CROSSED_WITHOUT_EVENT = "V608" "crossed-without-event" Error by check:
        "a red line is called tested or crossed, and nothing shows by what"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for Unshown { stance, row, lack, .. } in unshown(scope, &CROSSED_WITHOUT_EVENT) {
        let wanted = row.to.first().map_or("crosses", |wanted| wanted.as_str());
        let event = format!("the event and a relation of type `{wanted}` from it to the red line");
        let spot = Spot::value(stance.path.clone().key("status"));
        let (id, status) = (stance.id, row.status);
        let (severity, lacks, help) = match lack {
            Lack::Nothing => (
                Severity::Error,
                "it has no anchor",
                "add {}, or an anchor where the source says so",
            ),
            _ => (Severity::Warning, SAYS_NOTHING, ADD_RELATION),
        };
        let message =
            format!("red line `{id}` is {status}, but no event `{wanted}` it, and {lacks}");
        let mut finding = Finding::new(&CROSSED_WITHOUT_EVENT, spot, message)
            .found(status)
            .help(help.replace("{}", &event));
        finding.severity = severity;
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}
