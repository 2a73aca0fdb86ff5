//! See [`UNKNOWN_AGENT`].

use foldhash::HashSet;

use crate::diagnostic::FixLevel;
use crate::model::path::PathBuf;
use crate::model::shape::{Kind, Scalar};
use crate::nearest::nearest;
use crate::rules::rule::rule;
use crate::rules::{Absence, Change, Finding, Findings, Scope, Spot, words};

rule! {
    /// An entry was made by somebody who is no agent of the record.
    ///
    /// `by` tells who made an entry, where several people and programs worked on a record. It names one
    /// of the agents in `provenance`. The id is misspelt, or the agent is missing, or the id is that of
    /// an actor: the people who are told of are not those who tell.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///   "by": "ola" }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///   "by": "harbour-guild" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///     "by": "ola" }],
    ///   "provenance": { "method": "manual", "license": "CC0-1.0", "agents": [
    ///     { "id": "ola", "kind": "person", "name": "Ola Finn", "roles": ["author"] }] } }
    /// ```
    ///
    /// The fix puts the closest id of an agent in place, where one is closer than every other. It is
    /// not safe: the agent that was meant may be missing.
    UNKNOWN_AGENT = "V708" "unknown-agent" Error fix Unsafe by check:
        "an entry was made by somebody who is no agent of the record"
}

/// So many ids are compared with one that leads nowhere, and so many are listed.
const COMPARED: usize = 1_000;
const LISTED: usize = 6;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let agents = scope.record.provenance.agents.as_deref().unwrap_or_default();
    let known: HashSet<&str> = agents.iter().map(|agent| agent.id.as_str()).collect();
    let wanted =
        |scalar: &'static Scalar, id: &str| scalar.refers == [Kind::Agent] && !known.contains(id);
    scope.each_scalar(wanted, |path, _, id| {
        if findings.is_full() {
            return;
        }
        let path = path.to_owned();
        let message = match scope.get(id) {
            None => format!(
                "{} is {}, and no agent of this record has that id",
                words::place(&path),
                words::quoted(id)
            ),
            Some(other) => format!(
                "{} is {}, which is {} and no agent",
                words::place(&path),
                words::quoted(id),
                other.kind.with_article()
            ),
        };
        let some: Vec<String> =
            agents.iter().take(LISTED).map(|agent| agent.id.as_str().to_owned()).collect();
        let help = if some.is_empty() {
            "add the agent to `provenance`, or leave `by` out".to_owned()
        } else {
            format!("name an agent of the record, such as `{}`, or add one", some.join("`, `"))
        };
        let mut finding = Finding::new(&UNKNOWN_AGENT, Spot::value(path), message)
            .found(id)
            .help(help)
            .expected(None, some);
        if let Some(other) = scope.get(id) {
            let label = format!("{} is given this id here", other.kind.with_article());
            finding = finding.related(Spot::value(other.path.clone().key("id")), label);
        }
        finding.absence = Some(Absence::Entity(&[Kind::Agent]));
        let near = nearest(id, agents.iter().take(COMPARED).map(|agent| agent.id.as_str()));
        if let [first, rest @ ..] = near.as_slice() {
            let alone = rest.first().is_none_or(|second| second.score < first.score);
            let value = first.value.clone();
            finding = finding.label(format!("did you mean `{value}`?"));
            let number = agents.iter().position(|agent| agent.id.as_str() == value);
            if let Some(number) = number {
                let agent = PathBuf::root().key("provenance").key("agents").index(number);
                finding = finding.related(Spot::value(agent.key("id")), "a close id is given here");
            }
            if alone {
                let change = Change::Replace(format!("\"{value}\""));
                let title = format!("replace with `{value}`");
                finding = finding.repair(FixLevel::Unsafe, title, change);
            }
            finding = finding.suggest(near);
        }
        findings.push(finding);
    });
}
