//! Statements from JSON-LD.
//!
//! Terms are looked up in the one context that is known here, ours, so a document need not carry it
//! and nothing is ever fetched. Where the general algorithm passes over what it does not know, such
//! as a key that is no term, this one refuses it. What of JSON-LD is known: a node or a list of nodes
//! at the top, with or without `@graph`; `@id` and `@type`; `@value` with `@type`; `@list` and
//! `@set`; terms, names with a prefix and full IRIs for keys; a base. That is the compact form as it
//! is written here, the expanded form and the flattened form. A document that has more than that,
//! such as a context of its own, goes through the general algorithm (`foreign`).

pub(super) mod context;

use std::io::{BufReader, Read};
use std::sync::Arc;

use oxrdf::{BlankNode, Literal, NamedNode, NamedOrBlankNode, Term};

use self::context::{Active, absolute, context_of, named, no_context};
use super::graph::{Flaw, Graph};
use super::names::{
    CONTEXT, Datatype, Form, MODEL, NAMESPACE, Property, RDF, Shape, XSD, expand, nearest,
};
use super::read::{Batch, Batches, FromBatches, malformed};
use super::tree::double;
use super::{derived, foreign};
use crate::formats::caught::caught;
use crate::formats::{Error, Input, ReadOptions, Reader};
use crate::json::{self, Node, Value, ndjson};
use crate::text::{Span, decode};

/// Begins to read one document.
#[expect(clippy::unnecessary_wraps, reason = "every format begins to read in this way")]
pub(super) fn document(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    let cap = options.record_bytes;
    Ok(Box::new(FromBatches::new(Document { input: Some(input), cap, graphs: Vec::new() })))
}

/// Begins to read documents, one a line.
pub(super) fn lines(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    let stream = BufReader::with_capacity(1 << 16, input.into_stream()?);
    let cap = options.line_bytes;
    let lines = ndjson::Lines::new(stream, cap);
    let (buffer, graphs) = Default::default();
    Ok(Box::new(FromBatches::new(DocumentLines { lines, buffer, cap, graphs })))
}

/// A document: its input until it is read, the most bytes it may have, and its graphs that are still
/// to be had, the last one first.
struct Document {
    input: Option<Input>,
    cap: usize,
    graphs: Vec<Batch>,
}

impl Batches for Document {
    fn next_batch(&mut self) -> Result<Option<Batch>, Error> {
        if let Some(input) = self.input.take() {
            let text = crate::formats::json::text_of(input, self.cap)?;
            self.graphs = batches(&text, 1, 0)?;
        }
        Ok(self.graphs.pop())
    }
}

struct DocumentLines<R> {
    lines: ndjson::Lines<R>,
    buffer: Vec<u8>,
    cap: usize,
    /// The graphs of the last line that are still to be had, the last one first.
    graphs: Vec<Batch>,
}

impl<R: Read> Batches for DocumentLines<BufReader<R>> {
    fn next_batch(&mut self) -> Result<Option<Batch>, Error> {
        while self.graphs.is_empty() {
            if !self.next_line()? {
                return Ok(None);
            }
        }
        Ok(self.graphs.pop())
    }
}

impl<R: Read> DocumentLines<BufReader<R>> {
    /// Reads the next line; false if there are no more.
    fn next_line(&mut self) -> Result<bool, Error> {
        let Some(line) = self.lines.next_line(&mut self.buffer)? else { return Ok(false) };
        let refused = |message: String, help: &str| {
            let flaw = Flaw::new(Span::default(), message).help(help);
            Err(malformed("", line.number, flaw))
        };
        if line.too_long {
            let message = format!("the line has more than {} bytes", self.cap);
            return refused(message, "raise the limit, or take the source text out");
        }
        match decode(&self.buffer) {
            Ok(decoded) => self.graphs = batches(decoded.text, line.number, line.offset)?,
            Err(error) => return refused(error.to_string(), "save the file as UTF-8"),
        }
        Ok(true)
    }
}

/// The graphs of a document, which begins at that line and byte of the input; the last one first.
fn batches(text: &str, first_line: u64, offset: u64) -> Result<Vec<Batch>, Error> {
    let graphs = graphs(text).map_err(|flaw| malformed(text, first_line, flaw))?;
    let text: Arc<str> = Arc::from(text);
    let batch = |(name, graph)| Batch { text: Arc::clone(&text), first_line, offset, graph, name };
    Ok(graphs.into_iter().rev().map(batch).collect())
}

