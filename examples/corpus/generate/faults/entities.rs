//! Faults of actors and stances.

use serde_json::{Value, json};

use super::{Fault, actor, copy, cut, find, push, put};

fn demand(record: &Value) -> Option<String> {
    find(record, "demands", "d-first")
}

pub(crate) const FAULTS: &[Fault] = &[
    Fault {
        code: "V301",
        what: "no country",
        plant: |record| put(record, "/event/place", "country", "ZQX".into()),
    },
    Fault {
        code: "V302",
        what: "a country code of another system",
        plant: |record| put(record, "/event/place", "country", "UKG".into()),
    },
    Fault {
        code: "V304",
        what: "a state that nobody knows",
        plant: |record| {
            let states = record["actors"].as_array()?;
            let at = states.iter().position(|state| state["recognition"] == "recognized")?;
            cut(record, &format!("/actors/{at}"), "recognition")
        },
    },
    Fault {
        code: "V306",
        what: "no number of Wikidata",
        plant: |record| {
            let state = actor(record, "state")?;
            put(record, &state, "identifiers", json!([{ "scheme": "wikidata", "value": "42" }]))
        },
    },
    Fault {
        code: "V307",
        what: "one identifier for two",
        plant: |record| {
            for at in 0..2 {
                put(
                    record,
                    &format!("/actors/{at}"),
                    "identifiers",
                    json!([{ "scheme": "https://example.org/one", "value": "1" }]),
                )?;
            }
            Some("/actors/1/identifiers".to_owned())
        },
    },
    Fault {
        code: "V308",
        what: "one actor twice",
        plant: |record| {
            let mut twin = copy(record, "/actors/0")?;
            twin["id"] = "twin".into();
            twin.as_object_mut()?.remove("identifiers");
            push(record, "", "actors", twin)
        },
    },
    Fault {
        code: "V309",
        what: "a code that is not in its scheme",
        plant: |record| {
            put(record, "/event", "codes", json!([{ "scheme": "iptc-medtop", "code": "99999999" }]))
        },
    },
    Fault {
        code: "V310",
        what: "a mode without its event",
        plant: |record| {
            let demand = demand(record)?;
            put(record, &demand, "codes", json!([{ "scheme": "plover-mode", "code": "yield" }]))
        },
    },
    Fault {
        code: "V311",
        what: "two codes in one",
        plant: |record| {
            put(record, "/event", "codes", json!([{ "scheme": "cameo", "code": "046;040" }]))
        },
    },
    Fault {
        code: "V314",
        what: "half of a place on the map",
        plant: |record| {
            put(record, "/event", "place", json!({ "name": "The strait", "lat": 10.5 }))
        },
    },
    Fault {
        code: "V317",
        what: "a title in a name",
        plant: |record| {
            let person = actor(record, "person")?;
            let name = record.pointer(&person)?["name"].as_str()?.to_owned();
            push(record, &person, "names", json!({ "text": name, "lang": "en" }))?;
            put(record, &person, "name", format!("President {name}").into())
        },
    },
    Fault {
        code: "V319",
        what: "an office of one held by two",
        plant: |record| {
            for id in ["q-first", "q-second"] {
                let quote = find(record, "quotes", id)?;
                cut(record, &quote, "on_behalf_of");
                let speaker = record.pointer(&quote)?["speaker"].as_str()?.to_owned();
                let person = find(record, "actors", &speaker)?;
                let state = record["actors"][0]["id"].clone();
                put(
                    record,
                    &person,
                    "affiliations",
                    json!([{ "organization": state, "relation": "head_of_state" }]),
                )?;
            }
            (record.get("positions").is_none()).then(|| "/actors".to_owned())
        },
    },
    Fault {
        code: "V601",
        what: "a demand to oneself",
        plant: |record| {
            let demand = demand(record)?;
            let issuer = record.pointer(&demand)?["issuer"].clone();
            push(record, &demand, "addressees", issuer)
        },
    },
    Fault {
        code: "V602",
        what: "a demand to nobody",
        plant: |record| {
            let demand = demand(record)?;
            put(record, &demand, "addressees", json!([]))
        },
    },
    Fault {
        code: "V603",
        what: "a demand without evidence",
        plant: |record| {
            let demand = demand(record)?;
            if ["event", "quotes"].iter().any(|field| {
                copy(record, &demand).is_some_and(|demand| demand.get(field).is_some())
            }) {
                return None;
            }
            cut(record, &demand, "anchors")
        },
    },
    Fault {
        code: "V605",
        what: "an ultimatum without an end",
        plant: |record| {
            let demand = demand(record)?;
            if record.pointer(&demand)?["force"] == "ultimatum" {
                return None;
            }
            cut(record, &demand, "deadline")?;
            cut(record, &demand, "consequence");
            put(record, &demand, "force", "ultimatum".into())
        },
    },
    Fault {
        code: "V607",
        what: "a condition that nothing refers to",
        plant: |record| {
            let threat = find(record, "threats", "t-first")?;
            let demand = demand(record)?;
            let anchor = copy(record, &format!("{demand}/anchors/0"))?;
            put(record, &demand, "consequence", json!({ "text": "There will be one." }))?;
            push(record, &threat, "anchors", anchor)?;
            Some(threat)
        },
    },
    Fault {
        code: "V609",
        what: "a threat carried out by nothing",
        plant: |record| {
            let threat = find(record, "threats", "t-first")?;
            put(record, &threat, "status", "carried_out".into())
        },
    },
    Fault {
        code: "V614",
        what: "a newspaper that demands",
        plant: |record| {
            let demand = find(record, "demands", "d-appeal")?;
            let paper = record.pointer(&actor(record, "media")?)?["id"].clone();
            put(record, &demand, "issuer", paper)
        },
    },
    Fault {
        code: "V616",
        what: "a threshold without a unit",
        plant: |record| {
            let line = find(record, "red_lines", "r-first")?;
            cut(record, &format!("{line}/trigger/threshold"), "unit")
        },
    },
    Fault {
        code: "V618",
        what: "a relation between what it cannot join",
        plant: |record| {
            push(
                record,
                "",
                "relations",
                json!({ "from": "e-talks", "type": "carries_out", "to": "d-first", "confidence": 50 }),
            )
        },
    },
];
