//! Does this stand in that text? Proof that a record's words and positions are those of its source.
//!
//! [`SourceText`] is the canonical text of a source with what is needed to look things up in it.
//! [`SourceText::locate`] gives the verdict on a passage: it stands there letter for letter, or but
//! for typography, or altered, and then in which words, or not at all. [`SourceText::locate_parts`]
//! does so for a quotation in several parts, and [`SourceText::occurrences`] finds exact places
//! alone.
//!
//! What is the same but for typography is in `fold.rs`, with the spelling variants of `variants/`,
//! and, where both sides are needed to tell, in `joint.rs`. A folded text has an index over its words
//! (`index.rs`): whole passages are looked for by their rarest word (`standing.rs`), altered ones by
//! several rare words that agree (`resembling.rs`), which are then laid beside the text word by word
//! (`align.rs`) to tell what differs (`changes.rs`) and what that is called (`labels.rs`). All work for one passage is in proportion to
//! the text and the passage.
//!
//! All positions are offsets in Unicode scalar values, `start` inclusive and `end` exclusive.
//!
//! * [`marked_spans`] finds what stands in quotation marks.
//! * [`Ruler`] tells why positions miss the words that they were given for.
//! * [`cut`] tells whether a place lies within a letter or a word.

mod align;
mod boundary;
mod chain;
mod changes;
mod divided;
mod elided;
mod fold;
mod index;
mod joined;
mod joint;
mod labels;
mod letters;
mod locate;
mod located;
mod marks;
mod markup;
mod paragraphs;
mod position;
mod reading;
mod resembling;
pub(crate) mod sense;
mod skeleton;
mod source_text;
mod standing;
mod token;
mod unavailable;
mod variants;
mod words;

pub use boundary::{Cut, cut};
pub(crate) use divided::{ends_like, respelled, same_but_typography, starts_like};
pub use located::{Change, ChangeKind, Located, Verdict};
pub(crate) use marks::sentences;
pub use marks::{Marked, Part, marked_spans};
pub(crate) use markup::{Undecoded, same_when_decoded};
pub use paragraphs::paragraphs;
pub use position::{Ending, Reason, Ruler, Unit};
pub(crate) use reading::{Named, Names, Reading};
pub use sense::{KnownLanguage, known_languages};
pub use source_text::SourceText;
pub use unavailable::Unavailable;
pub(crate) use variants::plain;
pub(crate) use words::{Word, words};
