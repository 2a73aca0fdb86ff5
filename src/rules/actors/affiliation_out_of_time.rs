//! See [`AFFILIATION_OUT_OF_TIME`].

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use crate::model::Bounds;
use crate::model::path::PathBuf;
use crate::model::{Actor, ActorRef, Affiliation, AffiliationRelation, Attendance, Basis, When};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// Somebody speaks or takes part at a time when none of their offices was theirs.
    ///
    /// An actor's offices and memberships tell in whose name they act. When a person is quoted in
    /// March as the minister that they became in May, either a date is wrong, or the office that
    /// they had in March is missing.
    ///
    /// Looked at are the speakers of quotes whose `when`, or whose event, has a date, and the
    /// participants of dated events but for those who declined or were absent. A finding needs
    /// that *every* office of the actor with the organisation they speak for (`on_behalf_of`), or
    /// else with any, had ended before or began after that time, whatever the dates may mean. An
    /// office without dates fits any time. Offices that have ended and are told as such, with the
    /// relation `former`, are left alone: a former minister may well speak. Of an actor with more
    /// than 32 affiliations nothing is said.
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///     "affiliations": [{ "organization": "union", "relation": "member",
    ///       "since": { "edtf": "2026-05", "basis": "stated" } }] },
    ///   { "id": "union", "kind": "organization", "name": "Union of Guilds" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///     "affiliations": [
    ///       { "organization": "union", "relation": "member",
    ///         "since": { "edtf": "2026-03", "basis": "stated" } },
    ///       { "organization": "league", "relation": "member",
    ///         "until": { "edtf": "2024", "basis": "stated" } }] },
    ///   { "id": "league", "kind": "organization", "name": "League of Guilds" },
    ///   { "id": "union", "kind": "organization", "name": "Union of Guilds" }] }
    /// ```
    AFFILIATION_OUT_OF_TIME = "V316" "affiliation-out-of-time" Warning by check:
        "somebody speaks or takes part at a time when none of their offices was theirs"
}

/// The most affiliations of an actor that are looked at.
const MOST: usize = 32;

/// Words or deeds of an actor at a time.
struct Act<'r> {
    actor: &'r str,
    /// In whose name.
    on_behalf_of: Option<&'r str>,
    time: Bounds,
    path: PathBuf,
    what: &'static str,
}

/// From when to when an office is held; none for a side that is not known.
struct Term<'r> {
    affiliation: &'r Affiliation<'r>,
    since: Option<Bounds>,
    until: Option<Bounds>,
}

impl Term<'_> {
    /// The field that shows that the office was not held at that time.
    fn excludes(&self, time: &Bounds) -> Option<&'static str> {
        if self.until.is_some_and(|until| until.is_before(time, 0)) {
            return Some("until");
        }
        self.since.is_some_and(|since| time.is_before(&since, 0)).then_some("since")
    }
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let mut terms: HashMap<&str, (usize, Vec<Term<'_>>)> = HashMap::new();
    for (number, actor) in scope.record.actors.iter().enumerate() {
        let all = terms_of(actor);
        if all.iter().any(|term| term.since.is_some() || term.until.is_some()) {
            terms.entry(actor.id.as_str()).or_insert((number, all));
        }
    }
    if terms.is_empty() {
        return;
    }
    let mut told: HashSet<(usize, usize)> = HashSet::new();
    for act in acts(scope) {
        let Some((number, all)) = terms.get(act.actor) else { continue };
        let of =
            |term: &&Term<'_>| act.on_behalf_of == Some(term.affiliation.organization.as_str());
        let own = all.iter().any(|term| of(&term));
        let Some((entry, key)) = out_of_time(all, &act, |term| !own || of(&term)) else { continue };
        if !told.insert((*number, entry)) {
            continue;
        }
        let path = PathBuf::root().key("actors").index(*number).key("affiliations").index(entry);
        let Some(term) = all.get(entry) else { continue };
        let verb = if key == "since" { "began after" } else { "ended before" };
        let message = format!(
            "what {} is at {} {verb} {}",
            words::quoted(act.actor),
            words::quoted(term.affiliation.organization.as_str()),
            act.what
        );
        findings.push(
            Finding::new(&AFFILIATION_OUT_OF_TIME, Spot::value(path.key(key)), message)
                .help(
                    "correct the dates, add the office held at that time, or give a past one the \
                     relation `former`",
                )
                .related(Spot::value(act.path), "the time it does not fit"),
        );
    }
}

