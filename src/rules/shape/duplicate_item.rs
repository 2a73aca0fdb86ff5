//! See [`DUPLICATE_ITEM`].

use crate::diagnostic::FixLevel;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Spot, words};

rule! {
    /// A list of references, codes or words has the same entry twice.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "state", "name": "Port", "recognition": "recognized",
    ///   "claimed_by": ["NZL", "NZL"] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "state", "name": "Port", "recognition": "recognized",
    ///   "claimed_by": ["NZL", "AUS"] }] }
    /// ```
    ///
    /// The fix takes the second entry out.
    DUPLICATE_ITEM = "V110" "duplicate-item" Error fix Safe: "a list has the same entry twice"
}

/// An entry, at `path`, that is equal to the one at `first`.
pub(crate) fn repeated(path: PathBuf, first: PathBuf, value: Option<&str>) -> Finding {
    let list = words::place(&path.parent());
    let message = match value {
        Some(value) => format!("{list} has {} twice", words::quoted(value)),
        None => format!("{} is the same as an earlier one", words::place(&path)),
    };
    let finding = Finding::new(&DUPLICATE_ITEM, Spot::value(path), message)
        .help("remove one of the two")
        .related(Spot::value(first), "first here")
        .repair(FixLevel::Safe, "remove the entry", Change::Remove);
    match value {
        Some(value) => finding.found(value),
        None => finding,
    }
}
