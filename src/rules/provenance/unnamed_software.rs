//! See [`UNNAMED_SOFTWARE`].

use crate::model::path::PathBuf;
use crate::model::{AgentKind, Method};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// Software had a part in the record, and it is not said which.
    ///
    /// What a program gets wrong, it gets wrong in every record that it makes. Such records can be
    /// found again only if they say which program it was, and in which version. A record with the
    /// method `automatic` or `assisted` has an agent of the kind `software` with both.
    ///
    /// ```json bad
    /// { "provenance": { "method": "assisted", "license": "CC0-1.0" } }
    /// ```
    ///
    /// ```json bad
    /// { "provenance": { "method": "assisted", "license": "CC0-1.0", "agents": [
    ///     { "id": "reader", "kind": "software", "name": "reader" }] } }
    /// ```
    ///
    /// ```json good
    /// { "provenance": { "method": "assisted", "license": "CC0-1.0", "agents": [
    ///     { "id": "reader", "kind": "software", "name": "reader", "version": "2.1" }] } }
    /// ```
    UNNAMED_SOFTWARE = "V704" "unnamed-software" Error by check:
        "software had a part in the record, and it is not said which"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let provenance = &scope.record.provenance;
    let method = provenance.method;
    if method == Method::Manual {
        return;
    }
    let agents = provenance.agents.iter().flatten().enumerate();
    let mut software = agents.filter(|(_, agent)| agent.kind == AgentKind::Software).peekable();
    let path = || PathBuf::root().key("provenance");
    let Some((number, first)) = software.peek().copied() else {
        let message = format!(
            "the record was made with the method `{}`, and no agent is the software",
            method.as_str()
        );
        let mut finding =
            Finding::new(&UNNAMED_SOFTWARE, Spot::value(path().key("method")), message)
                .found(method.as_str())
                .help("add an agent of the kind \"software\" with its name and version");
        // The agent may be there, with a kind that cannot be read.
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
        return;
    };
    if software.any(|(_, agent)| agent.name.is_some() && agent.version.is_some()) {
        return;
    }
    let lacks = match (&first.name, &first.version) {
        (None, None) => "name and version",
        (None, _) => "name",
        _ => "version",
    };
    let message = format!("the software {} has no {lacks}", words::quoted(first.id.as_str()));
    let spot = Spot::opening(path().key("agents").index(number));
    findings.push(
        Finding::new(&UNNAMED_SOFTWARE, spot, message)
            .help(format!("add its {lacks}"))
            .related(Spot::value(path().key("method")), "software had a part in the record"),
    );
}
