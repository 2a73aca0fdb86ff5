//! From records to YAML.
//!
//! Blocks all the way down. A string stands without quotes only if it begins with a letter and has
//! nothing in it that any reader of YAML 1.1 or 1.2 takes for something else; a text of several lines
//! that can be seen as it is stands as such, behind `|`; every other string is in double quotes.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::super::layer::Layer;
use crate::model::Record;
use crate::model::shape::{Reflect as _, Reflection};

/// How many characters a key may have, with its quotes, so that it can stand in front of its colon
/// without a question mark. YAML allows 1,024.
const KEY: usize = 1_000;

/// Writes a record as a document.
pub(super) fn document(out: &mut dyn Write, record: &Record<'_>) -> io::Result<()> {
    out.write_all(b"---\n")?;
    Emitter { out }.value(record.reflect(), 0, After::Nothing)
}

/// What stands in front of a value on its line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    /// `key:`.
    Key,
    /// `-`.
    Dash,
    /// Nothing: it is all of the document.
    Nothing,
}

struct Emitter<'o> {
    out: &'o mut dyn Write,
}

impl Emitter<'_> {
    /// Writes a value and the end of its last line. What goes on in further lines begins at a column.
    fn value(&mut self, value: Reflection<'_>, column: usize, after: After) -> io::Result<()> {
        match Layer::of(value) {
            Layer::Object(members) if members.is_empty() => self.rest(after, "{}"),
            Layer::List(entries) if entries.is_empty() => self.rest(after, "[]"),
            Layer::Object(members) => {
                self.begin(after)?;
                for (at, (key, value)) in members.into_iter().enumerate() {
                    self.indent(if at == 0 && after == After::Dash { 0 } else { column })?;
                    self.key(key, column)?;
                    self.value(value, column + 2, After::Key)?;
                }
                Ok(())
            }
            Layer::List(entries) => {
                self.begin(after)?;
                for (at, entry) in entries.into_iter().enumerate() {
                    self.indent(if at == 0 && after == After::Dash { 0 } else { column })?;
                    self.out.write_all(b"-")?;
                    self.value(entry, column + 2, After::Dash)?;
                }
                Ok(())
            }
            Layer::Text(text) if is_plain(text) => self.rest(after, text),
            Layer::Text(text) if is_literal(text) => self.literal(text, column, after),
            Layer::Text(text) => self.rest(after, &quoted(text)),
            Layer::Number(number) => self.rest(after, &numeral(&number.to_string())),
            Layer::Boolean(boolean) => self.rest(after, if boolean { "true" } else { "false" }),
            Layer::Null => self.rest(after, "null"),
        }
    }

    /// Begins a list or mapping: in a line of its own, but for the one behind a dash.
    fn begin(&mut self, after: After) -> io::Result<()> {
        match after {
            After::Key => self.out.write_all(b"\n"),
            After::Dash => self.out.write_all(b" "),
            After::Nothing => Ok(()),
        }
    }

    /// Ends a line with a value.
    fn rest(&mut self, after: After, text: &str) -> io::Result<()> {
        let space = if after == After::Nothing { "" } else { " " };
        writeln!(self.out, "{space}{text}")
    }

    fn indent(&mut self, column: usize) -> io::Result<()> {
        write!(self.out, "{:column$}", "")
    }

    fn key(&mut self, key: &str, column: usize) -> io::Result<()> {
        let text = if is_plain(key) { key.to_owned() } else { quoted(key) };
        if text.chars().count() <= KEY {
            return write!(self.out, "{text}:");
        }
        writeln!(self.out, "? {text}")?;
        self.indent(column)?;
        self.out.write_all(b":")
    }

    /// Writes a text line by line.
    fn literal(&mut self, text: &str, column: usize, after: After) -> io::Result<()> {
        let (lines, sign) = match text.strip_suffix('\n') {
            Some(lines) => (lines, "|"),
            None => (text, "|-"),
        };
        self.rest(after, sign)?;
        for line in lines.split('\n') {
            if !line.is_empty() {
                self.indent(column)?;
            }
            writeln!(self.out, "{line}")?;
        }
        Ok(())
    }
}

/// A number of JSON so that readers of YAML 1.1 take it for a number too: with a point and the sign of
/// the exponent, if it has an exponent.
fn numeral(json: &str) -> String {
    let Some((mantissa, exponent)) = json.split_once(['e', 'E']) else { return json.to_owned() };
    let point = if mantissa.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with(['+', '-']) { "" } else { "+" };
    format!("{mantissa}{point}e{sign}{exponent}")
}

