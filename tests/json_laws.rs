//! What holds for every text: our reader and `serde_json` agree, places are true, nothing panics.
//!
//! Two exceptions are made, and no other:
//!
//! * `serde_json` allows 127 arrays and objects within one another, we allow 128.
//! * We accept one byte order mark at the start; `serde_json` is given the text without it.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde::Deserialize;
use serde_json::Value as Plain;
use verbale::json::{FaultKind, MAX_DEPTH, Member, Node, Value, parse, read};
use verbale::text::{LineIndex, Span, decode};

/// White space, mostly none.
fn space() -> impl Strategy<Value = String> {
    prop_oneof![4 => Just(String::new()), 1 => "[ \t\n\r]{1,3}"]
}

/// A character as one or two escapes of the form `\u00e9`.
fn escape(c: char) -> String {
    let mut units = [0; 2];
    let escapes = c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}"));
    escapes.collect::<Vec<_>>().concat()
}

/// One character as it can be written in a string: itself, or one of its escapes.
fn character() -> impl Strategy<Value = String> {
    let c = prop_oneof![
        4 => prop::char::range(' ', '~'),
        1 => prop::char::range('\0', '\u{1F}'),
        2 => any::<char>(),
    ];
    (c, 0_u8..4).prop_map(|(c, style)| {
        let short = match c {
            '"' | '\\' | '/' => Some(c),
            '\u{8}' => Some('b'),
            '\u{C}' => Some('f'),
            '\n' => Some('n'),
            '\r' => Some('r'),
            '\t' => Some('t'),
            _ => None,
        };
        match (style, short) {
            (0, _) => escape(c),
            (1, _) => escape(c).to_uppercase().replace("\\U", "\\u"),
            (_, None) if c >= ' ' => c.to_string(),
            (2, Some('/')) => c.to_string(),
            (_, Some(short)) => format!("\\{short}"),
            (_, None) => escape(c),
        }
    })
}

fn string() -> impl Strategy<Value = String> {
    vec(character(), 0..8).prop_map(|parts| format!("\"{}\"", parts.concat()))
}

/// Few keys in several spellings, so that some stand twice in an object.
fn key() -> impl Strategy<Value = String> {
    let few = select(vec![r#""a""#, r#""\u0061""#, r#""b""#, r#""""#, r#""a\/b""#, r#""a/b""#]);
    prop_oneof![2 => few.prop_map(str::to_owned), 1 => string()]
}

fn scalar() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => select(vec!["null", "true", "false", "-0", "0e0"]).prop_map(str::to_owned),
        2 => "-?(0|[1-9][0-9]{0,22})(\\.[0-9]{1,22})?([eE][-+]?[0-9]{1,3})?",
        1 => any::<i64>().prop_map(|number| number.to_string()),
        1 => any::<u64>().prop_map(|number| number.to_string()),
        2 => string(),
    ]
}

/// A JSON text in odd style. It can hold numbers that overflow, and nothing else to object to.
fn json() -> impl Strategy<Value = String> {
    let value = scalar().prop_recursive(5, 60, 6, |inner| {
        let padded = (space(), inner, space()).prop_map(|(a, value, b)| a + &value + &b).boxed();
        let member = (space(), key(), space(), padded.clone())
            .prop_map(|(a, key, b, value)| format!("{a}{key}{b}:{value}"));
        let array = (vec(padded, 0..6), space()).prop_map(|(items, space)| {
            format!("[{}]", if items.is_empty() { space } else { items.join(",") })
        });
        let object = (vec(member, 0..6), space()).prop_map(|(members, space)| {
            format!("{{{}}}", if members.is_empty() { space } else { members.join(",") })
        });
        prop_oneof![array, object]
    });
    (space(), value, space()).prop_map(|(a, value, b)| a + &value + &b)
}

