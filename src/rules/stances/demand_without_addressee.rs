//! See [`DEMAND_WITHOUT_ADDRESSEE`].

use crate::model::path::{PathBuf, Segment};
use crate::rules::rule::rule;
use crate::rules::{Finding, Spot};

rule! {
    /// The list of addressees of a demand is empty.
    ///
    /// A demand wants something of somebody; without an addressee it cannot be met by anyone, and
    /// nobody's compliance can be judged. A wish that is addressed to nobody is a position. A demand
    /// in which the field itself is missing is told by V102.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "ada-lund", "kind": "person", "name": "Ada Lund",
    ///   "affiliations": [{ "organization": "harbour-guild" }] }], "demands": [{ "id": "d-1",
    ///   "issuer": "ada-lund", "addressees": [], "force": "request", "status": "outstanding",
    ///   "text": "Open the north gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "open the north gate" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "demands": [{ "id": "d-1", "issuer": "pilots", "addressees": ["harbour-guild"],
    ///   "force": "request", "status": "outstanding", "text": "Open the north gate.",
    ///   "expression": "attributed", "anchors": [{ "exact": "open the north gate" }] }] }
    /// ```
    DEMAND_WITHOUT_ADDRESSEE = "V602" "demand-without-addressee" Error:
        "the list of addressees of a demand is empty"
}

/// The finding for an empty list at `path`, if it is that of the addressees of a demand.
pub(crate) fn empty_list(path: &PathBuf) -> Option<Finding> {
    let mut segments = path.segments();
    let is_of_demand = matches!(
        (segments.next(), segments.next(), segments.next(), segments.next()),
        (
            Some(Segment::Key("demands")),
            Some(Segment::Index(_)),
            Some(Segment::Key("addressees")),
            None
        )
    );
    is_of_demand.then(|| {
        let message = "this demand is addressed to nobody: `addressees` has no entry";
        Finding::new(&DEMAND_WITHOUT_ADDRESSEE, Spot::value(path.clone()), message)
            .expected(None, vec!["at least 1 entry".to_owned()])
            .help("name whom the demand is addressed to, or make it a position")
    })
}
