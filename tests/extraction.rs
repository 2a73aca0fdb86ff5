//! Records as language models write them: the schema that their answers are bound to, and the
//! profile that checks them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::{Value, json};

use verbale::diagnostic::Severity;
use verbale::model::Record;
use verbale::model::shape::Model;
use verbale::schema::SCHEMAS;
use verbale::schema::extraction::{as_answer, extraction_schema};
use verbale::validate::{Options, Profile, Source, check};

/// The records of a folder, with their paths.
fn records(folder: &str) -> Vec<(PathBuf, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut records: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .filter(|path| !path.to_string_lossy().ends_with(".expected.json"))
        .filter_map(|path| {
            let record = serde_json::from_slice(&fs::read(&path).unwrap()).ok()?;
            Some((path, record))
        })
        .collect();
    records.sort_by(|a, b| a.0.cmp(&b.0));
    records
}

/// The examples and the valid records of the suite.
fn good() -> Vec<(PathBuf, Value)> {
    let folders = ["examples", "examples/harbour-talks", "tests/suite/valid"];
    let records: Vec<_> = folders.iter().flat_map(|folder| records(folder)).collect();
    assert!(records.len() > 20);
    records
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::new(schema).unwrap()
}

/// Takes out what is `null` in objects, as whoever gets an answer does.
fn drop_nulls(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|_, member| !member.is_null());
            members.values_mut().for_each(drop_nulls);
        }
        Value::Array(entries) => entries.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}

/// Whether the record has an anchor that a model could not have written.
fn has_anchor_without_words(value: &Value) -> bool {
    let positions = |value: &Value| value.get("start").is_some() || value.get("prefix").is_some();
    match value {
        Value::Object(members) => {
            positions(value) && value.get("exact").is_none()
                || members.values().any(has_anchor_without_words)
        }
        Value::Array(entries) => entries.iter().any(has_anchor_without_words),
        _ => false,
    }
}

/// The profile, for records whose text is not at hand.
fn without_text() -> Options {
    Options { require_text: false, ..Profile::find("extraction").unwrap().options() }
}

#[test]
fn an_answer_without_a_text_is_refused() {
    let text = include_bytes!("../examples/minimal.json");
    let options = Profile::find("extraction").unwrap().options();
    let found = check(&Source::new(text), &options).diagnostics;
    let found: Vec<_> = found.iter().map(|found| (found.code, found.severity)).collect();
    assert_eq!(found, [("V423", Severity::Error)]);
}

#[test]
fn good_records_are_answers_when_filled_with_null() {
    let bound = validator(&extraction_schema());
    let canonical: Value = serde_json::from_str(SCHEMAS[0].text).unwrap();
    let canonical = validator(&canonical);
    let options = without_text();
    let mut looked_at = 0;
    for (path, record) in good() {
        // Beside a text, positions may be what tells two places apart.
        let has_text = record["source"].get("text").or(record["source"].get("text_file")).is_some();
        if has_anchor_without_words(&record) || has_text {
            continue;
        }
        looked_at += 1;
        let mut answer = as_answer(&record, Record::TYPE);
        let errors: Vec<String> =
            bound.iter_errors(&answer).map(|e| format!("{} {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());

        let text = serde_json::to_vec(&answer).unwrap();
        let found = check(&Source::new(&text), &options).diagnostics;
        assert!(found.is_empty(), "{}: {found:?}", path.display());

        drop_nulls(&mut answer);
        assert!(canonical.is_valid(&answer), "{}", path.display());
    }
    assert!(looked_at > 15, "only {looked_at} records have words in all their anchors");
}

#[test]
fn an_answer_has_every_field() {
    let bound = validator(&extraction_schema());
    let record = serde_json::from_str(include_str!("../examples/minimal.json")).unwrap();
    let answer = as_answer(&record, Record::TYPE);
    assert!(bound.is_valid(&answer));
    for field in answer.as_object().unwrap().keys() {
        let mut without = answer.clone();
        without.as_object_mut().unwrap().remove(field);
        assert!(!bound.is_valid(&without), "an answer without {field} is taken");
    }
    let mut more = answer.clone();
    more["extensions"] = json!([]);
    assert!(!bound.is_valid(&more));
    assert!(answer["title"].is_null() || answer["title"].is_string());
}

#[test]
fn an_anchor_without_words_is_refused() {
    let schema = extraction_schema();
    let anchor = json!({ "$ref": "#/$defs/anchor", "$defs": schema["$defs"] });
    let anchor = validator(&anchor);
    assert!(anchor.is_valid(&json!({ "exact": "the quay", "prefix": null, "suffix": null })));
    assert!(!anchor.is_valid(&json!({ "exact": null, "prefix": null, "suffix": null })));
    assert!(!anchor.is_valid(&json!({ "exact": "a", "prefix": null, "suffix": null, "start": 0 })));

    let (path, record) = good().into_iter().find(|(_, r)| has_anchor_without_words(r)).unwrap();
    let text = record.to_string();
    let options = without_text();
    let found = check(&Source::new(text.as_bytes()), &options).diagnostics;
    assert!(!found.is_empty(), "{}", path.display());
    for found in found {
        assert_eq!(found.code, "V102", "{}: {}", path.display(), found.message);
        assert!(found.help.unwrap().starts_with("add `exact`"));
    }
    assert!(check(&Source::new(text.as_bytes()), &Options::default()).is_valid());
}

/// Keywords that services which bind answers to a schema take.
const TAKEN: &[&str] = &[
    "$schema",
    "$id",
    "$defs",
    "$ref",
    "title",
    "description",
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "enum",
    "anyOf",
];

/// Fails on what such services refuse.
fn look(schema: &Value, path: &str) {
    let object = schema.as_object().unwrap_or_else(|| panic!("{path} is no object"));
    for keyword in object.keys() {
        assert!(TAKEN.contains(&keyword.as_str()), "{path} has {keyword}");
    }
    if object.contains_key("$ref") {
        assert_eq!(object.len(), 1, "{path} has something beside $ref");
        return;
    }
    if let Some(properties) = object.get("properties").and_then(Value::as_object) {
        let names: Vec<&String> = properties.keys().collect();
        assert_eq!(object["required"], json!(names), "{path}");
        assert_eq!(object["additionalProperties"], json!(false), "{path}");
        for (name, property) in properties {
            let description = property["description"].as_str().unwrap_or_default();
            assert!(description.trim_end().len() > 3, "{path}/{name} is not described");
            look(property, &format!("{path}/{name}"));
        }
    }
    let words = object.get("enum").and_then(Value::as_array);
    if let (Some(words), Some(types)) = (words, object.get("type")) {
        let nullable = types.as_array().is_some_and(|types| types.contains(&json!("null")));
        assert_eq!(words.contains(&Value::Null), nullable, "{path}");
    }
    for inner in object.get("anyOf").and_then(Value::as_array).into_iter().flatten() {
        look(inner, &format!("{path}/anyOf"));
    }
    if let Some(items) = object.get("items") {
        look(items, &format!("{path}/items"));
    }
    for (name, definition) in object.get("$defs").and_then(Value::as_object).into_iter().flatten() {
        look(definition, &format!("{path}/$defs/{name}"));
    }
}

#[test]
fn only_keywords_that_are_taken_everywhere() {
    let schema = extraction_schema();
    look(&schema, "");
    let text = schema.to_string();
    for name in schema["$defs"].as_object().unwrap().keys() {
        assert!(text.contains(&format!("\"#/$defs/{name}\"")), "{name} is not used");
    }
    assert!(!text.contains("\"#/$defs/extension\""));
}
