//! Speakers exchanged on purpose in texts of 15 languages: what the text disproves is found, and the
//! true speakers are left alone, whatever form their names have.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;

use serde_json::{Value, json};
use verbale::grounding::SourceText;
use verbale::validate::{Options, Source, check};

const DATA: &str = include_str!("data/planted-names.tsv");
const RECORD: &str = include_str!("../examples/harbour-talks/harbour-talks.json");

/// What the data has of a language.
#[derive(Default)]
struct Language {
    /// Whole name, family name, another form.
    persons: Vec<[&'static str; 3]>,
    texts: Vec<&'static str>,
}

fn languages() -> BTreeMap<&'static str, Language> {
    let mut all: BTreeMap<_, Language> = BTreeMap::new();
    for line in DATA.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let language = all.entry(cells[1]).or_default();
        match cells[0] {
            "person" => language.persons.push([cells[2], cells[3], cells[4]]),
            "text" => language.texts.push(cells[2]),
            kind => panic!("{kind}"),
        }
    }
    all
}

/// The messages of V425 on a record whose only quote is said to be of that person.
fn messages(tag: &str, language: &Language, text: &str, speaker: usize) -> Vec<String> {
    // The marks of Japanese, and else curly ones; the last quotation is the one of the record.
    let (open, close) = if text.contains('「') { ('「', '」') } else { ('“', '”') };
    let (_, rest) = text.rsplit_once(open).unwrap();
    let (quotation, _) = rest.split_once(close).unwrap();
    let actors: Vec<Value> = (language.persons.iter().enumerate())
        .map(|(number, names)| json!({"id": format!("p-{number}"), "kind": "person", "name": names[0]}))
        .collect();
    let mut record: Value = serde_json::from_str(RECORD).unwrap();
    let record = record.as_object_mut().unwrap();
    record.retain(|key, _| ["schema_version", "id", "source", "event"].contains(&key.as_str()));
    record["source"]["language"] = tag.into();
    record.insert("actors".to_owned(), actors.into());
    record.insert(
        "quotes".to_owned(),
        json!([{"id": "q-1", "kind": "direct", "text": quotation, "language": tag,
            "speaker": format!("p-{speaker}"), "anchors": [{"exact": quotation}]}]),
    );
    for key in ["text_sha256", "text_length"] {
        record["source"].as_object_mut().unwrap().remove(key);
    }
    let bytes = serde_json::to_vec(&record).unwrap();
    let source = SourceText::new(text);
    let checked = check(&Source::new(&bytes).with_text(&source), &Options::default());
    let found = checked.diagnostics.iter().filter(|found| found.code == "V425");
    found.map(|found| found.message.clone()).collect()
}

/// Each text with each person, and the number of the one who is named beside, if any.
fn each(language: &Language, mut look: impl FnMut(usize, usize, &str)) {
    for text in &language.texts {
        for (number, person) in language.persons.iter().enumerate() {
            let next = (number + 1) % language.persons.len();
            let text = (text.replace("{full}", person[0]).replace("{family}", person[1]))
                .replace("{form}", person[2])
                .replace("{other}", language.persons[next][1])
                .replace('|', "\n");
            look(number, next, &text);
        }
    }
}

#[test]
fn wrong_speakers_are_found_in_fifteen_languages() {
    let all = languages();
    assert_eq!(all.len(), 15);
    let mut faults = Vec::new();
    for (tag, language) in &all {
        let (mut planted, mut found, mut missed) = (0, 0, Vec::new());
        let (mut right, mut alarms) = (0, Vec::new());
        each(language, |own, other, text| {
            planted += 1;
            let messages_of_wrong = messages(tag, language, text, other);
            if messages_of_wrong.is_empty() {
                missed.push(text.to_owned());
            } else {
                found += 1;
                assert!(
                    messages_of_wrong[0].contains(&format!("`p-{own}`")),
                    "{messages_of_wrong:?}"
                );
            }
            right += 1;
            for message in messages(tag, language, text, own) {
                alarms.push(format!("{text}: {message}"));
            }
        });
        println!(
            "{tag}: {found} of {planted} wrong speakers, {} of {right} right ones",
            alarms.len()
        );
        for text in &missed {
            println!("  missed: {text}");
        }
        for text in &alarms {
            println!("  false alarm: {text}");
        }
        assert!(planted >= 20 && right >= 20);
        if found * 100 < planted * 85 || !alarms.is_empty() {
            faults.push(*tag);
        }
    }
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn reports_are_the_same_each_time() {
    let all = languages();
    let text = "Venn met Tameril and O’Sorrent. “We stay.”";
    let first = messages("en", &all["en"], text, 3);
    assert_eq!(first.len(), 1);
    assert!(first[0].contains("`p-0`"), "the first in the text: {first:?}");
    for _ in 0..20 {
        assert_eq!(messages("en", &all["en"], text, 3), first);
    }
}
