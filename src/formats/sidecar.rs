//! What a format leaves out of a record, kept in a file beside it.
//!
//! A format that keeps only a part (see [`Keeps::Part`](super::Keeps::Part)) and a [`Sidecar`] are the
//! whole record together. A file of sidecars is NDJSON with a line for each record:
//!
//! ```json
//! {"id":"talks","format":"schemaorg","kept":"9f86d0...","absent":[],"values":{"/event/when/basis":"stated"},"sha256":"60303a..."}
//! ```
//!
//! `values` has what is lost or approximated, by JSON Pointer (RFC 6901) and in the order of the record,
//! and so also each list that is there and has no entry. `absent` names the entries that are missing
//! from lists of which the format has others, so that all numbers come out right. `kept` is the SHA-256
//! of what the format keeps: a sidecar fits nothing else. `sha256` is that of the rest of the line, so
//! that a sidecar that was changed is not taken for the record's own words.
//!
//! A format must read an entry of a list back exactly if a value in it is kept or moved.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::fmt::Write as _;
use std::io::{BufReader, Read, Seek, SeekFrom};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use super::fate::{Entry, Fate, each_value};
use super::{Error, Limits, Malformed};
use crate::json::ndjson::Lines;
use crate::json::pointer;
use crate::model::Record;
use crate::model::path::Segment;
use crate::model::shape::{Model as _, Reflection, Type};

/// How many steps a pointer may have: a record needs fewer than ten.
const DEEPEST: usize = 32;

/// What a format leaves out of one record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sidecar {
    /// The id of the record.
    id: String,
    /// The name of the format.
    format: String,
    /// SHA-256 of the values that the format keeps, each with its pointer, in order of the pointers.
    kept: String,
    /// The pointers of entries that are missing from lists of which the format has others.
    absent: Vec<String>,
    /// What is lost or approximated, by pointer.
    values: Map<String, Value>,
    /// SHA-256 of all that as it is written.
    sha256: String,
}

