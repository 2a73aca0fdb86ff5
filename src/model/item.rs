//! What has an id.

use super::shape::Kind;
use super::{
    Actor, Agent, Anchor, Claim, Commitment, Demand, Event, EventRef, Issue, LocalId, Offer,
    Position, Quote, Record, RedLine, Stance, Threat, When,
};

macro_rules! items {
    ($($kind:ident $doc:literal,)*) => {
        /// An entity that has an id, and to which references lead.
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub enum Item<'r> {
            $(#[doc = $doc] $kind(&'r $kind<'r>),)*
        }

        impl<'r> Item<'r> {
            /// Of which kind it is.
            #[must_use]
            pub const fn kind(self) -> Kind {
                match self {
                    $(Item::$kind(_) => Kind::$kind,)*
                }
            }

            /// Its id.
            #[must_use]
            pub const fn id(self) -> &'r LocalId<'r> {
                match self {
                    $(Item::$kind(it) => &it.id,)*
                }
            }
        }

        $(impl<'r> From<&'r $kind<'r>> for Item<'r> {
            fn from(it: &'r $kind<'r>) -> Self {
                Item::$kind(it)
            }
        })*
    };
}

items! {
    Actor "Somebody who acts, speaks or is spoken of.",
    Event "Something that happened, or may.",
    Issue "A matter that is argued about.",
    Quote "Words of somebody.",
    Demand "What somebody wants of somebody.",
    RedLine "What somebody will not give up or let happen.",
    Threat "What somebody says will follow.",
    Offer "What somebody is ready to give.",
    Position "How somebody stands to something.",
    Commitment "What somebody binds themselves to.",
    Claim "What is said to be true.",
    Agent "Who made the record.",
}

impl<'r> Item<'r> {
    /// The stance, if it is a demand, red line, threat, offer, position or commitment.
    #[must_use]
    pub fn as_stance(self) -> Option<&'r dyn Stance> {
        match self {
            Item::Demand(it) => Some(it),
            Item::RedLine(it) => Some(it),
            Item::Threat(it) => Some(it),
            Item::Offer(it) => Some(it),
            Item::Position(it) => Some(it),
            Item::Commitment(it) => Some(it),
            _ => None,
        }
    }

    /// Where it is in the source; empty where that is not annotated, and for agents.
    #[must_use]
    pub fn anchors(self) -> &'r [Anchor<'r>] {
        let anchors = match self {
            Item::Actor(it) => &it.anchors,
            Item::Event(it) => &it.anchors,
            Item::Issue(it) => &it.anchors,
            Item::Quote(it) => &it.anchors,
            Item::Claim(it) => &it.anchors,
            Item::Agent(_) => return &[],
            stance => return stance.as_stance().map(Stance::anchors).unwrap_or_default(),
        };
        anchors.as_deref().unwrap_or_default()
    }

    /// When it was, was said or was voiced, where it has a date of its own.
    #[must_use]
    pub fn when(self) -> Option<&'r When<'r>> {
        match self {
            Item::Event(it) => Some(&it.when),
            Item::Quote(it) => it.when.as_ref(),
            other => other.as_stance()?.when(),
        }
    }

    /// The event at which it was said or voiced.
    #[must_use]
    pub fn event(self) -> Option<&'r EventRef<'r>> {
        match self {
            Item::Quote(it) => it.channel.as_ref()?.event.as_ref(),
            other => other.as_stance()?.event(),
        }
    }
}

impl Record<'_> {
    /// Everything that has an id, list by list in the order of the record's fields.
    pub fn items(&self) -> impl Iterator<Item = Item<'_>> {
        fn all<'r, T: 'r>(list: impl IntoIterator<Item = &'r T>) -> impl Iterator<Item = Item<'r>>
        where
            Item<'r>: From<&'r T>,
        {
            list.into_iter().map(Item::from)
        }
        all(self.events())
            .chain(all(&self.actors))
            .chain(all(&self.quotes))
            .chain(all(&self.demands))
            .chain(all(&self.red_lines))
            .chain(all(self.issues.iter().flatten()))
            .chain(all(self.threats.iter().flatten()))
            .chain(all(self.offers.iter().flatten()))
            .chain(all(self.positions.iter().flatten()))
            .chain(all(self.commitments.iter().flatten()))
            .chain(all(self.claims.iter().flatten()))
            .chain(all(self.provenance.agents.iter().flatten()))
    }

    /// The demands, red lines, threats, offers, positions and commitments, in this order.
    pub fn stances(&self) -> impl Iterator<Item = &dyn Stance> {
        self.items().filter_map(Item::as_stance)
    }
}
