//! The published schema is what the model says, and says it well.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use serde_json::{Value, json};

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
    up_to_date("schemas/v1/record.extraction.schema.json", &print(&extraction_schema()));
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
