//! A look at all of a workbook before it is handed to the decoder.
//!
//! The decoder takes what a file says of itself as true: how many strings there are, where a cell
//! stands, how many styles it has. Some of that makes it ask for memory without end, or end the
//! program. So each XML file in the workbook is gone through here first, tag by tag, and whatever no
//! spreadsheet program writes is refused.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Seek as _, SeekFrom};

use calamine::{Reader as _, Sheet, SheetType, Xlsx, XlsxError};

use crate::formats::sheets::markup::{Flaw, Markup, Tag, Token};
use crate::formats::sheets::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS, caps, file_of, malformed, merged};
use crate::formats::zipped::{Zipped, look_at_beginning};
use crate::formats::{Error, Input, Limits};

/// The list of strings may have this part of the bytes of a workbook: it is kept in memory.
const STRINGS_PART: u64 = 10;
/// The most bytes of an XML file that is neither a sheet nor the list of strings.
const OTHER_BYTES: u64 = 16 << 20;
/// How deep elements may stand in others.
const DEPTH: usize = 100;
/// How many strings a list may claim to have without having them.
const CLAIMED: u64 = 1 << 16;
/// The most sheets.
const SHEETS: usize = 1_000;
/// The most styles of cells, fonts, fills and borders each, and twice as much as there can be.
const STYLES: usize = 1 << 17;
/// The most bytes of the name of a font.
const FONT_NAME: usize = 255;
/// The most bytes of the format of numbers.
const NUMBER_FORMAT: usize = 2_000;
/// The most brackets, and characters that may stand for one, in the format of numbers.
const BRACKETS: usize = 100;

/// A workbook that can be handed to the decoder, and is.
pub(super) struct Checked {
    /// The decoder.
    pub(super) workbook: Xlsx<BufReader<File>>,
    facts: Facts,
}

impl Checked {
    /// Looks through a workbook and opens it.
    ///
    /// # Errors
    /// When it cannot be read, is no workbook, or is one that no spreadsheet program writes.
    pub(super) fn open(input: Input, limits: &Limits) -> Result<Self, Error> {
        let mut file = file_of(input)?;
        check_beginning(&mut file)?;
        let mut zipped = Zipped::open(BufReader::new(&file), &caps(limits))?;
        let strings_bytes = limits.unpacked_bytes / STRINGS_PART;
        let mut facts = Facts { strings_bytes, ..Facts::default() };
        for entry in zipped.entries().to_vec() {
            if !is_xml(&entry.name) {
                continue;
            }
            let mut look = Look::at(entry.bytes, file_name(&entry.name), &mut facts);
            look.through(zipped.read(&entry)?).map_err(|flaw| told(flaw, &entry.name))?;
        }
        drop(zipped);
        file.seek(SeekFrom::Start(0))?;
        let workbook = Xlsx::new(BufReader::new(file)).map_err(|error| broken(&error))?;
        Ok(Checked { workbook, facts })
    }

    /// Whether days are counted from 1904.
    pub(super) fn counts_from_1904(&self) -> bool {
        self.facts.from_1904
    }

    /// The sheets with cells, in order.
    ///
    /// # Errors
    /// When two of them have the same name.
    pub(super) fn sheets(&self) -> Result<Vec<String>, Error> {
        let mut seen = HashSet::new();
        let mut names = Vec::new();
        for Sheet { name, typ, .. } in self.workbook.sheets_metadata() {
            if !seen.insert(name.to_lowercase()) {
                return Err(Error::malformed(format!("the workbook has the sheet `{name}` twice")));
            }
            if *typ == SheetType::WorkSheet {
                names.push(name.clone());
            }
        }
        Ok(names)
    }

    /// Looks whether a sheet can be a table: each cell is its own, and each formula has a value.
    ///
    /// # Errors
    /// When there are merged cells, or a formula without a value.
    pub(super) fn check_table(&self, sheet: &str) -> Result<(), Error> {
        if let Some(range) = self.facts.of_sheet(sheet, &self.facts.merged) {
            return Err(merged(sheet, range));
        }
        match self.facts.of_sheet(sheet, &self.facts.hollow) {
            None => Ok(()),
            Some(cell) => Err(malformed(
                format!("{sheet}!{cell}: the cell has a formula and no value"),
                "open the workbook in a spreadsheet program and save it, or write the value itself",
            )),
        }
    }
}

