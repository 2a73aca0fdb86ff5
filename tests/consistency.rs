//! Whether names, countries, identifiers, offices and languages of one record agree: situations from
//! practice, right and wrong, a line each in `tests/data/consistency`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use verbale::validate::{Levels, Options, Source, check};

/// The rules that are tried.
const RULES: [&str; 6] = ["V320", "V321", "V322", "V323", "V324", "V804"];

fn rows(name: &str) -> Vec<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/consistency");
    let text = fs::read_to_string(folder.join(name)).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// A record with these actors and quotes.
fn record(language: &str, actors: &[Value], quotes: &[Value]) -> Value {
    json!({
        "schema_version": "1.0", "id": "row",
        "source": { "kind": "news_article", "url": "https://example.org/a", "language": language },
        "event": { "id": "e-1", "type": "statement", "name": "Statement", "status": "occurred",
            "when": { "edtf": "2026-03-02", "basis": "stated" },
            "anchors": [{ "exact": "said on 2 March 2026" }] },
        "actors": actors, "quotes": quotes, "demands": [], "red_lines": [],
        "provenance": { "method": "manual", "license": "CC0-1.0" }
    })
}

/// What the rules find in a record: code, and message with help.
fn found(record: &Value) -> Vec<(String, String)> {
    let mut levels = Levels::default();
    levels.select_only(&RULES).unwrap();
    let options = Options { levels, ..Options::default() };
    let checked = check(&Source::new(record.to_string().as_bytes()), &options);
    let told = |found: &verbale::diagnostic::Diagnostic| {
        let help = found.help.as_deref().unwrap_or_default();
        (found.code.to_owned(), format!("{}; {help}", found.message))
    };
    checked.diagnostics.iter().map(told).collect()
}

/// Holds what a row expects against what is found; `-` stands for nothing.
fn compare(row: &[String], record: &Value, wrong: &mut Vec<String>) {
    let found = found(record);
    let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
    let wanted = if row[0] == "-" { Vec::new() } else { vec![row[0].as_str()] };
    if codes != wanted {
        wrong.push(format!("{row:?}: {found:?}"));
    }
}

fn is_given(cell: &str) -> bool {
    !cell.is_empty() && cell != "-"
}

#[test]
fn states_agree_with_their_names_and_identifiers() {
    let mut wrong = Vec::new();
    let rows = rows("states.tsv");
    for row in &rows {
        let cell = |at: usize| row.get(at).map(String::as_str).unwrap_or_default();
        let mut state = json!({ "id": "a-state", "kind": "state", "name": cell(1) });
        if is_given(cell(2)) {
            state["country"] = cell(2).into();
        }
        let identifiers = cell(3).split_whitespace().map(|pair| {
            let (scheme, value) = pair.split_once('=').unwrap();
            json!({ "scheme": scheme, "value": value })
        });
        let identifiers: Vec<Value> = identifiers.collect();
        if !identifiers.is_empty() {
            state["identifiers"] = identifiers.into();
        }
        let names = cell(4).split('|').filter(|name| !name.is_empty());
        let names: Vec<Value> = names
            .map(|name| match name.strip_prefix("f:") {
                Some(name) => json!({ "text": name, "kind": "former" }),
                None => json!({ "text": name }),
            })
            .collect();
        if !names.is_empty() {
            state["names"] = names.into();
        }
        compare(row, &record("en", &[state], &[]), &mut wrong);
    }
    assert!(wrong.is_empty() && rows.len() > 130, "{}\n{} wrong", wrong.join("\n"), wrong.len());
}

