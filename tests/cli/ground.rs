//! `verbale ground`, and texts beside records.

use crate::program::Records;

const TEXT: &str = "“We shall see,” she said. “The toll stays,” he said twice: “The toll stays.”\n";
const RECORD: &str = r#"{
  "id": "a",
  "title": null,
  "source": { "kind": "news_article", "language": "en" },
  "quotes": [
    { "id": "q-1", "kind": "direct", "text": "We shall see", "anchors": [{ "exact": "We shall see," }] },
    { "id": "q-2", "kind": "direct", "text": "We shall see", "anchors": [{ "start": 3, "end": 15, "exact": "We shall see" }] }
  ]
}
"#;

fn folder() -> Records {
    Records::new().with("a.json", RECORD).with("a.txt", TEXT)
}

#[test]
fn nothing_is_written_unless_asked_for() {
    let records = folder();
    let outcome = records.run(&["ground", "a.json", "--source", "a.txt"]).exits(0);
    assert!(outcome.out.contains("/quotes/0/anchors/0: filled, 1 to 14"), "{}", outcome.out);
    assert!(outcome.out.contains("repaired, 1 to 13 instead of 3 to 15"), "{}", outcome.out);
    assert!(outcome.out.contains("/title: removed"), "{}", outcome.out);
    assert!(outcome.out.contains("not written"), "{}", outcome.out);
    assert_eq!(records.read("a.json"), RECORD);
}

