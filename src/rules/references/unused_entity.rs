//! See [`UNUSED_ENTITY`].

use foldhash::HashSet;

use super::references;
use crate::model::Anchor;
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
    let record = scope.record;
    let is_bare = |anchors: &Option<Vec<Anchor<'_>>>| anchors.as_ref().is_none_or(Vec::is_empty);
    let mut issues = record.issues.iter().flatten();
    if !record.actors.iter().any(|actor| is_bare(&actor.anchors))
        && !issues.any(|issue| is_bare(&issue.anchors))
    {
        return;
    }
    let used: HashSet<&str> = references(scope).map(|(_, id)| id).collect();
    let actors = record
        .actors
        .iter()
        .enumerate()
        .map(|(number, actor)| ("actor", &actor.id, &actor.anchors, "actors", number));
    let issues = record
        .issues
        .iter()
        .flatten()
        .enumerate()
        .map(|(number, issue)| ("issue", &issue.id, &issue.anchors, "issues", number));
    for (kind, id, anchors, list, number) in actors.chain(issues) {
        if !is_bare(anchors) || used.contains(id.as_str()) {
            continue;
        }
        let path = PathBuf::root().key(list).index(number);
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
