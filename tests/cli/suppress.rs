//! Findings that the configuration suppresses.

use crate::program::{Outcome, Records};

/// A record in which V125 finds something, as a warning: its id is not the name of its file.
const WARNED: &str = include_str!("../../examples/minimal.json");

/// Settings for a run over several copies of one record.
const ONE_ID: &str = "[levels]\nV908 = \"off\"\n";

fn run(records: &Records, now: &str, arguments: &[&str]) -> Outcome {
    let arguments = [&["-f", "concise"], arguments].concat();
    records.command(&arguments).env("SOURCE_DATE_EPOCH", now).output().unwrap().into()
}

/// What `a.json` and `r/b.json` give with that `[[suppress]]`.
fn with(suppress: &str) -> Outcome {
    let config =
        format!("[[suppress]]\nrule = \"V125\"\nreason = \"so it is\"\n{suppress}\n{ONE_ID}");
    let records =
        Records::new().with("verbale.toml", config).with("a.json", WARNED).with("r/b.json", WARNED);
    run(&records, "0", &["."])
}

#[track_caller]
fn files(outcome: &Outcome) -> Vec<&str> {
    assert_eq!(outcome.code, Some(0), "{}", outcome.err);
    outcome.out.lines().map(|line| line.split(':').next().unwrap()).collect()
}

#[test]
fn by_path() {
    let outcome = with("paths = [\"r/*\"]");
    assert_eq!(files(&outcome), ["a.json"]);
    let summary = "Checked 2 records in 2 files: 1 warning. 1 finding suppressed.";
    assert!(outcome.err.contains(summary), "{}", outcome.err);
    assert!(!outcome.err.contains("warning: "), "{}", outcome.err);
}

#[test]
fn by_record() {
    assert_eq!(files(&with("record = \"minimal\"")).len(), 0);
    assert_eq!(files(&with("record = \"minimal\"\npaths = [\"a.json\"]")), ["r/b.json"]);
    assert_eq!(files(&with("record = \"other\"")).len(), 2);
}

#[test]
fn by_place() {
    for pointer in ["/id", "/*"] {
        let outcome = with(&format!("pointer = \"{pointer}\""));
        assert_eq!(files(&outcome), [""; 0], "{pointer}");
    }
    for pointer in ["/id/x", "/actors", "/"] {
        assert_eq!(files(&with(&format!("pointer = \"{pointer}\""))).len(), 2, "{pointer}");
    }
}

#[test]
fn by_place_within_an_entry_with_an_id() {
    let mut record: serde_json::Value = serde_json::from_str(WARNED).unwrap();
    record["actors"][0]["kind"] = "persn".into();
    let id = record["actors"][0]["id"].as_str().unwrap().to_owned();
    let outcome = |pointer: &str| {
        let config =
            format!("suppress = [{{ rule = \"V104\", reason = \"x\", pointer = \"{pointer}\" }}]");
        let records = Records::new().with("minimal.json", record.to_string());
        run(&records.with("verbale.toml", config), "0", &["minimal.json"]).code
    };
    let by_id = format!("/actors/{id}/kind");
    for pointer in ["/actors/0/kind", &by_id, "/actors/*/kind", "/actors/0", "/actors", "/*/0"] {
        assert_eq!(outcome(pointer), Some(0), "{pointer}");
    }
    for pointer in
        ["/actors/1/kind", "/actors/nobody", "/actors/0/name", "/actors/0/kind/x", "/event"]
    {
        assert_eq!(outcome(pointer), Some(1), "{pointer}");
    }
}

#[test]
fn a_day_is_the_last_one() {
    // 2031-12-31 begins 1956441600 seconds after 1970.
    let config =
        "[[suppress]]\nrule = \"V125\"\nreason = \"x\"\npaths = [\"*\"]\nuntil = 2031-12-31";
    let records = Records::new().with("verbale.toml", config).with("a.json", WARNED);
    for now in ["0", "1956441600", "1956527999"] {
        let outcome = run(&records, now, &["a.json"]);
        assert_eq!(files(&outcome), [""; 0], "{now}");
        assert!(!outcome.err.contains("held until"), "{}", outcome.err);
    }
    let outcome = run(&records, "1956528000", &["a.json"]);
    assert_eq!(files(&outcome), ["a.json"]);
    let told = "warning: this suppression of V125 held until 2031-12-31\n --> verbale.toml:1:1\n";
    assert!(outcome.err.contains(told), "{}", outcome.err);
    // Whatever is set but is no number of seconds does not stop the clock.
    assert_eq!(run(&records, "soon", &["a.json"]).code, Some(0));
}

#[test]
fn what_matches_nothing_is_told_of() {
    let stale = "warning: this suppression of V125 matches no finding";
    let place = " --> verbale.toml:1:1\n";
    let outcome = with("paths = [\"slip/*\"]");
    assert!(outcome.err.contains(stale) && outcome.err.contains(place), "{}", outcome.err);

    let config =
        format!("[[suppress]]\nrule = \"V125\"\nreason = \"x\"\npaths = [\"r/*\"]\n{ONE_ID}");
    let records = Records::new()
        .with("verbale.toml", config)
        .with("a.json", WARNED)
        .with("r/minimal.json", WARNED);
    // A run over other files says nothing about it, nor does one without the rule.
    for arguments in [&["a.json"][..], &["r", "--ignore", "V125"], &["r", "--profile", "core"]] {
        let outcome = run(&records, "0", arguments);
        assert!(!outcome.err.contains(stale), "{arguments:?} {}", outcome.err);
    }
    for arguments in [&["r"][..], &["r/minimal.json"], &["."]] {
        let outcome = run(&records, "0", arguments);
        assert!(outcome.err.contains(stale), "{arguments:?} {}", outcome.err);
        assert_eq!(outcome.code, Some(0), "a warning about settings is no finding");
    }
}

#[test]
fn an_extended_file_is_told_of_once() {
    let records = Records::new()
        .with("base.toml", "[[suppress]]\nrule = \"V109\"\nreason = \"x\"\nrecord = \"none\"")
        .with("a/verbale.toml", "extend = \"../base.toml\"")
        .with("b/verbale.toml", "extend = \"../base.toml\"")
        .with("a/x.json", WARNED)
        .with("b/x.json", WARNED);
    let outcome = run(&records, "0", &["."]);
    assert_eq!(outcome.err.matches("matches no finding").count(), 1, "{}", outcome.err);
}

#[test]
fn programs_are_told_how_many() {
    let records = Records::new()
        .with("verbale.toml", "suppress = [{ rule = \"V125\", reason = \"x\", pointer = \"/id\" }]")
        .with("a.json", WARNED);
    let outcome = records.run(&["a.json", "-f", "json"]).exits(0);
    let report: serde_json::Value = serde_json::from_str(&outcome.out).unwrap();
    assert_eq!(report["summary"]["suppressed"], 1);
    assert_eq!(report["summary"]["findings"]["warning"], 0);
    let schema = serde_json::from_str(include_str!("../../schemas/v1/diagnostic.schema.json"));
    assert!(jsonschema::draft202012::is_valid(&schema.unwrap(), &report));
}
