//! Running the program in a directory of its own.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The rules about syntax, for which `{}` is a clean record.
pub(crate) const SYNTAX: [&str; 2] = ["--select", "V0"];

/// What a run came to.
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Outcome {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        }
    }
}

impl Outcome {
    /// The exit code; none after a signal.
    pub(crate) fn code(&self) -> Option<i32> {
        self.code
    }

    /// Checks the exit code and, if it is another, shows what was said.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "out: {}\nerr: {}", self.out, self.err);
        self
    }

    /// Checks that standard error says something.
    #[track_caller]
    pub(crate) fn complains(self, what: &str) -> Self {
        assert!(self.err.contains(what), "{what:?} is not in: {}", self.err);
        self
    }
}

/// A directory with records in it.
pub(crate) struct Records(TempDir);

impl Records {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, and the directories it lies in.
    pub(crate) fn with(self, name: impl AsRef<OsStr>, content: impl AsRef<[u8]>) -> Self {
        let path = self.path().join(Path::new(&name));
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).unwrap()
    }

    /// The names in the directory, sorted.
    pub(crate) fn names(&self) -> Vec<PathBuf> {
        let mut names: Vec<_> = std::fs::read_dir(self.path())
            .unwrap()
            .map(|entry| PathBuf::from(entry.unwrap().file_name()))
            .collect();
        names.sort();
        names
    }

    /// The program, to be run here, with nothing in the environment that changes what it does.
    pub(crate) fn command<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_verbale"));
        command.args(arguments).current_dir(self.path()).stdin(Stdio::null());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "TERM", "CI"] {
            command.env_remove(name);
        }
        command.env_remove("VERBALE_CONFIG").env_remove("SOURCE_DATE_EPOCH");
        // Whoever runs the tests may have a configuration.
        command.env("XDG_CONFIG_HOME", self.path().join(".config"));
        command
    }

    pub(crate) fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Outcome {
        self.command(arguments).output().unwrap().into()
    }

    /// Runs with the rules about syntax only.
    pub(crate) fn check(&self, arguments: &[&str]) -> Outcome {
        self.run(&[&["validate"], &SYNTAX[..], arguments].concat())
    }

    /// Runs with the rules about syntax only, on standard input.
    pub(crate) fn check_stdin(&self, arguments: &[&str], input: &[u8]) -> Outcome {
        self.run_stdin(&[&["validate"], &SYNTAX[..], arguments].concat(), input)
    }

    /// Runs on standard input.
    pub(crate) fn run_stdin(&self, arguments: &[&str], input: &[u8]) -> Outcome {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The program may have seen enough before the end.
        let _ = child.stdin.take().unwrap().write_all(input);
        child.wait_with_output().unwrap().into()
    }
}
