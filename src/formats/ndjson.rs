//! Records as JSON, one a line.

use std::io::{BufReader, Read, Write};

use serde_json::Value;

use super::tables::Cell;
use super::views::View;
use super::views::flat::{OfView, Sink};
use super::{
    Error, Format, Found, Input, Keeps, Layout, Malformed, Options, Output, Places, ReadOptions,
    Reader, Writer,
};
use crate::json::ndjson::Lines;
use crate::model::Record;
use crate::text::{Position, decode};

/// Records as JSON, one a line.
pub(super) static NDJSON: Format = Format {
    name: "ndjson",
    title: "NDJSON",
    extensions: &["ndjson", "jsonl"],
    media_type: "application/x-ndjson",
    about: "any number of records, one a line, for pipelines",
    guide: None,
    layout: Layout::Stream,
    many: true,
    keeps: Keeps::Everything,
    read: Some(read),
    write: Some(write),
    template: None,
    view: Some(view),
};

fn read(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    let stream = BufReader::with_capacity(1 << 16, input.into_stream()?);
    let cap = options.line_bytes;
    Ok(Box::new(FromLines { lines: Lines::new(stream, cap), buffer: Vec::new(), cap }))
}

struct FromLines<R> {
    lines: Lines<R>,
    buffer: Vec<u8>,
    cap: usize,
}

impl<R: Read> Reader for FromLines<BufReader<R>> {
    fn read(&mut self) -> Result<Option<Found>, Error> {
        let Some(line) = self.lines.next_line(&mut self.buffer)? else { return Ok(None) };
        let malformed = |message: String, help: &str| {
            let position = Some(Position { line: line.number, column: 1 });
            let help = Some(help.to_owned());
            let malformed = Malformed { message, help, position, ..Malformed::default() };
            Err(Error::Malformed(Box::new(malformed)))
        };
        if line.too_long {
            let cap = self.cap;
            return malformed(
                format!("the line has more than {cap} bytes"),
                "raise the limit, or take the source text out",
            );
        }
        match decode(&self.buffer) {
            Ok(decoded) => Ok(Some(Found {
                json: decoded.text.to_owned(),
                places: Places::Own { first_line: line.number, offset: line.offset },
                faults: Vec::new(),
            })),
            Err(error) => malformed(error.to_string(), "save the file as UTF-8"),
        }
    }
}

fn write(output: Output, _: &Options) -> Result<Box<dyn Writer>, Error> {
    Ok(Box::new(ToLines(output.into_stream()?)))
}

struct ToLines(Box<dyn Write + Send>);

impl Writer for ToLines {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        serde_json::to_writer(&mut self.0, record).map_err(std::io::Error::from)?;
        Ok(self.0.write_all(b"\n")?)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        Ok(self.0.flush()?)
    }
}

/// Begins to write the rows of a view as objects, one a line. A blank cell is `null`.
fn view(output: Output, view: &'static View, _: &Options) -> Result<Box<dyn Writer>, Error> {
    let sink = RowsToLines { out: output.into_stream()?, view };
    Ok(Box::new(OfView::new(view, Box::new(sink))))
}

struct RowsToLines {
    out: Box<dyn Write + Send>,
    view: &'static View,
}

impl Sink for RowsToLines {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Error> {
        let mut line = serde_json::Map::new();
        for (column, cell) in self.view.columns.iter().zip(cells) {
            line.insert(column.name.to_owned(), json_of(cell));
        }
        serde_json::to_writer(&mut self.out, &line).map_err(std::io::Error::from)?;
        Ok(self.out.write_all(b"\n")?)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        Ok(self.out.flush()?)
    }
}

fn json_of(cell: &Cell<'_>) -> Value {
    match cell {
        Cell::Blank => Value::Null,
        Cell::Text(text) => Value::from(&**text),
        Cell::Number(number) => Value::from(*number),
        Cell::Boolean(boolean) => Value::from(*boolean),
        Cell::Date(date) => Value::from(date.to_string()),
    }
}
