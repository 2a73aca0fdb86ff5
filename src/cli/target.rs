//! Where converted records go: standard output, a file, or a folder. Files and folders take their
//! places when they are complete, or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{TempDir, TempPath};

use super::exit::Failure;
use super::inputs::Input;
use super::output::{self, Beside};
use super::{interrupt, leftovers};
use crate::formats::{self, Format, Layout};
use crate::stream::Packing;

/// Where records are to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Standard output.
    Stdout,
    /// A file.
    File(PathBuf),
    /// A folder that the format fills.
    Folder(PathBuf),
    /// A folder with a file for each record.
    Each(PathBuf),
}

impl Target {
    /// What `-o` says for a format.
    pub(super) fn of(format: &Format, path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return match format.layout {
                Layout::Stream => Ok(Target::Stdout),
                Layout::File => Err(Failure::Usage(format!(
                    "{} cannot be written to standard output; name a file with -o",
                    format.title
                ))),
                Layout::Folder { .. } => Err(Failure::Usage(format!(
                    "{} cannot be written to standard output; name a folder with -o",
                    format.title
                ))),
            };
        };
        let ends_in_slash = path.as_os_str().as_encoded_bytes().last() == Some(&b'/');
        let is_zip = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("zip"));
        Ok(match format.layout {
            Layout::Folder { zipped: true, .. } if is_zip => Target::File(path.to_owned()),
            Layout::Folder { with, .. }
                if path.extension() == Path::new(with).extension() && !path.is_dir() =>
            {
                let (title, folder) = (format.title, path.with_extension(""));
                return Err(Failure::Usage(format!(
                    "{title} is no single file such as {}; name a folder, as in `-o {}`, or write \
                     one flat table with `--view`",
                    path.display(),
                    folder.display()
                )));
            }
            Layout::Folder { .. } => Target::Folder(path.to_owned()),
            _ if ends_in_slash || path.is_dir() => Target::Each(path.to_owned()),
            _ => Target::File(path.to_owned()),
        })
    }

    /// What it is called.
    pub(super) fn name(&self) -> String {
        match self {
            Target::Stdout => "standard output".to_owned(),
            Target::File(path) | Target::Folder(path) | Target::Each(path) => {
                path.display().to_string()
            }
        }
    }

    /// Refuses to replace what is there, other than a device or pipe or an empty folder.
    pub(super) fn keep(&self) -> Result<(), Failure> {
        let (Target::File(path) | Target::Folder(path)) = self else { return Ok(()) };
        let is_taken = match fs::metadata(path) {
            Ok(found) if found.is_dir() => {
                fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some())
            }
            Ok(found) => found.is_file(),
            Err(_) => false,
        };
        if is_taken { Err(there_already(path)) } else { Ok(()) }
    }

    /// Refuses to write over an input, or over a folder that has an input in it or anything that is
    /// not of the format.
    pub(super) fn protect(&self, format: &Format, inputs: &[Input]) -> Result<(), Failure> {
        let (Target::File(path) | Target::Folder(path) | Target::Each(path)) = self else {
            return Ok(());
        };
        let Ok(real) = path.canonicalize() else { return Ok(()) };
        for input in inputs {
            let Input::File(input) = input else { continue };
            let clashes = |input: &Path| match self {
                Target::Each(_) => input.parent() == Some(&real),
                _ => input.starts_with(&real),
            };
            if input.canonicalize().is_ok_and(|input| clashes(&input)) {
                let (input, path) = (input.display(), path.display());
                return Err(Failure::Usage(format!(
                    "{input} is an input, and writing to {path} could replace it"
                )));
            }
        }
        if matches!(self, Target::Folder(_)) && !may_be_replaced(&real, format) {
            let path = path.display();
            return Err(Failure::Usage(format!(
                "{path} is there and is no folder with {} alone; name a new one",
                format.title
            )));
        }
        Ok(())
    }
}

/// Says that something is not replaced.
fn there_already(path: &Path) -> Failure {
    let path = super::settings::shown(path);
    Failure::Usage(format!("{path} is there already; name a new one, or replace it with --force"))
}

/// Whether a folder may make room for another one of its format: there is nothing in it, or nothing
/// but the files of such a folder.
fn may_be_replaced(folder: &Path, format: &Format) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    let mut any = false;
    for entry in entries {
        let Ok(entry) = entry else { return false };
        any = true;
        let name = PathBuf::from(entry.file_name());
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        let is_table = formats::is_table_of(&name, format);
        if !(is_file && (is_table || name == Path::new("metadata.json"))) {
            return false;
        }
    }
    !any || formats::of_folder(folder).is_some_and(|found| found.name == format.name)
}

