//! Nothing a stranger writes may act on the terminal of whoever looks at it.

use crate::program::{Outcome, Records};

/// Everything that moves a cursor, sets a title, rings, or turns words around. Without NUL, so that
/// it can be part of a file's name and of an argument.
const EVIL: &str =
    "e\u{1b}[31m\u{1b}]0;t\u{7}\u{7f}\u{9b}1m\u{85}\r\n\t\u{202e}\u{2066}\u{200f}\u{feff}x";

/// Fails if there is anything in the output that a terminal acts on.
#[track_caller]
fn assert_harmless(outcome: &Outcome, what: &[&str]) {
    for stream in [&outcome.out, &outcome.err] {
        let acts = |c: char| {
            c.is_control() && c != '\n' && c != '\t'
                || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert!(!stream.contains(acts), "{what:?}: {stream:?}");
    }
    assert!(!outcome.err.contains("has a bug"), "{}", outcome.err);
}

/// Records with hostile keys, ids and values: once raw, as far as JSON allows it, once escaped,
/// once raw against the rules of JSON, and once cut short.
fn records() -> [String; 5] {
    let raw: String = EVIL.chars().filter(|c| u32::from(*c) >= 0x20).collect();
    let units: Vec<_> = EVIL.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    let escaped = units.concat() + "\\u0000";
    let record = |word: &str| {
        format!(
            r#"{{"id":"{word}","{word}":"{word}","title":"{word}","date":"{word}","published":"{word}",
"actors":[{{"id":"{word}","role":"{word}","name":"{word}","kind":"{word}","{word}":1}},
{{"id":"{word}"}}],"statements":[{{"type":"{word}","by":"{word}","speaker":"{word}","text":"{word}"}}],
"sources":[{{"id":"{word}","url":"{word}"}}],"version":"{word}","v":"{word}","$schema":"{word}"}}"#
        )
    };
    let cut = record(&raw).trim_end_matches('}').to_owned();
    [record(&raw), record(&escaped), record(EVIL), record("\0"), cut]
}

#[test]
fn data() {
    for (i, text) in records().into_iter().enumerate() {
        let line = text.replace('\n', " ");
        let records = Records::new().with("a.json", text).with("b.ndjson", line);
        for format in ["human", "concise", "json", "ndjson"] {
            for more in [&[][..], &["--statistics"], &["--max-diagnostics", "1"]] {
                let arguments = [&["validate", "a.json", "b.ndjson", "-f", format], more].concat();
                let outcome = records.run(&arguments).exits(1);
                assert_harmless(&outcome, &arguments);
                assert!(!outcome.out.is_empty(), "record {i} has no findings");
            }
        }
    }
}

#[test]
fn our_own_colours_and_nothing_else() {
    let [raw, ..] = records();
    let records = Records::new().with("a.json", raw);
    let mut outcome = records.run(&["a.json", "--color", "always"]).exits(1);
    // What is left after taking out well-formed colours.
    let mut parts = outcome.out.split("\u{1b}[");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, text) = part.split_once('m').expect("a colour ends with m");
        assert!(code.bytes().all(|byte| byte.is_ascii_digit() || byte == b';'), "{code:?}");
        rest.push_str(text);
    }
    outcome.out = rest;
    outcome.err.clear();
    assert_harmless(&outcome, &["--color always"]);
}

#[test]
fn arguments() {
    let records = Records::new().with("a.json", "{");
    for arguments in [
        &["explain", EVIL][..],
        &["explain", EVIL, "-f", "json"],
        &["schema", EVIL],
        &["validate", "a.json", "--select", EVIL],
        &["validate", "a.json", "--ignore", EVIL],
        &["validate", "a.json", "-f", EVIL],
        &["validate", "a.json", "--fail-on", EVIL],
        &["validate", "a.json", "--profile", EVIL],
        &["validate", "a.json", "--level", EVIL],
        &["validate", "a.json", "--config", EVIL],
        &["validate", "a.json", "--baseline", EVIL],
        &["validate", "a.json", "--max-diagnostics", EVIL],
        &[EVIL],
        &["--", EVIL],
        &["validate", "[", EVIL],
        &[&*format!("--{EVIL}")],
        &[&*format!("{EVIL}/*.json")],
        &[&*format!("{EVIL}[")],
        &["--color", EVIL],
        &["help", EVIL],
    ] {
        assert_harmless(&records.run(arguments).exits(2), arguments);
    }
    let arguments = ["validate", "a.json", "-o", &*format!("{EVIL}/x")];
    assert_harmless(&records.run(&arguments).exits(3), &arguments);
    let arguments = ["validate", "a.json", EVIL, "-o", EVIL];
    assert_harmless(&records.run(&arguments).exits(2), &arguments);
    for format in ["human", "concise", "json", "ndjson"] {
        let arguments = ["-f", format, "--stdin-filename", EVIL, "-"];
        assert_harmless(&records.check_stdin(&arguments, b"{").exits(1), &arguments);
    }
}

