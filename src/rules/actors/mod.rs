//! 3xx: actors, places, codes of other schemes.

mod bounding_boxes;
mod names;

pub mod affiliation_out_of_time;
pub mod bad_identifier;
pub mod group_without_members;
pub mod incomplete_coordinates;
pub mod missing_recognition;
pub mod name_not_in_text;
pub mod office_held_twice;
pub mod place_outside_country;
pub mod same_name;
pub mod shared_identifier;
pub mod title_in_name;
