//! Exit codes, and which stream says what.

use crate::program::Records;

#[test]
fn clean() {
    let outcome = Records::new().with("a.json", "{}").check(&["a.json"]).exits(0);
    assert_eq!(outcome.out, "");
    assert_eq!(outcome.err, "Checked 1 record in 1 file: no findings.\n");
}

#[test]
fn the_examples_are_clean() {
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    let outcome = Records::new().run(&[examples, "--fail-on", "info"]).exits(0);
    assert_eq!(outcome.out, "");
}

#[test]
fn warnings_fail_only_if_asked() {
    let minimal = include_str!("../../examples/minimal.json");
    let record: serde_json::Value = serde_json::from_str(minimal).unwrap();
    // The id is the name of the file, where a file holds one record.
    let records = Records::new()
        .with("minimal.json", minimal)
        .with("other.json", minimal)
        .with("other.ndjson", format!("{record}\n"));
    records.run(&["minimal.json", "--fail-on", "info"]).exits(0);
    records.run(&["other.ndjson", "--fail-on", "info"]).exits(0);
    let outcome = records.run(&["other.json"]).exits(0).complains(": 1 warning. ");
    assert!(outcome.out.starts_with("warning[V125]"), "{}", outcome.out);
    records.run(&["other.json", "--fail-on", "warning"]).exits(1);
    records.run(&["other.json", "--fail-on", "warning", "--exit-zero"]).exits(0);
    records.run(&["other.json", "--fail-on", "warning", "--ignore", "V125"]).exits(0);
}

#[test]
fn findings() {
    let outcome = Records::new().with("a.json", "{").check(&["a.json"]).exits(1);
    assert!(outcome.out.starts_with("error[V0"), "{}", outcome.out);
    assert!(outcome.out.contains("--> a.json:1:"), "{}", outcome.out);
    assert!(outcome.err.starts_with("Checked 1 record in 1 file: 1 error"), "{}", outcome.err);
    assert!(outcome.err.contains("`verbale explain V0"), "{}", outcome.err);
}

#[test]
fn findings_nobody_asked_to_fail_on() {
    let records = Records::new().with("a.json", "{");
    for flags in [&["--exit-zero"][..], &["--fail-on", "never"]] {
        let outcome = records.check(&[flags, &["a.json"]].concat()).exits(0);
        assert!(outcome.out.starts_with("error["), "{}", outcome.out);
    }
    for level in ["error", "warning", "info"] {
        records.check(&["--fail-on", level, "a.json"]).exits(1);
    }
}

#[test]
fn wrong_usage() {
    let records = Records::new().with("a.json", "{}");
    records.run::<&str>(&[]).exits(2).complains("Usage:");
    records.run(&["validate"]).exits(2).complains("no PATH is given");
    records.run(&["--no-such-flag", "a.json"]).exits(2).complains("--no-such-flag");
    records.run(&["a.json", "--format", "xml"]).exits(2).complains("concise");
    records.run(&["a.json", "--select", "V999"]).exits(2).complains("V999");
    records.run(&["a.json", "--select", ""]).exits(2).complains("--select names no rule");
    records.run(&["a.json", "--ignore", "no-such-rule"]).exits(2).complains("no-such-rule");
}

#[test]
fn exit_zero_does_not_hide_wrong_usage() {
    let records = Records::new();
    records.run(&["missing.json", "--exit-zero"]).exits(2).complains("missing.json");
}

#[test]
fn a_path_alone_is_validated() {
    let records = Records::new().with("a.json", "{");
    records.run(&["a.json"]).exits(1);
    records.run(&["--color", "never", "a.json"]).exits(1);
    records.run(&["check", "a.json"]).exits(1);
}

#[test]
fn a_command_with_a_slip_is_recognised() {
    Records::new().run(&["explian"]).exits(2).complains("did you mean `explain`?");
}

#[test]
fn help_and_version() {
    let records = Records::new();
    let version = records.run(&["--version"]).exits(0);
    assert_eq!(version.out, format!("verbale {}\n", env!("CARGO_PKG_VERSION")));
    for arguments in
        [&["--help"][..], &["-h"], &["help"], &["validate", "--help"], &["help", "schema"]]
    {
        let help = records.run(arguments).exits(0);
        assert!(help.out.contains("Usage: verbale"), "{}", help.out);
        assert_eq!(help.err, "");
    }
}

