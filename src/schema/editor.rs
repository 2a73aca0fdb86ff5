//! The record schema for editors: the same verdict, with more to read.
//!
//! Editors show the text of a type in place of that of the field that refers to it, propose the
//! examples of a schema as values, and show a pattern where a value does not fit. So here each field has its
//! own text and that of its type in one, words of closed lists have their meanings, there are no examples,
//! and a form that is not met is said in words. Snippets write the required fields of an entity with blanks
//! that are not valid before they are filled in.
//!
//! It uses draft-07, which all editors know, and keywords that are annotations of the JSON language
//! service of VS Code, which most editors share: `markdownDescription`, `enumDescriptions`,
//! `markdownEnumDescriptions`, `errorMessage` and `defaultSnippets`.

use serde_json::{Map, Value, json};

use super::publish::{Dialect, element, named_types, prose, record_schema};
use crate::model::shape::{Class, Entity, Field, Type};

/// The schema of a record for editors.
#[must_use]
pub fn editor_schema() -> Value {
    let mut schema = record_schema(Dialect::Draft07);
    schema["$id"] = "https://w3id.org/verbale/schema/v1/record.editor".into();
    for (number, ty) in named_types().into_iter().enumerate() {
        let Some(name) = ty.name() else { continue };
        // The first one is the record itself.
        let definition = if number == 0 { &mut schema } else { &mut schema["definitions"][name] };
        if let Value::Object(definition) = definition {
            dress(definition, ty);
        }
    }
    schema
}

/// Gives a definition what editors show.
fn dress(definition: &mut Map<String, Value>, ty: Type) {
    definition.remove("examples");
    match ty {
        Type::Entity(entity) => {
            definition.insert("title".into(), entity.name.replace('_', " ").into());
            definition.insert("defaultSnippets".into(), json!([snippet(entity)]));
            for field in entity.fields {
                let property = &mut definition["properties"][field.name];
                if let Value::Object(property) = property {
                    // What is beside a reference is no more than text, and may be overlooked.
                    if let Some(Value::Array(mut all)) = property.remove("allOf")
                        && let Some(Value::Object(reference)) = all.pop()
                    {
                        property.extend(reference);
                    }
                    property.remove("default");
                    let text = text_of(field);
                    property.insert("description".into(), text.as_str().into());
                    property.insert("markdownDescription".into(), text.into());
                }
            }
        }
        Type::Vocabulary(list) => {
            let meanings: Vec<Value> =
                list.words.iter().map(|word| prose(word.doc).into()).collect();
            definition.insert("enumDescriptions".into(), meanings.clone().into());
            definition.insert("markdownEnumDescriptions".into(), meanings.into());
            definition.remove("description");
        }
        Type::Scalar(scalar) => {
            let expected = first_sentence(&prose(scalar.doc)).to_owned();
            definition.insert("errorMessage".into(), format!("Expected: {expected}").into());
            definition.remove("description");
        }
        _ => {
            definition.remove("description");
        }
    }
}

/// What a field means, and what its values are.
fn text_of(field: &Field) -> String {
    let mut text = prose(field.doc);
    if let Type::List(list) = field.ty {
        text.push_str(if list.min > 0 { "\n\nA list of one or more." } else { "\n\nA list." });
    }
    match element(field.ty) {
        Type::Entity(entity) => text.extend(["\n\n", &prose(entity.doc)]),
        Type::Vocabulary(list) => text.extend(["\n\n", &prose(list.doc)]),
        Type::Number(number) => text.extend(["\n\n", &prose(number.doc)]),
        Type::Scalar(scalar) => {
            text.extend(["\n\n", &prose(scalar.doc)]);
            if scalar.class == Class::Machine
                && let Some(example) = scalar.examples.first()
            {
                text.extend(["\n\nFor example: `", example, "`."]);
            }
        }
        _ => {}
    }
    if let Some(default) = field.default {
        text.extend(["\n\nWhere it is absent: `", default.trim_matches('"'), "`."]);
    }
    text
}

fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text, |(first, _)| first)
}

/// A snippet that writes what an entity has to have.
fn snippet(entity: &'static Entity) -> Value {
    let name = entity.name.replace('_', " ");
    let body = blank(Type::Entity(entity), &mut 0);
    json!({ "label": format!("new {name}"), "description": prose(entity.doc), "body": body })
}

/// A value to be filled in: a tab stop where there is no value yet.
fn blank(ty: Type, stops: &mut usize) -> Value {
    let mut stop = |start: &str| {
        *stops += 1;
        Value::from(format!("{start}${stops}"))
    };
    match ty {
        Type::Entity(entity) => {
            let mut fields: Vec<&Field> =
                entity.fields.iter().filter(|field| field.required).collect();
            if fields.is_empty() {
                fields.extend(entity.fields.first());
            }
            let member = |field: &Field| (field.name.to_owned(), blank(field.ty, stops));
            Value::Object(fields.into_iter().map(member).collect())
        }
        Type::Scalar(_) | Type::Vocabulary(_) => stop(""),
        // After `^` comes what is written as it is, without quotation marks.
        Type::Number(_) | Type::Boolean => stop("^"),
        Type::Json => json!({}),
        Type::List(list) if list.min > 0 => json!([blank(list.item, stops)]),
        Type::List(_) => json!([]),
    }
}
