//! What a path stands for.

use crate::program::Records;

/// The files with findings, as the concise report names them.
fn files(report: &str) -> Vec<&str> {
    let mut files: Vec<_> = report.lines().filter_map(|line| line.split(':').next()).collect();
    files.dedup();
    files
}

#[test]
fn a_directory() {
    let records = Records::new()
        .with("r/b.json", "{")
        .with("r/a/c.NDJSON", "{")
        .with("r/a/d.jsonl", "{")
        .with("r/notes.txt", "{")
        .with("r/x.schema.json", "{")
        .with("r/.hidden/e.json", "{")
        .with("r/.hidden.json", "{")
        .with("r/ignored.json", "{")
        .with("r/.gitignore", "ignored.json\n");
    let outcome = records.check(&["r", "-f", "concise"]).exits(1);
    assert_eq!(files(&outcome.out), ["r/a/c.NDJSON", "r/a/d.jsonl", "r/b.json"]);
    // What is named is checked, whatever it is called.
    let outcome = records.check(&["-f", "concise", "r/ignored.json", "r/notes.txt"]).exits(1);
    assert_eq!(files(&outcome.out), ["r/ignored.json", "r/notes.txt"]);
    let outcome = records.check(&["-f", "concise", "r/x.schema.json", "r/.hidden"]).exits(1);
    assert_eq!(files(&outcome.out), ["r/x.schema.json", "r/.hidden/e.json"]);
}

#[test]
fn a_directory_is_searched_for_every_format() {
    const MINIMAL: &str = include_str!("../../examples/minimal.json");
    let records = Records::new().with("minimal.json", MINIMAL).with("r/z.json", "{");
    for name in ["a.yaml", "a.toml", "a.cbor", "a.parquet", "a.xlsx", "a.sqlite", "records.parquet"]
    {
        let output = format!("r/{name}");
        records.run(&["convert", "minimal.json", "-o", &output]).exits(0);
    }
    for (format, folder) in [("csv", "r/deep/tables"), ("parquet-tables", "r/deep/more")] {
        std::fs::create_dir_all(records.path().join("r/deep")).unwrap();
        records.run(&["convert", "minimal.json", "-t", format, "-o", folder]).exits(0);
    }
    let outcome = records.check(&["r", "-f", "concise"]).exits(1).complains("in 10 files");
    assert_eq!(files(&outcome.out), ["r/z.json"]);
    assert!(!outcome.err.contains("skipped"), "{}", outcome.err);
    records.check(&["r/**", "-f", "concise"]).exits(1).complains("in 10 files");
}

#[test]
fn tables_do_not_hide_records() {
    let records =
        Records::new().with("r/minimal.json", include_str!("../../examples/minimal.json"));
    records.run(&["convert", "r/minimal.json", "-t", "csv", "-o", "tables"]).exits(0);
    for entry in std::fs::read_dir(records.path().join("tables")).unwrap() {
        let path = entry.unwrap().path();
        std::fs::rename(&path, records.path().join("r").join(path.file_name().unwrap())).unwrap();
    }
    let records = records.with("r/broken.json", "{").with("r/notes.docx", "x");
    for paths in [&["r"][..], &["r/"], &["./r"]] {
        let outcome = records.check(&[paths, &["-f", "concise"]].concat()).exits(1);
        let outcome =
            outcome.complains("3 records in 3 files").complains("1 file skipped: 1 .docx.");
        assert!(outcome.out.contains("r/broken.json:1"), "{}", outcome.out);
    }
}

#[test]
fn what_is_not_read_is_counted() {
    let records = Records::new()
        .with("r/a.json", "{}")
        .with("r/b.docx", "x")
        .with("r/c.txt", "x")
        .with("r/d.pdf.gz", "x")
        .with("r/e.schema.json", "{}")
        .with("r/verbale.baseline.json", "{}")
        .with("r/.hidden.txt", "x")
        .with("r/ignored.txt", "x")
        .with("r/.ignore", "ignored.txt");
    let told = "3 files skipped: 1 .docx, 1 .pdf, 1 .txt";
    records.check(&["r"]).exits(0).complains("no findings.").complains(told);
    records.check(&["r", "--strict-inputs"]).exits(1).complains(told);
    records.check(&["r", "-q", "--strict-inputs"]).exits(1).complains(told);
    let outcome = records.check(&["r", "-q"]).exits(0);
    assert_eq!(outcome.err, "");
    // Who names a file or a format has said what is to be read.
    records.check(&["r/a.json", "--strict-inputs"]).exits(0);
    records.check(&["r", "--input-format", "json", "--strict-inputs"]).exits(0);
}

