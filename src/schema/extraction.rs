//! The schema for language models that answer in JSON.
//!
//! Services that bind a model's answer to a schema take few keywords, want every property to be
//! required, and allow nothing beside a `$ref`. So here every field is there, and one that may be
//! left out of a record may be `null` instead; forms, lengths and bounds are told in descriptions
//! alone, and the checks see to them. Positions are left out: a model quotes well and counts badly.
//! So is free data.
//!
//! An answer becomes a record when its nulls are dropped; the profile `extraction` checks it as if
//! they were.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::publish::{element, meanings, named_types, prose};
use crate::model::shape::{Entity, Field, Number, Scalar, Type, Vocabulary};

/// Fields that no model is asked for, with the entity they are of.
const LEFT_OUT: &[(&str, &str)] =
    &[("record", "extensions"), ("anchor", "start"), ("anchor", "end")];

/// Fields that may be left out of a record, and not of an answer.
const DEMANDED: &[(&str, &str)] = &[("anchor", "exact")];

/// A closed list with more words is written once, and not wherever it is used.
const LONG_LIST: usize = 100;

/// The schema that the answer of a language model is bound to.
#[must_use]
pub fn extraction_schema() -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("$id".into(), "https://w3id.org/verbale/schema/v1/record.extraction".into());
    schema.insert("title".into(), "Diplomatic-news record, as a language model writes it".into());
    let shared = named_types().into_iter().filter(|ty| is_shared(*ty));
    let mut definitions: Map<String, Value> =
        shared.filter_map(|ty| Some((ty.name()?.to_owned(), definition(ty)))).collect();
    if let Some(Value::Object(record)) = definitions.shift_remove("record") {
        schema.extend(record);
    }
    // What led to the others may have been left out.
    let text = json!([schema, definitions]).to_string();
    definitions.retain(|name, _| text.contains(&format!("\"#/$defs/{name}\"")));
    schema.insert("$defs".into(), definitions.into());
    Value::Object(schema)
}

/// Whether the type is written under a name of its own.
fn is_shared(ty: Type) -> bool {
    match ty {
        Type::Entity(_) => true,
        Type::Vocabulary(list) => list.words.len() > LONG_LIST,
        _ => false,
    }
}

/// Whether a field has no place in an answer.
fn is_left_out(entity: &Entity, field: &Field) -> bool {
    LEFT_OUT.contains(&(entity.name, field.name))
}

fn may_be_null(entity: &Entity, field: &Field) -> bool {
    !field.required && !DEMANDED.contains(&(entity.name, field.name))
}

fn definition(ty: Type) -> Value {
    match ty {
        Type::Entity(entity) => object(entity),
        Type::Vocabulary(list) => words(list),
        ty => usage(ty),
    }
}

fn object(entity: &'static Entity) -> Value {
    let fields = entity.fields.iter().filter(|field| !is_left_out(entity, field));
    let properties: Map<String, Value> =
        fields.map(|field| (field.name.to_owned(), property(entity, field))).collect();
    let required: Vec<&String> = properties.keys().collect();
    json!({
        "description": prose(entity.doc),
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": false,
    })
}

/// A property: what it means here, then what it is.
fn property(entity: &Entity, field: &Field) -> Value {
    let nullable = may_be_null(entity, field);
    let mut doc = prose(field.doc);
    if let (true, Some(default)) = (nullable, field.default) {
        let _ = write!(doc, " `null` stands for {default}.");
    }
    let mut schema = Map::new();
    schema.insert("description".into(), doc.into());
    if is_shared(field.ty) {
        let mut choices = vec![usage(field.ty)];
        if nullable {
            choices.push(json!({ "type": "null" }));
        }
        schema.insert("anyOf".into(), choices.into());
        return schema.into();
    }
    let Value::Object(mut own) = usage(field.ty) else { return schema.into() };
    if let (Some(Value::String(form)), Some(Value::String(doc))) =
        (own.shift_remove("description"), schema.get_mut("description"))
    {
        let _ = write!(doc, "\n\n{form}");
    }
    if nullable {
        if let Some(one) = own.get_mut("type") {
            *one = json!([one.take(), "null"]);
        }
        if let Some(Value::Array(words)) = own.get_mut("enum") {
            words.push(Value::Null);
        }
    }
    schema.extend(own);
    schema.into()
}

/// A type, by its name if that is written elsewhere.
fn usage(ty: Type) -> Value {
    match ty {
        Type::Entity(entity) => json!({ "$ref": format!("#/$defs/{}", entity.name) }),
        Type::Scalar(scalar) => string(scalar),
        Type::Vocabulary(list) if is_shared(ty) => {
            json!({ "$ref": format!("#/$defs/{}", list.name) })
        }
        Type::Vocabulary(list) => words(list),
        Type::Number(number) => bounded(number),
        Type::Boolean => json!({ "type": "boolean" }),
        Type::List(list) => json!({ "type": "array", "items": usage(list.item) }),
        Type::Json => json!({}),
    }
}

/// A string; its form is told by examples.
fn string(scalar: &Scalar) -> Value {
    let examples: Vec<String> = scalar.examples.iter().map(|text| format!("`{text}`")).collect();
    let mut doc = format!("{} Such as {}.", prose(scalar.doc), examples.join(", "));
    if let Some(max) = scalar.max {
        let _ = write!(doc, " At most {max} characters.");
    }
    json!({ "description": doc, "type": "string" })
}

fn words(list: &Vocabulary) -> Value {
    let words: Vec<&str> = list.words.iter().map(|word| word.word).collect();
    json!({ "description": meanings(list), "type": "string", "enum": words })
}

fn bounded(number: &Number) -> Value {
    let doc = format!("{} From {} to {}.", prose(number.doc), number.min, number.max);
    json!({ "description": doc, "type": if number.integer { "integer" } else { "number" } })
}

/// Makes an answer of a record: what is left out is taken out, and every field that is not there
/// becomes `null`. An anchor without words stays without: a model has to give them.
#[must_use]
pub fn as_answer(record: &Value, ty: Type) -> Value {
    match (ty, record) {
        (Type::Entity(entity), Value::Object(members)) => {
            let fields = entity.fields.iter().filter(|field| !is_left_out(entity, field));
            let member = |field: &Field| {
                let value = members.get(field.name);
                (field.name.to_owned(), value.map_or(Value::Null, |v| as_answer(v, field.ty)))
            };
            fields.map(member).collect::<Map<_, _>>().into()
        }
        (Type::List(_), Value::Array(entries)) => {
            let item = element(ty);
            entries.iter().map(|entry| as_answer(entry, item)).collect::<Vec<_>>().into()
        }
        (_, value) => value.clone(),
    }
}
