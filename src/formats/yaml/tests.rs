//! What is read, what is refused, and that everything is kept.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::*;
use crate::formats::checks::{golden, keeps_naughty_strings, placed};
use crate::formats::testing::{Numbers, read, record, round_trips, written};
use crate::formats::{Limits, Malformed, Shared};
use crate::json::MAX_DEPTH;
use crate::text::{Position, Span};

fn all_within(text: impl Into<Vec<u8>>, limits: &Limits) -> Result<Vec<Found>, Malformed> {
    let input = Input::Stream(Box::new(std::io::Cursor::new(text.into())));
    let mut reader = YAML.reader(input, limits).unwrap();
    let mut all = Vec::new();
    loop {
        match reader.read() {
            Ok(Some(found)) => all.push(found),
            Ok(None) => return Ok(all),
            Err(Error::Malformed(malformed)) => return Err(*malformed),
            Err(other) => panic!("{other}"),
        }
    }
}

fn all(text: impl Into<Vec<u8>>) -> Result<Vec<Found>, Malformed> {
    all_within(text, &Limits::default())
}

/// The JSON text of the only document.
fn json_of(text: &str) -> String {
    let all = all(text).unwrap_or_else(|malformed| panic!("{text}: {malformed:?}"));
    assert_eq!(all.len(), 1, "{text}");
    all[0].json.clone()
}

/// What is wrong, the line and the column.
fn fault(text: &str) -> (String, u64, u64) {
    let Malformed { message, position, .. } = all(text).unwrap_err();
    let Position { line, column } = position.unwrap();
    (message, line, column)
}

#[test]
fn everything_is_kept() {
    round_trips(&YAML, 10_000);
}

#[test]
fn golden_file() {
    golden(&YAML, "reference.yaml");
}

#[test]
fn naughty_strings_are_kept() {
    keeps_naughty_strings(&YAML);
}

#[test]
fn what_looks_like_something_else_is_a_string_when_written() {
    for text in [
        "no",
        "yes",
        "on",
        "off",
        "y",
        "n",
        "~",
        "012",
        "0o14",
        "1_000",
        "12:30:00",
        "2026-02-11",
        "NULL",
        ".inf",
        "",
        " ",
        "<<",
        "=",
        "0x1F",
        "1e3",
        "1.",
        ".5",
        "+1",
        "True",
        "---",
        "...",
    ] {
        let data = json!({ "in": text, text: [text, [text], { text: text }] });
        let mut tree: Value =
            serde_json::from_str(include_str!("../../../examples/minimal.json")).unwrap();
        tree["extensions"] = json!([{ "uri": "https://example.org/x", "data": data }]);
        let before = tree.to_string();
        let before: Record<'_> = serde_json::from_str(&before).unwrap();
        let bytes = written(&YAML, std::slice::from_ref(&before));
        assert!(String::from_utf8_lossy(&bytes).contains(&format!("in: \"{text}\"\n")));
        assert_eq!(read(&YAML, bytes), [before], "{text}");
    }
}

