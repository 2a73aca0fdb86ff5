//! See [`SAID_AT_ANOTHER_TIME`].

use super::comparable::{of_when, slack};
use super::publication::{Publication, SLACK};
use crate::model::Bounds;
use crate::model::path::PathBuf;
use crate::model::{Basis, Edtf, Event, EventStatus, EventType, Quote, When};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A quote or stance has another date than the event at which it was voiced.
    ///
    /// `channel.event` of a quote and `event` of a demand, threat or offer say where the words were
    /// spoken. What was said there was said then: either a date is wrong, or it was another event.
    ///
    /// The two are wrong together if no day that the one may mean is one of the other. Where a date has
    /// a time, one day is let pass. An event that is `ongoing` has no end yet. Only events that have
    /// occurred or go on are compared, and no dates marked with `~`, `?` or `%`.
    ///
    /// Nobody is quoted from talks, a meeting, a visit, a call or a mediation that is still to come, or
    /// that was called off. Speeches and statements are let pass, for their words may be given out
    /// before.
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "indirect", "text": "the pilots must keep watch",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "channel": { "kind": "official_statement", "event": "e-1" },
    ///     "when": { "edtf": "2026-02-27", "basis": "stated" },
    ///     "anchors": [{ "exact": "the pilots must keep watch" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "quotes": [{ "id": "q-1", "kind": "indirect", "text": "the pilots must keep watch",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "channel": { "kind": "official_statement", "event": "e-1" },
    ///     "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///     "anchors": [{ "exact": "the pilots must keep watch" }] }] }
    /// ```
    SAID_AT_ANOTHER_TIME = "V217" "said-at-another-time" Warning by check:
        "a quote or stance has another date than the event at which it was voiced"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        let event = quote.channel.as_ref().and_then(|channel| channel.event.as_ref());
        if let Some(event) = event.and_then(|event| scope.event(event.as_str()))
            && has_no_words(event)
        {
            findings.push(too_early(scope, number, quote, event));
            continue;
        }
        if let (Some(when), Some(event)) = (&quote.when, event) {
            let path = PathBuf::root().key("quotes").index(number);
            let what = format!("the quote {}", words::quoted(quote.id.as_str()));
            compare(scope, &path, &what, when, event.as_str(), findings);
        }
    }
    for stance in scope.stances() {
        if let (Some(when), Some(event)) = (stance.when, stance.event) {
            let what =
                format!("the {} {}", stance.kind.as_str(), words::quoted(stance.id.as_str()));
            compare(scope, &stance.path, &what, when, event.as_str(), findings);
        }
    }
}

/// Whether an event is one at which people speak with each other, and nobody has.
fn has_no_words(event: &Event<'_>) -> bool {
    use EventStatus::{Cancelled, DidNotOccur, Expected, Proposed, Scheduled};
    use EventType::{Call, Mediation, Meeting, Talks, Visit};
    matches!(event.status, Cancelled | DidNotOccur | Expected | Proposed | Scheduled)
        && matches!(event.r#type, Talks | Meeting | Visit | Call | Mediation)
}

/// The finding for a quote from an event that has not been.
fn too_early(scope: &Scope<'_>, number: usize, quote: &Quote<'_>, event: &Event<'_>) -> Finding {
    let message = format!(
        "the quote {} is from the event {}, which is {}",
        words::quoted(quote.id.as_str()),
        words::quoted(event.id.as_str()),
        event.status.as_str()
    );
    let path = PathBuf::root().key("quotes").index(number).key("channel").key("event");
    let finding = Finding::new(&SAID_AT_ANOTHER_TIME, Spot::value(path), message)
        .found(event.id.as_str())
        .help("name the event at which it was voiced, or correct the status of this one");
    match scope.event_with_path(event.id.as_str()) {
        Some((place, _)) => {
            finding.related(Spot::value(place.clone().key("status")), "the status of the event")
        }
        None => finding,
    }
}

/// Compares the date of what was said at `path` with that of an event.
fn compare(
    scope: &Scope<'_>,
    path: &PathBuf,
    what: &str,
    when: &When<'_>,
    event: &str,
    findings: &mut Findings,
) {
    let Some((place, event)) = scope.event_with_path(event) else { return };
    // The date of publication for that of what was said is another fault (V205).
    if [when.basis, event.when.basis].contains(&Basis::PublicationDate) {
        return;
    }
    let (Some(said), Some(held)) = (of_when(when), held(event)) else { return };
    let date = |when: &When<'_>| when.edtf.as_ref().map_or("", Edtf::as_str).to_owned();
    let (said_at, held_at) = (date(when), date(&event.when));
    let slack = slack(&said_at, &held_at);
    if !said.is_before(&held, slack) && !held.is_before(&said, slack) {
        return;
    }
    // What was said after the source came out has another fault (V208).
    let published = Publication::last(&scope.record.source);
    if published.is_some_and(|published| published.bounds.is_before(&said, SLACK)) {
        return;
    }
    let message = format!(
        "{what} is of {}, and the event {}, at which it was voiced, of {}",
        words::quoted(&said_at),
        words::quoted(event.id.as_str()),
        words::quoted(&held_at)
    );
    let spot = Spot::value(path.clone().key("when").key("edtf"));
    findings.push(
        Finding::new(&SAID_AT_ANOTHER_TIME, spot, message)
            .found(said_at)
            .help("correct the date that is wrong, or name the event at which it was voiced")
            .related(Spot::value(place.clone().key("when").key("edtf")), "the date of the event"),
    );
}

/// The days of an event that has taken place.
fn held(event: &Event<'_>) -> Option<Bounds> {
    let bounds = of_when(&event.when)?;
    match event.status {
        EventStatus::Occurred => Some(bounds),
        EventStatus::Ongoing => Some(Bounds { latest: None, ..bounds }),
        _ => None,
    }
}
