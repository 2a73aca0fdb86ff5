//! See [`EVENTS_OUT_OF_ORDER`].

use foldhash::{HashMap, HashMapExt as _};

use super::comparable::{self, slack};
use crate::model::path::PathBuf;
use crate::model::{Event, RelationType};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The dates of two events contradict the relation between them.
    ///
    /// What is `part_of` another event lies within its time, and what `follows` another one does not
    /// come before it. Time lines are made from these relations. Either a date is wrong, or the two
    /// ends of the relation are swapped.
    ///
    /// A part is told if no day that it may mean is one of its whole, and a later event if every day
    /// that it may mean is before the earlier one. Where a date has a time, one day is let pass, for
    /// its offset is not that of the other. Dates marked with `~`, `?` or `%` are not compared.
    ///
    /// ```json bad
    /// { "related_events": [{ "id": "e-2", "type": "statement", "name": "An answer",
    ///     "status": "occurred", "when": { "edtf": "2026-03-01", "basis": "stated" },
    ///     "anchors": [{ "exact": "the answer came on 1 March 2026" }] }],
    ///   "relations": [{ "from": "e-2", "type": "follows", "to": "e-1" }] }
    /// ```
    ///
    /// ```json bad
    /// { "related_events": [{ "id": "e-2", "type": "conference", "name": "Harbour days",
    ///     "status": "occurred", "when": { "edtf": "2026-03-04/2026-03-06", "basis": "stated" },
    ///     "anchors": [{ "exact": "the harbour days, from 4 to 6 March 2026" }] }],
    ///   "relations": [{ "from": "e-1", "type": "part_of", "to": "e-2" }] }
    /// ```
    ///
    /// ```json good
    /// { "related_events": [{ "id": "e-2", "type": "statement", "name": "An answer",
    ///     "status": "occurred", "when": { "edtf": "2026-03-03", "basis": "stated" },
    ///     "anchors": [{ "exact": "the answer came on 3 March 2026" }] }],
    ///   "relations": [{ "from": "e-2", "type": "follows", "to": "e-1" }] }
    /// ```
    EVENTS_OUT_OF_ORDER = "V211" "events-out-of-order" Warning by check:
        "the dates of two events contradict the relation between them"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let relations = scope.record.relations.as_deref().unwrap_or_default();
    if relations.is_empty() {
        return;
    }
    let mut events: HashMap<&str, (PathBuf, &Event<'_>)> = HashMap::new();
    for (path, event) in scope.events() {
        events.entry(event.id.as_str()).or_insert((path, event));
    }
    for (number, relation) in relations.iter().enumerate() {
        if !matches!(relation.r#type, RelationType::PartOf | RelationType::Follows) {
            continue;
        }
        let end = |reference| events.get(scope.local(reference)?);
        let (Some((from_path, from)), Some((to_path, to))) =
            (end(&relation.from), end(&relation.to))
        else {
            continue;
        };
        let (Some(one), Some(other)) = (&from.when.edtf, &to.when.edtf) else { continue };
        let (Some(days), Some(others)) = (comparable::of_edtf(one), comparable::of_edtf(other))
        else {
            continue;
        };
        let slack = slack(one.as_str(), other.as_str());
        let fact = if days.is_before(&others, slack) {
            "before"
        } else if relation.r#type == RelationType::PartOf && others.is_before(&days, slack) {
            "after"
        } else {
            continue;
        };
        let kind = if relation.r#type == RelationType::PartOf { "is part of" } else { "follows" };
        let message = format!(
            "the event {} {kind} {}, and is dated {fact} it: {} and {}",
            words::quoted(from.id.as_str()),
            words::quoted(to.id.as_str()),
            words::quoted(one.as_str()),
            words::quoted(other.as_str())
        );
        let spot = Spot::value(PathBuf::root().key("relations").index(number).key("type"));
        let date = |path: &PathBuf| Spot::value(path.clone().key("when").key("edtf"));
        findings.push(
            Finding::new(&EVENTS_OUT_OF_ORDER, spot, message)
                .found(relation.r#type.as_str())
                .help("correct the date that is wrong, or swap `from` and `to` of the relation")
                .related(
                    date(from_path),
                    format!("the date of {}", words::quoted(from.id.as_str())),
                )
                .related(date(to_path), format!("the date of {}", words::quoted(to.id.as_str()))),
        );
    }
}
