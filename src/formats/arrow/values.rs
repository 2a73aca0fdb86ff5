//! Columns looked at as records.
//!
//! Programs that rewrite a file change its types: text becomes large or a view or is looked up in a
//! dictionary, a column without any value loses its type. What holds the same is taken as the same.
//! What could only be taken by guessing, such as a number where a text belongs, is refused.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, AsArray as _, BooleanArray, Float32Array, Float64Array, Int64Array,
    LargeStringArray, StringArray, StringViewArray, UInt64Array, make_array,
};
use arrow::buffer::{NullBuffer, OffsetBuffer};
use arrow::compute::{CastOptions, cast_with_options};
use arrow::datatypes::{DataType, Fields, TimeUnit};
use arrow::error::ArrowError;
use serde_json::value::RawValue;

use crate::formats::Error;
use crate::formats::draft::Draft;
use crate::model::shape::{Entity, Type};
use crate::nearest;

/// The values of a column, or of all columns of an object.
pub(super) struct Values {
    nulls: Option<NullBuffer>,
    kind: Kind,
}

enum Kind {
    /// Nothing but nulls.
    Nothing,
    Text(Texts),
    /// JSON text.
    Json(Texts),
    Number(Numbers),
    Boolean(BooleanArray),
    List(Ends, Box<Values>),
    Members(Vec<(&'static str, Values)>),
}

/// Texts in one of the ways to store them.
enum Texts {
    Plain(StringArray),
    Large(LargeStringArray),
    View(StringViewArray),
    /// By their places among others.
    Keyed(Vec<usize>, Box<Values>),
}

enum Numbers {
    Whole(Int64Array),
    Unsigned(UInt64Array),
    Real(Float64Array),
    Single(Float32Array),
}

/// Where the entries of lists are among those of all lists.
enum Ends {
    Plain(OffsetBuffer<i32>),
    Large(OffsetBuffer<i64>),
    /// Each list has so many.
    Fixed(usize),
}

/// A record being written, of which there may be so many bytes.
pub(super) struct Pen {
    draft: Draft<()>,
    most: usize,
}

impl Pen {
    pub(super) fn new(most: usize) -> Self {
        Pen { draft: Draft::new(), most }
    }

    /// The JSON text.
    pub(super) fn finish(self) -> String {
        self.draft.finish().0
    }

    /// Makes sure that there is room for so many more bytes.
    fn room(&self, bytes: usize) -> Result<(), Error> {
        if self.draft.len().saturating_add(bytes) <= self.most {
            return Ok(());
        }
        let most = self.most;
        Err(Error::malformed(format!("a row has more than {most} bytes as JSON")))
    }
}

impl Values {
    /// The values of a column that is to hold a type. `path` is what it is called in messages.
    ///
    /// # Errors
    /// When it holds something else, or has parts that nothing is known of.
    pub(super) fn of(ty: Type, array: &ArrayRef, path: &str) -> Result<Self, Error> {
        let kind = match (ty, array.data_type()) {
            (_, DataType::Null) => Kind::Nothing,
            (Type::Entity(entity), DataType::Struct(fields)) => {
                Kind::Members(members(entity, fields, array.as_struct().columns(), path)?)
            }
            (Type::List(list), _) => {
                let (ends, entries) =
                    entries(array).ok_or_else(|| misfit(ty, array.data_type(), path))?;
                Kind::List(ends, Box::new(Values::of(list.item, &entries, path)?))
            }
            (Type::Scalar(_) | Type::Vocabulary(_), _) => Kind::Text(Texts::of(ty, array, path)?),
            (Type::Json, _) => Kind::Json(Texts::of(ty, array, path)?),
            (Type::Number(_), _) => {
                let numbers = Numbers::of(array)?;
                Kind::Number(numbers.ok_or_else(|| misfit(ty, array.data_type(), path))?)
            }
            (Type::Boolean, DataType::Boolean) => Kind::Boolean(array.as_boolean().clone()),
            _ => return Err(misfit(ty, array.data_type(), path)),
        };
        Ok(Values { nulls: array.nulls().cloned(), kind })
    }

    /// The values of all columns of an object.
    ///
    /// # Errors
    /// As [`Values::of`].
    pub(super) fn of_columns(
        entity: &'static Entity,
        fields: &Fields,
        columns: &[ArrayRef],
    ) -> Result<Self, Error> {
        let kind = Kind::Members(members(entity, fields, columns, "")?);
        Ok(Values { nulls: None, kind })
    }

    pub(super) fn is_null(&self, row: usize) -> bool {
        let inner = match &self.kind {
            Kind::Nothing => true,
            Kind::Text(Texts::Keyed(keys, texts)) | Kind::Json(Texts::Keyed(keys, texts)) => {
                keys.get(row).is_none_or(|key| texts.is_null(*key))
            }
            _ => false,
        };
        inner || self.nulls.as_ref().is_some_and(|nulls| nulls.is_null(row))
    }

    /// Writes a value.
    ///
    /// # Errors
    /// When there is no room for it, or it is no text though it should be.
    pub(super) fn write(&self, row: usize, pen: &mut Pen) -> Result<(), Error> {
        if self.is_null(row) {
            pen.room(4)?;
            pen.draft.raw("null", ());
            return Ok(());
        }
        match &self.kind {
            Kind::Members(members) => {
                pen.draft.begin_object();
                for (name, values) in members.iter().filter(|(_, values)| !values.is_null(row)) {
                    pen.room(name.len())?;
                    pen.draft.key(name, ());
                    values.write(row, pen)?;
                }
                pen.draft.end_object(());
            }
            Kind::List(ends, entries) => {
                pen.draft.begin_list();
                for entry in ends.range(row) {
                    pen.room(2)?;
                    entries.write(entry, pen)?;
                }
                pen.draft.end_list(());
            }
            _ => self.write_scalar(row, pen)?,
        }
        Ok(())
    }

    fn write_scalar(&self, row: usize, pen: &mut Pen) -> Result<(), Error> {
        let Some(text) = self.scalar(row)? else { return Ok(()) };
        pen.room(text.len())?;
        let is_literal = match &self.kind {
            Kind::Json(_) => serde_json::from_str::<&RawValue>(&text).is_ok(),
            // What is not finite has no other form in JSON than a text.
            Kind::Number(_) => text.ends_with(|c: char| c.is_ascii_digit()),
            Kind::Boolean(_) => true,
            _ => false,
        };
        if is_literal {
            pen.draft.raw(text.trim(), ());
        } else {
            pen.draft.string(&text, ());
        }
        Ok(())
    }

    /// A value that is not an object or list, as the text of a cell; none if it is null.
    ///
    /// # Errors
    /// When it is no text though it should be.
    pub(super) fn scalar(&self, row: usize) -> Result<Option<Cow<'_, str>>, Error> {
        if self.is_null(row) {
            return Ok(None);
        }
        Ok(match &self.kind {
            Kind::Text(texts) | Kind::Json(texts) => texts.get(row)?.map(Cow::Borrowed),
            Kind::Number(numbers) => Some(Cow::Owned(numbers.text(row))),
            Kind::Boolean(values) => {
                Some(Cow::Borrowed(if values.value(row) { "true" } else { "false" }))
            }
            Kind::Nothing | Kind::List(..) | Kind::Members(_) => None,
        })
    }
}

/// The members of an object, in the order of its fields.
fn members(
    entity: &'static Entity,
    fields: &Fields,
    columns: &[ArrayRef],
    path: &str,
) -> Result<Vec<(&'static str, Values)>, Error> {
    let inside =
        |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    for (number, field) in fields.iter().enumerate() {
        if entity.field(field.name()).is_none() {
            return Err(unknown(
                &inside(field.name()),
                field.name(),
                entity.fields.iter().map(|field| field.name),
            ));
        }
        if fields.iter().take(number).any(|other| other.name() == field.name()) {
            let name = shortened(&inside(field.name()));
            return Err(Error::malformed(format!("the column `{name}` comes twice")));
        }
    }
    let mut members = Vec::new();
    for field in entity.fields {
        if let Some((number, _)) = fields.find(field.name)
            && let Some(column) = columns.get(number)
        {
            members.push((field.name, Values::of(field.ty, column, &inside(field.name))?));
        }
    }
    Ok(members)
}

/// The error of a column that is called like none of these.
pub(super) fn unknown<'n>(
    path: &str,
    name: &str,
    known: impl IntoIterator<Item = &'n str>,
) -> Error {
    let hint = nearest::best(name, known);
    let hint = hint.map_or_else(String::new, |near| format!("; did you mean `{}`?", near.value));
    Error::malformed(format!("there is no column `{}`{hint}", shortened(path)))
}

