//! See [`NUMBERING`].

use crate::rules::rule::rule;

rule! {
    /// The rows of a list are not numbered in a way that gives them one order.
    ///
    /// Rows of a table have no order of their own: programs sort them, and databases return them as
    /// they like. The column `number` has the place of each row in its list. A number that is missing,
    /// that is no whole number from 1 on, or that two rows of one list share, leaves the order open.
    ///
    /// Number the rows of each list 1, 2, 3 and so on.
    ///
    /// This is about tables, and no example of JSON can show it.
    NUMBERING = "V011" "numbering" Error: "the rows of a list are not numbered in one order"
}
