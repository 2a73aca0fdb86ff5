//! What is in the sheets of a spreadsheet, row by row.

use std::io::{BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::CONTENT;
use super::styles::{Precision, Styles};
use super::text::{Text, unmarked};
use crate::formats::Error;
use crate::formats::places::Cell;
use crate::formats::sheets::markup::{Flaw, Markup, Token};
use crate::formats::sheets::value::{Row, Rows, Value};
use crate::formats::sheets::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS, malformed, merged, table_of};

/// How deep elements may be in others.
const DEPTH: usize = 100;
/// The most bytes of text in a cell.
const MAX_TEXT: usize = 1 << 20;
/// The most bytes of text that repeated cells and rows may add.
const MAX_REPEATED: usize = 64 << 20;

/// Looks through all of the XML, so that reading it cannot take much memory.
///
/// # Errors
/// When it is not well-formed, or has something that no spreadsheet has.
pub(super) fn check(content: impl Read) -> Result<(), Error> {
    look_through(content).map_err(|flaw| match flaw {
        Flaw::Io(error) if error.raw_os_error().is_some() => Error::Io(error),
        Flaw::Io(error) => Error::malformed(format!("the spreadsheet is damaged: {error}")),
        Flaw::Refused(what) => malformed(
            format!("`{CONTENT}` in the spreadsheet {what}"),
            "open it in a spreadsheet program and save it as .ods",
        ),
    })
}

fn look_through(content: impl Read) -> Result<(), Flaw> {
    let mut markup = Markup::new(BufReader::with_capacity(1 << 16, content));
    let mut depth = 0_usize;
    while let Some(token) = markup.next()? {
        match token {
            Token::Open(_) if depth >= DEPTH => {
                return Err(Flaw::Refused("has elements in elements without end"));
            }
            Token::Open(_) => depth += 1,
            Token::Close(_) => {
                let outer = depth.checked_sub(1);
                depth = outer.ok_or(Flaw::Refused("ends an element that has not begun"))?;
            }
            Token::Empty(_) | Token::Text => {}
        }
    }
    if depth > 0 { Err(Flaw::Refused("ends too early")) } else { Ok(()) }
}

/// The sheets of a spreadsheet.
pub(super) struct Content<R> {
    xml: Reader<R>,
    buffer: Vec<u8>,
    /// How many elements are open.
    depth: usize,
    styles: Styles,
    from_1904: bool,
    sheet: Option<Sheet>,
    /// How many more cells there may be.
    cells_left: usize,
    /// How many more bytes of text may be repeated.
    repeated_left: usize,
}

/// The sheet that is being read.
#[derive(Default)]
struct Sheet {
    name: String,
    is_table: bool,
    /// How many elements are open around what is directly in it.
    depth: usize,
    /// The number of the next row, from 1.
    next: u32,
    /// A row that comes so many more times.
    again: Option<(Row, u32)>,
    /// The styles of columns, each with the column after the last that has it.
    columns: Vec<(u32, Option<Precision>)>,
}

/// The row that is being read.
#[derive(Default)]
struct Begun {
    cells: Vec<(u32, Value)>,
    /// The column of the next cell.
    next: u32,
    times: u32,
}

/// What is said of a cell by its tag.
#[derive(Default)]
struct Said {
    kind: String,
    is_error: bool,
    value: Option<String>,
    text: Option<String>,
    has_formula: bool,
    times: u32,
    precision: Option<Precision>,
    rows: u32,
    columns: u32,
}

/// What comes next in the XML.
enum Piece {
    Begin(Element),
    End,
    Text(String),
}