/// A file or folder that is being written.
pub(super) enum Open {
    Stdout,
    /// A temporary file, and its path.
    File {
        temporary: TempPath,
        path: PathBuf,
    },
    /// A device or pipe.
    Device,
    /// A temporary folder, and its path.
    Folder {
        temporary: TempDir,
        path: PathBuf,
        each: bool,
    },
}

impl Open {
    /// Opens a target for a format; the output is none for [`Target::Each`].
    pub(super) fn new(
        target: &Target,
        format: &Format,
    ) -> Result<(Self, Option<formats::Output>), Failure> {
        Self::try_new(target, format).map_err(|error| Failure::Output(target.name(), error))
    }

    fn try_new(target: &Target, format: &Format) -> io::Result<(Self, Option<formats::Output>)> {
        match target {
            Target::Stdout if !format.many => {
                Ok((Open::Stdout, Some(formats::Output::Stream(Box::new(Held(Vec::new()))))))
            }
            Target::Stdout => {
                let stdout = BufWriter::with_capacity(1 << 16, io::stdout());
                Ok((Open::Stdout, Some(formats::Output::Stream(Box::new(stdout)))))
            }
            Target::File(path) => {
                let packing = Packing::of_name(path);
                if packing.is_some() && format.layout != Layout::Stream {
                    let message = format!("{} is not written packed", format.title);
                    return Err(io::Error::new(io::ErrorKind::Unsupported, message));
                }
                let suffix = path.extension().map(|end| format!(".{}", end.to_string_lossy()));
                match output::open_beside(path, &suffix.unwrap_or_default())? {
                    Beside::File(file, temporary, path) => {
                        let output = match format.layout {
                            Layout::Stream => formats::Output::Stream(packed(file, packing)?),
                            _ => formats::Output::Path(temporary.to_path_buf()),
                        };
                        Ok((Open::File { temporary, path }, Some(output)))
                    }
                    Beside::Device(device) if format.layout == Layout::Stream => {
                        let output = formats::Output::Stream(packed(device, packing)?);
                        Ok((Open::Device, Some(output)))
                    }
                    Beside::Device(_) => {
                        let message = "it is no file, in which one could go back and forth";
                        Err(io::Error::new(io::ErrorKind::NotSeekable, message))
                    }
                }
            }
            Target::Folder(path) | Target::Each(path) => {
                let each = matches!(target, Target::Each(_));
                let path = path.canonicalize().unwrap_or_else(|_| path.clone());
                let parent = output::directory(&path);
                if !parent.is_dir() {
                    let message = format!("there is no folder {}", parent.display());
                    return Err(io::Error::new(io::ErrorKind::NotFound, message));
                }
                leftovers::clear(parent);
                let prefix = leftovers::prefix();
                let mut builder = tempfile::Builder::new();
                builder.prefix(&prefix);
                #[cfg(unix)]
                {
                    use std::os::unix::fs::PermissionsExt as _;
                    // As any program would create it: a temporary folder is private by default.
                    builder.permissions(fs::Permissions::from_mode(0o777));
                }
                let temporary = builder.tempdir_in(parent)?;
                interrupt::note(temporary.path());
                let output = formats::Output::Path(temporary.path().to_owned());
                Ok((Open::Folder { temporary, path, each }, (!each).then_some(output)))
            }
        }
    }

    /// Where what was written can be read before it takes its place.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Open::Stdout | Open::Device => None,
            Open::File { temporary, .. } => Some(temporary),
            Open::Folder { temporary, .. } => Some(temporary.path()),
        }
    }

    /// Opens the file of one record among others, by the record's id. Of what is in the folder
    /// already, a file of that name is replaced with `force` alone.
    pub(super) fn file_for(
        &self,
        id: &str,
        extension: &str,
        format: &Format,
        force: bool,
    ) -> Result<formats::Output, Failure> {
        let name = format!("{id}.{extension}");
        let failure = |error| Failure::Output(name.clone(), error);
        if !is_plain(id) {
            let message = "an id that is to be the name of a file has small letters, digits, `-`, \
                           `_` and `.`, at most 128, and is no name that a system keeps for itself";
            return Err(failure(io::Error::new(io::ErrorKind::InvalidFilename, message)));
        }
        let folder = self.path().unwrap_or(Path::new("."));
        let path = folder.join(&name);
        if let Open::Folder { path: place, .. } = self
            && !force
            && place.join(&name).symlink_metadata().is_ok()
        {
            return Err(there_already(&place.join(&name)));
        }
        if path.exists() {
            let message = "another record has the same id";
            return Err(failure(io::Error::new(io::ErrorKind::AlreadyExists, message)));
        }
        Ok(match format.layout {
            Layout::Stream => {
                let file = File::create_new(&path).map_err(failure)?;
                let packing = Packing::of_name(&path);
                formats::Output::Stream(packed(file, packing).map_err(failure)?)
            }
            _ => formats::Output::Path(path),
        })
    }

    /// Puts what was written in its place.
    pub(super) fn place(self) -> Result<(), Failure> {
        match self {
            Open::Stdout | Open::Device => Ok(()),
            Open::File { temporary, path } => {
                let name = path.display().to_string();
                let placed =
                    File::open(&temporary).and_then(|file| output::place(&file, temporary, &path));
                placed.map_err(|error| Failure::Output(name, error))
            }
            Open::Folder { temporary, path, each } => {
                let name = path.display().to_string();
                let placed = place_folder(temporary, &path, each);
                placed.map_err(|error| Failure::Output(name, error))
            }
        }
    }
}

