//! See [`SAME_NAME`].

use foldhash::{HashMap, HashMapExt as _, HashSet};

use super::name_key::{key_of_person, name_key};
use super::shared_identifier::key;
use crate::model::path::PathBuf;
use crate::model::{Actor, ActorKind, ActorRef, CountryCode};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// Two actors of one kind have the same name.
    ///
    /// Most likely somebody entered one actor twice. Projects that gather such data spend more work
    /// on merging duplicates than on anything else; it is cheapest to see them where they arise.
    ///
    /// Small and capital letters, blanks and punctuation make no difference, and neither do the ways
    /// in which Unicode, Arabic and Persian spell one letter, traditional and simplified Chinese
    /// signs, vowel signs of Arabic and Hebrew, and a family name that is put first with a comma:
    /// "Venn, Arda". Two that are told
    /// apart are left alone: by another `country`, another `parent`, or another identifier in the
    /// same scheme. So are actors of kind `unknown`, whose names are only descriptions, and actors
    /// that share an identifier, for which there is another rule.
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "guild", "kind": "organization", "name": "Harbour-guild",
    ///     "anchors": [{ "exact": "the guild" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild", "country": "MLT" },
    ///   { "id": "guild-of-cyprus", "kind": "organization", "name": "Harbour Guild",
    ///     "country": "CYP", "anchors": [{ "exact": "its sister in Cyprus" }] }] }
    /// ```
    SAME_NAME = "V308" "same-name" Warning by check: "two actors of one kind have the same name"
}

/// So many actors of one name are compared with a further one.
const COMPARED: usize = 16;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let mut named: HashMap<(&str, String), Vec<(usize, &Actor<'_>)>> = HashMap::new();
    for (number, actor) in scope.record.actors.iter().enumerate() {
        let name = match actor.kind {
            ActorKind::Person => key_of_person(actor.name.as_str()),
            _ => name_key(actor.name.as_str()),
        };
        if actor.kind == ActorKind::Unknown || name.is_empty() {
            continue;
        }
        let others = named.entry((actor.kind.as_str(), name)).or_default();
        if let Some((first, other)) = others.iter().find(|(_, other)| may_be_one(actor, other)) {
            let place = |number| PathBuf::root().key("actors").index(number).key("name");
            let message = format!(
                "{} and {} have the same name and kind",
                words::quoted(other.id.as_str()),
                words::quoted(actor.id.as_str())
            );
            findings.push(
                Finding::new(&SAME_NAME, Spot::value(place(number)), message)
                    .found(actor.name.as_str())
                    .help("keep one of the two, or tell them apart by `country` or `identifiers`")
                    .related(Spot::value(place(*first)), "the same name"),
            );
        }
        if others.len() < COMPARED {
            others.push((number, actor));
        }
    }
}

/// Whether nothing tells the two apart, and no identifier has joined them already.
fn may_be_one(one: &Actor<'_>, other: &Actor<'_>) -> bool {
    let apart = |[a, b]: [Option<&str>; 2]| a.is_some() && b.is_some() && a != b;
    let countries = [one, other].map(|actor| actor.country.map(CountryCode::as_str));
    let parents = [one, other].map(|actor| actor.parent.as_ref().map(ActorRef::as_str));
    if apart(countries) || apart(parents) {
        return false;
    }
    let schemes = |actor: &Actor<'_>| -> HashSet<String> {
        let identifiers = actor.identifiers.iter().flatten().take(COMPARED);
        identifiers.filter_map(|identifier| Some(key(actor, identifier)?.0.to_owned())).collect()
    };
    // The same identifier is told by another rule, another one tells them apart.
    schemes(one).is_disjoint(&schemes(other))
}
