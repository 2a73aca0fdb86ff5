//! See [`UNUSED_ENTITY`].

use std::collections::HashSet;

use super::each_reference;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// Nothing refers to an actor or issue, and it has no anchor.
    ///
    /// It is a leftover, or what should refer to it is missing. An anchor is enough: it shows that
    /// the source speaks of it.
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Guild of Pilots" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Guild of Pilots",
    ///     "anchors": [{ "exact": "the pilots" }] }] }
    /// ```
    UNUSED_ENTITY = "V124" "unused-entity" Warning by check:
        "nothing refers to an actor or issue, and it has no anchor"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let mut used: HashSet<&str> = HashSet::new();
    each_reference(scope, |_, _, id| {
        used.insert(id);
    });
    let record = scope.record;
    let actors = record.actors.iter().enumerate().map(|(number, actor)| {
        ("actor", &actor.id, &actor.anchors, PathBuf::root().key("actors").index(number))
    });
    let issues = record.issues.iter().flatten().enumerate().map(|(number, issue)| {
        ("issue", &issue.id, &issue.anchors, PathBuf::root().key("issues").index(number))
    });
    for (kind, id, anchors, path) in actors.chain(issues) {
        if used.contains(id.as_str()) || anchors.as_ref().is_some_and(|anchors| !anchors.is_empty())
        {
            continue;
        }
        let message = format!(
            "nothing refers to the {kind} {}, and it has no anchor",
            words::quoted(id.as_str())
        );
        let mut finding = Finding::new(&UNUSED_ENTITY, Spot::value(path.key("id")), message)
            .found(id.as_str())
            .help("refer to it, say where the source speaks of it, or remove it");
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}
