//! To which state an actor belongs.

use super::state_names;
use crate::codes::country_ties;
use crate::model::{Actor, ActorKind, AffiliationRelation, CountryCode};
use crate::rules::Scope;

/// So many steps from a body to what it is part of are taken.
const STEPS: usize = 8;

/// A state, as a record can tell one from another.
#[derive(Clone, Copy, Debug)]
pub(super) struct State<'r> {
    /// Its country, or that of the body that was looked at.
    pub(super) country: Option<&'r str>,
    /// The uppermost actor to which the body belongs, if that is a state.
    actor: Option<&'r Actor<'r>>,
}

impl<'r> State<'r> {
    /// The state that an actor is or that it is part of, if it is a state or a body of one.
    pub(super) fn of(scope: &Scope<'r>, actor: &'r Actor<'r>) -> Option<Self> {
        if !is_official(actor) {
            return None;
        }
        let mut country = None;
        let mut at = actor;
        for _ in 0..STEPS {
            if country.is_none() && is_official(at) {
                country = at.country.map(CountryCode::as_str);
            }
            let parent = at.parent.as_ref().and_then(|parent| scope.actor(parent.as_str()));
            match parent {
                Some(parent) => at = parent,
                None => break,
            }
        }
        let actor = Some(at).filter(|at| at.kind == ActorKind::State);
        (country.is_some() || actor.is_some()).then_some(State { country, actor })
    }

    /// Whether both are, or may be, one state.
    pub(super) fn may_be(&self, other: &State<'_>) -> bool {
        if let (Some(one), Some(two)) = (self.country, other.country) {
            return country_ties::are_related(one, two);
        }
        match (self.actor, other.actor) {
            (Some(one), Some(two)) => one.id == two.id,
            // One of the two is known by its code alone.
            _ => true,
        }
    }

    /// Whether it may be of that country.
    pub(super) fn may_have(&self, country: &str) -> bool {
        self.country.is_none_or(|own| country_ties::are_related(own, country))
    }

    /// Whether the name of the state says that it is that country, whatever its code says.
    pub(super) fn is_called(&self, country: &str) -> bool {
        self.actor.is_some_and(|actor| {
            let named = state_names::countries(actor.name.as_str());
            named.iter().any(|code| state_names::may_be(code, country))
        })
    }
}

/// Whether an actor is a state or a body of one.
pub(super) fn is_official(actor: &Actor<'_>) -> bool {
    matches!(actor.kind, ActorKind::State | ActorKind::GovernmentBody)
}

/// Whether a relation is an office in which somebody acts for a state.
pub(super) fn is_office(relation: AffiliationRelation) -> bool {
    use AffiliationRelation as R;
    match relation {
        R::HeadOfState
        | R::HeadOfGovernment
        | R::Minister
        | R::Envoy
        | R::Negotiator
        | R::Spokesperson
        | R::Commander
        | R::Legislator
        | R::OfficeHolder => true,
        R::Adviser | R::Leader | R::Member | R::Employee | R::Former | R::Other => false,
    }
}
