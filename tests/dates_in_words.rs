//! Dates beside the words of time that news agencies use, `tests/data/dates-in-words.tsv`: every
//! right one passes without a word, and every wrong one is found.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use verbale::validate::{Options, Source, check};

struct Row<'t> {
    language: &'t str,
    words: &'t str,
    published: &'t str,
    edtf: &'t str,
    status: &'t str,
    verdict: &'t str,
}

fn rows() -> Vec<Row<'static>> {
    let table = include_str!("data/dates-in-words.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [language, words, published, edtf, status, verdict] = cells[..] else {
            panic!("{line}")
        };
        Row { language, words, published, edtf, status, verdict }
    });
    rows.collect()
}

fn record(language: &str, words: &str, published: &str, edtf: &str, status: &str) -> Value {
    if status == "deadline" {
        return with_deadline(language, words, published, edtf);
    }
    json!({
        "schema_version": "1.0",
        "id": "dates",
        "source": {
            "kind": "news_article",
            "url": "https://example.org/a",
            "published": published,
            "language": language
        },
        "event": {
            "id": "e-1",
            "type": "statement",
            "name": "A statement of the harbour guild",
            "status": status,
            "when": { "edtf": edtf, "text": words, "basis": "resolved" },
            "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
            "anchors": [{ "exact": "the harbour guild said" }]
        },
        "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" }],
        "quotes": [],
        "demands": [],
        "red_lines": [],
        "provenance": { "method": "manual", "license": "CC0-1.0" }
    })
}

/// The same where the words are those of the deadline of a demand.
fn with_deadline(language: &str, words: &str, published: &str, edtf: &str) -> Value {
    let mut record = record(language, "", published, "", "occurred");
    record["event"]["when"] = json!({ "edtf": published, "basis": "inferred" });
    record["demands"] = json!([{
        "id": "d-1",
        "issuer": "harbour-guild",
        "addressees": [],
        "force": "demand",
        "conduct": "act",
        "status": "outstanding",
        "deadline": { "edtf": edtf, "text": words, "basis": "resolved" },
        "text": "The dues are paid.",
        "expression": "declared",
        "event": "e-1",
        "anchors": [{ "exact": "the harbour guild said" }]
    }]);
    record
}

/// The codes that tell of words beside a date, with their messages and suggestions.
fn told(record: &Value) -> Vec<(String, String, Option<String>)> {
    let bytes = record.to_string().into_bytes();
    let checked = check(&Source::new(&bytes), &Options::default());
    let told = checked.diagnostics.into_iter().filter(|told| ["V210", "V215"].contains(&told.code));
    let told = told.map(|told| {
        let meant = told.suggestions.first().map(|suggestion| suggestion.value.clone());
        (told.code.to_owned(), told.message.clone(), meant)
    });
    told.collect()
}

#[test]
fn right_dates_pass_and_wrong_ones_are_found() {
    let mut faults = Vec::new();
    let (mut right, mut wrong) = (0, 0);
    let mut languages = BTreeSet::new();
    for row in rows() {
        languages.insert(row.language);
        let Row { language, words, published, edtf, status, verdict } = row;
        let told = told(&record(language, words, published, edtf, status));
        let is_wrong = verdict == "wrong";
        if is_wrong {
            wrong += 1;
        } else {
            right += 1;
        }
        if told.len() != usize::from(is_wrong) {
            faults.push(format!("{language} {words}, {published}, {edtf}: {verdict}, {told:?}"));
        }
    }
    assert!(faults.is_empty(), "{} of {right} and {wrong}:\n{}", faults.len(), faults.join("\n"));
    assert!(right > 1200 && wrong > 440 && languages.len() > 20, "{right} {wrong} {languages:?}");
}

#[test]
fn what_is_proposed_is_right() {
    let mut faults = Vec::new();
    let mut proposed = 0;
    for row in rows().iter().filter(|row| row.verdict == "wrong") {
        let Row { language, words, published, edtf, status, .. } = *row;
        for (_, _, meant) in told(&record(language, words, published, edtf, status)) {
            let Some(meant) = meant else { continue };
            proposed += 1;
            let again = told(&record(language, words, published, &meant, status));
            if !again.is_empty() {
                faults.push(format!("{words}, {published}, {edtf}: {meant}, and then {again:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(proposed > 250, "{proposed}");
}

/// A day by its number, as the civil calendar has it.
fn day(number: i64) -> String {
    let shifted = number + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[test]
fn right_readings_pass_on_any_day_of_publication() {
    const WEEKDAYS: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let mut state = 17_u64;
    for _ in 0..12 {
        // From 1996 to 2050.
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let today = 9_500 + i64::try_from((state >> 33) % 20_000).unwrap();
        let monday = today - (today + 3).rem_euclid(7);
        let published = day(today);
        let silent = |words: &str, edtf: &str| {
            let told = told(&record("en", words, &published, edtf, "occurred"));
            assert!(told.is_empty(), "{words}, {published}, {edtf}: {told:?}");
        };
        silent("yesterday", &day(today - 1));
        silent("today", &day(today));
        silent("last night", &day(today - 1));
        for back in 0..7 {
            let name = WEEKDAYS[usize::try_from((today - back + 3).rem_euclid(7)).unwrap()];
            silent(&format!("on {name}"), &day(today - back));
            silent(name, &day(today + 7 - back));
            silent(&format!("last {name}"), &day(today - back - 7));
            silent(&format!("next {name}"), &day(today + 7 - back));
        }
        for by in 0..7 {
            silent("last week", &day(monday - 7 + by));
            silent("this week", &day(monday + by));
            silent("next week", &day(monday + 7 + by));
        }
        silent("last week", &format!("{}/{}", day(monday - 8), day(monday - 2)));
        for count in 1..40 {
            silent(&format!("{count} days ago"), &day(today - count));
            silent(&format!("{count} weeks ago"), &day(today - 7 * count));
            silent(&format!("in {count} days"), &day(today + count));
            silent(&format!("within {count} weeks"), &day(today + 7 * count));
        }
        let number = |text: &str| text.parse::<i64>().unwrap();
        let (year, month) = (number(&published[..4]), number(&published[5..7]));
        let moved = |by: i64| {
            let months = year * 12 + month - 1 + by;
            format!("{:04}-{:02}", months.div_euclid(12), months.rem_euclid(12) + 1)
        };
        silent("last month", &moved(-1));
        silent("this month", &moved(0));
        silent("next month", &moved(1));
        silent("last year", &(year - 1).to_string());
        silent("this year", &year.to_string());
        for count in 1..15 {
            silent(&format!("{count} months ago"), &moved(-count));
            silent(&format!("{count} years ago"), &(year - count).to_string());
        }
        let name = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        // Twelve months back it is said with the year.
        for by in 1..12 {
            let then = moved(-by);
            let name = name[usize::try_from(number(&then[5..7]) - 1).unwrap()];
            silent(&format!("last {name}"), &then);
            silent(&format!("in {name}"), &then);
            silent(&format!("in {name} {}", &then[..4]), &then);
            silent(&format!("on {name} 3"), &format!("{then}-03"));
            silent(&format!("on {}. 3, {}", &name[..3], &then[..4]), &format!("{then}-03"));
        }
    }
}
