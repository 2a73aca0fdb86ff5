//! Reading nested rows, whatever they come from.

use std::fs::File;
use std::io::{self, Read as _};
use std::sync::Arc;

use arrow::datatypes::{Schema, SchemaRef};
use arrow::record_batch::RecordBatch;

use super::caught::caught;
use super::schema::{CHECKSUM, TEXT};
use super::values::{Pen, Values, place};
use crate::formats::{
    Error, Fault, FaultKind, Found, Limits, Places, ReadOptions, Reader, UnknownColumns, checksum,
};
use crate::model::Record;
use crate::model::shape::{Entity, Model as _, Type};
use crate::rules::words::quoted;

/// Something that gives rows, some at a time.
pub(super) trait Source {
    /// The columns of the rows.
    fn schema(&self) -> SchemaRef;
    /// The next rows; none if there are no more.
    fn next(&mut self) -> Result<Option<RecordBatch>, Error>;
    /// How many bytes of the input have been read, or are there.
    fn bytes(&self) -> u64;
    /// What is missing of what was written, as far as that is known before the rows are read.
    fn missing(&self) -> Option<String> {
        None
    }
}

/// Reads the records that the rows of a source are.
pub(super) struct FromRows<S> {
    source: S,
    columns: Columns,
    rows: Option<Rows>,
    /// The number of the row in `rows` that comes next.
    next: usize,
    /// The number of that row in the input, where the first one is 2 as in tables with a header.
    row: u32,
    weighed: Weighed,
    /// What has to be reported of the input, with the first record.
    faults: Vec<Fault>,
    done: bool,
}

impl<S: Source> FromRows<S> {
    /// # Errors
    /// When the columns are not those of records, or rows are missing and there is no record to report
    /// that with.
    pub(super) fn new(source: S, options: &ReadOptions) -> Result<Self, Error> {
        let schema = source.schema();
        let (columns, mut faults) = Columns::of(&schema, options.unknown_columns)?;
        columns.values(&RecordBatch::new_empty(schema))?;
        let weighed = Weighed::new(options);
        faults.extend(source.missing().map(missing));
        Ok(FromRows { source, columns, rows: None, next: 0, row: 2, weighed, faults, done: false })
    }

    fn found(&mut self) -> Result<Option<Found>, Error> {
        loop {
            if let Some(rows) = &self.rows
                && self.next < rows.count
            {
                let mut pen = Pen::new(self.weighed.limits.line_bytes, self.row);
                rows.values.write(self.next, &mut pen)?;
                let (json, mut faults) = pen.finish();
                if faults.iter().all(|fault| fault.kind == FaultKind::Adapted) {
                    faults.extend(rows.changed(self.next, self.row, &json)?);
                }
                faults.append(&mut self.faults);
                self.next += 1;
                self.row = self.row.saturating_add(1);
                self.weighed.add(json.len(), self.source.bytes())?;
                return Ok(Some(Found { json, places: Places::Nowhere, faults }));
            }
            let Some(batch) = self.source.next()? else { return self.end() };
            self.next = 0;
            self.rows = Some(self.columns.values(&batch)?);
        }
    }

    /// What has to be reported though there is no record is an error.
    fn end(&mut self) -> Result<Option<Found>, Error> {
        match self.faults.iter().find(|fault| fault.kind == FaultKind::Missing) {
            Some(fault) => Err(Error::malformed(fault.message.clone())),
            None => Ok(None),
        }
    }
}

impl<S: Source> Reader for FromRows<S> {
    fn read(&mut self) -> Result<Option<Found>, Error> {
        if self.done {
            return Ok(None);
        }
        let found = self.found();
        self.done = !matches!(found, Ok(Some(_)));
        found
    }
}

fn missing(message: String) -> Fault {
    let help = Some("copy the file again".to_owned());
    let mut cell = place(1, &"".into());
    cell.column = None;
    Fault { kind: FaultKind::Missing, message, help, cell }
}

/// Rows that came together.
struct Rows {
    values: Values,
    checksums: Option<Values>,
    count: usize,
}

impl Rows {
    /// The fault of a record that is not the one whose checksum its row has.
    fn changed(&self, at: usize, row: u32, json: &str) -> Result<Option<Fault>, Error> {
        let Some(checksums) = &self.checksums else { return Ok(None) };
        let written = checksums.scalar(at)?.filter(|(written, _)| !written.trim().is_empty());
        if !written.is_some_and(|(written, _)| checksum::differs(json, &written)) {
            return Ok(None);
        }
        let message = "the record is not the one that was written: it was edited, or the file is \
                       damaged";
        let help = "set its `checksum` to null if the record was edited on purpose";
        Ok(Some(Fault {
            kind: FaultKind::Changed,
            message: message.to_owned(),
            help: Some(help.to_owned()),
            cell: place(row, &CHECKSUM.into()),
        }))
    }
}

/// Which columns of an input are those of a record.
struct Columns {
    record: &'static Entity,
    /// Their numbers.
    own: Vec<usize>,
    /// The number of the column with the checksum.
    checksum: Option<usize>,
}

impl Columns {
    /// Finds them; those whose names begin with `_` are passed over. Gives the notes on others that are
    /// passed over, too.
    fn of(schema: &Schema, unknown: UnknownColumns) -> Result<(Self, Vec<Fault>), Error> {
        let Type::Entity(record) = Record::TYPE else { return Err(Error::refused("no record")) };
        if schema.fields().is_empty() {
            return Err(Error::malformed("there are no columns"));
        }
        let mut columns = Columns { record, own: Vec::new(), checksum: None };
        let mut notes = Vec::new();
        for (number, field) in schema.fields().iter().enumerate() {
            let is_own = record.field(field.name()).is_some();
            match field.name().as_str() {
                CHECKSUM if !is_own => columns.checksum = Some(number),
                name if !is_own && name.starts_with('_') => {}
                name if !is_own && unknown == UnknownColumns::Note => notes.push(passed_over(name)),
                // What is not known is refused when the values are looked at.
                _ => columns.own.push(number),
            }
        }
        Ok((columns, notes))
    }

    fn values(&self, batch: &RecordBatch) -> Result<Rows, Error> {
        let project = |numbers: &[usize]| {
            batch.project(numbers).map_err(|error| Error::malformed(error.to_string()))
        };
        let own = project(&self.own)?;
        let schema = own.schema();
        let values =
            caught("file", || Values::of_columns(self.record, schema.fields(), own.columns()))?;
        let checksums = self.checksum.and_then(|number| batch.columns().get(number));
        let checksums = checksums.map(|column| Values::of(TEXT, column, CHECKSUM)).transpose()?;
        Ok(Rows { values, checksums, count: batch.num_rows() })
    }
}

fn passed_over(name: &str) -> Fault {
    let message = format!("the column {} was passed over", quoted(name));
    let help = Some("begin its name with `_` to have it passed over without a note".to_owned());
    let cell = place(1, &Arc::from(name));
    Fault { kind: FaultKind::Adapted, message, help, cell }
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
