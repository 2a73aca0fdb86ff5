//! Sheets as records.

use super::cells::{Rows, Value};
use super::preflight::Checked;
use super::{LISTS, malformed, table_of};
use crate::formats::places::Cell;
use crate::formats::tables::{Assembler, Raw, TABLES};
use crate::formats::{Error, Found, Input, ReadOptions, Reader};

/// The most columns of a sheet that is a table; none has nearly as many.
const WIDTH: u32 = 256;

pub(super) fn read(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    let mut checked = Checked::open(input)?;
    let mut assembler = Assembler::new(options);
    let mut is_there = false;
    for sheet in checked.sheets()? {
        match table_of(&sheet) {
            Some(table) => {
                is_there |= table == 0;
                checked.check_formulas(&sheet)?;
                fill(&mut assembler, table, &mut checked, &sheet)?;
            }
            None if sheet.starts_with('_') || sheet == LISTS => {}
            None => pass_over(&mut checked, &sheet)?,
        }
    }
    if !is_there {
        return Err(malformed(
            "the workbook has no sheet `records`, with a row for each record",
            "begin with an empty workbook that has all sheets and headers",
        ));
    }
    Ok(Box::new(FromSheets(assembler)))
}

struct FromSheets(Assembler);

impl Reader for FromSheets {
    fn read(&mut self) -> Result<Option<Found>, Error> {
        self.0.next_record()
    }
}

/// Hands the rows of a sheet to a table.
fn fill(
    assembler: &mut Assembler,
    table: usize,
    checked: &mut Checked,
    sheet: &str,
) -> Result<(), Error> {
    let mut rows = Rows::of(checked, sheet)?;
    let Some(header) = rows.next()? else { return Ok(()) };
    if header.number != 1 {
        return Err(malformed(
            format!("{sheet}!1: the row is blank, and it has to be the header"),
            "delete the blank rows above the header",
        ));
    }
    let mut headers = Vec::new();
    for (column, value) in &header.cells {
        let column = within(sheet, header.number, *column, WIDTH)?;
        headers.resize(column, String::new());
        headers.push(text_of(sheet, header.number, column, value)?);
    }
    assembler.begin(table, sheet, &headers)?;
    let width = u32::try_from(headers.len()).unwrap_or(WIDTH);
    while let Some(row) = rows.next()? {
        let mut cells = Vec::new();
        for (column, value) in &row.cells {
            let column = within(sheet, row.number, *column, width)?;
            cells.resize(column, None);
            cells.push(Some(text_of(sheet, row.number, column, value)?.into()));
        }
        assembler.row(table, Raw { row: row.number, cells })?;
    }
    Ok(())
}

/// The number of a column that has to be one of so many.
fn within(sheet: &str, row: u32, column: u32, width: u32) -> Result<usize, Error> {
    if column >= width {
        let letters = Cell::letters(column);
        return Err(malformed(
            format!("{sheet}!{letters}{row}: something stands in a column that has no header"),
            "delete what is beside the table, or move it to a sheet whose name begins with `_`",
        ));
    }
    Ok(column as usize)
}

/// What stands in a cell, as the text it is in a table.
fn text_of(sheet: &str, row: u32, column: usize, value: &Value) -> Result<String, Error> {
    let at = || format!("{sheet}!{}{row}", Cell::letters(u32::try_from(column).unwrap_or(0)));
    match value {
        Value::Error(error) => Err(malformed(
            format!("{}: the cell has the error {error}", at()),
            "write a value, or leave the cell blank",
        )),
        Value::Unfit(_, what) => Err(malformed(
            format!("{}: the cell has {what}", at()),
            "format the cell as text and write what is meant",
        )),
        value => Ok(value.text().into_owned()),
    }
}

/// Looks at a sheet that is no table: it may be blank.
fn pass_over(checked: &mut Checked, sheet: &str) -> Result<(), Error> {
    if Rows::of(checked, sheet)?.next()?.is_none() {
        return Ok(());
    }
    let plain = sheet.trim().to_ascii_lowercase().replace([' ', '-'], "_");
    let near = TABLES
        .iter()
        .map(|table| (strsim::jaro_winkler(&table.name, &plain), &table.name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let help = match near {
        Some((_, name)) => format!("did you mean `{name}`? if not, begin its name with `_`"),
        None => "begin its name with `_` to have it passed over".to_owned(),
    };
    Err(malformed(format!("the sheet `{sheet}` is none of the tables"), help))
}
