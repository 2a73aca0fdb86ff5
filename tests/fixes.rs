//! Every fix is made, and every order that can be carried out is followed: what was found is gone then,
//! nothing new is wrong, and the record still means the same.
//!
//! The records are those of the conformance suite and of the examples, and the trials in
//! `tests/data/trials`, which were written after reports of what goes wrong in practice.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "fixes/exceptions.rs"]
mod exceptions;
#[path = "fixes/orders.rs"]
mod orders;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use exceptions::{EXCEPTIONS, Exception};
use serde_json::Value as Json;
use verbale::diagnostic::{Diagnostic, Edit, Severity};
use verbale::json::{self, Node, Value};
use verbale::text::Span;
use verbale::validate::{Options, Source, TextFiles, check, ground};

/// A record in a file.
struct Case {
    name: String,
    path: PathBuf,
    text: String,
}

/// The folders whose files are looked at.
const FOLDERS: &[&str] =
    &["tests/suite/valid", "tests/suite/invalid", "tests/data/trials", "examples"];

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in FOLDERS {
        gather(&root.join(folder), &mut files);
    }
    files.sort();
    let case = |path: PathBuf| {
        let name = path.strip_prefix(root).unwrap().display().to_string();
        // What is no text, and what has a mark that shifts all places, has no fixes.
        let text = String::from_utf8(fs::read(&path).unwrap()).ok()?;
        (!text.starts_with('\u{FEFF}')).then_some(Case { name, path, text })
    };
    files.into_iter().filter_map(case).collect()
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            gather(&path, files);
        } else if name.ends_with(".json") && !name.ends_with(".expected.json") {
            files.push(path);
        }
    }
}

impl Case {
    /// What is found in the record, or in another text in its place.
    fn check(&self, text: &str) -> Vec<Diagnostic> {
        let files = TextFiles::new();
        let texts = files.beside(self.path.parent());
        let stem = self.path.file_stem().and_then(|stem| stem.to_str());
        let source = Source { stem, ..Source::new(text.as_bytes()) }.with_texts(&texts);
        check(&source, &Options::default()).diagnostics
    }
}

fn edited(text: &str, edits: &[Edit]) -> String {
    let mut edited = text.to_owned();
    for edit in edits.iter().rev() {
        edited.replace_range(edit.span.start..edit.span.end, &edit.text);
    }
    edited
}

/// How often each rule finds something that weighs at least so much.
fn counts(found: &[Diagnostic], least: Severity) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for one in found.iter().filter(|one| one.severity >= least) {
        *counts.entry(one.code).or_default() += 1;
    }
    counts
}

/// What is wrong with a change that a finding asks for.
fn wrong(case: &Case, before: &[Diagnostic], finding: &Diagnostic, after: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    if let Err(fault) = json::parse(after) {
        return vec![format!("the text is no longer JSON: {}", fault.message)];
    }
    let found = case.check(after);
    let all = |found| counts(found, Severity::Info);
    let times = |found| all(found).get(finding.code).copied().unwrap_or(0);
    if times(&found) >= times(before) {
        wrong.push("the finding is still there".to_owned());
    }
    let (old, new) = (counts(before, Severity::Error), counts(&found, Severity::Error));
    for (code, times) in new {
        if times > old.get(code).copied().unwrap_or(0) && code != finding.code {
            let message = found.iter().find(|one| one.code == code).map(|one| &one.message);
            wrong.push(format!("a new error: {code} {}", message.unwrap()));
        }
    }
    wrong
}

