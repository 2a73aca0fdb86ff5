//! Records of all shapes, for tests: every entity and every optional field occurs, and the texts are
//! those that formats stumble over.

use serde_json::{Map, Value, json};

use super::{Format, Input, Limits, Options, Output, Shared};
use crate::model::Record;
use crate::model::shape::{Class, Entity, List, Model as _, Number, Scalar, Type};

/// Texts that one format or another takes for something else.
pub(super) const NAUGHTY: &[&str] = &[
    "no",
    "yes",
    "on",
    "off",
    "y",
    "n",
    "~",
    "null",
    "NULL",
    "true",
    "012",
    "0o14",
    "0x1F",
    "1_000",
    "1e3",
    "12:30:00",
    "2026-02-11",
    ".inf",
    ".nan",
    "-",
    "---",
    "...",
    "- a",
    "a: b",
    "a #b",
    "#a",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "%a",
    "@a",
    "`a",
    "'",
    "\"",
    "''",
    "a\"b",
    "{a",
    "[a",
    "<<",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'=1",
    "\t=1",
    " =1",
    "\u{FF1D}1",
    "a,b",
    "a;b",
    "a|b",
    "a\tb",
    "a\nb",
    "a\n",
    "\na",
    " a",
    "a ",
    "a\n\nb",
    "a\n b\n",
    "a\\b",
    "a\\nb",
    "_x0041_",
    "_x000D_",
    "<b>&amp;",
    "]]>",
    "${a}",
    "{{a}}",
    "é",
    "e\u{301}",
    "\u{200C}",
    "\u{200F}א",
    "\u{FEFF}",
    "\u{1F600}",
    "\u{10FFFF}",
    "\u{85}",
    "\u{2028}",
    "\u{A0}a\u{A0}",
    "\r",
    "a\r\nb",
    "\0",
    "a\0b",
    "\u{7}",
    "\u{1B}[31m",
    "\u{7F}",
    "\u{FFFE}",
    "\u{FFFF}",
];

/// Numbers that come out of a seed.
pub(super) struct Numbers(u64);

impl Numbers {
    pub(super) fn new(seed: u64) -> Self {
        Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(1))
    }

    /// The next number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % end as u64).unwrap()
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

struct Maker {
    numbers: Numbers,
    ids: usize,
    /// Of three optional fields so many are there.
    density: usize,
}

/// The record of a seed. Its references are well-formed and lead anywhere; its ids are all different.
pub(super) fn record(seed: u64) -> Record<'static> {
    let density = if seed.is_multiple_of(5) { 2 } else { 1 };
    let mut maker = Maker { numbers: Numbers::new(seed), ids: 0, density };
    let Type::Entity(shape) = Record::TYPE else { unreachable!() };
    let mut value = maker.entity(shape);
    value["id"] = json!(format!("record-{seed}"));
    let text = value.to_string();
    let record: Record<'_> = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}: {text}"));
    record.into_owned()
}

impl Maker {
    fn entity(&mut self, shape: &'static Entity) -> Value {
        let mut members = Map::new();
        for field in shape.fields {
            if field.required || self.numbers.below(3) < self.density {
                members.insert(field.name.to_owned(), self.value(field.ty));
            }
        }
        Value::Object(members)
    }

    fn value(&mut self, ty: Type) -> Value {
        match ty {
            Type::Entity(shape) => self.entity(shape),
            Type::Scalar(scalar) => json!(self.scalar(scalar)),
            Type::Vocabulary(list) => json!(self.numbers.one_of(list.words).word),
            Type::Number(number) => self.number(number),
            Type::Boolean => json!(self.numbers.below(2) == 0),
            Type::Json => self.json(0),
            Type::List(list) => self.list(list),
        }
    }

    fn list(&mut self, list: &'static List) -> Value {
        let count = list.min + self.numbers.below(3);
        let mut entries: Vec<Value> = Vec::new();
        while entries.len() < count {
            let entry = self.value(list.item);
            if list.unique && entries.contains(&entry) && entries.len() >= list.min {
                break;
            }
            if !(list.unique && entries.contains(&entry)) {
                entries.push(entry);
            }
        }
        Value::Array(entries)
    }

