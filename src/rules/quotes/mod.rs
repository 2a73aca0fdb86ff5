//! 4xx: quotes, and proof that they stand in the source.

pub(crate) mod alteration;
mod clauses;
mod edits;
#[cfg(test)]
mod labels;
mod languages;
mod mojibake;
pub(crate) mod omissions;
mod reporter;
pub(crate) mod sentences;
mod spans;
mod speaker_places;
mod surroundings;

pub(crate) mod altered;
mod anchors;
pub mod broken_attribution;
pub mod distant_mention;
pub mod garbled_text;
pub mod joined_speakers;
pub mod misplaced_fragments;
pub mod missing_original;
pub mod name_as_quote;
pub mod omitted_words;
pub mod points_nowhere;
pub(crate) mod printed;
pub(crate) mod proof;
pub(crate) mod respell;
pub mod shared_span;
pub mod short_direct_quote;
pub mod speaker_addresses_itself;
pub mod speaker_basis_mismatch;
pub mod speaker_not_at_event;
pub mod text_differs_from_anchors;
pub mod translation_mismatch;
pub mod unmarked_edit;

pub mod context_mismatch;
pub mod impossible_span;
pub mod marks_in_span;
pub mod quote_from_headline;
pub mod source_changed;
pub mod speaker_not_near;
pub mod split_word;
pub mod text_unavailable;
pub mod typographic_difference;
pub mod uncovered_quotation;
pub mod unmarked_span;
pub mod words_not_at_positions;
pub mod words_not_in_source;
