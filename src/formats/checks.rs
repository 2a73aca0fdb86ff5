//! What the tests of several formats check alike.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::testing::{read, written};
use super::{Format, Found};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::model::Record;
use crate::text::{Position, Span};

/// The record, as JSON.
pub(super) const REFERENCE: &str = include_str!("../../examples/iran-us-missiles-2026-02-11.json");

/// Writes the reference record, compares it with the file of that name in `tests/formats/golden`, and
/// reads it back. `UPDATE=1` writes the file. Formats of bytes are there as they are, so that the tools
/// of others can open them.
pub(super) fn golden(format: &Format, name: &str) {
    let record: Record<'_> = serde_json::from_str(REFERENCE).unwrap();
    let bytes = written(format, std::slice::from_ref(&record));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/golden").join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &bytes).unwrap();
    }
    let golden = fs::read(&path).unwrap_or_default();
    assert!(golden == bytes, "{name} is not what is written; run UPDATE=1 cargo test --lib");
    assert_eq!(read(format, golden), [record]);
}

/// Where what is found at that part of the JSON text is told to stand: the marked text, line and column.
pub(super) fn placed<'t>(found: &Found, text: &'t str, part: &str) -> (&'t str, u64, u64) {
    let start = found.json.find(part).unwrap();
    let nowhere = Position { line: 0, column: 0 };
    let place = Place {
        pointer: String::new(),
        span: Span::new(start, start + part.len()),
        start: nowhere,
        end: nowhere,
        label: None,
        cell: None,
    };
    let mut all = [Diagnostic {
        code: "",
        name: "",
        severity: Severity::Error,
        message: String::new(),
        help: None,
        notes: Vec::new(),
        place,
        subject: None,
        found: None,
        expected: None,
        suggestions: Vec::new(),
        related: Vec::new(),
        fix: None,
    }];
    found.places.apply(&mut all);
    let [Diagnostic { place: Place { span, start, .. }, .. }] = all;
    (span.of(text), start.line, start.column)
}

/// Writes and reads back a record that has each of the strings of the list of naughty strings, as a
/// value and as a key.
pub(super) fn keeps_naughty_strings(format: &Format) {
    const NAUGHTY: &str = include_str!("../../tests/data/naughty-strings/blns.json");
    const MINIMAL: &str = include_str!("../../examples/minimal.json");
    let strings: Vec<String> = serde_json::from_str(NAUGHTY).unwrap();
    assert!(strings.len() > 500);
    let members: serde_json::Map<_, _> =
        strings.iter().map(|string| (string.clone(), json!(string))).collect();
    let mut tree: Value = serde_json::from_str(MINIMAL).unwrap();
    let data = json!({ "list": strings, "object": members });
    tree["extensions"] = json!([{ "uri": "https://example.org/naughty", "data": data }]);
    let text = tree.to_string();
    let record: Record<'_> = serde_json::from_str(&text).unwrap();
    assert_eq!(read(format, written(format, std::slice::from_ref(&record))), [record]);
}
