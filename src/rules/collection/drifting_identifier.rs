//! See [`DRIFTING_IDENTIFIER`].

use std::collections::HashMap;

use super::Joining;
use super::memory::Records;
use crate::model::path::PathBuf;
use crate::model::{ActorKind, CountryCode};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Spot, words};

rule! {
    /// One identifier stands for an actor of another kind or country in another record.
    ///
    /// An identifier such as a Wikidata item names one thing in the world. Where two contributors
    /// give it different kinds or countries, one of them is wrong or the number was mistyped, and
    /// whoever joins records by identifiers mixes two actors. A record that gives no country says
    /// nothing against one that does.
    ///
    /// ```json bad
    /// [{ "id": "first", "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///    "identifiers": [{ "scheme": "wikidata", "value": "Q99999901" }],
    ///    "anchors": [{ "start": 0, "end": 5 }] }] },
    ///  { "id": "second", "actors": [{ "id": "harbour-guild", "kind": "company", "name": "Harbour Guild",
    ///    "identifiers": [{ "scheme": "wikidata", "value": "Q99999901" }],
    ///    "anchors": [{ "start": 0, "end": 5 }] }] }]
    /// ```
    ///
    /// ```json good
    /// [{ "id": "first", "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///    "identifiers": [{ "scheme": "wikidata", "value": "Q99999901" }],
    ///    "anchors": [{ "start": 0, "end": 5 }] }] },
    ///  { "id": "second", "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Guild of the Harbour",
    ///    "identifiers": [{ "scheme": "wikidata", "value": "Q99999901" }],
    ///    "anchors": [{ "start": 0, "end": 5 }] }] }]
    /// ```
    DRIFTING_IDENTIFIER = "V905" "drifting-identifier" Warning over collection:
        "one identifier stands for an actor of another kind or country in another record"
}

/// The identifiers of actors, by hash.
#[derive(Debug, Default)]
pub(super) struct Identifiers(HashMap<u64, Bearer>);

/// The actor that was first met with an identifier.
#[derive(Clone, Copy, Debug)]
struct Bearer {
    kind: ActorKind,
    country: Option<CountryCode>,
    record: u32,
}

impl Identifiers {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn look(&mut self, records: &Records, joining: &Joining<'_>) -> Findings {
        let mut findings = Findings::default();
        for (number, actor) in joining.scope.record.actors.iter().enumerate() {
            let own = Bearer { kind: actor.kind, country: actor.country, record: joining.number };
            for (at, identifier) in actor.identifiers.iter().flatten().enumerate() {
                let (scheme, value) = (identifier.scheme.as_str(), identifier.value.as_str());
                let key = joining.hash(&[scheme, value]);
                let Some(other) = self.0.get_mut(&key) else {
                    if joining.room {
                        self.0.insert(key, own);
                    }
                    continue;
                };
                if let Some((ours, theirs)) = difference(own, *other)
                    && let Some(known) = records.numbered(other.record)
                {
                    let path = PathBuf::root().key("actors").index(number);
                    let spot = Spot::value(path.key("identifiers").index(at).key("value"));
                    let message = format!(
                        "{} {} is {ours} here, and {theirs} in the record {}",
                        scheme,
                        words::quoted(value),
                        words::quoted(&known.id)
                    );
                    let help = "find out which is right, or mend the identifier";
                    findings.push(
                        Finding::new(&DRIFTING_IDENTIFIER, spot, message).found(value).help(help),
                    );
                }
                // A country that was not given before is known from now on.
                other.country = other.country.or(own.country);
            }
        }
        findings
    }
}

/// What the two are, if that is not the same.
fn difference(own: Bearer, other: Bearer) -> Option<(String, String)> {
    if own.kind != other.kind {
        let of_kind = |bearer: Bearer| format!("of kind `{}`", bearer.kind.as_str());
        return Some((of_kind(own), of_kind(other)));
    }
    match (own.country, other.country) {
        (Some(ours), Some(theirs)) if ours != theirs => {
            Some((format!("of country `{ours}`"), format!("of country `{theirs}`")))
        }
        _ => None,
    }
}
