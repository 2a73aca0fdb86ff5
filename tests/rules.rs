//! The catalogue: every rule has a page, and the examples of its page are true.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::HashSet;
use std::path::Path;

use verbale::json::{self, Node};
use verbale::model::Record;
use verbale::rules::{self, RULES, Rule};
use verbale::validate::{self, Levels, Options, PROFILES, Records, Source};

/// Rules whose fault does not fit into an example of text: one is about what is no text, one about
/// what is too large, one about the file's name, one about another file, which the conformance suite
/// has; and those about tables, which the tests of the formats have.
const WITHOUT_EXAMPLES: &[&str] =
    &["V003", "V006", "V008", "V009", "V010", "V011", "V012", "V125", "V423"];

/// An example of a rule's page.
struct Example<'p> {
    /// The words after ```` ```json ````: `bad` or `good`, then `whole` and a code where needed.
    info: Vec<&'p str>,
    text: String,
}

fn examples(page: &str) -> Vec<Example<'_>> {
    let mut examples = Vec::new();
    let mut lines = page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```json ") else { continue };
        let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        examples.push(Example { info: info.split_whitespace().collect(), text: text.join("\n") });
    }
    examples
}

/// The records an example stands for: an array is one of records, for rules that compare them. A
/// record is the smallest one, with the example's members in place of its own, or the example as it
/// is.
fn records(example: &Example<'_>) -> Vec<String> {
    if example.info.contains(&"whole") {
        return vec![example.text.clone()];
    }
    let tree = json::parse(&example.text).unwrap().root;
    match tree.as_array() {
        Some(each) => {
            let record = |(number, tree): (usize, &Node<'_>)| {
                // Each reads a source of its own, unless it says otherwise.
                let text = record(tree.span.of(&example.text));
                text.replace("https://example.org/a\"", &format!("https://example.org/{number}\""))
            };
            each.iter().enumerate().map(record).collect()
        }
        None => vec![record(&example.text)],
    }
}

fn record(own_text: &str) -> String {
    let base = include_str!("../examples/minimal.json");
    let own = json::parse(own_text).unwrap().root;
    let own = own.as_object().unwrap();
    let base_tree = json::parse(base).unwrap().root;
    let members = base_tree.as_object().unwrap().iter();
    let kept = members
        .filter(|member| own.iter().all(|mine| mine.key != member.key))
        .map(|member| format!("{:?}: {}", member.key, member.value.span.of(base)));
    let mine = own.iter().map(|m| format!("{:?}: {}", m.key, m.value.span.of(own_text)));
    format!("{{ {} }}", kept.chain(mine).collect::<Vec<_>>().join(",\n"))
}

fn codes(texts: &[String], levels: Levels) -> Vec<&'static str> {
    let options = Options { levels, ..Options::default() };
    let mut records = Records::new();
    let mut codes = Vec::new();
    for text in texts {
        let source = Source::new(text.as_bytes());
        let checked = validate::check_among(&source, &options, &mut records);
        codes.extend(checked.diagnostics.iter().map(|found| found.code));
    }
    codes.extend(records.finish(&options.levels).iter().map(|late| late.diagnostic.code));
    codes
}

/// What is told of a record with these members: each finding of that rule as its message, its help
/// and its notes.
fn told(members: &str, code: &str) -> Vec<String> {
    let checked = validate::check(&Source::new(record(members).as_bytes()), &Options::default());
    let told = checked.diagnostics.iter().filter(|found| found.code == code).map(|found| {
        let help = found.help.as_deref().unwrap_or_default();
        format!("{}; {help}; {}", found.message, found.notes.join("; "))
    });
    told.collect()
}

#[test]
fn messages_say_what_is_the_case() {
    let late = |dates: &str| {
        format!(
            r#"{{ "source": {{ "kind": "news_article", "url": "https://example.org/a", "language": "en", {dates} }},
            "quotes": [
              {{ "id": "q-1", "kind": "indirect", "text": "so", "language": "en", "speaker": "harbour-guild",
                "when": {{ "edtf": "2026-03-09", "basis": "stated" }}, "anchors": [{{ "exact": "so" }}] }},
              {{ "id": "q-2", "kind": "indirect", "text": "no", "language": "en", "speaker": "harbour-guild",
                "when": {{ "edtf": "2026-03-08", "basis": "stated" }}, "anchors": [{{ "exact": "no" }}] }}],
            "related_events": [
              {{ "id": "e-2", "type": "statement", "name": "Another", "status": "occurred",
                "when": {{ "edtf": "2026-03-07", "basis": "stated" }},
                "participants": [{{ "actor": "harbour-guild", "role": "speaker" }}],
                "anchors": [{{ "exact": "another" }}] }}] }}"#
        )
    };
    let (published, modified) = (
        late(r#""published": "2026-03-03""#),
        late(r#""published": "2026-03-03", "modified": "2026-03-04""#),
    );
    let cyrillic =
        r#"{ "title": "Гильдия гавани сказала слово", "summary": "Гильдия гавани сказала слово" }"#;
    let name = r#"{ "actors": [{ "id": "Harbour  «Guild»", "kind": "organization", "name": "Harbour Guild" }] }"#;
    let slug = r#"{ "actors": [{ "id": "-Harbour  Guild!", "kind": "organization", "name": "Harbour Guild" }] }"#;
    for (members, code, wanted, unwanted) in [
        (
            published.as_str(),
            "V206",
            "published at `2026-03-03`, and 3 dates of what it tells are after that, from `2026-03-07` on",
            "modified at",
        ),
        (&modified, "V206", "modified at `2026-03-04`", "published at"),
        (
            r#"{ "$schema": "http://json-schema.org/draft-07/schema#" }"#,
            "V903",
            "write `https://w3id.org/verbale/schema/v1/record`",
            "v1/record.draft-07",
        ),
        (
            r#"{ "$schema": "https://w3id.org/verbale/v1/record.draft-07.schema.json" }"#,
            "V903",
            "write `https://w3id.org/verbale/schema/v1/record.draft-07`",
            "xyzzy",
        ),
        (
            r#"{ "$schema": "https://w3id.org/verbale/v1/record.schema.json" }"#,
            "V903",
            "write `https://w3id.org/verbale/schema/v1/record`",
            "v1/record.draft-07",
        ),
        (r#"{ "language": "en-UK" }"#, "V801", "use `GB` for the United Kingdom", "look it up"),
        (r#"{ "language": "en-QK" }"#, "V801", "look it up with `verbale codes bcp47`", "`GB`"),
        (r#"{ "language": "uk-QK" }"#, "V801", "look it up with `verbale codes bcp47`", "`GB`"),
        (r#"{ "language": "deu-AT" }"#, "V801", "use `de-AT`", "look it up"),
        (r#"{ "language": "deu" }"#, "V801", "use `de`", "look it up"),
        (r#"{ "language": "deu-DD" }"#, "V801", "look it up", "use `de"),
        (cyrillic, "V802", "so it is with 1 more of the record’s own texts", "2 more"),
        (
            r#"{ "title": "Гильдия гавани сказала слово" }"#,
            "V802",
            "Cyrillic",
            "more of the record",
        ),
        (slug, "V105", "`harbour-guild`", "--"),
        (name, "V105", "", "harbour-guild`"),
        (
            r#"{ "relations": [{ "from": "e-1", "type": "follows" }] }"#,
            "V102",
            "\"to\": \"<id of an entity>\"",
            "xyzzy",
        ),
        (
            r#"{ "actors": [{ "kind": "organization", "name": "Harbour Guild" }] }"#,
            "V102",
            "\"id\": \"<an id of its own>\"",
            "xyzzy",
        ),
        (r#"{ "issues": [{ "id": "i-1" }] }"#, "V102", "\"name\": \"…\"", "xyzzy"),
        (
            r#"{ "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
                "text": "“The harbour stays open,” the harbour guild said on 2 March 2026." },
              "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour [never] stays open",
                "language": "en", "speaker": "harbour-guild", "edited": true,
                "anchors": [{ "start": 1, "end": 24 }] }] }"#,
            "V402",
            "the quote `q-1` ",
            "the quote is not what",
        ),
    ] {
        let told = told(members, code);
        let [told] = &told[..] else { panic!("{code} {members}: {told:#?}") };
        assert!(told.contains(wanted), "{code} {members}: {told}");
        assert!(!told.contains(unwanted), "{code} {members}: {told}");
    }
}

/// Words are laid beside the text for so many anchors only; what is told of the others is shorter.
#[test]
fn words_that_are_nowhere_are_told_after_many_others() {
    let most = verbale::rules::Findings::MOST;
    let absent: Vec<String> =
        (0..most).map(|n| format!(r#"{{ "exact": "Nn{n} qq" }}, "#)).collect();
    let absent = absent.concat();
    let members = format!(
        r#"{{ "source": {{ "kind": "news_article", "language": "en", "license": "CC0-1.0",
            "text": "“The harbour stays open,” the harbour guild said on 2 March 2026." }},
          "actors": [{{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
            "anchors": [{absent}{{ "start": 1, "end": 5, "exact": "Xx yy" }}] }}] }}"#
    );
    let told = told(&members, "V402");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("these words are not in the source;"), "{told:?}");
}

