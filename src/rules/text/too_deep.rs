//! See [`TOO_DEEP`].

use crate::rules::rule::rule;

rule! {
    /// Arrays and objects lie more than 128 deep in one another.
    ///
    /// A record needs no more than ten levels. Deep nesting comes from broken exporters, or from
    /// somebody who wants a parser to run out of stack.
    ///
    /// ```json bad whole
    /// [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
    /// [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
    /// ```
    ///
    /// ```json good
    /// { "extensions": [{ "uri": "https://example.org/x", "data": [[[[1]]]] }] }
    /// ```
    TOO_DEEP = "V005" "too-deep" Error: "arrays and objects lie too deep in one another"
}
