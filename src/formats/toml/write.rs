//! From records to TOML.

use std::fmt::Write as _;
use std::io::Write;

use serde_json::Value;

use super::super::Error;
use super::super::layer::Layer;
use super::{AS_JSON, survey};
use crate::model::Record;
use crate::model::shape::{Fields, Reflect as _, Reflection};

/// Writes a record.
pub(super) fn record(out: &mut dyn Write, record: &Record<'_>) -> Result<(), Error> {
    if let Reflection::Entity(fields) = record.reflect() {
        Tables { out, path: String::new() }.table(fields)?;
    }
    Ok(())
}

struct Tables<'o> {
    out: &'o mut dyn Write,
    /// What is in the header of the table, with dots.
    path: String,
}

impl Tables<'_> {
    /// Writes what is in a table: first what takes a line each, then the tables in it. In TOML nothing
    /// else is possible, for a table goes on to the next header.
    fn table(&mut self, fields: &dyn Fields) -> Result<(), Error> {
        let names = fields.shape().fields.iter().enumerate();
        let there: Vec<_> =
            names.filter_map(|(at, field)| Some((field.name, fields.field(at)?))).collect();
        for (name, value) in &there {
            if !is_section(*value) {
                self.line(name, *value)?;
            }
        }
        for (name, value) in there {
            if is_section(value) {
                self.section(name, value)?;
            }
        }
        Ok(())
    }

    fn line(&mut self, name: &str, value: Reflection<'_>) -> Result<(), Error> {
        let mut line = String::new();
        match value {
            Reflection::Json(json) if !fits(json, survey::DEPTH / 2) => {
                key(&mut line, &format!("{name}{AS_JSON}"));
                line.push_str(" = ");
                quoted(&mut line, &json.to_string());
            }
            Reflection::Text(text) => {
                key(&mut line, name);
                line.push_str(" = ");
                if text.contains('\n') { lines(&mut line, text) } else { quoted(&mut line, text) }
            }
            _ => {
                key(&mut line, name);
                line.push_str(" = ");
                inline(&mut line, value)?;
            }
        }
        line.push('\n');
        Ok(self.out.write_all(line.as_bytes())?)
    }

    fn section(&mut self, name: &str, value: Reflection<'_>) -> Result<(), Error> {
        let outer = self.path.len();
        if outer > 0 {
            self.path.push('.');
        }
        key(&mut self.path, name);
        match value {
            Reflection::Entity(fields) => {
                write!(self.out, "\n[{}]\n", self.path)?;
                self.table(fields)?;
            }
            Reflection::List(entries) => {
                for at in 0..entries.count() {
                    if let Some(Reflection::Entity(fields)) = entries.entry(at) {
                        write!(self.out, "\n[[{}]]\n", self.path)?;
                        self.table(fields)?;
                    }
                }
            }
            _ => {}
        }
        self.path.truncate(outer);
        Ok(())
    }
}

/// Whether a value is a table with a header of its own, or a list of them.
fn is_section(value: Reflection<'_>) -> bool {
    match value {
        Reflection::Entity(_) => true,
        // The entries of a list are all of one type.
        Reflection::List(entries) => matches!(entries.entry(0), Some(Reflection::Entity(_))),
        _ => false,
    }
}

/// Whether a value can be written as TOML so that every reader of TOML reads it back.
fn fits(value: &Value, depth: usize) -> bool {
    match value {
        Value::Null => false,
        Value::Number(number) => !number.is_u64() || number.is_i64(),
        Value::Array(entries) => depth > 0 && entries.iter().all(|entry| fits(entry, depth - 1)),
        Value::Object(members) => depth > 0 && members.values().all(|value| fits(value, depth - 1)),
        Value::Bool(_) | Value::String(_) => true,
    }
}

/// Writes a value within a line.
fn inline(line: &mut String, value: Reflection<'_>) -> Result<(), Error> {
    match Layer::of(value) {
        Layer::Object(members) => {
            line.push('{');
            for (at, (key, value)) in members.into_iter().enumerate() {
                line.push_str(if at > 0 { ", " } else { " " });
                self::key(line, key);
                line.push_str(" = ");
                inline(line, value)?;
            }
            line.push_str(if line.ends_with('{') { "}" } else { " }" });
        }
        Layer::List(entries) => {
            line.push('[');
            for (at, entry) in entries.into_iter().enumerate() {
                line.push_str(if at > 0 { ", " } else { "" });
                inline(line, entry)?;
            }
            line.push(']');
        }
        Layer::Text(text) => quoted(line, text),
        Layer::Number(number) => {
            let _ = write!(line, "{number}");
        }
        Layer::Boolean(boolean) => line.push_str(if boolean { "true" } else { "false" }),
        Layer::Null => return Err(Error::refused("TOML has no null")),
    }
    Ok(())
}

fn key(line: &mut String, key: &str) {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !key.is_empty() && key.chars().all(is_bare) {
        line.push_str(key);
    } else {
        quoted(line, key);
    }
}

/// Writes a string in quotes, on one line.
fn quoted(line: &mut String, text: &str) {
    line.push('"');
    for character in text.chars() {
        match character {
            '"' => line.push_str("\\\""),
            '\n' => line.push_str("\\n"),
            _ => plain(line, character),
        }
    }
    line.push('"');
}

/// Writes a string of several lines as it is. No two quotes come together, so none of them can end it.
fn lines(line: &mut String, text: &str) {
    // The line break that follows the quotes does not count.
    line.push_str("\"\"\"\n");
    let mut characters = text.chars().peekable();
    let mut after_quote = false;
    while let Some(character) = characters.next() {
        match character {
            '"' if after_quote || characters.peek().is_none() => {
                line.push_str("\\\"");
                after_quote = false;
            }
            '"' | '\n' => {
                line.push(character);
                after_quote = character == '"';
            }
            _ => {
                plain(line, character);
                after_quote = false;
            }
        }
    }
    line.push_str("\"\"\"");
}

/// Writes a character that is no quote and ends no line.
fn plain(line: &mut String, character: char) {
    match character {
        '\\' => line.push_str("\\\\"),
        '\t' => line.push_str("\\t"),
        '\r' => line.push_str("\\r"),
        '\0'..='\x1F' | '\x7F'..='\u{9F}' | '\u{FEFF}' => {
            let _ = write!(line, "\\u{:04X}", u32::from(character));
        }
        _ => line.push(character),
    }
}
