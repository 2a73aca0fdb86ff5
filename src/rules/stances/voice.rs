//! Who may speak for whom.
//!
//! A step leads from an actor to one that it speaks for:
//!
//! * to the organisation of an affiliation, unless it is a former one;
//! * to its `parent`;
//! * from a member to the group or alliance that names it in `members`;
//! * from a government body to the state of the same `country`, and so from any actor of that
//!   country whose `plover-sector` code is `GOV` or `MIL`.
//!
//! One actor speaks for another if steps lead there, however many. Besides, a group speaks for its
//! own members, but not on from them: one member does not speak for the next.

use std::cell::RefCell;
use std::rc::Rc;

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use crate::model::{Actor, ActorKind, AffiliationRelation};
use crate::rules::Scope;

/// The most steps that are looked at from one actor. Records in which an actor has more are not
/// judged by who speaks for whom.
const MOST_STEPS: usize = 64;

/// The graph of who speaks for whom.
pub(crate) struct Voice<'r> {
    actors: &'r [Actor<'r>],
    /// The actors by their ids; of an id that is given twice, the first.
    numbers: HashMap<&'r str, usize>,
    /// From an actor, or a country behind the last actor, to those it speaks for.
    steps: Vec<Vec<usize>>,
    /// The members of a group.
    members: Vec<HashSet<usize>>,
    reached: RefCell<HashMap<usize, Rc<Reach>>>,
}

/// Whom one actor speaks for.
struct Reach {
    actors: HashSet<usize>,
    /// Whether it was left before all was seen.
    cut: bool,
}

impl<'r> Voice<'r> {
    pub(crate) fn new(scope: &Scope<'r>) -> Self {
        let actors: &'r [Actor<'r>] = &scope.record.actors;
        let mut numbers = HashMap::with_capacity(actors.len());
        for (number, actor) in actors.iter().enumerate() {
            numbers.entry(actor.id.as_str()).or_insert(number);
        }
        let mut steps = vec![Vec::new(); actors.len()];
        let mut members = vec![HashSet::new(); actors.len()];
        let mut countries: HashMap<&str, usize> = HashMap::new();
        for (number, actor) in actors.iter().enumerate() {
            for affiliation in actor.affiliations.iter().flatten() {
                if affiliation.relation != Some(AffiliationRelation::Former)
                    && let Some(to) = numbers.get(affiliation.organization.as_str())
                {
                    steps[number].push(*to);
                }
            }
            if let Some(to) = actor.parent.as_ref().and_then(|to| numbers.get(to.as_str())) {
                steps[number].push(*to);
            }
            for member in actor.members.iter().flatten() {
                if let Some(member) = numbers.get(member.as_str()) {
                    steps[*member].push(number);
                    members[number].insert(*member);
                }
            }
            let Some(country) = &actor.country else { continue };
            let is_state = actor.kind == ActorKind::State;
            if !is_state && !is_of_state(actor) {
                continue;
            }
            // All bodies and all states of a country meet in one place, so that many of both do
            // not make many times many steps.
            let country = *countries.entry(country.as_str()).or_insert_with(|| {
                steps.push(Vec::new());
                steps.len() - 1
            });
            if is_state {
                steps[country].push(number);
            } else {
                steps[number].push(country);
            }
        }
        Voice { actors, numbers, steps, members, reached: RefCell::default() }
    }

    /// Whether `speaker` is `holder` or speaks for it; none if that cannot be told, because one of
    /// them is not in the record or too many others lie between.
    pub(crate) fn speaks_for(&self, speaker: &str, holder: &str) -> Option<bool> {
        if speaker == holder {
            return Some(true);
        }
        let speaker = *self.numbers.get(speaker)?;
        let holder = *self.numbers.get(holder)?;
        if self.members[speaker].contains(&holder) {
            return Some(true);
        }
        let reach = self.reach(speaker);
        match reach.actors.contains(&holder) {
            false if reach.cut => None,
            speaks => Some(speaks),
        }
    }

    /// Whether two actors are on one side: one of them speaks for the other.
    pub(crate) fn are_one_side(&self, one: &str, other: &str) -> Option<bool> {
        match (self.speaks_for(one, other), self.speaks_for(other, one)) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            _ => None,
        }
    }

    /// Whether two actors have something to do with each other: one is on the other's side, or both
    /// speak for a third one, or are of one country. None if that cannot be told.
    pub(crate) fn are_related(&self, one: &str, other: &str) -> Option<bool> {
        if one == other {
            return Some(true);
        }
        let (one, other) = (*self.numbers.get(one)?, *self.numbers.get(other)?);
        let country =
            |actor: usize| self.actors.get(actor).and_then(|actor| actor.country.as_ref());
        let same_country = country(one).is_some_and(|own| Some(own) == country(other));
        let (ones, others) = (self.reach(one), self.reach(other));
        let are_members = |group: usize, reach: &Reach| {
            self.members
                .get(group)
                .is_some_and(|members| reach.actors.iter().any(|actor| members.contains(actor)))
        };
        let related = same_country
            || !ones.actors.is_disjoint(&others.actors)
            || are_members(one, &others)
            || are_members(other, &ones);
        match related {
            false if ones.cut || others.cut => None,
            related => Some(related),
        }
    }

    /// Whether anything is known of whom an actor speaks for, besides itself.
    pub(crate) fn has_ties(&self, actor: &str) -> bool {
        let Some(number) = self.numbers.get(actor) else { return false };
        let country = self.actors.get(*number).is_some_and(|actor| actor.country.is_some());
        country || self.steps.get(*number).is_some_and(|steps| !steps.is_empty())
    }

    fn reach(&self, speaker: usize) -> Rc<Reach> {
        if let Some(reach) = self.reached.borrow().get(&speaker) {
            return Rc::clone(reach);
        }
        let mut actors = HashSet::from_iter([speaker]);
        let mut open = vec![speaker];
        let (mut taken, mut cut) = (0, false);
        'all: while let Some(at) = open.pop() {
            for to in &self.steps[at] {
                if taken == MOST_STEPS {
                    cut = true;
                    break 'all;
                }
                taken += 1;
                if actors.insert(*to) {
                    open.push(*to);
                }
            }
        }
        let reach = Rc::new(Reach { actors, cut });
        self.reached.borrow_mut().insert(speaker, Rc::clone(&reach));
        reach
    }
}

