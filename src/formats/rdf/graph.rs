//! Statements that were read, from which records are put together.
//!
//! A record is what can be reached from a node of class `vb:Record` along the properties of the
//! model. Each statement is used once at most, so that a graph that runs in a circle, or in which
//! many lists share their end, costs no more than its size. What is left over at the end is told:
//! nothing that was in the input is missing from the records in silence.

use std::collections::{HashMap, HashSet};

use oxrdf::{NamedOrBlankNode, Quad, Term};

use super::instant;
use super::names::{
    DATES, Form, MODEL, NAMESPACE, Property, RDF, RECORDS, Shape, XSD, compact, expand, nearest,
};
use crate::formats::draft::Draft;
use crate::json;
use crate::text::Span;

/// What is wrong with a graph, and where.
#[derive(Debug)]
pub(super) struct Flaw {
    /// What is wrong, in a sentence without a full stop.
    pub(super) message: String,
    /// What to do about it.
    pub(super) help: Option<String>,
    /// Where, in bytes of the text.
    pub(super) span: Span,
}

impl Flaw {
    pub(super) fn new(span: Span, message: impl Into<String>) -> Self {
        Flaw { message: message.into(), help: None, span }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// What is said of a node.
#[derive(Clone, Debug)]
struct Statement {
    predicate: String,
    object: Term,
    span: Span,
}

/// Statements that were read.
#[derive(Debug, Default)]
pub(super) struct Graph {
    statements: HashMap<NamedOrBlankNode, Vec<Statement>>,
    /// The nodes of class `vb:Record`, the last one first once reading begins.
    records: Vec<(NamedOrBlankNode, Span)>,
    /// The same nodes.
    known: HashSet<NamedOrBlankNode>,
    /// Nodes that are in a record already.
    used: HashSet<NamedOrBlankNode>,
    count: usize,
    begun: bool,
}

/// A record as JSON text, with the place of each piece of it.
#[derive(Debug)]
pub(super) struct Drafted {
    /// The IRI of the record, if it has one.
    pub(super) iri: Option<String>,
    /// Where it is said that it is a record.
    pub(super) span: Span,
    /// The JSON text.
    pub(super) json: String,
    /// Of each key and value its bytes in the JSON text and in the input.
    pub(super) spans: Vec<(Span, Span)>,
}

/// How many statements one graph may have: two million, as many as a JSON text may have values.
pub(super) const MAX_STATEMENTS: usize = json::MAX_VALUES;

impl Graph {
    /// Adds a statement.
    ///
    /// # Errors
    /// When there are more than [`MAX_STATEMENTS`].
    pub(super) fn add(
        &mut self,
        subject: NamedOrBlankNode,
        predicate: String,
        object: Term,
        span: Span,
    ) -> Result<(), Flaw> {
        self.count += 1;
        if self.count > MAX_STATEMENTS {
            let message = format!("there are more than {MAX_STATEMENTS} statements in one graph");
            return Err(Flaw::new(span, message).help("split it"));
        }
        let is_record = predicate.strip_prefix(RDF) == Some("type")
            && matches!(&object, Term::NamedNode(class) if *class.as_str() == *MODEL.record().class);
        if is_record && self.known.insert(subject.clone()) {
            self.records.push((subject.clone(), span));
        }
        self.statements.entry(subject).or_default().push(Statement { predicate, object, span });
        Ok(())
    }

    /// Whether nothing has been added.
    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The next record; none if there are no more.
    ///
    /// # Errors
    /// When something in the graph has no place in a record.
    pub(super) fn next_record(&mut self) -> Result<Option<Drafted>, Flaw> {
        if !std::mem::replace(&mut self.begun, true) {
            self.records.reverse();
        }
        let Some((node, span)) = self.records.pop() else {
            self.nothing_left()?;
            return Ok(None);
        };
        let iri = match &node {
            NamedOrBlankNode::NamedNode(node) => Some(node.as_str().to_owned()),
            NamedOrBlankNode::BlankNode(_) => None,
        };
        let mut assembly = Assembly { graph: self, record: iri.as_deref(), draft: Draft::new() };
        assembly.entity(&node, MODEL.record(), span)?;
        let (json, spans) = assembly.draft.finish();
        Ok(Some(Drafted { iri, span, json, spans }))
    }

    /// Says what no record has used.
    fn nothing_left(&self) -> Result<(), Flaw> {
        let left = self.statements.iter().flat_map(|(subject, statements)| {
            statements.iter().map(move |statement| (subject, statement))
        });
        let first =
            left.min_by(|(_, a), (_, b)| (a.span, &a.predicate).cmp(&(b.span, &b.predicate)));
        let Some((subject, statement)) = first else { return Ok(()) };
        let message = format!(
            "no record leads to {}, of which {} is said",
            named(subject),
            compact(&statement.predicate)
        );
        let help = if self.used.is_empty() {
            "a record is a node of the class vb:Record, and there is none here"
        } else {
            "name it where it belongs, or take out what is no part of a record"
        };
        Err(Flaw::new(statement.span, message).help(help))
    }
}

/// A node as it is named in messages.
fn named(node: &NamedOrBlankNode) -> String {
    match node {
        NamedOrBlankNode::NamedNode(node) => compact(node.as_str()),
        NamedOrBlankNode::BlankNode(_) => "a node without a name".to_owned(),
    }
}

/// A node as a subject, if it can be one.
fn subject(term: &Term) -> Option<NamedOrBlankNode> {
    match term {
        Term::NamedNode(node) => Some(node.clone().into()),
        Term::BlankNode(node) => Some(node.clone().into()),
        Term::Literal(_) => None,
    }
}

/// A record that is being put together.
struct Assembly<'g> {
    graph: &'g mut Graph,
    /// The IRI of the record, if it has one.
    record: Option<&'g str>,
    draft: Draft<Span>,
}

impl Assembly<'_> {
    /// Writes an entity and all that belongs to it; `span` is where it is named.
    fn entity(
        &mut self,
        node: &NamedOrBlankNode,
        shape: &'static Shape,
        span: Span,
    ) -> Result<(), Flaw> {
        if !self.graph.used.insert(node.clone()) {
            let message = format!("{} stands in two places", named(node));
            return Err(Flaw::new(span, message).help("give each place a node of its own"));
        }
        let statements = self.graph.statements.remove(node).unwrap_or_default();
        let mut found = sort(statements, shape)?;
        self.draft.begin_object();
        for (property, found) in shape.properties.iter().zip(&mut found) {
            match (property.form, found.take()) {
                (Form::Id, None) => self.id(node, property, shape, span),
                (_, None) => {}
                (_, Some(statement)) => {
                    self.draft.key(property.field.name, statement.span);
                    self.value(&statement, property)?;
                }
            }
        }
        self.draft.end_object(span);
        Ok(())
    }

