//! 3xx: actors, places, codes of other schemes.

pub mod country_out_of_time;
pub mod foreign_country_code;
pub mod mistaken_scheme;
pub mod mode_without_event;
pub mod retired_code;
pub mod several_codes_in_one;
pub mod unknown_code;
pub mod unknown_country;

pub(crate) mod coded;
pub(crate) mod country_names;
