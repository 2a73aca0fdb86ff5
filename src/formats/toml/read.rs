//! From TOML to JSON text.

use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use super::super::budget::Budget;
use super::super::draft::Draft;
use super::super::excerpt::{malformed, undecodable};
use super::super::json::bytes_of;
use super::super::places::TextPlaces;
use super::super::{Error, Found, Input, Places, Reader};
use super::{field_as_json, survey};
use crate::json;
use crate::model::Record;
use crate::model::path::Segment;
use crate::model::shape::{Class, Model as _, Scalar, Type};
use crate::text::{Span, decode};

/// Reads the one record of a file.
pub(super) struct Once {
    input: Option<Input>,
    limit: usize,
}

impl Once {
    pub(super) fn new(input: Input, limit: usize) -> Self {
        Once { input: Some(input), limit }
    }
}

impl Reader for Once {
    fn read(&mut self) -> Result<Option<Found>, Error> {
        let Some(input) = self.input.take() else { return Ok(None) };
        let bytes = bytes_of(input, self.limit)?;
        let decoded = decode(&bytes).map_err(|error| undecodable(&bytes, 1, error))?;
        let text = decoded.text;
        let at_fault = |(span, message): (Span, String)| {
            malformed(text, 1, span, message, Some("write the record as JSON or YAML"))
        };
        survey::survey(text).map_err(at_fault)?;
        let table = DeTable::parse(text).map_err(|error| {
            let span = error.span().map(Span::from).unwrap_or_default();
            malformed(text, 1, span, format!("this is not TOML: {}", error.message()), None)
        })?;
        let mut reading = Reading { text, draft: Draft::new(), budget: Budget::new(self.limit) };
        let whole = Span::new(0, text.len());
        reading.table(table.get_ref(), whole, Some(Record::TYPE), 1)?;
        let (json, spans) = reading.draft.finish();
        let places = Places::Text(TextPlaces {
            text: Arc::from(text),
            first_line: 1,
            offset: if decoded.byte_order_mark { 3 } else { 0 },
            spans,
        });
        Ok(Some(Found { json, places, faults: Vec::new() }))
    }
}

struct Reading<'t> {
    text: &'t str,
    draft: Draft<Span>,
    budget: Budget,
}

impl Reading<'_> {
    /// Reads a table. `ty` is what the model has at its place, if anything.
    fn table(
        &mut self,
        table: &DeTable<'_>,
        span: Span,
        ty: Option<Type>,
        depth: usize,
    ) -> Result<(), Error> {
        self.enter(span, depth)?;
        // The parser gives the members by their keys' letters; here they come as they stand.
        let mut members: Vec<_> = table.iter().collect();
        members.sort_by_key(|(key, _)| key.span().start);
        self.draft.begin_object();
        for (key, value) in members {
            let name = key.get_ref();
            let key_span = Span::from(key.span());
            self.within(key_span, |this| this.budget.values(1))?;
            let entity = ty.and_then(Type::entity);
            if let (Some(field), DeValue::String(text)) =
                (entity.and_then(|entity| field_as_json(entity, name)), value.get_ref())
            {
                self.draft.key(field.name, key_span);
                self.json(text, value.span().into())?;
                continue;
            }
            self.within(key_span, |this| this.budget.string(this.draft.len(), name))?;
            self.draft.key(name, key_span);
            self.value(value, ty.and_then(|ty| ty.step(Segment::Key(name))), depth)?;
        }
        self.draft.end_object(span);
        Ok(())
    }

    fn value(
        &mut self,
        value: &Spanned<DeValue<'_>>,
        ty: Option<Type>,
        depth: usize,
    ) -> Result<(), Error> {
        let span = Span::from(value.span());
        self.within(span, |this| this.budget.values(1))?;
        match value.get_ref() {
            DeValue::Table(table) => return self.table(table, span, ty, depth + 1),
            DeValue::Array(entries) => {
                self.enter(span, depth + 1)?;
                let inner = ty.and_then(|ty| ty.step(Segment::Index(0)));
                self.draft.begin_list();
                for entry in entries {
                    self.value(entry, inner, depth + 1)?;
                }
                self.draft.end_list(span);
            }
            DeValue::String(string) => self.string(string, span)?,
            DeValue::Datetime(_) => {
                // As it is spelled, without the white space around it.
                let written = span.of(self.text).trim();
                let is_date =
                    matches!(ty, Some(Type::Scalar(Scalar { class: Class::Machine, .. })));
                if is_date {
                    self.string(&as_rfc_3339(written), span)?;
                } else {
                    self.string(written, span)?;
                }
            }
            DeValue::Boolean(true) => self.draft.raw("true", span),
            DeValue::Boolean(false) => self.draft.raw("false", span),
            DeValue::Integer(integer) => self.integer(integer, span)?,
            DeValue::Float(float) => {
                let float = float.as_str();
                let digits = float.strip_prefix('+').unwrap_or(float);
                if digits.contains(['i', 'n']) {
                    return Err(self.fault(span, "JSON has no infinity and no NaN", None));
                }
                self.draft.raw(digits, span);
            }
        }
        self.within(span, |this| this.budget.json(this.draft.len(), 0))
    }

    fn string(&mut self, string: &str, span: Span) -> Result<(), Error> {
        self.within(span, |this| this.budget.string(this.draft.len(), string))?;
        self.draft.string(string, span);
        Ok(())
    }

    fn integer(&mut self, integer: &DeInteger<'_>, span: Span) -> Result<(), Error> {
        let digits = integer.as_str();
        if integer.radix() == 10 {
            self.draft.raw(digits.strip_prefix('+').unwrap_or(digits), span);
            return Ok(());
        }
        let Ok(number) = u64::from_str_radix(digits, integer.radix()) else {
            return Err(self.fault(span, "the integer has more than 64 bits", None));
        };
        self.draft.raw(&number.to_string(), span);
        Ok(())
    }

    /// Takes the JSON text of a value over.
    fn json(&mut self, text: &str, span: Span) -> Result<(), Error> {
        self.within(span, |this| this.budget.json(this.draft.len(), text.len()))?;
        if let Err(fault) = json::parse(text) {
            let message = format!("the string is not JSON: {}", fault.message);
            return Err(self.fault(span, message, Some("write the value as TOML, under `data`")));
        }
        self.draft.raw(text.trim(), span);
        Ok(())
    }

    fn enter(&mut self, span: Span, depth: usize) -> Result<(), Error> {
        self.within(span, |this| this.budget.depth(depth))
    }

    /// Holds something against the budget.
    fn within(
        &mut self,
        span: Span,
        holds: impl FnOnce(&mut Self) -> Result<(), String>,
    ) -> Result<(), Error> {
        holds(self).map_err(|message| self.fault(span, message, None))
    }

    fn fault(&self, span: Span, message: impl Into<String>, help: Option<&str>) -> Error {
        malformed(self.text, 1, span, message, help)
    }
}

/// A date or time of TOML as RFC 3339 spells it: TOML also takes a blank or a small `t` between day
/// and time, a small `z`, and a time without seconds.
fn as_rfc_3339(written: &str) -> String {
    /// How many bytes a day has, and a time without seconds.
    const DAY: usize = "2031-05-04T".len();
    const MINUTES: usize = "16:30".len();
    let mut date = written.replacen(' ', "T", 1).to_ascii_uppercase();
    let seconds = DAY + MINUTES;
    if date.get(DAY..seconds).is_some() && date.as_bytes().get(seconds) != Some(&b':') {
        date.insert_str(seconds, ":00");
    }
    date
}
