//! Dates, language tags and licences, held against their standards.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;
use verbale::model::shape::Scalar;

use super::{FOR_CODES, edited, random, same, scalars};

/// The days of some years, from day numbers alone (Fliegel and Van Flandern, CACM 11:10, 1968).
fn days() -> BTreeSet<String> {
    let day = |number: i64| {
        let mut l = number + 68_569;
        let n = 4 * l / 146_097;
        l -= (146_097 * n + 3) / 4;
        let i = 4_000 * (l + 1) / 1_461_001;
        l = l - 1_461 * i / 4 + 31;
        let j = 80 * l / 2_447;
        let day = l - 2_447 * j / 80;
        let l = j / 11;
        (100 * (n - 49) + i + l, j + 2 - 12 * l, day)
    };
    // From before the year 0 to after the year 9999.
    let all = (1_721_000..5_374_000).map(day).filter(|(year, ..)| YEARS.contains(year));
    all.map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}")).collect()
}

const YEARS: &[i64] = &[0, 4, 100, 1600, 1899, 1900, 2000, 2023, 2024, 2031, 2100, 9996, 9999];

#[test]
fn days_are_those_of_the_calendar() {
    let days = days();
    assert_eq!(days.len(), 365 * YEARS.len() + 6);
    let forms: BTreeMap<_, _> = scalars().into_iter().map(|(s, p)| (s.name, (s, p))).collect();
    for year in YEARS {
        for month in 0..=13 {
            for day in 0..=32 {
                let date = format!("{year:04}-{month:02}-{day:02}");
                let is_day = days.contains(&date);
                for (name, text) in [
                    ("moment", date.clone()),
                    ("moment", format!("{date}~")),
                    ("moment", format!("{date}T00:00:00Z")),
                    ("timestamp", format!("{date}T23:59:59.9+23:59")),
                ] {
                    let (scalar, published) = &forms[name];
                    assert_eq!(scalar.inspect(&text).is_ok(), is_day, "{name} {text}");
                    same(scalar, published, &text);
                }
            }
        }
    }
    for (hour, minute) in (0..=25).flat_map(|hour| (0..=61).map(move |minute| (hour, minute))) {
        for text in [
            format!("2031-05-04T{hour:02}:{minute:02}:00Z"),
            format!("2031-05-04T{hour:02}:00:{minute:02}Z"),
            format!("2031-05-04T12:00:00+{hour:02}:{minute:02}"),
        ] {
            let (scalar, published) = &forms["timestamp"];
            assert_eq!(scalar.inspect(&text).is_ok(), hour < 24 && minute < 60, "{text}");
            same(scalar, published, &text);
        }
    }
}

/// Expressions of EDTF, good and bad: dates, intervals of them, and dates with a time.
fn edtf_expressions(edtf: &Scalar) -> Vec<String> {
    let years = [
        "2031",
        "1900",
        "2024",
        "-2031",
        "-0000",
        "0000",
        "203X",
        "20XX",
        "2XXX",
        "XXXX",
        "-203X",
        "Y20310",
        "Y-20310",
        "Y2031",
        "Y02031",
        "Y9223372036854775808",
        "Y2E5",
        "12",
        "20310",
    ];
    let ends = [
        "", "-05", "-00", "-12", "-13", "-20", "-21", "-24", "-25", "-XX", "-0X", "-XX-XX",
        "-XX-04", "-05-XX", "-05-3X", "-05-04", "-05-00", "-05-31", "-05-32", "-02-29", "-02-30",
        "-04-31", "-21-04", "-5",
    ];
    let mut dates = vec![String::new(), "..".to_owned(), "?2031".to_owned(), "2031?-05".to_owned()];
    for year in years {
        for end in ends {
            dates.extend(["", "?", "~", "%", "?~"].map(|mark| format!("{year}{end}{mark}")));
        }
    }
    let mut all = dates.clone();
    let good = dates.iter().filter(|date| edtf.inspect(date).is_ok()).step_by(3);
    let some: Vec<&String> = good.chain(dates.iter().step_by(60)).chain(&dates[..3]).collect();
    all.extend(some.iter().flat_map(|from| some.iter().map(move |to| format!("{from}/{to}"))));
    for date in &dates {
        for time in ["T10:20:30", "T24:00:00", "T10:60:00", "T23:59:60", "T10:20", "T"] {
            let zones = ["", "Z", "+03", "+03:30", "-14:00", "+14:01", "-00:00", "+24:00", "+3"];
            all.extend(zones.map(|zone| format!("{date}{time}{zone}")));
        }
    }
    all
}

