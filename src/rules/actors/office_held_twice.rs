//! See [`OFFICE_HELD_TWICE`].

use foldhash::{HashMap, HashMapExt as _};

use super::names::words as words_of;
use crate::model::Bounds;
use crate::model::path::PathBuf;
use crate::model::{Actor, ActorKind, Affiliation, AffiliationRelation};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// Two persons of the record hold an office that only one can hold.
    ///
    /// A state has one president at a time. Hurried news give the title to another person in a
    /// heading, and who takes both down without looking makes two presidents. Find out which one is
    /// right, give the other the office that they have, and keep what the source says as a claim.
    ///
    /// Looked at are the affiliations of persons. Two are the same office if the organisation is the
    /// same and
    ///
    /// * both have the relation `head_of_state`, or both `head_of_government`, or
    /// * both roles name the same single office: president, prime minister, premier, chancellor,
    ///   supreme leader, king, queen, emir, sultan, pope, secretary-general, secretary of state, or
    ///   minister of foreign affairs, defence, finance or the interior. "Iranian President" and
    ///   "President of Iran" are the same role at Iran; "vice president", "president of the court",
    ///   "adviser to the president" and "former president" are others.
    ///
    /// Where the dates allow that one had ended when the other began, nothing is said, nor of one of
    /// relation `former`. Bosnia and Herzegovina, San Marino and Andorra have several heads of state
    /// at once, and Switzerland has a council as one; there that relation is not looked at.
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "ilva-sorrent", "kind": "person", "name": "Ilva Sorrent",
    ///     "affiliations": [{ "organization": "harbour-guild", "role": "President" }],
    ///     "anchors": [{ "exact": "the guild’s President, Ilva Sorrent" }] },
    ///   { "id": "zarin-kohvand", "kind": "person", "name": "Zarin Kohvand",
    ///     "affiliations": [{ "organization": "harbour-guild", "role": "president of the Harbour Guild" }],
    ///     "anchors": [{ "exact": "President Kohvand" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "ilva-sorrent", "kind": "person", "name": "Ilva Sorrent",
    ///     "affiliations": [{ "organization": "harbour-guild", "role": "President" }],
    ///     "anchors": [{ "exact": "the guild’s President, Ilva Sorrent" }] },
    ///   { "id": "zarin-kohvand", "kind": "person", "name": "Zarin Kohvand",
    ///     "affiliations": [{ "organization": "harbour-guild", "role": "adviser to the President" }],
    ///     "anchors": [{ "exact": "Kohvand, an adviser" }] }] }
    /// ```
    OFFICE_HELD_TWICE = "V319" "office-held-twice" Warning by check:
        "two persons of the record hold an office that only one can hold"
}

/// Offices that one person at a time holds, by their words.
const SINGLE: &[&str] = &[
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "supreme leader",
    "king",
    "queen",
    "emir",
    "sultan",
    "pope",
    "secretary general",
    "secretary of state",
    "foreign minister",
    "minister of foreign affairs",
    "defence minister",
    "defense minister",
    "minister of defence",
    "minister of defense",
    "finance minister",
    "minister of finance",
    "interior minister",
    "minister of the interior",
];

/// States with several heads at a time.
const SEVERAL_HEADS: [&str; 4] = ["AND", "BIH", "CHE", "SMR"];

/// So many holders of an office are compared with a further one.
const COMPARED: usize = 16;

/// So many names of an organisation are looked for in a role.
const NAMES: usize = 16;

/// One who holds an office.
struct Holder<'r> {
    actor: &'r Actor<'r>,
    affiliation: &'r Affiliation<'r>,
    path: PathBuf,
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    // Most records have no two persons of one organisation.
    let mut organizations = HashMap::new();
    let persons = scope.record.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
    let mut all = persons.enumerate().flat_map(|(number, person)| {
        person.affiliations.iter().flatten().map(move |it| (number, it.organization.as_str()))
    });
    if !all.any(|(number, at)| *organizations.entry(at).or_insert(number) != number) {
        return;
    }
    let mut holders: HashMap<(&str, String), Vec<Holder<'_>>> = HashMap::new();
    for (number, actor) in scope.record.actors.iter().enumerate() {
        if actor.kind != ActorKind::Person {
            continue;
        }
        for (entry, affiliation) in actor.affiliations.iter().flatten().enumerate() {
            if affiliation.relation == Some(AffiliationRelation::Former) {
                continue;
            }
            let organization = affiliation.organization.as_str();
            let place =
                PathBuf::root().key("actors").index(number).key("affiliations").index(entry);
            let mut told = false;
            for (office, key) in offices(scope, affiliation) {
                let others = holders.entry((organization, office.clone())).or_default();
                let path = place.clone().key(key);
                let clash = others.iter().find(|other| clash(other, actor, affiliation));
                if let Some(other) = clash.filter(|_| !told) {
                    told = true;
                    findings.push(finding(other, actor, organization, &office, path.clone()));
                }
                if others.len() < COMPARED {
                    others.push(Holder { actor, affiliation, path });
                }
            }
        }
    }
}

fn finding(
    other: &Holder<'_>,
    actor: &Actor<'_>,
    organization: &str,
    office: &str,
    path: PathBuf,
) -> Finding {
    let message = format!(
        "{} and {} are both {office} of {}",
        words::quoted(other.actor.id.as_str()),
        words::quoted(actor.id.as_str()),
        words::quoted(organization)
    );
    Finding::new(&OFFICE_HELD_TWICE, Spot::value(path), message)
        .help("give each the office they have, or say from when to when each held it")
        .related(Spot::value(other.path.clone()), "the other one holds it here")
}

