//! See [`UNANSWERED_STATUS`].

use foldhash::HashSet;

use super::evidence::targets;
use crate::diagnostic::Severity;
use crate::model::path::PathBuf;
use crate::model::{Attitude, ComplianceLevel, DemandStatus, ItemRef, RelationType};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot};

rule! {
    /// A demand is called met or rejected, and nothing shows by whom or how.
    ///
    /// `met` needs a `compliance` of level `full`, or an event that `complies_with` the demand; it is
    /// an error without. `rejected` needs something that `rejects` the demand, a position that
    /// `refuses` it, or a place in the source, as one of the demand's anchors; it is a warning
    /// without, for silence may be a refusal, too.
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
    let targets = targets(scope);
    let positions = scope.record.positions.iter().flatten();
    let refused: HashSet<&str> = positions
        .filter(|position| position.stance == Attitude::Refuses)
        .flat_map(|position| position.on.as_deref().unwrap_or_default())
        .map(ItemRef::as_str)
        .collect();
    for (number, demand) in scope.record.demands.iter().enumerate() {
        let id = demand.id.as_str();
        let level = demand.compliance.as_ref().map(|compliance| compliance.level);
        let (severity, lacks, help) = match demand.status {
            DemandStatus::Met
                if level != Some(ComplianceLevel::Full)
                    && !targets.contains(&(RelationType::CompliesWith, id)) =>
            {
                let lacks = "no event complies with it, and its compliance is not `full`";
                let help = "add the event and a relation of type `complies_with` from it to the \
                            demand, or \"compliance\": { \"level\": \"full\" }";
                (Severity::Error, lacks, help)
            }
            DemandStatus::Rejected
                if !targets.contains(&(RelationType::Rejects, id))
                    && !refused.contains(id)
                    && demand.anchors.as_deref().unwrap_or_default().is_empty() =>
            {
                let lacks = "nothing rejects it, and it has no anchor";
                let help = "add a relation of type `rejects` to the demand from the quote, \
                            position or event that rejects it, or an anchor";
                (Severity::Warning, lacks, help)
            }
            _ => continue,
        };
        let spot = Spot::value(PathBuf::root().key("demands").index(number).key("status"));
        let message = format!("demand `{id}` is {}, but {lacks}", demand.status);
        let mut finding = Finding::new(&UNANSWERED_STATUS, spot, message)
            .found(demand.status.as_str())
            .help(help);
        finding.severity = severity;
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}
