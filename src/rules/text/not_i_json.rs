//! See [`NOT_I_JSON`].

use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Finding, Spot, words};

rule! {
    /// The text is JSON that programs read differently.
    ///
    /// RFC 7493 (I-JSON) names what not every reader can hold: half of a surrogate pair, such as
    /// `\uD800` alone, which stands for no character; a number beyond the range of a double; and a
    /// whole number beyond 2^53 - 1 in size, of which a reader that uses doubles loses the last
    /// digits. Write such a number as a string.
    ///
    /// ```json bad
    /// { "extensions": [{ "uri": "https://example.org/x", "data": { "n": 9007199254740993 } }] }
    /// ```
    ///
    /// ```json good
    /// { "extensions": [{ "uri": "https://example.org/x", "data": { "n": "9007199254740993" } }] }
    /// ```
    NOT_I_JSON = "V004" "not-i-json" Error: "the text is JSON that programs read differently (RFC 7493)"
}

/// A whole number that a double may not hold.
pub(crate) fn unsafe_integer(path: PathBuf, literal: &str) -> Finding {
    let message = format!(
        "the whole number {} is beyond 2^53 - 1, and many readers lose its last digits",
        words::quoted(literal)
    );
    Finding::new(&NOT_I_JSON, Spot::value(path), message)
        .found(literal)
        .help("write it as a string")
}
