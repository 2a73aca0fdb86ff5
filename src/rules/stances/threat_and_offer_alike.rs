//! See [`THREAT_AND_OFFER_ALIKE`].

use foldhash::{HashMap, HashMapExt as _};

use super::likeness::{WordSet, Words};
use crate::model::path::PathBuf;
use crate::model::{ActorRef, Offer, Set, Threat};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot};

rule! {
    /// A threat and an offer of one issuer have the same act and the same condition.
    ///
    /// "We close the bridge unless the toll goes" and "we leave the bridge open if the toll goes" are
    /// one sentence. It is coded once, as a threat; coded as an offer as well, it lets its issuer
    /// look both harsh and generous.
    ///
    /// An offer has no field for its act, so words are compared: the `text` of both, and the
    /// `condition` of the threat with the `conditions` of the offer, without words such as "not",
    /// "if" and "unless". Each pair shares three quarters of its words. Addressees, where both name
    /// them, are the same. In a record with very many threats and offers of one issuer, not every
    /// pair is compared.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "threats": [{ "id": "t-1", "issuer": "harbour-guild", "addressees": ["pilots"],
    ///   "act": "closure", "status": "standing", "text": "The guild will close the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "would strike" }],
    ///   "condition": { "text": "The pilots do not end their strike." } }],
    ///   "offers": [{ "id": "o-1", "issuer": "harbour-guild", "addressees": ["pilots"],
    ///   "kind": "inducement", "status": "open",
    ///   "text": "The guild will not close the north gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "lower its fee" }],
    ///   "conditions": "The pilots end their strike." }], "relations": [{ "from": "t-1",
    ///   "type": "responds_to", "to": "e-1" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "threats": [{ "id": "t-1", "issuer": "harbour-guild", "addressees": ["pilots"],
    ///   "act": "closure", "status": "standing", "text": "The guild will close the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "would strike" }],
    ///   "condition": { "text": "The pilots do not end their strike." } }],
    ///   "offers": [{ "id": "o-1", "issuer": "harbour-guild", "addressees": ["pilots"],
    ///   "kind": "inducement", "status": "open", "text": "The guild lowers its fee.",
    ///   "expression": "attributed", "anchors": [{ "exact": "lower its fee" }],
    ///   "conditions": "The pilots end their strike." }], "relations": [{ "from": "t-1",
    ///   "type": "responds_to", "to": "e-1" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "threats": [{ "id": "t-1", "issuer": "harbour-guild", "addressees": ["pilots"],
    ///   "act": "closure", "status": "standing", "text": "The guild will close the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "would strike" }],
    ///   "condition": { "text": "The pilots do not end their strike." } }],
    ///   "offers": [{ "id": "o-1", "issuer": "harbour-guild", "addressees": ["pilots"],
    ///   "kind": "inducement", "status": "open",
    ///   "text": "The guild will not close the north gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "lower its fee" }], "conditions": "The pilots pay their debts." }],
    ///   "relations": [{ "from": "t-1", "type": "responds_to", "to": "e-1" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }, { "id": "fishers",
    ///   "kind": "organization", "name": "Fishers" }], "threats": [{ "id": "t-1",
    ///   "issuer": "harbour-guild", "addressees": ["pilots"], "act": "closure",
    ///   "status": "standing", "text": "The guild will close the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "would strike" }],
    ///   "condition": { "text": "The pilots do not end their strike." } }],
    ///   "offers": [{ "id": "o-1", "issuer": "harbour-guild", "addressees": ["fishers"],
    ///   "kind": "inducement", "status": "open",
    ///   "text": "The guild will not close the north gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "lower its fee" }],
    ///   "conditions": "The pilots end their strike." }], "relations": [{ "from": "t-1",
    ///   "type": "responds_to", "to": "e-1" }] }
    /// ```
    THREAT_AND_OFFER_ALIKE = "V619" "threat-and-offer-alike" Warning by check:
        "a threat and an offer of one issuer have the same act and the same condition"
}

/// The most words that are compared in one record, all pairs together.
const MOST_WORDS: usize = 1_000_000;

/// A threat that offers are compared with.
struct Known<'r> {
    number: usize,
    threat: &'r Threat<'r>,
    act: WordSet,
    condition: WordSet,
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let record = scope.record;
    let mut words = Words::default();
    let mut known: HashMap<&str, Vec<Known<'_>>> = HashMap::new();
    for (number, threat) in record.threats.iter().flatten().enumerate() {
        let Some(condition) = &threat.condition else { continue };
        known.entry(threat.issuer.as_str()).or_default().push(Known {
            number,
            threat,
            act: words.of_matter(threat.text.as_str()),
            condition: words.of_matter(condition.text.as_str()),
        });
    }
    let mut compared = 0;
    for (number, offer) in record.offers.iter().flatten().enumerate() {
        let Some(conditions) = &offer.conditions else { continue };
        let Some(threats) = known.get(offer.issuer.as_str()) else { continue };
        let act = words.of_matter(offer.text.as_str());
        let condition = words.of_matter(conditions.as_str());
        let like = threats.iter().find(|other| {
            compared += other.act.len() + act.len() + other.condition.len() + condition.len();
            compared +=
                count(other.threat.addressees.as_ref()) + count(offer.addressees.as_ref()) + 1;
            compared <= MOST_WORDS
                && words.are_near(&other.condition, &condition)
                && words.are_near(&other.act, &act)
                && have_one_audience(other.threat, offer)
        });
        if compared > MOST_WORDS || findings.is_full() {
            return;
        }
        let Some(like) = like else { continue };
        let spot = Spot::opening(PathBuf::root().key("offers").index(number));
        let message = format!(
            "offer `{}` has the act and the condition of threat `{}`",
            offer.id, like.threat.id
        );
        let threat = Spot::opening(PathBuf::root().key("threats").index(like.number));
        findings.push(
            Finding::new(&THREAT_AND_OFFER_ALIKE, spot, message)
                .help("keep the threat and remove the offer, unless something else is offered")
                .related(threat, "the threat"),
        );
    }
}

fn count(addressees: Option<&Set<ActorRef<'_>>>) -> usize {
    addressees.map_or(0, |addressees| addressees.len())
}

/// Whether a threat and an offer are made to the same actors, as far as both say so.
fn have_one_audience(threat: &Threat<'_>, offer: &Offer<'_>) -> bool {
    let (Some(threatened), Some(offered)) = (&threat.addressees, &offer.addressees) else {
        return true;
    };
    let mut threatened: Vec<&str> = threatened.iter().map(ActorRef::as_str).collect();
    let mut offered: Vec<&str> = offered.iter().map(ActorRef::as_str).collect();
    threatened.sort_unstable();
    offered.sort_unstable();
    threatened == offered
}
