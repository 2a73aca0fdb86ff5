//! What many records say together.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::needless_pass_by_value, reason = "what is given is a literal")]

use serde_json::{Value, json};
use verbale::analysis::{Analysis, Findings, Tie};
use verbale::model::Record;

/// A record of two invented states, with more members in place of its own.
fn record(id: &str, day: &str, more: Value) -> Value {
    let mut record = json!({
        "schema_version": "1.0", "id": id,
        "source": { "kind": "news_article", "language": "en", "published": day,
            "url": format!("https://example.org/{id}") },
        "event": { "id": "e-1", "type": "talks", "name": "Talks", "status": "occurred",
            "when": { "edtf": day, "basis": "stated" } },
        "actors": [
            { "id": "north", "kind": "state", "name": "Norland",
              "identifiers": [{ "scheme": "wikidata", "value": "Q1" }] },
            { "id": "south", "kind": "state", "name": "Sudland",
              "identifiers": [{ "scheme": "wikidata", "value": "Q2" }] },
            { "id": "envoy", "kind": "person", "name": "Ama Tern",
              "affiliations": [{ "organization": "south", "relation": "envoy" }] },
            { "id": "poet", "kind": "person", "name": "Bo Lark",
              "affiliations": [{ "organization": "south", "relation": "former" }] }],
        "issues": [{ "id": "i-river", "name": "The river",
            "codes": [{ "scheme": "plover-context", "code": "natural_resource" }] },
          { "id": "i-bridge", "name": "The bridge" }],
        "quotes": [], "demands": [], "red_lines": [],
        "provenance": { "method": "manual", "license": "CC0-1.0" } });
    for (key, value) in more.as_object().unwrap() {
        record[key] = value.clone();
    }
    record
}

fn demand(more: Value) -> Value {
    let mut demand = json!({ "id": "d-1", "issuer": "north", "addressees": ["south"],
        "force": "demand", "status": "outstanding", "text": "Open the river.",
        "expression": "declared", "issues": ["i-river"] });
    for (key, value) in more.as_object().unwrap() {
        demand[key] = value.clone();
    }
    demand
}

fn red_line(more: Value) -> Value {
    let mut line = json!({ "id": "rl-1", "holder": "south", "kind": "non_negotiable",
        "status": "in_force", "firmness": "firm", "text": "The river stays shut.",
        "expression": "declared", "issues": ["i-river"] });
    for (key, value) in more.as_object().unwrap() {
        line[key] = value.clone();
    }
    line
}