#[test]
fn settings() {
    let word: String = EVIL.chars().filter(|c| u32::from(*c) >= 0x20 && *c != '\u{7f}').collect();
    let units: Vec<_> = EVIL.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect();
    let escaped = units.concat();
    for word in [word, escaped] {
        for config in [
            format!("profile = \"{word}\""),
            format!("\"{word}\" = 1"),
            format!("{word} = 1"),
            format!("extend = \"{word}\""),
            format!("baseline = \"{word}\""),
            format!("[levels]\n\"{word}\" = \"off\""),
            format!("[levels]\nV104 = \"{word}\""),
            format!("[[overrides]]\nprofile = \"core\"\npaths = [\"{word}[\"]"),
            format!("[[suppress]]\nrule = \"{word}\"\nreason = \"{word}\"\npointer = \"{word}\""),
            format!("[[suppress]]\n\"{word}\" = \"{word}\"\nuntil = \"{word}\""),
            format!("# {word}\n\n x"),
        ] {
            let records = Records::new().with("a.json", "{}").with("verbale.toml", &config);
            let outcome = records.run(&["a.json"]).exits(2);
            assert_harmless(&outcome, &[&config]);
        }
        // What is odd and not wrong is shown too.
        let odd = format!(
            "[[suppress]]\nrule = \"V104\"\nreason = \"{word}\"\nrecord = \"{word}\" # {word}\n"
        );
        let records = Records::new().with("a.json", "{}").with("verbale.toml", odd);
        let outcome = records.run(&["."]).exits(1).complains("matches no finding");
        assert_harmless(&outcome, &["stale"]);
    }
    let bytes = Records::new().with("a.json", "{}").with("verbale.toml", b"\xff\x9b\x1b");
    assert_harmless(&bytes.run(&["a.json"]).exits(2), &["bytes"]);
}

#[test]
fn baselines() {
    let units: Vec<_> = EVIL.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    let word = units.concat();
    let entry = format!(
        r#"{{"record":"minimal","code":"{word}","pointer":"{word}","found":"{word}","count":3}}"#
    );
    let records = Records::new()
        .with("minimal.json", include_str!("../../examples/minimal.json"))
        .with("old.txt", format!(r#"{{"verbale_baseline":1,"findings":[{entry}]}}"#))
        .with("bad.txt", format!(r#"{{"verbale_baseline":1,"{word}":[]}}"#));
    let outcome = records.run(&["minimal.json", "--baseline", "old.txt"]).exits(0);
    assert_harmless(&outcome.complains("(3 times)"), &["stale"]);
    assert_harmless(&records.run(&["minimal.json", "--baseline", "bad.txt"]).exits(2), &["bad"]);
    assert_harmless(&records.run(&["minimal.json", "--baseline", EVIL]).exits(2), &["name"]);
    // What is written can be shown.
    let [_, record, ..] = self::records();
    let records = Records::new().with("a.json", record);
    records.run(&["a.json", "--write-baseline=known.txt"]).exits(0);
    let written = Outcome { code: None, out: records.read("known.txt"), err: String::new() };
    assert_harmless(&written, &["known.txt"]);
}

#[cfg(unix)]
#[test]
fn names_of_files() {
    let name = format!("{EVIL}.json");
    let records = Records::new()
        .with(&name, "{")
        .with(format!("{EVIL}.d/a.json"), "{")
        .with(format!("{EVIL}.ndjson"), "\n")
        .with(format!("{EVIL}.empty/x"), "");
    std::os::unix::fs::symlink("nowhere", records.path().join(format!("l{name}"))).unwrap();
    let empty = format!("{EVIL}.empty");
    for format in ["human", "concise", "json", "ndjson"] {
        for path in [".", &*name, &*empty, "*", &*format!("{EVIL}.ndjson")] {
            let arguments = ["validate", path, "-f", format];
            assert_harmless(&records.run(&arguments), &arguments);
            let arguments = ["validate", path, "-f", format, "--statistics"];
            assert_harmless(&records.run(&arguments), &arguments);
        }
    }
    let arguments = ["validate", &name, "-o", &name];
    assert_harmless(&records.run(&arguments).exits(2), &arguments);
}
