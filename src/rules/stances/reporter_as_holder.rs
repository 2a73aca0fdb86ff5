//! See [`REPORTER_AS_HOLDER`].

use super::evidence::named;
use crate::model::{Actor, ActorKind, AffiliationRelation};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The issuer or holder of a stance is a news outlet or a journalist.
    ///
    /// Journalists report the stances of others. When a correspondent says that a state will not talk
    /// about its missiles, the state is the holder, the stance is `attributed`, and the correspondent
    /// stands in `attribution`. A journalist is an actor whose `plover-sector` is `JRN`, or whose
    /// role in an affiliation, unless a former one, is that of a journalist, reporter, correspondent
    /// or editor.
    ///
    /// An outlet that asks something for itself, such as the release of its reporter, is a rightful
    /// issuer. Turn the rule off for such a record.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "the-gull", "kind": "media", "name": "The Gull" }], "demands": [{ "id": "d-1",
    ///   "issuer": "the-gull", "addressees": ["harbour-guild"], "force": "request",
    ///   "status": "outstanding", "text": "Open the north gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "open the north gate" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "ada-lund", "kind": "person", "name": "Ada Lund",
    ///   "codes": [{ "scheme": "plover-sector", "code": "JRN" }] }], "positions": [{ "id": "p-1",
    ///   "holder": "ada-lund", "stance": "concerned", "text": "The pilots fear for the gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "fear for the gate" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "the-gull", "kind": "media", "name": "The Gull" }, { "id": "ada-lund",
    ///   "kind": "person", "name": "Ada Lund", "affiliations": [{ "organization": "the-gull",
    ///   "role": "chief editor" }] }], "positions": [{ "id": "p-1", "holder": "ada-lund",
    ///   "stance": "concerned", "text": "The pilots fear for the gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "fear for the gate" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }, { "id": "the-gull",
    ///   "kind": "media", "name": "The Gull" }], "demands": [{ "id": "d-1", "issuer": "pilots",
    ///   "addressees": ["harbour-guild"], "force": "request", "status": "outstanding",
    ///   "text": "Open the north gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "open the north gate" }], "attribution": [{ "actor": "the-gull",
    ///   "mode": "reported" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "the-gull", "kind": "media", "name": "The Gull" }, { "id": "ada-lund",
    ///   "kind": "person", "name": "Ada Lund", "affiliations": [{ "organization": "the-gull",
    ///   "role": "editor", "relation": "former" }] }], "positions": [{ "id": "p-1",
    ///   "holder": "ada-lund", "stance": "concerned", "text": "The pilots fear for the gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "fear for the gate" }] }] }
    /// ```
    REPORTER_AS_HOLDER = "V614" "reporter-as-holder" Warning by check:
        "the issuer or holder of a stance is a news outlet or a journalist"
}

/// Words of a role that make its holder a journalist.
const ROLES: &[&str] = &["journalist", "reporter", "correspondent", "editor"];

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for stance in scope.stances() {
        let Some(owner) = scope.actor(stance.owner.as_str()) else { continue };
        let what = if owner.kind == ActorKind::Media {
            "a news outlet"
        } else if is_journalist(owner) {
            "a journalist"
        } else {
            continue;
        };
        let field = stance.owner_field;
        let id = words::quoted(stance.owner.as_str());
        let message = format!("the `{field}` of {} is {what}: {id}", named(stance));
        let spot = Spot::value(stance.path.clone().key(field));
        findings.push(
            Finding::new(&REPORTER_AS_HOLDER, spot, message)
                .found(stance.owner.as_str())
                .help(format!("name in `{field}` whose stance it is, and {id} in `attribution`")),
        );
        if findings.is_full() {
            return;
        }
    }
}

fn is_journalist(actor: &Actor<'_>) -> bool {
    let has_code = actor
        .codes
        .iter()
        .flatten()
        .any(|code| code.scheme.as_str() == "plover-sector" && code.code.as_str() == "JRN");
    has_code
        || actor.affiliations.iter().flatten().any(|affiliation| {
            affiliation.relation != Some(AffiliationRelation::Former)
                && affiliation.role.as_ref().is_some_and(|role| is_journalism(role.as_str()))
        })
}

/// Whether a role, in the words of the source, is that of a journalist.
fn is_journalism(role: &str) -> bool {
    let role = role.to_lowercase();
    role.split(|c: char| !c.is_alphanumeric())
        .any(|word| ROLES.contains(&word) || ROLES.contains(&word.trim_end_matches('s')))
}

#[cfg(test)]
mod tests {
    use super::is_journalism;

    #[test]
    fn roles_of_journalists() {
        for role in ["Editor-in-chief", "chief correspondent", "REPORTER", "two reporters"] {
            assert!(is_journalism(role), "{role}");
        }
        for role in ["minister", "editorial adviser", "press secretary", ""] {
            assert!(!is_journalism(role), "{role}");
        }
    }
}
