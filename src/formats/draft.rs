//! JSON text that is written piece by piece, with a note of where each piece came from.

use std::fmt::Write as _;

use crate::text::Span;

/// JSON text being written. `O` tells where a piece came from.
///
/// ```
/// use verbale::formats::draft::Draft;
///
/// let mut draft = Draft::new();
/// draft.begin_object();
/// draft.key("id", "A1");
/// draft.string("talks", "A2");
/// draft.end_object("row 2");
/// let (json, origins) = draft.finish();
/// assert_eq!(json, r#"{"id":"talks"}"#);
/// assert_eq!(origins.iter().map(|(_, origin)| *origin).collect::<Vec<_>>(), ["A1", "A2", "row 2"]);
/// ```
#[derive(Debug)]
pub struct Draft<O> {
    json: String,
    /// In order of the ends of their spans.
    origins: Vec<(Span, O)>,
    /// Where the objects and lists begin that are open.
    open: Vec<usize>,
}

impl<O> Default for Draft<O> {
    fn default() -> Self {
        Draft { json: String::new(), origins: Vec::new(), open: Vec::new() }
    }
}

impl<O> Draft<O> {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Draft::default()
    }

    /// Puts a comma where one is needed before a key, a value or an entry.
    fn separate(&mut self) {
        if !matches!(self.json.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.json.push(',');
        }
    }

    /// Begins an object.
    pub fn begin_object(&mut self) {
        self.begin('{');
    }

    /// Begins a list.
    pub fn begin_list(&mut self) {
        self.begin('[');
    }

    fn begin(&mut self, bracket: char) {
        self.separate();
        self.open.push(self.json.len());
        self.json.push(bracket);
    }

    /// Ends the object that was begun last.
    pub fn end_object(&mut self, origin: O) {
        self.end('}', origin);
    }

    /// Ends the list that was begun last.
    pub fn end_list(&mut self, origin: O) {
        self.end(']', origin);
    }

    fn end(&mut self, bracket: char, origin: O) {
        self.json.push(bracket);
        let start = self.open.pop().unwrap_or(0);
        self.origins.push((Span::new(start, self.json.len()), origin));
    }

    /// Writes a key of the object that was begun last. A value has to follow.
    pub fn key(&mut self, key: &str, origin: O) {
        self.separate();
        self.quoted(key, origin);
        self.json.push(':');
    }

    /// Writes a string.
    pub fn string(&mut self, string: &str, origin: O) {
        self.separate();
        self.quoted(string, origin);
    }

    /// Writes JSON text as it is: a number, `true`, `null`, or a whole value.
    pub fn raw(&mut self, json: &str, origin: O) {
        self.separate();
        let start = self.json.len();
        self.json.push_str(json);
        self.origins.push((Span::new(start, self.json.len()), origin));
    }

    fn quoted(&mut self, string: &str, origin: O) {
        let start = self.json.len();
        self.json.push('"');
        let mut rest = string;
        while let Some(at) = rest.find(|c| matches!(c, '"' | '\\' | '\0'..='\x1F')) {
            let (plain, special) = rest.split_at(at);
            self.json.push_str(plain);
            let mut characters = special.chars();
            match characters.next() {
                Some('\n') => self.json.push_str("\\n"),
                Some('\r') => self.json.push_str("\\r"),
                Some('\t') => self.json.push_str("\\t"),
                Some('\u{8}') => self.json.push_str("\\b"),
                Some('\u{C}') => self.json.push_str("\\f"),
                Some(c @ ('"' | '\\')) => self.json.extend(['\\', c]),
                Some(c) => {
                    // Writing to a string does not fail.
                    let _ = write!(self.json, "\\u{:04x}", u32::from(c));
                }
                None => {}
            }
            rest = characters.as_str();
        }
        self.json.push_str(rest);
        self.json.push('"');
        self.origins.push((Span::new(start, self.json.len()), origin));
    }

    /// How many bytes have been written.
    #[must_use]
    pub fn len(&self) -> usize {
        self.json.len()
    }

    /// Whether nothing has been written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.json.is_empty()
    }

    /// What has been written so far.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.json
    }

    /// The bytes of the piece that was finished last: a key, a value, or a whole object or list.
    #[must_use]
    pub fn last(&self) -> Option<Span> {
        self.origins.last().map(|(span, _)| *span)
    }

    /// The text, and the origins of its pieces in order of the ends of their spans.
    #[must_use]
    pub fn finish(self) -> (String, Vec<(Span, O)>) {
        (self.json, self.origins)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_json() {
        let mut draft = Draft::new();
        draft.begin_object();
        draft.key("a\"\\\u{1}\n\u{7f}", 1);
        draft.begin_list();
        draft.string("{", 2);
        draft.raw("1.50", 3);
        draft.begin_object();
        draft.end_object(4);
        draft.begin_list();
        draft.end_list(5);
        assert_eq!(draft.last().map(|span| span.of(draft.as_str())), Some("[]"));
        draft.string("]", 6);
        draft.end_list(7);
        draft.key("b", 8);
        draft.raw("null", 9);
        draft.end_object(10);
        let (json, origins) = draft.finish();
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        let wanted =
            serde_json::json!({ "a\"\\\u{1}\n\u{7f}": ["{", 1.5, {}, [], "]"], "b": null });
        assert_eq!(value, wanted);
        let found: Vec<u32> = origins.iter().map(|(_, origin)| *origin).collect();
        assert_eq!(found, (1..=10).collect::<Vec<_>>());
        assert!(origins.is_sorted_by_key(|(span, _)| span.end));
        assert_eq!(json.get(origins[2].0.start..origins[2].0.end), Some("1.50"));
    }
}
