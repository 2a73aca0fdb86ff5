//! Documents that are no record at all, or hold one further in.

use crate::json::{Node, Value};
use crate::model::Record;
use crate::model::path::PathBuf;
use crate::model::shape::{Entity, Model, Type};
use crate::nearest::best;
use crate::rules::shape::{missing_field, unknown_field};
use crate::rules::{Finding, Spot};

/// So many fields of a record make an object one.
const TELLING: usize = 3;

/// More members than any record has.
const MANY: usize = 100;

/// The one fault of a document in which nothing that a record needs can be found. To list every
/// field that it lacks would help nobody.
pub(super) fn stranger(root: &Node<'_>) -> Option<Finding> {
    let Type::Entity(record) = Record::TYPE else { return None };
    let members = root.as_object().filter(|members| !members.is_empty())?;
    let required = || record.fields.iter().filter(|field| field.required).map(|field| field.name);
    // Every document may have an id.
    let needed = || required().filter(|name| *name != "id");
    let is_there = members.iter().any(|member| needed().any(|name| name == member.key));
    // A misspelt name stands among the first, or the document is no record for certain.
    let is_meant = || members.iter().take(MANY).any(|member| best(&member.key, needed()).is_some());
    if is_there || is_meant() {
        return None;
    }
    let inside = members.iter().find(|member| holds_record(record, &member.value));
    if let Some(member) = inside {
        let key = member.key.to_string();
        let path = PathBuf::root().key(key.clone());
        let is_list = member.value.as_array().is_some();
        return Some(unknown_field::around_the_record(Spot::key(path), &key, is_list));
    }
    Some(missing_field::no_record(what_it_is(root)))
}

/// Whether a value is a record, or a list that begins with one.
fn holds_record(record: &Entity, value: &Node<'_>) -> bool {
    match &value.value {
        Value::Object(members) => {
            members.iter().filter(|m| record.field(&m.key).is_some()).take(TELLING).count()
                == TELLING
        }
        Value::Array(entries) => entries
            .first()
            .is_some_and(|first| first.as_object().is_some() && holds_record(record, first)),
        _ => false,
    }
}

/// What sort of document it looks like.
fn what_it_is(root: &Node<'_>) -> Option<&'static str> {
    let text = |key: &str| root.get(key).and_then(Node::as_str).unwrap_or_default();
    if text("$schema").contains("json-schema.org") {
        Some("a JSON Schema")
    } else if root.get("@context").is_some() {
        Some("JSON-LD")
    } else if matches!(text("type"), "Feature" | "FeatureCollection") {
        Some("GeoJSON")
    } else {
        None
    }
}
