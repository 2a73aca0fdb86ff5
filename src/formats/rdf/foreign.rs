//! JSON-LD with contexts of others, by the general algorithm.
//!
//! Nothing is fetched: of contexts that are named by an address, ours alone is known. The algorithm
//! passes over a key that is no term and a name that is no IRI. Here both come out of it in a
//! namespace and below a base that no record has, and are refused.
//!
//! It does not say where in the document a statement stands. A value that occurs once in the document
//! is found there; any other one is said to stand in the node that it is said of, if that node is
//! named once, and in the document otherwise.

use std::collections::HashMap;

use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use serde_json::{Value as Json, json};

use super::expand::{is_known_part, is_own_context, refused_keyword};
use super::graph::{Flaw, Graph, size};
use super::lines::SWELL;
use super::names::{CONTEXT, MODEL, nearest};
use super::publish;
use super::read::shown;
use crate::json::{Member, Node, Value};
use crate::text::Span;

/// The namespace of keys and classes that are no terms of the document's context.
const NO_TERM: &str = "https://w3id.org/verbale/no-term#";
/// The base of names in a document that sets none.
const NO_BASE: &str = "https://w3id.org/verbale/no-base/";
/// The most bytes of a name in a context.
const NAME: usize = 256;
/// The most values of a document.
const VALUES: usize = 500_000;
/// The most bytes that the names of nodes may have in all statements together: 256 MiB.
const MEANT: u64 = 256 << 20;
/// The most terms of contexts, times the nodes they may be copied for.
const CONTEXTS: u64 = 1 << 27;
/// As how many nodes a context counts, since it is read each time.
const CONTEXT_COST: u64 = 10;
/// About as many terms as our own context has.
const OWN_TERMS: u64 = 1000;
/// Keywords of the compact, expanded and flattened form.
const PLAIN: &[&str] = &["@id", "@type", "@value", "@list", "@set", "@language", "@direction"];
/// Keywords that only the general algorithm knows.
const GENERAL: &[&str] = &["@index", "@reverse", "@included", "@nest", "@none"];

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

/// Looks for what the general algorithm would pass over or change, for what it would cost, and for the
/// places of values. The algorithm gives nothing before all of a node is known, with the name of the
/// node in each of its statements, and copies the context for each node.
struct Survey<'n> {
    places: Places<'n>,
    /// How many values there are.
    values: usize,
    /// How many objects there are.
    objects: u64,
    /// How many values the contexts have.
    terms: u64,
    /// How many bytes of names the statements have at most, and how many they may have.
    meant: u64,
    most: u64,
}

impl<'n> Survey<'n> {
    fn new(root: &Node<'n>, most: u64) -> Self {
        let places = Places { values: HashMap::new(), whole: root.span };
        Survey { places, values: 0, objects: 1, terms: 0, meant: 0, most: most.min(MEANT) }
    }

    fn look(&mut self, node: &'n Node<'_>) -> Result<(), Flaw> {
        self.values += 1;
        match &node.value {
            Value::Array(entries) => entries.iter().try_for_each(|entry| self.look(entry)),
            Value::Object(members) => self.object(members),
            Value::Number(text) if !is_exact(text) => {
                let message = format!("{text:.40} has more digits than every reader keeps");
                Err(Flaw::new(node.span, message).help("write it as a string, with its datatype"))
            }
            Value::String(text) => {
                self.places.note(text, node.span);
                Ok(())
            }
            Value::Number(text) => {
                self.places.note(text, node.span);
                Ok(())
            }
            Value::Bool(_) | Value::Null => Ok(()),
        }
    }

