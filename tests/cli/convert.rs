//! `verbale convert`: what is written, where, and what is told of it. Walks over all formats.

use std::fs;
use std::path::{Path, PathBuf};

use verbale::formats::{FORMATS, Format, Keeps, Layout};

use crate::program::Records;

const REFERENCE: &str = include_str!("../../examples/iran-us-missiles-2026-02-11.json");
const TALKS: &str = include_str!("../../examples/harbour-talks/harbour-talks.json");
const MINIMAL: &str = include_str!("../../examples/minimal.json");

fn examples() -> Records {
    Records::new()
        .with("in/harbour-talks.json", TALKS)
        .with("in/iran-us-missiles-2026-02-11.json", REFERENCE)
        .with("in/minimal.json", MINIMAL)
}

fn value(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

/// Formats that are read and written.
fn both_ways() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().copied().filter(|format| format.read.is_some() && format.write.is_some())
}

/// A name for what is written in a format.
fn name(format: &Format) -> String {
    match (format.layout, format.extensions.first()) {
        (Layout::Folder { .. }, _) => format!("{}-out", format.name),
        (_, Some(extension)) => format!("out.{extension}"),
        (_, None) => format!("{}-out.json", format.name),
    }
}

#[test]
fn every_format_gives_back_what_it_was_given() {
    for format in both_ways() {
        let records = examples();
        let name = name(format);
        let lossless = matches!(format.keeps, Keeps::Everything);
        let inputs: &[&str] = if format.many { &["in"] } else { &["in/harbour-talks.json"] };
        let count = if format.many { 3 } else { 1 };
        let side: &[&str] = if lossless { &[] } else { &["--sidecar", "side.ndjson"] };
        let there = ["convert", "--check", "-t", format.name, "-o", &name];
        let told = records.run(&[&there[..], side, inputs].concat()).exits(0);
        assert_eq!(told.out, "");
        if lossless {
            assert!(told.err.contains("none of "), "{}: {}", format.name, told.err);
        }
        let back = ["convert", "--from", format.name, "-t", "ndjson", "-o", "back.ndjson", &name];
        records.run(&[&back[..], side].concat()).exits(0);
        let back = records.read("back.ndjson");
        let back: Vec<_> = back.lines().map(value).collect();
        let wanted = [TALKS, REFERENCE, MINIMAL].map(value);
        assert!(back == wanted[..count], "{} changes a record", format.name);
    }
}

#[test]
fn every_format_is_validated() {
    for format in both_ways() {
        let records = examples();
        let name = name(format);
        records.run(&["convert", "-t", format.name, "-o", &name, "in/minimal.json"]).exits(0);
        let outcome = records.run(&["validate", "--input-format", format.name, &name]);
        if matches!(format.keeps, Keeps::Everything) {
            outcome.exits(0).complains("Checked 1 record in 1 file: ");
        }
    }
}

#[test]
fn what_is_written_is_the_same_each_time() {
    for format in both_ways() {
        let records = examples();
        let name = name(format);
        let input = if format.many { "in" } else { "in/harbour-talks.json" };
        let mut written = Vec::new();
        for threads in ["1", "2"] {
            records
                .run(&["convert", "--force", "-j", threads, "-t", format.name, "-o", &name, input])
                .exits(0);
            written.push(bytes_of(&records.path().join(&name)));
        }
        assert!(written[0] == written[1], "{}", format.name);
    }
}

/// All files of a folder, or the one file, with what is in them.
fn bytes_of(path: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    if path.is_file() {
        return vec![(path.to_owned(), fs::read(path).unwrap())];
    }
    let mut files: Vec<_> = fs::read_dir(path)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn an_invalid_record_keeps_everything_from_being_written() {
    let broken = MINIMAL.replace("\"id\": \"minimal\"", "\"id\": 7");
    for format in both_ways().filter(|format| format.many) {
        let records = examples().with("in/zzz.json", &broken);
        let name = name(format);
        records.run(&["convert", "-t", format.name, "-o", &name, "in/minimal.json"]).exits(0);
        let old = bytes_of(&records.path().join(&name));
        let again = ["convert", "-t", format.name, "-o", &name, "in"];
        records.run(&again).exits(2).complains("--force");
        assert_eq!(bytes_of(&records.path().join(&name)), old, "{}", format.name);
        let told = records.run(&[&again[..], &["--force"]].concat()).exits(1);
        let told = told.complains("in/zzz.json:").complains("1 record is not valid");
        assert!(!told.err.contains("values"), "{}", told.err);
        assert_eq!(bytes_of(&records.path().join(&name)), old, "{}", format.name);
        assert_eq!(temporary(records.path()), 0, "{}", format.name);
    }
}

/// How many temporary files and folders are left.
fn temporary(path: &Path) -> usize {
    let names = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.to_string_lossy().starts_with(".verbale-")).count()
}

