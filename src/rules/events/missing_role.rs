//! See [`MISSING_ROLE`].

use foldhash::{HashSet, HashSetExt as _};

use crate::model::{ActorKind, Event, EventType, Role};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// The participants of an event lack somebody without whom it is no such event.
    ///
    /// Talks have two sides, a visit has a host. An event data set that asks for an actor and a
    /// recipient of everything gets invented ones, and one that asks for nothing gets talks with
    /// nobody. So each type asks for what makes it one:
    ///
    /// | type | at least |
    /// |---|---|
    /// | talks, meeting, summit | two participants |
    /// | call | two participants who are on the line: not only as host, mediator, facilitator, guarantor, observer, organizer or supporter |
    /// | visit | a visitor or invitee, and a host |
    /// | strike | an initiator or a target |
    /// | mediation | a mediator |
    /// | agreement | two signatories or parties |
    ///
    /// An actor counts once, in however many roles; a group counts as many times as it has members,
    /// and one without `members` ("the parties", which the source does not name) as several.
    /// Where `participants` is absent, nobody has looked who took part, and where it is empty, the
    /// source does not say; then nothing is found. If the source speaks of somebody without a name,
    /// enter an actor of kind `unknown` with a `description`.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "talks", "name": "Talks", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "party" }],
    ///   "anchors": [{ "exact": "the guild negotiated on 2 March" }] } }
    /// ```
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "visit", "name": "A visit", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "visitor" }],
    ///   "anchors": [{ "exact": "the guild came on 2 March" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "visit", "name": "A visit", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [
    ///     { "actor": "harbour-guild", "role": "visitor" },
    ///     { "actor": "pilots", "role": "host" }],
    ///   "anchors": [{ "exact": "the guild came to the pilots on 2 March" }] },
    ///   "actors": [
    ///     { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "pilots", "kind": "organization", "name": "Guild of Pilots" }] }
    /// ```
    MISSING_ROLE = "V503" "missing-role" Warning by check:
        "the participants of an event lack somebody without whom it is no such event"
}

/// What an event of a type cannot be without.
struct Need {
    /// So many participants.
    count: usize,
    /// In one of these roles; in any, if there is none.
    roles: &'static [Role],
    /// The same in words.
    words: &'static str,
}

const TWO: Need = Need { count: 2, roles: &[], words: "two participants" };

/// The roles of those who speak on the telephone.
const ON_THE_LINE: &[Role] = &[
    Role::Party,
    Role::Signatory,
    Role::Speaker,
    Role::Audience,
    Role::Visitor,
    Role::Caller,
    Role::Callee,
    Role::Initiator,
    Role::Target,
    Role::Victim,
    Role::Invitee,
    Role::Participant,
    Role::Other,
];

/// What each type needs.
fn needs(r#type: EventType) -> &'static [Need] {
    match r#type {
        EventType::Talks | EventType::Meeting | EventType::Summit => &[TWO],
        EventType::Call => &[Need { count: 2, roles: ON_THE_LINE, words: "two on the line" }],
        EventType::Visit => &[
            Need { count: 1, roles: &[Role::Visitor, Role::Invitee], words: "a visitor" },
            Need { count: 1, roles: &[Role::Host], words: "a host" },
        ],
        EventType::Strike => &[Need {
            count: 1,
            roles: &[Role::Initiator, Role::Target],
            words: "an initiator or a target",
        }],
        EventType::Mediation => &[Need { count: 1, roles: &[Role::Mediator], words: "a mediator" }],
        EventType::Agreement => &[Need {
            count: 2,
            roles: &[Role::Signatory, Role::Party],
            words: "two signatories or parties",
        }],
        _ => &[],
    }
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (path, event) in scope.events() {
        if event.participants.as_ref().is_none_or(Vec::is_empty) {
            continue;
        }
        let lacking =
            needs(event.r#type).iter().filter(|need| count(scope, event, need) < need.count);
        let lacking: Vec<String> = lacking.map(|need| need.words.to_owned()).collect();
        if lacking.is_empty() {
            continue;
        }
        let wanted = words::and(&lacking);
        let message = format!(
            "the participants of {} do not include {wanted}, and its type is `{}`",
            words::quoted(event.id.as_str()),
            event.r#type.as_str()
        );
        let mut finding =
            Finding::new(&MISSING_ROLE, Spot::value(path.clone().key("participants")), message)
                .help(format!("enter {wanted}, or take the type of event that it is"))
                .related(Spot::value(path.key("type")), "the type that asks for them");
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}

/// How many actors take part in one of the roles of a need. As many as it asks for are enough.
fn count(scope: &Scope<'_>, event: &Event<'_>, need: &Need) -> usize {
    let mut actors: HashSet<&str> = HashSet::new();
    for participant in event.participants.iter().flatten() {
        if !need.roles.is_empty() && !need.roles.contains(&participant.role) {
            continue;
        }
        let id = participant.actor.as_str();
        let group = scope.actor(id).filter(|actor| actor.kind == ActorKind::Group);
        match group.map(|group| group.members.as_deref().unwrap_or_default()) {
            // A group that is not named one by one is of several all the same.
            Some([]) => return need.count,
            Some([first, second, ..]) => {
                actors.insert(first.as_str());
                actors.insert(second.as_str());
            }
            Some([_]) | None => {
                actors.insert(id);
            }
        }
        if actors.len() >= need.count {
            break;
        }
    }
    actors.len()
}
