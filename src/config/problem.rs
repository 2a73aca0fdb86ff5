//! What is wrong with a configuration.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::nearest::nearest;
use crate::text::{LineIndex, Position, Span};

/// The text of a file, and what the file is called.
#[derive(Debug)]
pub struct Text {
    /// The path as it is to be shown.
    pub path: PathBuf,
    /// The text, without a byte order mark.
    pub content: String,
}

/// One thing that is wrong with a configuration, or odd about it.
///
/// Its words may hold words of the file, unescaped.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The file with its text; the text is empty where it could not be read.
    pub text: Arc<Text>,
    /// The bytes it is about.
    pub span: Span,
    /// Where they start, line and column.
    pub start: Position,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// What to write beside the marked text.
    pub label: Option<String>,
    /// An order that can be carried out.
    pub help: Option<String>,
}

impl Problem {
    /// A problem with a part of a file.
    pub(super) fn at(text: &Arc<Text>, span: Span, message: impl Into<String>) -> Self {
        let start = LineIndex::new(&text.content).position(&text.content, span.start);
        Problem {
            text: Arc::clone(text),
            span,
            start,
            message: message.into(),
            label: None,
            help: None,
        }
    }

    /// A problem with a file of which nothing is known.
    pub(super) fn of_file(path: &Path, message: impl Into<String>) -> Self {
        let text = Arc::new(Text { path: path.to_owned(), content: String::new() });
        Problem::at(&text, Span::default(), message)
    }

    /// The same with an order.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with words beside the marked text.
    pub(super) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// The same with the candidate that is closest to `word`, if one is close.
    pub(super) fn suggest<'c>(
        self,
        word: &str,
        candidates: impl IntoIterator<Item = &'c str>,
    ) -> Self {
        match nearest(word, candidates).first() {
            Some(closest) => self.label(format!("did you mean `{}`?", closest.value)),
            None => self,
        }
    }
}
