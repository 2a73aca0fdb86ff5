//! Faults of text, shape and references.

use serde_json::{Value, json};

use super::{BAD_BYTE, CUT_HERE, Fault, HALF_PAIR, KEY_AGAIN, copy, cut, find, push, put};

pub(crate) const FAULTS: &[Fault] = &[
    Fault {
        code: "V001",
        what: "the line ends early",
        plant: |record| put(record, "/provenance", "guidelines", CUT_HERE.into()),
    },
    Fault {
        code: "V002",
        what: "a key stands twice",
        plant: |record| {
            put(record, "", "title", "A title".into())?;
            put(record, "", KEY_AGAIN, "Another title".into())
        },
    },
    Fault {
        code: "V003",
        what: "a byte that is not UTF-8",
        plant: |record| put(record, "", "summary", format!("Talks {BAD_BYTE} end.").into()),
    },
    Fault {
        code: "V004",
        what: "half of a surrogate pair",
        plant: |record| put(record, "", "summary", format!("Talks {HALF_PAIR} end.").into()),
    },
    Fault {
        code: "V005",
        what: "data that lies too deep",
        plant: |record| {
            let deep = (0..130).fold(json!(1), |inner, _| json!([inner]));
            put(
                record,
                "",
                "extensions",
                json!([{ "uri": "https://example.org/deep", "data": deep }]),
            )
        },
    },
    Fault {
        code: "V007",
        what: "a control character that turns text around",
        plant: |record| put(record, "", "summary", "The talks \u{202e}end.".into()),
    },
    Fault {
        code: "V101",
        what: "an unknown field",
        plant: |record| put(record, "/source", "colour", "blue".into()),
    },
    Fault {
        code: "V102",
        what: "a field left out",
        plant: |record| cut(record, "/provenance", "license"),
    },
    Fault {
        code: "V103",
        what: "a number for a text",
        plant: |record| put(record, "", "title", 7.into()),
    },
    Fault {
        code: "V104",
        what: "a word that is not in the list",
        plant: |record| put(record, "/source", "kind", "newspaper".into()),
    },
    Fault {
        code: "V105",
        what: "no address",
        plant: |record| put(record, "/source", "url", "news desk, page 4".into()),
    },
    Fault {
        code: "V106",
        what: "a number out of bounds",
        plant: |record| put(record, "/event", "confidence", 101.into()),
    },
    Fault {
        code: "V107",
        what: "null for nothing",
        plant: |record| put(record, "", "title", Value::Null),
    },
    Fault {
        code: "V108",
        what: "a blank text",
        plant: |record| put(record, "", "summary", "   ".into()),
    },
    Fault {
        code: "V109",
        what: "a word that stands for nothing",
        plant: |record| put(record, "", "summary", "N/A".into()),
    },
    Fault {
        code: "V110",
        what: "one entry twice",
        plant: |record| put(record, "/event", "issues", json!(["i-matter", "i-matter"])),
    },
    Fault {
        code: "V111",
        what: "a version of the future",
        plant: |record| put(record, "", "schema_version", "2.0".into()),
    },
    Fault {
        code: "V120",
        what: "one id for two entities",
        plant: |record| {
            let anchors = copy(record, "/event/anchors")?;
            push(
                record,
                "",
                "issues",
                json!({ "id": "e-talks", "name": "The talks", "anchors": anchors, "confidence": 50 }),
            )
        },
    },
    Fault {
        code: "V121",
        what: "a reference to nothing",
        plant: |record| push(record, "/event", "issues", "i-nothing".into()),
    },
    Fault {
        code: "V122",
        what: "a reference to an entity of another kind",
        plant: |record| push(record, "/event", "issues", "d-first".into()),
    },
    Fault {
        code: "V123",
        what: "an issue that is its own parent",
        plant: |record| {
            let issue = find(record, "issues", "i-matter")?;
            if record.pointer(&issue)?.get("parent").is_some() {
                return None;
            }
            put(record, &issue, "parent", "i-matter".into())
        },
    },
    Fault {
        code: "V124",
        what: "an issue that nothing refers to",
        plant: |record| {
            push(
                record,
                "",
                "issues",
                json!({ "id": "i-loose", "name": "Something else", "confidence": 50 }),
            )
        },
    },
    Fault {
        code: "V801",
        what: "a language that does not exist",
        plant: |record| {
            push(record, "/event", "translations", json!({ "lang": "qq", "text": "Qq" }))
        },
    },
    Fault {
        code: "V802",
        what: "a text in the letters of another language",
        plant: |record| {
            push(
                record,
                "/event",
                "translations",
                json!({ "lang": "el", "text": "The talks in Latin letters" }),
            )
        },
    },
    Fault {
        code: "V803",
        what: "two translations into one language",
        plant: |record| {
            push(
                record,
                "/event",
                "translations",
                json!({ "lang": "nl", "text": "De gesprekken" }),
            )?;
            push(record, "/event", "translations", json!({ "lang": "nl", "text": "Het overleg" }))
        },
    },
    Fault {
        code: "V902",
        what: "data of its own for a field that there is",
        plant: |record| {
            put(
                record,
                "",
                "extensions",
                json!([{ "uri": "https://example.org/own", "data": { "red_lines": [] } }]),
            )
        },
    },
];
