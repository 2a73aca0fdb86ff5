//! See [`ADAPTED`].

use crate::rules::rule::rule;

rule! {
    /// Something was read although it is not written as the format has it.
    ///
    /// What people and their programs write differs from what this program writes: blanks around a
    /// word, headers in capital letters, `yes` for `true`, a column of notes. Where there is only one
    /// thing that can be meant, it is read as that, and the finding says so.
    ///
    /// Nothing has to be done. Write it as the finding says to have it read without a note.
    ///
    /// This is about tables and other programs' output, and no example of JSON can show it.
    ADAPTED = "V012" "adapted" Info: "something was read although it is not written as the format has it"
}
