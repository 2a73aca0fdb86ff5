//! The trials of `tests/data/trials`, one by one: quotations with words cut out, replaced or joined,
//! and true quotations that differ from their source in typography alone.
//!
//! A row of the table says all that is found in one file, under the profiles `strict` and `grounded`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use verbale::diagnostic::{Diagnostic, Edit, Severity};
use verbale::grounding::SourceText;
use verbale::validate::{Profile, Source, check, ground};

/// What is found: code, severity in `strict`, severity in `grounded`, JSON Pointer.
type Row = (&'static str, Severity, Severity, &'static str);

/// An error, whatever the profile.
const fn error(code: &'static str, pointer: &'static str) -> Row {
    (code, Severity::Error, Severity::Error, pointer)
}

/// A warning, which `strict` makes an error.
const fn warning(code: &'static str, pointer: &'static str) -> Row {
    (code, Severity::Error, Severity::Warning, pointer)
}

/// Words are left out after the first anchor.
const OMITTED: Row = error("V426", "/quotes/0/anchors/0");

/// The only anchor has words that the source does not have.
const WORDS: Row = error("V403", "/quotes/0/anchors/0/exact");

/// The only anchor has the words of the source in another typography.
const TYPOGRAPHY: Row = warning("V420", "/quotes/0/anchors/0");

#[rustfmt::skip]
const TRIALS: &[(&str, &[Row])] = &[
    ("22f-entities/base.json", &[WORDS]),
    ("22g-record-entities/base.json", &[WORDS]),
    ("22j-br-joined/base.json", &[TYPOGRAPHY]),
    ("24-wrapped-lines/base.json", &[]),
    ("24c-wrapped-crlf/base.json", &[TYPOGRAPHY]),
    ("24d-wrapped-email/base.json", &[]),
    ("24e-wrapped-straight/base.json", &[]),
    ("24f-wrapped-hyphen/base.json", &[TYPOGRAPHY]),
    ("24g-blank-typed/base.json", &[TYPOGRAPHY]),
    ("26b-sha256sum-of-crlf-file/base.json", &[error("V419", "/source/text_sha256"), warning("V709", "/source/text_length")]),
    ("27-persian-yeh-kaf/base.json", &[TYPOGRAPHY]),
    ("27b-persian-zwnj-space/base.json", &[TYPOGRAPHY]),
    ("27d-arabic-tatweel-diacritics/base.json", &[TYPOGRAPHY]),
    ("27e-har-bour/base.json", &[WORDS]),
    ("31c-ellipsis-of-annotator/base.json", &[warning("V421", "/quotes/0/text"), WORDS]),
    ("31d-ellipsis-over-not/base.json", &[warning("V421", "/quotes/0/text"), WORDS]),
    ("33-html-source/base.json", &[WORDS]),
    ("33b-markdown-source/base.json", &[WORDS]),
    ("34c2-fix-makes-invalid/base.json", &[TYPOGRAPHY]),
    ("34e-form-feed/base.json", &[TYPOGRAPHY]),
    ("34f-vt/base.json", &[TYPOGRAPHY]),
    ("81-fragments-swallow-not/base.json", &[OMITTED]),
    ("81e-fragments-swallow-never/base.json", &[OMITTED, error("V426", "/quotes/0/anchors/1")]),
    ("81h-swallow-not-only/base.json", &[OMITTED]),
    ("81i-swallow-never-only/base.json", &[OMITTED]),
    ("81j-swallow-10/base.json", &[OMITTED]),
    ("81k-swallow-ne-pas-fr/base.json", &[OMITTED, error("V426", "/quotes/0/anchors/1")]),
    ("81l-swallow-fa/base.json", &[OMITTED]),
    ("81m-swallow-zh/base.json", &[OMITTED]),
    ("81n-first-gap-only-and-silencing/one/base.json", &[warning("V413", "/quotes"), OMITTED]),
    ("81n-first-gap-only-and-silencing/three/base.json", &[OMITTED]),
    ("81n-first-gap-only-and-silencing/two/base.json", &[OMITTED]),
    ("90-quotations/ellipsis-over-not-between-two-anchors.json", &[OMITTED]),
    ("90-quotations/impossible-ellipsis.json", &[error("V407", "/quotes/0/text")]),
    ("90-quotations/joined-two-speakers-next-paragraph.json", &[error("V427", "/quotes/0/anchors/1")]),
    ("90-quotations/joined-two-speakers-one-paragraph.json", &[error("V427", "/quotes/0/anchors/1")]),
    ("90-quotations/name-bracket.json", &[error("V407", "/quotes/0/text")]),
    ("90-quotations/no-ellipsis-edited-true.json", &[OMITTED]),
    ("90-quotations/no-ellipsis-not-edited.json", &[OMITTED]),
    ("90-quotations/number-bracket.json", &[error("V407", "/quotes/0/text")]),
    ("90-quotations/one-anchor-ellipsis-control.json", &[error("V407", "/quotes/0/text")]),
    ("90-quotations/straight-curly-text-vs-exact.json", &[warning("V420", "/quotes/0/text")]),
    ("90-quotations/zh.json", &[OMITTED]),
];

