//! Text as bytes, lines and characters: where something stands, and what it is made of.
//!
//! * [`decode`] turns bytes into text and says what they are when they are not UTF-8.
//! * [`Span`] is a place in bytes; [`LineIndex`] turns a byte offset into a [`Position`] that a
//!   person can find.
//! * [`canonical`] is the form in which sources are quoted; [`slice_scalars`] cuts it.
//! * [`hidden`] tells characters that cannot be seen.
//!
//! Nothing here knows JSON or records.

mod canonical;
mod encoding;
mod hidden;
mod letters;
mod lines;
mod span;
mod spelling;

pub use canonical::{canonical, scalar_len, slice_scalars};
pub use encoding::{Decoded, EncodingError, EncodingKind, decode};
pub use hidden::{Hidden, code_point, has_hidden, hidden};
pub(crate) use letters::{is_alphanumeric, is_without_blanks, small};
pub use lines::{LineIndex, Position};
pub use span::Span;
pub use spelling::Spelling;
