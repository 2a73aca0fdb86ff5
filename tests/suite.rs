//! The conformance suite of `tests/suite`: every case gives the findings it says, at the places it
//! says, and no others. `tests/suite/README.md` tells what a case is.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use verbale::diagnostic::{Diagnostic, Fix, FixLevel, Severity};
use verbale::json::ndjson::Lines;
use verbale::json::pointer;
use verbale::model::Record;
use verbale::model::shape::{Model, Type};
use verbale::rules::RULES;
use verbale::validate::{Options, Records, Source, TextFiles, check, check_among, too_large};

/// Rules about how records are laid out in tables, which no file of JSON can break. The tests of the
/// formats have their cases.
const OF_TABLES: &[&str] = &["V008", "V009", "V010", "V011", "V012"];

/// The least number of cases.
const LEAST: usize = 120;

/// A case: a file, and what has to be found in it.
struct Case {
    /// Its file, below `tests/suite`.
    name: String,
    /// The name without folder and extension.
    stem: String,
    /// Whether it is one of the faulty ones.
    invalid: bool,
    /// Whether its file holds a record a line.
    lines: bool,
    bytes: Vec<u8>,
    expected: Expected,
}

/// The file `NAME.expected.json`.
#[derive(Default)]
struct Expected {
    max_record_bytes: Option<usize>,
    findings: Vec<Row>,
}

/// A finding as the suite tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    code: String,
    severity: String,
    pointer: String,
    line: u64,
    column: u64,
}

impl fmt::Display for Row {
    /// As a line of an expected file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, severity, pointer, line, column } = self;
        let pointer = Value::from(pointer.as_str());
        write!(
            f,
            "{{ \"code\": \"{code}\", \"severity\": \"{severity}\", \"pointer\": {pointer}, \
             \"line\": {line}, \"column\": {column} }}"
        )
    }
}

impl From<&Diagnostic> for Row {
    fn from(found: &Diagnostic) -> Self {
        Row {
            code: found.code.to_owned(),
            severity: found.severity.as_str().to_owned(),
            pointer: found.place.pointer.clone(),
            line: found.place.start.line,
            column: found.place.start.column,
        }
    }
}

/// A record of a case, with what was found in it.
struct Checked<'c> {
    bytes: &'c [u8],
    first_line: u64,
    /// Whether it has more bytes than the case allows.
    too_large: bool,
    diagnostics: Vec<Diagnostic>,
}

fn suite() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite")
}

