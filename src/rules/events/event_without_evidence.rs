//! See [`EVENT_WITHOUT_EVIDENCE`].

use foldhash::HashSet;

use super::accounts::accounts;
use super::acts::is_source;
use crate::model::{Event, EventRef, RelationType};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// Nothing shows where in the source an event stands.
    ///
    /// Every entry of a record is a reading of a text, and a reader wants to see the place. Data
    /// sets that keep the passages for each event can be checked line by line; others have to be
    /// believed.
    ///
    /// Evidence of an event is an anchor of its own, of its date, of a participant or a casualty;
    /// a quote whose `channel` names it; a stance voiced at it, or a claim about it, that has an
    /// anchor or a quote. Two events need none:
    ///
    /// * the main event, where the source as a whole is what happened: the document is somebody's own
    ///   words (a press release, official statement, speech, transcript, interview, social post,
    ///   resolution or treaty);
    /// * the round before a later one that `follows` it, as V512 asks for: that there was a first round
    ///   is what "the second round" says. Anchor it on these words, or leave its `anchors` empty.
    ///
    /// A record without a single anchor is one that nobody has annotated for evidence, and nothing
    /// is found in it.
    ///
    /// ```json bad
    /// { "related_events": [{ "id": "e-2", "type": "statement", "name": "An earlier statement",
    ///   "status": "occurred", "when": { "edtf": "2026-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "related_events": [{ "id": "e-2", "type": "statement", "name": "An earlier statement",
    ///   "status": "occurred", "when": { "edtf": "2026-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "as it had said in February 2026" }] }] }
    /// ```
    EVENT_WITHOUT_EVIDENCE = "V511" "event-without-evidence" Warning by check:
        "nothing shows where in the source an event stands"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let record = scope.record;
    let mut bare = scope
        .events()
        .filter(|(path, event)| !has_anchor(event) && !is_source(scope, path))
        .peekable();
    if bare.peek().is_none() || !scope.has_anchor() {
        return;
    }
    let mut shown: HashSet<&str> = earlier_rounds(scope).collect();
    for quote in &record.quotes {
        let channel = quote.channel.as_ref();
        shown.extend(channel.and_then(|channel| channel.event.as_ref()).map(EventRef::as_str));
    }
    for stance in scope.stances() {
        if !stance.anchors.is_empty() || !stance.quotes.is_empty() {
            shown.extend(stance.event.map(EventRef::as_str));
        }
    }
    let accounts = accounts(scope);
    for (path, event) in bare {
        let id = event.id.as_str();
        if shown.contains(id) || accounts.get(id).is_some_and(|account| account.has_anchor) {
            continue;
        }
        let message = format!("nothing shows where the source tells of {}", words::quoted(id));
        let mut finding = Finding::new(&EVENT_WITHOUT_EVIDENCE, Spot::opening(path), message)
            .help("add `anchors`: the passages of the source that tell of it; or remove the event");
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}

/// The events that a later round follows.
fn earlier_rounds<'r>(scope: &Scope<'r>) -> impl Iterator<Item = &'r str> {
    let rounds =
        scope.events().filter(|(_, event)| event.round.is_some_and(|round| round.get() > 1));
    let later: HashSet<&str> = rounds.map(|(_, event)| event.id.as_str()).collect();
    let relations = scope.record.relations.iter().flatten();
    relations.filter_map(move |relation| {
        let follows = relation.r#type == RelationType::Follows
            && scope.local(&relation.from).is_some_and(|from| later.contains(from));
        if follows { scope.local(&relation.to) } else { None }
    })
}

/// Whether the event itself, its date, or the part of somebody in it has a place in the text.
fn has_anchor(event: &Event<'_>) -> bool {
    let participants = event.participants.iter().flatten().map(|part| &part.anchors);
    let casualties = event.casualties.iter().flatten().map(|casualty| &casualty.anchors);
    let mut all = std::iter::once(&event.anchors).chain(participants).chain(casualties);
    event.when.anchor.is_some()
        || all.any(|anchors| anchors.as_ref().is_some_and(|a| !a.is_empty()))
}
