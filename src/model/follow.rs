//! From ids and references to what they lead to.

use super::{
    Actor, ActorRef, Agent, AgentRef, AnyRef, Bounds, Demand, DemandRef, Event, EventRef, Issue,
    IssueRef, Item, ItemRef, Offer, OfferRef, Quote, QuoteRef, Record, Relation, Threat, ThreatRef,
    When,
};

/// A reference to an entity. What it leads to depends on its type: an [`ActorRef`] leads to an
/// [`Actor`].
pub trait Reference {
    /// What it leads to.
    type Target<'r>;

    /// What it leads to in a record; none if there is no such entity. If several have the id, it is
    /// the first one.
    fn find<'r>(&self, record: &'r Record<'_>) -> Option<Self::Target<'r>>;
}

macro_rules! references {
    ($($reference:ident $kind:ident,)*) => {
        $(impl Reference for $reference<'_> {
            type Target<'r> = &'r $kind<'r>;

            fn find<'r>(&self, record: &'r Record<'_>) -> Option<&'r $kind<'r>> {
                record.items().find_map(|item| match item {
                    Item::$kind(it) if it.id.as_str() == self.as_str() => Some(it),
                    _ => None,
                })
            }
        })*
    };
}

references! {
    ActorRef Actor,
    AgentRef Agent,
    DemandRef Demand,
    EventRef Event,
    IssueRef Issue,
    OfferRef Offer,
    QuoteRef Quote,
    ThreatRef Threat,
}

impl Reference for ItemRef<'_> {
    type Target<'r> = Item<'r>;

    fn find<'r>(&self, record: &'r Record<'_>) -> Option<Item<'r>> {
        record.get(self.as_str())
    }
}

/// One that leads to another record leads nowhere in this one; see
/// [`Collection::resolve`](super::Collection::resolve).
impl Reference for AnyRef<'_> {
    type Target<'r> = Item<'r>;

    fn find<'r>(&self, record: &'r Record<'_>) -> Option<Item<'r>> {
        record.leads_here(self).and_then(|id| record.get(id))
    }
}

/// Each looks through the record; to look up many, make an index of [`Record::items`].
impl Record<'_> {
    /// The entity with that id; the first one, if several have it.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<Item<'_>> {
        self.items().find(|item| item.id().as_str() == id)
    }

    /// The actor with that id.
    #[must_use]
    pub fn actor(&self, id: &str) -> Option<&Actor<'_>> {
        self.actors.iter().find(|actor| actor.id.as_str() == id)
    }

    /// The quote with that id.
    #[must_use]
    pub fn quote(&self, id: &str) -> Option<&Quote<'_>> {
        self.quotes.iter().find(|quote| quote.id.as_str() == id)
    }

    /// What a reference leads to; none if there is no such entity of the kind.
    #[must_use]
    pub fn resolve<R: Reference>(&self, reference: &R) -> Option<R::Target<'_>> {
        reference.find(self)
    }

    /// The relations that begin at an entity of this record.
    pub fn relations_from(&self, id: &str) -> impl Iterator<Item = &Relation<'_>> {
        let relations = self.relations.iter().flatten();
        relations.filter(move |relation| self.leads_here(&relation.from) == Some(id))
    }

    /// The relations that lead to an entity of this record.
    pub fn relations_to(&self, id: &str) -> impl Iterator<Item = &Relation<'_>> {
        let relations = self.relations.iter().flatten();
        relations.filter(move |relation| self.leads_here(&relation.to) == Some(id))
    }

    /// What has a date, with the first and last day of it, in the order of the first day: events,
    /// quotes and stances. One without a date of its own has that of the event it names.
    /// What has neither, or a date without any known day, is left out.
    #[must_use]
    pub fn timeline(&self) -> Vec<(Bounds, Item<'_>)> {
        let mut timeline: Vec<(Bounds, Item<'_>)> = Vec::new();
        for item in self.items() {
            let own = item.when().map(When::bounds).unwrap_or_default();
            let bounds = if own == Bounds::default() {
                let event = item.event().and_then(|event| self.resolve(event));
                event.map(|event| event.when.bounds()).unwrap_or_default()
            } else {
                own
            };
            if bounds != Bounds::default() {
                timeline.push((bounds, item));
            }
        }
        timeline.sort_by_key(|(bounds, _)| bounds.earliest.or(bounds.latest));
        timeline
    }

    /// The id in this record that a reference leads to; none if it leads to another record.
    fn leads_here<'i>(&self, reference: &'i AnyRef<'_>) -> Option<&'i str> {
        let is_here = reference.record().is_none_or(|record| self.id.as_str() == record);
        is_here.then(|| reference.local())
    }
}
