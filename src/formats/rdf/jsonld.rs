//! Records as JSON-LD: a document for a record, or one a line.
//!
//! A document looks like the record as JSON, with `@id` in place of `id` and an `@id` and `@type` for
//! each part, and with texts in place of numbers with a fraction, which JSON-LD makes doubles of. It
//! names the published context by its IRI and does not repeat it, unless that is wanted
//! for consumers that fetch nothing; the file is `schemas/v1/context.jsonld`. Many records are one
//! document a line and not one `@graph`: each has a base of its own, so that its names stay short,
//! and can be written and read without the others.

use std::io::Write;

use serde_json::{Map, Value as Json, json};

use super::names::{CONTEXT, Datatype, Form, Property, RECORDS};
use super::publish::definitions;
use super::tree::{Node, Value, tree};
use crate::formats::{Error, Options, Output, Writer};
use crate::model::Record;

/// Begins to write one document.
pub(super) fn document(output: Output, options: &Options) -> Result<Box<dyn Writer>, Error> {
    let context = context(options);
    Ok(Box::new(Document { out: output.into_stream()?, context, written: false }))
}

/// Begins to write documents, one a line.
pub(super) fn lines(output: Output, options: &Options) -> Result<Box<dyn Writer>, Error> {
    Ok(Box::new(Lines { out: output.into_stream()?, context: context(options) }))
}

/// The context of records: its address, or all of it.
fn context(options: &Options) -> Json {
    if options.embed_context { definitions() } else { CONTEXT.into() }
}

struct Document {
    out: Box<dyn Write + Send>,
    context: Json,
    written: bool,
}

impl Writer for Document {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        if std::mem::replace(&mut self.written, true) {
            return Err(Error::refused(
                "a JSON-LD document holds one record; write ndjsonld, which has one document a \
                 line, or name a folder that is to have a file for each",
            ));
        }
        serde_json::to_writer_pretty(&mut self.out, &of_record(record, &self.context))
            .map_err(std::io::Error::from)?;
        Ok(self.out.write_all(b"\n")?)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        Ok(self.out.flush()?)
    }
}

struct Lines {
    out: Box<dyn Write + Send>,
    context: Json,
}

impl Writer for Lines {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        serde_json::to_writer(&mut self.out, &of_record(record, &self.context))
            .map_err(std::io::Error::from)?;
        Ok(self.out.write_all(b"\n")?)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        Ok(self.out.flush()?)
    }
}

/// A record as a document.
fn of_record(record: &Record<'_>, context: &Json) -> Json {
    let iri = format!("{RECORDS}{}", record.id);
    let mut document = Map::new();
    document.insert("@context".to_owned(), json!([context, { "@base": iri }]));
    let root = tree(record);
    if let Json::Object(members) = of_node(&root) {
        document.extend(members);
    }
    document.insert("@id".to_owned(), iri.into());
    Json::Object(document)
}

fn of_node(node: &Node<'_>) -> Json {
    let mut members = Map::new();
    members.insert("@id".to_owned(), node.reference.as_str().into());
    members.insert("@type".to_owned(), node.shape.name.as_str().into());
    for (property, value) in &node.values {
        members.insert(property.field.name.to_owned(), of_value(value, property));
    }
    for (derived, value) in &node.derived {
        members.insert(derived.term.clone(), value.as_ref().into());
    }
    Json::Object(members)
}

fn of_value(value: &Value<'_>, property: &Property) -> Json {
    match value {
        Value::Node(node) => of_node(node),
        Value::Reference(reference) => reference.as_str().into(),
        Value::Literal(text, datatype) => of_literal(text, *datatype, property),
        Value::List(entries) => entries.iter().map(|entry| of_value(entry, property)).collect(),
    }
}

fn of_literal(text: &str, datatype: Datatype, property: &Property) -> Json {
    let plain = match datatype {
        Datatype::Integer => text.parse::<i64>().ok().map(Json::from),
        // By the context it would have another datatype.
        Datatype::Double | Datatype::Stamp => {
            Some(json!({ "@value": text, "@type": datatype.curie() }))
        }
        Datatype::Boolean => Some(Json::Bool(text == "true")),
        // A number with a fraction would be a double.
        Datatype::Decimal
        | Datatype::String
        | Datatype::Address
        | Datatype::Instant
        | Datatype::Edtf
        | Datatype::Json => None,
    };
    match plain {
        Some(plain) => plain,
        // In place of an IRI it has to be said that it is none.
        None if property.form == Form::Reference => json!({ "@value": text }),
        None => text.into(),
    }
}
