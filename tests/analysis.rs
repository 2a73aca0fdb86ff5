//! What many records say together.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::needless_pass_by_value, reason = "what is given is a literal")]

use serde_json::{Value, json};
use verbale::analysis::{Analysis, Date, Findings, Occasion, Selection, Tie};
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
    select(records, &Selection::default())
}

fn select(records: &[Value], selection: &Selection) -> Findings {
    let mut analysis = Analysis::new();
    for record in records {
        let text = record.to_string();
        analysis.add(&serde_json::from_str::<Record<'_>>(&text).unwrap());
    }
    analysis.finish(selection)
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
    let deadline = threats[0].deadline.as_ref().unwrap();
    assert_eq!((deadline.edtf.as_str(), deadline.passed), ("2031-06-01", false));
    assert!(analyze(&[record("a", "2031-01-01", threat("lapsed"))]).threats.is_empty());
}

/// The date and the publication of the one demand of a record.
fn dates(demand_more: Value) -> (Option<String>, Option<String>) {
    let more = json!({ "demands": [demand(demand_more)] });
    let found = analyze(&[record("a", "2031-01-09", more)]);
    let demand = found.demands.into_iter().next().unwrap().demand;
    (demand.date, demand.published)
}

#[test]
fn the_publication_of_the_source_is_no_date_of_a_demand() {
    let published = || Some("2031-01-09".to_owned());
    assert_eq!(dates(json!({})), (None, published()));
    let fallback = json!({ "edtf": "2031-01-09", "basis": "publication_date" });
    assert_eq!(dates(json!({ "when": fallback, "event": "e-1" })), (None, published()));
    assert_eq!(dates(json!({ "when": { "basis": "unknown" } })), (None, published()));
    // What the record says is shown as it says it.
    let dated = |edtf: &str| json!({ "when": { "edtf": edtf, "basis": "stated" } });
    for edtf in ["2031-01-05", "2031-01-02/2031-01-05", "2031-01", "2030~", "../2031-01-05"] {
        assert_eq!(dates(dated(edtf)), (Some(edtf.to_owned()), published()), "{edtf}");
    }
    // The event at which it was voiced has a date.
    assert_eq!(dates(json!({ "event": "e-1" })), (published(), published()));
    let mut unpublished = record("a", "2031-01-09", json!({ "demands": [demand(json!({}))] }));
    unpublished["source"].as_object_mut().unwrap().remove("published");
    let found = analyze(&[unpublished]);
    assert_eq!((found.demands[0].demand.date.as_ref(), found.as_of.as_ref()), (None, None));
}

#[test]
fn a_deadline_has_passed_when_its_last_day_has() {
    let passed = |edtf: &str, selection: &Selection| {
        let deadline = json!({ "edtf": edtf, "basis": "stated" });
        let asks = json!({ "demands": [demand(json!({ "deadline": deadline }))] });
        let records = [record("a", "2031-01-09", asks), record("b", "2031-02-01", json!({}))];
        let found = select(&records, selection);
        found.unanswered[0].deadline.as_ref().unwrap().passed
    };
    // As of the latest publication, 1 February.
    for (edtf, is_over) in [
        ("2031-01-31", true),
        ("2031-02-01", false),
        ("2031-02-02", false),
        ("2031-01", true),
        ("2031", false),
        ("2031-01-20/2031-01-31", true),
        ("2031-01-20/2031-02-01", false),
        ("2031-01-20/..", false),
        // Nobody knows how far it is off.
        ("2031-01-20~", false),
    ] {
        assert_eq!(passed(edtf, &Selection::default()), is_over, "{edtf}");
    }
    let as_of = |text: &str| Selection { as_of: Date::parse(text), ..Selection::default() };
    assert!(!passed("2031-01-31", &as_of("2031-01-31")));
    assert!(passed("2031-01-31", &as_of("2031-02")));
    assert!(passed("2031-12-31", &as_of("2032-01-01")));
}

#[test]
fn what_follows_is_shown_with_its_threats() {
    let threat = |id: &str, text: &str| {
        json!({ "id": id, "issuer": "north", "act": "closure", "status": "standing",
            "text": text, "expression": "declared" })
    };
    let consequence = json!({ "text": "The bridge goes.", "threats": ["t-1"] });
    let more = json!({
        "demands": [demand(json!({ "consequence": consequence }))],
        "red_lines": [red_line(json!({ "consequence": { "threats": ["t-2"] } }))],
        "threats": [threat("t-1", "Shut the bridge."), threat("t-2", "Shut the river.")] });
    let found = analyze(&[record("a", "2031-01-01", more)]);
    for or_else in
        [&found.demands[0].or_else, &found.unanswered[0].or_else, &found.impasses[0].or_else]
    {
        assert_eq!(or_else.text.as_deref(), Some("The bridge goes."));
        assert_eq!(or_else.threats.len(), 1);
        assert_eq!(or_else.threats[0].text, "Shut the bridge.");
    }
    let line = &found.red_lines[0].or_else;
    assert_eq!((line.text.as_ref(), line.threats[0].id.as_str()), (None, "t-2"));
}

#[test]
fn lists_have_what_is_over() {
    let more = json!({
        "demands": [demand(json!({ "status": "met" })), demand(json!({ "id": "d-2" }))],
        "red_lines": [red_line(json!({ "status": "withdrawn" }))] });
    let found = analyze(&[record("a", "2031-01-01", more)]);
    let demands: Vec<_> =
        found.demands.iter().map(|it| (it.demand.id.as_str(), it.status)).collect();
    assert_eq!(demands, [("d-1", "met"), ("d-2", "outstanding")]);
    let line = &found.red_lines[0];
    assert_eq!(
        (line.kind, line.firmness, line.status),
        ("non_negotiable", Some("firm"), "withdrawn")
    );
    assert!(found.impasses.is_empty());
    assert_eq!(found.unanswered.len(), 1);
}

#[test]
fn commitments_are_listed_with_what_binds_them() {
    let commitment = json!({ "id": "m-1", "holder": "south", "addressees": ["north"],
        "kind": "pledge", "status": "broken", "text": "The toll falls.", "expression": "declared",
        "conditions": "The bridge holds.", "deadline": { "edtf": "2030", "basis": "stated" } });
    // Other stances come before it.
    let offer = json!({ "id": "o-1", "issuer": "north", "kind": "aid", "status": "open",
        "text": "Stones.", "expression": "declared" });
    let more = json!({ "offers": [offer], "commitments": [commitment] });
    let found = analyze(&[record("a", "2031-01-01", more)]);
    let [listed] = &found.commitments[..] else { panic!("{:?}", found.commitments) };
    assert_eq!((listed.commitment.id.as_str(), listed.commitment.by.as_str()), ("m-1", "Sudland"));
    assert_eq!((listed.kind, listed.status), ("pledge", "broken"));
    assert_eq!(listed.conditions.as_deref(), Some("The bridge holds."));
    assert!(listed.deadline.as_ref().unwrap().passed);
    let sorts: Vec<_> = found.timeline.iter().map(|it| it.sort).collect();
    assert_eq!(sorts, ["deadline", "event", "offer", "commitment"]);
}

#[test]
fn what_is_denied_to_have_been_said_is_only_listed() {
    let more = json!({
        "demands": [demand(json!({ "assertion": "denied" }))], "red_lines": [red_line(json!({}))],
        "threats": [{ "id": "t-1", "issuer": "north", "act": "closure", "status": "standing",
            "text": "Shut the bridge.", "expression": "attributed", "assertion": "denied" }] });
    let found = analyze(&[record("a", "2031-01-01", more)]);
    assert_eq!((found.impasses.len(), found.unanswered.len(), found.threats.len()), (0, 0, 0));
    assert_eq!(found.demands[0].demand.assertion, Some("denied"));
}

#[test]
fn a_timeline_has_events_statements_and_deadlines() {
    let when = |edtf: &str| json!({ "edtf": edtf, "basis": "stated" });
    let event = |id: &str, status: &str, assertion: &str, edtf: &str, present: &str| {
        json!({ "id": id, "type": "strike", "name": id, "status": status, "assertion": assertion,
            "when": when(edtf),
            "participants": [{ "actor": "north", "role": "initiator" },
                { "actor": "south", "role": "target", "status": present }] })
    };
    let more = json!({
        "related_events": [event("e-2", "proposed", "reported", "2031-03-01", "absent"),
            event("e-3", "occurred", "alleged", "2030-12-30", "attended")],
        "demands": [demand(json!({ "when": when("2031-01-01/2031-01-03"),
            "deadline": when("2031-02-01") }))],
        "red_lines": [red_line(json!({}))] });
    let found = analyze(&[record("a", "2031-01-05", more)]);
    let rows: Vec<_> = found
        .timeline
        .iter()
        .map(|it| {
            let Occasion { entry, sort, status, .. } = it;
            (entry.date.as_deref(), *sort, status.unwrap_or_default(), entry.assertion)
        })
        .collect();
    let wanted = [
        (Some("2030-12-30"), "event", "occurred", Some("alleged")),
        (Some("2031-01-01/2031-01-03"), "demand", "outstanding", None),
        (Some("2031-01-05"), "event", "occurred", None),
        // It has no date, and comes where it was known at the latest.
        (None, "red_line", "in_force", None),
        (Some("2031-02-01"), "deadline", "outstanding", None),
        (Some("2031-03-01"), "event", "proposed", Some("reported")),
    ];
    assert_eq!(rows, wanted);
    assert_eq!(found.timeline[0].participants, ["Norland", "Sudland"]);
    assert_eq!(found.timeline[5].participants, ["Norland"]);
}

#[test]
fn rows_are_selected_by_actor() {
    let more = json!({
        "demands": [demand(json!({})), demand(json!({ "id": "d-2", "issuer": "poet",
            "addressees": ["poet"] }))],
        "red_lines": [red_line(json!({ "holder": "envoy" }))] });
    let records = [record("a", "2031-01-01", more)];
    let ids = |actor: &str| {
        let selection = Selection { actors: vec![actor.to_owned()], ..Selection::default() };
        let found = select(&records, &selection);
        let demands = found.demands.iter().map(|it| it.demand.id.clone());
        let lines = found.red_lines.iter().map(|it| it.red_line.id.clone());
        (demands.chain(lines).collect::<Vec<_>>().join(" "), found.unknown_actors)
    };
    for actor in ["Sudland", "south", "SUDLAND", "a#south", "wikidata:Q2", "q2"] {
        // The envoy speaks for the state.
        assert_eq!(ids(actor), ("d-1 rl-1".to_owned(), Vec::new()), "{actor}");
    }
    assert_eq!(ids("Ama Tern").0, "rl-1");
    assert_eq!(ids("Bo Lark").0, "d-2");
    for actor in ["Estland", "", "Sud", ":", "#"] {
        assert_eq!(ids(actor), (String::new(), vec![actor.to_owned()]), "{actor}");
    }
    let both = Selection { actors: vec!["poet".into(), "envoy".into()], ..Selection::default() };
    let found = select(&records, &both);
    assert_eq!((found.demands.len(), found.red_lines.len(), found.impasses.len()), (1, 1, 1));
}

#[test]
fn rows_are_selected_by_time() {
    let when = |edtf: &str| json!({ "when": { "edtf": edtf, "basis": "stated" } });
    let with = |id: &str, edtf: &str| {
        let mut more = when(edtf);
        more["id"] = json!(id);
        demand(more)
    };
    let more = json!({ "demands": [with("d-1", "2031-01-01"), with("d-2", "2031-01-10/2031-01-20"),
        with("d-3", "2031-02~"), demand(json!({ "id": "d-4" })), with("d-5", "2031-02-01/..")] });
    let records = [record("a", "2031-03-05", more)];
    let ids = |since: &str, until: &str| {
        let (since, until) = (Date::parse(since), Date::parse(until));
        let found = select(&records, &Selection { since, until, ..Selection::default() });
        let ids: Vec<_> = found.demands.iter().map(|it| it.demand.id.clone()).collect();
        ids.join(" ")
    };
    assert_eq!(ids("", ""), "d-1 d-2 d-5 d-3 d-4");
    assert_eq!(ids("2031-01-01", "2031-01"), "d-1 d-2");
    assert_eq!(ids("2031-01-15", "2031-01-15"), "d-2");
    assert_eq!(ids("2031-01-21", ""), "d-5 d-3 d-4");
    // What has no date goes by the publication, on 5 March.
    assert_eq!(ids("2031-03", "2031-03-05"), "d-5 d-4");
    assert_eq!(ids("", "2031-03-04"), "d-1 d-2 d-5 d-3");
    assert_eq!(ids("2031-03-06", ""), "d-5");
    let mut unpublished = records[0].clone();
    unpublished["source"].as_object_mut().unwrap().remove("published");
    let all = Selection { since: Date::parse("2000"), ..Selection::default() };
    assert_eq!(select(&[unpublished], &all).demands.len(), 4);
}

#[test]
fn the_order_of_records_does_not_matter() {
    let more = |edtf: &str, firmness: &str| {
        json!({ "demands": [demand(json!({ "when": { "edtf": edtf, "basis": "stated" } }))],
            "red_lines": [red_line(json!({ "firmness": firmness }))] })
    };
    let mut records = vec![
        record("b", "2031-01-01", more("2031-01-01", "firm")),
        record("a", "2031-02-01", more("2031-01-01", "absolute")),
        record("c", "2031-03-01", more("2030-01-01", "conditional")),
    ];
    let found = analyze(&records);
    assert_eq!((found.impasses.len(), found.changes.len()), (9, 2));
    records.reverse();
    assert_eq!(analyze(&records), found);
    let order: Vec<_> = found.demands.iter().map(|it| it.demand.record.as_str()).collect();
    assert_eq!(order, ["c", "a", "b"]);
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
