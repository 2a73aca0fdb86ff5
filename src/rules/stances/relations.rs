//! What may stand on either side of a relation.

use crate::model::RelationType;
use crate::model::shape::Kind;

/// What may stand on either side of one type of relation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ends {
    /// The type.
    pub(crate) r#type: RelationType,
    /// What it may lead from.
    pub(crate) from: &'static [Kind],
    /// What it may lead to.
    pub(crate) to: &'static [Kind],
    /// Whether both ends are of one kind.
    pub(crate) same_kind: bool,
    /// Whether it holds both ways, so that the sides may change places.
    pub(crate) symmetric: bool,
    /// Whether it leads to an entity of another record.
    pub(crate) abroad: bool,
}

const EVENT: &[Kind] = &[Kind::Event];
const EVENT_OR_QUOTE: &[Kind] = &[Kind::Event, Kind::Quote];
const QUOTE: &[Kind] = &[Kind::Quote];
const DEMAND: &[Kind] = &[Kind::Demand];
const RED_LINE: &[Kind] = &[Kind::RedLine];
const COMMITMENT: &[Kind] = &[Kind::Commitment];
const DEMAND_OR_OFFER: &[Kind] = &[Kind::Demand, Kind::Offer];
const ANSWER: &[Kind] = &[Kind::Quote, Kind::Position, Kind::Event];
const JUDGEMENT: &[Kind] = &[Kind::Quote, Kind::Claim, Kind::Position];
const SAID: &[Kind] = &[
    Kind::Quote,
    Kind::Demand,
    Kind::RedLine,
    Kind::Threat,
    Kind::Offer,
    Kind::Position,
    Kind::Commitment,
];
const SAID_OR_DONE: &[Kind] = &[
    Kind::Quote,
    Kind::Demand,
    Kind::RedLine,
    Kind::Threat,
    Kind::Offer,
    Kind::Position,
    Kind::Commitment,
    Kind::Event,
];
const SAID_DONE_OR_CLAIMED: &[Kind] = &[
    Kind::Quote,
    Kind::Demand,
    Kind::RedLine,
    Kind::Threat,
    Kind::Offer,
    Kind::Position,
    Kind::Commitment,
    Kind::Event,
    Kind::Claim,
];
/// All that a relation may lead from or to, in this record or in another.
pub(crate) const RELATED: [Kind; 11] = [
    Kind::Actor,
    Kind::Event,
    Kind::Issue,
    Kind::Quote,
    Kind::Demand,
    Kind::RedLine,
    Kind::Threat,
    Kind::Offer,
    Kind::Position,
    Kind::Commitment,
    Kind::Claim,
];
const ANY: &[Kind] = &RELATED;

