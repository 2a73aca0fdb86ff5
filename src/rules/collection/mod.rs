//! 9xx: extensions, versions, and many records together.
