//! 4xx: quotes, and proof that they stand in the source.
