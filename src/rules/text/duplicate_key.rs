//! See [`DUPLICATE_KEY`].

use crate::rules::rule::rule;

rule! {
    /// An object has the same key twice.
    ///
    /// Nearly every JSON parser keeps the last value and says nothing, so that what a person reads
    /// first is not what a program sees. Remove one of the two; if both were meant, one of them
    /// belongs under another name.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "One", "name": "Two",
    ///   "status": "occurred", "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "One",
    ///   "status": "occurred", "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }] } }
    /// ```
    DUPLICATE_KEY = "V002" "duplicate-key" Error: "an object has the same key twice"
}
