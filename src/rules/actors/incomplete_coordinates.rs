//! See [`INCOMPLETE_COORDINATES`].

use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// Coordinates lack one of their three parts.
    ///
    /// A latitude alone is a line round the earth. And a point without `precision` is taken for the
    /// very spot, when often it is only the middle of a country; all large event data sets code the
    /// precision for that reason. So `lat`, `lon` and `precision` stand together. A `precision`
    /// without coordinates says nothing and does no harm.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "place": { "name": "The quay", "lat": 35.9, "precision": "exact" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild said on the quay" }] } }
    /// ```
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "place": { "name": "The quay", "lat": 35.9, "lon": 14.5 },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild said on the quay" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "place": { "name": "The quay", "lat": 35.9, "lon": 14.5, "precision": "exact" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild said on the quay" }] } }
    /// ```
    INCOMPLETE_COORDINATES = "V314" "incomplete-coordinates" Error by check:
        "coordinates lack one of their three parts: `lat`, `lon`, `precision`"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (path, place, _) in scope.places() {
        let (key, told, order) = match (place.lat, place.lon, place.precision) {
            (Some(_), None, _) => ("lat", "`lat` and no `lon`", "add `lon`, or remove `lat`"),
            (None, Some(_), _) => ("lon", "`lon` and no `lat`", "add `lat`, or remove `lon`"),
            (Some(_), Some(_), None) => (
                "lat",
                "coordinates and no `precision`",
                "add `precision`: how closely the coordinates mark it, or `unknown`",
            ),
            (Some(_), Some(_), Some(_)) | (None, None, _) => continue,
        };
        let message = format!("the place {} has {told}", words::quoted(place.name.as_str()));
        let spot = Spot::value(path.key(key));
        findings.push(Finding::new(&INCOMPLETE_COORDINATES, spot, message).help(order));
    }
}
