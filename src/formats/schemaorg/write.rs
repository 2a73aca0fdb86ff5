//! From a record to its article, and at the same time the account of what becomes of each value.

use serde_json::{Map, Value};

use super::caution::{self, LeftOut, Voices};
use super::date;
use super::form::{Code, Doubt, Form, RECORDS, Table, address};
use super::mapping::RECORD;
use crate::formats::fate::{self, Fate, Ledger};
use crate::formats::sidecar::plain_number;
use crate::json::pointer;
use crate::model::Record;
use crate::model::shape::{Fields, Reflect as _, Reflection};

const EMPTY_LIST: Fate = Fate::Lost { why: "JSON-LD does not tell an empty list from none" };
const EMPTY_OBJECT: Fate = Fate::Lost { why: "a node with nothing in it says nothing" };
/// A list that every record has is read back from an article of ours that has no entry for it.
const NO_ENTRY: Fate = Fate::Moved { to: "schemaVersion" };

/// The article of a record. What becomes of each value is noted if there is a ledger.
pub(super) fn article(record: &Record<'_>, ledger: Option<&mut Ledger>) -> Value {
    let mut scribe = Scribe {
        record: format!("{RECORDS}{}", record.id),
        voices: Voices::of(record),
        at: String::new(),
        ledger,
        qualifier: "",
        attendance: "",
        is_fallback: false,
        has_dropped: false,
    };
    let mut node = Map::new();
    node.insert("@context".to_owned(), "https://schema.org".into());
    node.append(&mut begun(&RECORD));
    if let Reflection::Entity(fields) = record.reflect() {
        scribe.entity(fields, &RECORD, &mut node);
    }
    Value::Object(node)
}

struct Scribe<'l, 'r> {
    /// The IRI of the record.
    record: String,
    voices: Voices<'r>,
    /// The pointer of the value that is being written.
    at: String,
    ledger: Option<&'l mut Ledger>,
    /// What the event that is being written makes of the parts in it.
    qualifier: &'static str,
    /// What the attendance of the participant that is being written makes of its part.
    attendance: &'static str,
    /// Whether the date that is being written is only that of the publication.
    is_fallback: bool,
    /// Whether a date was not written for that reason.
    has_dropped: bool,
}

impl Scribe<'_, '_> {
    fn note(&mut self, fate: Fate) {
        if let Some(ledger) = &mut self.ledger {
            ledger.note(&self.at, fate);
        }
    }

    /// Writes the fields of an entity into a node.
    fn entity(
        &mut self,
        entity: &dyn Fields,
        table: &'static Table,
        node: &mut Map<String, Value>,
    ) {
        let here = self.at.len();
        match entity.shape().name {
            "event" => self.qualifier = caution::qualifier(entity),
            "participant" => {
                self.attendance = match caution::text(entity, "status") {
                    Some("invited") => "invited ",
                    Some("expected") => "expected ",
                    _ => "",
                };
            }
            "when" => {
                (self.is_fallback, self.has_dropped) = (caution::is_fallback(entity), false);
            }
            _ => {}
        }
        let lines = entity.shape().fields.iter().zip(table.fields).enumerate();
        let mut any = false;
        for (number, (field, (_, form))) in lines {
            let Some(value) = entity.field(number) else { continue };
            any = true;
            pointer::push_key(&mut self.at, field.name);
            self.field(value, field.required, form, node);
            self.at.truncate(here);
        }
        self.is_fallback = false;
        if !any {
            self.note(EMPTY_OBJECT);
        }
    }

    /// Writes a field: its value, or each entry of its list.
    fn field(
        &mut self,
        value: Reflection<'_>,
        required: bool,
        form: &'static Form,
        node: &mut Map<String, Value>,
    ) {
        let (Reflection::List(entries), false) = (value, matches!(form, Form::Lost(_))) else {
            return self.value(value, form, node, false);
        };
        if entries.count() == 0 {
            return self.note(if required { NO_ENTRY } else { EMPTY_LIST });
        }
        let here = self.at.len();
        for number in 0..entries.count() {
            if let Some(entry) = entries.entry(number) {
                pointer::push_index(&mut self.at, number);
                self.value(entry, form, node, true);
                self.at.truncate(here);
            }
        }
    }

