//! See [`CHANGED_SINCE_WRITTEN`].

use crate::rules::rule::rule;

rule! {
    /// A record in a table is not the one that was written.
    ///
    /// Each record that this program writes to a table has a checksum in the column `checksum`. It
    /// differs if a cell was edited afterwards, or if the file was damaged in a way that leaves every
    /// cell readable, such as a flipped bit in a word.
    ///
    /// Clear the cell `checksum` of the record if it was edited on purpose. If nobody edited it, copy
    /// the file again.
    ///
    /// This is about tables, and no example of JSON can show it.
    CHANGED_SINCE_WRITTEN = "V009" "changed-since-written" Warning: "a record in a table is not the one that was written"
}