#[test]
fn every_command_that_reads_records_tells_how_it_ends() {
    for command in ["validate", "analyze", "ground"] {
        let help = Records::new().run(&[command, "--help"]).exits(0).out;
        let codes = help.split_once("Exit codes:\n").unwrap().1;
        // Only the validation of records tells what it has found when it is interrupted.
        let last: &[_] = if command == "validate" { &["130, 143"] } else { &[] };
        let starts = [&["0", "1", "2", "3"], last].concat();
        assert_eq!(codes.lines().count(), starts.len(), "{command}: {codes}");
        for (start, line) in starts.iter().zip(codes.lines()) {
            assert!(line.starts_with(&format!("  {start}  ")), "{command}: {line}");
        }
    }
}

#[test]
fn quiet_leaves_out_the_summary() {
    let records = Records::new().with("a.json", "{");
    assert_eq!(records.check(&["-q", "a.json"]).exits(1).err, "");
}

#[test]
fn rules_can_be_chosen() {
    let records = Records::new().with("a.json", "{}").with("b.json", "{");
    records.run(&["a.json", "--ignore", "V0,V1", "--ignore", "all"]).exits(0);
    records.run(&["a.json", "--select", "V1xx"]).exits(1);
    records.run(&["a.json", "--select", "V1", "--ignore", "V1"]).exits(0);
    // What cannot be read is never passed over.
    records.run(&["b.json", "--ignore", "all"]).exits(1);
}

#[test]
fn formats_for_programs_are_alone_on_standard_output() {
    let records = Records::new().with("a.json", "{").with("b.json", "{}");
    let outcome = records.check(&["-f", "json", "."]).exits(1);
    let report: serde_json::Value = serde_json::from_str(&outcome.out).unwrap();
    assert_eq!(report["summary"]["records"], 2);
    assert_eq!(report["summary"]["valid"], 1);
    assert_eq!(report["diagnostics"][0]["file"], "a.json");
    let outcome = records.check(&["--output-format", "ndjson", "."]).exits(1);
    for line in outcome.out.lines() {
        let object: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(object["v"], 1);
    }
    assert!(outcome.err.starts_with("Checked 2 records in 2 files: 1 error"), "{}", outcome.err);
}

#[test]
fn many_findings_are_counted_and_not_all_shown() {
    let records = Records::new().with("a.ndjson", "{\n".repeat(60));
    let outcome = records.check(&["a.ndjson"]).exits(1).complains("10 more not shown");
    assert_eq!(outcome.out.matches("error[").count(), 50);
    assert!(outcome.err.contains("60 errors"), "{}", outcome.err);
    let outcome = records.check(&["--max-diagnostics", "0", "a.ndjson"]).exits(1);
    assert_eq!(outcome.out.matches("error[").count(), 60);
    let outcome = records.check(&["-f", "ndjson", "a.ndjson"]).exits(1);
    assert_eq!(outcome.out.lines().count(), 61);
    let outcome = records.check(&["-f", "ndjson", "--max-diagnostics", "5", "a.ndjson"]).exits(1);
    assert_eq!(outcome.out.lines().count(), 6);
    assert!(outcome.out.contains("\"truncated\":true"), "{}", outcome.out);
}

#[test]
fn statistics_take_the_place_of_findings() {
    let records = Records::new().with("a.ndjson", "{\n{}\n{\n");
    let outcome = records.check(&["--statistics", "a.ndjson"]).exits(1);
    assert!(outcome.out.starts_with("2 V0"), "{}", outcome.out);
    assert!(outcome.out.contains("first at a.ndjson:1:"), "{}", outcome.out);
    let outcome = records.check(&["--statistics", "-f", "ndjson", "a.ndjson"]).exits(1);
    assert_eq!(outcome.out.lines().count(), 1);
}

#[test]
fn colours_only_when_asked_for() {
    let records = Records::new().with("a.json", "{");
    let colored = |arguments: &[&str]| records.check(arguments).out.contains('\u{1b}');
    assert!(!colored(&["a.json"]));
    assert!(!colored(&["a.json", "--color", "never"]));
    assert!(colored(&["a.json", "--color", "always"]));
    assert!(!colored(&["a.json", "--color", "always", "-f", "json"]));
    let forced = records.command(&["a.json"]).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(forced.stdout.contains(&0x1b));
    let refused = records
        .command(&["a.json"])
        .env("CLICOLOR_FORCE", "1")
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    assert!(!refused.stdout.contains(&0x1b));
}

#[test]
fn the_same_input_gives_the_same_report() {
    let records = Records::new().with("b.json", "{").with("a/c.ndjson", "{\n[").with("a.json", "[");
    let first = records.check(&["-f", "json", "."]).exits(1).out;
    for _ in 0..3 {
        assert_eq!(records.check(&["-f", "json", "."]).out, first);
    }
}
