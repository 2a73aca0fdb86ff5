//! What is checked, and how much of it there is.

use serde_json::Value;

/// A quotation in a record.
pub(crate) struct Case {
    /// What kind of quotation.
    pub(crate) class: String,
    /// The quotation marks of the article.
    pub(crate) marks: String,
    /// The record, as JSON.
    pub(crate) record: Value,
    /// What the source has.
    pub(crate) source: String,
    /// What the record has.
    pub(crate) said: String,
}

/// The letters and digits of a text.
pub(crate) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
