//! The reader: RFC 8259, from text to tree.
//!
//! What is open is kept on a stack of its own and not on that of the thread, so that no text can
//! exhaust it. What to say when something is wrong is in `explain.rs` and `unfit.rs`; here every
//! fault is one call away from the grammar.

use std::borrow::Cow;
use std::mem;

use super::words::continues;
use super::{Fault, Member, Node, Value};
use crate::text::Span;

/// How many arrays and objects may stand within one another: 128, an array of numbers being one.
///
/// RFC 8259, section 9, allows to set a limit. A record needs fewer than ten.
pub const MAX_DEPTH: usize = 128;

/// How many values a text may hold: two million, a hundred times what the largest record needs.
///
/// A tree takes many times the memory of a text like `[0,0,0,...]`; with this limit it stays below
/// a few hundred megabytes.
pub const MAX_VALUES: usize = 2_000_000;

/// How many faults of one text are noted where reading goes on. What comes after the last of them
/// is read without a word; the text is refused all the same.
pub const MAX_FAULTS: usize = 1_000;

/// A text that has been read.
#[derive(Clone, Debug, PartialEq)]
pub struct Document<'t> {
    /// The value that the text is.
    pub root: Node<'t>,
    /// What I-JSON (RFC 7493) forbids but one can read past, in the order of the text: lone
    /// surrogates, which are U+FFFD in the tree, and numbers too large for a double. Duplicate
    /// keys are not among them; [`Node::duplicates`] finds those.
    pub faults: Vec<Fault>,
}

/// Reads a JSON text.
///
/// The text must be without a byte order mark; [`decode`](crate::text::decode) drops it. Takes time
/// and memory in proportion to the length of the text.
///
/// # Errors
///
/// The first [`Syntax`](super::FaultKind::Syntax), [`TooDeep`](super::FaultKind::TooDeep) or
/// [`TooManyValues`](super::FaultKind::TooManyValues) fault.
/// Nothing is read beyond it.
pub fn parse(text: &str) -> Result<Document<'_>, Fault> {
    let mut reader = Reader::new(text, false);
    let root = reader.document()?;
    Ok(Document { root, faults: reader.faults })
}

/// Reads a JSON text strictly.
///
/// # Errors
///
/// The first fault of any kind, including those that [`parse`] reads past.
pub fn read(text: &str) -> Result<Node<'_>, Fault> {
    Reader::new(text, true).document()
}

/// A text and how far it has been read.
pub(super) struct Reader<'t> {
    /// The whole text.
    pub(super) text: &'t str,
    /// Offset of the next byte, always at the start of a character.
    pub(super) at: usize,
    /// The arrays and objects that are not closed yet, outermost first.
    pub(super) open: Vec<Open<'t>>,
    /// Whether every fault ends the reading.
    strict: bool,
    /// The faults read past.
    faults: Vec<Fault>,
    /// How many values have been read.
    values: usize,
}

/// An array or object that is not closed yet.
pub(super) struct Open<'t> {
    /// Offset of its bracket.
    pub(super) at: usize,
    /// What it holds so far.
    pub(super) items: Items<'t>,
}

/// What an array or object holds.
pub(super) enum Items<'t> {
    /// The items of an array.
    Array(Vec<Node<'t>>),
    /// The members of an object, and the key whose value comes next.
    Object(Vec<Member<'t>>, (Cow<'t, str>, Span)),
}

impl<'t> Reader<'t> {
    /// A reader at the start of a text.
    pub(super) fn new(text: &'t str, strict: bool) -> Self {
        Self { text, at: 0, open: Vec::new(), strict, faults: Vec::new(), values: 0 }
    }

