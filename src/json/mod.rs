//! JSON text to a tree that knows where everything stands.
//!
//! The reader accepts RFC 8259 exactly: no comments, no trailing commas, no `NaN`. It differs from
//! [`serde_json`] in what it keeps: the byte range of every value and key, numbers as they are
//! written, duplicate keys; and in what it says when the text is not JSON.
//!
//! * [`parse`] reads a text and notes what I-JSON (RFC 7493) forbids but one can read past;
//!   [`read`] makes those faults errors too.
//! * [`Node`] is the tree. `&Node` is a [`serde::Deserializer`], so a type that derives
//!   `Deserialize` can be read from any part of it; see [`de`].
//! * [`mod@pointer`] builds and reads JSON Pointers (RFC 6901).
//! * [`ndjson`] splits a stream into the lines that are to be parsed.
//!
//! Bytes become text with [`crate::text::decode`].
//!
//! ```
//! use verbale::json;
//!
//! let document = json::parse(r#"{"actors": [{"id": "iran"}]}"#)?;
//! let id = document.root.at("/actors/0/id").unwrap();
//! assert_eq!(id.as_str(), Some("iran"));
//! assert_eq!((id.span.start, id.span.end), (19, 25));
//!
//! let fault = json::parse(r#"{"a": 1,}"#).unwrap_err();
//! assert_eq!(fault.message, "trailing comma: found `}` where another member was wanted");
//! assert_eq!(fault.help.as_deref(), Some("remove the comma"));
//! # Ok::<(), verbale::json::Fault>(())
//! ```

pub mod de;
mod duplicates;
mod explain;
mod fault;
pub mod ndjson;
mod number;
pub mod pointer;
mod reader;
mod string;
mod tree;
mod unfit;
mod words;

pub use duplicates::Duplicate;
pub use fault::{Fault, FaultKind};
pub use reader::{Document, MAX_DEPTH, MAX_FAULTS, MAX_VALUES, parse, read};
pub use tree::{Member, Node, Value};
