//! When something was voiced, and what is known of it.

use std::fmt;

use super::rows::Deadline;
use crate::model::Bounds;
use crate::model::Day;
use crate::model::{Basis, Edtf, Moment, When};

/// A day, month or year to select by.
///
/// ```
/// use verbale::analysis::Date;
///
/// assert_eq!(Date::parse("2026-02").unwrap().to_string(), "2026-02-01/2026-02-28");
/// assert!(Date::parse("about 2026").is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    pub(super) first: Day,
    pub(super) last: Day,
}

impl Date {
    /// The date of a text of EDTF that names its days without a mark of doubt: a day, month or year, or a
    /// closed interval. None for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bounds = Bounds::of(&Edtf::try_from(text).ok()?)?;
        Some(Date { first: bounds.earliest?, last: bounds.latest? })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first)?;
        if self.last == self.first { Ok(()) } else { write!(f, "/{}", self.last) }
    }
}

/// A date as the record has it, and the days it can mean, any mark of doubt left aside.
#[derive(Clone, Debug)]
pub(super) struct Dated {
    pub(super) edtf: String,
    bounds: Option<Bounds>,
    /// The last day it can mean, if it is in no doubt.
    last: Option<Day>,
}

impl Dated {
    /// The date of a `when`. None where it has none, or has none but that of the publication.
    pub(super) fn of(when: &When<'_>) -> Option<Self> {
        let edtf = when.edtf.as_ref().filter(|_| when.basis != Basis::PublicationDate)?;
        Some(Dated {
            edtf: edtf.to_string(),
            bounds: Bounds::as_written(edtf.as_str()),
            last: Bounds::of(edtf).and_then(|bounds| bounds.latest),
        })
    }

    /// As a deadline, looked at on a day.
    pub(super) fn deadline(&self, as_of: Option<Day>) -> Deadline {
        let passed = self.last.zip(as_of).is_some_and(|(last, as_of)| last < as_of);
        Deadline { edtf: self.edtf.clone(), passed }
    }

    pub(super) fn timing(&self) -> Timing {
        self.bounds.map_or(Timing::default(), Timing::of)
    }
}

/// Where something has its place among others: its own date, or else that of the publication, by which
/// it was known.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Timing {
    pub(super) first: Option<Day>,
    pub(super) last: Option<Day>,
}

impl Timing {
    fn of(bounds: Bounds) -> Self {
        Timing { first: bounds.earliest, last: bounds.latest }
    }

    /// The day of a publication.
    pub(super) fn of_publication(published: Option<&Moment<'_>>) -> Self {
        published.and_then(Bounds::of_moment).map_or(Timing::default(), Timing::of)
    }

    pub(super) fn is_known(self) -> bool {
        self.first.or(self.last).is_some()
    }

    /// For sorting: what has no date comes last.
    pub(super) fn key(self) -> (bool, Option<Day>, Option<Day>) {
        (!self.is_known(), self.first.or(self.last), self.last)
    }
}
