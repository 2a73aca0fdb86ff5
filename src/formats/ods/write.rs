//! Records as sheets.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};

use quick_xml::escape::escape;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::drop_downs::{DropDown, push_drop_downs};
use super::parts::{
    BEGINNING, manifest, push_about, push_blanks, push_column, push_filter, push_styles, settings,
    style,
};
use super::text::push_paragraphs;
use super::{CONTENT, MEDIA_TYPE};
use crate::formats::sheets::COMPRESSION;
use crate::formats::sheets::about::Purpose;
use crate::formats::sheets::example::{self, Shown};
use crate::formats::sheets::layout::{check_row, check_text, note_text, width, width_in_view};
use crate::formats::sheets::value::{decimal, is_kept, serial};
use crate::formats::sheets::writing::{Link, Of, Sheet, Sheets, beside, check_size, is_hidden};
use crate::formats::tables::{Cell, Date, TABLES, Table};
use crate::formats::views::Kind;
use crate::formats::zipped::Quiet;
use crate::formats::{Error, Options, Output, TemplateOptions, Writer};
use crate::model::Record;

/// So many rows of a template have drop-downs.
const ROWS_WITH_DROP_DOWNS: u32 = 1_000;

#[expect(clippy::unnecessary_wraps, reason = "as every format begins")]
pub(super) fn write(output: Output, _: &Options) -> Result<Box<dyn Writer>, Error> {
    let folder = beside(&output);
    Ok(Box::new(ToSheets { sheets: Sheets::new(), folder, output }))
}

/// Writes records. The rows of a sheet go to a file without a name, so that no more than one row is in
/// memory.
struct ToSheets {
    sheets: Sheets<Filled>,
    /// The folder in which there is room for files.
    folder: Option<PathBuf>,
    output: Output,
}

impl Of {
    fn name(self) -> String {
        match self {
            Of::Table(table) => table.name.clone(),
            Of::View(view) => view.table_name(),
        }
    }

    /// The headers, each with its note.
    fn headers(self) -> Vec<(&'static str, String)> {
        match self {
            Of::Table(table) => {
                table.columns.iter().map(|column| (&*column.name, note_text(column))).collect()
            }
            Of::View(view) => {
                view.columns.iter().map(|column| (column.name, column.doc.to_owned())).collect()
            }
        }
    }

    /// Adds the columns; `is_used` says of each whether there is something in one of so many rows.
    fn push_columns(self, xml: &mut String, is_used: &[bool], rows: u32, purpose: Purpose) {
        for (number, is_used) in is_used.iter().enumerate() {
            let hides = purpose == Purpose::Records && is_hidden(self, number, *is_used, rows);
            match self {
                Of::Table(table) => {
                    let Some(column) = table.columns.get(number) else { continue };
                    push_column(xml, width(column), style(column), hides);
                }
                Of::View(view) => {
                    let Some(column) = view.columns.get(number) else { continue };
                    let style = if column.kind == Kind::Date { "date" } else { "prose" };
                    push_column(xml, width_in_view(column), style, hides);
                }
            }
        }
    }
}

/// A sheet that is being filled.
struct Filled {
    of: Of,
    name: String,
    rows: BufWriter<File>,
    /// The last row, from 0.
    last: u32,
    /// For each column, whether any row has something in it.
    is_used: Vec<bool>,
    /// The XML of a row, in memory that serves for all rows.
    xml: String,
    is_example: bool,
}

/// What is in a cell.
enum Content<'a> {
    Blank,
    Text(&'a str),
    Number(f64),
    Boolean(bool),
    Date(Date),
}

impl<'a> Content<'a> {
    fn of(cell: &'a Cell<'_>) -> Self {
        match cell {
            Cell::Blank => Content::Blank,
            Cell::Text(text) => Content::Text(text),
            Cell::Number(number) => Content::Number(*number),
            Cell::Boolean(boolean) => Content::Boolean(*boolean),
            Cell::Date(day) => Content::Date(*day),
        }
    }
}

impl Filled {
    /// One without rows but the header.
    fn new(folder: Option<&Path>, of: Of) -> Result<Self, Error> {
        let file = match folder {
            Some(folder) => tempfile::tempfile_in(folder)?,
            None => tempfile::tempfile()?,
        };
        let (name, headers) = (of.name(), of.headers());
        let is_used = vec![false; headers.len()];
        let (rows, xml) = (BufWriter::new(file), String::new());
        let mut filled = Filled { of, name, rows, last: 0, is_used, xml, is_example: false };
        filled.xml.push_str("<table:table-row>");
        for (header, note) in headers {
            filled.xml.push_str(
                "<table:table-cell table:style-name=\"head\" office:value-type=\"string\">",
            );
            filled.xml.push_str("<office:annotation>");
            push_paragraphs(&mut filled.xml, &note);
            filled.xml.push_str("</office:annotation>");
            push_paragraphs(&mut filled.xml, header);
            filled.xml.push_str("</table:table-cell>");
        }
        filled.end_row()?;
        Ok(filled)
    }

