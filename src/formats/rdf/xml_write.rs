//! Records as RDF/XML.
//!
//! Every node has an element of its own below the root, so that nothing is nested but lists of nodes.
//! A list of texts is a chain of cells, for the short form of lists holds nodes only.

use std::fmt::Write as _;
use std::io::Write;

use super::derived;
use super::names::{Datatype, PREFIXES, RDF, RECORDS, expand};
use super::tree::{Node, Value, tree};
use super::write::each_part;
use crate::formats::{Error, Output, Writer};
use crate::model::Record;

/// Begins to write RDF/XML.
pub(super) fn document(output: Output) -> Result<Box<dyn Writer>, Error> {
    let mut out = output.into_stream()?;
    out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF")?;
    for (prefix, namespace) in PREFIXES {
        write!(out, "\n  xmlns:{prefix}=\"{namespace}\"")?;
    }
    out.write_all(b">\n")?;
    Ok(Box::new(Document { out, cells: 0 }))
}

struct Document {
    out: Box<dyn Write + Send>,
    /// How many cells of lists have been written.
    cells: u64,
}

impl Writer for Document {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let iri = format!("{RECORDS}{}", record.id);
        let mut elements = Elements { text: String::new(), record: &iri, cells: &mut self.cells };
        elements.node(&tree(record));
        Ok(self.out.write_all(elements.text.as_bytes())?)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        self.out.write_all(b"\n</rdf:RDF>\n")?;
        Ok(self.out.flush()?)
    }
}

/// The elements of one record.
struct Elements<'a> {
    text: String,
    /// The IRI of the record.
    record: &'a str,
    cells: &'a mut u64,
}

/// A list whose cells are still to be written: the label of the first cell, and the entries.
type Chain<'v, 'r> = (String, &'v [Value<'r>]);

impl Elements<'_> {
    /// Writes what is said of a node, then its lists of texts, then the nodes that are parts of it.
    fn node(&mut self, node: &Node<'_>) {
        let about = self.iri(&node.reference);
        let class = &node.shape.name;
        // Writing to a string does not fail, here and below.
        let _ = writeln!(self.text, "\n  <vb:{class} rdf:about=\"{about}\">");
        let mut chains = Vec::new();
        for (property, value) in &node.values {
            chains.extend(self.property(&property.curie, value));
        }
        for (derived, value) in &node.derived {
            let name = &derived.curie;
            let _ = match derived.kind.datatype() {
                Some(datatype) => write!(self.text, "    <{name} rdf:datatype=\"{datatype}\">"),
                None => write!(self.text, "    <{name} xml:lang=\"{}\">", derived::LANGUAGE),
            };
            escaped(&mut self.text, value);
            let _ = writeln!(self.text, "</{name}>");
        }
        let _ = writeln!(self.text, "  </vb:{class}>");
        for chain in chains {
            self.chain(chain);
        }
        for (_, value) in &node.values {
            each_part(value, &mut |part| self.node(part));
        }
    }

    /// Writes a value of a property; the list that is still to be written, if it is one of texts.
    fn property<'v, 'r>(&mut self, name: &str, value: &'v Value<'r>) -> Option<Chain<'v, 'r>> {
        let _ = write!(self.text, "    <{name}");
        match value {
            Value::Node(Node { reference, .. }) | Value::Reference(reference) => {
                let iri = self.iri(reference);
                let _ = writeln!(self.text, " rdf:resource=\"{iri}\"/>");
            }
            Value::Literal(literal, datatype) => self.literal(name, literal, *datatype),
            Value::List(entries) if entries.is_empty() => {
                let _ = writeln!(self.text, " rdf:resource=\"{RDF}nil\"/>");
            }
            Value::List(entries) if entries.iter().all(is_node) => self.collection(name, entries),
            Value::List(entries) => {
                let label = self.label();
                let _ = writeln!(self.text, " rdf:nodeID=\"{label}\"/>");
                return Some((label, entries));
            }
        }
        None
    }

    fn literal(&mut self, name: &str, literal: &str, datatype: Datatype) {
        let as_json;
        let (literal, datatype) = if datatype != Datatype::Json && literal.chars().any(is_outside) {
            as_json = serde_json::Value::from(literal).to_string();
            (as_json.as_str(), Datatype::Json)
        } else {
            (literal, datatype)
        };
        if datatype != Datatype::String {
            let iri = expand(datatype.curie()).unwrap_or_default();
            let _ = write!(self.text, " rdf:datatype=\"{iri}\"");
        }
        self.text.push('>');
        escaped(&mut self.text, literal);
        let _ = writeln!(self.text, "</{name}>");
    }

    fn collection(&mut self, name: &str, entries: &[Value<'_>]) {
        self.text.push_str(" rdf:parseType=\"Collection\">\n");
        for entry in entries {
            if let Value::Node(Node { reference, .. }) | Value::Reference(reference) = entry {
                let iri = self.iri(reference);
                let _ = writeln!(self.text, "      <rdf:Description rdf:about=\"{iri}\"/>");
            }
        }
        let _ = writeln!(self.text, "    </{name}>");
    }

    /// Writes the cells of a list.
    fn chain(&mut self, (mut label, entries): Chain<'_, '_>) {
        let mut inner = Vec::new();
        for (number, entry) in entries.iter().enumerate() {
            let _ = writeln!(self.text, "  <rdf:Description rdf:nodeID=\"{label}\">");
            inner.extend(self.property("rdf:first", entry));
            if number + 1 == entries.len() {
                let _ = writeln!(self.text, "    <rdf:rest rdf:resource=\"{RDF}nil\"/>");
            } else {
                label = self.label();
                let _ = writeln!(self.text, "    <rdf:rest rdf:nodeID=\"{label}\"/>");
            }
            self.text.push_str("  </rdf:Description>\n");
        }
        for chain in inner {
            self.chain(chain);
        }
    }

    fn label(&mut self) -> String {
        *self.cells += 1;
        format!("c{}", self.cells)
    }

    /// A reference as an IRI.
    fn iri(&self, reference: &str) -> String {
        let full = match reference {
            "" => self.record.to_owned(),
            local if local.starts_with('#') => format!("{}{local}", self.record),
            other => format!("{RECORDS}{other}"),
        };
        let mut text = String::with_capacity(full.len());
        escaped(&mut text, &full);
        text
    }
}

fn is_node(value: &Value<'_>) -> bool {
    matches!(value, Value::Node(_) | Value::Reference(_))
}

/// Whether XML has no way to write a character. A text with one is written as JSON, which has.
fn is_outside(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0B' | '\x0C' | '\x0E'..='\x1F' | '\u{FFFE}' | '\u{FFFF}')
}

/// Writes a text so that it comes back as it is.
fn escaped(text: &mut String, string: &str) {
    for c in string.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            // Those can only be in JSON here, and there only in a string.
            c if is_outside(c) => {
                let _ = write!(text, "\\u{:04x}", u32::from(c));
            }
            // A reader takes a carriage return for a line feed; the others cannot be seen.
            '\r' | '\x7F'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' => {
                let _ = write!(text, "&#x{:X};", u32::from(c));
            }
            c => text.push(c),
        }
    }
}
