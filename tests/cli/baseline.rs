//! Known findings.

use serde_json::{Value, json};

use crate::program::{Outcome, Records};

/// A good record, of which the name of the file is the id.
const GOOD: &str = include_str!("../../examples/minimal.json");

/// The same with an actor of an unknown kind.
fn bad(kind: &str) -> String {
    let record: Value = serde_json::from_str(GOOD).unwrap();
    let mut record = record;
    record["actors"][0]["kind"] = kind.into();
    serde_json::to_string_pretty(&record).unwrap()
}

fn concise(records: &Records, arguments: &[&str]) -> Outcome {
    records.run(&[&["minimal.json", "-f", "concise"], arguments].concat())
}

fn baseline(records: &Records) -> Value {
    serde_json::from_str(&records.read("verbale.baseline.json")).unwrap()
}

/// A folder with a bad record and its baseline.
fn known() -> Records {
    let records = Records::new().with("minimal.json", bad("persn"));
    concise(&records, &["--write-baseline"]).exits(0);
    records
}

#[test]
fn what_is_known_is_hidden_and_counted() {
    let records = known();
    let written = baseline(&records);
    assert_eq!(written["verbale_baseline"], 1);
    let entry = &written["findings"][0];
    assert_eq!(entry["record"], "minimal");
    assert_eq!(entry["code"], "V104");
    assert_eq!(entry["found"], "persn");
    let id = serde_json::from_str::<Value>(GOOD).unwrap()["actors"][0]["id"].clone();
    assert_eq!(entry["pointer"], format!("/actors/{}/kind", id.as_str().unwrap()));
    assert!(entry.get("count").is_none() && entry.get("file").is_none());

    concise(&records, &[]).exits(1);
    let outcome = concise(&records, &["--baseline", "verbale.baseline.json"]).exits(0);
    assert_eq!(outcome.out, "");
    let summary = "Checked 1 record in 1 file: no findings. 1 known finding hidden.\n";
    assert_eq!(outcome.err, summary);
    let arguments = ["minimal.json", "-f", "json", "--baseline", "verbale.baseline.json"];
    let report: Value = serde_json::from_str(&records.run(&arguments).exits(0).out).unwrap();
    assert_eq!(report["summary"]["known"], 1);
    assert_eq!(report["summary"]["valid"], 1);
}

#[test]
fn the_configuration_names_it() {
    let records = known().with("verbale.toml", "baseline = \"verbale.baseline.json\"");
    concise(&records, &[]).exits(0);
    // It is no record, and is written again without its name.
    let outcome = records.run(&["."]).exits(0);
    assert!(outcome.err.starts_with("Checked 1 record in 1 file"), "{}", outcome.err);
    concise(&records.with("minimal.json", GOOD), &["--write-baseline"]).exits(0);
}

#[test]
fn a_baseline_of_any_name_is_no_record() {
    let records = Records::new()
        .with("minimal.json", bad("persn"))
        .with("verbale.toml", "baseline = \"known.json\"");
    records.run(&["minimal.json", "--write-baseline"]).exits(0);
    let outcome = records.run(&["."]).exits(0);
    assert!(outcome.err.starts_with("Checked 1 record in 1 file"), "{}", outcome.err);
}

#[test]
fn layout_and_order_do_not_matter() {
    let mut record: Value = serde_json::from_str(&bad("persn")).unwrap();
    let actors = record["actors"].as_array_mut().unwrap();
    let mut other = actors[0].clone();
    other["id"] = "somebody".into();
    other["kind"] = "person".into();
    other["name"] = "Arda Venn".into();
    actors.insert(0, other);
    let records = known().with("minimal.json", record.to_string());
    let outcome = concise(
        &records,
        &["--baseline", "verbale.baseline.json", "--ignore", "unused-entity", "--select", "V104"],
    );
    assert_eq!(outcome.exits(0).out, "");
}

#[test]
fn what_is_new_is_shown() {
    let records = known().with("minimal.json", bad("stat"));
    let outcome = concise(&records, &["--baseline", "verbale.baseline.json"]).exits(1);
    assert!(outcome.out.contains("V104 `stat`"), "{}", outcome.out);
    let stale = "warning: verbale.baseline.json has 1 entry that does not occur any more";
    assert!(outcome.err.contains(stale), "{}", outcome.err);
    assert!(outcome.err.contains("  minimal: V104 /actors/"), "{}", outcome.err);
}

