//! One view as a file of its own.

use super::View;
use super::rows::{Needed, each_row_of_view};
use crate::formats::tables::Cell;
use crate::formats::{Error, Writer};
use crate::model::Record;

/// Takes the rows of a view.
pub trait Sink {
    /// Takes a row, with a cell for each column of the view.
    ///
    /// # Errors
    /// When it cannot be written.
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Error>;

    /// Writes what is still to be written.
    ///
    /// # Errors
    /// When it cannot be written.
    fn finish(self: Box<Self>) -> Result<(), Error>;
}

/// Writes the rows that a view has of each record.
pub struct OfView {
    view: &'static View,
    /// What it is made from.
    needed: Needed,
    sink: Box<dyn Sink>,
}

impl OfView {
    /// A writer of the rows of a view.
    #[must_use]
    pub fn new(view: &'static View, sink: Box<dyn Sink>) -> Self {
        OfView { view, needed: Needed::of(std::iter::once(view)), sink }
    }
}

impl Writer for OfView {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        each_row_of_view(record, self.view, &self.needed, |cells| self.sink.row(cells))
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        self.sink.finish()
    }
}
