//! Where the report goes, and what happens when it cannot go there.

use crate::program::Records;

#[test]
fn a_file() {
    let records = Records::new().with("a.json", "{").with("out/old.txt", "old");
    let outcome = records.check(&["-f", "concise", "-o", "out/new.txt", "a.json"]).exits(1);
    assert_eq!(outcome.out, "");
    assert!(records.read("out/new.txt").starts_with("a.json:1:"));
    records.check(&["--output", "out/old.txt", "a.json", "--color", "always"]).exits(1);
    let report = records.read("out/old.txt");
    assert!(report.starts_with("error[V0"), "{report}");
    let left = std::fs::read_dir(records.path().join("out")).unwrap().count();
    assert_eq!(left, 2, "a temporary file was left behind");
    let outcome = records.check(&["-o", "-", "a.json"]).exits(1);
    assert!(outcome.out.starts_with("error[V0"));
}

#[test]
fn a_file_that_cannot_be_written() {
    let records = Records::new().with("a.json", "{}").with("d/x", "");
    records.check(&["-o", "no/such/dir.txt", "a.json"]).exits(3).complains("no/such/dir.txt");
    records.check(&["-o", "d", "a.json"]).exits(3).complains("cannot write d");
    for command in ["schema", "explain"] {
        let arguments = if command == "schema" { vec![command] } else { vec![command, "--list"] };
        let arguments = [arguments, vec!["-o", "no/dir"]].concat();
        records.run(&arguments).exits(3).complains("no/dir");
    }
}

#[test]
fn a_record_is_not_overwritten_by_its_report() {
    let records = Records::new().with("a.json", "{");
    records.check(&["a.json", "-o", "./a.json"]).exits(2).complains("is an input");
    assert_eq!(records.read("a.json"), "{");
}

#[test]
fn a_record_is_not_overwritten_by_an_analysis() {
    let minimal = include_str!("../../examples/minimal.json");
    let records = Records::new().with("a.json", minimal);
    for target in ["a.json", "./a.json"] {
        records.run(&["analyze", "a.json", "-o", target]).exits(2).complains("is an input");
        assert_eq!(records.read("a.json"), minimal);
    }
    records.run(&["analyze", "a.json", "-o", "b.json"]).exits(0);
}

#[test]
fn a_source_text_is_not_overwritten() {
    let text = "So the harbour guild said on 2 March 2026.";
    let record = include_str!("../../examples/minimal.json")
        .replace("\"language\": \"en\"", "\"language\": \"en\", \"text_file\": \"t/a.txt\"");
    let records = Records::new()
        .with("minimal.json", record)
        .with("t/a.txt", text)
        .with("texts/b.txt", text)
        .with("old.txt", text);
    let refused = |arguments: &[&str], target: &str| {
        let arguments = [&["minimal.json", "-f", "json", "-o", target], arguments].concat();
        records.run(&arguments).exits(2).complains("source text");
    };
    refused(&[], "t/a.txt");
    refused(&[], "t/../t/a.txt");
    refused(&["--sources", "texts"], "t/a.txt");
    refused(&["--sources", "texts"], "texts/b.txt");
    refused(&["--sources", "texts"], "texts/new.json");
    refused(&["--sources", "texts/b.txt"], "texts/b.txt");
    for name in ["t/a.txt", "texts/b.txt"] {
        assert_eq!(records.read(name), text);
    }
    assert_eq!(std::fs::read_dir(records.path().join("texts")).unwrap().count(), 1);
    records.run(&["minimal.json", "-f", "json", "-o", "old.txt", "--sources", "texts"]).exits(0);
    assert_ne!(records.read("old.txt"), text);
}

#[test]
fn a_run_that_fails_leaves_the_old_report() {
    let records = Records::new().with("old.txt", "old");
    records.check(&["missing.json", "-o", "old.txt"]).exits(2);
    assert_eq!(records.read("old.txt"), "old");
    assert_eq!(records.names().len(), 1);
}

#[cfg(unix)]
mod unix {
    use std::fs::{self, File};
    use std::io::{BufRead as _, BufReader, Read as _};
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::process::Stdio;

    use super::Records;

    #[test]
    fn the_mode_and_the_link_of_a_file_stay() {
        let records = Records::new().with("a.json", "{}").with("real.txt", "old");
        let real = records.path().join("real.txt");
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("real.txt", records.path().join("link.txt")).unwrap();
        records.check(&["a.json", "-f", "json", "-o", "link.txt"]).exits(0);
        assert!(records.read("real.txt").starts_with("{\"v\":1"));
        assert_eq!(fs::metadata(real).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(records.path().join("link.txt")).unwrap().is_symlink());
    }

    #[test]
    fn a_device() {
        Records::new().with("a.json", "{").check(&["a.json", "-o", "/dev/null"]).exits(1);
    }

    #[test]
    fn a_full_disk() {
        let Ok(full) = File::options().write(true).open("/dev/full") else { return };
        let records = Records::new().with("a.json", "{").with("b.ndjson", "{\n".repeat(5000));
        for arguments in [
            &["a.json"][..],
            &["a.json", "-fconcise"],
            &["a.json", "-fjson"],
            &["b.ndjson", "-fndjson"],
            &["b.ndjson", "--statistics"],
            &["explain", "--list"],
            &["schema"],
            &["--help"],
        ] {
            let said = records
                .command(arguments)
                .stdout(full.try_clone().unwrap())
                .stderr(Stdio::piped())
                .output()
                .unwrap();
            let message = String::from_utf8(said.stderr).unwrap();
            assert_eq!(said.status.code(), Some(3), "{arguments:?}: {message}");
            assert!(message.contains("cannot write standard output"), "{message}");
        }
        records.check(&["a.json", "-o", "/dev/full"]).exits(3).complains("/dev/full");
    }

    #[test]
    fn a_reader_that_has_seen_enough() {
        let records = Records::new().with("a.ndjson", "{\n".repeat(20_000));
        for arguments in [
            &["a.ndjson", "-fconcise", "--max-diagnostics=0"][..],
            &["a.ndjson", "-fjson"],
            &["a.ndjson", "-fndjson"],
            &["a.ndjson", "--max-diagnostics=0"],
            &["schema"],
            &["explain", "--list"],
            &["--help"],
        ] {
            let mut child = records
                .command(arguments)
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            let mut line = String::new();
            BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
            assert!(!line.is_empty());
            let mut said = String::new();
            child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
            assert_eq!(child.wait().unwrap().code(), Some(0), "{arguments:?}: {said}");
            assert_eq!(said, "", "{arguments:?}");
        }
    }
}