    /// Writes the id that is part of the IRI of a node, if there is one.
    fn id(&mut self, node: &NamedOrBlankNode, property: &Property, shape: &Shape, span: Span) {
        let NamedOrBlankNode::NamedNode(node) = node else { return };
        let id = if shape.entity.kind.is_some() {
            let local = self.record.and_then(|record| node.as_str().strip_prefix(record));
            local.and_then(|local| local.strip_prefix('#'))
        } else {
            node.as_str().strip_prefix(RECORDS)
        };
        if let Some(id) = id.filter(|id| !id.contains('/')) {
            self.draft.key(property.field.name, span);
            self.draft.string(id, span);
        }
    }

    fn value(&mut self, statement: &Statement, property: &Property) -> Result<(), Flaw> {
        if property.list.is_none() {
            return self.single(&statement.object, property, statement.span);
        }
        self.draft.begin_list();
        let mut span = statement.span;
        let mut at = statement.object.clone();
        while !matches!(&at, Term::NamedNode(end) if end.as_str().strip_prefix(RDF) == Some("nil"))
        {
            let (entry, rest) = self.cell(&at, property, span)?;
            self.single(&entry.object, property, entry.span)?;
            span = rest.span;
            at = rest.object;
        }
        self.draft.end_list(statement.span);
        Ok(())
    }

