//! The reports over findings made by hand: what they look like, and that the formats for programs
//! keep to their published schema.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use serde_json::{Value, json};
use verbale::diagnostic::{
    Diagnostic, Edit, Expected, Fix, FixLevel, Place, Related, Severity, Suggestion,
};
use verbale::report::{REPORTS, RecordReport, Summary, fingerprint, write_statistics};
use verbale::text::{LineIndex, Span};

const SCHEMA: &str = include_str!("../schemas/v1/diagnostic.schema.json");

const RECORD: &str = r#"{
  "id": "iran-us-talks",
  "actors": [
    { "id": "shamkhani", "role": "advisor" }
  ]
}
"#;

/// The place of `word` in `text`.
fn place(text: &str, word: &str, pointer: &str, label: Option<&str>) -> Place {
    let start = text.find(word).unwrap();
    let span = Span::new(start, start + word.len());
    let index = LineIndex::new(text);
    Place {
        pointer: pointer.to_owned(),
        span,
        start: index.position(text, span.start),
        end: index.position(text, span.end),
        label: label.map(str::to_owned),
        cell: None,
    }
}

/// A finding with every member set.
fn full() -> Diagnostic {
    let place_of_role =
        place(RECORD, "\"advisor\"", "/actors/0/role", Some("in actor `shamkhani`"));
    Diagnostic {
        code: "V104",
        name: "not-in-code-list",
        severity: Severity::Error,
        message: "`advisor` is not an actor role".to_owned(),
        help: Some("use `adviser`".to_owned()),
        notes: vec!["the list is closed".to_owned()],
        subject: Some("actor `shamkhani`".to_owned()),
        found: Some("advisor".to_owned()),
        expected: Some(Expected {
            list: Some("actor_role"),
            values: ["adviser", "analyst", "mediator"].map(str::to_owned).to_vec(),
        }),
        suggestions: vec![Suggestion { value: "adviser".to_owned(), score: 6.0 / 7.0 }],
        related: vec![Related {
            place: place(RECORD, "\"iran-us-talks\"", "/id", Some("in this record")),
        }],
        fix: Some(Fix {
            level: FixLevel::Safe,
            title: "replace with `adviser`".to_owned(),
            edits: vec![Edit { span: place_of_role.span, text: "\"adviser\"".to_owned() }],
        }),
        place: place_of_role,
    }
}

/// A finding with nothing that can be left out.
fn bare() -> Diagnostic {
    Diagnostic {
        code: "V001",
        name: "not-json",
        severity: Severity::Warning,
        message: "this is odd".to_owned(),
        help: None,
        notes: Vec::new(),
        place: place(RECORD, "{", "", None),
        subject: None,
        found: None,
        expected: None,
        suggestions: Vec::new(),
        related: Vec::new(),
        fix: None,
    }
}

/// A finding in which everything that can come from data is hostile.
fn hostile(text: &str) -> Diagnostic {
    let evil = EVIL.to_owned();
    let mut found = full();
    found.message.push_str(EVIL);
    found.help = Some(evil.clone());
    found.notes = vec![evil.clone()];
    found.subject = Some(evil.clone());
    found.found = Some(evil.clone());
    found.expected = Some(Expected { list: None, values: vec![evil.clone()] });
    found.suggestions = vec![Suggestion { value: evil.clone(), score: 0.5 }];
    found.place = place(text, "here", "/a\u{9b}", Some(EVIL));
    found.related = vec![Related { place: place(text, "there", "", Some(EVIL)) }];
    found.fix = Some(Fix {
        level: FixLevel::Unsafe,
        title: evil.clone(),
        edits: vec![Edit { span: Span::new(0, 1), text: evil }],
    });
    found
}

const EVIL: &str = "\u{1b}[31m\u{7}\u{0}\u{7f}\u{9b}\u{85}\r\n\t\u{202e}\u{2066}\u{200b}\u{feff}\u{ad}\
                    \u{2028}\u{e0041}\u{fff9}\u{61c}";

