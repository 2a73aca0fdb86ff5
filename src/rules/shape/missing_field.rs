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
    let help = if fields.len() > 3 {
        format!(
            "add {}; `verbale explain {}` tells what they hold",
            words::and(&names),
            entity.name
        )
    } else {
        let what: Vec<String> = fields.iter().map(|field| words::to_write(field)).collect();
        format!("add {}", what.join(", "))
    };
    let none: Vec<String> = names.iter().map(|name| format!("no {name}")).collect();
    let message = format!("{} has {}", words::this(entity), words::and(&none));
    Finding::new(&MISSING_FIELD, Spot::opening(path), message)
        .label(format!("{} needs {}", words::this(entity), words::and(&names)))
        .help(help)
        .expected(Some(entity.name), fields.iter().map(|field| field.name.to_owned()).collect())
}

/// A document that has nothing of a record. `kind` is what it looks like.
pub(crate) fn no_record(kind: Option<&str>) -> Finding {
    let mut message = "this is no record: it has none of the fields that one needs".to_owned();
    if let Some(kind) = kind {
        message = format!("{message}, and looks like {kind}");
    }
    Finding::new(&MISSING_FIELD, Spot::opening(PathBuf::root()), message)
        .help("leave the file out, or begin with `verbale explain record`")
}
