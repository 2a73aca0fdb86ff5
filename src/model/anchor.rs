//! Where something stands in the source.

use super::entity::entity;
use super::{Offset, Verbatim};

entity! {
    /// A span of the source's canonical text: positions, the words themselves, or both. Positions
    /// alone are enough where the words may not be republished; `text_sha256` of the source binds
    /// them to the text. The canonical text is the source decoded from UTF-8, without a leading
    /// byte order mark, with every CRLF and CR turned into a line feed.
    part(Default, Eq, Hash) Anchor "anchor" {
        /// Where the span starts, in Unicode scalar values from 0.
        optional start: Offset,
        /// Where the span ends (exclusive), in Unicode scalar values from 0.
        optional end: Offset,
        /// The words of the span, exactly as the source has them.
        optional exact: Verbatim<'a>,
        /// Some text that stands directly before the span.
        optional prefix: Verbatim<'a>,
        /// Some text that stands directly after the span.
        optional suffix: Verbatim<'a>,
    }
}

impl Anchor<'_> {
    /// The span from `start` to `end` (exclusive), in Unicode scalar values.
    #[must_use]
    pub fn at(start: Offset, end: Offset) -> Self {
        Anchor::new().start(start).end(end)
    }
}
