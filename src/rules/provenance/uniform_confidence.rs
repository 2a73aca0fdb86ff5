//! See [`UNIFORM_CONFIDENCE`].

use super::items::each_item;
use crate::model::path::PathBuf;
use crate::model::{Confidence, Method};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot};

rule! {
    /// Software is equally sure of everything.
    ///
    /// A model that is not asked how sure it is writes the same number everywhere, most often 100 or
    /// the one of its instructions. Such numbers say nothing, and they cannot be told from real ones
    /// later. Looked at are records with the method `automatic` and five confidences or more.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///     "status": "occurred", "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///     "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///     "anchors": [{ "exact": "the harbour guild said" }], "confidence": 95 },
    ///   "actors": [
    ///     { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild", "confidence": 95 },
    ///     { "id": "pilots", "kind": "organization", "name": "Guild of Pilots", "confidence": 95,
    ///       "anchors": [{ "exact": "the pilots" }] },
    ///     { "id": "netters", "kind": "organization", "name": "Guild of Netters", "confidence": 95,
    ///       "anchors": [{ "exact": "the netters" }] },
    ///     { "id": "wardens", "kind": "organization", "name": "Quay Wardens", "confidence": 95,
    ///       "anchors": [{ "exact": "the wardens" }] }],
    ///   "provenance": { "method": "automatic", "license": "CC0-1.0", "agents": [
    ///     { "id": "reader", "kind": "software", "name": "reader", "version": "2.1" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///     "status": "occurred", "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///     "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///     "anchors": [{ "exact": "the harbour guild said" }], "confidence": 95 },
    ///   "actors": [
    ///     { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild", "confidence": 95 },
    ///     { "id": "pilots", "kind": "organization", "name": "Guild of Pilots", "confidence": 95,
    ///       "anchors": [{ "exact": "the pilots" }] },
    ///     { "id": "netters", "kind": "organization", "name": "Guild of Netters", "confidence": 95,
    ///       "anchors": [{ "exact": "the netters" }] },
    ///     { "id": "wardens", "kind": "organization", "name": "Quay Wardens", "confidence": 70,
    ///       "anchors": [{ "exact": "the wardens" }] }],
    ///   "provenance": { "method": "automatic", "license": "CC0-1.0", "agents": [
    ///     { "id": "reader", "kind": "software", "name": "reader", "version": "2.1" }] } }
    /// ```
    UNIFORM_CONFIDENCE = "V702" "uniform-confidence" Warning by check:
        "software is equally sure of everything"
}

/// Fewer equal numbers may be chance.
const LEAST: usize = 5;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    if scope.record.provenance.method != Method::Automatic {
        return;
    }
    let mut count = 0_usize;
    let mut first: Option<(PathBuf, u64)> = None;
    let mut is_uniform = true;
    each_item(scope.record, |path, item| {
        let Some(confidence) = item.confidence.map(Confidence::get) else { return };
        count += 1;
        match &first {
            None => first = Some((path.to_owned().key("confidence"), confidence)),
            Some((_, value)) => is_uniform &= *value == confidence,
        }
    });
    let Some((path, value)) = first.filter(|_| is_uniform && count >= LEAST) else { return };
    let message = format!("all {count} confidences of this record are {value}");
    let method = PathBuf::root().key("provenance").key("method");
    findings.push(
        Finding::new(&UNIFORM_CONFIDENCE, Spot::value(path), message)
            .found(value.to_string())
            .help("let the software say of each entry how sure it is of that one")
            .related(Spot::value(method), "the record was made automatically"),
    );
}
