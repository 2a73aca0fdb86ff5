//! Zip files, looked at before anything is taken out of them.
//!
//! A few bytes of a zip file can say that there is no end of data in it, and decoders believe them. So
//! what a file says of itself is held against bounds first, and what comes out of it is counted.

use std::io::{self, Read, Seek, SeekFrom};

use zip::ZipArchive;

use super::{Error, Malformed};

/// What may be in a zip file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Caps {
    /// How many files.
    pub(super) entries: usize,
    /// How many bytes each of them has.
    pub(super) entry_bytes: u64,
    /// How many bytes all of them have.
    pub(super) total_bytes: u64,
    /// To how many bytes one of the zip file may unpack, beyond the first megabyte.
    pub(super) ratio: u64,
}

/// The bytes of a file that unpack at any ratio.
const FREE: u64 = 1 << 20;
/// The size of the record that ends a zip file, without its comment.
const END: usize = 22;
/// The most bytes of the list of files.
const DIRECTORY: u64 = 1 << 20;

/// A zip file within its bounds.
pub(super) struct Zipped<R> {
    zip: ZipArchive<R>,
    entries: Vec<Entry>,
}

/// A file in it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its path in the zip file, with `/`.
    pub(super) name: String,
    /// How many bytes it has, as the zip file says.
    pub(super) bytes: u64,
    number: usize,
}

impl<R: Read + Seek> Zipped<R> {
    /// Looks at the list of files in a zip file.
    ///
    /// # Errors
    /// When it is not a zip file, when the list does not keep within the bounds, and when a file in it
    /// is encrypted, is named twice, or has a path that leads out of a folder.
    pub(super) fn open(mut file: R, caps: &Caps) -> Result<Self, Error> {
        look_at_end(&mut file, caps)?;
        let zip = ZipArchive::new(file).map_err(broken)?;
        if zip.len() > caps.entries {
            return Err(too_many(caps));
        }
        let mut zipped = Zipped { zip, entries: Vec::new() };
        let mut total = 0_u64;
        for number in 0..zipped.zip.len() {
            let file = zipped.zip.by_index_raw(number).map_err(broken)?;
            let name = file.name().map_err(broken)?.into_owned();
            if file.encrypted() {
                return Err(Error::malformed(format!("`{name}` in the zip file is encrypted")));
            }
            if file.is_symlink() || file.enclosed_name().is_none() || name.contains(['\\', '\0']) {
                return Err(Error::malformed(format!(
                    "the zip file has `{}`, which is no path within a folder",
                    name.escape_debug()
                )));
            }
            if file.is_dir() {
                continue;
            }
            let bytes = file.size();
            if bytes > caps.entry_bytes {
                return Err(too_large(&format!("`{}` in the zip file", name.escape_debug()), caps));
            }
            if over(bytes, file.compressed_size(), caps) {
                return Err(too_dense(&name, caps));
            }
            total = total.saturating_add(bytes);
            if zipped.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(&name)) {
                return Err(Error::malformed(format!("the zip file has `{name}` twice")));
            }
            zipped.entries.push(Entry { name, bytes, number });
        }
        if total > caps.total_bytes {
            return Err(too_large("the zip file", caps));
        }
        Ok(zipped)
    }

    /// The files in it.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The content of a file in it, as it is unpacked. Reading fails when there is more than the zip
    /// file said.
    ///
    /// # Errors
    /// When the file cannot be unpacked.
    pub(super) fn read(&mut self, entry: &Entry) -> Result<impl Read + use<'_, R>, Error> {
        let file = self.zip.by_index(entry.number).map_err(broken)?;
        Ok(Counted { inner: file, left: entry.bytes })
    }
}

/// The first 256 bytes of a file.
///
/// # Errors
/// When it cannot be read.
#[cfg(feature = "xlsx")]
pub(super) fn look_at_beginning(file: &mut (impl Read + Seek)) -> Result<Vec<u8>, Error> {
    file.seek(SeekFrom::Start(0))?;
    let mut first = Vec::new();
    file.by_ref().take(256).read_to_end(&mut first)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(first)
}

/// Looks at what ends a zip file: how many files it lists, and how long the list is.
fn look_at_end(file: &mut (impl Read + Seek), caps: &Caps) -> Result<(), Error> {
    let length = file.seek(SeekFrom::End(0))?;
    let tail = length.min(END as u64 + u64::from(u16::MAX));
    file.seek(SeekFrom::Start(length - tail))?;
    let mut bytes = Vec::new();
    file.by_ref().take(tail).read_to_end(&mut bytes)?;
    file.seek(SeekFrom::Start(0))?;
    let mut any = false;
    for end in bytes.windows(END).filter(|window| window.starts_with(b"PK\x05\x06")) {
        any = true;
        let number = |at: usize, size: usize| {
            let bytes = end.get(at..at + size).unwrap_or_default();
            bytes.iter().rev().fold(0_u64, |value, byte| value << 8 | u64::from(*byte))
        };
        if number(10, 2) > caps.entries as u64 || number(12, 4) > DIRECTORY {
            return Err(too_many(caps));
        }
    }
    if any { Ok(()) } else { Err(in_part("this is not a whole zip file")) }
}

/// Whether so many bytes are more than what so many packed ones may become.
fn over(bytes: u64, packed: u64, caps: &Caps) -> bool {
    bytes > FREE && bytes / caps.ratio.max(1) > packed
}

fn broken(error: zip::result::ZipError) -> Error {
    match error {
        zip::result::ZipError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => {
            Error::Io(error)
        }
        error => in_part(format!("the zip file is damaged: {error}")),
    }
}

