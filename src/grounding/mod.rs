//! Does this stand in that text? Proof that a record's words and positions are those of its source.
//!
//! [`SourceText`] is the canonical text of a source with what is needed to look things up in it.
//! [`SourceText::locate`] gives the verdict on a passage: it stands there letter for letter, or but
//! for typography, or altered, and then in which words, or not at all. [`SourceText::locate_parts`]
//! does so for a quotation in several parts, and [`SourceText::occurrences`] finds exact places
//! alone.
//!
//! What stands for what in typography is in `fold.rs`. A folded text has an index over its words
//! (`index.rs`): whole passages are looked for by their rarest word (`standing.rs`), altered ones by
//! several rare words that agree (`resembling.rs`), which are then laid beside the text word by word
//! (`align.rs`) to tell what differs (`changes.rs`). All work for one passage is in proportion to
//! the text and the passage.
//!
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
