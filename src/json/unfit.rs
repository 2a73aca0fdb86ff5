//! What to say about something that stands where a value or a key is wanted, and about what other
//! languages have and JSON has not: comments, other quotes, other white space, other words.

use super::Fault;
use super::reader::Reader;
use super::words::{character, quoted, word};
use crate::text::{Span, hidden};

impl Reader<'_> {
    /// No value where one is wanted.
    pub(super) fn no_value(&self) -> Fault {
        let previous = self.end_of_previous();
        let wanted = if previous.of(self.text) == "[" { "a value or `]`" } else { "a value" };
        let Some(c) = self.rest().chars().next() else {
            return self.cut_short(previous.of(self.text) == "[");
        };
        if let Some(fault) = self.unfit(wanted) {
            return fault;
        }
        match c {
            '+' | '.' => return self.bad_number(),
            ',' | ']' | '}' => return self.mark_for_value(previous, wanted, c),
            _ => {}
        }
        let (span, found) = self.found();
        let help = match word(self.rest()) {
            "NaN" | "nan" | "Infinity" | "Inf" | "inf" => {
                "leave the field out: JSON has no such number".to_owned()
            }
            "None" | "Null" | "NULL" | "nil" | "undefined" => {
                "leave the field out, or write `null`, if that is what is meant".to_owned()
            }
            "True" | "TRUE" => "write `true`".to_owned(),
            "False" | "FALSE" => "write `false`".to_owned(),
            word if word.starts_with(char::is_alphanumeric) => {
                "put it in double quotes if it is a string".to_owned()
            }
            _ => "write a value, or remove what is here".to_owned(),
        };
        Fault::syntax(span, format!("found {found} where {wanted} was wanted")).help(help)
    }

    /// A comma or closing bracket where a value is wanted.
    fn mark_for_value(&self, previous: Span, wanted: &str, c: char) -> Fault {
        let span = Span::new(self.at, self.at + 1);
        let fault = Fault::syntax(span, format!("found `{c}` where {wanted} was wanted"));
        match (previous.of(self.text), c) {
            (":", _) => fault
                .help("write a value behind the colon, such as `null`, or remove the key")
                .related(previous, "the colon stands here"),
            (",", ',') => fault.help("remove one of the commas"),
            (_, ',') => fault.help("remove the comma"),
            ("[" | ",", _) => self.with_open(fault.help("close the array with `]`")),
            _ => fault.help("remove the bracket"),
        }
    }

    /// No key where one is wanted.
    pub(super) fn no_key(&self) -> Fault {
        let previous = self.end_of_previous();
        let is_first = previous.of(self.text) == "{";
        let wanted =
            if is_first { "a key in double quotes or `}`" } else { "a key in double quotes" };
        let Some(c) = self.rest().chars().next() else {
            return self.cut_short(is_first);
        };
        if let Some(fault) = self.unfit(wanted) {
            return fault;
        }
        let (span, found) = self.found();
        let fault = Fault::syntax(span, format!("found {found} where {wanted} was wanted"));
        match c {
            ',' if previous.of(self.text) == "," => fault.help("remove one of the commas"),
            ',' => fault.help("remove the comma"),
            ']' => self.with_open(fault.help("close the object with `}`")),
            ':' => fault.help("write the key in front of the colon"),
            c if c.is_alphanumeric() || matches!(c, '_' | '$' | '-') => {
                fault.help(format!("write {}", quoted(&format!("\"{}\"", span.of(self.text)))))
            }
            _ => self.with_open(fault),
        }
    }

    /// Something that JSON has nowhere outside of strings.
    pub(super) fn unfit(&self, wanted: &str) -> Option<Fault> {
        let rest = self.rest();
        let c = rest.chars().next()?;
        let (length, found, help) = match c {
            '#' => (line(rest), "a comment".to_owned(), "remove the comment: JSON has none"),
            '/' if rest.starts_with("//") => {
                (line(rest), "a comment".to_owned(), "remove the comment: JSON has none")
            }
            '/' if rest.starts_with("/*") => {
                let length = rest.find("*/").map_or(rest.len(), |at| at + 2);
                (length, "a comment".to_owned(), "remove the comment: JSON has none")
            }
            '\'' => (1, "a single quote".to_owned(), "use double quotes"),
            '`' => (1, "a backtick".to_owned(), "use double quotes"),
            '\u{2018}'..='\u{201F}' | '\u{AB}' | '\u{BB}' | '\u{FF02}' => {
                let code = format!("{} (U+{:04X})", character(c), u32::from(c));
                (c.len_utf8(), code, "use the straight double quote `\"`")
            }
            c if c.is_whitespace() || c.is_control() || hidden(c).is_some() => (
                c.len_utf8(),
                character(c),
                "remove it: between values only space, tab, line feed and carriage return may stand",
            ),
            _ => return None,
        };
        let span = Span::new(self.at, self.at + length);
        Some(Fault::syntax(span, format!("found {found} where {wanted} was wanted")).help(help))
    }
}

/// Length of the first line without its end.
fn line(text: &str) -> usize {
    text.lines().next().map_or(0, str::len)
}
