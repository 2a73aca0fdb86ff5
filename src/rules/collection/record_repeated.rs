//! See [`RECORD_REPEATED`].

use super::Joining;
use super::memory::Records;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Spot, words};

rule! {
    /// Two records of one call have one id.
    ///
    /// A record is known by its id: references from other records lead to it, and tables have it as
    /// their key. A later version of a record may keep the id if it says so by a `revision` of its
    /// own; then a history of versions in one file is no fault.
    ///
    /// ```json bad
    /// [{ "id": "harbour-talks" }, { "id": "harbour-talks" }]
    /// ```
    ///
    /// ```json good
    /// [{ "id": "harbour-talks" }, { "id": "harbour-talks", "revision": 2 }]
    /// ```
    RECORD_REPEATED = "V908" "record-repeated" Error over collection:
        "two records of one call have one id and one revision"
}

pub(super) fn look(records: &Records, joining: &Joining<'_>) -> Findings {
    let mut findings = Findings::default();
    let id = &*joining.entry.id;
    if records.get(joining.key()).is_some_and(|other| other.revision == joining.revision()) {
        let message = format!("another record has the id {} too", words::quoted(id));
        let spot = Spot::value(PathBuf::root().key("id"));
        findings.push(
            Finding::new(&RECORD_REPEATED, spot, message)
                .found(id)
                .help("give one of them another id, or this one a `revision` of its own"),
        );
    }
    findings
}
