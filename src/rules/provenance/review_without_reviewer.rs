//! See [`REVIEW_WITHOUT_REVIEWER`].

use crate::model::path::PathBuf;
use crate::model::shape::Kind;
use crate::model::{Agent, AgentKind, AgentRole, RecordStatus};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// A record is called reviewed or published, and nobody but its author has looked at it.
    ///
    /// Hand-coded collections have every text read by two people, for one alone overlooks too much. A
    /// record with the status `reviewed` or `published` has an agent of the kind `person` with the role
    /// `reviewer`, who is not its only author.
    ///
    /// ```json bad
    /// { "status": "published" }
    /// ```
    ///
    /// ```json bad
    /// { "status": "reviewed", "provenance": { "method": "manual", "license": "CC0-1.0", "agents": [
    ///     { "id": "ola", "kind": "person", "name": "Ola Finn", "roles": ["author", "reviewer"] }] } }
    /// ```
    ///
    /// ```json good
    /// { "status": "reviewed", "provenance": { "method": "manual", "license": "CC0-1.0", "agents": [
    ///     { "id": "ola", "kind": "person", "name": "Ola Finn", "roles": ["author"] },
    ///     { "id": "tavi", "kind": "person", "name": "Tavi Renn", "roles": ["reviewer"] }] } }
    /// ```
    REVIEW_WITHOUT_REVIEWER = "V705" "review-without-reviewer" Warning by check:
        "a record is called reviewed or published, and nobody but its author has looked at it"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let status = scope.record.status_or_default();
    if !matches!(status, RecordStatus::Reviewed | RecordStatus::Published) {
        return;
    }
    let agents = scope.record.provenance.agents.as_deref().unwrap_or_default();
    let has = |agent: &Agent<'_>, role| agent.roles.as_ref().is_some_and(|all| all.contains(&role));
    let authors = agents.iter().filter(|agent| has(agent, AgentRole::Author)).count();
    let mut only_author = None;
    for (number, agent) in agents.iter().enumerate() {
        if agent.kind != AgentKind::Person || !has(agent, AgentRole::Reviewer) {
            continue;
        }
        if authors != 1 || !has(agent, AgentRole::Author) {
            return;
        }
        only_author = Some((number, agent));
    }
    let status = status.as_str();
    let message = match only_author {
        None => format!("the record is {status}, and no person is its reviewer"),
        Some((_, agent)) => format!(
            "the record is {status}, and its only reviewer {} is its only author",
            words::quoted(agent.id.as_str())
        ),
    };
    let spot = Spot::value(PathBuf::root().key("status"));
    let mut finding = Finding::new(&REVIEW_WITHOUT_REVIEWER, spot, message)
        .found(status)
        .help("add the person who looked it over, with the role \"reviewer\", or write \"draft\"");
    if let Some((number, _)) = only_author {
        let agent = PathBuf::root().key("provenance").key("agents").index(number);
        finding = finding.related(Spot::value(agent.key("roles")), "author and reviewer");
    }
    finding.absence = Some(Absence::Entity(&[Kind::Agent]));
    findings.push(finding);
}