#[test]
fn one_file_for_each_record() {
    let records = examples();
    records.run(&["convert", "in", "-t", "json", "-o", "out/"]).exits(0);
    for id in ["harbour-talks", "iran-us-missiles-2026-02-11", "minimal"] {
        let (before, after) = (format!("in/{id}.json"), format!("out/{id}.json"));
        assert_eq!(value(&records.read(&before)), value(&records.read(&after)));
    }
    // A folder that is there keeps what is in it.
    let records = records.with("out/other.txt", "mine").with("out/minimal.json", "old");
    let told = records.run(&["convert", "in", "-t", "json", "-o", "out"]).exits(2);
    told.complains("out/harbour-talks.json is there already");
    assert_eq!(records.read("out/minimal.json"), "old");
    records.run(&["convert", "in", "-t", "json", "-o", "out", "--force"]).exits(0);
    assert_eq!(records.read("out/other.txt"), "mine");
    assert_eq!(value(&records.read("out/minimal.json")), value(MINIMAL));
    records.run(&["convert", "in", "-t", "json", "-o", "in"]).exits(2).complains("is an input");
    let again = MINIMAL.to_owned();
    let records = records.with("in/again/minimal.json", &again);
    records
        .run(&["convert", "in/minimal.json", "in/again/minimal.json", "-t", "json", "-o", "new/"])
        .exits(3)
        .complains("another record has the same id");
    assert!(!records.path().join("new").exists());
}

#[cfg(unix)]
#[test]
fn a_link_in_the_folder_is_replaced_and_not_followed() {
    let records = examples().with("outside.txt", "outside").with("out/x", "");
    std::os::unix::fs::symlink("../outside.txt", records.path().join("out/minimal.json")).unwrap();
    let to = ["convert", "in/minimal.json", "-t", "json", "-o", "out/"];
    records.run(&to).exits(2).complains("out/minimal.json is there already");
    records.run(&[&to[..], &["--force"]].concat()).exits(0);
    assert_eq!(records.read("outside.txt"), "outside");
    assert_eq!(value(&records.read("out/minimal.json")), value(MINIMAL));
}

#[test]
fn names_tell_the_formats() {
    let records = examples();
    records.run(&["convert", "in", "-o", "all.ndjson.gz"]).exits(0);
    records.run(&["convert", "all.ndjson.gz", "-o", "all.jsonl.zst"]).exits(0);
    let told = records.run(&["convert", "all.jsonl.zst", "-t", "ndjson"]).exits(0);
    assert_eq!(told.out.lines().count(), 3);
    told.complains("3 records to NDJSON: none of ");
    let refused = records.run(&["convert", "in", "-o", "all.unknown"]).exits(2);
    refused.complains("name the format with -t");
    records.run(&["convert", "in", "-t", "ndjson", "-q"]).exits(0);
    records.run(&["convert", "-t", "ndjson"]).exits(2);
    records.run(&["convert", "no.json", "-t", "ndjson"]).exits(2);
}

#[test]
fn what_is_read_is_not_written_over() {
    let records = examples().with("tables/notes.txt", "mine");
    let to =
        |output: &str| records.run(&["convert", "in/minimal.json", "-t", "json", "-o", output]);
    to("in/minimal.json").exits(2).complains("is an input");
    let told = records.run(&["convert", "in", "-o", "a.ndjson", "--loss-report", "a.ndjson"]);
    told.exits(2).complains("is to be written twice");
    let told = records.run(&["convert", "in", "-t", "ndjson", "-o", "no/such/a.ndjson"]);
    told.exits(3).complains("there is no folder no/such");
    let told = records.run(&["convert", "in", "-t", "ndjson", "--check"]);
    told.exits(2).complains("name one with -o");
    let told = records.run(&["convert", "in", "-t", "ndjson", "--sidecar", "side"]);
    told.exits(2).complains("keeps everything");
}

