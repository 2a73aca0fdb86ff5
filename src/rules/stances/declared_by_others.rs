//! See [`DECLARED_BY_OTHERS`].

use foldhash::HashMap;

use super::evidence::named;
use super::voice::Voice;
use crate::model::{Event, EventType, Expression, Role};
use crate::rules::rule::rule;
use crate::rules::view::Stance;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// A stance is called declared, but only others are quoted for it.
    ///
    /// `declared` means the holder's own words. When a scholar says that a state will never trade
    /// its missiles, the state has declared nothing: the stance is `attributed`.
    ///
    /// The speaker of at least one of its quotes, or the actor that the quote is spoken for
    /// (`on_behalf_of`), has to be the holder or to speak for it; the actor that the stance is
    /// voiced for counts as its holder. One speaks for the organisations it is affiliated with
    /// (unless as `former`), for the actor it is a part of (`parent`), for the groups it is a member
    /// of, and for whom these speak in turn; a government body, and an actor whose `plover-sector`
    /// is `GOV` or `MIL`, speaks for the state of its `country`. A group speaks for its own members.
    ///
    /// A stance without quotes is not judged, since anchors and events do not tell whose words they
    /// are. Nor is one whose `event` is a text of several (a statement, agreement or resolution) if the
    /// holder, or somebody who speaks for it, takes part: such a text is quoted from whoever reads it.
    /// At talks and press conferences each one speaks for itself, and the words of others declare
    /// nothing for the holder. Quotes that came through the holder (`attribution`) are not judged, and
    /// where no quote has a speaker, any `event` of the holder's will do.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }, { "id": "ada-lund",
    ///   "kind": "person", "name": "Ada Lund" }], "quotes": [{ "id": "q-1", "kind": "indirect",
    ///   "text": "the gate must be opened", "language": "en", "speaker": "ada-lund",
    ///   "anchors": [{ "exact": "the gate must be opened" }] }], "demands": [{ "id": "d-1",
    ///   "issuer": "pilots", "addressees": ["harbour-guild"], "force": "request",
    ///   "status": "outstanding", "text": "Open the north gate.", "expression": "declared",
    ///   "anchors": [{ "exact": "open the north gate" }], "quotes": ["q-1"] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }, { "id": "ada-lund",
    ///   "kind": "person", "name": "Ada Lund", "affiliations": [{ "organization": "pilots",
    ///   "relation": "former" }] }], "quotes": [{ "id": "q-1", "kind": "indirect",
    ///   "text": "the gate must be opened", "language": "en", "speaker": "ada-lund",
    ///   "anchors": [{ "exact": "the gate must be opened" }] }], "demands": [{ "id": "d-1",
    ///   "issuer": "pilots", "addressees": ["harbour-guild"], "force": "request",
    ///   "status": "outstanding", "text": "Open the north gate.", "expression": "declared",
    ///   "anchors": [{ "exact": "open the north gate" }], "quotes": ["q-1"] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }, { "id": "ada-lund",
    ///   "kind": "person", "name": "Ada Lund", "affiliations": [{ "organization": "pilots" }] }],
    ///   "quotes": [{ "id": "q-1", "kind": "indirect", "text": "the gate must be opened",
    ///   "language": "en", "speaker": "ada-lund",
    ///   "anchors": [{ "exact": "the gate must be opened" }] }], "demands": [{ "id": "d-1",
    ///   "issuer": "pilots", "addressees": ["harbour-guild"], "force": "request",
    ///   "status": "outstanding", "text": "Open the north gate.", "expression": "declared",
    ///   "anchors": [{ "exact": "open the north gate" }], "quotes": ["q-1"] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }, { "id": "ada-lund",
    ///   "kind": "person", "name": "Ada Lund" }], "quotes": [{ "id": "q-1", "kind": "indirect",
    ///   "text": "the gate must be opened", "language": "en", "speaker": "ada-lund",
    ///   "anchors": [{ "exact": "the gate must be opened" }], "on_behalf_of": "pilots" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "declared", "anchors": [{ "exact": "open the north gate" }],
    ///   "quotes": ["q-1"] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }, { "id": "ada-lund",
    ///   "kind": "person", "name": "Ada Lund" }], "quotes": [{ "id": "q-1", "kind": "indirect",
    ///   "text": "the gate must be opened", "language": "en", "speaker": "ada-lund",
    ///   "anchors": [{ "exact": "the gate must be opened" }] }], "demands": [{ "id": "d-1",
    ///   "issuer": "pilots", "addressees": ["harbour-guild"], "force": "request",
    ///   "status": "outstanding", "text": "Open the north gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "open the north gate" }], "quotes": ["q-1"] }] }
    /// ```
    DECLARED_BY_OTHERS = "V604" "declared-by-others" Error by check:
        "a stance is called declared, but only others are quoted for it"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let events: Events<'_> = scope.events().map(|(_, event)| (event.id.as_str(), event)).collect();
    let voice = Voice::new(scope);
    for stance in scope.stances() {
        if stance.expression != Expression::Declared || findings.is_full() {
            continue;
        }
        let Some(others) = only_others(scope, &voice, &events, stance) else { continue };
        let spot = Spot::value(stance.path.clone().key("expression"));
        let speakers = if others.is_empty() {
            "nobody is named as speaker of its quotes".to_owned()
        } else {
            format!("its quotes are words of {}", words::and(&others))
        };
        let message = format!(
            "{} of {} is called declared, but {speakers}",
            named(stance),
            words::quoted(stance.owner.as_str())
        );
        let mut finding = Finding::new(&DECLARED_BY_OTHERS, spot, message)
            .found("declared")
            .expected(None, vec!["attributed".to_owned(), "implied".to_owned()])
            .help(
                "write `attributed`, add a quote of its holder, or say in the quote's \
                 `on_behalf_of` or the speaker's `affiliations` for whom the speaker speaks",
            )
            .related(
                Spot::value(stance.path.clone().key(stance.owner_field)),
                "whose stance it is",
            );
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}

