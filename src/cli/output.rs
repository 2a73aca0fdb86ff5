//! Where the report goes: standard output, or a file that is complete or not there at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anstream::AutoStream;
use clap::Args;
use tempfile::TempPath;

use super::exit::Failure;
use super::inputs::Input;
use super::{interrupt, leftovers};

/// The option that all commands share.
#[derive(Args, Debug)]
pub(super) struct OutputArgs {
    /// Write to FILE instead of standard output
    ///
    /// The file appears, or is replaced, when it is complete; if anything goes wrong before that,
    /// an older file stays as it was.
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

impl OutputArgs {
    /// Refuses an output that would take the place of a record that is to be read.
    pub(super) fn protect(&self, inputs: &[Input]) -> Result<(), Failure> {
        let Some(target) = self.target() else { return Ok(()) };
        let is_target = |input: &Input| match input {
            Input::Stdin => false,
            Input::File(path) => path.canonicalize().is_ok_and(|real| real == target),
        };
        if !inputs.iter().any(is_target) {
            return Ok(());
        }
        let target = target.display();
        Err(Failure::Usage(format!("{target} is an input; the output would replace it")))
    }

    /// The same for the texts of the records: `is_text` says whether one lies at a real path.
    pub(super) fn protect_texts(&self, is_text: impl Fn(&Path) -> bool) -> Result<(), Failure> {
        let Some(target) = self.target().filter(|target| is_text(target)) else { return Ok(()) };
        let target = target.display();
        Err(Failure::Usage(format!(
            "{target} is a source text or lies among them; write the output elsewhere"
        )))
    }

    /// The real path of the file that is to be written, be it there already or not. None for what
    /// is not replaced: standard output, devices and pipes.
    pub(super) fn target(&self) -> Option<PathBuf> {
        let path = self.output.as_deref().filter(|path| *path != Path::new("-"))?;
        match path.canonicalize() {
            Ok(real) => real.is_file().then_some(real),
            Err(_) => Some(directory(path).canonicalize().ok()?.join(path.file_name()?)),
        }
    }
}

/// An open output. Nothing is sure to be written before [`Output::finish`].
pub(super) struct Output {
    writer: Writer,
    name: String,
}

enum Writer {
    Stdout(BufWriter<AutoStream<StdoutLock<'static>>>),
    /// A temporary file that is to take the place of another one.
    Renamed(BufWriter<AutoStream<File>>, TempPath, PathBuf),
    /// A device or pipe, which cannot be replaced by a file.
    Direct(BufWriter<AutoStream<File>>),
}

impl Output {
    /// Opens what the user asked for, for a report: a file has no colours.
    pub(super) fn open(args: &OutputArgs) -> Result<Self, Failure> {
        Self::open_for(args, false)
    }

    /// Opens what the user asked for, for data: every byte is written as it is.
    pub(super) fn open_for_data(args: &OutputArgs) -> Result<Self, Failure> {
        Self::open_for(args, true)
    }

    fn open_for(args: &OutputArgs, data: bool) -> Result<Self, Failure> {
        match args.output.as_deref() {
            None => Ok(Self::stdout(data)),
            Some(path) if path == Path::new("-") => Ok(Self::stdout(data)),
            Some(path) => {
                let name = path.display().to_string();
                match file(path, data) {
                    Ok(writer) => Ok(Self { writer, name }),
                    Err(error) => Err(Failure::Output(name, error)),
                }
            }
        }
    }

    fn stdout(data: bool) -> Self {
        let lock = io::stdout().lock();
        let stdout = if data { AutoStream::always_ansi(lock) } else { AutoStream::auto(lock) };
        Self { writer: Writer::Stdout(BufWriter::new(stdout)), name: "standard output".to_owned() }
    }

    /// Whether what is written is seen at once, and not when it is complete.
    pub(super) fn is_stream(&self) -> bool {
        !matches!(self.writer, Writer::Renamed(..))
    }