/// An error of the decoder.
pub(super) fn broken(error: &XlsxError) -> Error {
    Error::malformed(format!("the workbook is damaged: {error}"))
}

/// Looks at the first bytes: those of a zip file, and not of what can hold a zip file at its end.
fn check_beginning(file: &mut File) -> Result<(), Error> {
    match &*look_at_beginning(file)? {
        [b'P', b'K', 3, 4, rest @ ..] if is_ods(rest) => Err(malformed(
            "this is an OpenDocument spreadsheet and not in the format .xlsx",
            "give its name the end .ods, or read it with `--from ods`",
        )),
        [b'P', b'K', 3, 4, ..] => Ok(()),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(malformed(
            "the workbook is protected by a password, or of the format before Excel 2007",
            "save it as .xlsx, without a password",
        )),
        _ => Err(malformed(
            "this is no workbook in the format .xlsx",
            "save it as .xlsx in a spreadsheet program",
        )),
    }
}

/// Whether the media type that begins an OpenDocument file is that of a spreadsheet.
fn is_ods(bytes: &[u8]) -> bool {
    let media_type = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
    bytes.windows(media_type.len()).any(|window| window == media_type)
}

/// Whether a file in a workbook is XML by its name. The decoder reads no others: see
/// [`Look::relationship`].
fn is_xml(name: &str) -> bool {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    end.eq_ignore_ascii_case("xml") || end.eq_ignore_ascii_case("rels")
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn told(flaw: Flaw, name: &str) -> Error {
    match flaw {
        Flaw::Io(error) if error.raw_os_error().is_some() => Error::Io(error),
        Flaw::Io(error) => Error::malformed(format!("the workbook is damaged: {error}")),
        Flaw::Refused(what) => malformed(
            format!("`{name}` in the workbook {what}"),
            "open the workbook in a spreadsheet program and save it as .xlsx",
        ),
    }
}

/// What is known of a workbook.
#[derive(Debug, Default)]
struct Facts {
    /// The sheets: their names, and the ids under which their files are found.
    sheets: Vec<(String, String)>,
    /// The names of the files of sheets, by id.
    files: HashMap<String, String>,
    /// For the files of sheets, by name, the first cell with a formula and without a value.
    hollow: HashMap<String, String>,
    /// For the files of sheets, by name, the first range of cells that are merged.
    merged: HashMap<String, String>,
    /// How many cells there are, blank ones counted.
    cells: usize,
    /// Whether days are counted from 1904.
    from_1904: bool,
    /// The most bytes of the list of strings.
    strings_bytes: u64,
}

impl Facts {
    /// What is known of a sheet by its name, of what is known by the names of files.
    fn of_sheet<'f>(&self, sheet: &str, of: &'f HashMap<String, String>) -> Option<&'f str> {
        let (_, id) = self.sheets.iter().find(|(name, _)| name == sheet)?;
        of.get(self.files.get(id)?).map(String::as_str)
    }
}

/// A cell that is being looked at.
#[derive(Debug, Default)]
struct SeenCell {
    reference: String,
    /// Whether it holds a text; only of a text nothing is a value.
    is_text: bool,
    has_formula: bool,
    has_value: bool,
}

/// A look at an XML file in a workbook.
struct Look<'f> {
    /// How many bytes the file has.
    bytes: u64,
    /// Its name, without the folder.
    file: String,
    facts: &'f mut Facts,
    depth: usize,
    is_rooted: bool,
    strings: u64,
    /// How many strings it claims to have.
    claimed: u64,
    styles: HashMap<&'static str, usize>,
    cell: Option<SeenCell>,
    is_in_value: bool,
}

impl<'f> Look<'f> {
    fn at(bytes: u64, file: &str, facts: &'f mut Facts) -> Self {
        Look {
            bytes,
            file: file.to_owned(),
            facts,
            depth: 0,
            is_rooted: false,
            strings: 0,
            claimed: 0,
            styles: HashMap::new(),
            cell: None,
            is_in_value: false,
        }
    }

