//! See [`DUPLICATE_ID`].

use crate::model::path::Segment;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// Two entities of the record have the same id.
    ///
    /// A record has one namespace of ids over all its lists, so that `record-id#local-id` names one
    /// thing. With two of a name, nobody can tell which one a reference means.
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Guild of the Outer Harbour" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "outer-guild", "kind": "organization", "name": "Guild of the Outer Harbour",
    ///     "parent": "harbour-guild", "anchors": [{ "exact": "the outer guild" }] }] }
    /// ```
    DUPLICATE_ID = "V120" "duplicate-id" Error by check: "two entities of the record have the same id"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let event = &scope.record.event.id;
    for id in scope.ids() {
        let Some(first) = scope.get(id.id) else { continue };
        if first.path == id.path {
            continue;
        }
        // The main event told again has a rule of its own.
        if *event == id.id && id.path.segments().next() == Some(Segment::Key("related_events")) {
            continue;
        }
        let message =
            format!("{} is already the id of {}", words::quoted(id.id), first.kind.with_article());
        findings.push(
            Finding::new(&DUPLICATE_ID, Spot::value(id.path.clone().key("id")), message)
                .found(id.id)
                .help("give one of the two another id, and change the references that mean it")
                .related(Spot::value(first.path.clone().key("id")), "first given here"),
        );
    }
}