/// The error of a column that holds something else than it should.
fn misfit(ty: Type, found: &DataType, path: &str) -> Error {
    let found: String = found.to_string().chars().take(80).collect();
    Error::malformed(format!(
        "the column `{}` is of the Arrow type {found}, which does not hold {}",
        shortened(path),
        ty.json_type()
    ))
}

fn shortened(name: &str) -> String {
    name.chars().take(120).collect()
}

/// The entries of lists, and which of them each list has.
fn entries(array: &ArrayRef) -> Option<(Ends, ArrayRef)> {
    if let Some(list) = array.as_list_opt::<i32>() {
        return Some((Ends::Plain(list.offsets().clone()), Arc::clone(list.values())));
    }
    if let Some(list) = array.as_list_opt::<i64>() {
        return Some((Ends::Large(list.offsets().clone()), Arc::clone(list.values())));
    }
    let list = array.as_fixed_size_list_opt()?;
    let size = usize::try_from(list.value_length()).ok()?;
    Some((Ends::Fixed(size), Arc::clone(list.values())))
}

impl Ends {
    fn range(&self, row: usize) -> Range<usize> {
        let range = match self {
            Ends::Plain(ends) => {
                let end = |at: usize| ends.get(at).and_then(|end| usize::try_from(*end).ok());
                end(row).zip(end(row + 1))
            }
            Ends::Large(ends) => {
                let end = |at: usize| ends.get(at).and_then(|end| usize::try_from(*end).ok());
                end(row).zip(end(row + 1))
            }
            Ends::Fixed(size) => row.checked_mul(*size).map(|start| (start, start + size)),
        };
        range.map_or(0..0, |(start, end)| start..end)
    }
}