#[test]
fn bad_examples_are_found_and_good_ones_are_not() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let examples = examples(rule.page);
        let has = |word: &str| examples.iter().any(|example| example.info[0] == word);
        let has_both = has("bad") && has("good");
        if !has_both && !WITHOUT_EXAMPLES.contains(&rule.code) {
            wrong.push(format!("{} needs a bad and a good example", rule.code));
        }
        for example in &examples {
            let found = codes(&records(example), Levels::default());
            let own = example.info.iter().find(|word| word.starts_with('V')).unwrap_or(&rule.code);
            let is_right = match example.info[0] {
                "good" => found.is_empty(),
                _ => !found.is_empty() && found.iter().all(|code| code == own),
            };
            if !is_right {
                let (code, info) = (rule.code, example.info[0]);
                wrong.push(format!("{code}: {found:?} in the {info} example\n{}", example.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n({} in all)", wrong.join("\n\n"), wrong.len());
}

#[test]
fn a_rule_finds_its_bad_example_alone() {
    for rule in RULES.iter().filter(|rule| !rule.is_fatal()) {
        for example in examples(rule.page).iter().filter(|e| e.info == ["bad"]) {
            let mut levels = Levels::default();
            levels.select_only(&[rule.name]).unwrap();
            assert_eq!(codes(&records(example), levels.clone()), [rule.code], "{}", example.text);
            levels.ignore(&[rule.code]).unwrap();
            assert!(
                codes(&records(example), levels).is_empty(),
                "{} cannot be turned off",
                rule.code
            );
        }
    }
}

/// Some faults of shape have a code of another family, and no profile may pass over them.
#[test]
fn no_profile_passes_what_the_types_refuse() {
    let mut refused = 0;
    for example in RULES.iter().flat_map(|rule| examples(rule.page)) {
        for record in records(&example) {
            if serde_json::from_str::<Record<'_>>(&record).is_ok() {
                continue;
            }
            refused += 1;
            for profile in PROFILES.iter().filter(|profile| !profile.nulls_are_absent) {
                let checked = validate::check(&Source::new(record.as_bytes()), &profile.options());
                assert!(!checked.is_valid(), "{} passes\n{record}", profile.name);
            }
        }
    }
    assert!(refused >= 15, "only {refused} examples are refused by the types");
}

#[test]
fn a_record_that_cannot_be_read_is_never_passed_over() {
    let mut levels = Levels::default();
    levels.ignore(&["all"]).unwrap();
    assert_eq!(codes(&["{".to_owned()], levels.clone()), ["V001"]);
    assert_eq!(codes(&["[".repeat(200)], levels), ["V005"]);
}

#[test]
fn codes_and_names_are_unique_and_in_order() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted() && codes.iter().collect::<HashSet<_>>().len() == codes.len());
    assert_eq!(RULES.iter().map(|rule| rule.name).collect::<HashSet<_>>().len(), RULES.len());
    // A code that changes its meaning, or goes, changes this file, where a reviewer sees it.
    let lines: Vec<String> = RULES.iter().map(|r| format!("{} {}", r.code, r.name)).collect();
    let list = lines.join("\n") + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &list).unwrap();
    }
    let told = "tests/rules.txt is out of date: run `UPDATE=1 cargo test --test rules`";
    assert_eq!(list, std::fs::read_to_string(&path).unwrap(), "{told}");
}

