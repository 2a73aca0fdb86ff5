//! See [`MISSING_FIELD`].

use crate::model::path::PathBuf;
use crate::model::shape::{Entity, Field};
use crate::rules::rule::rule;
use crate::rules::{Finding, Spot, words};

rule! {
    /// An object lacks fields that it must have.
    ///
    /// All missing fields of one object are told at once, with what to write for each. A field that
    /// is there under a misspelt name is told as that (V101), not here.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "name": "Harbour Guild" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" }] }
    /// ```
    MISSING_FIELD = "V102" "missing-field" Error: "an object lacks a field that it must have"
}

/// An object without those fields.
pub(crate) fn missing(entity: &Entity, path: PathBuf, fields: &[&Field]) -> Finding {
    let names: Vec<String> = fields.iter().map(|field| format!("`{}`", field.name)).collect();
    let what: Vec<String> = fields.iter().map(|field| words::to_write(field)).collect();
    let none: Vec<String> = names.iter().map(|name| format!("no {name}")).collect();
    let message = format!("{} has {}", words::this(entity), words::and(&none));
    Finding::new(&MISSING_FIELD, Spot::opening(path), message)
        .label(format!("{} needs {}", words::this(entity), words::and(&names)))
        .help(format!("add {}", what.join(", ")))
        .expected(None, fields.iter().map(|field| field.name.to_owned()).collect())
}