/// Whether a string can stand without quotes.
fn is_plain(text: &str) -> bool {
    let is_fine = |c: char| {
        matches!(c, ' '..='~' | '“' | '”' | '‘' | '’' | '„' | '«' | '»' | '–' | '—' | '…')
            || c.is_alphanumeric()
    };
    text.starts_with(char::is_alphabetic)
        && !text.ends_with([' ', ':'])
        && text.chars().all(is_fine)
        && !text.contains(": ")
        && !text.contains(" #")
        && !is_word(text)
}

/// Whether a string is a word that stands for a value in some version of YAML, or in some reader.
fn is_word(text: &str) -> bool {
    const WORDS: &[&str] =
        &["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity"];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether a text of several lines can stand as it is: nothing in it is invisible or at the mercy of an
/// editor, and its first line shows where lines begin.
fn is_literal(text: &str) -> bool {
    let lines = text.strip_suffix('\n').unwrap_or(text);
    lines.contains('\n')
        && !lines.starts_with([' ', '\n'])
        && !lines.ends_with('\n')
        && !text.contains(" \n")
        && !text.ends_with(' ')
        && text.chars().all(|c| c == '\n' || is_visible(c))
}

/// Whether a character can stand in a text as it is. Those that cannot are control characters, what
/// some readers take for a line break or a byte order mark, and what is no character.
fn is_visible(c: char) -> bool {
    match c {
        '\u{2028}' | '\u{2029}' | '\u{FEFF}' => false,
        ' '..='~' | '\u{A0}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' => true,
        _ => c > '\u{FFFF}',
    }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        let code = u32::from(c);
        // Writing to a string does not fail.
        let _ = match c {
            '"' | '\\' => write!(quoted, "\\{c}"),
            '\n' => quoted.write_str("\\n"),
            '\t' => quoted.write_str("\\t"),
            '\r' => quoted.write_str("\\r"),
            _ if is_visible(c) => quoted.write_char(c),
            _ if code <= 0xFF => write!(quoted, "\\x{code:02X}"),
            _ => write!(quoted, "\\u{code:04X}"),
        };
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_misread_is_in_quotes() {
        for text in [
            "a",
            "é",
            "Sorrent",
            "a b",
            "a:b",
            "a#b",
            "https://example.org/a?b=c#d",
            "note's",
            "the “talks” – so far…",
            "x, y [z] {w} & | > *",
            "yesterday",
            "nowhere",
            "e1",
        ] {
            assert!(is_plain(text), "{text}");
        }
        for text in crate::formats::testing::NAUGHTY {
            let expected = ["a,b", "a;b", "a|b", "a\"b", "a\\b", "a\\nb", "é"].contains(text);
            assert_eq!(is_plain(text), expected, "{text:?}");
        }
        for text in ["", "Yes", "NO", "nUll", "a: b", "a:", "a #", "a ", "a\u{A0}b", "a\u{200F}"] {
            assert!(!is_plain(text), "{text:?}");
        }
    }

    #[test]
    fn numbers_are_numbers_in_yaml_1_1_too() {
        for (json, yaml) in [
            ("1e-7", "1.0e-7"),
            ("1e20", "1.0e+20"),
            ("-1.5e300", "-1.5e+300"),
            ("-1.5E-300", "-1.5e-300"),
            ("0.1", "0.1"),
            ("-12", "-12"),
        ] {
            assert_eq!(numeral(json), yaml);
            assert_eq!(yaml.parse::<f64>(), json.parse());
        }
    }

    #[test]
    fn texts_of_several_lines_stand_as_they_are_if_they_can() {
        for text in ["a\nb", "a\nb\n", "a\n\n  b\n# c\n---\n", "é\n“x”: y"] {
            assert!(is_literal(text), "{text:?}");
        }
        for text in [
            "a",
            "a\n",
            "\na\nb",
            " a\nb",
            "a\nb\n\n",
            "a \nb",
            "a\nb ",
            "a\tb\nc",
            "a\n \nb",
            "a\r\nb",
            "a\n\u{85}",
            "a\n\u{2028}",
            "a\n\u{FEFF}",
            "a\n\u{FFFE}",
            "a\n\0",
        ] {
            assert!(!is_literal(text), "{text:?}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_written_by_its_code() {
        let text = "\"\\\n\t\r\0\u{1B}\u{7F}\u{85}\u{2028}\u{FEFF}\u{FFFE}é\u{1F600}\u{10FFFF}";
        let wanted =
            r#""\"\\\n\t\r\x00\x1B\x7F\x85\u2028\uFEFF\uFFFEé😀"#.to_owned() + "\u{10FFFF}\"";
        assert_eq!(quoted(text), wanted);
    }
}
