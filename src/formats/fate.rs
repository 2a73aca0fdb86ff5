//! What becomes of each value of a record when it is written in another format.
//!
//! Every value ends in one of four ways: it is kept, moved to another place or form from which it can
//! be read back, approximated, or lost. A [`Ledger`] counts them and tells which they are, by JSON
//! Pointer (RFC 6901). A value is a string, a number, `true` or `false`, the data of an extension as a
//! whole, and a list or object that has nothing in it.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};

use serde::Serialize;

use crate::json::pointer;
use crate::model::Record;
use crate::model::shape::{Reflect, Reflection};

/// What becomes of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is there, in the form it had.
    Kept,
    /// It is there, in another form or place, and can be read back from there.
    Moved {
        /// Where it is now.
        to: &'static str,
    },
    /// Something like it is there.
    Approximated {
        /// Where that is.
        to: &'static str,
        /// What is different.
        how: &'static str,
    },
    /// It is not there.
    Lost {
        /// Why not.
        why: &'static str,
    },
}

impl Fate {
    /// The word for it in reports.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Fate::Kept => "kept",
            Fate::Moved { .. } => "moved",
            Fate::Approximated { .. } => "approximated",
            Fate::Lost { .. } => "lost",
        }
    }
}

/// What became of the values of records.
#[derive(Debug, Default)]
pub struct Ledger {
    total: Counts,
    /// Approximated and lost values by their pointers, with `*` for the numbers of entries, and fates.
    places: BTreeMap<(String, &'static str), u64>,
    entries: Option<Vec<Entry>>,
}

/// How many values ended in each way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// All values.
    pub values: u64,
    /// Those that are kept.
    pub kept: u64,
    /// Those that are moved.
    pub moved: u64,
    /// Those that are approximated.
    pub approximated: u64,
    /// Those that are lost.
    pub lost: u64,
}

/// What became of one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// JSON Pointer from the root of the record.
    pub pointer: String,
    /// What became of it.
    pub fate: Fate,
}

impl Serialize for Entry {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap as _;
        let Entry { pointer, fate } = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("pointer", pointer)?;
        map.serialize_entry("fate", fate.as_str())?;
        match fate {
            Fate::Kept => {}
            Fate::Moved { to } => map.serialize_entry("to", to)?,
            Fate::Approximated { to, how } => {
                map.serialize_entry("to", to)?;
                map.serialize_entry("how", how)?;
            }
            Fate::Lost { why } => map.serialize_entry("why", why)?,
        }
        map.end()
    }
}

impl Ledger {
    /// One that counts.
    #[must_use]
    pub fn new() -> Self {
        Ledger::default()
    }

    /// One that counts and also remembers what became of each value.
    #[must_use]
    pub fn detailed() -> Self {
        Ledger { entries: Some(Vec::new()), ..Ledger::default() }
    }

    /// Notes what became of the value at a JSON Pointer.
    pub fn note(&mut self, pointer: &str, fate: Fate) {
        self.total.values += 1;
        match fate {
            Fate::Kept => self.total.kept += 1,
            Fate::Moved { .. } => self.total.moved += 1,
            Fate::Approximated { .. } => self.total.approximated += 1,
            Fate::Lost { .. } => self.total.lost += 1,
        }
        if matches!(fate, Fate::Approximated { .. } | Fate::Lost { .. }) {
            *self.places.entry((general(pointer), fate.as_str())).or_default() += 1;
        }
        if let Some(entries) = &mut self.entries {
            entries.push(Entry { pointer: pointer.to_owned(), fate });
        }
    }

    /// Notes that every value of a record is kept.
    pub fn keep_all(&mut self, record: &Record<'_>) {
        if self.entries.is_some() {
            each_value(record, |pointer, _| self.note(pointer, Fate::Kept));
            return;
        }
        let count = count(record.reflect());
        self.total.values += count;
        self.total.kept += count;
    }

    /// How many values ended in each way.
    #[must_use]
    pub const fn total(&self) -> Counts {
        self.total
    }

    /// The fields of which values are approximated or lost, with the fate and how many there are, most
    /// first.
    #[must_use]
    pub fn places(&self) -> Vec<(&str, &'static str, u64)> {
        let mut all: Vec<_> = self
            .places
            .iter()
            .map(|((place, fate), count)| (place.as_str(), *fate, *count))
            .collect();
        all.sort_by(|a, b| b.2.cmp(&a.2).then(a.cmp(b)));
        all
    }

    /// What became of the values that were noted since this was last called, if it is remembered.
    pub fn take(&mut self) -> Vec<Entry> {
        self.entries.as_mut().map(std::mem::take).unwrap_or_default()
    }
}

/// A pointer with `*` for the numbers of entries.
fn general(pointer: &str) -> String {
    let parts = pointer.split('/').map(|part| {
        let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { "*" } else { part }
    });
    parts.collect::<Vec<_>>().join("/")
}

/// In one sentence: how many values are lost or approximated, and which.
impl fmt::Display for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 5;
        let Counts { values, approximated, lost, .. } = self.total;
        if lost + approximated == 0 {
            return write!(f, "none of {values} values lost");
        }
        write!(f, "{lost} of {values} values lost, {approximated} approximated: ")?;
        let places = self.places();
        for (number, (place, fate, count)) in places.iter().take(SHOWN).enumerate() {
            let comma = if number > 0 { ", " } else { "" };
            write!(f, "{comma}{place} ({count} {fate})")?;
        }
        let more = places.len().saturating_sub(SHOWN);
        if more > 0 { write!(f, ", and {more} more fields") } else { Ok(()) }
    }
}

