//! Faults to plant in good records, and the code that each has to be told under.

mod entities;
mod form;
mod times;
mod words;

use serde_json::{Value, json};

use super::random::Random;

/// One sort of fault.
pub(crate) struct Fault {
    /// The code of the rule that finds it.
    code: &'static str,
    /// What was done.
    what: &'static str,
    /// Does it, and says where; none where the record has nothing that it could be done to.
    plant: fn(&mut Value) -> Option<String>,
}

/// A fault that was planted.
#[derive(Clone, Debug)]
pub(crate) struct Planted {
    pub(crate) code: &'static str,
    pub(crate) pointer: String,
    pub(crate) what: &'static str,
}

impl Planted {
    /// The line of the file that tells what was planted.
    pub(crate) fn told(&self, line: u64, id: &str) -> Value {
        json!({
            "line": line, "id": id, "code": self.code, "pointer": self.pointer, "what": self.what,
        })
    }
}

/// All of them.
pub(crate) fn faults() -> impl Iterator<Item = &'static Fault> {
    [form::FAULTS, times::FAULTS, entities::FAULTS, words::FAULTS].into_iter().flatten()
}

/// Plants a fault in a record: the first that can be planted, from one that chance picks.
pub(crate) fn plant(record: &mut Value, random: &mut Random) -> Option<Planted> {
    let all: Vec<&Fault> = faults().collect();
    let first = random.below(all.len());
    all.iter().cycle().skip(first).take(all.len()).find_map(|fault| {
        // A fault that finds too late that it cannot be planted leaves the record as it was.
        let mut changed = record.clone();
        let pointer = (fault.plant)(&mut changed)?;
        *record = changed;
        Some(Planted { code: fault.code, pointer, what: fault.what })
    })
}

/// What cannot be done to a value is done to the line, where these words stand in its place.
pub(crate) const BAD_BYTE: &str = "ZZBADBYTEZZ";
pub(crate) const HALF_PAIR: &str = "ZZHALFPAIRZZ";
pub(crate) const KEY_AGAIN: &str = "ZZKEYAGAINZZ";
pub(crate) const CUT_HERE: &str = "ZZCUTHEREZZ";

/// Does to the line of a record what has to be done there.
pub(crate) fn finish(line: &mut Vec<u8>) {
    for (mark, bytes) in [(BAD_BYTE, &b"\xFF"[..]), (HALF_PAIR, b"\\ud83d"), (KEY_AGAIN, b"title")]
    {
        if let Some(at) = position(line, mark) {
            line.splice(at..at + mark.len(), bytes.iter().copied());
        }
    }
    if let Some(at) = position(line, CUT_HERE) {
        line.truncate(at);
    }
}

fn position(line: &[u8], mark: &str) -> Option<usize> {
    line.windows(mark.len()).position(|window| window == mark.as_bytes())
}

/// Sets a field of the object at `parent`.
fn put(record: &mut Value, parent: &str, field: &str, value: Value) -> Option<String> {
    record.pointer_mut(parent)?.as_object_mut()?.insert(field.to_owned(), value);
    Some(format!("{parent}/{field}"))
}

/// Takes a field out of the object at `parent`.
fn cut(record: &mut Value, parent: &str, field: &str) -> Option<String> {
    record.pointer_mut(parent)?.as_object_mut()?.remove(field)?;
    Some(parent.to_owned())
}

/// Adds an entry to a list of the object at `parent`, which need not have it.
fn push(record: &mut Value, parent: &str, field: &str, entry: Value) -> Option<String> {
    let object = record.pointer_mut(parent)?.as_object_mut()?;
    let list = object.entry(field).or_insert_with(|| json!([])).as_array_mut()?;
    list.push(entry);
    Some(format!("{parent}/{field}/{}", list.len() - 1))
}

/// Where the entry of that id stands.
fn find(record: &Value, list: &str, id: &str) -> Option<String> {
    let at = record.get(list)?.as_array()?.iter().position(|entry| entry["id"] == id)?;
    Some(format!("/{list}/{at}"))
}

/// Where the first actor of that kind stands.
fn actor(record: &Value, kind: &str) -> Option<String> {
    let at = record["actors"].as_array()?.iter().position(|entry| entry["kind"] == kind)?;
    Some(format!("/actors/{at}"))
}

/// Some entry of the record, as it is.
fn copy(record: &Value, pointer: &str) -> Option<Value> {
    record.pointer(pointer).cloned()
}
