//! See [`PLACE_OUTSIDE_COUNTRY`].

use super::bounding_boxes::{Box, boxes};
use crate::model::{Place, Precision};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The coordinates of a place lie far outside its country.
    ///
    /// Latitude and longitude are easily swapped: one format has the one first, another the other.
    /// Or a minus sign is lost on the way, and a harbour of the west lies in the east. Where one of
    /// these slips explains the coordinates, the message says so.
    ///
    /// The country is taken as the boxes, of whole degrees, round its parts, with its overseas
    /// territories and the areas that it claims. Coordinates are far outside if they are more than
    /// two degrees off, for a place of precision `area`, such as a sea, more than five. Withdrawn
    /// country codes have no boxes, and places with them are not looked at.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "place": { "name": "Valletta", "country": "MLT", "lat": 14.51, "lon": 35.9,
    ///     "precision": "locality" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild said in Valletta" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "place": { "name": "Valletta", "country": "MLT", "lat": 35.9, "lon": 14.51,
    ///     "precision": "locality" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild said in Valletta" }] } }
    /// ```
    PLACE_OUTSIDE_COUNTRY = "V315" "place-outside-country" Warning by check:
        "the coordinates of a place lie far outside its country"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (path, place, _) in scope.places() {
        let (Some(country), Some(lat), Some(lon)) = (place.country, place.lat, place.lon) else {
            continue;
        };
        let Some(boxes) = boxes(country.as_str()) else { continue };
        let (lat, lon) = (lat.get(), lon.get());
        if is_within(boxes, lat, lon, slack(place)) {
            continue;
        }
        let message = format!(
            "{} at {lat}, {lon} lies far outside {}",
            words::quoted(place.name.as_str()),
            words::quoted(country.as_str())
        );
        let slip =
            slips(lat, lon).into_iter().find(|slip| is_within(boxes, slip.lat, slip.lon, 0.0));
        let key = slip.as_ref().map_or("lat", |slip| slip.key);
        let spot = Spot::value(path.clone().key(key));
        let finding = Finding::new(&PLACE_OUTSIDE_COUNTRY, spot, message)
            .found(if key == "lat" { lat } else { lon }.to_string())
            .related(Spot::value(path.key("country")), "the country it is said to lie in");
        findings.push(match slip {
            Some(Slip { lat, lon, what, .. }) => finding
                .note(format!("{what} it would lie within that country"))
                .help(format!("if that is meant, write \"lat\": {lat}, \"lon\": {lon}")),
            None => finding.help("correct the coordinates or the country"),
        });
    }
}

/// Whether the coordinates of a place, if it has some, do not lie far outside that country.
pub(super) fn may_lie_in(place: &Place<'_>, country: &str) -> bool {
    let (Some(lat), Some(lon), Some(boxes)) = (place.lat, place.lon, boxes(country)) else {
        return true;
    };
    is_within(boxes, lat.get(), lon.get(), slack(place))
}

/// So many degrees off are not far.
fn slack(place: &Place<'_>) -> f64 {
    if place.precision == Some(Precision::Area) { 5.0 } else { 2.0 }
}

/// Other coordinates that were perhaps meant.
struct Slip {
    lat: f64,
    lon: f64,
    /// The field to mark.
    key: &'static str,
    what: &'static str,
}

/// What may have been meant, the likeliest first.
fn slips(lat: f64, lon: f64) -> Vec<Slip> {
    let all = [
        (lon, lat, "lat", "with latitude and longitude swapped"),
        (-lat, lon, "lat", "with the other sign of the latitude"),
        (lat, -lon, "lon", "with the other sign of the longitude"),
        (-lat, -lon, "lat", "with the other signs"),
        (-lon, lat, "lat", "swapped, and with the other sign of the latitude,"),
        (lon, -lat, "lat", "swapped, and with the other sign of the longitude,"),
    ];
    let all = all.into_iter().map(|(lat, lon, key, what)| Slip { lat, lon, key, what });
    all.filter(|slip| slip.lat.abs() <= 90.0).collect()
}

