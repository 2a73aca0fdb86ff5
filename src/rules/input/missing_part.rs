//! See [`MISSING_PART`].

use crate::rules::rule::rule;

rule! {
    /// Part of what was written is missing.
    ///
    /// A table that the description of the tables names is not there, a column of the layout is gone,
    /// or a table has fewer rows than were written. What is left can look like a complete record: a
    /// record without quotes is valid. So this is an error, and not a guess.
    ///
    /// Copy the tables again. Where a table, a column or rows were removed on purpose, remove them from
    /// the description too: delete `metadata.json`, the sheet `_about`, the table `_tables` or the
    /// metadata of the file.
    ///
    /// This is about tables, and no example of JSON can show it.
    MISSING_PART = "V008" "missing-part" Error: "part of what was written is missing"
}
