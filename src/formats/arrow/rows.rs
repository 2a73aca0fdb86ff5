//! Reading nested rows, whatever they come from.

use std::fs::File;
use std::io::{self, Read as _};

use arrow::datatypes::SchemaRef;
use arrow::record_batch::RecordBatch;

use super::values::{Pen, Values};
use crate::formats::{Error, Found, Limits, Places, Reader};
use crate::model::Record;
use crate::model::shape::{Model as _, Type};

/// Something that gives rows, some at a time.
pub(super) trait Source {
    /// The columns of the rows.
    fn schema(&self) -> SchemaRef;
    /// The next rows; none if there are no more.
    fn next(&mut self) -> Result<Option<RecordBatch>, Error>;
    /// How many bytes of the input have been read, or are there.
    fn bytes(&self) -> u64;
}

/// Reads the records that the rows of a source are.
pub(super) struct FromRows<S> {
    source: S,
    rows: Option<(Values, usize)>,
    /// The number of the row that comes next.
    next: usize,
    weighed: Weighed,
    done: bool,
}

impl<S: Source> FromRows<S> {
    /// # Errors
    /// When the columns are not those of records.
    pub(super) fn new(source: S, limits: &Limits) -> Result<Self, Error> {
        let schema = source.schema();
        values(&RecordBatch::new_empty(schema))?;
        let weighed = Weighed::new(limits);
        Ok(FromRows { source, rows: None, next: 0, weighed, done: false })
    }

    fn row(&mut self) -> Result<Option<Found>, Error> {
        loop {
            if let Some((values, count)) = &self.rows
                && self.next < *count
            {
                let mut pen = Pen::new(self.weighed.limits.line_bytes);
                values.write(self.next, &mut pen)?;
                self.next += 1;
                let json = pen.finish();
                self.weighed.add(json.len(), self.source.bytes())?;
                return Ok(Some(Found { json, places: Places::Nowhere, faults: Vec::new() }));
            }
            let Some(batch) = self.source.next()? else { return Ok(None) };
            self.next = 0;
            self.rows = Some((values(&batch)?, batch.num_rows()));
        }
    }
}

impl<S: Source> Reader for FromRows<S> {
    fn read(&mut self) -> Result<Option<Found>, Error> {
        if self.done {
            return Ok(None);
        }
        let found = self.row();
        self.done = !matches!(found, Ok(Some(_)));
        found
    }
}

fn values(batch: &RecordBatch) -> Result<Values, Error> {
    let Type::Entity(record) = Record::TYPE else { return Err(Error::refused("no record")) };
    let schema = batch.schema();
    if schema.fields().is_empty() {
        return Err(Error::malformed("there are no columns"));
    }
    super::caught::caught("file", || Values::of_columns(record, schema.fields(), batch.columns()))
}

/// What came out of an input, held against what went in.
pub(super) struct Weighed {
    limits: Limits,
    bytes: u64,
}

/// What a row counts at least.
const ROW: usize = 64;

impl Weighed {
    pub(super) fn new(limits: &Limits) -> Self {
        Weighed { limits: *limits, bytes: 0 }
    }

    /// Counts a row that has so many bytes as text, of an input that has so many.
    pub(super) fn add(&mut self, row: usize, input: u64) -> Result<(), Error> {
        self.bytes += row.max(ROW) as u64;
        let most = most(&self.limits, input);
        if self.bytes <= most {
            return Ok(());
        }
        Err(Error::malformed(format!("there is more than {most} bytes in it, which is the limit")))
    }
}

/// How many bytes may come out of so many.
pub(super) fn most(limits: &Limits, input: u64) -> u64 {
    let by_ratio = input.saturating_mul(limits.unpacked_ratio).max(Limits::RATIO_FROM);
    by_ratio.min(limits.unpacked_bytes)
}

/// A temporary file with what a stream has: one has to go back and forth in it.
pub(super) fn spooled(stream: &mut dyn io::Read, limits: &Limits) -> Result<File, Error> {
    let mut file = tempfile::tempfile()?;
    let most = limits.unpacked_bytes;
    let count = io::copy(&mut stream.take(most.saturating_add(1)), &mut file)?;
    if count > most {
        return Err(Error::malformed(format!("the input has more than {most} bytes")));
    }
    Ok(file)
}