/// The number of the office to tell, and its field, if none of those that count was held.
fn out_of_time<'t>(
    all: &'t [Term<'t>],
    act: &Act<'_>,
    counts: impl Fn(&'t Term<'t>) -> bool,
) -> Option<(usize, &'static str)> {
    let mut first = None;
    for (entry, term) in all.iter().enumerate().filter(|(_, term)| counts(term)) {
        let key = term.excludes(&act.time)?;
        if term.affiliation.relation != Some(AffiliationRelation::Former) {
            first = first.or(Some((entry, key)));
        }
    }
    first
}

/// The terms of an actor's offices; none where there are too many.
fn terms_of<'r>(actor: &'r Actor<'r>) -> Vec<Term<'r>> {
    let all = actor.affiliations.as_deref().unwrap_or_default();
    if all.len() > MOST {
        return Vec::new();
    }
    let bounds = |when: &Option<When<'_>>| when.as_ref().and_then(time_of);
    let terms = all.iter().map(|affiliation| Term {
        affiliation,
        since: bounds(&affiliation.since),
        until: bounds(&affiliation.until),
    });
    terms.collect()
}

/// Everything said or done by an actor at a known time, quotes first.
fn acts<'r>(scope: &Scope<'r>) -> Vec<Act<'r>> {
    let record = scope.record;
    let mut events: HashMap<&str, (Bounds, PathBuf)> = HashMap::new();
    for (path, event) in scope.events() {
        if let Some(time) = time_of(&event.when) {
            events.entry(event.id.as_str()).or_insert((time, path.key("when")));
        }
    }
    let mut acts = Vec::new();
    for (number, quote) in record.quotes.iter().enumerate() {
        let Some(speaker) = &quote.speaker else { continue };
        let own = quote.when.as_ref().and_then(time_of);
        let path = PathBuf::root().key("quotes").index(number);
        let event = quote.channel.as_ref().and_then(|channel| channel.event.as_ref());
        let at = match own {
            Some(time) => Some((time, path.key("when"))),
            None => event.and_then(|event| events.get(event.as_str()).cloned()),
        };
        let Some((time, path)) = at else { continue };
        acts.push(Act {
            actor: speaker.as_str(),
            on_behalf_of: quote.on_behalf_of.as_ref().map(ActorRef::as_str),
            time,
            path,
            what: "these words",
        });
    }
    for (path, event) in scope.events() {
        let Some(time) = time_of(&event.when) else { continue };
        for participant in event.participants.iter().flatten() {
            if matches!(participant.status, Some(Attendance::Declined | Attendance::Absent)) {
                continue;
            }
            acts.push(Act {
                actor: participant.actor.as_str(),
                on_behalf_of: None,
                time,
                path: path.clone().key("when"),
                what: "this event",
            });
        }
    }
    acts
}

/// The bounds of a time. When nothing better is known than when the source was published, it may
/// have been any time before.
fn time_of(when: &When<'_>) -> Option<Bounds> {
    let bounds = Bounds::of_when(when)?;
    let earliest = bounds.earliest.filter(|_| when.basis != Basis::PublicationDate);
    Some(Bounds { earliest, ..bounds })
}

#[cfg(test)]
mod tests {
    use super::{MOST, terms_of};
    use crate::model::{Actor, ActorKind, Affiliation};

    #[test]
    fn nothing_is_said_of_actors_with_very_many_offices() {
        let terms = |count: usize| {
            let actor = Actor::new(
                "a".try_into().unwrap(),
                ActorKind::Person,
                "Ilva Sorrent".try_into().unwrap(),
            );
            let office = || Affiliation::new("guild".try_into().unwrap());
            let actor = actor.affiliations((0..count).map(|_| office()).collect::<Vec<_>>());
            terms_of(&actor).len()
        };
        assert_eq!([0, 1, MOST, MOST + 1].map(terms), [0, 1, MOST, 0]);
    }
}
