//! The words of the source before an anchor of an event, and around it.

use std::collections::HashMap;
use std::ops::Range;

use crate::grounding::{SourceText, paragraphs, sentences};
use crate::model::path::Segment;
use crate::rules::Scope;
use crate::rules::quotes::source_changed::is_changed;

/// The longest paragraph that is read, in bytes.
const LONGEST: usize = 1 << 12;

/// Where the anchors of events are.
pub(super) struct Surroundings<'s> {
    text: &'s SourceText,
    /// Their bytes, by the number of the event (the main one is 0) and of the anchor.
    places: HashMap<(usize, usize), Range<usize>>,
    paragraphs: Vec<Range<usize>>,
}

impl<'s> Surroundings<'s> {
    /// None where there is no text, or another than the record was made from.
    pub(super) fn new(scope: &'s Scope<'s>) -> Option<Self> {
        let text = scope.text.filter(|text| !is_changed(scope, text))?;
        let mut places = HashMap::new();
        for proof in scope.proofs(text) {
            let path: Vec<Segment<'_>> = proof.anchor.path.segments().take(4).collect();
            let (event, anchor) = match path[..] {
                [Segment::Key("event"), Segment::Key("anchors"), Segment::Index(anchor)] => {
                    (0, anchor)
                }
                [
                    Segment::Key("related_events"),
                    Segment::Index(event),
                    Segment::Key("anchors"),
                    Segment::Index(anchor),
                ] => (event + 1, anchor),
                _ => continue,
            };
            let Some(place) = proof.place() else { continue };
            if let (Some(start), Some(end)) = (text.byte_at(place.start), text.byte_at(place.end)) {
                places.insert((event, anchor), start..end);
            }
        }
        Some(Surroundings { text, places, paragraphs: paragraphs(text.as_str()) })
    }

    /// What is before an anchor in its sentence.
    pub(super) fn before(&self, event: usize, anchor: usize) -> Option<&'s str> {
        let place = self.places.get(&(event, anchor))?;
        let sentence = self.sentences(place)?.into_iter().find(|it| place.start < it.end)?;
        self.text.as_str().get(sentence.start..place.start)
    }

    /// The sentence of an anchor, and the next one of the same paragraph.
    pub(super) fn near(&self, event: usize, anchor: usize) -> Option<&'s str> {
        let place = self.places.get(&(event, anchor))?;
        let sentences = self.sentences(place)?;
        let first = sentences.iter().find(|it| place.start < it.end)?;
        let next = sentences.iter().find(|it| place.end <= it.start);
        let end = next.map_or(first.end.max(place.end), |next| next.end);
        self.text.as_str().get(first.start..end)
    }

    /// The sentences of the paragraph of a place, in bytes of the text.
    fn sentences(&self, place: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let before = self.paragraphs.partition_point(|paragraph| paragraph.start <= place.start);
        let paragraph = self.paragraphs.get(before.checked_sub(1)?)?;
        let text = self.text.as_str().get(paragraph.clone()).filter(|text| text.len() < LONGEST)?;
        let start = paragraph.start;
        let moved = |at: Range<usize>| start + at.start..start + at.end;
        Some(sentences(text).into_iter().map(moved).collect())
    }
}