/// The error of a file of which something is missing or was changed.
fn in_part(message: impl Into<String>) -> Error {
    let help = "copy or download the file again, or restore it from a backup".to_owned();
    let message = message.into();
    Error::Malformed(Box::new(Malformed { message, help: Some(help), ..Malformed::default() }))
}

fn too_many(caps: &Caps) -> Error {
    Error::malformed(format!("the zip file lists more than {} files", caps.entries))
}

fn too_large(what: &str, caps: &Caps) -> Error {
    limited(
        format!("{what} unpacks to more than {} bytes", caps.entry_bytes),
        "`--max-unpacked-bytes`",
    )
}

fn too_dense(name: &str, caps: &Caps) -> Error {
    let (name, ratio) = (name.escape_debug(), caps.ratio);
    limited(
        format!("`{name}` in the zip file unpacks to more than {ratio} times its size"),
        "`--max-unpacked-ratio`",
    )
}

/// The error of a zip file that is beyond a limit that an option raises.
fn limited(message: String, option: &str) -> Error {
    let help =
        Some(format!("raise the limit with {option}, if the file is from a source you trust"));
    Error::Malformed(Box::new(Malformed { message, help, ..Malformed::default() }))
}

/// Bytes of which there may be so many.
struct Counted<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let Some(left) = self.left.checked_sub(count as u64) else {
            let message = "a file in the zip file is larger than the zip file says";
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        };
        self.left = left;
        Ok(count)
    }
}

/// An output that takes whatever comes, and drops it, once it has failed. A writer of zip files ends
/// its file when it is dropped, and prints that it cannot; the error is returned already.
#[cfg(feature = "xlsx")]
pub(super) struct Quiet<W> {
    pub(super) inner: W,
    has_failed: bool,
}

#[cfg(feature = "xlsx")]
impl<W> Quiet<W> {
    /// One that has not failed.
    pub(super) fn new(inner: W) -> Self {
        Quiet { inner, has_failed: false }
    }

    /// Does something with the output; `otherwise` is what comes of it after a failure.
    fn with<T>(
        &mut self,
        otherwise: T,
        work: impl FnOnce(&mut W) -> io::Result<T>,
    ) -> io::Result<T> {
        if self.has_failed {
            return Ok(otherwise);
        }
        let done = work(&mut self.inner);
        self.has_failed =
            done.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::Interrupted);
        done
    }
}

#[cfg(feature = "xlsx")]
impl<W: io::Write> io::Write for Quiet<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.with(bytes.len(), |inner| inner.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.with((), io::Write::flush)
    }
}

#[cfg(feature = "xlsx")]
impl<W: Seek> Seek for Quiet<W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.with(0, |inner| inner.seek(to))
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use super::*;
    use zip::write::{SimpleFileOptions, ZipWriter};

    const CAPS: Caps = Caps { entries: 3, entry_bytes: 8 << 20, total_bytes: 12 << 20, ratio: 200 };

    fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn refusal(bytes: &[u8]) -> String {
        match Zipped::open(Cursor::new(bytes), &CAPS) {
            Ok(_) => panic!("taken"),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    #[cfg(feature = "xlsx")]
    fn an_output_fails_once() {
        struct Full;
        impl io::Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Err(io::ErrorKind::StorageFull.into())
            }
        }
        let mut quiet = Quiet::new(Full);
        assert_eq!(quiet.write(b"a").unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert_eq!(quiet.write(b"ab").unwrap(), 2);
        quiet.flush().unwrap();
    }

    #[test]
    fn what_is_in_it_comes_out() {
        let bytes = zip(&[("a.csv", b"id\n"), ("tables/b.csv", b"")]);
        let mut zipped = Zipped::open(Cursor::new(bytes), &CAPS).unwrap();
        let entries = zipped.entries().to_vec();
        assert_eq!(entries.iter().map(|e| &*e.name).collect::<Vec<_>>(), ["a.csv", "tables/b.csv"]);
        let mut text = String::new();
        zipped.read(&entries[0]).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "id\n");
    }

    #[test]
    fn what_is_out_of_bounds_is_refused() {
        assert!(refusal(b"").contains("not a whole zip file"));
        assert!(refusal(b"PK\x05\x06").contains("not a whole zip file"));
        let four = zip(&[("a", b""), ("b", b""), ("c", b""), ("d", b"")]);
        assert!(refusal(&four).contains("more than 3 files"));
        let nulls = vec![0; 4 << 20];
        assert!(refusal(&zip(&[("a", &nulls)])).contains("more than 200 times its size"));
        for name in ["../a", "a/../../b", "a\\b"] {
            assert!(refusal(&zip(&[(name, b"")])).contains("no path within a folder"), "{name}");
        }
        assert!(refusal(&zip(&[("a", b""), ("A", b"")])).contains("twice"));
        let whole = zip(&[("a.csv", b"id\n"), ("b.csv", b"id\n")]);
        for end in 0..whole.len() {
            assert!(Zipped::open(Cursor::new(&whole[..end]), &CAPS).is_err(), "{end}");
        }
    }

    #[test]
    fn a_size_that_is_a_lie_is_found_out() {
        let nulls = vec![0; 4 << 20];
        let mut bytes = zip(&[("a", &nulls)]);
        // The size in the list of files, which comes before the name and the end.
        let at = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap() + 24;
        bytes[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
        let mut zipped = Zipped::open(Cursor::new(bytes), &CAPS).unwrap();
        let entry = zipped.entries()[0].clone();
        let read = zipped.read(&entry).unwrap().read_to_end(&mut Vec::new());
        assert!(read.is_err());
    }
}
