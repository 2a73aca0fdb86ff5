//! Does this stand in that text? Proof that a record's words and positions are those of its source.
//!
//! [`SourceText`] is the canonical text of a source with what is needed to look things up in it.
//! All positions are offsets in Unicode scalar values, `start` inclusive and `end` exclusive.

mod align;
mod chain;
mod changes;
mod elided;
mod fold;
mod index;
mod letters;
mod locate;
mod located;
mod resembling;
mod source_text;
mod standing;
mod token;
mod weighty;

pub use located::{Change, ChangeKind, Located, Verdict};
pub use source_text::SourceText;
