//! See [`THIRD_AS_SIDE`].

use foldhash::HashSet;

use super::passages::{Passage, Passages};
use super::sides::{Side, owner, sides};
use super::thirds::{Reading, Third, owner_of};
use crate::grounding::SourceText;
use crate::grounding::sense::Class;
use crate::model::path::PathBuf;
use crate::model::{ActorKind, Event, EventFormat, EventType, Participant, Role, SourceKind};
use crate::rules::naming::{Naming, folded, primary};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// An event has one side more than its words: a mediator, host or observer is given as a party.
    ///
    /// "Talks between A and B under the mediation of C" has two sides, and one who is none. A reader in
    /// haste, or a model, lists all three alike. Where an event has three sides or more, its words are
    /// read: the sentence of each anchor, the one after it, and the anchors of the participant.
    ///
    /// * A fixed phrase names a side as mediator, host or observer, and nothing before it names that side:
    ///   "mediated by C", "C hosted the talks", "C attended as an observer". A host counts where parties bargain, as in talks, or
    ///   where the words tell of two sides; the host of a meeting may be one of those who meet.
    /// * The words tell of two sides ("both sides", "the two countries", "between A and B"), the event
    ///   has three, and one of them is not named there, or only as the place.
    ///
    /// Who belongs together counts as one side: a state, its bodies and its people, and participants
    /// with the same `side`. Phrases in 26 languages are known.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "talks", "name": "Talks on the pier", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "party" },
    ///     { "actor": "pilots", "role": "party" }, { "actor": "lighthouse", "role": "party" }],
    ///   "anchors": [{ "exact": "talks of the guild and the pilots, mediated by the Lighthouse Board" }] },
    ///   "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" },
    ///   { "id": "lighthouse", "kind": "organization", "name": "Lighthouse Board" }] }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "talks", "name": "Talks on the pier", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "party" },
    ///     { "actor": "pilots", "role": "party" }, { "actor": "lighthouse", "role": "mediator" }],
    ///   "anchors": [{ "exact": "talks of the guild and the pilots, mediated by the Lighthouse Board" }] },
    ///   "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" },
    ///   { "id": "lighthouse", "kind": "organization", "name": "Lighthouse Board" }] }
    /// ```
    THIRD_AS_SIDE = "V519" "third-as-side" Warning by check:
        "an event has one side more than its words: a mediator, host or observer is given as a party"
}

/// Longer treaties are not read, in bytes.
const LONGEST: usize = 1 << 15;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let language = primary(scope.record.source.language.as_str());
    let naming = scope.naming();
    let mut reading = Passages::new(scope);
    for (path, event) in scope.events() {
        if findings.is_full() {
            return;
        }
        let Some(sides) = sides(scope, event).filter(|sides| count(sides) > 2) else { continue };
        let Some(passages) = reading.of(event, &path) else { continue };
        let reader = Reader { scope, language: &language, naming: &naming, event, sides: &sides };
        let named = reader.named(&path, &passages, &mut reading);
        if named.is_empty() {
            findings.extend(reader.unnamed(&passages).map(|side| reader.one_more(&path, side)));
        }
        for (side, third) in named {
            findings.push(reader.told(&path, side, &third));
        }
    }
}

/// How many sides there are.
fn count(sides: &[Side<'_>]) -> usize {
    sides.iter().map(|side| side.key.as_str()).collect::<HashSet<_>>().len()
}

/// Whether that is the whole name of a side.
fn is_called(side: &Side<'_>, name: &str) -> bool {
    let more = side.actor.names.iter().flatten().map(|name| name.text.as_str());
    let name = folded(name);
    std::iter::once(side.actor.name.as_str()).chain(more).any(|own| folded(own) == name)
}

/// Reads the words of one event.
struct Reader<'s, 'r> {
    scope: &'s Scope<'r>,
    language: &'s str,
    naming: &'s Naming<'r>,
    event: &'r Event<'r>,
    sides: &'s [Side<'r>],
}

