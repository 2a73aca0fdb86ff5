//! 0xx: is it JSON at all, and can a person read it?

pub mod duplicate_key;
pub mod hidden_characters;
pub mod invalid_utf8;
pub mod not_i_json;
pub mod syntax;
pub mod too_deep;
pub mod too_large;
