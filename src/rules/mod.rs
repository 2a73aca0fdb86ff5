//! The rule catalogue.
//!
//! A rule is a [`Rule`] value in the file that is named after it, with its page as doc comment, and
//! a line in [`RULES`]. Rules of the families 0xx and 1xx that concern the text and the shape are
//! found by the reader ([`crate::json`]) and by [`crate::schema`]; all others look at a typed
//! record that is right in shape.

mod anchor_words;
mod finding;
#[cfg(test)]
mod fullest;
pub(crate) mod naming;
pub(crate) mod own_words;
mod rule;
mod scope;
pub(crate) mod spelling;
mod view;
pub(crate) mod words;

pub mod actors;
pub mod collection;
pub mod dates;
pub mod events;
pub mod input;
pub mod language;
pub mod provenance;
pub mod quotes;
pub mod references;
pub mod shape;
pub mod stances;
pub mod text;
pub mod wording;

pub use collection::Collection;
pub use finding::{Absence, Change, Finding, Findings, Part, Repair, Spot};
pub use rule::{Check, Rule};
pub use scope::Scope;
pub(crate) use view::Stance;

/// Every rule, in order of code.
pub static RULES: &[&Rule] = &[
    // 0xx: text.
    &text::syntax::SYNTAX,
    &text::duplicate_key::DUPLICATE_KEY,
    &text::invalid_utf8::INVALID_UTF8,
    &text::not_i_json::NOT_I_JSON,
    &text::too_deep::TOO_DEEP,
    &text::too_large::TOO_LARGE,
    &text::hidden_characters::HIDDEN_CHARACTERS,
    // 0xx: other formats than JSON.
    &input::missing_part::MISSING_PART,
    &input::changed_since_written::CHANGED_SINCE_WRITTEN,
    &input::not_text::NOT_TEXT,
    &input::numbering::NUMBERING,
    &input::adapted::ADAPTED,
    // 1xx: shape and references.
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
    &references::relation_repeated::RELATION_REPEATED,
    // 2xx: dates.
    &dates::impossible_date::IMPOSSIBLE_DATE,
    &dates::backwards_interval::BACKWARDS_INTERVAL,
    &dates::basis_contradicts_date::BASIS_CONTRADICTS_DATE,
    &dates::unexplained_date::UNEXPLAINED_DATE,
    &dates::publication_date_as_date::PUBLICATION_DATE_AS_DATE,
    &dates::occurred_after_publication::OCCURRED_AFTER_PUBLICATION,
    &dates::stale_future::STALE_FUTURE,
    &dates::quoted_after_publication::QUOTED_AFTER_PUBLICATION,
    &dates::times_out_of_order::TIMES_OUT_OF_ORDER,
    &dates::wrong_weekday::WRONG_WEEKDAY,
    &dates::events_out_of_order::EVENTS_OUT_OF_ORDER,
    &dates::deadline_before_demand::DEADLINE_BEFORE_DEMAND,
    &dates::placeholder_date::PLACEHOLDER_DATE,
    &dates::timestamp_without_offset::TIMESTAMP_WITHOUT_OFFSET,
    &dates::miscounted_date::MISCOUNTED_DATE,
    &dates::resolved_from_nothing::RESOLVED_FROM_NOTHING,
    &dates::said_at_another_time::SAID_AT_ANOTHER_TIME,
    // 3xx: actors, places, codes.
    &actors::unknown_country::UNKNOWN_COUNTRY,
    &actors::foreign_country_code::FOREIGN_COUNTRY_CODE,
    &actors::country_out_of_time::COUNTRY_OUT_OF_TIME,
    &actors::missing_recognition::MISSING_RECOGNITION,
    &actors::group_without_members::GROUP_WITHOUT_MEMBERS,
    &actors::bad_identifier::BAD_IDENTIFIER,
    &actors::shared_identifier::SHARED_IDENTIFIER,
    &actors::same_name::SAME_NAME,
    &actors::unknown_code::UNKNOWN_CODE,
    &actors::mode_without_event::MODE_WITHOUT_EVENT,
    &actors::several_codes_in_one::SEVERAL_CODES_IN_ONE,
    &actors::retired_code::RETIRED_CODE,
    &actors::mistaken_scheme::MISTAKEN_SCHEME,
    &actors::incomplete_coordinates::INCOMPLETE_COORDINATES,
    &actors::place_outside_country::PLACE_OUTSIDE_COUNTRY,
    &actors::affiliation_out_of_time::AFFILIATION_OUT_OF_TIME,
    &actors::title_in_name::TITLE_IN_NAME,
    &actors::name_not_in_text::NAME_NOT_IN_TEXT,
    &actors::office_held_twice::OFFICE_HELD_TWICE,
    &actors::country_contradicts_name::COUNTRY_CONTRADICTS_NAME,
    &actors::identifier_of_another::IDENTIFIER_OF_ANOTHER,
    &actors::office_of_another_country::OFFICE_OF_ANOTHER_COUNTRY,
    &actors::role_contradicts_relation::ROLE_CONTRADICTS_RELATION,
    &actors::on_behalf_of_another_state::ON_BEHALF_OF_ANOTHER_STATE,
    &actors::place_in_another_country::PLACE_IN_ANOTHER_COUNTRY,
    // 4xx: quotes.
    &quotes::impossible_span::IMPOSSIBLE_SPAN,
    &quotes::words_not_at_positions::WORDS_NOT_AT_POSITIONS,
    &quotes::words_not_in_source::WORDS_NOT_IN_SOURCE,
    &quotes::context_mismatch::CONTEXT_MISMATCH,
    &quotes::split_word::SPLIT_WORD,
    &quotes::points_nowhere::POINTS_NOWHERE,
    &quotes::text_differs_from_anchors::TEXT_DIFFERS_FROM_ANCHORS,
    &quotes::unmarked_span::UNMARKED_SPAN,
    &quotes::marks_in_span::MARKS_IN_SPAN,
    &quotes::misplaced_fragments::MISPLACED_FRAGMENTS,
    &quotes::speaker_basis_mismatch::SPEAKER_BASIS_MISMATCH,
    &quotes::short_direct_quote::SHORT_DIRECT_QUOTE,
    &quotes::uncovered_quotation::UNCOVERED_QUOTATION,
    &quotes::shared_span::SHARED_SPAN,
    &quotes::translation_mismatch::TRANSLATION_MISMATCH,
    &quotes::missing_original::MISSING_ORIGINAL,
    &quotes::broken_attribution::BROKEN_ATTRIBUTION,
    &quotes::distant_mention::DISTANT_MENTION,
    &quotes::source_changed::SOURCE_CHANGED,
    &quotes::typographic_difference::TYPOGRAPHIC_DIFFERENCE,
    &quotes::unmarked_edit::UNMARKED_EDIT,
    &quotes::garbled_text::GARBLED_TEXT,
    &quotes::text_unavailable::TEXT_UNAVAILABLE,
    &quotes::speaker_not_near::SPEAKER_NOT_NEAR,
    &quotes::omitted_words::OMITTED_WORDS,
    &quotes::joined_speakers::JOINED_SPEAKERS,
    &quotes::speaker_addresses_itself::SPEAKER_ADDRESSES_ITSELF,
    &quotes::speaker_not_at_event::SPEAKER_NOT_AT_EVENT,
    &quotes::quote_from_headline::QUOTE_FROM_HEADLINE,
    &quotes::name_as_quote::NAME_AS_QUOTE,
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
    &events::codes_contradict_type::CODES_CONTRADICT_TYPE,
    &events::rounds_out_of_order::ROUNDS_OUT_OF_ORDER,
    &wording::number_differs_from_words::NUMBER_DIFFERS_FROM_WORDS,
    &wording::status_differs_from_words::STATUS_DIFFERS_FROM_WORDS,
    &wording::casualty_differs_from_words::CASUALTY_DIFFERS_FROM_WORDS,
    &wording::qualifier_differs_from_words::QUALIFIER_DIFFERS_FROM_WORDS,
    &events::third_as_side::THIRD_AS_SIDE,
    // 6xx: stances.
    &stances::addressed_to_itself::ADDRESSED_TO_ITSELF,
    &stances::demand_without_addressee::DEMAND_WITHOUT_ADDRESSEE,
    &stances::stance_without_evidence::STANCE_WITHOUT_EVIDENCE,
    &stances::declared_by_others::DECLARED_BY_OTHERS,
    &stances::ultimatum_without_force::ULTIMATUM_WITHOUT_FORCE,
    &stances::threat_without_aim::THREAT_WITHOUT_AIM,
    &stances::loose_condition::LOOSE_CONDITION,
    &stances::crossed_without_event::CROSSED_WITHOUT_EVENT,
    &stances::carried_out_without_event::CARRIED_OUT_WITHOUT_EVENT,
    &stances::unanswered_status::UNANSWERED_STATUS,
    &stances::exchange_with_one_end::EXCHANGE_WITH_ONE_END,
    &stances::unrelated_opposites::UNRELATED_OPPOSITES,
    &stances::repeated_demand::REPEATED_DEMAND,
    &stances::reporter_as_holder::REPORTER_AS_HOLDER,
    &stances::official_for_oneself::OFFICIAL_FOR_ONESELF,
    &stances::incomplete_threshold::INCOMPLETE_THRESHOLD,
    &stances::anticipated_but_made::ANTICIPATED_BUT_MADE,
    &stances::wrong_relation_end::WRONG_RELATION_END,
    &stances::threat_and_offer_alike::THREAT_AND_OFFER_ALIKE,
    &stances::answer_without_question::ANSWER_WITHOUT_QUESTION,
    &stances::kept_without_event::KEPT_WITHOUT_EVENT,
    &stances::status_without_evidence::STATUS_WITHOUT_EVIDENCE,
    &wording::attitude_differs_from_words::ATTITUDE_DIFFERS_FROM_WORDS,
    &stances::words_of_another::WORDS_OF_ANOTHER,
    // 7xx: provenance.
    &provenance::missing_confidence::MISSING_CONFIDENCE,
    &provenance::uniform_confidence::UNIFORM_CONFIDENCE,
    &provenance::unfounded_view::UNFOUNDED_VIEW,
    &provenance::unnamed_software::UNNAMED_SOFTWARE,
    &provenance::review_without_reviewer::REVIEW_WITHOUT_REVIEWER,
    &provenance::unclear_license::UNCLEAR_LICENSE,
    &provenance::unexplained_correction::UNEXPLAINED_CORRECTION,
    &provenance::unknown_agent::UNKNOWN_AGENT,
    &provenance::too_much_verbatim::TOO_MUCH_VERBATIM,
    &provenance::view_in_words_of_others::VIEW_IN_WORDS_OF_OTHERS,
    &wording::view_differs_from_words::VIEW_DIFFERS_FROM_WORDS,
    // 8xx: language.
    &language::language_tag::LANGUAGE_TAG,
    &language::script_of_another_language::SCRIPT_OF_ANOTHER_LANGUAGE,
    &language::repeated_translation::REPEATED_TRANSLATION,
    &language::words_of_another_language::WORDS_OF_ANOTHER_LANGUAGE,
    // 9xx: versions, extensions, collections.
    &collection::unusable_extension_uri::UNUSABLE_EXTENSION_URI,
    &collection::shadowed_field::SHADOWED_FIELD,
    &collection::outdated_schema_iri::OUTDATED_SCHEMA_IRI,
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