#[test]
fn plain_scalars_follow_the_core_schema() {
    let text = "[no, Yes, on, off, y, n, ~, null, 012, 0o14, 0x1F, 1_000, 12:30:00, 2026-02-11, \
                true, FALSE, +1, .5, 1e3, -0, =, <<, '1', \"~\"]";
    let wanted = r#"["no","Yes","on","off","y","n",null,null,12,12,31,"1_000","12:30:00","2026-02-11",true,false,1,0.5,1e3,-0,"=","<<","1","~"]"#;
    assert_eq!(json_of(text), wanted);
    assert_eq!(json_of("a:\nb: # x\n- \n-\n"), r#"{"a":null,"b":[null,null]}"#);
    assert_eq!(json_of("|\n 1\n"), r#""1\n""#);
    assert_eq!(json_of("--- ~"), "null");
}

#[test]
fn tags_of_the_core_schema_are_heeded() {
    for (text, wanted) in [
        ("!!str 1", r#""1""#),
        ("! 1", r#""1""#),
        ("!!str", r#""""#),
        ("!!null ''", "null"),
        ("!!int \"0x10\"", "16"),
        ("!!float 1", "1.0"),
        ("!!float 1.5", "1.5"),
        ("!!bool 'true'", "true"),
        ("!!map { !!str 1: !!seq [] }", r#"{"1":[]}"#),
        ("! [! {}]", "[{}]"),
        ("!<tag:yaml.org,2002:str> 1", r#""1""#),
        ("%TAG !y! tag:yaml.org,2002:\n--- !y!str 1", r#""1""#),
    ] {
        assert_eq!(json_of(text), wanted, "{text}");
    }
}

#[test]
fn keys_are_text_and_none_is_lost() {
    assert_eq!(json_of("a: 1\n'a': 2\n"), r#"{"a":1,"a":2}"#);
    assert_eq!(json_of("no: 1\n'1': 2\n'<<': 3\n? b c\n: 4\n"), r#"{"no":1,"1":2,"<<":3,"b c":4}"#);
    let wanted = "a key that is not text; a record has no others".to_owned();
    for text in ["1: a", "~: a", ": a", "true: a", "{a: 1, 2: b}", ".5: x", "? \n: a"] {
        assert_eq!(fault(text).0, wanted, "{text}");
    }
    let wanted = "a key that is a list, a mapping or an alias; a record has text only".to_owned();
    for text in ["? [a]\n: b", "{a: 1}: b", "- &a x\n- *a : y", "? - a\n: b"] {
        assert_eq!(fault(text).0, wanted, "{text}");
    }
    assert_eq!(
        fault("a: &a {b: 1}\n<<: *a\n"),
        ("merge keys are not part of YAML 1.2".into(), 2, 1)
    );
}

#[test]
fn aliases_stand_for_what_they_refer_to() {
    let text = "a: &x { b: [1, &y two] }\nc: *x\nd: [*y, *x]\n";
    let wanted = r#"{"a":{"b":[1,"two"]},"c":{"b":[1,"two"]},"d":["two",{"b":[1,"two"]}]}"#;
    assert_eq!(json_of(text), wanted);
    // The last one counts, and an empty one is null.
    assert_eq!(json_of("[&a 1, *a, &a 2, *a, &e , *e]"), "[1,1,2,2,null,null]");
    // An anchor is one of its document.
    assert_eq!(fault("--- &a 1\n--- *a\n").1, 2);
    let wanted = "an alias within what it stands for: there would be no end of it".to_owned();
    assert_eq!(fault("&a [1, *a]"), (wanted.clone(), 1, 8));
    assert_eq!(fault("a: &a\n  b: [*a]\n"), (wanted, 2, 7));
}

#[test]
fn depth_counts_what_aliases_bring() {
    let nested = |depth: usize, inner: &str| "[".repeat(depth) + inner + &"]".repeat(depth);
    let half = MAX_DEPTH / 2;
    let text = |depth| format!("[&a {}, {}]", nested(half, ""), nested(depth, "*a"));
    json_of(&text(half - 1));
    assert!(fault(&text(half)).0.contains("more than 128"));
    json_of(&nested(MAX_DEPTH, ""));
    assert!(fault(&nested(MAX_DEPTH + 1, "")).0.contains("more than 128"));
    assert!(fault(&"[".repeat(1_000)).0.contains("more than 128"));
}

#[test]
fn what_json_does_not_have_is_refused_with_its_place() {
    let tag =
        |name: &str| format!("the tag `{name}` means nothing here: there is no such value in JSON");
    for (text, message, line, column) in [
        ("a: 1\n---\nbé: [.inf]", "JSON has no infinity and no NaN".to_owned(), 3, 6),
        ("a: !!float .nan", "JSON has no infinity and no NaN".to_owned(), 1, 12),
        ("a: 0xFFFFFFFFFFFFFFFFF", "the integer has more than 64 bits".to_owned(), 1, 4),
        ("a: !!binary aGk=", tag("!!binary"), 1, 4),
        ("a: !!timestamp 2026-02-11", tag("!!timestamp"), 1, 4),
        ("a: !!set {b}", tag("!!set"), 1, 4),
        ("a: !x [1]", tag("!x"), 1, 4),
        ("a: !!seq {}", tag("!!seq"), 1, 4),
        ("a: !!str []", tag("!!str"), 1, 4),
        ("a: !!int x", "this is not what its tag `!!int` says".to_owned(), 1, 10),
        ("a: !!int 1.5", "this is not what its tag `!!int` says".to_owned(), 1, 10),
        ("a: !!null x", "this is not what its tag `!!null` says".to_owned(), 1, 11),
        ("a: \"\u{0}\"", "the character U+0000 may not stand in YAML as it is".to_owned(), 1, 5),
        ("a: b\n# \u{1B}", "the character U+001B may not stand in YAML as it is".to_owned(), 2, 3),
    ] {
        assert_eq!(fault(text), (message, line, column), "{text}");
    }
}

#[test]
fn what_is_not_yaml_is_refused_with_its_place() {
    for (text, line) in [
        ("a: [1\n", 1),
        ("a: \"x\n", 1),
        ("a: b: c", 1),
        ("a: 1\n b: 2", 2),
        ("a:\n\t- b", 2),
        ("]", 1),
        ("{a: 1", 1),
        ("- a\nb", 2),
        ("a: *b", 1),
        ("a: |x\n b", 1),
        ("%YAML 2.0\n--- a", 1),
        ("%YAML 1.2\n", 1),
        ("a: 'x' y", 1),
        ("\"\\q\"", 1),
        ("a: \"x\n---\ny\"\n", 1),
        ("... x", 1),
        ("--- a\n--- b\n--- [\n", 3),
        ("@a", 1),
        ("`a", 1),
        ("a: %b", 1),
        ("\"\\uD800\"", 1),
    ] {
        let (message, at, column) = fault(text);
        assert!(message.starts_with("this is not YAML: "), "{text}: {message}");
        assert!((line..=line + 1).contains(&at) && column > 0, "{text}: {at}:{column} {message}");
    }
    let tab = all("a:\n\t- b").unwrap_err();
    assert_eq!(tab.help.as_deref(), Some("indent with spaces"));
    let limits = Limits::default();
    for (bytes, line, column) in [
        (&b"a: 1\n---\nb\xC3\xA9: \xFF\xFF"[..], 3, 5),
        (b"\xFF\xFEa\0:\0", 1, 1),
        (b"a\0:\0 \0b\0", 1, 1),
    ] {
        let malformed = all_within(bytes, &limits).unwrap_err();
        assert_eq!(malformed.position, Some(Position { line, column }), "{malformed:?}");
    }
}

#[test]
fn limits_hold() {
    let limits = Limits { record_bytes: 20, line_bytes: 20, ..Limits::default() };
    let read = |text: &str| all_within(text, &limits);
    assert_eq!(read(&"--- [1, 2]\n".repeat(30)).unwrap().len(), 30);
    assert_eq!(
        read("--- a\n--- \"0123456789abcdefgh\"\n").unwrap_err().message,
        "the document has more than 20 bytes"
    );
    // Short as YAML, long as JSON.
    let malformed = read("\"\\0\\0\\0\\0\"").unwrap_err();
    assert_eq!(malformed.message, "the record has more than 20 bytes as JSON");
    let malformed = read(&("%A\n".repeat(101) + "--- 1")).unwrap_err();
    assert!(malformed.message.contains("more than 20 bytes"));
    let malformed = all("%A\n".repeat(101) + "--- 1").unwrap_err();
    assert_eq!(malformed.message, "there are more than 100 directives in front of the document");
    assert_eq!(json_of(&("%A\n".repeat(100) + "--- 1")), "1");
}

#[test]
fn findings_stand_where_the_text_has_them() {
    let text =
        "# x\n---\nfirst: 1\n---\né: &a \"two\\n\"\nlist:\n  - name: x # y\n    b: *a\n\nend: ~\n";
    let found = &all(text).unwrap()[1];
    let at = |part: &str| placed(found, &text[text.rfind("---").unwrap()..], part);
    assert_eq!(at("\"é\""), ("é", 5, 1));
    assert_eq!(at("\"two\\n\""), ("\"two\\n\"", 5, 7));
    assert_eq!(at("\"x\""), ("x", 7, 11));
    assert_eq!(at("{\"name\":\"x\",\"b\":\"two\\n\"}"), ("name: x # y\n    b: *a", 7, 5));
    assert_eq!(at("\"two\\n\"}"), ("name: x # y\n    b: *a", 7, 5));
    assert_eq!(at("null"), ("~", 10, 6));
    let Places::Text(places) = &found.places else { panic!() };
    assert_eq!((places.first_line, places.offset), (4, 17));
    let after_mark = &all("\u{FEFF}a: 1").unwrap()[0];
    let Places::Text(places) = &after_mark.places else { panic!() };
    assert_eq!((&*places.text, places.first_line, places.offset), ("a: 1", 1, 3));
}

#[test]
fn many_documents_come_one_by_one() {
    let records: Vec<_> = (0..20).map(record).collect();
    let bytes = written(&YAML, &records);
    assert_eq!(read(&YAML, bytes.clone()), records);
    // What comes before a fault is read.
    let mut bytes = bytes;
    bytes.extend_from_slice(b"---\n]\n--- a\n");
    let mut reader = YAML
        .reader(Input::Stream(Box::new(std::io::Cursor::new(bytes))), &Limits::default())
        .unwrap();
    for _ in 0..20 {
        reader.read().unwrap().unwrap();
    }
    assert!(matches!(reader.read(), Err(Error::Malformed(_))));
}

#[test]
fn long_keys_are_kept() {
    let mut tree: Value =
        serde_json::from_str(include_str!("../../../examples/minimal.json")).unwrap();
    let mut data = json!({ "short": 1 });
    for (at, length) in [990, 998, 999, 1000, 1022, 1023, 1024, 1025, 100_000].iter().enumerate() {
        data["é".repeat(*length)] = json!(at);
        data["é\"".repeat(*length)] = json!([{ "a: b".repeat(*length): {} }]);
        data["a".repeat(*length)] = json!({ "a\nb".repeat(*length): "x\ny" });
    }
    tree["extensions"] = json!([{ "uri": "https://example.org/x", "data": data }]);
    let text = tree.to_string();
    let record: Record<'_> = serde_json::from_str(&text).unwrap();
    assert_eq!(read(&YAML, written(&YAML, std::slice::from_ref(&record))), [record]);
}

/// An input that is made to take much time or memory, by its name.
type Bomb = (&'static str, fn() -> String);

const BOMBS: &[Bomb] = &[
    ("billion laughs", laughs),
    ("aliases of a long string", quadratic),
    ("200,000 [", || "[".repeat(200_000)),
    ("200,000 {a:", || "{a: ".repeat(200_000)),
    ("200,000 - on one line", || "- ".repeat(200_000)),
    ("200,000 ? on one line", || "? ".repeat(200_000)),
    ("2,000 blocks in one another", blocks),
    ("200,000 anchors", anchors),
    ("100,000 merge keys", merges),
    ("an alias of itself", || "&a [*a, *a]".to_owned()),
    ("a string of 16 MB", || format!("a: \"{}\"", "x".repeat(16_000_000))),
    ("a block of 16 MB", || format!("a: |\n{}", "  xxxxxxxxxxxxx\n".repeat(900_000))),
    ("a plain text of 16 MB", || format!("a: {}", "x".repeat(16_000_000))),
    ("a quote of 60 MB that is not closed", || format!("a: \"{}", "x".repeat(60_000_000))),
    ("a quote of 16 MB that is not closed", || format!("a: \"{}", "x".repeat(16_000_000))),
    ("the same, in lines", || format!("a: \"{}", "x\n ".repeat(5_000_000))),
    ("the same, in escapes", || format!("a: \"{}", "\\0".repeat(8_000_000))),
    ("a million markers", || "---\n".repeat(1_000_000)),
    ("a million ends", || "...\n".repeat(1_000_000)),
    ("a key of 16 MB", || format!("{}: a", "x".repeat(16_000_000))),
    ("a million tags", || "!a ".repeat(1_000_000)),
    ("a tag of 10 MB", || format!("!{} a", "x".repeat(10_000_000))),
    ("a million anchors for one value", || "&a ".repeat(1_000_000)),
    ("an anchor of 10 MB", || format!("&{} a", "x".repeat(10_000_000))),
    ("a million comments", || "# xxxxxxxx\n".repeat(1_000_000) + "a: 1\n"),
    ("a million comments in a list", || "[\n".to_owned() + &"# x\n".repeat(1_000_000) + "]"),
    ("a million blank lines in quotes", || format!("\"{}\"", "\n".repeat(1_000_000))),
    ("a million directives", || "%A b\n".repeat(1_000_000)),
    ("a million tag directives", directives),
    ("three million zeros", || format!("[{}]", "0,".repeat(3_000_000))),
    ("three million entries", || "- a\n".repeat(3_000_000)),
    ("a million keys", || "a: 1\n".repeat(1_000_000)),
    ("a million colons", || ":".repeat(1_000_000)),
    ("a million colons with spaces", || ": ".repeat(1_000_000)),
    ("a million commas", || format!("[{}", ",".repeat(1_000_000))),
    ("a million questions", || "?\n".repeat(1_000_000)),
    ("spaces", || " ".repeat(16_000_000)),
    ("tabs", || "\t".repeat(10_000_000) + "a"),
    ("a folded block of spaces", || format!("a: >\n{}", "   \n".repeat(4_000_000))),
    ("carriage returns", || "\r".repeat(10_000_000)),
    ("a number of 10 MB", || "0".repeat(10_000_000)),
    ("[a: in a million lines", || "[a: \n".repeat(200_000)),
    ("a million keys in questions", || "? a\n".repeat(1_000_000)),
];

fn laughs() -> String {
    (1..30).fold("a0: &a0 [lol]\n".to_owned(), |text, at| {
        let before = format!("*a{}, ", at - 1).repeat(10);
        text + &format!("a{at}: &a{at} [{before}]\n")
    })
}

fn quadratic() -> String {
    format!("a: &a \"{}\"\nb: [{}]\n", "x".repeat(100_000), "*a, ".repeat(100_000))
}

fn blocks() -> String {
    (0..2_000).fold(String::new(), |text, at| text + &" ".repeat(at) + "a:\n")
}

fn anchors() -> String {
    (0..200_000).fold(String::new(), |text, at| text + &format!("- &a{at} x\n"))
}

fn directives() -> String {
    (0..1_000_000).fold(String::new(), |text, at| text + &format!("%TAG !a{at}! x\n"))
}

fn merges() -> String {
    "a: &a {b: 1}\nc:\n".to_owned() + &"  <<: *a\n".repeat(100_000)
}

#[test]
fn bombs_are_refused_or_harmless() {
    for (name, text) in BOMBS {
        let text = text();
        let start = Instant::now();
        let found = all(text);
        let taken = start.elapsed();
        let outcome = match &found {
            Ok(found) => format!("{} read", found.len()),
            Err(malformed) => malformed.message.clone(),
        };
        eprintln!("{:>6} ms  {name}: {outcome}", taken.as_millis());
        match found {
            Ok(found) => assert!(found.len() <= 1, "{name}: {}", found.len()),
            Err(malformed) => assert!(malformed.position.is_some(), "{name}"),
        }
        // Far above what it takes, for machines that do much else at the same time; what grows with the
        // square of an input or worse is far beyond it.
        assert!(taken < Duration::from_secs(60), "{name} took {taken:?}");
    }
}

#[test]
fn damage_is_survived() {
    let text = String::from_utf8(written(&YAML, &[record(5)])).unwrap();
    let text: Vec<char> = text.chars().take(3000).collect();
    let signs: Vec<char> = "[]{}:,-?!&*|>'\"%@#\n \t\\~<a0.\r".chars().collect();
    let mut numbers = Numbers::new(1);
    for _ in 0..3_000 {
        let mut damaged = text.clone();
        for _ in 0..=numbers.below(4) {
            let at = numbers.below(damaged.len());
            damaged[at] = signs[numbers.below(signs.len())];
        }
        damaged.truncate(1 + numbers.below(damaged.len()));
        match all(damaged.iter().collect::<String>()) {
            Ok(all) => {
                for found in all {
                    serde_json::from_str::<Value>(&found.json).unwrap();
                }
            }
            Err(malformed) => assert!(malformed.position.is_some()),
        }
    }
    // Anything at all, made of YAML's own signs.
    for _ in 0..20_000 {
        let length = numbers.below(40);
        let text: String = (0..length).map(|_| signs[numbers.below(signs.len())]).collect();
        match all(&*text) {
            Ok(all) => {
                for found in all {
                    serde_json::from_str::<Value>(&found.json)
                        .unwrap_or_else(|error| panic!("{text:?} {} {error}", found.json));
                }
            }
            Err(malformed) => assert!(malformed.position.is_some(), "{text:?}"),
        }
    }
}

#[test]
fn nothing_written_is_nothing_read() {
    let out = Shared::default();
    let writer = YAML.writer(Output::Stream(Box::new(out.clone())), &Options::default()).unwrap();
    writer.finish().unwrap();
    assert_eq!(read(&YAML, out.take()), []);
}

#[test]
fn values_are_known_as_they_were_written() {
    let written = |value: &str, json: &str| {
        let text = format!("a: &n {value}\nb: *n\nc: [{value}]\n");
        let found = all(text).unwrap().remove(0);
        let spelling = found.places.spelling().unwrap();
        let places: Vec<usize> = found.json.match_indices(json).map(|(at, _)| at).collect();
        let spans = places.into_iter().map(|at| Span::new(at, at + json.len()));
        spans.map(|span| spelling.written(span).map(str::to_owned)).collect::<Vec<_>>()
    };
    for (value, json) in [
        ("010", "10"),
        ("046", "46"),
        ("0o10", "8"),
        ("0x1F", "31"),
        ("+12", "12"),
        ("1.50", "1.50"),
        (".5", "0.5"),
        ("1e3", "1e3"),
        ("True", "true"),
        ("FALSE", "false"),
    ] {
        // What an alias stands for was written at another place.
        let value = Some(value.to_owned());
        assert_eq!(written(value.as_deref().unwrap(), json), [value.clone(), None, value]);
    }
}