    fn through(&mut self, file: impl io::Read) -> Result<(), Flaw> {
        let mut file = BufReader::with_capacity(1 << 16, file);
        if file.fill_buf()?.contains(&0) {
            return Err(Flaw::Refused("is not UTF-8"));
        }
        let mut markup = Markup::new(file);
        while let Some(token) = markup.next()? {
            match token {
                Token::Open(tag) => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Err(Flaw::Refused("has elements in elements without end"));
                    }
                    self.element(&tag)?;
                }
                Token::Empty(tag) => {
                    self.element(&tag)?;
                    self.end(tag.name);
                }
                Token::Close(name) => {
                    let depth = self.depth.checked_sub(1);
                    self.depth =
                        depth.ok_or(Flaw::Refused("ends an element that has not begun"))?;
                    self.end(name);
                }
                Token::Text => {
                    if let Some(cell) = &mut self.cell {
                        cell.has_value |= self.is_in_value;
                    }
                }
            }
        }
        if self.depth > 0 {
            return Err(Flaw::Refused("ends too early"));
        }
        if self.claimed > self.strings.max(CLAIMED) {
            return Err(Flaw::Refused("claims to have more strings than it has"));
        }
        Ok(())
    }

    fn element(&mut self, tag: &Tag<'_>) -> Result<(), Flaw> {
        if !std::mem::replace(&mut self.is_rooted, true)
            && self.bytes > OTHER_BYTES
            && !matches!(tag.name, "worksheet" | "sst")
        {
            return Err(Flaw::Refused("is larger than such a file can be"));
        }
        if tag.name == "sst" && self.bytes > self.facts.strings_bytes {
            return Err(Flaw::Refused(
                "has more than a tenth of the bytes of `--max-unpacked-bytes` in its list of strings",
            ));
        }
        match tag.name {
            "c" => self.cell(tag)?,
            "f" => {
                if let Some(cell) = &mut self.cell {
                    cell.has_formula = true;
                }
            }
            "v" => self.is_in_value = true,
            "row" => tag.each_attribute(|key, value| match key {
                "r" if !is_row(value) => Err(Flaw::Refused("has a row out of bounds")),
                _ => Ok(()),
            })?,
            "si" => self.strings += 1,
            "sst" => tag.each_attribute(|key, value| {
                if key == "uniqueCount" {
                    let count = value.trim_ascii().parse();
                    let count = count.map_err(|_| Flaw::Refused("has no proper count"))?;
                    self.claimed = self.claimed.max(count);
                }
                Ok(())
            })?,
            "dimension" => tag.each_attribute(|key, value| match key {
                "ref" if !is_range(value) => Err(Flaw::Refused("has a range out of bounds")),
                _ => Ok(()),
            })?,
            "mergeCell" => tag.each_attribute(|key, value| {
                if key == "ref" {
                    if !is_range(value) {
                        return Err(Flaw::Refused("has a range out of bounds"));
                    }
                    let merged = self.facts.merged.entry(self.file.clone());
                    merged.or_insert_with(|| value.to_owned());
                }
                Ok(())
            })?,
            "workbookPr" => tag.each_attribute(|key, value| {
                self.facts.from_1904 |= key == "date1904" && matches!(value, "1" | "true");
                Ok(())
            })?,
            "sheet" => self.sheet(tag)?,
            "Relationship" => self.relationship(tag)?,
            _ => self.style(tag)?,
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "v" => self.is_in_value = false,
            "c" => {
                if let Some(cell) = self.cell.take()
                    && cell.has_formula
                    && !cell.has_value
                    && !cell.is_text
                {
                    self.facts.hollow.entry(self.file.clone()).or_insert(cell.reference);
                }
            }
            _ => {}
        }
    }

    fn cell(&mut self, tag: &Tag<'_>) -> Result<(), Flaw> {
        self.facts.cells += 1;
        if self.facts.cells > MAX_CELLS {
            return Err(Flaw::Refused("has more cells than can be read"));
        }
        let mut cell = SeenCell::default();
        tag.each_attribute(|key, value| {
            match key {
                "r" if position(value).is_none() => {
                    return Err(Flaw::Refused("has a cell out of bounds"));
                }
                "r" => value.clone_into(&mut cell.reference),
                "t" => cell.is_text = value == "str",
                _ => {}
            }
            Ok(())
        })?;
        self.cell = Some(cell);
        Ok(())
    }

    fn sheet(&mut self, tag: &Tag<'_>) -> Result<(), Flaw> {
        let (mut name, mut id) = (String::new(), String::new());
        tag.each_attribute(|key, value| {
            match key {
                "name" => value.clone_into(&mut name),
                key if key == "id" || key.ends_with(":id") => value.clone_into(&mut id),
                _ => {}
            }
            Ok(())
        })?;
        if self.facts.sheets.len() >= SHEETS {
            return Err(Flaw::Refused("has more than 1,000 sheets"));
        }
        if self.facts.sheets.iter().any(|(_, other)| *other == id) {
            return Err(Flaw::Refused("has two sheets that are the same"));
        }
        self.facts.sheets.push((name, id));
        Ok(())
    }

    /// A sheet has to be a file that was looked through, and of one sheet only.
    fn relationship(&mut self, tag: &Tag<'_>) -> Result<(), Flaw> {
        let (mut id, mut targets, mut is_sheet, mut is_book) = ("", Vec::new(), false, false);
        tag.each_attribute(|key, value| {
            match key {
                "Id" => id = value,
                "Target" => targets.push(value),
                "Type" => {
                    is_sheet |= file_name(value) == "worksheet";
                    is_book |= value.ends_with("officeDocument");
                }
                _ => {}
            }
            Ok(())
        })?;
        if !is_sheet && !is_book {
            return Ok(());
        }
        let is_plain = |target: &&str| !target.contains('&') && is_xml(target);
        if !targets.iter().all(is_plain) {
            return Err(Flaw::Refused("has a sheet that is no XML file"));
        }
        for target in targets.iter().filter(|_| is_sheet) {
            let file = file_name(target);
            if self.facts.files.values().any(|other| other.eq_ignore_ascii_case(file)) {
                return Err(Flaw::Refused("has two sheets that are the same"));
            }
            self.facts.files.insert(id.to_owned(), file.to_owned());
        }
        Ok(())
    }

    /// Counts what styles are made of, and looks at the texts in it, which every style has a copy of.
    fn style(&mut self, tag: &Tag<'_>) -> Result<(), Flaw> {
        let known = ["xf", "font", "fill", "border", "numFmt", "name"];
        let Some(name) = known.into_iter().find(|name| *name == tag.name) else { return Ok(()) };
        let count = self.styles.entry(name).or_default();
        *count += 1;
        if *count > STYLES {
            return Err(Flaw::Refused("has more styles than a workbook can have"));
        }
        tag.each_attribute(|key, value| {
            let is_fine = match (name, key) {
                ("name", "val") => value.len() <= FONT_NAME,
                ("numFmt", "formatCode") => {
                    let brackets = value.matches('[').count() + value.matches("&#").count();
                    value.len() <= NUMBER_FORMAT && brackets <= BRACKETS
                }
                _ => true,
            };
            if is_fine { Ok(()) } else { Err(Flaw::Refused("has a style that is too long")) }
        })
    }
}

