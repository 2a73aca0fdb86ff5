//! See [`STALE_FUTURE`].

use super::comparable;
use super::publication::{Publication, SLACK};
use crate::model::{Edtf, EventStatus};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// An event is still to come, and its date is before the source came out.
    ///
    /// By then it had happened, or had not: `scheduled`, `proposed` and `expected` are what it was
    /// before. Either the date is wrong or the status is left over from an older source. Some data
    /// sets count such events as done.
    ///
    /// The latest day that the date may mean is compared with `published` of the source. One day
    /// between them is let pass, for dates differ around the earth. Dates marked with `~`, `?` or `%`
    /// are not compared.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///     "published": "2026-03-12" },
    ///   "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "scheduled", "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild will say" }] } }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///     "published": "2026-03-01" },
    ///   "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "scheduled", "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild will say" }] } }
    /// ```
    STALE_FUTURE = "V207" "stale-future" Warning by check:
        "an event is still to come, and its date is before the source came out"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let Some(publication) = Publication::first(&scope.record.source) else { return };
    for (path, event) in scope.events() {
        use EventStatus::{Expected, Proposed, Scheduled};
        if !matches!(event.status, Scheduled | Proposed | Expected) {
            continue;
        }
        let Some(bounds) = comparable::of_when(&event.when) else { continue };
        if !bounds.is_before(&publication.bounds, SLACK) {
            continue;
        }
        let date = event.when.edtf.as_ref().map_or("", Edtf::as_str);
        let message = format!(
            "the event {} is {}, for {}, and the source was published at {}",
            words::quoted(event.id.as_str()),
            event.status.as_str(),
            words::quoted(date),
            words::quoted(publication.text)
        );
        let spot = Spot::value(path.clone().key("when").key("edtf"));
        findings.push(
            Finding::new(&STALE_FUTURE, spot, message)
                .found(date)
                .help("correct the date that is wrong, or say what has become of the event")
                .related(publication.spot(), "published here")
                .related(Spot::value(path.key("status")), "the event's status"),
        );
    }
}