fn analyze(records: &[Value]) -> Findings {
    let mut analysis = Analysis::new();
    for record in records {
        let text = record.to_string();
        analysis.add(&serde_json::from_str::<Record<'_>>(&text).unwrap());
    }
    analysis.finish()
}

/// What joins the demand and the red line of each impasse.
fn ties(records: &[Value]) -> Vec<Vec<Tie>> {
    analyze(records).impasses.into_iter().map(|impasse| impasse.joined_by).collect()
}

fn one(demand_more: Value, line_more: Value) -> Vec<Vec<Tie>> {
    let more = json!({ "demands": [demand(demand_more)], "red_lines": [red_line(line_more)] });
    ties(&[record("a", "2031-01-01", more)])
}

#[test]
fn a_demand_meets_a_red_line_on_a_shared_issue() {
    let river = vec![vec![Tie::Issue("The river".to_owned())]];
    assert_eq!(one(json!({}), json!({})), river);
    assert_eq!(one(json!({}), json!({ "issues": ["i-bridge"] })), Vec::<Vec<Tie>>::new());
    // An envoy stands for the state, one who was once of it does not.
    assert_eq!(one(json!({}), json!({ "holder": "envoy" })), river);
    assert_eq!(one(json!({ "addressees": ["envoy"] }), json!({})), river);
    assert_eq!(one(json!({}), json!({ "holder": "poet" })), Vec::<Vec<Tie>>::new());
    assert_eq!(one(json!({}), json!({ "holder": "poet", "on_behalf_of": "south" })), river);
    // Nobody is stuck before a line of their own.
    assert!(one(json!({ "issuer": "envoy" }), json!({})).is_empty());
    assert!(one(json!({}), json!({ "holder": "north" })).is_empty());
}

#[test]
fn what_is_over_is_no_impasse() {
    for status in ["met", "accepted", "withdrawn", "superseded"] {
        assert!(one(json!({ "status": status }), json!({})).is_empty(), "{status}");
    }
    for status in ["relaxed", "withdrawn"] {
        assert!(one(json!({}), json!({ "status": status })).is_empty(), "{status}");
    }
    for status in ["rejected", "anticipated", "partly_met"] {
        assert_eq!(one(json!({ "status": status }), json!({})).len(), 1, "{status}");
    }
    let mut retracted = record(
        "a",
        "2031-01-01",
        json!({ "demands": [demand(json!({}))], "red_lines": [red_line(json!({}))] }),
    );
    retracted["status"] = json!("retracted");
    assert!(ties(&[retracted]).is_empty());
}

#[test]
fn a_relation_joins_what_shares_no_issue() {
    let relations = json!([{ "from": "rl-1", "type": "conflicts_with", "to": "d-1" }]);
    let stances = |line: Value| {
        json!({ "demands": [demand(json!({}))], "red_lines": [red_line(line)],
            "relations": relations })
    };
    let apart = record("a", "2031-01-01", stances(json!({ "issues": ["i-bridge"] })));
    assert_eq!(ties(&[apart]), [[Tie::Relation]]);
    // The line of one who is not asked stops nobody.
    let other = record("a", "2031-01-01", stances(json!({ "holder": "poet" })));
    assert!(ties(&[other]).is_empty());
}

#[test]
fn across_records_codes_and_relations_join() {
    let asks = record("a", "2031-01-01", json!({ "demands": [demand(json!({}))] }));
    let draws = record("b", "2031-02-01", json!({ "red_lines": [red_line(json!({}))] }));
    let code = Tie::Code("plover-context".to_owned(), "natural_resource".to_owned());
    assert_eq!(ties(&[asks.clone(), draws.clone()]), [[code]]);
    // Other states, though their ids are the same.
    let mut others = draws.clone();
    others["actors"][1]["identifiers"][0]["value"] = json!("Q9");
    others["actors"][1]["name"] = json!("Westland");
    assert!(ties(&[asks.clone(), others]).is_empty());
    // Without a code the two issues are one only if a relation says so.
    let mut bare = draws;
    bare["issues"][0].as_object_mut().unwrap().remove("codes");
    assert!(ties(&[asks.clone(), bare.clone()]).is_empty());
    bare["relations"] = json!([{ "from": "i-river", "type": "same_as", "to": "a#i-river" }]);
    assert_eq!(ties(&[asks, bare]), [[Tie::Issue("The river".to_owned())]]);
}

#[test]
fn demands_are_unanswered_until_something_answers() {
    let with = |relation: &str| {
        let relations = json!([{ "from": "q-9", "type": relation, "to": "a#d-1" }]);
        let asks = record("a", "2031-01-01", json!({ "demands": [demand(json!({}))] }));
        let answers = record("b", "2031-02-01", json!({ "relations": relations }));
        analyze(&[asks, answers]).unanswered.len()
    };
    for relation in ["accepts", "partly_accepts", "rejects", "responds_to", "counters", "withdraws"]
    {
        assert_eq!(with(relation), 0, "{relation}");
    }
    assert_eq!(with("conflicts_with"), 1);
    for (status, count) in [("outstanding", 1), ("unknown", 1), ("anticipated", 0), ("rejected", 0)]
    {
        let asks = json!({ "demands": [demand(json!({ "status": status }))] });
        assert_eq!(analyze(&[record("a", "2031-01-01", asks)]).unanswered.len(), count, "{status}");
    }
}

#[test]
fn red_lines_that_change_are_told_in_order_of_time() {
    let draws = |id: &str, day: &str, firmness: &str| {
        record(id, day, json!({ "red_lines": [red_line(json!({ "firmness": firmness }))] }))
    };
    let later = draws("c", "2031-03-01", "conditional");
    let first = draws("a", "2031-01-01", "absolute");
    let second = draws("b", "2031-02-01", "absolute");
    let changes = analyze(&[later.clone(), first.clone(), second]).changes;
    assert_eq!(changes.len(), 1, "{changes:#?}");
    assert_eq!((changes[0].from, changes[0].to), ("absolute", "conditional"));
    assert_eq!((changes[0].before.record.as_str(), changes[0].after.record.as_str()), ("b", "c"));
    // Two on one day have no order.
    assert!(analyze(&[first.clone(), draws("b", "2031-01-01", "firm")]).changes.is_empty());
    // A line of its own date goes by that.
    let mut since = later;
    since["red_lines"][0]["since"] = json!({ "edtf": "2030-01-01", "basis": "stated" });
    assert_eq!(analyze(&[first, since]).changes[0].from, "conditional");
}

#[test]
fn standing_threats_have_their_conditions() {
    let threat = |status: &str| {
        json!({ "threats": [{ "id": "t-1", "issuer": "north", "act": "closure", "status": status,
            "text": "The bridge will be shut.", "expression": "declared",
            "condition": { "text": "The toll stays." },
            "deadline": { "edtf": "2031-06-01", "basis": "stated" } }] })
    };
    let threats = analyze(&[record("a", "2031-01-01", threat("standing"))]).threats;
    assert_eq!(threats[0].condition.as_deref(), Some("The toll stays."));
    assert_eq!(threats[0].deadline.as_deref(), Some("2031-06-01"));
    assert_eq!(threats[0].threat.date.as_deref(), Some("2031-01-01"));
    assert!(analyze(&[record("a", "2031-01-01", threat("lapsed"))]).threats.is_empty());
}

#[test]
fn the_reference_example_shows_the_impasse_over_missiles() {
    let text = include_str!("../examples/iran-us-missiles-2026-02-11.json");
    let found = analyze(&[serde_json::from_str(text).unwrap()]);
    let [impasse] = &found.impasses[..] else { panic!("{:#?}", found.impasses) };
    assert_eq!(impasse.demand.by, "United States");
    assert_eq!(impasse.red_line.by, "Iran");
    assert!(impasse.joined_by.contains(&Tie::Relation), "{:?}", impasse.joined_by);
    assert!(
        impasse
            .joined_by
            .iter()
            .any(|tie| matches!(tie, Tie::Issue(name) if name.contains("missiles")))
    );
}

/// Many stances of one state on one issue are compared by what they share and not pair by pair.
#[test]
fn many_stances_do_not_multiply() {
    let demands: Vec<Value> =
        (0..3_000).map(|n| demand(json!({ "id": format!("d-{n}") }))).collect();
    let lines: Vec<Value> =
        (0..3_000).map(|n| red_line(json!({ "id": format!("rl-{n}") }))).collect();
    let more = json!({ "demands": demands, "red_lines": lines });
    let found = analyze(&[record("a", "2031-01-01", more)]);
    assert_eq!(found.impasses.len(), Analysis::MOST);
    assert!(found.truncated);
}
