//! Records as tables: one for each list of the record, joined by keys.
//!
//! What the tables are follows from the model, so that a new field is a new column by itself.
//!
//! * A record is a row of `records`. The objects in it that have no list of their own, such as its
//!   source, are columns of the same row, with the names of the fields one behind another:
//!   `source_url`.
//! * Each entry of a list is a row of a table that is named for what it is: all anchors are in
//!   `anchors`, whatever has them. `record` says to which record it belongs, `owner` to which row in
//!   it (blank: to the record), `field` in which list, where there is a choice, and `number` at which
//!   place of the list, from 1.
//! * A row is known by its `id`; rows without one to which others belong have a `key`.
//! * Lists of references are tables of their own, with a row for each; lists of words and addresses
//!   stand in one cell, with spaces between.
//! * A blank cell is a value that is absent. A list or object that is there and has nothing in it is
//!   named in the cell `empty` of its row.
//!
//! [`rows`] takes a record apart, [`assemble`] puts it together again; formats only carry the cells.

pub(super) mod adapt;
pub mod assemble;
mod build;
pub mod complete;
mod date;
pub mod plan;
pub mod rows;
mod store;

#[cfg(test)]
mod tests;

#[cfg(feature = "xlsx")]
pub(in crate::formats) use assemble::column_meant;
pub use assemble::{Assembler, Raw, RawCell, RawKind};
pub use complete::{Present, Written};
pub use date::Date;
pub(super) use date::EPOCH;
pub use plan::{Column, Derived, ITSELF, OF_EVENT, Role, TABLES, Table, Tables};
pub use rows::{Cell, Columns, each_row, each_row_with};
