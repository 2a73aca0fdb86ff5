//! What describes the tables: the W3C's metadata vocabulary for tabular data.
//!
//! All of it follows from [`TABLES`]. A key is named where it holds for every record without faults: a
//! column that may be blank refers to nothing, so it is no foreign key, and neither is one whose
//! values stand in several tables.

use serde_json::{Value, json};

use super::file_name;
use crate::formats::tables::{Column, Role, TABLES, Table};
use crate::formats::views::{Kind, VIEWS, View, ViewColumn};
use crate::model::shape::{Number, Scalar, Type, Vocabulary};

/// The property that says how many rows a table has.
const EXTENT: &str = "dc:extent";
/// Of whole numbers up to this one it is known that every program reads them alike: 2^53 - 1.
const SAFE: f64 = 9_007_199_254_740_991.0;

/// The description of these tables and views, by the numbers that their files have, with the number of rows of each if that is
/// known, as JSON text.
pub(super) fn of(tables: &[(usize, Option<u64>)]) -> String {
    let all: Vec<usize> = tables.iter().map(|(number, _)| *number).collect();
    let describe = |(number, rows): &(usize, Option<u64>)| {
        let mut described = match number.checked_sub(TABLES.len()).and_then(|at| VIEWS.get(at)) {
            Some(view) => of_view(view),
            None => table(*number, &all),
        };
        if let Some(rows) = rows {
            described[EXTENT] = json!(format!("{rows} row{}", if *rows == 1 { "" } else { "s" }));
        }
        described
    };
    let described: Vec<Value> = tables.iter().map(describe).collect();
    let all = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "dc:title": "Records of diplomatic news",
        "dc:description": "Each table has the entries of lists of the same kind, and `records` the \
            records they belong to. A text that a spreadsheet would take for a formula has an \
            apostrophe in front of it that is not part of the text.",
        "dialect": {
            "encoding": "utf-8",
            "delimiter": ",",
            "quoteChar": "\"",
            "doubleQuote": true,
            "header": true,
            "lineTerminators": ["\r\n", "\n"],
            "trim": false,
        },
        "tables": described,
    });
    format!("{all:#}\n")
}

/// What the description of the tables says was written: the tables, with the number of rows of each if
/// it is known, and the names of its columns. Of what is no such description nothing is known.
pub(super) fn written(description: &[u8]) -> Vec<(usize, Option<u64>, Vec<String>)> {
    let Ok(description) = serde_json::from_slice::<Value>(description) else { return Vec::new() };
    let tables = description["tables"].as_array().into_iter().flatten();
    let all = tables.filter_map(|table| {
        let name = table["url"].as_str()?.strip_suffix(".csv")?;
        let number = TABLES.number(name)?;
        let extent = table[EXTENT].as_str().and_then(|extent| extent.split(' ').next());
        let rows = extent.and_then(|rows| rows.parse().ok());
        let columns = table["tableSchema"]["columns"].as_array().into_iter().flatten();
        let columns = columns.filter_map(|column| column["name"].as_str().map(str::to_owned));
        // A template names all tables and has no rows.
        rows.map(|rows| (number, Some(rows), columns.collect()))
    });
    all.collect()
}

fn table(number: usize, all: &[usize]) -> Value {
    let Some(table) = TABLES.get(number) else { return Value::Null };
    let columns: Vec<Value> = table.columns.iter().map(column).collect();
    let mut schema = json!({ "columns": columns });
    if let Some(keys) = primary_key(number) {
        schema["primaryKey"] = json!(keys);
    }
    let keys = foreign_keys(number, all);
    if !keys.is_empty() {
        schema["foreignKeys"] = json!(keys);
    }
    json!({
        "url": file_name(&table.name),
        "dc:description": in_one_line(&table.doc),
        "tableSchema": schema,
    })
}

/// The description of a view.
fn of_view(view: &View) -> Value {
    let column = |column: &ViewColumn| {
        let datatype = match column.kind {
            Kind::Text => json!("string"),
            Kind::Date => json!({ "base": "date", "format": "yyyy-MM-dd" }),
            Kind::Number => json!("number"),
        };
        let ViewColumn { name, doc, .. } = column;
        json!({ "name": name, "titles": name, "dc:description": doc, "datatype": datatype })
    };
    let columns: Vec<Value> = view.columns.iter().map(column).collect();
    json!({
        "url": file_name(&view.table_name()),
        "dc:description": format!("{} It follows from the other tables, and is not read.", view.doc),
        "tableSchema": { "columns": columns },
    })
}