#[test]
fn the_report_tells_of_every_record() {
    let records = examples();
    records
        .run(&["convert", "in", "-o", "a.ndjson", "--loss-report", "loss.json", "--lossless"])
        .exits(0);
    let report = value(&records.read("loss.json"));
    assert_eq!(report["format"], "ndjson");
    assert_eq!(report["records"].as_array().unwrap().len(), 3);
    assert_eq!(report["total"]["kept"], report["total"]["values"]);
    assert_eq!(report["total"]["lost"], 0);
}

#[test]
fn a_lossy_format_needs_a_sidecar_for_the_way_back() {
    let records = examples();
    let there = ["convert", "-t", "schemaorg", "-o", "page.jsonld"];
    let told = records.run(&[&there[..], &["--lossless", "in/minimal.json"]].concat()).exits(1);
    told.complains("because of --lossless").complains("lost");
    assert!(!records.path().join("page.jsonld").exists());
    let side = ["--sidecar", "side.ndjson", "--loss-report", "loss.json", "--check"];
    let told = records.run(&[&there[..], &side, &["in/harbour-talks.json"]].concat()).exits(0);
    told.complains("read back with the rest beside it, and equal");
    let report = value(&records.read("loss.json"));
    let others = report["records"][0]["others"].as_array().unwrap();
    assert!(others.iter().any(|entry| entry["fate"] == "lost" && entry["why"].is_string()));
    let back = ["convert", "--from", "schemaorg", "-t", "ndjson", "page.jsonld"];
    let whole = records.run(&[&back[..], &["--sidecar", "side.ndjson"]].concat()).exits(0);
    assert_eq!(value(&whole.out), value(TALKS));
    // One that was changed is refused, and so is one of which something is gone.
    let side = records.read("side.ndjson");
    let changed = side.replacen("\"stated\"", "\"inferred\"", 1);
    assert_ne!(changed, side);
    let records = records.with("changed.ndjson", changed).with("gone.ndjson", "");
    let told = records.run(&[&back[..], &["--sidecar", "changed.ndjson"]].concat()).exits(2);
    told.complains("the sidecar of record `harbour-talks` was changed");
    let told = records.run(&[&back[..], &["--sidecar", "gone.ndjson"]].concat()).exits(1);
    told.complains("the sidecar has nothing of record `harbour-talks`");
    // A check without it says what it has proved.
    let told = records.run(&[&there[..], &["--force", "--check", "in/minimal.json"]].concat());
    told.exits(0).complains("the rest is kept nowhere: `--sidecar FILE` keeps it");
    records.run(&[&there[..], &["--force", "in/harbour-talks.json"]].concat()).exits(0);
    // Without it the record is not whole, and nothing is made up.
    records.run(&back).exits(1).complains("is not valid");
    let page = records.read("page.jsonld").replace("homework", "homestead");
    let records = records.with("page.jsonld", page);
    let told = records.run(&[&back[..], &["--sidecar", "side.ndjson"]].concat());
    told.exits(1).complains("does not fit");
}

#[test]
fn a_fault_in_yaml_is_told_at_its_line() {
    let records = examples();
    records.run(&["convert", "in/minimal.json", "-o", "minimal.yaml"]).exits(0);
    let yaml = records.read("minimal.yaml");
    let line = yaml.lines().position(|line| line.starts_with("schema_version:")).unwrap() + 1;
    let records = records
        .with("minimal.yaml", yaml.replace("schema_version: \"1.0\"", "schema_version: \"7.0\""))
        .with("broken.yaml", "id: [a\nb: c\n");
    let told = records.run(&["validate", "-f", "concise", "minimal.yaml"]).exits(1);
    assert!(told.out.starts_with(&format!("minimal.yaml:{line}:")), "{}", told.out);
    let told = records.run(&["validate", "-f", "concise", "broken.yaml"]).exits(1);
    assert!(told.out.starts_with("broken.yaml:") && told.out.contains("V001"), "{}", told.out);
    let told = records.run(&["validate", "-f", "json", "minimal.yaml"]).exits(1);
    assert_eq!(value(&told.out)["diagnostics"][0]["span"]["start"]["line"], line);
}

