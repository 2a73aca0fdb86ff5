//! See [`STATUS_DIFFERS_FROM_WORDS`].

use super::{Words, first, shown};
use crate::grounding::sense::{Class, wordings};
use crate::model::{Event, EventStatus, EventType};
use crate::rules::naming::primary;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot};

rule! {
    /// The words of an event say that it was canceled, is to come or is only proposed, and its status
    /// says otherwise.
    ///
    /// "The Front canceled the meeting" becomes a meeting that was held, and "the mediator proposed a
    /// fifth round" a round that is scheduled, by one wrong word of a list. The words of the event's
    /// own anchors are compared with its status:
    ///
    /// * `occurred` and `ongoing` against words that say that it was called off or did not take place,
    ///   for meetings, visits, calls and other events that are held;
    /// * `occurred` against a verb of the future with which an anchor begins ("the minister will travel");
    /// * `scheduled` against "propose" without a word of agreement.
    ///
    /// All anchors have to say so. Where the name of the event has the same word (the cancellation of
    /// something), nothing is found. Words of 27 languages are known.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "meeting", "name": "Meeting on the ferry", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "party" }, { "actor": "pilots", "role": "party" }],
    ///   "anchors": [{ "exact": "the guild canceled the meeting with the pilots" }] },
    ///   "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }] }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "meeting", "name": "Meeting on the ferry", "status": "cancelled",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "party" }, { "actor": "pilots", "role": "party" }],
    ///   "anchors": [{ "exact": "the guild canceled the meeting with the pilots" }] },
    ///   "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }] }
    /// ```
    STATUS_DIFFERS_FROM_WORDS = "V516" "status-differs-from-words" Warning by check:
        "the words of an event say that it was canceled, is to come or is only proposed, and its status \
         says otherwise"
}

/// A verb of the future counts among so many words at the start of an anchor, or so many characters in a
/// language that does not divide words.
const START: usize = 7;
const START_IN_CHARACTERS: usize = 30;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let mut words = Words::new(scope);
    for (path, event) in scope.events() {
        if findings.is_full() {
            return;
        }
        let Some((class, shown)) = contrary(scope, &mut words, event) else { continue };
        let (fact, instead) = match class {
            Class::Canceled => ("canceled", "`cancelled`"),
            Class::NotHeld => ("not held", "`did_not_occur` or `cancelled`"),
            Class::Coming => ("to come", "`scheduled` or `expected`"),
            _ => ("proposed", "`proposed`"),
        };
        let status = event.status.as_str();
        let message = format!(
            "the status of `{}` is `{status}`, and {shown} says that it is {fact}",
            event.id
        );
        findings.push(
            Finding::new(
                &STATUS_DIFFERS_FROM_WORDS,
                Spot::value(path.clone().key("status")),
                message,
            )
            .found(status)
            .help(format!("write {instead}, or anchor the words that say so"))
            .related(Spot::opening(path.key("anchors")), "the words"),
        );
    }
}

/// What all anchors of an event say against its status, and the first word that does.
fn contrary<'s>(
    scope: &Scope<'s>,
    words: &mut Words<'s>,
    event: &'s Event<'s>,
) -> Option<(Class, String)> {
    let is_past = matches!(event.status, EventStatus::Occurred | EventStatus::Ongoing);
    let classes: &[Class] = match event.status {
        EventStatus::Occurred if is_held(event.r#type) => {
            &[Class::Canceled, Class::NotHeld, Class::Coming]
        }
        EventStatus::Occurred => &[Class::Coming],
        EventStatus::Ongoing if is_held(event.r#type) => &[Class::Canceled, Class::NotHeld],
        EventStatus::Scheduled if is_held(event.r#type) => &[Class::Proposed],
        _ => return None,
    };
    let all = words.of(event.anchors.as_deref())?;
    let own = primary(scope.record.language_or_default());
    let is_named = |class| {
        first(&wordings(event.name.as_str(), &own), class).is_some()
            || first(&words.wordings(event.name.as_str()), class).is_some()
    };
    classes.iter().find_map(|class| {
        let mut shown_first = None;
        for text in &all {
            let wordings = words.wordings(text);
            let found = first(&wordings, *class)?;
            let start = if words.is_undivided() { START_IN_CHARACTERS } else { START };
            let at_start = found.nth < start;
            // "It was not canceled"; "did not take place" is a negation itself.
            let is_denied = *class == Class::Canceled && words.has_negation(text);
            let is_agreed = !is_past && first(&wordings, Class::Approves).is_some();
            if is_denied || is_agreed || (*class == Class::Coming && !at_start) {
                return None;
            }
            shown_first.get_or_insert_with(|| shown(text, found));
        }
        let shown = shown_first?;
        (!is_named(*class)).then_some((*class, shown))
    })
}

/// Whether it is an event that is held at a time, and can be called off.
fn is_held(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Talks
            | EventType::Meeting
            | EventType::Visit
            | EventType::Call
            | EventType::Summit
            | EventType::Conference
            | EventType::Mediation
            | EventType::PressConference
            | EventType::Speech
            | EventType::Interview
            | EventType::Commemoration
            | EventType::Exercise
            | EventType::Election
            | EventType::Vote
            | EventType::Release
    )
}
