//! The published schema of `verbale.toml`.
//!
//! It speaks of the file as the JSON that it is when read: editors check TOML with JSON Schema.

use serde_json::{Map, Value, json};

use super::keys::{CONFIG, Key, Kind, Table};
use crate::rules::{RULES, Rule};
use crate::validate::{Level, PROFILES};

/// The schema of the file.
#[must_use]
pub fn config_schema() -> Value {
    let mut schema = Map::new();
    // Editors that check TOML know no newer dialect for sure.
    schema.insert("$schema".into(), "http://json-schema.org/draft-07/schema#".into());
    schema.insert("$id".into(), "https://w3id.org/verbale/schema/v1/config".into());
    schema.insert("title".into(), "Configuration of verbale (verbale.toml)".into());
    if let Value::Object(table) = table(&CONFIG) {
        schema.extend(table);
    }
    let definitions = json!({ "levels": levels(), "profile": profile(), "rule": rule() });
    schema.insert("definitions".into(), definitions);
    Value::Object(schema)
}

fn table(table: &Table) -> Value {
    let property = |key: &Key| (key.name.to_owned(), property(key));
    let properties: Map<String, Value> = table.keys.iter().map(property).collect();
    let mut schema = Map::new();
    schema.insert("description".into(), table.doc.into());
    schema.insert("type".into(), "object".into());
    schema.insert("properties".into(), properties.into());
    let required: Vec<&str> =
        table.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    if !required.is_empty() {
        schema.insert("required".into(), required.into());
    }
    if !table.one_of.is_empty() {
        let choices = table.one_of.iter().map(|name| json!({ "required": [name] }));
        schema.insert("anyOf".into(), choices.collect::<Vec<_>>().into());
    }
    schema.insert("additionalProperties".into(), false.into());
    Value::Object(schema)
}

fn property(key: &Key) -> Value {
    let mut schema = Map::new();
    schema.insert("description".into(), key.doc.into());
    let not_blank = || json!({ "type": "string", "pattern": "\\S" });
    let usage = match key.kind {
        // In draft-07 whatever stands beside a `$ref` is ignored.
        Kind::Profile => json!({ "allOf": [{ "$ref": "#/definitions/profile" }] }),
        Kind::Levels => json!({ "allOf": [{ "$ref": "#/definitions/levels" }] }),
        Kind::Rule => json!({ "allOf": [{ "$ref": "#/definitions/rule" }] }),
        Kind::Path | Kind::Words => not_blank(),
        Kind::Pointer => json!({ "type": "string", "pattern": "^(/([^/~]|~[01])*)+$" }),
        Kind::Globs => json!({ "type": "array", "items": not_blank(), "minItems": 1 }),
        // Editors hand a day on as a string.
        Kind::Day => json!({ "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" }),
        Kind::Bytes => json!({ "type": "integer", "minimum": 1 }),
        Kind::Tables(inner) => json!({ "type": "array", "items": table(inner) }),
    };
    if let Value::Object(usage) = usage {
        schema.extend(usage);
    }
    Value::Object(schema)
}

fn profile() -> Value {
    let lines = PROFILES.iter().map(|profile| format!("* `{}`: {}", profile.name, profile.summary));
    let names: Vec<&str> = PROFILES.iter().map(|profile| profile.name).collect();
    let lines: Vec<String> = lines.collect();
    json!({
        "description": format!("What to check.\n\n{}", lines.join("\n")),
        "type": "string",
        "enum": names,
    })
}

/// A rule that can be turned off.
fn rule() -> Value {
    let rules = RULES.iter().filter(|rule| !rule.is_fatal());
    let words: Vec<&str> = rules.flat_map(|rule| [rule.code, rule.name]).collect();
    json!({ "description": "A rule, by its code or its name.", "type": "string", "enum": words })
}

fn levels() -> Value {
    let words: Vec<&str> = Level::WORDS.iter().map(|(word, _)| *word).collect();
    let fatal: Vec<&&str> =
        words.iter().filter(|word| Level::of(word).is_some_and(Level::fits_fatal)).collect();
    let mut properties = Map::new();
    let any = |doc: String| json!({ "description": doc, "type": "string", "enum": words });
    properties.insert("all".into(), any("Every rule.".to_owned()));
    for rule in RULES {
        let family = rule.family();
        if !properties.contains_key(family) {
            properties.insert(family.into(), any(format!("The rules from {}00 on.", &family[..2])));
        }
    }
    for rule in RULES {
        let doc = |rule: &Rule, other: &str| format!("{other}: {}.", rule.summary);
        for (word, other) in [(rule.code, rule.name), (rule.name, rule.code)] {
            let mut level = any(doc(rule, other));
            if rule.is_fatal() {
                level["enum"] = json!(fatal);
            }
            properties.insert(word.into(), level);
        }
    }
    let meanings: Vec<String> =
        Level::WORDS.iter().map(|(word, meaning)| format!("* `{word}`: {meaning}")).collect();
    json!({
        "description": format!("How much findings weigh.\n\n{}", meanings.join("\n")),
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}
