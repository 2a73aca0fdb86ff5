//! See [`ULTIMATUM_WITHOUT_FORCE`].

use foldhash::{HashSet, HashSetExt as _};

use crate::model::path::PathBuf;
use crate::model::{Demand, Force};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot};

rule! {
    /// An ultimatum has neither a deadline nor a consequence.
    ///
    /// An ultimatum says until when, or what follows otherwise; that is what tells it from a demand
    /// (CAMEO has a code of its own for it, 139). One of the two is enough, for a source may leave the
    /// other to be understood. A deadline counts, and a consequence that has a `text` or names
    /// `threats`, and a relation between the demand and a threat of the record.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "ultimatum", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "ultimatum", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }],
    ///   "deadline": { "edtf": "2026-04-01", "basis": "stated" } }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "ultimatum", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }],
    ///   "consequence": { "text": "Otherwise no ship is piloted." } }] }
    /// ```
    ULTIMATUM_WITHOUT_FORCE = "V605" "ultimatum-without-force" Error by check:
        "an ultimatum has neither a deadline nor a consequence"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let record = scope.record;
    let lacks = |demand: &Demand<'_>| {
        demand.force == Force::Ultimatum && demand.deadline.is_none() && !has_consequence(demand)
    };
    if !record.demands.iter().any(lacks) {
        return;
    }
    let threats: HashSet<&str> =
        record.threats.iter().flatten().map(|threat| threat.id.as_str()).collect();
    let mut joined: HashSet<&str> = HashSet::new();
    for relation in record.relations.iter().flatten() {
        let (from, to) = (scope.local(&relation.from), scope.local(&relation.to));
        if [from, to].into_iter().flatten().any(|id| threats.contains(id)) {
            joined.extend([from, to].into_iter().flatten());
        }
    }
    for (number, demand) in record.demands.iter().enumerate() {
        if !lacks(demand) || joined.contains(demand.id.as_str()) {
            continue;
        }
        let spot = Spot::value(PathBuf::root().key("demands").index(number).key("force"));
        let message =
            format!("demand `{}` is an ultimatum with neither deadline nor consequence", demand.id);
        let mut finding =
            Finding::new(&ULTIMATUM_WITHOUT_FORCE, spot, message).found("ultimatum").help(
                "say in `deadline` until when it is to be met, or in `consequence` what is to \
                 follow; if the source gives neither, it is no ultimatum: take the `force` that it \
                 has",
            );
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}

/// Whether a demand says what follows.
fn has_consequence(demand: &Demand<'_>) -> bool {
    demand.consequence.as_ref().is_some_and(|consequence| {
        let threats = consequence.threats.as_deref().unwrap_or_default();
        consequence.text.is_some() || !threats.is_empty()
    })
}
