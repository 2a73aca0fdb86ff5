//! Rules over all records of one call.

use crate::program::Records;

fn record(id: &str, more: &str) -> String {
    let minimal = include_str!("../../examples/minimal.json");
    let named = minimal.replacen("\"minimal\"", &format!("\"{id}\"{more}"), 1);
    named.replace("example.org/a", &format!("example.org/{id}"))
}

#[test]
fn records_of_several_files_are_compared() {
    let link = ", \"relations\": [{ \"from\": \"e-1\", \"type\": \"same_as\", \"to\": \"b#e-9\" }]";
    let records = Records::new().with("a.json", record("a", link)).with("b.json", record("b", ""));
    let outcome = records.run(&["-f", "concise", "a.json", "b.json"]).exits(1);
    // The place is shown although other records were read since.
    assert!(outcome.out.starts_with("a.json:3:"), "{}", outcome.out);
    assert!(outcome.out.contains("V906"), "{}", outcome.out);
    outcome.complains("Checked 2 records in 2 files: 1 error.");
    let outcome = records.run(&["a.json", "b.json"]).exits(1);
    assert!(outcome.out.contains("\"to\": \"b#e-9\""), "{}", outcome.out);
    // Alone, nobody can say.
    records.run(&["a.json"]).exits(0);
    records.run(&["a.json", "b.json", "--ignore", "dead-link"]).exits(0);
}

#[test]
fn late_findings_are_counted_and_capped_like_others() {
    let link = ", \"relations\": [{ \"from\": \"e-1\", \"type\": \"same_as\", \"to\": \"b#e-9\" }]";
    let records = Records::new().with("a.json", record("a", link)).with("b.json", record("b", ""));
    let outcome = records.run(&["a.json", "b.json", "--statistics"]).exits(1);
    assert!(outcome.out.contains("V906"), "{}", outcome.out);
    let outcome = records.run(&["a.json", "b.json", "-f", "json"]).exits(1);
    let report: serde_json::Value = serde_json::from_str(&outcome.out).unwrap();
    assert_eq!(report["summary"]["valid"], 1, "{report}");
    let finding = &report["diagnostics"][0];
    let bytes = finding["span"]["byte"].as_array().unwrap();
    let byte = |at: usize| usize::try_from(bytes[at].as_u64().unwrap()).unwrap();
    assert_eq!(&record("a", link)[byte(0)..byte(1)], "\"b#e-9\"", "{finding}");
}

#[test]
fn late_findings_heed_the_settings_of_their_input() {
    let link = ", \"relations\": [{ \"from\": \"e-1\", \"type\": \"same_as\", \"to\": \"b#e-9\" }]";
    let records = Records::new().with("a.json", record("a", link)).with("b.json", record("b", ""));
    let suppress =
        "[[suppress]]\nrule = \"dead-link\"\nrecord = \"a\"\nreason = \"b is rewritten\"\n";
    let suppressed = records.with("verbale.toml", suppress);
    suppressed.run(&["a.json", "b.json"]).exits(0);
    let lowered = suppressed.with("verbale.toml", "[levels]\nV906 = \"warning\"\n");
    lowered.run(&["a.json", "b.json"]).exits(0).complains("1 warning");
    let off = lowered.with("verbale.toml", "[levels]\nV906 = \"off\"\n");
    off.run(&["a.json", "b.json"]).exits(0).complains("no findings");
    let known = off.with("verbale.toml", "");
    known.run(&["a.json", "b.json", "--write-baseline=known.json"]).exits(0);
    known.run(&["a.json", "b.json", "--baseline", "known.json"]).exits(0);
}
