//! 8xx: languages and scripts.

pub mod language_tag;
