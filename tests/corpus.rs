//! The corpus generator of `examples/corpus`: what it makes is right where nothing was planted, and
//! wrong in that one way where something was.

#[path = "../examples/corpus/generate/mod.rs"]
mod generate;

use std::collections::{BTreeMap, BTreeSet};

use generate::{Corpus, Place};
use verbale::grounding::SourceText;
use verbale::model::Record;
use verbale::model::shape::{Model as _, Type};
use verbale::validate::{Options, Profile, Records, Source, check, check_among};

fn default_profile() -> Options {
    Profile::find("default").expect("there is a default profile").options()
}

fn codes(checked: &verbale::validate::Checked) -> BTreeSet<String> {
    checked.diagnostics.iter().map(|found| found.code.to_string()).collect()
}

#[test]
fn what_is_not_planted_has_no_finding_alone_and_among_others() {
    let options = default_profile();
    let corpus = Corpus::valid(11);
    let mut records = Records::new();
    for number in 0..400 {
        let made = corpus.record(number);
        let source = Source::new(&made.line);
        let alone = check(&source, &options);
        assert_eq!(alone.diagnostics, [], "{}", made.id);
        let among = check_among(&source, &options, &mut records);
        assert_eq!(among.diagnostics, [], "{}", made.id);
        assert!(made.planted.is_none());
    }
    let late = records.finish(&options.levels);
    assert!(late.is_empty(), "{} late findings", late.len());
}

#[test]
fn what_is_planted_is_found_under_its_code_alone() {
    let options = default_profile();
    let corpus = Corpus { faulty: 1_000_000, ..Corpus::valid(12) };
    let mut seen = BTreeSet::new();
    for number in 0..1200 {
        let made = corpus.record(number);
        let planted = made.planted.expect("every record has a fault");
        let found = codes(&check(&Source::new(&made.line), &options));
        let wanted = BTreeSet::from([planted.code.to_owned()]);
        assert_eq!(found, wanted, "{}: {}", made.id, planted.what);
        assert_eq!(planted.told(1, &made.id)["code"], planted.code);
        seen.insert(planted.code);
    }
    assert!(seen.len() >= 85, "{} codes", seen.len());
}

#[test]
fn some_records_of_a_mixed_corpus_are_planted_and_the_others_are_right() {
    let options = default_profile();
    let corpus = Corpus { faulty: 200_000, ..Corpus::valid(13) };
    let mut records = Records::new();
    let mut planted = 0;
    for number in 0..300 {
        let made = corpus.record(number);
        let found = codes(&check_among(&Source::new(&made.line), &options, &mut records));
        let wanted: BTreeSet<String> = made.planted.iter().map(|one| one.code.to_owned()).collect();
        assert_eq!(found, wanted, "{}", made.id);
        planted += usize::from(made.planted.is_some());
    }
    assert!((30..90).contains(&planted), "{planted}");
}

#[test]
fn a_corpus_is_a_function_of_its_seed() {
    let corpus = Corpus::valid(3);
    assert_eq!(corpus.record(7).line, corpus.record(7).line);
    assert_ne!(corpus.record(7).line, corpus.record(8).line);
    assert_ne!(corpus.record(7).line, Corpus::valid(4).record(7).line);
    let ids: BTreeSet<String> = (0..500).map(|number| corpus.record(number).id).collect();
    assert_eq!(ids.len(), 500);
}

#[test]
fn texts_beside_the_records_prove_them_too() {
    let options = default_profile();
    let corpus = Corpus { place: Place::Beside, ..Corpus::valid(5) };
    for number in 0..60 {
        let made = corpus.record(number);
        let text = SourceText::new(&made.text);
        let checked = check(&Source::new(&made.line).with_text(&text), &options);
        assert_eq!(checked.diagnostics, [], "{}", made.id);
    }
}

#[test]
fn every_field_of_the_model_occurs() {
    let corpus = Corpus::valid(1);
    let mut seen: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let beside = Corpus { place: Place::Beside, ..corpus };
    for number in 0..1500 {
        let made = if number % 50 == 0 { beside.record(number) } else { corpus.record(number) };
        let record: serde_json::Value =
            serde_json::from_slice(&made.line).expect("a record is JSON");
        note(&record, Record::TYPE, &mut seen);
    }
    let mut missing = Vec::new();
    let (mut waiting, mut known) = (vec![Record::TYPE], BTreeSet::new());
    while let Some(ty) = waiting.pop() {
        match ty {
            Type::List(list) => waiting.push(list.item),
            Type::Entity(entity) if known.insert(entity.name) => {
                for field in entity.fields {
                    waiting.push(field.ty);
                    if !seen.get(entity.name).is_some_and(|names| names.contains(field.name)) {
                        missing.push(format!("{}.{}", entity.name, field.name));
                    }
                }
            }
            _ => {}
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

fn note(value: &serde_json::Value, ty: Type, seen: &mut BTreeMap<&str, BTreeSet<String>>) {
    match ty {
        Type::List(list) => {
            for entry in value.as_array().into_iter().flatten() {
                note(entry, list.item, seen);
            }
        }
        Type::Entity(entity) => {
            for (name, value) in value.as_object().into_iter().flatten() {
                seen.entry(entity.name).or_default().insert(name.clone());
                if let Some(field) = entity.field(name) {
                    note(value, field.ty, seen);
                }
            }
        }
        _ => {}
    }
}
