//! What a cell says, by the column it is in: as it is written or, where people and their programs write
//! it otherwise and can mean only one thing, as it is meant.

use std::borrow::Cow;

use super::assemble::{RawCell, RawKind};
use super::plan::Column;
use crate::formats::FaultKind;
use crate::model::shape::{Class, Scalar, Type};
use crate::rules::words::quoted;

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formats) struct Said<'t> {
    pub(in crate::formats) value: Value<'t>,
    /// What has to be reported of how it is written.
    pub(in crate::formats) remark: Option<Remark>,
}

/// The value of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formats) enum Value<'t> {
    /// A string.
    Text(Cow<'t, str>),
    /// JSON text: a number, `true` or `false`, or the data of an extension.
    Json(Cow<'t, str>),
}

/// What has to be reported of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formats) struct Remark {
    pub(in crate::formats) kind: FaultKind,
    pub(in crate::formats) message: String,
    pub(in crate::formats) help: String,
}

impl Remark {
    /// What is written in another way, and how it was read.
    fn adapted(message: String, help: impl Into<String>) -> Self {
        Remark { kind: FaultKind::Adapted, message, help: help.into() }
    }
}

/// What a cell says in a column.
pub(super) fn read<'t>(column: &Column, cell: &'t RawCell) -> Said<'t> {
    match column.ty {
        Type::Number(_) => number(cell),
        Type::Boolean => boolean(cell),
        Type::Json if is_json(&cell.text) => plain(Value::Json(Cow::Borrowed(cell.text.trim()))),
        Type::Json => text(cell),
        Type::Scalar(scalar) => string(scalar, cell),
        Type::Vocabulary(_) | Type::Entity(_) | Type::List(_) => trimmed(cell),
    }
}

fn plain(value: Value<'_>) -> Said<'_> {
    Said { value, remark: None }
}

/// The text as it is.
fn text(cell: &RawCell) -> Said<'_> {
    plain(Value::Text(Cow::Borrowed(&cell.text)))
}

/// The text without the blanks around it.
fn trimmed(cell: &RawCell) -> Said<'_> {
    let trimmed = cell.text.trim();
    let value = Value::Text(Cow::Borrowed(trimmed));
    let remark = (trimmed.len() != cell.text.len()).then(|| blanks_around(trimmed));
    Said { value, remark }
}

fn blanks_around(value: &str) -> Remark {
    let message = format!("there are blanks around {}, which were passed over", quoted(value));
    Remark::adapted(message, "delete the blanks")
}

fn number(cell: &RawCell) -> Said<'_> {
    let trimmed = cell.text.trim();
    if is_number(trimmed) {
        let remark = (trimmed.len() != cell.text.len()).then(|| blanks_around(trimmed));
        return Said { value: Value::Json(Cow::Borrowed(trimmed)), remark };
    }
    // A comma in front of the decimals, as in most of the world.
    let decimal = trimmed.split_once(',').map(|(whole, decimals)| format!("{whole}.{decimals}"));
    match decimal.filter(|decimal| is_number(decimal)) {
        Some(decimal) => {
            let message = format!("{} was read as the number {decimal}", quoted(trimmed));
            let remark = Some(Remark::adapted(message, format!("write `{decimal}`")));
            Said { value: Value::Json(Cow::Owned(decimal)), remark }
        }
        None => text(cell),
    }
}

fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c == '-' || c.is_ascii_digit()) && is_json(text)
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<&serde_json::value::RawValue>(text.trim()).is_ok()
}

fn boolean(cell: &RawCell) -> Said<'_> {
    let trimmed = cell.text.trim();
    let is = |words: &[&str]| words.iter().any(|word| trimmed.eq_ignore_ascii_case(word));
    let (word, is_usual) = match () {
        () if is(&["true"]) => ("true", true),
        () if is(&["false"]) => ("false", true),
        () if is(&["yes", "y", "1", "1.0"]) => ("true", false),
        () if is(&["no", "n", "0", "0.0"]) => ("false", false),
        () => return text(cell),
    };
    let remark = || {
        let message = format!("{} was read as `{word}`", quoted(trimmed));
        Remark::adapted(message, format!("write `{word}`"))
    };
    Said { value: Value::Json(Cow::Borrowed(word)), remark: (!is_usual).then(remark) }
}

/// The text with the line ends of records, which are LF.
fn lines(cell: &RawCell) -> Said<'_> {
    if !cell.text.contains("\r\n") {
        return text(cell);
    }
    let remark = Remark::adapted(
        "the line ends CR LF are read as LF".to_owned(),
        "save the file with the line ends of Unix, or leave it so",
    );
    let value = Value::Text(Cow::Owned(cell.text.replace("\r\n", "\n")));
    Said { value, remark: Some(remark) }
}

