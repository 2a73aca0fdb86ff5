//! 4xx: quotes, and proof that they stand in the source.

mod anchors;
pub(crate) mod printed;
pub(crate) mod proof;

pub mod context_mismatch;
pub mod impossible_span;
pub mod marks_in_span;
pub mod source_changed;
pub mod speaker_not_near;
pub mod split_word;
pub mod text_unavailable;
pub mod typographic_difference;
pub mod uncovered_quotation;
pub mod unmarked_span;
pub mod words_not_at_positions;
pub mod words_not_in_source;
