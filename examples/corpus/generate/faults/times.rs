//! Faults of dates, events and provenance.

use serde_json::{Value, json};

use super::{Fault, actor, copy, cut, find, push, put};

/// The date on which the source came out, so many years later.
fn later(record: &Value, years: i64) -> Option<String> {
    let published = record["source"]["published"].as_str()?;
    let year: i64 = published.get(..4)?.parse().ok()?;
    Some(format!("{}-06-05", year + years))
}

fn when(record: &mut Value, parent: &str, field: &str, years: i64) -> Option<String> {
    let date = later(record, years)?;
    put(record, parent, field, json!({ "edtf": date, "basis": "stated" }))
}

fn since(record: &mut Value, since: Value) -> Option<String> {
    let line = find(record, "red_lines", "r-first")?;
    put(record, &line, "since", since)
}

pub(crate) const FAULTS: &[Fault] = &[
    Fault {
        code: "V201",
        what: "the 30th of February",
        plant: |record| since(record, json!({ "edtf": "2023-02-30", "basis": "stated" })),
    },
    Fault {
        code: "V202",
        what: "an interval that ends before it starts",
        plant: |record| since(record, json!({ "edtf": "2023-05/2023-02", "basis": "stated" })),
    },
    Fault {
        code: "V203",
        what: "no date, although one is said to be stated",
        plant: |record| since(record, json!({ "basis": "stated" })),
    },
    Fault {
        code: "V204",
        what: "a date that nothing explains",
        plant: |record| since(record, json!({ "edtf": "2023-05", "basis": "inferred" })),
    },
    Fault {
        code: "V205",
        what: "the date of publication for that of the event",
        plant: |record| {
            let date = record["source"]["published"].clone();
            put(record, "/event", "when", json!({ "edtf": date, "basis": "publication_date" }))
        },
    },
    Fault {
        code: "V206",
        what: "an event that has happened after it was told",
        plant: |record| {
            if find(record, "related_events", "e-next-round").is_some() {
                return None;
            }
            when(record, "/event", "when", 2)
        },
    },
    Fault {
        code: "V207",
        what: "a planned event of the past",
        plant: |record| {
            let event = find(record, "related_events", "e-next-round")?;
            when(record, &event, "when", -2)
        },
    },
    Fault {
        code: "V208",
        what: "words that were said after they were printed",
        plant: |record| when(record, "/quotes/0", "when", 2),
    },
    Fault {
        code: "V209",
        what: "a source that was fetched before it came out",
        plant: |record| {
            let date = later(record, -2)?;
            put(record, "/source", "retrieved", date.into())
        },
    },
    Fault {
        code: "V212",
        what: "a deadline before the demand",
        plant: |record| {
            let demand = find(record, "demands", "d-first")?;
            let date = record["source"]["published"].clone();
            cut(record, &demand, "event");
            put(record, &demand, "when", json!({ "edtf": date, "basis": "stated" }))?;
            when(record, &demand, "deadline", -3)
        },
    },
    Fault {
        code: "V213",
        what: "a date that programs write for none",
        plant: |record| since(record, json!({ "edtf": "1970-01-01", "basis": "stated" })),
    },
    Fault {
        code: "V214",
        what: "a time without an offset",
        plant: |record| put(record, "/provenance", "created", "2026-01-02T10:00:00".into()),
    },
    Fault {
        code: "V501",
        what: "no date announced for what has happened",
        plant: |record| put(record, "/event", "when", json!({ "basis": "unannounced" })),
    },
    Fault {
        code: "V502",
        what: "an outcome of what has not happened",
        plant: |record| {
            let event = find(record, "related_events", "e-next-round")?;
            put(record, &event, "outcome", json!({ "kind": "progress" }))
        },
    },
    Fault {
        code: "V503",
        what: "talks with oneself",
        plant: |record| {
            let event = find(record, "related_events", "e-first-round")?;
            record.pointer_mut(&event)?["participants"].as_array_mut()?.pop()?;
            Some(event)
        },
    },
    Fault {
        code: "V504",
        what: "one part told twice",
        plant: |record| {
            let first = copy(record, "/event/participants/0")?;
            push(
                record,
                "/event",
                "participants",
                json!({ "actor": first["actor"], "role": "party" }),
            )
        },
    },
    Fault {
        code: "V505",
        what: "a mediator who is a party",
        plant: |record| {
            let mediator = copy(record, "/event/participants/3")?;
            push(
                record,
                "/event",
                "participants",
                json!({ "actor": mediator["actor"], "role": "party" }),
            )
        },
    },
    Fault {
        code: "V506",
        what: "a least number above the best",
        plant: |record| {
            put(record, "/event", "casualties", json!([{ "kind": "injured", "best": 5, "low": 9 }]))
        },
    },
    Fault {
        code: "V507",
        what: "a qualifier that does not fit its numbers",
        plant: |record| {
            put(
                record,
                "/event",
                "casualties",
                json!([{ "kind": "injured", "low": 5, "high": 9, "qualifier": "at_least" }]),
            )
        },
    },
    Fault {
        code: "V508",
        what: "a dispute without an opponent",
        plant: |record| put(record, "/event", "assertion", "denied".into()),
    },
    Fault {
        code: "V510",
        what: "another type in words",
        plant: |record| put(record, "/event", "type_text", "a quarrel".into()),
    },
    Fault {
        code: "V511",
        what: "an event without evidence",
        plant: |record| {
            let event = find(record, "related_events", "e-next-round")?;
            // Where its time stands is evidence too.
            cut(record, &format!("{event}/when"), "anchor");
            cut(record, &event, "anchors")
        },
    },
    Fault {
        code: "V512",
        what: "a later round that is not joined with the one before",
        plant: |record| {
            let first = find(record, "related_events", "e-first-round")?;
            let relations = record["relations"].as_array_mut()?;
            relations.retain(|relation| relation["to"] != "e-first-round");
            put(record, &first, "round", 1.into())?;
            put(record, "/event", "round", 2.into())
        },
    },
    Fault {
        code: "V513",
        what: "a code of another type of event",
        plant: |record| {
            put(record, "/event", "codes", json!([{ "scheme": "cameo", "code": "190" }]))
        },
    },
    Fault {
        code: "V701",
        what: "no confidence of software",
        plant: |record| {
            if record["provenance"]["method"] != "automatic" {
                return None;
            }
            cut(record, "/event", "confidence")
        },
    },
    Fault {
        code: "V704",
        what: "software without a version",
        plant: |record| {
            let agents = record["provenance"]["agents"].as_array()?;
            let at = agents.iter().position(|agent| agent["kind"] == "software")?;
            cut(record, &format!("/provenance/agents/{at}"), "version")
        },
    },
    Fault {
        code: "V705",
        what: "reviewed by nobody",
        plant: |record| {
            let agents = record["provenance"].get_mut("agents")?.as_array_mut()?;
            let at = agents.iter().position(|agent| agent["roles"][0] == "reviewer")?;
            agents.remove(at);
            let open = ["reviewed", "published"];
            open.iter().any(|status| record["status"] == *status).then(|| "/status".to_owned())
        },
    },
    Fault {
        code: "V706",
        what: "a licence that does not exist",
        plant: |record| put(record, "/provenance", "license", "Harbour-9.9".into()),
    },
    Fault {
        code: "V707",
        what: "corrected, and nothing says how",
        plant: |record| {
            cut(record, "", "corrections")?;
            Some("/status".to_owned())
        },
    },
    Fault {
        code: "V708",
        what: "by nobody who is known",
        plant: |record| put(record, "/event", "by", "stranger".into()),
    },
    Fault {
        code: "V703",
        what: "a denial of nothing",
        plant: |record| {
            let denier = record.pointer(&actor(record, "state")?)?["id"].clone();
            let anchors = copy(record, "/event/anchors")?;
            push(
                record,
                "",
                "claims",
                json!({
                    "id": "c-denied", "kind": "factual", "text": "Something happened.", "confidence": 50,
                    "views": [{ "actor": denier, "stance": "denies", "anchors": anchors }],
                }),
            )
        },
    },
];
