//! 2xx: dates.

mod whens;
