//! What is in quotation marks, in the texts of `tests/data/marks.tsv`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use verbale::grounding::{Marked, SourceText, marked_spans};
use verbale::validate::{self, Options, Source};

struct Case {
    kind: &'static str,
    language: &'static str,
    text: String,
    spans: Vec<String>,
}

fn cases() -> Vec<Case> {
    let lines = include_str!("data/marks.tsv").lines().filter(|line| !line.starts_with('#'));
    let case = |line: &'static str| {
        let mut columns = line.split('\t');
        let mut next = || columns.next().unwrap();
        let (kind, language, text) = (next(), next(), unescaped(next()));
        Case { kind, language, text, spans: columns.map(unescaped).collect() }
    };
    lines.map(case).collect()
}

fn unescaped(column: &str) -> String {
    let mut pieces = column.split("\\u{");
    let mut plain = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let (number, rest) = piece.split_once('}').unwrap();
        plain.push(char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap());
        plain.push_str(rest);
    }
    plain.replace("\\n", "\n")
}

/// A span as the table has it.
fn written(source: &SourceText, marked: &Marked) -> String {
    let parts = marked.parts.iter().map(|part| source.slice(part.inner.clone()).unwrap());
    let sign = match (marked.closed, marked.certain) {
        (false, _) => "~",
        (_, false) => "?",
        _ => "",
    };
    format!("{sign}{}", parts.collect::<Vec<_>>().join(" ¶ "))
}

#[test]
fn the_spans_of_each_text_are_found_and_no_others() {
    let mut wrong = Vec::new();
    for Case { kind, language, text, spans } in cases() {
        let source = SourceText::new(&text);
        let found = marked_spans(&source, language);
        let found: Vec<String> = found.iter().map(|marked| written(&source, marked)).collect();
        if found != spans {
            wrong.push(format!("{kind} {language} {text:?}: {found:?} and not {spans:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The marks are known by themselves, whatever the record says of the language of its source.
#[test]
fn a_wrong_language_changes_no_marks() {
    for Case { kind, text, spans, .. } in cases() {
        if kind == "dialogue" {
            continue;
        }
        let source = SourceText::new(&text);
        for language in ["", "en", "ru", "he", "not-a-language"] {
            let found = marked_spans(&source, language);
            let certain = found.iter().filter(|marked| marked.certain);
            let found: Vec<String> = certain.map(|marked| written(&source, marked)).collect();
            assert_eq!(found, spans, "{language} {text}");
        }
    }
}

#[test]
fn the_table_is_as_large_as_it_should_be() {
    let cases = cases();
    let (none, marked): (Vec<_>, Vec<_>) = cases.iter().partition(|case| case.spans.is_empty());
    assert!(none.iter().all(|case| case.kind == "none"));
    assert!(marked.iter().all(|case| case.kind != "none"));
    let languages =
        |cases: &[&Case]| cases.iter().map(|c| c.language).collect::<BTreeSet<_>>().len();
    assert!(marked.len() >= 75 && languages(&marked) >= 20, "{}", marked.len());
    assert!(none.len() >= 60 && languages(&none) >= 20, "{}", none.len());
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for case in &cases {
        *kinds.entry(case.kind).or_default() += 1;
    }
    assert!(kinds.values().all(|count| *count >= 5), "{kinds:?}");
}

/// The rules V408, V409 and V413 that are broken by a record with these quotes and this text.
fn findings(language: &str, text: &str, quotes: &[Value]) -> Vec<String> {
    let mut record: Value = serde_json::from_str(include_str!("../examples/minimal.json")).unwrap();
    record["source"]["language"] = language.into();
    record["source"]["text"] = text.into();
    record["source"]["kind"] = "news_article".into();
    record["quotes"] = quotes.into();
    let record = record.to_string();
    let report = validate::check(&Source::new(record.as_bytes()), &Options::default());
    let codes = report.diagnostics.iter().map(|finding| finding.code.to_string());
    codes.filter(|code| ["V408", "V409", "V413"].contains(&code.as_str())).collect()
}

/// Each span as a quote of its own: none of them is refused, and nothing is left over.
#[test]
fn true_quotations_are_in_marks_and_cover_them() {
    for Case { language, text, .. } in cases() {
        if language == "und" {
            continue;
        }
        let source = SourceText::new(&text);
        let mut quotes = Vec::new();
        for (number, marked) in marked_spans(&source, language).iter().enumerate() {
            let anchors: Vec<Value> = marked
                .parts
                .iter()
                .map(|part| json!({ "start": part.inner.start, "end": part.inner.end }))
                .collect();
            let words: Vec<&str> =
                marked.parts.iter().map(|part| source.slice(part.inner.clone()).unwrap()).collect();
            quotes.push(json!({
                "id": format!("q-{number}"), "kind": "direct", "text": words.join(" "),
                "language": language, "speaker": "harbor-guild", "anchors": anchors,
            }));
        }
        assert_eq!(findings(language, &text, &quotes), Vec::<String>::new(), "{language} {text}");
    }
}

/// Without a quote each certain span is asked for, and no other.
#[test]
fn marks_without_a_quote_are_told() {
    for Case { language, text, .. } in cases() {
        let certain = marked_spans(&SourceText::new(&text), language);
        let certain = certain.iter().filter(|marked| marked.certain).count();
        assert_eq!(findings(language, &text, &[]), vec!["V413"; certain], "{language} {text}");
    }
}