/// A tag, with the values of its attributes.
struct Element {
    /// The name without its prefix.
    name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    fn of(tag: &BytesStart<'_>) -> Result<Self, String> {
        let name = tag.local_name().into_inner().to_owned();
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let value = unescape(&attribute.value).map_err(|error| error.to_string())?;
            attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
        }
        Ok(Element { name, attributes })
    }

    /// The value of an attribute, by its name with the usual prefix.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| &**value)
    }

    /// The number that an attribute has; 1 without it.
    fn count(&self, name: &str) -> Option<u32> {
        self.get(name).map_or(Some(1), |text| text.trim().parse().ok()).filter(|count| *count > 0)
    }
}

impl<R: BufRead> Content<R> {
    pub(super) fn new(input: R) -> Self {
        let mut xml = Reader::from_reader(input);
        xml.config_mut().expand_empty_elements = true;
        Content {
            xml,
            buffer: Vec::new(),
            depth: 0,
            styles: Styles::default(),
            from_1904: false,
            sheet: None,
            cells_left: MAX_CELLS,
            repeated_left: MAX_REPEATED,
        }
    }

    /// Whether days are counted from 1904; known once the first sheet has begun.
    pub(super) fn counts_from_1904(&self) -> bool {
        self.from_1904
    }

    /// The name of the next sheet; what is left of the one before is passed over.
    ///
    /// # Errors
    /// When the XML is damaged.
    pub(super) fn next_sheet(&mut self) -> Result<Option<String>, Error> {
        self.sheet = None;
        // Tables can be in tables; only sheets are of interest.
        while let Some(piece) = self.piece()? {
            let Piece::Begin(element) = piece else { continue };
            match &*element.name {
                "null-date" => {
                    let date = element.get("table:date-value").unwrap_or_default();
                    self.from_1904 = date == "1904-01-01";
                }
                "table" if self.depth == SHEET_DEPTH => {
                    let name = element.get("table:name").unwrap_or_default().to_owned();
                    let is_table = table_of(&name).is_some();
                    let sheet = Sheet {
                        name: name.clone(),
                        is_table,
                        depth: self.depth,
                        next: 1,
                        ..Sheet::default()
                    };
                    self.sheet = Some(sheet);
                    return Ok(Some(name));
                }
                _ => self.styles.see(&element.name, |name| element.get(name)),
            }
        }
        Ok(None)
    }

