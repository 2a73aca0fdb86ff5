//! Records as the sheets of an OpenDocument spreadsheet (ISO/IEC 26300), for people who work in
//! LibreOffice and similar programs.
//!
//! The sheets are those of a [workbook of Excel](super::xlsx), and what people do to them is read in the
//! same way: see [`sheets`](super::sheets). Headers have notes, stay in view and are filtered by. Ids
//! in views lead to the rows of the tables. In a template, columns of closed lists have a drop-down in
//! the first thousand rows.
//!
//! What differs:
//!
//! * Characters that XML has no way to hold are written as in workbooks of Excel, as `_x0007_`; of a
//!   text that has such a sequence itself, the `_` is written as `_x005F_`. Other sequences of that form
//!   are read as they are.
//! * Cells and rows that are repeated take no room in a file. So it is counted what comes of them: no
//!   more than [`MAX_CELLS`](super::sheets::MAX_CELLS) cells, and 64 MiB of text
//!   that is a repetition.
//! * A file that is protected by a password is refused.
//!
//! All of `content.xml` is looked through before it is read, tag by tag, so that no part of it is larger
//! than a mebibyte, and there is no document type and no entity.

mod content;
mod drop_downs;
mod parts;
mod read;
mod styles;
#[cfg(test)]
mod tests;
mod text;
mod write;

use super::{Format, Keeps, Layout};

/// A spreadsheet with a sheet for each table (OpenDocument, ISO/IEC 26300).
pub(super) static ODS: Format = Format {
    name: "ods",
    title: "OpenDocument spreadsheet",
    extensions: &["ods"],
    media_type: MEDIA_TYPE,
    about: "any number of records as sheets of a workbook, for LibreOffice and similar programs",
    guide: Some(super::sheets::about::guide),
    layout: Layout::File,
    many: true,
    keeps: Keeps::Everything,
    read: Some(read::read),
    write: Some(write::write),
    template: Some(write::template),
    view: None,
};

/// The media type, which the file begins with.
const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
/// What is read and written, in messages.
const WHAT: &str = "spreadsheet";
/// The part with the sheets.
const CONTENT: &str = "content.xml";