#[test]
fn every_rule_is_told_well_and_can_be_found() {
    for rule in RULES {
        let Rule { code, name, summary, page, since, .. } = rule;
        assert!(code.len() == 4 && code.starts_with('V'), "{code}");
        assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b.is_ascii_digit()));
        assert!(!summary.ends_with('.') && !summary.is_empty(), "{code}: {summary}");
        assert!(page.trim().contains("\n\n"), "{code}: the page has no second paragraph");
        assert!(!since.is_empty());
        assert_eq!(rules::find(code).unwrap().name, *name);
        assert_eq!(rules::find(name).unwrap().code, *code);
    }
}

#[test]
fn every_rule_file_is_registered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut files = 0;
    let families = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    for family in families.filter(|path| path.is_dir()) {
        for entry in std::fs::read_dir(&family).unwrap() {
            let path = entry.unwrap().path();
            // A folder holds what rules share.
            if path.is_dir() {
                continue;
            }
            let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
            // A file without a rule holds what the rules of its family share.
            let text = std::fs::read_to_string(&path).unwrap();
            if !text.lines().any(|line| line == "rule! {") {
                continue;
            }
            files += 1;
            let name = stem.replace('_', "-");
            assert!(rules::find(&name).is_some(), "{} is not in RULES", path.display());
        }
    }
    assert_eq!(files, RULES.len());
}