/// The graphs of a document, each with its name.
fn graphs(text: &str) -> Result<Vec<(Option<String>, Graph)>, Flaw> {
    let root = json::read(text).map_err(|fault| Flaw {
        message: fault.message,
        help: fault.help,
        span: fault.span,
    })?;
    if foreign::is_foreign(&root) {
        // The library that knows contexts has states that it takes for unreachable.
        return caught("document of JSON-LD", || Ok(foreign::graphs(&root)))
            .unwrap_or_else(|error| Err(Flaw::new(root.span, error.to_string())));
    }
    let mut expansion = Expansion { graph: Graph::default(), cells: 0 };
    expansion.top(&root, &Active::default())?;
    Ok(vec![(None, expansion.graph)])
}

struct Expansion {
    graph: Graph,
    /// How many nodes without a name there are.
    cells: usize,
}

/// A keyword that stands where it has no meaning here.
pub(super) fn refused_keyword(span: Span, key: &str) -> Flaw {
    let shown: String = key.chars().take(40).collect();
    Flaw::new(span, format!("{shown} cannot be read here"))
        .help("flatten the document, and compact it with the context of records")
}

impl Expansion {
    /// The document, or a list of documents.
    fn top(&mut self, node: &Node<'_>, active: &Active) -> Result<(), Flaw> {
        match &node.value {
            Value::Array(entries) => {
                entries.iter().try_for_each(|entry| self.top_node(entry, active))
            }
            _ => self.top_node(node, active),
        }
    }

    fn top_node(&mut self, node: &Node<'_>, active: &Active) -> Result<(), Flaw> {
        let Some(members) = node.as_object() else {
            let message = format!("a document is an object, and here is a {}", node.kind());
            return Err(Flaw::new(node.span, message));
        };
        let active = context_of(node, active)?;
        let Some(graph) = node.get("@graph") else {
            return self.node(node, &active, true).map(|_| ());
        };
        if let Some(other) = members.iter().find(|m| m.key != "@graph" && m.key != "@context") {
            let message = "a named graph, or something beside @graph, cannot be read here";
            return Err(Flaw::new(other.key_span, message).help("put it into the graph"));
        }
        match &graph.value {
            Value::Array(entries) => entries.iter().try_for_each(|entry| {
                let active = context_of(entry, &active)?;
                self.node(entry, &active, true).map(|_| ())
            }),
            _ => self.node(graph, &active, true).map(|_| ()),
        }
    }

    /// A node: what is said of it becomes statements. A context may stand only at the top.
    fn node(
        &mut self,
        node: &Node<'_>,
        active: &Active,
        is_top: bool,
    ) -> Result<NamedOrBlankNode, Flaw> {
        let Some(members) = node.as_object() else {
            return Err(Flaw::new(node.span, format!("a {} stands for a node", node.kind())));
        };
        let name = match node.member("@id") {
            Some(id) => named(&id.value, active)?,
            None => self.unnamed().into(),
        };
        let shape = self.types(node, &name, active)?;
        let mut seen = std::collections::HashSet::new();
        for member in members {
            if !seen.insert(&member.key) {
                return Err(Flaw::new(member.key_span, "a key comes twice"));
            }
            match &*member.key {
                "@id" | "@type" => {}
                "@context" if is_top => {}
                "@context" => {
                    let flaw = Flaw::new(member.key_span, "a context stands within a record");
                    return Err(flaw.help("write one at the top of the document"));
                }
                key if key.starts_with('@') => return Err(refused_keyword(member.key_span, key)),
                key if active.terms && derived::is_term(key) => {}
                key => {
                    let predicate = predicate(key, member.key_span, active, shape)?;
                    self.values(&name, &predicate, &member.value, active, member.key_span)?;
                }
            }
        }
        Ok(name)
    }