/// Whether an actor belongs to the government or the forces of its country.
fn is_of_state(actor: &Actor<'_>) -> bool {
    actor.kind == ActorKind::GovernmentBody
        || actor.codes.iter().flatten().any(|code| {
            code.scheme.as_str() == "plover-sector" && matches!(code.code.as_str(), "GOV" | "MIL")
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Record;

    /// A record with these actors.
    fn record(actors: &str) -> String {
        let base = include_str!("../../../examples/minimal.json");
        let start = base.find("\"actors\"").unwrap();
        let end = base.find("\"quotes\"").unwrap();
        format!("{}\"actors\": [{actors}], {}", &base[..start], &base[end..])
    }

    #[track_caller]
    fn tell(actors: &str, speaker: &str, holder: &str) -> Option<bool> {
        let text = record(actors);
        let record: Record<'_> = serde_json::from_str(&text).unwrap();
        Voice::new(&Scope::new(&record, None)).speaks_for(speaker, holder)
    }

    fn actor(id: &str, more: &str) -> String {
        format!(r#"{{ "id": "{id}", "kind": "organization", "name": "{id}"{more} }}"#)
    }

    #[test]
    fn steps_lead_from_part_to_whole() {
        let actors = [
            actor("a", r#", "affiliations": [{ "organization": "b" }]"#),
            actor("b", r#", "parent": "c""#),
            actor("c", ""),
            actor("g", r#", "members": ["c", "d"]"#),
            actor("d", r#", "affiliations": [{ "organization": "b", "relation": "former" }]"#),
        ]
        .join(",");
        for (from, to, wanted) in [
            ("a", "a", true),
            ("a", "b", true),
            ("a", "c", true),
            ("a", "g", true),
            ("b", "a", false),
            ("g", "c", true),
            ("g", "b", false),
            ("d", "c", false),
            ("c", "d", false),
        ] {
            assert_eq!(tell(&actors, from, to), Some(wanted), "{from} {to}");
        }
        assert_eq!(tell(&actors, "nobody", "a"), None);
        assert_eq!(tell(&actors, "a", "nobody"), None);
        assert_eq!(tell(&actors, "nobody", "nobody"), Some(true));
    }

    #[test]
    fn bodies_speak_for_their_state() {
        let actors = r#"
            { "id": "state", "kind": "state", "name": "S", "country": "NZL" },
            { "id": "ministry", "kind": "government_body", "name": "M", "country": "NZL" },
            { "id": "abroad", "kind": "government_body", "name": "F", "country": "NOR" },
            { "id": "minister", "kind": "person", "name": "P", "country": "NOR",
              "affiliations": [{ "organization": "ministry" }] },
            { "id": "citizen", "kind": "person", "name": "C", "country": "NZL" },
            { "id": "officer", "kind": "unknown", "name": "O", "country": "NZL",
              "codes": [{ "scheme": "plover-sector", "code": "MIL" }] },
            { "id": "official", "kind": "unknown", "name": "G", "country": "NZL",
              "codes": [{ "scheme": "plover-sector", "code": "GOV" }] },
            { "id": "teacher", "kind": "unknown", "name": "T", "country": "NZL",
              "codes": [{ "scheme": "plover-sector", "code": "EDU" }] },
            { "id": "coded", "kind": "unknown", "name": "X", "country": "NZL",
              "codes": [{ "scheme": "https://example.org/s", "code": "GOV" }] }"#;
        for (from, wanted) in [
            ("ministry", true),
            ("abroad", false),
            ("minister", true),
            ("citizen", false),
            ("officer", true),
            ("official", true),
            ("teacher", false),
            ("coded", false),
        ] {
            assert_eq!(tell(actors, from, "state"), Some(wanted), "{from}");
        }
        assert_eq!(tell(actors, "state", "ministry"), Some(false));
    }

    #[test]
    fn circles_end_and_long_ways_are_left() {
        let chain = |n: usize| {
            let link = |i: usize| {
                let parent =
                    if i < n { format!(r#", "parent": "a{}""#, i + 1) } else { String::new() };
                actor(&format!("a{i}"), &parent)
            };
            (0..=n).map(link).chain([actor("b", "")]).collect::<Vec<_>>().join(",")
        };
        assert_eq!(tell(&chain(MOST_STEPS), "a0", &format!("a{MOST_STEPS}")), Some(true));
        assert_eq!(tell(&chain(MOST_STEPS), "a0", "b"), Some(false));
        let longer = MOST_STEPS + 1;
        assert_eq!(tell(&chain(longer), "a0", &format!("a{longer}")), None);
        assert_eq!(tell(&chain(longer), "a0", "b"), None);
        let circle =
            [actor("a", r#", "parent": "b""#), actor("b", r#", "parent": "a""#), actor("c", "")];
        assert_eq!(tell(&circle.join(","), "a", "b"), Some(true));
        assert_eq!(tell(&circle.join(","), "a", "c"), Some(false));
    }

    #[test]
    fn whoever_speaks_for_a_third_one_is_related() {
        let actors = r#"
            { "id": "house", "kind": "government_body", "name": "H" },
            { "id": "president", "kind": "person", "name": "P",
              "affiliations": [{ "organization": "house" }] },
            { "id": "secretary", "kind": "person", "name": "S",
              "affiliations": [{ "organization": "house" }] },
            { "id": "trio", "kind": "group", "name": "T", "members": ["house", "envoy"] },
            { "id": "envoy", "kind": "person", "name": "E", "country": "NZL" },
            { "id": "citizen", "kind": "person", "name": "C", "country": "NZL" },
            { "id": "other", "kind": "person", "name": "O", "country": "NOR" },
            { "id": "nobody", "kind": "person", "name": "N" }"#;
        let text = record(actors);
        let record: Record<'_> = serde_json::from_str(&text).unwrap();
        let voice = Voice::new(&Scope::new(&record, None));
        for (one, other, wanted) in [
            ("president", "secretary", true),
            ("president", "trio", true),
            ("citizen", "envoy", true),
            ("other", "envoy", false),
            ("other", "president", false),
            ("other", "trio", false),
        ] {
            assert_eq!(voice.are_related(one, other), Some(wanted), "{one} {other}");
            assert_eq!(voice.are_related(other, one), Some(wanted), "{other} {one}");
        }
        assert_eq!(voice.are_related("other", "absent"), None);
        assert!(voice.has_ties("other") && voice.has_ties("secretary"));
        assert!(!voice.has_ties("nobody") && !voice.has_ties("absent"));
    }

    #[test]
    fn one_side_is_told_from_either_end() {
        let actors = [actor("a", r#", "parent": "b""#), actor("b", ""), actor("c", "")].join(",");
        let text = record(&actors);
        let record: Record<'_> = serde_json::from_str(&text).unwrap();
        let voice = Voice::new(&Scope::new(&record, None));
        assert_eq!(voice.are_one_side("a", "b"), Some(true));
        assert_eq!(voice.are_one_side("b", "a"), Some(true));
        assert_eq!(voice.are_one_side("a", "c"), Some(false));
        assert_eq!(voice.are_one_side("a", "nobody"), None);
    }
}
