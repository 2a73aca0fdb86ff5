//! See [`ROLE_CONTRADICTS_RELATION`].

use super::offices::{Office, Role, read, tokens};
use super::title_beside_name::contrary;
use super::title_in_name::title;
use crate::diagnostic::Suggestion;
use crate::model::path::PathBuf;
use crate::model::{Actor, ActorKind, Affiliation, AffiliationRelation};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The words of a role name another sort of office than `relation`.
    ///
    /// `role` has the words of the source, `relation` one of a few words that programs compare. A
    /// foreign minister who is told as `head_of_state` is found among the presidents, and a
    /// spokesman who is told as `minister` among those who decide.
    ///
    /// Told are only pairs that nobody can be at once, or that one word decides, in thirty
    /// languages:
    ///
    /// * `head_of_state` with the words for a minister, prime minister, spokesperson, ambassador,
    ///   adviser, negotiator, member or president of a parliament, or the deputy of one of these;
    /// * `head_of_government` with the words for a minister with a portfolio, a spokesperson,
    ///   ambassador, adviser, negotiator, president of a parliament or deputy, or with nothing but
    ///   the word for a minister;
    /// * `minister` with the word for a spokesperson, the deputy of a minister, a high official of a
    ///   ministry or the president of a parliament, or with nothing but that for a president or
    ///   monarch;
    /// * `spokesperson` with nothing but the words for a president, monarch, prime minister or
    ///   minister with a portfolio;
    /// * `head_of_state`, `head_of_government` or `minister` with "former" and the word for such an
    ///   office, and nothing else.
    ///
    /// Where a person has one affiliation, with a state, the title right before the name in the text is
    /// read, too: whom the text calls prime minister has not the role "president" as `head_of_state`,
    /// and a spokesperson not that of a minister.
    ///
    /// Titles that mean several of these, such as chancellor, first minister or general secretary,
    /// fit all of them, and so do roles that list several offices. A
    /// monarch may be prime minister too, and the spokesperson of a government may be a minister.
    /// Where a person has one affiliation without a `role`, the title in the name is read in its
    /// place.
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "ilva-sorrent", "kind": "person", "name": "Ilva Sorrent",
    ///     "affiliations": [{ "organization": "harbour-guild", "role": "Foreign Minister",
    ///       "relation": "head_of_state" }], "anchors": [{ "exact": "Ilva Sorrent" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "ilva-sorrent", "kind": "person", "name": "Ilva Sorrent",
    ///     "affiliations": [{ "organization": "harbour-guild", "role": "spokeswoman",
    ///       "relation": "minister" }], "anchors": [{ "exact": "Ilva Sorrent" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "ilva-sorrent", "kind": "person", "name": "Ilva Sorrent",
    ///     "affiliations": [{ "organization": "harbour-guild", "role": "Foreign Minister",
    ///       "relation": "minister" }], "anchors": [{ "exact": "Ilva Sorrent" }] }] }
    /// ```
    ROLE_CONTRADICTS_RELATION = "V323" "role-contradicts-relation" Warning by check:
        "the words of a role name another sort of office than `relation`"
}

/// States whose head may hold any other office too: monarchs who govern, and states whose government
/// came to power by force and whose offices change.
const HEADS_WHO_GOVERN: [&str; 16] = [
    "AFG", "ARE", "BHR", "BRN", "JOR", "KWT", "LBY", "MAR", "MMR", "OMN", "QAT", "SAU", "SDN",
    "SWZ", "THA", "VAT",
];

/// States whose president is one of their ministers, or one of several.
const PRESIDENT_AMONG_MINISTERS: [&str; 2] = ["BIH", "CHE"];

