//! Records in the columns of Apache Arrow: Parquet files, nested or flat, and Arrow streams.
//!
//! * [`schema`] makes the Arrow schema from the model, so that a new field is a new column by itself.
//! * [`columns`] gathers records into columns; [`values`] looks at columns as records, whoever wrote
//!   them and in whichever of the types that hold the same.
//! * [`parquet`](mod@parquet), [`ipc`] and [`tables`] are the formats; [`rows`] is what reading them
//!   has in common.
//!
//! A nested file has a row for each record. An object is a struct, a list a list, and what is absent
//! is null, so a list without entries and no list differ here as they do in JSON. After the fields of a
//! record there is a column with its checksum, by which a change between writing and reading is found.
//!
//! These files are binary, and a few bytes of one can stand for any amount of data. So what a file
//! says of itself is held against its size first (see [`pages`] and [`messages`]), what comes out of
//! it is counted, and a panic of the libraries on a file that they did not foresee is an error here
//! (see [`caught`]).

mod columns;
mod delta;
mod file;
mod ipc;
mod messages;
mod pages;
mod parquet;
mod rows;
mod schema;
mod tables;
mod texts;
mod thrift;
mod typed;
mod unpack;
mod values;

#[cfg(test)]
mod tests;

use super::caught;
pub(super) use ipc::ARROW;
pub(super) use parquet::PARQUET;
pub(super) use tables::PARQUET_TABLES;
