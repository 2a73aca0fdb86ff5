//! Orders of findings, carried out as they are written.

use serde_json::Value;
use verbale::diagnostic::Diagnostic;

/// The record after the order of a finding; none if it leaves something to decide.
pub(crate) fn carried_out(text: &str, finding: &Diagnostic) -> Option<String> {
    let help = finding.help.as_deref()?;
    // Of several ways the first one is gone.
    let help = help.split(", or ").next()?;
    let mut record: Value = serde_json::from_str(text).ok()?;
    let pointer = &finding.place.pointer;
    let one = |start: &str| inner(help.strip_prefix(start)?);
    let value = one("use ").or_else(|| one("write ")).or_else(|| one("replace with "));
    let of_several = help
        .strip_prefix("use the one that is meant: ")
        .and_then(|all| inner(all.split(" or ").next()?));
    if let Some(value) = value.or(of_several) {
        let place = record.pointer_mut(pointer)?;
        *place = match finding.code {
            // Of another type, so that the order has JSON text.
            "V103" => serde_json::from_str(value).ok()?,
            _ => meant(place, value)?,
        };
    } else if let Some(members) =
        help.strip_prefix("add \"").or_else(|| help.strip_prefix("write \""))
    {
        let members = members.split(" and \"").map(member).collect::<Option<Vec<_>>>()?;
        add(&mut record, pointer, members)?;
    } else if let Some(instead) = in_place_of_control(help) {
        let place = record.pointer_mut(pointer)?;
        let is_control = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        let clean: String = place.as_str()?.replace(is_control, instead);
        *place = Value::from(clean.trim());
    } else if removes(help) && !finding.code.starts_with("V0") {
        remove(&mut record, pointer)?;
    } else if removes_entity(help) && record.pointer(pointer)?.is_string() {
        let (entity, _) = pointer.rsplit_once('/')?;
        let is_entry = entity.rsplit('/').next()?.bytes().all(|b| b.is_ascii_digit());
        remove(&mut record, if is_entry { entity } else { pointer })?;
    } else {
        return None;
    }
    Some(serde_json::to_string_pretty(&record).unwrap())
}

/// Whether an order is to take out the value that is marked.
fn removes(help: &str) -> bool {
    matches!(first(help), "remove it" | "remove it here" | "leave it out" | "leave the field out")
}

/// Whether an order is to take out what has the value that is marked.
fn removes_entity(help: &str) -> bool {
    matches!(first(help), "remove the entry" | "remove this event")
}

fn first(help: &str) -> &str {
    help.split([':', ';', ',']).next().unwrap_or_default()
}

/// What an order puts in place of control characters and white space at the ends.
fn in_place_of_control(help: &str) -> Option<&'static str> {
    match help {
        "remove the control character" | "remove the white space" => Some(""),
        "write a space in place of the control character" => Some(" "),
        _ => None,
    }
}

/// What is between the two backticks that an order consists of.
fn inner(order: &str) -> Option<&str> {
    let inner = order.strip_prefix('`')?.strip_suffix('`')?;
    (!inner.contains(['`', '…', '<'])).then_some(inner)
}

/// The value that is meant in place of another one: JSON text where it is of another kind.
fn meant(place: &Value, order: &str) -> Option<Value> {
    let json: Option<Value> = serde_json::from_str(order).ok();
    match (place, json) {
        (
            Value::String(_),
            Some(json @ (Value::String(_) | Value::Array(_) | Value::Object(_))),
        )
        | (Value::Number(_) | Value::Bool(_), Some(json)) => Some(json),
        (Value::String(_), _) => Some(Value::from(order)),
        _ => None,
    }
}

/// `KEY": VALUE`, of which the first quotation mark is gone.
fn member(order: &str) -> Option<(String, Value)> {
    let (key, value) = order.split_once("\": ")?;
    // What stands in angle brackets is for a person to fill in.
    let is_whole = !value.contains('<') && !value.contains('|');
    is_whole.then(|| Some((key.to_owned(), serde_json::from_str(value).ok()?)))?
}

/// Adds members to the object at a pointer, or to the one that has the value there.
fn add(record: &mut Value, pointer: &str, members: Vec<(String, Value)>) -> Option<()> {
    let is_object = record.pointer(pointer)?.is_object();
    let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
    let object = record.pointer_mut(if is_object { pointer } else { parent })?.as_object_mut()?;
    object.extend(members);
    Some(())
}

fn remove(record: &mut Value, pointer: &str) -> Option<()> {
    let (parent, key) = pointer.rsplit_once('/')?;
    let key = key.replace("~1", "/").replace("~0", "~");
    match record.pointer_mut(parent)? {
        Value::Object(members) => members.remove(&key).map(drop),
        Value::Array(entries) => {
            let at: usize = key.parse().ok()?;
            (at < entries.len()).then(|| drop(entries.remove(at)))
        }
        _ => None,
    }
}