    fn end_row(&mut self) -> Result<(), Error> {
        self.xml.push_str("</table:table-row>");
        self.rows.write_all(self.xml.as_bytes())?;
        self.xml.clear();
        Ok(())
    }

    fn fill<'a>(
        &mut self,
        cells: impl Iterator<Item = Content<'a>>,
        link: impl Fn(usize) -> Option<Link>,
    ) -> Result<(), Error> {
        self.last += 1;
        check_row(&self.name, self.last)?;
        self.xml.push_str("<table:table-row>");
        let mut blanks = 0;
        for (number, (column, content)) in (0_u16..).zip(cells).enumerate() {
            if matches!(content, Content::Blank) {
                blanks += 1;
                continue;
            }
            push_blanks(&mut self.xml, std::mem::take(&mut blanks));
            if let Some(is_used) = self.is_used.get_mut(number) {
                *is_used = true;
            }
            self.cell(column, &content, link(number))?;
        }
        push_blanks(&mut self.xml, blanks);
        self.end_row()
    }

    fn cell(
        &mut self,
        column: u16,
        content: &Content<'_>,
        link: Option<Link>,
    ) -> Result<(), Error> {
        let style = if self.is_example { " table:style-name=\"example\"" } else { "" };
        let (kind, value, shown) = match content {
            Content::Blank => return Ok(()),
            Content::Text(text) => ("string", String::new(), (*text).to_owned()),
            Content::Number(number) if !is_kept(*number) => {
                ("string", String::new(), decimal(*number))
            }
            Content::Number(number) => {
                let digits = decimal(*number);
                ("float", format!(" office:value=\"{digits}\""), digits)
            }
            Content::Boolean(boolean) => {
                let shown = if *boolean { "TRUE" } else { "FALSE" };
                ("boolean", format!(" office:boolean-value=\"{boolean}\""), shown.to_owned())
            }
            Content::Date(day) if serial(*day).is_none() => {
                ("string", String::new(), day.to_string())
            }
            Content::Date(day) => {
                ("date", format!(" office:date-value=\"{day}\""), day.to_string())
            }
        };
        check_text(&self.name, (self.last, column), &shown)?;
        // Writing to a string does not fail.
        let _ = write!(self.xml, "<table:table-cell{style} office:value-type=\"{kind}\"{value}>");
        match link {
            Some(Link { sheet, row }) => {
                let (sheet, shown) = (escape(sheet), escape(&*shown));
                let _ = write!(
                    self.xml,
                    "<text:p><text:a xlink:type=\"simple\" xlink:href=\"#{sheet}.A{row}\">{shown}\
                     </text:a></text:p>"
                );
            }
            None => push_paragraphs(&mut self.xml, &shown),
        }
        self.xml.push_str("</table:table-cell>");
        Ok(())
    }

    /// Adds blank rows whose cells have the drop-downs of a table.
    fn offer(&mut self, table: &Table) -> Result<(), Error> {
        // Writing to a string does not fail.
        let _ = write!(
            self.xml,
            "<table:table-row table:number-rows-repeated=\"{ROWS_WITH_DROP_DOWNS}\">"
        );
        for column in &table.columns {
            match DropDown::of(table, column) {
                Some(choice) => {
                    let name = choice.name();
                    let _ = write!(
                        self.xml,
                        "<table:table-cell table:content-validation-name=\"{name}\"/>"
                    );
                }
                None => push_blanks(&mut self.xml, 1),
            }
        }
        self.end_row()
    }
}

impl Sheet for Filled {
    fn row(
        &mut self,
        cells: &[Cell<'_>],
        link: &dyn Fn(usize) -> Option<Link>,
    ) -> Result<(), Error> {
        self.fill(cells.iter().map(Content::of), link)
    }

    fn rows(&self) -> u32 {
        self.last
    }
}

impl Writer for ToSheets {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let ToSheets { sheets, folder, .. } = self;
        sheets.write(record, |of| Filled::new(folder.as_deref(), of))
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let ToSheets { sheets, folder, output } = *self;
        let (views, tables) = sheets.finish(|of| Filled::new(folder.as_deref(), of))?;
        // What is for reading comes first.
        let views = views.into_iter().map(|(_, filled)| filled);
        let all = views.chain(tables.into_iter().map(|(_, filled)| filled)).collect();
        let path = output.path().map(Path::to_owned);
        write_file(output, Purpose::Records, all)?;
        check_size(path.as_deref())
    }
}

