//! `verbale analyze`.

use crate::program::Records;

const REFERENCE: &str = include_str!("../../examples/iran-us-missiles-2026-02-11.json");

#[test]
fn the_impasse_over_missiles_in_every_format() {
    let records = Records::new().with("talks.json", REFERENCE);
    let table = records.run(&["analyze", "talks.json"]).exits(0).out;
    assert!(table.starts_with("Impasses: 1\n\n  demand     United States to Iran: "), "{table}");
    assert!(table.contains("\n  joined by  relation conflicts_with; issue "), "{table}");
    let json = records.run(&["analyze", "talks.json", "--format", "json"]).exits(0).out;
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["v"], 1);
    assert_eq!(report["impasses"][0]["red_line"]["id"], "rl-iran-missiles");
    assert_eq!(report["impasses"][0]["joined_by"][0]["kind"], "relation");
    let csv = records.run(&["analyze", "talks.json", "--format", "csv"]).exits(0).out;
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[0].starts_with("sort,record,id,by,to,text,"), "{csv}");
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
        let out = records.run(&["analyze", "talks.json", "--format", format]).exits(0).out;
        assert!(!out.contains('\u{202e}'), "{format}: {out}");
        assert!(!out.contains(",=cmd"), "{format}: {out}");
    }
}
