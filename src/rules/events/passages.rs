//! The sentences of the source in which an event is told.

use memchr::memmem;

use crate::grounding::paragraphs;
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

/// The passages of an event's anchors; none if one of them is not known or too long.
pub(super) fn passages<'s>(scope: &'s Scope<'s>, event: &'s Event<'s>) -> Option<Vec<Passage<'s>>> {
    let anchors = event.anchors.as_deref()?;
    if anchors.is_empty() || anchors.len() > ANCHORS {
        return None;
    }
    let mut words = AnchorWords::new(scope);
    let all: Option<Vec<_>> =
        anchors.iter().map(|anchor| passage(scope, &mut words, anchor)).collect();
    all.filter(|all| all.iter().all(|passage| passage.whole.len() <= LONGEST))
}

/// The passage of one anchor.
pub(super) fn passage<'s>(
    scope: &'s Scope<'s>,
    words: &mut AnchorWords<'s>,
    anchor: &'s Anchor<'s>,
) -> Option<Passage<'s>> {
    let words = words.of(anchor)?;
    Some(around(scope, anchor, words).unwrap_or(Passage { own: words, whole: words }))
}

/// The sentences around the words of an anchor, if it is known where in the text they are.
fn around<'s>(scope: &'s Scope<'s>, anchor: &Anchor<'_>, words: &str) -> Option<Passage<'s>> {
    let source = scope.text?;
    let text = source.as_str();
    let start = anchor.start.and_then(|start| usize::try_from(start.get()).ok());
    let given = start.and_then(|start| source.byte_at(start));
    let is_there = |at: &usize| text.get(*at..).is_some_and(|rest| rest.starts_with(words));
    let from = given.filter(is_there).or_else(|| {
        let mut places = memmem::find_iter(text.as_bytes(), words);
        places.next().filter(|_| !words.is_empty() && places.next().is_none())
    })?;
    let to = from + words.len();
    let paragraphs = paragraphs(text);
    let paragraph = paragraphs.iter().find(|range| range.start <= from && to <= range.end)?;
    let bounds = source.scalar_at(paragraph.start)..source.scalar_at(paragraph.end);
    let last = source.scalar_at(to).saturating_sub(1);
    let start = sentence_around(source, source.scalar_at(from), &bounds).start;
    let end = sentence_around(source, last, &bounds).end.max(last + 1);
    let next = sentence_around(source, (end + 1).min(bounds.end), &bounds).end.max(end);
    Some(Passage { own: source.slice(start..end)?, whole: source.slice(start..next)? })
}
