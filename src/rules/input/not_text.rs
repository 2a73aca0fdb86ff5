//! See [`NOT_TEXT`].

use crate::rules::rule::rule;

rule! {
    /// A number, a date or a truth value is in a cell where text belongs.
    ///
    /// Spreadsheets and data frames turn what looks like a number into one: the CAMEO code `010`
    /// (statement) becomes `10` (demand), the id `1e5` becomes `100000`, a number of 19 digits loses
    /// its last ones, `true` becomes `TRUE`, and `2031-03-04` becomes a count of days. How it was
    /// written cannot be known from the cell.
    ///
    /// Format the column as text, and write the value again.
    ///
    /// This is about typed cells, and no example of JSON can show it.
    NOT_TEXT = "V010" "not-text" Error: "a number, a date or a truth value is in a cell of text"
}
