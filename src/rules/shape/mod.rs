//! 1xx, up to V111: fields, types, words and forms.
//!
//! Most of these are found by [`crate::schema::explain`], which walks the model's description and a
//! tree side by side; the files here say how each fault is put.

pub mod bad_format;
pub mod duplicate_item;
pub mod empty_value;
pub mod missing_field;
pub mod not_in_code_list;
pub mod null_value;
pub mod out_of_range;
pub mod placeholder;
pub mod schema_version;
pub mod unknown_field;
pub mod wrong_type;

use crate::diagnostic::FixLevel;
use crate::model::shape::Field;
use crate::rules::{Change, Finding};

/// What a value fills.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Slot<'f> {
    /// The whole text.
    Root,
    /// A field.
    Field(&'f Field),
    /// A place in a list, which the list can do without or not.
    Entry {
        /// Whether it can.
        spare: bool,
    },
}

/// Fields that need not be there, and whose absence some rule tells in some records.
const ASKED_FOR: &[&str] = &[
    "about",
    "actor",
    "addressees",
    "agents",
    "anchors",
    "anonymous",
    "best",
    "by_source",
    "casualties",
    "channel",
    "claimed_by",
    "claims",
    "comparator",
    "compliance",
    "conduct",
    "confidence",
    "consequence",
    "corrections",
    "country",
    "dateline",
    "deadline",
    "description",
    "edited",
    "edition",
    "edtf",
    "end",
    "event",
    "exact",
    "high",
    "issues",
    "kind",
    "language",
    "lat",
    "license",
    "lon",
    "low",
    "members",
    "name",
    "names",
    "note",
    "offers",
    "on_behalf_of",
    "original",
    "parent",
    "participants",
    "positions",
    "precision",
    "prefix",
    "quotes",
    "recognition",
    "related_events",
    "relation",
    "relations",
    "rights",
    "since",
    "speaker",
    "speaker_basis",
    "start",
    "suffix",
    "text",
    "threats",
    "translation",
    "type_text",
    "unit",
    "value",
    "version",
    "when",
];

/// The finding with the fix that takes an optional field without a value out. Only of a field that no
/// rule asks for is it certain that nothing else is found then.
fn without(finding: Finding, field: &Field) -> Finding {
    let (level, help) = if ASKED_FOR.contains(&field.name) {
        (FixLevel::Unsafe, "write a value, or leave the field out")
    } else {
        (FixLevel::Safe, "leave the field out")
    };
    finding.help(help).repair(level, "remove the field", Change::Remove)
}
