//! Records as sheets.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};

use quick_xml::escape::escape;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::text::push_paragraphs;
use super::{CONTENT, MEDIA_TYPE};
use crate::formats::places::Cell as Place;
use crate::formats::sheets::about::{self, Part, Purpose};
use crate::formats::sheets::example::{self, Shown};
use crate::formats::sheets::value::{decimal, is_kept, serial};
use crate::formats::sheets::{ABOUT, MAX_CELLS, MAX_ROWS};
use crate::formats::tables::{Cell, Column, Date, TABLES, Table, each_row};
use crate::formats::views::rows::Gathered;
use crate::formats::views::{Kind, VIEWS, View};
use crate::formats::xlsx::layout::{
    check_row, check_text, is_prose, note_text, width, width_in_view,
};
use crate::formats::xlsx::write::{beside, check_size, count, is_hidden, is_shown_in_any_case};
use crate::formats::zipped::Quiet;
use crate::formats::{Error, Options, Output, TemplateOptions, Writer};
use crate::model::Record;

/// What comes before the sheets.
const BEGINNING: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content",
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"",
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"",
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"",
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"",
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"",
    " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\"",
    " xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\"",
    " xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\">",
    "<office:automatic-styles>",
    "<number:text-style style:name=\"text\"><number:text-content/></number:text-style>",
    "<number:date-style style:name=\"day\"><number:year number:style=\"long\"/>",
    "<number:text>-</number:text><number:month number:style=\"long\"/>",
    "<number:text>-</number:text><number:day number:style=\"long\"/></number:date-style>",
);
/// The styles of cells: name, format, and the rest.
const STYLES: &[(&str, &str, &str)] = &[
    ("cell", "text", "<style:table-cell-properties style:vertical-align=\"top\"/>"),
    (
        "prose",
        "text",
        "<style:table-cell-properties style:vertical-align=\"top\" fo:wrap-option=\"wrap\"/>",
    ),
    ("date", "day", "<style:table-cell-properties style:vertical-align=\"top\"/>"),
    (
        "head",
        "text",
        "<style:table-cell-properties fo:background-color=\"#e7ecf2\"/>\
         <style:text-properties fo:font-weight=\"bold\"/>",
    ),
    ("title", "text", "<style:text-properties fo:font-weight=\"bold\" fo:font-size=\"14pt\"/>"),
    ("example", "text", "<style:text-properties fo:font-style=\"italic\" fo:color=\"#808080\"/>"),
];
/// The widths of columns that there are styles for, in characters.
const WIDTHS: std::ops::RangeInclusive<u32> = 8..=100;

pub(super) fn write(output: Output, _: &Options) -> Result<Box<dyn Writer>, Error> {
    let sheets = TABLES.iter().map(|_| None).collect();
    let views = VIEWS.iter().map(|_| None).collect();
    let folder = beside(&output);
    Ok(Box::new(ToSheets { sheets, views, folder, output, cells_left: MAX_CELLS }))
}

/// Writes records. The rows of a sheet go to a file without a name, so that no more than one row is in
/// memory.
struct ToSheets {
    /// Of each table its sheet, if there is one yet.
    sheets: Vec<Option<Filled>>,
    /// The same for views.
    views: Vec<Option<Filled>>,
    /// The folder in which there is room for files.
    folder: Option<PathBuf>,
    output: Output,
    /// How many more cells there may be.
    cells_left: usize,
}