impl Sidecar {
    /// The sidecar of a record in a format, by what becomes of each of its values. A value of which
    /// nothing is said counts as lost.
    ///
    /// ```
    /// use verbale::formats::{self, fate::Ledger, sidecar::Sidecar};
    /// use verbale::model::Record;
    ///
    /// let record: Record = serde_json::from_str(include_str!("../../examples/minimal.json"))?;
    /// let format = formats::find("schemaorg").unwrap();
    /// let mut ledger = Ledger::detailed();
    /// format.account(&record, &mut ledger);
    /// let sidecar = Sidecar::of(format.name, &record, &ledger.take());
    /// assert_eq!(Sidecar::parse(&sidecar.to_line())?, sidecar);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of(format: &str, record: &Record<'_>, entries: &[Entry]) -> Self {
        let stays = |entry: &&Entry| matches!(entry.fate, Fate::Kept | Fate::Moved { .. });
        let stays: HashSet<&str> =
            entries.iter().filter(stays).map(|entry| entry.pointer.as_str()).collect();
        let mut kept = BTreeMap::new();
        let mut values = Map::new();
        each_value(record, |at, value| {
            if stays.contains(at) {
                kept.insert(at.to_owned(), canonical(&value_of(value)));
            } else {
                values.insert(at.to_owned(), value_of(value));
            }
        });
        let absent = absent(&kept, values.keys());
        let (id, format) = (record.id.as_str().to_owned(), format.to_owned());
        let kept = digest(&kept);
        let mut sidecar = Sidecar { id, format, kept, absent, values, sha256: String::new() };
        sidecar.sha256 = sidecar.seal();
        sidecar
    }

    /// The hash of all but the hash itself.
    fn seal(&self) -> String {
        let Sidecar { id, format, kept, absent, values, sha256: _ } = self;
        // Strings, and values that came from JSON: there is nothing that JSON cannot hold.
        let text = serde_json::to_string(&(id, format, kept, absent, values)).unwrap_or_default();
        hex(Sha256::new().chain_update(text))
    }

    /// The id of the record.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name of the format.
    #[must_use]
    pub fn format(&self) -> &str {
        &self.format
    }

    /// The line of it in a file, without its end.
    #[must_use]
    pub fn to_line(&self) -> String {
        // Strings, and values that came from JSON: there is nothing that JSON cannot hold.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a line of a file.
    ///
    /// # Errors
    /// When it is not a sidecar, or not as it was written.
    pub fn parse(line: &str) -> Result<Self, Error> {
        let sidecar: Sidecar = serde_json::from_str(line)
            .map_err(|error| malformed(format!("this is no sidecar: {error}")))?;
        if sidecar.sha256 != sidecar.seal() {
            let id = sidecar.id.escape_debug();
            return Err(malformed(format!(
                "the sidecar of record `{id}` was changed since it was written"
            )));
        }
        Ok(sidecar)
    }

    /// Puts what was left out back into a record as the format has it, which is JSON text. What comes
    /// of it is JSON text as well.
    ///
    /// # Errors
    /// When the sidecar does not belong to what the format has: one of the two has changed since they
    /// were written.
    pub fn restore(&self, json: &str) -> Result<String, Error> {
        let mut record: Value = serde_json::from_str(json)
            .map_err(|error| malformed(format!("the record cannot be read: {error}")))?;
        self.open_gaps(&mut record).ok_or_else(|| self.misfit())?;
        let mut kept = BTreeMap::new();
        self.collect_kept(&mut String::new(), &record, Some(Record::TYPE), &mut kept);
        if digest(&kept) != self.kept {
            return Err(self.misfit());
        }
        for (at, value) in &self.values {
            set(&mut record, at, value).ok_or_else(|| self.misfit())?;
        }
        Ok(record.to_string())
    }

    fn misfit(&self) -> Error {
        let message = format!(
            "the sidecar of record `{}` does not fit: the record has changed since the two were \
             written",
            self.id
        );
        let help = "write the record and its sidecar anew, or read the record without a sidecar";
        Error::Malformed(Box::new(Malformed {
            message,
            help: Some(help.to_owned()),
            ..Malformed::default()
        }))
    }

    /// Makes room for entries that are missing from lists. None if there is no such list.
    fn open_gaps(&self, record: &mut Value) -> Option<()> {
        let mut gaps: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
        for at in &self.absent {
            let (list, number) = at.rsplit_once('/')?;
            // Outer lists come first, since their numbers are part of the pointers of inner ones.
            let depth = list.matches('/').count();
            gaps.entry((depth, list)).or_default().push(pointer::index(number)?);
        }
        for ((_, list), mut numbers) in gaps {
            numbers.sort_unstable();
            let Value::Array(entries) = record.pointer_mut(list)? else { return None };
            let mut all = Vec::new();
            let mut numbers = numbers.into_iter().peekable();
            let mut rest = std::mem::take(entries).into_iter();
            loop {
                if numbers.next_if_eq(&all.len()).is_some() {
                    all.push(Value::Null);
                } else if let Some(entry) = rest.next() {
                    all.push(entry);
                } else {
                    break;
                }
            }
            if numbers.next().is_some() {
                return None;
            }
            *entries = all;
        }
        Some(())
    }

    /// Whether it has values of entries of a list.
    fn has_entries(&self, list: &str) -> bool {
        let is_below = |at: &String| at.strip_prefix(list).is_some_and(|at| at.starts_with('/'));
        self.values.keys().any(is_below)
    }

    /// Collects the values that the format keeps out of a record as it has it.
    fn collect_kept(
        &self,
        at: &mut String,
        value: &Value,
        ty: Option<Type>,
        kept: &mut BTreeMap<String, String>,
    ) {
        let is_data = matches!(ty, Some(Type::Json));
        // A `null` that is no data is a gap that was opened.
        if self.values.contains_key(at) || (value.is_null() && !is_data) {
            return;
        }
        let here = at.len();
        match value {
            Value::Array(entries) if !entries.is_empty() && !is_data => {
                for (number, entry) in entries.iter().enumerate() {
                    pointer::push_index(at, number);
                    let ty = ty.and_then(|ty| ty.step(Segment::Index(number)));
                    self.collect_kept(at, entry, ty, kept);
                    at.truncate(here);
                }
            }
            Value::Object(members) if !members.is_empty() && !is_data => {
                for (key, member) in members {
                    pointer::push_key(at, key);
                    let ty = ty.and_then(|ty| ty.step(Segment::Key(key)));
                    self.collect_kept(at, member, ty, kept);
                    at.truncate(here);
                }
            }
            // Nothing at all is kept.
            Value::Object(_) if at.is_empty() => {}
            // A list that a record has to have, of which every entry was left out.
            Value::Array(_) if !is_data && self.has_entries(at) => {}
            _ => {
                kept.insert(at.clone(), canonical(value));
            }
        }
    }
}

