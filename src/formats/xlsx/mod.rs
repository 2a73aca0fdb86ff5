//! Records as the sheets of a workbook (Office Open XML, ISO/IEC 29500), for people who work in a
//! spreadsheet program.
//!
//! The sheet `_about` comes first: it explains the others, and says how many rows they have. There is a
//! sheet for each of the [tables](super::tables): those that hold something, and those that have ids of
//! their own in any case. The header stays in view, is filtered by, and has a note on each cell that
//! says what the column holds; columns of closed lists have a drop-down, and columns that have no value
//! and need none are hidden. In a view, the ids of the record, the row and the actor lead to the rows of
//! the tables, in the first 3,000 of such cells. Lists that are too long for a drop-down are on the
//! hidden sheet `lists`. Texts are written as texts, whatever they look like, and so are numbers of more
//! than 15 digits. The only formulas are those that count rows in `_about`.
//!
//! What is read:
//!
//! * The sheets that are named like a table, in any case of letters. Their first row that is not blank
//!   is the header. Sheets whose names begin with `_`, the sheet `lists`, charts and sheets without any
//!   cell are passed over. Any other sheet is an error, so that nothing is lost because of a name, or
//!   passed over with a note, as [`UnknownColumns`](super::UnknownColumns) says.
//! * Rows whose id, or whose record, begins with `#` are not read, such as the examples of a template.
//! * A number in a column of texts is the shortest decimal text that means it: 2026 is `2026`. In a
//!   column of dates, one of 10,000 and more is the day that it means to a spreadsheet program.
//! * A cell that is formatted as a date is that date, as precise as its format shows it: `2026-02-11`,
//!   `2026-02`, `2026`; with a time of day `2026-02-11T12:30:00`. A time of day alone and a span of time
//!   are faults, since nothing says what they would be in a record.
//! * Of a formula the value is taken that the spreadsheet program put beside it; without one it is an
//!   error. So are cells that are merged. A cell that shows an error, such as `#N/A`, is a fault.
//! * Cells with white space alone are blank, and CR LF is LF, unless the column is of texts as a source
//!   has them.
//! * A sheet that `_about` names and that is not there, or has fewer rows, is a fault.
//!
//! Nothing is handed to the decoder before the `preflight` has gone through all of the file, so that a
//! small file cannot ask for much memory. A workbook may unpack to
//! [`Limits::unpacked_bytes`](super::Limits::unpacked_bytes), and each part of it to 200 times its size
//! unless a ratio is given. A workbook that is beyond the usual limits, or has more cells than are read,
//! is refused when it is written.
//!
//! A cell holds 32,767 UTF-16 code units and a sheet 1,048,576 rows. Records that need more are refused
//! when they are written, with the name of the cell.

mod annotate;
mod cells;
pub(super) mod layout;
mod preflight;
mod read;
mod template;
#[cfg(test)]
mod tests;
pub(super) mod write;

use super::{Format, Keeps, Layout};

pub use annotate::{Finding, annotate};
pub use template::template;

/// A workbook with a sheet for each table (Office Open XML, ISO/IEC 29500).
pub(super) static XLSX: Format = Format {
    name: "xlsx",
    title: "Excel workbook (Office Open XML)",
    extensions: &["xlsx", "xlsm", "xls"],
    media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    about: "any number of records as sheets of a workbook, to be read and filled in by people",
    guide: Some(super::sheets::about::guide),
    layout: Layout::File,
    many: true,
    keeps: Keeps::Everything,
    read: Some(read::read),
    write: Some(write::write),
    template: Some(template),
    view: Some(write::view),
};

/// What is written, in messages.
const WHAT: &str = "workbook";