#[test]
fn texts_of_sources_are_not_skipped() {
    let record = include_str!("../../examples/harbour-talks/harbour-talks.json");
    let text = include_str!("../../examples/harbour-talks/harbour-talks.txt");
    let records =
        Records::new().with("r/harbour-talks.json", record).with("r/harbour-talks.txt", text);
    let told = records.run(&["validate", "r", "--sources", "r"]);
    assert!(!told.err.contains("skipped"), "{}", told.err);
}

#[test]
fn the_working_directory() {
    let records = Records::new().with("a.json", "{").with("b/c.json", "{");
    let outcome = records.check(&[".", "-f", "concise"]).exits(1);
    assert_eq!(files(&outcome.out), ["a.json", "b/c.json"]);
}

#[test]
fn nothing_there() {
    let records = Records::new().with("r/notes.txt", "x").with("ok.json", "{}");
    records.check(&["missing.json"]).exits(2).complains("missing.json");
    records.check(&["ok.json/below.json"]).exits(2).complains("below.json");
    records.check(&[""]).exits(2).complains("PATH");
    records.check(&["r"]).exits(2).complains("no records in r");
    records.check(&["*.xml"]).exits(2).complains("no file matches `*.xml`");
    records.check(&["nowhere/*.json"]).exits(2).complains("nowhere/*.json");
    records.check(&["{a"]).exits(2).complains("`{a` is not a pattern");
    // The others are still checked, and the run is not green.
    let outcome = records.check(&["missing.json", "ok.json"]).exits(2);
    assert!(outcome.err.contains("Checked 1 record"), "{}", outcome.err);
    // Nothing was checked, so nothing is said about findings.
    assert!(!records.check(&["missing.json"]).err.contains("Checked"));
}

#[test]
fn patterns() {
    let records = Records::new()
        .with("r/a-1.json", "{")
        .with("r/a-2.json", "{")
        .with("r/b-1.json", "{")
        .with("r/deep/a-3.json", "{")
        .with("r/a-4.txt", "{")
        .with("r/a-5.schema.json", "{");
    let matching = |pattern: &str| {
        let out = records.check(&["-f", "concise", pattern]).exits(1).out;
        files(&out).join(" ")
    };
    assert_eq!(matching("r/a-?.json"), "r/a-1.json r/a-2.json");
    assert_eq!(matching("./r/[b-z]-*.json"), "r/b-1.json");
    assert_eq!(matching("**/a-3.json"), "r/deep/a-3.json");
    assert_eq!(matching("r/**"), "r/a-1.json r/a-2.json r/b-1.json r/deep/a-3.json");
    assert_eq!(matching("r/{a-1,deep/a-3}.json"), "r/a-1.json r/deep/a-3.json");
    assert_eq!(matching("r/*.txt"), "r/a-4.txt");
}

#[test]
fn a_file_that_is_named_like_a_pattern() {
    let records = Records::new().with("a[1].json", "{").with("a1.json", "{");
    let outcome = records.check(&["-f", "concise", "a[1].json"]).exits(1);
    assert_eq!(files(&outcome.out), ["a[1].json"]);
}

#[test]
fn each_file_once() {
    let records = Records::new().with("a.json", "{}");
    records
        .check(&["a.json", "./a.json", ".", "*.json", "a.json"])
        .exits(0)
        .complains("Checked 1 record in 1 file:");
}

#[test]
fn standard_input() {
    let records = Records::new();
    let outcome = records.check_stdin(&["-f", "concise", "-"], b"{").exits(1);
    assert!(outcome.out.starts_with("<stdin>:1:"), "{}", outcome.out);
    let arguments = ["-f", "concise", "--stdin-filename", "a.ndjson", "-", "-"];
    let outcome = records.check_stdin(&arguments, b"{\n{").exits(1);
    assert!(outcome.out.starts_with("a.ndjson:1:"), "{}", outcome.out);
    assert!(outcome.out.contains("a.ndjson:2:"), "{}", outcome.out);
    records.check_stdin(&["-"], b"{}\n").exits(0).complains("1 record in 1 file");
    records.check_stdin(&["-"], b"{}\n\n{}\n").exits(0).complains("2 records in 1 file");
    records.check_stdin(&["--input-format", "ndjson", "-"], b"").exits(2).complains("<stdin>");
    records.check_stdin(&["--input-format", "json", "-"], b"{}\n{}\n").exits(1);
}

