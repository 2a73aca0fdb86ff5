//! One file, read and found right.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::globs::Globs;
use super::problem::Text;
use super::{Problem, Suppression, read};
use crate::text::{Span, decode};
use crate::validate::{Level, Profile};

/// The size, in bytes, from which on a file is not read. No configuration comes near it.
const MOST_BYTES: u64 = 1 << 20;

/// What one file says.
#[derive(Debug)]
pub(super) struct File {
    pub(super) text: Arc<Text>,
    /// The path that tells it from all other files.
    pub(super) real: PathBuf,
    /// The folder from which its paths are read; absolute.
    pub(super) folder: PathBuf,
    pub(super) profile: Option<&'static Profile>,
    pub(super) extend: Option<Named>,
    pub(super) sources: Option<Named>,
    pub(super) baseline: Option<PathBuf>,
    pub(super) max_record_bytes: Option<usize>,
    pub(super) max_line_bytes: Option<usize>,
    pub(super) levels: Vec<(String, Level)>,
    pub(super) overrides: Vec<Override>,
    pub(super) suppressions: Vec<Suppression>,
}

/// A path that has to lead to something, and where it is written.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// The path as it is written.
    pub(super) written: String,
    pub(super) path: PathBuf,
    pub(super) span: Span,
}

/// What is said of some inputs only.
#[derive(Debug)]
pub(super) struct Override {
    pub(super) paths: Globs,
    pub(super) profile: Option<&'static Profile>,
    pub(super) levels: Vec<(String, Level)>,
}

impl File {
    /// Reads a file.
    pub(super) fn read(path: &Path) -> Result<File, Vec<Problem>> {
        let of_file = |message: String| vec![Problem::of_file(path, message)];
        let unreadable = |error: std::io::Error| of_file(format!("cannot read this file: {error}"));
        let metadata = fs::metadata(path).map_err(unreadable)?;
        if !metadata.is_file() {
            return Err(of_file("this is not a file".to_owned()));
        }
        // What a link leads to lies elsewhere; paths are read from where the file is seen.
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let folder = parent.unwrap_or(Path::new(".")).canonicalize().map_err(unreadable)?;
        let real = path.canonicalize().map_err(unreadable)?;
        // What is told of a file shows lines of it, and a link could lead to any.
        if is_toml(path) && !is_toml(&real) {
            return Err(of_file("this is a link to a file that is not called *.toml".to_owned()));
        }
        let mut bytes = Vec::new();
        let file = fs::File::open(path).map_err(unreadable)?;
        file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(of_file(format!("this file has more than {MOST_BYTES} bytes")));
        }
        let decoded = decode(&bytes).map_err(|error| of_file(error.to_string()))?;
        let path = folder.join(path.file_name().unwrap_or_default());
        let text = Text { path, content: decoded.text.to_owned() };
        read::read(&Arc::new(text), real, folder)
    }
}

/// Whether the name of a file says that it is TOML.
pub(super) fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("toml"))
}
