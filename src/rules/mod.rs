//! The rule catalogue.
//!
//! A rule is a [`Rule`] value in the file that is named after it, with its page as doc comment, and
//! a line in [`RULES`]. Rules of the families 0xx and 1xx that concern the text and the shape are
//! found by the reader ([`crate::json`]) and by [`crate::schema`]; all others look at a typed
//! record that is right in shape.

mod finding;
mod rule;
mod scope;
mod time;
mod view;
pub(crate) mod words;

pub mod actors;
pub mod collection;
pub mod dates;
pub mod events;
pub mod language;
pub mod provenance;
pub mod quotes;
pub mod references;
pub mod shape;
pub mod stances;
pub mod text;

pub use finding::{Absence, Change, Finding, Findings, Part, Repair, Spot};
pub use rule::{Check, Rule};
pub use scope::Scope;

/// Every rule, in order of code.
pub static RULES: &[&Rule] = &[
    &text::syntax::SYNTAX,
    &text::duplicate_key::DUPLICATE_KEY,
    &text::invalid_utf8::INVALID_UTF8,
    &text::not_i_json::NOT_I_JSON,
    &text::too_deep::TOO_DEEP,
    &text::too_large::TOO_LARGE,
    &text::hidden_characters::HIDDEN_CHARACTERS,
    &shape::unknown_field::UNKNOWN_FIELD,
    &shape::missing_field::MISSING_FIELD,
    &shape::wrong_type::WRONG_TYPE,
    &shape::not_in_code_list::NOT_IN_CODE_LIST,
    &shape::bad_format::BAD_FORMAT,
    &shape::out_of_range::OUT_OF_RANGE,
    &shape::null_value::NULL_VALUE,
    &shape::empty_value::EMPTY_VALUE,
    &shape::placeholder::PLACEHOLDER,
    &shape::duplicate_item::DUPLICATE_ITEM,
    &shape::schema_version::SCHEMA_VERSION,
    &references::duplicate_id::DUPLICATE_ID,
    &references::dangling_reference::DANGLING_REFERENCE,
    &references::wrong_kind_reference::WRONG_KIND_REFERENCE,
    &references::reference_cycle::REFERENCE_CYCLE,
    &references::unused_entity::UNUSED_ENTITY,
    &references::id_is_not_file_name::ID_IS_NOT_FILE_NAME,
    &references::event_repeated::EVENT_REPEATED,
    // 2xx: dates.
    // 3xx: actors, places, codes.
    // 4xx: quotes.
    &quotes::points_nowhere::POINTS_NOWHERE,
    &quotes::text_differs_from_anchors::TEXT_DIFFERS_FROM_ANCHORS,
    &quotes::misplaced_fragments::MISPLACED_FRAGMENTS,
    &quotes::speaker_basis_mismatch::SPEAKER_BASIS_MISMATCH,
    &quotes::short_direct_quote::SHORT_DIRECT_QUOTE,
    &quotes::shared_span::SHARED_SPAN,
    &quotes::translation_mismatch::TRANSLATION_MISMATCH,
    &quotes::missing_original::MISSING_ORIGINAL,
    &quotes::broken_attribution::BROKEN_ATTRIBUTION,
    &quotes::distant_mention::DISTANT_MENTION,
    &quotes::unmarked_edit::UNMARKED_EDIT,
    &quotes::garbled_text::GARBLED_TEXT,
    // 5xx: events.
    // 6xx: stances.
    // 7xx: provenance.
    // 8xx: language.
    // 9xx: versions, extensions, collections.
    &collection::unusable_extension_uri::UNUSABLE_EXTENSION_URI,
    &collection::shadowed_field::SHADOWED_FIELD,
    &collection::outdated_schema_iri::OUTDATED_SCHEMA_IRI,
];

/// The rule with that code or name.
#[must_use]
pub fn find(word: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.is_called(word))
}

/// The rule whose code or name is closest to `word`, if one is close.
#[must_use]
pub fn nearest(word: &str) -> Option<&'static Rule> {
    let words = RULES.iter().flat_map(|rule| [rule.code, rule.name]);
    find(&crate::nearest::nearest(word, words).first()?.value)
}
