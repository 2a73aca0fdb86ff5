//! 3xx: actors, places, codes of other schemes.
