//! 7xx: claims, confidence, where a record comes from.