#[test]
fn a_string_is_proposed_as_the_value_was_written() {
    let records = examples();
    records.run(&["convert", "in/minimal.json", "-o", "minimal.yaml"]).exits(0);
    records.run(&["convert", "in/minimal.json", "-o", "minimal.toml"]).exits(0);
    let (yaml, toml) = (records.read("minimal.yaml"), records.read("minimal.toml"));
    let with = |text: &str, key: &str, value: &str| {
        let at = text.find(key).unwrap();
        let end = at + text[at..].find('\n').unwrap();
        format!("{}{key}{value}{}", &text[..at], &text[end..])
    };
    for value in ["010", "046", "0o10", "0x1F", "1e3", "1.0", "True"] {
        let records = Records::new().with("minimal.yaml", with(&yaml, "name: ", value));
        let told = records.run(&["validate", "-f", "concise", "minimal.yaml"]).exits(1);
        assert!(told.out.contains("V103"), "{}", told.out);
        assert!(told.out.contains(&format!("write `\"{value}\"`")), "{value}: {}", told.out);
    }
    for value in ["1_000", "0o17", "true", "+7"] {
        let records = Records::new().with("minimal.toml", with(&toml, "name = ", value));
        let told = records.run(&["validate", "-f", "concise", "minimal.toml"]).exits(1);
        assert!(told.out.contains(&format!("write `\"{value}\"`")), "{value}: {}", told.out);
    }
    let records = Records::new().with("other.toml", toml.clone());
    let told = records.run(&["validate", "-f", "concise", "other.toml"]).exits(0);
    assert!(told.out.contains("rename the file to `minimal.toml`"), "{}", told.out);
}

#[test]
fn a_fault_in_tables_is_told_at_its_cell() {
    let records = examples();
    records.run(&["convert", "in/harbour-talks.json", "-t", "csv", "-o", "tables"]).exits(0);
    let demands = records.read("tables/demands.csv");
    let header: Vec<_> = demands.lines().next().unwrap().split(',').collect();
    let column = header.iter().position(|name| *name == "force").unwrap();
    let letter = char::from(b'A' + u8::try_from(column).unwrap());
    let row = demands.lines().position(|line| line.contains(",demand,")).unwrap() + 1;
    let records = records.with("tables/demands.csv", demands.replacen(",demand,", ",demnd,", 1));
    let told = records.run(&["validate", "-f", "concise", "tables"]).exits(1);
    let wanted = format!("tables:demands.csv!{letter}{row}: error V104 `demnd`");
    assert!(told.out.contains(&wanted), "{}", told.out);
    let told = records.run(&["validate", "-f", "json", "--select", "V104", "tables"]).exits(1);
    let cell = value(&told.out)["diagnostics"][0]["cell"].clone();
    assert_eq!(cell["header"], "force");
    assert_eq!(cell["row"], row);
    let told = records.run(&["validate", "tables"]).exits(1);
    assert!(told.out.contains(&format!("{row} | force: \"demnd\"")), "{}", told.out);
    let stray = records.read("tables/quotes.csv");
    let first = stray.lines().nth(1).unwrap().replacen("harbour-talks", "no-such-record", 1);
    let records = records.with("tables/quotes.csv", format!("{stray}{first}\n"));
    let told = records.run(&["validate", "-f", "concise", "tables"]).exits(1);
    assert!(told.out.contains("quotes.csv!"), "{}\n{}", told.out, told.err);
    assert!(told.out.contains("V001"), "{}", told.out);
}

