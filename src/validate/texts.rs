//! The texts of the documents that records read, and where they are found.
//!
//! For each record the first of these is its text: the one it holds itself; the one the caller gave
//! with the record; the file it names, below its own folder or the folder of sources; the one file
//! of sources; in the folder of sources, the file that has the record's id as name or the record's
//! hash. No path leads out of its folder, links included.

use std::collections::HashMap;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::Source;
use crate::grounding::{SourceText, Unavailable};
use crate::model::Record;
use crate::text::decode;

/// What is known of the text that a record asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked<'r> {
    /// The id of the record.
    pub id: &'r str,
    /// The file that it names, relative to a folder.
    pub text_file: Option<&'r str>,
    /// SHA-256 of the canonical text, as 64 small hexadecimal digits.
    pub text_sha256: Option<&'r str>,
}

/// A place where texts are looked for.
pub trait Texts: fmt::Debug {
    /// The text that a record asks for; none if it names no file and none is found.
    ///
    /// # Errors
    /// Why the file that it names is not at hand.
    fn find(&self, asked: &Asked<'_>) -> Result<Option<Arc<SourceText>>, Unavailable>;
}

/// Texts in files.
///
/// It keeps the texts that were asked for last, so that records which read the same text share it.
#[derive(Debug, Default)]
pub struct TextFiles {
    sources: Option<Sources>,
    kept: Mutex<Vec<(PathBuf, Arc<SourceText>)>>,
    /// The real paths of files that somebody is going to write, and whether a record asked for each.
    watched: HashMap<PathBuf, AtomicBool>,
}

/// What the user named for all records.
#[derive(Debug)]
enum Sources {
    File(PathBuf),
    Folder {
        path: PathBuf,
        /// The files by the hash of their text; made when it is first asked for.
        by_hash: OnceLock<HashMap<String, PathBuf>>,
    },
}

impl TextFiles {
    /// The size of a text, in bytes, from which on it is not read.
    pub const MAX_BYTES: usize = 64 << 20;
    /// The most texts that are kept.
    const MOST_KEPT: usize = 8;
    /// The most bytes that the texts kept have together, if they are more than one.
    const MOST_KEPT_BYTES: usize = 2 << 20;
    /// The most files of a folder that are looked at for their hash.
    const MOST_FILES: usize = 100_000;

    /// Only files that records name, below their own folders.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// These, and a folder of texts or a single text for all records.
    ///
    /// # Errors
    /// If there is nothing at `path`, or neither a folder nor a file.
    pub fn in_folder_or_file(path: &Path) -> io::Result<Self> {
        let path = fs::canonicalize(path)?;
        let found = fs::metadata(&path)?;
        let sources = if found.is_dir() {
            Sources::Folder { path, by_hash: OnceLock::new() }
        } else if found.is_file() {
            Sources::File(path)
        } else {
            return Err(io::Error::other("neither a folder nor a file"));
        };
        Ok(TextFiles { sources: Some(sources), ..TextFiles::default() })
    }

    /// The same for records in `folder`; without one, for records that are in no file.
    #[must_use]
    pub fn beside<'f>(&'f self, folder: Option<&'f Path>) -> TextFilesBeside<'f> {
        TextFilesBeside { files: self, folder }
    }

    /// Notes from now on whether a record asks for what lies at `path`, a real path, so that
    /// [`TextFiles::is_text`] can tell. Of other files it is not remembered who asked for them.
    pub fn watch(&mut self, path: PathBuf) {
        self.watched.entry(path).or_default();
    }

    /// Whether what lies at `path`, a real path that is [watched](TextFiles::watch), is the text of a
    /// record that asked for one, or lies where the user said that the texts are. Whoever writes a
    /// file there may destroy a text.
    #[must_use]
    pub fn is_text(&self, path: &Path) -> bool {
        let lies_there = match &self.sources {
            None => false,
            Some(Sources::File(file)) => path == file,
            Some(Sources::Folder { path: folder, .. }) => path.starts_with(folder),
        };
        let asked = self.watched.get(path);
        lies_there || asked.is_some_and(|asked| asked.load(Ordering::Relaxed))
    }

