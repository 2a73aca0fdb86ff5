//! See [`PLACE_IN_ANOTHER_COUNTRY`].

use std::sync::LazyLock;

use foldhash::HashMap;

use super::country_contradicts_name::listed;
use super::name_key::name_key;
use super::names::without_accents;
use super::place_outside_country::may_lie_in;
use crate::codes::cities::{self, City};
use crate::codes::{countries, country_ties};
use crate::diagnostic::Suggestion;
use crate::model::Place;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A place has the name of a well-known city, and the country of another one.
    ///
    /// Talks in Zagreb are entered as talks in Slovenia, or a port on a border river as one of the
    /// other bank. Both the name and the code are right in themselves, so such a slip passes every
    /// check of form.
    ///
    /// Looked at are the places of events with a `country`: the `locality`, or the `name` where there
    /// is none. It is compared as a whole with the names of some hundred capitals, ports, border
    /// cities and seats of talks, in several languages. Names that several well-known cities share
    /// and cities that two states claim are not among them. Nothing is said where a country has
    /// a known place of the same name (Vienna in the United States), where `admin` names a region
    /// that is not called after the city, where the country of the city is among `claimed_by`, and
    /// where the code is that of a former state or a territory of the same country. If there are
    /// coordinates, they have to fit both countries; V315 tells of those far outside.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "place": { "name": "Zagreb", "country": "SVN" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild said in Zagreb" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "place": { "name": "Zagreb", "country": "HRV" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild said in Zagreb" }] } }
    /// ```
    PLACE_IN_ANOTHER_COUNTRY = "V325" "place-in-another-country" Warning by check:
        "a place has the name of a well-known city, and the country of another one"
}

/// No city of the table has a longer name, in bytes.
const LONGEST: usize = 64;

/// The cities by the keys of their names.
static CITIES: LazyLock<HashMap<String, City>> = LazyLock::new(|| {
    let cities = cities::all().flat_map(|city| {
        let keys: Vec<String> = city.names().map(key).collect();
        keys.into_iter().map(move |key| (key, city))
    });
    cities.collect()
});

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (path, place, _) in scope.places() {
        let Some(country) = place.country else { continue };
        let country = country.as_str();
        let Some(city) = contradicting(place, country) else { continue };
        let (field, name) = named(place);
        let message = format!(
            "{} is a city in {}, and `country` is {}",
            words::quoted(name),
            listed(&[city.country]),
            listed(&[country])
        );
        findings.push(
            Finding::new(&PLACE_IN_ANOTHER_COUNTRY, Spot::value(path.clone().key("country")), message)
                .found(country)
                .help(format!(
                    "write `{}`, or correct the name; if another place of that name is meant, add its region as `admin`",
                    city.country
                ))
                .suggest(vec![Suggestion { value: city.country.to_owned(), score: 0.9 }])
                .related(Spot::value(path.key(field)), "the city"),
        );
    }
}

/// The field that names the town, and what it says.
fn named<'p>(place: &'p Place<'_>) -> (&'static str, &'p str) {
    match &place.locality {
        Some(locality) => ("locality", locality.as_str()),
        None => ("name", place.name.as_str()),
    }
}

/// The city that a place is, if it does not lie in that country and nothing else explains the code.
fn contradicting(place: &Place<'_>, country: &str) -> Option<City> {
    let city = city(named(place).1)?;
    let is_explained = country_ties::are_related(city.country, country)
        || city.has_namesake_in(country)
        || place.claimed_by.iter().flatten().any(|code| code.as_str() == city.country)
        || place.admin.as_ref().is_some_and(|admin| !is_called_after(admin.as_str(), city))
        || city_of_name_lies_in(place, country)
        || !may_lie_in(place, country)
        || !may_lie_in(place, city.country)
        // Another rule tells of codes that are not in use.
        || !countries::current().any(|known| known.alpha_3 == country);
    (!is_explained).then_some(city)
}

