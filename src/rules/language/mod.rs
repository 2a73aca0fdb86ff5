//! 8xx: languages and scripts.

mod chinese_forms;
mod function_words;
pub mod language_tag;
mod letters;
mod translated;

pub mod repeated_translation;
pub mod script_of_another_language;
pub mod words_of_another_language;