/// What is in a sheet.
#[derive(Clone, Copy)]
enum Of {
    Table(&'static Table),
    View(&'static View),
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
            match self {
                Of::Table(table) => {
                    let Some(column) = table.columns.get(number) else { continue };
                    let hides = purpose == Purpose::Records && is_hidden(column, *is_used, rows);
                    push_column(xml, width(column), style(column), hides);
                }
                Of::View(view) => {
                    let Some(column) = view.columns.get(number) else { continue };
                    let style = if column.kind == Kind::Date { "date" } else { "prose" };
                    push_column(xml, width_in_view(column), style, !is_used);
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

    fn row<'a>(&mut self, cells: impl Iterator<Item = Content<'a>>) -> Result<(), Error> {
        self.last += 1;
        check_row(&self.name, self.last)?;
        self.xml.push_str("<table:table-row>");
        let mut blanks = 0;
        for (column, content) in (0_u16..).zip(cells) {
            if matches!(content, Content::Blank) {
                blanks += 1;
                continue;
            }
            push_blanks(&mut self.xml, std::mem::take(&mut blanks));
            if let Some(is_used) = self.is_used.get_mut(usize::from(column)) {
                *is_used = true;
            }
            self.cell(column, &content)?;
        }
        push_blanks(&mut self.xml, blanks);
        self.end_row()
    }

    fn cell(&mut self, column: u16, content: &Content<'_>) -> Result<(), Error> {
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
        push_paragraphs(&mut self.xml, &shown);
        self.xml.push_str("</table:table-cell>");
        Ok(())
    }
}

/// Adds so many blank cells.
fn push_blanks(xml: &mut String, count: u32) {
    // Writing to a string does not fail.
    let _ = match count {
        0 => Ok(()),
        1 => write!(xml, "<table:table-cell/>"),
        _ => write!(xml, "<table:table-cell table:number-columns-repeated=\"{count}\"/>"),
    };
}

impl Writer for ToSheets {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let ToSheets { sheets, views, folder, cells_left, .. } = self;
        let folder = folder.as_deref();
        let mut gathered = Gathered::new();
        each_row(record, |number, cells| {
            count(cells_left, cells)?;
            gathered.take(number, cells);
            let (Some(place), Some(table)) = (sheets.get_mut(number), TABLES.get(number)) else {
                return Ok(());
            };
            let sheet = match place {
                Some(sheet) => sheet,
                None => place.insert(Filled::new(folder, Of::Table(table))?),
            };
            sheet.row(cells.iter().map(Content::of))
        })?;
        gathered.each_row(|number, cells| {
            count(cells_left, cells)?;
            let (Some(place), Some(view)) = (views.get_mut(number), VIEWS.get(number)) else {
                return Ok(());
            };
            let sheet = match place {
                Some(sheet) => sheet,
                None => place.insert(Filled::new(folder, Of::View(view))?),
            };
            sheet.row(cells.iter().map(Content::of))
        })
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let ToSheets { sheets, views, folder, output, .. } = *self;
        // What is for reading comes first.
        let mut all: Vec<Filled> = views.into_iter().flatten().collect();
        for (sheet, table) in sheets.into_iter().zip(TABLES.iter()) {
            match sheet {
                Some(filled) => all.push(filled),
                None if is_shown_in_any_case(table) => {
                    all.push(Filled::new(folder.as_deref(), Of::Table(table))?);
                }
                None => {}
            }
        }
        let path = match &output {
            Output::Stream(_) => None,
            Output::Path(path) => Some(path.clone()),
        };
        write_file(output, Purpose::Records, all)?;
        check_size(path.as_deref())
    }
}

/// Writes a spreadsheet to be filled in: with instructions, and sheets with a header and an example.
pub(super) fn template(output: Output, options: &TemplateOptions) -> Result<(), Error> {
    let folder = beside(&output);
    let mut all = Vec::new();
    for (number, table) in TABLES.iter().enumerate() {
        if !options.full && !example::is_usual(number) {
            continue;
        }
        let mut filled = Filled::new(folder.as_deref(), Of::Table(table))?;
        filled.is_example = true;
        filled.row(example::row(number).iter().map(|shown| match shown {
            Shown::Blank => Content::Blank,
            Shown::Text(text) => Content::Text(text),
            Shown::Number(number) => Content::Number(*number),
            Shown::Boolean(boolean) => Content::Boolean(*boolean),
        }))?;
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
    let packed = SimpleFileOptions::default();
    // Programs look for the media type at a certain place at the beginning of the file.
    let stored = packed.compression_method(CompressionMethod::Stored);
    zip.start_file("mimetype", stored).map_err(failed)?;
    zip.write_all(MEDIA_TYPE.as_bytes())?;
    zip.start_file("META-INF/manifest.xml", packed).map_err(failed)?;
    zip.write_all(manifest().as_bytes())?;
    zip.start_file("settings.xml", packed).map_err(failed)?;
    zip.write_all(settings(&sheets).as_bytes())?;
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

fn manifest() -> String {
    let namespace = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest \
         xmlns:manifest=\"{namespace}\" manifest:version=\"1.3\">"
    );
    for (path, kind) in [("/", MEDIA_TYPE), (CONTENT, "text/xml"), ("settings.xml", "text/xml")] {
        // Writing to a string does not fail.
        let _ = write!(
            xml,
            "<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{kind}\"/>"
        );
    }
    xml + "</manifest:manifest>"
}

/// The settings of the program that shows the sheets: headers stay in view.
fn settings(sheets: &[Filled]) -> String {
    let mut xml = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-settings",
        " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"",
        " xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" office:version=\"1.3\">",
        "<office:settings><config:config-item-set config:name=\"ooo:view-settings\">",
        "<config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>",
        "<config:config-item config:name=\"ViewId\" config:type=\"string\">view1</config:config-item>",
        "<config:config-item-map-named config:name=\"Tables\">",
    ));
    for sheet in sheets {
        // Writing to a string does not fail.
        let _ =
            write!(xml, "<config:config-item-map-entry config:name=\"{}\">", escape(&*sheet.name));
        for (name, kind, value) in [
            ("VerticalSplitMode", "short", 2),
            ("VerticalSplitPosition", "int", 1),
            ("ActiveSplitRange", "short", 2),
            ("PositionBottom", "int", 1),
        ] {
            let _ = write!(
                xml,
                "<config:config-item config:name=\"{name}\" config:type=\"{kind}\">{value}\
                 </config:config-item>"
            );
        }
        xml.push_str("</config:config-item-map-entry>");
    }
    xml.push_str(concat!(
        "</config:config-item-map-named>",
        "<config:config-item config:name=\"ActiveTable\" config:type=\"string\">_about",
        "</config:config-item></config:config-item-map-entry></config:config-item-map-indexed>",
        "</config:config-item-set></office:settings></office:document-settings>",
    ));
    xml
}

fn content(out: &mut impl Write, purpose: Purpose, mut sheets: Vec<Filled>) -> Result<(), Error> {
    let mut xml = String::from(BEGINNING);
    push_styles(&mut xml);
    xml.push_str("<office:body><office:spreadsheet>");
    push_about(&mut xml, purpose, &sheets);
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
        push_filter(&mut ranges, sheet);
    }
    ranges.push_str(
        "</table:database-ranges></office:spreadsheet></office:body></office:document-content>",
    );
    Ok(out.write_all(ranges.as_bytes())?)
}

