//! See [`SYNTAX`].

use crate::rules::rule::rule;

rule! {
    /// The text is not JSON.
    ///
    /// A record is a JSON text by RFC 8259: double quotes, no comma after the last member, no
    /// comments. After such a fault nothing can be said about the rest of the record; in a file with
    /// one record a line, the other records are still checked. An input of another format has this
    /// finding where it cannot be read as that format, and where a row of a table belongs to no record.
    ///
    /// ```json bad whole
    /// { "schema_version": "1.0", "id": "minimal", }
    /// ```
    ///
    /// ```json good
    /// { "title": "A statement of the harbour guild" }
    /// ```
    SYNTAX = "V001" "syntax" Error: "the text is not JSON (RFC 8259)"
}