/// The most participants of an event that are looked at. A stance voiced at a greater one is not
/// judged.
const MOST_PARTICIPANTS: usize = 256;

/// The most links of a chain of attribution that are looked at.
const MOST_LINKS: usize = 64;

/// The events by their ids.
type Events<'r> = HashMap<&'r str, &'r Event<'r>>;

/// Those who are quoted, if none of them can be the holder's voice.
fn only_others(
    scope: &Scope<'_>,
    voice: &Voice<'_>,
    events: &Events<'_>,
    stance: &Stance<'_>,
) -> Option<Vec<String>> {
    if stance.quotes.is_empty() {
        return None;
    }
    let holders = [Some(stance.owner), stance.on_behalf_of];
    let is_voice = |speaker: &str| {
        let mut holders = holders.iter().flatten();
        // What cannot be told is not held against the record.
        holders.any(|holder| voice.speaks_for(speaker, holder.as_str()) != Some(false))
    };
    let mut others = Vec::new();
    for quote in stance.quotes {
        let quote = scope.quote(quote.as_str())?;
        let through = quote.attribution.iter().flatten().filter_map(|link| link.actor.as_ref());
        if through.take(MOST_LINKS).any(|actor| is_voice(actor.as_str())) {
            return None;
        }
        for speaker in [&quote.speaker, &quote.on_behalf_of].into_iter().flatten() {
            if is_voice(speaker.as_str()) {
                return None;
            }
            let speaker = words::quoted(speaker.as_str());
            if others.len() < 5 && !others.contains(&speaker) {
                others.push(speaker);
            }
        }
    }
    if let Some(event) = stance.event {
        let event = events.get(event.as_str())?;
        let participants = event.participants.as_deref().unwrap_or_default();
        if participants.len() > MOST_PARTICIPANTS {
            return None;
        }
        let is_joint = others.is_empty() || is_text_of_several(event.r#type);
        let takes_part = |role| match role {
            Role::Signatory => true,
            Role::Audience | Role::Target | Role::Victim | Role::Observer | Role::Invitee => {
                others.is_empty()
            }
            _ => is_joint,
        };
        let mut holders = participants.iter().filter(|participant| takes_part(participant.role));
        if holders.any(|participant| is_voice(participant.actor.as_str())) {
            return None;
        }
    }
    Some(others)
}

/// Whether an event is a text that several may have issued together. Talks and press conferences
/// have as many texts as speakers.
fn is_text_of_several(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Statement
            | EventType::Agreement
            | EventType::Ceasefire
            | EventType::Correspondence
            | EventType::Resolution
            | EventType::Ratification
            | EventType::Vote
            | EventType::Legislation
            | EventType::Other
    )
}
