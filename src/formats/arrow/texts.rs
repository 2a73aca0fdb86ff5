//! Columns of text, in each of the ways to store it.

use arrow::array::{
    Array, ArrayRef, AsArray as _, BinaryArray, BinaryViewArray, LargeBinaryArray, StringArray,
};
use arrow::buffer::NullBuffer;
use arrow::datatypes::DataType;

use crate::formats::Error;

/// Texts, as bytes: not all that is called text was looked at by a decoder, and some programs write
/// text as bytes.
pub(super) enum Texts {
    Plain(BinaryArray),
    Large(LargeBinaryArray),
    View(BinaryViewArray),
    /// By their places among others.
    Keyed {
        keys: Vec<usize>,
        texts: Box<Texts>,
        nulls: Option<NullBuffer>,
    },
}

impl Texts {
    /// The texts of a column; none if it does not hold text.
    pub(super) fn of(array: &ArrayRef) -> Option<Self> {
        Some(match array.data_type() {
            DataType::Utf8 => Texts::Plain(array.as_string::<i32>().clone().into()),
            DataType::LargeUtf8 => Texts::Large(array.as_string::<i64>().clone().into()),
            DataType::Utf8View => Texts::View(array.as_string_view().clone().to_binary_view()),
            DataType::Binary => Texts::Plain(array.as_binary::<i32>().clone()),
            DataType::LargeBinary => Texts::Large(array.as_binary::<i64>().clone()),
            DataType::BinaryView => Texts::View(array.as_binary_view().clone()),
            DataType::Dictionary(_, inner) if !matches!(**inner, DataType::Dictionary(..)) => {
                let keyed = array.as_any_dictionary();
                let values = keyed.values();
                let texts = Box::new(Texts::of(values)?);
                // Without any text, every key is null.
                let keys = if values.is_empty() { Vec::new() } else { keyed.normalized_keys() };
                Texts::Keyed { keys, texts, nulls: values.nulls().cloned() }
            }
            _ => return None,
        })
    }

    /// Whether there is no text in a row, though the column has no null there.
    pub(super) fn lacks(&self, row: usize) -> bool {
        match self {
            Texts::Keyed { keys, nulls, .. } => keys
                .get(row)
                .is_none_or(|key| nulls.as_ref().is_some_and(|nulls| nulls.is_null(*key))),
            _ => false,
        }
    }

    /// The text of a row; none if there is none.
    ///
    /// # Errors
    /// When it is not UTF-8.
    pub(super) fn get(&self, row: usize) -> Result<Option<&str>, Error> {
        let bytes = match self {
            Texts::Plain(texts) => texts.value(row),
            Texts::Large(texts) => texts.value(row),
            Texts::View(texts) => texts.value(row),
            Texts::Keyed { keys, texts, .. } => {
                return keys.get(row).map_or(Ok(None), |key| texts.get(*key));
            }
        };
        match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => Ok(Some(text)),
            Err(_) => Err(Error::malformed("a column of text holds bytes that are not UTF-8")),
        }
    }
}

impl From<StringArray> for Texts {
    fn from(texts: StringArray) -> Self {
        Texts::Plain(texts.into())
    }
}
