//! Dates beside the words of the source that they were read from.

use std::cell::LazyCell;

use super::comparable;
use super::today;
use super::whens::each_when;
use super::words::{self, Aim, Dated, Days, Phrase};
use crate::model::path::{Path, Segment};
use crate::model::{Basis, Edtf, EventStatus, Line, When};
use crate::rules::Scope;
use crate::rules::time::{Bounds, Day};

/// How the words differ from the date.
pub(super) enum Fault {
    /// They name another day, month or year.
    Named,
    /// They name another day of the week, from 0 for Monday, and may say more that is not understood.
    Weekday(usize),
    /// They come to another date, counted from the day of publication.
    Counted,
}

/// A date that is not what its words say.
pub(super) struct Differing<'r> {
    pub(super) date: &'r Edtf<'r>,
    pub(super) text: &'r Line<'r>,
    pub(super) fault: Fault,
    /// The day that the date is, if it is one.
    pub(super) day: Option<Day>,
    /// The date that the words come to.
    pub(super) meant: Option<String>,
}

/// Shows every date of a record that differs from its words.
pub(super) fn each_differing<'r>(
    scope: &Scope<'r>,
    mut look: impl FnMut(&Path<'_>, Differing<'r>),
) {
    let record = scope.record;
    let today = LazyCell::new(|| today::of_source(&record.source));
    each_when(record, |path, when| {
        let (Some(date), Some(text)) = (&when.edtf, &when.text) else { return };
        let Some(bounds) = comparable::of_edtf(date) else { return };
        let Some(days) = Dated::new(date.as_str(), &bounds, aim(scope, path)) else { return };
        let slack = i64::from(date.as_str().contains('T'));
        let differing = |fault, meant| Differing { date, text, fault, day: bounds.day(), meant };
        let Some(phrase) = words::read(text.as_str(), record.source.language.as_str()) else {
            let day = bounds.day().filter(|_| slack == 0);
            if let (Some(day), Some(weekday)) = (day, words::weekday(text.as_str()))
                && day.weekday() != weekday
            {
                look(path, differing(Fault::Weekday(weekday), None));
            }
            return;
        };
        if !phrase.may_be(&days, slack, None) {
            look(path, differing(Fault::Named, nearest(&phrase, &days, *today)));
            return;
        }
        // A note says how the date was worked out where the words alone do not.
        let is_counted = matches!(when.basis, Basis::Stated | Basis::Resolved | Basis::Inferred);
        if !is_counted || when.note.is_some() {
            return;
        }
        let Some(reported) = *today else { return };
        if phrase.may_be(&days, slack, Some(reported)) {
            return;
        }
        let Some(widest) = today::of_words(scope, path, when, reported) else { return };
        if !phrase.may_be(&days, slack, Some(widest)) {
            look(path, differing(Fault::Counted, nearest(&phrase, &days, *today)));
        }
    });
}

/// What the date at a path is of.
fn aim(scope: &Scope<'_>, path: &Path<'_>) -> Aim {
    let path = path.to_owned();
    let steps: Vec<Segment<'_>> = path.segments().collect();
    let status = match steps.as_slice() {
        [.., Segment::Key("deadline")] => return Aim::Deadline,
        [Segment::Key("event"), Segment::Key("when")] => Some(&scope.record.event.status),
        [Segment::Key("related_events"), Segment::Index(at), Segment::Key("when")] => {
            let events = scope.record.related_events.as_ref();
            events.and_then(|events| events.get(*at)).map(|event| &event.status)
        }
        [Segment::Key("quotes"), ..] | [.., Segment::Key("when")] => return Aim::Past,
        _ => None,
    };
    match status {
        Some(EventStatus::Occurred | EventStatus::Ongoing) => Aim::Past,
        Some(EventStatus::Scheduled | EventStatus::Proposed | EventStatus::Expected) => Aim::Coming,
        _ => Aim::Any,
    }
}

/// The date that the words come to, if that is a date that they mean.
fn nearest(phrase: &Phrase, dated: &Dated, today: Option<Days>) -> Option<String> {
    let meant = phrase.nearest(dated, today)?;
    let bounds = Bounds::as_written(&meant)?;
    let days = Dated::new(&meant, &bounds, dated.aim);
    let is_right = days.is_some_and(|days| phrase.may_be(&days, 0, today));
    is_right.then_some(meant)
}

/// Whether the words of a `when` mean one date only where it is known when they were printed.
pub(super) fn needs_publication(when: &When<'_>, language: &str) -> bool {
    let phrase = when.text.as_ref().and_then(|text| words::read(text.as_str(), language));
    phrase.is_some_and(|phrase| phrase.needs_publication())
}
