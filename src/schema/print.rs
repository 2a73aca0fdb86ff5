//! JSON as one would write it by hand: what fits on a line stands on a line.

use std::fmt::Write as _;

use serde_json::Value;

/// The widest line, in Unicode scalar values, that is not broken.
const WIDTH: usize = 100;

/// The text of `value`, indented by two spaces, with a line feed at the end.
#[must_use]
pub fn print(value: &Value) -> String {
    let mut text = String::new();
    write(&mut text, value, 0, 0);
    text.push('\n');
    text
}

/// Writes `value`, which stands `used` characters into a line that is indented by `indent`.
fn write(text: &mut String, value: &Value, indent: usize, used: usize) {
    let line = line(value);
    if used + line.chars().count() < WIDTH {
        text.push_str(&line);
        return;
    }
    match value {
        Value::Array(entries) if entries.iter().all(Value::is_string) => {
            fill(text, entries, indent);
        }
        Value::Array(entries) => {
            text.push('[');
            for (i, entry) in entries.iter().enumerate() {
                begin(text, i, indent + 2);
                write(text, entry, indent + 2, indent + 2);
            }
            end(text, ']', indent);
        }
        Value::Object(members) => {
            text.push('{');
            for (i, (key, member)) in members.iter().enumerate() {
                begin(text, i, indent + 2);
                let key = Value::from(key.as_str()).to_string();
                let _ = write!(text, "{key}: ");
                write(text, member, indent + 2, indent + 2 + key.chars().count() + 2);
            }
            end(text, '}', indent);
        }
        _ => text.push_str(&line),
    }
}

/// Writes a long list of words, as many to a line as fit.
fn fill(text: &mut String, entries: &[Value], indent: usize) {
    text.push('[');
    let mut used = WIDTH;
    for (i, entry) in entries.iter().enumerate() {
        let word = entry.to_string();
        let width = word.chars().count();
        if used + width + 3 > WIDTH {
            begin(text, i, indent + 2);
            used = indent + 2 + width;
        } else {
            text.push_str(", ");
            used += width + 2;
        }
        text.push_str(&word);
    }
    end(text, ']', indent);
}

fn begin(text: &mut String, i: usize, indent: usize) {
    text.push_str(if i == 0 { "\n" } else { ",\n" });
    text.extend(std::iter::repeat_n(' ', indent));
}

fn end(text: &mut String, bracket: char, indent: usize) {
    text.push('\n');
    text.extend(std::iter::repeat_n(' ', indent));
    text.push(bracket);
}

/// `value` on one line.
fn line(value: &Value) -> String {
    let list = |open: &str, parts: Vec<String>, close: &str| {
        if parts.is_empty() {
            return format!("{}{}", open.trim(), close.trim());
        }
        format!("{open}{}{close}", parts.join(", "))
    };
    match value {
        Value::Array(entries) => list("[", entries.iter().map(line).collect(), "]"),
        Value::Object(members) => {
            let member = |(key, value): (&String, &Value)| {
                format!("{}: {}", Value::from(key.as_str()), line(value))
            };
            list("{ ", members.iter().map(member).collect(), " }")
        }
        other => other.to_string(),
    }
}