/// The event of many trials has no anchor, which is not what they are about.
const ELSEWHERE: &str = "V511";

/// A record, and the text of its source where it is in a file of its own.
struct Trial {
    name: &'static str,
    record: String,
    text: Option<SourceText>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/trials")
}

impl Trial {
    fn read(name: &'static str) -> Self {
        let path = folder().join(name);
        // The text is beside the record, or one folder above.
        let mut above = path.ancestors().skip(1).take(2);
        let text = above.find_map(|folder| fs::read_to_string(folder.join("a.txt")).ok());
        let text = text.as_deref().map(SourceText::new);
        Trial { name, record: fs::read_to_string(&path).unwrap(), text }
    }

    fn source<'s>(&'s self, record: &'s str) -> Source<'s> {
        Source { text: self.text.as_ref(), ..Source::new(record.as_bytes()) }
    }

    /// What is found in the record, or in another one in its place.
    fn found(&self, record: &str, profile: &str) -> Vec<Diagnostic> {
        let options = Profile::find(profile).unwrap().options();
        let mut found = check(&self.source(record), &options).diagnostics;
        found.retain(|one| one.code != ELSEWHERE);
        found
    }

    fn value(&self) -> Value {
        serde_json::from_str(&self.record).unwrap()
    }

    /// The text of the source, wherever it is.
    fn words(&self) -> String {
        let inline = || self.value()["source"]["text"].as_str().unwrap().to_owned();
        self.text.as_ref().map_or_else(inline, |text| text.as_str().to_owned())
    }
}

fn trials() -> impl Iterator<Item = (Trial, &'static [Row])> {
    TRIALS.iter().map(|(name, rows)| (Trial::read(name), *rows))
}

/// Trials whose names begin so.
fn trials_of(start: &str) -> Vec<Trial> {
    trials().map(|(trial, _)| trial).filter(|trial| trial.name.starts_with(start)).collect()
}

/// What a test says about a finding.
fn told(found: &[Diagnostic]) -> Vec<(&str, Severity, &str)> {
    found.iter().map(|one| (one.code, one.severity, one.place.pointer.as_str())).collect()
}

#[test]
fn every_trial_gives_what_the_table_says() {
    for (trial, rows) in trials() {
        let strict: Vec<_> = rows.iter().map(|row| (row.0, row.1, row.3)).collect();
        let grounded: Vec<_> = rows.iter().map(|row| (row.0, row.2, row.3)).collect();
        for (profile, wanted) in [("strict", strict), ("grounded", grounded)] {
            let found = trial.found(&trial.record, profile);
            assert_eq!(told(&found), wanted, "{} {profile}: {found:#?}", trial.name);
        }
    }
}

#[test]
fn every_trial_about_quotations_is_in_the_table() {
    let mut files = 0;
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if !name.starts_with("81") && !name.starts_with("90") {
            continue;
        }
        let inner = |path: PathBuf| fs::read_dir(path).unwrap().map(|one| one.unwrap().path());
        let all = inner(path)
            .flat_map(|one| if one.is_dir() { inner(one).collect::<Vec<_>>() } else { vec![one] });
        for file in all.filter(|file| file.extension().is_some_and(|e| e == "json")) {
            files += 1;
            let is_it = |(name, _): &&(&str, _)| file.ends_with(name);
            assert!(TRIALS.iter().any(|row| is_it(&row)), "{}", file.display());
        }
    }
    assert_eq!(files, 22);
}

#[test]
fn false_quotations_are_errors_about_quotes_in_every_profile() {
    let mut wrong = 0;
    for trial in trials_of("81").into_iter().chain(trials_of("90")) {
        let is_true = trial.name.contains("straight-curly");
        for profile in ["default", "core", "grounded", "strict"] {
            let found = trial.found(&trial.record, profile);
            let mut errors = found.iter().filter(|one| one.severity == Severity::Error);
            if is_true {
                assert!(errors.all(|one| one.code == "V420" && profile == "strict"), "{found:#?}");
                continue;
            }
            wrong += 1;
            assert!(errors.any(|one| one.code.starts_with("V4")), "{} {profile}", trial.name);
        }
    }
    assert_eq!(wrong, 21 * 4);
}

