//! Records as Turtle, N-Triples, TriG and N-Quads.

use std::fmt::Write as _;
use std::io::Write;

use super::names::{Datatype, PREFIXES, RDF, RECORDS, expand};
use super::tree::{Node, Value, tree};
use crate::formats::{Error, Output, Writer};
use crate::model::Record;

/// Begins to write Turtle.
pub(super) fn turtle(output: Output) -> Result<Box<dyn Writer>, Error> {
    Pretty::begin(output, false)
}

/// Begins to write TriG.
pub(super) fn trig(output: Output) -> Result<Box<dyn Writer>, Error> {
    Pretty::begin(output, true)
}

/// Begins to write N-Quads.
pub(super) fn nquads(output: Output) -> Result<Box<dyn Writer>, Error> {
    Ok(Box::new(Statements { out: output.into_stream()?, graphs: true, cells: 0 }))
}

/// Begins to write N-Triples.
pub(super) fn ntriples(output: Output) -> Result<Box<dyn Writer>, Error> {
    Ok(Box::new(Statements { out: output.into_stream()?, graphs: false, cells: 0 }))
}

/// Turtle, or TriG with a graph for each record. The base is set anew for each record, so that its
/// nodes have short names.
struct Pretty {
    out: Box<dyn Write + Send>,
    graphs: bool,
}

impl Pretty {
    fn begin(output: Output, graphs: bool) -> Result<Box<dyn Writer>, Error> {
        let mut out = output.into_stream()?;
        for (prefix, namespace) in PREFIXES {
            writeln!(out, "@prefix {prefix}: <{namespace}> .")?;
        }
        Ok(Box::new(Pretty { out, graphs }))
    }
}

impl Writer for Pretty {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let mut text = format!("\n@base <{RECORDS}{}> .\n", record.id);
        if self.graphs {
            text.push_str("\n<> {\n");
        }
        block(&mut text, &tree(record), self.graphs);
        if self.graphs {
            text.push_str("}\n");
        }
        Ok(self.out.write_all(text.as_bytes())?)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        Ok(self.out.flush()?)
    }
}

/// Writes what is said of a node, and then of the nodes that are parts of it.
fn block(text: &mut String, node: &Node<'_>, inner: bool) {
    let indent = if inner { "  " } else { "" };
    if !inner || !node.reference.is_empty() {
        text.push('\n');
    }
    // Writing to a string does not fail, here and below.
    let _ = write!(text, "{indent}<{}> a vb:{}", node.reference, node.shape.name);
    for (property, value) in &node.values {
        let _ = write!(text, " ;\n{indent}  {} ", property.curie);
        object(text, value);
    }
    for (derived, value) in &node.derived {
        let _ = write!(text, " ;\n{indent}  {} ", derived.curie);
        quoted(text, value);
        text.push_str(derived.kind.suffix());
    }
    text.push_str(" .\n");
    for (_, value) in &node.values {
        each_part(value, &mut |part| block(text, part, inner));
    }
}

pub(super) fn each_part<'v, 'r>(value: &'v Value<'r>, show: &mut impl FnMut(&'v Node<'r>)) {
    match value {
        Value::Node(node) => show(node),
        Value::List(entries) => entries.iter().for_each(|entry| each_part(entry, show)),
        Value::Reference(_) | Value::Literal(..) => {}
    }
}

fn object(text: &mut String, value: &Value<'_>) {
    match value {
        Value::Node(Node { reference, .. }) | Value::Reference(reference) => {
            let _ = write!(text, "<{reference}>");
        }
        Value::Literal(
            literal,
            Datatype::Integer | Datatype::Decimal | Datatype::Double | Datatype::Boolean,
        ) => text.push_str(literal),
        Value::Literal(literal, datatype) => {
            quoted(text, literal);
            if *datatype != Datatype::String {
                let _ = write!(text, "^^{}", datatype.curie());
            }
        }
        Value::List(entries) => {
            text.push('(');
            for entry in entries {
                text.push(' ');
                object(text, entry);
            }
            text.push_str(if entries.is_empty() { ")" } else { " )" });
        }
    }
}