/// So many names of an organisation are looked for in a role.
const NAMES: usize = 16;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    use AffiliationRelation as R;
    for (number, actor) in scope.record.actors.iter().enumerate() {
        let affiliations = actor.affiliations.as_deref().unwrap_or_default();
        for (entry, affiliation) in affiliations.iter().enumerate() {
            let Some(
                relation @ (R::HeadOfState | R::HeadOfGovernment | R::Minister | R::Spokesperson),
            ) = affiliation.relation
            else {
                continue;
            };
            let role = match &affiliation.role {
                Some(role) => Some((role.as_str(), "role")),
                None if actor.kind == ActorKind::Person && affiliations.len() == 1 => {
                    title(actor.name.as_str()).map(|(title, _)| (title, "name"))
                }
                None => None,
            };
            let Some((words_of_role, field)) = role else { continue };
            let organization = scope.actor(affiliation.organization.as_str());
            let read = read(words_of_role);
            let place = PathBuf::root().key("actors").index(number);
            let Some(office) = contradiction(&read, relation, organization) else {
                let is_one = actor.kind == ActorKind::Person && affiliations.len() == 1;
                let is_state = organization.is_some_and(|it| it.kind == ActorKind::State);
                if field == "role"
                    && is_one
                    && is_state
                    && says_no_more(&read, organization)
                    && let Some(beside) = contrary(scope, actor, &place, &read, relation)
                {
                    findings.push(beside_name(words_of_role, beside, &place));
                }
                continue;
            };
            findings.push(finding(
                affiliation,
                office,
                (words_of_role, field),
                &place,
                place.clone().key("affiliations").index(entry),
            ));
        }
    }
}

/// The text has another title right before the name.
fn beside_name(role: &str, (office, title): (Office, &str), actor: &PathBuf) -> Finding {
    let (_, better) = fitting(office);
    let message = format!(
        "the role is {}, and the text has {} before the name",
        words::quoted(role),
        words::quoted(title)
    );
    let place = actor.clone().key("affiliations").index(0);
    Finding::new(&ROLE_CONTRADICTS_RELATION, Spot::value(place.key("role")), message)
        .found(role)
        .help(format!(
            "write the title of the text and the relation `{}`, or enter both offices",
            better.as_str()
        ))
        .related(Spot::opening(actor.clone().key("anchors")), "the name")
}

fn finding(
    affiliation: &Affiliation<'_>,
    office: Office,
    (role, field): (&str, &str),
    actor: &PathBuf,
    place: PathBuf,
) -> Finding {
    let found = affiliation.relation.map_or("", AffiliationRelation::as_str);
    let (noun, better) = fitting(office);
    let message =
        format!("the words {} name {noun}, and `relation` is `{found}`", words::quoted(role));
    let words_at = match field {
        "name" => actor.clone().key("name"),
        _ => place.clone().key("role"),
    };
    Finding::new(&ROLE_CONTRADICTS_RELATION, Spot::value(place.key("relation")), message)
        .found(found)
        .help(format!("write `{}`, or correct `{field}`", better.as_str()))
        .suggest(vec![Suggestion { value: better.as_str().to_owned(), score: 0.9 }])
        .related(Spot::value(words_at), "the words")
}

/// What an office is called, and the relation that fits it.
fn fitting(office: Office) -> (&'static str, AffiliationRelation) {
    use AffiliationRelation as R;
    match office {
        Office::Portfolio | Office::Minister => ("a minister", R::Minister),
        Office::Government => ("a head of government", R::HeadOfGovernment),
        Office::Sovereign | Office::State => ("a head of state", R::HeadOfState),
        Office::Spokesperson => ("a spokesperson", R::Spokesperson),
        Office::Envoy => ("an envoy", R::Envoy),
        Office::Adviser => ("an adviser", R::Adviser),
        Office::Negotiator => ("a negotiator", R::Negotiator),
        Office::Legislator => ("a member of parliament", R::Legislator),
        Office::Former => ("a former office", R::Former),
        Office::Speaker => ("the president of a parliament", R::Leader),
        Office::Under => ("somebody who serves a minister", R::OfficeHolder),
        Office::Deputy | Office::Open => ("a deputy", R::OfficeHolder),
    }
}

