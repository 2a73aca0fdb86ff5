//! See [`UNEXPLAINED_DATE`].

use super::whens::each_when;
use crate::model::Basis;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot};

rule! {
    /// A date was worked out, and nothing says from what.
    ///
    /// A `resolved` date goes back to words of the source, such as "on Wednesday", and an `inferred`
    /// one to knowledge from outside. Without `text` or `note` nobody can check the reckoning, and a
    /// date that a program fell back on looks like one that somebody worked out. Published data have
    /// such hidden fallbacks.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred", "when": { "edtf": "2026-03-02", "basis": "resolved" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///     "published": "2026-03-04" },
    ///   "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "text": "on Monday", "basis": "resolved" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    UNEXPLAINED_DATE = "V204" "unexplained-date" Error by check:
        "a date was worked out, and nothing says from what"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    each_when(scope.record, |path, when| {
        let (from, order) = match when.basis {
            Basis::Resolved => (
                "words of the source",
                "add those words as `text`, or say in `note` how the date was worked out",
            ),
            Basis::Inferred => {
                ("knowledge outside the source", "say in `note` how the date was worked out")
            }
            _ => return,
        };
        // A date that is missing is the fault, and is told by another rule.
        if when.edtf.is_none() || when.text.is_some() || when.note.is_some() {
            return;
        }
        let message = format!("the date is worked out from {from}, and it is not said from what");
        let spot = Spot::value(path.to_owned().key("basis"));
        findings.push(
            Finding::new(&UNEXPLAINED_DATE, spot, message).found(when.basis.as_str()).help(order),
        );
    });
}
