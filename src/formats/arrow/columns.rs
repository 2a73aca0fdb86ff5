//! Records gathered into columns.
//!
//! A column is filled up only when something is put behind a gap, or when it is taken: an object that
//! is absent costs nothing for the columns of all that could be in it.

use std::cmp::Ordering;
use std::io;
use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanArray, BooleanBufferBuilder, Date32Array, Float64Array, Int64Array, ListArray,
    NullBufferBuilder, StringArray, StructArray,
};
use arrow::buffer::{Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow::datatypes::{DataType, Field, SchemaRef};
use arrow::record_batch::{RecordBatch, RecordBatchOptions};

use crate::formats::tables::{Cell, Date};
use crate::formats::{Error, checksum};
use crate::model::Record;
use crate::model::shape::{Reflect as _, Reflection};

/// From so many bytes on the rows are handed on.
const BATCH_BYTES: usize = 8 << 20;
/// So many rows are handed on, however short they are.
const BATCH_ROWS: usize = 8192;

/// Rows being gathered.
pub(super) struct Rows {
    schema: SchemaRef,
    columns: Vec<Column>,
    count: usize,
    /// About how many bytes are gathered.
    weight: usize,
}

impl Rows {
    pub(super) fn new(schema: &SchemaRef) -> Self {
        let columns = schema.fields().iter().map(|field| Column::new(field)).collect();
        Rows { schema: Arc::clone(schema), columns, count: 0, weight: 0 }
    }

    /// Adds a record as a nested row, with its checksum after its fields.
    pub(super) fn record(&mut self, record: &Record<'_>) -> Result<(), Error> {
        if let Reflection::Entity(fields) = record.reflect() {
            let checksum = checksum::of(record);
            let own = fields.shape().fields.len();
            for (number, column) in self.columns.iter_mut().enumerate() {
                let value = match number.cmp(&own) {
                    Ordering::Less => fields.field(number),
                    Ordering::Equal => Some(Reflection::Text(&checksum)),
                    Ordering::Greater => None,
                };
                if let Some(value) = value {
                    column.fill_to(self.count);
                    self.weight += column.push(value)?;
                }
            }
        }
        self.count += 1;
        Ok(())
    }

    /// Adds a flat row.
    pub(super) fn cells(&mut self, cells: &[Cell<'_>]) -> Result<(), Error> {
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            let value = match cell {
                Cell::Blank => continue,
                Cell::Date(day) => {
                    column.fill_to(self.count);
                    column.push_day(*day)?;
                    continue;
                }
                Cell::Text(text) => Reflection::Text(text),
                Cell::Number(number) => Reflection::Number(*number),
                Cell::Boolean(boolean) => Reflection::Boolean(*boolean),
            };
            column.fill_to(self.count);
            self.weight += column.push(value)?;
        }
        self.weight += cells.len() * SLOT;
        self.count += 1;
        Ok(())
    }

    /// Whether there are so many rows that they should be taken.
    pub(super) fn are_many(&self) -> bool {
        self.weight >= BATCH_BYTES || self.count >= BATCH_ROWS
    }

    /// About how many bytes the rows have.
    pub(super) fn weight(&self) -> usize {
        self.weight
    }

    /// Takes the rows; there may be none.
    pub(super) fn take(&mut self) -> Result<RecordBatch, Error> {
        let mut arrays = Vec::with_capacity(self.columns.len());
        for (column, field) in self.columns.iter_mut().zip(self.schema.fields()) {
            arrays.push(column.take(self.count, field)?);
        }
        let options = RecordBatchOptions::new().with_row_count(Some(self.count));
        (self.count, self.weight) = (0, 0);
        RecordBatch::try_new_with_options(Arc::clone(&self.schema), arrays, &options)
            .map_err(unforeseen)
    }
}

/// What a value costs beside its text.
const SLOT: usize = 4;

/// A column being filled.
struct Column {
    values: Values,
    /// Which values are there; none where all must be.
    present: Option<NullBufferBuilder>,
    count: usize,
}

enum Values {
    Text {
        ends: Vec<i32>,
        bytes: Vec<u8>,
    },
    Whole(Vec<i64>),
    Real(Vec<f64>),
    Boolean(BooleanBufferBuilder),
    /// Days from 1 January 1970 on.
    Day(Vec<i32>),
    List {
        ends: Vec<i32>,
        entries: Box<Column>,
    },
    Members(Vec<Column>),
}

impl Column {
    fn new(field: &Field) -> Self {
        let values = match field.data_type() {
            DataType::Int64 => Values::Whole(Vec::new()),
            DataType::Float64 => Values::Real(Vec::new()),
            DataType::Boolean => Values::Boolean(BooleanBufferBuilder::new(0)),
            DataType::Date32 => Values::Day(Vec::new()),
            DataType::List(entry) => {
                Values::List { ends: vec![0], entries: Box::new(Column::new(entry)) }
            }
            DataType::Struct(members) => {
                Values::Members(members.iter().map(|member| Column::new(member)).collect())
            }
            _ => Values::Text { ends: vec![0], bytes: Vec::new() },
        };
        let present = field.is_nullable().then(|| NullBufferBuilder::new(0));
        Column { values, present, count: 0 }
    }

    /// Has every place before `end` filled; what was not given is absent.
    fn fill_to(&mut self, end: usize) {
        let missing = end.saturating_sub(self.count);
        if missing == 0 {
            return;
        }
        match &mut self.values {
            Values::Text { ends, .. } | Values::List { ends, .. } => {
                let last = ends.last().copied().unwrap_or(0);
                ends.resize(ends.len() + missing, last);
            }
            Values::Whole(values) => values.resize(end, 0),
            Values::Real(values) => values.resize(end, 0.0),
            Values::Day(values) => values.resize(end, 0),
            Values::Boolean(values) => values.append_n(missing, false),
            Values::Members(_) => {}
        }
        if let Some(present) = &mut self.present {
            present.append_n_nulls(missing);
        }
        self.count = end;
    }

    /// Puts a value behind the others, and says about how many bytes it takes.
    fn push(&mut self, value: Reflection<'_>) -> Result<usize, Error> {
        let mut weight = SLOT;
        match (&mut self.values, value) {
            (Values::Text { ends, bytes }, value) => {
                let before = bytes.len();
                match value {
                    Reflection::Text(text) => bytes.extend_from_slice(text.as_bytes()),
                    Reflection::Json(json) => {
                        serde_json::to_writer(&mut *bytes, json).map_err(io::Error::from)?;
                    }
                    _ => return Err(misplaced()),
                }
                ends.push(end_at(bytes.len())?);
                weight += bytes.len() - before;
            }
            #[expect(clippy::cast_possible_truncation, reason = "whole and within the bounds")]
            (Values::Whole(values), Reflection::Number(number)) => values.push(number as i64),
            (Values::Real(values), Reflection::Number(number)) => values.push(number),
            (Values::Boolean(values), Reflection::Boolean(boolean)) => values.append(boolean),
            (Values::List { ends, entries }, Reflection::List(list)) => {
                for number in 0..list.count() {
                    if let Some(entry) = list.entry(number) {
                        weight += entries.push(entry)?;
                    }
                }
                ends.push(end_at(entries.count)?);
            }
            (Values::Members(members), Reflection::Entity(fields)) => {
                weight = members.len() * SLOT;
                for (number, member) in members.iter_mut().enumerate() {
                    if let Some(value) = fields.field(number) {
                        member.fill_to(self.count);
                        weight += member.push(value)?;
                    }
                }
            }
            _ => return Err(misplaced()),
        }
        self.pushed();
        Ok(weight)
    }

    /// Adds a day after the others.
    fn push_day(&mut self, day: Date) -> Result<(), Error> {
        let Values::Day(days) = &mut self.values else { return Err(misplaced()) };
        days.push(day.days_since_1970());
        self.pushed();
        Ok(())
    }

    /// Counts a value that is there.
    fn pushed(&mut self) {
        if let Some(present) = &mut self.present {
            present.append_non_null();
        }
        self.count += 1;
    }

    /// Takes what is in the column, which is to have so many values.
    fn take(&mut self, count: usize, field: &Field) -> Result<ArrayRef, Error> {
        self.fill_to(count);
        self.count = 0;
        let present = self.present.as_mut().and_then(NullBufferBuilder::finish);
        self.values.take(count, field.data_type(), present)
    }
}

impl Values {
    fn take(
        &mut self,
        count: usize,
        data_type: &DataType,
        present: Option<NullBuffer>,
    ) -> Result<ArrayRef, Error> {
        let array: Result<ArrayRef, _> = match self {
            Values::Text { ends, bytes } => {
                let (ends, bytes) = (take_ends(ends), Buffer::from_vec(taken(bytes)));
                StringArray::try_new(ends, bytes, present).map(|array| Arc::new(array) as _)
            }
            Values::Whole(values) => {
                Int64Array::try_new(ScalarBuffer::from(taken(values)), present)
                    .map(|array| Arc::new(array) as _)
            }
            Values::Real(values) => {
                Float64Array::try_new(ScalarBuffer::from(taken(values)), present)
                    .map(|array| Arc::new(array) as _)
            }
            Values::Day(values) => Date32Array::try_new(ScalarBuffer::from(taken(values)), present)
                .map(|array| Arc::new(array) as _),
            Values::Boolean(values) => {
                Ok(Arc::new(BooleanArray::new(values.finish(), present)) as _)
            }
            Values::List { ends, entries } => {
                let DataType::List(entry) = data_type else { return Err(misplaced()) };
                let inner = entries.take(entries.count, entry)?;
                ListArray::try_new(Arc::clone(entry), take_ends(ends), inner, present)
                    .map(|array| Arc::new(array) as _)
            }
            Values::Members(members) => {
                let DataType::Struct(fields) = data_type else { return Err(misplaced()) };
                let mut arrays = Vec::with_capacity(members.len());
                for (member, field) in members.iter_mut().zip(fields) {
                    arrays.push(member.take(count, field)?);
                }
                StructArray::try_new_with_length(fields.clone(), arrays, present, count)
                    .map(|array| Arc::new(array) as _)
            }
        };
        array.map_err(unforeseen)
    }
}

/// Takes what is in a vector, and leaves room for as much again.
fn taken<T>(values: &mut Vec<T>) -> Vec<T> {
    let room = Vec::with_capacity(values.len());
    std::mem::replace(values, room)
}

fn take_ends(ends: &mut Vec<i32>) -> OffsetBuffer<i32> {
    let all = taken(ends);
    ends.push(0);
    // They only ever grow, from 0 on.
    OffsetBuffer::new(ScalarBuffer::from(all))
}

fn end_at(end: usize) -> Result<i32, Error> {
    i32::try_from(end)
        .map_err(|_| Error::refused("a record has more text or entries than a column can hold"))
}

/// The schema is made from the model, so no value is of another type than its column.
fn misplaced() -> Error {
    Error::refused("a value of the record is not of the type of its column")
}

fn unforeseen(error: arrow::error::ArrowError) -> Error {
    Error::Io(io::Error::other(error))
}
