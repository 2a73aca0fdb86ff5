//! Dates beside the words of the source that they were read from.

use std::cell::LazyCell;

use super::comparable;
use super::today;
use super::whens::each_when;
use super::words::{self, Aim, Dated, Days, Phrase};
use crate::model::path::{Path, PathBuf, Segment};
use crate::model::{Basis, Edtf, EventStatus, Line, SourceKind, When};
use crate::model::{Bounds, Day};
use crate::rules::Scope;

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
    /// Whether a note says how the date was worked out.
    pub(super) has_note: bool,
}

/// Shows every date of a record that differs from its words.
pub(super) fn each_differing<'r>(
    scope: &Scope<'r>,
    mut look: impl FnMut(&Path<'_>, Differing<'r>),
) {
    let record = scope.record;
    let today = LazyCell::new(|| today::of_source(&record.source));
    let latest = LazyCell::new(|| two_latest(scope));
    each_when(record, |path, when| {
        let (Some(date), Some(text)) = (&when.edtf, &when.text) else { return };
        let Some(bounds) = comparable::of_edtf(date).or_else(|| about(date)) else { return };
        let Some(days) = Dated::new(date.as_str(), &bounds, aim(scope, path)) else { return };
        let slack = i64::from(date.as_str().contains('T'));
        let has_note = when.note.is_some();
        let differing =
            |fault, meant| Differing { date, text, fault, day: bounds.day(), meant, has_note };
        let Some(phrase) = words::read(text.as_str(), record.source.language.as_str()) else {
            let day = bounds.day().filter(|_| slack == 0);
            if let (Some(day), Some(weekday)) = (day, words::weekday(text.as_str()))
                && day.weekday() != weekday
            {
                look(path, differing(Fault::Weekday(weekday), None));
            }
            if let Some(year) = words::numbered_year(text.as_str())
                && !days.touches_year(year, slack)
            {
                look(path, differing(Fault::Named, Some(format!("{year:04}"))));
            }
            return;
        };
        if !phrase.may_be(&days, slack, None) {
            look(path, differing(Fault::Named, nearest(&phrase, &days, *today)));
            return;
        }
        let is_counted = matches!(when.basis, Basis::Stated | Basis::Resolved | Basis::Inferred);
        if !is_counted {
            return;
        }
        let Some(reported) = *today else { return };
        if let Some(note) = &when.note {
            let is_own = |other: &PathBuf| *other == path.to_owned();
            let last = || latest.iter().find(|(_, other)| !is_own(other)).map(|(day, _)| *day);
            let from = days_of_note(note.as_str(), &phrase, reported, last);
            if from.is_some_and(|from| !phrase.may_be(&days, slack, Some(from))) {
                look(path, differing(Fault::Counted, nearest(&phrase, &days, *today)));
            }
            return;
        }
        let is_week_ago = |today| is_a_week_ago(scope, &phrase, &days, today);
        if phrase.may_be(&days, slack, Some(reported)) && !is_week_ago(reported) {
            return;
        }
        let Some(widest) = today::of_words(scope, path, when, reported) else { return };
        if is_week_ago(widest) {
            let day = Day::numbered(widest.last).to_string();
            look(path, differing(Fault::Counted, Some(day)));
        } else if !phrase.may_be(&days, slack, Some(widest)) {
            look(path, differing(Fault::Counted, nearest(&phrase, &days, *today)));
        }
    });
}

/// Whether "on Friday" is the Friday a week before the day of a report that is of the day on which it
/// is written: a Friday, on which it means that day.
fn is_a_week_ago(scope: &Scope<'_>, phrase: &Phrase, date: &Dated, today: Days) -> bool {
    let is_of_the_day =
        matches!(scope.record.source.kind, SourceKind::WireReport | SourceKind::LiveBlog);
    let day = Days { first: today.first - 7, last: today.last - 7 };
    is_of_the_day
        && phrase.is_weekday_alone()
        && today.first == today.last
        && date.aim == Aim::Past
        && date.days == day
}

/// How many days before the publication words may count from, where a note says so.
const NOTED: i64 = 4 * 366;

/// The days from which words may count where a note says how the date was worked out: any day up to
/// the publication. Words that look ahead may count from what is still to come, as far as the record
/// has it; none where the note may give a day of its own.
fn days_of_note(
    note: &str,
    phrase: &Phrase,
    reported: Days,
    last: impl Fn() -> Option<i64>,
) -> Option<Days> {
    let mut days = Days { first: reported.first - NOTED, ..reported };
    if phrase.looks_ahead() {
        if note.contains(char::is_numeric) {
            return None;
        }
        days.last = days.last.max(last().unwrap_or(days.last));
    }
    Some(days)
}

/// The two latest days of a record, with what they are the dates of; the latest one first.
fn two_latest(scope: &Scope<'_>) -> Vec<(i64, PathBuf)> {
    let mut latest: Vec<(i64, PathBuf)> = Vec::new();
    each_when(scope.record, |path, when| {
        let bounds = comparable::of_when(when);
        let last = bounds.and_then(|bounds| bounds.latest.or(bounds.earliest));
        let Some(day) = last.map(Day::number) else { return };
        let at = latest.partition_point(|(other, _)| *other >= day);
        if at < 2 {
            latest.insert(at, (day, path.to_owned()));
            latest.truncate(2);
        }
    });
    latest
}

/// The days that a date marked with `~` may mean, wider than people round.
fn about(date: &Edtf<'_>) -> Option<Bounds> {
    let text = date.as_str().strip_suffix('~')?;
    let is_plain = text.chars().all(|c| c.is_ascii_digit() || c == '-');
    if !is_plain || comparable::placeholder(text).is_some() {
        return None;
    }
    let bounds = Bounds::as_written(text)?;
    let (first, last) = (bounds.earliest?.number(), bounds.latest?.number());
    let by = match last - first {
        0 => 15,
        1..=31 => 62,
        32..=366 => 183,
        _ => return None,
    };
    let day = |number| Some(Day::numbered(number));
    Some(Bounds { earliest: day(first - by), latest: day(last + by) })
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