    /// Writes what is still in memory and makes a file permanent.
    pub(super) fn finish(self) -> Result<(), Failure> {
        let Self { writer, name } = self;
        let finished = match writer {
            Writer::Stdout(mut writer) => writer.flush(),
            Writer::Direct(mut writer) => writer.flush(),
            Writer::Renamed(writer, temporary, path) => persist(writer, temporary, &path),
        };
        finished.map_err(|error| Failure::Output(name, error))
    }

    /// The failure to report for an error that writing here gave.
    pub(super) fn failure(&self, error: io::Error) -> Failure {
        Failure::Output(self.name.clone(), error)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.writer {
            Writer::Stdout(writer) => writer.write(bytes),
            Writer::Direct(writer) | Writer::Renamed(writer, ..) => writer.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.writer {
            Writer::Stdout(writer) => writer.flush(),
            Writer::Direct(writer) | Writer::Renamed(writer, ..) => writer.flush(),
        }
    }
}

fn file(path: &Path, data: bool) -> io::Result<Writer> {
    let stream = |file: File| {
        if data { AutoStream::always_ansi(file) } else { AutoStream::never(file) }
    };
    Ok(match open_beside(path, "")? {
        Beside::Device(device) => Writer::Direct(BufWriter::new(stream(device))),
        Beside::File(file, temporary, path) => {
            Writer::Renamed(BufWriter::new(stream(file)), temporary, path)
        }
    })
}

/// Something that can be written in place of a path.
pub(super) enum Beside {
    /// A temporary file, and the path that it is to take.
    File(File, TempPath, PathBuf),
    /// The device or pipe that is there, which cannot be replaced by a file.
    Device(File),
}

/// Opens a temporary file, whose name ends in `suffix`, in the folder of a path.
pub(super) fn open_beside(path: &Path, suffix: &str) -> io::Result<Beside> {
    // What a symbolic link points to is replaced, not the link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let existing = fs::metadata(&path).ok();
    if existing.as_ref().is_some_and(|found| !found.is_file() && !found.is_dir()) {
        return Ok(Beside::Device(File::options().write(true).open(&path)?));
    }
    if existing.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if let Some(existing) = &existing {
        // A file can be replaced by one that may not write into it; who protects a file means both.
        if existing.permissions().readonly() {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
        }
        File::options().append(true).open(&path)?;
    }
    let prefix = leftovers::prefix();
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(suffix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any program would create it: the temporary file is private by default.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let folder = directory(&path);
    if !folder.is_dir() {
        let message = format!("there is no folder {}", folder.display());
        return Err(io::Error::new(io::ErrorKind::NotFound, message));
    }
    leftovers::clear(folder);
    let temporary = builder.tempfile_in(folder)?;
    if let Some(existing) = existing {
        temporary.as_file().set_permissions(existing.permissions())?;
    }
    let (file, temporary) = temporary.into_parts();
    interrupt::note(&temporary);
    Ok(Beside::File(file, temporary, path))
}

/// Completes a temporary file and puts it in its place.
fn persist(
    writer: BufWriter<AutoStream<File>>,
    temporary: TempPath,
    path: &Path,
) -> io::Result<()> {
    let file = writer.into_inner().map_err(io::IntoInnerError::into_error)?.into_inner();
    place(&file, temporary, path)
}

/// Puts a temporary file in its place so that a loss of power leaves the old file or the new one.
pub(super) fn place(file: &File, temporary: TempPath, path: &Path) -> io::Result<()> {
    file.sync_all()?;
    interrupt::forget(&temporary);
    temporary.persist(path).map_err(|failed| failed.error)?;
    sync_names(directory(path));
    Ok(())
}

/// Makes the names in a directory durable. Not all systems let a directory be opened.
pub(super) fn sync_names(directory: &Path) {
    if let Ok(directory) = File::open(directory) {
        let _ = directory.sync_all();
    }
}

/// The directory that a path is in.
pub(super) fn directory(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}
