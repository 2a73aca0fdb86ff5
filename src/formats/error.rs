//! Why records could not be read or written.

use std::fmt;
use std::io;

use crate::stream::{Flaw, LineColumn};
use crate::text::{Position, Span};

/// Why records could not be read or written.
#[derive(Debug)]
pub enum Error {
    /// The input or output fails.
    Io(io::Error),
    /// The input is not of the format.
    Malformed(Box<Malformed>),
    /// The format has no way to do what was asked for; with the reason and what to do instead.
    Refused(String),
}

/// What keeps an input from being read as what it should be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Malformed {
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where, in bytes of `text`.
    pub span: Span,
    /// Where, in lines and columns of the input, if it is text.
    pub position: Option<Position>,
    /// Some of the input around the place, if it is text.
    pub text: String,
}

impl Error {
    /// One for what the format has no way to do.
    #[must_use]
    pub fn refused(reason: impl Into<String>) -> Self {
        Error::Refused(reason.into())
    }

    /// One for an input that is not text.
    #[must_use]
    pub fn malformed(message: impl Into<String>) -> Self {
        Error::Malformed(Box::new(Malformed { message: message.into(), ..Malformed::default() }))
    }
}

impl From<Flaw> for Error {
    fn from(flaw: Flaw) -> Self {
        let Flaw { message, help, position: LineColumn { line, column } } = flaw;
        let (help, position) = (Some(help.to_owned()), Some(Position { line, column }));
        Error::Malformed(Box::new(Malformed { message, help, position, ..Malformed::default() }))
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Error::Io(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Io(error) => error.fmt(f),
            Error::Malformed(malformed) => f.write_str(&malformed.message),
            Error::Refused(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Io(error) => Some(error),
            Error::Malformed(_) | Error::Refused(_) => None,
        }
    }
}
