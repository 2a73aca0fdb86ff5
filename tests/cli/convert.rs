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
                .run(&["convert", "-j", threads, "-t", format.name, "-o", &name, input])
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
        let told = records.run(&["convert", "-t", format.name, "-o", &name, "in"]).exits(1);
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
    records.run(&["convert", "in", "-t", "json", "-o", "out"]).exits(0);
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
    records.run(&["convert", "in/minimal.json", "-t", "json", "-o", "out/"]).exits(0);
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