/// The single offices that an affiliation is, each with the field that says so.
fn offices(scope: &Scope<'_>, affiliation: &Affiliation<'_>) -> Vec<(String, &'static str)> {
    let organization = scope.actor(affiliation.organization.as_str());
    let mut offices = Vec::new();
    match affiliation.relation {
        Some(AffiliationRelation::HeadOfState) => {
            let country = organization.and_then(|organization| organization.country);
            if country.is_none_or(|country| !SEVERAL_HEADS.contains(&country.as_str())) {
                offices.push(("head of state".to_owned(), "relation"));
            }
        }
        Some(AffiliationRelation::HeadOfGovernment) => {
            offices.push(("head of government".to_owned(), "relation"));
        }
        _ => {}
    }
    if let Some(role) = &affiliation.role {
        let role = words_of(role.as_str());
        offices.extend(single(&role, organization).map(|office| (office, "role")));
    }
    offices
}

/// The single office that a role names, without what only says of which organisation.
fn single(role: &[String], organization: Option<&Actor<'_>>) -> Option<String> {
    // A role of many words is no title.
    if role.len() > 12 {
        return None;
    }
    let mut names: Vec<Vec<String>> = Vec::new();
    if let Some(organization) = organization {
        names.push(words_of(organization.name.as_str()));
        let more = organization.names.iter().flatten().take(NAMES);
        names.extend(more.map(|name| words_of(name.text.as_str())));
    }
    let is_name = |words: &[String]| {
        let words = words.strip_prefix(&["the".to_owned()][..]).unwrap_or(words);
        names.iter().any(|name| name.strip_prefix(&["the".to_owned()][..]).unwrap_or(name) == words)
    };
    let mut rest = role.strip_prefix(&["the".to_owned()][..]).unwrap_or(role);
    // "of Iran", "of the Harbour Guild" at the end.
    for (at, word) in rest.iter().enumerate() {
        if word == "of" && rest.get(at + 1..).is_some_and(is_name) {
            rest = rest.get(..at)?;
            break;
        }
    }
    // "Iranian", "US", "Iran’s" at the start.
    if let Some((first, most)) = rest.split_first() {
        let of_it = names.iter().flatten().any(|name| is_adjective(first, name));
        if of_it && !most.is_empty() {
            rest = most.strip_prefix(&["s".to_owned()][..]).unwrap_or(most);
        }
    }
    let office = rest.join(" ");
    SINGLE.contains(&office.as_str()).then_some(office)
}

/// Whether a word is a name or is made of it: "Iranian" of "Iran", "Israeli" of "Israel".
fn is_adjective(word: &str, name: &str) -> bool {
    word == name || (name.chars().count() >= 4 && word.starts_with(name))
}

/// Whether both may have held the office at the same time.
fn clash(other: &Holder<'_>, actor: &Actor<'_>, affiliation: &Affiliation<'_>) -> bool {
    if other.actor.id == actor.id {
        return false;
    }
    let bounds = |affiliation: &Affiliation<'_>| {
        let of = |when: &Option<_>| when.as_ref().and_then(Bounds::of_when);
        (of(&affiliation.since), of(&affiliation.until))
    };
    // One may have followed the other, on the same day or in the same year.
    let ends_first = |until: Option<Bounds>, since: Option<Bounds>| {
        until.is_some_and(|until| since.is_some_and(|since| !since.is_before(&until, 0)))
    };
    let (one, two) = (bounds(other.affiliation), bounds(affiliation));
    !ends_first(one.1, two.0) && !ends_first(two.1, one.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office(role: &str) -> Option<String> {
        let actor = Actor::new(
            "iran".try_into().unwrap(),
            ActorKind::State,
            "Islamic Republic of Iran".try_into().unwrap(),
        )
        .names(vec![
            crate::model::Name::new("Iran".try_into().unwrap()),
            crate::model::Name::new("The US".try_into().unwrap()),
        ]);
        single(&words_of(role), Some(&actor))
    }

    #[test]
    fn single_offices_are_known_in_several_wordings() {
        for role in [
            "President",
            "the president",
            "Iranian President",
            "Iran’s president",
            "President of Iran",
            "president of the Islamic Republic of Iran",
            "US President",
            "President of the US",
        ] {
            assert_eq!(office(role).as_deref(), Some("president"), "{role}");
        }
        assert_eq!(office("Secretary-General").as_deref(), Some("secretary general"));
        assert_eq!(office("Minister of the Interior").as_deref(), Some("minister of the interior"));
        for role in [
            "vice president",
            "former president",
            "President-elect",
            "adviser to the president",
            "president of the court",
            "Korean president",
            "minister",
            "Iran",
            "",
        ] {
            assert_eq!(office(role), None, "{role}");
        }
    }

    #[test]
    fn a_role_of_more_than_twelve_words_is_no_title() {
        let name = "one two three four five six seven eight nine ten";
        let actor = Actor::new(
            "guild".try_into().unwrap(),
            ActorKind::Organization,
            name.try_into().unwrap(),
        );
        let office = |role: String| single(&words_of(&role), Some(&actor));
        assert_eq!(office(format!("President of {name}")).as_deref(), Some("president"));
        assert_eq!(office(format!("President of the {name}")), None);
    }
}