/// The office that a role names, if nobody who holds it is what `relation` says.
fn contradiction(
    role: &Role,
    relation: AffiliationRelation,
    organization: Option<&Actor<'_>>,
) -> Option<Office> {
    use AffiliationRelation as R;
    use Office as O;
    if role.has(O::Open) {
        return None;
    }
    if role.has(O::Former) {
        let heads = matches!(relation, R::HeadOfState | R::HeadOfGovernment | R::Minister);
        let offices = [O::Portfolio, O::Minister, O::Government, O::Sovereign, O::State];
        let is_office = role.first(&offices).is_some();
        return (heads && is_office && says_no_more(role, organization)).then_some(O::Former);
    }
    let country = organization.and_then(|organization| organization.country);
    let is_of = |list: &[&str]| country.is_some_and(|country| list.contains(&country.as_str()));
    let heads = role.has(O::Sovereign) || role.has(O::State);
    // These serve others, whose titles their own may contain.
    let serves = role.first(&[O::Spokesperson, O::Adviser, O::Deputy, O::Under]);
    let is_title = |of: &[O]| role.is_only(of) && says_no_more(role, organization);
    match relation {
        R::HeadOfState if is_of(&HEADS_WHO_GOVERN) => {
            role.first(&[O::Spokesperson]).filter(|_| !heads)
        }
        R::HeadOfState => serves.or_else(|| {
            let offices = [
                O::Portfolio,
                O::Government,
                O::Envoy,
                O::Negotiator,
                O::Minister,
                O::Legislator,
                O::Speaker,
            ];
            role.first(&offices).filter(|_| !heads)
        }),
        R::HeadOfGovernment => serves.or_else(|| {
            let offices = [O::Portfolio, O::Envoy, O::Negotiator, O::Speaker];
            let is_head = heads || role.has(O::Government);
            // "First minister" and "minister of state" may lead a government.
            let is_bare = role.is_bare && role.is_only(&[O::Minister]);
            role.first(&offices).or_else(|| is_bare.then_some(O::Minister)).filter(|_| !is_head)
        }),
        R::Minister => {
            let other = [O::Spokesperson, O::Under, O::Speaker];
            if let Some(office) = other.into_iter().find(|office| role.is_only(&[*office])) {
                return Some(office);
            }
            let is_state = organization.is_some_and(|it| it.kind == ActorKind::State);
            let may_be = is_state && !is_of(&PRESIDENT_AMONG_MINISTERS);
            (may_be && is_title(&[O::Sovereign])).then_some(O::Sovereign)
        }
        R::Spokesperson => {
            let offices = [O::Portfolio, O::Government, O::Sovereign];
            let office = role.first(&offices)?;
            is_title(&[office]).then_some(office)
        }
        _ => None,
    }
}

/// Words that say nothing of what the office is.
const SMALL: &[&str] = &[
    "of",
    "the",
    "s",
    "his",
    "her",
    "majesty",
    "excellency",
    "republic",
    "islamic",
    "federal",
    "state",
    "kingdom",
    "de",
    "del",
    "la",
    "las",
    "los",
    "le",
    "les",
    "du",
    "des",
    "l",
    "d",
    "der",
    "die",
    "das",
    "des",
    "do",
    "da",
    "dos",
    "di",
    "della",
    "van",
    "republique",
    "republica",
    "republik",
];

/// Whether a role has no words but a title and the name of the organisation.
fn says_no_more(role: &Role, organization: Option<&Actor<'_>>) -> bool {
    let mut names: Option<Vec<String>> = None;
    role.others.iter().all(|word| {
        SMALL.contains(&word.as_str())
            || names
                .get_or_insert_with(|| organization.map(words_of_names).unwrap_or_default())
                .iter()
                .any(|name| is_made_of(word, name))
    })
}

fn words_of_names(organization: &Actor<'_>) -> Vec<String> {
    let further = organization.names.iter().flatten().take(NAMES).map(|name| name.text.as_str());
    std::iter::once(organization.name.as_str()).chain(further).flat_map(tokens).collect()
}

/// Whether a word is a name or an adjective from it: both begin with the same four letters.
fn is_made_of(word: &str, name: &str) -> bool {
    let begins = |text: &str| text.chars().take(4).collect::<String>();
    word == name || (word.chars().count() >= 4 && begins(word) == begins(name))
}
