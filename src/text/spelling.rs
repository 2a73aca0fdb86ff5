//! How a value was written in an input that is not JSON.

use std::fmt;

use super::Span;

/// The characters of values in the input that a JSON text was made from.
///
/// In YAML `010` and `10` are the same number, and a code `010` is not a code `10`. Whoever proposes
/// a string for a number has to propose what was written.
pub trait Spelling: fmt::Debug {
    /// What was written for the value at `span` of the JSON text; none where it was written at another
    /// place, such as at the anchor of an alias.
    fn written(&self, span: Span) -> Option<&str>;
}
