//! See [`KEPT_WITHOUT_EVENT`].

use super::evidence::targets;
use crate::model::path::PathBuf;
use crate::model::{CommitmentStatus, RelationType};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// A commitment is called kept or broken, and no event keeps or breaks it.
    ///
    /// Promise and deed are two things with two dates. What was promised and has been done, in whole
    /// or in part, is an event of the record, with the relation `keeps` to the commitment; the
    /// contrary is an event that `breaks` it. If the source only says that a promise was kept or
    /// broken, and tells of no deed, that is a claim about the commitment, and its status is
    /// `standing` or `unknown`.
    ///
    /// ```json bad
    /// { "commitments": [{ "id": "m-1", "holder": "harbour-guild", "kind": "pledge",
    ///   "status": "kept", "text": "The guild will mend the gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "would mend the gate" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "commitments": [{ "id": "m-1", "holder": "harbour-guild", "kind": "pledge",
    ///   "status": "broken", "text": "The guild will mend the gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "would mend the gate" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "commitments": [{ "id": "m-1", "holder": "harbour-guild", "kind": "pledge",
    ///   "status": "kept", "text": "The guild will mend the gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "would mend the gate" }] }],
    ///   "related_events": [{ "id": "e-2", "type": "other", "type_text": "work",
    ///   "name": "The gate", "status": "occurred", "when": { "edtf": "2026-03-01",
    ///   "basis": "stated" }, "anchors": [{ "exact": "on 1 March 2026" }] }],
    ///   "relations": [{ "from": "e-2", "type": "keeps", "to": "m-1" }] }
    /// ```
    KEPT_WITHOUT_EVENT = "V621" "kept-without-event" Warning by check:
        "a commitment is called kept or broken, and no event keeps or breaks it"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let commitments = scope.record.commitments.as_deref().unwrap_or_default();
    if commitments.is_empty() {
        return;
    }
    let targets = targets(scope);
    for (number, commitment) in commitments.iter().enumerate() {
        let (r#type, verb) = match commitment.status {
            CommitmentStatus::Kept | CommitmentStatus::PartlyKept => (RelationType::Keeps, "keeps"),
            CommitmentStatus::Broken => (RelationType::Breaks, "breaks"),
            _ => continue,
        };
        let id = commitment.id.as_str();
        if targets.contains(&(r#type, id)) {
            continue;
        }
        let spot = Spot::value(PathBuf::root().key("commitments").index(number).key("status"));
        let message = format!(
            "the commitment {} has the status `{}`, and no event {verb} it",
            words::quoted(id),
            commitment.status
        );
        let mut finding = Finding::new(&KEPT_WITHOUT_EVENT, spot, message)
            .found(commitment.status.as_str())
            .help(format!(
                "add the event and a relation of type `{verb}` from it to the commitment"
            ));
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}
