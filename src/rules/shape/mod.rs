//! 1xx, up to V111: fields, types, words and forms.
//!
//! Most of these are found by [`crate::schema::explain`], which walks the model's description and a
//! tree side by side; the files here say how each fault is put.

pub mod bad_format;
pub mod duplicate_item;
pub mod empty_value;
pub mod missing_field;
pub mod not_in_code_list;
pub mod null_value;
pub mod out_of_range;
pub mod placeholder;
pub mod schema_version;
pub mod unknown_field;
pub mod wrong_type;

use crate::model::shape::Field;

/// What a value fills.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Slot<'f> {
    /// The whole text.
    Root,
    /// A field.
    Field(&'f Field),
    /// A place in a list, which the list can do without or not.
    Entry {
        /// Whether it can.
        spare: bool,
    },
}
