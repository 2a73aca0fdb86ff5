//! The published schema is what the model says, and says it well.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use serde_json::{Value, json};

use verbale::schema::codelists::{self, codelists, csv};
use verbale::schema::editor::editor_schema;
use verbale::schema::extraction::extraction_schema;
use verbale::schema::publish::{Dialect, record_schema};
use verbale::schema::{SCHEMAS, print};

/// Writes `text` to `path` when `UPDATE` is set, and compares otherwise.
fn up_to_date(path: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, text).unwrap();
        return;
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == text,
        "{} is not what the model says: run `UPDATE=1 cargo test`",
        path.display()
    );
}

#[test]
fn the_schemas_are_up_to_date() {
    up_to_date("schemas/v1/record.schema.json", &print(&record_schema(Dialect::Draft202012)));
    up_to_date("schemas/v1/record.draft-07.schema.json", &print(&record_schema(Dialect::Draft07)));
    up_to_date("schemas/v1/record.editor.schema.json", &print(&editor_schema()));
    up_to_date("schemas/v1/record.extraction.schema.json", &print(&extraction_schema()));
}

/// A schema without what is there to be read alone.
fn without_annotations(schema: &Value) -> Value {
    const ANNOTATIONS: &[&str] = &[
        "$id",
        "title",
        "description",
        "markdownDescription",
        "enumDescriptions",
        "markdownEnumDescriptions",
        "errorMessage",
        "defaultSnippets",
        "examples",
        "default",
    ];
    match schema {
        Value::Object(members) => {
            // The properties of a record may be called like a keyword.
            let is_map = !members.is_empty()
                && members.values().all(Value::is_object)
                && !members.contains_key("$ref");
            let kept = members
                .iter()
                .filter(|(key, _)| is_map || !ANNOTATIONS.contains(&key.as_str()))
                .map(|(key, value)| (key.clone(), without_annotations(value)));
            let kept: serde_json::Map<_, _> = kept.collect();
            // In draft-07 nothing may be beside a reference.
            match kept.get("allOf").and_then(Value::as_array).map(Vec::as_slice) {
                Some([one]) if kept.len() == 1 => one.clone(),
                _ => Value::Object(kept),
            }
        }
        Value::Array(entries) => entries.iter().map(without_annotations).collect(),
        other => other.clone(),
    }
}

#[test]
fn the_schema_for_editors_gives_the_same_verdict() {
    let (editor, plain) = (editor_schema(), record_schema(Dialect::Draft07));
    assert!(jsonschema::meta::is_valid(&editor));
    assert_eq!(without_annotations(&editor), without_annotations(&plain));
    assert!(without_annotations(&plain)["properties"]["title"].is_object());
}

#[test]
fn editors_show_the_text_of_the_field_and_of_its_type() {
    let editor = editor_schema();
    let actor = &editor["definitions"]["quote"]["properties"]["speaker"];
    let text = actor["markdownDescription"].as_str().unwrap();
    let plain = record_schema(Dialect::Draft202012);
    let field = plain["$defs"]["quote"]["properties"]["speaker"]["description"].as_str().unwrap();
    let ty = plain["$defs"]["actor_ref"]["description"].as_str().unwrap();
    assert!(text.starts_with(field) && text.contains(ty), "{text}");
    // Nothing is proposed that could be taken for a value.
    assert!(!editor.to_string().contains("\"examples\":["));
    let words = &editor["definitions"]["quote_kind"];
    let count = |key: &str| words[key].as_array().unwrap().len();
    assert_eq!(count("enum"), count("enumDescriptions"));
}

