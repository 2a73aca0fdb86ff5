//! See [`TIMESTAMP_WITHOUT_OFFSET`].

use crate::model::path::PathBuf;
use crate::model::shape::Scalar;
use crate::rules::rule::rule;
use crate::rules::{Finding, Spot, words};

rule! {
    /// A time for machines does not say by which clock it counts.
    ///
    /// The times at which a source came out or was fetched, and those of the record itself, are points
    /// in time by RFC 3339: a day, a time with seconds, and `Z` or an offset. Without the offset such
    /// a time may be any of more than twenty-four, and every reader takes it for one of its own clock. A `when` is
    /// not meant: `edtf` may have a time without an offset, and means that of the place.
    ///
    /// There is no fix, for the offset is not known. Where only the day is known, `published`,
    /// `modified` and `retrieved` may give the day alone.
    ///
    /// ```json bad
    /// { "provenance": { "method": "manual", "license": "CC0-1.0",
    ///   "created": "2031-05-04T16:30:00" } }
    /// ```
    ///
    /// ```json good
    /// { "provenance": { "method": "manual", "license": "CC0-1.0",
    ///   "created": "2031-05-04T16:30:00+03:30" } }
    /// ```
    TIMESTAMP_WITHOUT_OFFSET = "V214" "timestamp-without-offset" Error:
        "a time for machines does not say by which clock it counts"
}

/// Whether a string that is not of the form of `scalar` lacks an offset and nothing else.
pub(crate) fn lacks_offset(scalar: &Scalar, value: &str) -> bool {
    matches!(scalar.name, "timestamp" | "moment")
        && value.contains('T')
        && (scalar.check)(&format!("{value}Z")).is_ok()
}

/// A time that lacks its offset.
pub(crate) fn without_offset(path: PathBuf, scalar: &'static Scalar, value: &str) -> Finding {
    let message =
        format!("{} is {}, a time without an offset", words::place(&path), words::quoted(value));
    Finding::new(&TIMESTAMP_WITHOUT_OFFSET, Spot::value(path), message)
        .found(value)
        .expected(Some(scalar.name), Vec::new())
        .help("add `Z` if the time is in UTC, or the offset of the clock, such as `+03:30`")
}
