//! What is missing or changed in tables that the program has written, and views as files.

use std::fs;
use std::path::Path;

use crate::program::Records;

const TALKS: &str = include_str!("../../examples/harbour-talks/harbour-talks.json");
const MINIMAL: &str = include_str!("../../examples/minimal.json");

/// Changes something in a folder of tables.
type Change<'c> = &'c dyn Fn(&Path);

/// Changes the text of a file.
fn edit(path: &Path, change: impl Fn(&str) -> String) {
    let text = fs::read_to_string(path).unwrap();
    let changed = change(&text);
    assert_ne!(text, changed, "{}", path.display());
    fs::write(path, changed).unwrap();
}

#[test]
fn what_was_written_and_is_not_there_is_an_error() {
    let cut = |path: &Path| {
        edit(path, |text| {
            let last = text.trim_end().rfind('\n').unwrap() + 1;
            text.get(..last).unwrap().to_owned()
        });
    };
    let cases: &[(&str, &str, Change<'_>, &str)] = &[
        ("csv", "a table", &|path| fs::remove_file(path.join("quotes.csv")).unwrap(), "V008"),
        ("csv", "a row", &|path| cut(&path.join("red_lines.csv")), "V008"),
        (
            "parquet-tables",
            "a table",
            &|path| fs::remove_file(path.join("quotes.parquet")).unwrap(),
            "V008",
        ),
        ("csv", "a view", &|path| fs::remove_file(path.join("view_quotations.csv")).unwrap(), ""),
        (
            "csv",
            "the description",
            &|path| fs::remove_file(path.join("metadata.json")).unwrap(),
            "",
        ),
    ];
    for (format, what, change, code) in cases {
        let records = Records::new().with("talks.json", TALKS);
        records.run(&["convert", "talks.json", "-t", format, "-o", "tables"]).exits(0);
        change(&records.path().join("tables"));
        let exit = i32::from(!code.is_empty());
        let said = records.run(&["convert", "tables", "-t", "ndjson"]).exits(exit);
        assert!(said.err.contains(code), "{format} without {what}: {}", said.err);
        assert_eq!(said.out.is_empty(), !code.is_empty(), "{format} without {what}");
    }
}

#[test]
fn a_word_that_was_changed_is_a_warning_until_the_checksum_is_cleared() {
    let records = Records::new().with("talks.json", TALKS);
    records.run(&["convert", "talks.json", "-t", "csv", "-o", "tables"]).exits(0);
    let quotes = records.path().join("tables/actors.csv");
    edit(&quotes, |text| text.replace("Orvane", "Orvani"));
    let said = records.run(&["convert", "tables", "-t", "ndjson"]).exits(0);
    assert!(said.err.contains("V009") && said.out.contains("Orvani"), "{}", said.err);
    let said = records.run(&["validate", "-f", "concise", "tables"]).exits(0);
    assert!(said.out.contains("records.csv!AN2: warning V009"), "{}", said.out);
    edit(&records.path().join("tables/records.csv"), |text| {
        let (rest, _) = text.trim_end().rsplit_once(',').unwrap();
        format!("{rest},\n")
    });
    let said = records.run(&["convert", "tables", "-t", "ndjson"]).exits(0);
    assert!(!said.err.contains("V009"), "{}", said.err);
}

#[test]
fn a_view_is_one_flat_file() {
    let records = Records::new().with("talks.json", TALKS).with("minimal.json", MINIMAL);
    let inputs = ["convert", "talks.json", "minimal.json", "--view", "demands"];
    let said = records.run(&inputs).exits(0);
    let (header, rows) = said.out.split_once('\n').unwrap();
    assert!(header.starts_with("record,id,actor,actor_name,"), "{header}");
    assert!(rows.contains("Tesmar,,Orvane,Lift the toll by the first of June."), "{rows}");
    assert!(said.err.contains("2 records to CSV: the view `demands`"), "{}", said.err);
    for name in ["d.csv", "d.ndjson", "d.xlsx", "d.parquet"] {
        records.run(&[&inputs[..], &["-o", name]].concat()).exits(0);
        assert!(records.path().join(name).metadata().unwrap().len() > 200, "{name}");
    }
    assert_eq!(fs::read_to_string(records.path().join("d.csv")).unwrap(), said.out);
    let lines = fs::read_to_string(records.path().join("d.ndjson")).unwrap();
    let first: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!(first["deadline_last"], "2026-06-01");
    let said = records.run(&[&inputs[..], &["-t", "turtle"]].concat()).exits(2);
    assert!(said.err.contains("a view is written as one of ndjson, csv, xlsx, parquet"));
    records.run(&[&inputs[..], &["--check"]].concat()).exits(2);
}

#[test]
fn what_is_missing_has_a_cell() {
    let records = Records::new().with("talks.json", TALKS);
    records.run(&["convert", "talks.json", "-t", "csv", "-o", "tables"]).exits(0);
    let tables = records.path().join("tables");
    edit(&tables.join("actors.csv"), |text| text.replacen(",state,", ",,", 1));
    edit(&tables.join("addressees.csv"), |text| {
        let kept = text.lines().filter(|line| !line.contains("d-tesmar-toll"));
        kept.map(|line| format!("{line}\n")).collect::<Vec<_>>().concat()
    });
    fs::remove_file(tables.join("metadata.json")).unwrap();
    let said = records.run(&["validate", "tables"]).exits(1);
    for wanted in [
        "--> tables:actors.csv!D2",
        "`kind` is the cell actors.csv!D2, in the column `kind`",
        "each entry is a row of the table `addressees`, with `d-tesmar-toll` as `owner`",
    ] {
        assert!(said.out.contains(wanted), "no {wanted:?} in\n{}", said.out);
    }
}

#[test]
fn what_went_to_a_pipe_is_not_denied() {
    let talks: serde_json::Value = serde_json::from_str(TALKS).unwrap();
    let records = Records::new().with("two.ndjson", format!("{talks}\n{{}}\n"));
    let said = records.run(&["convert", "two.ndjson", "-t", "yaml"]).exits(1);
    assert!(said.err.contains("so that the output is not complete"), "{}", said.err);
    let said = records.run(&["convert", "two.ndjson", "-o", "two.yaml"]).exits(1);
    assert!(said.err.contains("so that nothing was written"), "{}", said.err);
    assert!(!records.path().join("two.yaml").exists());
}