impl Ends {
    const fn new(r#type: RelationType, from: &'static [Kind], to: &'static [Kind]) -> Self {
        Ends { r#type, from, to, same_kind: false, symmetric: false, abroad: false }
    }

    const fn of_one_kind(self) -> Self {
        Ends { same_kind: true, ..self }
    }

    const fn both_ways(self) -> Self {
        Ends { symmetric: true, ..self }
    }

    /// What a relation of this type may lead from, whatever stands at its other end.
    pub(crate) fn may_start(&self, kind: Kind) -> bool {
        self.from.contains(&kind) || (self.symmetric && self.to.contains(&kind))
    }

    /// Whether a relation of this type may lead to that kind, whatever stands at its other end.
    pub(crate) fn may_end(&self, kind: Kind) -> bool {
        self.to.contains(&kind) || (self.symmetric && self.from.contains(&kind))
    }

    /// Whether a relation of this type may lead from the one kind to the other.
    pub(crate) fn fits(&self, from: Kind, to: Kind) -> bool {
        if self.same_kind && from != to {
            return false;
        }
        let fits = |from: &Kind, to: &Kind| self.from.contains(from) && self.to.contains(to);
        fits(&from, &to) || (self.symmetric && fits(&to, &from))
    }

    /// The kinds that may stand behind a start of that kind.
    pub(crate) fn ends_for(&self, from: Kind) -> Vec<Kind> {
        ANY.iter().copied().filter(|to| self.fits(from, *to)).collect()
    }

    /// The kinds that may stand before an end of that kind.
    pub(crate) fn starts_for(&self, to: Kind) -> Vec<Kind> {
        ANY.iter().copied().filter(|from| self.fits(*from, to)).collect()
    }
}

/// A row for each type of relation.
pub(crate) static RELATIONS: &[Ends] = &[
    Ends::new(RelationType::PartOf, EVENT, EVENT),
    Ends::new(RelationType::Follows, EVENT, EVENT),
    Ends::new(RelationType::Causes, EVENT, EVENT),
    Ends::new(RelationType::Cancels, EVENT_OR_QUOTE, EVENT),
    Ends::new(RelationType::Postpones, EVENT_OR_QUOTE, EVENT),
    Ends::new(RelationType::RespondsTo, SAID_OR_DONE, SAID_DONE_OR_CLAIMED),
    Ends::new(RelationType::Accepts, ANSWER, DEMAND_OR_OFFER),
    Ends::new(RelationType::PartlyAccepts, ANSWER, DEMAND_OR_OFFER),
    Ends::new(RelationType::Rejects, ANSWER, DEMAND_OR_OFFER),
    Ends::new(RelationType::Counters, DEMAND_OR_OFFER, DEMAND_OR_OFFER),
    Ends::new(
        RelationType::ConflictsWith,
        &[Kind::Demand, Kind::Offer, Kind::RedLine, Kind::Commitment],
        &[Kind::RedLine, Kind::Demand],
    )
    .both_ways(),
    Ends::new(RelationType::Reiterates, SAID, SAID).of_one_kind(),
    Ends::new(RelationType::Clarifies, SAID, SAID).of_one_kind(),
    Ends::new(RelationType::Contradicts, JUDGEMENT, JUDGEMENT).both_ways(),
    Ends::new(RelationType::Supports, JUDGEMENT, JUDGEMENT),
    Ends::new(RelationType::CompliesWith, EVENT, DEMAND),
    Ends::new(RelationType::Violates, EVENT, DEMAND),
    Ends::new(RelationType::Tests, EVENT, RED_LINE),
    Ends::new(RelationType::Crosses, EVENT, RED_LINE),
    Ends::new(RelationType::CarriesOut, EVENT, &[Kind::Threat]),
    Ends::new(RelationType::Implements, EVENT, &[Kind::Offer]),
    Ends::new(RelationType::Keeps, EVENT, COMMITMENT),
    Ends::new(RelationType::Breaks, EVENT, COMMITMENT),
    Ends::new(
        RelationType::Withdraws,
        EVENT_OR_QUOTE,
        &[Kind::Demand, Kind::Threat, Kind::Offer, Kind::RedLine, Kind::Commitment],
    ),
    Ends::new(RelationType::VariantOf, QUOTE, QUOTE),
    Ends { abroad: true, ..Ends::new(RelationType::SameAs, ANY, ANY).of_one_kind().both_ways() },
];

/// The row of a type.
pub(crate) fn ends(r#type: RelationType) -> Option<&'static Ends> {
    RELATIONS.iter().find(|ends| ends.r#type == r#type)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(r#type: RelationType, from: Kind, to: Kind) -> bool {
        ends(r#type).unwrap().fits(from, to)
    }

    #[test]
    fn every_type_has_one_row() {
        let rows: Vec<RelationType> = RELATIONS.iter().map(|ends| ends.r#type).collect();
        assert_eq!(rows, RelationType::ALL);
    }

    #[test]
    fn the_table_is_that_of_the_model() {
        use Kind::{
            Actor, Claim, Commitment, Demand, Event, Issue, Offer, Position, Quote, RedLine, Threat,
        };
        use RelationType as R;
        assert!(fits(R::Cancels, Quote, Event) && !fits(R::Cancels, Event, Quote));
        assert!(fits(R::RespondsTo, Event, Claim) && !fits(R::RespondsTo, Claim, Event));
        assert!(fits(R::Accepts, Position, Offer) && !fits(R::Accepts, Demand, Offer));
        assert!(fits(R::Counters, Offer, Demand) && !fits(R::Counters, Threat, Demand));
        assert!(fits(R::ConflictsWith, Offer, RedLine) && fits(R::ConflictsWith, RedLine, Offer));
        assert!(fits(R::ConflictsWith, Demand, Demand) && !fits(R::ConflictsWith, Offer, Offer));
        assert!(fits(R::Reiterates, Threat, Threat) && !fits(R::Reiterates, Threat, Demand));
        assert!(!fits(R::Clarifies, Event, Event));
        assert!(fits(R::Contradicts, Claim, Quote) && !fits(R::Supports, Claim, Event));
        assert!(fits(R::Tests, Event, RedLine) && !fits(R::Crosses, Event, Demand));
        assert!(fits(R::CarriesOut, Event, Threat) && fits(R::Implements, Event, Offer));
        assert!(fits(R::Withdraws, Quote, RedLine) && !fits(R::Withdraws, Quote, Position));
        assert!(fits(R::Keeps, Event, Commitment) && !fits(R::Breaks, Quote, Commitment));
        assert!(
            fits(R::Reiterates, Commitment, Commitment) && fits(R::Withdraws, Quote, Commitment)
        );
        assert!(fits(R::RespondsTo, Commitment, Demand));
        assert!(fits(R::ConflictsWith, Commitment, RedLine));
        assert!(
            !fits(R::ConflictsWith, Commitment, Commitment) && !fits(R::Accepts, Quote, Commitment)
        );
        assert!(fits(R::SameAs, Issue, Issue) && !fits(R::SameAs, Actor, Issue));
        assert!(!fits(R::VariantOf, Quote, Claim));
    }

    #[test]
    fn either_end_alone() {
        let conflict = ends(RelationType::ConflictsWith).unwrap();
        assert!(conflict.may_end(Kind::Offer) && !conflict.may_end(Kind::Threat));
        assert!(conflict.may_start(Kind::RedLine) && !conflict.may_start(Kind::Event));
        assert_eq!(conflict.ends_for(Kind::Offer), [Kind::Demand, Kind::RedLine]);
        assert_eq!(conflict.starts_for(Kind::Offer), [Kind::Demand, Kind::RedLine]);
        let accept = ends(RelationType::Accepts).unwrap();
        assert!(!accept.may_start(Kind::Offer) && !accept.may_end(Kind::Quote));
        assert!(accept.may_start(Kind::Quote) && accept.may_end(Kind::Demand));
    }
}
