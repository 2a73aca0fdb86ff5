//! Spans of a source: where anchors say they stand, in Unicode scalar values.

use crate::model::Anchor;

/// The most scalar values that may lie between two parts of one quotation, and between a quotation
/// and the words that bring it in.
pub(super) const FAR: u64 = 400;

/// A span of the source that is not empty; `end` is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub(super) start: u64,
    pub(super) end: u64,
}

impl Span {
    /// Where an anchor says it stands; none if it has no positions, or such as cannot be.
    pub(super) fn of(anchor: &Anchor<'_>) -> Option<Self> {
        let (start, end) = (anchor.start?.get(), anchor.end?.get());
        (start < end).then_some(Span { start, end })
    }

    /// Whether both have a scalar value in common.
    pub(super) fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// How many scalar values lie between the two; 0 where they touch or overlap.
    pub(super) fn distance(self, other: Span) -> u64 {
        let before = other.start.saturating_sub(self.end);
        before.max(self.start.saturating_sub(other.end))
    }
}

#[cfg(test)]
mod tests {
    use super::Span;
    use crate::model::{Anchor, Offset};

    fn span(start: u64, end: u64) -> Span {
        Span { start, end }
    }

    #[test]
    fn spans_overlap_where_they_share_a_character() {
        assert!(span(0, 5).overlaps(span(4, 9)) && span(4, 9).overlaps(span(0, 5)));
        assert!(span(0, 9).overlaps(span(3, 4)));
        assert!(!span(0, 5).overlaps(span(5, 9)) && !span(5, 9).overlaps(span(0, 5)));
    }

    #[test]
    fn distances_go_both_ways() {
        assert_eq!(span(0, 5).distance(span(8, 9)), 3);
        assert_eq!(span(8, 9).distance(span(0, 5)), 3);
        assert_eq!(span(0, 5).distance(span(5, 9)), 0);
        assert_eq!(span(0, 9).distance(span(3, 4)), 0);
    }

    #[test]
    fn an_anchor_has_a_span_if_its_positions_can_be() {
        let offset = |at: u64| Offset::new(at).unwrap();
        assert_eq!(Span::of(&Anchor::at(offset(2), offset(5))), Some(span(2, 5)));
        assert_eq!(Span::of(&Anchor::at(offset(5), offset(5))), None);
        assert_eq!(Span::of(&Anchor::at(offset(6), offset(5))), None);
        assert_eq!(Span::of(&Anchor::new().start(offset(6))), None);
    }
}
