//! See [`INVALID_UTF8`].

use crate::rules::rule::rule;

rule! {
    /// The text is not UTF-8, or begins with a byte order mark.
    ///
    /// JSON that is exchanged between programs is UTF-8 (RFC 8259, section 8.1). Files in UTF-16,
    /// UTF-32 or Latin-1 are told as such: save them as UTF-8. A byte order mark at the start is
    /// read past with a warning, because that section forbids to write one; anywhere else it is a
    /// fault. The examples of a page are text, so the bad one here shows a mark in a wrong place.
    ///
    /// ```json bad whole V001
    /// { "schema_version": "1.0", ﻿"id": "minimal" }
    /// ```
    ///
    /// ```json good
    /// { "title": "Überfahrt nach Øst" }
    /// ```
    INVALID_UTF8 = "V003" "invalid-utf8" Error: "the text is not UTF-8"
}
