//! 8xx: languages and scripts.

pub mod language_tag;
mod translated;

pub mod repeated_translation;
pub mod script_of_another_language;