    /// Takes a cell of a list: its entry, and what comes behind it.
    fn cell(
        &mut self,
        at: &Term,
        property: &Property,
        span: Span,
    ) -> Result<(Statement, Statement), Flaw> {
        let cell = subject(at).and_then(|node| self.graph.statements.remove(&node));
        let mut first = None;
        let mut rest = None;
        for statement in cell.unwrap_or_default() {
            let taken = match statement.predicate.strip_prefix(RDF) {
                Some("first") => &mut first,
                Some("rest") => &mut rest,
                Some("type") => continue,
                _ => return Err(unknown(&statement, None)),
            };
            if taken.replace(statement).is_some() {
                return Err(Flaw::new(span, "a list divides: one cell has two ways on"));
            }
        }
        first.zip(rest).ok_or_else(|| {
            let name = &property.curie;
            let message = format!("what {name} says is no list, or one that does not end");
            Flaw::new(span, message).help(format!("write {name} (...), even for a single value"))
        })
    }

    fn single(&mut self, object: &Term, property: &Property, span: Span) -> Result<(), Flaw> {
        match object {
            Term::Literal(literal) => self.literal(literal, property, span),
            Term::NamedNode(node) => match (property.form, property.target) {
                (Form::Node, Some(target)) => {
                    self.entity(&node.clone().into(), &MODEL.shapes[target], span)
                }
                (Form::Reference | Form::RecordReference, _) => {
                    let reference = self.reference(node.as_str()).to_owned();
                    self.draft.string(&reference, span);
                    Ok(())
                }
                (Form::Literal(super::names::Datatype::Address), _) => {
                    self.draft.string(node.as_str(), span);
                    Ok(())
                }
                _ => Err(wants_literal(property, span)),
            },
            Term::BlankNode(node) => match (property.form, property.target) {
                (Form::Node, Some(target)) => {
                    self.entity(&node.clone().into(), &MODEL.shapes[target], span)
                }
                (Form::Reference | Form::RecordReference, _) => {
                    let message = format!("{} leads to a node without a name", property.curie);
                    Err(Flaw::new(span, message).help("write the IRI of what is meant"))
                }
                _ => Err(wants_literal(property, span)),
            },
        }
    }

    /// An IRI as a record says it: short if it leads into the same record.
    fn reference<'i>(&self, iri: &'i str) -> &'i str {
        let local = self.record.and_then(|record| iri.strip_prefix(record)?.strip_prefix('#'));
        local.or_else(|| iri.strip_prefix(RECORDS)).unwrap_or(iri)
    }

    fn literal(
        &mut self,
        literal: &oxrdf::Literal,
        property: &Property,
        span: Span,
    ) -> Result<(), Flaw> {
        let text = literal.value();
        if let Some(language) = literal.language() {
            let message =
                format!("the text of {} has the language tag {language:?}", property.curie);
            let help = "leave the tag out; the languages of a record are values of their own";
            return Err(Flaw::new(span, message).help(help));
        }
        let datatype = literal.datatype();
        let datatype = datatype.as_str();
        let refused = || {
            let shown: String = text.chars().take(60).collect();
            let message = format!("{shown:?} is no {}", compact(datatype));
            Flaw::new(span, message)
        };
        if datatype.strip_prefix(RDF) == Some("JSON") {
            let fault = json::parse(text).err();
            if let Some(fault) = fault {
                let message = format!("the JSON of {} is none: {}", property.curie, fault.message);
                return Err(Flaw { message, help: fault.help, span });
            }
            self.draft.raw(text.trim(), span);
            return Ok(());
        }
        match datatype.strip_prefix(XSD) {
            Some("dateTime") => self.draft.string(&instant::canonical(text), span),
            Some(
                "string" | "anyURI" | "dateTimeStamp" | "date" | "gYear" | "gYearMonth" | "token",
            ) => {
                self.draft.string(text, span);
            }
            Some("boolean") => match text {
                "true" | "1" => self.draft.raw("true", span),
                "false" | "0" => self.draft.raw("false", span),
                _ => return Err(refused()),
            },
            Some(name) if is_number(name) => {
                self.draft.raw(&number(text).ok_or_else(refused)?, span);
            }
            // All levels of EDTF.
            None if datatype.starts_with(DATES) => self.draft.string(text, span),
            _ => {
                let message = format!(
                    "{} has a value of the datatype {}, which a record has no place for",
                    property.curie,
                    compact(datatype)
                );
                return Err(Flaw::new(span, message));
            }
        }
        Ok(())
    }
}

