//! The Arrow schemas, made from the model.

use std::sync::{Arc, LazyLock};

use arrow::datatypes::{DataType, Field, Fields, Metadata, Schema, SchemaRef};
use serde_json::Value;

use crate::formats::tables::{Column, TABLES, Table};
use crate::formats::views::{Kind, VIEWS, View, ViewColumn};
use crate::model::shape::{Entity, Model as _, Number, Type};
use crate::model::{Record, SchemaVersion};
use crate::schema::SCHEMAS;

/// The key under which a column says what it holds.
const DESCRIPTION: &str = "description";

/// The name of the column with the checksum of a record, which comes after its fields.
pub(super) const CHECKSUM: &str = "checksum";
/// What that column holds.
const CHECKSUM_DOC: &str = "The checksum of the record as it was written, which is no part of the \
                            record; null: it is not checked.";

/// The schema of records as nested rows.
pub(super) static NESTED: LazyLock<SchemaRef> = LazyLock::new(|| {
    let fields = match Record::TYPE {
        Type::Entity(record) => members(record),
        _ => Fields::empty(),
    };
    let checksum = Arc::new(field(CHECKSUM, DataType::Utf8, false, CHECKSUM_DOC));
    let fields: Vec<_> = fields.iter().cloned().chain([checksum]).collect();
    Arc::new(Schema::new_with_metadata(fields, about()))
});

/// The schema of each of [`TABLES`], in their order.
pub(super) static FLAT: LazyLock<Vec<SchemaRef>> =
    LazyLock::new(|| TABLES.iter().map(|table| Arc::new(flat(table))).collect());

/// The schema of each of [`VIEWS`], in their order.
pub(super) static OF_VIEWS: LazyLock<Vec<SchemaRef>> =
    LazyLock::new(|| VIEWS.iter().map(|view| Arc::new(of_view(view))).collect());

/// What is said of a file as a whole: which schema its records follow, by its `$id` and version.
pub(super) fn about() -> [(&'static str, &'static str); 2] {
    [("verbale.schema", &ID), ("verbale.schema_version", SchemaVersion::CURRENT.as_str())]
}

/// The `$id` of the published schema of a record.
static ID: LazyLock<String> = LazyLock::new(|| {
    let published = SCHEMAS.iter().find(|schema| schema.name == "record");
    let schema = published.and_then(|found| serde_json::from_str::<Value>(found.text).ok());
    schema.as_ref().and_then(|schema| schema["$id"].as_str()).unwrap_or_default().to_owned()
});

fn flat(table: &Table) -> Schema {
    let fields: Fields = table
        .columns
        .iter()
        .map(|column| {
            let ty = cell_type(column);
            let data_type = if column.is_date() { DataType::Date32 } else { data_type(ty) };
            let field = field(&column.name, data_type, column.required, &column.doc);
            if matches!(ty, Type::Json) { as_json(field) } else { field }
        })
        .collect();
    let mut metadata: Metadata = about().into();
    metadata.extend([(DESCRIPTION, one_line(&table.doc))]);
    Schema::new_with_metadata(fields, metadata)
}

fn of_view(view: &View) -> Schema {
    let column = |column: &ViewColumn| {
        let data_type = match column.kind {
            Kind::Text => DataType::Utf8,
            Kind::Date => DataType::Date32,
            Kind::Number => DataType::Float64,
        };
        field(column.name, data_type, false, column.doc)
    };
    let fields: Fields = view.columns.iter().map(column).collect();
    let mut metadata: Metadata = about().into();
    metadata.extend([(DESCRIPTION, one_line(view.doc))]);
    Schema::new_with_metadata(fields, metadata)
}

/// The type of the values of a flat column: several words are one text with spaces between.
pub(super) fn cell_type(column: &Column) -> Type {
    match column.ty {
        Type::Number(_) | Type::Boolean | Type::Json if !column.many => column.ty,
        _ => TEXT,
    }
}

/// Any type of text.
pub(super) const TEXT: Type = <crate::model::Line<'static> as crate::model::shape::Model>::TYPE;

fn members(entity: &'static Entity) -> Fields {
    let fields = entity.fields.iter();
    fields.map(|of| field(of.name, data_type(of.ty), of.required, of.doc)).collect()
}

fn field(name: &str, data_type: DataType, required: bool, doc: &str) -> Field {
    let metadata: Metadata = [(DESCRIPTION, one_line(doc))].into();
    Field::new(name, data_type, !required).with_metadata(metadata)
}

/// A column of JSON text says that it is one. Not so within lists: polars cannot write what it reads
/// then.
fn as_json(field: Field) -> Field {
    let mut metadata = field.metadata().clone();
    metadata.extend([("ARROW:extension:name", "arrow.json"), ("ARROW:extension:metadata", "")]);
    field.with_metadata(metadata)
}

/// What is broken into lines in the source, without the breaks.
fn one_line(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn data_type(ty: Type) -> DataType {
    match ty {
        Type::Entity(entity) => DataType::Struct(members(entity)),
        // No entry of a list is ever null.
        Type::List(list) => {
            DataType::List(Arc::new(Field::new(ENTRY, data_type(list.item), false)))
        }
        Type::Scalar(_) | Type::Vocabulary(_) | Type::Json => DataType::Utf8,
        Type::Number(number) if is_whole(number) => DataType::Int64,
        Type::Number(_) => DataType::Float64,
        Type::Boolean => DataType::Boolean,
    }
}

/// What Parquet calls the entries of a list.
const ENTRY: &str = "element";

/// Whether all numbers of a description are whole ones of 64 bits with a sign.
pub(super) fn is_whole(number: &Number) -> bool {
    // 2^63; what is below it can be held.
    const END: f64 = 9_223_372_036_854_775_808.0;
    number.integer && number.min >= -END && number.max < END
}
