//! Input of any length in memory of a known one.
#![cfg(unix)]

use std::fs::File;
use std::io::{BufWriter, Write};
use std::process::{Command, Stdio};

use crate::program::{Outcome, Records};

/// Memory the program may map, in KiB: twice the longest record it keeps, itself, and what its threads
/// set aside.
const MEMORY: u32 = 550_000;

/// Writes 600 MB of opening brackets, or as many as are taken.
fn brackets(out: &mut dyn Write) {
    let chunk = vec![b'['; 1 << 16];
    for _ in 0..9156 {
        if out.write_all(&chunk).is_err() {
            break;
        }
    }
}

/// The program under a limit of memory.
fn limited(records: &Records, arguments: &str) -> Command {
    let program = records.command::<&str>(&[]);
    let mut shell = Command::new("sh");
    shell
        .arg("-c")
        .arg(format!("ulimit -v {MEMORY} && exec \"$0\" {arguments}"))
        .arg(program.get_program())
        .current_dir(records.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    shell
}

#[test]
fn one_endless_line_on_standard_input() {
    let records = Records::new();
    for arguments in ["- -fconcise", "- -fhuman", "- -fndjson --input-format ndjson"] {
        let mut child = limited(&records, arguments).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let writer = std::thread::spawn(move || brackets(&mut stdin));
        let outcome = Outcome::from(child.wait_with_output().unwrap()).exits(1);
        writer.join().unwrap();
        assert!(outcome.out.len() < 5000, "{} bytes", outcome.out.len());
        assert!(outcome.err.starts_with("Checked 1 record in 1 file: 1 error"), "{}", outcome.err);
    }
}

#[test]
fn one_endless_line_in_a_file() {
    let records = Records::new();
    let path = records.path().join("a.json");
    brackets(&mut BufWriter::new(File::create(&path).unwrap()));
    let check = |arguments: &str| -> Outcome {
        Outcome::from(limited(&records, arguments).output().unwrap()).exits(1)
    };
    check("a.json");
    check("a.json -fjson");
    check("a.json --input-format ndjson");
}

#[test]
fn a_long_record_is_shown_in_part() {
    let long = "é".repeat(2 << 20);
    let records = Records::new().with("a.json", format!("{{\"a\":\"{long}\",}}"));
    let outcome = records.check(&["a.json"]).exits(1);
    assert!(outcome.out.contains('…') && outcome.out.len() < 2000, "{} bytes", outcome.out.len());
}
