//! The recogniser: it is made from the published schema, and accepts nothing that the schema and the
//! reference checks refuse.

#![expect(clippy::pedantic, reason = "the generator has numbers that fit")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "recogniser/automaton.rs"]
mod automaton;
#[path = "recogniser/differential.rs"]
mod differential;
#[path = "recogniser/generate.rs"]
mod generate;

use std::fs;
use std::path::Path;

use differential::Reference;
use serde_json::Value;
use verbale::recognise::Recogniser;

#[test]
fn generated_file_is_up_to_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema = fs::read(root.join("schemas/v1/record.schema.json")).unwrap();
    let made = generate::generate(&serde_json::from_slice(&schema).unwrap());
    let path = root.join("src/recognise/generated.rs");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &made).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == made,
        "src/recognise/generated.rs is not what the schema makes; run UPDATE=1 cargo test"
    );
}

/// Records of all sorts, on one line each.
fn bases() -> Vec<String> {
    let mut found = Vec::new();
    for folder in ["examples", "examples/harbour-talks", "tests/suite/valid"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut paths: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths.iter().filter(|path| path.extension().is_some_and(|e| e == "json")) {
            let Ok(text) = fs::read_to_string(path) else { continue };
            if let Ok(value @ Value::Object(_)) = serde_json::from_str(&text) {
                found.push(value.to_string());
                found.push(text.trim().to_owned());
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

#[test]
fn most_good_records_are_recognised() {
    let mut recogniser = Recogniser::new();
    let bases = bases();
    let reference = Reference::new();
    let good = bases.iter().filter(|text| reference.objection(text).is_none());
    let (accepted, declined): (Vec<&String>, Vec<&String>) =
        good.partition(|text| recogniser.recognise(text).is_some());
    println!("{} recognised, {} declined", accepted.len(), declined.len());
    assert!(accepted.len() > 250, "{} are recognised", accepted.len());
    // A short name with an escape, a number with an exponent: what other tests are about.
    assert!(declined.len() < accepted.len() / 10, "declined: {declined:#?}");
}

/// How many mutants were asked for.
fn mutants() -> Option<usize> {
    std::env::var("VERBALE_MUTANTS").ok().and_then(|count| count.parse().ok())
}

#[test]
fn nothing_wrong_is_accepted() {
    let tally = differential::run(&bases(), mutants().unwrap_or(60_000), 1);
    println!(
        "{} mutants, {} accepted, {} of them wrongly",
        tally.mutants,
        tally.accepted,
        tally.wrong.len()
    );
    assert!(tally.wrong.is_empty(), "{}", tally.wrong.join("\n"));
    assert!(tally.accepted > tally.mutants / 50, "only {} of them are accepted", tally.accepted);
}

#[test]
fn both_roads_find_the_same() {
    // A large record takes long with every rule.
    let bases: Vec<String> = bases().into_iter().filter(|base| base.len() < 8_000).collect();
    let count = mutants().unwrap_or(4_000);
    let (found, differ) = differential::compare_engines(&bases, count, 2);
    println!("{count} mutants, {found} with findings, {} told differently", differ.len());
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    assert!(found > count / 2 && found < count, "{found} have findings");
}

#[test]
fn no_bad_record_of_the_suite_is_recognised() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/invalid");
    let reference = Reference::new();
    let mut recogniser = Recogniser::new();
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_case = path.extension().is_some_and(|extension| extension == "json");
        let Ok(text) = fs::read_to_string(&path) else { continue };
        if !is_case || path.to_string_lossy().ends_with(".expected.json") {
            continue;
        }
        seen += 1;
        if recogniser.recognise(&text).is_some() {
            assert_eq!(reference.objection(&text), None, "{}", path.display());
        }
    }
    assert!(seen > 500);
}