#[test]
fn lines_keep_their_numbers() {
    let records = Records::new().with("a.ndjson", "{}\r\n\n  \n{\n{}\n[\n");
    let outcome = records.check(&["-f", "ndjson", "a.ndjson"]).exits(1).complains("4 records");
    let found: Vec<serde_json::Value> =
        outcome.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(found[0]["span"]["start"]["line"], 4);
    assert_eq!(found[0]["record"]["index"], 1);
    // In bytes of the file: the record begins at byte 8 and ends at byte 9.
    assert!((8..=9).contains(&found[0]["span"]["byte"][0].as_u64().unwrap()));
    assert_eq!(found[1]["span"]["start"]["line"], 6);
    assert_eq!(found[1]["record"]["index"], 3);
    let outcome = records.check(&["a.ndjson"]).exits(1);
    assert!(outcome.out.contains("4 | {"), "{}", outcome.out);
}

#[test]
fn empty_files() {
    let records = Records::new().with("a.json", "").with("a.ndjson", "\n \n");
    records.check(&["a.json"]).exits(1);
    records.check(&["a.ndjson"]).exits(2).complains("no records in a.ndjson");
}

#[test]
fn not_utf8() {
    let utf16 = b"\xFF\xFE{\0}\0";
    let records = Records::new().with("a.json", utf16).with("b.json", b"{\"a\": \"\xFF\"}");
    for format in ["human", "concise", "json", "ndjson"] {
        records.check(&["-f", format, "a.json"]).exits(1);
        records.check(&["-f", format, "b.json"]).exits(1);
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::{Command, Stdio};
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    use super::{Records, files};

    #[test]
    fn what_is_not_a_file_is_refused_without_waiting() {
        let records = Records::new().with("ok.json", "{}");
        let made = Command::new("mkfifo").arg(records.path().join("p.json")).status().unwrap();
        assert!(made.success());
        let _socket = UnixListener::bind(records.path().join("s.json")).unwrap();
        for (path, kind) in
            [("p.json", "a named pipe"), ("s.json", "a socket"), ("/dev/zero", "a device")]
        {
            let mut child = records
                .command(&["--select", "V0", path, "ok.json"])
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            let started = Instant::now();
            while child.try_wait().unwrap().is_none() {
                if started.elapsed() > Duration::from_secs(20) {
                    child.kill().unwrap();
                    panic!("{path} is waited for");
                }
                sleep(Duration::from_millis(10));
            }
            let said = child.wait_with_output().unwrap();
            assert_eq!(said.status.code(), Some(3));
            let said = String::from_utf8(said.stderr).unwrap();
            assert!(said.contains(kind) && said.contains("use `-`"), "{said}");
            assert!(said.contains("Checked 1 record"), "{said}");
        }
        // In a directory they are passed over.
        records.check(&["."]).exits(0).complains("Checked 1 record in 1 file");
    }

    #[test]
    fn links() {
        let records = Records::new().with("r/a.json", "{").with("elsewhere/b.json", "{");
        symlink(".", records.path().join("r/loop")).unwrap();
        symlink("../elsewhere/b.json", records.path().join("r/b.json")).unwrap();
        let outcome = records.check(&["-f", "concise", "r"]).exits(1);
        assert_eq!(files(&outcome.out), ["r/a.json", "r/b.json"]);
        symlink("nowhere", records.path().join("r/c.json")).unwrap();
        records.check(&["r"]).exits(3).complains("r/c.json").complains("Checked 2 records");
        symlink("self.json", records.path().join("self.json")).unwrap();
        records.check(&["self.json", "r/a.json"]).exits(3).complains("Checked 1 record");
    }

    #[test]
    fn a_name_that_is_not_utf8() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt as _;
        let name = OsStr::from_bytes(b"a\xFF.json");
        let records = Records::new().with(name, "{");
        for arguments in
            [[OsStr::new("-fconcise"), name], [OsStr::new("-fconcise"), OsStr::new(".")]]
        {
            let outcome = records.run(&arguments).exits(1);
            assert!(outcome.out.starts_with("a\u{FFFD}.json:1:"), "{}", outcome.out);
        }
    }
}