    /// Says of a node what `@type` says; the shape of the last class that is ours.
    fn types(
        &mut self,
        node: &Node<'_>,
        name: &NamedOrBlankNode,
        active: &Active,
    ) -> Result<Option<&'static Shape>, Flaw> {
        let Some(types) = node.get("@type") else { return Ok(None) };
        let entries = types.as_array().unwrap_or(std::slice::from_ref(types));
        let mut shape = None;
        for entry in entries {
            let Some(class) = entry.as_str() else {
                return Err(Flaw::new(entry.span, format!("a {} is no class", entry.kind())));
            };
            let term = format!("{NAMESPACE}{class}");
            let iri = match MODEL.class(&term) {
                Some(_) if active.terms => Some(term),
                _ => absolute(class, active),
            };
            let Some(iri) = iri else {
                if !active.any {
                    return Err(no_context(entry.span));
                }
                let flaw = Flaw::new(entry.span, format!("{class:.60?} is no class"));
                let known = MODEL.shapes.iter().map(|shape| shape.name.as_str());
                return Err(match nearest(class, known) {
                    Some(meant) => flaw.help(format!("did you mean {meant}?")),
                    None => flaw.help("the vocabulary lists the classes"),
                });
            };
            shape = MODEL.class(&iri).or(shape);
            let object = NamedNode::new_unchecked(iri).into();
            self.graph.add(name.clone(), format!("{RDF}type"), object, entry.span)?;
        }
        Ok(shape.filter(|_| active.terms))
    }

    /// The values of a key.
    fn values(
        &mut self,
        subject: &NamedOrBlankNode,
        predicate: &Predicate,
        value: &Node<'_>,
        active: &Active,
        span: Span,
    ) -> Result<(), Flaw> {
        let property = predicate.property;
        // The expanded form has every value in an array, lists too.
        let value = match value.as_array() {
            Some([only]) if only.get("@list").is_some() => only,
            _ => value,
        };
        let listed = value.get("@list");
        if property.is_some_and(|property| property.list.is_some()) || listed.is_some() {
            let entries = alone(value, "@list")?;
            let head = self.list(entries, property, active, span)?;
            return self.graph.add(subject.clone(), predicate.iri.clone(), head, value.span);
        }
        let value = alone(value, "@set")?;
        let entries = value.as_array().unwrap_or(std::slice::from_ref(value));
        if entries.is_empty() {
            let flaw = Flaw::new(value.span, "an empty set says nothing");
            return Err(flaw.help("leave the key out"));
        }
        for entry in entries {
            let object = self.object(entry, property, active)?;
            self.graph.add(subject.clone(), predicate.iri.clone(), object, entry.span)?;
        }
        Ok(())
    }

    /// A list, cell by cell; its first cell.
    fn list(
        &mut self,
        entries: &Node<'_>,
        property: Option<&Property>,
        active: &Active,
        span: Span,
    ) -> Result<Term, Flaw> {
        let nil = NamedNode::new_unchecked(format!("{RDF}nil"));
        let mut head: Term = nil.into();
        let entries = entries.as_array().unwrap_or(std::slice::from_ref(entries));
        for entry in entries.iter().rev() {
            let cell: NamedOrBlankNode = self.unnamed().into();
            let object = self.object(entry, property, active)?;
            self.graph.add(cell.clone(), format!("{RDF}first"), object, entry.span)?;
            self.graph.add(cell.clone(), format!("{RDF}rest"), head, span)?;
            head = cell.into();
        }
        Ok(head)
    }

    /// One value.
    fn object(
        &mut self,
        value: &Node<'_>,
        property: Option<&Property>,
        active: &Active,
    ) -> Result<Term, Flaw> {
        let form = property.map_or(Form::Literal(Datatype::String), |property| property.form);
        match &value.value {
            Value::Object(_) if value.get("@value").is_some() => typed(value, active),
            Value::Object(_) => Ok(self.node(value, active, false)?.into()),
            Value::String(text) => match form {
                Form::Node | Form::Reference | Form::RecordReference => {
                    Ok(named(value, active)?.into())
                }
                Form::Id => Ok(literal(text, Datatype::String)),
                Form::Literal(datatype) => Ok(literal(text, datatype)),
            },
            Value::Bool(value) => Ok(literal(&value.to_string(), Datatype::Boolean)),
            Value::Number(text) if form == Form::Literal(Datatype::Decimal) => Ok(decimal(text)),
            Value::Number(text) => Ok(number(text, false)),
            Value::Null => Err(Flaw::new(value.span, "null says nothing").help("leave it out")),
            Value::Array(_) => {
                let flaw = Flaw::new(value.span, "a list stands within a list");
                Err(flaw.help("nothing in a record has such a value"))
            }
        }
    }

    fn unnamed(&mut self) -> BlankNode {
        self.cells += 1;
        BlankNode::new_unchecked(format!("c{}", self.cells))
    }
}

/// What a key means.
struct Predicate {
    iri: String,
    /// The property, if the key is a term.
    property: Option<&'static Property>,
}

fn predicate(
    key: &str,
    span: Span,
    active: &Active,
    shape: Option<&'static Shape>,
) -> Result<Predicate, Flaw> {
    if active.terms
        && let Some(property) = MODEL.term(shape, key)
    {
        return Ok(Predicate { iri: property.iri.clone(), property: Some(property) });
    }
    if let Some(iri) = absolute(key, active) {
        return Ok(Predicate { iri, property: None });
    }
    if !active.any {
        return Err(no_context(span));
    }
    let flaw = Flaw::new(span, format!("{key:.60?} is no term of the context"));
    if !active.terms {
        return Err(flaw.help(format!("name the context: \"@context\": \"{CONTEXT}\"")));
    }
    let fields = shape.map(|shape| shape.properties.iter().map(|p| p.field.name));
    let meant = fields.and_then(|fields| nearest(key, fields));
    Err(match (meant, shape) {
        (Some(meant), _) => flaw.help(format!("did you mean {meant:?}?")),
        (None, Some(_)) => flaw.help("move it into an extension, or take it out"),
        (None, None) => flaw.help("say by @type what the node is; terms depend on it"),
    })
}

