//! See [`COUNTRY_CONTRADICTS_NAME`].

use super::country_names::name as country_name;
use super::foreign_country_code::reading_by_name;
use super::state_names::{countries, fits, may_be};
use crate::codes::{country_items, country_ties};
use crate::diagnostic::Suggestion;
use crate::model::path::PathBuf;
use crate::model::{Actor, ActorKind, NameKind};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The name of a state is that of another country than its `country`.
    ///
    /// The code is what programs read, the name what people read, and a slip in one of them gives the
    /// acts of one state to another: a state that is called "Russia" and has the code of Belarus.
    /// Such a slip passes every check of form, since both are right in themselves.
    ///
    /// Looked at are actors of kind `state` with a `country`: their `name`, and their `names` unless
    /// these are told as `former`. A name is looked up as a whole in eighteen languages, in its short
    /// and its formal forms. A name that no country has says nothing, nor does the name of a capital.
    /// Names that several countries share, such as Korea, Congo, Guinea, Ireland, Macedonia or
    /// Georgia, fit all of them. These do not contradict each other either: a state that is no more
    /// and those that followed it, a territory and the state to which it belongs, and an entity and
    /// the state that claims it. That a code is one of COW or FIPS is told by V302.
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "malta", "kind": "state", "name": "Malta", "country": "MLI",
    ///     "anchors": [{ "exact": "Malta" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "malta", "kind": "state", "name": "Malta", "country": "MLT",
    ///     "names": [{ "text": "Мали", "lang": "ru" }], "anchors": [{ "exact": "Malta" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "malta", "kind": "state", "name": "Malta", "country": "MLT",
    ///     "names": [{ "text": "Мальта", "lang": "ru" }], "anchors": [{ "exact": "Malta" }] },
    ///   { "id": "ussr", "kind": "state", "name": "Soviet Union", "country": "RUS",
    ///     "anchors": [{ "exact": "Soviet Union" }] }] }
    /// ```
    COUNTRY_CONTRADICTS_NAME = "V320" "country-contradicts-name" Warning by check:
        "the name of a state is that of another country than its `country`"
}

/// So many further names of an actor are looked at.
const NAMES: usize = 64;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, actor) in scope.record.actors.iter().enumerate() {
        if actor.kind != ActorKind::State {
            continue;
        }
        let Some(country) = actor.country else { continue };
        let country = country.as_str();
        let name = actor.name.as_str();
        let place = || PathBuf::root().key("actors").index(number);
        let named = if fits(name, country) { &[][..] } else { countries(name) };
        // The code may be that of another system, which another rule tells.
        if !named.is_empty() && reading_by_name(actor).is_some() {
            continue;
        }
        if !named.is_empty() {
            findings.push(contradiction(actor, country, named, &place()));
        }
        for (entry, further) in actor.names.iter().flatten().enumerate().take(NAMES) {
            let text = further.text.as_str();
            if further.kind == Some(NameKind::Former) || fits(text, country) {
                continue;
            }
            // Where `name` contradicts the code already, it may be as right as that.
            if named.iter().any(|code| fits(text, code)) {
                continue;
            }
            let message = format!(
                "{} is a name of {}, and `country` is {}",
                words::quoted(text),
                listed(countries(text)),
                listed(&[country])
            );
            let spot = Spot::value(place().key("names").index(entry).key("text"));
            findings.push(
                Finding::new(&COUNTRY_CONTRADICTS_NAME, spot, message)
                    .found(text)
                    .help("remove the name, or correct it")
                    .related(Spot::value(place().key("country")), "the country"),
            );
        }
    }
}

fn contradiction(actor: &Actor<'_>, country: &str, named: &[&str], place: &PathBuf) -> Finding {
    let name = actor.name.as_str();
    let message = format!(
        "{} is a name of {}, and `country` is {}",
        words::quoted(name),
        listed(named),
        listed(&[country])
    );
    let (at_name, at_country) =
        (Spot::value(place.clone().key("name")), Spot::value(place.clone().key("country")));
    if others_agree(actor, country) && !named.iter().any(|code| others_agree(actor, code)) {
        return Finding::new(&COUNTRY_CONTRADICTS_NAME, at_name, message)
            .found(name)
            .help("correct the name: its `country` agrees with the rest")
            .related(at_country, "the country");
    }
    let finding = Finding::new(&COUNTRY_CONTRADICTS_NAME, at_country, message)
        .found(country)
        .related(at_name, "the name");
    match named {
        [code, rest @ ..] if rest.iter().all(|other| may_be(code, other)) => finding
            .help(format!("write `{code}`, or correct the name"))
            .suggest(vec![Suggestion { value: (*code).to_owned(), score: 0.9 }]),
        _ => finding.help("write the code of the country that is meant, or correct the name"),
    }
}

/// Whether a further name or an item of Wikidata says that the actor is that country.
fn others_agree(actor: &Actor<'_>, country: &str) -> bool {
    let names = actor.names.iter().flatten().take(NAMES);
    let mut names = names.flat_map(|name| countries(name.text.as_str()));
    let mut items = actor.identifiers.iter().flatten().filter(|it| it.scheme == "wikidata");
    names.any(|code| *code == country)
        || items.any(|it| country_items::country(it.value.as_str()) == Some(country))
}

/// Countries with their codes: "Belarus (BLR)". Of one that is no more and those that followed it,
/// the first is enough.
pub(super) fn listed(codes: &[&str]) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for code in codes {
        if !kept.iter().any(|one| country_ties::are_related(one, code)) {
            kept.push(code);
        }
    }
    let all: Vec<String> =
        kept.iter().map(|code| format!("{} ({code})", country_name(code))).collect();
    words::and(&all)
}
