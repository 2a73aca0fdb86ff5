//! What entries may have beside what the story asks of them.

use serde_json::{Value, json};

use super::calendar::Day;
use super::desk::Desk;

/// Adds it here and there.
pub(crate) fn strew(desk: &mut Desk, day: Day) {
    let mut lists = std::mem::take(&mut desk.lists);
    for (name, value) in &mut lists {
        match value {
            Value::Array(entries) if name != "relations" => {
                for entry in entries {
                    on_item(desk, name, entry);
                    let id = entry["id"].as_str().unwrap_or_default();
                    // The stances of the two sides at the talks.
                    if ["d-first", "t-first", "o-first", "r-first", "p-first", "m-first"]
                        .contains(&id)
                    {
                        on_stance(desk, day, entry);
                    }
                }
            }
            Value::Object(_) => on_item(desk, name, value),
            _ => {}
        }
    }
    desk.lists = lists;
}

fn absent(desk: &mut Desk, entry: &Value, field: &str) -> bool {
    entry.get(field).is_none() && desk.head.detail >= 2 && desk.random.percent(12)
}

fn on_item(desk: &mut Desk, list: &str, entry: &mut Value) {
    if absent(desk, entry, "note") {
        entry["note"] = "Looked at twice.".into();
    }
    if list != "quotes" && absent(desk, entry, "translations") {
        entry["translations"] = json!([{ "lang": "nl", "text": "Zie de tekst van het artikel." }]);
    }
    if !["event", "related_events", "actors", "quotes"].contains(&list)
        && absent(desk, entry, "codes")
    {
        entry["codes"] = json!([{ "scheme": "plover-context", "code": "territory" }]);
    }
    if list == "claims" && absent(desk, entry, "anchors") {
        entry["anchors"] = entry["views"][0].get("anchors").cloned().unwrap_or_else(|| json!([]));
    }
}

fn on_stance(desk: &mut Desk, day: Day, entry: &mut Value) {
    if absent(desk, entry, "attribution") {
        entry["attribution"] = json!([{ "description": "people at the talks", "mode": "told" }]);
    }
    if absent(desk, entry, "when") {
        entry["when"] = json!({ "edtf": day.iso(), "basis": "inferred", "note": "At the talks." });
    }
    if absent(desk, entry, "assertion") {
        let said = desk.random.pick(&["reported", "alleged", "disputed", "denied"]);
        entry["assertion"] = said.into();
    }
    if absent(desk, entry, "legal_basis") {
        entry["legal_basis"] = json!([{ "text": "Treaty of the Narrow Seas, article 2" }]);
    }
    if absent(desk, entry, "event") {
        entry["event"] = "e-talks".into();
    }
    // Words of somebody else do not make a stance a declared one.
    if entry["expression"] == "attributed" && absent(desk, entry, "quotes") {
        entry["quotes"] = json!(["q-first"]);
    }
    if absent(desk, entry, "on_behalf_of") {
        entry["on_behalf_of"] = desk.state_id(2).into();
    }
}
