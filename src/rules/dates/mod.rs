//! 2xx: dates.