#[test]
fn what_is_written_keeps_the_rest_and_is_done_once() {
    let records = folder();
    records.run(&["ground", "a.json", "--source", "a.txt", "--write"]).exits(0);
    let written = records.read("a.json");
    assert!(
        written.contains(r#"[{ "start": 1, "end": 14, "exact": "We shall see," }]"#),
        "{written}"
    );
    assert!(written.contains("\n  \"id\": \"a\",\n  \"source\": { \"kind\""), "{written}");
    assert!(written.contains("\"text_sha256\": \"") && written.contains("\"text_length\": 77"));
    assert_eq!(records.names().len(), 2, "a temporary file was left behind");
    let again = records.run(&["ground", "a.json", "--sources", ".", "--write"]).exits(0);
    assert!(again.out.contains("everything is in its place"), "{}", again.out);
    assert_eq!(records.read("a.json"), written);
}

#[test]
fn what_is_refused_makes_the_run_fail() {
    let words = RECORD
        .replace("We shall see,", "The toll stays")
        .replace("We shall see\"", "The toll stays\"");
    let records = folder().with("a.json", words);
    let outcome = records.run(&["ground", "a.json", "--source", "a.txt", "-f", "json"]).exits(1);
    let told: serde_json::Value = serde_json::from_str(outcome.out.trim()).unwrap();
    assert_eq!(told["written"], false);
    let steps = told["steps"].as_array().unwrap();
    let refused: Vec<_> = steps.iter().filter(|step| step["action"] == "refused").collect();
    assert_eq!(refused.len(), 2, "{told}");
    assert_eq!(refused[1]["from"], serde_json::json!([3, 15]));
}

#[test]
fn what_cannot_be_used() {
    let records = folder().with("bad.json", "{").with("latin.json", b"\xE9\xE8");
    records.run(&["ground", "none.json", "--source", "a.txt"]).exits(2);
    records.run(&["ground", "a.json", "--source", "none.txt"]).exits(2).complains("none.txt");
    records.run(&["ground", "a.json"]).exits(1).complains("not at hand");
    records.run(&["ground", "bad.json", "--source", "a.txt"]).exits(1).complains("not JSON");
    records.run(&["ground", "latin.json", "--source", "a.txt"]).exits(1).complains("UTF-8");
    let stdin = ["ground", "-", "--source", "a.txt"];
    records.run(&stdin).exits(2).complains("standard input is not taken");
    records.run(&["ground"]).exits(2);
}

#[test]
fn a_record_on_each_line_is_not_taken() {
    let line = RECORD.replace('\n', " ");
    let two = format!("{line}\n\n{line}\n");
    let records = folder()
        .with("two.json", &two)
        .with("two.ndjson", &two)
        .with("broken.jsonl", "{\n{}\n")
        .with("one.ndjson", format!("\n{line}\n"));
    for name in ["two.json", "two.ndjson", "broken.jsonl"] {
        let outcome = records.run(&["ground", name, "--source", "a.txt", "--write"]).exits(2);
        outcome.complains("a record on each line").complains("a file of its own");
    }
    assert_eq!(records.read("two.json"), two);
    records.run(&["ground", "one.ndjson", "--source", "a.txt"]).exits(0);
}

#[test]
fn every_character_of_a_record_stays() {
    let record = RECORD.replace("\"id\": \"a\"", "\"id\": \"a\u{7f}b\u{85}c\u{9b}1md\"");
    let records = folder().with("a.json", &record);
    records.run(&["ground", "a.json", "--source", "a.txt", "--write"]).exits(0);
    let written = records.read("a.json");
    assert!(written.contains("a\u{7f}b\u{85}c\u{9b}1md"), "{written:?}");
}

#[test]
fn a_record_that_programs_read_differently_is_left_alone() {
    let twice = |old: &str, new: &str| {
        let record = RECORD.replacen(old, new, 1);
        assert_ne!(record, RECORD);
        record
    };
    for (record, why) in [
        (
            twice("\"title\": null", "\"id\": \"b\""),
            "`id` comes twice in one object, at `/id` (V002)",
        ),
        (twice("\"exact\": ", "\"exact\": \"he said\", \"\\u0065xact\": "), "(V002)"),
        (twice("\"title\": null", "\"extensions\": [1e999]"), "(V004)"),
        (twice("\"title\": null", "\"extensions\": [{ \"data\": 9007199254740993 }]"), "(V004)"),
        (twice("\"title\": null", "\"title\": \"\\ud800\""), "(V004)"),
    ] {
        let records = folder().with("a.json", &record);
        let arguments = ["ground", "a.json", "--source", "a.txt", "--write"];
        records.run(&arguments).exits(1).complains(why);
        assert_eq!(records.read("a.json"), record);
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_is_read_only_is_not_replaced() {
    use std::os::unix::fs::PermissionsExt as _;
    let records = folder().with("old.txt", "old");
    for name in ["a.json", "old.txt"] {
        let path = records.path().join(name);
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o444)).unwrap();
    }
    let ground = ["ground", "a.json", "--source", "a.txt"];
    records.run(&ground).exits(0);
    let written = [&ground[..], &["--write"]].concat();
    records.run(&written).exits(3).complains("cannot write a.json: it is read-only");
    records.check(&["a.json", "-o", "old.txt"]).exits(3).complains("read-only");
    assert_eq!((records.read("a.json"), records.read("old.txt")), (RECORD.into(), "old".into()));
    assert_eq!(records.names().len(), 3, "a temporary file was left behind");
}

/// A whole record whose text is elsewhere.
fn record(source: &str) -> String {
    let minimal = include_str!("../../examples/minimal.json");
    minimal
        .replace("\"language\": \"en\"", &format!("\"language\": \"en\", {source}"))
        .replace("\"id\": \"minimal\"", "\"id\": \"a\"")
}

const GUILD: &str = "So the harbour guild said on 2 March 2026.";

#[test]
fn texts_are_found_among_the_sources() {
    let hash = verbale::grounding::SourceText::new(GUILD).sha256().to_owned();
    let by_hash = record(&format!("\"text_sha256\": \"{hash}\", \"text_length\": 41"));
    let records = Records::new()
        .with("records/a.json", &by_hash)
        .with("texts/deep/other.txt", GUILD)
        .with("named/a.txt", GUILD)
        .with(
            "records/named.json",
            record("\"text_file\": \"deep/other.txt\"").replace("\"a\"", "\"named\""),
        );
    // The length is one short; only who has the text knows.
    records.run(&["validate", "records/a.json"]).exits(0);
    for sources in ["texts", "named", "named/a.txt"] {
        let outcome = records.run(&["validate", "records/a.json", "--sources", sources]).exits(1);
        assert!(outcome.out.contains("V419"), "{sources}: {}", outcome.out);
    }
    let outcome = records.run(&["validate", "records/named.json", "-f", "concise"]).exits(0);
    assert!(outcome.out.contains("V423") && outcome.out.contains("cannot be found"));
    let outcome = records.run(&["validate", "records/named.json", "--sources", "texts"]).exits(0);
    assert!(!outcome.out.contains("V423"), "{}", outcome.out);
    records.run(&["validate", "records", "--sources", "none"]).exits(2).complains("--sources none");
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out_of_the_folder() {
    let records = Records::new()
        .with("secret.txt", GUILD)
        .with("r/a.json", record("\"text_file\": \"a.txt\""));
    std::os::unix::fs::symlink("../secret.txt", records.path().join("r/a.txt")).unwrap();
    let outcome = records.run(&["validate", "r/a.json", "-f", "concise"]).exits(1);
    assert!(outcome.out.contains("V423") && outcome.out.contains("leads out"), "{}", outcome.out);
    std::fs::remove_file(records.path().join("r/a.txt")).unwrap();
    std::fs::create_dir(records.path().join("r/a.txt")).unwrap();
    let outcome = records.run(&["validate", "r/a.json", "-f", "concise"]).exits(1);
    assert!(outcome.out.contains("is no file"), "{}", outcome.out);
}

#[test]
fn the_hash_of_a_file_with_other_line_ends_is_repaired() {
    // `sha256sum` of the file below, with CRLF line ends.
    const HASH: &str = "70063a4b19841a891c7590e6e11dd7aa1479b81aa0e4904526ef6bd61ae52baa";
    let record = RECORD.replace(
        "\"language\": \"en\" }",
        &format!("\"language\": \"en\", \"text_sha256\": \"{HASH}\", \"text_length\": 78 }}"),
    );
    let records = folder().with("a.json", record).with("a.txt", TEXT.replace('\n', "\r\n"));
    let outcome = records.run(&["ground", "a.json", "--source", "a.txt", "--write"]).exits(0);
    assert!(outcome.out.contains("/source/text_sha256: repaired"), "{}", outcome.out);
    let written = records.read("a.json");
    assert!(!written.contains(HASH) && written.contains("\"text_length\": 77"), "{written}");
    let again = records.run(&["ground", "a.json", "--source", "a.txt"]).exits(0);
    assert!(again.out.contains("everything is in its place"), "{}", again.out);
}

#[test]
fn control_characters_of_the_source_are_not_written_into_the_text() {
    let text = TEXT.replace("We shall see", "We shall\u{C}see");
    let records = folder().with("a.txt", text);
    records.run(&["ground", "a.json", "--source", "a.txt", "--write"]).exits(0);
    let written = records.read("a.json");
    let record: serde_json::Value = serde_json::from_str(&written).unwrap();
    for quote in record["quotes"].as_array().unwrap() {
        assert!(!quote["text"].as_str().unwrap().contains('\u{C}'), "{written}");
    }
    assert!(written.contains("\"text_length\": 77"), "{written}");
    let again = records.run(&["ground", "a.json", "--source", "a.txt"]).exits(0);
    assert!(again.out.contains("everything is in its place"), "{}", again.out);
}

#[test]
fn what_is_no_record_is_refused() {
    for text in ["{}", "[]", "7", "{\"id\": \"a\", \"quotes\": []}", "[{\"source\": {}}]"] {
        let records = folder().with("none.json", text);
        let outcome = records.run(&["ground", "none.json", "--source", "a.txt"]).exits(1);
        assert!(outcome.err.contains("none.json: it is no record"), "{text}: {}", outcome.err);
        assert_eq!(outcome.out, "");
    }
}
