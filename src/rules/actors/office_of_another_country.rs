//! See [`OFFICE_OF_ANOTHER_COUNTRY`].

use super::country_contradicts_name::listed;
use super::country_names::name as country_name;
use super::loose_offices as loose;
use super::names::words as words_of;
use super::states::{State, is_office};
use crate::codes::country_ties;
use crate::diagnostic::Suggestion;
use crate::model::path::PathBuf;
use crate::model::{Actor, ActorKind, Affiliation, AffiliationRelation, CountryCode};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// An official has another `country` than the state that they serve, or a ministry another one than
    /// the state that it is part of.
    ///
    /// Where somebody's office and their `country` point to two states, one of the two is a slip: the
    /// spokesperson of an Ethiopian body with the code of Eritrea, or a minister of Ukraine with an
    /// affiliation to the ministry of Russia. Whoever counts quotes by country counts them for the
    /// wrong one.
    ///
    /// Looked at are
    ///
    /// * persons with a `country` and an office (head of state or of government, minister,
    ///   negotiator, spokesperson, commander, legislator, office holder) of an actor of kind `state`
    ///   or `government_body`, whose country is its own or that of what it is part of;
    /// * actors of kind `government_body` with a `country` and a `parent` of another one.
    ///
    /// Nothing is told of a person who has any tie to their own country, of an affiliation with
    /// `until`, and of offices that foreigners hold: envoys and honorary consuls, judges, commanders of
    /// volunteers, monarchs of several realms, the Vatican. Nor is it told of territories and the
    /// states to which they belong, of two states that dispute each other's land unless the office
    /// is that of the state itself, and of embassies and other bodies abroad.
    /// `country` is the country to which an actor belongs, not where a person was born.
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "port-ministry", "kind": "government_body", "name": "Ministry of Ports", "country": "ETH" },
    ///   { "id": "ada-lund", "kind": "person", "name": "Ada Lund", "country": "ERI",
    ///     "affiliations": [{ "organization": "port-ministry", "relation": "spokesperson" }],
    ///     "anchors": [{ "exact": "Ada Lund" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "port-ministry", "kind": "government_body", "name": "Ministry of Ports", "country": "ETH" },
    ///   { "id": "ada-lund", "kind": "person", "name": "Ada Lund", "country": "ETH",
    ///     "affiliations": [{ "organization": "port-ministry", "relation": "spokesperson" }],
    ///     "anchors": [{ "exact": "Ada Lund" }] },
    ///   { "id": "bo-blunt", "kind": "person", "name": "Bo Blunt", "country": "ERI",
    ///     "affiliations": [{ "organization": "port-ministry", "relation": "employee" }],
    ///     "anchors": [{ "exact": "Bo Blunt" }] }] }
    /// ```
    OFFICE_OF_ANOTHER_COUNTRY = "V322" "office-of-another-country" Warning by check:
        "an official has another `country` than the state that they serve"
}

/// States whose monarch is that of the United Kingdom.
const REALMS: [&str; 14] = [
    "ATG", "AUS", "BHS", "BLZ", "CAN", "GRD", "JAM", "KNA", "LCA", "NZL", "PNG", "SLB", "TUV",
    "VCT",
];

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, actor) in scope.record.actors.iter().enumerate() {
        let Some(country) = actor.country else { continue };
        let country = country.as_str();
        let place = || PathBuf::root().key("actors").index(number);
        match actor.kind {
            ActorKind::Person => {
                if let Some(found) = person(scope, actor, country, place) {
                    findings.push(found);
                }
            }
            ActorKind::GovernmentBody => {
                if let Some(found) = body(scope, actor, country, place) {
                    findings.push(found);
                }
            }
            _ => {}
        }
    }
}