    /// Writes a value; `many` if it is one of a list.
    fn value(
        &mut self,
        value: Reflection<'_>,
        form: &'static Form,
        node: &mut Map<String, Value>,
        many: bool,
    ) {
        match (form, value) {
            (Form::One(property, code), Reflection::Text(text)) => {
                self.text(text, property, code, node, many);
            }
            (Form::One(property, _), Reflection::Number(value)) => {
                add(node, property, plain_number(value), many);
                self.note(Fate::Kept);
            }
            (Form::One(property, _), Reflection::Boolean(value)) => {
                add(node, property, value.into(), many);
                self.note(Fate::Kept);
            }
            (Form::Ref(property), Reflection::Text(text)) => {
                let id = format!("{}#{text}", self.record);
                add(
                    node,
                    property,
                    Value::Object(Map::from_iter([("@id".into(), id.into())])),
                    many,
                );
                self.note(Fate::Moved { to: property });
            }
            (Form::Kind { prefix, words }, Reflection::Text(word)) => {
                self.kind(word, prefix, words, node);
            }
            (Form::Dates(first, last, doubt), Reflection::Text(text)) => {
                self.dates(text, first, last, *doubt, node);
            }
            (Form::Basis, Reflection::Text(_)) => self.note(if self.has_dropped {
                Fate::Approximated {
                    to: "startDate",
                    how: "the date, which is no better known, is left out",
                }
            } else {
                Fate::Lost { why: "schema.org does not tell how a date is known" }
            }),
            (Form::Described, Reflection::Text(text)) => {
                self.text(text, "description", &Code::Plain, node, false);
            }
            (Form::Part, Reflection::Text(role)) => {
                let name = format!("{}{}{role}", self.qualifier, self.attendance);
                self.note(if name == role { Fate::Kept } else { Fate::Moved { to: "roleName" } });
                add(node, "roleName", name.into(), false);
            }
            (Form::Attendance, Reflection::Text(_)) => {
                self.note(if self.attendance.is_empty() {
                    Fate::Lost { why: "who takes part in an event of schema.org does" }
                } else {
                    Fate::Moved { to: "roleName" }
                });
            }
            (Form::Or(first, second), Reflection::Text(text)) => {
                let fits = matches!(first, Form::One(_, code) if code.encode(text, &self.record).is_some());
                self.value(value, if fits { first } else { second }, node, many);
            }
            (Form::Node(property, table), Reflection::Entity(entity)) => {
                if let Some(left_out) = caution::left_out(entity) {
                    return self.leave_out(entity, &left_out);
                }
                let mut inner = begun(table);
                let blank = inner.len();
                self.entity(entity, table, &mut inner);
                if inner.len() > blank {
                    self.add_caution(entity, &mut inner);
                    add_address(&inner, node);
                    add(node, property, plain(inner), many);
                }
            }
            (Form::Same(table), Reflection::Entity(entity)) => self.entity(entity, table, node),
            (Form::Within(property, ty, form), value) => {
                self.within(value, property, *ty, form, node);
            }
            (Form::Either(ty, then, otherwise), value) => {
                let own = node.get("@type").and_then(Value::as_str).unwrap_or_default();
                self.value(value, if ty.contains(&own) { then } else { otherwise }, node, many);
            }
            (Form::Ours(form), value) => self.value(value, form, node, many),
            (Form::Lost(why), value) => self.lost(value, why),
            // No table has a form that does not fit; a test sees to it.
            (_, value) => self.lost(value, "there is no form for it"),
        }
    }

    fn text(
        &mut self,
        text: &str,
        property: &'static str,
        code: &'static Code,
        node: &mut Map<String, Value>,
        many: bool,
    ) {
        let Some(spelt) = code.encode(text, &self.record) else {
            return self.note(Fate::Lost { why: code.why() });
        };
        if self.is_fallback && matches!(code, Code::Date) {
            return self.drop_date();
        }
        let fate = match code.decode(&spelt, Some(&self.record)) {
            Some(back) if back == text && spelt == text => Fate::Kept,
            Some(back) if back == text => Fate::Moved { to: property },
            _ => Fate::Approximated {
                to: property,
                how: "it reads like another one that is spelt so",
            },
        };
        add(node, property, spelt.into_owned().into(), many);
        self.note(fate);
    }

    /// Writes a word as the type of its node.
    fn kind(
        &mut self,
        word: &str,
        prefix: &str,
        words: &'static [(&'static str, &'static str)],
        node: &mut Map<String, Value>,
    ) {
        let Some((_, ty)) = words.iter().find(|(known, _)| *known == word) else {
            return self.note(Fate::Lost { why: "schema.org has no type for it" });
        };
        node.insert("@type".to_owned(), (*ty).into());
        let told = words.iter().find(|(_, other)| other == ty).map(|(word, _)| *word);
        if told != Some(word) {
            add(node, "additionalType", format!("{prefix}{word}").into(), false);
        }
        self.note(Fate::Moved { to: "@type" });
    }

