//! See [`STATUS_DIFFERS_FROM_WORDS`].

use std::cell::OnceCell;

use super::surroundings::Surroundings;
use super::{Words, first, shown};
use crate::grounding::sense::{Class, wordings};
use crate::model::Bounds;
use crate::model::{Event, EventStatus, EventType, RelationType};
use crate::rules::dates::occurred_after_publication::is_up_to_a_later_day;
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
    /// * `occurred` against a verb of the future or of duty with which an anchor begins ("the minister will
    ///   travel", "the army must leave"), or against one that says that it goes on, where its date ends
    ///   after the source was published;
    /// * `occurred` against words of intention right before the anchor ("intends to", "may"), where the text
    ///   is at hand;
    /// * `scheduled` against "propose" without a word of agreement;
    /// * `scheduled` and `expected` against words that say that it was held;
    /// * `cancelled` against a verb of the future, where neither a relation `cancels` nor a word near it
    ///   says that it was called off.
    ///
    /// All anchors have to say so. Where the name of the event has the same word (the cancellation of
    /// something), nothing is found, unless a relation `cancels` leads to the event. Words of 27 languages
    /// are known.
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
    let surroundings = OnceCell::new();
    let near = Near { scope, all: &surroundings };
    for (number, (path, event)) in scope.events().enumerate() {
        if findings.is_full() {
            return;
        }
        // V206 reports those by their date.
        if is_up_to_a_later_day(scope, event) {
            continue;
        }
        let found = contrary(&near, &mut words, number, event)
            .or_else(|| intended(&near, &words, number, event));
        let Some((class, shown)) = found else { continue };
        let (fact, instead) = match class {
            Class::Canceled => ("canceled", "`cancelled`"),
            Class::NotHeld => ("not held", "`did_not_occur` or `cancelled`"),
            Class::Coming if event.status == EventStatus::Cancelled => ("to come", "`scheduled`"),
            Class::Coming => ("to come", "`scheduled` or `expected`"),
            Class::Held => ("over", "`occurred`"),
            Class::GoingOn => ("going on", "`ongoing`"),
            Class::Due => ("to be done", "`scheduled` or `expected`"),
            Class::Intended => ("only intended", "`expected` or `proposed`"),
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

/// The words around anchors, which few events need.
struct Near<'n, 's> {
    scope: &'s Scope<'s>,
    all: &'n OnceCell<Option<Surroundings<'s>>>,
}

impl<'s> Near<'_, 's> {
    fn get(&self) -> Option<&Surroundings<'s>> {
        self.all.get_or_init(|| Surroundings::new(self.scope)).as_ref()
    }

    /// Whether a relation says that an event was called off.
    fn is_canceled(&self, event: &Event<'_>) -> bool {
        self.scope.record.relations.iter().flatten().any(|relation| {
            relation.r#type == RelationType::Cancels
                && self.scope.local(&relation.to) == Some(event.id.as_str())
        })
    }

    /// Whether an event is still going on or to come when the source is published.
    fn may_go_on(&self, event: &Event<'_>) -> bool {
        let published = self.scope.record.source.published.as_ref().and_then(Bounds::of_moment);
        let latest = Bounds::of_when(&event.when).and_then(|bounds| bounds.latest);
        match (latest, published.and_then(|published| published.latest)) {
            (Some(latest), Some(published)) => latest > published,
            _ => false,
        }
    }
}