/// Adds the range of a sheet that is filtered by its header.
fn push_filter(xml: &mut String, sheet: &Filled) {
    let name = escape(&*sheet.name);
    let last = u32::try_from(sheet.is_used.len().saturating_sub(1)).unwrap_or(0);
    let (last, rows) = (Place::letters(last), sheet.last.max(1) + 1);
    // Writing to a string does not fail.
    let _ = write!(
        xml,
        "<table:database-range table:name=\"filter_{name}\" table:display-filter-buttons=\"true\" \
         table:target-range-address=\"'{name}'.A1:'{name}'.{last}{rows}\"/>"
    );
}

fn push_styles(xml: &mut String) {
    // Writing to a string does not fail.
    for (name, format, rest) in STYLES {
        let _ = write!(
            xml,
            "<style:style style:name=\"{name}\" style:family=\"table-cell\" \
             style:data-style-name=\"{format}\">{rest}</style:style>"
        );
    }
    for width in WIDTHS {
        // Two millimetres a character.
        let _ = write!(
            xml,
            "<style:style style:name=\"w{width}\" style:family=\"table-column\">\
             <style:table-column-properties style:column-width=\"{}mm\"/></style:style>",
            2 * width
        );
    }
    xml.push_str("</office:automatic-styles>");
}

/// The style of the cells of a column.
fn style(column: &Column) -> &'static str {
    use crate::model::shape::Type;
    match column.ty {
        _ if column.is_date() => "date",
        Type::Number(_) | Type::Boolean => "Default",
        _ if is_prose(column) => "prose",
        _ => "cell",
    }
}

fn push_column(xml: &mut String, width: f64, style: &str, is_hidden: bool) {
    let hidden = if is_hidden { " table:visibility=\"collapse\"" } else { "" };
    let width = width.clamp(f64::from(*WIDTHS.start()), f64::from(*WIDTHS.end())).round();
    // Writing to a string does not fail.
    let _ = write!(
        xml,
        "<table:table-column table:style-name=\"w{width}\" \
         table:default-cell-style-name=\"{style}\"{hidden}/>"
    );
}

/// Adds the sheet that explains the others.
fn push_about(xml: &mut String, purpose: Purpose, sheets: &[Filled]) {
    let (mut views, mut counts) = (Vec::new(), Vec::new());
    for sheet in sheets {
        match sheet.of {
            Of::View(view) => views.push(view),
            Of::Table(table) => {
                let number = TABLES.number(&table.name);
                counts.extend(number.map(|number| (number, u64::from(sheet.last))));
            }
        }
    }
    // Writing to a string does not fail.
    let _ = write!(xml, "<table:table table:name=\"{ABOUT}\">");
    for width in [24.0, 10.0, 100.0] {
        push_column(xml, width, "cell", false);
    }
    for parts in about::rows(purpose, &views, &counts) {
        xml.push_str("<table:table-row>");
        if parts.is_empty() {
            push_blanks(xml, 1);
        }
        for part in &parts {
            let (style, text) = match part {
                Part::Blank => {
                    push_blanks(xml, 1);
                    continue;
                }
                Part::Count(name, count, letters) => {
                    let _ = write!(
                        xml,
                        "<table:table-cell table:formula=\"of:=COUNTA([$'{name}'.{letters}2:\
                         .{letters}{MAX_ROWS}])\" office:value-type=\"float\" \
                         office:value=\"{count}\"><text:p>{count}</text:p></table:table-cell>"
                    );
                    continue;
                }
                Part::Link(name) => {
                    let name = escape(&**name);
                    let _ = write!(
                        xml,
                        "<table:table-cell office:value-type=\"string\"><text:p><text:a \
                         xlink:type=\"simple\" xlink:href=\"#{name}.A1\">{name}</text:a></text:p>\
                         </table:table-cell>"
                    );
                    continue;
                }
                Part::Title(text) => ("title", text),
                Part::Head(text) => ("head", text),
                Part::Text(text) => ("cell", text),
            };
            let _ = write!(
                xml,
                "<table:table-cell table:style-name=\"{style}\" office:value-type=\"string\">"
            );
            push_paragraphs(xml, text);
            xml.push_str("</table:table-cell>");
        }
        xml.push_str("</table:table-row>");
    }
    xml.push_str("</table:table>");
}
