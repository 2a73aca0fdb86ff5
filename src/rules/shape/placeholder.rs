//! See [`PLACEHOLDER`].

use crate::model::shape::Class;
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

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    scope.each_scalar(|path, scalar, text| {
        // A quotation may well be a single "None".
        if scalar.class != Class::Words || text.len() > 16 {
            return;
        }
        if !PLACEHOLDERS.contains(&text.to_lowercase().as_str()) {
            return;
        }
        let path = path.to_owned();
        if words::is_quotation(&path) {
            return;
        }
        let message =
            format!("{} is {}, which stands for nothing", words::place(&path), words::quoted(text));
        findings.push(
            Finding::new(&PLACEHOLDER, Spot::value(path), message)
                .found(text)
                .help("leave the field out, or say what is known"),
        );
    });
}
