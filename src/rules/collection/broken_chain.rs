//! See [`BROKEN_CHAIN`].

use super::Joining;
use super::memory::Records;
use super::table::{Budget, Table};
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Spot, words};

rule! {
    /// The versions of a record are not a chain: two records take the place of one, some take the
    /// place of each other, or a later version has no higher `revision`.
    ///
    /// Whoever follows `supersedes` wants to arrive at one latest version. Where the chain forks
    /// nobody can tell which correction holds, and where `revision` does not rise nobody can tell
    /// the order. A record without `revision` is the first. Of records that take each other's place,
    /// directly or through others, that alone is told of the one that closes the circle, and nothing
    /// of its revision.
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
    /// ```json bad
    /// [{ "id": "first", "supersedes": "second" }, { "id": "second", "supersedes": "first" }]
    /// ```
    ///
    /// ```json good
    /// [{ "id": "first" }, { "id": "second", "supersedes": "first", "revision": 2 },
    ///  { "id": "third", "supersedes": "second", "revision": 3 }]
    /// ```
    BROKEN_CHAIN = "V907" "broken-chain" Error over collection:
        "two records take the place of one or of each other, or a later version has no higher revision"
}

/// The most records of a circle that a message names beside the one that closes it.
const MOST_NAMED: usize = 5;

/// By the hash of a record's id, the number of the record that takes its place.
#[derive(Debug, Default)]
pub(super) struct Chains(Table<u32>);

impl Chains {
    pub(super) fn look(
        &mut self,
        records: &Records,
        joining: &Joining<'_>,
        budget: &mut Budget,
    ) -> Findings {
        let mut findings = Findings::default();
        if let Some(circle) = records.circle(joining) {
            // Which of them is the latest nobody knows, so nothing is said of their revisions. A
            // record that came before is told as such.
            if records.get(joining.key()).is_none() {
                findings.push(each_other(joining, &circle));
            }
            self.remember(joining, budget);
            return findings;
        }
        let successor = self.0.get(joining.key()).and_then(|number| records.numbered(*number));
        if let Some(successor) = successor
            && successor.revision <= joining.revision()
        {
            let message = format!(
                "{} takes the place of this record, and has revision {}, which is not above {}",
                words::quoted(&successor.id),
                successor.revision,
                joining.revision()
            );
            let help = "give the later version the higher `revision`";
            findings.push(Finding::new(&BROKEN_CHAIN, spot(joining), message).help(help));
        }
        let Some((key, id)) = &joining.entry.supersedes else { return findings };
        let old = words::quoted(id);
        let rival = self.0.get(*key).and_then(|number| records.numbered(*number));
        if let Some(rival) = rival
            && rival.key != joining.key()
        {
            let rival = words::quoted(&rival.id);
            let message = format!("{rival} takes the place of {old} too");
            let spot = Spot::value(PathBuf::root().key("supersedes"));
            let help = format!("let this record supersede {rival}, or the other way round");
            let finding = Finding::new(&BROKEN_CHAIN, spot, message);
            findings.push(finding.found(&**id).help(help));
        } else if let Some(known) = records.get(*key)
            && known.is_read
            && joining.revision() <= known.revision
        {
            let (own, before) = (joining.revision(), known.revision);
            let message = format!(
                "this record takes the place of {old}, which has revision {before}, and its own \
                 is {own}"
            );
            let help = format!("write \"revision\": {}", before + 1);
            findings.push(Finding::new(&BROKEN_CHAIN, spot(joining), message).help(help));
        }
        self.remember(joining, budget);
        findings
    }

    fn remember(&mut self, joining: &Joining<'_>, budget: &mut Budget) {
        if let Some(key) = joining.supersedes().filter(|_| joining.room) {
            self.0.keep(key, joining.number, budget);
        }
    }
}

/// The finding for a record that takes the place of others, by way of which it takes its own.
fn each_other(joining: &Joining<'_>, circle: &[&str]) -> Finding {
    let mut names: Vec<String> = Vec::new();
    names.extend(circle.iter().take(MOST_NAMED).map(|id| words::quoted(id)));
    if circle.len() > names.len() {
        names.push("…".to_owned());
    }
    let own = words::quoted(&joining.entry.id);
    let message =
        format!("these records take each other’s place: {own} → {} → {own}", names.join(" → "));
    let finding =
        Finding::new(&BROKEN_CHAIN, Spot::value(PathBuf::root().key("supersedes")), message);
    let old = joining.entry.supersedes.as_ref().map_or("", |(_, id)| id);
    finding.found(old).help("leave `supersedes` out of the record that was there first")
}

/// The revision of the record, or the id of one that gives none.
fn spot(joining: &Joining<'_>) -> Spot {
    let field = if joining.entry.revision.is_some() { "revision" } else { "id" };
    Spot::value(PathBuf::root().key(field))
}