#[test]
fn as_many_are_known_as_there_were() {
    let twice = |n: usize| {
        let line = serde_json::from_str::<Value>(&bad("persn")).unwrap().to_string() + "\n";
        line.repeat(n)
    };
    let records = Records::new().with("a.ndjson", twice(2));
    records.run(&["a.ndjson", "--write-baseline=known.json"]).exits(0);
    let written: Value = serde_json::from_str(&records.read("known.json")).unwrap();
    assert_eq!(written["findings"][0]["count"], 2);
    let arguments = ["a.ndjson", "-f", "concise", "--baseline", "known.json"];
    records.run(&arguments).exits(0);
    let records = records.with("a.ndjson", twice(3));
    let outcome = records.run(&arguments).exits(1);
    assert_eq!(outcome.out.lines().count(), 1);
    let records = records.with("a.ndjson", twice(1));
    let outcome = records.run(&arguments).exits(0).complains("1 entry that does not occur");
    assert!(!outcome.err.contains("times"), "{}", outcome.err);
    records.run(&["a.ndjson", "--baseline", "known.json", "--write-baseline"]).exits(0);
    let written: Value = serde_json::from_str(&records.read("known.json")).unwrap();
    assert!(written["findings"][0].get("count").is_none(), "{written}");
}

#[test]
fn it_grows_only_if_asked() {
    let records = known().with("minimal.json", bad("stat"));
    let before = records.read("verbale.baseline.json");
    let outcome = concise(&records, &["--write-baseline"]).exits(1);
    let told = "error: verbale.baseline.json would grow by 1 and stays as it is";
    assert!(outcome.err.contains(told), "{}", outcome.err);
    assert!(outcome.out.contains("`stat`"), "{}", outcome.out);
    assert_eq!(records.read("verbale.baseline.json"), before);
    // A warning that nobody fails on is as new as an error.
    let other = GOOD.replacen("minimal", "other", 1);
    let grown = known().with("minimal.json", other);
    concise(&grown, &["--write-baseline", "--exit-zero"]).exits(1);

    concise(&records, &["--write-baseline", "--accept-new"]).exits(0);
    assert_eq!(baseline(&records)["findings"][0]["found"], "stat");
    assert_eq!(baseline(&records)["findings"].as_array().unwrap().len(), 1);
    records.run(&["minimal.json", "--accept-new"]).exits(2);
}

#[test]
fn what_is_mended_goes() {
    let records = known().with("minimal.json", GOOD);
    let outcome = concise(&records, &["--baseline", "verbale.baseline.json"]).exits(0);
    assert!(outcome.err.contains("1 entry that does not occur any more"), "{}", outcome.err);
    // Not looked at is not mended.
    for arguments in [&["--ignore", "V104"][..], &["--select", "V0"]] {
        let arguments = [&["--baseline", "verbale.baseline.json"], arguments].concat();
        let outcome = concise(&records, &arguments).exits(0);
        assert!(!outcome.err.contains("does not occur"), "{}", outcome.err);
    }
    concise(&records, &["--write-baseline", "--ignore", "V104"]).exits(0);
    assert_eq!(baseline(&records)["findings"].as_array().unwrap().len(), 1);
    concise(&records, &["--write-baseline"]).exits(0);
    assert_eq!(
        records.read("verbale.baseline.json"),
        "{\n  \"verbale_baseline\": 1,\n  \"findings\": []\n}\n"
    );
}

#[test]
fn entries_of_records_that_are_not_there() {
    let other = GOOD.replacen("minimal", "other", 1);
    let records = known().with("other.json", other);
    // Another file says nothing about them, the whole folder does.
    let arguments = ["-f", "concise", "--baseline", "verbale.baseline.json"];
    let outcome = records.run(&[&["other.json"], &arguments[..]].concat()).exits(0);
    assert!(!outcome.err.contains("does not occur"), "{}", outcome.err);
    std::fs::remove_file(records.path().join("minimal.json")).unwrap();
    let outcome = records.run(&[&["."], &arguments[..]].concat()).exits(0);
    assert!(outcome.err.contains("does not occur"), "{}", outcome.err);
    records.run(&["other.json", "--write-baseline"]).exits(0);
    assert_eq!(baseline(&records)["findings"].as_array().unwrap().len(), 1);
    records.run(&[".", "--write-baseline"]).exits(0);
    assert_eq!(baseline(&records)["findings"].as_array().unwrap().len(), 0);
}

#[test]
fn a_record_without_id_goes_by_its_file() {
    let records = Records::new().with("r/a.json", "{}");
    records.run(&["r", "--write-baseline"]).exits(0);
    let written = baseline(&records);
    for entry in written["findings"].as_array().unwrap() {
        assert_eq!(entry["file"], "r/a.json");
        assert!(entry.get("record").is_none());
    }
    records.run(&["r", "--baseline", "verbale.baseline.json"]).exits(0);
    let records = records.with("r/b.json", "{}");
    records.run(&["r", "--baseline", "verbale.baseline.json"]).exits(1);
}

