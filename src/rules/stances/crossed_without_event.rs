//! See [`CROSSED_WITHOUT_EVENT`].

use super::evidence::targets;
use crate::model::path::PathBuf;
use crate::model::{RedLineStatus, RelationType};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot};

rule! {
    /// A red line is called tested or crossed, and nothing shows by what.
    ///
    /// That a line has been crossed is a charge of the highest weight, and people act on it. It has
    /// to point at the act: an event with the relation `crosses` (or `tests`) to the red line, or at
    /// least a place in the source where it says so, as one of the red line's anchors.
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
    let targets = targets(scope);
    for (number, line) in scope.record.red_lines.iter().enumerate() {
        let wanted = match line.status {
            RedLineStatus::Tested => RelationType::Tests,
            RedLineStatus::Crossed => RelationType::Crosses,
            _ => continue,
        };
        if targets.contains(&(wanted, line.id.as_str()))
            || line.anchors.as_ref().is_some_and(|anchors| !anchors.is_empty())
        {
            continue;
        }
        let spot = Spot::value(PathBuf::root().key("red_lines").index(number).key("status"));
        let message = format!(
            "red line `{}` is {}, but no event `{wanted}` it, and it has no anchor",
            line.id, line.status
        );
        let mut finding = Finding::new(&CROSSED_WITHOUT_EVENT, spot, message)
            .found(line.status.as_str())
            .help(format!(
                "add the event and a relation of type `{wanted}` from it to the red line, or an \
                 anchor where the source says so"
            ));
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}