fn person<'r>(
    scope: &Scope<'r>,
    actor: &'r Actor<'r>,
    country: &str,
    place: impl Fn() -> PathBuf,
) -> Option<Finding> {
    let affiliations = actor.affiliations.as_deref()?;
    let mut found: Option<(usize, &Affiliation<'_>, &Actor<'_>, State<'_>)> = None;
    for (entry, affiliation) in affiliations.iter().enumerate() {
        let organization = scope.actor(affiliation.organization.as_str())?;
        let Some(state) = State::of(scope, organization) else {
            // A tie to a body of the own country, of any kind, or to one whose country nobody knows.
            let own = organization.country.map(CountryCode::as_str);
            if own.is_some_and(|own| country_ties::are_related(own, country)) {
                return None;
            }
            continue;
        };
        if state.may_have(country) || state.is_called(country) {
            return None;
        }
        let is_certain = affiliation.until.is_none()
            && affiliation
                .relation
                .is_some_and(|it| is_office(it) && it != AffiliationRelation::Envoy)
            && is_own_office(affiliation, organization, &state, country);
        if found.is_none() && is_certain {
            found = Some((entry, affiliation, organization, state));
        }
    }
    let (entry, affiliation, organization, state) = found?;
    let right = state.country?;
    let relation = affiliation.relation.map_or("", AffiliationRelation::as_str);
    let message = format!(
        "{} is of {}, and has the office `{relation}` of {}, which is of {}",
        words::quoted(actor.id.as_str()),
        listed(&[country]),
        words::quoted(organization.id.as_str()),
        listed(&[right])
    );
    let tie = place().key("affiliations").index(entry).key("organization");
    Some(
        Finding::new(&OFFICE_OF_ANOTHER_COUNTRY, Spot::value(place().key("country")), message)
            .found(country)
            .help(format!("write `{right}`, or correct the affiliation"))
            .suggest(vec![Suggestion { value: right.to_owned(), score: 0.7 }])
            .related(Spot::value(tie), "the affiliation"),
    )
}

fn body<'r>(
    scope: &Scope<'r>,
    actor: &'r Actor<'r>,
    country: &str,
    place: impl Fn() -> PathBuf,
) -> Option<Finding> {
    let parent = scope.actor(actor.parent.as_ref()?.as_str())?;
    let state = State::of(scope, parent)?;
    let right = state.country?;
    let unclear = state.may_have(country)
        || state.is_called(country)
        || country_ties::are_in_dispute(right, country)
        || loose::has("abroad", actor.name.as_str());
    if unclear {
        return None;
    }
    let message = format!(
        "{} is of {}, and is part of {}, which is of {}",
        words::quoted(actor.id.as_str()),
        listed(&[country]),
        words::quoted(parent.id.as_str()),
        listed(&[right])
    );
    Some(
        Finding::new(&OFFICE_OF_ANOTHER_COUNTRY, Spot::value(place().key("country")), message)
            .found(country)
            .help(format!("write `{right}`, or correct `parent`"))
            .suggest(vec![Suggestion { value: right.to_owned(), score: 0.7 }])
            .related(Spot::value(place().key("parent")), "what it is part of"),
    )
}

/// Whether nobody but a national holds that office.
fn is_own_office(
    affiliation: &Affiliation<'_>,
    organization: &Actor<'_>,
    state: &State<'_>,
    country: &str,
) -> bool {
    use AffiliationRelation as R;
    let Some(right) = state.country else { return false };
    if right == "VAT"
        || affiliation.role.as_ref().is_some_and(|role| loose::has("foreigner", role.as_str()))
    {
        return false;
    }
    match affiliation.relation {
        // The monarch of one state is the head of others, and so are the two heads of Andorra.
        Some(R::HeadOfState) if country == "GBR" && REALMS.contains(&right) => return false,
        Some(R::HeadOfState) if right == "AND" => return false,
        Some(R::Commander | R::OfficeHolder)
            if loose::has("foreigner", organization.name.as_str()) =>
        {
            return false;
        }
        _ => {}
    }
    // Of land that two states dispute, the one has officials who are nationals of the other.
    !country_ties::are_in_dispute(right, country)
        || organization.kind == ActorKind::State
        || is_national(organization, right)
}

/// Whether a body is named after its state, as the ministries of a state are and the
/// administrations of provinces are not.
fn is_national(organization: &Actor<'_>, country: &str) -> bool {
    let name = country_name(country);
    let words = words_of(organization.name.as_str());
    let begins =
        |word: &String, with: &str| word.get(..with.len()).is_some_and(|start| start == with);
    let stem = words_of(name).into_iter().next().unwrap_or_default();
    let stem: String = stem.chars().take(5).collect();
    let has_ministry = words.iter().any(|word| begins(word, "minist") || begins(word, "foreign"));
    has_ministry && stem.len() >= 4 && words.iter().any(|word| begins(word, &stem))
}
