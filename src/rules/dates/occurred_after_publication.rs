//! See [`OCCURRED_AFTER_PUBLICATION`].

use super::comparable;
use super::late::Late;
use super::publication::{Publication, SLACK};
use crate::model::{Edtf, Event, EventStatus};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// An event has occurred, or goes on, and its date is after the source came out.
    ///
    /// A source cannot tell of what has not happened yet. Most often the year is wrong, above all in
    /// January, or the event is only scheduled.
    ///
    /// The earliest day that the date may mean is compared with the later of `published` and
    /// `modified` of the source. One day between them is let pass, for the day on which something
    /// happened there may have begun before the day on which it was printed here. Dates marked with
    /// `~`, `?` or `%` are not compared.
    ///
    /// An event that has occurred at some time up to a day, `../2026-03-20`, has occurred by the time when
    /// the source comes out; a later day is that of a deadline or of an end, and the event is still
    /// `scheduled` or `ongoing`.
    ///
    /// Where three or more dates of events and quotes are after it, the date of the source is what is
    /// wrong, and there is one finding at that date instead of one for each. It is so too where that date
    /// is one of the Persian calendar, `1409-12-12` for `2031-03-03`.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///   "published": "2025-03-02" } }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///   "published": "2026-03-02" } }
    /// ```
    OCCURRED_AFTER_PUBLICATION = "V206" "occurred-after-publication" Warning by check:
        "an event has occurred, and its date is after the source came out"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    up_to_a_later_day(scope, findings);
    let Some(late) = Late::of(scope) else { return };
    if late.is_many() {
        // Where there are quotes alone, theirs is the rule that tells it.
        if !late.events.is_empty()
            && let Some(finding) = late.all(&OCCURRED_AFTER_PUBLICATION)
        {
            findings.push(finding);
        }
        return;
    }
    let publication = &late.publication;
    for (path, event) in &late.events {
        let is_over = event.status == EventStatus::Occurred;
        let has = if is_over { "has occurred" } else { "goes on" };
        let date = event.when.edtf.as_ref().map_or("", Edtf::as_str);
        let message = format!(
            "the event {} {has}, at {}, and the source was {} at {}",
            words::quoted(event.id.as_str()),
            words::quoted(date),
            publication.done(),
            words::quoted(publication.text)
        );
        let spot = Spot::value(path.clone().key("when").key("edtf"));
        findings.push(
            Finding::new(&OCCURRED_AFTER_PUBLICATION, spot, message)
                .found(date)
                .help(
                    "correct the date that is wrong, change the event's status, or give `modified` \
                     if the source was changed after the event",
                )
                .related(publication.spot(), format!("{} here", publication.done()))
                .related(Spot::value(path.clone().key("status")), "the event's status"),
        );
    }
}

/// Whether an event has occurred up to a day that is still to come when the source comes out.
pub(in crate::rules) fn is_up_to_a_later_day(scope: &Scope<'_>, event: &Event<'_>) -> bool {
    let date = event.when.edtf.as_ref().map_or("", Edtf::as_str);
    let until = date.strip_prefix("../").and_then(comparable::of_moment);
    let Some(until) = until.filter(|_| event.status == EventStatus::Occurred) else { return false };
    Publication::last(&scope.record.source)
        .is_some_and(|publication| publication.bounds.is_before(&until, SLACK))
}

/// Looks for events that have occurred up to a day that is still to come.
fn up_to_a_later_day(scope: &Scope<'_>, findings: &mut Findings) {
    let Some(publication) = Publication::last(&scope.record.source) else { return };
    for (path, event) in scope.events().filter(|(_, event)| is_up_to_a_later_day(scope, event)) {
        let Some(date) = event.when.edtf.as_ref() else { continue };
        let message = format!(
            "the event {} has occurred, at {}, and the source was {} at {}",
            words::quoted(event.id.as_str()),
            words::quoted(date.as_str()),
            publication.done(),
            words::quoted(publication.text)
        );
        let spot = Spot::value(path.clone().key("when").key("edtf"));
        findings.push(
            Finding::new(&OCCURRED_AFTER_PUBLICATION, spot, message)
                .found(date.as_str())
                .help(
                    "change the event's status if it is still to come or goes on, or correct the \
                     date that is wrong",
                )
                .related(publication.spot(), format!("{} here", publication.done()))
                .related(Spot::value(path.key("status")), "the event's status"),
        );
    }
}
