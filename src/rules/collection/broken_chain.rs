//! See [`BROKEN_CHAIN`].

use std::collections::HashMap;

use super::Joining;
use super::memory::Records;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Spot, words};

rule! {
    /// The versions of a record are not a chain: two records take the place of one, or a later
    /// version has no higher `revision`.
    ///
    /// Whoever follows `supersedes` wants to arrive at one latest version. Where the chain forks
    /// nobody can tell which correction holds, and where `revision` does not rise nobody can tell
    /// the order. A record without `revision` is the first.
    ///
    /// ```json bad
    /// [{ "id": "first" }, { "id": "second", "supersedes": "first" }]
    /// ```
    ///
    /// ```json bad
    /// [{ "id": "first" }, { "id": "second", "supersedes": "first", "revision": 2 },
    ///  { "id": "third", "supersedes": "first", "revision": 3 }]
    /// ```
    ///
    /// ```json good
    /// [{ "id": "first" }, { "id": "second", "supersedes": "first", "revision": 2 },
    ///  { "id": "third", "supersedes": "second", "revision": 3 }]
    /// ```
    BROKEN_CHAIN = "V907" "broken-chain" Error over collection:
        "two records take the place of one, or a later version has no higher revision"
}

/// By the hash of a record's id, the number of the record that takes its place.
#[derive(Debug, Default)]
pub(super) struct Chains(HashMap<u64, u32>);

impl Chains {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn look(&mut self, records: &Records, joining: &Joining<'_>) -> Findings {
        let mut findings = Findings::default();
        let successor = self.0.get(&joining.key).and_then(|number| records.numbered(*number));
        if let Some(successor) = successor
            && successor.revision <= joining.revision
        {
            let message = format!(
                "{} takes the place of this record, and has revision {}, which is not above {}",
                words::quoted(&successor.id),
                successor.revision,
                joining.revision
            );
            let help = "give the later version the higher `revision`";
            findings.push(Finding::new(&BROKEN_CHAIN, spot(joining), message).help(help));
        }
        let record = joining.scope.record;
        let (Some(key), Some(id)) = (joining.supersedes, &record.supersedes) else {
            return findings;
        };
        let old = words::quoted(id.as_str());
        let rival = self.0.get(&key).and_then(|number| records.numbered(*number));
        if let Some(rival) = rival
            && rival.key != joining.key
        {
            let rival = words::quoted(&rival.id);
            let message = format!("{rival} takes the place of {old} too");
            let spot = Spot::value(PathBuf::root().key("supersedes"));
            let help = format!("let this record supersede {rival}, or the other way round");
            let finding = Finding::new(&BROKEN_CHAIN, spot, message);
            findings.push(finding.found(id.as_str()).help(help));
        } else if let Some(known) = records.get(key)
            && known.is_read
            && joining.revision <= known.revision
        {
            let (own, before) = (joining.revision, known.revision);
            let message = format!(
                "this record takes the place of {old}, which has revision {before}, and its own \
                 is {own}"
            );
            let help = format!("write \"revision\": {}", before + 1);
            findings.push(Finding::new(&BROKEN_CHAIN, spot(joining), message).help(help));
        }
        if joining.room {
            self.0.entry(key).or_insert(joining.number);
        }
        findings
    }
}

/// The revision of the record, or the id of one that gives none.
fn spot(joining: &Joining<'_>) -> Spot {
    let field = if joining.scope.record.revision.is_some() { "revision" } else { "id" };
    Spot::value(PathBuf::root().key(field))
}
