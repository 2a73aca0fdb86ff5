//! From the model to the published JSON Schema.
//!
//! The schema is made of the values that the model's types carry about themselves
//! ([`Model::TYPE`]), so that names, bounds, patterns, examples and descriptions are said once. It
//! uses few keywords on purpose: closed objects, references, `enum`, `pattern`, bounds. There is no
//! union and nothing nullable, which keeps messages plain in every validator and maps one to one to
//! typed languages.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::sample::sample;
use crate::model::Record;
use crate::model::shape::{Entity, Field, List, Model, Number, Scalar, Type, Vocabulary};

/// A version of the JSON Schema language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// 2020-12, the definition.
    Draft202012,
    /// draft-07, for tools that know nothing newer. It says the same.
    Draft07,
}

impl Dialect {
    const fn metaschema(self) -> &'static str {
        match self {
            Dialect::Draft202012 => "https://json-schema.org/draft/2020-12/schema",
            Dialect::Draft07 => "http://json-schema.org/draft-07/schema#",
        }
    }

    const fn id(self) -> &'static str {
        match self {
            Dialect::Draft202012 => "https://w3id.org/verbale/schema/v1/record",
            Dialect::Draft07 => "https://w3id.org/verbale/schema/v1/record.draft-07",
        }
    }

    const fn definitions(self) -> &'static str {
        match self {
            Dialect::Draft202012 => "$defs",
            Dialect::Draft07 => "definitions",
        }
    }
}

/// The schema of a record.
#[must_use]
pub fn record_schema(dialect: Dialect) -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".into(), dialect.metaschema().into());
    schema.insert("$id".into(), dialect.id().into());
    schema.insert("title".into(), "Diplomatic-news record".into());
    let mut named = named_types();
    let record = named.remove(0);
    if let Value::Object(body) = definition(record, dialect) {
        schema.extend(body);
    }
    let definitions: Map<String, Value> = named
        .into_iter()
        .filter_map(|ty| Some((ty.name()?.to_owned(), definition(ty, dialect))))
        .collect();
    schema.insert(dialect.definitions().into(), definitions.into());
    Value::Object(schema)
}

/// Every type of the model that has a name, in the order in which a reader of the record meets it,
/// the record itself first.
#[must_use]
pub fn named_types() -> Vec<Type> {
    let mut found: Vec<Type> = vec![Record::TYPE];
    let mut next = 0;
    while let Some(ty) = found.get(next).copied() {
        next += 1;
        let Type::Entity(entity) = ty else { continue };
        for field in entity.fields {
            let ty = element(field.ty);
            if ty.name().is_some() && !found.iter().any(|known| known.name() == ty.name()) {
                found.push(ty);
            }
        }
    }
    // Objects first: they are what one reads; strings, words and numbers are looked up.
    found.sort_by_key(|ty| match ty {
        Type::Entity(_) => 0,
        Type::Vocabulary(_) => 1,
        _ => 2,
    });
    found
}

/// What a list holds, or the type itself.
pub(super) fn element(ty: Type) -> Type {
    match ty {
        Type::List(list) => element(list.item),
        ty => ty,
    }
}

fn definition(ty: Type, dialect: Dialect) -> Value {
    match ty {
        Type::Entity(entity) => object(entity, dialect),
        Type::Scalar(scalar) => string(scalar),
        Type::Vocabulary(vocabulary) => words(vocabulary),
        Type::Number(number) => bounded(number),
        Type::Boolean | Type::Json | Type::List(_) => usage(ty, dialect),
    }
}

