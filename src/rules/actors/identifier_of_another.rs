//! See [`IDENTIFIER_OF_ANOTHER`].

use super::country_contradicts_name::listed;
use super::state_names::{countries as named, fits};
use crate::codes::{countries, country_items, country_ties};
use crate::diagnostic::Suggestion;
use crate::model::path::PathBuf;
use crate::model::{Actor, ActorKind, CountryCode, Identifier};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// An identifier of a state or place is that of another country.
    ///
    /// An item of Wikidata is a number that nobody knows by heart, and the next one is often another
    /// country: `Q794` is Iran, `Q796` is Iraq. Programs that join collections follow the number.
    ///
    /// Looked at are
    ///
    /// * actors of kind `state`: items of Wikidata for states and territories, and codes of COW,
    ///   Gleditsch and Ward, FIPS, CAMEO and the IOC, against `country`, or against the name where
    ///   there is no `country`;
    /// * places of events: such items of Wikidata against the `country` of the place;
    /// * persons: an item of Wikidata that is a state.
    ///
    /// Items that are no states or territories say nothing. A state that is no more does not
    /// contradict those that followed it, nor a territory the state to which it belongs.
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "malta", "kind": "state", "name": "Malta", "country": "MLT",
    ///     "identifiers": [{ "scheme": "wikidata", "value": "Q912" }],
    ///     "anchors": [{ "exact": "Malta" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "ilva-sorrent", "kind": "person", "name": "Ilva Sorrent",
    ///     "identifiers": [{ "scheme": "wikidata", "value": "Q233" }],
    ///     "anchors": [{ "exact": "Ilva Sorrent" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "malta", "kind": "state", "name": "Malta", "country": "MLT",
    ///     "identifiers": [{ "scheme": "wikidata", "value": "Q233" }, { "scheme": "cow", "value": "338" }],
    ///     "anchors": [{ "exact": "Malta" }] }] }
    /// ```
    IDENTIFIER_OF_ANOTHER = "V321" "identifier-of-another" Warning by check:
        "an identifier of a state or place is that of another country"
}

/// Schemes whose identifiers are countries, with the names of their systems.
const SYSTEMS: [(&str, &str); 5] = [
    ("cow", "COW"),
    ("gw", "Gleditsch and Ward"),
    ("fips", "FIPS 10-4"),
    ("cameo-country", "CAMEO"),
    ("ioc", "IOC"),
];

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, actor) in scope.record.actors.iter().enumerate() {
        let Some(identifiers) = actor.identifiers.as_deref() else { continue };
        let is_country =
            |it: &Identifier<'_>| !countries_of(it.scheme.as_str(), it.value.as_str()).is_empty();
        if !identifiers.iter().any(is_country) {
            continue;
        }
        let place = PathBuf::root().key("actors").index(number);
        match actor.kind {
            ActorKind::State => {
                let meant = meanings(actor);
                let field = if actor.country.is_some() { "country" } else { "name" };
                look(identifiers, &meant, &place, field, findings);
            }
            ActorKind::Person => persons(actor, identifiers, &place, findings),
            _ => {}
        }
    }
    for (path, event) in scope.events() {
        let Some(place) = &event.place else { continue };
        if let (Some(country), Some(identifiers)) = (place.country, &place.identifiers) {
            look(identifiers, &[country.as_str()], &path.key("place"), "country", findings);
        }
    }
}

/// The countries that the actor may be by its `country` and its name. A name that contradicts the
/// code is another rule's matter.
fn meanings(actor: &Actor<'_>) -> Vec<&'static str> {
    let name = actor.name.as_str();
    match actor.country.map(CountryCode::as_str) {
        Some(country) if fits(name, country) => vec![country],
        Some(country) => [country].into_iter().chain(named(name).iter().copied()).collect(),
        None => named(name).to_vec(),
    }
}

fn look(
    identifiers: &[Identifier<'_>],
    meant: &[&str],
    place: &PathBuf,
    field: &'static str,
    findings: &mut Findings,
) {
    if meant.is_empty() {
        return;
    }
    for (entry, identifier) in identifiers.iter().enumerate() {
        let scheme = identifier.scheme.as_str();
        let value = identifier.value.as_str();
        let found = countries_of(scheme, value);
        let fits = |one: &&str| meant.iter().any(|two| country_ties::are_related(one, two));
        if found.is_empty() || found.iter().any(fits) {
            continue;
        }
        let message = format!(
            "{} is {} in {scheme}, and `{field}` is {}",
            words::quoted(value),
            listed(&found),
            listed(meant.get(..1).unwrap_or_default())
        );
        let path = place.clone().key("identifiers").index(entry).key("value");
        let finding =
            Finding::new(&IDENTIFIER_OF_ANOTHER, Spot::value(path), message).found(value).related(
                Spot::value(place.clone().key(field)),
                if field == "name" { "the name" } else { "the country" },
            );
        findings.push(match meant.first().and_then(|country| proposal(scheme, value, country)) {
            Some(better) => finding
                .help(format!("write `{better}`, or correct `{field}`"))
                .suggest(vec![Suggestion { value: better, score: 0.9 }]),
            None => finding.help(format!("look it up again, or correct `{field}`")),
        });
    }
}

fn persons(
    actor: &Actor<'_>,
    identifiers: &[Identifier<'_>],
    place: &PathBuf,
    findings: &mut Findings,
) {
    for (entry, identifier) in identifiers.iter().enumerate() {
        let value = identifier.value.as_str();
        if identifier.scheme != "wikidata" {
            continue;
        }
        let Some(country) = country_items::country(value) else { continue };
        let message = format!(
            "{} is {} in wikidata, and {} is a person",
            words::quoted(value),
            listed(&[country]),
            words::quoted(actor.id.as_str())
        );
        let path = place.clone().key("identifiers").index(entry).key("value");
        findings.push(
            Finding::new(&IDENTIFIER_OF_ANOTHER, Spot::value(path), message)
                .found(value)
                .help("write the item of the person, or remove the identifier"),
        );
    }
}

/// The countries that an identifier means.
fn countries_of(scheme: &str, value: &str) -> Vec<&'static str> {
    if scheme == "wikidata" {
        return country_items::country(value).into_iter().collect();
    }
    let Some((_, system)) = SYSTEMS.iter().find(|(id, _)| *id == scheme) else {
        return Vec::new();
    };
    let is_number = value.bytes().all(|b| b.is_ascii_digit());
    let value = if is_number { value.trim_start_matches('0') } else { value };
    let readings = countries::readings(value).iter().filter(|reading| reading.system == *system);
    readings.map(|reading| reading.country).collect()
}

/// The identifier of a country in that scheme, in letters or digits as the one that is there.
fn proposal(scheme: &str, value: &str, country: &str) -> Option<String> {
    if scheme == "wikidata" {
        return country_items::item(country).map(str::to_owned);
    }
    let is_number = |code: &str| code.bytes().all(|b| b.is_ascii_digit());
    let codes = crate::codes::find(scheme)?.codes().iter();
    let mut fitting =
        codes.filter(|one| one.meaning == country && is_number(one.code) == is_number(value));
    let first = fitting.next()?;
    // Of several codes, nobody knows which one is meant.
    fitting.next().is_none().then(|| first.code.to_owned())
}
