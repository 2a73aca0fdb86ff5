//! Stances and views that are given to another than the one whom the words name.
//!
//! The rows are sentences in many languages, each given to somebody whom it does not name as the
//! one who acts, or rightly so.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use serde_json::{Value, json};
use verbale::validate::{Options, Source, check};

const ROWS: &str = include_str!("words_of_another.tsv");

/// A record with one stance of that kind, or a view of a claim, that has these words.
fn record(
    language: &str,
    kind: &str,
    owner: &str,
    other: &str,
    words: &str,
    actors: &Value,
) -> Value {
    let mut record: Value = json!({
        "schema_version": "1.0", "id": "row",
        "source": { "kind": "news_article", "title": "T", "url": "https://example.org/t",
            "published": "2026-03-03", "language": language },
        "event": { "id": "e", "type": "talks", "name": "Talks", "status": "occurred",
            "when": { "edtf": "2026-03-02", "basis": "stated" },
            "participants": [{ "actor": "a", "role": "party" }, { "actor": "b", "role": "party" }] },
        "actors": actors, "quotes": [], "demands": [], "red_lines": [],
        "provenance": { "method": "manual", "license": "CC0-1.0" }
    });
    let anchors = json!([{ "exact": words }]);
    let mut stance = json!({ "id": "s", "addressees": [other], "text": "S.",
        "expression": "attributed", "anchors": anchors });
    let (list, owner_field, more) = match kind {
        "offer" => ("offers", "issuer", json!({ "kind": "aid", "status": "open" })),
        "demand" => ("demands", "issuer", json!({ "force": "request", "status": "outstanding" })),
        "threat" => (
            "threats",
            "issuer",
            json!({ "act": "closure", "direction": "punitive", "status": "standing" }),
        ),
        "position" => ("positions", "holder", json!({ "stance": "refuses" })),
        "commitment" => {
            ("commitments", "holder", json!({ "kind": "pledge", "status": "standing" }))
        }
        _ => {
            record["claims"] = json!([{ "id": "c", "text": "S.", "kind": "factual",
                "views": [{ "actor": owner, "stance": "asserts", "anchors": anchors }] }]);
            return record;
        }
    };
    stance[owner_field] = owner.into();
    for (key, value) in more.as_object().unwrap() {
        stance[key.as_str()] = value.clone();
    }
    record[list] = json!([stance]);
    record
}

fn codes(record: &Value) -> Vec<(&'static str, String)> {
    let bytes = serde_json::to_vec(record).unwrap();
    let checked = check(&Source::new(&bytes), &Options::default());
    checked.diagnostics.iter().map(|found| (found.code, found.message.clone())).collect()
}

/// A state of that name, or an armed group where `*` is before it.
fn actor(id: &str, name: &str) -> Value {
    let (kind, name) = match name.strip_prefix('*') {
        Some(name) => ("armed_group", name),
        None => ("state", name),
    };
    let mut actor = json!({ "id": id, "kind": kind, "name": name });
    if kind == "state" {
        actor["recognition"] = "recognized".into();
    }
    actor
}

#[test]
fn the_one_who_acts_has_the_stance() {
    let (mut missed, mut alarms, mut rows) = (Vec::new(), Vec::new(), 0);
    let (mut a, mut b) = (String::new(), String::new());
    for line in ROWS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        if let ["actors", first, second] = cells[..] {
            (a, b) = (first.to_owned(), second.to_owned());
            continue;
        }
        let [acts, language, kind, words] = cells[..] else { panic!("not a row: {line}") };
        let actors = json!([actor("a", &a), actor("b", &b)]);
        rows += 1;
        // Who acts by the words: `a`, or nobody that can be told.
        for (owner, other) in [("a", "b"), ("b", "a")] {
            let found = codes(&record(language, kind, owner, other, words, &actors));
            let broken: Vec<_> = found.iter().filter(|(code, _)| code.starts_with("V1")).collect();
            assert!(broken.is_empty(), "{line}: {broken:?}");
            let is_found = found.iter().any(|(code, _)| *code == "V625");
            let is_wrong = acts == "a" && owner == "b";
            if is_wrong && !is_found {
                missed.push(line);
            }
            if !is_wrong && is_found {
                alarms.push(format!("{owner}: {line}"));
            }
        }
    }
    println!("{rows} rows");
    assert!(missed.is_empty() && alarms.is_empty(), "missed {missed:#?}\nalarms {alarms:#?}");
    assert!(rows > 200, "{rows}");
}
