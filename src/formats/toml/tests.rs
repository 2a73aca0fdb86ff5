//! What is read, what is refused, and that everything is kept.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::*;
use crate::formats::checks::{golden, keeps_naughty_strings, placed};
use crate::formats::testing::{read, record, round_trips, written};
use crate::formats::{Found, Input, Limits, Malformed, Places};
use crate::text::Position;

fn found(text: &str) -> Result<Found, Malformed> {
    let input = Input::Stream(Box::new(std::io::Cursor::new(text.as_bytes().to_vec())));
    let mut reader = TOML.reader(input, &Limits::default()).unwrap();
    match reader.read() {
        Ok(found) => {
            assert!(reader.read().unwrap().is_none());
            Ok(found.unwrap())
        }
        Err(Error::Malformed(malformed)) => Err(*malformed),
        Err(other) => panic!("{other}"),
    }
}

fn value(text: &str) -> Value {
    serde_json::from_str(&found(text).unwrap().json).unwrap()
}

fn fault(text: &str) -> (String, u64, u64) {
    let Malformed { message, position, .. } = found(text).unwrap_err();
    let Position { line, column } = position.unwrap();
    (message, line, column)
}

#[test]
fn everything_is_kept() {
    round_trips(&TOML, 10_000);
}

#[test]
fn naughty_strings_are_kept() {
    keeps_naughty_strings(&TOML);
}

#[test]
fn golden_file() {
    golden(&TOML, "reference.toml");
}

