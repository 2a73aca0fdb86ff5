//! 7xx: claims, confidence, where a record comes from.

mod items;
mod licenses;
pub mod missing_confidence;
pub mod review_without_reviewer;
pub mod too_much_verbatim;
pub mod unclear_license;
pub mod unexplained_correction;
pub mod unfounded_view;
pub mod uniform_confidence;
pub mod unknown_agent;
pub mod unnamed_software;
pub mod view_in_words_of_others;
