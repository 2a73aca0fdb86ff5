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
    &actors::missing_recognition::MISSING_RECOGNITION,
    &actors::group_without_members::GROUP_WITHOUT_MEMBERS,
    &actors::bad_identifier::BAD_IDENTIFIER,
    &actors::shared_identifier::SHARED_IDENTIFIER,
    &actors::same_name::SAME_NAME,
    &actors::incomplete_coordinates::INCOMPLETE_COORDINATES,
    &actors::place_outside_country::PLACE_OUTSIDE_COUNTRY,
    &actors::affiliation_out_of_time::AFFILIATION_OUT_OF_TIME,
    &actors::title_in_name::TITLE_IN_NAME,
    &actors::name_not_in_text::NAME_NOT_IN_TEXT,
    &actors::office_held_twice::OFFICE_HELD_TWICE,
    // 4xx: quotes.
    // 5xx: events.
    &events::unannounced_past::UNANNOUNCED_PAST,
    &events::result_of_what_did_not_happen::RESULT_OF_WHAT_DID_NOT_HAPPEN,
    &events::missing_role::MISSING_ROLE,
    &events::part_told_twice::PART_TOLD_TWICE,
    &events::mediator_is_party::MEDIATOR_IS_PARTY,
    &events::disorderly_casualties::DISORDERLY_CASUALTIES,
    &events::qualifier_misfit::QUALIFIER_MISFIT,
    &events::dispute_without_opponent::DISPUTE_WITHOUT_OPPONENT,
    &events::confirmed_by_nobody::CONFIRMED_BY_NOBODY,
    &events::type_text_misfit::TYPE_TEXT_MISFIT,
    &events::event_without_evidence::EVENT_WITHOUT_EVIDENCE,
    &events::round_without_predecessor::ROUND_WITHOUT_PREDECESSOR,
    // 6xx: stances.
    // 7xx: provenance.
    // 8xx: language.
    &language::script_of_another_language::SCRIPT_OF_ANOTHER_LANGUAGE,
    &language::repeated_translation::REPEATED_TRANSLATION,
    // 9xx: versions, extensions, collections.
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
