//! What is to be said of records that are converted, beside the conversion.

use std::io::{self, Write as _};

use super::checking::{OneChecked, Records};
use super::console;
use super::exit::Failure;
use crate::diagnostic::Diagnostic;
use crate::formats;
use crate::report::RecordReport;

/// Findings that are shown of records, of those that are written and of those that cannot be.
const SHOWN: usize = 50;

/// What is to be said of records that are written: warnings and notes, to be shown at the end.
#[derive(Default)]
pub(super) struct Asides {
    drawn: Vec<u8>,
    shown: usize,
    /// How many more there are.
    hidden: usize,
}

impl Asides {
    /// Draws what there is to say of a record.
    pub(super) fn take(
        &mut self,
        records: &Records,
        one: &OneChecked,
        index: u64,
    ) -> Result<(), Failure> {
        let faults = one.foreign.as_ref().map_or(0, |foreign| foreign.faults.len());
        let count = faults + one.checked.diagnostics.len();
        if count == 0 {
            return Ok(());
        }
        self.hidden += count.saturating_sub(SHOWN.saturating_sub(self.shown));
        let told = show(&mut self.drawn, records, one, index, |_| true, &mut self.shown);
        told.map_err(|error| Failure::Output("standard error".to_owned(), error))
    }

    /// Shows it. There is nobody to tell if that fails.
    pub(super) fn tell(&self) {
        let mut stderr = anstream::AutoStream::auto(io::stderr().lock());
        let _ = stderr.write_all(&self.drawn);
        drop(stderr);
        if self.hidden > 0 {
            console::note(&format!("{} more not shown; `verbale validate` shows all", self.hidden));
        }
    }
}

/// Draws what was found in a record, as far as it is `meant` and there is room. What is wrong with
/// how the record lies in its input comes first, since the rest may follow from it.
pub(super) fn show(
    out: &mut dyn io::Write,
    records: &Records,
    one: &OneChecked,
    index: u64,
    meant: impl Fn(&Diagnostic) -> bool,
    shown: &mut usize,
) -> io::Result<()> {
    let mut found = one.checked.diagnostics.clone();
    let mut report = RecordReport {
        file: &records.place.name,
        index,
        id: one.checked.id.as_deref(),
        text: records.bytes.get(one.range.clone()).unwrap_or_default(),
        is_text: true,
        offset: records.offset,
        diagnostics: &[],
    };
    if let Some(foreign) = &one.foreign {
        foreign.places.apply(&mut found);
        found.splice(0..0, foreign.faults.iter().cloned());
        report.is_text = foreign.is_text();
        if let formats::Places::Text(places) = &foreign.places {
            report.text = places.text.as_bytes();
        }
    }
    found.retain(meant);
    found.truncate(SHOWN.saturating_sub(*shown));
    *shown += found.len();
    report.diagnostics = &found;
    (crate::report::REPORTS[0].open)().record(out, &report)
}
