//! See [`SPEAKER_NOT_AT_EVENT`].

use foldhash::HashMap;

use crate::model::path::PathBuf;
use crate::model::{Actor, ActorKind, ActorRef, Attendance, Event, EventType, Quote};
use crate::rules::rule::rule;
use crate::rules::stances::voice::Voice;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// A quote is said to come from an event in which its speaker has no part.
    ///
    /// `channel.event` is the event at which the words were said. Where the participants of a
    /// statement, speech, interview, press conference, call, visit, meeting or of talks are listed, the
    /// speaker is one of them, or has to do with one of them: an affiliation, a parent, a group or a
    /// country in common. Otherwise the quote has the event of somebody else.
    ///
    /// The rule is silent where it cannot be told: for journalists, who ask and are not listed; for
    /// speakers and participants of whom neither an affiliation nor a country is known; for a speaker
    /// of the country in which the event is held; and for conferences and other great events, of which
    /// nobody lists all who speak.
    ///
    /// ```json bad
    /// { "actors": [
    ///     { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" },
    ///     { "id": "ada-lund", "kind": "person", "name": "Ada Lund",
    ///       "affiliations": [{ "organization": "pilots" }] }],
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "ada-lund",
    ///     "channel": { "kind": "official_statement", "event": "e-1" },
    ///     "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///     { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "ada-lund", "kind": "person", "name": "Ada Lund",
    ///       "affiliations": [{ "organization": "harbour-guild", "relation": "spokesperson" }] }],
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "ada-lund",
    ///     "channel": { "kind": "official_statement", "event": "e-1" },
    ///     "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    SPEAKER_NOT_AT_EVENT = "V431" "speaker-not-at-event" Warning by check:
        "a quote is said to come from an event in which its speaker has no part"
}

/// The most participants of an event that are looked at. Greater ones are not judged.
const MOST_PARTICIPANTS: usize = 64;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let mut known: Option<(HashMap<&str, &Event<'_>>, Voice<'_>)> = None;
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        let Some(event) = quote.channel.as_ref().and_then(|channel| channel.event.as_ref()) else {
            continue;
        };
        let Some(speaker) = quote.speaker.as_ref().filter(|_| !findings.is_full()) else {
            continue;
        };
        let (events, voice) = known.get_or_insert_with(|| {
            let events = scope.events().map(|(_, event)| (event.id.as_str(), event)).collect();
            (events, Voice::new(scope))
        });
        let Some(event) = events.get(event.as_str()) else { continue };
        if !has_no_part(scope, voice, quote, speaker.as_str(), event) {
            continue;
        }
        let path = PathBuf::root().key("quotes").index(number);
        let own = words::quoted(speaker.as_str());
        let name = words::quoted(event.id.as_str());
        let message = format!("{own} speaks here, and has no part in the event {name}");
        let mut finding = Finding::new(
            &SPEAKER_NOT_AT_EVENT,
            Spot::value(path.clone().key("channel").key("event")),
            message,
        )
        .found(event.id.as_str())
        .help(
            "name the event at which the speaker said it, or add the speaker to the `participants` \
             of this one, or to the speaker's `affiliations` whom the speaker belongs to",
        )
        .related(Spot::value(path.key("speaker")), "the speaker");
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}

/// Whether it is certain that a speaker has no part in an event.
fn has_no_part(
    scope: &Scope<'_>,
    voice: &Voice<'_>,
    quote: &Quote<'_>,
    speaker: &str,
    event: &Event<'_>,
) -> bool {
    let participants = event.participants.as_deref().unwrap_or_default();
    let Some(actor) = scope.actor(speaker) else { return false };
    if !lists_its_speakers(event.r#type)
        || participants.is_empty()
        || participants.len() > MOST_PARTICIPANTS
        || !is_tied(voice, actor)
        || is_of_media(scope, actor)
    {
        return false;
    }
    let country = event.place.as_ref().and_then(|place| place.country.as_ref());
    if country.is_some() && country == actor.country.as_ref() {
        return false;
    }
    let voices = [Some(speaker), quote.on_behalf_of.as_ref().map(ActorRef::as_str)];
    participants.iter().all(|participant| {
        if matches!(participant.status, Some(Attendance::Declined | Attendance::Absent)) {
            // Who did not come may still be the one who spoke, by mistake of the list.
            return participant.actor != speaker;
        }
        let is_known =
            scope.actor(participant.actor.as_str()).is_some_and(|actor| is_tied(voice, actor));
        let mut voices = voices.iter().flatten();
        is_known
            && voices.all(|own| voice.are_related(own, participant.actor.as_str()) == Some(false))
    })
}

/// Whether the participants of such an event are those who speak at it.
fn lists_its_speakers(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Statement
            | EventType::Speech
            | EventType::PressConference
            | EventType::Interview
            | EventType::Correspondence
            | EventType::Summons
            | EventType::Talks
            | EventType::Meeting
            | EventType::Visit
            | EventType::Call
    )
}

/// Whether it is known whom an actor belongs to, as far as it does.
fn is_tied(voice: &Voice<'_>, actor: &Actor<'_>) -> bool {
    match actor.kind {
        ActorKind::Media | ActorKind::Unknown | ActorKind::Population => false,
        ActorKind::Group => actor.members.is_some(),
        ActorKind::Person | ActorKind::GovernmentBody => voice.has_ties(actor.id.as_str()),
        _ => true,
    }
}

/// Whether somebody belongs to a medium.
fn is_of_media(scope: &Scope<'_>, actor: &Actor<'_>) -> bool {
    let mut affiliations = actor.affiliations.iter().flatten();
    affiliations.any(|affiliation| {
        let organization = scope.actor(affiliation.organization.as_str());
        organization.is_some_and(|organization| organization.kind == ActorKind::Media)
    })
}
