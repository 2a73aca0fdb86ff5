//! `verbale codes`.

use serde_json::Value;
use verbale::codes::SCHEMES;

use crate::program::Records;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_schemes() {
    let records = Records::new();
    let list = records.run(&["codes"]).exits(0).out;
    for (line, scheme) in list.lines().zip(SCHEMES) {
        assert!(line.starts_with(scheme.id) && line.ends_with(scheme.title), "{line}");
        assert!(line.contains(scheme.edition) && line.contains(scheme.licence), "{line}");
        let number = if scheme.complete { " " } else { "+" };
        let number = format!(" {}{number} ", scheme.codes().len());
        assert!(line.contains(&number), "{line}");
    }
    assert!(list.ends_with("\n\n+ the scheme has further codes\n"));

    let list = json(&records.run(&["codes", "--format", "json"]).exits(0).out);
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), SCHEMES.len());
    for (object, scheme) in list.iter().zip(SCHEMES) {
        assert_eq!(object["id"], scheme.id);
        assert_eq!(object["count"], scheme.codes().len());
        assert_eq!(object["complete"], scheme.complete);
        for member in ["title", "edition", "source", "licence"] {
            assert!(object[member].is_string(), "{member}");
        }
        assert!(object.get("codes").is_none());
    }
}

#[test]
fn the_codes_of_one() {
    let records = Records::new();
    for scheme in SCHEMES {
        let table = records.run(&["codes", scheme.id]).exits(0).out;
        assert!(table.starts_with(&format!("{}: {}\n", scheme.id, scheme.title)), "{table}");
        let (head, list) = table.split_once("\n\n").unwrap();
        assert_eq!(head.ends_with("further codes"), !scheme.complete, "{head}");
        assert!(
            head.contains(&format!("\nedition: {}\nsource: {}\n", scheme.edition, scheme.source))
        );
        assert_eq!(list.lines().count(), scheme.codes().len());
        assert!(list.lines().all(|line| line == line.trim_end()));
    }
    let modes = records.run(&["codes", "plover-mode"]).exits(0).out;
    assert!(modes.contains("\nvisit           CONSULT   the actor visits"), "{modes}");
    let contexts = records.run(&["codes", "PLOVER-context"]).exits(0).out;
    assert!(contexts.contains("\ncrime                   crime\n"), "{contexts}");
    assert!(contexts.contains("an older word (retired: now migration)\n"));
    let topics = records.run(&["codes", "iptc-medtop", "--format=table"]).exits(0).out;
    assert!(topics.contains("20000064  war crime action (retired)\n"), "{topics}");
}

#[test]
fn the_codes_of_one_for_programs() {
    let records = Records::new();
    let object = json(&records.run(&["codes", "plover-mode", "-f", "json"]).exits(0).out);
    assert_eq!(object["id"], "plover-mode");
    assert_eq!(object["count"], 67);
    let first = &object["codes"][0];
    assert_eq!(first["code"], "visit");
    assert_eq!(first["with"], "CONSULT");
    assert!(first["meaning"].is_string() && first["retired"].is_null());
    let object = json(&records.run(&["codes", "iso-3166-1-a3", "--format", "json"]).exits(0).out);
    let all = object["codes"].as_array().unwrap();
    let former = all.iter().find(|code| code["code"] == "CSK").unwrap();
    assert_eq!(former["retired"], serde_json::json!(["CZE", "SVK"]));
    assert!(former["with"].is_null());
}

#[test]
fn an_unknown_scheme() {
    let records = Records::new();
    records.run(&["codes", "plover-events"]).exits(2).complains("did you mean `plover-event`?");
    records
        .run(&["codes", "qqqqqq"])
        .exits(2)
        .complains("no scheme of codes is called `qqqqqq`; `verbale codes` lists them\n");
    records.run(&["codes", ""]).exits(2).complains("`verbale codes` lists them");
    records.run(&["codes", "PLOVER"]).exits(2).complains(
        "did you mean `plover-event`, `plover-mode`, `plover-context`, `plover-sector` or \
         `plover-entity`?",
    );
    let iptc = "did you mean `iptc-medtop` or `iptc-eventoccurstatus`?";
    records.run(&["codes", "iptc"]).exits(2).complains(iptc);
    records.run(&["codes", "schema"]).exits(2).complains("did you mean `schema-type`?");
    records.run(&["codes", "cameo", "--format", "yaml"]).exits(2);
}

#[test]
fn into_a_file() {
    let records = Records::new();
    records.run(&["codes", "cameo", "-o", "c.txt"]).exits(0);
    assert!(records.read("c.txt").contains("\n046   negotiates\n"));
}