/// Whether a datatype of XML Schema, without its namespace, has numbers for values.
fn is_number(name: &str) -> bool {
    matches!(
        name,
        "integer"
            | "decimal"
            | "double"
            | "float"
            | "byte"
            | "short"
            | "int"
            | "long"
            | "nonNegativeInteger"
            | "positiveInteger"
            | "unsignedByte"
            | "unsignedShort"
            | "unsignedInt"
            | "unsignedLong"
    )
}

/// A number of XML Schema as JSON writes it.
fn number(text: &str) -> Option<String> {
    let text = text.trim();
    if json::parse(text).is_ok_and(|document| matches!(document.root.value, json::Value::Number(_)))
    {
        return Some(text.to_owned());
    }
    // Forms that JSON does not have: `+5`, `05`, `.5`, `5.`
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 'e' | 'E');
    let value: f64 = text.chars().all(plain).then(|| text.parse().ok())??;
    value.is_finite().then(|| format!("{value:?}"))
}

fn wants_literal(property: &Property, span: Span) -> Flaw {
    let message = format!("{} has a node for a value, and wants text or a number", property.curie);
    Flaw::new(span, message)
}

/// Sorts what is said of a node by the properties of its class.
fn sort(statements: Vec<Statement>, shape: &Shape) -> Result<Vec<Option<Statement>>, Flaw> {
    let mut found: Vec<Option<Statement>> = vec![None; shape.properties.len()];
    for statement in statements {
        if statement.predicate.strip_prefix(RDF) == Some("type") {
            has_class(&statement, shape)?;
            continue;
        }
        if shape.derived.iter().any(|derived| derived.is(&statement.predicate, &statement.object)) {
            continue;
        }
        let known = shape.properties.iter().position(|p| p.iri == statement.predicate);
        let Some(number) = known else { return Err(unknown(&statement, Some(shape))) };
        match &found[number] {
            // A graph is a set: what is said twice is said once.
            Some(before) if before.object == statement.object => {}
            Some(_) => {
                let property = &shape.properties[number];
                let message = format!("{} has two values", property.curie);
                let help = if property.list.is_some() {
                    format!("write all in one list: {} (... ...)", property.curie)
                } else {
                    "only one can stand here".to_owned()
                };
                return Err(Flaw::new(statement.span, message).help(help));
            }
            None => found[number] = Some(statement),
        }
    }
    Ok(found)
}

/// Looks whether what a node is said to be is its class or one that follows from it.
fn has_class(statement: &Statement, shape: &Shape) -> Result<(), Flaw> {
    let class = match &statement.object {
        Term::NamedNode(class) => class.as_str(),
        Term::BlankNode(_) | Term::Literal(_) => "",
    };
    let follows = |wider: &&str| expand(wider).is_some_and(|iri| iri == class);
    if class == shape.class || shape.wider().iter().any(follows) {
        return Ok(());
    }
    let message = format!("a {} stands where a vb:{} is wanted", compact(class), shape.name);
    let flaw = Flaw::new(statement.span, message);
    match MODEL.class(class) {
        Some(_) => Err(flaw),
        None => Err(flaw.help("only the classes of the vocabulary and what they follow from")),
    }
}

/// The flaw of a statement that no record can hold.
fn unknown(statement: &Statement, shape: Option<&Shape>) -> Flaw {
    let name = compact(&statement.predicate);
    let Some(shape) = shape else {
        return Flaw::new(statement.span, format!("{name} is said of a cell of a list"));
    };
    let flaw = Flaw::new(
        statement.span,
        format!("{name} is no property of a vb:{}, and a record has no place for it", shape.name),
    );
    let known = shape.properties.iter().map(|property| property.curie.as_str());
    match nearest(&name, known) {
        Some(meant) => flaw.help(format!("did you mean {meant}?")),
        None if statement.predicate.starts_with(NAMESPACE) => {
            flaw.help("the vocabulary lists the properties of each class")
        }
        None => flaw.help("move it into an extension, or take it out"),
    }
}

/// How many bytes the names and texts of a statement have.
pub(super) fn size(quad: &Quad) -> u64 {
    let subject = match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str().len(),
        NamedOrBlankNode::BlankNode(node) => node.as_str().len(),
    };
    let object = match &quad.object {
        Term::NamedNode(node) => node.as_str().len(),
        Term::BlankNode(node) => node.as_str().len(),
        Term::Literal(literal) => literal.value().len() + literal.datatype().as_str().len(),
    };
    (subject + quad.predicate.as_str().len() + object) as u64
}