fn place_folder(temporary: TempDir, path: &Path, each: bool) -> io::Result<()> {
    for entry in fs::read_dir(temporary.path())? {
        File::open(entry?.path())?.sync_all()?;
    }
    output::sync_names(temporary.path());
    let parent = output::directory(path);
    if each && path.is_dir() {
        for entry in fs::read_dir(temporary.path())? {
            let entry = entry?;
            // A link of that name is replaced, and what it leads to stays as it was.
            fs::rename(entry.path(), path.join(entry.file_name()))?;
        }
        output::sync_names(path);
        interrupt::forget(temporary.path());
        return temporary.close();
    }
    let old = if path.is_dir() {
        // The folder that is there steps aside, and is removed when the new one is in its place.
        let prefix = leftovers::prefix_aside();
        let old = tempfile::Builder::new().prefix(&prefix).tempdir_in(parent)?;
        let aside = old.path().join(path.file_name().unwrap_or_default());
        fs::rename(path, &aside)?;
        Some((old, aside))
    } else {
        None
    };
    interrupt::forget(temporary.path());
    let from = temporary.keep();
    if let Err(error) = fs::rename(&from, path) {
        if let Some((_, aside)) = &old {
            let _ = fs::rename(aside, path);
        }
        let _ = fs::remove_dir_all(&from);
        return Err(error);
    }
    output::sync_names(parent);
    old.map_or(Ok(()), |(old, _)| old.close())
}

/// Whether an id can be the name of a file on every system.
fn is_plain(id: &str) -> bool {
    const KEPT: &[&str] = &["con", "prn", "aux", "nul"];
    let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-');
    let stem = id.split('.').next().unwrap_or_default();
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_kept = KEPT.contains(&stem)
        || numbered.is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']));
    id.len() <= 128
        && id.bytes().all(plain)
        && id.starts_with(|first: char| first.is_ascii_alphanumeric())
        && !id.ends_with('.')
        && !is_kept
}

/// A writer that packs what is written.
fn packed(file: File, packing: Option<Packing>) -> io::Result<Box<dyn Write + Send>> {
    let file = BufWriter::with_capacity(1 << 16, file);
    Ok(match packing {
        None => Box::new(file),
        Some(Packing::Gzip) => {
            Box::new(Gzip(flate2::write::GzEncoder::new(file, flate2::Compression::default())))
        }
        Some(Packing::Zstd) => {
            let mut encoder = zstd::Encoder::new(file, zstd::DEFAULT_COMPRESSION_LEVEL)?;
            encoder.include_checksum(true)?;
            Box::new(Zstd(Some(encoder)))
        }
    })
}

/// Standard output that gets nothing before it is flushed, so that it stays empty if there are more
/// records than the format holds.
struct Held(Vec<u8>);

impl Write for Held {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut stdout = io::stdout();
        stdout.write_all(&std::mem::take(&mut self.0))?;
        stdout.flush()
    }
}

/// Ends the stream when it is flushed, which writers of formats do when they finish and not before.
struct Gzip(flate2::write::GzEncoder<BufWriter<File>>);

impl Write for Gzip {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.try_finish()?;
        self.0.get_mut().flush()
    }
}

/// As [`Gzip`].
struct Zstd(Option<zstd::Encoder<'static, BufWriter<File>>>);

impl Write for Zstd {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.0 {
            Some(encoder) => encoder.write(bytes),
            None => Err(io::Error::other("the packed stream has ended")),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.0.take() {
            Some(encoder) => encoder.finish()?.flush(),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_ids_become_names() {
        for id in ["talks", "talks-2031.05_04", "0", &"a".repeat(128)] {
            assert!(is_plain(id), "{id}");
        }
        let hostile = [
            "",
            ".",
            "..",
            "../a",
            "a/b",
            "/a",
            "a\\b",
            "a\0",
            "A",
            "é",
            "-a",
            "a.",
            "con",
            "nul.json",
            "com1",
            "lpt9.x",
            "a b",
            "a:b",
            &"a".repeat(129),
        ];
        for id in hostile {
            assert!(!is_plain(id), "{id:?}");
        }
        assert!(is_plain("console") && is_plain("com10") && is_plain("lpt"));
    }
}
