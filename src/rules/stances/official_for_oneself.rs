//! See [`OFFICIAL_FOR_ONESELF`].

use super::evidence::named;
use crate::model::shape::Kind;
use crate::model::{Actor, ActorKind, AffiliationRelation};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// An official of a state makes a demand, threat, offer or promise, or draws a red line, for nobody else.
    ///
    /// What a foreign minister demands in office, the state demands. Coded as the minister's own, it
    /// is not found among the demands of the state. Put the state in the place of the issuer or
    /// holder, or say in `on_behalf_of` for whom the official speaks; where somebody speaks in no
    /// one's name, say so in a note and turn the rule off.
    ///
    /// An official is a person who is head of state or of government, minister, envoy, negotiator,
    /// spokesperson, commander or holder of another office of a state or a government body. An
    /// affiliation with `until` is taken to be over. Positions are not looked at, since officials
    /// have views of their own.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "port-ministry", "kind": "government_body", "name": "Ministry of Ports" },
    ///   { "id": "ada-lund", "kind": "person", "name": "Ada Lund",
    ///   "affiliations": [{ "organization": "port-ministry", "relation": "minister" }] }],
    ///   "demands": [{ "id": "d-1", "issuer": "ada-lund", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "port-ministry", "kind": "government_body", "name": "Ministry of Ports" },
    ///   { "id": "ada-lund", "kind": "person", "name": "Ada Lund",
    ///   "affiliations": [{ "organization": "port-ministry", "relation": "spokesperson" }] }],
    ///   "red_lines": [{ "id": "r-1", "holder": "ada-lund", "kind": "prohibited_act",
    ///   "status": "in_force", "text": "No ship enters by night.", "expression": "attributed",
    ///   "anchors": [{ "exact": "no ship by night" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "port-ministry", "kind": "government_body", "name": "Ministry of Ports" },
    ///   { "id": "ada-lund", "kind": "person", "name": "Ada Lund",
    ///   "affiliations": [{ "organization": "port-ministry", "relation": "minister" }] }],
    ///   "demands": [{ "id": "d-1", "issuer": "ada-lund", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }],
    ///   "on_behalf_of": "port-ministry" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "port-ministry", "kind": "government_body", "name": "Ministry of Ports" },
    ///   { "id": "ada-lund", "kind": "person", "name": "Ada Lund",
    ///   "affiliations": [{ "organization": "port-ministry", "relation": "minister" }] }],
    ///   "positions": [{ "id": "p-1", "holder": "ada-lund", "stance": "concerned",
    ///   "text": "The pilots fear for the gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "fear for the gate" }] }] }
    /// ```
    OFFICIAL_FOR_ONESELF = "V615" "official-for-oneself" Warning by check:
        "an official of a state has a stance of their own, without on_behalf_of"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for stance in scope.stances() {
        if stance.kind == Kind::Position || stance.on_behalf_of.is_some() {
            continue;
        }
        let owner = scope.actor(stance.owner.as_str());
        let Some(state) = owner.and_then(|owner| office(scope, owner)) else { continue };
        let (field, state) = (stance.owner_field, words::quoted(state));
        let message = format!(
            "the `{field}` of {} is {}, who holds an office of {state}, and `on_behalf_of` is missing",
            named(stance),
            words::quoted(stance.owner.as_str())
        );
        let spot = Spot::value(stance.path.clone().key(field));
        findings.push(
            Finding::new(&OFFICIAL_FOR_ONESELF, spot, message).found(stance.owner.as_str()).help(
                format!("write {state} in `{field}`, or say in `on_behalf_of` for whom it is"),
            ),
        );
        if findings.is_full() {
            return;
        }
    }
}

/// The state or government body of which a person holds an office.
fn office<'r>(scope: &Scope<'r>, person: &'r Actor<'r>) -> Option<&'r str> {
    if person.kind != ActorKind::Person {
        return None;
    }
    let mut affiliations = person.affiliations.iter().flatten();
    let office = affiliations.find(|affiliation| {
        affiliation.relation.is_some_and(is_office)
            && affiliation.until.is_none()
            && scope.actor(affiliation.organization.as_str()).is_some_and(|organization| {
                matches!(organization.kind, ActorKind::State | ActorKind::GovernmentBody)
            })
    })?;
    Some(office.organization.as_str())
}

fn is_office(relation: AffiliationRelation) -> bool {
    use AffiliationRelation as R;
    match relation {
        R::HeadOfState
        | R::HeadOfGovernment
        | R::Minister
        | R::Envoy
        | R::Negotiator
        | R::Spokesperson
        | R::Commander
        | R::OfficeHolder => true,
        R::Adviser | R::Legislator | R::Leader | R::Member | R::Employee | R::Former | R::Other => {
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_are_told_from_ties() {
        let offices: Vec<&str> = AffiliationRelation::ALL
            .iter()
            .filter(|relation| is_office(**relation))
            .map(|relation| relation.as_str())
            .collect();
        assert_eq!(
            offices.join(" "),
            "head_of_state head_of_government minister envoy negotiator spokesperson commander \
             office_holder"
        );
    }
}
