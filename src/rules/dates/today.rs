//! The days that "today" may be in a source, from which its words count.

use super::comparable;
use super::instant::Instant;
use super::publication::Publication;
use super::quoted_days::{Said, said};
use super::words::{self, Days};
use crate::model::path::{Path, PathBuf, Segment};
use crate::model::{EventStatus, Moment, Source, SourceKind, When};
use crate::rules::Scope;

/// How many days after it was spoken or signed a text may be put up.
const DELAY: i64 = 3;

/// How far before publication somebody may have said what a source quotes or reports of them.
const REPORTED: i64 = 60;

/// The days from which a reporter counts: those of the publication and of the last change, and that
/// of the dateline. None where it is not known when the source was published.
pub(super) fn of_source(source: &Source<'_>) -> Option<Days> {
    let published = source.published.as_ref()?;
    let mut days = of_moment(published, &Publication::first(source)?)?;
    if let (Some(modified), Some(last)) = (&source.modified, Publication::last(source))
        && let Some(later) = of_moment(modified, &last)
    {
        days = days.with(later);
    }
    // A page that grows, and it is not known until when.
    if source.kind == SourceKind::LiveBlog && source.modified.is_none() {
        days.last += DELAY;
    }
    if let Some(dateline) = &source.dateline {
        let mut parts = dateline.as_str().split([',', '(', ')', '–', '—', ';', '|']);
        let read = |part: &str| words::read(part, source.language.as_str())?.day_near(days.first);
        if let Some(day) = parts.find_map(read)
            && (days.first - REPORTED..=days.last).contains(&day)
        {
            days = days.with(Days { first: day, last: day });
        }
    }
    Some(days)
}

fn of_moment(moment: &Moment<'_>, publication: &Publication<'_>) -> Option<Days> {
    let days = Days::of(&publication.bounds)?;
    if !moment.as_str().contains('T') || publication.text != moment.as_str() {
        return Some(days);
    }
    let (first, last) = Instant::of(moment.as_str())?.days();
    Some(days.with(Days { first, last }))
}

/// The days from which the words of one `when` may count as well: they may be those of somebody
/// who spoke before the source came out. None where nothing can be said of them.
pub(super) fn of_words(
    scope: &Scope<'_>,
    path: &Path<'_>,
    when: &When<'_>,
    reported: Days,
) -> Option<Days> {
    let mut days = reported;
    match said(scope, when, reported) {
        Said::ByNobody => {}
        Said::OnDays => return None,
        Said::BeforeIt if spoken(scope, reported, path).is_some() => {}
        Said::BeforeIt => days.first -= 7,
    }
    if let Some(spoken) = spoken(scope, reported, path) {
        return Some(days.with(spoken));
    }
    let path = path.to_owned();
    let is_said_by_others = !matches!(
        path.segments().next(),
        Some(Segment::Key("event" | "related_events" | "quotes"))
    );
    let is_whole = is_document(scope.record.source.kind);
    if is_whole {
        days.first -= DELAY;
    }
    if is_said_by_others || is_whole {
        for_other_days(scope, &path, |other| {
            if (reported.first - REPORTED..=reported.last).contains(&other.first) {
                days = days.with(Days { first: other.first, last: other.first });
            }
        });
    }
    Some(days)
}

/// The day on which a text of somebody's own words was spoken or signed, if the main event of the
/// record is that: it is of the day of publication or shortly before. A `when` says nothing of its own
/// day, and stances may have days of their own.
fn spoken(scope: &Scope<'_>, reported: Days, path: &Path<'_>) -> Option<Days> {
    let record = scope.record;
    let event = &record.event;
    let is_own = path.to_owned() == PathBuf::root().key("event").key("when");
    let is_spoken = is_document(record.source.kind) && event.status == EventStatus::Occurred;
    if is_own || !is_spoken {
        return None;
    }
    let bounds = comparable::of_when(&event.when)?;
    let day = bounds.day()?.number();
    let is_near = (reported.first - DELAY..=reported.last).contains(&day);
    is_near.then_some(Days { first: day, last: day })
}

/// Shows the days of events and quotes other than the one that a `when` belongs to.
fn for_other_days(scope: &Scope<'_>, own: &PathBuf, mut look: impl FnMut(Days)) {
    let mut show = |when: &When<'_>| {
        if let Some(days) = comparable::of_when(when).as_ref().and_then(Days::of) {
            look(days);
        }
    };
    for (path, event) in scope.events() {
        if path.key("when") != *own {
            show(&event.when);
        }
    }
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        let path = PathBuf::root().key("quotes").index(number).key("when");
        if let Some(when) = quote.when.as_ref().filter(|_| path != *own) {
            show(when);
        }
    }
    for stance in scope.stances() {
        let is_own = own.segments().zip(stance.path.segments()).all(|(own, other)| own == other);
        if let Some(when) =
            stance.when.filter(|_| is_own && stance.path.clone().key("when") != *own)
        {
            show(when);
        }
    }
}

/// Whether a source is the text of somebody's own words, which may be put up days later.
fn is_document(kind: SourceKind) -> bool {
    matches!(
        kind,
        SourceKind::PressRelease
            | SourceKind::OfficialStatement
            | SourceKind::Speech
            | SourceKind::Transcript
            | SourceKind::Interview
            | SourceKind::SocialPost
            | SourceKind::Resolution
            | SourceKind::Treaty
    )
}