    /// Notes a fault that one can read past.
    pub(super) fn note(&mut self, fault: Fault) -> Result<(), Fault> {
        if self.strict {
            return Err(fault);
        }
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(fault);
        }
        Ok(())
    }

    /// The next byte.
    pub(super) fn peek(&self) -> Option<u8> {
        self.byte(self.at)
    }

    /// The byte at an offset.
    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// What has not been read yet.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Reads the whole text.
    fn document(&mut self) -> Result<Node<'t>, Fault> {
        self.space();
        if self.peek().is_none() {
            return Err(self.empty());
        }
        loop {
            let Some(node) = self.value()? else { continue };
            let Some(root) = self.place(node)? else { continue };
            self.space();
            if self.peek().is_some() {
                return Err(self.after_end(&root));
            }
            return Ok(root);
        }
    }

    /// Skips the four characters that are white space in JSON.
    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// Reads a value that is no array or object, or is an empty one. Of any other reads only the
    /// beginning, up to where its first value is to come, and gives `None`.
    fn value(&mut self) -> Result<Option<Node<'t>>, Fault> {
        let start = self.at;
        let value = match self.peek() {
            Some(b'"') => Value::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => Value::Number(self.number()?),
            Some(b'{') => {
                self.descend(Items::Object(Vec::new(), Default::default()))?;
                if self.peek() != Some(b'}') {
                    self.key()?;
                    return Ok(None);
                }
                return Ok(self.ascend());
            }
            Some(b'[') => {
                self.descend(Items::Array(Vec::new()))?;
                return Ok(if self.peek() == Some(b']') { self.ascend() } else { None });
            }
            Some(b't') if self.literal("true") => Value::Bool(true),
            Some(b'f') if self.literal("false") => Value::Bool(false),
            Some(b'n') if self.literal("null") => Value::Null,
            _ => return Err(self.no_value()),
        };
        Ok(Some(Node { span: Span::new(start, self.at), value }))
    }

    /// Reads the word if it stands here and does not go on.
    fn literal(&mut self, word: &str) -> bool {
        let end = self.at + word.len();
        let is_here = self.rest().starts_with(word) && !self.byte(end).is_some_and(continues);
        if is_here {
            self.at = end;
        }
        is_here
    }

    /// Reads an opening bracket and the white space behind it.
    fn descend(&mut self, items: Items<'t>) -> Result<(), Fault> {
        if self.open.len() >= MAX_DEPTH {
            return Err(self.too_deep());
        }
        self.open.push(Open { at: self.at, items });
        self.at += 1;
        self.space();
        Ok(())
    }

    /// Reads the closing bracket of the innermost array or object.
    fn ascend(&mut self) -> Option<Node<'t>> {
        let Open { at, items } = self.open.pop()?;
        self.at += 1;
        let value = match items {
            Items::Array(items) => Value::Array(items),
            Items::Object(members, _) => Value::Object(members),
        };
        Some(Node { span: Span::new(at, self.at), value })
    }

    /// Reads a key, its colon and the white space behind.
    fn key(&mut self) -> Result<(), Fault> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return Err(self.no_key());
        }
        let key = self.string()?;
        let span = Span::new(start, self.at);
        self.space();
        if self.peek() != Some(b':') {
            return Err(self.no_colon(span));
        }
        self.at += 1;
        self.space();
        if let Some(Open { items: Items::Object(_, next), .. }) = self.open.last_mut() {
            *next = (key, span);
        }
        Ok(())
    }

    /// Puts a value where it belongs and reads on, up to where the next value is to come; gives
    /// back the value that belongs nowhere, which is the root.
    fn place(&mut self, mut node: Node<'t>) -> Result<Option<Node<'t>>, Fault> {
        loop {
            self.values += 1;
            if self.values > MAX_VALUES {
                return Err(Self::too_many(node.span));
            }
            let close = match self.open.last_mut() {
                None => return Ok(Some(node)),
                Some(Open { items: Items::Array(items), .. }) => {
                    items.push(node);
                    b']'
                }
                Some(Open { items: Items::Object(members, key), .. }) => {
                    let (key, key_span) = mem::take(key);
                    members.push(Member { key, key_span, value: node });
                    b'}'
                }
            };
            self.space();
            match self.peek() {
                Some(b',') => {
                    let comma = self.at;
                    self.at += 1;
                    self.space();
                    if self.peek() == Some(close) {
                        return Err(self.trailing_comma(comma));
                    }
                    if close == b'}' {
                        self.key()?;
                    }
                    return Ok(None);
                }
                Some(byte) if byte == close => match self.ascend() {
                    Some(closed) => node = closed,
                    None => return Ok(None),
                },
                _ => return Err(self.no_comma()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::FaultKind;

    #[test]
    fn spans_of_everything() {
        let text = " { \"a\" : [ 1 , \"x\" ] , \"b\":null } ";
        let root = read(text).unwrap();
        assert_eq!(root.span.of(text), "{ \"a\" : [ 1 , \"x\" ] , \"b\":null }");
        let a = root.member("a").unwrap();
        assert_eq!(a.key_span.of(text), "\"a\"");
        assert_eq!(a.value.span.of(text), "[ 1 , \"x\" ]");
        assert_eq!(root.at("/a/1").unwrap().span.of(text), "\"x\"");
        assert_eq!(root.get("b").unwrap().span.of(text), "null");
    }

    #[test]
    fn depth_of_128_and_no_more() {
        // On a small stack, in a debug build, with everything that walks down the tree.
        let test = || {
            for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
                let times = if close.len() == 2 { MAX_DEPTH / 2 } else { MAX_DEPTH };
                let text = format!("{}1{}", open.repeat(times), close.repeat(times));
                let mut root = read(&text).unwrap();
                assert_eq!(root.duplicates(), []);
                root.drop_duplicates();
                let value: serde_json::Value = serde::Deserialize::deserialize(&root).unwrap();
                assert_eq!(root.to_value(), value);
                assert_eq!(root.clone(), root);
                drop(root);
                let text = format!("[{text}]");
                assert_eq!(parse(&text).unwrap_err().kind, FaultKind::TooDeep);
            }
            let fault = parse(&"[".repeat(1_000_000)).unwrap_err();
            assert_eq!((fault.kind, fault.span), (FaultKind::TooDeep, Span::new(128, 129)));
        };
        std::thread::Builder::new().stack_size(512 << 10).spawn(test).unwrap().join().unwrap();
    }

    #[test]
    fn values_and_faults_are_bounded() {
        let list = |count: usize| format!("[{}0]", "0,".repeat(count - 2));
        assert!(parse(&list(MAX_VALUES)).is_ok());
        assert_eq!(parse(&list(MAX_VALUES + 1)).unwrap_err().kind, FaultKind::TooManyValues);
        let lone = format!("\"{}\"", r"\ud800".repeat(2 * MAX_FAULTS));
        assert_eq!(parse(&lone).unwrap().faults.len(), MAX_FAULTS);
        let twice = format!("{{{}\"a\":0}}", "\"a\":0,".repeat(2 * MAX_FAULTS));
        assert_eq!(parse(&twice).unwrap().root.duplicates().len(), MAX_FAULTS);
    }

    #[test]
    fn strict_reading_stops_at_the_first_fault() {
        let text = r#"["\ud800", 1e999, "#;
        assert_eq!(parse(text).unwrap_err().kind, FaultKind::Syntax);
        assert_eq!(read(text).unwrap_err().kind, FaultKind::LoneSurrogate);
        assert_eq!(read("1e999").unwrap_err().kind, FaultKind::NumberOverflow);
        let document = parse(r#"["\ud800", 1e999]"#).unwrap();
        let kinds: Vec<_> = document.faults.iter().map(|fault| fault.kind).collect();
        assert_eq!(kinds, [FaultKind::LoneSurrogate, FaultKind::NumberOverflow]);
    }
}
