//! Values of the right shape, made from the examples that the model's types carry.

use serde_json::{Map, Value};

use crate::model::shape::{Class, Type};

/// A value of type `ty`, with nothing in it that is not required. Two samples with different
/// `number`s differ wherever an id or an entry of a list without repetition may be wanted.
#[must_use]
pub(super) fn sample(ty: Type, number: usize) -> Value {
    match ty {
        Type::Entity(entity) => {
            let required = entity.fields.iter().filter(|field| field.required);
            let members: Map<String, Value> =
                required.map(|field| (field.name.to_owned(), sample(field.ty, number))).collect();
            if members.is_empty() {
                // Something should be seen in an example; nothing has to be there.
                let first = entity.fields.first();
                return first
                    .map(|f| (f.name.to_owned(), sample(f.ty, number)))
                    .into_iter()
                    .collect::<Map<_, _>>()
                    .into();
            }
            Value::Object(members)
        }
        Type::Scalar(scalar) => {
            let example = scalar.examples.first().copied().unwrap_or_default();
            match (number, scalar.class) {
                (0, _) => example.into(),
                (_, Class::Id | Class::Reference) => format!("sample-{number}").into(),
                (_, Class::Words) => format!("{example} {number}").into(),
                _ if scalar.name == "code_value" => format!("{example}-{number}").into(),
                _ if scalar.name == "iri" => format!("{example}/{number}").into(),
                _ => example.into(),
            }
        }
        Type::Vocabulary(vocabulary) => {
            vocabulary.words[number % vocabulary.words.len()].word.into()
        }
        Type::Number(shape) => number_value(shape.example),
        Type::Boolean => true.into(),
        Type::Json => Value::Object(Map::new()),
        Type::List(list) => {
            (0..list.min).map(|i| sample(list.item, number + i)).collect::<Vec<_>>().into()
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "examples are small")]
fn number_value(value: f64) -> Value {
    if value.fract() == 0.0 { (value as i64).into() } else { value.into() }
}