    /// The text of a file below `folder`.
    fn below(&self, folder: &Path, file: &Path) -> Result<Arc<SourceText>, Unavailable> {
        let real = |path: &Path| fs::canonicalize(path).map_err(|error| unreadable(&error));
        let folder = real(folder)?;
        let path = real(&folder.join(file))?;
        if !path.starts_with(&folder) {
            return Err(Unavailable::Outside);
        }
        self.read(path)
    }

    fn read(&self, path: PathBuf) -> Result<Arc<SourceText>, Unavailable> {
        if let Some(asked) = self.watched.get(&path) {
            asked.store(true, Ordering::Relaxed);
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = kept.iter().position(|(known, _)| *known == path) {
            let found = kept.remove(at);
            let text = Arc::clone(&found.1);
            kept.push(found);
            return Ok(text);
        }
        // Reading may take its time, and other threads want other texts.
        drop(kept);
        let text = Arc::new(read(&path)?);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        // Another thread may have read it meanwhile.
        kept.retain(|(known, _)| *known != path);
        kept.push((path, Arc::clone(&text)));
        let mut bytes = 0;
        let fits = |(_, text): &&(PathBuf, Arc<SourceText>)| {
            bytes += text.as_str().len();
            bytes <= Self::MOST_KEPT_BYTES
        };
        let count = kept.iter().rev().take(Self::MOST_KEPT).take_while(fits).count().max(1);
        let old = kept.len() - count;
        kept.drain(..old);
        Ok(text)
    }
}

/// [`TextFiles`] for the records of one folder.
#[derive(Clone, Copy, Debug)]
pub struct TextFilesBeside<'f> {
    files: &'f TextFiles,
    folder: Option<&'f Path>,
}

impl Texts for TextFilesBeside<'_> {
    fn find(&self, asked: &Asked<'_>) -> Result<Option<Arc<SourceText>>, Unavailable> {
        let sources = self.files.sources.as_ref();
        let mut fault = None;
        if let Some(named) = asked.text_file {
            let named = Path::new(named);
            let shared = match sources {
                Some(Sources::Folder { path, .. }) => Some(path.as_path()),
                _ => None,
            };
            for folder in [self.folder, shared].into_iter().flatten() {
                match self.files.below(folder, named) {
                    Ok(text) => return Ok(Some(text)),
                    Err(Unavailable::Missing) => {}
                    Err(other) => return Err(other),
                }
            }
            fault = Some(Unavailable::Missing);
        }
        let found = match sources {
            None => None,
            Some(Sources::File(path)) => Some(self.files.read(path.clone())?),
            Some(Sources::Folder { path, by_hash }) => {
                match self.files.below(path, Path::new(&format!("{}.txt", asked.id))) {
                    Err(Unavailable::Missing) => {
                        let hashes = || by_hash.get_or_init(|| hashes(path));
                        let file = asked.text_sha256.and_then(|hash| hashes().get(hash));
                        file.map(|file| self.files.read(file.clone())).transpose()?
                    }
                    other => Some(other?),
                }
            }
        };
        match (found, fault) {
            (None, Some(fault)) => Err(fault),
            (found, _) => Ok(found),
        }
    }
}

fn unreadable(error: &io::Error) -> Unavailable {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Unavailable::Missing,
        _ => Unavailable::Unreadable(error.to_string()),
    }
}

fn read(path: &Path) -> Result<SourceText, Unavailable> {
    // Looked at before it is opened: opening a pipe may wait for ever.
    let is_file = |found: &fs::Metadata| found.is_file();
    if !fs::metadata(path).map_err(|error| unreadable(&error)).as_ref().is_ok_and(is_file) {
        return Err(match fs::metadata(path) {
            Ok(_) => Unavailable::NoFile,
            Err(error) => unreadable(&error),
        });
    }
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let mut bytes = Vec::new();
    let limit = TextFiles::MAX_BYTES;
    let read = file.take(limit as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(&error))?;
    if bytes.len() > limit {
        return Err(Unavailable::TooLarge(limit));
    }
    // The mark is dropped with the rest of what is not canonical.
    match decode(&bytes) {
        Ok(decoded) => Ok(SourceText::new(decoded.text)),
        Err(error) => Err(Unavailable::NotUtf8(error.to_string())),
    }
}