    /// The next piece of the XML; none at its end.
    fn piece(&mut self) -> Result<Option<Piece>, Error> {
        loop {
            self.buffer.clear();
            let event = self.xml.read_event_into(&mut self.buffer);
            return Ok(Some(match event.map_err(|error| damaged(&error))? {
                Event::Start(tag) => {
                    self.depth += 1;
                    Piece::Begin(Element::of(&tag).map_err(|error| damaged(&error))?)
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::End
                }
                Event::Text(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => {
                    let named = format!("&{};", reference.xml10_content());
                    let plain = unescape(&named).map_err(|error| damaged(&error))?;
                    Piece::Text(plain.into_owned())
                }
                Event::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }

    /// The same within an element that has to end.
    fn inner(&mut self) -> Result<Piece, Error> {
        self.piece()?.ok_or_else(|| damaged(&"it ends too early"))
    }

    /// Passes over what is in the element that has begun.
    fn skip(&mut self) -> Result<(), Error> {
        let depth = self.depth;
        while self.depth >= depth {
            self.inner()?;
        }
        Ok(())
    }

    /// Reads the row that has begun.
    fn row(&mut self, element: &Element) -> Result<Begun, Error> {
        let times = element.count("table:number-rows-repeated");
        let times = times.ok_or_else(|| damaged(&"a row is repeated without a proper number"))?;
        let mut row = Begun { times, ..Begun::default() };
        let depth = self.depth;
        while self.depth >= depth {
            let Piece::Begin(element) = self.inner()? else { continue };
            match &*element.name {
                "table-cell" | "covered-table-cell" => self.cell(&element, &mut row)?,
                _ => self.skip()?,
            }
        }
        Ok(row)
    }

    /// Reads the cell that has begun.
    fn cell(&mut self, element: &Element, row: &mut Begun) -> Result<(), Error> {
        let column = row.next;
        let said = self.said(element, column)?;
        let (at, number) =
            (Cell::letters(column), self.sheet.as_ref().map_or(0, |sheet| sheet.next));
        let is_table = self.sheet.as_ref().is_some_and(|sheet| sheet.is_table);
        if is_table && (said.rows > 1 || said.columns > 1) {
            let last = Cell::letters(column.saturating_add(said.columns - 1));
            let range = format!("{at}{number}:{last}{}", number.saturating_add(said.rows - 1));
            let name = self.sheet.as_ref().map_or("", |sheet| &sheet.name);
            return Err(merged(name, &range));
        }
        let mut text = Text::default();
        let depth = self.depth;
        while self.depth >= depth {
            let Piece::Begin(inner) = self.inner()? else { continue };
            if inner.name == "p" { self.paragraph(&mut text)? } else { self.skip()? }
        }
        row.next = column.saturating_add(said.times);
        let Some(value) = said.value(text) else { return Ok(()) };
        if row.next > MAX_COLUMNS {
            return Err(damaged(&format!("{at}{number}: the sheet has too many columns")));
        }
        self.count(said.times, &value)?;
        for column in column..row.next {
            row.cells.push((column, value.clone()));
        }
        Ok(())
    }

    /// Counts a cell that comes so many times.
    fn count(&mut self, times: u32, value: &Value) -> Result<(), Error> {
        let times = times as usize;
        let left = self.cells_left.checked_sub(times);
        let bytes = match value {
            Value::Text(text) | Value::Date(text) | Value::Error(text) => text.len(),
            _ => 0,
        };
        let more = bytes.saturating_mul(times.saturating_sub(1));
        match (left, self.repeated_left.checked_sub(more)) {
            (Some(cells), Some(repeated)) => {
                (self.cells_left, self.repeated_left) = (cells, repeated);
                Ok(())
            }
            _ => Err(malformed(
                format!("the spreadsheet has more than {MAX_CELLS} cells"),
                "take it apart, and clear cells that are filled down to the end of a sheet",
            )),
        }
    }

    /// Reads the paragraph that has begun.
    fn paragraph(&mut self, text: &mut Text) -> Result<(), Error> {
        text.begin();
        let depth = self.depth;
        while self.depth >= depth {
            match self.inner()? {
                Piece::Text(more) => text.push(&more),
                Piece::End => {}
                Piece::Begin(inner) => match &*inner.name {
                    "s" => {
                        let count = inner.count("text:c").unwrap_or(1) as usize;
                        text.push_exact(' ', count.min(MAX_TEXT));
                    }
                    "tab" => text.push_exact('\t', 1),
                    "line-break" => text.push_exact('\n', 1),
                    "annotation" | "note" | "ruby-text" => self.skip()?,
                    _ => {}
                },
            }
            if text.len() > MAX_TEXT {
                return Err(damaged(&"a cell has more than a mebibyte of text"));
            }
        }
        Ok(())
    }

    fn said(&self, element: &Element, column: u32) -> Result<Said, Error> {
        let owned = |name: &str| element.get(name).map(str::to_owned);
        let number = |name: &str| {
            element
                .count(name)
                .ok_or_else(|| damaged(&"a cell is repeated without a proper number"))
        };
        let kind = owned("office:value-type").unwrap_or_default();
        let value = match &*kind {
            "date" => owned("office:date-value"),
            "boolean" => owned("office:boolean-value"),
            "string" | "" => None,
            _ => owned("office:value"),
        };
        let own = element.get("table:style-name").and_then(|name| self.styles.of_cell(name));
        let of_column = || {
            let columns = &self.sheet.as_ref()?.columns;
            columns.iter().find(|(end, _)| column < *end).and_then(|(_, style)| *style)
        };
        Ok(Said {
            kind,
            is_error: element.get("calcext:value-type") == Some("error"),
            value,
            text: owned("office:string-value").map(unmarked),
            has_formula: element.get("table:formula").is_some(),
            times: number("table:number-columns-repeated")?,
            precision: own.or_else(of_column),
            rows: number("table:number-rows-spanned")?,
            columns: number("table:number-columns-spanned")?,
        })
    }

    /// Takes note of the style of columns.
    fn column(&mut self, element: &Element) {
        let style = element.get("table:default-cell-style-name");
        let precision = style.and_then(|name| self.styles.of_cell(name));
        let count = element.count("table:number-columns-repeated").unwrap_or(1);
        if let Some(sheet) = &mut self.sheet {
            let start = sheet.columns.last().map_or(0, |(end, _)| *end);
            if sheet.columns.len() < MAX_COLUMNS as usize {
                sheet.columns.push((start.saturating_add(count), precision));
            }
        }
    }
}

/// How many elements are open within a sheet: the document, its body, the spreadsheet, the sheet.
const SHEET_DEPTH: usize = 4;

impl Said {
    /// What is in the cell, where its paragraphs have this text.
    fn value(&self, mut text: Text) -> Option<Value> {
        let number = || self.value.as_deref().and_then(|value| value.trim().parse::<f64>().ok());
        if self.is_error {
            return Some(Value::Error(text.take()));
        }
        match &*self.kind {
            "float" | "percentage" | "currency" => Some(
                number()
                    .map_or(Value::Unfit(f64::NAN, "a number that cannot be read"), Value::number),
            ),
            "boolean" => Some(Value::Boolean(self.value.as_deref().map(str::trim) == Some("true"))),
            "date" => {
                Some(Value::Date(self.precision.unwrap_or_default().of(self.value.as_deref()?)))
            }
            "time" => Some(Value::Unfit(0.0, "a time of day without a date, or a span of time")),
            _ => {
                let shown = text.take();
                let text = self.text.clone().unwrap_or(shown);
                let is_hollow = self.has_formula && self.kind.is_empty();
                if text.is_empty() {
                    return is_hollow.then_some(Value::Unfit(0.0, "a formula and no value"));
                }
                Some(Value::Text(text))
            }
        }
    }
}

impl<R: BufRead> Rows for Content<R> {
    fn next(&mut self) -> Result<Option<Row>, Error> {
        loop {
            let Some(sheet) = &mut self.sheet else { return Ok(None) };
            if let Some((row, times)) = sheet.again.take() {
                let copy = Row { number: row.number + 1, ..row };
                if times > 1 {
                    sheet.again = Some((copy.clone(), times - 1));
                }
                return Ok(Some(copy));
            }
            let depth = sheet.depth;
            if self.depth < depth {
                return Ok(None);
            }
            let Piece::Begin(element) = self.inner()? else { continue };
            match &*element.name {
                "table-row" => {
                    let Begun { cells, times, .. } = self.row(&element)?;
                    let Some(sheet) = &mut self.sheet else { return Ok(None) };
                    let number = sheet.next;
                    sheet.next = number.saturating_add(times);
                    if cells.is_empty() {
                        continue;
                    }
                    if sheet.next > MAX_ROWS + 1 {
                        return Err(damaged(&"a sheet has too many rows"));
                    }
                    let row = Row { number, cells };
                    if times > 1 {
                        sheet.again = Some((row.clone(), times - 1));
                        for (_, value) in &row.cells {
                            self.count(times, value)?;
                        }
                    }
                    return Ok(Some(row));
                }
                "table-column" => self.column(&element),
                "table-header-rows"
                | "table-rows"
                | "table-row-group"
                | "table-columns"
                | "table-header-columns"
                | "table-column-group" => {}
                _ => self.skip()?,
            }
        }
    }
}

fn damaged(error: &dyn std::fmt::Display) -> Error {
    Error::malformed(format!("the spreadsheet is damaged: {error}"))
}