    fn scalar(&mut self, scalar: &'static Scalar) -> String {
        match scalar.class {
            Class::Id if scalar.inspect("x-1").is_ok() => {
                self.ids += 1;
                return format!("x-{}", self.ids);
            }
            Class::Reference if scalar.inspect("x-1").is_ok() => {
                return format!("x-{}", 1 + self.numbers.below(20));
            }
            _ => {}
        }
        for _ in 0..4 {
            let mut text = (*self.numbers.one_of(NAUGHTY)).to_owned();
            if self.numbers.below(2) == 0 {
                text = format!("{text}{}", self.numbers.one_of(NAUGHTY));
            }
            if scalar.inspect(&text).is_ok() {
                return text;
            }
        }
        (*self.numbers.one_of(scalar.examples)).to_owned()
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "small numbers"
    )]
    fn number(&mut self, number: &'static Number) -> Value {
        let between = number.min
            + (number.max - number.min).min(1e6) * self.numbers.below(1000) as f64 / 1000.0;
        let value = *self.numbers.one_of(&[number.min, number.max, number.example, between]);
        if number.integer { json!(value as u64) } else { json!(value) }
    }

    fn json(&mut self, depth: usize) -> Value {
        match self.numbers.below(if depth < 3 { 10 } else { 8 }) {
            0 => Value::Null,
            1 => json!(true),
            2 => json!(i64::MIN),
            3 => json!(u64::MAX),
            4 => json!(1.5e-300),
            5 => json!(-0.25),
            6 => json!(self.numbers.below(1000)),
            7 => json!(self.numbers.one_of(NAUGHTY)),
            8 => (0..self.numbers.below(3)).map(|_| self.json(depth + 1)).collect(),
            _ => {
                let count = self.numbers.below(3);
                let members = (0..count)
                    .map(|_| (self.numbers.one_of(NAUGHTY).to_string(), self.json(depth + 1)));
                Value::Object(members.collect::<Vec<_>>().into_iter().collect())
            }
        }
    }
}

/// The records of these seeds, written in a format, as bytes.
pub(super) fn written(format: &Format, records: &[Record<'_>]) -> Vec<u8> {
    let out = Shared::default();
    let mut writer =
        format.writer(Output::Stream(Box::new(out.clone())), &Options::default()).unwrap();
    for record in records {
        writer.write(record).unwrap_or_else(|error| panic!("{}: {error}", record.id));
    }
    writer.finish().unwrap();
    out.take()
}

/// The records that are read from these bytes.
pub(super) fn read(format: &Format, bytes: Vec<u8>) -> Vec<Record<'static>> {
    let input = Input::Stream(Box::new(std::io::Cursor::new(bytes)));
    let mut reader = format.reader(input, &Limits::default()).unwrap();
    let mut records = Vec::new();
    while let Some(found) = reader.read().unwrap_or_else(|error| panic!("{error}")) {
        let record: Result<Record<'_>, _> = serde_json::from_str(&found.json);
        records.push(record.unwrap_or_else(|e| panic!("{e}: {}", found.json)).into_owned());
    }
    records
}

/// Writes the records of so many seeds in a format that is a stream, reads them back, and compares.
pub(super) fn round_trips(format: &Format, count: u64) {
    let group = if format.many { 50 } else { 1 };
    for first in (0..count).step_by(group) {
        let records: Vec<_> = (first..count.min(first + group as u64)).map(record).collect();
        let back = read(format, written(format, &records));
        assert_eq!(back.len(), records.len(), "{} {first}", format.name);
        for (before, after) in records.iter().zip(&back) {
            assert_eq!(before, after, "{}", format.name);
        }
    }
}

/// The names of all fields of a type, with those that lead to them.
fn fields(ty: Type, at: &str, all: &mut Vec<String>) {
    match ty {
        Type::Entity(entity) => {
            for field in entity.fields {
                let here = format!("{at}/{}", field.name);
                all.push(here.clone());
                fields(field.ty, &here, all);
            }
        }
        Type::List(list) => fields(list.item, at, all),
        _ => {}
    }
}

#[test]
fn all_fields_occur() {
    use std::collections::BTreeSet;
    let mut seen = BTreeSet::new();
    for seed in 0..3000 {
        super::fate::each_value(&record(seed), |pointer, _| {
            let parts = pointer.split('/').filter(|part| part.parse::<usize>().is_err());
            let parts: Vec<_> = parts.collect();
            for end in 1..=parts.len() {
                seen.insert(parts[..end].join("/"));
            }
        });
    }
    let mut all = Vec::new();
    fields(Record::TYPE, "", &mut all);
    let missing: Vec<_> = all.iter().filter(|path| !seen.contains(*path)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn json_and_ndjson_keep_everything() {
    round_trips(&super::json::JSON, 200);
    round_trips(&super::ndjson::NDJSON, 1000);
}
