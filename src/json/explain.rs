//! What to say when the text is not JSON: what is missing, and where it belongs.
//!
//! Every function is called where the grammar has no way on, so that time does not matter here,
//! and the text may be looked at again.

use super::reader::{Items, MAX_DEPTH, MAX_VALUES, Open, Reader};
use super::words::{character, quoted, word};
use super::{Fault, FaultKind, Node};
use crate::text::Span;

impl Reader<'_> {
    /// There is nothing in the text.
    pub(super) fn empty(&self) -> Fault {
        let span = Span::new(self.at, self.at);
        Fault::syntax(
            span,
            if self.text.is_empty() {
                "the text is empty: a JSON value was wanted"
            } else {
                "the text is nothing but white space: a JSON value was wanted"
            },
        )
        .help("write a record, which is a JSON object")
    }

    /// One bracket too many within others.
    pub(super) fn too_deep(&self) -> Fault {
        let message = format!("found more than {MAX_DEPTH} arrays and objects within one another");
        Fault::new(FaultKind::TooDeep, Span::new(self.at, self.at + 1), message)
            .help("remove brackets, or move what is inside to a level above")
    }

    /// A text of more values than are read.
    pub(super) fn too_many(span: Span) -> Fault {
        let message = format!("found more than {MAX_VALUES} values");
        Fault::new(FaultKind::TooManyValues, span, message)
            .help("write one record a text; for several records use NDJSON, one a line")
    }

    /// A closing bracket directly behind a comma.
    pub(super) fn trailing_comma(&self, comma: usize) -> Fault {
        let (_, close, part) = self.inner();
        let message = format!("trailing comma: found `{close}` where another {part} was wanted");
        Fault::syntax(Span::new(comma, comma + 1), message).help("remove the comma")
    }

    /// Neither comma nor the right bracket behind a value.
    pub(super) fn no_comma(&self) -> Fault {
        let (kind, close, part) = self.inner();
        let Some(c) = self.rest().chars().next() else {
            return self.cut_short(true);
        };
        let wanted = format!("`,` or `{close}`");
        if let Some(fault) = self.unfit(&wanted) {
            return fault;
        }
        let previous = self.end_of_previous();
        let (span, found) = self.found();
        // A key can only follow in an object, any value in an array.
        let is_next = match part {
            "member" => c == '"',
            _ => matches!(c, '"' | '{' | '[' | '-') || c.is_ascii_alphanumeric(),
        };
        let is_touching = previous.end == self.at && previous.of(self.text) == "\"";
        if is_touching && c != '"' && c.is_alphanumeric() {
            return Fault::syntax(span, format!("found {found} where {wanted} was wanted"))
                .help("write `\\\"` for a quote within a string")
                .related(previous, "the string ends at this quote");
        }
        if is_next {
            return Fault::syntax(
                span,
                format!("missing comma: found {found} where {wanted} was wanted"),
            )
            .help(format!("put a comma between the two {part}s"))
            .related(previous, format!("the previous {part} ends here"));
        }
        let fault = Fault::syntax(span, format!("found {found} where {wanted} was wanted"));
        match c {
            ']' | '}' => self.with_open(fault.help(format!("close the {kind} with `{close}`"))),
            ';' => fault.help("write a comma instead"),
            _ => fault.related(previous, format!("the previous {part} ends here")),
        }
    }

    /// No colon behind a key.
    pub(super) fn no_colon(&self, key: Span) -> Fault {
        let wanted = "`:`";
        let Some(c) = self.rest().chars().next() else {
            return self.cut_short(false);
        };
        if let Some(fault) = self.unfit(wanted) {
            return fault;
        }
        let (span, found) = self.found();
        Fault::syntax(span, format!("found {found} where {wanted} was wanted"))
            .help(match c {
                '=' => "write a colon instead",
                ',' | '}' => "write a colon and a value behind the key",
                _ => "put a colon between the key and its value",
            })
            .related(key, "the key stands here")
    }

    /// Something behind the end of the root.
    pub(super) fn after_end(&self, root: &Node<'_>) -> Fault {
        let wanted = "the end of the text";
        let end = Span::new(root.span.end.saturating_sub(1), root.span.end);
        let label = "the value ends here";
        if let Some(fault) = self.unfit(wanted) {
            return fault.related(end, label);
        }
        let (span, found) = self.found();
        let fault = Fault::syntax(span, format!("found {found} where {wanted} was wanted"));
        let between = Span::new(root.span.end, self.at).of(self.text);
        let help = match self.peek() {
            Some(b'{' | b'[' | b'"' | b'-' | b'0'..=b'9') if between.contains('\n') => {
                "for several records a file use NDJSON: one record on each line, and a name that \
                 ends in `.ndjson` or the option `--input-format ndjson`"
            }
            Some(b'{' | b'[') => "put each value on a line of its own and read the file as NDJSON",
            Some(b'}' | b']') => "remove the bracket: nothing is open here",
            Some(b',') => "remove the comma",
            _ => "remove everything behind the value",
        };
        fault.help(help).related(end, label)
    }

    /// The text ends too early. `closable` says that brackets alone would complete it.
    pub(super) fn cut_short(&self, closable: bool) -> Fault {
        let end = self.text.len();
        let (kind, ..) = self.inner();
        let span = Span::new(end, end);
        let fault = Fault::syntax(span, format!("the text ends before the {kind} is closed"));
        let missing: String = self.open.iter().rev().map(|open| kind_of(open).1).collect();
        self.with_open(fault.help(if closable && missing.len() <= 8 {
            format!("add `{missing}` at the end, or restore what was cut off")
        } else {
            "restore what was cut off".to_owned()
        }))
    }

    /// A fault with the place where the innermost array or object begins.
    pub(super) fn with_open(&self, fault: Fault) -> Fault {
        match self.open.last() {
            Some(open) => {
                let label = format!("the {} begins here", kind_of(open).0);
                fault.related(Span::new(open.at, open.at + 1), label)
            }
            None => fault,
        }
    }

    /// What stands here, and what to call it.
    pub(super) fn found(&self) -> (Span, String) {
        let rest = self.rest();
        let here = |length: usize| Span::new(self.at, self.at + length);
        match rest.chars().next() {
            None => (here(0), "the end of the text".to_owned()),
            Some('"') => (here(1), "a string".to_owned()),
            Some(_) => {
                let word = word(rest);
                let mut chars = word.chars();
                match (chars.next(), chars.next()) {
                    (Some(c), None) => (here(word.len()), character(c)),
                    _ => (here(word.len()), quoted(word)),
                }
            }
        }
    }

    /// Kind, closing bracket and word for a part of the innermost array or object.
    pub(super) fn inner(&self) -> (&'static str, char, &'static str) {
        self.open.last().map_or(("value", ' ', "value"), kind_of)
    }

    /// The last byte that is no white space before here; empty at the start of the text. Values
    /// and marks end in ASCII.
    pub(super) fn end_of_previous(&self) -> Span {
        let before = self.text.get(..self.at).unwrap_or_default();
        let end = before.trim_end_matches([' ', '\t', '\n', '\r']).len();
        Span::new(end.saturating_sub(1), end)
    }
}

/// Kind, closing bracket and word for a part of an array or object.
fn kind_of(open: &Open<'_>) -> (&'static str, char, &'static str) {
    match open.items {
        Items::Array(_) => ("array", ']', "item"),
        Items::Object(..) => ("object", '}', "member"),
    }
}

#[cfg(test)]
mod tests;