/// Whether the `name` is that of a city in that country, whatever the `locality` says.
fn city_of_name_lies_in(place: &Place<'_>, country: &str) -> bool {
    city(place.name.as_str()).is_some_and(|city| city.country == country)
}

/// Whether a region has the name of the city in its own, as `Zagreb County`.
fn is_called_after(region: &str, city: City) -> bool {
    let region = key(region);
    city.names().any(|name| region.contains(&key(name)))
}

/// The city of that name.
fn city(name: &str) -> Option<City> {
    if name.len() > LONGEST {
        return None;
    }
    CITIES.get(&key(name)).copied()
}

/// A name without accents, blanks and punctuation, in small letters.
fn key(name: &str) -> String {
    name_key(&without_accents(name.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(place: &str) -> Option<&'static str> {
        let place: Place<'_> = serde_json::from_str(place).unwrap();
        let country = place.country.unwrap();
        contradicting(&place, country.as_str()).map(|city| city.country)
    }

    #[test]
    fn a_name_means_one_country() {
        let mut all: HashMap<String, &str> = HashMap::default();
        for city in cities::all() {
            for name in city.names() {
                assert!(name.len() <= LONGEST && !key(name).is_empty(), "{name}");
                let other = all.insert(key(name), city.country);
                assert!(other.is_none_or(|other| other == city.country), "{name}");
            }
        }
    }

    #[test]
    fn a_city_in_another_country_is_seen() {
        for (name, country, right) in [
            ("Zagreb", "SVN", "HRV"),
            ("Antwerp", "NLD", "BEL"),
            ("Antwerpen", "NLD", "BEL"),
            ("İstanbul", "GRC", "TUR"),
            ("ISTANBUL", "GRC", "TUR"),
            ("Izmail", "ROU", "UKR"),
            ("Измаил", "ROU", "UKR"),
            ("تهران", "IRQ", "IRN"),
            ("日内瓦", "FRA", "CHE"),
            ("日內瓦", "FRA", "CHE"),
        ] {
            let place = format!(r#"{{ "name": "{name}", "country": "{country}" }}"#);
            assert_eq!(found(&place), Some(right), "{name}");
            let place = format!(
                r#"{{ "name": "The old hall", "locality": "{name}", "country": "{country}" }}"#
            );
            assert_eq!(found(&place), Some(right), "{name}");
            let place = format!(r#"{{ "name": "{name}", "country": "{right}" }}"#);
            assert_eq!(found(&place), None, "{name}");
        }
        for place in [
            r#"{ "name": "Zagreb", "admin": "Zagreb County", "country": "SVN" }"#,
            r#"{ "name": "Zagreb", "country": "SVN", "lat": 45.8, "lon": 16.0, "precision": "locality" }"#,
        ] {
            assert_eq!(found(place), Some("HRV"), "{place}");
        }
    }

    #[test]
    fn what_explains_the_country_is_left_alone() {
        for place in [
            r#"{ "name": "Vienna", "country": "USA" }"#,
            r#"{ "name": "Zagreb", "country": "YUG" }"#,
            r#"{ "name": "Zagreb, Kansas", "country": "USA" }"#,
            r#"{ "name": "Zagreb Street", "country": "SRB" }"#,
            r#"{ "name": "Zagreb", "locality": "Aldmouth", "country": "SRB" }"#,
            r#"{ "name": "Ljubljana", "locality": "Zagreb", "country": "SVN" }"#,
            r#"{ "name": "Zagreb", "admin": "Lower Valley", "country": "SVN" }"#,
            r#"{ "name": "Zagreb", "claimed_by": ["HRV"], "country": "SVN" }"#,
            r#"{ "name": "Zagreb", "country": "SVN", "lat": 16.0, "lon": 45.8, "precision": "locality" }"#,
            r#"{ "name": "Tbilisi", "country": "SUN" }"#,
            r#"{ "name": "Port Vell", "country": "CAN" }"#,
        ] {
            assert_eq!(found(place), None, "{place}");
        }
    }
}