#[test]
fn what_is_left_out_is_named() {
    for (name, words) in [
        ("81-fragments-swallow-not", &["`not` is a negation"][..]),
        ("81e-fragments-swallow-never", &["`never` is a negation", "`500` is a number"]),
        ("81h-swallow-not-only", &["`not` is a negation"]),
        ("81i-swallow-never-only", &["`never` is a negation"]),
        ("81j-swallow-10", &["`10` is a number"]),
        ("81k-swallow-ne-pas-fr", &["`ne` is a negation", "`pas` is a negation"]),
        ("81l-swallow-fa", &["`هرگز` is a negation"]),
        ("81m-swallow-zh", &["`不` is a negation"]),
        ("81n-first-gap-only-and-silencing/one", &["`not` is a negation"]),
        ("90-quotations/ellipsis-over-not", &["leaves out `not`, a negation"]),
        ("90-quotations/impossible-ellipsis", &["leaves out `impossible`, a negation"]),
        ("90-quotations/joined-two-speakers-one", &["said by `Osk Tameril`"]),
        ("90-quotations/joined-two-speakers-next", &["said by `Osk Tameril`"]),
        ("90-quotations/name-bracket", &["the name `Israel` for `Iran`"]),
        ("90-quotations/number-bracket", &["the number `50 million` for `5 million`"]),
        ("90-quotations/zh", &["leaves out `不`, a negation"]),
    ] {
        for trial in trials_of(name) {
            let found = trial.found(&trial.record, "core");
            let messages: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
            assert_eq!(messages.len(), words.len(), "{name}: {messages:?}");
            for (message, words) in messages.iter().zip(words) {
                assert!(message.contains(words), "{name}: {message}");
            }
        }
    }
}

#[test]
fn not_quotes_cannot_silence_an_omission() {
    let mut silenced = 0;
    for trial in trials_of("81").into_iter().chain(trials_of("90")) {
        let before = trial.found(&trial.record, "strict");
        let omissions = |found: &[Diagnostic]| found.iter().filter(|o| o.code == "V426").count();
        if omissions(&before) == 0 {
            continue;
        }
        let words = trial.words();
        let omitted = before.iter().filter(|one| one.code == "V426");
        let omitted: Vec<&str> = omitted.map(|one| one.found.as_deref().unwrap()).collect();
        // The words alone, and all that is within the marks.
        let marks = ['“', '”', '«', '»'];
        let marked = words.split(marks).nth(1).unwrap();
        for listed in [omitted, vec![marked]] {
            let mut record = trial.value();
            let anchors: Vec<Value> = listed
                .iter()
                .map(|listed| {
                    let start = words[..words.find(listed).unwrap()].chars().count();
                    let end = start + listed.chars().count();
                    json!({ "start": start, "end": end, "exact": listed })
                })
                .collect();
            record["provenance"]["not_quotes"] = anchors.into();
            silenced += 1;
            for profile in ["default", "grounded", "strict"] {
                let after = trial.found(&record.to_string(), profile);
                assert_eq!(omissions(&after), omissions(&before), "{} {after:#?}", trial.name);
                let is_error = |one: &Diagnostic| one.severity == Severity::Error;
                assert!(after.iter().filter(|one| one.code == "V426").all(is_error));
            }
        }
    }
    assert_eq!(silenced, 15 * 2);
}

/// The record after what a finding about its first quote asks for.
fn repaired(trial: &Trial, finding: &Diagnostic) -> Value {
    let mut record = trial.value();
    let words = trial.words();
    let start = |anchor: &Value| words.find(anchor["exact"].as_str().unwrap()).unwrap();
    let anchors = record["quotes"][0]["anchors"].as_array().unwrap().clone();
    let (first, last) = (anchors.first().unwrap(), anchors.last().unwrap());
    let help = finding.help.as_deref().unwrap();
    let quote = record["quotes"][0].as_object_mut().unwrap();
    if help.starts_with("quote these words too, with one anchor over all of them") {
        let end = start(last) + last["exact"].as_str().unwrap().len();
        let whole = &words[start(first)..end];
        quote["text"] = whole.into();
        quote["anchors"] = json!([{ "exact": whole }]);
    } else if help.starts_with("write `text` as the anchors have it") {
        quote["text"] = first["exact"].clone();
    } else {
        assert_eq!(help, "make two quotes, each with its own speaker");
        let mut second = quote.clone();
        for (quote, anchor) in [(&mut *quote, first), (&mut second, last)] {
            quote["text"] = anchor["exact"].clone();
            quote["anchors"] = json!([anchor]);
        }
        second["id"] = "q-2".into();
        second["speaker"] = record["actors"][1]["id"].clone();
        record["quotes"].as_array_mut().unwrap().push(second.into());
        return record;
    }
    if help.ends_with("\"edited\": false if no other edit is left") {
        quote["edited"] = false.into();
    }
    record
}