/// What a changed value has to keep: of rules that are about how a value is written, its characters.
fn keeps_characters(finding: &Diagnostic, before: &str, after: &str) -> bool {
    let letters = |text: &str| -> String {
        let text: String = serde_json::from_str(text).unwrap_or_else(|_| text.to_owned());
        text.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    match finding.code {
        // A string for a number, or the other way round.
        "V103" if !after.starts_with(['{', '[']) => {
            before.trim_matches('"') == after.trim_matches('"')
        }
        // White space and control characters.
        "V108" if !after.is_empty() => letters(before) == letters(after),
        _ => true,
    }
}

/// The values of a record that are no objects and lists, as they are written, with their keys.
fn leaves<'t>(
    text: &'t str,
    node: &Node<'t>,
    key: &'t str,
    all: &mut Vec<(&'t str, &'t str, Span)>,
) {
    match &node.value {
        Value::Object(members) => {
            for member in members {
                leaves(text, &member.value, member.key_span.of(text), all);
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| leaves(text, entry, key, all)),
        _ => all.push((key, node.span.of(text), node.span)),
    }
}

#[test]
fn a_fix_leaves_all_other_values_as_they_are() {
    let mut kept = 0;
    for case in cases() {
        for finding in case.check(&case.text) {
            let Some(fix) = &finding.fix else { continue };
            let changed = edited(&case.text, &fix.edits);
            let (before, after) =
                (json::parse(&case.text).unwrap().root, json::parse(&changed).unwrap().root);
            let (mut old, mut new) = (Vec::new(), Vec::new());
            leaves(&case.text, &before, "", &mut old);
            leaves(&changed, &after, "", &mut new);
            let mut values: BTreeMap<&str, usize> = BTreeMap::new();
            for (_, value, _) in &new {
                *values.entry(value).or_default() += 1;
            }
            for (key, value, span) in old {
                let is_edited =
                    |edit: &Edit| edit.span.start <= span.start && span.end <= edit.span.end;
                if fix.edits.iter().any(is_edited) {
                    continue;
                }
                kept += 1;
                let left = values.get_mut(value).filter(|left| **left > 0);
                assert!(left.is_some(), "{} {}: {key} {value} is lost", case.name, finding.code);
                *left.unwrap() -= 1;
            }
        }
    }
    assert!(kept > 5_000, "{kept}");
}

/// A record with a name and a country, and with a date, and what is proposed for the one that is wrong.
fn proposal(pointer: &str, members: &Json) -> (String, Option<String>) {
    let text = include_str!("suite/invalid/v302-name-tells-which-country.json");
    let mut record: Json = serde_json::from_str(text).unwrap();
    record["actors"][1]["country"] = "NOR".into();
    let place = record.pointer_mut(pointer).unwrap();
    place.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    let text = record.to_string();
    let found = check(&Source::new(text.as_bytes()), &Options::default()).diagnostics;
    let about = |one: &&Diagnostic| ["V103", "V105", "V301", "V302"].contains(&one.code);
    let found = found.iter().find(about).unwrap_or_else(|| panic!("nothing is found: {members}"));
    let fix = found.fix.as_ref().map(|fix| fix.edits[0].text.clone());
    (found.help.clone().unwrap_or_default(), fix)
}

#[test]
fn a_country_is_proposed_by_its_code_and_by_the_name_of_the_actor() {
    let help = |text: &str| (text.to_owned(), None);
    let fix = |code: &str| (format!("use `{code}`"), Some(format!("\"{code}\"")));
    let organization =
        "leave `country` out; the organization is an actor of kind `intergovernmental`";
    for (name, country, wanted) in [
        ("Harbour Guild", "XK", fix("XKX")),
        ("Harbour Guild", "RKS", fix("XKX")),
        ("Harbour Guild", "UNK", fix("XKX")),
        ("Harbour Guild", "KOS", fix("XKX")),
        ("Harbour Guild", "EL", fix("GRC")),
        ("Harbour Guild", "UK", fix("GBR")),
        ("Harbour Guild", "ENG", fix("GBR")),
        ("Harbour Guild", "GB-ENG", fix("GBR")),
        ("Harbour Guild", "UAE", fix("ARE")),
        ("Harbour Guild", "DRC", fix("COD")),
        ("Harbour Guild", "DPRK", fix("PRK")),
        ("Harbour Guild", "ROK", fix("KOR")),
        ("Harbour Guild", "PRC", fix("CHN")),
        ("Harbour Guild", "USSR", fix("SUN")),
        ("Harbour Guild", "GER", fix("DEU")),
        ("Harbour Guild", "SUI", fix("CHE")),
        ("Harbour Guild", "RSA", fix("ZAF")),
        ("Harbour Guild", "KSA", fix("SAU")),
        ("Harbour Guild", "YU", fix("YUG")),
        ("Harbour Guild", "EU", help(organization)),
        ("Harbour Guild", "UN", help(organization)),
        ("Harbour Guild", "NATO", help(organization)),
        ("Harbour Guild", "CH", help("use the one that is meant: `CHE` or `CHN`")),
        ("China", "CH", fix("CHN")),
        ("Ministry of Trade of China", "CH", fix("CHN")),
        ("Switzerland", "CH", fix("CHE")),
        ("Iceland", "IS", fix("ISL")),
        ("Israel", "IS", fix("ISR")),
        ("Sweden", "SW", fix("SWE")),
        ("Austria", "AU", fix("AUT")),
        ("Australia", "AU", fix("AUS")),
        ("Austria", "AUS", fix("AUT")),
        ("Austria", "GER", help("use the one that is meant: `DEU` or `AUT`")),
        ("Japan", "JAP", fix("JPN")),
        ("Norway", "Sweden", help("use the one that is meant: `SWE` or `NOR`")),
        ("Norway", "QQ", fix("NOR")),
        (
            "Harbour Guild",
            "QQ",
            help("look it up with `verbale explain country_code`, or leave the field out"),
        ),
    ] {
        let found = proposal("/actors/1", &serde_json::json!({ "name": name, "country": country }));
        assert_eq!(found, wanted, "{name} {country}");
    }
}

#[test]
fn a_number_for_a_date_is_told_as_a_date() {
    for (value, wanted) in [
        ("47910", "write `\"2031-03-03\"`: 47910 is 2031-03-03 as spreadsheets count days"),
        ("20310303", "write `\"2031-03-03\"`"),
        (
            "1930293000",
            "write `\"2031-03-03T08:30:00Z\"`: 1930293000 is 2031-03-03T08:30:00Z as Unix counts seconds",
        ),
    ] {
        let value: Json = serde_json::from_str(value).unwrap();
        let (help, _) = proposal("/source", &serde_json::json!({ "published": value }));
        assert_eq!(help, wanted);
    }
}

/// Follows what every finding asks for by `change`, and tells what came of it.
fn follow(change: impl Fn(&Case, &Diagnostic) -> Option<String>, list: &[Exception], what: &str) {
    let (mut made, mut broken, mut used) = (0, Vec::new(), vec![0; list.len()]);
    let mut by_rule: BTreeMap<&str, usize> = BTreeMap::new();
    for case in cases() {
        let before = case.check(&case.text);
        for finding in &before {
            let Some(after) = change(&case, finding) else { continue };
            made += 1;
            *by_rule.entry(finding.code).or_default() += 1;
            for wrong in wrong(&case, &before, finding, &after) {
                let known = list.iter().position(|known| known.is_about(finding.code, &wrong));
                match known {
                    Some(known) => used[known] += 1,
                    None => broken.push(format!(
                        "{} {} {}: {wrong}\n    {:?}",
                        case.name, finding.code, finding.place.pointer, finding.help
                    )),
                }
            }
        }
    }
    for (known, times) in list.iter().zip(&used) {
        println!("{what}: {times} times: {} ({})", known.wrong, known.reason);
        if *times == 0 {
            broken.push(format!("{} {}: the exception is not needed", known.code, known.wrong));
        }
    }
    println!("{what}: {made} of {} rules: {by_rule:?}", by_rule.len());
    assert!(broken.is_empty(), "\n{}\n({} of {made})", broken.join("\n"), broken.len());
    assert!(made > 100, "{made}");
}

#[test]
fn every_fix_removes_its_finding_and_breaks_nothing() {
    follow(
        |case, finding| Some(edited(&case.text, &finding.fix.as_ref()?.edits)),
        EXCEPTIONS.fixes,
        "fixes",
    );
}

#[test]
fn every_order_that_can_be_carried_out_removes_its_finding_and_breaks_nothing() {
    follow(|case, finding| orders::carried_out(&case.text, finding), EXCEPTIONS.orders, "orders");
}

#[test]
fn a_value_keeps_its_characters() {
    let mut looked_at = 0;
    for case in cases() {
        for finding in case.check(&case.text) {
            for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
                let before = edit.span.of(&case.text);
                looked_at += 1;
                assert!(
                    keeps_characters(&finding, before, &edit.text),
                    "{} {}: {before} becomes {}",
                    case.name,
                    finding.code,
                    edit.text
                );
            }
        }
    }
    assert!(looked_at > 100, "{looked_at}");
}

