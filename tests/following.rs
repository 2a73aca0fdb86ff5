//! References are followed within a record and across records.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use serde_json::{Value, json};
use verbale::model::shape::Kind;
use verbale::model::{AnyRef, Collection, Edtf, Item, Record};

const REFERENCE: &str = include_str!("../examples/iran-us-missiles-2026-02-11.json");
const HARBOUR: &str = include_str!("../examples/harbour-talks/harbour-talks.json");
const MINIMAL: &str = include_str!("../examples/minimal.json");

fn record(text: &str) -> Record<'_> {
    serde_json::from_str(text).unwrap()
}

/// Every id of a record, by the lists that have entities with ids.
fn ids(text: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(text).unwrap();
    let lists = "related_events actors quotes demands red_lines issues threats offers positions \
                 commitments claims";
    let mut ids = vec![value["event"]["id"].as_str().unwrap().to_owned()];
    let entries = lists.split_whitespace().filter_map(|list| value[list].as_array());
    let agents = value["provenance"]["agents"].as_array();
    for entry in entries.chain(agents).flatten() {
        ids.push(entry["id"].as_str().unwrap().to_owned());
    }
    ids
}

#[test]
fn everything_with_an_id_is_found_by_it() {
    for text in [REFERENCE, HARBOUR, MINIMAL] {
        let record = record(text);
        let found: Vec<String> = record.items().map(|item| item.id().to_string()).collect();
        let mut expected = ids(text);
        assert_eq!(found.len(), expected.len());
        expected.sort();
        let mut sorted = found.clone();
        sorted.sort();
        assert_eq!(sorted, expected);
        for id in &found {
            assert_eq!(record.get(id).unwrap().id().as_str(), id);
            assert_eq!(
                record.actor(id).is_some(),
                matches!(record.get(id), Some(Item::Actor(_))),
                "{id}"
            );
        }
        assert!(record.get("no-such-id").is_none());
    }
}

#[test]
fn references_lead_to_what_their_type_says() {
    for text in [REFERENCE, HARBOUR] {
        let record = record(text);
        let mut followed = 0;
        for quote in &record.quotes {
            if let Some(speaker) = &quote.speaker {
                assert_eq!(record.resolve(speaker).unwrap().id.as_str(), speaker.as_str());
                followed += 1;
            }
        }
        for stance in record.stances() {
            assert_eq!(
                record.resolve(stance.holder()).unwrap().id.as_str(),
                stance.holder().as_str()
            );
            for quote in stance.quotes() {
                assert_eq!(record.resolve(quote).unwrap().id.as_str(), quote.as_str());
                followed += 1;
            }
        }
        assert!(followed > 3, "{followed}");
    }
    // The id of an event, where one of an actor is expected.
    let record = record(MINIMAL);
    let event = verbale::model::ActorRef::from(record.event.id.clone());
    assert!(record.resolve(&event).is_none());
}

#[test]
fn stances_are_seen_alike() {
    let record = record(REFERENCE);
    let count = |kind: Kind| record.stances().filter(|stance| stance.kind() == kind).count();
    assert_eq!(count(Kind::Demand), record.demands.len());
    assert_eq!(count(Kind::RedLine), record.red_lines.len());
    assert_eq!(count(Kind::Threat), record.threats.iter().flatten().count());
    for (stance, demand) in record.stances().zip(&record.demands) {
        assert_eq!((stance.id(), stance.holder()), (&demand.id, &demand.issuer));
        assert_eq!(stance.addressees(), &demand.addressees[..]);
        assert_eq!((stance.text(), stance.expression()), (&demand.text, demand.expression));
        assert_eq!(record.get(demand.id.as_str()).unwrap().anchors(), stance.anchors());
    }
}

#[test]
fn a_timeline_is_in_order_and_takes_the_days_of_events() {
    for text in [REFERENCE, HARBOUR, MINIMAL] {
        let record = record(text);
        let timeline = record.timeline();
        let first = |at: usize| timeline[at].0.earliest.or(timeline[at].0.latest);
        assert!((1..timeline.len()).all(|at| first(at - 1) <= first(at)));
        for (days, item) in &timeline {
            let own = item.when().map(verbale::model::When::bounds).unwrap_or_default();
            let event = item.event().and_then(|event| record.resolve(event));
            let of_event = event.map(|event| event.when.bounds());
            assert!(own == *days || of_event == Some(*days), "{item:?}");
        }
        assert!(timeline.iter().any(|(_, item)| matches!(item, Item::Event(_))));
    }
}

#[test]
fn dates_have_a_first_and_a_last_day() {
    for (date, first, last) in [
        ("2031-05-04", "2031-05-04", "2031-05-04"),
        ("2031-02~", "2031-02-01", "2031-02-28"),
        ("2031-05-04/..", "2031-05-04", ""),
        ("../2031-05", "", "2031-05-31"),
        ("2031-05?/2032", "2031-05-01", "2032-12-31"),
    ] {
        let date = Edtf::new(date).unwrap();
        let shown =
            |day: Option<verbale::model::Day>| day.map_or_else(String::new, |day| day.to_string());
        assert_eq!((&*shown(date.earliest()), &*shown(date.latest())), (first, last), "{date}");
    }
}

/// The minimal record under another id, with an identifier and these relations.
fn linked(id: &str, relations: &Value) -> String {
    let mut value: Value = serde_json::from_str(MINIMAL).unwrap();
    value["id"] = json!(id);
    value["actors"][0]["identifiers"] = json!([{ "scheme": "wikidata", "value": "Q1" }]);
    value["relations"] = relations.clone();
    value.to_string()
}

#[test]
fn references_are_followed_across_records() {
    let minimal = record(MINIMAL);
    let (actor, event) = (minimal.actors[0].id.as_str(), minimal.event.id.as_str());
    let same = |from: &str, to: &str| json!({ "from": from, "type": "same_as", "to": to });
    let texts = [
        linked("one", &json!([same(actor, &format!("two#{actor}"))])),
        linked("two", &json!([])),
        linked("three", &json!([same(&format!("three#{actor}"), &format!("two#{actor}"))])),
        linked("four", &json!([same(event, &format!("nowhere#{event}"))])),
    ];
    let records: Vec<Record<'_>> = texts.iter().map(|text| record(text)).collect();
    let collection = Collection::new(&records);
    let global = |record: &str| format!("{record}#{actor}");

    assert_eq!(collection.get(&global("two")).unwrap().id().as_str(), actor);
    assert!(collection.get(actor).is_none() && collection.get("two#nobody").is_none());
    let reference = AnyRef::new(global("two")).unwrap();
    assert!(collection.resolve(&records[0], &reference).is_some());
    assert!(records[0].resolve(&reference).is_none());
    assert!(records[1].resolve(&reference).is_some());

    let named = |id: &str| -> Vec<String> {
        collection.same_as(id).into_iter().map(|(id, _)| id.to_string()).collect()
    };
    assert_eq!(named(&global("one")), [global("three"), global("two")]);
    assert_eq!(named(&global("three")), [global("one"), global("two")]);
    assert_eq!(named(&format!("four#{event}")), [""; 0]);

    assert_eq!(collection.with_identifier("wikidata", "Q1").len(), 4);
    assert!(collection.with_identifier("wikidata", "Q2").is_empty());
    assert_eq!(records[0].relations_from(actor).count(), 1);
    assert_eq!(records[2].relations_from(actor).count(), 1);
    assert_eq!(records[2].relations_to(actor).count(), 0);
}
