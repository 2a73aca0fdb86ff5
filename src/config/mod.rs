//! What a user has set in `verbale.toml`.
//!
//! * [`keys`] is the one place where the keys are defined: what can be written, and what it means.
//!   The published schema ([`schema`]) and the table in `docs/configuration.md` are made of it.
//! * [`find`] looks for the file that holds for a folder, [`Config::load`] reads it with the files
//!   that it extends, and [`Config::chosen`] says what holds for one input.
//!
//! A file that cannot be used is a list of [`Problem`]s, each with its place; all that are found in a
//! file are told at once.

mod day;
mod file;
mod find;
mod globs;
pub mod keys;
mod problem;
mod read;
pub mod schema;
mod suppression;

use std::path::Path;

use crate::rules::words::quoted;
use crate::validate::{Level, Profile};

pub use day::Day;
use file::{File, Named};
pub use find::{FILE_NAME, find, of_user};
pub use problem::{Problem, Text};
pub use suppression::{Step, Suppression};

/// The most files that extend one another.
pub const MOST_FILES: usize = 16;

/// A file with those that it extends.
#[derive(Debug)]
pub struct Config {
    /// The files, the farthest first, so that what a nearer one says comes later and wins.
    files: Vec<File>,
}

/// What a configuration says of one input.
#[derive(Debug, Default)]
pub struct Chosen {
    /// The profile.
    pub profile: Option<&'static Profile>,
    /// What is said of rules: selectors with levels, in the order in which they are to be applied.
    pub levels: Vec<(String, Level)>,
    /// The most bytes of a record in a file of its own.
    pub max_record_bytes: Option<usize>,
    /// The most bytes of a record that is a line among others.
    pub max_line_bytes: Option<usize>,
}

impl Config {
    /// Reads the file at `path` and those that it extends.
    ///
    /// # Errors
    /// What is wrong with the files; there is at least one problem. Those of the first file that
    /// cannot be used are given.
    pub fn load(path: &Path) -> Result<Self, Vec<Problem>> {
        let mut files: Vec<File> = Vec::new();
        let mut next = File::read(path)?;
        loop {
            let extend = next.extend.clone();
            files.push(next);
            let Some(extend) = extend else { break };
            next = follow(&files, &extend)?;
        }
        files.reverse();
        Ok(Config { files })
    }

    /// What holds for the input at `path`, which is absolute.
    #[must_use]
    pub fn chosen(&self, path: &Path) -> Chosen {
        let mut chosen = Chosen::default();
        for file in &self.files {
            chosen.profile = file.profile.or(chosen.profile);
            chosen.max_record_bytes = file.max_record_bytes.or(chosen.max_record_bytes);
            chosen.max_line_bytes = file.max_line_bytes.or(chosen.max_line_bytes);
            chosen.levels.extend(file.levels.iter().cloned());
            for over in file.overrides.iter().filter(|over| over.paths.matches(path)) {
                chosen.profile = over.profile.or(chosen.profile);
                chosen.levels.extend(over.levels.iter().cloned());
            }
        }
        chosen
    }

    /// The suppressions of all files, the farthest first.
    pub fn suppressions(&self) -> impl Iterator<Item = &Suppression> {
        self.files.iter().flat_map(|file| &file.suppressions)
    }

    /// The folder of the nearest file.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.files.last().map_or(Path::new(""), |file| &file.folder)
    }

    /// Where the texts of sources are: the word of the nearest file that has one.
    #[must_use]
    pub fn sources(&self) -> Option<&Path> {
        let named = self.files.iter().rev().find_map(|file| file.sources.as_ref());
        named.map(|named| named.path.as_path())
    }

    /// The problem that what [`Config::sources`] names cannot be used; none if it names nothing.
    #[must_use]
    pub fn no_sources(&self, error: &std::io::Error) -> Option<Problem> {
        let (file, named) =
            self.files.iter().rev().find_map(|file| Some((file, file.sources.as_ref()?)))?;
        let message = format!("cannot read the sources in {}: {error}", quoted(&named.written));
        let help = format!("it is looked for at {}", named.path.display());
        Some(Problem::at(&file.text, named.span, message).help(help))
    }

    /// Where the baseline is: the word of the nearest file that has one.
    #[must_use]
    pub fn baseline(&self) -> Option<&Path> {
        self.files.iter().rev().find_map(|file| file.baseline.as_deref())
    }
}

/// Reads the file that the last of `files` extends.
fn follow(files: &[File], extend: &Named) -> Result<File, Vec<Problem>> {
    let from = |message: String| {
        let file = files.last();
        vec![file.map_or_else(
            || Problem::of_file(&extend.path, message.clone()),
            |file| Problem::at(&file.text, extend.span, message.clone()),
        )]
    };
    let real = extend.path.canonicalize().unwrap_or_else(|_| extend.path.clone());
    if let Some(first) = files.iter().position(|file| file.real == real) {
        let message = match files.len() - first {
            1 => "this file extends itself".to_owned(),
            circle => format!("this closes a circle of {circle} files that extend one another"),
        };
        return Err(from(message));
    }
    if files.len() >= MOST_FILES {
        return Err(from(format!("more than {MOST_FILES} files extend one another")));
    }
    let written = quoted(&extend.written);
    // What is told of a file shows lines of it, and whoever writes a configuration need not be the
    // one who runs it. So no other files are read, nor is it told whether they are there.
    if !file::is_toml(&extend.path) {
        return Err(from(format!("{written} is not called *.toml")));
    }
    match std::fs::metadata(&extend.path) {
        Ok(found) if found.is_file() => File::read(&extend.path),
        Ok(_) => Err(from(format!("{written} is not a file"))),
        Err(error) => Err(from(format!("cannot read {written}: {error}"))),
    }
}
