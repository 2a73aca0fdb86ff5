//! Columns looked at as records.
//!
//! Programs that rewrite a file change its types: text becomes large or a view or is looked up in a
//! dictionary, a column without any value loses its type. What holds the same is taken as the same.
//! What could only be taken by guessing is refused; a number where a text belongs is a fault of the
//! record, see [`adapt`].

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray as _, BooleanArray};
use arrow::buffer::{NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow::datatypes::{DataType, Fields};
use serde_json::value::RawValue;

use super::schema::NESTED;
use super::texts::Texts;
use super::typed::{Numbers, Typed};
use crate::formats::draft::Draft;
use crate::formats::places::Cell;
use crate::formats::tables::adapt::{self, Remark, Said, Value};
use crate::formats::tables::{RawCell, RawKind};
use crate::formats::{Error, Fault};
use crate::model::shape::{Entity, Type};
use crate::nearest;

/// The values of a column, or of all columns of an object.
pub(super) struct Values {
    nulls: Option<NullBuffer>,
    kind: Kind,
}

enum Kind {
    /// Nothing but nulls.
    Nothing,
    Text(Texts),
    /// JSON text.
    Json(Texts),
    /// What is no text in a column of text.
    Misfit(Box<Misfit>),
    Number(Numbers),
    Boolean(BooleanArray),
    List(Ends, Box<Values>),
    Members(Vec<(&'static str, Values)>),
}

/// A column of text that has no text.
struct Misfit {
    ty: Type,
    values: Typed,
    /// The names of the fields that lead to it.
    path: Arc<str>,
}

/// Where the entries of lists are among those of all lists.
enum Ends {
    Plain(OffsetBuffer<i32>),
    Large(OffsetBuffer<i64>),
    /// Each list has so many.
    Fixed(usize),
    /// Where each begins, and how many it has.
    View(ScalarBuffer<i32>, ScalarBuffer<i32>),
    LargeView(ScalarBuffer<i64>, ScalarBuffer<i64>),
}

/// A record being written, of which there may be so many bytes.
pub(super) struct Pen {
    draft: Draft<()>,
    most: usize,
    /// The number of the row, where the first one is 2 as in tables with a header.
    row: u32,
    faults: Vec<Fault>,
}

impl Pen {
    pub(super) fn new(most: usize, row: u32) -> Self {
        Pen { draft: Draft::new(), most, row, faults: Vec::new() }
    }

    /// The JSON text, and what is wrong with how it is written.
    pub(super) fn finish(self) -> (String, Vec<Fault>) {
        (self.draft.finish().0, self.faults)
    }

    /// Writes what is no text in a column of text. Each column is reported once for a record.
    fn misfit(&mut self, misfit: &Misfit, row: usize) -> Result<(), Error> {
        let text = misfit.values.text(row).into_owned();
        self.room(text.len())?;
        let cell = RawCell { text, kind: misfit.values.kind() };
        let Said { value: Value::Text(text) | Value::Json(text), remark } = match misfit.ty {
            Type::Scalar(scalar) => adapt::string(scalar, &cell),
            _ => Said { value: Value::Text(Cow::Borrowed(&cell.text)), remark: None },
        };
        self.draft.string(&text, ());
        let is_known =
            |fault: &Fault| matches!(&fault.cell.column, Some((_, path)) if *path == misfit.path);
        if let Some(Remark { kind, message, help }) = remark
            && !self.faults.iter().any(is_known)
        {
            let cell = place(self.row, &misfit.path);
            self.faults.push(Fault { kind, message, help: Some(help), cell });
        }
        Ok(())
    }

    /// Makes sure that there is room for so many more bytes.
    fn room(&self, bytes: usize) -> Result<(), Error> {
        if self.draft.len().saturating_add(bytes) <= self.most {
            return Ok(());
        }
        let most = self.most;
        Err(Error::malformed(format!("a row has more than {most} bytes as JSON")))
    }
}

impl Values {
    /// The values of a column that is to hold a type. `path` is what it is called in messages.
    ///
    /// # Errors
    /// When it holds something else, or has parts that nothing is known of.
    pub(super) fn of(ty: Type, array: &ArrayRef, path: &str) -> Result<Self, Error> {
        let kind = match (ty, array.data_type()) {
            (_, DataType::Null) => Kind::Nothing,
            (Type::Entity(entity), DataType::Struct(fields)) => {
                Kind::Members(members(entity, fields, array.as_struct().columns(), path)?)
            }
            (Type::List(list), _) => {
                let (ends, entries) =
                    entries(array).ok_or_else(|| misfit(ty, array.data_type(), path))?;
                Kind::List(ends, Box::new(Values::of(list.item, &entries, path)?))
            }
            (Type::Scalar(_) | Type::Vocabulary(_), _) => match Texts::of(array) {
                Some(texts) => Kind::Text(texts),
                None => Kind::Misfit(Box::new(Misfit {
                    ty,
                    values: Typed::of(array)?.ok_or_else(|| misfit(ty, array.data_type(), path))?,
                    path: path.into(),
                })),
            },
            (Type::Json, _) => {
                let texts = Texts::of(array);
                Kind::Json(texts.ok_or_else(|| misfit(ty, array.data_type(), path))?)
            }
            (Type::Number(_), _) => {
                let numbers = Numbers::of(array)?;
                Kind::Number(numbers.ok_or_else(|| misfit(ty, array.data_type(), path))?)
            }
            (Type::Boolean, DataType::Boolean) => Kind::Boolean(array.as_boolean().clone()),
            _ => return Err(misfit(ty, array.data_type(), path)),
        };
        Ok(Values { nulls: array.nulls().cloned(), kind })
    }

    /// The values of all columns of an object.
    ///
    /// # Errors
    /// As [`Values::of`].
    pub(super) fn of_columns(
        entity: &'static Entity,
        fields: &Fields,
        columns: &[ArrayRef],
    ) -> Result<Self, Error> {
        let kind = Kind::Members(members(entity, fields, columns, "")?);
        Ok(Values { nulls: None, kind })
    }

    pub(super) fn is_null(&self, row: usize) -> bool {
        let inner = match &self.kind {
            Kind::Nothing => true,
            Kind::Text(texts) | Kind::Json(texts) => texts.lacks(row),
            _ => false,
        };
        inner || self.nulls.as_ref().is_some_and(|nulls| nulls.is_null(row))
    }

    /// Writes a value.
    ///
    /// # Errors
    /// When there is no room for it, or its bytes are not UTF-8.
    pub(super) fn write(&self, row: usize, pen: &mut Pen) -> Result<(), Error> {
        if self.is_null(row) {
            pen.room(4)?;
            pen.draft.raw("null", ());
            return Ok(());
        }
        match &self.kind {
            Kind::Members(members) => {
                pen.draft.begin_object();
                for (name, values) in members.iter().filter(|(_, values)| !values.is_null(row)) {
                    pen.room(name.len())?;
                    pen.draft.key(name, ());
                    values.write(row, pen)?;
                }
                pen.draft.end_object(());
            }
            Kind::List(ends, entries) => {
                pen.draft.begin_list();
                for entry in ends.range(row) {
                    pen.room(2)?;
                    entries.write(entry, pen)?;
                }
                pen.draft.end_list(());
            }
            Kind::Misfit(misfit) => pen.misfit(misfit, row)?,
            _ => self.write_scalar(row, pen)?,
        }
        Ok(())
    }

    fn write_scalar(&self, row: usize, pen: &mut Pen) -> Result<(), Error> {
        let Some((text, _)) = self.scalar(row)? else { return Ok(()) };
        pen.room(text.len())?;
        let is_literal = match &self.kind {
            Kind::Json(_) => serde_json::from_str::<&RawValue>(&text).is_ok(),
            // What is not finite has no other form in JSON than a text.
            Kind::Number(_) => text.ends_with(|c: char| c.is_ascii_digit()),
            Kind::Boolean(_) => true,
            _ => false,
        };
        if is_literal {
            pen.draft.raw(text.trim(), ());
        } else {
            pen.draft.string(&text, ());
        }
        Ok(())
    }

    /// A value that is not an object or list, as the text of a cell, and as what the column has it;
    /// none if it is null.
    ///
    /// # Errors
    /// When its bytes are not UTF-8.
    pub(super) fn scalar(&self, row: usize) -> Result<Option<(Cow<'_, str>, RawKind)>, Error> {
        if self.is_null(row) {
            return Ok(None);
        }
        Ok(match &self.kind {
            Kind::Text(texts) | Kind::Json(texts) => {
                texts.get(row)?.map(|text| (Cow::Borrowed(text), RawKind::Text))
            }
            Kind::Number(numbers) => Some((Cow::Owned(numbers.text(row)), RawKind::Number)),
            Kind::Boolean(values) => {
                let word = if values.value(row) { "true" } else { "false" };
                Some((Cow::Borrowed(word), RawKind::Boolean))
            }
            Kind::Misfit(misfit) => Some((misfit.values.text(row), misfit.values.kind())),
            Kind::Nothing | Kind::List(..) | Kind::Members(_) => None,
        })
    }
}

/// What the rows of a nested file are called in messages.
const ROWS: &str = "records";

/// The place of a value in a nested file: the number of the row, and the names of the fields that lead
/// to it.
pub(super) fn place(row: u32, path: &Arc<str>) -> Cell {
    let field = path.split('.').next().unwrap_or_default();
    let column = NESTED.fields.find(field).and_then(|(number, _)| u32::try_from(number).ok());
    let column = column.map(|number| (number, Arc::clone(path)));
    Cell { table: ROWS.into(), row, column }
}

/// The members of an object, in the order of its fields.
fn members(
    entity: &'static Entity,
    fields: &Fields,
    columns: &[ArrayRef],
    path: &str,
) -> Result<Vec<(&'static str, Values)>, Error> {
    let inside =
        |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    for (number, field) in fields.iter().enumerate() {
        if entity.field(field.name()).is_none() {
            return Err(unknown(
                &inside(field.name()),
                field.name(),
                entity.fields.iter().map(|field| field.name),
            ));
        }
        if fields.iter().take(number).any(|other| other.name() == field.name()) {
            let name = shortened(&inside(field.name()));
            return Err(Error::malformed(format!("the column `{name}` comes twice")));
        }
    }
    let mut members = Vec::new();
    for field in entity.fields {
        if let Some((number, _)) = fields.find(field.name)
            && let Some(column) = columns.get(number)
        {
            members.push((field.name, Values::of(field.ty, column, &inside(field.name))?));
        }
    }
    Ok(members)
}

/// The error of a column that is called like none of these.
fn unknown<'n>(path: &str, name: &str, known: impl IntoIterator<Item = &'n str>) -> Error {
    let hint = nearest::best(name, known);
    let hint = hint.map_or_else(String::new, |near| format!("; did you mean `{}`?", near.value));
    Error::malformed(format!("there is no column `{}`{hint}", shortened(path)))
}

/// The error of a column that holds something else than it should.
fn misfit(ty: Type, found: &DataType, path: &str) -> Error {
    let found: String = found.to_string().chars().take(80).collect();
    Error::malformed(format!(
        "the column `{}` is of the Arrow type {found}, which does not hold {}",
        shortened(path),
        ty.json_type()
    ))
}

fn shortened(name: &str) -> String {
    name.chars().take(120).collect()
}

/// The entries of lists, and which of them each list has.
fn entries(array: &ArrayRef) -> Option<(Ends, ArrayRef)> {
    if let Some(list) = array.as_list_opt::<i32>() {
        return Some((Ends::Plain(list.offsets().clone()), Arc::clone(list.values())));
    }
    if let Some(list) = array.as_list_opt::<i64>() {
        return Some((Ends::Large(list.offsets().clone()), Arc::clone(list.values())));
    }
    if let Some(list) = array.as_list_view_opt::<i32>() {
        let ends = Ends::View(list.offsets().clone(), list.sizes().clone());
        return Some((ends, Arc::clone(list.values())));
    }
    if let Some(list) = array.as_list_view_opt::<i64>() {
        let ends = Ends::LargeView(list.offsets().clone(), list.sizes().clone());
        return Some((ends, Arc::clone(list.values())));
    }
    let list = array.as_fixed_size_list_opt()?;
    let size = usize::try_from(list.value_length()).ok()?;
    Some((Ends::Fixed(size), Arc::clone(list.values())))
}

impl Ends {
    fn range(&self, row: usize) -> Range<usize> {
        let next = row.saturating_add(1);
        let range = match self {
            Ends::Plain(ends) => offset(ends.get(row)).zip(offset(ends.get(next))),
            Ends::Large(ends) => offset(ends.get(row)).zip(offset(ends.get(next))),
            Ends::Fixed(size) => row.checked_mul(*size).map(|start| (start, start + size)),
            Ends::View(starts, sizes) => extent(offset(starts.get(row)), offset(sizes.get(row))),
            Ends::LargeView(starts, sizes) => {
                extent(offset(starts.get(row)), offset(sizes.get(row)))
            }
        };
        range.map_or(0..0, |(start, end)| start..end)
    }
}

/// An offset as a place in memory.
fn offset(offset: Option<&(impl Copy + TryInto<usize>)>) -> Option<usize> {
    (*offset?).try_into().ok()
}

fn extent(start: Option<usize>, size: Option<usize>) -> Option<(usize, usize)> {
    let start = start?;
    Some((start, start.checked_add(size?)?))
}
