//! See [`MISSING_RECOGNITION`].

use crate::model::path::PathBuf;
use crate::model::{Actor, ActorKind};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A state without a country code, or of disputed statehood, does not say how it is recognised.
    ///
    /// Published data spell one such entity in half a dozen ways and count it now as a state, now as
    /// a province, without a word. `recognition` says how far other states recognise it, and
    /// `claimed_by` who claims it; neither takes a side. A record that has one of them is clear.
    ///
    /// Looked at are actors of kind `state`:
    ///
    /// * one without `country` needs `recognition`, for ISO 3166-1 does not know it;
    /// * one whose `country` is ESH, PSE, TWN or XKX needs `recognition` or `claimed_by`. These are
    ///   the codes under which an entity is found that some states treat as a state and others do
    ///   not, and that is no member of the United Nations. Members that a few others do not
    ///   recognise are not on the list, nor are territories that nobody calls a state.
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "tesmar", "kind": "state", "name": "Tesmar", "anchors": [{ "exact": "Tesmar" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "kosovo", "kind": "state", "name": "Kosovo", "country": "XKX",
    ///     "anchors": [{ "exact": "Kosovo" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "tesmar", "kind": "state", "name": "Tesmar", "recognition": "recognized",
    ///     "anchors": [{ "exact": "Tesmar" }] },
    ///   { "id": "kosovo", "kind": "state", "name": "Kosovo", "country": "XKX",
    ///     "recognition": "partial", "anchors": [{ "exact": "Kosovo" }] },
    ///   { "id": "malta", "kind": "state", "name": "Malta", "country": "MLT",
    ///     "anchors": [{ "exact": "Malta" }] }] }
    /// ```
    MISSING_RECOGNITION = "V304" "missing-recognition" Warning by check:
        "a state without a country code, or of disputed statehood, does not say how it is recognised"
}

/// Codes of entities that some states treat as a state and others do not, and that are no members of
/// the United Nations (as of 2026): Western Sahara, Palestine, Taiwan, Kosovo.
const DISPUTED: [&str; 4] = ["ESH", "PSE", "TWN", "XKX"];

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, actor) in scope.record.actors.iter().enumerate() {
        if actor.kind != ActorKind::State || actor.recognition.is_some() {
            continue;
        }
        findings.push(match actor.country {
            None => without_country(number, actor),
            Some(country) if DISPUTED.contains(&country.as_str()) => {
                if actor.claimed_by.as_ref().is_some_and(|claims| !claims.is_empty()) {
                    continue;
                }
                let message = format!(
                    "{} is seen as a state by some and not by others, and {} says neither how it \
                     is recognised nor who claims it",
                    words::quoted(country.as_str()),
                    words::quoted(actor.id.as_str())
                );
                let spot = Spot::value(place(number).key("country"));
                Finding::new(&MISSING_RECOGNITION, spot, message).found(country.as_str()).help(
                    "add `recognition` (recognized, partial or unrecognized), or `claimed_by`",
                )
            }
            Some(_) => continue,
        });
    }
}

fn without_country(number: usize, actor: &Actor<'_>) -> Finding {
    let message = format!(
        "the state {} has no `country`, and does not say how it is recognised",
        words::quoted(actor.id.as_str())
    );
    let spot = Spot::value(place(number).key("kind"));
    Finding::new(&MISSING_RECOGNITION, spot, message)
        .found("state")
        .help("add its `country`, or `recognition` where it has no code of its own")
}

fn place(number: usize) -> PathBuf {
    PathBuf::root().key("actors").index(number)
}