fn object(entity: &'static Entity, dialect: Dialect) -> Value {
    let property = |field: &Field| {
        let mut schema = described(field.ty, field.doc, dialect);
        if let Some(Ok(default)) = field.default.map(serde_json::from_str) {
            schema.insert("default".into(), default);
        }
        (field.name.to_owned(), Value::Object(schema))
    };
    let properties: Map<String, Value> = entity.fields.iter().map(property).collect();
    let required: Vec<&str> =
        entity.fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    let mut schema = Map::new();
    schema.insert("description".into(), prose(entity.doc).into());
    schema.insert("type".into(), "object".into());
    schema.insert("properties".into(), properties.into());
    if !required.is_empty() {
        schema.insert("required".into(), required.into());
    }
    schema.insert("additionalProperties".into(), false.into());
    schema.insert("examples".into(), json!([sample(Type::Entity(entity), 0)]));
    Value::Object(schema)
}

/// A property: what it is, and what it means here.
fn described(ty: Type, doc: &str, dialect: Dialect) -> Map<String, Value> {
    let mut schema = Map::new();
    schema.insert("description".into(), prose(doc).into());
    // In draft-07 whatever stands beside a `$ref` is ignored.
    if dialect == Dialect::Draft07 && ty.name().is_some() {
        schema.insert("allOf".into(), json!([usage(ty, dialect)]));
    } else if let Value::Object(usage) = usage(ty, dialect) {
        schema.extend(usage);
    }
    schema
}

/// A type where it is used: by name if it has one.
fn usage(ty: Type, dialect: Dialect) -> Value {
    if let Some(name) = ty.name() {
        return json!({ "$ref": format!("#/{}/{name}", dialect.definitions()) });
    }
    match ty {
        Type::Boolean => json!({ "type": "boolean" }),
        Type::List(List { item, min, unique }) => {
            let mut schema = Map::new();
            schema.insert("type".into(), "array".into());
            schema.insert("items".into(), usage(*item, dialect));
            if *min > 0 {
                schema.insert("minItems".into(), (*min).into());
            }
            if *unique {
                schema.insert("uniqueItems".into(), true.into());
            }
            Value::Object(schema)
        }
        _ => json!({}),
    }
}

fn string(scalar: &Scalar) -> Value {
    let mut schema = Map::new();
    schema.insert("description".into(), prose(scalar.doc).into());
    schema.insert("type".into(), "string".into());
    match scalar.pattern {
        Some(pattern) => schema.insert("pattern".into(), pattern.into()),
        None => schema.insert("minLength".into(), 1.into()),
    };
    if let Some(max) = scalar.max {
        schema.insert("maxLength".into(), max.into());
    }
    schema.insert("examples".into(), scalar.examples.into());
    Value::Object(schema)
}

fn words(vocabulary: &Vocabulary) -> Value {
    let words: Vec<&str> = vocabulary.words.iter().map(|word| word.word).collect();
    let description = meanings(vocabulary);
    json!({ "description": description, "type": "string", "enum": words, "examples": [words[0]] })
}

/// What a closed list tells, and what each of its words means.
pub(super) fn meanings(vocabulary: &Vocabulary) -> String {
    // One paragraph of meanings; a list that is longer than a page is looked up elsewhere.
    let mut description = prose(vocabulary.doc);
    if vocabulary.words.len() <= 100 {
        description.push('\n');
        for word in vocabulary.words {
            let _ = write!(description, "\n* `{}`: {}", word.word, prose(word.doc));
        }
    }
    description
}

fn bounded(number: &Number) -> Value {
    json!({
        "description": prose(number.doc),
        "type": if number.integer { "integer" } else { "number" },
        "minimum": plain(number.min),
        "maximum": plain(number.max),
        "examples": [plain(number.example)],
    })
}

/// A whole number without a fraction.
#[expect(clippy::cast_possible_truncation, reason = "whole and within 2^53, so exact")]
fn plain(value: f64) -> Value {
    if value.fract() == 0.0 { json!(value as i64) } else { json!(value) }
}

/// The text of a doc comment, without the line breaks of the source code.
#[must_use]
pub fn prose(doc: &str) -> String {
    let paragraphs: Vec<String> = doc
        .split("\n\n")
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    paragraphs.join("\n\n")
}