#[test]
fn snippets_are_not_valid_before_they_are_filled_in() {
    let editor = editor_schema();
    let raw = regex::Regex::new(r#""\^\$\d+""#).unwrap();
    let stop = regex::Regex::new(r"\$\d+").unwrap();
    let mut snippets = 0;
    for (name, definition) in editor["definitions"].as_object().unwrap() {
        let Some(snippet) = definition["defaultSnippets"].get(0) else { continue };
        // What an editor writes, with every tab stop blank.
        let text = snippet["body"].to_string();
        let text = raw.replace_all(&text, "null");
        let text = stop.replace_all(&text, "");
        let value: Value = serde_json::from_str(&text).unwrap();
        let mut schema = editor.clone();
        schema["$ref"] = format!("#/definitions/{name}").into();
        let validator = jsonschema::validator_for(&schema).unwrap();
        assert!(!validator.is_valid(&value), "{name}: {value}");
        snippets += 1;
    }
    assert!(snippets > 30, "{snippets}");
}

#[test]
fn the_codelists_are_up_to_date() {
    let folder = "schemas/v1/codelists";
    let mut expected = Vec::new();
    for list in codelists() {
        up_to_date(&format!("{folder}/{}.csv", list.name), &csv(list));
        up_to_date(&format!("{folder}/{}.json", list.name), &print(&codelists::json(list)));
        expected.extend([format!("{}.csv", list.name), format!("{}.json", list.name)]);
    }
    let files = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
    let mut found: Vec<String> =
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn codelists_say_what_the_schema_says() {
    let schema = schema();
    for list in codelists() {
        let words = &schema["$defs"][list.name]["enum"];
        let json = codelists::json(list);
        let codes = json["codes"].as_array().unwrap().iter().map(|code| code["code"].clone());
        assert_eq!(Value::Array(codes.collect()), *words, "{}", list.name);
        // No word needs quotation marks, and every description is within its own.
        let table = csv(list);
        let lines: Vec<&str> = table.lines().skip(1).collect();
        assert_eq!(lines.len(), list.words.len(), "{}", list.name);
        for (line, word) in lines.iter().zip(list.words) {
            let rest = line.strip_prefix(word.word).and_then(|rest| rest.strip_prefix(",\""));
            let inner = rest.and_then(|rest| rest.strip_suffix('"')).unwrap();
            assert!(!inner.replace("\"\"", "").contains('"'), "{line}");
        }
    }
}

fn schema() -> Value {
    record_schema(Dialect::Draft202012)
}

/// Every definition, and the record itself under the name `record`.
fn definitions(schema: &Value) -> Vec<(String, &Value)> {
    let named = schema["$defs"].as_object().unwrap();
    let mut all: Vec<_> = named.iter().map(|(name, value)| (name.clone(), value)).collect();
    all.push(("record".to_owned(), schema));
    all
}

#[test]
fn both_dialects_are_valid_against_their_metaschemas() {
    for dialect in [Dialect::Draft202012, Dialect::Draft07] {
        assert!(jsonschema::meta::is_valid(&record_schema(dialect)), "{dialect:?}");
    }
}

#[test]
fn everything_is_described_and_has_an_example() {
    let schema = schema();
    let mut properties = 0;
    for (name, definition) in definitions(&schema) {
        let described = |value: &Value, what: &str| {
            let text = value["description"].as_str().unwrap_or_default();
            assert!(text.len() > 3 && text.trim_end().ends_with('.'), "{what}: {text:?}");
        };
        described(definition, &name);
        let examples = definition["examples"].as_array();
        assert!(examples.is_some_and(|e| !e.is_empty()), "{name} has no example");
        for (property, value) in definition["properties"].as_object().into_iter().flatten() {
            described(value, &format!("{name}.{property}"));
            properties += 1;
        }
        for word in definition["enum"].as_array().into_iter().flatten() {
            let meaning = format!("* `{}`: ", word.as_str().unwrap());
            let told = definition["description"].as_str().unwrap().contains(&meaning);
            assert!(told || name == "country_code", "{name}: {word} has no meaning");
        }
    }
    assert!(properties > 200, "only {properties} properties");
}

#[test]
fn every_example_is_valid_against_its_definition() {
    let schema = schema();
    for (name, definition) in definitions(&schema) {
        let mut alone = definition.clone();
        alone["$defs"] = schema["$defs"].clone();
        let validator = jsonschema::draft202012::new(&alone).unwrap();
        for example in definition["examples"].as_array().unwrap() {
            assert!(validator.is_valid(example), "{name}: {example}");
        }
    }
}

/// Fails on what the schema does without.
fn look(value: &Value, path: &str) {
    if let Some(object) = value.as_object() {
        for keyword in ["oneOf", "anyOf", "allOf", "if", "not", "nullable", "patternProperties"] {
            assert!(!object.contains_key(keyword), "{path} has {keyword}");
        }
        assert!(!object.get("type").is_some_and(Value::is_array), "{path} has several types");
        if object.get("type") == Some(&json!("object")) {
            assert_eq!(object.get("additionalProperties"), Some(&json!(false)), "{path}");
        }
    }
    let members = value.as_object().into_iter().flatten().filter(|(key, _)| *key != "examples");
    for (key, member) in members {
        look(member, &format!("{path}/{key}"));
    }
}

#[test]
fn objects_are_closed_and_nothing_is_a_union() {
    look(&schema(), "");
}

#[test]
fn the_published_files_name_themselves() {
    for published in SCHEMAS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(published.file);
        assert_eq!(std::fs::read_to_string(path).unwrap(), published.text, "{}", published.name);
        let schema: Value = serde_json::from_str(published.text).unwrap();
        let id = schema["$id"].as_str().unwrap();
        assert!(id.starts_with("https://w3id.org/verbale/schema/v1/"), "{id}");
        assert!(jsonschema::meta::is_valid(&schema), "{}", published.name);
    }
}

#[test]
fn every_definition_is_used() {
    let text = schema().to_string();
    for (name, _) in definitions(&schema()) {
        assert!(name == "record" || text.contains(&format!("\"#/$defs/{name}\"")), "{name}");
    }
}
