//! See [`DRIFTING_IDENTIFIER`].

use super::memory::Records;
use super::table::{Budget, Table};
use super::{Joining, Keys};
use crate::model::path::PathBuf;
use crate::model::{ActorKind, CountryCode, Record};
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
pub(super) struct Identifiers(Table<Bearer>);

/// The actor that was first met with an identifier.
#[derive(Clone, Copy, Debug)]
struct Bearer {
    kind: ActorKind,
    country: Option<CountryCode>,
    record: u32,
}

/// An identifier of an actor.
#[derive(Debug)]
pub(super) struct Identified {
    /// The hash of scheme and value.
    key: u64,
    scheme: Box<str>,
    value: Box<str>,
    /// The number of the actor, and that of the identifier in it.
    place: [usize; 2],
    kind: ActorKind,
    country: Option<CountryCode>,
}

/// All identifiers of the actors of a record.
pub(super) fn identified(keys: &Keys, record: &Record<'_>) -> Vec<Identified> {
    let mut all = Vec::new();
    for (number, actor) in record.actors.iter().enumerate() {
        for (at, identifier) in actor.identifiers.iter().flatten().enumerate() {
            let (scheme, value) = (identifier.scheme.as_str(), identifier.value.as_str());
            all.push(Identified {
                key: keys.hash(&[scheme, value]),
                scheme: scheme.into(),
                value: value.into(),
                place: [number, at],
                kind: actor.kind,
                country: actor.country,
            });
        }
    }
    all
}

impl Identifiers {
    pub(super) fn look(
        &mut self,
        records: &Records,
        joining: &Joining<'_>,
        budget: &mut Budget,
    ) -> Findings {
        let mut findings = Findings::default();
        for Identified { key, scheme, value, place: [number, at], kind, country } in
            &joining.entry.identifiers
        {
            let own = Bearer { kind: *kind, country: *country, record: joining.number };
            let Some(other) = self.0.get_mut(*key) else {
                if joining.room {
                    self.0.keep(*key, own, budget);
                }
                continue;
            };
            if let Some((ours, theirs)) = difference(own, *other)
                && let Some(known) = records.numbered(other.record)
            {
                let path = PathBuf::root().key("actors").index(*number);
                let spot = Spot::value(path.key("identifiers").index(*at).key("value"));
                let message = format!(
                    "{} {} is {ours} here, and {theirs} in the record {}",
                    scheme,
                    words::quoted(value),
                    words::quoted(&known.id)
                );
                let help = "find out which is right, or mend the identifier";
                let finding = Finding::new(&DRIFTING_IDENTIFIER, spot, message);
                findings.push(finding.found(&**value).help(help));
            }
            // A country that was not given before is known from now on.
            other.country = other.country.or(own.country);
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
