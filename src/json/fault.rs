//! What is wrong with a JSON text.

use std::fmt;

use crate::text::Span;

/// What sort of fault it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FaultKind {
    /// The text is not JSON (RFC 8259).
    Syntax,
    /// An escape such as `\uD800` that is half of a pair without the other half. RFC 8259 has it
    /// in its grammar, but it stands for no character; RFC 7493, section 2.1, forbids it.
    LoneSurrogate,
    /// A number whose nearest double is infinite. RFC 7493, section 2.2, forbids it.
    NumberOverflow,
    /// More arrays and objects within one another than [`MAX_DEPTH`](super::MAX_DEPTH).
    TooDeep,
    /// More values than [`MAX_VALUES`](super::MAX_VALUES).
    TooManyValues,
}

/// A fault of a JSON text, with its place and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What sort of fault it is.
    pub kind: FaultKind,
    /// Where it is, in bytes of the text. Empty at the end of the text.
    pub span: Span,
    /// What was found and what was wanted. Words of the text stand in backticks, cut short and
    /// with invisible characters replaced by their code points.
    pub message: String,
    /// What to do, as an order that can be carried out.
    pub help: Option<String>,
    /// Another place that has to do with it, and what.
    pub related: Option<(Span, String)>,
}

impl Fault {
    /// A fault of the given kind, so far without help.
    pub(super) fn new(kind: FaultKind, span: Span, message: impl Into<String>) -> Self {
        Self { kind, span, message: message.into(), help: None, related: None }
    }

    /// A fault of syntax, so far without help.
    pub(super) fn syntax(span: Span, message: impl Into<String>) -> Self {
        Self::new(FaultKind::Syntax, span, message)
    }

    /// The same fault with an order.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same fault with another place.
    pub(super) fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related = Some((span, label.into()));
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}
