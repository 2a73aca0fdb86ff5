//! From the paths on the command line to the inputs that are read.
//!
//! A path that matches nothing is an error and not an empty list: a slip of the keyboard in a
//! script must not look like records without faults.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;

use super::exit::Exit;
use super::reading::InputFormat;
use crate::formats::{self, Layout};

/// Something to read records from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// Standard input.
    Stdin,
    /// A regular file, or a folder that is one input, such as one of tables.
    File(PathBuf),
}

/// A path that gave no input, and how the run ends because of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    /// [`Exit::Usage`] where there is nothing, [`Exit::Io`] where it cannot be read.
    pub(super) exit: Exit,
    /// What is the matter; to be sanitised.
    pub(super) message: String,
}

impl Problem {
    /// There is nothing to read.
    pub(super) fn nothing(message: String) -> Self {
        Self { exit: Exit::Usage, message }
    }

    /// There is something, and it cannot be read.
    pub(super) fn unreadable(path: &Path, reason: &dyn std::fmt::Display) -> Self {
        Self { exit: Exit::Io, message: format!("cannot read {}: {reason}", path.display()) }
    }
}

/// Expands the paths of the command line, each input once, in the order in which they are named
/// and within a directory in order of path.
///
/// Packed files are found in directories if they are asked for. If a format is given, files of that
/// format are; otherwise those of JSON, one record or one a line.
pub(super) fn expand(
    paths: &[PathBuf],
    packed: bool,
    format: InputFormat,
) -> (Vec<Input>, Vec<Problem>) {
    let mut expansion = Expansion { wanted: Wanted { packed, format }, ..Expansion::default() };
    for path in paths {
        expansion.path(path);
    }
    (expansion.inputs, expansion.problems)
}

/// What cannot be read as a file of records, in words; nothing for a regular file.
pub(super) fn special(metadata: &fs::Metadata) -> Option<&'static str> {
    let kind = metadata.file_type();
    if kind.is_file() {
        return None;
    }
    if kind.is_dir() {
        return Some("a directory");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if kind.is_fifo() {
            return Some("a named pipe");
        }
        if kind.is_socket() {
            return Some("a socket");
        }
        if kind.is_char_device() || kind.is_block_device() {
            return Some("a device");
        }
    }
    Some("a special file")
}

#[derive(Default)]
struct Expansion {
    inputs: Vec<Input>,
    problems: Vec<Problem>,
    stdin: bool,
    wanted: Wanted,
    /// The real paths of the files so far, whatever names led to them.
    seen: HashSet<PathBuf>,
}

impl Expansion {
    fn path(&mut self, path: &Path) {
        if path == Path::new("-") {
            if !self.stdin {
                self.stdin = true;
                self.inputs.push(Input::Stdin);
            }
            return;
        }
        match fs::metadata(path) {
            Ok(found) if found.is_dir() && self.wanted.is_input(path) => {
                self.file(path.to_owned());
            }
            Ok(found) if found.is_dir() => self.directory(path),
            Ok(found) => match special(&found) {
                None => self.file(path.to_owned()),
                Some(kind) => {
                    let reason = format!("it is {kind}; use `-` to read a stream");
                    self.problems.push(Problem::unreadable(path, &reason));
                }
            },
            Err(error) if is_missing(&error) => match Pattern::new(path) {
                Some(pattern) => self.pattern(path, pattern),
                None => self.missing(path),
            },
            Err(error) => self.problems.push(Problem::unreadable(path, &error)),
        }
    }

    fn file(&mut self, path: PathBuf) {
        let real = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        if self.seen.insert(real) {
            self.inputs.push(Input::File(path));
        }
    }

    fn directory(&mut self, path: &Path) {
        let wanted = self.wanted;
        if !self.walk(path, None, |file| wanted.is_records(file)) {
            let known = wanted.extensions();
            let (last, others) = known.split_last().unwrap_or((&"", &[]));
            let others: Vec<_> = others.iter().map(|known| format!(".{known}")).collect();
            let or = if others.is_empty() { "" } else { " or " };
            let hint = match wanted.format {
                InputFormat::Auto => "; name the files of other formats, or the format",
                InputFormat::Of(_) => "",
            };
            self.problems.push(Problem::nothing(format!(
                "no records in {}: it has no {}{or}.{last} file that is neither hidden nor \
                 ignored{hint}",
                path.display(),
                others.join(", ")
            )));
        }
    }

    fn pattern(&mut self, path: &Path, pattern: Result<Pattern, globset::Error>) {
        let shown = path.display();
        let pattern = match pattern {
            Ok(pattern) => pattern,
            Err(error) => {
                let message = format!("`{shown}` is not a pattern: {}", error.kind());
                self.problems.push(Problem::nothing(message));
                return;
            }
        };
        let wanted = self.wanted;
        let any = self.walk(&pattern.base, pattern.depth, |file| pattern.matches(file, wanted));
        if !any {
            self.problems.push(Problem::nothing(format!("no file matches `{shown}`")));
        }
    }

