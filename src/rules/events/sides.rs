//! Which sides an event has.

use crate::model::{
    Actor, ActorKind, AffiliationRelation, Attendance, CountryCode, Event, Participant, Role,
};
use crate::rules::Scope;

/// So many steps from an actor to those to whom it belongs are taken.
const STEPS: usize = 8;

/// So many participants of an event are looked at. Of greater events nothing is said.
const MOST: usize = 32;

/// A side of an event: a participant, and to whom it belongs.
pub(super) struct Side<'r> {
    /// Which of the participants it is.
    pub number: usize,
    pub participant: &'r Participant<'r>,
    pub actor: &'r Actor<'r>,
    /// To whom the actor belongs.
    pub owner: String,
    /// The same for all who are on one side.
    pub key: String,
}

/// The sides of an event: who has the role of a party or signatory. None if it cannot be told who
/// they are: groups and unknown actors may be several.
pub(super) fn sides<'r>(scope: &Scope<'r>, event: &'r Event<'r>) -> Option<Vec<Side<'r>>> {
    let participants = event.participants.as_deref().filter(|all| all.len() <= MOST)?;
    let mut sides = Vec::new();
    for (number, participant) in participants.iter().enumerate() {
        let is_away = matches!(participant.status, Some(Attendance::Declined | Attendance::Absent));
        if is_away || !matches!(participant.role, Role::Party | Role::Signatory) {
            continue;
        }
        let actor = scope.actor(participant.actor.as_str())?;
        if matches!(actor.kind, ActorKind::Group | ActorKind::Unknown | ActorKind::Population) {
            return None;
        }
        let owner = owner(scope, actor);
        let key = match &participant.side {
            Some(side) => format!("side {}", side.as_str()),
            None => owner.clone(),
        };
        sides.push(Side { number, participant, actor, owner, key });
    }
    Some(sides)
}

/// To whom an actor belongs in the end: a country, or an actor that is part of none.
pub(super) fn owner(scope: &Scope<'_>, actor: &Actor<'_>) -> String {
    let mut at = actor;
    for _ in 0..STEPS {
        if let Some(country) = country_of(at) {
            return country.to_owned();
        }
        match above(scope, at) {
            Some(above) => at = above,
            None => break,
        }
    }
    at.id.as_str().to_owned()
}

/// The country for which a state or a body of one stands.
fn country_of<'a>(actor: &Actor<'a>) -> Option<&'a str> {
    let is_official = matches!(actor.kind, ActorKind::State | ActorKind::GovernmentBody);
    actor.country.filter(|_| is_official).map(CountryCode::as_str)
}

/// Whom an actor is a part of: a parent, or the body in which a person has an office. Who has none
/// any more belongs to that body all the same.
fn above<'r>(scope: &Scope<'r>, actor: &Actor<'_>) -> Option<&'r Actor<'r>> {
    let parent = actor.parent.as_ref().and_then(|parent| scope.actor(parent.as_str()));
    let ties = || actor.affiliations.iter().flatten();
    let is_former = |relation| relation == Some(AffiliationRelation::Former);
    let tie = ties().find(|tie| !is_former(tie.relation)).or_else(|| ties().next());
    parent.or_else(|| scope.actor(tie?.organization.as_str()))
}