/// An actor from its kind, its country and its name in one cell.
fn actor(id: &str, cell: &str) -> Value {
    let mut parts = cell.splitn(3, ' ');
    let (kind, country, name) =
        (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
    let mut actor = json!({ "id": id, "kind": kind, "name": name });
    if is_given(country) {
        actor["country"] = country.into();
    }
    actor
}

#[test]
fn roles_agree_with_relations() {
    let mut wrong = Vec::new();
    let rows = rows("roles.tsv");
    for row in &rows {
        let organization = actor("org", &format!("{} {}", row[1], row[2]));
        let person = json!({ "id": "person", "kind": "person", "name": "Ilva Sorrent",
            "affiliations": [{ "organization": "org", "relation": row[3], "role": row[4] }] });
        compare(row, &record("en", &[organization, person], &[]), &mut wrong);
    }
    assert!(wrong.is_empty() && rows.len() > 100, "{}\n{} wrong", wrong.join("\n"), wrong.len());
}

#[test]
fn officials_are_of_the_country_that_they_serve() {
    let mut wrong = Vec::new();
    let rows = rows("offices.tsv");
    for row in &rows {
        let mut organization = actor("org", &row[4]);
        let mut actors = Vec::new();
        if is_given(&row[5]) {
            organization["parent"] = "parent".into();
            actors.push(actor("parent", &row[5]));
        }
        let mut tie = json!({ "organization": "org", "relation": row[2] });
        if is_given(&row[3]) {
            tie["role"] = row[3].as_str().into();
        }
        actors.push(organization);
        actors.push(json!({ "id": "person", "kind": "person", "name": "Ilva Sorrent",
            "country": row[1], "affiliations": [tie] }));
        let mut record = record("en", &actors, &[]);
        // A code beside the name of another country is what V320 tells.
        if row[4] == "state BLR Russia" {
            assert_eq!(found(&record).len(), 1, "{row:?}");
            record["actors"][0]["kind"] = "population".into();
        }
        compare(row, &record, &mut wrong);
    }
    assert!(wrong.is_empty() && rows.len() > 35, "{}\n{} wrong", wrong.join("\n"), wrong.len());
}

#[test]
fn quotes_are_in_their_languages() {
    let mut wrong = Vec::new();
    let rows = rows("languages.tsv");
    for row in &rows {
        let speaker = json!({ "id": "harbour-guild", "kind": "organization", "name": "Guild" });
        let quote = json!({ "id": "q-1", "kind": "indirect", "text": row[3], "language": row[2],
            "speaker": "harbour-guild", "anchors": [{ "exact": row[3] }] });
        let record = record(&row[1], std::slice::from_ref(&speaker), std::slice::from_ref(&quote));
        compare(row, &record, &mut wrong);
        // What the help says is enough.
        if row[0] != "-" {
            let mut corrected = record.clone();
            corrected["quotes"][0]["language"] = row[1].as_str().into();
            assert_eq!(found(&corrected), [], "{row:?}");
            let mut translated = corrected;
            translated["quotes"][0]["original"] = json!({ "language": row[2] });
            translated["quotes"][0]["translation"] = "unknown".into();
            assert_eq!(found(&translated), [], "{row:?}");
        }
    }
    assert!(wrong.is_empty() && rows.len() > 50, "{}\n{} wrong", wrong.join("\n"), wrong.len());
}

/// A record in which somebody speaks on behalf of a state: Iran and the United States negotiate, Oman
/// mediates; `speaker` and `on_behalf` are actors of it.
fn talks(speaker: &str, on_behalf: &str, quote: &Value) -> Value {
    let state = |id: &str, name: &str, country: &str| json!({ "id": id, "kind": "state", "name": name, "country": country });
    let person = |id: &str, country: &str, ties: Value| json!({ "id": id, "kind": "person", "name": id, "country": country, "affiliations": ties });
    let tie = |organization: &str, relation: &str| json!({ "organization": organization, "relation": relation });
    let actors = [
        state("usa", "United States", "USA"),
        state("iran", "Iran", "IRN"),
        state("oman", "Oman", "OMN"),
        state("france", "France", "FRA"),
        state("germany", "Germany", "DEU"),
        state("orvane", "Orvane", "CHE"),
        json!({ "id": "iran-mfa", "kind": "government_body", "name": "Foreign Ministry", "parent": "iran" }),
        json!({ "id": "eu", "kind": "intergovernmental", "name": "European Union" }),
        json!({ "id": "e2", "kind": "group", "name": "E2", "members": ["france", "germany"] }),
        person("us-envoy", "USA", json!([tie("usa", "envoy")])),
        person("iran-minister", "IRN", json!([tie("iran-mfa", "minister")])),
        person("oman-minister", "OMN", json!([tie("oman", "minister")])),
        person("french-minister", "FRA", json!([tie("france", "minister")])),
        person(
            "eu-chief",
            "FRA",
            json!([tie("eu", "office_holder"), tie("france", "office_holder")]),
        ),
        person("former-envoy", "USA", json!([tie("usa", "former")])),
        person("dual", "IRN", json!([tie("usa", "envoy")])),
        person(
            "lawyer",
            "USA",
            json!([{ "organization": "usa", "relation": "office_holder", "role": "lawyer for Iran" }]),
        ),
        person("both", "USA", json!([tie("usa", "envoy"), tie("iran", "other")])),
    ];
    let mut quote = quote.clone();
    quote["speaker"] = speaker.into();
    quote["on_behalf_of"] = on_behalf.into();
    let mut record = record("en", &actors, &[quote]);
    record["event"]["participants"] = json!([
        { "actor": "usa", "role": "party" },
        { "actor": "iran", "role": "party" },
        { "actor": "oman", "role": "mediator" }
    ]);
    record
}

#[test]
fn somebody_speaks_for_their_own_side() {
    let quote = json!({ "id": "q-1", "kind": "indirect", "text": "the talks go on", "language": "en",
        "anchors": [{ "exact": "the talks go on" }] });
    let mut noted = quote.clone();
    noted["note"] = "read out at the request of Tehran".into();
    let mut wrong = Vec::new();
    for (wanted, speaker, on_behalf, quote) in [
        ("V324", "us-envoy", "iran", &quote),
        ("V324", "us-envoy", "iran-mfa", &quote),
        ("V324", "iran-minister", "usa", &quote),
        ("V324", "french-minister", "iran", &quote),
        ("V324", "us-envoy", "germany", &quote),
        ("-", "us-envoy", "usa", &quote),
        ("-", "iran-minister", "iran", &quote),
        ("-", "iran-minister", "iran-mfa", &quote),
        ("-", "oman-minister", "iran", &quote),
        ("-", "oman-minister", "usa", &quote),
        ("-", "french-minister", "germany", &quote),
        ("-", "french-minister", "e2", &quote),
        ("-", "french-minister", "eu", &quote),
        ("-", "eu-chief", "germany", &quote),
        ("-", "former-envoy", "iran", &quote),
        ("-", "dual", "iran", &quote),
        ("-", "lawyer", "iran", &quote),
        ("-", "both", "iran", &quote),
        ("-", "us-envoy", "iran", &noted),
    ] {
        let record = talks(speaker, on_behalf, quote);
        compare(
            &[wanted.to_owned(), speaker.to_owned(), on_behalf.to_owned()],
            &record,
            &mut wrong,
        );
        // The same for a demand.
        let mut demand = record.clone();
        demand["quotes"] = json!([]);
        let mut stance = json!({ "id": "d-1", "issuer": speaker, "addressees": ["orvane"],
            "force": "request", "status": "outstanding", "text": "Go on with the talks.",
            "expression": "attributed", "anchors": [{ "exact": "go on" }],
            "on_behalf_of": on_behalf });
        if let Some(note) = quote.get("note") {
            stance["note"] = note.clone();
        }
        demand["demands"] = json!([stance]);
        compare(&[wanted.to_owned(), speaker.to_owned(), "demand".to_owned()], &demand, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}\n{} wrong", wrong.join("\n"), wrong.len());
}

#[test]
fn a_proposal_removes_what_is_found() {
    for (name, country, item, better) in [
        ("Russia", "BLR", "", "write `RUS`"),
        ("North Korea", "KOR", "", "write `PRK`"),
        ("Iran", "IRN", "Q796", "write `Q794`"),
        ("Orvane", "FRA", "Q183", "write `Q142`"),
    ] {
        let mut state = json!({ "id": "a", "kind": "state", "name": name, "country": country });
        if !item.is_empty() {
            state["identifiers"] = json!([{ "scheme": "wikidata", "value": item }]);
        }
        let told = found(&record("en", std::slice::from_ref(&state), &[]));
        assert!(told.len() == 1 && told[0].1.contains(better), "{told:?}");
        let right = better.trim_start_matches("write `").trim_end_matches('`');
        if item.is_empty() {
            state["country"] = right.into();
        } else {
            state["identifiers"][0]["value"] = right.into();
        }
        assert_eq!(found(&record("en", &[state], &[])), [], "{name}");
    }
}

#[test]
fn a_person_is_no_state_and_a_ministry_is_of_its_state() {
    let person = json!({ "id": "p", "kind": "person", "name": "Ilva Sorrent",
        "identifiers": [{ "scheme": "wikidata", "value": "Q30" }] });
    assert_eq!(found(&record("en", &[person], &[]))[0].0, "V321");
    let body = |name: &str, country: &str, parent: &str| {
        let state = json!({ "id": "s", "kind": "state", "name": "Orvane", "country": parent });
        let body = json!({ "id": "b", "kind": "government_body", "name": name, "country": country, "parent": "s" });
        found(&record("en", &[state, body], &[]))
    };
    assert_eq!(body("Ministry of Ports", "ERI", "ETH")[0].0, "V322");
    for (name, country, parent) in [
        ("Ministry of Ports", "ETH", "ETH"),
        ("Embassy in Asmara", "ERI", "ETH"),
        ("Government of Gibraltar", "GIB", "GBR"),
        ("Council of the Region", "UKR", "RUS"),
    ] {
        assert_eq!(body(name, country, parent), [], "{name}");
    }
}