/// The only member of an object that has a wrapping key, or the value itself.
fn alone<'n, 't>(value: &'n Node<'t>, key: &str) -> Result<&'n Node<'t>, Flaw> {
    let Some(inner) = value.get(key) else { return Ok(value) };
    let other = value.as_object().into_iter().flatten().find(|member| member.key != key);
    match other {
        Some(other) => Err(refused_keyword(other.key_span, &other.key)),
        None => Ok(inner),
    }
}

/// A value object.
fn typed(value: &Node<'_>, active: &Active) -> Result<Term, Flaw> {
    let known = |key: &str| matches!(key, "@value" | "@type" | "@language");
    let mut members = value.as_object().into_iter().flatten();
    if let Some(other) = members.find(|member| !known(&member.key)) {
        let flaw = refused_keyword(other.key_span, &other.key);
        return Err(match &*other.key {
            "@direction" => flaw.help("a record has no place for it at a text"),
            _ => flaw,
        });
    }
    if let Some(language) = value.get("@language") {
        return in_language(value, language);
    }
    let datatype = match value.get("@type") {
        None => None,
        Some(datatype) => match datatype.as_str().and_then(|name| absolute(name, active)) {
            Some(iri) => Some(NamedNode::new_unchecked(iri)),
            None => return Err(Flaw::new(datatype.span, "this datatype is not known")),
        },
    };
    let Some(inner) = value.get("@value") else {
        return Err(Flaw::new(value.span, "a value is missing"));
    };
    match (&inner.value, datatype) {
        (Value::String(text), Some(datatype)) => {
            Ok(Literal::new_typed_literal(&**text, datatype).into())
        }
        (Value::String(text), None) => Ok(literal(text, Datatype::String)),
        (Value::Bool(value), None) => Ok(literal(&value.to_string(), Datatype::Boolean)),
        (Value::Bool(value), Some(datatype)) => {
            Ok(Literal::new_typed_literal(value.to_string(), datatype).into())
        }
        (Value::Number(text), datatype) => {
            let double = format!("{XSD}double");
            let is_double = datatype.as_ref().is_some_and(|datatype| *datatype.as_str() == *double);
            match (number(text, is_double), datatype) {
                (Term::Literal(literal), Some(datatype)) => {
                    Ok(Literal::new_typed_literal(literal.value(), datatype).into())
                }
                (term, _) => Ok(term),
            }
        }
        _ => Err(Flaw::new(inner.span, format!("a {} is no value", inner.kind()))),
    }
}

/// A text with the tag of its language. No value of a record has one, but what follows from one may.
fn in_language(value: &Node<'_>, language: &Node<'_>) -> Result<Term, Flaw> {
    let text = value.get("@value").and_then(Node::as_str);
    let tagged = text.zip(language.as_str()).filter(|_| value.get("@type").is_none());
    let literal =
        tagged.and_then(|(text, tag)| Literal::new_language_tagged_literal(text, tag).ok());
    literal.map(Into::into).ok_or_else(|| {
        Flaw::new(language.span, "a text with a language has a text and the tag of a language")
    })
}

fn literal(text: &str, datatype: Datatype) -> Term {
    if datatype == Datatype::String {
        return Literal::new_simple_literal(text).into();
    }
    let iri = expand(datatype.curie()).unwrap_or_default();
    Literal::new_typed_literal(text, NamedNode::new_unchecked(iri)).into()
}

/// A number where a decimal is wanted.
fn decimal(text: &str) -> Term {
    if text.contains(['e', 'E']) { number(text, true) } else { literal(text, Datatype::Decimal) }
}

/// A number: an integer if it is whole and no double is wanted.
fn number(text: &str, is_double: bool) -> Term {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if plain && !is_double {
        return literal(text, Datatype::Integer);
    }
    // A JSON number always is one of Rust too, and one too large has been refused.
    let value: f64 = text.parse().unwrap_or_default();
    if !is_double && value.fract() == 0.0 && value.abs() < 1e15 {
        return literal(&format!("{value:.0}"), Datatype::Integer);
    }
    literal(&double(value), Datatype::Double)
}
