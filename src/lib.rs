//! Diplomatic news as data: records of who demanded what of whom, where the red lines run, what was
//! threatened or offered, and in whose exact words.
//!
//! A record is one reading of one source document, a JSON object. This crate has
//!
//! * [`model`]: the record as Rust types that are right by construction, and read and write JSON;
//! * [`validate`]: every check, with a place and an order for each fault;
//! * [`rules`]: the catalogue of what is checked, each rule with its page;
//! * [`codes`]: code lists of other schemes, as data;
//! * [`schema`]: the published JSON Schema, made from the model;
//! * [`json`] and [`text`]: a JSON reader that knows where everything stands;
//! * [`analysis`]: what many records say together;
//! * [`report`]: diagnostics for people and for programs;
//! * `formats`: the formats people use, both ways, and what becomes of each value;
//! * [`stream`]: records by the million, on several threads and in little memory.
//!
//! ```
//! use verbale::validate::{self, Options, Source};
//!
//! let text = r#"{ "schema_version": "1.0", "id": "talks", "sorce": {} }"#;
//! let checked = validate::check(&Source::new(text.as_bytes()), &Options::default());
//!
//! let first = &checked.diagnostics[0];
//! assert_eq!(first.code, "V102");
//! let rename = checked.diagnostics.iter().find(|found| found.code == "V101").unwrap();
//! assert_eq!(rename.help.as_deref(), Some("rename it to `source`"));
//! ```
//!
//! # Features
//!
//! `cli`, on by default, is what the `verbale` program needs. `formats` is the conversion between
//! formats without the program; `xlsx`, `sqlite`, `arrow` and `rdf` add the heavy ones to it. A library user turns it off with
//! `default-features = false`. Nothing in this crate uses the network.

pub mod analysis;
pub mod codes;
pub mod diagnostic;
#[cfg(feature = "formats")]
pub mod formats;
pub mod grounding;
pub mod json;
pub mod model;
mod nearest;
pub mod recognise;
pub mod report;
pub mod rules;
pub mod schema;
pub mod stream;
pub mod text;
pub mod validate;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "cli")]
pub mod config;
