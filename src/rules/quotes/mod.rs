//! 4xx: quotes, and proof that they stand in the source.

mod country_languages;
mod edits;
mod mojibake;
mod negation;
mod spans;

pub mod broken_attribution;
pub mod distant_mention;
pub mod garbled_text;
pub mod misplaced_fragments;
pub mod missing_original;
pub mod points_nowhere;
pub mod shared_span;
pub mod short_direct_quote;
pub mod speaker_basis_mismatch;
pub mod text_differs_from_anchors;
pub mod translation_mismatch;
pub mod unmarked_edit;
