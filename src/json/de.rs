//! Typed reading of a tree with [`serde`].
//!
//! `&Node` is a [`Deserializer`]; what it gives to a type is what [`serde_json`] gives it from the
//! same text, with these exceptions:
//!
//! * A struct is read from an object only. `serde_json` also takes an array of its fields in order,
//!   which a schema would refuse.
//! * Strings are always lent, also those that had escapes: they live in the tree.
//! * A number too large for a double becomes the largest double of its sign.
//! * Keys are strings; a map whose keys are numbers cannot be read.
//!
//! All members of an object are handed over in order, duplicates included: a derived struct reports
//! them, a map keeps the last.
//!
//! ```
//! use serde::Deserialize;
//!
//! #[derive(Deserialize)]
//! struct Actor<'a> {
//!     id: &'a str,
//! }
//!
//! let document = verbale::json::parse(r#"{"id": "iran"}"#)?;
//! let actor = Actor::deserialize(&document.root)?;
//! assert_eq!(actor.id, "iran");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::fmt;
use std::slice;

use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, MapAccess, SeqAccess, Unexpected,
    Visitor,
};
use serde::forward_to_deserialize_any;

use super::{Member, Node, Value, number};
use crate::text::Span;

/// A tree that does not fit the type it is read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What was found and what was wanted, in the words of the type.
    pub message: String,
    /// The innermost value or key that did not fit, where that is known.
    pub span: Option<Span>,
}

impl Error {
    /// The same error with a place, unless it has one already.
    fn within(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { message: message.to_string(), span: None }
    }
}

impl<'de> Node<'de> {
    /// Hands the value to a visitor as what it is.
    fn visit<V: Visitor<'de>>(&'de self, visitor: V) -> Result<V::Value, Error> {
        match &self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(literal) => {
                let number = number::number(literal);
                if let Some(value) = number.as_ref().and_then(serde_json::Number::as_u64) {
                    visitor.visit_u64(value)
                } else if let Some(value) = number.as_ref().and_then(serde_json::Number::as_i64) {
                    visitor.visit_i64(value)
                } else if let Some(value) = number.as_ref().and_then(serde_json::Number::as_f64) {
                    visitor.visit_f64(value)
                } else {
                    Err(Error::invalid_value(Unexpected::Other("not a number"), &visitor))
                }
            }
            Value::String(string) => visitor.visit_borrowed_str(string),
            Value::Array(items) => {
                let mut access = Items { rest: items.iter() };
                let value = visitor.visit_seq(&mut access)?;
                match access.rest.len() {
                    0 => Ok(value),
                    _ => Err(Error::invalid_length(items.len(), &"fewer elements in array")),
                }
            }
            Value::Object(members) => {
                let mut access = Members { rest: members.iter(), next: None };
                let value = visitor.visit_map(&mut access)?;
                match access.rest.len() {
                    0 => Ok(value),
                    _ => Err(Error::invalid_length(members.len(), &"fewer elements in map")),
                }
            }
        }
    }
}

impl<'de> Deserializer<'de> for &'de Node<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.visit(visitor).map_err(|error| error.within(self.span))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
        .map_err(|error: Error| error.within(self.span))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self).map_err(|error| error.within(self.span))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.value {
            Value::Array(_) => Err(Error::invalid_type(Unexpected::Seq, &visitor)),
            _ => self.visit(visitor),
        }
        .map_err(|error| error.within(self.span))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.value {
            Value::String(variant) => visitor.visit_enum(BorrowedStrDeserializer::new(variant)),
            Value::Object(members) if members.len() == 1 => {
                let access = Members { rest: members.iter(), next: None };
                visitor.visit_enum(MapAccessDeserializer::new(access))
            }
            Value::Object(_) => {
                Err(Error::invalid_value(Unexpected::Map, &"map with a single key"))
            }
            // The visitor of an enum takes nothing else, and names what it was given.
            _ => self.visit(visitor),
        }
        .map_err(|error: Error| error.within(self.span))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        // Nothing in a tree needs to be read to be skipped.
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map identifier
    }
}

/// The items of an array that have not been handed over.
struct Items<'de> {
    /// What is left.
    rest: slice::Iter<'de, Node<'de>>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        self.rest.next().map(|item| seed.deserialize(item)).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// The members of an object that have not been handed over.
struct Members<'de> {
    /// What is left.
    rest: slice::Iter<'de, Member<'de>>,
    /// The value of the key that was handed over last.
    next: Option<&'de Node<'de>>,
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some(Member { key, key_span, value }) = self.rest.next() else { return Ok(None) };
        self.next = Some(value);
        seed.deserialize(Key { key }).map(Some).map_err(|error| error.within(*key_span))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        match self.next.take() {
            Some(value) => seed.deserialize(value),
            None => Err(Error::custom("a value was asked for before its key")),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// A key, which can be read as a string or as what wraps one.
struct Key<'de> {
    /// The key with its escapes decoded.
    key: &'de str,
}

impl<'de> Deserializer<'de> for Key<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_borrowed_str(self.key)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl<'de> EnumAccess<'de> for Key<'de> {
    type Error = Error;
    type Variant = <BorrowedStrDeserializer<'de, Error> as EnumAccess<'de>>::Variant;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self::Variant), Error> {
        BorrowedStrDeserializer::new(self.key).variant_seed(seed)
    }
}

#[cfg(test)]
mod tests;
