//! What the templates accept, held against the regular expressions that they were made from.

use regex::Regex;

use super::cursor::Cursor;
use super::references::References;
use super::text::{Letters, Memory};
use super::{Doubts, Recogniser, State, generated};
use crate::model as m;
use crate::model::shape::{Class, Model, Scalar, Type};
use crate::text::hidden;

/// The schema, as a text whose strings are read by `read`.
fn reads(string: &str, read: impl Fn(&mut Cursor<'_>, &mut State<'_>) -> Option<()>) -> bool {
    let mut text = serde_json::to_string(string).unwrap();
    // What stands behind a string in a record.
    text.push_str("}                ");
    let mut cursor = Cursor::new(&text);
    let (mut references, mut doubts) = (References::default(), Doubts::default());
    let mut memory = Memory::default();
    let mut state = State { references: &mut references, doubts: &mut doubts, memory: &mut memory };
    let read = read(&mut cursor, &mut state).is_some();
    assert!(!read || cursor.peek() == b'}', "{string:?} was not read to its end");
    read
}

/// Every string of up to `longest` letters of an alphabet.
fn strings(alphabet: &[&str], longest: usize) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut start = 0;
    for _ in 0..longest {
        let end = all.len();
        for number in start..end {
            for letter in alphabet {
                let longer = format!("{}{letter}", all[number]);
                all.push(longer);
            }
        }
        start = end;
    }
    all
}

type Read = fn(&mut Cursor<'_>, &mut State<'_>) -> Option<()>;

