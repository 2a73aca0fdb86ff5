//! Any JSON value, for extensions.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor as SerdeVisitor};
use serde::ser::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::path::Path;
use super::shape::{IntoOwned, Model, Reflect, Reflection, Type, Visitor, Walk};

/// Any JSON value. An object in it never had the same key twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Json(Value);

impl Json {
    /// The value.
    #[must_use]
    pub fn as_value(&self) -> &Value {
        &self.0
    }

    /// Whether it is shallow and every number in it is certainly one that a double holds, however it
    /// was written.
    pub(crate) fn is_plain(&self) -> bool {
        is_plain(&self.0, 0)
    }
}

/// See [`Json::is_plain`].
fn is_plain(value: &Value, depth: usize) -> bool {
    match value {
        Value::Number(number) => {
            number.as_f64().is_some_and(|number| number.abs() < 9_007_199_254_740_991.0)
        }
        Value::Array(entries) => depth < 32 && entries.iter().all(|one| is_plain(one, depth + 1)),
        Value::Object(members) => {
            depth < 32 && members.values().all(|one| is_plain(one, depth + 1))
        }
        Value::Null | Value::Bool(_) | Value::String(_) => true,
    }
}

impl From<Value> for Json {
    fn from(value: Value) -> Self {
        Json(value)
    }
}

impl Model for Json {
    const TYPE: Type = Type::Json;
}

impl Walk for Json {
    fn walk<'r, V: Visitor<'r>>(&'r self, _path: &Path<'_>, _visitor: &mut V) {}
}

impl Reflect for Json {
    fn reflect(&self) -> Reflection<'_> {
        Reflection::Json(&self.0)
    }
}

impl IntoOwned for Json {
    type Owned = Json;
    fn into_owned(self) -> Json {
        self
    }
}

impl Model for bool {
    const TYPE: Type = Type::Boolean;
}

impl Walk for bool {
    fn walk<'r, V: Visitor<'r>>(&'r self, _path: &Path<'_>, _visitor: &mut V) {}
}

impl Reflect for bool {
    fn reflect(&self) -> Reflection<'_> {
        Reflection::Boolean(*self)
    }
}

impl IntoOwned for bool {
    type Owned = bool;
    fn into_owned(self) -> bool {
        self
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

/// Reads as `serde_json` does, but for keys that come twice: there the last one would win.
struct Reader;

impl<'de> SerdeVisitor<'de> for Reader {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json(value.into()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut entries = Vec::new();
        while let Some(Json(entry)) = seq.next_element()? {
            entries.push(entry);
        }
        Ok(Json(Value::Array(entries)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut members = Map::new();
        while let Some((key, Json(value))) = map.next_entry::<String, Json>()? {
            if members.insert(key, value).is_some() {
                return Err(A::Error::custom("a key comes twice in one object"));
            }
        }
        Ok(Json(Value::Object(members)))
    }
}
