//! A record as TOML.
//!
//! Members that are objects are tables, lists of objects are arrays of tables. TOML has no null, no
//! integers beyond 64 bits with a sign, and readers of it differ in how deep they go. So the data of an
//! extension that holds one of these is written as JSON, in a string that is called `data_json` instead
//! of `data`, and is taken from there again; whatever is not the data of an extension has none of them.
//!
//! Dates and times without quotes are read as strings, spelt as they are in the file: those of a record
//! are strings. A number that is none (`inf`, `nan`) is refused.
//!
//! A TOML file is read as a whole into a tree that takes many times its size. So it is looked at first
//! how much of it there is outside of strings, and how deep it goes.

mod read;
mod survey;
mod write;

use std::io::Write;

use super::{Error, Format, Keeps, Layout, Options, Output, Writer};
use crate::model::Record;
use crate::model::shape::{Entity, Field, Type};

/// A record as TOML 1.0; what is read may use TOML 1.1.
pub(super) static TOML: Format = Format {
    name: "toml",
    title: "TOML 1.0",
    extensions: &["toml"],
    media_type: "application/toml",
    about: "one record, to be written or read by hand where TOML is at home",
    guide: None,
    layout: Layout::Stream,
    many: false,
    keeps: Keeps::Everything,
    read: Some(|input, limits| Ok(Box::new(read::Once::new(input, limits.record_bytes)))),
    write: Some(begin_to_write),
    template: None,
    view: None,
};

/// What is added to the name of a field whose value is written as JSON.
const AS_JSON: &str = "_json";

/// The field of any JSON value that is written as JSON under such a name.
fn field_as_json(entity: &'static Entity, name: &str) -> Option<&'static Field> {
    if entity.field(name).is_some() {
        return None;
    }
    let field = entity.field(name.strip_suffix(AS_JSON)?)?;
    matches!(field.ty, Type::Json).then_some(field)
}

fn begin_to_write(output: Output, _: &Options) -> Result<Box<dyn Writer>, Error> {
    Ok(Box::new(Single { out: output.into_stream()?, written: false }))
}

struct Single {
    out: Box<dyn Write + Send>,
    written: bool,
}

impl Writer for Single {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        if std::mem::replace(&mut self.written, true) {
            return Err(Error::refused(
                "a TOML file holds one record; write YAML, or name a folder that is to have a file \
                 for each",
            ));
        }
        write::record(&mut *self.out, record)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        Ok(self.out.flush()?)
    }
}

#[cfg(test)]
mod tests;
