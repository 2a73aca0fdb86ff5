//! See [`SAME_NAME`].

use foldhash::{HashMap, HashMapExt as _, HashSet};

use super::name_key::{has_spellings, key_of_person, loose_key, name_key};
use super::shared_identifier::key;
use crate::model::path::PathBuf;
use crate::model::{Actor, ActorKind, ActorRef, CountryCode, NameKind};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};
use crate::text::is_without_blanks;

rule! {
    /// Two actors of one kind have the same name.
    ///
    /// Most likely somebody entered one actor twice. Projects that gather such data spend more work
    /// on merging duplicates than on anything else; it is cheapest to see them where they arise.
    ///
    /// Small and capital letters, blanks and punctuation make no difference, and neither do the ways
    /// in which Unicode, Arabic and Persian spell one letter, traditional and simplified Chinese
    /// signs, vowel signs of Arabic and Hebrew, and a family name that is put first with a comma:
    /// "Venn, Arda". The legal form of a company makes none either ("Ltd.", "Inc."). A person whose
    /// name is one word, and is a word of the name of one other person who has an affiliation to the
    /// same organization, is taken for that person. In names of persons that have two words or more, accents make no difference
    /// either ("Müller", "Muller" and "Mueller"), nor does the Arabic article. The name of one may
    /// be among the further `names` of the other. Two that are told
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

/// So many further names of an actor are compared.
const FURTHER: usize = 8;

/// So many actors of one name are compared with a further one.
const COMPARED: usize = 16;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let mut all_told = HashSet::default();
    let mut named: HashMap<(&str, String), Vec<Entry<'_>>> = HashMap::new();
    let is_loose = scope
        .record
        .actors
        .iter()
        .any(|actor| actor.kind == ActorKind::Person && has_spellings(actor.name.as_str()));
    for (number, actor) in scope.record.actors.iter().enumerate() {
        if actor.kind == ActorKind::Unknown {
            continue;
        }
        let mut told = false;
        for (key, is_main) in keys(actor, is_loose) {
            let others = named.entry((actor.kind.as_str(), key)).or_default();
            let same = others.iter().find(|other| {
                (is_main || other.is_main)
                    && other.number != number
                    && may_be_one(actor, other.actor)
            });
            if let Some(other) = same.filter(|_| !told) {
                told = true;
                all_told.insert(number);
                findings.push(finding(actor, number, other));
            }
            if others.len() < COMPARED {
                others.push(Entry { number, actor, is_main });
            }
        }
    }
    family_names(scope, &all_told, findings);
}

/// Finds persons who are entered a second time under their family name alone.
fn family_names(scope: &Scope<'_>, told: &HashSet<usize>, findings: &mut Findings) {
    let persons = || {
        let actors = scope.record.actors.iter().enumerate();
        actors.filter(|(_, actor)| actor.kind == ActorKind::Person)
    };
    let is_alone = |name: &str| !is_of_several_words(name) && !name.contains(is_without_blanks);
    if !persons().any(|(_, actor)| is_alone(actor.name.as_str())) {
        return;
    }
    // The person of a whole name for each word of it; none if there are several.
    let mut whole: HashMap<String, Option<usize>> = HashMap::new();
    for (number, actor) in persons().filter(|(_, it)| is_of_several_words(it.name.as_str())) {
        let names = actor.names.iter().flatten().take(FURTHER);
        let names = names.filter(|name| name.kind != Some(NameKind::Former));
        let words = actor.name.as_str().split_whitespace();
        for word in words.chain(names.map(|name| name.text.as_str())) {
            let owner = whole.entry(name_key(word)).or_insert(Some(number));
            *owner = owner.filter(|owner| *owner == number);
        }
    }
    for (number, actor) in persons() {
        let name = actor.name.as_str();
        if findings.is_full() || told.contains(&number) || !is_alone(name) {
            continue;
        }
        let key = name_key(name);
        let Some(Some(at)) = whole.get(&key).copied() else { continue };
        let Some(other) = scope.record.actors.get(at).filter(|_| at != number) else { continue };
        if told.contains(&at) || !may_be_one(actor, other) {
            continue;
        }
        if share_organization(actor, other) {
            let place = |number| PathBuf::root().key("actors").index(number).key("name");
            let message = format!(
                "{} has the family name of {} and an affiliation to the same organization",
                words::quoted(actor.id.as_str()),
                words::quoted(other.id.as_str())
            );
            findings.push(
                Finding::new(&SAME_NAME, Spot::value(place(number)), message)
                    .found(name)
                    .help("keep one of the two, or write the whole name of the other person")
                    .related(Spot::value(place(at)), "the person of that name"),
            );
        }
    }
}

