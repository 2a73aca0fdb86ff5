//! See [`RELATION_REPEATED`].

use std::collections::HashMap;

use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::stances::relations::ends;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The same relation is entered twice.
    ///
    /// A relation is its type and its two ends. Who counts how often a demand was rejected, or draws
    /// what answers what, counts an edge that stands there twice for two. Where the source says it in
    /// two places, one relation has both as `anchors`.
    ///
    /// Relations that hold both ways (`conflicts_with`, `contradicts`, `same_as`) are the same with
    /// their ends in the other order. An id of this record is the same with the id of the record
    /// before it. Relations of different types between the same ends are different relations.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] }],
    ///   "relations": [{ "from": "e-1", "type": "violates", "to": "d-1" },
    ///     { "from": "e-1", "type": "violates", "to": "d-1", "note": "Said again at noon." }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] }],
    ///   "relations": [{ "from": "e-1", "type": "violates", "to": "d-1" },
    ///     { "from": "e-1", "type": "responds_to", "to": "d-1" }] }
    /// ```
    RELATION_REPEATED = "V127" "relation-repeated" Error by check:
        "the same relation is entered twice"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let mut first = HashMap::new();
    for (number, relation) in scope.record.relations.iter().flatten().enumerate() {
        // That it refers to itself is told by another rule.
        if relation.from == relation.to {
            continue;
        }
        let [from, to] = [&relation.from, &relation.to].map(|end| match scope.local(end) {
            Some(local) => (None, local),
            None => (end.record(), end.local()),
        });
        let ends = ends(relation.r#type);
        // That it should lead to another record is told by another rule.
        if from.0.is_none() && to.0.is_none() && ends.is_some_and(|ends| ends.abroad) {
            continue;
        }
        let symmetric = ends.is_some_and(|ends| ends.symmetric);
        let edge = if symmetric && to < from { (to, from) } else { (from, to) };
        let earlier = *first.entry((relation.r#type, edge)).or_insert(number);
        if earlier == number {
            continue;
        }
        if findings.is_full() {
            return;
        }
        let place = |number| Spot::value(PathBuf::root().key("relations").index(number));
        let message = format!(
            "that {} `{}` {} is entered twice",
            words::quoted(relation.from.as_str()),
            relation.r#type,
            words::quoted(relation.to.as_str())
        );
        findings.push(
            Finding::new(&RELATION_REPEATED, place(number), message)
                .help("keep one of the two, with the anchors and the notes of both")
                .related(place(earlier), "first here"),
        );
    }
}
