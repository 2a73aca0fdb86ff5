//! Persian, Arabic and Hebrew are written with characters that cannot be seen, and rightly so:
//! non-joiners in Persian words, marks of direction beside numbers and punctuation, isolates around
//! names in other letters. The sentences in `tests/data/right_to_left.txt` are invented, one a line.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::{Value, json};
use verbale::validate::{self, Options, Source};

const SENTENCES: &str = include_str!("data/right_to_left.txt");

/// The places that a sentence is put into.
const PLACES: [&str; 4] = ["/title", "/summary", "/actors/0/name", "/quotes/0/text"];

/// The smallest record, with a quote, and `sentence` in every place.
fn record(sentence: &str) -> String {
    let mut record: Value = serde_json::from_str(include_str!("../examples/minimal.json")).unwrap();
    record["title"] = "".into();
    record["summary"] = "".into();
    record["quotes"] = json!([{
        "id": "q-1", "kind": "direct", "text": "", "language": "fa", "speaker": "harbour-guild"
    }]);
    for place in PLACES {
        *record.pointer_mut(place).unwrap() = sentence.into();
    }
    record.to_string()
}

/// The places in which invisible characters are found.
fn found(sentence: &str) -> Vec<String> {
    let record = record(sentence);
    let checked = validate::check(&Source::new(record.as_bytes()), &Options::default());
    let mut places: Vec<String> = checked
        .diagnostics
        .into_iter()
        .filter(|found| found.code == "V007")
        .map(|found| found.place.pointer)
        .collect();
    places.sort();
    places
}

#[test]
fn controls_at_work_are_no_fault() {
    let sentences: Vec<&str> = SENTENCES.lines().collect();
    for sentence in &sentences {
        assert_eq!(found(sentence), [""; 0], "{sentence:?}");
    }
    println!("{} sentences", sentences.len());
    assert_eq!(sentences.len(), 50);
}

#[test]
fn every_control_that_writers_use_is_among_them() {
    for c in [
        '\u{200C}', '\u{200D}', '\u{200E}', '\u{200F}', '\u{61C}', '\u{2066}', '\u{2067}',
        '\u{2068}', '\u{202B}',
    ] {
        assert!(SENTENCES.contains(c), "U+{:04X}", u32::from(c));
    }
    for letters in ['\u{6CC}'..='\u{6CC}', '\u{629}'..='\u{629}', '\u{5D0}'..='\u{5EA}'] {
        let lines = SENTENCES.lines().filter(|line| line.contains(|c| letters.contains(&c)));
        assert!(lines.count() >= 10, "{letters:?}");
    }
}

#[test]
fn what_hides_among_them_is_found() {
    let mut everywhere = PLACES.map(str::to_owned);
    everywhere.sort();
    for sentence in SENTENCES.lines() {
        let middle = sentence.char_indices().nth(3).unwrap().0;
        let (start, end) = sentence.split_at(middle);
        for hiding in ["\u{202E}", "\u{202D}", "\u{200B}", "\u{2060}", "\u{AD}", "\u{2067}"] {
            let sentence = format!("{start}{hiding}{end}");
            assert_eq!(found(&sentence), everywhere, "{sentence:?}");
        }
    }
}