#[test]
fn a_template_is_filled_in() {
    let records = Records::new();
    records.run(&["template", "csv", "-o", "tables"]).exits(0).complains("Fill in tables");
    records.run(&["template", "csv", "-o", "tables"]).exits(2).complains("is there already");
    records.run(&["validate", "tables"]).exits(2).complains("no records in tables");
    let header = records.read("tables/records.csv");
    let columns: Vec<_> = header.trim_end().split(',').collect();
    let row: Vec<_> = columns.iter().map(|name| if *name == "id" { "talks" } else { "" }).collect();
    let records = records.with("tables/records.csv", format!("{header}{}\n", row.join(",")));
    let told = records.run(&["validate", "-f", "concise", "tables"]).exits(1);
    assert!(told.out.contains("records.csv!B2: error V102"), "{}", told.out);
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_comes_back_with_its_faults_marked() {
    let records = examples();
    records.run(&["template", "xlsx", "-o", "empty.xlsx"]).exits(0);
    records.run(&["validate", "empty.xlsx"]).exits(2).complains("no records in empty.xlsx");
    let broken = MINIMAL.replace("\"edtf\": \"2026-03-02\"", "\"edtf\": \"2026-02-30\"");
    assert_ne!(broken, MINIMAL);
    let records = records.with("in/minimal.json", broken);
    records.run(&["convert", "in", "-o", "talks.xlsx"]).exits(0);
    let run = ["validate", "-f", "concise", "talks.xlsx", "--annotate"];
    let told = records.run(&[&run[..], &["marked.xlsx"]].concat()).exits(1);
    assert!(told.out.contains("talks.xlsx:events!"), "{}", told.out);
    let again = records.run(&["validate", "-f", "concise", "marked.xlsx"]).exits(1);
    assert_eq!(again.out.replace("marked", "talks"), told.out);
    records.run(&[&run[..], &["talks.xlsx"]].concat()).exits(2).complains("is an input");
    let told = records.run(&["validate", "in", "--annotate", "marked.xlsx"]);
    told.exits(2).complains("takes one workbook");
}

#[test]
fn several_records_are_no_single_one() {
    let records = examples();
    let single = FORMATS.iter().filter(|format| !format.many && format.write.is_some());
    for format in single {
        let told = records.run(&["convert", "in", "-t", format.name]).exits(2);
        assert_eq!(told.out, "", "{}", format.name);
        told.complains("holds one record");
        let name = name(format);
        records.run(&["convert", "in", "-t", format.name, "-o", &name]).exits(2);
        assert!(!records.path().join(&name).exists(), "{name}");
        let told = records.run(&["convert", "in/minimal.json", "-t", format.name]).exits(0);
        assert_ne!(told.out, "", "{}", format.name);
    }
}

#[test]
fn a_file_of_another_kind_is_told_or_refused() {
    let records = examples().with("in/notes.txt", "x");
    let told = records.run(&["convert", "in", "-t", "ndjson", "-o", "a.ndjson"]).exits(0);
    told.complains("1 file skipped: 1 .txt");
    let strict = ["convert", "in", "-t", "ndjson", "-o", "b.ndjson", "--strict-inputs"];
    records.run(&strict).exits(1).complains("1 file skipped: 1 .txt");
    assert!(!records.path().join("b.ndjson").exists());
    // The text of a record is none that is skipped.
    let records = Records::new().with("in/notes.txt", "x").with(
        "in/minimal.json",
        MINIMAL.replace("\"source\": {", "\"source\": { \"text_file\": \"notes.txt\","),
    );
    let told = records.run(&["convert", "in", "-t", "ndjson", "--strict-inputs"]).exits(0);
    assert!(!told.err.contains("skipped"), "{}", told.err);
}

#[test]
fn what_is_odd_about_records_is_told_when_they_are_written() {
    let records = examples();
    let text = MINIMAL.replace("\"id\": \"minimal\"", "\"id\": \"other\"");
    let records = records.with("in/minimal.json", text);
    let told = records.run(&["convert", "in", "-o", "all.ndjson"]).exits(0);
    assert!(told.err.contains("V125") && told.err.contains("3 records to NDJSON"), "{}", told.err);
    let records = records.with("in/zzz.json", MINIMAL.replace("\"id\": \"minimal\"", "\"id\": 7"));
    let told = records.run(&["convert", "in", "-o", "more.ndjson"]).exits(1);
    assert!(told.err.contains("error[V") && !told.err.contains("V125"), "{}", told.err);
}

#[test]
fn a_null_is_absent_where_that_is_said() {
    let text = MINIMAL.replacen('{', "{\"title\": null,", 1);
    let records = Records::new().with("minimal.json", &text);
    records.run(&["validate", "minimal.json"]).exits(1);
    records.run(&["validate", "--nulls", "absent", "minimal.json"]).exits(0);
    records.run(&["convert", "minimal.json", "-t", "ndjson"]).exits(1);
    let told = records.run(&["convert", "--nulls", "absent", "minimal.json", "-t", "ndjson"]);
    assert_eq!(value(&told.exits(0).out), value(MINIMAL));
}
