//! From the paths on the command line to the inputs that are read.
//!
//! A path that matches nothing is an error and not an empty list: a slip of the keyboard in a
//! script must not look like records without faults.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;

use super::exit::Exit;
use super::reading::InputFormat;
use super::skipped::Skipped;
use crate::formats::{self, Format, Layout};

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

/// What the paths of the command line come to.
#[derive(Default)]
pub(super) struct Expanded {
    /// Each input once.
    pub(super) inputs: Vec<Input>,
    /// The paths that gave none.
    pub(super) problems: Vec<Problem>,
    /// The files that were found in directories and are of no format that is read.
    pub(super) skipped: Skipped,
}

/// Expands the paths of the command line, each input once, in the order in which they are named
/// and within a directory in order of path.
///
/// Packed files are found in directories if they are asked for. If a format is given, files of that
/// format are found, and no others are missed; otherwise those of every format that can be read and
/// holds whole records, and folders of tables.
pub(super) fn expand(paths: &[PathBuf], packed: bool, format: InputFormat) -> Expanded {
    let wanted = Wanted { packed, format };
    let mut expansion =
        Expansion { expanded: Expanded::default(), stdin: false, wanted, seen: HashSet::new() };
    for path in paths {
        expansion.path(path);
    }
    expansion.expanded
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

struct Expansion {
    expanded: Expanded,
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
                self.expanded.inputs.push(Input::Stdin);
            }
            return;
        }
        match fs::metadata(path) {
            Ok(found) if found.is_dir() && self.wanted.is_input() => {
                self.file(path.to_owned());
            }
            Ok(found) if found.is_dir() => self.directory(path),
            Ok(found) => match special(&found) {
                None => self.file(path.to_owned()),
                Some(kind) => {
                    let reason = format!("it is {kind}; use `-` to read a stream");
                    self.expanded.problems.push(Problem::unreadable(path, &reason));
                }
            },
            Err(error) if is_missing(&error) => match Pattern::new(path) {
                Some(pattern) => self.pattern(path, pattern),
                None => self.missing(path),
            },
            Err(error) => self.expanded.problems.push(Problem::unreadable(path, &error)),
        }
    }

    fn file(&mut self, path: PathBuf) {
        let real = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        if self.seen.insert(real) {
            self.expanded.inputs.push(Input::File(path));
        }
    }

    fn directory(&mut self, path: &Path) {
        if self.walk(path, true, None, |_| true) {
            return;
        }
        let shown = path.display();
        let why = match self.wanted.format {
            InputFormat::Auto => {
                "none of its files, apart from hidden and ignored ones, is of a format that is read"
                    .to_owned()
            }
            InputFormat::Of(format) => {
                let known: Vec<_> =
                    format.extensions.iter().map(|known| format!(".{known}")).collect();
                let known = known.join(" or ");
                format!("it has no {known} file that is neither hidden nor ignored")
            }
        };
        self.expanded.problems.push(Problem::nothing(format!("no records in {shown}: {why}")));
    }

    fn pattern(&mut self, path: &Path, pattern: Result<Pattern, globset::Error>) {
        let shown = path.display();
        let pattern = match pattern {
            Ok(pattern) => pattern,
            Err(error) => {
                let message = format!("`{shown}` is not a pattern: {}", error.kind());
                self.expanded.problems.push(Problem::nothing(message));
                return;
            }
        };
        let matches = |file: &Path| pattern.matcher.is_match(file);
        let any = if pattern.names_extension {
            self.walk_named(&pattern, matches)
        } else {
            self.walk(&pattern.base, false, pattern.depth, matches)
        };
        if !any {
            self.expanded.problems.push(Problem::nothing(format!("no file matches `{shown}`")));
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
        self.expanded.problems.push(Problem::nothing(what + &hint));
    }

    /// Takes in what is of a format that is read below a directory, which may have been `named` itself,
    /// as far as it is `meant`, and notes the rest. Says whether there was anything to read, be it
    /// only a problem.
    fn walk(
        &mut self,
        base: &Path,
        named: bool,
        depth: Option<usize>,
        meant: impl Fn(&Path) -> bool,
    ) -> bool {
        let wanted = self.wanted;
        let mut tables: HashMap<PathBuf, &'static Format> = HashMap::new();
        self.entries(base, depth, |expansion, path, found| {
            if !meant(&path) {
                return false;
            }
            if found.is_dir() {
                let folder = if path == Path::new("") { Path::new(".") } else { &path };
                let is_named = named && (path == base || folder == base);
                let Some(format) = wanted.tables(folder, is_named) else { return false };
                expansion.file(folder.to_owned());
                tables.insert(path, format);
                return true;
            }
            let parent = path.parent().unwrap_or(Path::new(""));
            if tables.get(parent).is_some_and(|format| is_part(&path, format)) {
                return false;
            }
            if wanted.is_records(&path) {
                expansion.file(path);
                return true;
            }
            if !is_own(&path) && matches!(wanted.format, InputFormat::Auto) {
                expansion.expanded.skipped.add(path);
            }
            false
        })
    }

    /// Takes in the files that a pattern with an extension means, whatever they are.
    fn walk_named(&mut self, pattern: &Pattern, meant: impl Fn(&Path) -> bool) -> bool {
        self.entries(&pattern.base, pattern.depth, |expansion, path, found| {
            let is_meant = found.is_file() && meant(&path);
            if is_meant {
                expansion.file(path);
            }
            is_meant
        })
    }

    /// Hands on the files and directories below a directory, and the directory itself first. Says
    /// whether any was taken, or was a problem.
    ///
    /// Hidden and ignored files are left out. Links to directories are not followed, so that a
    /// loop cannot trap the walk; links to files are, since a record must not be left unchecked
    /// in silence.
    fn entries(
        &mut self,
        base: &Path,
        depth: Option<usize>,
        mut take: impl FnMut(&mut Self, PathBuf, &fs::Metadata) -> bool,
    ) -> bool {
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
                        self.expanded.problems.push(Problem { exit: Exit::Io, message });
                    }
                    continue;
                }
            };
            let path = entry.path();
            let path = if here { path.strip_prefix(root).unwrap_or(path) } else { path }.to_owned();
            let is_link = entry.depth() > 0 && entry.path_is_symlink();
            match fs::metadata(entry.path()) {
                // Pipes, sockets and devices are passed over, and so are links to directories.
                Ok(found) if found.is_file() || (found.is_dir() && !is_link) => {
                    any |= take(self, path, &found);
                }
                Ok(_) => {}
                Err(_) if !self.wanted.is_records(&path) => {}
                Err(error) => {
                    self.expanded.problems.push(Problem::unreadable(&path, &error));
                    any = true;
                }
            }
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
}

