//! 9xx: extensions, versions, and many records together.

mod namespace;

pub mod outdated_schema_iri;
pub mod shadowed_field;
pub mod unusable_extension_uri;