    fn object(&mut self, members: &'n [Member<'_>]) -> Result<(), Flaw> {
        let before = self.values;
        self.objects += 1;
        for member in members {
            match &*member.key {
                "@context" => {
                    self.objects += CONTEXT_COST;
                    self.context(&member.value)?;
                }
                key if key.starts_with('@') && !is_keyword(key) => {
                    return Err(refused_keyword(member.key_span, key));
                }
                _ => self.look(&member.value)?,
            }
        }
        // The name of the node is one of its texts, under whatever key.
        let names = members.iter().filter_map(|member| member.value.as_str());
        let longest = names.filter(|name| !name.contains(' ')).map(str::len).max();
        let values = self.values - before + 1;
        self.meant += (longest.unwrap_or_default() as u64).saturating_mul(values as u64);
        Ok(())
    }

    fn context(&mut self, node: &Node<'_>) -> Result<(), Flaw> {
        self.terms += 1;
        match &node.value {
            Value::Array(entries) => entries.iter().try_for_each(|entry| self.context(entry)),
            Value::Object(members) => {
                members.iter().try_for_each(|member| self.context(&member.value))
            }
            Value::String(text) if text.len() > NAME => {
                let message = format!("a name in the context has more than {NAME} bytes");
                Err(Flaw::new(node.span, message).help("use shorter names"))
            }
            Value::String(text) if is_own_context(text) => {
                self.terms += OWN_TERMS;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Holds that the document does not cost too much.
    fn holds(&self, span: Span) -> Result<(), Flaw> {
        let message = if self.values > VALUES {
            format!("there are more than {VALUES} values in a document with a context of its own")
        } else if self.meant > self.most {
            "the document means far more than it is long".to_owned()
        } else if self.terms.saturating_mul(self.objects) > CONTEXTS {
            "there are too many terms in the contexts for so many nodes".to_owned()
        } else {
            return Ok(());
        };
        let start = Span::new(span.start, span.start);
        Err(Flaw::new(start, message).help("split the document, or write it expanded"))
    }
}

fn is_keyword(key: &str) -> bool {
    key == "@graph" || PLAIN.contains(&key) || GENERAL.contains(&key)
}

/// Whether a number has no more digits than a double keeps, which some of its values become.
fn is_exact(text: &str) -> bool {
    let digits = |text: &str| {
        let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
        let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
        digits.trim_matches('0').to_owned()
    };
    text.parse().is_ok_and(|value: f64| digits(&format!("{value:e}")) == digits(text))
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

/// Where the values of a document stand.
#[derive(Default)]
struct Places<'n> {
    /// The place of each text and number; none for one that occurs more than once.
    values: HashMap<&'n str, Option<Span>>,
    /// All of the document.
    whole: Span,
}

impl<'n> Places<'n> {
    fn note(&mut self, text: &'n str, span: Span) {
        self.values.entry(text).and_modify(|place| *place = None).or_insert(Some(span));
    }

    fn of(&self, quad: &Quad) -> Span {
        let place = |text: &str| self.values.get(text).copied().flatten();
        let object = match &quad.object {
            Term::Literal(literal) => place(literal.value()),
            Term::NamedNode(node) => place(node.as_str()),
            Term::BlankNode(_) => None,
        };
        let subject = || match &quad.subject {
            NamedOrBlankNode::NamedNode(node) => place(node.as_str()),
            NamedOrBlankNode::BlankNode(_) => None,
        };
        object.or_else(subject).unwrap_or(self.whole)
    }
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

#[cfg(test)]
mod tests {
    use oxjsonld::JsonLdSerializer;
    use oxttl::TurtleParser;
    use serde_json::{Value, json};

    use super::super::tests::{HARBOUR, MINIMAL, REFERENCE, parse, read_all, refusal, text_of};
    use super::super::{JSONLD, TURTLE};
    use crate::formats::Places;
    use crate::formats::testing::{Numbers, read, record};
    use crate::json;
    use crate::model::Record;

    fn is_foreign(text: &str) -> bool {
        super::is_foreign(&json::read(text).unwrap())
    }

    fn statements(record: &Record<'static>) -> Vec<oxrdf::Triple> {
        TurtleParser::new().for_slice(&text_of(&TURTLE, record)).map(Result::unwrap).collect()
    }

    #[test]
    fn the_expanded_form_is_read() {
        let examples = [REFERENCE, HARBOUR, MINIMAL].into_iter().map(parse);
        for record in examples.chain((0..50).map(record)) {
            let mut serializer = JsonLdSerializer::new().for_writer(Vec::new());
            for triple in statements(&record) {
                serializer
                    .serialize_quad(triple.as_ref().in_graph(oxrdf::GraphNameRef::DefaultGraph))
                    .unwrap();
            }
            let text = String::from_utf8(serializer.finish().unwrap()).unwrap();
            assert!(!is_foreign(&text));
            assert_eq!(read(&JSONLD, text.into_bytes()), [record]);
        }
    }

    #[test]
    fn lists_of_the_expanded_form_are_read() {
        let iri = "https://w3id.org/verbale/record/r";
        let vb = |name: &str| format!("https://w3id.org/verbale/ns#{name}");
        let document = json!([{
            "@id": iri,
            "@type": [vb("Record")],
            vb("schemaVersion"): [{ "@value": "1.0" }],
            vb("demands"): [{ "@list": [
                { "@id": format!("{iri}#d"), vb("addressees"): [{ "@list": [] }] },
                { "@id": "_:b0" }
            ] }],
        }, {
            "@id": "_:b0",
            "@type": vb("Demand"),
            vb("conduct"): [{ "@value": "cease", "@type": "http://www.w3.org/2001/XMLSchema#string" }],
        }]);
        let found = read_all(&JSONLD, &document.to_string()).unwrap();
        let wanted = json!({
            "schema_version": "1.0", "id": "r",
            "demands": [{ "id": "d", "addressees": [] }, { "conduct": "cease" }]
        });
        assert_eq!(serde_json::from_str::<Value>(&found[0].json).unwrap(), wanted);
    }

    #[test]
    fn contexts_of_others_are_read() {
        let record = parse(REFERENCE);
        let own: Value = serde_json::from_str(&text_of(&JSONLD, &record)).unwrap();
        let whole: Value = serde_json::from_str(&super::publish::context()).unwrap();
        let address = &own["@context"][0];
        let base = &own["@context"][1];
        let mut prefixed = own.clone();
        prefixed["@context"] = json!([address, base, { "ex": "https://w3id.org/verbale/ns#" }]);
        let status = prefixed.as_object_mut().unwrap().remove("status").unwrap();
        prefixed["ex:recordStatus"] = status;
        let mut renamed = own.clone();
        renamed["@context"] = json!([address, base, { "kind": "@type", "uri": "@id" }]);
        let members = renamed.as_object_mut().unwrap();
        let (id, kind) = (members.remove("@id").unwrap(), members.remove("@type").unwrap());
        members.extend([("uri".to_owned(), id), ("kind".to_owned(), kind)]);
        let mut inner = own.clone();
        inner["source"]["@context"] = address.clone();
        let mut extended = own.clone();
        extended["@context"] = json!([whole["@context"], base, { "x": "https://example.org/x" }]);
        let mut index = own.clone();
        index["event"]["@index"] = json!("first");
        let mut named = json!({ "@context": own["@context"], "@id": own["@id"] });
        named["@graph"] = json!([own]);
        for document in [prefixed, renamed, inner, extended, index, named] {
            let text = document.to_string();
            assert!(is_foreign(&text), "{:.200}", text);
            assert_eq!(read(&JSONLD, text.into_bytes()), std::slice::from_ref(&record));
        }
        let two = json!([1, 2].map(|number| {
            let record = super::super::super::testing::record(number);
            let own: Value = serde_json::from_str(&text_of(&JSONLD, &record)).unwrap();
            json!({ "@id": own["@id"].clone(), "@graph": own })
        }));
        assert_eq!(read_all(&JSONLD, &two.to_string()).unwrap().len(), 2);
        // A label is no name.
        let labeled = two.to_string().replace(
            "\"@id\":\"https://w3id.org/verbale/record/record-1\",\"@graph\"",
            "\"@id\":\"_:a\",\"@graph\"",
        );
        assert_ne!(labeled, two.to_string());
        assert_eq!(read_all(&JSONLD, &labeled).unwrap().len(), 2);
    }

    #[test]
    fn nothing_is_passed_over() {
        let context = "{\"vb\":\"https://w3id.org/verbale/ns#\",\"Record\":\"vb:Record\",\"about\":\"vb:source\"}";
        for (members, message, help) in [
            ("\"@type\":\"Record\",\"titel\":\"x\"", "\"titel\" is no term", "\"title\""),
            ("\"@type\":\"Rekord\"", "\"Rekord\" is no term", "define it"),
            ("\"@type\":\"Record\",\"@id\":\"r\"", "\"r\" is no whole IRI", "@base"),
            ("\"@type\":\"Record\",\"@id\":\"a://b c\"", "is no IRI", "blanks"),
            ("\"@type\":\"Record\",\"about\":{\"@id\":\"#s\"}", "no whole IRI", "@base"),
            ("\"@type\":\"Record\",\"@merge\":1", "@merge cannot be read", ""),
            ("\"@type\":\"Record\",\"vb:revision\":12345678901234567891", "more digits", "string"),
            ("\"@type\":\"Record\",\"vb:nothing\":1", "vb:nothing is no property", ""),
            ("\"@type\":{}", "not JSON-LD", "expanded"),
        ] {
            let document = format!("{{\"@context\":{context},\n{members}}}");
            assert!(is_foreign(&document), "{members}");
            let malformed = refusal(&JSONLD, &document);
            assert!(malformed.message.contains(message), "{members}: {}", malformed.message);
            let said = malformed.help.unwrap_or_default();
            assert!(said.contains(help), "{members}: {said}");
        }
        let other = "{\"@context\":[\"https://example.org/c\",{\"a\":\"b:c\"}]}";
        assert!(refusal(&JSONLD, other).message.contains("none is fetched"));
        let values = "1,".repeat(100_000);
        let long = "x".repeat(100_000);
        let terms: String = (0..3000).map(|n| format!("\"t{n}\":\"x:y\",")).collect();
        let nodes = "{},".repeat(50_000);
        for (document, message) in [
            (
                format!("{{\"@context\":{{\"a\":\"x:{long}\"}},\"a\":[{values}1]}}"),
                "more than 256 bytes",
            ),
            (
                format!(
                    "{{\"@context\":{{\"a\":\"@id\"}},\"a\":\"x:{long}\",\"x:b\":[{values}1]}}"
                ),
                "far more than it is long",
            ),
            (
                format!("{{\"@context\":{{{terms}\"a\":\"x:a\"}},\"a\":[{nodes}1]}}"),
                "too many terms",
            ),
            (
                format!("{{\"@context\":{{\"a\":\"x:a\"}},\"a\":[{}1]}}", "1,".repeat(600_000)),
                "more than 500000 values",
            ),
        ] {
            let found = refusal(&JSONLD, &document);
            assert!(found.message.contains(message), "{message}: {}", found.message);
        }
    }

    #[test]
    fn a_value_that_occurs_once_has_its_place() {
        let text = "{\"@context\":{\"v\":\"https://w3id.org/verbale/ns#\"},\n\"@type\":\"v:Record\",\
                    \n\"v:recordStatus\":\"draft\",\n\"v:revision\":7}";
        let found = read_all(&JSONLD, text).unwrap();
        let Places::Text(places) = &found[0].places else { panic!() };
        for value in ["\"draft\"", "7"] {
            let at = found[0].json.find(value).unwrap();
            let (_, span) = places.spans.iter().find(|(json, _)| json.start == at).unwrap();
            assert_eq!(span.of(text), value);
        }
    }

    /// Puts something else in the place of one value of a document.
    fn damage(value: &mut Value, numbers: &mut Numbers) {
        let parts = match &*value {
            Value::Object(members) => members.len(),
            Value::Array(entries) => entries.len(),
            _ => 0,
        };
        if parts > 0 && numbers.below(4) > 0 {
            let at = numbers.below(parts);
            match value {
                Value::Object(members) => {
                    let inner = members.iter_mut().nth(at).unwrap().1;
                    return damage(inner, numbers);
                }
                Value::Array(entries) => return damage(&mut entries[at], numbers),
                _ => {}
            }
        }
        let old = value.take();
        let keys = [
            "@id",
            "@type",
            "@value",
            "@list",
            "@set",
            "@graph",
            "@language",
            "@direction",
            "@index",
            "@reverse",
            "@included",
            "@nest",
            "@none",
            "@context",
            "@json",
            "x:y",
            "",
        ];
        let key = keys[numbers.below(keys.len())];
        *value = match numbers.below(8) {
            0 => Value::Null,
            1 => json!([]),
            2 => json!({ key: old }),
            3 => json!([[old.clone()], old]),
            4 => json!(key),
            5 => json!({ "@value": old, "@type": key }),
            6 => {
                json!({ "@context": { "a": { "@id": key, "@container": key, "@type": key } }, "a": old })
            }
            _ => json!({ key: { key: old, "@type": "@json" }, "@type": ["Record", key] }),
        };
    }

    #[test]
    fn no_damage_is_a_panic() {
        let own: Value = serde_json::from_str(&text_of(&JSONLD, &parse(MINIMAL))).unwrap();
        let whole: Value = serde_json::from_str(&super::publish::context()).unwrap();
        let mut numbers = Numbers::new(7);
        for number in 0..300 {
            let mut document = own.clone();
            document["@context"].as_array_mut().unwrap().push(json!({ "ex": "x:" }));
            if number % 10 == 0 {
                document["@context"][0] = whole["@context"].clone();
            }
            for _ in 0..=numbers.below(3) {
                damage(&mut document, &mut numbers);
            }
            let _ = read_all(&JSONLD, &document.to_string());
        }
    }
}