/// Shows every value of a record with its JSON Pointer, in the order of the record.
pub fn each_value<'r>(record: &'r Record<'_>, mut show: impl FnMut(&str, Reflection<'r>)) {
    walk(&mut String::new(), record.reflect(), &mut show);
}

/// Shows every value in a part of a record that is at this pointer.
pub(super) fn walk<'r>(
    at: &mut String,
    value: Reflection<'r>,
    show: &mut impl FnMut(&str, Reflection<'r>),
) {
    let here = at.len();
    let mut any = false;
    match value {
        Reflection::Entity(fields) => {
            for (number, field) in fields.shape().fields.iter().enumerate() {
                if let Some(value) = fields.field(number) {
                    any = true;
                    pointer::push_key(at, field.name);
                    walk(at, value, show);
                    at.truncate(here);
                }
            }
        }
        Reflection::List(entries) => {
            for number in 0..entries.count() {
                if let Some(value) = entries.entry(number) {
                    any = true;
                    pointer::push_index(at, number);
                    walk(at, value, show);
                    at.truncate(here);
                }
            }
        }
        _ => {}
    }
    if !any {
        show(at, value);
    }
}

fn count(value: Reflection<'_>) -> u64 {
    let inner: u64 = match value {
        Reflection::Entity(fields) => {
            let all = 0..fields.shape().fields.len();
            all.filter_map(|number| fields.field(number)).map(count).sum()
        }
        Reflection::List(entries) => {
            (0..entries.count()).filter_map(|number| entries.entry(number)).map(count).sum()
        }
        _ => 1,
    };
    inner.max(1)
}

/// Writes the report of what became of the values, record by record. The schema is `loss`.
#[derive(Debug)]
pub struct Report<W: Write> {
    out: W,
    records: u64,
}

impl<W: Write> Report<W> {
    /// Begins the report of records written in a format.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(mut out: W, format: &str) -> io::Result<Self> {
        let name = serde_json::to_string(format)?;
        write!(out, "{{\n  \"format\": {name},\n  \"records\": [")?;
        Ok(Report { out, records: 0 })
    }

    /// Reports of a record. What is kept is counted and not listed.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn record(&mut self, id: &str, entries: &[Entry]) -> io::Result<()> {
        #[derive(Serialize)]
        struct OfRecord<'a> {
            id: &'a str,
            values: usize,
            kept: usize,
            others: Vec<&'a Entry>,
        }
        let others: Vec<&Entry> = entries.iter().filter(|entry| entry.fate != Fate::Kept).collect();
        let kept = entries.len() - others.len();
        let of_record = OfRecord { id, values: entries.len(), kept, others };
        self.out.write_all(if self.records > 0 { b",\n    " } else { b"\n    " })?;
        serde_json::to_writer(&mut self.out, &of_record)?;
        self.records += 1;
        Ok(())
    }

    /// Ends the report.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(mut self, total: Counts) -> io::Result<W> {
        let total = serde_json::to_string(&total)?;
        let line = if self.records > 0 { "\n  " } else { "" };
        write!(self.out, "{line}],\n  \"total\": {total}\n}}\n")?;
        Ok(self.out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINIMAL: &str = include_str!("../../examples/minimal.json");

    #[test]
    fn all_values_are_counted_and_shown() {
        let record: Record<'_> = serde_json::from_str(MINIMAL).unwrap();
        let tree: serde_json::Value = serde_json::from_str(MINIMAL).unwrap();
        let mut shown = Vec::new();
        each_value(&record, |pointer, value| {
            let there = tree.pointer(pointer).unwrap();
            match value {
                Reflection::Text(text) => assert_eq!(there, text),
                Reflection::List(list) => {
                    assert_eq!(list.count(), 0);
                    assert_eq!(there, &serde_json::json!([]));
                }
                _ => {}
            }
            shown.push(pointer.to_owned());
        });
        assert!(
            shown.contains(&"/actors/0/id".to_owned()) && shown.contains(&"/quotes".to_owned())
        );
        let mut ledger = Ledger::new();
        ledger.keep_all(&record);
        assert_eq!(ledger.total().kept, shown.len() as u64);
        assert_eq!(ledger.to_string(), format!("none of {} values lost", shown.len()));
    }

    #[test]
    fn what_is_lost_is_summed_up_by_field() {
        let mut ledger = Ledger::detailed();
        let lost = Fate::Lost { why: "there is no place for it" };
        ledger.note("/quotes/0/cue", lost.clone());
        ledger.note("/quotes/12/cue", lost);
        ledger.note("/id", Fate::Kept);
        let how = "it becomes a day";
        ledger.note("/event/when/edtf", Fate::Approximated { to: "startDate", how });
        assert_eq!(
            ledger.to_string(),
            "2 of 4 values lost, 1 approximated: /quotes/*/cue (2 lost), /event/when/edtf (1 \
             approximated)"
        );
        let mut report = Report::begin(Vec::new(), "some").unwrap();
        report.record("talks", &ledger.take()).unwrap();
        let report = report.end(ledger.total()).unwrap();
        let report: serde_json::Value = serde_json::from_slice(&report).unwrap();
        assert_eq!(report["records"][0]["kept"], 1);
        assert_eq!(report["records"][0]["others"][2]["how"], how);
        assert_eq!(report["total"]["lost"], 2);
        assert!(ledger.take().is_empty());
    }
}
