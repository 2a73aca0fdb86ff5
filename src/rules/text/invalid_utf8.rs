//! See [`INVALID_UTF8`].

use crate::rules::rule::rule;

rule! {
    /// The text is not UTF-8, or begins with a byte order mark.
    ///
    /// JSON that is exchanged between programs is UTF-8 (RFC 8259, section 8.1). Files in UTF-16,
    /// UTF-32 or Latin-1 are told as such: save them as UTF-8. A byte order mark at the start is
    /// read past with a warning, because that section forbids to write one; anywhere else it is a
    /// fault.
    ///
    /// An example would not be text, as this page is.
    INVALID_UTF8 = "V003" "invalid-utf8" Error: "the text is not UTF-8"
}
