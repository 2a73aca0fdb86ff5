//! Changes of a JSON text that leave everything else of it as it is.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::json::{Member, Node, Value};
use crate::text::Span;

/// Changes that are gathered and then made at once.
pub(super) struct Edits<'t> {
    text: &'t str,
    /// What to put in place of which bytes. Of those that begin at one byte, what is put in comes
    /// first.
    all: BTreeMap<(usize, usize), String>,
}

impl<'t> Edits<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Edits { text, all: BTreeMap::new() }
    }

    /// What a value is to become, if it is to change.
    pub(super) fn value(&self, node: &Node<'_>) -> Option<String> {
        self.all.get(&(node.span.start, node.span.end)).cloned()
    }

    /// Puts JSON text in place of the value of a member that is there.
    pub(super) fn set(&mut self, object: &Node<'_>, key: &str, value: String) {
        if let Some(member) = object.member(key) {
            self.replace(member.value.span, value);
        }
    }

    /// Sets members; those that are not there go in front of the others.
    pub(super) fn add_first(&mut self, object: &Node<'_>, members: &[(&str, String)]) {
        let own = object.as_object().unwrap_or_default();
        let Some(first) = own.first() else { return };
        let before = self.blank_after_comma(own);
        let colon = self.colon(first);
        let mut new = String::new();
        for (key, value) in members {
            match kept(object, key) {
                Some(member) => self.replace(member.value.span, value.clone()),
                None => {
                    let _ = write!(new, "\"{key}\"{colon}{value},{before}");
                }
            }
        }
        self.insert(first.key_span.start, &new);
    }

    /// Adds members that are not there after the others.
    pub(super) fn add_last(&mut self, object: &Node<'_>, members: &[(&str, String)]) {
        let own = object.as_object().unwrap_or_default();
        let Some(last) = own.iter().rfind(|member| !is_null(member)) else { return };
        let (before, colon) = (self.blank_after_comma(own), self.colon(last));
        let mut new = String::new();
        for (key, value) in members {
            let _ = write!(new, ",{before}\"{key}\"{colon}{value}");
        }
        self.insert(last.value.span.end, &new);
    }

    /// An object on one line, written as `around` is.
    pub(super) fn object(&self, around: &Node<'_>, members: &[(&str, String)]) -> String {
        let (inner, before, colon) = self.style(around);
        let members: Vec<String> =
            members.iter().map(|(key, value)| format!("\"{key}\"{colon}{value}")).collect();
        format!("{{{inner}{}{inner}}}", members.join(&format!(",{before}")))
    }

    /// A list on one line, written as `around` is.
    pub(super) fn list(&self, around: &Node<'_>, items: &[String]) -> String {
        let (_, before, _) = self.style(around);
        format!("[{}]", items.join(&format!(",{before}")))
    }

    /// What stands on one line inside of braces, after a comma and between key and value.
    fn style(&self, around: &Node<'_>) -> (&'t str, &'t str, &'t str) {
        let flat = |blank: &'t str| if blank.contains('\n') { " " } else { blank };
        let own = around.as_object().unwrap_or_default();
        match own.first() {
            None => (" ", " ", ": "),
            Some(first) => {
                let (inner, before) = (self.blank_before(first), self.blank_after_comma(own));
                (flat(inner), flat(before), self.colon(first))
            }
        }
    }

    /// Takes out the members that are `null`, each with one of the commas beside it.
    pub(super) fn remove_nulls(&mut self, object: &Node<'_>) {
        let own = object.as_object().unwrap_or_default();
        let mut last_kept: Option<&Member<'_>> = None;
        let mut from: Option<&Member<'_>> = None;
        for member in own {
            if is_null(member) {
                from = from.or(Some(member));
                continue;
            }
            if let Some(first) = from.take() {
                self.replace(Span::new(first.key_span.start, member.key_span.start), String::new());
            }
            last_kept = Some(member);
        }
        if let (Some(first), Some(last)) = (from, own.last()) {
            let start = last_kept.map_or(first.key_span.start, |kept| kept.value.span.end);
            self.replace(Span::new(start, last.value.span.end), String::new());
        }
    }

    /// The text with all changes made.
    pub(super) fn apply(self) -> String {
        let mut out = String::with_capacity(self.text.len() + 64 * self.all.len());
        let mut at = 0;
        for ((start, end), new) in self.all {
            out.push_str(self.text.get(at..start).unwrap_or_default());
            out.push_str(&new);
            at = end.max(at);
        }
        out.push_str(self.text.get(at..).unwrap_or_default());
        out
    }

    fn replace(&mut self, span: Span, text: String) {
        self.all.insert((span.start, span.end), text);
    }

    fn insert(&mut self, at: usize, text: &str) {
        if !text.is_empty() {
            self.all.entry((at, at)).or_default().push_str(text);
        }
    }

    /// The white space before a member.
    fn blank_before(&self, member: &Member<'_>) -> &'t str {
        let before = self.text.get(..member.key_span.start).unwrap_or_default();
        &before[before.trim_end().len()..]
    }

    /// The white space between the members of an object.
    fn blank_after_comma(&self, own: &[Member<'_>]) -> &'t str {
        match own {
            [] => "",
            [.., _, last] => self.blank_before(last),
            [only] => match self.blank_before(only) {
                // Who writes a blank after the colon writes one after a comma.
                "" if self.colon(only).ends_with(' ') => " ",
                blank => blank,
            },
        }
    }

    /// What stands between the key and the value of a member.
    fn colon(&self, member: &Member<'_>) -> &'t str {
        self.text.get(member.key_span.end..member.value.span.start).unwrap_or(":")
    }
}

fn is_null(member: &Member<'_>) -> bool {
    matches!(member.value.value, Value::Null)
}

fn kept<'n, 't>(object: &'n Node<'t>, key: &str) -> Option<&'n Member<'t>> {
    object.member(key).filter(|member| !is_null(member))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    fn edited(text: &str, edit: impl Fn(&mut Edits<'_>, &Node<'_>)) -> String {
        let root = parse(text).unwrap().root;
        let mut edits = Edits::new(text);
        edit(&mut edits, &root);
        edits.apply()
    }

    #[test]
    fn nulls_go_with_their_commas() {
        for (text, wanted) in [
            (r#"{ "a": null, "b": 1, "c": 2 }"#, r#"{ "b": 1, "c": 2 }"#),
            (r#"{ "a": 1, "b": null, "c": null, "d": 2 }"#, r#"{ "a": 1, "d": 2 }"#),
            (r#"{ "a": 1, "b": null, "c": null }"#, r#"{ "a": 1 }"#),
            (r#"{ "a": null, "b": 1, "c": null }"#, r#"{ "b": 1 }"#),
            (r#"{ "a": null }"#, "{  }"),
            (r#"{"a":1}"#, r#"{"a":1}"#),
        ] {
            assert_eq!(
                edited(text, |edits, root| {
                    edits.remove_nulls(root);
                }),
                wanted
            );
        }
    }

    #[test]
    fn members_are_added_in_the_style_of_the_others() {
        let add = |text: &str| {
            edited(text, |edits, root| {
                edits.remove_nulls(root);
                edits.add_first(root, &[("start", "1".to_owned()), ("end", "2".to_owned())]);
                edits.add_last(root, &[("z", "3".to_owned())]);
            })
        };
        assert_eq!(add(r#"{ "a": 0 }"#), r#"{ "start": 1, "end": 2, "a": 0, "z": 3 }"#);
        assert_eq!(add(r#"{"a":0}"#), r#"{"start":1,"end":2,"a":0,"z":3}"#);
        assert_eq!(add(r#"{"a": 0}"#), r#"{"start": 1, "end": 2, "a": 0, "z": 3}"#);
        assert_eq!(add(r#"{"a": 0, "b": 1}"#), r#"{"start": 1, "end": 2, "a": 0, "b": 1, "z": 3}"#);
        assert_eq!(
            add("{\n  \"a\": 0\n}"),
            "{\n  \"start\": 1,\n  \"end\": 2,\n  \"a\": 0,\n  \"z\": 3\n}"
        );
        assert_eq!(add(r#"{ "end": 9, "a": 0 }"#), r#"{ "start": 1, "end": 2, "a": 0, "z": 3 }"#);
        assert_eq!(
            add(r#"{ "start": null, "end": null, "a": 0, "b": null }"#),
            r#"{ "start": 1, "end": 2, "a": 0, "z": 3 }"#
        );
    }
}