/// Whether this is the number of a row.
fn is_row(text: &str) -> bool {
    text.len() <= 7
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.parse().is_ok_and(|row: u32| (1..=MAX_ROWS).contains(&row))
}

/// The row and column that a reference names, from 1; none if there is no such cell.
fn position(reference: &str) -> Option<(u32, u32)> {
    let end = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = reference.split_at(end);
    let column = column(letters)?;
    if is_row(digits) { Some((digits.parse().ok()?, column)) } else { None }
}

/// The number of a column that is named by letters, from 1; none if there is no such column.
pub(super) fn column(letters: &str) -> Option<u32> {
    if !(1..=3).contains(&letters.len()) {
        return None;
    }
    let digits = letters.bytes().map(|letter| match letter.to_ascii_uppercase() {
        letter @ b'A'..=b'Z' => Some(u32::from(letter - b'A') + 1),
        _ => None,
    });
    let number = digits.into_iter().try_fold(0, |number, digit| Some(number * 26 + digit?))?;
    (number <= MAX_COLUMNS).then_some(number)
}

/// Whether this is a range of cells, or a single one.
fn is_range(text: &str) -> bool {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (Some(first), Some(last)) = (position(first), position(last)) else { return false };
    first.0 <= last.0 && first.1 <= last.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_keep_within_a_sheet() {
        assert_eq!(position("A1"), Some((1, 1)));
        assert_eq!(position("XFD1048576"), Some((1_048_576, 16_384)));
        for wrong in
            ["", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "A99999999999", "A-1", "A1A", "é1"]
        {
            assert_eq!(position(wrong), None, "{wrong}");
        }
        assert!(is_range("A1") && is_range("A1:XFD1048576"));
        assert!(!is_range("B2:A1") && !is_range("A1:B2:C3") && !is_range("A:B"));
    }
}