/// Each form of string, how it is read, and letters that matter to it.
fn forms() -> Vec<(&'static Scalar, Read, &'static [&'static str], usize)> {
    fn scalar<T: Model>() -> &'static Scalar {
        match T::TYPE {
            Type::Scalar(scalar) => scalar,
            _ => panic!("not a scalar"),
        }
    }
    let ends: &[&str] = &[
        "a",
        " ",
        "\u{A0}",
        "\n",
        "\t",
        "\r",
        "\u{7F}",
        "é",
        "\u{85}",
        "\u{2028}",
        "\u{3000}",
        "\\",
        "\"",
        "\u{1F600}",
    ];
    vec![
        (
            scalar::<m::LocalId<'_>>(),
            generated::check_local_id,
            &["a", "z", "0", "9", "-", "A", "_", "é"],
            6,
        ),
        (
            scalar::<m::RecordId<'_>>(),
            generated::check_record_id,
            &["a", "0", ".", "_", "-", "A", "/"],
            6,
        ),
        (scalar::<m::AnyRef<'_>>(), generated::check_any_ref, &["a", "0", ".", "-", "#", "_"], 7),
        (
            scalar::<m::RelativePath<'_>>(),
            generated::check_relative_path,
            &["a", "Z", ".", "-", "_", "/", "\\"],
            6,
        ),
        (
            scalar::<m::SchemaVersion<'_>>(),
            generated::check_schema_version,
            &["1", "0", ".", "2", "a"],
            6,
        ),
        (
            scalar::<m::Sha256<'_>>(),
            generated::check_sha256,
            &["0000000000000000000000000000000000000000000000000000000000000000", "f", "g"],
            3,
        ),
        (
            scalar::<m::ScriptCode<'_>>(),
            generated::check_script_code,
            &["A", "z", "a", "1", "é"],
            5,
        ),
        (
            scalar::<m::LanguageTag<'_>>(),
            generated::check_language_tag,
            &["a", "X", "x", "1", "-"],
            8,
        ),
        (
            scalar::<m::Iri<'_>>(),
            generated::check_iri,
            &["a", "+", ":", "%", "4", "F", " ", "é", "\u{A0}", "\u{FEFF}"],
            5,
        ),
        (
            scalar::<m::Scheme<'_>>(),
            generated::check_scheme,
            &["a", "A", "-", ":", "%", "4", "é"],
            6,
        ),
        (
            scalar::<m::License<'_>>(),
            generated::check_license,
            &["A", "+", " AND ", " WITH ", "(", ")", ":", "."],
            6,
        ),
        (
            scalar::<m::Edtf<'_>>(),
            generated::check_edtf,
            &["2", "0", "-", "X", "1", "/", ".", "Y", "?"],
            5,
        ),
        (
            scalar::<m::Duration<'_>>(),
            generated::check_duration,
            &["P", "T", "1", "0", "Y", "M", "D", "W", "S"],
            6,
        ),
        (scalar::<m::Line<'_>>(), generated::check_line, ends, 4),
        (scalar::<m::Text<'_>>(), generated::check_text, ends, 4),
        (scalar::<m::CodeValue<'_>>(), generated::check_code_value, ends, 4),
    ]
}

/// Whether the template may decline what the form accepts.
fn may_decline(scalar: &Scalar, string: &str) -> bool {
    let escaped = string.chars().any(|c| c < ' ' || matches!(c, '"' | '\\'));
    // Escapes in short texts, and in what is read by a table.
    escaped && (scalar.class != Class::Verbatim)
}

#[test]
fn short_strings_are_accepted_as_the_pattern_says() {
    for (scalar, read, alphabet, longest) in forms() {
        let pattern = Regex::new(scalar.pattern.unwrap()).unwrap();
        let (mut accepted, mut refused) = (0, 0);
        for string in strings(alphabet, longest) {
            let allowed = pattern.is_match(&string);
            let found = reads(&string, read);
            if allowed {
                accepted += 1;
            } else {
                refused += 1;
            }
            let agrees = found == allowed || (allowed && may_decline(scalar, &string));
            assert!(agrees, "{}: {string:?} is {allowed}, and was read as {found}", scalar.name);
        }
        assert!(accepted > 0 && refused > 5, "{}: {accepted} {refused}", scalar.name);
    }
}

#[test]
fn long_strings_are_accepted_up_to_their_greatest_length() {
    for (scalar, read, ..) in forms() {
        let Some(max) = scalar.max else { continue };
        for (unit, beyond) in [("a", 1), ("é", 1), ("ab-", 0)] {
            let pattern = Regex::new(scalar.pattern.unwrap()).unwrap();
            for length in
                [1, 14, 15, 16, 17, 18, 31, 32, 33, 48, 63, 64, 65, max - 1, max, max + beyond]
            {
                let string: String = unit.chars().cycle().take(length).collect();
                let allowed = pattern.is_match(&string) && length <= max;
                assert_eq!(reads(&string, read), allowed, "{}: {length} of {unit}", scalar.name);
            }
        }
    }
}

#[test]
fn every_day_and_time_is_accepted_as_the_pattern_says() {
    let scalar = |ty| match ty {
        Type::Scalar(scalar) => scalar,
        _ => panic!("not a scalar"),
    };
    let dates = (0..=2_101).flat_map(|year| {
        (0..=13).flat_map(move |month| {
            (0..=32).map(move |day| format!("{year:04}-{month:02}-{day:02}"))
        })
    });
    let times = (0..=25).flat_map(|hour| {
        (0..=61).step_by(7).flat_map(move |minute| {
            [
                "00Z",
                "60Z",
                "59.123456789+02:00",
                "59.1234567890Z",
                "00-24:00",
                "00+23:59",
                "00",
                "0Z",
            ]
            .map(|rest| format!("2031-05-04T{hour:02}:{minute:02}:{rest}"))
        })
    });
    let edtf = scalar(m::Edtf::TYPE);
    let moment = scalar(m::Moment::TYPE);
    let timestamp = scalar(m::Timestamp::TYPE);
    let pattern = |scalar: &Scalar| Regex::new(scalar.pattern.unwrap()).unwrap();
    let (of_edtf, of_moment, of_timestamp) = (pattern(edtf), pattern(moment), pattern(timestamp));
    let mut accepted = 0;
    for date in dates {
        let allowed = of_moment.is_match(&date);
        accepted += usize::from(allowed);
        assert_eq!(reads(&date, generated::check_moment), allowed, "{date}");
        assert_eq!(reads(&date, generated::check_edtf), of_edtf.is_match(&date), "{date}");
        if date.starts_with("1900") || date.starts_with("20") {
            let time = format!("{date}T12:30:00Z");
            assert_eq!(
                reads(&time, generated::check_timestamp),
                of_timestamp.is_match(&time),
                "{time}"
            );
        }
    }
    assert!(accepted > 700_000);
    for time in times {
        assert_eq!(reads(&time, generated::check_moment), of_moment.is_match(&time), "{time}");
        assert_eq!(
            reads(&time, generated::check_timestamp),
            of_timestamp.is_match(&time),
            "{time}"
        );
    }
}

#[test]
fn every_character_that_matters_is_looked_at() {
    for c in '\u{80}'..=char::MAX {
        // In every place of a block, and so that it lies across two.
        for before in [1, 13, 14, 15, 16] {
            let string = format!("{}{c}end of a line of some length", "a".repeat(before));
            let line =
                string.chars().all(|c| !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}'));
            let (mut references, mut doubts) = (References::default(), Doubts::default());
            let mut memory = Memory::default();
            let mut state =
                State { references: &mut references, doubts: &mut doubts, memory: &mut memory };
            let quoted = format!("\"{string}\"");
            let read = generated::check_line(&mut Cursor::new(&quoted), &mut state);
            assert_eq!(read.is_some(), line, "U+{:04X} behind {before}", c as u32);
            assert_eq!(
                doubts.hidden.is_empty(),
                !line || hidden(c).is_none(),
                "U+{:04X}",
                c as u32
            );
        }
    }
}

#[test]
fn letters_say_what_they_are_for() {
    const { assert!(<generated::Line as Letters>::WORDS && <generated::Line as Letters>::WATCHED) };
    const { assert!(!<generated::Verbatim as Letters>::WATCHED) };
    assert!(reads("a\u{200B}\u{7F}\u{0}\u{2028}", generated::check_verbatim));
    assert!(reads(&"\u{1F600}\n".repeat(60_000), generated::check_source_text));
    assert!(!reads("", generated::check_source_text));
    const {
        assert!(
            <generated::CodeValue as Letters>::WATCHED && !<generated::CodeValue as Letters>::WORDS
        );
    };
}

#[test]
fn what_rules_look_at_is_handed_out_without_escapes() {
    let (mut references, mut doubts) = (References::default(), Doubts::default());
    let mut memory = Memory::default();
    let mut state = State { references: &mut references, doubts: &mut doubts, memory: &mut memory };
    let text =
        r#""n\/a" "A name of more than a few \u0061\u200b\u0062" "Plain of \u00e9scapes, long""#;
    let mut cursor = Cursor::new(text);
    for _ in 0..3 {
        generated::check_line(&mut cursor, &mut state).unwrap();
        cursor.space();
    }
    cursor.end().unwrap();
    let of = |places: &[(u32, u32)]| -> Vec<String> {
        let at = |place: u32| place as usize - text.len();
        places.iter().map(|(from, to)| doubts.unescaped[at(*from)..at(*to)].to_owned()).collect()
    };
    assert_eq!(of(&doubts.short), ["n/a"]);
    assert_eq!(of(&doubts.hidden), ["A name of more than a few a\u{200B}b"]);
}

#[test]
fn an_id_at_the_very_end_is_the_same_id() {
    let text = include_str!("../../examples/minimal.json").replace("harbour-guild", "guild");
    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    value.as_object_mut().unwrap().shift_remove("actors");
    let text = value.to_string();
    let head = text.strip_suffix('}').unwrap();
    let with = |last: &str| {
        let one = r#"{"id":"guild","kind":"organization","name":"Guild"}"#;
        let other = format!(r#"{{"kind":"organization","name":"Pilots","id":"{last}"}}"#);
        format!(r#"{head},"actors":[{one},{other}]}}"#)
    };
    let mut recogniser = Recogniser::new();
    assert!(recogniser.recognise(&with("tug")).is_some());
    assert!(recogniser.recognise(&with("guild")).is_none(), "given twice");
}

#[test]
fn what_was_accepted_once_is_not_accepted_of_another_form() {
    let mut recogniser = Recogniser::new();
    let text = include_str!("../../examples/minimal.json");
    for _ in 0..2 {
        assert!(recogniser.recognise(text).is_some());
        for (from, to) in [
            ("\"en\"", "\"1.0\""),
            ("\"1.0\"", "\"en\""),
            ("\"en\"", "\"en\0\""),
            ("\"id\"", "\"\0\0\""),
        ] {
            assert!(text.contains(from));
            assert!(recogniser.recognise(&text.replace(from, to)).is_none(), "{to}");
        }
    }
}
