//! See [`FOREIGN_COUNTRY_CODE`].

use super::country_names::{contains, name, named};
use crate::codes::countries::{self, Reading};
use crate::diagnostic::{FixLevel, Severity, Suggestion};
use crate::model::Actor;
use crate::model::path::PathBuf;
use crate::model::shape::Vocabulary;
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Findings, Scope, Spot, words};

rule! {
    /// The value of `country` is a country code of another system.
    ///
    /// FIPS 10-4, the Correlates of War, CAMEO, the Olympic Committee and the two letters of ISO
    /// name countries by short codes that look alike and mean different countries: `RS` is Serbia in
    /// ISO and Russia in FIPS, `CH` Switzerland and China, `AUS` Australia in ISO and Austria in the
    /// Correlates of War. Here a country goes by its alpha-3 code alone. A code of another system
    /// goes into `identifiers`, with the name of the system.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild", "country": "RS" }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild", "country": "GER" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild", "country": "RUS",
    ///   "identifiers": [{ "scheme": "fips", "value": "RS" }] }] }
    /// ```
    ///
    /// An alpha-3 code may be the code of another country elsewhere. That is a warning, given where
    /// the actor's own name is that of the other country.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "state", "name": "Austria", "country": "AUS" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "state", "name": "Austria", "country": "AUT" }] }
    /// ```
    ///
    /// The fix puts the alpha-3 code in place. It is there only where all systems that have the code
    /// mean the same country by it, or the actor's own name says which is meant. It is never safe: the
    /// author may have meant none of them.
    FOREIGN_COUNTRY_CODE = "V302" "foreign-country-code" Error fix Unsafe by check:
        "the value of `country` is a country code of another system"
}

/// A value that is no code of the list, and is one of other systems.
pub(crate) fn of_another_system(
    path: PathBuf,
    vocabulary: &'static Vocabulary,
    value: &str,
    readings: &[Reading],
    called: &[String],
) -> Finding {
    let mut countries: Vec<&str> = Vec::new();
    for reading in readings {
        if !countries.contains(&reading.country) {
            countries.push(reading.country);
        }
    }
    let meant: Vec<String> = countries
        .iter()
        .map(|country| {
            let own = readings.iter().filter(|reading| reading.country == *country);
            let systems: Vec<String> = own.map(|reading| reading.system.to_owned()).collect();
            format!("{} (`{country}`) in {}", name(country), words::and(&systems))
        })
        .collect();
    let message =
        format!("{} is no alpha-3 code; it is {}", words::quoted(value), meant.join(", and "));
    let suggestions =
        countries.iter().map(|code| Suggestion { value: (*code).to_owned(), score: 0.9 }).collect();
    let finding = Finding::new(&FOREIGN_COUNTRY_CODE, Spot::value(path), message)
        .found(value)
        .expected(Some(vocabulary.name), Vec::new())
        .suggest(suggestions);
    match choice(&countries, called).as_slice() {
        [code] => finding.help(format!("use `{code}`")).repair(
            FixLevel::Unsafe,
            format!("replace with `{code}`"),
            Change::Replace(format!("\"{code}\"")),
        ),
        several => {
            let codes: Vec<String> = several.iter().map(|code| format!("`{code}`")).collect();
            finding.help(format!("use the one that is meant: {}", codes.join(" or ")))
        }
    }
}

/// The countries that a code may mean for an actor of these names: the one that a name says, where
/// the code can mean it; else all, and the one that the name says after them.
fn choice<'c>(countries: &[&'c str], called: &[String]) -> Vec<&'c str> {
    let own = called.iter().find_map(|name| named(name));
    let named_in: Vec<&str> = countries
        .iter()
        .copied()
        .filter(|code| own == Some(*code) || called.iter().any(|text| contains(text, code)))
        .collect();
    match (named_in.as_slice(), own) {
        ([one], _) => vec![*one],
        (_, Some(own)) => countries.iter().copied().chain([own]).collect(),
        (_, None) => countries.to_vec(),
    }
}

/// The country that one of the names of an actor is the name of.
fn own_country(actor: &Actor<'_>) -> Option<&'static str> {
    let others = actor.names.iter().flatten().take(16).map(|name| name.text.as_str());
    std::iter::once(actor.name.as_str()).chain(others).find_map(named)
}

/// What the `country` of an actor means in another system, if that is the country that the actor is
/// called by.
pub(super) fn reading_by_name(actor: &Actor<'_>) -> Option<&'static Reading> {
    let country = actor.country?;
    let readings = countries::readings(country.as_str());
    // Most codes mean the same country everywhere, and names take longer to look up.
    let mut others = readings.iter().filter(|reading| reading.country != country.as_str());
    others.clone().next()?;
    let called = own_country(actor)?;
    others.find(|reading| reading.country == called)
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, actor) in scope.record.actors.iter().enumerate() {
        let Some(country) = actor.country else { continue };
        let Some(other) = reading_by_name(actor).filter(|_| !findings.is_full()) else { continue };
        let called = other.country;
        let message = format!(
            "{} is called {}, and `{country}` is {}; for {} `{country}` is {}",
            words::quoted(actor.id.as_str()),
            words::quoted(actor.name.as_str()),
            name(country.as_str()),
            other.system,
            name(called),
        );
        let path = PathBuf::root().key("actors").index(number);
        let spot = Spot::value(path.clone().key("country"));
        let mut finding = Finding::new(&FOREIGN_COUNTRY_CODE, spot, message)
            .found(country.as_str())
            .related(Spot::value(path.key("name")), "the name")
            .help(format!("use `{called}`"))
            .suggest(vec![Suggestion { value: called.to_owned(), score: 0.9 }])
            .repair(
                FixLevel::Unsafe,
                format!("replace with `{called}`"),
                Change::Replace(format!("\"{called}\"")),
            );
        finding.severity = Severity::Warning;
        findings.push(finding);
    }
}
