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

pub use collection::Collection;
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
    &quotes::impossible_span::IMPOSSIBLE_SPAN,
    &quotes::words_not_at_positions::WORDS_NOT_AT_POSITIONS,
    &quotes::words_not_in_source::WORDS_NOT_IN_SOURCE,
    &quotes::context_mismatch::CONTEXT_MISMATCH,
    &quotes::split_word::SPLIT_WORD,
    &quotes::unmarked_span::UNMARKED_SPAN,
    &quotes::marks_in_span::MARKS_IN_SPAN,
    &quotes::uncovered_quotation::UNCOVERED_QUOTATION,
    &quotes::source_changed::SOURCE_CHANGED,
    &quotes::typographic_difference::TYPOGRAPHIC_DIFFERENCE,
    &quotes::text_unavailable::TEXT_UNAVAILABLE,
    &quotes::speaker_not_near::SPEAKER_NOT_NEAR,
    // 5xx: events.
    // 6xx: stances.
    // 7xx: provenance.
    // 8xx: language.
    // 9xx: versions, extensions, collections.
    &collection::repeated_source::REPEATED_SOURCE,
    &collection::drifting_identifier::DRIFTING_IDENTIFIER,
    &collection::dead_link::DEAD_LINK,
    &collection::broken_chain::BROKEN_CHAIN,
    &collection::record_repeated::RECORD_REPEATED,
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
