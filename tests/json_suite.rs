//! `JSONTestSuite`, the collection of Nicolas Seriot's "Parsing JSON is a Minefield"
//! (<https://github.com/nst/JSONTestSuite>): `y_` must be accepted, `n_` must be refused, `i_` is
//! up to the reader and decided below.
//!
//! Accepted means: the bytes are UTF-8, the text is JSON, and there is nothing in it that I-JSON
//! forbids to write (lone surrogates, numbers beyond a double).

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use verbale::json::parse;
use verbale::text::decode;

/// What to do with a file on which RFC 8259 leaves the choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Accept,
    Reject,
}

use Verdict::{Accept, Reject};

const OVERFLOW: &str = "no double holds it (RFC 7493, 2.2)";
const LONE: &str = "half of a surrogate pair stands for no character (RFC 7493, 2.1)";
const NOT_UTF8: &str = "exchanged JSON is UTF-8 (RFC 8259, 8.1)";
const ROUNDED: &str = "a number of the grammar that a double holds, if rounded";

/// The files that begin with `i_`: what we do, and why.
#[rustfmt::skip]
const DECIDED: [(&str, Verdict, &str); 35] = [
    ("i_number_double_huge_neg_exp.json", Accept, ROUNDED),
    ("i_number_huge_exp.json", Reject, OVERFLOW),
    ("i_number_neg_int_huge_exp.json", Reject, OVERFLOW),
    ("i_number_pos_double_huge_exp.json", Reject, OVERFLOW),
    ("i_number_real_neg_overflow.json", Reject, OVERFLOW),
    ("i_number_real_pos_overflow.json", Reject, OVERFLOW),
    ("i_number_real_underflow.json", Accept, ROUNDED),
    ("i_number_too_big_neg_int.json", Accept, ROUNDED),
    ("i_number_too_big_pos_int.json", Accept, ROUNDED),
    ("i_number_very_big_negative_int.json", Accept, ROUNDED),
    ("i_object_key_lone_2nd_surrogate.json", Reject, LONE),
    ("i_string_1st_surrogate_but_2nd_missing.json", Reject, LONE),
    ("i_string_1st_valid_surrogate_2nd_invalid.json", Reject, LONE),
    ("i_string_UTF-16LE_with_BOM.json", Reject, NOT_UTF8),
    ("i_string_UTF-8_invalid_sequence.json", Reject, NOT_UTF8),
    ("i_string_UTF8_surrogate_U+D800.json", Reject, NOT_UTF8),
    ("i_string_incomplete_surrogate_and_escape_valid.json", Reject, LONE),
    ("i_string_incomplete_surrogate_pair.json", Reject, LONE),
    ("i_string_incomplete_surrogates_escape_valid.json", Reject, LONE),
    ("i_string_invalid_lonely_surrogate.json", Reject, LONE),
    ("i_string_invalid_surrogate.json", Reject, LONE),
    ("i_string_invalid_utf-8.json", Reject, NOT_UTF8),
    ("i_string_inverted_surrogates_U+1D11E.json", Reject, LONE),
    ("i_string_iso_latin_1.json", Reject, NOT_UTF8),
    ("i_string_lone_second_surrogate.json", Reject, LONE),
    ("i_string_lone_utf8_continuation_byte.json", Reject, NOT_UTF8),
    ("i_string_not_in_unicode_range.json", Reject, NOT_UTF8),
    ("i_string_overlong_sequence_2_bytes.json", Reject, NOT_UTF8),
    ("i_string_overlong_sequence_6_bytes.json", Reject, NOT_UTF8),
    ("i_string_overlong_sequence_6_bytes_null.json", Reject, NOT_UTF8),
    ("i_string_truncated-utf-8.json", Reject, NOT_UTF8),
    ("i_string_utf16BE_no_BOM.json", Reject, NOT_UTF8),
    ("i_string_utf16LE_no_BOM.json", Reject, NOT_UTF8),
    ("i_structure_500_nested_arrays.json", Reject, "deeper than 128 (RFC 8259, 9)"),
    ("i_structure_UTF-8_BOM_empty_object.json", Accept, "a mark may be ignored (RFC 8259, 8.1)"),
];

/// The files whose names begin with `prefix`, by name.
fn files(prefix: &str) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let folder = Path::new("tests/data/JSONTestSuite/test_parsing");
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(prefix) {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(files)
}

/// Our verdict, and what was wrong.
fn verdict(bytes: &[u8]) -> (Verdict, String) {
    let text = match decode(bytes) {
        Ok(decoded) => decoded.text,
        Err(error) => return (Reject, error.to_string()),
    };
    match parse(text) {
        Err(fault) => (Reject, fault.message),
        Ok(document) => match document.faults.into_iter().next() {
            Some(fault) => (Reject, fault.message),
            None => (Accept, String::new()),
        },
    }
}

#[test]
fn all_valid_texts_are_accepted() {
    let files = files("y_").unwrap();
    assert_eq!(files.len(), 95);
    for (name, bytes) in files {
        assert_eq!(verdict(&bytes), (Accept, String::new()), "{name}");
    }
}

#[test]
fn all_invalid_texts_are_refused() {
    let files = files("n_").unwrap();
    assert_eq!(files.len(), 188);
    for (name, bytes) in files {
        let (verdict, message) = verdict(&bytes);
        assert_eq!(verdict, Reject, "{name}");
        assert!(!message.is_empty(), "{name}");
    }
}

#[test]
fn every_open_case_is_decided() {
    let files = files("i_").unwrap();
    assert_eq!(files.len(), 35);
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    let mut decided: Vec<_> = DECIDED.iter().map(|(name, ..)| *name).collect();
    decided.sort_unstable();
    assert_eq!(decided, names, "the table has to list each file once");
    for (name, wanted, reason) in DECIDED {
        let bytes = &files[name];
        let (found, message) = verdict(bytes);
        assert_eq!(found, wanted, "{name}: {reason}; found: {message}");
        // The reason given is the one for which it is refused.
        if reason == NOT_UTF8 {
            assert!(decode(bytes).is_err(), "{name}");
        } else if wanted == Reject {
            let text = decode(bytes).unwrap().text;
            let is_read_past = parse(text).is_ok();
            assert_eq!(is_read_past, reason == LONE || reason == OVERFLOW, "{name}");
        }
    }
}

#[test]
fn values_are_those_of_serde_json() {
    let mut compared = 0;
    for (name, bytes) in files("").unwrap() {
        let Ok(decoded) = decode(&bytes) else { continue };
        let Ok(document) = parse(decoded.text) else { continue };
        if let Ok(value) = serde_json::from_str::<serde_json::Value>(decoded.text) {
            assert_eq!(document.root.to_value(), value, "{name}");
            compared += 1;
        } else {
            assert!(!document.faults.is_empty(), "{name}: only we accept it");
        }
    }
    // All that must be accepted, and the six of ours that are.
    assert_eq!(compared, 95 + 6);
}

#[test]
fn a_byte_order_mark_is_dropped_and_told() {
    let name = "i_structure_UTF-8_BOM_empty_object.json";
    let files = files(name).unwrap();
    let bytes = &files[name];
    let decoded = decode(bytes).unwrap();
    assert!(decoded.byte_order_mark);
    assert_eq!(decoded.text, "{}");
}
