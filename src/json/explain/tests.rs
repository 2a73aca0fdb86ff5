//! Every message, as it is: `faults.txt` lists them for the texts below.
//!
//! The file is written by `UPDATE=1 cargo test --lib json::explain`; read the difference.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use crate::json::parse;

/// Texts with one fault each, in groups.
const TEXTS: &[&[&str]] = &[
    &["", " \n"],
    &["[1,]", "{\"a\":1,}", "[1 2]", "[1 x]", "[\"a\" \"b\"]", "{\"a\": 1 \"b\": 2}"],
    &["{'a': 1}", "['a']", "\u{201C}a\u{201D}", "[`a`]", "[\"he said \"hi\" there\"]"],
    &["{a: 1}", "{a-b: 1}", "{1: 2}", "{:1}", "{!}"],
    &["{\"a\": 1, // x\n \"b\": 2}", "/* x */ 1", "# y\n1", "[1 # c\n]", "{} // c"],
    &["NaN", "[-Infinity]", "-NaN", "inf", "None", "undefined", "NULL", "True", "FALSE"],
    &["nul", "truex", "[\u{E9}t\u{E9}]", "*", ":"],
    &["012", "-01.5", "007", "00", "00.5", "+1", "+x", ".5", "-.5", "1.", "1.e3", "-"],
    &["1e", "1e+", "0x1F", "1_000", "2024-01-05", "1a", "--1", "12:30", "1e999"],
    &["\"a\tb\"", "\"a\nb\"", "\"\u{1}\"", "\"abc", "\"abc\\", "\"\\u12"],
    &["\"\\x41\"", "\"\\'\"", "\"\\\u{202E}\"", "\"\\u12G4\"", "\"\\u+12F\"", "\"\\u\""],
    &["\"\\uD800\"", "\"\\uDC00\""],
    &["[1, {\"a\": 2", "{", "[", "{\"a\": ", "{\"a\"", "[1,", "{\"a\":1,"],
    &["[1}", "{\"a\":1]", "[}", "{]", "[1,}", "]", "{}}"],
    &["{\"a\"=1}", "{\"a\",1}", "{\"a\"}", "{\"a\" 1}", "{\"a\" \"b\"}", "{\"a\":}", "{\"a\":,}"],
    &["[,1]", "[1,,2]", "{,}", "{\"a\":1,,}", "[1;2]"],
    &["{}\n{}", "{} {}", "{},", "{}x"],
    &["[1,\u{A0}2]", "\u{FEFF}1", "[1\u{200B}]", "[1]\0"],
];

#[test]
fn messages() {
    let mut found = String::new();
    for text in TEXTS.iter().copied().flatten() {
        let fault = match parse(text) {
            Ok(document) => document.faults.into_iter().next().unwrap(),
            Err(fault) => fault,
        };
        // One line a text; what cannot be seen is written as an escape.
        let shown = text.escape_debug().to_string().replace("\\\"", "\"").replace("\\'", "'");
        writeln!(found, "{shown}").unwrap();
        writeln!(found, "  {}..{}: {fault}", fault.span.start, fault.span.end).unwrap();
        if let Some((span, label)) = fault.related {
            writeln!(found, "  {}..{}: {label}", span.start, span.end).unwrap();
        }
        if let Some(help) = fault.help {
            writeln!(found, "  help: {help}").unwrap();
        }
    }
    if env::var_os("UPDATE").is_some() {
        fs::write(Path::new(file!()).with_file_name("faults.txt"), &found).unwrap();
        return;
    }
    let expected = include_str!("faults.txt").replace("\r\n", "\n");
    for (found, expected) in found.lines().zip(expected.lines()) {
        assert_eq!(found, expected, "see the top of this file");
    }
    assert_eq!(found.lines().count(), expected.lines().count(), "see the top of this file");
}

#[test]
fn a_text_of_any_length_is_explained_briefly() {
    for text in ["x".repeat(1 << 20), format!("{{{}", "x".repeat(1 << 20)), "[1,".repeat(100)] {
        let fault = parse(&text).unwrap_err();
        assert!(fault.message.len() + fault.help.unwrap_or_default().len() < 300);
    }
}
