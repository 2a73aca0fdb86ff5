//! The tree: values with their places.

use std::borrow::Cow;

use super::{number, pointer};
use crate::text::Span;

/// A value and where it stands.
///
/// Trees made by [`parse`](super::parse) are at most [`MAX_DEPTH`](super::MAX_DEPTH) arrays and
/// objects deep, so that walking or dropping one needs little stack. Who builds trees otherwise
/// has to keep to that.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'t> {
    /// The bytes of the value, from its first to its last character, without white space around.
    pub span: Span,
    /// The value.
    pub value: Value<'t>,
}

/// A JSON value as it is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'t> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number: the literal as written, such as `1.50` or `-0`.
    Number(Cow<'t, str>),
    /// A string with its escapes decoded; borrowed from the text if it has none.
    String(Cow<'t, str>),
    /// The items of an array.
    Array(Vec<Node<'t>>),
    /// The members of an object in the order of the text, duplicates included.
    Object(Vec<Member<'t>>),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<'t> {
    /// The key with its escapes decoded.
    pub key: Cow<'t, str>,
    /// The bytes of the key with its quotes.
    pub key_span: Span,
    /// The value.
    pub value: Node<'t>,
}

impl Value<'_> {
    /// The type in JSON's words: `object`, `array`, `string`, `number`, `boolean` or `null`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        }
    }
}

impl<'t> Node<'t> {
    /// The type in JSON's words: `object`, `array`, `string`, `number`, `boolean` or `null`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        self.value.kind()
    }

    /// The string, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(string) => Some(string),
            _ => None,
        }
    }

    /// The items, if it is an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Node<'t>]> {
        match &self.value {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The members, if it is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&[Member<'t>]> {
        match &self.value {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The first member with the given key, if it is an object that has one. Looks at the members
    /// one by one.
    #[must_use]
    pub fn member(&self, key: &str) -> Option<&Member<'t>> {
        self.as_object()?.iter().find(|member| member.key == key)
    }

    /// The value of the first member with the given key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node<'t>> {
        self.member(key).map(|member| &member.value)
    }

    /// The value that a JSON Pointer (RFC 6901) means, counted from this node; of duplicate keys
    /// the first. `None` if there is none or `pointer` is not a pointer.
    #[must_use]
    pub fn at(&self, pointer: &str) -> Option<&Node<'t>> {
        pointer::segments(pointer)?.try_fold(self, |node, segment| match &node.value {
            Value::Array(items) => items.get(pointer::index(&segment)?),
            Value::Object(_) => node.get(&segment),
            _ => None,
        })
    }

    /// The same value without places, equal to what [`serde_json`] reads from the same text: of
    /// duplicate keys the last wins, at the place of the first.
    ///
    /// A number too large for a double becomes the largest double of its sign.
    #[must_use]
    pub fn to_value(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(value) => serde_json::Value::Bool(*value),
            Value::Number(literal) => {
                number::number(literal).map_or(serde_json::Value::Null, serde_json::Value::Number)
            }
            Value::String(string) => serde_json::Value::String(string.clone().into_owned()),
            Value::Array(items) => {
                serde_json::Value::Array(items.iter().map(Node::to_value).collect())
            }
            Value::Object(members) => {
                let pair = |member: &Member| (member.key.to_string(), member.value.to_value());
                serde_json::Value::Object(members.iter().map(pair).collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::json::parse;

    #[test]
    fn pointers_as_in_the_rfc() {
        // The example of RFC 6901, section 5.
        let text = r#"{"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4,
            "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8}"#;
        let root = parse(text).unwrap().root;
        for (pointer, value) in [
            ("/foo", r#"["bar", "baz"]"#),
            ("/foo/0", "\"bar\""),
            ("/", "0"),
            ("/a~1b", "1"),
            ("/c%d", "2"),
            ("/e^f", "3"),
            ("/g|h", "4"),
            ("/i\\j", "5"),
            ("/k\"l", "6"),
            ("/ ", "7"),
            ("/m~0n", "8"),
        ] {
            assert_eq!(root.at(pointer).unwrap().span.of(text), value, "{pointer}");
        }
        assert_eq!(root.at(""), Some(&root));
        for nothing in ["/foo/2", "/foo/00", "/foo/-", "/foo/0/0", "/x", "foo", "/m~n"] {
            assert_eq!(root.at(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn first_is_found_and_last_wins() {
        let root = parse(r#"{"a": 1, "b": 2, "\u0061": 3}"#).unwrap().root;
        assert_eq!(root.get("a").unwrap().span.start, 6);
        assert_eq!(root.member("b").unwrap().key_span.start, 9);
        assert_eq!(root.to_value().to_string(), r#"{"a":3,"b":2}"#);
        assert_eq!(root.get("c"), None);
        assert_eq!(root.kind(), "object");
    }
}