#[test]
fn what_cannot_be_read_is_never_known() {
    let records = Records::new().with("a.json", "{");
    records.run(&["a.json", "--write-baseline"]).exits(1);
    assert_eq!(baseline(&records)["findings"], json!([]));
    let entry = json!({ "file": "a.json", "code": "V001", "pointer": "" });
    let text = json!({ "verbale_baseline": 1, "findings": [entry] }).to_string();
    records.with("old.txt", text).run(&["a.json", "--baseline", "old.txt"]).exits(1);
}

#[test]
fn foreign_and_missing_files() {
    let records = Records::new().with("a.json", "{}").with("d/x", "");
    let run = |arguments: &[&str]| records.check(&[&["a.json"], arguments].concat());
    run(&["--baseline", "none.json"]).exits(2).complains("there is no baseline none.json");
    run(&["--baseline", "d"]).exits(2).complains("cannot read the baseline d");
    for (i, text) in [
        "",
        "[]",
        "{}",
        "not json",
        r#"{"verbale_baseline":2,"findings":[]}"#,
        r#"{"verbale_baseline":1,"findings":[{"code":"V104","pointer":""}]}"#,
        r#"{"verbale_baseline":1,"findings":[{"record":"a","file":"a","code":"V104","pointer":""}]}"#,
        r#"{"verbale_baseline":1,"findings":[],"more":1}"#,
        r#"{"verbale_baseline":1,"findings":[{"record":"a","code":"V104","pointer":"","x":1}]}"#,
        r#"{"verbale_baseline":1,"findings":[{"record":"a","code":"V104","pointer":"","count":-1}]}"#,
    ]
    .into_iter()
    .enumerate()
    {
        let name = format!("{i}.txt");
        std::fs::write(records.path().join(&name), text).unwrap();
        let told = format!("{i}.txt is not a baseline of verbale");
        run(&["--baseline", &name]).exits(2).complains(&told);
        run(&[&*format!("--write-baseline={name}"), "--accept-new"]).exits(2).complains(&told);
        assert_eq!(records.read(&name), text);
    }
    run(&["--write-baseline=no/such/file"]).exits(3).complains("no/such");
    let own = run(&["--write-baseline=a.json"]).exits(2);
    assert!(own.err.contains("a.json is not a baseline"), "{}", own.err);
}

#[test]
fn what_is_wrong_with_a_file_is_told_in_words_of_its_own() {
    let records = Records::new().with("a.json", "{}");
    let entry = |entry: &str| format!("{{\"verbale_baseline\":1,\"findings\":[{entry}]}}");
    for (text, why) in [
        ("[]", "it is no JSON object"),
        ("[1, []]", "it is no JSON object"),
        ("7", "it is no JSON object"),
        ("{}", "missing field `verbale_baseline`"),
        (r#"{"verbale_baseline":"1","findings":[]}"#, "a whole number is wanted"),
        (&entry("[]"), "an object with `record` or `file`"),
        (&entry("7"), "an object with `record` or `file`"),
        (
            &entry(r#"{"record":"a","code":"V104","pointer":"","count":-1}"#),
            "a whole number is wanted",
        ),
    ] {
        std::fs::write(records.path().join("old.txt"), text).unwrap();
        let outcome = records.check(&["a.json", "--baseline", "old.txt"]).exits(2).complains(why);
        for word in ["struct", "Written", "u64", "element"] {
            assert!(!outcome.err.contains(word), "{}", outcome.err);
        }
    }
}

#[test]
fn unknown_rules_in_it_are_old() {
    let entry = json!({ "record": "minimal", "code": "V000", "pointer": "/id" });
    let text = json!({ "verbale_baseline": 1, "findings": [entry] }).to_string();
    let records = Records::new().with("minimal.json", GOOD).with("old.txt", text);
    concise(&records, &["--baseline", "old.txt"]).exits(0).complains("does not occur any more");
}

#[test]
fn quotations_that_are_not_covered_are_told_apart() {
    let text = |words: &str| {
        let own = format!("\"text\": \"“{words},” the harbour guild said on 2 March 2026.\"");
        GOOD.replace("\"language\": \"en\"", &format!("\"language\": \"en\", {own}"))
    };
    let records = Records::new().with("minimal.json", text("The harbour stays open"));
    let write = ["--select", "V413", "--write-baseline=old.txt"];
    concise(&records, &write).exits(0);
    assert!(
        records.read("old.txt").contains("The harbour stays open"),
        "{}",
        records.read("old.txt")
    );
    let run = ["--select", "V413", "--baseline", "old.txt", "--fail-on", "warning"];
    concise(&records, &run).exits(0);
    let records = records.with("minimal.json", text("The harbour shuts today"));
    concise(&records, &run).exits(1);
}
