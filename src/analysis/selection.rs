//! Which rows are asked for.

use std::collections::BTreeSet;

use super::dates::{Date, Timing};
use super::sides::{Side, plain};

/// What an analysis is to show, and as of when. The default is everything, as of the latest day on which
/// a source was published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only what these actors say, are told or take part in: names, ids, codes of countries, or
    /// identifiers such as `wikidata:Q794`. Any of them is enough. Who speaks for an actor counts as
    /// that actor. All, if there is none.
    pub actors: Vec<String>,
    /// Only what may have been voiced, or may have happened, on this day or later. What has no date goes
    /// by the publication of its source, and what has neither is left out.
    pub since: Option<Date>,
    /// The same for this day or earlier.
    pub until: Option<Date>,
    /// The day before which a deadline has passed: the last one of this date.
    pub as_of: Option<Date>,
}

impl Selection {
    /// Whether it ends before it begins, so that nothing can be selected.
    #[must_use]
    pub fn is_empty_time(&self) -> bool {
        self.since.zip(self.until).is_some_and(|(since, until)| until.last < since.first)
    }

    /// Whether something of these times is wanted.
    pub(super) fn takes_time(&self, timing: Timing) -> bool {
        if self.since.is_none() && self.until.is_none() {
            return true;
        }
        let early = self.since.zip(timing.last).is_some_and(|(since, last)| last < since.first);
        let late = self.until.zip(timing.first).is_some_and(|(until, first)| until.last < first);
        timing.is_known() && !early && !late
    }

    /// Whether something of these sides is wanted.
    pub(super) fn takes_sides<'s>(&self, sides: impl IntoIterator<Item = &'s Side>) -> bool {
        self.actors.is_empty()
            || sides.into_iter().any(|side| self.actors.iter().any(|wanted| side.is(wanted)))
    }

    /// The actors that are asked for and are none of these.
    pub(super) fn unknown(&self, known: &BTreeSet<String>) -> Vec<String> {
        let is_known = |wanted: &&String| {
            let wanted = plain(wanted);
            known.iter().any(|key| is_called(key, &wanted))
        };
        self.actors.iter().filter(|wanted| !is_known(wanted)).cloned().collect()
    }
}

impl Side {
    /// Whether it is called so.
    fn is(&self, wanted: &str) -> bool {
        let wanted = plain(wanted);
        self.keys.iter().any(|key| is_called(key, &wanted))
    }
}

/// Whether a key of an actor is this, or ends in it after the record or the scheme.
fn is_called(key: &str, wanted: &str) -> bool {
    let ends = |sign| key.split_once(sign).is_some_and(|(_, end)| plain(end) == wanted);
    !wanted.is_empty() && (ends('#') || ends(':') || plain(key) == wanted)
}
