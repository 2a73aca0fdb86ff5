//! See [`EXCHANGE_WITH_ONE_END`].

use foldhash::{HashMap, HashMapExt as _};

use super::voice::Voice;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// An offer is in return for a demand, and the two do not join the same two sides.
    ///
    /// `in_return_for` names demands. An exchange has two ends: either the offer answers the demand,
    /// and the demand's issuer is among the offer's addressees; or the demand is the price of the
    /// offer, and then both have one issuer, and an addressee of the demand is among those of the
    /// offer. An actor and one that speaks for it count as one side.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }, { "id": "union",
    ///   "kind": "organization", "name": "Union of Guilds" }], "demands": [{ "id": "d-1",
    ///   "issuer": "pilots", "addressees": ["harbour-guild"], "force": "request",
    ///   "status": "outstanding", "text": "Open the north gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "open the north gate" }] }], "offers": [{ "id": "o-1",
    ///   "issuer": "harbour-guild", "addressees": ["union"], "kind": "concession",
    ///   "status": "open", "text": "The guild lowers its fee.", "expression": "attributed",
    ///   "anchors": [{ "exact": "lower its fee" }], "in_return_for": ["d-1"] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] }],
    ///   "offers": [{ "id": "o-1", "issuer": "harbour-guild", "kind": "concession",
    ///   "status": "open", "text": "The guild lowers its fee.", "expression": "attributed",
    ///   "anchors": [{ "exact": "lower its fee" }], "in_return_for": ["d-1"] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] }],
    ///   "offers": [{ "id": "o-1", "issuer": "harbour-guild", "addressees": ["pilots"],
    ///   "kind": "concession", "status": "open", "text": "The guild lowers its fee.",
    ///   "expression": "attributed", "anchors": [{ "exact": "lower its fee" }],
    ///   "in_return_for": ["d-1"] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }],
    ///   "inducements": ["o-1"] }], "offers": [{ "id": "o-1", "issuer": "pilots",
    ///   "addressees": ["harbour-guild"], "kind": "concession", "status": "open",
    ///   "text": "The pilots take more ships.", "expression": "attributed",
    ///   "anchors": [{ "exact": "lower its fee" }], "in_return_for": ["d-1"] }] }
    /// ```
    EXCHANGE_WITH_ONE_END = "V611" "exchange-with-one-end" Error by check:
        "an offer is in return for a demand, and the two do not join the same two sides"
}

/// The most addressees of an offer that are compared with the issuers of demands.
const MOST_ADDRESSEES: usize = 64;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let record = scope.record;
    let mut demands = HashMap::with_capacity(record.demands.len());
    for (number, demand) in record.demands.iter().enumerate() {
        demands.entry(demand.id.as_str()).or_insert((number, demand));
    }
    let voice = Voice::new(scope);
    for (number, offer) in record.offers.iter().flatten().enumerate() {
        let addressees = offer.addressees.as_deref().unwrap_or_default();
        if addressees.len() > MOST_ADDRESSEES {
            continue;
        }
        for (entry, id) in offer.in_return_for.iter().flatten().enumerate() {
            let Some((place, demand)) = demands.get(id.as_str()) else { continue };
            let issuer = demand.issuer.as_str();
            // What cannot be told is not held against the record.
            let is_one = |a: &str, b: &str| voice.are_one_side(a, b) != Some(false);
            let answers = addressees.iter().any(|to| is_one(to.as_str(), issuer));
            let wanted = demand.addressees.iter().take(MOST_ADDRESSEES);
            let is_price = || {
                let mut pairs = wanted.flat_map(|one| addressees.iter().map(move |to| (one, to)));
                is_one(offer.issuer.as_str(), issuer)
                    && pairs.any(|(one, to)| is_one(one.as_str(), to.as_str()))
            };
            if findings.is_full() || answers || is_price() {
                continue;
            }
            let path = PathBuf::root().key("offers").index(number);
            let message = format!(
                "offer `{}` is in return for demand {} of {}, but is not addressed to {}",
                offer.id,
                words::quoted(id.as_str()),
                words::quoted(issuer),
                words::quoted(issuer)
            );
            let spot = Spot::value(path.key("in_return_for").index(entry));
            let issuer_spot =
                Spot::value(PathBuf::root().key("demands").index(*place).key("issuer"));
            let mut finding = Finding::new(&EXCHANGE_WITH_ONE_END, spot, message)
                .found(id.as_str())
                .help(format!("add {} to `addressees` of the offer", words::quoted(issuer)))
                .related(issuer_spot, "whose demand it is");
            finding.absence = Some(Absence::Reference);
            findings.push(finding);
        }
    }
}
