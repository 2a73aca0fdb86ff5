//! See [`ANTICIPATED_BUT_MADE`].

use crate::model::Bounds;
use crate::model::path::PathBuf;
use crate::model::{
    CommitmentStatus, DemandStatus, Edtf, Expression, LocalId, OfferStatus, ThreatStatus, When,
};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot};

rule! {
    /// A stance is called anticipated, but is dated in the past or declared.
    ///
    /// `anticipated` is what somebody is expected to demand, threaten, offer or promise, and has not so far.
    /// If its holder has declared it, it is made; if its date (`when`) lies wholly before the
    /// publication of the source, it was to be made before the source spoke of it. Programs that
    /// overlook the word count a forecast as a demand.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "anticipated", "text": "Open the north gate.",
    ///   "expression": "declared", "anchors": [{ "exact": "open the north gate" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///   "published": "2026-03-02" }, "demands": [{ "id": "d-1", "issuer": "pilots",
    ///   "addressees": ["harbour-guild"], "force": "request", "status": "anticipated",
    ///   "text": "Open the north gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "open the north gate" }], "when": { "edtf": "2026-02-27",
    ///   "basis": "stated" } }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "anticipated", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///   "published": "2026-03-02" }, "demands": [{ "id": "d-1", "issuer": "pilots",
    ///   "addressees": ["harbour-guild"], "force": "request", "status": "anticipated",
    ///   "text": "Open the north gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "open the north gate" }], "when": { "edtf": "2026-03-04",
    ///   "basis": "stated" } }] }
    /// ```
    ANTICIPATED_BUT_MADE = "V617" "anticipated-but-made" Error by check:
        "a stance is called anticipated, but is dated in the past or declared"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let record = scope.record;
    let published = record.source.published.as_ref().and_then(Bounds::of_moment);
    let mut look = |list, number, kind, id: &LocalId<'_>, expression, when: Option<&When<'_>>| {
        let path = PathBuf::root().key(list).index(number);
        if expression == Expression::Declared {
            let message = format!("{kind} `{id}` is anticipated, but called declared");
            findings.push(
                Finding::new(
                    &ANTICIPATED_BUT_MADE,
                    Spot::value(path.clone().key("expression")),
                    message,
                )
                .found("declared")
                .help("write `attributed`, or give the status of a stance that has been made")
                .related(Spot::value(path.key("status")), "anticipated"),
            );
            return;
        }
        let (Some(when), Some(published)) = (when, published) else { return };
        if !Bounds::of_when(when).is_some_and(|bounds| bounds.is_before(&published, 0)) {
            return;
        }
        let date = when.edtf.as_ref().map(Edtf::as_str).unwrap_or_default();
        let message = format!(
            "{kind} `{id}` is anticipated, but dated `{date}`, before the source was published"
        );
        findings.push(
            Finding::new(
                &ANTICIPATED_BUT_MADE,
                Spot::value(path.clone().key("when").key("edtf")),
                message,
            )
            .found(date)
            .help("correct the date, or give the status of a stance that has been made")
            .related(Spot::value(path.key("status")), "anticipated"),
        );
    };
    for (number, demand) in record.demands.iter().enumerate() {
        if demand.status == DemandStatus::Anticipated {
            look("demands", number, "demand", &demand.id, demand.expression, demand.when.as_ref());
        }
    }
    for (number, threat) in record.threats.iter().flatten().enumerate() {
        if threat.status == ThreatStatus::Anticipated {
            look("threats", number, "threat", &threat.id, threat.expression, threat.when.as_ref());
        }
    }
    for (number, offer) in record.offers.iter().flatten().enumerate() {
        if offer.status == OfferStatus::Anticipated {
            look("offers", number, "offer", &offer.id, offer.expression, offer.when.as_ref());
        }
    }
    for (number, made) in record.commitments.iter().flatten().enumerate() {
        if made.status == CommitmentStatus::Anticipated {
            let (list, kind) = ("commitments", "commitment");
            look(list, number, kind, &made.id, made.expression, made.when.as_ref());
        }
    }
}
