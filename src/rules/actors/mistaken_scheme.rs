//! See [`MISTAKEN_SCHEME`].

use super::coded::{self, Coded};
use crate::codes;
use crate::model::path::{PathBuf, Segment};
use crate::model::{ActorKind, Record};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, words};

rule! {
    /// A code means something else in the scheme that it probably comes from.
    ///
    /// There are two tables of CAMEO. GDELT counts its codes by one of its own, in which 105 is a
    /// demand for mediation; in the manual it is a demand to yield, and 106 to 108 differ in the same
    /// way. A record that comes from GDELT says `cameo-gdelt`.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A demand", "status": "occurred",
    ///     "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///     "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///     "anchors": [{ "exact": "the guild demanded" }],
    ///     "codes": [{ "scheme": "cameo", "code": "105" }] },
    ///   "provenance": { "method": "manual", "license": "CC0-1.0",
    ///     "imported_from": { "format": "GDELT 2.0 events", "id": "1" } } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A demand", "status": "occurred",
    ///     "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///     "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///     "anchors": [{ "exact": "the guild demanded" }],
    ///     "codes": [{ "scheme": "cameo-gdelt", "code": "105" }] },
    ///   "provenance": { "method": "manual", "license": "CC0-1.0",
    ///     "imported_from": { "format": "GDELT 2.0 events", "id": "1" } } }
    /// ```
    ///
    /// In CAMEO `MED` means media and `HLH` health. In PLOVER `MED` means health, media are `JRN`, and
    /// there is no `HLH`. So `MED` of `plover-sector` is found on an actor of the kind `media`, and
    /// where `edition` names CAMEO; and `HLH` wherever it stands as a sector of PLOVER.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "media", "name": "Harbour Gazette",
    ///   "codes": [{ "scheme": "plover-sector", "code": "MED" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Clinic",
    ///   "codes": [{ "scheme": "plover-sector", "code": "HLH" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "media", "name": "Harbour Gazette",
    ///   "codes": [{ "scheme": "plover-sector", "code": "JRN" }] }] }
    /// ```
    MISTAKEN_SCHEME = "V313" "mistaken-scheme" Warning by check:
        "a code means something else in the scheme that it probably comes from"
}

/// The codes that GDELT's table has for something else, beyond those that differ in nuance.
const SHIFTED: &[&str] = &["105", "106", "107", "108"];

/// CAMEO's code for health, taken for one of PLOVER.
pub(super) fn is_health(coded: &Coded<'_>) -> bool {
    coded.scheme == "plover-sector" && coded.code == "HLH"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let from_gdelt = is_from_gdelt(scope.record);
    for coded in scope.codes() {
        if findings.is_full() {
            return;
        }
        if coded.scheme == "cameo" && from_gdelt && SHIFTED.contains(&coded.code) {
            findings.push(of_gdelt(coded));
        } else if is_health(coded) {
            let message = "`HLH` is health in CAMEO, and no sector of PLOVER";
            findings.push(sector(coded, message, "use `MED`, which is health in PLOVER"));
        } else if is_media(scope.record, coded) {
            let message = "`MED` is health in PLOVER; it means media in CAMEO alone";
            findings.push(sector(coded, message, "use `JRN`, which is media in PLOVER"));
        }
    }
}

fn is_from_gdelt(record: &Record<'_>) -> bool {
    let provenance = &record.provenance;
    let names = |text: &str| text.to_ascii_lowercase().contains("gdelt");
    provenance.imported_from.as_ref().is_some_and(|from| names(from.format.as_str()))
        || provenance.derived_from.iter().flatten().any(|iri| names(iri.as_str()))
}

fn of_gdelt(coded: &Coded<'_>) -> Finding {
    let meaning = |scheme| codes::find(scheme)?.get(coded.code).map(|entry| &*entry.meaning);
    let message = format!(
        "the record comes from GDELT, where {} {}; in the scheme `cameo` it {}",
        words::quoted(coded.code),
        meaning("cameo-gdelt").unwrap_or("differs"),
        meaning("cameo").unwrap_or("differs"),
    );
    coded::finding(&MISTAKEN_SCHEME, coded, "code", message)
        .found(coded.code)
        .help("write `cameo-gdelt` as the scheme, or the code of the manual")
}

/// Whether `MED` is meant for media.
fn is_media(record: &Record<'_>, coded: &Coded<'_>) -> bool {
    if coded.scheme != "plover-sector" || coded.code != "MED" {
        return false;
    }
    let of_cameo =
        coded.edition.is_some_and(|edition| edition.to_ascii_lowercase().contains("cameo"));
    of_cameo || actor_kind(record, &coded.path) == Some(ActorKind::Media)
}

/// The kind of the actor that `path` leads into.
fn actor_kind(record: &Record<'_>, path: &PathBuf) -> Option<ActorKind> {
    let mut segments = path.segments();
    match (segments.next(), segments.next()) {
        (Some(Segment::Key("actors")), Some(Segment::Index(number))) => {
            record.actors.get(number).map(|actor| actor.kind)
        }
        _ => None,
    }
}

fn sector(coded: &Coded<'_>, message: &str, help: &str) -> Finding {
    coded::finding(&MISTAKEN_SCHEME, coded, "code", message).found(coded.code).help(help)
}
