//! See [`BASIS_CONTRADICTS_DATE`].

use super::whens::each_when;
use crate::model::Basis;
use crate::model::Bounds;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// What a `when` says of how its date is known does not go with its date.
    ///
    /// `basis` says how the date is known, so there must be one, unless the basis is `unknown` or
    /// `unannounced`. Where nothing is known there must be none: an invented date is worse than an
    /// empty place, and published data sets are full of such dates. Where no date has been made known,
    /// `edtf` may still give bounds: an interval, one that is open at an end, a month, a year or a date
    /// marked with `~` or `?`. It may not name one day, for then a date is known, and the basis tells
    /// how.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred", "when": { "text": "on Monday", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred", "when": { "edtf": "2026-03-02", "basis": "unknown" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "expected", "when": { "edtf": "2026-03-02", "basis": "unannounced" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild will say" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "expected", "when": { "edtf": "2026-03-02/..", "basis": "unannounced" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild will say" }] } }
    /// ```
    BASIS_CONTRADICTS_DATE = "V203" "basis-contradicts-date" Error by check:
        "what a `when` says of how its date is known does not go with its date"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    each_when(scope.record, |path, when| {
        let basis = when.basis.as_str();
        let told = |spot: Spot, message: String| {
            let path = path.to_owned().key("basis");
            Finding::new(&BASIS_CONTRADICTS_DATE, spot, message)
                .related(Spot::value(path), "how the date is said to be known")
        };
        let edtf = || Spot::value(path.to_owned().key("edtf"));
        findings.push(match (when.basis, &when.edtf) {
            (Basis::Unknown, Some(date)) => {
                let message = format!(
                    "`edtf` is {}, and the basis says that nothing is known of the date",
                    words::quoted(date.as_str())
                );
                told(edtf(), message)
                    .found(date.as_str())
                    .help("remove `edtf`, or say in `basis` how the date is known")
            }
            (Basis::Unannounced, Some(date)) => {
                let Some(day) = Bounds::of(date).and_then(|bounds| bounds.day()) else { return };
                let message = format!(
                    "`edtf` is {}, and the basis says that no date has been made known",
                    words::quoted(date.as_str())
                );
                told(edtf(), message).found(date.as_str()).help(format!(
                    "give bounds, such as `{day}/..`, remove `edtf`, or say in `basis` how the day \
                     is known"
                ))
            }
            (Basis::Stated | Basis::Resolved | Basis::Inferred | Basis::PublicationDate, None) => {
                let message =
                    format!("the basis is `{basis}`, and there is no date that is known so");
                let spot = Spot::opening(path.to_owned());
                told(spot, message)
                    .help("add `edtf`, or write the basis \"unknown\" or \"unannounced\"")
            }
            _ => return,
        });
    });
}
