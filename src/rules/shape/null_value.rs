//! See [`NULL_VALUE`].

use crate::diagnostic::FixLevel;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::shape::{Slot, without};
use crate::rules::{Change, Finding, Spot, words};

rule! {
    /// A value is `null`.
    ///
    /// `null` could mean "none", "not known" or "not looked for", and readers take it for any of
    /// them. Leave the field out where nothing is annotated; write an empty list where somebody
    /// looked and found none; and use the word `unknown` where the list of a field has it.
    ///
    /// ```json bad
    /// { "title": null }
    /// ```
    ///
    /// ```json good
    /// { "related_events": [] }
    /// ```
    ///
    /// The fix takes the field out. Where the field must be there, it needs a value instead. Where some
    /// rule asks for it, such as `edtf`, the fix is unsafe: without it, something else may be found.
    NULL_VALUE = "V107" "null-value" Error fix Safe: "a value is `null`"
}

/// A `null` in a slot.
pub(crate) fn null(path: PathBuf, slot: Slot<'_>) -> Finding {
    let message = format!("{} is null, which is never valid", words::place(&path));
    let finding = Finding::new(&NULL_VALUE, Spot::value(path), message).found("null");
    match slot {
        Slot::Root => finding.help("write an object"),
        Slot::Field(field) if field.required => {
            finding.help(format!("write {}", words::to_write(field)))
        }
        Slot::Field(field) => without(finding, field),
        Slot::Entry { spare: false } => finding.help("write an entry here"),
        Slot::Entry { spare: true } => finding.help("remove the entry").repair(
            FixLevel::Safe,
            "remove the entry",
            Change::Remove,
        ),
    }
}
