//! When the source came out.

use super::comparable;
use crate::model::Bounds;
use crate::model::path::PathBuf;
use crate::model::{Moment, Source};
use crate::rules::Spot;

/// Places on earth are up to a day apart in their dates, and a source does not say by which of them
/// it counts: so many days are let pass between a date in it and the date of its publication.
pub(super) const SLACK: i64 = 1;

/// When the source was published or last changed.
pub(super) struct Publication<'r> {
    field: &'static str,
    /// The date as it is written.
    pub(super) text: &'r str,
    /// The days it may mean.
    pub(super) bounds: Bounds,
}

impl<'r> Publication<'r> {
    /// When it was published, if that is known well enough to count with.
    pub(super) fn first(source: &'r Source<'r>) -> Option<Self> {
        Self::of("published", source.published.as_ref()?)
    }

    /// When it was published or last changed, whichever is later. None if one of the two is known
    /// only roughly.
    pub(super) fn last(source: &'r Source<'r>) -> Option<Self> {
        let published = source.published.as_ref().map(|moment| Self::of("published", moment));
        let modified = source.modified.as_ref().map(|moment| Self::of("modified", moment));
        match (published, modified) {
            (Some(published), Some(modified)) => {
                let (published, modified) = (published?, modified?);
                let is_later = modified.bounds.latest > published.bounds.latest;
                Some(if is_later { modified } else { published })
            }
            (published, modified) => published.or(modified)?,
        }
    }

    fn of(field: &'static str, moment: &'r Moment<'r>) -> Option<Self> {
        Some(Publication {
            field,
            text: moment.as_str(),
            bounds: comparable::of_moment(moment.as_str())?,
        })
    }

    /// Where it stands in the record.
    pub(super) fn spot(&self) -> Spot {
        Spot::value(PathBuf::root().key("source").key(self.field))
    }

    /// What was done then: "published" or "modified".
    pub(super) fn done(&self) -> &'static str {
        self.field
    }
}
