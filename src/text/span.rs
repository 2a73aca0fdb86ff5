//! A range of bytes.

use std::ops::Range;

/// A range of bytes in a text, counted from its start; the end is exclusive.
///
/// An empty span marks a place between two characters, such as the end of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset of the byte after the last one.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to but not including `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes; 0 where the end lies before the start.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether there is no byte in the span.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The same span in a text that has `by` more bytes in front. Saturates.
    #[must_use]
    pub const fn shift(self, by: usize) -> Self {
        Self { start: self.start.saturating_add(by), end: self.end.saturating_add(by) }
    }

    /// The part of `text` that the span covers.
    ///
    /// Empty where the span does not lie within `text` or cuts a character in two: a span is only
    /// as good as the text it was made for, and a report must not fail over it.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures() {
        assert_eq!(Span::new(2, 5).len(), 3);
        assert!(Span::new(2, 2).is_empty());
        assert!(Span::new(5, 2).is_empty());
        assert_eq!(Span::new(2, 5).shift(10), Span::new(12, 15));
        assert_eq!(Span::new(1, 2).shift(usize::MAX), Span::new(usize::MAX, usize::MAX));
    }

    #[test]
    fn cuts_only_what_can_be_cut() {
        assert_eq!(Span::new(1, 3).of("aéb"), "é");
        assert_eq!(Span::new(1, 2).of("aéb"), "");
        assert_eq!(Span::new(3, 9).of("aéb"), "");
        assert_eq!(Span::new(3, 1).of("aéb"), "");
    }
}
