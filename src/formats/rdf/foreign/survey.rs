//! A document looked at before the general algorithm has it.

use std::collections::HashMap;

use oxrdf::{NamedOrBlankNode, Quad, Term};

use super::super::expand::context::is_own_context;
use super::super::expand::refused_keyword;
use super::super::graph::Flaw;
use super::PLAIN;
use crate::json::{Member, Node, Value};
use crate::text::Span;

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
/// Keywords that only the general algorithm knows.
const GENERAL: &[&str] = &["@index", "@reverse", "@included", "@nest", "@none"];

/// Looks for what the general algorithm would pass over or change, for what it would cost, and for the
/// places of values. The algorithm gives nothing before all of a node is known, with the name of the
/// node in each of its statements, and copies the context for each node.
pub(super) struct Survey<'n> {
    pub(super) places: Places<'n>,
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
    /// A survey of a document whose statements may have that many bytes of names.
    pub(super) fn new(root: &Node<'n>, most: u64) -> Self {
        let places = Places { values: HashMap::new(), whole: root.span };
        Survey { places, values: 0, objects: 1, terms: 0, meant: 0, most: most.min(MEANT) }
    }

    /// Looks at a node and all that is in it.
    pub(super) fn look(&mut self, node: &'n Node<'_>) -> Result<(), Flaw> {
        self.values += 1;
        match &node.value {
            Value::Array(entries) => entries.iter().try_for_each(|entry| self.look(entry)),
            Value::Object(members) => self.object(members),
            Value::Number(text) if !is_exact(text) => {
                let message = format!("{text:.40} has more digits than every reader keeps");
                Err(Flaw::new(node.span, message).help("write it as a string, with its datatype"))
            }
            Value::String(text) | Value::Number(text) => {
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
    pub(super) fn holds(&self, span: Span) -> Result<(), Flaw> {
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

/// Where the values of a document stand.
#[derive(Default)]
pub(super) struct Places<'n> {
    /// The place of each text and number; none for one that occurs more than once.
    values: HashMap<&'n str, Option<Span>>,
    /// All of the document.
    whole: Span,
}

impl<'n> Places<'n> {
    fn note(&mut self, text: &'n str, span: Span) {
        self.values.entry(text).and_modify(|place| *place = None).or_insert(Some(span));
    }

    /// Where a statement stands, as nearly as that is known.
    pub(super) fn of(&self, quad: &Quad) -> Span {
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