/// The entries that are missing from lists of which something is kept.
fn absent<'p>(
    kept: &BTreeMap<String, String>,
    left_out: impl Iterator<Item = &'p String>,
) -> Vec<String> {
    let mut there: HashSet<&str> = HashSet::new();
    for at in kept.keys() {
        there.extend(at.match_indices('/').filter_map(|(end, _)| at.get(..end)));
        there.insert(at);
    }
    let mut found = Vec::new();
    for at in left_out {
        let ends = at.match_indices('/').skip(1).map(|(end, _)| end).chain([at.len()]);
        for part in ends.filter_map(|end| at.get(..end)) {
            if there.contains(part) {
                continue;
            }
            // Whatever is further in is missing with it.
            let (list, number) = part.rsplit_once('/').unwrap_or_default();
            let is_entry = pointer::index(number).is_some() && there.contains(list);
            if is_entry && found.last().is_none_or(|last| last != part) {
                found.push(part.to_owned());
            }
            break;
        }
    }
    found
}

/// Sets a value, and makes what is around it if that is not there yet. None if there is no such place.
fn set(record: &mut Value, at: &str, value: &Value) -> Option<()> {
    let mut slot = record;
    if at.is_empty() || at.matches('/').count() > DEEPEST {
        return None;
    }
    for step in pointer::segments(at)? {
        let number = pointer::index(&step);
        if slot.is_null() {
            *slot =
                if number.is_some() { Value::Array(Vec::new()) } else { Value::Object(Map::new()) };
        }
        slot = match (slot, number) {
            (Value::Array(entries), Some(number)) => {
                if entries.len() == number {
                    entries.push(Value::Null);
                }
                entries.get_mut(number)?
            }
            (Value::Object(members), _) => members.entry(step.as_ref()).or_insert(Value::Null),
            _ => return None,
        };
    }
    *slot = value.clone();
    Some(())
}

/// A value as JSON.
fn value_of(value: Reflection<'_>) -> Value {
    match value {
        Reflection::Text(text) => text.into(),
        Reflection::Number(number) => plain_number(number),
        Reflection::Boolean(is_so) => is_so.into(),
        Reflection::Json(json) => json.clone(),
        Reflection::List(_) => Value::Array(Vec::new()),
        Reflection::Entity(_) => Value::Object(Map::new()),
    }
}

/// A number as the model writes it: whole ones without a fraction.
#[expect(clippy::cast_possible_truncation, reason = "whole and within 2^53, so exact")]
pub(super) fn plain_number(number: f64) -> Value {
    const SAFE: f64 = 9_007_199_254_740_991.0;
    if number.fract() == 0.0 && number.abs() <= SAFE {
        return (number as i64).into();
    }
    serde_json::Number::from_f64(number).map_or(Value::Null, Value::Number)
}

/// A value in the one spelling that does not depend on the order of keys or on how a number is written.
fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write_canonical(value, &mut text);
    text
}