/// What all anchors of an event say against its status, and the first word that does.
fn contrary<'s>(
    near: &Near<'_, 's>,
    words: &mut Words<'s>,
    number: usize,
    event: &'s Event<'s>,
) -> Option<(Class, String)> {
    let classes: &[Class] = match event.status {
        EventStatus::Occurred if is_held(event.r#type) => {
            &[Class::Canceled, Class::NotHeld, Class::Coming, Class::GoingOn, Class::Due]
        }
        EventStatus::Occurred => &[Class::Coming, Class::GoingOn, Class::Due],
        EventStatus::Ongoing if is_held(event.r#type) => &[Class::Canceled, Class::NotHeld],
        EventStatus::Scheduled if is_held(event.r#type) => &[Class::Proposed, Class::Held],
        EventStatus::Expected if is_held(event.r#type) => &[Class::Held],
        EventStatus::Cancelled if is_held(event.r#type) && !near.is_canceled(event) => {
            &[Class::Coming]
        }
        _ => return None,
    };
    let all = words.of(event.anchors.as_deref())?;
    let own = primary(near.scope.record.language_or_default());
    let is_named = |class| {
        first(&wordings(event.name.as_str(), &own), class).is_some()
            || first(&words.wordings(event.name.as_str()), class).is_some()
    };
    classes.iter().copied().find_map(|class| {
        if class == Class::GoingOn && !near.may_go_on(event) {
            return None;
        }
        let mut shown_first = None;
        for (anchor, text) in all.iter().enumerate() {
            let found = says(words, text, class)?;
            // What is called off may be told beside it.
            if event.status == EventStatus::Cancelled {
                let around = near.get()?.near(number, anchor)?;
                let is_off = |class| first(&words.wordings(around), class).is_some();
                if words.denies(around) || is_off(Class::Canceled) || is_off(Class::NotHeld) {
                    return None;
                }
            }
            shown_first.get_or_insert(found);
        }
        let shown = shown_first?;
        // A canceled meeting may be named so; the relation says that it is not the canceling itself.
        let may_be_named = class == Class::Canceled && near.is_canceled(event);
        (may_be_named || !is_named(class)).then_some((class, shown))
    })
}

/// The word of a text that says so.
fn says(words: &Words<'_>, text: &str, class: Class) -> Option<String> {
    let wordings = words.wordings(text);
    let found = first(&wordings, class)?;
    let has = |class| first(&wordings, class).is_some();
    let start = if words.is_undivided() { START_IN_CHARACTERS } else { START };
    let after = text.get(found.at.end..).unwrap_or_default().trim_start();
    let may_say = match class {
        // "It was not canceled"; "did not take place" is a negation itself.
        Class::Canceled => !words.has_negation(text),
        Class::Proposed => !has(Class::Approves),
        Class::Held => !words.denies(text) && !has(Class::Coming) && !has(Class::Proposed),
        Class::Coming => found.nth < start,
        Class::GoingOn => found.nth < start && !words.denies(text),
        // "It must have been": somebody infers it.
        Class::Due => found.nth < start && !HAVE.iter().any(|have| after.starts_with(have)),
        _ => true,
    };
    may_say.then(|| shown(text, found))
}

/// The infinitives of the perfect in some languages.
const HAVE: [&str; 7] = ["have ", "avoir", "haber", "aver", "ter ", "hebben", "ha "];

/// Whether the words right before all anchors of an event that is said to have happened speak of an
/// intention, and the first that do.
fn intended<'s>(
    near: &Near<'_, 's>,
    words: &Words<'s>,
    number: usize,
    event: &'s Event<'s>,
) -> Option<(Class, String)> {
    let anchors = event.anchors.as_deref()?;
    if event.status != EventStatus::Occurred || is_speech(event.r#type) || anchors.is_empty() {
        return None;
    }
    let mut shown_first = None;
    for anchor in 0..anchors.len() {
        let before = near.get()?.before(number, anchor)?.trim_end();
        let wordings = words.wordings(before);
        let last = wordings
            .iter()
            .find(|wording| wording.class == Class::Intended && wording.at.end == before.len())?;
        shown_first.get_or_insert_with(|| shown(before, last));
    }
    Some((Class::Intended, shown_first?))
}

/// Whether an event is something that is said or written, and may be an intention itself.
fn is_speech(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Statement
            | EventType::Speech
            | EventType::Interview
            | EventType::PressConference
            | EventType::Correspondence
            | EventType::Other
    )
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
