//! See [`DISORDERLY_CASUALTIES`].

use crate::model::Casualty;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot};

rule! {
    /// The numbers of a casualty are not in order: `low` ≤ `best` ≤ `high`.
    ///
    /// `low` and `high` are the least and the greatest number, and the best estimate lies between.
    /// Out of order they are swapped, or one is mistyped, and a sum over many events goes wrong
    /// without a word. Words such as "scores" are no number and stand in `text`.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "unrest", "name": "Unrest", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "target" }],
    ///   "casualties": [{ "kind": "injured", "low": 12, "best": 9 }],
    ///   "anchors": [{ "exact": "between nine and twelve were hurt" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "unrest", "name": "Unrest", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "target" }],
    ///   "casualties": [{ "kind": "injured", "low": 9, "best": 9, "high": 12 }],
    ///   "anchors": [{ "exact": "between nine and twelve were hurt" }] } }
    /// ```
    DISORDERLY_CASUALTIES = "V506" "disorderly-casualties" Error by check:
        "the numbers of a casualty are not in order: `low`, `best`, `high`"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (path, event) in scope.events() {
        for (number, casualty) in event.casualties.iter().flatten().enumerate() {
            let Some([(small, less), (great, more)]) = disorder(casualty) else { continue };
            let place = path.clone().key("casualties").index(number);
            let message = format!("`{small}` is {less}, and `{great}` only {more}");
            findings.push(
                Finding::new(
                    &DISORDERLY_CASUALTIES,
                    Spot::value(place.clone().key(small)),
                    message,
                )
                .found(less.to_string())
                .help("correct the numbers, so that `low` ≤ `best` ≤ `high`")
                .related(Spot::value(place.key(great)), "the number it may not exceed"),
            );
        }
    }
}

/// Two numbers, with their fields, of which the first may not be greater than the second, and is.
pub(super) fn disorder(casualty: &Casualty<'_>) -> Option<[(&'static str, u64); 2]> {
    let numbers = [("low", casualty.low), ("best", casualty.best), ("high", casualty.high)];
    let given: Vec<(&'static str, u64)> =
        numbers.into_iter().filter_map(|(key, count)| Some((key, count?.get()))).collect();
    given.windows(2).find_map(|pair| match pair {
        [small, great] if small.1 > great.1 => Some([*small, *great]),
        _ => None,
    })
}
