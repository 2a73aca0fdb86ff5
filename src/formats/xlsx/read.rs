//! Sheets as records.

use super::WHAT;
use super::cells::SheetRows;
use super::preflight::Checked;
use crate::formats::caught::caught;
use crate::formats::sheets::fill::Filler;
use crate::formats::sheets::table_of;
use crate::formats::{Error, Input, ReadOptions, Reader};

pub(super) fn read(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    caught(WHAT, || read_sheets(input, options))
}

fn read_sheets(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    let mut checked = Checked::open(input, options)?;
    let mut filler = Filler::new(options, checked.counts_from_1904());
    for sheet in checked.sheets()? {
        if table_of(&sheet).is_some() {
            checked.check_table(&sheet)?;
        }
        filler.sheet(&sheet, &mut SheetRows::of(&mut checked, &sheet)?)?;
    }
    filler.finish()
}
