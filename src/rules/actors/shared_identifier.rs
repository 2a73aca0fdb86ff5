//! See [`SHARED_IDENTIFIER`].

use foldhash::{HashMap, HashMapExt as _};

use crate::model::path::PathBuf;
use crate::model::{Actor, ActorKind, Identifier};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// Two actors have the same identifier.
    ///
    /// Either they are one and the same, entered twice, or one of them has the identifier of the
    /// other. Whoever joins the record with other data would take them for one.
    ///
    /// Blanks and hyphens within an identifier do not count. Codes of countries (`cow`, `gw`,
    /// `fips`, `cameo-country`, `ftm-country`, `ioc`) may stand at a ministry or a person as well,
    /// and are compared between states only.
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///     "identifiers": [{ "scheme": "wikidata", "value": "Q42" }] },
    ///   { "id": "guild", "kind": "organization", "name": "Guild of the Harbour",
    ///     "identifiers": [{ "scheme": "wikidata", "value": "Q42" }],
    ///     "anchors": [{ "exact": "the guild" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///     "names": [{ "text": "Guild of the Harbour", "kind": "alias" }],
    ///     "identifiers": [{ "scheme": "wikidata", "value": "Q42" }] }] }
    /// ```
    SHARED_IDENTIFIER = "V307" "shared-identifier" Warning by check:
        "two actors have the same identifier"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let mut first: HashMap<(&str, String), (usize, usize)> = HashMap::new();
    for (number, actor) in scope.record.actors.iter().enumerate() {
        for (entry, identifier) in actor.identifiers.iter().flatten().enumerate() {
            let Some(key) = key(actor, identifier) else { continue };
            let (other, at) = *first.entry(key).or_insert((number, entry));
            if other == number {
                continue;
            }
            let Some(owner) = scope.record.actors.get(other) else { continue };
            let value = identifier.value.as_str();
            let message = format!(
                "{} has the identifier {} of {}",
                words::quoted(actor.id.as_str()),
                words::quoted(value),
                words::quoted(owner.id.as_str())
            );
            findings.push(
                Finding::new(&SHARED_IDENTIFIER, Spot::value(place(number, entry)), message)
                    .found(value)
                    .help("keep one of the two actors, or give each its own identifier")
                    .related(Spot::value(place(other, at)), "the other one has it here"),
            );
        }
    }
}

/// The identifier without blanks and hyphens; none where it says only to which country the actor
/// belongs.
pub(super) fn key<'i>(
    actor: &Actor<'_>,
    identifier: &'i Identifier<'_>,
) -> Option<(&'i str, String)> {
    let scheme = identifier.scheme.as_str();
    let of_countries =
        matches!(scheme, "cow" | "gw" | "fips" | "cameo-country" | "ftm-country" | "ioc");
    if of_countries && actor.kind != ActorKind::State {
        return None;
    }
    Some((scheme, identifier.value.as_str().replace([' ', '-'], "")))
}

fn place(number: usize, entry: usize) -> PathBuf {
    PathBuf::root().key("actors").index(number).key("identifiers").index(entry).key("value")
}
