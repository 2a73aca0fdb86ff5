//! 0xx: is everything there that was written, and written as the format has it?
//!
//! These rules are about how records lie in tables, databases and packed files. The readers of
//! the formats find what they say, and a record in JSON cannot break them.

pub mod adapted;
pub mod changed_since_written;
pub mod missing_part;
pub mod not_text;
pub mod numbering;