const BACKWARDS: &str = "an interval that ends before it begins";

/// Why `edtf-core` is stricter than we are, where it is.
///
/// Whether a day exists is for the rules to say, which know the rest of the record. The others are
/// readings of the standard: it gives a grammar, and `edtf-core` adds sense to it.
const STRICTER: &[(&str, &str)] = &[
    ("a year of more than 19 digits or so", r"Y-?[0-9]{19,}"),
    ("a day that its month has not", r"-(?:02-(?:29|30|31)|(?:0[469]|11)-31)"),
    ("the year minus zero", r"-0000"),
    ("unspecified digits of a year before zero", r"^-[0-9]+X"),
    (BACKWARDS, r"^[^/]+[0-9X?~%]/.*[0-9X?~%]$"),
    ("an offset of more than 14 hours", r"T.*[+-](?:14:[0-5][1-9]|1[5-9]|2[0-3])"),
    ("an offset of minus zero", r"T.*-00(?::00)?$"),
];

/// Why it is laxer.
const LAXER: &[(&str, &str)] = &[
    ("a leap second", r"T..:..:60"),
    ("qualification before or within a date, which the grammar has in level 2", r"[?~%][^/]"),
];

type Reasons = Vec<(&'static str, Regex)>;

fn compile(table: &[(&'static str, &str)]) -> Reasons {
    table.iter().map(|(reason, form)| (*reason, Regex::new(form).unwrap())).collect()
}

/// The first reason that `text` may give.
fn reason(reasons: &Reasons, text: &str) -> Option<&'static str> {
    reasons.iter().find(|(_, form)| form.is_match(text)).map(|(reason, _)| *reason)
}

#[test]
fn dates_are_those_of_edtf() {
    let (stricter, laxer) = (compile(STRICTER), compile(LAXER));
    let (edtf, published) = scalars().into_iter().find(|(s, _)| s.name == "edtf").unwrap();
    let mut random = random();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let made = edtf_expressions(edtf);
    let changed: Vec<String> = made
        .iter()
        .filter(|text| edtf.inspect(text).is_ok())
        .map(|text| edited(text, FOR_CODES, &mut random))
        .collect();
    for text in made.iter().chain(&changed).filter(|text| text.chars().count() <= 64) {
        same(edtf, &published, text);
        let ours = edtf.inspect(text).is_ok();
        let theirs = edtf_core::level(text).is_some_and(|level| level <= 1);
        let reason = match (ours, theirs) {
            (true, true) => Some("both accept"),
            (false, false) => Some("both refuse"),
            (true, false) => reason(&stricter, text),
            (false, true) => reason(&laxer, text),
        };
        let reason = reason.unwrap_or_else(|| panic!("{text}: ours {ours}, edtf-core {theirs}"));
        if reason == BACKWARDS {
            let (from, to) = text.split_once('/').unwrap();
            assert!(edtf_core::is_valid(&format!("{to}/{from}")), "{text}");
        }
        *counts.entry(reason).or_default() += 1;
    }
    for (reason, count) in &counts {
        println!("{count:7} {reason}");
    }
    for (reason, _) in STRICTER.iter().chain(LAXER) {
        assert!(counts.contains_key(reason), "no longer a difference: {reason}");
    }
    assert!(counts["both accept"] > 1_000 && counts["both refuse"] > 1_000);
}

/// The tags that RFC 5646 lists as irregular: they are not of the form of its other tags.
const IRREGULAR: &[&str] = &[
    "en-gb-oed",
    "i-ami",
    "i-bnn",
    "i-default",
    "i-enochian",
    "i-hak",
    "i-klingon",
    "i-lux",
    "i-mingo",
    "i-navajo",
    "i-pwn",
    "i-tao",
    "i-tay",
    "i-tsu",
    "sgn-be-fr",
    "sgn-be-nl",
    "sgn-ch-de",
];

#[test]
fn language_tags_are_those_of_bcp_47() {
    let (tag, published) = scalars().into_iter().find(|(s, _)| s.name == "language_tag").unwrap();
    let subtags = [
        "en",
        "fas",
        "cmn",
        "Latn",
        "abcde",
        "abcdefgh",
        "abcdefghi",
        "TW",
        "419",
        "1994",
        "1a",
        "a1b",
        "rozaj",
        "x",
        "X",
        "u",
        "9",
        "",
        "e_n",
        "\u{e9}n",
        "12345678",
    ];
    let mut random = random();
    let mut counts = [0; 2];
    let mut look = |text: &str| {
        same(tag, &published, text);
        let ours = tag.inspect(text).is_ok();
        let irregular = IRREGULAR.contains(&text.to_lowercase().as_str());
        let theirs = oxilangtag::LanguageTag::parse(text).is_ok() && !irregular;
        assert_eq!(ours, theirs, "{text}");
        counts[usize::from(ours)] += 1;
    };
    let mut all: Vec<String> = subtags.map(str::to_owned).to_vec();
    let mut from = 0;
    for _ in 0..3 {
        let end = all.len();
        // Of the longest ones not every prefix, but every one-step continuation of those.
        for at in (from..end).step_by(if end > 1_000 { 7 } else { 1 }) {
            all.extend(subtags.map(|subtag| format!("{}-{subtag}", all[at])));
        }
        from = end;
    }
    for text in &all {
        look(text);
    }
    for seed in ["sl-Latn-SI-rozaj-1994-u-co-phonebk-x-1", "zh-cmn-hak-yue-Hant-TW", "x-a-1"] {
        for _ in 0..3_000 {
            look(&edited(seed, FOR_CODES, &mut random));
        }
    }
    for text in IRREGULAR {
        look(text);
    }
    println!("{counts:?} refused and accepted");
    assert!(counts[0] > 10_000 && counts[1] > 2_000);
}

#[test]
fn licences_are_expressions_or_addresses() {
    let (license, published) = scalars().into_iter().find(|(s, _)| s.name == "license").unwrap();
    let good = [
        "MIT",
        "GPL-2.0+",
        "CC-BY-4.0",
        "LicenseRef-own",
        "MIT OR Apache-2.0",
        "MIT AND (A OR B)",
        "(MIT OR Apache-2.0) AND CC0-1.0",
        "GPL-2.0-only WITH Classpath-exception-2.0",
        "(MIT)",
        "(GPL-2.0+ WITH X) OR MIT",
        "A AND B OR C",
        "WITH",
        "AND AND AND",
        "https://example.org/terms",
        "urn:license:1",
    ];
    let bad = [
        "",
        " ",
        "MIT ",
        " MIT",
        "MIT  OR A",
        "MIT OR",
        "OR MIT",
        "MIT or A",
        "MIT, A",
        "MIT/A",
        "(MIT",
        "MIT)",
        "()",
        "((MIT))",
        "(MIT) A",
        "MIT WITH",
        "MIT WITH (A)",
        "(MIT OR A) WITH X",
        "MIT ++",
        "MIT++",
        "+",
        "-MIT",
        "MIT_A",
        "( MIT )",
        "MIT OR (A AND (B))",
        "A WITH B WITH C",
        "see https://example.org/terms",
        "https://example.org/a b",
        "DocumentRef-a:LicenseRef b",
    ];
    for (texts, wanted) in [(&good[..], true), (&bad[..], false)] {
        for text in texts {
            assert_eq!(license.inspect(text).is_ok(), wanted, "{text}");
            same(license, &published, text);
        }
    }
    // Every row of few words.
    let words = ["A", "B+", "AND", "OR", "WITH", "(", ")", "(A", "A)", "(A)", ""];
    let mut rows: Vec<String> = words.map(str::to_owned).to_vec();
    for _ in 0..3 {
        rows = rows.iter().flat_map(|row| words.map(|word| format!("{row} {word}"))).collect();
        for row in &rows {
            same(license, &published, row);
        }
    }
}
