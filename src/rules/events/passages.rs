//! The sentences of the source that report an event.

use std::cell::OnceCell;
use std::ops::Range;

use crate::grounding::paragraphs;
use crate::model::path::PathBuf;
use crate::model::{Anchor, Event};
use crate::rules::Scope;
use crate::rules::anchor_words::AnchorWords;
use crate::rules::quotes::sentences::sentence_around;

/// So many anchors of an event are read.
const ANCHORS: usize = 16;

/// The longest passage that is read, in bytes.
const LONGEST: usize = 1 << 12;

/// What the source says where an anchor is.
pub(super) struct Passage<'s> {
    /// The sentences in which the anchor is, or its words alone where the text is not at hand.
    pub own: &'s str,
    /// The same with the sentence that follows in the paragraph.
    pub whole: &'s str,
}

/// Reads the passages of anchors.
pub(super) struct Passages<'s> {
    scope: &'s Scope<'s>,
    words: AnchorWords<'s>,
    paragraphs: OnceCell<Vec<Range<usize>>>,
}

impl<'s> Passages<'s> {
    pub(super) fn new(scope: &'s Scope<'s>) -> Self {
        Passages { scope, words: AnchorWords::new(scope), paragraphs: OnceCell::new() }
    }

    /// The passages of an event's anchors; none if one of them is not known or too long.
    pub(super) fn of(&mut self, event: &'s Event<'s>, path: &PathBuf) -> Option<Vec<Passage<'s>>> {
        let anchors = event.anchors.as_deref()?;
        if anchors.is_empty() || anchors.len() > ANCHORS {
            return None;
        }
        let all: Option<Vec<_>> = anchors
            .iter()
            .enumerate()
            .map(|(number, anchor)| self.one(anchor, &path.clone().key("anchors").index(number)))
            .collect();
        all.filter(|all| all.iter().all(|passage| passage.whole.len() <= LONGEST))
    }

    /// The passage of one anchor.
    pub(super) fn one(&mut self, anchor: &'s Anchor<'s>, path: &PathBuf) -> Option<Passage<'s>> {
        let words = self.words.of(anchor)?;
        Some(self.around(path).unwrap_or(Passage { own: words, whole: words }))
    }

    /// The sentences around the words of an anchor, if it is known where in the text they are.
    fn around(&self, path: &PathBuf) -> Option<Passage<'s>> {
        let source = self.scope.text?;
        let place = self.scope.proof(source, path)?.place()?;
        let (from, to) = (source.byte_at(place.start)?, source.byte_at(place.end)?);
        let paragraphs = self.paragraphs.get_or_init(|| paragraphs(source.as_str()));
        let number = paragraphs.partition_point(|range| range.start <= from).checked_sub(1)?;
        let paragraph = paragraphs.get(number).filter(|range| to <= range.end)?;
        let bounds = source.scalar_at(paragraph.start)..source.scalar_at(paragraph.end);
        let last = place.end.saturating_sub(1);
        let start = sentence_around(source, place.start, &bounds).start;
        let end = sentence_around(source, last, &bounds).end.max(last + 1);
        let next = sentence_around(source, (end + 1).min(bounds.end), &bounds).end.max(end);
        Some(Passage { own: source.slice(start..end)?, whole: source.slice(start..next)? })
    }
}
