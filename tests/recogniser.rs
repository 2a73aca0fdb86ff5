//! The recogniser: it is made from the published schema, and accepts nothing that the schema and the
//! reference checks refuse.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "recogniser/automaton.rs"]
mod automaton;
#[path = "recogniser/generate.rs"]
mod generate;

use std::fs;
use std::path::Path;

#[test]
fn generated_file_is_up_to_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema = fs::read(root.join("schemas/v1/record.schema.json")).unwrap();
    let made = generate::generate(&serde_json::from_slice(&schema).unwrap());
    let path = root.join("src/recognise/generated.rs");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &made).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == made,
        "src/recognise/generated.rs is not what the schema makes; run UPDATE=1 cargo test"
    );
}
