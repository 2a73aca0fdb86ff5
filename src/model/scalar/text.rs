//! Texts for people, and texts as a source has them.

use super::scalar;
use crate::model::shape::{Flaw, FlawKind};

/// Characters that no text may begin or end with: white space (the Unicode property) and controls.
macro_rules! outer {
    () => {
        r"[^\u0000-\u0020\u007F-\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]"
    };
}

/// Says what is wrong with a text, where `inner` tells which characters may not stand in it.
fn check(text: &str, inner: fn(char) -> bool) -> Result<(), Flaw> {
    if is_plain(text, inner) {
        return Ok(());
    }
    if text.chars().all(char::is_whitespace) {
        return Err(Flaw::new(FlawKind::Empty, "is blank"));
    }
    if let Some((at, c)) = text.chars().enumerate().find(|(_, c)| inner(*c)) {
        let message =
            format!("has the control character U+{:04X} at character {}", c as u32, at + 1);
        return Err(Flaw::new(FlawKind::Control, message));
    }
    if text.starts_with(outer) {
        return Err(Flaw::new(FlawKind::OuterSpace, "begins with white space"));
    }
    if text.ends_with(outer) {
        return Err(Flaw::new(FlawKind::OuterSpace, "ends with white space"));
    }
    Ok(())
}

/// Whether a text has none of the bytes that flaws are written with, as most have none. Others may
/// be without flaw too.
fn is_plain(text: &str, inner: fn(char) -> bool) -> bool {
    // The separators of lines and paragraphs begin with this byte, and quotation marks do too.
    let separators = if inner('\u{2028}') { 0xE2 } else { 0xC2 };
    // Controls are single bytes, or begin with C2. Nothing stops the loop, so that it looks at many
    // bytes at once.
    let plain = |byte| matches!(byte, 0x20..=0x7E | 0x80..=0xC1 | 0xC3..) && byte != separators;
    text.bytes().fold(true, |all, byte| all & plain(byte))
        && !text.is_empty()
        && !text.starts_with(outer)
        && !text.ends_with(outer)
}

fn outer(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

fn breaks_a_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

fn breaks_a_text(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
}

#[expect(clippy::unnecessary_wraps, reason = "every check has this type")]
fn anything(_: &str) -> Result<(), Flaw> {
    Ok(())
}

scalar! {
    /// One line of text for people: a name, a title, a label. It is not blank, has no white space
    /// at its ends, no line break and no control character. At most 1,000 Unicode scalar values.
    Line "line" {
        pattern: Some(concat!("^", outer!(), r"(?:[^\u0000-\u001F\u007F-\u009F\u2028\u2029]*", outer!(), ")?$")),
        max: Some(1_000),
        examples: &["Ministry of Foreign Affairs"],
        class: Words,
        check: |text| check(text, breaks_a_line),
    }
}

scalar! {
    /// A code or identifier, exactly as the scheme that gives it has it, in one line. At most 1,000
    /// Unicode scalar values.
    CodeValue "code_value" {
        pattern: Some(concat!("^", outer!(), r"(?:[^\u0000-\u001F\u007F-\u009F\u2028\u2029]*", outer!(), ")?$")),
        max: Some(1_000),
        examples: &["REQUEST", "Q794"],
        class: Machine,
        check: |text| check(text, breaks_a_line),
    }
}

scalar! {
    /// Text for people, in one or more lines. It is not blank, has no white space at its ends and
    /// no control character but line feed and tab. At most 100,000 Unicode scalar values.
    Text "text" {
        pattern: Some(concat!("^", outer!(), r"(?:[^\u0000-\u0008\u000B-\u001F\u007F-\u009F]*", outer!(), ")?$")),
        max: Some(100_000),
        examples: &["The ministry asks for the inspections to be resumed before the next round."],
        class: Words,
        check: |text| check(text, breaks_a_text),
    }
}

scalar! {
    /// A piece of the source's canonical text, character by character, white space included. At
    /// most 100,000 Unicode scalar values.
    Verbatim "verbatim" {
        pattern: None,
        max: Some(100_000),
        examples: &["The harbour stays open"],
        class: Verbatim,
        check: anything,
    }
}

scalar! {
    /// The whole canonical text of a source: decoded from UTF-8, one leading byte order mark
    /// dropped, every CRLF and CR made a line feed, and nothing else changed.
    SourceText "source_text" {
        pattern: None,
        max: None,
        examples: &["The ministers met on Tuesday.\n“The harbour stays open,” one of them said.\n"],
        class: Verbatim,
        check: anything,
    }
}
