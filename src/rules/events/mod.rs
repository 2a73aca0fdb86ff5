//! 5xx: events.