/// A string, in a cell of any kind.
pub(in crate::formats) fn string<'t>(scalar: &Scalar, cell: &'t RawCell) -> Said<'t> {
    let is_date = matches!(scalar.name, "edtf" | "moment" | "timestamp");
    match (cell.kind, scalar.class) {
        (RawKind::Text, Class::Words) => lines(cell),
        (RawKind::Text, Class::Verbatim) => text(cell),
        (RawKind::Text, _) => trimmed(cell),
        (RawKind::Date, _) if is_date => text(cell),
        // A year, of which nothing is lost.
        (RawKind::Number, _) if is_date && (scalar.check)(&cell.text).is_ok() => text(cell),
        (RawKind::Number, _) if scalar.name == "schema_version" => version(cell),
        (RawKind::Number, _) => not_text("a number", cell),
        (RawKind::Boolean, _) => not_text("a truth value", cell),
        (RawKind::Date, _) => not_text("a date", cell),
    }
}

/// The version of the schema, of which a number loses the zero at its end.
fn version(cell: &RawCell) -> Said<'_> {
    if cell.text.contains('.') || !cell.text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text(cell);
    }
    let whole = format!("{}.0", cell.text);
    let message = format!("the number {} was read as the version `{whole}`", quoted(&cell.text));
    let remark =
        Some(Remark::adapted(message, "format the cell as text and write the version again"));
    Said { value: Value::Text(Cow::Owned(whole)), remark }
}

fn not_text<'t>(what: &str, cell: &'t RawCell) -> Said<'t> {
    let message = format!(
        "the cell has {what}, {}, where text belongs; how it was written is lost",
        quoted(&cell.text)
    );
    let help = "format the cell as text and write the value again".to_owned();
    let remark = Some(Remark { kind: FaultKind::NotText, message, help });
    Said { value: Value::Text(Cow::Borrowed(&cell.text)), remark }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::tables::TABLES;

    /// What a column makes of a cell: the value as JSON text, and the kind of the remark.
    fn said(table: &str, column: &str, text: &str, kind: RawKind) -> (String, Option<FaultKind>) {
        let table = &TABLES[TABLES.number(table).unwrap()];
        let column = table.columns.iter().find(|it| it.name == column).unwrap();
        let cell = RawCell { text: text.to_owned(), kind };
        let Said { value, remark } = read(column, &cell);
        let value = match value {
            Value::Text(text) => serde_json::to_string(&text).unwrap(),
            Value::Json(json) => json.into_owned(),
        };
        (value, remark.map(|remark| remark.kind))
    }

    #[test]
    fn cells_are_read_as_they_are_meant() {
        use FaultKind::{Adapted, NotText};
        use RawKind::{Boolean, Date, Number, Text};
        for (table, column, text, kind, value, remark) in [
            ("codes", "code", "010", Text, "\"010\"", None),
            ("codes", "code", "10", Number, "\"10\"", Some(NotText)),
            ("codes", "code", " 010\u{A0}", Text, "\"010\"", Some(Adapted)),
            ("records", "id", "TRUE", Boolean, "\"TRUE\"", Some(NotText)),
            ("records", "id", "2031-03-04", Date, "\"2031-03-04\"", Some(NotText)),
            ("records", "schema_version", "1", Number, "\"1.0\"", Some(Adapted)),
            ("records", "schema_version", "1.0", Text, "\"1.0\"", None),
            ("events", "when_edtf", "2031-03-04", Date, "\"2031-03-04\"", None),
            ("events", "when_edtf", "2031", Number, "\"2031\"", None),
            ("events", "when_edtf", "47910", Number, "\"47910\"", Some(NotText)),
            ("quotes", "edited", "TRUE", Text, "true", None),
            ("quotes", "edited", "Yes", Text, "true", Some(Adapted)),
            ("quotes", "edited", "0", Number, "false", Some(Adapted)),
            ("quotes", "edited", "perhaps", Text, "\"perhaps\"", None),
            ("quotes", "kind", "direct ", Text, "\"direct\"", Some(Adapted)),
            ("quotes", "text", " We will. ", Text, "\" We will. \"", None),
            ("quotes", "text", "We\r\nwill.", Text, "\"We\\nwill.\"", Some(Adapted)),
            ("anchors", "exact", "We\r\nwill.", Text, "\"We\\r\\nwill.\"", None),
            ("quotes", "text", "42", Number, "\"42\"", Some(NotText)),
            ("anchors", "start", "17", Number, "17", None),
            ("anchors", "start", "17 ", Text, "17", Some(Adapted)),
            ("places", "lat", "-1,5", Text, "-1.5", Some(Adapted)),
            ("places", "lat", "north", Text, "\"north\"", None),
        ] {
            let found = said(table, column, text, kind);
            assert_eq!(found, (value.to_owned(), remark), "{table}.{column} {text:?} {kind:?}");
        }
    }
}
