//! A value of a record as one of JSON's kinds, with what it holds still to be looked at.
//!
//! For formats that know nothing but lists, objects and plain values: whoever writes one of them need
//! not know whether a value comes of the model or of the data of an extension.

use serde_json::{Number, Value};

use crate::model::shape::Reflection;

/// A value of a record as one of JSON's kinds.
pub(super) enum Layer<'r> {
    /// The members that are there, in order.
    Object(Vec<(&'r str, Reflection<'r>)>),
    /// The entries.
    List(Vec<Reflection<'r>>),
    Text(&'r str),
    Number(Number),
    Boolean(bool),
    Null,
}

impl<'r> Layer<'r> {
    /// The kind of a value, and what is in it.
    pub(super) fn of(value: Reflection<'r>) -> Self {
        match value {
            Reflection::Entity(fields) => {
                let all = fields.shape().fields.iter().enumerate();
                let there = all.filter_map(|(at, field)| Some((field.name, fields.field(at)?)));
                Layer::Object(there.collect())
            }
            Reflection::List(entries) => {
                Layer::List((0..entries.count()).filter_map(|at| entries.entry(at)).collect())
            }
            Reflection::Text(text) => Layer::Text(text),
            Reflection::Number(number) => number_of(number),
            Reflection::Boolean(boolean) => Layer::Boolean(boolean),
            Reflection::Json(value) => Layer::of_json(value),
        }
    }

    fn of_json(value: &'r Value) -> Self {
        match value {
            Value::Object(members) => {
                let members = members.iter();
                Layer::Object(
                    members.map(|(key, value)| (&**key, Reflection::Json(value))).collect(),
                )
            }
            Value::Array(entries) => Layer::List(entries.iter().map(Reflection::Json).collect()),
            Value::String(text) => Layer::Text(text),
            Value::Number(number) => Layer::Number(number.clone()),
            Value::Bool(boolean) => Layer::Boolean(*boolean),
            Value::Null => Layer::Null,
        }
    }
}

/// A number of the model: as an integer if it is whole, as in JSON.
#[expect(clippy::cast_possible_truncation, reason = "whole and within 2^53, so exact")]
fn number_of<'r>(number: f64) -> Layer<'r> {
    const SAFE: f64 = 9_007_199_254_740_991.0;
    if number.fract() == 0.0 && number.abs() <= SAFE {
        return Layer::Number(Number::from(number as i64));
    }
    // The numbers of the model are finite.
    Number::from_f64(number).map_or(Layer::Null, Layer::Number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::testing::record;
    use crate::model::shape::Reflect as _;

    fn value(reflection: Reflection<'_>) -> Value {
        match Layer::of(reflection) {
            Layer::Object(members) => {
                members.into_iter().map(|(key, inner)| (key.to_owned(), value(inner))).collect()
            }
            Layer::List(entries) => entries.into_iter().map(value).collect(),
            Layer::Text(text) => text.into(),
            Layer::Number(number) => number.into(),
            Layer::Boolean(boolean) => boolean.into(),
            Layer::Null => Value::Null,
        }
    }

    #[test]
    fn layers_are_what_json_has() {
        for seed in 0..300 {
            let record = record(seed);
            assert_eq!(value(record.reflect()), serde_json::to_value(&record).unwrap());
        }
    }
}
