//! See [`ULTIMATUM_WITHOUT_FORCE`].

use crate::diagnostic::Severity;
use crate::model::path::PathBuf;
use crate::model::{Demand, Force};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot};

rule! {
    /// An ultimatum has no deadline or no consequence.
    ///
    /// An ultimatum says until when, and what follows otherwise; that is what tells it from a demand
    /// (CAMEO has a code of its own for it, 139). With neither it is an error. With only one it is a
    /// warning, for a source may leave the other to be understood. A consequence counts if it has a
    /// `text` or names `threats`.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "ultimatum", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "ultimatum", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }],
    ///   "deadline": { "edtf": "2026-04-01", "basis": "stated" } }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "ultimatum", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }],
    ///   "consequence": { "text": "Otherwise no ship is piloted." } }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "ultimatum", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }],
    ///   "consequence": { "text": "Otherwise no ship is piloted." },
    ///   "deadline": { "edtf": "2026-04-01", "basis": "stated" } }] }
    /// ```
    ULTIMATUM_WITHOUT_FORCE = "V605" "ultimatum-without-force" Error by check:
        "an ultimatum has no deadline or no consequence"
}

/// Whether a demand says what follows.
fn has_consequence(demand: &Demand<'_>) -> bool {
    demand.consequence.as_ref().is_some_and(|consequence| {
        let threats = consequence.threats.as_deref().unwrap_or_default();
        consequence.text.is_some() || !threats.is_empty()
    })
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, demand) in scope.record.demands.iter().enumerate() {
        if demand.force != Force::Ultimatum {
            continue;
        }
        let (lacks, add) = match (demand.deadline.is_some(), has_consequence(demand)) {
            (true, true) => continue,
            (true, false) => ("no consequence", "say in `consequence` what is to follow"),
            (false, true) => ("no deadline", "say in `deadline` until when it is to be met"),
            (false, false) => {
                ("neither deadline nor consequence", "add `deadline` and `consequence`")
            }
        };
        let spot = Spot::value(PathBuf::root().key("demands").index(number).key("force"));
        let message = format!("demand `{}` is an ultimatum with {lacks}", demand.id);
        let mut finding = Finding::new(&ULTIMATUM_WITHOUT_FORCE, spot, message)
            .found("ultimatum")
            .help(format!("{add}, or write \"force\": \"demand\""));
        if demand.deadline.is_some() || has_consequence(demand) {
            finding.severity = Severity::Warning;
        }
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}
