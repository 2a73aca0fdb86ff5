//! 8xx: languages and scripts.

mod translated;

pub mod repeated_translation;
pub mod script_of_another_language;
