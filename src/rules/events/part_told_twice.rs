//! See [`PART_TOLD_TWICE`].

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use crate::model::Role;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// One actor has the same role in an event twice, or stands on two sides of it.
    ///
    /// Whoever counts the participants counts the actor twice. And nobody sits on both sides of a
    /// table: one of the two is somebody else. Several roles of one actor are fine, a host may be a
    /// mediator as well. Sides are compared without regard to small and capital letters.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [
    ///     { "actor": "harbour-guild", "role": "speaker" },
    ///     { "actor": "harbour-guild", "role": "speaker", "status": "attended" }],
    ///   "anchors": [{ "exact": "the guild said on 2 March" }] } }
    /// ```
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [
    ///     { "actor": "harbour-guild", "role": "speaker", "side": "harbour" },
    ///     { "actor": "harbour-guild", "role": "organizer", "side": "town" }],
    ///   "anchors": [{ "exact": "the guild said on 2 March" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [
    ///     { "actor": "harbour-guild", "role": "speaker", "side": "harbour" },
    ///     { "actor": "harbour-guild", "role": "organizer", "side": "Harbour" }],
    ///   "anchors": [{ "exact": "the guild said on 2 March" }] } }
    /// ```
    PART_TOLD_TWICE = "V504" "part-told-twice" Error by check:
        "one actor has the same role in an event twice, or stands on two sides of it"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (path, event) in scope.events() {
        let place = |number: usize| path.clone().key("participants").index(number);
        let mut roles: HashMap<(&str, Role), usize> = HashMap::new();
        let mut sides: HashMap<&str, (String, usize)> = HashMap::new();
        let mut told: HashSet<&str> = HashSet::new();
        for (number, participant) in event.participants.iter().flatten().enumerate() {
            let actor = participant.actor.as_str();
            let first = *roles.entry((actor, participant.role)).or_insert(number);
            let mut other = None;
            if let Some(side) = &participant.side {
                let side = side.as_str().to_lowercase();
                let (known, at) = sides.entry(actor).or_insert_with(|| (side.clone(), number));
                other = (*known != side).then_some(*at);
            }
            let id = words::quoted(actor);
            let event = words::quoted(event.id.as_str());
            let (spot, message, at, help) = if let Some(at) = other {
                let message = format!("{id} stands on two sides of {event}");
                (place(number).key("side"), message, at, "name the actor that stands on this side")
            } else if first != number {
                let message = format!("{id} is `{}` of {event} twice", participant.role);
                let help = "remove one of the two, or name the actor or role that was meant";
                (place(number).key("role"), message, first, help)
            } else {
                continue;
            };
            if told.insert(actor) {
                findings.push(
                    Finding::new(&PART_TOLD_TWICE, Spot::value(spot), message)
                        .help(help)
                        .related(Spot::opening(place(at)), "entered here first"),
                );
            }
        }
    }
}
