//! 3xx: actors, places, codes of other schemes.

pub mod country_out_of_time;
pub mod foreign_country_code;
pub mod mistaken_scheme;
pub mod mode_without_event;
pub mod retired_code;
pub mod several_codes_in_one;
pub mod unknown_code;
pub mod unknown_country;

mod bounding_boxes;
pub(crate) mod coded;
pub(crate) mod country_names;
mod country_words;
mod loose_offices;
mod name_key;
mod names;
mod offices;
mod state_names;
mod states;

pub mod affiliation_out_of_time;
pub mod bad_identifier;
pub mod country_contradicts_name;
pub mod group_without_members;
pub mod identifier_of_another;
pub mod incomplete_coordinates;
pub mod missing_recognition;
pub mod name_not_in_text;
pub mod office_held_twice;
pub mod office_of_another_country;
pub mod on_behalf_of_another_state;
pub mod place_in_another_country;
pub mod place_outside_country;
pub mod role_contradicts_relation;
pub mod same_name;
pub mod shared_identifier;
mod title_beside_name;
pub mod title_in_name;
