//! Single values: strings, words, numbers, and values of another type than is wanted.

use super::walk::Walk;
use super::{Reading, SHORT};
use crate::json::{Node, Value};
use crate::model::path::Path;
use crate::model::shape::{Entity, Field, Flaw, FlawKind, List, Number, Scalar, Type, Vocabulary};
use crate::rules::Finding;
use crate::rules::actors::unknown_country;
use crate::rules::dates::timestamp_without_offset;
use crate::rules::shape::{
    Slot, bad_format, empty_value, not_in_code_list, out_of_range, schema_version, wrong_type,
};
use crate::rules::spelling::{Proposal, proposal};

impl<'t> Walk<'_, 't> {
    pub(super) fn scalar(
        scalar: &'static Scalar,
        text: &str,
        path: &Path<'_>,
        slot: Slot<'_>,
    ) -> Option<Finding> {
        let flaw = scalar.inspect(text).err()?;
        let place = path.to_owned();
        Some(match flaw.kind {
            FlawKind::Empty | FlawKind::OuterSpace | FlawKind::Control => {
                empty_value::empty(place, slot, text, &flaw)
            }
            FlawKind::Bounds => out_of_range::length(place, &flaw),
            _ if scalar.name == "schema_version" => schema_version::another_major(place, text),
            _ if timestamp_without_offset::lacks_offset(scalar, text) => {
                timestamp_without_offset::without_offset(place, scalar, text)
            }
            _ => bad_format::malformed(place, scalar, text, &flaw),
        })
    }

    pub(super) fn word(
        &self,
        list: &'static Vocabulary,
        text: &str,
        path: &Path<'_>,
        slot: Slot<'_>,
    ) -> Option<Finding> {
        if list.words.iter().any(|word| word.word == text) {
            return None;
        }
        let place = path.to_owned();
        Some(if text.trim().is_empty() {
            let message = if text.is_empty() { "is empty" } else { "is blank" };
            let flaw = Flaw { kind: FlawKind::Empty, message: message.to_owned() };
            empty_value::empty(place, slot, text, &flaw)
        } else if list.name == "country_code" {
            let called: &[String] = if matches!(slot, Slot::Field(field) if field.name == "country")
            {
                &self.called
            } else {
                &[]
            };
            unknown_country::unlisted(place, list, text, called)
        } else {
            not_in_code_list::unlisted(place, list, text)
        })
    }

    pub(super) fn number(
        shape: &'static Number,
        literal: &str,
        path: &Path<'_>,
    ) -> Option<Finding> {
        let value: f64 = literal.parse().unwrap_or(f64::NAN);
        if shape.integer && value.is_finite() && value.fract() != 0.0 {
            let (ty, kind) = (Type::Number(shape), "number with a fraction");
            return Some(wrong_type::wrong_type(path.to_owned(), ty, kind, Some(literal), None));
        }
        let is_within = (shape.min..=shape.max).contains(&value);
        (!is_within).then(|| out_of_range::number(path.to_owned(), shape, literal))
    }

    /// Tells a single value where a list belongs, and goes on as if it were in brackets, if it could
    /// be an entry.
    pub(super) fn wrap(&mut self, list: &'static List, node: &mut Node<'t>, path: &Path<'_>) {
        let text = node.span.of(self.source);
        let fits = could_be(list.item, node);
        let better = (fits && text.len() <= SHORT).then(|| format!("[{text}]"));
        let ty = Type::List(list);
        let found = short(node.as_str().unwrap_or(text));
        let finding = wrong_type::wrong_type(path.to_owned(), ty, node.kind(), found, better);
        self.findings.push(finding);
        if !fits {
            return self.plant(ty, node, path);
        }
        self.readings.push(Reading::Listed(path.to_owned()));
        let mut entry = node.clone();
        self.value(list.item, &mut entry, &path.index(0), Slot::Entry { spare: false });
        node.value = Value::Array(vec![entry]);
    }

    /// A value of another type than `ty`.
    pub(super) fn mistyped(&self, ty: Type, node: &Node<'t>, path: &Path<'_>) -> Finding {
        let is_plain = matches!(node.value, Value::Number(_) | Value::Bool(_));
        let written =
            self.spelling.filter(|_| is_plain).map(|spelling| spelling.written(node.span));
        let text = written.flatten().unwrap_or_else(|| node.span.of(self.source));
        let better = match (ty, &node.value) {
            (Type::Scalar(scalar), _) if is_plain && written != Some(None) => {
                scalar.inspect(text).is_ok().then(|| format!("\"{text}\""))
            }
            (Type::Number(shape), Value::String(inner)) => as_number(shape, inner),
            (Type::Boolean, Value::String(inner)) => {
                matches!(&**inner, "true" | "false").then(|| inner.to_string())
            }
            (Type::Entity(entity), Value::String(inner)) => only_text(entity, inner),
            _ => None,
        };
        let better = better.filter(|better| better.len() <= SHORT);
        let as_date = match ty {
            Type::Scalar(scalar) if is_plain && better.is_none() => date_order(scalar, text),
            _ => None,
        };
        let found = short(node.as_str().unwrap_or(text));
        let finding = wrong_type::wrong_type(path.to_owned(), ty, node.kind(), found, better);
        match as_date {
            Some(order) => finding.help(order),
            None => finding,
        }
    }
}

/// What to write for a number in a field of dates, if it is known what it counts.
fn date_order(scalar: &Scalar, text: &str) -> Option<String> {
    Some(match proposal(scalar, text)? {
        Proposal::Value(value, Some(fact)) => format!("write `\"{value}\"`: {fact}"),
        Proposal::Value(value, None) => format!("write `\"{value}\"`"),
        Proposal::Incomplete(order) => order,
        Proposal::Several(_) => return None,
    })
}

/// Whether a value could be an entry of a list: an object with fields of the entity, a string of
/// the form, a word of the vocabulary.
fn could_be(item: Type, node: &Node<'_>) -> bool {
    match (item, &node.value) {
        (Type::Entity(entity), Value::Object(members)) => {
            members.iter().any(|member| entity.field(&member.key).is_some())
        }
        (Type::Scalar(scalar), Value::String(text)) => scalar.inspect(text).is_ok(),
        (Type::Vocabulary(list), Value::String(text)) => {
            list.words.iter().any(|word| word.word == text)
        }
        _ => false,
    }
}

/// The number that a string spells, if it is one that fits.
fn as_number(shape: &Number, text: &str) -> Option<String> {
    let node = crate::json::read(text).ok()?;
    let Value::Number(literal) = node.value else { return None };
    let value: f64 = literal.parse().ok()?;
    let fits = (shape.min..=shape.max).contains(&value) && !(shape.integer && value.fract() != 0.0);
    fits.then(|| literal.into_owned())
}

/// The object that says the same as a string, for entities that need no more than one text.
fn only_text(entity: &Entity, text: &str) -> Option<String> {
    // The words of an anchor are not required, for it may have positions alone.
    let is_needed =
        |field: &&Field| field.required || (entity.name, field.name) == ("anchor", "exact");
    let mut required = entity.fields.iter().filter(is_needed);
    let (Some(field), None) = (required.next(), required.next()) else { return None };
    let Type::Scalar(scalar) = field.ty else { return None };
    scalar.inspect(text).ok()?;
    Some(format!("{{ \"{}\": {} }}", field.name, serde_json::Value::from(text)))
}

fn short(text: &str) -> Option<&str> {
    (text.len() <= SHORT).then_some(text)
}
