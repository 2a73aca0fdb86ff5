//! The program as its users meet it: exit codes, streams, files.
//!
//! What the rules find is tested elsewhere. Here a record is either `{}`, looked at by the rules
//! about syntax only and thus clean, or `{`, which is not JSON.
#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "cli/analyze.rs"]
mod analyze;
#[path = "cli/baseline.rs"]
mod baseline;
#[path = "cli/codes.rs"]
mod codes;
#[path = "cli/collection.rs"]
mod collection;
#[path = "cli/completeness.rs"]
mod completeness;
#[path = "cli/config.rs"]
mod config;
#[path = "cli/convert.rs"]
mod convert;
#[path = "cli/exits.rs"]
mod exits;
#[path = "cli/explain.rs"]
mod explain;
#[path = "cli/failing.rs"]
mod failing;
#[path = "cli/ground.rs"]
mod ground;
#[path = "cli/hostile.rs"]
mod hostile;
#[path = "cli/inputs.rs"]
mod inputs;
#[path = "cli/kinds.rs"]
mod kinds;
#[path = "cli/large.rs"]
mod large;
#[path = "cli/output.rs"]
mod output;
#[path = "cli/program.rs"]
mod program;
#[path = "cli/schema.rs"]
mod schema;
#[path = "cli/streams.rs"]
mod streams;
#[path = "cli/suppress.rs"]
mod suppress;
#[path = "cli/types.rs"]
mod types;