#[test]
fn what_the_help_says_leaves_nothing_to_report() {
    let mut followed = 0;
    for trial in trials_of("81").into_iter().chain(trials_of("90")) {
        let before = trial.found(&trial.record, "strict");
        let Some(finding) = before.iter().find(|one| ["V407", "V426", "V427"].contains(&one.code))
        else {
            continue;
        };
        followed += 1;
        let after = trial.found(&repaired(&trial, finding).to_string(), "strict");
        // Another fault of the same record, with a help of its own.
        let others: Vec<_> = before.iter().filter(|one| one.code == "V413").collect();
        let left: Vec<_> = after.iter().collect();
        assert_eq!(left.len(), others.len(), "{}: {left:#?}", trial.name);
        assert!(left.iter().zip(&others).all(|(one, other)| one.message == other.message));
    }
    assert_eq!(followed, 21);
}

fn edited(record: &str, edits: &[Edit]) -> String {
    let mut edited = record.to_owned();
    for edit in edits.iter().rev() {
        edited.replace_range(edit.span.start..edit.span.end, &edit.text);
    }
    edited
}

#[test]
fn a_fix_with_the_text_at_hand_removes_its_finding_and_adds_none() {
    let mut made = 0;
    for (trial, _) in trials() {
        let before = trial.found(&trial.record, "strict");
        for finding in &before {
            let Some(fix) = &finding.fix else { continue };
            made += 1;
            let after = trial.found(&edited(&trial.record, &fix.edits), "strict");
            let name = trial.name;
            assert!(after.iter().all(|one| one.code != finding.code), "{name}: {after:#?}");
            assert_eq!(after.len() + 1, before.len(), "{name}: {after:#?}");
        }
    }
    assert!(made >= 11, "{made}");
}

#[test]
fn ground_repairs_what_is_fixable_and_leaves_a_valid_record() {
    let mut repaired = 0;
    for (trial, rows) in trials() {
        let done = ground(&trial.record, &trial.source(&trial.record)).unwrap();
        let after = trial.found(&done.text, "default");
        let left: Vec<_> = after.iter().filter(|one| one.fix.is_some()).collect();
        assert!(done.is_refused() || left.is_empty(), "{}: {left:#?}", trial.name);
        let wanted = rows.iter().filter(|row| row.2 == Severity::Error && row.0 != "V419").count();
        let errors = after.iter().filter(|one| one.severity == Severity::Error).count();
        assert_eq!(errors, wanted, "{}: {after:#?}", trial.name);
        repaired += usize::from(done.text != trial.record);
    }
    assert!(repaired >= 20, "{repaired}");
}

#[test]
fn ground_writes_text_and_what_is_beside_the_words_as_the_source_does() {
    let mut trial = trials_of("90-quotations/straight-curly").remove(0);
    let mut record = trial.value();
    record["source"]["text"] =
        "She said: ‘Hear me.’ “We won’t sell the quay,” Arda Venn’s aide said.".into();
    record["actors"][0]["anchors"] = json!([{ "exact": "Arda Venn’s" }]);
    let quote = &mut record["quotes"][0];
    quote["anchors"] = json!([{
        "prefix": "said: 'Hear me.' \"", "exact": "We won't sell the quay,", "suffix": "\" Arda Venn's",
    }]);
    trial.record = record.to_string();
    let done = ground(&trial.record, &trial.source(&trial.record)).unwrap();
    let after: Value = serde_json::from_str(&done.text).unwrap();
    let anchor = &after["quotes"][0]["anchors"][0];
    assert_eq!(after["quotes"][0]["text"], "We won’t sell the quay,");
    assert_eq!(anchor["exact"], "We won’t sell the quay,");
    assert_eq!(anchor["prefix"], "said: ‘Hear me.’ “");
    assert_eq!(anchor["suffix"], "” Arda Venn’s");
    assert!(trial.found(&done.text, "default").iter().all(|one| one.code != "V420"));
    let again = ground(&done.text, &trial.source(&done.text)).unwrap();
    assert_eq!((again.text, again.steps.len()), (done.text, 0));
}
