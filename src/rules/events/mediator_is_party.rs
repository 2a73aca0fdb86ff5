//! See [`MEDIATOR_IS_PARTY`].

use foldhash::{HashMap, HashMapExt as _};

use crate::model::Role;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The mediator of an event is one of its parties.
    ///
    /// A mediator works between the sides and is none of them. Data that know an actor and a
    /// recipient only have no room for a third, and put it on one side. Here it has a role of its
    /// own, and the party is somebody else. The same actor as mediator and host is fine.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "mediation", "name": "Mediation", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [
    ///     { "actor": "harbour-guild", "role": "mediator" },
    ///     { "actor": "harbour-guild", "role": "party" }],
    ///   "anchors": [{ "exact": "the guild mediated on 2 March" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "mediation", "name": "Mediation", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [
    ///     { "actor": "harbour-guild", "role": "mediator" },
    ///     { "actor": "harbour-guild", "role": "host" }],
    ///   "anchors": [{ "exact": "the guild mediated on 2 March" }] } }
    /// ```
    MEDIATOR_IS_PARTY = "V505" "mediator-is-party" Warning by check:
        "the mediator of an event is one of its parties"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (path, event) in scope.events() {
        let place = |number| path.clone().key("participants").index(number).key("role");
        // Where each actor is the one or the other for the first time.
        let mut both: HashMap<&str, (Option<usize>, Option<usize>)> = HashMap::new();
        for (number, participant) in event.participants.iter().flatten().enumerate() {
            if !matches!(participant.role, Role::Mediator | Role::Party) {
                continue;
            }
            let actor = participant.actor.as_str();
            let (mediator, party) = both.entry(actor).or_default();
            let was_both = mediator.is_some() && party.is_some();
            let own = if participant.role == Role::Mediator { &mut *mediator } else { &mut *party };
            own.get_or_insert(number);
            let (Some(mediator), Some(party)) = (*mediator, *party) else { continue };
            if was_both {
                continue;
            }
            let message = format!(
                "{} is both mediator and party of {}",
                words::quoted(actor),
                words::quoted(event.id.as_str())
            );
            findings.push(
                Finding::new(&MEDIATOR_IS_PARTY, Spot::value(place(mediator)), message)
                    .found("mediator")
                    .help("keep the one role that the source gives it")
                    .related(Spot::value(place(party)), "a party here"),
            );
        }
    }
}