fn column(column: &Column) -> Value {
    let mut value = json!({
        "name": column.name,
        "titles": column.name,
        "dc:description": in_one_line(&column.doc),
        "datatype": datatype(column),
    });
    if column.many {
        value["separator"] = json!(" ");
    }
    if column.required {
        value["required"] = json!(true);
    }
    value
}

/// A description without the line breaks of the source it comes from.
fn in_one_line(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn datatype(column: &Column) -> Value {
    match column.ty {
        _ if column.is_date() => json!({ "base": "date", "format": "yyyy-MM-dd" }),
        _ if column.role == Role::Number => json!({ "base": "integer", "minimum": 1 }),
        Type::Number(number) => number_type(number),
        Type::Boolean => json!("boolean"),
        Type::Json => json!("json"),
        Type::Vocabulary(Vocabulary { words, .. }) => {
            let words: Vec<&str> = words.iter().map(|word| word.word).collect();
            json!({ "base": "string", "format": format!("^({})$", words.join("|")) })
        }
        Type::Scalar(Scalar { name: "iri", .. }) => json!("anyURI"),
        Type::Scalar(_) | Type::Entity(_) | Type::List(_) => json!("string"),
    }
}

/// A type of numbers, with those bounds that are numbers anybody would write.
fn number_type(number: &Number) -> Value {
    let mut ty = json!({ "base": if number.integer { "integer" } else { "number" } });
    for (key, bound) in [("minimum", number.min), ("maximum", number.max)] {
        if bound.abs() <= SAFE && bound.fract() == 0.0 {
            #[expect(clippy::cast_possible_truncation, reason = "whole, and within 2^53")]
            let bound = bound as i64;
            ty[key] = json!(bound);
        }
    }
    ty
}

/// The names of the columns by which a row is known among all rows of its table.
fn primary_key(number: usize) -> Option<Vec<&'static str>> {
    let table = TABLES.get(number)?;
    let name = |column: usize| table.columns.get(column).map(|column| column.name.as_str());
    let of = |role| table.column(role).and_then(name);
    if number == 0 {
        return table.key().and_then(name).map(|key| vec![key]);
    }
    if let Some(key) = table.key() {
        return Some(vec![of(Role::Record)?, name(key)?]);
    }
    // Part of a key is never blank, and rows of the record itself have a blank owner.
    let is_blank = table.column(Role::Owner).is_some() && table.owners.contains(&0);
    let roles = [Role::Record, Role::Owner, Role::Field, Role::Number];
    (!is_blank).then(|| roles.into_iter().filter_map(of).collect())
}

/// The keys of other tables that a table has, if they are among `all`.
fn foreign_keys(number: usize, all: &[usize]) -> Vec<Value> {
    let Some(table) = TABLES.get(number) else { return Vec::new() };
    let mut keys = Vec::new();
    let Some(record) = table.column(Role::Record) else { return keys };
    let record = table.columns[record].name.as_str();
    keys.push(reference(&[record], &TABLES[0], &["id"]));
    for column in &table.columns {
        let Some(target) = target(table, column).filter(|target| all.contains(target)) else {
            continue;
        };
        let target = &TABLES[target];
        if let Some(key) = target.key() {
            let theirs = target.columns[key].name.as_str();
            keys.push(reference(&[record, &column.name], target, &["record", theirs]));
        }
    }
    keys
}

fn reference(columns: &[&str], target: &Table, theirs: &[&str]) -> Value {
    json!({
        "columnReference": columns,
        "reference": { "resource": file_name(&target.name), "columnReference": theirs },
    })
}

/// The one table that has what each value of a column names.
fn target(table: &Table, column: &Column) -> Option<usize> {
    if !column.required || column.many {
        return None;
    }
    match (column.role, column.ty) {
        (Role::Owner, _) => match table.owners.as_slice() {
            [owner] => Some(*owner),
            _ => None,
        },
        (Role::Value, Type::Scalar(Scalar { refers: [kind], .. })) => {
            TABLES.number(&TABLES.of_kind(*kind)?.name)
        }
        _ => None,
    }
}
