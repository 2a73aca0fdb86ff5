//! Keys that an object has more than once.
//!
//! RFC 8259 leaves open what they mean, and RFC 7493 forbids them. Most programs keep the last one
//! in silence.

use std::collections::{HashMap, HashSet};

use super::reader::MAX_FAULTS;
use super::{Member, Node, Value, pointer};
use crate::text::Span;

/// Up to this many members keys are compared one with another, which is faster than hashing.
const FEW: usize = 16;

/// A pointer of more bytes than this leads through keys that no record has.
const LONG: usize = 4_096;

/// A key that an object has had before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// JSON Pointer (RFC 6901) of the member, from the node that was searched.
    pub pointer: String,
    /// The key with its escapes decoded: `"a"` and `"\u0061"` are the same.
    pub key: String,
    /// The bytes of the key where it stands for the first time, with its quotes.
    pub first: Span,
    /// The bytes of the key where it stands again.
    pub again: Span,
    /// Whether ids may stand in what stands again: it is an array, an object, or an `id` itself.
    pub may_hold_ids: bool,
}

impl Node<'_> {
    /// All keys, anywhere in the tree, that stand in an object again, in the order of the text
    /// within each object and outer objects first. A key that stands three times gives two.
    ///
    /// At most [`MAX_FAULTS`] are given, and none after one that lies under keys of more than
    /// 4 KiB: pointers to many of those would be larger than the text. Takes time in proportion to the size of the tree.
    #[must_use]
    pub fn duplicates(&self) -> Vec<Duplicate> {
        let mut found = Vec::new();
        search(self, &mut String::new(), &mut found);
        found
    }

    /// Keeps only the first of each key in every object of the tree.
    pub fn drop_duplicates(&mut self) {
        match &mut self.value {
            Value::Array(items) => items.iter_mut().for_each(Node::drop_duplicates),
            Value::Object(members) => {
                let again: HashSet<usize> = repeated(members).map(|(_, again)| again).collect();
                if !again.is_empty() {
                    let mut index = 0;
                    members.retain(|_| {
                        index += 1;
                        !again.contains(&(index - 1))
                    });
                }
                for member in members {
                    member.value.drop_duplicates();
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

/// Whether no more are to be given.
fn is_enough(found: &[Duplicate]) -> bool {
    found.len() >= MAX_FAULTS || found.last().is_some_and(|last| last.pointer.len() > LONG)
}

/// Adds the duplicates in `node`, which `path` points at. Leaves `path` as it was.
fn search(node: &Node<'_>, path: &mut String, found: &mut Vec<Duplicate>) {
    if is_enough(found) {
        return;
    }
    let length = path.len();
    match &node.value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                // The pointer is needed only where something can be found.
                if matches!(item.value, Value::Array(_) | Value::Object(_)) {
                    pointer::push_index(path, index);
                    search(item, path, found);
                    path.truncate(length);
                }
            }
        }
        Value::Object(members) => {
            for (first, again) in repeated(members) {
                if is_enough(found) {
                    return;
                }
                if let (Some(first), Some(again)) = (members.get(first), members.get(again)) {
                    pointer::push_key(path, &again.key);
                    found.push(Duplicate {
                        pointer: path.clone(),
                        key: again.key.to_string(),
                        first: first.key_span,
                        again: again.key_span,
                        may_hold_ids: again.key == "id"
                            || matches!(again.value.value, Value::Array(_) | Value::Object(_)),
                    });
                    path.truncate(length);
                }
            }
            for Member { key, value, .. } in members {
                if matches!(value.value, Value::Array(_) | Value::Object(_)) {
                    pointer::push_key(path, key);
                    search(value, path, found);
                    path.truncate(length);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The members whose key stands before, each as the index of the first with that key and its own.
fn repeated<'m>(members: &'m [Member<'_>]) -> impl Iterator<Item = (usize, usize)> + 'm {
    // The hash is the keyed one of the standard library: keys come from outside, and with a
    // predictable hash they could be chosen to collide.
    let mut seen: HashMap<&'m str, usize> = HashMap::new();
    let few = members.len() <= FEW;
    members.iter().enumerate().filter_map(move |(again, member)| {
        let key = &*member.key;
        let first = if few {
            members.iter().position(|member| member.key == key)?
        } else {
            *seen.entry(key).or_insert(again)
        };
        (first != again).then_some((first, again))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    /// Pointer and the two texts of each.
    fn found(text: &str) -> Vec<(String, String, String)> {
        let root = parse(text).unwrap().root;
        let show = |d: Duplicate| (d.pointer, d.first.of(text).into(), d.again.of(text).into());
        root.duplicates().into_iter().map(show).collect()
    }

    fn row(pointer: &str, first: &str, again: &str) -> (String, String, String) {
        (pointer.into(), first.into(), again.into())
    }

    #[test]
    fn at_any_depth_and_by_escape() {
        assert_eq!(found(r#"{"a": {"b": 1, "c": 2}, "b": [{"a": 0}, {"a": 0}]}"#), []);
        assert_eq!(
            found(r#"[0, {"x/y": [{"a": 1, "\u0061": {"b": 0, "b": 0}}], "x\/y": 2}]"#),
            [
                row("/1/x~1y", r#""x/y""#, r#""x\/y""#),
                row("/1/x~1y/0/a", r#""a""#, r#""\u0061""#),
                row("/1/x~1y/0/a/b", r#""b""#, r#""b""#),
            ]
        );
    }

    #[test]
    fn thrice_is_two_duplicates_of_the_first() {
        let root = parse(r#"{"a":1,"a":2,"a":3}"#).unwrap().root;
        let found = root.duplicates();
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|d| d.first == Span::new(1, 4) && d.key == "a"));
        assert_eq!(found.last().unwrap().again, Span::new(13, 16));
    }

    #[test]
    fn large_objects_are_linear() {
        use std::fmt::Write as _;
        let mut text = String::from("{");
        for i in 0..300_000 {
            write!(text, "\"k{}\":{i},", i % 299_999).unwrap();
        }
        text.push_str("\"last\":0}");
        let mut root = parse(&text).unwrap().root;
        // By comparison of each with each this would take minutes.
        assert_eq!(root.duplicates().len(), 1);
        root.drop_duplicates();
        assert_eq!(root.as_object().unwrap().len(), 300_000);
        assert_eq!(root.duplicates(), []);
    }

    #[test]
    fn the_first_is_kept() {
        let text = r#"[{"a": 1, "b": {"c": 1, "c": 2}, "a": 2}]"#;
        let mut root = parse(text).unwrap().root;
        root.drop_duplicates();
        assert_eq!(root.to_value().to_string(), r#"[{"a":1,"b":{"c":1}}]"#);
    }
}