#[test]
fn members_come_as_they_stand() {
    let text = "z = 1\na.y = 2\n[m]\nk = [1, { b = 2, a = 3 }]\n[[l]]\n[[l]]\nx = true\n";
    let json = found(text).unwrap().json;
    assert_eq!(json, r#"{"z":1,"a":{"y":2},"m":{"k":[1,{"b":2,"a":3}]},"l":[{},{"x":true}]}"#);
}

#[test]
fn numbers_and_dates() {
    for (toml, wanted) in [
        ("+1_000", "1000"),
        ("-0", "-0"),
        ("0xDEAD_beef", "3735928559"),
        ("0o17", "15"),
        ("0b101", "5"),
        ("9223372036854775807", "9223372036854775807"),
        ("+1.5", "1.5"),
        ("-0.0", "-0.0"),
        ("6.02_1e+23", "6.021e+23"),
        ("1e06", "1e06"),
        ("2026-02-11", "\"2026-02-11\""),
        ("12:30:00.25", "\"12:30:00.25\""),
        ("2026-02-11 12:30:00Z", "\"2026-02-11 12:30:00Z\""),
        ("2026-02-11T12:30:00+04:00 # then", "\"2026-02-11T12:30:00+04:00\""),
    ] {
        let json = found(&format!("a = {toml}")).unwrap().json;
        assert_eq!(json, format!("{{\"a\":{wanted}}}"), "{toml}");
        serde_json::from_str::<Value>(&json).unwrap();
    }
}

#[test]
fn what_json_does_not_have_is_refused_with_its_place() {
    for (text, message, line, column) in [
        ("a = 1\n\"é\" = inf", "JSON has no infinity and no NaN", 2, 7),
        ("a = [1, -nan]", "JSON has no infinity and no NaN", 1, 9),
        ("a = 0xFFFFFFFFFFFFFFFFF", "the integer has more than 64 bits", 1, 5),
        ("a = 1\na = 2", "this is not TOML: duplicate key", 2, 1),
    ] {
        assert_eq!(fault(text), (message.to_owned(), line, column), "{text}");
    }
    for text in ["a = ", "a", "[a", "a = \"x", "a = 1 b = 2", "\u{0}", "a = \"\u{1}\"", "= 1"] {
        let (message, ..) = fault(text);
        assert!(message.starts_with("this is not TOML: "), "{text:?}: {message}");
    }
    assert_eq!(fault("a = '''\n").1, 2);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let input = Input::Stream(Box::new(&b"a = 1\nb\xC3\xA9 = \"\xFF\xFF\""[..]));
    let error = TOML.reader(input, &Limits::default()).unwrap().read().unwrap_err();
    let Error::Malformed(malformed) = error else { panic!() };
    assert_eq!(malformed.position, Some(Position { line: 2, column: 7 }));
}

#[test]
fn data_that_toml_does_not_have_is_written_as_json() {
    let minimal: Value =
        serde_json::from_str(include_str!("../../../examples/minimal.json")).unwrap();
    let deep = (0..60).fold(json!(1), |inner, _| json!([inner]));
    for (data, is_json) in [
        (json!(null), true),
        (json!({ "a": [1, { "b": null }] }), true),
        (json!(u64::MAX), true),
        (json!(deep), true),
        (json!({ "é \"": { "": [] }, "a-b": -1.5e300, "n": i64::MIN, "x": {} }), false),
    ] {
        let mut tree = minimal.clone();
        tree["extensions"] = json!([{ "uri": "https://example.org/x", "data": data }]);
        let text = tree.to_string();
        let record: Record<'_> = serde_json::from_str(&text).unwrap();
        let bytes = written(&TOML, std::slice::from_ref(&record));
        let toml = String::from_utf8(bytes.clone()).unwrap();
        assert_eq!(toml.contains("\ndata_json = \""), is_json, "{toml}");
        assert_eq!(read(&TOML, bytes), [record], "{toml}");
    }
}

#[test]
fn json_is_taken_over_where_it_belongs_and_nowhere_else() {
    let within = |line: &str| format!("[[extensions]]\n{line}\n");
    assert_eq!(
        value(&within("data_json = ' [null] '")),
        json!({ "extensions": [{ "data": [null] }] })
    );
    assert_eq!(value("data_json = '[null]'"), json!({ "data_json": "[null]" }));
    assert_eq!(value("[x]\ndata_json = '[null]'"), json!({ "x": { "data_json": "[null]" } }));
    assert_eq!(value(&within("data_json = 1")), json!({ "extensions": [{ "data_json": 1 }] }));
    // Both are shown to the validator, which says so.
    let both = found(&within("data = 1\ndata_json = '2'")).unwrap().json;
    assert_eq!(both, r#"{"extensions":[{"data":1,"data":2}]}"#);
    for text in ["", "[", "1, \"x\": 2", "nul", "{\"a\":1}}"] {
        let (message, line, column) = fault(&within(&format!("data_json = '{text}'")));
        assert!(message.starts_with("the string is not JSON: "), "{message}");
        assert_eq!((line, column), (2, 13));
    }
}

#[test]
fn findings_stand_where_the_text_has_them() {
    let text = "a = \"é\"\n[b]\nc = [1,\n  '''x''']\n";
    let found = found(text).unwrap();
    let at = |part: &str| placed(&found, text, part);
    assert_eq!(at("\"é\""), ("\"é\"", 1, 5));
    assert_eq!(at("\"c\""), ("c", 3, 1));
    assert_eq!(at("\"x\""), ("'''x'''", 4, 3));
    assert_eq!(at("{\"c\""), ("[b]", 2, 1));
    let Places::Text(places) = &found.places else { panic!() };
    assert_eq!((places.first_line, places.offset), (1, 0));
}

#[test]
fn bombs_are_refused_at_once() {
    let inner = "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a";
    for text in [
        "a = ".to_owned() + &"[".repeat(200_000),
        "a = ".to_owned() + &"{ a = ".repeat(200_000),
        "a.".repeat(200_000),
        format!("[{}]", "a.".repeat(200_000)),
        format!("{inner} = {{").repeat(100),
        format!("a = [{}]", "1,".repeat(3_000_000)),
        "[[a]]\n".repeat(1_000_000),
        "a ".repeat(5_000_000),
        format!("a = \"{}", "x".repeat(60_000_000)),
        format!("a = '''{}", "x\n".repeat(30_000_000)),
    ] {
        let start = Instant::now();
        let (message, line, _) = fault(&text);
        assert!(line > 0 && !message.is_empty());
        let taken = start.elapsed();
        assert!(taken < Duration::from_secs(60), "{taken:?} {}", &text[..20]);
    }
    // As deep as is allowed, which the stack of a thread has to bear.
    let deep = format!("[{inner}]\n") + &format!("{inner} = {{").repeat(64) + &"}".repeat(64);
    assert!(fault(&deep).0.contains("more than 128"));
    // Harmless, but much.
    found(&"# x\n".repeat(1_000_000)).unwrap();
    found(&format!("a = \"{}\"", "x".repeat(60_000_000))).unwrap();
}

#[test]
fn a_file_holds_one_record() {
    let record: Record<'_> =
        serde_json::from_str(include_str!("../../../examples/minimal.json")).unwrap();
    let out = crate::formats::Shared::default();
    let mut writer = TOML.writer(Output::Stream(Box::new(out)), &Options::default()).unwrap();
    writer.write(&record).unwrap();
    assert!(matches!(writer.write(&record), Err(Error::Refused(_))));
}

#[test]
fn damage_is_survived() {
    use crate::formats::testing::Numbers;
    let text = String::from_utf8(written(&TOML, &[record(5)])).unwrap();
    let text: String = text.chars().take(4000).collect();
    let signs: Vec<char> = "[]{}.,=\"'\\#\n a0-".chars().collect();
    let mut numbers = Numbers::new(1);
    for _ in 0..3_000 {
        let mut damaged: Vec<char> = text.chars().collect();
        for _ in 0..=numbers.below(3) {
            let at = numbers.below(damaged.len());
            damaged[at] = signs[numbers.below(signs.len())];
        }
        let damaged: String = damaged.into_iter().collect();
        match found(&damaged) {
            Ok(found) => drop(serde_json::from_str::<Value>(&found.json).unwrap()),
            Err(malformed) => assert!(malformed.position.is_some()),
        }
    }
}

#[test]
fn typed_dates_are_taken_by_their_value_in_fields_of_dates() {
    for (written, wanted) in [
        ("2031-03-03", "2031-03-03"),
        ("2031-03-03T08:30:00Z", "2031-03-03T08:30:00Z"),
        ("2031-03-03 08:30:00Z", "2031-03-03T08:30:00Z"),
        ("2031-03-03t08:30:00z", "2031-03-03T08:30:00Z"),
        ("2031-03-03 08:30:00+03:30", "2031-03-03T08:30:00+03:30"),
        ("2031-03-03 08:30+03:30", "2031-03-03T08:30:00+03:30"),
        ("2031-03-03T08:30", "2031-03-03T08:30:00"),
        ("08:30:00", "08:30:00"),
    ] {
        let text = format!("title = {written}\n[source]\npublished = {written} # a comment\n");
        let value = value(&text);
        assert_eq!(value["source"]["published"], wanted, "{written}");
        // In a text it is what was written.
        assert_eq!(value["title"], written);
    }
}

#[test]
fn values_are_known_as_they_were_written() {
    for (value, json) in [("1_000", "1000"), ("0x1F", "31"), ("+12", "12"), ("true", "true")] {
        let found = found(&format!("a = {value}\n")).unwrap();
        let at = found.json.find(json).unwrap_or_else(|| panic!("{}", found.json));
        let span = crate::text::Span::new(at, at + json.len());
        assert_eq!(found.places.spelling().unwrap().written(span), Some(value));
    }
}
