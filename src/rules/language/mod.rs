//! 8xx: languages and scripts.
