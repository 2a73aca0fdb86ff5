//! The way to a finding, by the ids of what it leads through.
//!
//! A JSON Pointer counts the entries of lists, and who puts a new entry first changes all of them.
//! Ids stay.

use crate::config::Step;
use crate::json::{self, Node, pointer};
use crate::text::decode;

/// The record as a tree, for as long as its findings are looked at.
pub(super) struct Ways<'t> {
    root: Option<Node<'t>>,
}

impl<'t> Ways<'t> {
    /// Reads the bytes of a record.
    pub(super) fn new(bytes: &'t [u8]) -> Self {
        let text = decode(bytes).ok();
        Ways { root: text.and_then(|text| json::parse(text.text).ok()).map(|read| read.root) }
    }

    /// The steps that a pointer takes, with the ids of the entries it leads through.
    pub(super) fn steps(&self, pointer: &str) -> Vec<Step> {
        let mut node = self.root.as_ref();
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
    pub(super) fn lasting(&self, pointer: &str) -> String {
        let mut lasting = String::new();
        let mut node = self.root.as_ref();
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
