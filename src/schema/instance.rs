//! The spanned tree, as the `jsonschema` crate wants to see it.
//!
//! The crate validates any tree that implements its traits, so a record need not be copied into a
//! `serde_json::Value` to be judged. Only the verdict is asked of it. Its error values repeat the
//! part of the record that each is about, which for a large record with many faults would be
//! without bound; the words, and their places, come from [`super::explain`].

use std::borrow::Cow;

use jsonschema::JsonType;
use jsonschema::json::{Array, Json, JsonNumber, Node, NodeIdentity, Object};

use crate::json;

/// The representation of JSON that our trees are.
pub(super) struct Spanned;

impl Json for Spanned {
    type Node<'a> = &'a json::Node<'a>;
    type PreparedKey = String;
    type StringBuffer = ();

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>((): &mut (), string: &str, f: impl FnOnce(Self::Node<'_>) -> T) -> T {
        let value = json::Value::String(Cow::Borrowed(string));
        f(&json::Node { span: crate::text::Span::new(0, 0), value })
    }
}

impl<'a> Node<'a, Spanned> for &'a json::Node<'a> {
    type Object = &'a [json::Member<'a>];
    type Array = &'a [json::Node<'a>];
    type Number = Literal<'a>;

    fn as_object(&self) -> Option<Self::Object> {
        json::Node::as_object(self)
    }

    fn as_array(&self) -> Option<Self::Array> {
        json::Node::as_array(self)
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        json::Node::as_str(self).map(Cow::Borrowed)
    }

    fn as_number(&self) -> Option<Literal<'a>> {
        match &self.value {
            json::Value::Number(literal) => Some(Literal(literal)),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match self.value {
            json::Value::Bool(value) => Some(value),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        matches!(self.value, json::Value::Null)
    }

    fn json_type(&self) -> JsonType {
        match self.value {
            json::Value::Null => JsonType::Null,
            json::Value::Bool(_) => JsonType::Boolean,
            json::Value::Number(_) => JsonType::Number,
            json::Value::String(_) => JsonType::String,
            json::Value::Array(_) => JsonType::Array,
            json::Value::Object(_) => JsonType::Object,
        }
    }

    fn to_value(&self) -> Cow<'a, serde_json::Value> {
        Cow::Owned(json::Node::to_value(self))
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(NodeIdentity::new(std::ptr::from_ref::<json::Node<'_>>(self) as usize))
    }
}

impl<'a> Object<'a, Spanned> for &'a [json::Member<'a>] {
    type Node = &'a json::Node<'a>;
    type MemberName = &'a str;
    type MembersIter = Members<'a>;

    fn len(&self) -> usize {
        <[_]>::len(self)
    }

    fn get(&self, key: &String) -> Option<&'a json::Node<'a>> {
        self.iter().find(|member| member.key == *key).map(|member| &member.value)
    }

    fn members(&self) -> Members<'a> {
        Members(self.iter())
    }
}

/// The members of an object, one after the other.
pub(super) struct Members<'a>(std::slice::Iter<'a, json::Member<'a>>);

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, &'a json::Node<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|member| (&*member.key, &member.value))
    }
}

impl<'a> Array<'a, Spanned> for &'a [json::Node<'a>] {
    type Node = &'a json::Node<'a>;
    type ElementsIter = std::slice::Iter<'a, json::Node<'a>>;

    fn len(&self) -> usize {
        <[_]>::len(self)
    }

    fn elements(&self) -> Self::ElementsIter {
        self.iter()
    }
}

/// A number as it is written.
pub(super) struct Literal<'a>(&'a str);

impl JsonNumber for Literal<'_> {
    fn as_u64(&self) -> Option<u64> {
        self.0.parse().ok()
    }

    fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    fn as_f64(&self) -> Option<f64> {
        self.0.parse().ok()
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.0)
    }

    fn to_number(&self) -> Cow<'_, serde_json::Number> {
        // What the reader let through is a finite number.
        Cow::Owned(serde_json::from_str(self.0).unwrap_or_else(|_| 0.into()))
    }
}
