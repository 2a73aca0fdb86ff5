//! What stances share.

use std::fmt;

use super::entity::entity;
use super::shape::Kind;
use super::vocabulary::vocabulary;
use super::{
    ActorRef, Anchor, Attribution, Commitment, Demand, EventRef, IssueRef, LocalId, Offer,
    Position, QuoteRef, RedLine, Set, Text, Threat, ThreatRef, When,
};

vocabulary! {
    /// Whose words a stance is known from.
    Expression "expression" {
        /// Its holder's own, in quotation marks or in the reporter's words; also those of somebody who
        /// speaks for the holder, such as a spokesperson.
        Declared "declared",
        /// Its holder's own words or acts, from which it can be read.
        Implied "implied",
        /// Those of others, who say it of the holder.
        Attributed "attributed",
    }
}

entity! {
    /// What is to follow: in words, as threats of this record, or both.
    part(Default, Eq, Hash) Consequence "consequence" {
        /// What is to follow, in our words.
        optional text: Text<'a>,
        /// The threats that say it.
        optional threats: Set<ThreatRef<'a>>,
    }
}

/// What demands, red lines, threats, offers, positions and commitments have in common.
pub trait Stance: fmt::Debug {
    /// Which of the six it is.
    fn kind(&self) -> Kind;
    /// Its id.
    fn id(&self) -> &LocalId<'_>;
    /// Whose it is: its issuer or holder.
    fn holder(&self) -> &ActorRef<'_>;
    /// To whom it is addressed; empty where that is not annotated.
    fn addressees(&self) -> &[ActorRef<'_>];
    /// What it says, in our words.
    fn text(&self) -> &Text<'_>;
    /// Whose words it is known from.
    fn expression(&self) -> Expression;
    /// Who it is voiced for, where that is not the one who voices it.
    fn on_behalf_of(&self) -> Option<&ActorRef<'_>>;
    /// What it is about.
    fn issues(&self) -> &[IssueRef<'_>];
    /// The quotes that show it.
    fn quotes(&self) -> &[QuoteRef<'_>];
    /// Where it is in the source.
    fn anchors(&self) -> &[Anchor<'_>];
    /// Through whom it came to the source, outermost reporter first.
    fn attribution(&self) -> &[Attribution<'_>];
    /// When it was voiced.
    fn when(&self) -> Option<&When<'_>>;
    /// The event at which it was voiced.
    fn event(&self) -> Option<&EventRef<'_>>;
}

macro_rules! stance {
    ($($kind:ident $holder:ident $addressees:expr;)*) => {
        $(impl Stance for $kind<'_> {
            fn kind(&self) -> Kind {
                Kind::$kind
            }
            fn id(&self) -> &LocalId<'_> {
                &self.id
            }
            fn holder(&self) -> &ActorRef<'_> {
                &self.$holder
            }
            fn addressees(&self) -> &[ActorRef<'_>] {
                let addressees: for<'s> fn(&'s $kind<'_>) -> &'s [ActorRef<'s>] = $addressees;
                addressees(self)
            }
            fn text(&self) -> &Text<'_> {
                &self.text
            }
            fn expression(&self) -> Expression {
                self.expression
            }
            fn on_behalf_of(&self) -> Option<&ActorRef<'_>> {
                self.on_behalf_of.as_ref()
            }
            fn issues(&self) -> &[IssueRef<'_>] {
                self.issues.as_deref().unwrap_or_default()
            }
            fn quotes(&self) -> &[QuoteRef<'_>] {
                self.quotes.as_deref().unwrap_or_default()
            }
            fn anchors(&self) -> &[Anchor<'_>] {
                self.anchors.as_deref().unwrap_or_default()
            }
            fn attribution(&self) -> &[Attribution<'_>] {
                self.attribution.as_deref().unwrap_or_default()
            }
            fn when(&self) -> Option<&When<'_>> {
                self.when.as_ref()
            }
            fn event(&self) -> Option<&EventRef<'_>> {
                self.event.as_ref()
            }
        })*
    };
}

stance! {
    Demand issuer |stance| &stance.addressees;
    RedLine holder |stance| stance.addressees.as_deref().unwrap_or_default();
    Threat issuer |stance| stance.addressees.as_deref().unwrap_or_default();
    Offer issuer |stance| stance.addressees.as_deref().unwrap_or_default();
    Position holder |stance| stance.addressees.as_deref().unwrap_or_default();
    Commitment holder |stance| stance.addressees.as_deref().unwrap_or_default();
}
