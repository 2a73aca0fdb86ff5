//! Documents that are somebody's own words, in the forms that they have in practice: whose words they
//! are is not asked of the nearest name, and a wrong speaker is found all the same.
//!
//! A file of `tests/data/own_words` is a head and a text, with `---` between them. The head has a line
//! `key: value` for the source's `kind`, `language`, `title`, `authors`, `publisher` (an actor) and
//! `publisher_name`; `actor: id = kind = name | other name @ organization`; `quote: speaker = words`,
//! with `= speaker = words` for the mention of the speaker or `= channel = kind`; and `wrong: rule =
//! number of the quote = field = value`, a mistake that the rule has to find.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};
use verbale::grounding::SourceText;
use verbale::validate::{Options, Source, check};

/// The rules that ask whose words a text is.
const RULES: [&str; 6] = ["V408", "V413", "V416", "V418", "V425", "V427"];

struct Document {
    name: String,
    text: String,
    record: Value,
    /// Rule, number of the quote, field, value.
    mistakes: Vec<[String; 4]>,
}

fn documents() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/own_words");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| document(file)).collect()
}

fn document(file: &Path) -> Document {
    let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
    let all = std::fs::read_to_string(file).unwrap();
    let (head, text) = all.split_once("\n---\n").unwrap();
    let mut record = json!({
        "schema_version": "1.0", "id": name, "source": { "license": "CC0-1.0" },
        "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
            "when": { "edtf": "2026-05", "basis": "stated" } },
        "actors": [], "quotes": [], "demands": [], "red_lines": [],
        "provenance": { "method": "manual", "license": "CC0-1.0" },
    });
    let mut mistakes = Vec::new();
    let language = head.lines().find_map(|line| line.strip_prefix("language: ")).unwrap();
    for line in head.lines() {
        let (key, value) = line.split_once(": ").unwrap_or_else(|| panic!("{name}: {line}"));
        let parts: Vec<&str> = value.split(" = ").collect();
        match key {
            "authors" => record["source"]["authors"] = json!([{ "text": value }]),
            "actor" => record["actors"].as_array_mut().unwrap().push(actor(&parts)),
            "quote" => {
                let mut quote = quote(&parts, language, text, &name);
                let number = record["quotes"].as_array().unwrap().len() + 1;
                quote["id"] = format!("q-{number}").into();
                record["quotes"].as_array_mut().unwrap().push(quote);
            }
            "wrong" => mistakes.push([0, 1, 2, 3].map(|at| parts[at].to_owned())),
            _ => record["source"][key] = value.into(),
        }
    }
    Document { name, text: text.to_owned(), record, mistakes }
}

fn actor(parts: &[&str]) -> Value {
    let (names, organization) = parts[2].split_once(" @ ").unwrap_or((parts[2], ""));
    let mut names = names.split(" | ");
    let mut actor = json!({ "id": parts[0], "kind": parts[1], "name": names.next().unwrap() });
    let more: Vec<Value> = names.map(|name| json!({ "text": name })).collect();
    if !more.is_empty() {
        actor["names"] = more.into();
    }
    if !organization.is_empty() {
        actor["affiliations"] = json!([{ "organization": organization }]);
    }
    actor
}

/// Where words stand in a text, in Unicode scalar values: the first time, or the last before `end`.
fn anchor(words: &str, text: &str, end: Option<usize>, name: &str) -> Value {
    let at = match end {
        Some(end) => text[..end].rfind(words).or_else(|| text.find(words)),
        None => text.find(words),
    };
    let at = at.unwrap_or_else(|| panic!("{name}: {words}"));
    let start = text[..at].chars().count();
    json!({ "start": start, "end": start + words.chars().count(), "exact": words })
}

fn quote(parts: &[&str], language: &str, text: &str, name: &str) -> Value {
    let words = parts[1];
    let mut quote = json!({
        "kind": "direct", "text": words, "language": language,
        "speaker": parts[0], "anchors": [anchor(words, text, None, name)],
    });
    match parts.get(2) {
        Some(&"speaker") => {
            quote["speaker_anchor"] = anchor(parts[3], text, text.find(words), name);
        }
        Some(&"channel") => quote["channel"] = json!({ "kind": parts[3] }),
        _ => {}
    }
    quote
}

fn found(record: &Value, text: &str) -> Vec<(&'static str, String)> {
    let bytes = serde_json::to_vec(record).unwrap();
    let text = SourceText::new(text);
    let checked = check(&Source::new(&bytes).with_text(&text), &Options::default());
    let all = checked.diagnostics.iter();
    all.map(|found| (found.code, found.message.clone())).collect()
}

#[test]
fn correct_records_have_no_finding() {
    let documents = documents();
    let mut wrong = Vec::new();
    let mut languages = BTreeSet::new();
    for document in &documents {
        languages.insert(document.record["source"]["language"].as_str().unwrap().to_owned());
        for (code, message) in found(&document.record, &document.text) {
            let is_shape = code.starts_with("V0") || (code.starts_with("V1") && code != "V124");
            if RULES.contains(&code) || is_shape {
                wrong.push(format!("{}: {code} {message}", document.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(documents.len() >= 25, "{}", documents.len());
    assert!(languages.len() >= 8, "{languages:?}");
}

#[test]
fn mistakes_in_them_are_found() {
    let (mut missed, mut count) = (Vec::new(), 0);
    for document in documents() {
        for [rule, number, field, value] in &document.mistakes {
            count += 1;
            let mut record = document.record.clone();
            let at = number.parse::<usize>().unwrap() - 1;
            let quotes = record["quotes"].as_array_mut().unwrap();
            match field.as_str() {
                "drop" => drop(quotes.remove(at)),
                "channel" => quotes[at]["channel"] = json!({ "kind": value }),
                "text" => {
                    let anchor = anchor(value, &document.text, None, &document.name);
                    quotes[at]["text"] = value.as_str().into();
                    quotes[at]["anchors"] = json!([anchor]);
                }
                field => {
                    quotes[at][field] = value.as_str().into();
                    quotes[at].as_object_mut().unwrap().remove("speaker_anchor");
                }
            }
            let found = found(&record, &document.text);
            if !found.iter().any(|(code, _)| code == rule) {
                missed
                    .push(format!("{}: {rule} {number} {field} {value}: {found:?}", document.name));
            }
        }
    }
    assert!(missed.is_empty(), "{} of {count}:\n{}", missed.len(), missed.join("\n"));
    assert!(count >= 25, "{count}");
}

#[test]
fn what_is_found_is_the_same_in_every_run() {
    for document in documents() {
        let mut record = document.record;
        // A speaker whom nothing names leaves the choice to the rule.
        record["source"]["kind"] = "news_article".into();
        let first = found(&record, &document.text);
        for _ in 0..4 {
            assert_eq!(found(&record, &document.text), first, "{}", document.name);
        }
    }
}

/// What the pages of the rules call the kinds of documents that are somebody's own words.
const LIST: &str = "press release, official statement, speech, transcript, interview, social post, \
                    resolution or treaty";

#[test]
fn the_pages_of_the_rules_have_one_list() {
    for code in ["V408", "V413", "V418", "V425", "V511"] {
        let rule = verbale::rules::RULES.iter().find(|rule| rule.code == code).unwrap();
        let page: Vec<&str> = rule.page.split_whitespace().collect();
        assert!(page.join(" ").contains(LIST), "{code}");
    }
}
