//! See [`TYPE_TEXT_MISFIT`].

use crate::model::EventType;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// An event of type `other` does not say what it is, or one of another type says it twice.
    ///
    /// In every scheme "other" is where what matters is lost, unless there are words beside it. So
    /// `other` needs `type_text`. A listed type has its meaning from the list, and words beside it
    /// that mean something else would make two of it.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "other", "name": "A collision", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "victim" }],
    ///   "anchors": [{ "exact": "a boat of the guild was rammed" }] } }
    /// ```
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "type_text": "broadcast",
    ///   "name": "A statement", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the guild said on the radio" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "other", "type_text": "collision of ships",
    ///   "name": "A collision", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "victim" }],
    ///   "anchors": [{ "exact": "a boat of the guild was rammed" }] } }
    /// ```
    TYPE_TEXT_MISFIT = "V510" "type-text-misfit" Error by check:
        "an event of type `other` does not say what it is, or one of another type says it twice"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (path, event) in scope.events() {
        let id = words::quoted(event.id.as_str());
        let is_other = event.r#type == EventType::Other;
        findings.push(match &event.type_text {
            None if is_other => {
                let message =
                    format!("{id} is of type `other`, and no `type_text` says what it is");
                Finding::new(&TYPE_TEXT_MISFIT, Spot::value(path.key("type")), message)
                    .found("other")
                    .help("say in `type_text` what it is, in a few words")
            }
            Some(text) if !is_other => {
                let message = format!(
                    "{id} is of type `{}`, and has the `type_text` {}",
                    event.r#type.as_str(),
                    words::quoted(text.as_str())
                );
                let spot = Spot::value(path.clone().key("type_text"));
                Finding::new(&TYPE_TEXT_MISFIT, spot, message)
                    .found(text.as_str())
                    .help("remove `type_text`, or write the type `other`")
                    .related(Spot::value(path.key("type")), "the type")
            }
            _ => continue,
        });
    }
}
