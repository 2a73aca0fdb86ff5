//! A workbook to be filled in.

use super::WHAT;
use super::layout::{Book, Content, freeze, put};
use super::write::{last_column, refuse_other_kinds};
use crate::formats::caught::written;
use crate::formats::sheets::about::Purpose;
use crate::formats::sheets::example::{self, Shown};
use crate::formats::sheets::writing::beside;
use crate::formats::tables::TABLES;
use crate::formats::{Error, Output, TemplateOptions};

/// Writes a workbook with instructions, and with sheets that have a header, with its notes and
/// drop-downs, and an example that is not read.
///
/// ```
/// use verbale::formats::{Output, Shared, TemplateOptions, xlsx};
///
/// let out = Shared::default();
/// let output = Output::Stream(Box::new(out.clone()));
/// xlsx::template(output, TemplateOptions::default())?;
/// assert!(out.take().starts_with(b"PK"));
/// # Ok::<(), verbale::formats::Error>(())
/// ```
///
/// # Errors
/// When the output cannot be written.
pub fn template(output: Output, options: TemplateOptions) -> Result<(), Error> {
    written(WHAT, || write_template(output, options))
}

fn write_template(output: Output, options: TemplateOptions) -> Result<(), Error> {
    refuse_other_kinds(&output)?;
    let mut book = Book::new(beside(&output).as_deref());
    let out = output.into_stream()?;
    let mut counts = Vec::new();
    let mut sheets = Vec::new();
    for (number, table) in TABLES.iter().enumerate() {
        if !options.full && !example::is_usual(number) {
            continue;
        }
        let mut sheet = book.table(table)?;
        for (column, shown) in (0_u16..).zip(example::row(number)) {
            let content = match shown {
                Shown::Blank => continue,
                Shown::Text(text) => Content::Text(text),
                Shown::Number(number) => Content::Number(*number),
                Shown::Boolean(boolean) => Content::Boolean(*boolean),
            };
            let look = Some(book.example(matches!(shown, Shown::Text(_))));
            put(&mut sheet, (1, column), content, look)?;
        }
        freeze(&mut sheet, (1, last_column(table)))?;
        sheets.push(sheet);
        counts.push((number, 0));
    }
    sheets.insert(0, book.about(Purpose::Template, &[], &counts)?);
    book.finish(sheets, out)
}
