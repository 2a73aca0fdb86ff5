//! The published schema is what the model says, and says it well.

use std::path::Path;

use verbale::schema::publish::{Dialect, record_schema};
use verbale::schema::{SCHEMAS, print};

/// Writes `text` to `path` when `UPDATE` is set, and compares otherwise.
fn up_to_date(path: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, text).unwrap();
        return;
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == text,
        "{} is not what the model says: run `UPDATE=1 cargo test`",
        path.display()
    );
}

#[test]
fn the_schemas_are_up_to_date() {
    up_to_date("schemas/v1/record.schema.json", &print(&record_schema(Dialect::Draft202012)));
    up_to_date("schemas/v1/record.draft-07.schema.json", &print(&record_schema(Dialect::Draft07)));
}
