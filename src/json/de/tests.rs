//! What types are given from a tree.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::Error;
use crate::json::parse;
use crate::text::Span;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Id(String);

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Demand,
    Threat,
    Other { text: String },
    Pair(u8, u8),
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Act {
    id: Id,
    kind: Kind,
    #[serde(default)]
    weight: Option<f64>,
    #[serde(default)]
    by_kind: BTreeMap<Id, i64>,
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    let root = parse(text).unwrap().root;
    T::deserialize(&root)
}

#[test]
fn reads_what_serde_json_reads() {
    for text in [
        r#"{"id": "x", "kind": "demand"}"#,
        r#"{"id": "\u0078", "kind": {"other": {"text": "y"}}, "weight": 1}"#,
        r#"{"id": "x", "kind": {"pair": [1, 2]}, "weight": null}"#,
        r#"{"id": "x", "kind": "threat", "weight": -0, "by_kind": {"a": -1, "b": 2, "a": 3}}"#,
        r#"{"id": "x", "kind": "threat", "weight": 18446744073709551616}"#,
    ] {
        let expected: Act = serde_json::from_str(text).unwrap();
        assert_eq!(read::<Act>(text), Ok(expected), "{text}");
    }
    let by_kind: BTreeMap<Kind, u8> = read(r#"{"demand": 1}"#).unwrap();
    assert_eq!(by_kind, BTreeMap::from([(Kind::Demand, 1)]));
    assert_eq!(read::<(u8, String)>(r#"[1, "a"]"#), Ok((1, "a".into())));
    assert_eq!(read::<char>(r#""é""#), Ok('é'));
    assert_eq!(read::<()>("null"), Ok(()));
    assert_eq!(read::<f64>("1e999"), Ok(f64::MAX));
    assert!(read::<f64>("-0").unwrap().is_sign_negative());
}

#[test]
fn refuses_with_the_place() {
    for (text, message, place) in [
        (r#"{"id": 1}"#, "invalid type: integer `1`, expected a string", "1"),
        (r#"{"id": "x", "kin": 1}"#, "unknown field `kin`, expected one of", "\"kin\""),
        (r#"{"id": "x", "id": "x"}"#, "duplicate field `id`", r#"{"id": "x", "id": "x"}"#),
        (r#"{"id": "x", "kind": "war"}"#, "unknown variant `war`, expected one of", "\"war\""),
        (r#"{"id": "x", "kind": 3}"#, "invalid type: integer `3`, expected enum Kind", "3"),
        (r#"["x", "demand"]"#, "invalid type: sequence, expected struct Act", r#"["x", "demand"]"#),
        (r#"{"id": "x"}"#, "missing field `kind`", r#"{"id": "x"}"#),
        (
            r#"{"id": "x", "kind": {"demand": null, "threat": null}}"#,
            "invalid value: map, expected map with a single key",
            r#"{"demand": null, "threat": null}"#,
        ),
    ] {
        let error = read::<Act>(text).unwrap_err();
        assert!(error.to_string().starts_with(message), "{error}");
        assert_eq!(error.span.unwrap_or_default().of(text), place, "{text}");
    }
    let error = read::<(u8, u8)>("[1, 2, 3]").unwrap_err();
    assert_eq!(error.span, Some(Span::new(0, 9)));
    assert!(read::<u8>("256").is_err());
    assert!(read::<u8>("1.0").is_err());
}

#[test]
fn lends_strings() {
    let root = parse(r#"["plain", "esc\u0061ped"]"#).unwrap().root;
    assert_eq!(Vec::<&str>::deserialize(&root), Ok(vec!["plain", "escaped"]));
}
