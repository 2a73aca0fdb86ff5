//! 5xx: events.

pub mod codes_contradict_type;
