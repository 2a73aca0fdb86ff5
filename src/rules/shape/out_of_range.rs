//! See [`OUT_OF_RANGE`].

use crate::model::path::PathBuf;
use crate::model::shape::{Flaw, Number};
use crate::rules::rule::rule;
use crate::rules::stances::demand_without_addressee;
use crate::rules::{Finding, Spot, words};

rule! {
    /// A number, a length or a count is out of bounds.
    ///
    /// ```json bad
    /// { "revision": 0 }
    /// ```
    ///
    /// ```json good
    /// { "revision": 1 }
    /// ```
    OUT_OF_RANGE = "V106" "out-of-range" Error: "a number, a length or a count is out of bounds"
}

/// A number that is too small or too large.
pub(crate) fn number(path: PathBuf, shape: &Number, literal: &str) -> Finding {
    let message = format!(
        "{} is {}; {} to {} is allowed",
        words::place(&path),
        words::quoted(literal),
        shape.min,
        shape.max
    );
    Finding::new(&OUT_OF_RANGE, Spot::value(path), message)
        .found(literal)
        .expected(Some(shape.name), vec![format!("{} to {}", shape.min, shape.max)])
        .help(format!("write a number from {} to {}", shape.min, shape.max))
}

/// A string that is too long.
pub(crate) fn length(path: PathBuf, flaw: &Flaw) -> Finding {
    let message = format!("{} {}", words::place(&path), flaw.message);
    Finding::new(&OUT_OF_RANGE, Spot::value(path), message).help("shorten it")
}

/// A list with too few entries.
pub(crate) fn too_few(path: PathBuf, min: usize) -> Finding {
    if let Some(finding) = demand_without_addressee::empty_list(&path) {
        return finding;
    }
    let message = format!("{} has no entry, and needs at least {min}", words::place(&path));
    Finding::new(&OUT_OF_RANGE, Spot::value(path), message)
        .expected(None, vec![format!("at least {min} entry")])
        .help("add an entry")
}
