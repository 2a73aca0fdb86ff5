//! See [`ADDRESSED_TO_ITSELF`].

use super::evidence::named;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The issuer or holder of a stance is among its addressees.
    ///
    /// Nobody asks something of, threatens or offers something to themselves. As a rule two fields
    /// were swapped, or the id of the speaker was put in both; data sets about pairs of states are
    /// known to hold states that act on themselves by such slips. The actor that a stance is voiced
    /// for (`on_behalf_of`) is looked at in the same way.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild", "pilots"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }, { "id": "ada-lund",
    ///   "kind": "person", "name": "Ada Lund", "affiliations": [{ "organization": "pilots",
    ///   "role": "speaker" }] }], "demands": [{ "id": "d-1", "issuer": "ada-lund",
    ///   "addressees": ["pilots"], "force": "request", "status": "outstanding",
    ///   "text": "Open the north gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "open the north gate" }], "on_behalf_of": "pilots" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] }] }
    /// ```
    ADDRESSED_TO_ITSELF = "V601" "addressed-to-itself" Error by check:
        "the issuer or holder of a stance is among its addressees"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for stance in scope.stances() {
        for (number, addressee) in stance.addressees.iter().enumerate() {
            let field = if addressee == stance.owner {
                stance.owner_field
            } else if stance.on_behalf_of == Some(addressee) {
                "on_behalf_of"
            } else {
                continue;
            };
            let message = format!(
                "{} is addressed to {}, which is its own `{field}`",
                named(stance),
                words::quoted(addressee.as_str())
            );
            let spot = Spot::value(stance.path.clone().key("addressees").index(number));
            findings.push(
                Finding::new(&ADDRESSED_TO_ITSELF, spot, message)
                    .found(addressee.as_str())
                    .help(format!("name whom it is addressed to, or correct `{field}`"))
                    .related(Spot::value(stance.path.clone().key(field)), "the same actor"),
            );
        }
    }
}