/// The *.txt files below a folder by the hash of their text; links are not followed. Of files with
/// one text the first by name counts.
fn hashes(folder: &Path) -> HashMap<String, PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(path),
                Ok(kind) if kind.is_file() => {
                    let is_text = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("txt"));
                    if is_text {
                        files.push(path);
                    }
                }
                _ => {}
            }
        }
        if files.len() >= TextFiles::MOST_FILES {
            break;
        }
    }
    files.sort();
    let mut all = HashMap::new();
    for path in files {
        if let Ok(text) = read(&path) {
            all.entry(text.sha256().to_owned()).or_insert(path);
        }
    }
    all
}

/// The text of a record: borrowed, made for it, or shared with other records.
pub(super) enum Text<'s> {
    Given(&'s SourceText),
    Own(Box<SourceText>),
    Shared(Arc<SourceText>),
}

impl Deref for Text<'_> {
    type Target = SourceText;
    fn deref(&self) -> &SourceText {
        match self {
            Text::Given(text) => text,
            Text::Own(text) => text,
            Text::Shared(text) => text,
        }
    }
}

/// The text of a record, if it is at hand.
pub(super) fn text_of<'s>(
    record: &Record<'_>,
    source: &Source<'s>,
) -> Result<Option<Text<'s>>, Unavailable> {
    let document = &record.source;
    if let Some(text) = &document.text {
        return Ok(Some(Text::Own(Box::new(SourceText::new(text.as_str())))));
    }
    if let Some(text) = source.text {
        return Ok(Some(Text::Given(text)));
    }
    let asked = Asked {
        id: record.id.as_str(),
        text_file: document.text_file.as_ref().map(crate::model::RelativePath::as_str),
        text_sha256: document.text_sha256.as_ref().map(crate::model::Sha256::as_str),
    };
    let found = source.texts.map_or(Ok(None), |texts| texts.find(&asked))?;
    Ok(found.map(Text::Shared))
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;

    #[test]
    fn the_texts_that_are_kept_have_a_bound() {
        let folder = tempfile::tempdir().unwrap();
        let files = TextFiles::new();
        let keep = |name: &str, size: usize| {
            fs::write(folder.path().join(name), "x".repeat(size)).unwrap();
            files.below(folder.path(), Path::new(name)).unwrap();
            let kept = files.kept.lock().unwrap();
            kept.iter().map(|(_, text)| text.as_str().len()).collect::<Vec<_>>()
        };
        assert_eq!(keep("a", 1 << 20), [1 << 20]);
        assert_eq!(keep("b", 1 << 20), [1 << 20, 1 << 20]);
        assert_eq!(keep("c", 5), [1 << 20, 5]);
        assert_eq!(keep("d", 3 << 20), [3 << 20]);
        assert_eq!(keep("e", 5), [5]);
        for number in 0..20 {
            assert!(keep(&format!("f{number}"), 9).len() <= TextFiles::MOST_KEPT);
        }
    }

    #[test]
    fn it_is_told_whether_a_record_asked_for_a_watched_file() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().canonicalize().unwrap();
        let mut files = TextFiles::new();
        for name in ["a", "b", "c"] {
            fs::write(real.join(name), name).unwrap();
        }
        files.watch(real.join("a"));
        files.watch(real.join("b"));
        for name in ["a", "c"] {
            files.below(&real, Path::new(name)).unwrap();
        }
        let told = ["a", "b", "c"].map(|name| files.is_text(&real.join(name)));
        assert_eq!(told, [true, false, false]);
    }
}
