//! JSON-LD with contexts of others, by the general algorithm.
//!
//! Nothing is fetched: of contexts that are named by an address, ours alone is known. The algorithm
//! passes over a key that is no term and a name that is no IRI. Here both come out of it in a
//! namespace and below a base that no record has, and are refused.
//!
//! It does not say where in the document a statement stands. A value that occurs once in the document
//! is found there; any other one is said to stand in the node that it is said of, if that node is
//! named once, and in the document otherwise.

mod survey;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use serde_json::{Value as Json, json};

use self::survey::{Places, Survey};
use super::expand::context::{is_known_part, is_own_context};
use super::graph::{Flaw, Graph, size};
use super::lines::SWELL;
use super::names::{CONTEXT, MODEL, nearest};
use super::publish;
use super::read::shown;
use crate::json::{Node, Value};
use crate::text::Span;

/// The namespace of keys and classes that are no terms of the document's context.
const NO_TERM: &str = "https://w3id.org/verbale/no-term#";
/// The base of names in a document that sets none.
const NO_BASE: &str = "https://w3id.org/verbale/no-base/";
/// Keywords of the compact, expanded and flattened form.
const PLAIN: &[&str] = &["@id", "@type", "@value", "@list", "@set", "@language", "@direction"];

/// Whether a document needs the general algorithm: it has a context of its own, or one within a node,
/// a graph with a name, JSON as a value, or a rare keyword.
pub(super) fn is_foreign(root: &Node<'_>) -> bool {
    let of_node = |node: &Node<'_>, is_top: bool| {
        let members = node.as_object().unwrap_or_default();
        let is_named = is_top && node.get("@graph").is_some() && node.get("@id").is_some();
        is_named
            || members.iter().any(|member| match &*member.key {
                "@context" if is_top => !is_known_context(&member.value),
                "@context" => true,
                "@graph" if is_top => entries(&member.value).iter().any(is_foreign),
                "@type" => member.value.as_str() == Some("@json"),
                "@value" => matches!(member.value.value, Value::Object(_) | Value::Array(_)),
                key if PLAIN.contains(&key) => any_node(&member.value),
                key if key.starts_with('@') => true,
                _ => any_node(&member.value),
            })
    };
    match &root.value {
        Value::Array(entries) => entries.iter().any(|entry| of_node(entry, true)),
        _ => of_node(root, true),
    }
}

/// Whether a node below the top, or one in an array, is foreign.
fn any_node(node: &Node<'_>) -> bool {
    let is_rare = |key: &str| key == "@context" || (key.starts_with('@') && !PLAIN.contains(&key));
    match &node.value {
        Value::Array(entries) => entries.iter().any(any_node),
        Value::Object(members) => members.iter().any(|member| match &*member.key {
            "@type" => member.value.as_str() == Some("@json"),
            "@value" => matches!(member.value.value, Value::Object(_) | Value::Array(_)),
            key => is_rare(key) || any_node(&member.value),
        }),
        _ => false,
    }
}

fn entries<'n, 't>(node: &'n Node<'t>) -> &'n [Node<'t>] {
    node.as_array().unwrap_or(std::slice::from_ref(node))
}

fn is_known_context(context: &Node<'_>) -> bool {
    entries(context).iter().all(|part| part.as_object().is_none() || is_known_part(part))
}

/// The graphs of a document, each with its name, in the order in which they begin.
pub(super) fn graphs(root: &Node<'_>) -> Result<Vec<(Option<String>, Graph)>, Flaw> {
    let most = SWELL * (root.span.len() as u64 + 4096);
    let mut survey = Survey::new(root, most);
    survey.look(root)?;
    survey.holds(root.span)?;
    let document = guarded(root).to_string();
    let mut graphs = Graphs { places: survey.places, most, ..Graphs::default() };
    let parser = JsonLdParser::new()
        .lenient()
        .with_base_iri(NO_BASE)
        .map_err(|error| Flaw::new(root.span, error.to_string()))?
        .for_slice(document.as_bytes())
        .with_load_document_callback(|address, _| {
            if is_own_context(address) {
                let document = publish::context().into_bytes();
                Ok(JsonLdRemoteDocument { document, document_url: CONTEXT.to_owned() })
            } else {
                Err(format!("the context {address:.200?} is not known, and none is fetched").into())
            }
        });
    for quad in parser {
        let quad = quad.map_err(|error| {
            let message = shown(&error.to_string());
            let flaw = Flaw::new(root.span, format!("this is not JSON-LD: {message}"));
            flaw.help(format!("use the context {CONTEXT:?}, or write the document expanded"))
        })?;
        graphs.add(quad)?;
    }
    Ok(graphs.list)
}

