//! What names mean by the context of a document: ours, and a base.

use std::sync::Arc;

use oxrdf::{BlankNode, NamedNode, NamedOrBlankNode};

use super::super::graph::Flaw;
use super::super::names::{CONTEXT, PREFIXES, expand};
use super::super::publish;
use crate::json::{self, Node, Value};
use crate::text::Span;

/// The longest base, in bytes. It stands before every short name, so that a long one would make
/// much of little.
const BASE_BYTES: usize = 256;

/// What a context says.
#[derive(Clone, Debug, Default)]
pub(super) struct Active {
    /// Whether our terms are known.
    pub(super) terms: bool,
    /// Whether there is a context at all.
    pub(super) any: bool,
    /// The base, without a fragment.
    base: Option<Arc<str>>,
}

/// The node that an IRI or the label of a nameless node means.
pub(super) fn named(id: &Node<'_>, active: &Active) -> Result<NamedOrBlankNode, Flaw> {
    let Some(text) = id.as_str() else {
        return Err(Flaw::new(id.span, format!("a {} is no IRI", id.kind())));
    };
    if let Some(label) = text.strip_prefix("_:") {
        // Another first letter than that of the nodes without a label.
        let node = BlankNode::new(format!("l{label}"));
        let wrong = |_| Flaw::new(id.span, "the label of a node has the wrong form");
        return node.map(Into::into).map_err(wrong);
    }
    let iri = absolute(text, active).or_else(|| resolved(text, active));
    if let Some(Ok(node)) = iri.map(NamedNode::new) {
        return Ok(node.into());
    }
    if !active.any {
        return Err(no_context(id.span));
    }
    let flaw = Flaw::new(id.span, format!("{text:.60?} is no IRI"));
    Err(match active.base {
        Some(_) => flaw.help("write it in full, or as `#` and an id"),
        None => flaw.help("write it in full, or set @base in the context"),
    })
}

/// The flaw of a document with short names and no context that says what they mean.
pub(super) fn no_context(span: Span) -> Flaw {
    let flaw = Flaw::new(span, "there is no `@context`, and so short names mean nothing");
    flaw.help(format!("add `\"@context\": \"{CONTEXT}\"` at the top of the document"))
}

/// Whether an address is one of our own context.
pub(in super::super) fn is_own_context(address: &str) -> bool {
    let path = |address: &str| address.split_once("://").map(|(_, path)| path.to_owned());
    path(address.strip_suffix(".jsonld").unwrap_or(address)) == path(CONTEXT)
}

/// The context that holds in a node at the top.
pub(super) fn context_of(node: &Node<'_>, active: &Active) -> Result<Active, Flaw> {
    let mut active = active.clone();
    let Some(context) = node.get("@context") else { return Ok(active) };
    active.any = true;
    for part in context.as_array().unwrap_or(std::slice::from_ref(context)) {
        match &part.value {
            Value::String(iri) if is_own_context(iri) => active.terms = true,
            Value::String(_) => {
                let flaw = Flaw::new(part.span, "this context is not known, and none is fetched");
                return Err(flaw.help(format!("use {CONTEXT:?}, or write the context itself")));
            }
            Value::Object(_) => match part.get("@base").map(|base| (base, base.as_str())) {
                Some((_, Some(base))) if is_base(base) => {
                    let base = base.split('#').next().unwrap_or_default();
                    active.base = Some(base.into());
                }
                Some((base, _)) => {
                    let flaw = Flaw::new(base.span, "this base is no IRI that can be used");
                    return Err(flaw.help("write the IRI of the record, in full"));
                }
                // The whole of our context: any other one is foreign.
                None => active.terms = true,
            },
            _ => return Err(Flaw::new(part.span, format!("a {} is no context", part.kind()))),
        }
    }
    Ok(active)
}

/// Whether an object in a context is known here: a base and nothing else, or the whole of our context.
pub(in super::super) fn is_known_part(part: &Node<'_>) -> bool {
    let only_base = |members: &[json::Member<'_>]| match members {
        [member] => member.key == "@base",
        _ => false,
    };
    part.as_object().is_some_and(only_base) || publish::is_context(part)
}

fn is_base(base: &str) -> bool {
    base.len() <= BASE_BYTES && base.contains("://") && NamedNode::new(base).is_ok()
}

/// A name with a prefix, or an IRI in full.
pub(super) fn absolute(name: &str, active: &Active) -> Option<String> {
    let (scheme, rest) = name.split_once(':')?;
    if active.terms && !rest.starts_with("//") && PREFIXES.iter().any(|(p, _)| *p == scheme) {
        return expand(name);
    }
    NamedNode::new(name).is_ok().then(|| name.to_owned())
}

/// A name relative to the base: nothing, a fragment, or another record with or without one.
fn resolved(name: &str, active: &Active) -> Option<String> {
    let base = active.base.as_deref()?;
    if name.is_empty() || name.starts_with('#') {
        return Some(format!("{base}{name}"));
    }
    let path = name.split('#').next().unwrap_or_default();
    if path.contains(['/', '?', ':']) || path.starts_with('.') || base.contains('?') {
        return None;
    }
    let (folder, _) = base.rsplit_once('/')?;
    Some(format!("{folder}/{name}"))
}
