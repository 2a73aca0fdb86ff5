//! The way to a finding, by the ids of what it leads through.
//!
//! A JSON Pointer counts the entries of lists, and who puts a new entry first changes all of them.
//! Ids stay.

use std::cell::OnceCell;

use crate::config::Step;
use crate::json::{self, Node, pointer};
use crate::text::{Span, decode};

/// The way to one place.
#[derive(Clone, Debug, Default)]
pub(super) struct Way {
    /// Its steps, with the ids of the entries it leads through.
    pub(super) steps: Vec<Step>,
    /// The pointer with ids in place of numbers.
    pub(super) lasting: String,
}

/// The ways through one record. It is read when the first one is asked for.
pub(super) struct Ways<'t> {
    bytes: &'t [u8],
    root: OnceCell<Option<Node<'t>>>,
}

impl<'t> Ways<'t> {
    /// The ways through a record of these bytes.
    pub(super) fn new(bytes: &'t [u8]) -> Self {
        Ways { bytes, root: OnceCell::new() }
    }

    fn root(&self) -> Option<&Node<'t>> {
        let read = || Some(json::parse(decode(self.bytes).ok()?.text).ok()?.root);
        self.root.get_or_init(read).as_ref()
    }

    /// The bytes of a place in the record; none if there is no such place.
    pub(super) fn span(&self, pointer: &str) -> Option<Span> {
        Some(self.root()?.at(pointer)?.span)
    }

    /// The record.
    pub(super) fn text(&self) -> &'t str {
        decode(self.bytes).map_or("", |decoded| decoded.text)
    }

    /// The way to a place.
    pub(super) fn to(&self, pointer: &str) -> Way {
        Way { steps: self.steps(pointer), lasting: self.lasting(pointer) }
    }

    /// The steps that a pointer takes, with the ids of the entries it leads through.
    fn steps(&self, pointer: &str) -> Vec<Step> {
        let mut node = self.root();
        let mut steps = Vec::new();
        for segment in pointer::segments(pointer).into_iter().flatten() {
            let entries = node.and_then(Node::as_array);
            node = match (entries, pointer::index(&segment)) {
                (Some(entries), Some(index)) => entries.get(index),
                _ => node.and_then(|node| node.get(&segment)),
            };
            let id = entries.and(node).and_then(|entry| entry.get("id")).and_then(Node::as_str);
            let id = id.filter(|id| !id.is_empty()).map(str::to_owned);
            steps.push(Step { plain: segment.into_owned(), id });
        }
        steps
    }

    /// The pointer with ids in place of numbers, and `*` for an entry that has none: which entry
    /// that is does not outlive a change of the order.
    fn lasting(&self, pointer: &str) -> String {
        let mut lasting = String::new();
        let mut node = self.root();
        for step in self.steps(pointer) {
            let is_entry = node.and_then(Node::as_array).is_some();
            match (&step.id, is_entry) {
                (Some(id), _) => pointer::push_key(&mut lasting, id),
                (None, true) => pointer::push_key(&mut lasting, "*"),
                (None, false) => pointer::push_key(&mut lasting, &step.plain),
            }
            node = match (node.and_then(Node::as_array), pointer::index(&step.plain)) {
                (Some(entries), Some(index)) => entries.get(index),
                _ => node.and_then(|node| node.get(&step.plain)),
            };
        }
        lasting
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &[u8] =
        b"\xEF\xBB\xBF{\"actors\": [{\"id\": \"ali\", \"names\": [{\"text\": 1}]},
        {\"id\": \"\"}, {\"id\": \"a/b\", \"0\": {\"id\": \"x\"}}]}";

    #[test]
    fn ids_take_the_place_of_numbers() {
        let ways = Ways::new(RECORD);
        for (pointer, lasting) in [
            ("", ""),
            ("/actors", "/actors"),
            ("/actors/0", "/actors/ali"),
            ("/actors/0/names/0/text", "/actors/ali/names/*/text"),
            ("/actors/1", "/actors/*"),
            ("/actors/2/0", "/actors/a~1b/0"),
            ("/nothing/0", "/nothing/0"),
        ] {
            assert_eq!(ways.lasting(pointer), lasting, "{pointer}");
        }
        let steps = ways.steps("/actors/0/names");
        assert_eq!(steps[1], Step { plain: "0".to_owned(), id: Some("ali".to_owned()) });
        assert_eq!(steps[2], Step { plain: "names".to_owned(), id: None });
    }

    #[test]
    fn what_cannot_be_read_has_plain_steps() {
        assert_eq!(Ways::new(b"{").lasting("/actors/0"), "/actors/0");
        assert_eq!(Ways::new(b"\xff").lasting("/a"), "/a");
    }
}