    fn missing(&mut self, path: &Path) {
        let word = path.to_str().unwrap_or_default();
        // A plain word may have been meant for a command.
        let or_command =
            if word.bytes().all(|b| b.is_ascii_lowercase()) { ", nor a command," } else { "" };
        let what = format!("there is no file or directory{or_command} {}", path.display());
        let names = super::command_names();
        let hint = super::did_you_mean::did_you_mean(word, names.iter().map(String::as_str));
        self.problems.push(Problem::nothing(what + &hint));
    }

    /// Takes in the wanted files below a directory; says whether there was anything, be it only
    /// a problem.
    ///
    /// Hidden and ignored files are left out. Links to directories are not followed, so that a
    /// loop cannot trap the walk; links to files are, since a record must not be left unchecked
    /// in silence.
    fn walk(&mut self, base: &Path, depth: Option<usize>, wanted: impl Fn(&Path) -> bool) -> bool {
        // Paths below the working directory are shown without `./`, as one would type them.
        let here = base.as_os_str().is_empty() || base == Path::new(".");
        let root = if here { Path::new(".") } else { base };
        let mut any = false;
        let walk = WalkBuilder::new(root)
            .max_depth(depth)
            // The outcome should not depend on whether the files are checked out with git, nor on
            // what the user's own configuration ignores.
            .require_git(false)
            .git_global(false)
            .sort_by_file_path(Path::cmp)
            .build();
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let missing_base =
                        error.depth() == Some(0) && error.io_error().is_some_and(is_missing);
                    if !missing_base {
                        any = true;
                        let message = format!("cannot read {error}");
                        self.problems.push(Problem { exit: Exit::Io, message });
                    }
                    continue;
                }
            };
            let path = entry.path();
            let path = if here { path.strip_prefix(root).unwrap_or(path) } else { path }.to_owned();
            if !wanted(&path) {
                continue;
            }
            match fs::metadata(entry.path()) {
                Ok(found) if found.is_file() => self.file(path),
                // Directories with such a name, pipes, sockets and devices.
                Ok(_) => continue,
                Err(error) => self.problems.push(Problem::unreadable(&path, &error)),
            }
            any = true;
        }
        any
    }
}

/// A pattern the shell left alone: the part that is a directory, and a matcher for whole paths.
struct Pattern {
    base: PathBuf,
    matcher: GlobMatcher,
    /// How far below the base a match can lie, where that is known.
    depth: Option<usize>,
    /// Whether the last part names an extension; if not, files of records are meant.
    names_extension: bool,
}

impl Pattern {
    /// The pattern, if the path is one.
    fn new(path: &Path) -> Option<Result<Self, globset::Error>> {
        let is_meta = |part: &OsStr| part.to_string_lossy().contains(['*', '?', '[', '{']);
        if !path.iter().any(is_meta) {
            return None;
        }
        // A leading `./` is not part of what the walk yields.
        let path = path.strip_prefix(".").unwrap_or(path);
        let base: PathBuf = path.iter().take_while(|part| !is_meta(part)).collect();
        let rest = path.iter().skip(base.iter().count());
        let deep = path.iter().any(|part| part.to_string_lossy().contains("**"));
        let names_extension = path.extension().is_some();
        let glob = GlobBuilder::new(path.to_str()?).literal_separator(true).build();
        Some(glob.map(|glob| Self {
            base,
            matcher: glob.compile_matcher(),
            // Braces may hold separators, so that with them the depth is not known.
            depth: (!deep && !path.to_string_lossy().contains('{')).then(|| rest.count()),
            names_extension,
        }))
    }

    fn matches(&self, file: &Path, wanted: Wanted) -> bool {
        self.matcher.is_match(file) && (self.names_extension || wanted.is_records(file))
    }
}

/// What is looked for in directories.
#[derive(Clone, Copy, Default)]
struct Wanted {
    /// Whether files may be packed.
    packed: bool,
    format: InputFormat,
}

impl Wanted {
    /// Whether a directory is an input itself.
    fn is_input(self, directory: &Path) -> bool {
        match self.format {
            InputFormat::Auto => formats::of_folder(directory).is_some(),
            InputFormat::Of(format) => matches!(format.layout, Layout::Folder { .. }),
        }
    }

    /// The extensions of the files that are taken for records.
    fn extensions(self) -> Vec<&'static str> {
        match self.format {
            // What is in other formats may be anything; it has to be named.
            InputFormat::Auto => vec!["json", "ndjson", "jsonl"],
            InputFormat::Of(format) => format.extensions.to_vec(),
        }
    }

    /// Whether a file found in a directory is taken for records.
    ///
    /// JSON Schemas and baselines often lie beside the records they are about and are none themselves.
    fn is_records(self, path: &Path) -> bool {
        let plain = if self.packed { super::reading::unpacked(path) } else { path.to_owned() };
        let name = plain.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let has = |end: &str| name.strip_suffix(end).is_some_and(|stem| stem.ends_with('.'));
        let known = self.extensions().iter().any(|known| has(known));
        known && !name.ends_with(".schema.json") && !name.ends_with(".baseline.json")
    }
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
