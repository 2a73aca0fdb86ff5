//! What changes are called, in many languages, with the names of a record.

use super::alteration::Judge;
use crate::grounding::SourceText;
use crate::model::Record;
use crate::rules::naming::Naming;
use crate::rules::naming::tests::{TAMERIL, VENN, record};

/// A state with its name in several scripts.
const ORVANE: &str =
    "@orvane=Orvane|Орване|أورفاني|اوروانه|אורבנה|奥尔瓦内|オルヴァネ|오르바네|ओरवाने|Орвана";
const TESMAR: &str = "@tesmar=Tesmar|Тесмар|تسمار|טסמר|特斯马尔|テスマル|테스마르|तेस्मार";

/// The kinds of the changes, or what the verdict is where there are none.
fn kinds(language: &str, source: &str, passage: &str) -> String {
    let json = record(&[VENN, TAMERIL, ORVANE, TESMAR]);
    let record: Record<'_> = serde_json::from_str(&json).unwrap();
    let judge = Judge { language: language.to_owned(), naming: Some(Naming::new(&record)) };
    let located = SourceText::new(source).locate_in(passage, None, judge.reading());
    if located.changes.is_empty() {
        return format!("{:?}", located.verdict);
    }
    let kinds: Vec<&str> = located.changes.iter().map(|change| change.kind.as_str()).collect();
    kinds.join(", ")
}

/// Language, source, passage, label.
const CASES: &str = include_str!("labels.tsv");

#[test]
fn changes_are_called_by_what_they_are() {
    let rows = CASES.lines().filter(|line| !line.starts_with('#'));
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let [language, source, passage, label] = cells[..] else { panic!("{row}") };
        count += 1;
        let found = kinds(language, source, passage);
        if found != label {
            wrong.push(format!("{found}, not {label}: {language} {source} / {passage}"));
        }
    }
    assert!(count >= 60, "{count}");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}