/// A change of a text at some place.
#[derive(Clone, Debug)]
enum Change {
    Delete(Index),
    Insert(Index, &'static [u8]),
    Byte(Index, u8),
    Cut(Index),
    Repeat(Index, Index),
}

/// What is inserted: marks of JSON, and what is easily got wrong.
const PIECES: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"\\",
    b"0",
    b"-",
    b"+",
    b".",
    b"e",
    b"E5",
    b" ",
    b"\n",
    b"\t",
    b"\r",
    b"\0",
    b"\x7F",
    b"/",
    b"//",
    b"'",
    b"u",
    b"\\u",
    b"\\uD83D",
    b"\\uDE00",
    b"true",
    b"null",
    b"1",
    b"NaN",
    b"\xEF\xBB\xBF",
    b"\xC3\xA9",
    b"\xC0\xAF",
    b"\xED\xA0\x80",
    b"\xE2\x80\xAE",
    b"\xC2\xA0",
    b"1e400",
    b"\x80",
];

fn change() -> impl Strategy<Value = Change> {
    let index = any::<Index>;
    prop_oneof![
        2 => index().prop_map(Change::Delete),
        4 => (index(), select(PIECES)).prop_map(|(at, piece)| Change::Insert(at, piece)),
        1 => (index(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        1 => index().prop_map(Change::Cut),
        1 => (index(), index()).prop_map(|(from, to)| Change::Repeat(from, to)),
    ]
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    let places = bytes.len() + 1;
    match change {
        Change::Delete(at) if !bytes.is_empty() => {
            bytes.remove(at.index(places - 1));
        }
        Change::Byte(at, byte) if !bytes.is_empty() => bytes[at.index(places - 1)] = *byte,
        Change::Delete(_) | Change::Byte(..) => {}
        Change::Insert(at, piece) => {
            let at = at.index(places);
            bytes.splice(at..at, piece.iter().copied());
        }
        Change::Cut(at) => bytes.truncate(at.index(places)),
        Change::Repeat(from, to) => {
            let (from, to) = (from.index(places), to.index(places));
            let part = bytes[from.min(to)..from.max(to)].to_vec();
            bytes.extend(part);
        }
    }
}

/// Checks that we and `serde_json` think the same of a text.
fn agree(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok(decoded) = decode(bytes) else {
        let theirs = serde_json::from_slice::<Plain>(bytes);
        prop_assert!(theirs.is_err(), "we refuse the bytes, they read {theirs:?}");
        return Ok(());
    };
    let theirs = serde_json::from_str::<Plain>(decoded.text);
    match (read(decoded.text), theirs) {
        (Ok(ours), Ok(theirs)) => {
            prop_assert_eq!(ours.to_value(), theirs.clone());
            prop_assert_eq!(Plain::deserialize(&ours), Ok(theirs));
        }
        (Err(_), Err(_)) => {}
        (ours, theirs) => prop_assert!(false, "ours: {ours:?}, theirs: {theirs:?}"),
    }
    Ok(())
}

/// Checks that what we say about a text can be shown: places lie in it, words are fit to print.
fn presentable(text: &str) -> Result<(), TestCaseError> {
    let faults = match parse(text) {
        Ok(document) => document.faults,
        Err(fault) => vec![fault],
    };
    let lines = LineIndex::new(text);
    for fault in faults {
        let related = fault.related.iter();
        for span in related.clone().map(|(span, _)| *span).chain([fault.span]) {
            prop_assert!(text.get(span.start..span.end).is_some(), "{span:?}");
            prop_assert!(lines.position(text, span.start) <= lines.position(text, span.end));
        }
        let words = related.map(|(_, label)| label).chain(&fault.help).chain([&fault.message]);
        for words in words {
            prop_assert!(!words.is_empty() && words.len() < 400);
            prop_assert!(!words.ends_with('.') && !words.contains(char::is_control), "{words:?}");
        }
    }
    Ok(())
}

/// The same tree in a text that has `by` bytes less in front.
fn moved<'t>(node: &Node<'t>, by: usize) -> Node<'t> {
    let back = |span: Span| Span::new(span.start - by, span.end - by);
    let value = match &node.value {
        Value::Array(items) => Value::Array(items.iter().map(|item| moved(item, by)).collect()),
        Value::Object(members) => {
            let member = |member: &Member<'t>| Member {
                key: member.key.clone(),
                key_span: back(member.key_span),
                value: moved(&member.value, by),
            };
            Value::Object(members.iter().map(member).collect())
        }
        value => value.clone(),
    };
    Node { span: back(node.span), value }
}

