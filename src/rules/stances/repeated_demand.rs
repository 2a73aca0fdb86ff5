//! See [`REPEATED_DEMAND`].

use foldhash::{HashMap, HashMapExt as _};

use super::likeness::{WordSet, Words};
use crate::model::path::PathBuf;
use crate::model::{ActorRef, Conduct, Demand, IssueRef};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot};

rule! {
    /// Two demands have one issuer, the same addressees and issues, and nearly the same text.
    ///
    /// A demand that is voiced again in one document is one demand with more anchors and quotes;
    /// counted twice it makes its issuer look twice as demanding. Two texts are nearly the same if
    /// they share three quarters of their words and differ neither in a number nor in a negation.
    /// Demands that say a different `conduct` are different demands.
    ///
    /// In a record with very many demands of one issuer on one issue, not every pair is compared.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] },
    ///   { "id": "d-2", "issuer": "pilots", "addressees": ["harbour-guild"], "force": "request",
    ///   "status": "outstanding", "text": "Open the gate!", "expression": "attributed",
    ///   "anchors": [{ "exact": "open the north gate" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] },
    ///   { "id": "d-2", "issuer": "pilots", "addressees": ["harbour-guild"], "force": "request",
    ///   "status": "outstanding", "text": "Close the south gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "open the north gate" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Pay 12 crowns a ship.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] },
    ///   { "id": "d-2", "issuer": "pilots", "addressees": ["harbour-guild"], "force": "request",
    ///   "status": "outstanding", "text": "Pay 14 crowns a ship.", "expression": "attributed",
    ///   "anchors": [{ "exact": "open the north gate" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }],
    ///   "conduct": "act" }, { "id": "d-2", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Keep open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }],
    ///   "conduct": "continuous" }] }
    /// ```
    REPEATED_DEMAND = "V613" "repeated-demand" Warning by check:
        "two demands have one issuer, the same addressees and issues, and nearly the same text"
}

/// The most words that are compared in one record, all pairs of texts together.
const MOST_WORDS: usize = 1_000_000;

/// A demand that others are compared with.
struct Known {
    number: usize,
    conduct: Option<Conduct>,
    /// Known once there is another to compare it with.
    words: Option<WordSet>,
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let mut words = Words::default();
    let mut known: HashMap<_, Vec<Known>> = HashMap::new();
    let mut compared = 0;
    let demands = &scope.record.demands;
    for (number, demand) in demands.iter().enumerate() {
        let group = known.entry(sides(demand)).or_default();
        // Most demands are alone between their sides.
        let Some(first) = group.first_mut() else {
            group.push(Known { number, conduct: demand.conduct, words: None });
            continue;
        };
        if first.words.is_none() {
            let text = demands.get(first.number).map_or("", |first| first.text.as_str());
            first.words = Some(words.of(text));
        }
        let own = words.of(demand.text.as_str());
        let earlier = group.iter().find(|earlier| {
            let Some(others) = &earlier.words else { return false };
            compared += others.len() + own.len() + 1;
            compared <= MOST_WORDS
                && (earlier.conduct == demand.conduct
                    || earlier.conduct.is_none()
                    || demand.conduct.is_none())
                && words.are_near(others, &own)
        });
        if compared > MOST_WORDS || findings.is_full() {
            return;
        }
        if let Some(earlier) = earlier {
            let Some(first) = demands.get(earlier.number) else { continue };
            let spot = Spot::opening(PathBuf::root().key("demands").index(number));
            let message =
                format!("demand `{}` says nearly the same as demand `{}`", demand.id, first.id);
            let earlier = Spot::opening(PathBuf::root().key("demands").index(earlier.number));
            findings.push(
                Finding::new(&REPEATED_DEMAND, spot, message)
                    .help("put its anchors and quotes into the first one and remove it")
                    .related(earlier, "the first of the two"),
            );
        } else {
            group.push(Known { number, conduct: demand.conduct, words: Some(own) });
        }
    }
}

/// Who wants something of whom, and on what.
fn sides<'r>(demand: &'r Demand<'r>) -> (&'r str, Vec<&'r str>, Vec<&'r str>) {
    let mut addressees: Vec<&str> = demand.addressees.iter().map(ActorRef::as_str).collect();
    let mut issues: Vec<&str> = demand.issues.iter().flatten().map(IssueRef::as_str).collect();
    addressees.sort_unstable();
    issues.sort_unstable();
    (demand.issuer.as_str(), addressees, issues)
}