fn write_canonical(value: &Value, text: &mut String) {
    match value {
        Value::Number(number) => {
            // Writing to a string does not fail.
            let _ = write!(text, "{:?}", number.as_f64().unwrap_or_default());
        }
        Value::Array(entries) => {
            text.push('[');
            for entry in entries {
                write_canonical(entry, text);
                text.push(',');
            }
            text.push(']');
        }
        Value::Object(members) => {
            text.push('{');
            let sorted: BTreeMap<_, _> = members.iter().collect();
            for (key, member) in sorted {
                let _ = write!(text, "{}:", Value::from(key.as_str()));
                write_canonical(member, text);
                text.push(',');
            }
            text.push('}');
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {
            let _ = write!(text, "{value}");
        }
    }
}

/// The hash of values by pointer.
fn digest(values: &BTreeMap<String, String>) -> String {
    let mut hash = Sha256::new();
    for (at, value) in values {
        // Neither has a line feed in it.
        hash.update(at);
        hash.update(b"\n");
        hash.update(value);
        hash.update(b"\n");
    }
    hex(hash)
}

/// A hash in hexadecimal digits.
fn hex(hash: Sha256) -> String {
    let bytes: [u8; 32] = hash.finalize().into();
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn malformed(message: String) -> Error {
    Error::malformed(message)
}

/// A file of sidecars, from which they can be had by the id of the record. It holds only where they
/// stand, and reads each when it is asked for.
#[derive(Debug)]
pub struct Sidecars<R> {
    file: R,
    /// Where the lines of each id begin, in order.
    lines: HashMap<String, VecDeque<u64>>,
    cap: usize,
}

impl<R: Read + Seek> Sidecars<R> {
    /// Looks a file through.
    ///
    /// # Errors
    /// When it cannot be read, or has a line that is not a sidecar.
    pub fn open(mut file: R, limits: &Limits) -> Result<Self, Error> {
        let cap = limits.line_bytes;
        let mut lines: HashMap<String, VecDeque<u64>> = HashMap::new();
        let mut reader = Lines::new(BufReader::with_capacity(1 << 16, &mut file), cap);
        let mut buffer = Vec::new();
        while let Some(line) = reader.next_line(&mut buffer)? {
            let at_line = |error: &dyn std::fmt::Display| {
                malformed(format!("line {} of the sidecars: {error}", line.number))
            };
            if line.too_long {
                return Err(at_line(&format!("it has more than {cap} bytes")));
            }
            let text = std::str::from_utf8(&buffer).map_err(|error| at_line(&error))?;
            let sidecar = Sidecar::parse(text).map_err(|error| at_line(&error))?;
            lines.entry(sidecar.id).or_default().push_back(line.offset);
        }
        Ok(Sidecars { file, lines, cap })
    }

    /// The sidecar of the record of that id; of several, the one that comes next. None if there is none
    /// (any more).
    ///
    /// # Errors
    /// When the file cannot be read, or has changed meanwhile.
    pub fn take(&mut self, id: &str) -> Result<Option<Sidecar>, Error> {
        let Some(offset) = self.lines.get_mut(id).and_then(VecDeque::pop_front) else {
            return Ok(None);
        };
        self.file.seek(SeekFrom::Start(offset))?;
        let mut buffer = Vec::new();
        let found = Lines::new(BufReader::new(&mut self.file), self.cap).next_line(&mut buffer)?;
        let text = found.and_then(|_| std::str::from_utf8(&buffer).ok()).unwrap_or_default();
        Sidecar::parse(text).map(Some)
    }

    /// The ids of sidecars that were not taken, in no order: records that are missing.
    pub fn untaken(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().filter(|(_, lines)| !lines.is_empty()).map(|(id, _)| id.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::testing::{self, Numbers};
    use crate::model::Record;

    /// A record of which a format keeps some values by chance, as that format reads it back.
    fn part(record: &Record<'_>, numbers: &mut Numbers) -> (Vec<Entry>, Value) {
        let mut entries = Vec::new();
        let mut kept = HashSet::new();
        // Now and then a format keeps hardly anything.
        let odds = 1 + numbers.below(5);
        each_value(record, |at, _| {
            let fate = match numbers.below(6) {
                number if number >= odds => Fate::Lost { why: "by chance" },
                0 => Fate::Kept,
                1 => Fate::Approximated { to: "somewhere", how: "by chance" },
                _ => Fate::Moved { to: "elsewhere" },
            };
            if matches!(fate, Fate::Kept | Fate::Moved { .. }) {
                kept.insert(at.to_owned());
            }
            entries.push(Entry { pointer: at.to_owned(), fate });
        });
        let whole = serde_json::to_value(record).unwrap();
        let part = pruned(&whole, "", &kept).unwrap_or_else(|| Value::Object(Map::new()));
        (entries, part)
    }

    fn pruned(value: &Value, at: &str, kept: &HashSet<String>) -> Option<Value> {
        if kept.contains(at) {
            return Some(value.clone());
        }
        match value {
            Value::Array(list) => {
                let entries = list.iter().enumerate();
                let some = entries.filter_map(|(n, one)| pruned(one, &format!("{at}/{n}"), kept));
                let some: Vec<_> = some.collect();
                (!some.is_empty()).then_some(Value::Array(some))
            }
            Value::Object(map) if !at.ends_with("/data") => {
                let member = |(key, one): (&String, &Value)| {
                    Some((key.clone(), pruned(one, &format!("{at}/{key}"), kept)?))
                };
                let some: Map<_, _> = map.iter().filter_map(member).collect();
                (!some.is_empty()).then_some(Value::Object(some))
            }
            _ => None,
        }
    }

    #[test]
    fn whatever_is_left_out_comes_back() {
        let mut with_gaps = 0;
        for seed in 0..3000 {
            let record = testing::record(seed);
            let (entries, part) = part(&record, &mut Numbers::new(seed));
            let line = Sidecar::of("some", &record, &entries).to_line();
            let sidecar = Sidecar::parse(&line).unwrap();
            with_gaps += usize::from(!sidecar.absent.is_empty());
            let json = sidecar.restore(&part.to_string()).unwrap();
            let back: Record<'_> =
                serde_json::from_str(&json).unwrap_or_else(|e| panic!("{e}: {json}"));
            assert_eq!(back, record, "{seed}");
        }
        assert!(with_gaps > 500, "{with_gaps}");
    }

    #[test]
    fn whatever_is_changed_is_found() {
        let mut tried = 0;
        for seed in 0..200 {
            let record = testing::record(seed);
            let mut numbers = Numbers::new(seed);
            let (entries, part) = part(&record, &mut numbers);
            let sidecar = Sidecar::of("some", &record, &entries);
            let stays = |entry: &&Entry| matches!(entry.fate, Fate::Kept | Fate::Moved { .. });
            for _ in entries.iter().filter(stays).take(3) {
                let mut other = part.clone();
                let mut at = String::new();
                loop {
                    match other.pointer(&at).unwrap() {
                        Value::Array(list) if !list.is_empty() => {
                            pointer::push_index(&mut at, numbers.below(list.len()));
                        }
                        Value::Object(map) if !map.is_empty() => {
                            let number = numbers.below(map.len());
                            pointer::push_key(&mut at, map.keys().nth(number).unwrap());
                        }
                        _ => break,
                    }
                }
                *other.pointer_mut(&at).unwrap() = Value::from("changed by hand");
                tried += 1;
                let error = sidecar.restore(&other.to_string()).unwrap_err();
                assert!(error.to_string().contains("does not fit"), "{error}");
            }
        }
        assert!(tried > 300, "{tried}");
    }

    #[test]
    fn a_sidecar_that_was_changed_is_refused() {
        let record: Record<'_> =
            serde_json::from_str(include_str!("../../examples/minimal.json")).unwrap();
        let line = Sidecar::of("some", &record, &[]).to_line();
        assert!(Sidecar::parse(&line).is_ok());
        let mut tried = 0;
        for at in 0..line.len() {
            let mut bytes = line.clone().into_bytes();
            bytes[at] ^= 1;
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            assert!(Sidecar::parse(&changed).is_err(), "{changed}");
            tried += 1;
        }
        assert!(tried > 300, "{tried}");
        let changed = line.replacen("\"en\"", "\"fr\"", 1);
        assert_ne!(changed, line);
        let error = Sidecar::parse(&changed).unwrap_err().to_string();
        assert!(error.contains("`minimal` was changed"), "{error}");
    }

    #[test]
    fn hostile_sidecars_are_errors() {
        let record: Record<'_> =
            serde_json::from_str(include_str!("../../examples/minimal.json")).unwrap();
        let good = Sidecar::of("some", &record, &[]);
        assert!(good.restore("{}").is_ok());
        let deep = "/a".repeat(100_000);
        for at in ["", "id", "/actors/7/id", "/id/x", "/actors/x", "/~2", &deep] {
            let mut other = good.clone();
            other.values.insert(at.to_owned(), Value::Null);
            assert!(other.restore("{}").is_err(), "{}", &at[..at.len().min(40)]);
        }
        for at in ["", "/actors", "/actors/0", "/actors/x", "0", "/99999999999"] {
            let mut other = good.clone();
            other.absent.push(at.to_owned());
            assert!(other.restore("{}").is_err(), "{at}");
        }
        for line in [
            "",
            "{}",
            "[]",
            "{\"id\":1}",
            "{\"id\":\"x\",\"format\":\"\",\"kept\":\"\",\"absent\":[]}",
        ] {
            assert!(Sidecar::parse(line).is_err(), "{line}");
        }
        let nested = format!("{{\"a\":{}1{}}}", "[".repeat(10_000), "]".repeat(10_000));
        assert!(good.restore(&nested).is_err());
        let file = std::io::Cursor::new("\n{}\n");
        let error = Sidecars::open(file, &Limits::default()).unwrap_err();
        assert!(error.to_string().starts_with("line 2 of"), "{error}");
    }
}
