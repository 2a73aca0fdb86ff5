//! Outputs that fail: a full disk, a quota, an error at any write. Walks over all formats.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use verbale::formats::{Error, FORMATS, Format, Layout, Options, Output};
use verbale::model::Record;

use crate::program::Records;

const TALKS: &str = include_str!("../../examples/harbour-talks/harbour-talks.json");

fn writable() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().copied().filter(|format| format.write.is_some())
}

/// A stream that fails at one write, counted from 0, and at all that follow.
struct Failing {
    writes: Arc<AtomicUsize>,
    good: usize,
}

impl Failing {
    fn next(&self) -> io::Result<()> {
        if self.writes.fetch_add(1, Ordering::Relaxed) < self.good {
            return Ok(());
        }
        Err(io::Error::from(io::ErrorKind::StorageFull))
    }
}

impl Write for Failing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.next().map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.next()
    }
}

/// Writes records to a stream that fails after so many writes, and counts the writes.
fn write(format: &Format, good: usize) -> (Result<(), Error>, usize) {
    let record: Record<'_> = serde_json::from_str(TALKS).unwrap();
    let writes = Arc::new(AtomicUsize::new(0));
    let stream = Failing { writes: Arc::clone(&writes), good };
    let write = || {
        let mut out = format.writer(Output::Stream(Box::new(stream)), &Options::default())?;
        out.write(&record)?;
        out.finish()
    };
    (write(), writes.load(Ordering::Relaxed))
}

#[test]
fn an_error_at_any_write_is_an_error() {
    for format in writable() {
        let (whole, writes) = write(format, usize::MAX);
        if whole.is_err() {
            // It takes a file or folder, and no stream.
            assert_ne!(format.layout, Layout::Stream, "{}", format.name);
            continue;
        }
        assert!(writes > 0, "{}", format.name);
        // All of the first and last ones, and some between.
        let between = (0..writes).step_by(1 + writes / 12);
        for good in (0..writes.min(8)).chain(between).chain(writes.saturating_sub(8)..writes) {
            let (written, _) = write(format, good);
            let reason = match written {
                Err(Error::Io(error)) => error.to_string(),
                Err(Error::Refused(reason)) => reason,
                other => panic!("{} at write {good} of {writes}: {other:?}", format.name),
            };
            assert!(reason.contains("no storage space"), "{}: {reason}", format.name);
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_told() {
    let records = Records::new().with("talks.json", TALKS);
    for format in writable() {
        let run = ["convert", "talks.json", "-t", format.name];
        let told = records.run(&[&run[..], &["-o", "/dev/full"]].concat());
        match format.layout {
            Layout::Folder { .. } => {
                assert!(matches!(told.code(), Some(2 | 3)), "{}: {}", format.name, told.err);
            }
            Layout::Stream | Layout::File => {
                told.exits(3).complains("cannot write /dev/full: ");
            }
        }
        if format.layout == Layout::Stream {
            let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
            let output = records.command(&run).stdout(full).output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(3), "{}: {said}", format.name);
            assert!(said.contains("cannot write standard output: "), "{said}");
        }
    }
    assert_eq!(records.names(), [Path::new("talks.json")]);
}

/// The program in a shell in which no file may have more than so many blocks.
#[cfg(target_os = "linux")]
fn limited(records: &Records, blocks: u64, arguments: &[&str]) -> (Option<i32>, String) {
    use std::process::Command;

    // The signal is ignored, so that the write fails as it does on a full disk.
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
    let output = Command::new("timeout")
        .args(["60", "sh", "-c", &script, "sh", env!("CARGO_BIN_EXE_verbale")])
        .args(arguments)
        .current_dir(records.path())
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_nothing_behind() {
    // Many different records, so that files need more than a few blocks.
    let mut lines = String::new();
    let value: serde_json::Value = serde_json::from_str(TALKS).unwrap();
    let mut noise: u64 = 1;
    for number in 0..20 {
        let mut value = value.clone();
        value["id"] = format!("talks-{number}").into();
        let words = std::iter::repeat_with(|| {
            noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            format!("{:x}", noise >> 20)
        });
        value["summary"] = words.take(200).collect::<Vec<_>>().join(" ").into();
        lines.push_str(&value.to_string());
        lines.push('\n');
    }
    for format in writable() {
        let one = lines.lines().next().unwrap().to_owned() + "\n";
        let text = if format.many { &lines } else { &one };
        let records = Records::new().with("in.ndjson", text);
        let extension = format.extensions.first().copied().unwrap_or(format.name);
        let name = match format.layout {
            Layout::Folder { .. } => "out".to_owned(),
            _ => format!("out.{extension}"),
        };
        let run = ["convert", "in.ndjson", "-t", format.name, "-o", &name];
        for blocks in [0, 2, 11] {
            for threads in ["1", "2"] {
                let arguments = [&run[..], &["-j", threads]].concat();
                let (code, said) = limited(&records, blocks, &arguments);
                let context = format!("{} with {blocks} blocks: {said}", format.name);
                if code == Some(0) && blocks > 2 {
                    // It is small enough.
                    let path = records.path().join(&name);
                    let _ = std::fs::remove_file(&path);
                    let _ = std::fs::remove_dir_all(&path);
                    continue;
                }
                assert_eq!(code, Some(3), "{context}");
                assert!(said.contains("cannot write "), "{context}");
                assert!(said.contains("out"), "{context}");
                assert!(!said.contains("panicked"), "{context}");
                assert_eq!(records.names(), [Path::new("in.ndjson")], "{context}");
            }
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_killed_run_leaves_nothing_for_ever() {
    use std::process::Stdio;
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    let temporary = |records: &Records| {
        let names = records.names().into_iter();
        names.filter(|name| name.to_string_lossy().starts_with(".verbale-")).count()
    };
    for (format, name) in [("ndjson", "out.ndjson"), ("csv", "out"), ("json", "out/")] {
        let records = Records::new().with("talks.json", TALKS);
        let run = ["convert", "-t", format, "-o", name];
        let mut child = records
            .command(&[&run[..], &["-"]].concat())
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let started = Instant::now();
        while temporary(&records) == 0 {
            assert!(started.elapsed() < Duration::from_secs(20), "{format} has not begun");
            sleep(Duration::from_millis(5));
        }
        // Another run leaves what a living process writes.
        records.run(&["convert", "talks.json", "-o", "other.ndjson"]).exits(0);
        assert_eq!(temporary(&records), 1, "{format}");
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(temporary(&records), 1, "{format}");
        records.run(&[&run[..], &["talks.json"]].concat()).exits(0);
        assert_eq!(temporary(&records), 0, "{format}");
    }
}
