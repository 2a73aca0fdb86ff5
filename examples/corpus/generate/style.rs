//! How a record is written: the order of its members, the spaces between them, the letters that are
//! escaped.

use serde_json::{Map, Value};
use verbale::model::Record;
use verbale::model::shape::{Entity, Model as _, Type};

use super::random::Random;

/// The order of members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// That of the model.
    Model,
    /// The required ones first, each part in the order of the model.
    RequiredFirst,
    /// None.
    Shuffled,
}

/// How JSON is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub(crate) order: Order,
    /// A space after `:` and `,`.
    pub(crate) spaced: bool,
    /// Whether what is not ASCII is written as `\uXXXX`.
    pub(crate) ascii: bool,
    /// Whether `/` is written as `\/`.
    pub(crate) slashes: bool,
}

impl Style {
    pub(crate) fn of(random: &mut Random) -> Self {
        let order = match random.below(10) {
            0..5 => Order::Model,
            5..8 => Order::RequiredFirst,
            _ => Order::Shuffled,
        };
        let (spaced, ascii) = (random.percent(45), random.percent(6));
        Style { order, spaced, ascii, slashes: random.percent(3) }
    }
}

/// The record with its members in the order of the style.
pub(crate) fn arranged(record: Value, order: Order, random: &mut Random) -> Value {
    arrange(record, Record::TYPE, order, random)
}

fn arrange(value: Value, ty: Type, order: Order, random: &mut Random) -> Value {
    match (value, ty) {
        (Value::Object(members), Type::Entity(entity)) => {
            Value::Object(arrange_members(members, entity, order, random))
        }
        (Value::Array(entries), Type::List(list)) => {
            entries.into_iter().map(|entry| arrange(entry, list.item, order, random)).collect()
        }
        (value, _) => value,
    }
}

fn arrange_members(
    mut members: Map<String, Value>,
    entity: &Entity,
    order: Order,
    random: &mut Random,
) -> Map<String, Value> {
    let mut names: Vec<&str> = Vec::with_capacity(members.len());
    let fields = || entity.fields.iter();
    if order == Order::RequiredFirst {
        names.extend(fields().filter(|field| field.required).map(|field| field.name));
        names.extend(fields().filter(|field| !field.required).map(|field| field.name));
    } else {
        names.extend(fields().map(|field| field.name));
    }
    if order == Order::Shuffled {
        random.shuffle(&mut names);
    }
    let mut arranged = Map::with_capacity(members.len());
    for name in names {
        if let Some(value) = members.get_mut(name) {
            let ty = entity.field(name).map_or(Type::Json, |field| field.ty);
            let value = arrange(value.take(), ty, order, random);
            arranged.insert(name.to_owned(), value);
        }
    }
    // What does not belong there was planted, and goes last.
    for (name, value) in members {
        if entity.field(&name).is_none() {
            arranged.insert(name, value);
        }
    }
    arranged
}

/// Writes a value.
pub(crate) fn write(value: &Value, style: Style, out: &mut Vec<u8>) {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(truth) => out.extend_from_slice(if *truth { b"true" } else { b"false" }),
        Value::Number(number) => out.extend_from_slice(number.to_string().as_bytes()),
        Value::String(text) => write_string(text, style, out),
        Value::Array(entries) => {
            out.push(b'[');
            for (at, entry) in entries.iter().enumerate() {
                comma(at, style, out);
                write(entry, style, out);
            }
            out.push(b']');
        }
        Value::Object(members) => {
            out.push(b'{');
            for (at, (name, value)) in members.iter().enumerate() {
                comma(at, style, out);
                write_string(name, style, out);
                out.extend_from_slice(if style.spaced { b": " } else { b":" });
                write(value, style, out);
            }
            out.push(b'}');
        }
    }
}

fn comma(at: usize, style: Style, out: &mut Vec<u8>) {
    if at > 0 {
        out.extend_from_slice(if style.spaced { b", " } else { b"," });
    }
}

fn write_string(text: &str, style: Style, out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push(b'"');
    if style.ascii {
        for letter in text.chars() {
            match letter {
                '"' => out.extend_from_slice(b"\\\""),
                '\\' => out.extend_from_slice(b"\\\\"),
                '\n' => out.extend_from_slice(b"\\n"),
                '/' if style.slashes => out.extend_from_slice(b"\\/"),
                ' '..='~' => out.push(letter as u8),
                _ => {
                    for unit in letter.encode_utf16(&mut [0; 2]) {
                        out.extend_from_slice(b"\\u");
                        for shift in [12, 8, 4, 0] {
                            out.push(HEX[usize::from(*unit >> shift & 15)]);
                        }
                    }
                }
            }
        }
    } else {
        for byte in text.bytes() {
            match byte {
                b'"' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
                b'\n' => out.extend_from_slice(b"\\n"),
                b'/' if style.slashes => out.extend_from_slice(b"\\/"),
                _ => out.push(byte),
            }
        }
    }
    out.push(b'"');
}
