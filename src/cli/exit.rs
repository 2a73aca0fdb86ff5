//! How a run can end, for whoever called it.

use std::io;
use std::process::ExitCode;

/// The exit codes. The greatest of those that apply is the one that is returned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Exit {
    /// Nothing was found that the caller asked to fail on.
    #[default]
    Clean = 0,
    /// There are findings at or above `--fail-on`.
    Findings = 1,
    /// The command line makes no sense, or names something that does not exist.
    Usage = 2,
    /// An input could not be read or an output could not be written.
    Io = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// Why a command stopped before its end.
#[derive(Debug)]
pub(super) enum Failure {
    /// The command line makes no sense; with the reason.
    Usage(String),
    /// A file of settings makes no sense; with a finished drawing of what is wrong.
    Drawn(String),
    /// The output could not be written; with its name.
    Output(String, io::Error),
}

impl Failure {
    /// What `?` makes of an error in writing to standard output.
    pub(super) fn stdout(error: io::Error) -> Self {
        Failure::Output("standard output".to_owned(), error)
    }
}
