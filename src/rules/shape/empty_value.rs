//! See [`EMPTY_VALUE`].

use crate::diagnostic::FixLevel;
use crate::model::path::PathBuf;
use crate::model::shape::{Flaw, FlawKind};
use crate::rules::rule::rule;
use crate::rules::shape::{Slot, without};
use crate::rules::{Change, Finding, Spot, words};

rule! {
    /// A string is empty or blank, has white space at an end, or has control characters.
    ///
    /// An empty string says no more than an absent field, and is read as a value. White space at the
    /// ends makes equal names differ. Control characters come from broken exports.
    ///
    /// ```json bad
    /// { "title": "A statement of the harbour guild " }
    /// ```
    ///
    /// ```json good
    /// { "title": "A statement of the harbour guild" }
    /// ```
    ///
    /// The fix takes out white space at the ends, or an optional field that is empty. It is never
    /// made to the words of a quote, and is unsafe for a field that some rule asks for, such as
    /// `edtf`: without it, something else may be found.
    EMPTY_VALUE = "V108" "empty-value" Error fix Safe:
        "a string is empty or blank, has white space at an end, or has control characters"
}

/// A string with that flaw in a slot.
pub(crate) fn empty(path: PathBuf, slot: Slot<'_>, value: &str, flaw: &Flaw) -> Finding {
    let message = format!("{} {}", words::place(&path), flaw.message);
    let is_quotation = words::is_quotation(&path);
    let finding = Finding::new(&EMPTY_VALUE, Spot::value(path), message).found(value);
    match (flaw.kind, slot) {
        (FlawKind::OuterSpace, _) => {
            let finding = finding.help("remove the white space");
            if is_quotation {
                return finding;
            }
            let trimmed = value.trim_matches(|c: char| c.is_whitespace() || c.is_control());
            let json = serde_json::Value::from(trimmed).to_string();
            finding.repair(FixLevel::Safe, "remove the white space", Change::Replace(json))
        }
        (FlawKind::Control, _) => finding.help(order_for_control(value)),
        (_, Slot::Field(field)) if field.required => {
            finding.help(format!("write {}", words::to_write(field)))
        }
        (_, Slot::Field(field)) => without(finding, field),
        (_, Slot::Entry { spare: true }) => finding.help("remove the entry").repair(
            FixLevel::Safe,
            "remove the entry",
            Change::Remove,
        ),
        (_, Slot::Entry { spare: false } | Slot::Root) => finding.help("write a value here"),
    }
}

/// What to do about the first control character of a text. Removing one that breaks a line or page
/// would join the words on its sides.
fn order_for_control(value: &str) -> &'static str {
    let mut before = None;
    let mut characters = value.chars().peekable();
    while let Some(c) = characters.next() {
        let is_break = matches!(c, '\u{2028}' | '\u{2029}');
        let joins = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !c.is_control());
        if (c.is_control() && c != '\n' && c != '\t') || is_break {
            let is_blank = c.is_whitespace() || is_break;
            let is_between = joins(before) && joins(characters.peek().copied());
            return if is_blank && is_between {
                "write a space in place of the control character"
            } else {
                "remove the control character"
            };
        }
        before = Some(c);
    }
    // Of a text on one line, a line feed or tab.
    "write a space in place of the control character"
}
