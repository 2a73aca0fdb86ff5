//! See [`PLACEHOLDER`].

use crate::model::Record;
use crate::model::path::{PathBuf, Segment};
use crate::model::shape::{Class, Model as _, Scalar, Type};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A text holds a word that stands for "nothing".
    ///
    /// Spreadsheets and extraction pipelines fill empty cells with "N/A", "unknown", "-9" or "***",
    /// and programs take that for a name. Published gold data has them. Leave the field out; for a
    /// source that is not named, give the actor the kind `unknown` and say in its name and
    /// description what is known of it ("a senior official").
    ///
    /// ```json bad
    /// { "title": "N/A" }
    /// ```
    ///
    /// ```json good
    /// { "title": "Nothing is known of the Unknown Soldier" }
    /// ```
    PLACEHOLDER = "V109" "placeholder" Warning by check: "a text holds a word that stands for nothing"
}

/// What stands for nothing, in small letters.
const PLACEHOLDERS: &[&str] = &[
    "-",
    "--",
    "---",
    ".",
    "...",
    "…",
    "?",
    "??",
    "???",
    "*",
    "**",
    "***",
    "-9",
    "-99",
    "-999",
    "n/a",
    "n.a.",
    "na",
    "nan",
    "nil",
    "none",
    "null",
    "tba",
    "tbc",
    "tbd",
    "todo",
    "undefined",
    "unknown",
    "unspecified",
    "not available",
    "not applicable",
    "not specified",
    "xxx",
    "lorem ipsum",
    "string",
    "text",
];

/// The longest has so many bytes.
const LONGEST: usize = 16;

/// For each byte with which such a word begins a bit for each length of those.
static LENGTHS: [u32; 128] = {
    let mut all = [0; 128];
    let mut number = 0;
    while number < PLACEHOLDERS.len() {
        let word = PLACEHOLDERS[number].as_bytes();
        if word[0].is_ascii() {
            all[word[0] as usize] |= 1 << word.len();
        }
        number += 1;
    }
    all
};

/// Whether the text stands for nothing. No placeholder has a letter beyond ASCII.
pub(crate) fn is_placeholder(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let first = text.bytes().next().unwrap_or_default();
    let lengths = LENGTHS.get(usize::from(first.to_ascii_lowercase()));
    if text.is_ascii() {
        let may_be = lengths.is_some_and(|lengths| lengths & (1 << text.len()) != 0);
        return may_be && PLACEHOLDERS.iter().any(|known| known.eq_ignore_ascii_case(text));
    }
    // The Kelvin sign is the one beyond ASCII whose small letter is in ASCII.
    let may_be = lengths.map_or(text.starts_with(['…', '\u{212A}']), |lengths| *lengths != 0);
    may_be && PLACEHOLDERS.contains(&text.to_lowercase().as_str())
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let wanted =
        |scalar: &'static Scalar, text: &str| scalar.class == Class::Words && is_placeholder(text);
    scope.each_scalar(wanted, |path, _, text| {
        let path = path.to_owned();
        // A quotation may well be a single "None".
        if words::is_quotation(&path) {
            return;
        }
        let message =
            format!("{} is {}, which stands for nothing", words::place(&path), words::quoted(text));
        findings.push(
            Finding::new(&PLACEHOLDER, Spot::value(path.clone()), message).found(text).help(
                if can_be_left_out(&path) {
                    "leave the field out, or say what is known"
                } else {
                    "say what is known"
                },
            ),
        );
    });
}

/// Whether the value at a path may be missing.
fn can_be_left_out(path: &PathBuf) -> bool {
    let parent = path.parent();
    let around = parent.segments().try_fold(Record::TYPE, Type::step);
    match (path.last(), around.and_then(Type::entity)) {
        (Some(Segment::Key(key)), Some(entity)) => {
            entity.field(key).is_some_and(|field| !field.required)
        }
        _ => false,
    }
}
