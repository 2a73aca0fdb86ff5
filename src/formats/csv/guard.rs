//! Texts that a spreadsheet would take for formulas.
//!
//! What is quoted in a record may begin with `=`, and whoever opens the table would run it (CWE-1236).
//! A single apostrophe in front tells spreadsheets that a text follows. It is put there when a cell is
//! written and taken off when it is read, so that every text comes back as it was:
//!
//! * apostrophes are looked past when it is asked whether something is a formula, so with one more of
//!   them in front the answer stays the same;
//! * so a text that is guarded is known by the apostrophe and by what comes after it, and a text that
//!   has an apostrophe of its own in front of a formula gets another one.
//!
//! Numbers in columns of numbers are not texts: `-1.5` there is no formula, and is written as it is.

/// Whether a text gets an apostrophe when it is written. Those of its own in front of a formula are
/// guarded in any case, for the reader would take one of them off.
pub(super) fn is_wanted(text: &str, unguarded: bool) -> bool {
    (!unguarded || text.starts_with('\'')) && is_formula(text)
}

/// The text of a cell without its guard.
pub(super) fn taken_off(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => text,
    }
}

/// Whether a spreadsheet might take a text for a formula: its first character is one with which
/// formulas begin, or one that separates cells, once white space, quotation marks and what cannot be
/// seen are looked past.
fn is_formula(text: &str) -> bool {
    // Nearly all texts begin like this.
    if text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric) {
        return false;
    }
    text.chars().find(|c| !is_passed(*c)).is_some_and(begins_formula)
}

fn begins_formula(c: char) -> bool {
    matches!(
        c,
        '=' | '+'
            | '-'
            | '@'
            | '\t'
            | '\r'
            | '\0'
            | '\u{FF1D}'
            | '\u{FF0B}'
            | '\u{FF0D}'
            | '\u{FF20}'
    )
}

fn is_passed(c: char) -> bool {
    let is_mark = matches!(c, '\'' | '"' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}');
    is_mark || (c.is_whitespace() && !begins_formula(c))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formats::testing::{NAUGHTY, Numbers};

    fn guarded(text: &str, unguarded: bool) -> String {
        if is_wanted(text, unguarded) { format!("'{text}") } else { text.to_owned() }
    }

    fn comes_back(text: &str) {
        for unguarded in [false, true] {
            assert_eq!(taken_off(&guarded(text, unguarded)), text, "unguarded: {unguarded}");
        }
        let out = guarded(text, false);
        assert!(!is_formula(&out) || out.starts_with('\''), "{out:?}");
    }

    /// So many texts made of the characters that matter here.
    fn payloads(count: usize) -> Vec<String> {
        let pieces = [
            "=", "+", "-", "@", "\t", "\r", "\0", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
            "'", "'", "\"", " ", "\n", "\u{A0}", "\u{FEFF}", "\u{200B}", "a", "1", ",", ";", "''",
        ];
        let mut numbers = Numbers::new(7);
        let mut payload = |length| -> String {
            (0..length).map(|_| pieces[numbers.below(pieces.len())]).collect()
        };
        (0..count).map(|number| payload(1 + number % 7)).collect()
    }

    #[test]
    fn formulas_are_guarded_and_other_texts_are_not() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("  =1", "'  =1"),
            ("\n\u{FEFF}\"=1", "'\n\u{FEFF}\"=1"),
            ("\u{FF1D}1", "'\u{FF1D}1"),
            ("\ta", "'\ta"),
            ("\0", "'\0"),
            ("'=1", "''=1"),
            ("''=1", "'''=1"),
            ("'a", "'a"),
            ("a=1", "a=1"),
            ("'", "'"),
            ("", ""),
        ] {
            assert_eq!(guarded(text, false), written);
        }
    }

    #[test]
    fn only_what_would_not_come_back_is_guarded_when_guards_are_not_wanted() {
        for (text, written) in [("=1", "=1"), ("\"=1", "\"=1"), ("'=1", "''=1"), ("'a", "'a")] {
            assert_eq!(guarded(text, true), written);
        }
    }

    #[test]
    fn naughty_texts_come_back() {
        for text in NAUGHTY {
            comes_back(text);
        }
        let payloads = payloads(200);
        assert!(payloads.iter().filter(|text| is_formula(text)).count() > 100);
        for text in &payloads {
            comes_back(text);
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in r#"['"= +@\-\t\r\n\x00\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}a\PC]{0,12}"#) {
            comes_back(&text);
        }

        #[test]
        fn one_more_apostrophe_changes_nothing(text in any::<String>()) {
            prop_assert_eq!(is_formula(&text), is_formula(&format!("'{text}")));
        }
    }
}
