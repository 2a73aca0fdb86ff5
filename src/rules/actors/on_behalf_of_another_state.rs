//! See [`ON_BEHALF_OF_ANOTHER_STATE`].

use foldhash::{HashMap, HashMapExt as _};

use super::loose_offices as loose;
use super::states::{State, is_office, is_official};
use crate::model::path::{PathBuf, Segment};
use crate::model::shape::Kind;
use crate::model::{Actor, ActorKind, ActorRef, CountryCode, Line, Role, Text};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// Somebody who holds an office of one state speaks on behalf of another.
    ///
    /// `on_behalf_of` says for whom an official speaks. Where it names a state in which the speaker has
    /// no part, the words of one side of a dispute are counted as those of the other: an envoy of the
    /// United States who speaks for Russia.
    ///
    /// Looked at are quotes, and demands, red lines, threats, offers and positions, whose speaker, issuer
    /// or holder is a person with an office (see V322) of a state or a body of one, and which are on
    /// behalf of another state or a body of that. Nothing is told where
    ///
    /// * the person has any tie to that state, or is of its country;
    /// * both belong to one group, alliance or organization of the record, as the member of a union who
    ///   speaks for the others;
    /// * the person, their body or their state is mediator, facilitator, host, guarantor, organizer or
    ///   observer of an event of the record: these read out messages of others;
    /// * the person is told to be a lawyer, an interpreter or a protecting power's representative;
    /// * the quote or stance has a `note`, which may say why.
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "orvane", "kind": "state", "name": "Orvane", "recognition": "recognized" },
    ///   { "id": "tesmar", "kind": "state", "name": "Tesmar", "recognition": "recognized" },
    ///   { "id": "ada-lund", "kind": "person", "name": "Ada Lund",
    ///     "affiliations": [{ "organization": "orvane", "relation": "envoy" }] }],
    ///   "quotes": [{ "id": "q-1", "kind": "indirect", "text": "the gate stays shut", "language": "en",
    ///     "speaker": "ada-lund", "on_behalf_of": "tesmar", "anchors": [{ "exact": "the gate stays shut" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "orvane", "kind": "state", "name": "Orvane", "recognition": "recognized" },
    ///   { "id": "ada-lund", "kind": "person", "name": "Ada Lund",
    ///     "affiliations": [{ "organization": "orvane", "relation": "envoy" }] }],
    ///   "quotes": [{ "id": "q-1", "kind": "indirect", "text": "the gate stays shut", "language": "en",
    ///     "speaker": "ada-lund", "on_behalf_of": "orvane", "anchors": [{ "exact": "the gate stays shut" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "orvane", "kind": "state", "name": "Orvane", "recognition": "recognized" },
    ///   { "id": "tesmar", "kind": "state", "name": "Tesmar", "recognition": "recognized",
    ///     "anchors": [{ "exact": "Tesmar" }] },
    ///   { "id": "ada-lund", "kind": "person", "name": "Ada Lund",
    ///     "affiliations": [{ "organization": "orvane", "relation": "envoy" }] }],
    ///   "quotes": [{ "id": "q-1", "kind": "indirect", "text": "the gate stays shut", "language": "en",
    ///     "note": "Orvane looks after the interests of Tesmar",
    ///     "speaker": "ada-lund", "on_behalf_of": "tesmar", "anchors": [{ "exact": "the gate stays shut" }] }] }
    /// ```
    ON_BEHALF_OF_ANOTHER_STATE = "V324" "on-behalf-of-another-state" Warning by check:
        "somebody who holds an office of one state speaks on behalf of another"
}

/// So many pairs of a speaker and a represented actor are judged.
const PAIRS: usize = 256;

/// The bodies whose offices speakers hold, by speaker and represented actor; none where the two
/// belong together.
type Judged<'r> = HashMap<(&'r str, &'r str), Option<&'r Actor<'r>>>;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let mut judged = Judged::new();
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        if let (Some(speaker), Some(on_behalf), None) =
            (&quote.speaker, &quote.on_behalf_of, &quote.note)
            && let Some(own) = foreign_office(scope, speaker, on_behalf, &mut judged)
        {
            let place = PathBuf::root().key("quotes").index(number);
            findings.push(finding(own, (speaker, "speaker"), on_behalf, &place));
        }
    }
    for stance in scope.stances() {
        let Some(on_behalf) = stance.on_behalf_of else { continue };
        if let Some(own) = foreign_office(scope, stance.owner, on_behalf, &mut judged)
            && !has_note(scope, stance.kind, &stance.path)
        {
            let owner = (stance.owner, stance.owner_field);
            findings.push(finding(own, owner, on_behalf, &stance.path));
        }
    }
}

/// Whether a stance has a note.
fn has_note(scope: &Scope<'_>, kind: Kind, path: &PathBuf) -> bool {
    let record = scope.record;
    let Some(Segment::Index(at)) = path.last() else { return false };
    match kind {
        Kind::Demand => record.demands.get(at).is_some_and(|one| one.note.is_some()),
        Kind::RedLine => record.red_lines.get(at).is_some_and(|one| one.note.is_some()),
        Kind::Threat => {
            record.threats.iter().flatten().nth(at).is_some_and(|one| one.note.is_some())
        }
        Kind::Offer => record.offers.iter().flatten().nth(at).is_some_and(|one| one.note.is_some()),
        Kind::Position => {
            record.positions.iter().flatten().nth(at).is_some_and(|one| one.note.is_some())
        }
        _ => false,
    }
}

