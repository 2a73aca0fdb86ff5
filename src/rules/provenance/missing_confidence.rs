//! See [`MISSING_CONFIDENCE`].

use super::items::each_item;
use crate::model::Method;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// An entry that software made does not say how sure the software is of it.
    ///
    /// Readers of automatic records sort them by `confidence`, and an entry without one is neither in
    /// nor out. Every event, actor, issue, quote, demand, red line, threat, offer, position,
    /// commitment, claim and relation of a record with the method `automatic` has one, from 0 to 100. Where the whole record
    /// has none, that is told once.
    ///
    /// ```json bad
    /// { "provenance": { "method": "automatic", "license": "CC0-1.0", "agents": [
    ///     { "id": "reader", "kind": "software", "name": "reader", "version": "2.1" }] } }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///     "confidence": 90 }],
    ///   "provenance": { "method": "automatic", "license": "CC0-1.0", "agents": [
    ///     { "id": "reader", "kind": "software", "name": "reader", "version": "2.1" }] } }
    /// ```
    ///
    /// ```json good
    /// { "provenance": { "method": "manual", "license": "CC0-1.0" } }
    /// ```
    MISSING_CONFIDENCE = "V701" "missing-confidence" Error by check:
        "an entry that software made does not say how sure the software is of it"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    if scope.record.provenance.method != Method::Automatic {
        return;
    }
    let method = || Spot::value(PathBuf::root().key("provenance").key("method"));
    let (mut with, mut without) = (0_usize, 0_usize);
    each_item(scope.record, |_, item| match item.confidence {
        Some(_) => with += 1,
        None => without += 1,
    });
    if with == 0 {
        let message = format!(
            "the record was made automatically, and none of its {without} entries has a confidence"
        );
        findings.push(
            Finding::new(&MISSING_CONFIDENCE, method(), message)
                .found("automatic")
                .help("add `confidence`, from 0 to 100, to every entry"),
        );
        return;
    }
    each_item(scope.record, |path, item| {
        if item.confidence.is_some() || findings.is_full() {
            return;
        }
        let entry = match item.id {
            Some(id) => format!("the {} {}", item.kind, words::quoted(id)),
            None => format!("this {}", item.kind),
        };
        let message = format!("{entry} has no confidence, and was made automatically");
        findings.push(
            Finding::new(&MISSING_CONFIDENCE, Spot::opening(path.to_owned()), message)
                .help("add `confidence`, from 0 to 100")
                .related(method(), "the record was made automatically"),
        );
    });
}
