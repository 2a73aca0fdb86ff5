//! A record as a tree of nodes with IRIs: what all writers start from.
//!
//! An entity with an id is the node `#id` of its record. A part without one is named by the way to
//! it from the entity it is part of: `#q-001/anchors/0`, or `#/source` from the record itself. No id
//! has a `/`, so that the two never meet.

use std::borrow::Cow;
use std::collections::HashSet;

use super::derived::{self, Derived};
use super::instant;
use super::names::{Datatype, Form, MODEL, Property, Shape};
use crate::model::Record;
use crate::model::shape::{Fields, Reflect as _, Reflection};

/// An entity.
#[derive(Debug)]
pub(super) struct Node<'r> {
    /// Its IRI, relative to that of the record: empty, or `#` and a fragment.
    pub(super) reference: String,
    /// What it is.
    pub(super) shape: &'static Shape,
    /// Its values, in the order of the fields.
    pub(super) values: Vec<(&'static Property, Value<'r>)>,
    /// What follows from its values.
    pub(super) derived: Vec<(&'static Derived, Cow<'r, str>)>,
}

/// A value of a property.
#[derive(Debug)]
pub(super) enum Value<'r> {
    /// An entity that is part of this one.
    Node(Node<'r>),
    /// An entity or record that is spoken of: an IRI relative to that of the record.
    Reference(String),
    /// A literal.
    Literal(Cow<'r, str>, Datatype),
    /// A list.
    List(Vec<Value<'r>>),
}

/// The tree of a record.
pub(super) fn tree<'r>(record: &'r Record<'_>) -> Node<'r> {
    let mut builder = Builder { record: record.id.as_str(), ids: HashSet::new() };
    let (reference, values, derived) = Default::default();
    let mut root = Node { reference, shape: MODEL.record(), values, derived };
    if let Reflection::Entity(fields) = record.reflect() {
        root.values = builder.values(fields, root.shape, "");
        root.derived = derived::values(fields, root.shape);
    }
    root
}

struct Builder<'r> {
    record: &'r str,
    /// The ids that have been given to nodes.
    ids: HashSet<&'r str>,
}

impl<'r> Builder<'r> {
    /// A node, of which `way` is the way to it.
    fn node(&mut self, fields: &'r dyn Fields, shape: &'static Shape, way: String) -> Node<'r> {
        let id = shape.properties.iter().zip(0..).find_map(|(property, number)| {
            match (property.form, fields.field(number)) {
                (Form::Id, Some(Reflection::Text(id))) => Some((property, id)),
                _ => None,
            }
        });
        let mut values = Vec::new();
        let name = match id {
            Some((_, id)) if self.ids.insert(id) => id.to_owned(),
            // The id is another node's already: references mean that one, and this one says its id.
            Some((property, id)) => {
                values.push((property, Value::Literal(id.into(), Datatype::String)));
                way
            }
            None => way,
        };
        values.extend(self.values(fields, shape, &name));
        let derived = derived::values(fields, shape);
        Node { reference: format!("#{name}"), shape, values, derived }
    }

    fn values(
        &mut self,
        fields: &'r dyn Fields,
        shape: &'static Shape,
        name: &str,
    ) -> Vec<(&'static Property, Value<'r>)> {
        let mut values = Vec::new();
        for (number, property) in shape.properties.iter().enumerate() {
            let Some(value) = fields.field(number) else { continue };
            if property.form != Form::Id {
                let way = format!("{name}/{}", property.field.name);
                values.push((property, self.value(value, property, way)));
            }
        }
        values
    }

    fn value(
        &mut self,
        value: Reflection<'r>,
        property: &'static Property,
        way: String,
    ) -> Value<'r> {
        match value {
            Reflection::Entity(fields) => {
                let shape = property.target.and_then(|number| MODEL.shapes.get(number));
                Value::Node(self.node(fields, shape.unwrap_or(MODEL.record()), way))
            }
            Reflection::List(entries) => {
                let entries = (0..entries.count()).filter_map(|number| {
                    let entry = entries.entry(number)?;
                    Some(self.value(entry, property, format!("{way}/{number}")))
                });
                Value::List(entries.collect())
            }
            Reflection::Text(text) => self.text(text, property.form),
            Reflection::Number(number) => match property.form {
                Form::Literal(Datatype::Integer) => {
                    Value::Literal(format!("{number:.0}").into(), Datatype::Integer)
                }
                _ => match decimal(number) {
                    Some(decimal) => Value::Literal(decimal.into(), Datatype::Decimal),
                    None => Value::Literal(double(number).into(), Datatype::Double),
                },
            },
            Reflection::Boolean(boolean) => {
                Value::Literal(if boolean { "true" } else { "false" }.into(), Datatype::Boolean)
            }
            Reflection::Json(json) => Value::Literal(json.to_string().into(), Datatype::Json),
        }
    }

    fn text(&self, text: &'r str, form: Form) -> Value<'r> {
        match (form, text.split_once('#')) {
            // The long form of an id of this record has the same IRI as the short one.
            (Form::Reference, Some((record, _))) if record == self.record => {
                Value::Literal(text.into(), Datatype::String)
            }
            (Form::Reference, Some(_)) | (Form::RecordReference, _) => {
                Value::Reference(text.to_owned())
            }
            (Form::Reference, None) => Value::Reference(format!("#{text}")),
            (Form::Literal(Datatype::Instant), _) if !instant::is_kept(text) => {
                Value::Literal(text.into(), Datatype::Stamp)
            }
            (Form::Literal(datatype), _) => Value::Literal(text.into(), datatype),
            (Form::Node | Form::Id, _) => Value::Literal(text.into(), Datatype::String),
        }
    }
}

/// A number as an `xsd:decimal`, with a point: `23.61`. None if it has more than the 18 digits that
/// every reader of decimals takes.
pub(super) fn decimal(number: f64) -> Option<String> {
    const DIGITS: usize = 18;
    let mut text = number.to_string();
    if !text.contains('.') {
        text.push_str(".0");
    }
    (text.bytes().filter(u8::is_ascii_digit).count() <= DIGITS).then_some(text)
}

/// The canonical form of an `xsd:double`: `2.361E1`.
pub(super) fn double(number: f64) -> String {
    let shortest = format!("{number:E}");
    match shortest.split_once('E') {
        Some((mantissa, exponent)) if !mantissa.contains('.') => {
            format!("{mantissa}.0E{exponent}")
        }
        _ => shortest,
    }
}