impl Texts {
    fn of(ty: Type, array: &ArrayRef, path: &str) -> Result<Self, Error> {
        if let Some(texts) = array.as_string_opt::<i32>() {
            return Ok(Texts::Plain(texts.clone()));
        }
        if let Some(texts) = array.as_string_opt::<i64>() {
            return Ok(Texts::Large(texts.clone()));
        }
        if let Some(texts) = array.as_string_view_opt() {
            return Ok(Texts::View(texts.clone()));
        }
        match array.data_type() {
            DataType::Dictionary(_, inner) if !matches!(**inner, DataType::Dictionary(..)) => {
                let keyed = array.as_any_dictionary();
                let texts = Box::new(Values::of(ty, keyed.values(), path)?);
                // Without any text, every key is null.
                let is_empty = keyed.values().is_empty();
                let keys = if is_empty { Vec::new() } else { keyed.normalized_keys() };
                Ok(Texts::Keyed(keys, texts))
            }
            DataType::Date32 | DataType::Timestamp(..) if !matches!(ty, Type::Json) => {
                Ok(Texts::Plain(times(array)?))
            }
            other => Err(misfit(ty, other, path)),
        }
    }

    fn get(&self, row: usize) -> Result<Option<&str>, Error> {
        let text = match self {
            Texts::Plain(texts) => texts.value(row),
            Texts::Large(texts) => texts.value(row),
            Texts::View(texts) => texts.value(row),
            Texts::Keyed(keys, texts) => {
                let Some(key) = keys.get(row) else { return Ok(None) };
                return match &texts.kind {
                    Kind::Text(texts) | Kind::Json(texts) => texts.get(*key),
                    _ => Ok(None),
                };
            }
        };
        // Not every column that is told to be text has been looked at by the decoder.
        match simdutf8::basic::from_utf8(text.as_bytes()) {
            Ok(text) => Ok(Some(text)),
            Err(_) => Err(Error::malformed("a column of text holds bytes that are not UTF-8")),
        }
    }
}

/// Days and moments as ISO 8601 texts. A moment with a time zone is told in UTC.
fn times(array: &ArrayRef) -> Result<StringArray, Error> {
    let in_utc = |unit: TimeUnit| DataType::Timestamp(unit, Some("+00:00".into()));
    let array = match array.data_type() {
        DataType::Timestamp(unit, Some(_)) => {
            // The number behind a moment is the same in every zone.
            let data = array.to_data().into_builder().data_type(in_utc(*unit));
            make_array(data.build().map_err(|error| unreadable(&error))?)
        }
        _ => Arc::clone(array),
    };
    let options = CastOptions { safe: false, ..CastOptions::default() };
    let texts =
        cast_with_options(&array, &DataType::Utf8, &options).map_err(|error| unreadable(&error))?;
    Ok(texts.as_string::<i32>().clone())
}

fn unreadable(error: &ArrowError) -> Error {
    Error::malformed(format!("a column cannot be read: {error}"))
}

impl Numbers {
    /// None if they are not numbers.
    fn of(array: &ArrayRef) -> Result<Option<Self>, Error> {
        use arrow::datatypes::{Float32Type, Float64Type, Int64Type, UInt64Type};
        let options = CastOptions { safe: false, ..CastOptions::default() };
        Ok(Some(match array.data_type() {
            DataType::Float64 => Numbers::Real(array.as_primitive::<Float64Type>().clone()),
            DataType::Float32 => Numbers::Single(array.as_primitive::<Float32Type>().clone()),
            DataType::UInt64 => Numbers::Unsigned(array.as_primitive::<UInt64Type>().clone()),
            whole if whole.is_integer() => {
                let wide = cast_with_options(array, &DataType::Int64, &options);
                Numbers::Whole(
                    wide.map_err(|error| unreadable(&error))?.as_primitive::<Int64Type>().clone(),
                )
            }
            _ => return Ok(None),
        }))
    }

    /// The number as in JSON, where it has a form there.
    fn text(&self, row: usize) -> String {
        match self {
            Numbers::Whole(values) => values.value(row).to_string(),
            Numbers::Unsigned(values) => values.value(row).to_string(),
            Numbers::Real(values) => values.value(row).to_string(),
            Numbers::Single(values) => values.value(row).to_string(),
        }
    }
}