    fn dates(
        &mut self,
        text: &str,
        first: &'static str,
        last: &'static str,
        doubt: Doubt,
        node: &mut Map<String, Value>,
    ) {
        let dates = date::two(text);
        if self.is_fallback && (dates != (None, None) || doubt == Doubt::Said) {
            return self.drop_date();
        }
        let to = if dates.0.is_some() { first } else { last };
        let fate = match (date::of_two(dates.0, dates.1), doubt) {
            (None, Doubt::Lost) => Fate::Lost { why: Code::Date.why() },
            (None, Doubt::Said) => Fate::Approximated {
                to: "description",
                how: "it is said in words, since a date of schema.org has no mark of doubt",
            },
            (Some(back), _) if back == text => Fate::Moved { to },
            (Some(_), _) => Fate::Approximated { to, how: "its ends are left of it" },
        };
        for (property, date) in [(first, dates.0), (last, dates.1)] {
            if let Some(date) = date {
                add(node, property, date.into(), false);
            }
        }
        self.note(fate);
    }

    /// Notes that a date is not written because it is only that of the publication.
    fn drop_date(&mut self) {
        self.has_dropped = true;
        self.note(Fate::Lost { why: "it is the date of the publication, for want of another one" });
    }

    /// Notes what becomes of the values of an entity that is left out.
    fn leave_out(&mut self, entity: &dyn Fields, LeftOut { why, because }: &LeftOut) {
        let here = self.at.len();
        for (number, field) in entity.shape().fields.iter().enumerate() {
            let Some(value) = entity.field(number) else { continue };
            pointer::push_key(&mut self.at, field.name);
            match because.iter().find(|(name, _)| *name == field.name) {
                Some((_, fate)) => self.note(fate.clone()),
                None => self.lost(value, why),
            }
            self.at.truncate(here);
        }
    }

    /// Adds what a reader must know to a node, and to a claim that it appears in the article.
    fn add_caution(&self, entity: &dyn Fields, node: &mut Map<String, Value>) {
        if entity.shape().name == "claim" {
            let article = Map::from_iter([("@id".to_owned(), self.record.clone().into())]);
            node.insert("appearance".to_owned(), article.into());
        }
        if let Some(caution) = caution::of(entity, &self.voices) {
            let description = match node.get("description").and_then(Value::as_str) {
                Some(description) => format!("{caution} {description}"),
                None => caution.clone(),
            };
            node.insert(caution::PROPERTY.to_owned(), caution.into());
            node.insert("description".to_owned(), description.into());
        }
    }

    /// Writes a value into the node that is in a property, which others may have begun.
    fn within(
        &mut self,
        value: Reflection<'_>,
        property: &'static str,
        ty: Option<&'static str>,
        form: &'static Form,
        node: &mut Map<String, Value>,
    ) {
        if let Some(Value::Object(inner)) = node.get_mut(property) {
            return self.value(value, form, inner, false);
        }
        let mut inner = Map::new();
        inner.extend(ty.map(|ty| ("@type".to_owned(), ty.into())));
        let blank = inner.len();
        self.value(value, form, &mut inner, false);
        if inner.len() > blank {
            node.insert(property.to_owned(), inner.into());
        }
    }

    /// Notes that every value in this one is lost.
    fn lost(&mut self, value: Reflection<'_>, why: &'static str) {
        if let Some(ledger) = &mut self.ledger {
            let mut note = |at: &str, _: Reflection<'_>| ledger.note(at, Fate::Lost { why });
            fate::walk(&mut self.at, value, &mut note);
        }
    }
}

/// A node of which only the type is written yet.
fn begun(table: &Table) -> Map<String, Value> {
    let mut node = Map::new();
    if let Some(ty) = table.types.first() {
        node.insert("@type".to_owned(), (*ty).into());
    }
    for marker in table.marker {
        node.insert("additionalType".to_owned(), (*marker).into());
    }
    node
}

/// Adds the address that an identifier stands for, which search engines look for; nothing is read from
/// it.
fn add_address(identifier: &Map<String, Value>, node: &mut Map<String, Value>) {
    let text = |key| identifier.get(key).and_then(Value::as_str);
    if let (Some(scheme), Some(value)) = (text("propertyID"), text("value"))
        && let Some(address) = address(scheme, value)
    {
        add(node, "sameAs", address.into(), true);
    }
}

/// Adds a value to those that a property has.
fn add(node: &mut Map<String, Value>, property: &str, value: Value, many: bool) {
    match node.get_mut(property) {
        Some(Value::Array(values)) => values.push(value),
        Some(first) => {
            let values = vec![first.take(), value];
            *first = Value::Array(values);
        }
        None => {
            let value = if many { Value::Array(vec![value]) } else { value };
            node.insert(property.to_owned(), value);
        }
    }
}

/// A node in which texts without a language are nothing but texts.
fn plain(mut node: Map<String, Value>) -> Value {
    for value in node.values_mut() {
        if let Value::Object(inner) = value {
            *value = without_language(std::mem::take(inner));
        }
    }
    without_language(node)
}

fn without_language(mut node: Map<String, Value>) -> Value {
    let is_alone = node.len() == 1;
    match node.get_mut("@value") {
        Some(text) if is_alone => text.take(),
        _ => Value::Object(node),
    }
}
