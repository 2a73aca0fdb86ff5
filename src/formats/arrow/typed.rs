//! Columns of numbers, of truth values, and of days and times.

use std::borrow::Cow;
use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, AsArray as _, BooleanArray, Float32Array, Float64Array, Int64Array,
    StringArray, UInt64Array, make_array,
};
use arrow::compute::{CastOptions, cast_with_options};
use arrow::datatypes::{DataType, TimeUnit};
use arrow::error::ArrowError;

use crate::formats::Error;
use crate::formats::tables::RawKind;

/// The values of a column that holds no text.
pub(super) enum Typed {
    Number(Numbers),
    Boolean(BooleanArray),
    Date(StringArray),
}

impl Typed {
    /// None if the column holds something else.
    ///
    /// # Errors
    /// When it has a value that is out of all bounds.
    pub(super) fn of(array: &ArrayRef) -> Result<Option<Self>, Error> {
        Ok(match array.data_type() {
            DataType::Boolean => Some(Typed::Boolean(array.as_boolean().clone())),
            DataType::Date32 | DataType::Date64 | DataType::Timestamp(..) => {
                Some(Typed::Date(times(array)?))
            }
            _ => Numbers::of(array)?.map(Typed::Number),
        })
    }

    /// As what the column has its values.
    pub(super) fn kind(&self) -> RawKind {
        match self {
            Typed::Number(_) => RawKind::Number,
            Typed::Boolean(_) => RawKind::Boolean,
            Typed::Date(_) => RawKind::Date,
        }
    }

    /// A value as text.
    pub(super) fn text(&self, row: usize) -> Cow<'_, str> {
        match self {
            Typed::Number(numbers) => Cow::Owned(numbers.text(row)),
            Typed::Boolean(values) => {
                Cow::Borrowed(if values.value(row) { "true" } else { "false" })
            }
            Typed::Date(texts) => Cow::Borrowed(texts.value(row)),
        }
    }
}

/// Numbers, in each of the ways to store them.
pub(super) enum Numbers {
    Whole(Int64Array),
    Unsigned(UInt64Array),
    Real(Float64Array),
    Single(Float32Array),
    /// With so many decimals, as text.
    Decimal(StringArray),
}

impl Numbers {
    /// None if they are not numbers.
    ///
    /// # Errors
    /// When one is out of all bounds.
    pub(super) fn of(array: &ArrayRef) -> Result<Option<Self>, Error> {
        use arrow::datatypes::{Float32Type, Float64Type, Int64Type, UInt64Type};
        Ok(Some(match array.data_type() {
            DataType::Float64 => Numbers::Real(array.as_primitive::<Float64Type>().clone()),
            DataType::Float32 => Numbers::Single(array.as_primitive::<Float32Type>().clone()),
            DataType::Float16 => Numbers::Single(
                cast(array, &DataType::Float32)?.as_primitive::<Float32Type>().clone(),
            ),
            DataType::UInt64 => Numbers::Unsigned(array.as_primitive::<UInt64Type>().clone()),
            whole if whole.is_integer() => {
                Numbers::Whole(cast(array, &DataType::Int64)?.as_primitive::<Int64Type>().clone())
            }
            DataType::Decimal32(..)
            | DataType::Decimal64(..)
            | DataType::Decimal128(..)
            | DataType::Decimal256(..) => {
                Numbers::Decimal(cast(array, &DataType::Utf8)?.as_string::<i32>().clone())
            }
            _ => return Ok(None),
        }))
    }

    /// The number as in JSON, where it has a form there.
    pub(super) fn text(&self, row: usize) -> String {
        match self {
            Numbers::Whole(values) => values.value(row).to_string(),
            Numbers::Unsigned(values) => values.value(row).to_string(),
            Numbers::Real(values) => values.value(row).to_string(),
            Numbers::Single(values) => values.value(row).to_string(),
            Numbers::Decimal(values) => values.value(row).to_owned(),
        }
    }
}

/// Days and times as texts of ISO 8601. A time with a zone is written in UTC.
fn times(array: &ArrayRef) -> Result<StringArray, Error> {
    let in_utc = |unit: TimeUnit| DataType::Timestamp(unit, Some("+00:00".into()));
    let array = match array.data_type() {
        DataType::Timestamp(unit, Some(_)) => {
            // The number that is stored is the same in every zone.
            let data = array.to_data().into_builder().data_type(in_utc(*unit));
            make_array(data.build().map_err(|error| unreadable(&error))?)
        }
        _ => Arc::clone(array),
    };
    Ok(cast(&array, &DataType::Utf8)?.as_string::<i32>().clone())
}

fn cast(array: &ArrayRef, to: &DataType) -> Result<ArrayRef, Error> {
    let options = CastOptions { safe: false, ..CastOptions::default() };
    cast_with_options(array, to, &options).map_err(|error| unreadable(&error))
}

fn unreadable(error: &ArrowError) -> Error {
    Error::malformed(format!("a column cannot be read: {error}"))
}