/// What is looked for in directories.
#[derive(Clone, Copy, Default)]
struct Wanted {
    /// Whether files may be packed.
    packed: bool,
    format: InputFormat,
}

impl Wanted {
    /// Whether every directory that is named is an input itself.
    fn is_input(self) -> bool {
        match self.format {
            InputFormat::Auto => false,
            InputFormat::Of(format) => matches!(format.layout, Layout::Folder { .. }),
        }
    }

    /// The format of the tables that a directory has, if it has any.
    ///
    /// Where the directory was not `named`, a single `records.csv` may be anything; with a description
    /// or a further table it is ours.
    fn tables(self, directory: &Path, named: bool) -> Option<&'static Format> {
        let InputFormat::Auto = self.format else { return None };
        let format = formats::of_folder(directory)?;
        let is_ours = named
            || directory.join(METADATA).is_file()
            || formats::has_further_table(directory, format);
        is_ours.then_some(format)
    }

    /// Whether a file found in a directory is taken for records.
    ///
    /// JSON Schemas, baselines and configurations often lie beside the records they are about and are
    /// none themselves. What a format has no place for is missing in files of that format, so that
    /// they have to be named.
    fn is_records(self, path: &Path) -> bool {
        let packing = crate::stream::Packing::of_name(path);
        if is_own(path) || (packing.is_some() && !self.packed) {
            return false;
        }
        match (self.format, formats::of_name(path)) {
            (InputFormat::Of(wanted), Some(format)) => wanted.name == format.name,
            (InputFormat::Auto, Some(format)) => format.read.is_some() && format.keeps_everything(),
            (_, None) => false,
        }
    }
}

/// The file that describes a folder of tables.
const METADATA: &str = "metadata.json";

/// Whether a file is a part of the tables in its folder.
fn is_part(file: &Path, format: &Format) -> bool {
    file.file_name() == Some(OsStr::new(METADATA)) || formats::is_table_of(file, format)
}

/// Whether a file that may lie among records is one that this program reads otherwise.
fn is_own(path: &Path) -> bool {
    let plain = super::reading::unpacked(path);
    let name = plain.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    name.ends_with(".schema.json")
        || name.ends_with(".baseline.json")
        || name == "verbale.toml"
        || [".sqlite-wal", ".sqlite-shm", ".db-wal", ".db-shm"]
            .iter()
            .any(|end| name.ends_with(end))
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