/// Whether two persons have an affiliation to one organization.
fn share_organization(one: &Actor<'_>, other: &Actor<'_>) -> bool {
    let of = |actor: &Actor<'_>| -> HashSet<String> {
        let all = actor.affiliations.iter().flatten().take(COMPARED);
        all.map(|affiliation| affiliation.organization.as_str().to_owned()).collect()
    };
    !of(one).is_disjoint(&of(other))
}

/// An actor under one of its names.
struct Entry<'r> {
    number: usize,
    actor: &'r Actor<'r>,
    /// Whether it is the `name`, and not one of `names`.
    is_main: bool,
}

fn finding(actor: &Actor<'_>, number: usize, other: &Entry<'_>) -> Finding {
    let place = |number| PathBuf::root().key("actors").index(number).key("name");
    let message = format!(
        "{} and {} have the same name and kind",
        words::quoted(other.actor.id.as_str()),
        words::quoted(actor.id.as_str())
    );
    Finding::new(&SAME_NAME, Spot::value(place(number)), message)
        .found(actor.name.as_str())
        .help("keep one of the two, or tell them apart by `country` or `identifiers`")
        .related(Spot::value(place(other.number)), "the same name")
}

/// The keys under which an actor is found, each with whether it is that of its `name`.
fn keys(actor: &Actor<'_>, is_loose: bool) -> Vec<(String, bool)> {
    let is_person = actor.kind == ActorKind::Person;
    let key = |name: &str| match actor.kind {
        ActorKind::Person => key_of_person(name),
        ActorKind::Company => name_key(without_legal_form(name)),
        _ => name_key(name),
    };
    let name = actor.name.as_str();
    let mut keys = vec![(key(name), true)];
    if is_person && is_loose && is_of_several_words(name) {
        keys.push((loose_key(name), true));
    }
    for further in actor.names.iter().flatten().take(FURTHER) {
        let text = further.text.as_str();
        // A family name alone is that of many.
        if further.kind != Some(NameKind::Former)
            && (!is_person || is_of_several_words(text) || is_without_blanks_at_start(text))
        {
            keys.push((key(text), false));
        }
    }
    keys.retain(|(key, _)| !key.is_empty());
    keys
}

/// The legal forms of companies, in small letters and without stops.
const LEGAL_FORMS: &[&str] = &[
    "ltd",
    "limited",
    "inc",
    "incorporated",
    "llc",
    "llp",
    "plc",
    "corp",
    "corporation",
    "co",
    "gmbh",
    "ag",
    "kg",
    "sa",
    "sas",
    "sarl",
    "srl",
    "spa",
    "sl",
    "bv",
    "nv",
    "ab",
    "as",
    "asa",
    "aps",
    "oy",
    "oyj",
    "sro",
    "zrt",
    "kft",
    "pjsc",
    "jsc",
    "ojsc",
    "pte",
    "bhd",
    "lda",
    "ltda",
    "ооо",
    "оао",
    "зао",
    "пао",
    "ао",
    "тов",
    "ат",
];

/// The name of a company without its legal form at the end or, as in Russian, at the start.
fn without_legal_form(name: &str) -> &str {
    let name = name.trim();
    let is_form = |word: &str| {
        let plain: String =
            word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        LEGAL_FORMS.contains(&plain.as_str())
    };
    let rest = match name.rsplit_once(char::is_whitespace) {
        Some((rest, last)) if is_form(last) => rest.trim_end_matches([',', ' ']),
        _ => name,
    };
    match rest.split_once(char::is_whitespace) {
        Some((first, after)) if is_form(first) && !first.is_ascii() => after,
        _ => rest,
    }
}

fn is_of_several_words(name: &str) -> bool {
    name.split_whitespace().nth(1).is_some()
}

/// Whether a name is in a script that is written without blanks, so that it is whole in one word.
fn is_without_blanks_at_start(name: &str) -> bool {
    name.chars().next().is_some_and(is_without_blanks) && name.chars().nth(2).is_some()
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