impl<'s, 'r> Reader<'s, 'r> {
    /// The sides that a phrase names as mediator, host or observer.
    fn named(
        &self,
        path: &PathBuf,
        passages: &[Passage<'_>],
        reading: &mut Passages<'r>,
    ) -> Vec<(&'s Side<'r>, Third<'r>)> {
        let mut named: Vec<(&'s Side<'r>, Third<'r>)> = Vec::new();
        let two = passages.iter().any(|passage| self.read(passage.own).first(Class::Two).is_some());
        let is_treaty = self.scope.record.source.kind == SourceKind::Treaty;
        let treaty = self.scope.text.map(SourceText::as_str).filter(|text| {
            is_treaty && *path == PathBuf::root().key("event") && text.len() <= LONGEST
        });
        let texts = passages.iter().map(|passage| passage.whole).chain(treaty);
        let mut add = |third: Third<'r>| {
            let owner = owner_of(self.scope, third.whose);
            let side = self.sides.iter().find(|side| match &owner {
                Some(owner) => side.owner == *owner,
                // A part of another's name, too: "a source in Ardane".
                None => is_called(side, &third.name),
            });
            let Some(side) = side.filter(|side| self.may_be(side, third.role, two)) else { return };
            if !named.iter().any(|(known, _)| known.number == side.number) {
                named.push((side, third));
            }
        };
        texts.for_each(|text| self.read(text).thirds(self.naming).into_iter().for_each(&mut add));
        for side in self.sides {
            let anchors = path.clone().key("participants").index(side.number).key("anchors");
            for (number, anchor) in side.participant.anchors.iter().flatten().enumerate() {
                let path = anchors.clone().index(number);
                let Some(passage) = reading.one(anchor, &path) else { continue };
                self.read(passage.own).thirds(self.naming).into_iter().for_each(&mut add);
            }
        }
        named
    }

    fn read<'t>(&'t self, text: &'t str) -> Reading<'t> {
        Reading::new(text, self.language)
    }

    /// Whether a side may be no side but what a phrase says.
    fn may_be(&self, side: &Side<'_>, role: Role, two: bool) -> bool {
        let mut parts = self.event.participants.iter().flatten();
        let has_role = |role: Role| {
            move |part: &Participant<'_>| part.actor == side.participant.actor && part.role == role
        };
        let others: HashSet<&str> = self
            .sides
            .iter()
            .map(|other| other.key.as_str())
            .filter(|key| *key != side.key)
            .collect();
        let is_bargained = matches!(
            self.event.r#type,
            EventType::Talks
                | EventType::Mediation
                | EventType::Agreement
                | EventType::Ceasefire
                | EventType::Release
        );
        others.len() > 1
            && (role != Role::Host || is_bargained || two)
            // V505 speaks of one who is both.
            && !parts.any(has_role(role))
    }

    /// The one of three sides that is not among the two of which the words tell.
    fn unnamed(&self, passages: &[Passage<'_>]) -> Option<&'s Side<'r>> {
        let is_of_two = matches!(
            self.event.r#type,
            EventType::Talks
                | EventType::Mediation
                | EventType::Meeting
                | EventType::Summit
                | EventType::Call
                | EventType::Agreement
                | EventType::Ceasefire
                | EventType::Release
        );
        let is_of_three =
            self.event.formats.iter().flatten().any(|format| {
                matches!(format, EventFormat::Trilateral | EventFormat::Multilateral)
            });
        if !is_of_two || is_of_three || self.sides.len() != 3 || count(self.sides) != 3 {
            return None;
        }
        let shown: Vec<Shown> = passages.iter().map(|passage| self.shown(passage)).collect();
        let mut left = self.sides.iter().enumerate().filter(|(at, side)| {
            let is_told = shown.iter().any(|shown| shown.tells_of_two(*at));
            let is_shown = side.participant.anchors.iter().flatten().next().is_some();
            let is_loose = side.actor.kind == ActorKind::Person
                && owner(self.scope, side.actor) == side.actor.id.as_str();
            is_told
                && !is_shown
                && !is_loose
                && !shown.iter().any(|shown| is_marked(shown.whole, *at))
        });
        let (_, side) = left.next()?;
        left.next().is_none().then_some(side)
    }

    /// Which of three sides a passage names.
    fn shown(&self, passage: &Passage<'_>) -> Shown {
        let (own, whole) = (self.read(passage.own), self.read(passage.whole));
        let mut shown = Shown {
            two: own.first(Class::Two).is_some(),
            two_after: whole.first(Class::Two).is_some(),
            ..Shown::default()
        };
        let between = own.first(Class::Between).map(|between| between.at.end);
        let known = self.naming.known();
        let is_label =
            |end: usize| passage.whole.get(end..).is_some_and(|rest| rest.starts_with([':', '：']));
        let mentions = known.mentions(passage.whole, self.language).into_iter();
        // "The government of" may be a part of a name, and who speaks is no side for it.
        for mention in mentions.filter(|mention| mention.sure && !is_label(mention.at.end)) {
            let owners = mention.actors.iter().filter_map(|actor| {
                Some(owner(self.scope, self.scope.actor(self.naming.id(*actor)?)?))
            });
            let is_place = whole.is_within(&mention.at);
            for owner in owners {
                let Some(at) = self.sides.iter().position(|side| side.owner == owner) else {
                    continue;
                };
                let is_own = mention.at.start < passage.own.len();
                let is_after = between.is_some_and(|between| between <= mention.at.start);
                mark(&mut shown.place, at, is_own && is_place);
                mark(&mut shown.whole, at, !is_place);
                mark(&mut shown.own, at, is_own && !is_place);
                mark(&mut shown.between, at, is_own && is_after);
            }
        }
        shown
    }

    fn told(&self, path: &PathBuf, side: &Side<'_>, third: &Third<'_>) -> Finding {
        let role = third.role.as_str();
        let actor = words::quoted(side.participant.actor.as_str());
        let message = format!(
            "{actor} is a side of {}, and {} in the source makes it a {role}",
            words::quoted(self.event.id.as_str()),
            words::quoted(&third.words)
        );
        Self::finding(path, side, message).help(format!(
            "write `{role}`, or the like, or anchor the words in which {actor} is a side"
        ))
    }

    fn one_more(&self, path: &PathBuf, side: &Side<'_>) -> Finding {
        let actor = words::quoted(side.participant.actor.as_str());
        let message = format!(
            "{} has three sides, and its words tell of two, without {actor}",
            words::quoted(self.event.id.as_str())
        );
        Self::finding(path, side, message).help(format!(
            "write what {actor} is: `mediator`, `host` or `observer`; or anchor the words in which it \
             is a side"
        ))
    }

    fn finding(path: &PathBuf, side: &Side<'_>, message: String) -> Finding {
        let place = path.clone().key("participants").index(side.number).key("role");
        Finding::new(&THIRD_AS_SIDE, Spot::value(place), message)
            .found(side.participant.role.as_str())
            .related(Spot::opening(path.clone().key("anchors")), "the words")
    }
}

/// Which of three sides a passage names, and whether it tells of two.
#[derive(Default)]
struct Shown {
    two: bool,
    two_after: bool,
    /// Named in the sentences of the anchor.
    own: [bool; 3],
    /// Named there or in the sentence that follows.
    whole: [bool; 3],
    /// Named after "between".
    between: [bool; 3],
    /// Named there as a place.
    place: [bool; 3],
}

fn mark(sides: &mut [bool; 3], side: usize, is: bool) {
    if let Some(marked) = sides.get_mut(side) {
        *marked |= is;
    }
}

fn is_marked(sides: [bool; 3], side: usize) -> bool {
    sides.get(side).copied().unwrap_or_default()
}

impl Shown {
    /// Whether the passage tells of two sides, and that side is none of them.
    fn tells_of_two(&self, side: usize) -> bool {
        let others = |named: &[bool; 3]| {
            named.iter().enumerate().all(|(at, is_named)| at == side || *is_named)
        };
        if is_marked(self.whole, side) {
            return false;
        }
        let are_named = others(&self.own);
        others(&self.between)
            || self.two_after && are_named
            || self.two && is_marked(self.place, side) && !self.own.contains(&true)
    }
}