/// All cases, and what is wrong with the folder.
fn cases() -> (Vec<Case>, Vec<String>) {
    let (mut cases, mut wrong) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(suite()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !["README.md", ".gitattributes", "valid", "invalid"].contains(&name.as_str()) {
            wrong.push(format!("{name}: cases are in valid/ or invalid/; move or remove it"));
        }
    }
    for folder in ["valid", "invalid"] {
        let invalid = folder == "invalid";
        let mut names: Vec<String> = fs::read_dir(suite().join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        for name in names.iter().filter(|name| is_case(name)) {
            let (stem, extension) = name.rsplit_once('.').unwrap();
            let expected = format!("{stem}.expected.json");
            let expected = match (names.contains(&expected), invalid) {
                (true, _) => read_expected(&format!("{folder}/{expected}"), &mut wrong),
                (false, false) => Expected::default(),
                (false, true) => {
                    wrong.push(format!("{folder}/{name}: write {expected} beside it"));
                    continue;
                }
            };
            cases.push(Case {
                name: format!("{folder}/{name}"),
                stem: stem.to_owned(),
                invalid,
                lines: extension == "ndjson",
                bytes: fs::read(suite().join(folder).join(name)).unwrap(),
                expected,
            });
        }
        for name in names.iter().filter(|name| !is_case(name)) {
            let case = |stem: &str, extensions: &[&str]| {
                extensions.iter().any(|e| names.contains(&format!("{stem}.{e}")))
            };
            let belongs = match name.strip_suffix(".expected.json") {
                Some(stem) => case(stem, &["json", "ndjson"]),
                None => name.strip_suffix(".txt").is_some_and(|stem| case(stem, &["json"])),
            };
            if !belongs {
                wrong.push(format!("{folder}/{name}: no case has that name; rename or remove it"));
            }
        }
    }
    (cases, wrong)
}

/// Whether a file of that name is a case, and no file beside one.
fn is_case(name: &str) -> bool {
    name.split_once('.').is_some_and(|(_, extensions)| ["json", "ndjson"].contains(&extensions))
}

/// Reads an expected file strictly.
fn read_expected(name: &str, wrong: &mut Vec<String>) -> Expected {
    expected(&fs::read_to_string(suite().join(name)).unwrap()).unwrap_or_else(|error| {
        wrong.push(format!("{name}: {error}"));
        Expected::default()
    })
}

fn expected(text: &str) -> Result<Expected, String> {
    // The strict reader refuses what serde_json lets pass, such as a key that comes twice.
    let root = verbale::json::read(text).map_err(|fault| fault.message)?;
    if let Some(again) = root.duplicates().first() {
        return Err(format!("{} comes twice", again.pointer));
    }
    let root = root.to_value();
    only(&root, &["description", "max_record_bytes", "findings"])?;
    let description = text_of(&root, "description")?;
    if !description.ends_with('.') {
        return Err("end `description` with a full stop".to_owned());
    }
    let max_record_bytes = match root.get("max_record_bytes") {
        None => None,
        Some(_) => Some(
            usize::try_from(number_of(&root, "max_record_bytes")?).map_err(|e| e.to_string())?,
        ),
    };
    let rows = root.get("findings").and_then(Value::as_array).ok_or("`findings` is no array")?;
    let findings = rows.iter().map(row).collect::<Result<Vec<_>, _>>()?;
    Ok(Expected { max_record_bytes, findings })
}

fn row(value: &Value) -> Result<Row, String> {
    only(value, &["code", "severity", "pointer", "line", "column"])?;
    let row = Row {
        code: text_of(value, "code")?,
        severity: text_of(value, "severity")?,
        pointer: text_of(value, "pointer")?,
        line: number_of(value, "line")?,
        column: number_of(value, "column")?,
    };
    if !RULES.iter().any(|rule| rule.code == row.code) {
        return Err(format!("no rule has the code {}", row.code));
    }
    if !["error", "warning", "info"].contains(&row.severity.as_str()) {
        return Err(format!("`{}` is no severity", row.severity));
    }
    if pointer::segments(&row.pointer).is_none() {
        return Err(format!("`{}` is no JSON Pointer", row.pointer));
    }
    if row.line == 0 || row.column == 0 {
        return Err("lines and columns are counted from 1".to_owned());
    }
    Ok(row)
}

fn only(value: &Value, fields: &[&str]) -> Result<(), String> {
    let object = value.as_object().ok_or("an object was wanted")?;
    match object.keys().find(|key| !fields.contains(&key.as_str())) {
        Some(key) => Err(format!("there is no field `{key}`; there are {fields:?}")),
        None => Ok(()),
    }
}

fn text_of(value: &Value, field: &str) -> Result<String, String> {
    let text = value.get(field).and_then(Value::as_str);
    text.map(str::to_owned).ok_or_else(|| format!("`{field}` is no string"))
}

fn number_of(value: &Value, field: &str) -> Result<u64, String> {
    value.get(field).and_then(Value::as_u64).ok_or_else(|| format!("`{field}` is no number"))
}

impl Case {
    fn options(&self) -> Options {
        let mut options = Options::default();
        if let Some(limit) = self.expected.max_record_bytes {
            options.max_record_bytes = limit;
        }
        options
    }

    fn check(&self, bytes: &[u8], first_line: u64) -> Vec<Diagnostic> {
        let stem = (!self.lines).then_some(self.stem.as_str());
        let files = TextFiles::new();
        let folder = suite().join(&self.name);
        let texts = files.beside(folder.parent());
        let source = Source { first_line, stem, ..Source::new(bytes) }.with_texts(&texts);
        check(&source, &self.options()).diagnostics
    }

    /// Runs the case; `lines` holds the records of an NDJSON file.
    fn run<'c>(&'c self, lines: &'c [(u64, bool, Vec<u8>)]) -> Vec<Checked<'c>> {
        if !self.lines {
            let diagnostics = self.check(&self.bytes, 1);
            let too_large = self.bytes.len() > self.options().max_record_bytes;
            return vec![Checked { bytes: &self.bytes, first_line: 1, too_large, diagnostics }];
        }
        let mut records = Records::new();
        let checked = lines.iter().map(|(number, too_long, bytes)| {
            let source = Source::new(bytes).on_line(*number);
            let checked = if *too_long {
                too_large(&source, &self.options())
            } else {
                check_among(&source, &self.options(), &mut records)
            };
            let diagnostics = checked.diagnostics;
            Checked { bytes, first_line: *number, too_large: *too_long, diagnostics }
        });
        let mut checked: Vec<Checked<'_>> = checked.collect();
        // Records that are too large are not counted among those that were begun.
        let begun = checked.iter_mut().filter(|record| !record.too_large);
        let mut begun: Vec<&mut Vec<Diagnostic>> =
            begun.map(|record| &mut record.diagnostics).collect();
        for late in records.finish(&self.options().levels) {
            let diagnostics = &mut *begun[usize::try_from(late.record).unwrap()];
            diagnostics.push(late.diagnostic);
            diagnostics.sort_by_key(|found| (found.place.start, found.code));
        }
        checked
    }

    /// The lines of an NDJSON file: number, whether it is too long, bytes.
    fn read_lines(&self) -> Vec<(u64, bool, Vec<u8>)> {
        let mut all = Vec::new();
        if self.lines {
            let mut lines = Lines::new(&self.bytes[..], self.options().max_record_bytes);
            let mut buffer = Vec::new();
            while let Some(line) = lines.next_line(&mut buffer).unwrap() {
                all.push((line.number, line.too_long, buffer.clone()));
            }
        }
        all
    }
}

/// Runs every case and gathers what `look` has to say about it.
fn each(mut look: impl FnMut(&Case, &[Checked<'_>], &mut Vec<String>)) {
    let (cases, mut wrong) = cases();
    for case in &cases {
        let lines = case.read_lines();
        look(case, &case.run(&lines), &mut wrong);
    }
    assert!(wrong.is_empty(), "\n{}\n({} in all)", wrong.join("\n"), wrong.len());
}

#[test]
fn every_case_gives_what_it_says() {
    let mut count = 0;
    each(|case, records, wrong| {
        count += 1;
        let found: Vec<Row> =
            records.iter().flat_map(|record| &record.diagnostics).map(Row::from).collect();
        let wanted = &case.expected.findings;
        if found == *wanted {
            return;
        }
        let mut report = format!("\n{}:\n", case.name);
        for row in wanted.iter().filter(|row| !found.contains(row)) {
            let _ = writeln!(report, "  wanted and not found: {row}");
        }
        for diagnostic in records.iter().flat_map(|record| &record.diagnostics) {
            let row = Row::from(diagnostic);
            if !wanted.contains(&row) {
                let _ = writeln!(report, "  found and not wanted: {row} ({})", diagnostic.message);
            }
        }
        if found.len() == wanted.len() && found.iter().all(|row| wanted.contains(row)) {
            report.push_str("  the findings are right and in another order\n");
        }
        report.push_str(if case.invalid {
            "  Write in its expected file all that the rules say of it, in order of place."
        } else {
            "  A file in valid/ gives nothing. If it is meant to, list it in an expected file."
        });
        wrong.push(report);
    });
    println!("{count} cases");
    assert!(count >= LEAST, "{count} cases; {LEAST} are wanted: add some to tests/suite");
}

#[test]
fn every_rule_has_cases() {
    let (cases, _) = cases();
    let (mut bad, mut good) = (BTreeMap::new(), BTreeSet::new());
    let mut wrong = Vec::new();
    for case in &cases {
        let code = case.stem.split('-').next().unwrap().to_uppercase();
        if !case.invalid {
            good.insert(code);
            continue;
        }
        let codes: BTreeSet<&str> =
            case.expected.findings.iter().map(|row| row.code.as_str()).collect();
        if code == "SEVERAL" {
            if codes.len() < 2 {
                wrong.push(format!("{}: `several-` is for cases of several codes", case.name));
            }
        } else if !codes.contains(code.as_str()) {
            let name = &case.name;
            wrong.push(format!("{name}: the name begins with the code of a finding, or `several`"));
        }
        *bad.entry(code).or_insert(0_usize) += 1;
        let named = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if !case.stem.bytes().all(named) {
            wrong.push(format!("{}: names have a-z, 0-9 and `-`", case.name));
        }
    }
    println!("{} cases, {} of them bad: {bad:?}", cases.len(), bad.values().sum::<usize>());
    for rule in RULES.iter().filter(|rule| !OF_TABLES.contains(&rule.code)) {
        let code = rule.code.to_lowercase();
        if !bad.contains_key(rule.code) {
            wrong.push(format!(
                "add invalid/{code}-REASON.json, a record that breaks {}",
                rule.name
            ));
        }
        if !good.contains(rule.code) {
            wrong.push(format!("add valid/{code}-REASON.json, which nearly breaks {}", rule.name));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_valid_cases_use_every_field() {
    let mut wanted = BTreeSet::new();
    fields(Record::TYPE, &mut wanted);
    each(|case, records, _| {
        for record in records.iter().filter(|_| !case.invalid) {
            if let Ok(value) = serde_json::from_slice(record.bytes) {
                strike(Record::TYPE, &value, &mut wanted);
            }
        }
    });
    assert!(wanted.is_empty(), "no valid case has {wanted:?}: add them to one");
}

/// Adds every field of a type and of what it holds.
fn fields(ty: Type, all: &mut BTreeSet<(&'static str, &'static str)>) {
    match ty {
        Type::List(list) => fields(list.item, all),
        Type::Entity(entity) => {
            for field in entity.fields {
                if all.insert((entity.name, field.name)) {
                    fields(field.ty, all);
                }
            }
        }
        _ => {}
    }
}

/// Removes the fields that a value has.
fn strike(ty: Type, value: &Value, all: &mut BTreeSet<(&'static str, &'static str)>) {
    match (ty, value) {
        (Type::List(list), Value::Array(entries)) => {
            for entry in entries {
                strike(list.item, entry, all);
            }
        }
        (Type::Entity(entity), Value::Object(members)) => {
            for (key, value) in members {
                if let Some(field) = entity.field(key) {
                    all.remove(&(entity.name, field.name));
                    strike(field.ty, value, all);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn safe_fixes_mend() {
    each(|case, records, wrong| {
        for record in records {
            let before = codes(&record.diagnostics);
            for found in &record.diagnostics {
                let Some(fix) = &found.fix else { continue };
                if fix.level != FixLevel::Safe {
                    continue;
                }
                let row = Row::from(found);
                let place = format!("{}: {row}: the fix `{}`", case.name, fix.title);
                let writes = fix.edits.iter().any(|edit| !edit.text.is_empty());
                // What is different in typography alone is written as the source does.
                if writes && is_quotation(&row.pointer) && found.code != "V420" {
                    wrong.push(format!("{place} changes quoted words, and is called safe"));
                }
                let mended = match apply(fix, record.bytes) {
                    Ok(mended) => mended,
                    Err(error) => {
                        wrong.push(format!("{place} {error}"));
                        continue;
                    }
                };
                let after = case.check(&mended, record.first_line);
                let mut wanted = before.clone();
                wanted.retain({
                    let mut gone = false;
                    move |code| {
                        let keep = gone || *code != found.code;
                        gone |= !keep;
                        keep
                    }
                });
                if codes(&after) != wanted {
                    let after: Vec<String> =
                        after.iter().map(|d| format!("{} {}", d.code, d.message)).collect();
                    wrong.push(format!("{place} leaves {after:?}, and {wanted:?} is wanted"));
                }
            }
        }
    });
}

#[test]
fn a_field_that_is_asked_for_is_not_safely_removed() {
    let mut wrong = BTreeSet::new();
    let mut asked_for = BTreeSet::new();
    let (cases, _) = cases();
    for case in cases.iter().filter(|case| !case.invalid && case.expected.findings.is_empty()) {
        let Ok(value) = serde_json::from_slice::<Value>(&case.bytes) else { continue };
        let mut places = Vec::new();
        optional(Record::TYPE, &value, "", &mut places);
        for place in &places {
            let (object, key) = place.rsplit_once('/').unwrap();
            if asked_for.contains(key) {
                continue;
            }
            let with = |changed: Option<Value>| {
                let mut value = value.clone();
                let members = value.pointer_mut(object).unwrap().as_object_mut().unwrap();
                members.remove(key);
                members.extend(changed.map(|changed| (key.to_owned(), changed)));
                case.check(value.to_string().as_bytes(), 1)
            };
            // What a rule finds elsewhere does not come from the lack of the field alone.
            let is_near = |found: &Diagnostic| found.place.pointer.starts_with(object);
            let told: Vec<_> = with(None).into_iter().filter(is_near).map(|d| d.name).collect();
            if told.is_empty() {
                continue;
            }
            asked_for.insert(key.to_owned());
            for found in with(Some(Value::Null)).iter().filter(|found| found.code == "V107") {
                if found.fix.as_ref().is_some_and(|fix| fix.level == FixLevel::Safe) {
                    wrong.insert(format!("without `{key}` there is {told:?}: add it to ASKED_FOR"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(asked_for.contains("edtf"), "{asked_for:?}");
}

/// Gathers the places of the fields that a value has and need not have.
fn optional(ty: Type, value: &Value, at: &str, all: &mut Vec<String>) {
    match (ty, value) {
        (Type::List(list), Value::Array(entries)) => {
            for (number, entry) in entries.iter().enumerate() {
                optional(list.item, entry, &format!("{at}/{number}"), all);
            }
        }
        (Type::Entity(entity), Value::Object(members)) => {
            for (key, value) in members {
                let Some(field) = entity.field(key) else { continue };
                let at = format!("{at}/{key}");
                optional(field.ty, value, &at, all);
                if !field.required {
                    all.push(at);
                }
            }
        }
        _ => {}
    }
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    let mut codes: Vec<_> = diagnostics.iter().map(|found| found.code).collect();
    codes.sort_unstable();
    codes
}

/// Whether the value at a pointer is words of a quote.
fn is_quotation(pointer: &str) -> bool {
    let parts: Vec<_> = pointer::segments(pointer).into_iter().flatten().collect();
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    matches!(parts[..], ["quotes", _, "text"] | ["quotes", _, "original", "text"])
        || matches!(parts[..], [.., "exact" | "prefix" | "suffix"])
}

/// The bytes with the edits of a fix made.
fn apply(fix: &Fix, bytes: &[u8]) -> Result<Vec<u8>, String> {
    let (mut mended, mut at) = (Vec::new(), 0);
    for edit in &fix.edits {
        let kept = bytes.get(at..edit.span.start).ok_or("has edits out of order or of bounds")?;
        mended.extend_from_slice(kept);
        mended.extend_from_slice(edit.text.as_bytes());
        at = edit.span.end;
    }
    mended.extend_from_slice(bytes.get(at..).ok_or("has an edit beyond the end")?);
    Ok(mended)
}

#[test]
fn every_finding_is_well_put() {
    each(|case, records, wrong| {
        for record in records {
            let text = std::str::from_utf8(record.bytes).unwrap_or_default();
            let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
            let tree = verbale::json::parse(text).ok();
            for found in &record.diagnostics {
                for flaw in flaws(found, record, tree.as_ref().map(|tree| &tree.root)) {
                    wrong.push(format!("{}: {} ({flaw})", case.name, Row::from(found)));
                }
            }
        }
    });
}

/// What is wrong with a finding, whatever it says.
fn flaws(
    found: &Diagnostic,
    record: &Checked<'_>,
    tree: Option<&verbale::json::Node<'_>>,
) -> Vec<String> {
    let mut flaws = Vec::new();
    let mut wanted = |is: bool, what: &str| {
        if !is {
            flaws.push(what.to_owned());
        }
    };
    let message = &found.message;
    // What begins with a number or another mark has no case.
    let starts = message.chars().next().is_some_and(|c| c == '`' || !c.is_uppercase());
    wanted(starts, &format!("begin the message in lower case or with a backtick: {message}"));
    wanted(!message.trim().is_empty() && message.trim() == message, "the message is blank");
    wanted(!message.ends_with('.'), &format!("take the full stop from the message: {message}"));
    let help = found.help.as_deref().unwrap_or_default();
    let is_error = found.severity == Severity::Error;
    wanted(!is_error || !help.trim().is_empty(), "an error says what to do, as its help");
    wanted(!help.ends_with('.'), &format!("take the full stop from the help: {help}"));
    let rule = RULES.iter().find(|rule| rule.code == found.code);
    wanted(rule.is_some_and(|rule| rule.name == found.name), "code and name are of two rules");
    let places = std::iter::once(&found.place).chain(found.related.iter().map(|r| &r.place));
    for place in places {
        let pointer = &place.pointer;
        let resolves = pointer.is_empty() || tree.is_some_and(|tree| tree.at(pointer).is_some());
        wanted(resolves, &format!("the pointer `{pointer}` leads nowhere in the record"));
        let span = place.span;
        let within = span.start <= span.end && span.end <= record.bytes.len();
        wanted(within || record.too_large, &format!("{span:?} is not within the record"));
        wanted(place.start <= place.end, "the place ends before it starts");
        wanted(place.start.line >= record.first_line, "the line is not one of the record");
    }
    let edits = found.fix.iter().flat_map(|fix| &fix.edits);
    for edit in edits {
        wanted(edit.span.end <= record.bytes.len(), "an edit is not within the record");
    }
    flaws
}

#[test]
fn expected_files_are_read_strictly() {
    let good = r#"{ "description": "D.", "findings": [{ "code": "V104", "severity": "error",
        "pointer": "/a", "line": 1, "column": 2 }] }"#;
    assert_eq!(expected(good).map(|e| e.findings.len()), Ok(1));
    for (from, to) in [
        ("\"D.\"", "\"D\""),
        ("V104", "V999"),
        ("error", "fatal"),
        ("/a", "a"),
        ("\"line\": 1", "\"line\": 0"),
        ("\"line\"", "\"row\""),
        ("\"findings\"", "\"found\""),
        ("\"line\": 1", "\"line\": 1, \"line\": 1"),
    ] {
        assert!(expected(&good.replace(from, to)).is_err(), "{to}");
    }
}
