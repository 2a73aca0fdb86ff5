//! The record as the rules see it: entities by their ids, and stances of all six sorts alike.

use super::Scope;
use crate::model::path::PathBuf;
use crate::model::shape::Kind;
use crate::model::{
    self, Actor, ActorRef, Anchor, AnyRef, Attribution, Event, EventRef, Expression, Issue,
    IssueRef, LocalId, Place, Quote, QuoteRef, Record, Text, When,
};

/// A demand, red line, threat, offer, position or commitment, as far as they are alike.
#[derive(Clone, Debug)]
pub(crate) struct Stance<'r> {
    /// Which of the six.
    pub(crate) kind: Kind,
    /// Where it is.
    pub(crate) path: PathBuf,
    /// The name of the field that says whose it is: `issuer` or `holder`.
    pub(crate) owner_field: &'static str,
    pub(crate) id: &'r LocalId<'r>,
    /// Whose it is.
    pub(crate) owner: &'r ActorRef<'r>,
    /// To whom it is addressed; empty where that is not annotated.
    pub(crate) addressees: &'r [ActorRef<'r>],
    pub(crate) text: &'r Text<'r>,
    pub(crate) expression: Expression,
    pub(crate) on_behalf_of: Option<&'r ActorRef<'r>>,
    pub(crate) issues: &'r [IssueRef<'r>],
    pub(crate) quotes: &'r [QuoteRef<'r>],
    pub(crate) anchors: &'r [Anchor<'r>],
    pub(crate) attribution: &'r [Attribution<'r>],
    pub(crate) when: Option<&'r When<'r>>,
    pub(crate) event: Option<&'r EventRef<'r>>,
}

impl<'r> Stance<'r> {
    fn of(
        list: &'static str,
        number: usize,
        owner_field: &'static str,
        stance: &'r dyn model::Stance,
    ) -> Self {
        Stance {
            kind: stance.kind(),
            path: PathBuf::root().key(list).index(number),
            owner_field,
            id: stance.id(),
            owner: stance.holder(),
            addressees: stance.addressees(),
            text: stance.text(),
            expression: stance.expression(),
            on_behalf_of: stance.on_behalf_of(),
            issues: stance.issues(),
            quotes: stance.quotes(),
            anchors: stance.anchors(),
            attribution: stance.attribution(),
            when: stance.when(),
            event: stance.event(),
        }
    }
}

impl<'r> Scope<'r> {
    /// The demands, red lines, threats, offers, positions and commitments, in the order of the record's fields.
    pub(crate) fn stances(&self) -> &[Stance<'r>] {
        &self.stances
    }

    /// The events with their places: the main one first.
    pub(crate) fn events(&self) -> impl Iterator<Item = (PathBuf, &'r Event<'r>)> + use<'r> {
        let related = self.record.related_events.iter().flatten().enumerate();
        let related = related
            .map(|(number, event)| (PathBuf::root().key("related_events").index(number), event));
        std::iter::once((PathBuf::root().key("event"), &self.record.event)).chain(related)
    }

    /// The places of the events, each with its own place in the record and its event.
    pub(crate) fn places(
        &self,
    ) -> impl Iterator<Item = (PathBuf, &'r Place<'r>, &'r Event<'r>)> + use<'r> {
        self.events().flat_map(|(path, event)| {
            let further = path.clone().key("places");
            let main =
                event.place.iter().map(move |place| (path.clone().key("place"), place, event));
            let further = event
                .places
                .iter()
                .flatten()
                .enumerate()
                .map(move |(number, place)| (further.clone().index(number), place, event));
            main.chain(further)
        })
    }

    /// The actor with that id.
    pub(crate) fn actor(&self, id: &str) -> Option<&'r Actor<'r>> {
        self.record.actors.get(self.number(id, Kind::Actor)?)
    }

    /// The quote with that id.
    pub(crate) fn quote(&self, id: &str) -> Option<&'r Quote<'r>> {
        self.record.quotes.get(self.number(id, Kind::Quote)?)
    }

    /// The issue with that id.
    pub(crate) fn issue(&self, id: &str) -> Option<&'r Issue<'r>> {
        self.record.issues.as_deref()?.get(self.number(id, Kind::Issue)?)
    }

    /// The event with that id.
    pub(crate) fn event(&self, id: &str) -> Option<&'r Event<'r>> {
        self.event_with_path(id).map(|(_, event)| event)
    }

    /// The event with that id, and its place.
    pub(crate) fn event_with_path(&self, id: &str) -> Option<(&PathBuf, &'r Event<'r>)> {
        let named = self.get(id).filter(|named| named.kind == Kind::Event)?;
        let event = match named.path.last()? {
            crate::model::path::Segment::Index(number) => {
                self.record.related_events.as_deref()?.get(number)?
            }
            crate::model::path::Segment::Key(_) => &self.record.event,
        };
        Some((&named.path, event))
    }

    /// The id in this record that a reference leads to; none if it leads to another record.
    pub(crate) fn local(&self, reference: &'r AnyRef<'r>) -> Option<&'r str> {
        let own = reference.record().is_none_or(|record| self.record.id == record);
        own.then(|| reference.local())
    }

    /// The number in its list of the entity with that id, if it is of that kind.
    fn number(&self, id: &str, kind: Kind) -> Option<usize> {
        let named = self.get(id).filter(|named| named.kind == kind)?;
        match named.path.last()? {
            crate::model::path::Segment::Index(number) => Some(number),
            crate::model::path::Segment::Key(_) => None,
        }
    }
}

/// The stances of a record.
pub(super) fn all_stances<'r>(record: &'r Record<'r>) -> Vec<Stance<'r>> {
    fn add<'r, T: model::Stance + 'r>(
        all: &mut Vec<Stance<'r>>,
        (list, owner_field): (&'static str, &'static str),
        stances: impl IntoIterator<Item = &'r T>,
    ) {
        let stances = stances.into_iter().enumerate();
        all.extend(stances.map(|(number, stance)| Stance::of(list, number, owner_field, stance)));
    }
    let mut all = Vec::new();
    add(&mut all, ("demands", "issuer"), &record.demands);
    add(&mut all, ("red_lines", "holder"), &record.red_lines);
    add(&mut all, ("threats", "issuer"), record.threats.iter().flatten());
    add(&mut all, ("offers", "issuer"), record.offers.iter().flatten());
    add(&mut all, ("positions", "holder"), record.positions.iter().flatten());
    add(&mut all, ("commitments", "holder"), record.commitments.iter().flatten());
    all
}