#[test]
fn grounding_breaks_nothing_and_repairs_what_is_fixable() {
    let (mut grounded, mut broken) = (0, Vec::new());
    for case in cases() {
        let files = TextFiles::new();
        let texts = files.beside(case.path.parent());
        let source = Source::new(case.text.as_bytes()).with_texts(&texts);
        let Ok(done) = ground(&case.text, &source) else { continue };
        grounded += 1;
        let (before, after) = (case.check(&case.text), case.check(&done.text));
        let old = counts(&before, Severity::Error);
        for (code, times) in counts(&after, Severity::Error) {
            let is_known = EXCEPTIONS.grounding.iter().any(|known| known.code == code);
            if times > old.get(code).copied().unwrap_or(0) && !is_known {
                broken.push(format!("{}: {code} is new", case.name));
            }
        }
        let left =
            after.iter().filter(|one| one.fix.is_some() && FIXED_BY_GROUND.contains(&one.code));
        if !done.is_refused() {
            broken.extend(
                left.map(|one| format!("{}: {} is left: {}", case.name, one.code, one.message)),
            );
        }
    }
    println!("grounding: {grounded} records");
    assert!(broken.is_empty(), "\n{}\n({} of {grounded})", broken.join("\n"), broken.len());
    assert!(grounded > 100, "{grounded}");
}

/// Rules about the places of words and the text that they are in.
const FIXED_BY_GROUND: &[&str] = &["V401", "V402", "V405", "V419", "V420"];
