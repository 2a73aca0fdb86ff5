//! See [`GROUP_WITHOUT_MEMBERS`].

use foldhash::{HashSet, HashSetExt as _};

use crate::model::ActorKind;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// A joint demand, threat or other stance comes from a group that does not name its members.
    ///
    /// Data sets that know two sides only write a joint demand of five states as five demands, and
    /// the count goes up fivefold. Here it is one demand of one `group`, and `members` says who
    /// stands behind it. With fewer than two members it is not joint.
    ///
    /// Looked at are the actors to whom a stance belongs (a demand, red line, threat, offer, position or
    /// commitment):
    ///
    /// * one of kind `group` needs two members or more;
    /// * one of kind `alliance` speaks with its own voice and needs none; if it has `members`, they
    ///   are two or more.
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "guilds", "kind": "group", "name": "The two guilds", "members": ["harbour-guild"] }],
    ///   "positions": [{ "id": "p-1", "holder": "guilds", "stance": "opposes", "text": "No toll.",
    ///     "expression": "declared", "anchors": [{ "exact": "both guilds reject the toll" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Guild of Pilots" },
    ///   { "id": "guilds", "kind": "group", "name": "The two guilds",
    ///     "members": ["harbour-guild", "pilots"] }],
    ///   "positions": [{ "id": "p-1", "holder": "guilds", "stance": "opposes", "text": "No toll.",
    ///     "expression": "declared", "anchors": [{ "exact": "both guilds reject the toll" }] }] }
    /// ```
    ///
    /// Where the source does not say who belongs to it, it is no `group`: take `population`,
    /// `organization` or `unknown`, with a `description`.
    GROUP_WITHOUT_MEMBERS = "V305" "group-without-members" Error by check:
        "a joint stance comes from a group that does not name its members"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let mut told: HashSet<&str> = HashSet::new();
    for stance in scope.stances() {
        let owner = stance.owner.as_str();
        let Some(actor) = scope.actor(owner) else { continue };
        let members = actor.members.as_deref();
        let count = members.unwrap_or_default().len();
        let joint = match actor.kind {
            ActorKind::Group => true,
            ActorKind::Alliance => members.is_some(),
            _ => false,
        };
        if !joint || count >= 2 || !told.insert(owner) {
            continue;
        }
        let Some(named) = scope.get(owner) else { continue };
        let path: PathBuf = named.path.clone();
        let spot = match members {
            Some(_) => Spot::value(path.key("members")),
            None => Spot::opening(path),
        };
        let has = if count == 1 { "one member" } else { "no members" };
        let message = format!(
            "the {} {} has {has}, and {} {} is its joint one",
            actor.kind.as_str(),
            words::quoted(owner),
            stance.kind.as_str(),
            words::quoted(stance.id.as_str())
        );
        let mut finding = Finding::new(&GROUP_WITHOUT_MEMBERS, spot, message)
            .help("name two members or more, or take the kind of actor that it is")
            .related(
                Spot::value(stance.path.clone().key(stance.owner_field)),
                "speaks jointly here",
            );
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}
