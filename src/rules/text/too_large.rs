//! See [`TOO_LARGE`].

use crate::rules::rule::rule;

rule! {
    /// One record has more than 64 MiB, or 16 MiB if it is a line among others, or more than two
    /// million values. `--max-record-bytes` and `--max-line-bytes` set other limits.
    ///
    /// The text of a long article is a hundredth of that. A larger record is a dump of several, or
    /// a line end is missing between two lines of a file. Such a record is not read at all, so that
    /// no input can make the program use memory without bound.
    ///
    /// An example would be too large for a page.
    TOO_LARGE = "V006" "too-large" Error: "one record is too large to be read"
}
