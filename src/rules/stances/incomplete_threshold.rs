//! See [`INCOMPLETE_THRESHOLD`].

use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A threshold lacks its value, its unit or its comparator.
    ///
    /// "60" alone is noise: per cent or kilometres, and is it 60 that crosses the line, or what is
    /// above? `value`, `unit` and `comparator` belong together. Where the source names no measure,
    /// leave `threshold` out and keep the words in the `text` of the trigger.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" }],
    ///   "red_lines": [{ "id": "r-1", "holder": "harbour-guild", "kind": "threshold",
    ///   "status": "in_force", "text": "No ship enters by night.", "expression": "attributed",
    ///   "anchors": [{ "exact": "no ship by night" }],
    ///   "trigger": { "text": "Ships of more than 60 metres.", "threshold": { "value": 60 } } }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" }],
    ///   "red_lines": [{ "id": "r-1", "holder": "harbour-guild", "kind": "threshold",
    ///   "status": "in_force", "text": "No ship enters by night.", "expression": "attributed",
    ///   "anchors": [{ "exact": "no ship by night" }],
    ///   "trigger": { "text": "Ships of more than 60 metres.", "threshold": { "value": 60,
    ///   "unit": "m" } } }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" }],
    ///   "red_lines": [{ "id": "r-1", "holder": "harbour-guild", "kind": "threshold",
    ///   "status": "in_force", "text": "No ship enters by night.", "expression": "attributed",
    ///   "anchors": [{ "exact": "no ship by night" }],
    ///   "trigger": { "text": "Ships of more than 60 metres.", "threshold": { "value": 60,
    ///   "unit": "m", "comparator": "gt" } } }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" }],
    ///   "red_lines": [{ "id": "r-1", "holder": "harbour-guild", "kind": "threshold",
    ///   "status": "in_force", "text": "No ship enters by night.", "expression": "attributed",
    ///   "anchors": [{ "exact": "no ship by night" }],
    ///   "trigger": { "text": "Ships of great length." } }] }
    /// ```
    INCOMPLETE_THRESHOLD = "V616" "incomplete-threshold" Error by check:
        "a threshold lacks its value, its unit or its comparator"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, line) in scope.record.red_lines.iter().enumerate() {
        let threshold = line.trigger.as_ref().and_then(|trigger| trigger.threshold.as_ref());
        let Some(threshold) = threshold else { continue };
        let fields = [
            ("`value`", threshold.value.is_some()),
            ("`unit`", threshold.unit.is_some()),
            ("`comparator`", threshold.comparator.is_some()),
        ];
        let missing: Vec<String> =
            fields.iter().filter(|(_, is)| !is).map(|(name, _)| (*name).to_owned()).collect();
        if missing.is_empty() {
            continue;
        }
        let path = PathBuf::root().key("red_lines").index(number).key("trigger").key("threshold");
        let missing = words::and(&missing);
        let message = format!("the threshold of red line `{}` lacks {missing}", line.id);
        findings.push(
            Finding::new(&INCOMPLETE_THRESHOLD, Spot::opening(path), message)
                .help(format!("add {missing}, or leave `threshold` out")),
        );
    }
}