/// The document with a namespace for what is no term, which its own contexts are read on top of.
fn guarded(root: &Node<'_>) -> Json {
    let guard = |node: &Node<'_>| {
        let mut value = plain(node);
        if let Json::Object(members) = &mut value {
            let mut contexts = vec![json!({ "@vocab": NO_TERM })];
            match members.remove("@context") {
                Some(Json::Array(more)) => contexts.extend(more),
                Some(one) => contexts.push(one),
                None => {}
            }
            members.insert("@context".to_owned(), contexts.into());
        }
        value
    };
    match &root.value {
        Value::Array(entries) => entries.iter().map(guard).collect(),
        _ => guard(root),
    }
}

/// A node as a value. Its numbers have been looked at, and none is lost.
fn plain(node: &Node<'_>) -> Json {
    use serde::Deserialize as _;
    Json::deserialize(node).unwrap_or_default()
}

/// The graphs of a document, as they are put together.
#[derive(Default)]
struct Graphs<'n> {
    places: Places<'n>,
    list: Vec<(Option<String>, Graph)>,
    /// The number of each graph in the list, by its name or label.
    numbers: HashMap<GraphName, usize>,
    /// How many bytes the names and texts of the statements have, and how many they may have.
    meant: u64,
    most: u64,
}

impl Graphs<'_> {
    fn add(&mut self, quad: Quad) -> Result<(), Flaw> {
        let span = self.places.of(&quad);
        self.meant += size(&quad);
        if self.meant > self.most {
            let flaw = Flaw::new(span, "the document means far more than it is long");
            return Err(flaw.help("use shorter prefixes"));
        }
        let Quad { subject, predicate, object, graph_name } = quad;
        for iri in names(&subject, &predicate, &object, &graph_name) {
            known(iri, span)?;
        }
        let name = match &graph_name {
            GraphName::NamedNode(name) => Some(name.as_str().to_owned()),
            GraphName::DefaultGraph | GraphName::BlankNode(_) => None,
        };
        let number = *self.numbers.entry(graph_name).or_insert_with(|| {
            self.list.push((name, Graph::default()));
            self.list.len() - 1
        });
        let Some((_, graph)) = self.list.get_mut(number) else { return Ok(()) };
        graph.add(subject, predicate.into_string(), object, span)
    }
}

/// The IRIs of a statement.
fn names<'q>(
    subject: &'q NamedOrBlankNode,
    predicate: &'q NamedNode,
    object: &'q Term,
    graph: &'q GraphName,
) -> impl Iterator<Item = &'q str> {
    let subject = match subject {
        NamedOrBlankNode::NamedNode(node) => Some(node.as_str()),
        NamedOrBlankNode::BlankNode(_) => None,
    };
    let object = match object {
        Term::NamedNode(node) => Some(node.as_str()),
        Term::BlankNode(_) | Term::Literal(_) => None,
    };
    let graph = match graph {
        GraphName::NamedNode(node) => Some(node.as_str()),
        GraphName::BlankNode(_) | GraphName::DefaultGraph => None,
    };
    [Some(predicate.as_str()), subject, object, graph].into_iter().flatten()
}

/// Holds that a name comes from a term or a base of the document, and is an IRI.
fn known(iri: &str, span: Span) -> Result<(), Flaw> {
    if let Some(term) = iri.strip_prefix(NO_TERM) {
        let flaw = Flaw::new(span, format!("{term:.60?} is no term of the context"));
        let fields = MODEL.shapes.iter().flat_map(|shape| &shape.properties);
        return Err(match nearest(term, fields.map(|property| property.field.name)) {
            Some(meant) if meant != term => flaw.help(format!("did you mean {meant:?}?")),
            _ => flaw.help(format!("define it, or name the context {CONTEXT:?}")),
        });
    }
    if let Some(name) = iri.strip_prefix(NO_BASE) {
        let flaw = Flaw::new(span, format!("{name:.60?} is no whole IRI"));
        return Err(flaw.help("write it in full, or set @base in the context"));
    }
    if NamedNode::new(iri).is_err() {
        let flaw = Flaw::new(span, format!("{iri:.60?} is no IRI"));
        return Err(flaw.help("write it in full, without blanks"));
    }
    Ok(())
}