/// Writes a string in quotation marks, on one line whatever is in it.
pub(super) fn quoted(text: &mut String, string: &str) {
    text.push('"');
    for c in string.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            // What cannot be seen or is no character is easily lost on the way; so are byte order
            // marks. These all have at most four digits.
            '\0'..='\x1F'
            | '\x7F'..='\u{9F}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{FEFF}'
            | '\u{FFFE}'
            | '\u{FFFF}' => {
                let _ = write!(text, "\\u{:04X}", u32::from(c));
            }
            c => text.push(c),
        }
    }
    text.push('"');
}

/// One statement a line.
struct Statements {
    out: Box<dyn Write + Send>,
    /// Whether each is in the graph of its record.
    graphs: bool,
    /// How many cells of lists have been written.
    cells: u64,
}

impl Writer for Statements {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let iri = format!("<{RECORDS}{}>", record.id);
        let end = if self.graphs { format!(" {iri} .") } else { " .".to_owned() };
        let mut lines =
            Lines { text: String::new(), record: &iri, end: &end, cells: &mut self.cells };
        lines.node(&tree(record));
        Ok(self.out.write_all(lines.text.as_bytes())?)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        Ok(self.out.flush()?)
    }
}

struct Lines<'a> {
    text: String,
    /// The IRI of the record, in angle brackets.
    record: &'a str,
    /// What is behind the object of each statement.
    end: &'a str,
    cells: &'a mut u64,
}

impl Lines<'_> {
    fn node(&mut self, node: &Node<'_>) {
        let subject = self.iri(&node.reference);
        self.line(&subject, &format!("{RDF}type"), &format!("<{}>", node.shape.class));
        for (property, value) in &node.values {
            let (object, entries) = self.object(value);
            self.line(&subject, &property.iri, &object);
            self.list(&object, entries);
        }
        for (derived, value) in &node.derived {
            let mut object = String::new();
            quoted(&mut object, value);
            match derived.kind.datatype() {
                Some(datatype) => {
                    let _ = write!(object, "^^<{datatype}>");
                }
                None => object.push_str(derived.kind.suffix()),
            }
            self.line(&subject, &derived.iri, &object);
        }
        for (_, value) in &node.values {
            each_part(value, &mut |part| self.node(part));
        }
    }

    fn line(&mut self, subject: &str, predicate: &str, object: &str) {
        let _ = writeln!(self.text, "{subject} <{predicate}> {object}{}", self.end);
    }

    /// A reference as an IRI in angle brackets.
    fn iri(&self, reference: &str) -> String {
        let record = self.record.trim_end_matches('>');
        match reference {
            "" => self.record.to_owned(),
            local if local.starts_with('#') => format!("{record}{local}>"),
            other => format!("<{RECORDS}{other}>"),
        }
    }

    /// A value, and if it is a list its entries, which are still to be written.
    fn object<'v, 'r>(&mut self, value: &'v Value<'r>) -> (String, &'v [Value<'r>]) {
        match value {
            Value::Node(Node { reference, .. }) | Value::Reference(reference) => {
                (self.iri(reference), &[])
            }
            Value::Literal(literal, datatype) => {
                let mut text = String::new();
                quoted(&mut text, literal);
                if *datatype != Datatype::String {
                    let _ = write!(text, "^^<{}>", expand(datatype.curie()).unwrap_or_default());
                }
                (text, &[])
            }
            Value::List(entries) if entries.is_empty() => (format!("<{RDF}nil>"), &[]),
            Value::List(entries) => (self.cell(), entries),
        }
    }

    fn cell(&mut self) -> String {
        *self.cells += 1;
        format!("_:c{}", self.cells)
    }

    fn list(&mut self, first: &str, entries: &[Value<'_>]) {
        let mut cell = first.to_owned();
        for (number, entry) in entries.iter().enumerate() {
            let (object, inner) = self.object(entry);
            self.line(&cell, &format!("{RDF}first"), &object);
            self.list(&object, inner);
            let is_last = number + 1 == entries.len();
            let rest = if is_last { format!("<{RDF}nil>") } else { self.cell() };
            self.line(&cell, &format!("{RDF}rest"), &rest);
            cell = rest;
        }
    }
}
