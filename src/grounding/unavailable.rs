//! Why the text of a source is not at hand.

use std::fmt;

/// Why a file that a record names as the text of its source is not at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unavailable {
    /// There is no such file.
    Missing,
    /// Its path leads out of the folder that it has to lie in.
    Outside,
    /// It is a folder, a device or the like.
    NoFile,
    /// It has more than so many bytes.
    TooLarge(usize),
    /// It is not UTF-8; with what it is instead.
    NotUtf8(String),
    /// It cannot be read; with the reason.
    Unreadable(String),
}

impl Unavailable {
    /// Whether the file may turn up elsewhere: nothing is wrong but that it is not there.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        matches!(self, Unavailable::Missing)
    }
}

/// "the source text ...".
impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unavailable::Missing => f.write_str("cannot be found"),
            Unavailable::Outside => f.write_str("leads out of its folder, and is not read"),
            Unavailable::NoFile => f.write_str("is no file"),
            Unavailable::TooLarge(limit) => {
                write!(f, "has more than {limit} bytes, and is not read")
            }
            Unavailable::NotUtf8(what) => write!(f, "cannot be read: {what}"),
            Unavailable::Unreadable(reason) => write!(f, "cannot be read: {reason}"),
        }
    }
}