/// Writes a spreadsheet to be filled in: with instructions, and sheets with a header and an example.
pub(super) fn template(output: Output, options: TemplateOptions) -> Result<(), Error> {
    let folder = beside(&output);
    let mut all = Vec::new();
    for (number, table) in TABLES.iter().enumerate() {
        if !options.full && !example::is_usual(number) {
            continue;
        }
        let mut filled = Filled::new(folder.as_deref(), Of::Table(table))?;
        filled.is_example = true;
        let contents = example::row(number).iter().map(|shown| match shown {
            Shown::Blank => Content::Blank,
            Shown::Text(text) => Content::Text(text),
            Shown::Number(number) => Content::Number(*number),
            Shown::Boolean(boolean) => Content::Boolean(*boolean),
        });
        filled.fill(contents, |_| None)?;
        filled.offer(table)?;
        all.push(filled);
    }
    write_file(output, Purpose::Template, all)
}

/// Writes the file with these sheets, each with the number of its table.
fn write_file(output: Output, purpose: Purpose, sheets: Vec<Filled>) -> Result<(), Error> {
    match output {
        Output::Path(path) => {
            let file =
                File::options().read(true).write(true).create(true).truncate(true).open(path)?;
            zip(file, purpose, sheets).map(drop)
        }
        Output::Stream(mut out) => {
            let mut file = zip(tempfile::tempfile()?, purpose, sheets)?;
            file.seek(SeekFrom::Start(0))?;
            io::copy(&mut file, &mut out)?;
            Ok(out.flush()?)
        }
    }
}

fn zip(file: File, purpose: Purpose, sheets: Vec<Filled>) -> Result<File, Error> {
    let mut zip = ZipWriter::new(Quiet::new(BufWriter::new(file)));
    let packed = SimpleFileOptions::default().compression_level(Some(COMPRESSION.into()));
    // Programs look for the media type at a certain place at the beginning of the file.
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file("mimetype", stored).map_err(failed)?;
    zip.write_all(MEDIA_TYPE.as_bytes())?;
    zip.start_file("META-INF/manifest.xml", packed).map_err(failed)?;
    zip.write_all(manifest().as_bytes())?;
    zip.start_file("settings.xml", packed).map_err(failed)?;
    zip.write_all(settings(sheets.iter().map(|sheet| &*sheet.name)).as_bytes())?;
    zip.start_file(CONTENT, packed).map_err(failed)?;
    content(&mut zip, purpose, sheets)?;
    let file = zip.finish().map_err(failed)?;
    file.inner.into_inner().map_err(|error| Error::Io(error.into_error()))
}

fn failed(error: zip::result::ZipError) -> Error {
    match error {
        zip::result::ZipError::Io(error) => Error::Io(error),
        error => Error::refused(format!("the spreadsheet cannot be written: {error}")),
    }
}

fn content(out: &mut impl Write, purpose: Purpose, mut sheets: Vec<Filled>) -> Result<(), Error> {
    let mut xml = String::from(BEGINNING);
    push_styles(&mut xml);
    xml.push_str("<office:body><office:spreadsheet>");
    if purpose == Purpose::Template {
        push_drop_downs(&mut xml);
    }
    let (mut views, mut counts) = (Vec::new(), Vec::new());
    for sheet in &sheets {
        match sheet.of {
            Of::View(view) => views.push(view),
            Of::Table(table) => {
                let number = TABLES.number(&table.name);
                counts.extend(number.map(|number| (number, u64::from(sheet.last))));
            }
        }
    }
    push_about(&mut xml, purpose, &views, &counts);
    out.write_all(xml.as_bytes())?;
    let mut ranges = String::from("<table:database-ranges>");
    for sheet in &mut sheets {
        let mut xml = format!("<table:table table:name=\"{}\">", escape(&*sheet.name));
        sheet.of.push_columns(&mut xml, &sheet.is_used, sheet.last, purpose);
        out.write_all(xml.as_bytes())?;
        sheet.rows.flush()?;
        let rows = sheet.rows.get_mut();
        rows.seek(SeekFrom::Start(0))?;
        io::copy(rows, out)?;
        out.write_all(b"</table:table>")?;
        push_filter(&mut ranges, &sheet.name, sheet.is_used.len(), sheet.last);
    }
    ranges.push_str(
        "</table:database-ranges></office:spreadsheet></office:body></office:document-content>",
    );
    Ok(out.write_all(ranges.as_bytes())?)
}
