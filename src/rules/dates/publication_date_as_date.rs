//! See [`PUBLICATION_DATE_AS_DATE`].

use super::whens::each_when;
use crate::model::Basis;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The date on which the source came out stands for the date of what it tells.
    ///
    /// Where nothing better is known than when the source was published, that date is a bound: what
    /// had happened was before it, what was to come was after it. Written as a plain date it is taken
    /// for the day of the event, and time series get a peak a day late. `../2026-03-02` says "not
    /// after 2 March", `2026-03-02/..` says "not before".
    ///
    /// Looked at is how the date is written: an interval gives bounds, and a date marked with `~`, `?`
    /// or `%` does not claim to be the day.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred", "when": { "edtf": "2026-03-02", "basis": "publication_date" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred", "when": { "edtf": "../2026-03-02", "basis": "publication_date" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    PUBLICATION_DATE_AS_DATE = "V205" "publication-date-as-date" Warning by check:
        "the date on which the source came out stands for the date of what it tells"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    each_when(scope.record, |path, when| {
        let Some(date) = &when.edtf else { return };
        let text = date.as_str();
        if when.basis != Basis::PublicationDate || text.contains(['/', '?', '~', '%']) {
            return;
        }
        let day = text.split_once('T').map_or(text, |(day, _)| day);
        let message =
            format!("`edtf` is {}, and that is when the source came out", words::quoted(text));
        let order =
            format!("write `../{day}` for what was before it, `{day}/..` for what was after");
        findings.push(
            Finding::new(
                &PUBLICATION_DATE_AS_DATE,
                Spot::value(path.to_owned().key("edtf")),
                message,
            )
            .found(text)
            .help(order)
            .related(Spot::value(path.to_owned().key("basis")), "how the date is said to be known"),
        );
    });
}
