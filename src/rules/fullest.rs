//! A record with every field that the model has, for tests that look for what was forgotten.

use serde_json::{Map, Value};

use crate::model::Record;
use crate::model::shape::{Model, Type};

/// Its text.
pub(crate) fn record() -> String {
    value(Record::TYPE).to_string()
}

fn value(ty: Type) -> Value {
    match ty {
        Type::Entity(entity) => {
            let members =
                entity.fields.iter().map(|field| (field.name.to_owned(), value(field.ty)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        Type::Scalar(scalar) => scalar.examples[0].into(),
        Type::Vocabulary(vocabulary) => vocabulary.words[0].word.into(),
        Type::Number(number) => number.example.into(),
        Type::Boolean => true.into(),
        Type::Json => Value::Object(Map::new()),
        Type::List(list) => vec![value(list.item)].into(),
    }
}