/// Whether a point is at most `slack` degrees away from one of the boxes.
fn is_within(boxes: &[Box], lat: f64, lon: f64, slack: f64) -> bool {
    boxes.iter().any(|bounds| {
        let [south, west, north, east] = bounds.map(f64::from);
        // A box may go on beyond the 180th meridian.
        let beside = [lon - 360.0, lon, lon + 360.0];
        (south - slack..=north + slack).contains(&lat)
            && beside.iter().any(|lon| (west - slack..=east + slack).contains(lon))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lies(country: &str, lat: f64, lon: f64) -> bool {
        is_within(boxes(country).unwrap(), lat, lon, 2.0)
    }

    #[test]
    fn capitals_and_far_parts_lie_in_their_countries() {
        for (country, lat, lon) in [
            ("IRN", 35.69, 51.42),
            ("OMN", 23.61, 58.59),
            ("USA", 38.9, -77.04),
            ("USA", 21.3, -157.86),
            ("USA", 52.9, 173.2),
            ("RUS", 66.0, -170.0),
            ("RUS", 54.7, 20.5),
            ("FJI", -16.8, -179.9),
            ("NZL", -43.9, -176.5),
            ("FRA", -17.5, -149.6),
            ("UKR", 44.95, 34.1),
            ("MAR", 23.7, -15.9),
            ("ESH", 23.7, -15.9),
            ("XKX", 42.66, 21.16),
            ("SRB", 42.66, 21.16),
            ("TWN", 25.03, 121.57),
            ("ATA", -77.8, 166.7),
            ("KIR", 1.9, -157.4),
        ] {
            assert!(lies(country, lat, lon), "{country}");
        }
        assert!(!lies("IRN", 51.42, 35.69));
        assert!(!lies("USA", 38.9, 77.04));
        assert!(!lies("FRA", -48.85, 2.35));
    }

    #[test]
    fn the_slack_is_held_on_all_sides_and_across_the_meridian() {
        let boxes = &[[10, 20, 12, 24]];
        for (lat, lon) in [(8.0, 22.0), (14.0, 22.0), (11.0, 18.0), (11.0, 26.0)] {
            assert!(is_within(boxes, lat, lon, 2.0));
            assert!(!is_within(boxes, lat, lon, 1.9));
        }
        assert!(is_within(&[[0, 178, 1, 180]], 0.5, -179.0, 2.0));
        assert!(!is_within(&[[0, 178, 1, 180]], 0.5, -177.0, 2.0));
        assert!(is_within(&[[0, -180, 1, -178]], 0.5, 179.0, 2.0));
    }

    #[test]
    fn slips_have_an_order() {
        let first = |lat, lon, boxes: &[Box]| {
            slips(lat, lon)
                .into_iter()
                .find(|s| is_within(boxes, s.lat, s.lon, 0.0))
                .map(|s| s.what)
        };
        let there = &[[30, 50, 32, 52]];
        assert_eq!(first(51.0, 31.0, there), Some("with latitude and longitude swapped"));
        assert_eq!(first(-31.0, 51.0, there), Some("with the other sign of the latitude"));
        assert_eq!(first(31.0, -51.0, there), Some("with the other sign of the longitude"));
        assert_eq!(first(-31.0, -51.0, there), Some("with the other signs"));
        assert_eq!(
            first(51.0, -31.0, there),
            Some("swapped, and with the other sign of the latitude,")
        );
        assert_eq!(
            first(-51.0, 31.0, there),
            Some("swapped, and with the other sign of the longitude,")
        );
        assert_eq!(first(0.0, 0.0, there), None);
        // A longitude beyond 90 degrees cannot have been a latitude.
        assert_eq!(slips(10.0, 120.0).len(), 3);
    }
}
