//! Where quotes, the mentions of their speakers and the actors are in the text.

use std::ops::Range;

use foldhash::HashMap;

use super::proof::Proof;
use crate::model::ActorKind;
use crate::model::path::Segment;
use crate::rules::Scope;

/// Where quotes and the mentions of their speakers are, by the number of the quote.
#[derive(Default)]
pub(super) struct Places {
    /// The first anchor that is found.
    pub(super) first: HashMap<usize, Range<usize>>,
    /// The last one.
    pub(super) last: HashMap<usize, Range<usize>>,
    pub(super) mentions: HashMap<usize, Range<usize>>,
}

impl Places {
    pub(super) fn new(proofs: &[Proof]) -> Self {
        let mut places = Places::default();
        for proof in proofs {
            let mut segments = proof.anchor.path.segments();
            let (Some(Segment::Key("quotes")), Some(Segment::Index(quote)), Some(field)) =
                (segments.next(), segments.next(), segments.next())
            else {
                continue;
            };
            let Some(place) = proof.place() else { continue };
            match field {
                Segment::Key("anchors") => {
                    places.first.entry(quote).or_insert_with(|| place.clone());
                    places.last.insert(quote, place);
                }
                Segment::Key("speaker_anchor") => {
                    places.mentions.insert(quote, place);
                }
                _ => {}
            }
        }
        places
    }
}

/// Spans with who has them, in order.
#[derive(Default)]
struct Spans<'r> {
    all: Vec<(Range<usize>, &'r str)>,
    /// For each span how far it and those before it reach, and which of them reaches furthest.
    reach: Vec<(usize, &'r str)>,
}

impl<'r> Spans<'r> {
    fn close(&mut self) {
        self.all.sort_unstable_by_key(|(span, _)| (span.start, span.end));
        let mut furthest = (0, "");
        self.reach = (self.all.iter())
            .map(|(span, whose)| {
                if span.end > furthest.0 {
                    furthest = (span.end, *whose);
                }
                furthest
            })
            .collect();
    }

    /// Who has the span that reaches furthest of those that begin at `start` or before.
    fn furthest(&self, start: usize) -> Option<(usize, &'r str)> {
        let next = self.all.partition_point(|(span, _)| span.start <= start);
        next.checked_sub(1).and_then(|at| self.reach.get(at)).copied()
    }

    /// Who has a span that overlaps that place.
    fn overlapping(&self, place: &Range<usize>) -> Option<&'r str> {
        let (end, whose) = self.furthest(place.end.checked_sub(1)?)?;
        (end > place.start).then_some(whose)
    }

    /// Who has a span that holds that place.
    fn holding(&self, place: &Range<usize>) -> Option<&'r str> {
        let (end, whose) = self.furthest(place.start)?;
        (end >= place.end).then_some(whose)
    }
}

/// Where actors are anchored.
#[derive(Default)]
pub(super) struct ActorAnchors<'r> {
    all: Spans<'r>,
    persons: Spans<'r>,
    of: HashMap<&'r str, Spans<'r>>,
}

impl<'r> ActorAnchors<'r> {
    pub(super) fn new(scope: &Scope<'r>, proofs: &[Proof]) -> Self {
        let mut found = ActorAnchors::default();
        for proof in proofs {
            let mut segments = proof.anchor.path.segments();
            let (Some(Segment::Key("actors")), Some(Segment::Index(number))) =
                (segments.next(), segments.next())
            else {
                continue;
            };
            let Some(Segment::Key("anchors")) = segments.next() else { continue };
            let (Some(actor), Some(place)) = (scope.record.actors.get(number), proof.place())
            else {
                continue;
            };
            let entry = (place, actor.id.as_str());
            if actor.kind == ActorKind::Person {
                found.persons.all.push(entry.clone());
            }
            found.of.entry(entry.1).or_default().all.push(entry.clone());
            found.all.all.push(entry);
        }
        found.all.close();
        found.persons.close();
        found.of.values_mut().for_each(Spans::close);
        found
    }

    /// The actor that is anchored at the place of a mention, if that actor is not.
    pub(super) fn other_at(&self, actor: &str, place: &Range<usize>) -> Option<&'r str> {
        if self.of.get(actor).is_some_and(|own| own.overlapping(place).is_some()) {
            return None;
        }
        self.all.holding(place).or_else(|| self.persons.overlapping(place))
    }
}