/// The body whose office the speaker holds, if it has nothing to do with the one represented.
fn foreign_office<'r>(
    scope: &Scope<'r>,
    speaker: &'r ActorRef<'r>,
    on_behalf: &'r ActorRef<'r>,
    judged: &mut Judged<'r>,
) -> Option<&'r Actor<'r>> {
    let pair = (speaker.as_str(), on_behalf.as_str());
    if let Some(known) = judged.get(&pair) {
        return *known;
    }
    if judged.len() >= PAIRS {
        return None;
    }
    let found = judge(scope, pair);
    judged.insert(pair, found);
    found
}

fn judge<'r>(scope: &Scope<'r>, (speaker, on_behalf): (&'r str, &'r str)) -> Option<&'r Actor<'r>> {
    let (person, represented) = (scope.actor(speaker)?, scope.actor(on_behalf)?);
    if person.kind != ActorKind::Person {
        return None;
    }
    let other = State::of(scope, represented)?;
    let own = own_office(scope, person, represented, &other)?;
    let explained =
        belong_together(scope, person, own, represented, &other) || relays(scope, person, own);
    (!explained).then_some(own)
}

fn finding(
    own: &Actor<'_>,
    (speaker, field): (&ActorRef<'_>, &'static str),
    on_behalf: &ActorRef<'_>,
    place: &PathBuf,
) -> Finding {
    let (person, own) = (words::quoted(speaker.as_str()), words::quoted(own.id.as_str()));
    let message = format!(
        "{person} holds an office of {own}, and speaks here on behalf of {}, with which {person} has no tie",
        words::quoted(on_behalf.as_str())
    );
    let spot = Spot::value(place.clone().key("on_behalf_of"));
    Finding::new(&ON_BEHALF_OF_ANOTHER_STATE, spot, message)
        .found(on_behalf.as_str())
        .help(format!(
            "write {own}, or correct `{field}`; if {person} speaks for both, say why in `note`"
        ))
        .related(Spot::value(place.clone().key(field)), "who speaks")
}

/// The body or state whose office a person holds, if the person has no tie to the one represented.
fn own_office<'r>(
    scope: &Scope<'r>,
    person: &'r Actor<'r>,
    represented: &Actor<'_>,
    other: &State<'_>,
) -> Option<&'r Actor<'r>> {
    let country = person.country.map(CountryCode::as_str);
    if country.is_some_and(|country| other.may_have(country) || other.is_called(country)) {
        // A country that the represented state has, or may have: it decides only where it is known.
        if other.country.is_some() || country.is_some_and(|country| other.is_called(country)) {
            return None;
        }
    }
    let mut own = None;
    for affiliation in person.affiliations.iter().flatten() {
        let organization = scope.actor(affiliation.organization.as_str())?;
        if organization.id == represented.id {
            return None;
        }
        let Some(state) = State::of(scope, organization) else { continue };
        if state.may_be(other) {
            return None;
        }
        let is_certain = affiliation.relation.is_some_and(is_office) && affiliation.until.is_none();
        if own.is_none() && is_certain {
            own = Some(organization);
        }
    }
    own
}

/// Whether the person or their state and the represented one are members of one group or
/// organization, or the one is told to act for such a group.
fn belong_together(
    scope: &Scope<'_>,
    person: &Actor<'_>,
    own: &Actor<'_>,
    represented: &Actor<'_>,
    other: &State<'_>,
) -> bool {
    let Some(mine) = State::of(scope, own) else { return true };
    let is_side = |id: &ActorRef<'_>, state: &State<'_>, named: &Actor<'_>| {
        *id == named.id.as_str()
            || scope
                .actor(id.as_str())
                .filter(|member| is_official(member))
                .and_then(|member| State::of(scope, member))
                .is_some_and(|member| member.may_be(state))
    };
    let joined = scope.record.actors.iter().any(|group| {
        let members = || group.members.iter().flatten();
        members().any(|id| is_side(id, &mine, own) || *id == person.id.as_str())
            && members().any(|id| is_side(id, other, represented))
    });
    // A tie to an organization of states or a group: its members may be unknown.
    joined
        || person.affiliations.iter().flatten().any(|affiliation| {
            scope.actor(affiliation.organization.as_str()).is_some_and(|organization| {
                matches!(
                    organization.kind,
                    ActorKind::Intergovernmental | ActorKind::Alliance | ActorKind::Group
                )
            })
        })
}

/// Whether the person, their body or their state brings the messages of others.
fn relays(scope: &Scope<'_>, person: &Actor<'_>, own: &Actor<'_>) -> bool {
    use Role as R;
    let roles = person.affiliations.iter().flatten().filter_map(|tie| tie.role.as_ref());
    let described = person.description.as_ref().map(Text::as_str);
    let mut told = roles.map(Line::as_str).chain(described).chain([own.name.as_str()]);
    if told.any(|text| loose::has("relayed", text)) {
        return true;
    }
    let mine = State::of(scope, own);
    scope.events().any(|(_, event)| {
        event.participants.iter().flatten().any(|part| {
            let brings = matches!(
                part.role,
                R::Mediator | R::Facilitator | R::Host | R::Guarantor | R::Organizer | R::Observer
            );
            brings
                && (part.actor == person.id.as_str()
                    || part.actor == own.id.as_str()
                    || scope
                        .actor(part.actor.as_str())
                        .is_some_and(|actor| is_of(scope, actor, mine.as_ref())))
        })
    })
}

/// Whether an actor is that state, a body of it, or an official of one.
fn is_of<'r>(scope: &Scope<'r>, actor: &'r Actor<'r>, state: Option<&State<'_>>) -> bool {
    let Some(state) = state else { return false };
    let same = |body: &'r Actor<'r>| State::of(scope, body).is_some_and(|it| it.may_be(state));
    same(actor)
        || actor
            .affiliations
            .iter()
            .flatten()
            .filter_map(|tie| scope.actor(tie.organization.as_str()))
            .any(same)
}
