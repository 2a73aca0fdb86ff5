//! See [`DISPUTE_WITHOUT_OPPONENT`].

use super::accounts::accounts;
use crate::model::Assertion;
use crate::model::shape::Kind;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// An event is told as disputed or denied, and nobody in the record disputes or denies it.
    ///
    /// Who says what about an event stands in the claims. A word on the event alone does not say who
    /// denies it, where, and what: it cannot be checked, and not be undone when they come round. So
    /// an event with the `assertion` disputed or denied needs a claim `about` it that has a view
    /// with the stance `denies` or `doubts`, or that another claim contradicts (relation
    /// `contradicts`).
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "assertion": "disputed", "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild is said to have spoken" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///   "assertion": "disputed", "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild is said to have spoken" }] },
    ///   "claims": [{ "id": "c-1", "text": "The guild spoke.", "kind": "factual", "about": ["e-1"],
    ///     "views": [
    ///       { "by_source": true, "stance": "asserts", "anchors": [{ "exact": "said to have" }] },
    ///       { "actor": "harbour-guild", "stance": "denies", "anchors": [{ "exact": "denies it" }] }] }] }
    /// ```
    DISPUTE_WITHOUT_OPPONENT = "V508" "dispute-without-opponent" Error by check:
        "an event is told as disputed or denied, and nobody in the record disputes or denies it"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let of_interest =
        |assertion| matches!(assertion, Some(Assertion::Disputed | Assertion::Denied));
    if !scope.events().any(|(_, event)| of_interest(event.assertion)) {
        return;
    }
    let accounts = accounts(scope);
    for (path, event) in scope.events() {
        let Some(assertion) = event.assertion.filter(|own| of_interest(Some(*own))) else {
            continue;
        };
        if accounts.get(event.id.as_str()).is_some_and(|account| account.is_opposed) {
            continue;
        }
        let message = format!(
            "{} is `{assertion}`, and no claim about it is denied, doubted or contradicted",
            words::quoted(event.id.as_str())
        );
        let mut finding = Finding::new(
            &DISPUTE_WITHOUT_OPPONENT,
            Spot::value(path.key("assertion")),
            message,
        )
        .found(assertion.as_str())
        .help("add a claim `about` the event, with the views of those who say so and who do not");
        finding.absence = Some(Absence::Entity(&[Kind::Claim]));
        findings.push(finding);
    }
}
