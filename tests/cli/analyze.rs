//! `verbale analyze`.

use crate::program::Records;

const REFERENCE: &str = include_str!("../../examples/iran-us-missiles-2026-02-11.json");

#[test]
fn the_impasse_over_missiles_in_every_format() {
    let records = Records::new().with("talks.json", REFERENCE);
    let table = records.run(&["analyze", "talks.json"]).exits(0).out;
    assert!(table.starts_with("Impasses: 1\n\n  demand      United States to Iran: "), "{table}");
    assert!(table.contains("\n  joined by   relation conflicts_with; issue "), "{table}");
    let json = records.run(&["analyze", "talks.json", "--format", "json"]).exits(0).out;
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["v"], 1);
    assert_eq!(report["impasses"][0]["red_line"]["id"], "rl-iran-missiles");
    assert_eq!(report["impasses"][0]["joined_by"][0]["kind"], "relation");
    let csv = records.run(&["analyze", "talks.json", "--format", "csv"]).exits(0).out;
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[0].starts_with("sort,record,id,by,to,text,date,is,condition,deadline,"), "{csv}");
    assert!(lines[1].starts_with("impasse,iran-us-missiles-2026-02-11,"), "{csv}");
}

#[test]
fn a_record_that_is_not_valid_is_told_and_passed_over() {
    let records = Records::new().with("a.json", REFERENCE).with("b.json", "{}");
    let outcome = records.run(&["analyze", "a.json", "b.json"]).exits(1).complains("b.json:1");
    assert!(outcome.out.contains("Impasses: 1"));
    records.run(&["analyze", "none.json"]).exits(2);
    records.run(&["analyze"]).exits(2);
}

#[test]
fn words_of_the_data_do_no_harm() {
    let hostile = REFERENCE.replace("Iran’s missiles are not up", "=cmd()\\u202eIran’s");
    let records = Records::new().with("talks.json", hostile);
    for format in ["human", "json", "csv"] {
        let show = ["analyze", "talks.json", "--show", "all", "--format", format];
        let out = records.run(&show).exits(0).out;
        assert!(!out.contains('\u{202e}'), "{format}: {out}");
        assert!(!out.contains(",=cmd"), "{format}: {out}");
    }
}

/// Every section in every format, for two invented records.
#[test]
fn all_sections_are_written_so() {
    let records = Records::new().with("talks.ndjson", TALKS);
    for (format, name) in [("human", "all.txt"), ("json", "all.json"), ("csv", "all.csv")] {
        let shown = ["analyze", "talks.ndjson", "--show", "all", "--format", format];
        golden(name, &records.run(&shown).exits(0).out);
    }
}

const TALKS: &str = include_str!("analyze/talks.ndjson");

fn golden(name: &str, text: &str) {
    let path = format!("{}/tests/cli/analyze/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == text, "{path} is not what is written now: run `UPDATE=1 cargo test`");
}

#[test]
fn sections_are_shown_if_asked_for() {
    let records = Records::new().with("talks.ndjson", TALKS);
    let usual = records.run(&["analyze", "talks.ndjson", "-f", "json"]).exits(0).out;
    let usual: serde_json::Value = serde_json::from_str(&usual).unwrap();
    let names: Vec<&str> = usual.as_object().unwrap().keys().map(String::as_str).collect();
    let sections = ["impasses", "standing_threats", "unanswered_demands", "firmness_changes"];
    assert_eq!(names, [&["v", "records", "as_of"][..], &sections, &["truncated"]].concat());
    let lists = ["analyze", "talks.ndjson", "--show", "red-lines,demands", "--show", "timeline"];
    let lists = records.run(&lists).exits(0).out;
    let titles: Vec<&str> =
        lists.lines().filter(|line| line.starts_with(char::is_alphabetic)).collect();
    let as_of = "Deadlines are looked at as of 2031-05-20.";
    assert_eq!(titles, ["Demands: 2", "Red lines: 1", "Timeline: 12", as_of]);
    records.run(&["analyze", "talks.ndjson", "--show", "demand"]).exits(2).complains("demands");
}

#[test]
fn rows_are_selected() {
    let records = Records::new().with("talks.ndjson", TALKS);
    let demands = |more: &[&str]| {
        let shown = [&["analyze", "talks.ndjson", "--show", "demands"], more].concat();
        records.run(&shown).exits(0)
    };
    for (more, count) in [
        (&["--actor", "Ana Verel"][..], 1),
        (&["--actor", "Ana Verel", "--actor", "Sorrent"], 2),
        (&["--since", "2031-05-10"], 1),
        (&["--until", "2031-05-10"], 1),
        (&["--since", "2031", "--until", "2031-05"], 2),
    ] {
        let out = demands(more).out;
        assert!(out.starts_with(&format!("Demands: {count}\n")), "{more:?}: {out}");
    }
    demands(&["--actor", "Karsai"]).complains("no actor `Karsai` is in these records");
    demands(&["--actor", "Karsai"]).complains("did you mean `Karsia`?");
    for wrong in ["--since=May", "--until=2031-02-30", "--as-of=2031~", "--since=2031-05-01/.."] {
        records.run(&["analyze", "talks.ndjson", wrong]).exits(2).complains("a day, month or year");
    }
    let empty = ["analyze", "talks.ndjson", "--since", "2031-05", "--until", "2031-04"];
    records.run(&empty).exits(2).complains("--until is before --since");
}

#[test]
fn passed_deadlines_are_marked() {
    let records = Records::new().with("talks.ndjson", TALKS);
    let shown = |more: &[&str]| {
        let shown = [&["analyze", "talks.ndjson", "--show", "demands"], more].concat();
        records.run(&shown).exits(0).out
    };
    assert!(shown(&[]).contains("  deadline    2031-05-12/2031-05-15, passed\n"));
    let before = shown(&["--as-of", "2031-05-15"]);
    assert!(before.contains("  deadline    2031-05-12/2031-05-15\n"), "{before}");
    assert!(before.ends_with("\nDeadlines are looked at as of 2031-05-15.\n"), "{before}");
    shown(&["--as-of", "today"]);
}