fn report(format: &str, offset: u64, text: &str, diagnostics: &[Diagnostic]) -> String {
    let format = REPORTS.iter().find(|known| known.name == format).unwrap();
    let mut report = (format.open)();
    let mut out = Vec::new();
    let file = "records/a.json";
    let record = RecordReport {
        file,
        index: 0,
        id: Some("iran-us-talks"),
        text: text.as_bytes(),
        is_text: true,
        offset,
        diagnostics,
    };
    report.begin(&mut out).unwrap();
    report.record(&mut out, &record).unwrap();
    report.end(&mut out, &summary(diagnostics)).unwrap();
    String::from_utf8(out).unwrap()
}

fn summary(diagnostics: &[Diagnostic]) -> Summary {
    let mut summary = Summary { files: 1, ..Summary::default() };
    summary.add("records/a.json", diagnostics);
    summary
}

fn assert_valid(instance: &Value) {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<_> =
        validator.iter_errors(instance).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{instance:#}");
}

#[cfg(feature = "cli")]
fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

#[cfg(feature = "cli")]
#[test]
fn human() {
    let shown = plain(&report("human", 0, RECORD, &[full(), bare()]));
    let expected = "\
error[V104]: `advisor` is not an actor role
 --> records/a.json:4:34
  |
2 |   \"id\": \"iran-us-talks\",
  |         --------------- in this record
  |
 ...
4 |     { \"id\": \"shamkhani\", \"role\": \"advisor\" }
  |                                  ^^^^^^^^^ in actor `shamkhani`
  |
  = help: use `adviser` [*] fixable
  = note: allowed: adviser, analyst, mediator
  = note: the list is closed

warning[V001]: this is odd
 --> records/a.json:1:1
  |
1 | {
  | ^

";
    assert_eq!(shown, expected, "{shown}");
}

#[cfg(feature = "cli")]
#[test]
fn human_lists_few_of_many_values_and_none_that_are_said() {
    let mut found = full();
    let list = (1..=40).map(|n| format!("word_{n}")).collect();
    found.expected = Some(Expected { list: Some("actor_role"), values: list });
    let shown = plain(&report("human", 0, RECORD, &[found.clone()]));
    assert!(shown.contains("word_12, … and 28 more: `verbale explain actor_role`\n"), "{shown}");
    assert!(!shown.contains("word_13"), "{shown}");

    found.help = Some("use one of word_1, word_2, word_3, …".to_owned());
    let shown = plain(&report("human", 0, RECORD, &[found.clone()]));
    assert!(shown.contains("= note: all 40 allowed values: `verbale explain actor_role`"));

    found = full();
    found.expected = Some(Expected { list: None, values: vec!["adviser".to_owned()] });
    let shown = plain(&report("human", 0, RECORD, &[found]));
    assert!(!shown.contains("allowed"), "{shown}");
}

#[cfg(feature = "cli")]
#[test]
fn human_shows_a_window_of_a_long_line() {
    let padding = "é".repeat(1 << 20);
    let text = format!("{{\"pad\":\"{padding}\",\"there\":0,\"here\":1,\"pad2\":\"{padding}\"}}");
    let mut found = bare();
    found.place = place(&text, "\"here\"", "/here", Some("this one"));
    found.related = vec![
        Related { place: place(&text, "\"there\"", "/there", Some("near")) },
        Related { place: place(&text, "pad", "/pad", Some("far")) },
    ];
    let shown = plain(&report("human", 0, &text, &[found]));
    assert!(shown.len() < 2000, "{} bytes", shown.len());
    let source = shown.lines().find(|line| line.contains("\"here\"")).unwrap();
    assert!(source.contains('…') && source.contains("there"), "{shown}");
    assert!(shown.contains("\n ...\n") && shown.contains("--- far"), "{shown}");
    // The column is that of the file, not of the window.
    assert!(shown.contains(&format!("records/a.json:1:{}\n", (1 << 20) + 21)), "{shown}");
}

#[test]
fn concise() {
    let shown = report("concise", 0, RECORD, &[full(), bare()]);
    let expected = "\
records/a.json:4:34: error V104 `advisor` is not an actor role (actor `shamkhani`); use `adviser` [*]
records/a.json:1:1: warning V001 this is odd
";
    assert_eq!(shown, expected);
}

#[test]
fn statistics() {
    let summary = summary(&[full(), bare(), full()]);
    let mut out = Vec::new();
    write_statistics(&mut out, &summary).unwrap();
    let expected = "\
2 V104 not-in-code-list error   [*]  first at records/a.json:4:34
1 V001 not-json         warning      first at records/a.json:1:1
";
    assert_eq!(String::from_utf8(out).unwrap(), expected);
    assert_eq!(summary.to_string(), "Checked 1 record in 1 file: 2 errors, 1 warning (2 fixable).");
    assert_eq!(summary.worst().map(|(code, _)| code), Some("V104"));
    assert!(summary.reaches(Severity::Warning));
}

#[test]
fn a_clean_run_says_so() {
    let mut summary = summary(&[]);
    summary.files = 2;
    assert_eq!(summary.to_string(), "Checked 1 record in 2 files: no findings.");
    assert_eq!((summary.valid, summary.worst()), (1, None));
    assert!(!summary.reaches(Severity::Info));
}

#[test]
fn json_has_every_member() {
    let report: Value =
        serde_json::from_str(&report("json", 1000, RECORD, &[full(), bare()])).unwrap();
    assert_valid(&report);
    let start = 1000 + RECORD.find("\"advisor\"").unwrap();
    let found = &report["diagnostics"][0];
    let expected = json!({
        "v": 1, "type": "diagnostic", "code": "V104", "name": "not-in-code-list",
        "severity": "error", "message": "`advisor` is not an actor role", "help": "use `adviser`",
        "file": "records/a.json", "record": { "id": "iran-us-talks", "index": 0 },
        "subject": "actor `shamkhani`", "pointer": "/actors/0/role",
        "span": {
            "byte": [start, start + 9],
            "start": { "line": 4, "column": 34 }, "end": { "line": 4, "column": 43 }
        },
        "label": "in actor `shamkhani`", "value": "advisor",
        "expected": { "codelist": "actor_role", "values": ["adviser", "analyst", "mediator"] },
        "suggestions": [{ "value": "adviser", "score": 0.86 }],
        "related": [{
            "pointer": "/id",
            "span": {
                "byte": [1010, 1025],
                "start": { "line": 2, "column": 9 }, "end": { "line": 2, "column": 24 }
            },
            "label": "in this record"
        }],
        "fix": {
            "level": "safe", "title": "replace with `adviser`",
            "edits": [{ "byte": [start, start + 9], "text": "\"adviser\"" }]
        },
        "notes": ["the list is closed"],
        "fingerprint": "fnv1a:9596165b64d6547a"
    });
    assert_eq!(found, &expected);
    let summary = json!({
        "v": 1, "type": "summary", "files": 1, "records": 1, "valid": 0,
        "findings": { "error": 1, "warning": 1, "info": 0 }, "fixable": 1,
        "codes": { "V001": 1, "V104": 1 }, "truncated": false
    });
    assert_eq!(report["summary"], summary);
}

#[test]
fn lines_and_document_hold_the_same() {
    for diagnostics in [&[][..], &[bare()], &[full(), bare()]] {
        let document: Value =
            serde_json::from_str(&report("json", 7, RECORD, diagnostics)).unwrap();
        assert_valid(&document);
        let lines: Vec<Value> = report("ndjson", 7, RECORD, diagnostics)
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        lines.iter().for_each(assert_valid);
        let (summary, found) = lines.split_last().unwrap();
        assert_eq!(document["diagnostics"].as_array().unwrap(), found);
        assert_eq!(&document["summary"], summary);
    }
}

#[test]
fn nothing_hostile_gets_through_and_nothing_is_lost() {
    let text = format!("{{\"there\": \"{EVIL}\", \"{EVIL}here\": 1}}");
    for format in REPORTS {
        let shown = report(format.name, 0, &text, &[hostile(&text)]);
        #[cfg(feature = "cli")]
        let shown = plain(&shown);
        let bad = |c: &char| {
            c.is_control() && *c != '\n'
                || ('\u{200b}'..='\u{200f}').contains(c)
                || ('\u{2028}'..='\u{202e}').contains(c)
                || ('\u{2066}'..='\u{2069}').contains(c)
                || matches!(c, '\u{feff}' | '\u{ad}' | '\u{e0041}' | '\u{fff9}' | '\u{61c}')
        };
        assert_eq!(shown.chars().find(bad), None, "{}: {shown:?}", format.name);
        if format.name == "ndjson" {
            let found: Value = serde_json::from_str(shown.lines().next().unwrap()).unwrap();
            assert_valid(&found);
            assert_eq!(found["value"], EVIL);
            assert_eq!(found["fix"]["edits"][0]["text"], EVIL);
        }
    }
}

#[test]
fn the_fingerprint_does_not_know_the_layout() {
    let before = fingerprint(&full(), Some("a"));
    let mut moved = full();
    moved.place = place("{\n\n\"advisor\"", "\"advisor\"", "/actors/0/role", None);
    moved.message.clear();
    assert_eq!(before, fingerprint(&moved, Some("a")));
    assert_ne!(before, fingerprint(&moved, Some("b")));
    assert_ne!(before, fingerprint(&moved, None));
    moved.found = None;
    assert_ne!(before, fingerprint(&moved, Some("a")));
}

#[test]
fn an_error_of_the_output_is_handed_on() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let diagnostics = [full()];
    let record = RecordReport {
        file: "a",
        index: 0,
        id: None,
        text: RECORD.as_bytes(),
        is_text: true,
        offset: 0,
        diagnostics: &diagnostics,
    };
    for format in REPORTS {
        let failed = (format.open)().record(&mut Full, &record).unwrap_err();
        assert_eq!(failed.kind(), std::io::ErrorKind::StorageFull, "{}", format.name);
    }
}

#[test]
fn the_schema_is_sound_and_described() {
    fn walk(path: &str, schema: &Value) {
        if let Some(properties) = schema["properties"].as_object() {
            for (name, property) in properties {
                let path = format!("{path}/{name}");
                // The condition at the root is a question, not a promise.
                let described = property.get("description").or(property.get("$ref")).is_some();
                assert!(described || path == "else/if/type", "{path} has no description");
            }
        }
        if let Some(object) = schema.as_object() {
            if schema["type"] == "object" && !path.is_empty() {
                let closed = schema.get("additionalProperties").is_some();
                assert!(closed, "{path} is open");
            }
            for (key, part) in object.iter().filter(|(key, _)| *key != "examples") {
                walk(format!("{path}/{key}").trim_start_matches('/'), part);
            }
        }
    }
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    walk("", &schema);
    let validator = jsonschema::validator_for(&schema).unwrap();
    for wrong in [json!({}), json!([]), json!({ "v": 1, "type": "summary" }), json!(null)] {
        assert!(!validator.is_valid(&wrong), "{wrong}");
    }
}

proptest! {
    /// A rule that gives a wrong place is a bug, but the report still has to come out.
    #[test]
    fn no_place_is_too_odd(
        text in prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..300),
            "(\r\n|\n|\t|[ \"{}a-z\u{0}-\u{1f}\u{7f}-\u{9f}\u{202e}é世😀\u{301}]){0,300}"
                .prop_map(String::into_bytes),
        ],
        places in proptest::collection::vec((0_usize..320, 0_usize..320, 1_u64..4), 1..5),
    ) {
        let place = |(start, end, line): &(usize, usize, u64)| {
            let mut place = bare().place;
            place.span = Span::new(*start, *end);
            place.start.line = *line;
            place.label = Some("x".to_owned());
            place
        };
        let mut found = full();
        found.place = place(&places[0]);
        found.related =
            places.iter().skip(1).map(|at| Related { place: place(at) }).collect();
        let diagnostics = [found];
        let record = RecordReport {
            file: "a",
            index: 0,
            id: None,
            text: &text,
            is_text: true,
            offset: 0,
            diagnostics: &diagnostics,
        };
        for format in REPORTS {
            let mut out = Vec::new();
            (format.open)().record(&mut out, &record).unwrap();
            let out = String::from_utf8(out).unwrap();
            prop_assert!(out.len() < 5000, "{} bytes", out.len());
            #[cfg(feature = "cli")]
            let out = plain(&out);
            prop_assert!(!out.contains(|c: char| c.is_control() && c != '\n'), "{out:?}");
        }
    }
}