/// Checks that the text at every place in the tree is what stands in the tree.
fn places_are_true(text: &str, node: &Node<'_>) -> Result<(), TestCaseError> {
    let again = parse(node.span.of(text)).map(|document| document.root);
    prop_assert_eq!(again, Ok(moved(node, node.span.start)));
    for item in node.as_array().unwrap_or_default() {
        places_are_true(text, item)?;
    }
    for member in node.as_object().unwrap_or_default() {
        let key = parse(member.key_span.of(text)).map(|document| document.root.value);
        prop_assert_eq!(key, Ok(Value::String(member.key.clone())));
        places_are_true(text, &member.value)?;
    }
    Ok(())
}

/// Checks duplicates against counting keys, and that dropping them leaves the first ones.
fn duplicates_are_counted(node: &Node<'_>) -> Result<(), TestCaseError> {
    fn count(node: &Node<'_>) -> usize {
        let mut seen = BTreeMap::new();
        let members = node.as_object().unwrap_or_default();
        for member in members {
            *seen.entry(&member.key).or_insert(0) += 1;
        }
        let below = members.iter().map(|member| &member.value);
        let below = below.chain(node.as_array().unwrap_or_default()).map(count);
        members.len() - seen.len() + below.sum::<usize>()
    }
    prop_assert_eq!(node.duplicates().len(), count(node));
    let mut rest = node.clone();
    rest.drop_duplicates();
    prop_assert_eq!(rest.duplicates(), vec![]);
    for member in rest.as_object().unwrap_or_default() {
        prop_assert_eq!(Some(member.key_span), node.member(&member.key).map(|m| m.key_span));
    }
    Ok(())
}

proptest! {
    // Failures are shown with their text, which is worth a test by name; no file is written.
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..Default::default() })]

    #[test]
    fn odd_styles_are_read_alike(text in json()) {
        agree(text.as_bytes())?;
        presentable(&text)?;
        let document = parse(&text);
        prop_assert!(document.is_ok(), "{document:?}");
        if let Ok(document) = document {
            prop_assert!(document.faults.iter().all(|f| f.kind == FaultKind::NumberOverflow));
            places_are_true(&text, &document.root)?;
            duplicates_are_counted(&document.root)?;
        }
    }

    #[test]
    fn changed_texts_are_judged_alike(text in json(), changes in vec(change(), 1..4)) {
        let mut bytes = text.into_bytes();
        for change in &changes {
            apply(&mut bytes, change);
        }
        agree(&bytes)?;
        presentable(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn any_text_is_judged_alike(text in any::<String>()) {
        agree(text.as_bytes())?;
        presentable(&text)?;
    }

    #[test]
    fn any_marks_are_judged_alike(pieces in vec(select(PIECES), 0..12)) {
        let bytes = pieces.concat();
        agree(&bytes)?;
        presentable(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn any_bytes_are_judged_alike(bytes in vec(any::<u8>(), 0..24)) {
        agree(&bytes)?;
    }

    #[test]
    fn depth_is_where_we_differ(depth in 100_usize..160, is_object in any::<bool>()) {
        let (open, close) = if is_object { ("{\"a\":", "}") } else { ("[", "]") };
        let text = format!("{}0{}", open.repeat(depth), close.repeat(depth));
        prop_assert_eq!(read(&text).is_ok(), depth <= MAX_DEPTH);
        prop_assert_eq!(serde_json::from_str::<Plain>(&text).is_ok(), depth < MAX_DEPTH);
    }
}
