//! The published schemas, and what they have to say about a record.
//!
//! * [`SCHEMAS`] are the schemas as published; the binary carries them and never fetches one.
//! * [`is_valid`] asks the record schema for its verdict, through the `jsonschema` crate.
//! * [`explain`](mod@explain) finds the causes of a refusal, with a place and an order for each.
//! * [`publish`] makes the record schema from the model, [`editor`] the one for editors, and
//!   [`extraction`] the one for language models;
//!   [`fields`] explains its words, [`codelists`] has its closed lists as tables, and
//!   [`types`] prints its types in other languages.
//!
//! A record that has been read into [`crate::model::Record`] is right in shape and never comes
//! here.

pub mod codelists;
pub mod editor;
pub mod explain;
pub mod extraction;
pub mod fields;
mod instance;
mod print;
pub mod publish;
mod sample;
pub mod types;

use std::sync::LazyLock;

use jsonschema::{PatternOptions, Validator};

use crate::json::Node;

pub use print::print;

/// A schema as published.
#[derive(Clone, Copy, Debug)]
pub struct Published {
    /// The name it is asked for by.
    pub name: &'static str,
    /// Its file under `schemas/`.
    pub file: &'static str,
    /// What it is for, in a line.
    pub summary: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// Every published schema.
pub static SCHEMAS: &[Published] = &[
    Published {
        name: "record",
        file: "v1/record.schema.json",
        summary: "a record (JSON Schema 2020-12)",
        text: include_str!("../../schemas/v1/record.schema.json"),
    },
    Published {
        name: "record.draft-07",
        file: "v1/record.draft-07.schema.json",
        summary: "the same for tools that know draft-07 only",
        text: include_str!("../../schemas/v1/record.draft-07.schema.json"),
    },
    Published {
        name: "record.editor",
        file: "v1/record.editor.schema.json",
        summary: "the same for editors: texts at each field, meanings of words, snippets",
        text: include_str!("../../schemas/v1/record.editor.schema.json"),
    },
    Published {
        name: "record.extraction",
        file: "v1/record.extraction.schema.json",
        summary: "a record as a language model writes it: every field, `null` where there is nothing",
        text: include_str!("../../schemas/v1/record.extraction.schema.json"),
    },
    Published {
        name: "diagnostic",
        file: "v1/diagnostic.schema.json",
        summary: "a line of `validate --format ndjson`",
        text: include_str!("../../schemas/v1/diagnostic.schema.json"),
    },
    Published {
        name: "loss",
        file: "v1/loss.schema.json",
        summary: "what `convert --loss-report` writes",
        text: include_str!("../../schemas/v1/loss.schema.json"),
    },
    Published {
        name: "config",
        file: "v1/config.schema.json",
        summary: "the configuration file, verbale.toml (draft-07)",
        text: include_str!("../../schemas/v1/config.schema.json"),
    },
];

/// Whether the published record schema accepts `record`.
///
/// A key that comes twice counts the first time; whoever calls this has reported the second.
#[must_use]
pub fn is_valid(record: &Node<'_>) -> bool {
    // Made on the first call: a process that sees only good records never pays for it.
    static VALIDATOR: LazyLock<Option<Validator<instance::Spanned>>> = LazyLock::new(|| {
        let schema = serde_json::from_str(SCHEMAS[0].text).ok()?;
        jsonschema::options_for::<instance::Spanned>()
            .with_pattern_options(PatternOptions::regex())
            .build(&schema)
            .ok()
    });
    // The schema is part of the binary and a test compiles it; without it nothing is accepted.
    VALIDATOR.as_ref().is_some_and(|validator| validator.is_valid(record))
}
