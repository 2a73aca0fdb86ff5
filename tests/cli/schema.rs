//! `verbale schema`.

use verbale::schema::SCHEMAS;

use crate::program::Records;

#[test]
fn each_is_printed_as_published() {
    let records = Records::new();
    for schema in SCHEMAS {
        assert_eq!(records.run(&["schema", schema.name]).exits(0).out, schema.text);
    }
    let default = records.run(&["schema"]).exits(0).out;
    assert_eq!(default, records.run(&["schema", "record"]).out);
}

#[test]
fn the_list() {
    let list = Records::new().run(&["schema", "--list"]).exits(0).out;
    assert_eq!(list.lines().count(), SCHEMAS.len());
    for (line, schema) in list.lines().zip(SCHEMAS) {
        assert!(line.starts_with(schema.name) && line.contains(schema.file), "{line}");
    }
}

#[test]
fn an_unknown_name() {
    Records::new().run(&["schema", "recrod"]).exits(2).complains("did you mean `record`?");
}

#[test]
fn into_a_file() {
    let records = Records::new();
    records.run(&["schema", "diagnostic", "-o", "d.json"]).exits(0);
    assert!(records.read("d.json").contains("\"$id\""));
}
