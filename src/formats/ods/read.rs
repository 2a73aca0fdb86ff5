//! Sheets as records.

use std::io::{BufReader, Read as _, Seek as _, SeekFrom};

use super::content::{Content, check};
use super::{CONTENT, WHAT};
use crate::formats::caught::caught;
use crate::formats::sheets::fill::Filler;
use crate::formats::sheets::{caps, file_of, malformed};
use crate::formats::zipped::{Zipped, look_at_beginning};
use crate::formats::{Error, Input, ReadOptions, Reader};

/// The most bytes of the list of parts that are looked at.
const MANIFEST: u64 = 1 << 20;

pub(super) fn read(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    caught(WHAT, || read_sheets(input, options))
}

fn read_sheets(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    let mut file = file_of(input)?;
    if !look_at_beginning(&mut file)?.starts_with(b"PK\x03\x04") {
        return Err(malformed(
            "this is no spreadsheet in the format .ods",
            "save it as .ods, or as .xlsx, in a spreadsheet program",
        ));
    }
    file.seek(SeekFrom::Start(0))?;
    let mut zipped = Zipped::open(BufReader::new(file), &caps(options))?;
    let entry = |zipped: &Zipped<_>, name: &str| {
        zipped.entries().iter().find(|entry| entry.name == name).cloned()
    };
    if let Some(manifest) = entry(&zipped, "META-INF/manifest.xml") {
        let mut bytes = Vec::new();
        zipped.read(&manifest)?.take(MANIFEST).read_to_end(&mut bytes)?;
        let mark = b"encryption-data";
        if bytes.windows(mark.len()).any(|window| window == mark) {
            return Err(malformed(
                "the spreadsheet is protected by a password",
                "save it without a password",
            ));
        }
    }
    let Some(sheets) = entry(&zipped, CONTENT) else {
        return Err(malformed(
            format!("the file has no `{CONTENT}`, so that it is no spreadsheet of OpenDocument"),
            "if it is a workbook of Excel, give its name the end .xlsx",
        ));
    };
    check(zipped.read(&sheets)?)?;
    let mut content = Content::new(BufReader::new(zipped.read(&sheets)?));
    let mut name = content.next_sheet()?;
    let mut filler = Filler::new(options, content.counts_from_1904());
    while let Some(sheet) = name {
        filler.sheet(&sheet, &mut content)?;
        name = content.next_sheet()?;
    }
    filler.finish()
}
