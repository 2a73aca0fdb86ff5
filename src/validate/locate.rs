//! From symbolic places to lines and columns.

use crate::diagnostic::{Diagnostic, Edit, Fix, Place, Related};
use crate::json::{self, Member, Node, Value};
use crate::model::Record;
use crate::model::path::{PathBuf, Segment};
use crate::model::shape::{Kind, Model, Type};
use crate::rules::{Change, Finding, Part, Repair, Spot};
use crate::text::{LineIndex, Span};

/// Finds the places of findings in a tree.
pub(super) struct Locator<'l> {
    pub(super) text: &'l str,
    pub(super) lines: &'l LineIndex,
    pub(super) tree: &'l Node<'l>,
}

impl Locator<'_> {
    /// The finding, with its place.
    pub(super) fn diagnostic(&self, finding: Finding) -> Diagnostic {
        let place = self.place(&finding.spot, finding.label.clone());
        let related = finding
            .related
            .iter()
            .map(|(spot, label)| Related { place: self.place(spot, Some(label.clone())) })
            .collect();
        let fix = finding.repair.as_ref().and_then(|repair| self.fix(&finding.spot.path, repair));
        let subject = subject(self.tree, &finding.spot.path);
        Diagnostic { subject, related, fix, ..plain(finding, place) }
    }

    fn place(&self, spot: &Spot, label: Option<String>) -> Place {
        let span = self.span(spot);
        Place {
            pointer: self.pointer(&spot.path),
            span,
            start: self.lines.position(self.text, span.start),
            end: self.lines.position(self.text, span.end),
            label,
            cell: None,
        }
    }

    /// The pointer to the place in the text as it is written: with the keys that stand there, and
    /// without the index of an entry that stands there without its list.
    fn pointer(&self, path: &PathBuf) -> String {
        let mut pointer = String::new();
        let mut node = Some(self.tree);
        for segment in path.segments() {
            match segment {
                Segment::Key(key) => {
                    let member = node.and_then(|node| node.member(key));
                    let written =
                        member.and_then(|m| serde_json::from_str(m.key_span.of(self.text)).ok());
                    let written: String = written.unwrap_or_else(|| key.to_owned());
                    json::pointer::push_key(&mut pointer, &written);
                    node = member.map(|member| &member.value);
                }
                Segment::Index(index) => {
                    let entry =
                        node.and_then(Node::as_array).and_then(|entries| entries.get(index));
                    if entry.map(|entry| entry.span) != node.map(|node| node.span) {
                        json::pointer::push_index(&mut pointer, index);
                    }
                    node = entry;
                }
            }
        }
        pointer
    }

    fn span(&self, spot: &Spot) -> Span {
        let Some(found) = find(self.tree, &spot.path) else { return Span::default() };
        let value = found.node.span;
        match (spot.part, found.member) {
            (Part::Key, Some(member)) => member.key_span,
            (Part::Opening, _) => Span::new(value.start, (value.start + 1).min(value.end)),
            (Part::Value | Part::Key, _) => value,
        }
    }

    fn fix(&self, path: &PathBuf, repair: &Repair) -> Option<Fix> {
        let found = find(self.tree, path)?;
        let edit = match &repair.change {
            Change::Replace(text) => Edit { span: found.node.span, text: text.clone() },
            Change::ReplaceAll(all) => {
                let edit = |(path, text): &(PathBuf, String)| {
                    Some(Edit { span: find(self.tree, path)?.node.span, text: text.clone() })
                };
                let mut edits = all.iter().map(edit).collect::<Option<Vec<_>>>()?;
                edits.sort_by_key(|edit| edit.span.start);
                return Some(Fix { level: repair.level, title: repair.title.clone(), edits });
            }
            Change::Rename(name) => {
                let text = serde_json::Value::from(name.as_str()).to_string();
                Edit { span: found.member?.key_span, text }
            }
            Change::Remove => Edit { span: self.removal(path)?, text: String::new() },
        };
        Some(Fix { level: repair.level, title: repair.title.clone(), edits: vec![edit] })
    }

    /// What to take out so that a member or entry goes with one of the commas beside it.
    fn removal(&self, path: &PathBuf) -> Option<Span> {
        let container = find(self.tree, &path.parent())?.node;
        let spans: Vec<Span> = match &container.value {
            Value::Object(members) => {
                members.iter().map(|m| Span::new(m.key_span.start, m.value.span.end)).collect()
            }
            Value::Array(entries) => entries.iter().map(|entry| entry.span).collect(),
            _ => return None,
        };
        let at = match (path.last()?, &container.value) {
            (Segment::Index(index), _) => index,
            (Segment::Key(key), Value::Object(members)) => {
                members.iter().position(|m| m.key == key)?
            }
            _ => return None,
        };
        let own = *spans.get(at)?;
        Some(match (at.checked_sub(1).and_then(|before| spans.get(before)), spans.get(at + 1)) {
            (_, Some(next)) => Span::new(own.start, next.start),
            (Some(before), None) => Span::new(before.end, own.end),
            (None, None) => own,
        })
    }
}

/// The pointer to the innermost value around a span, and the path to it.
pub(super) fn innermost(tree: &Node<'_>, span: Span) -> (String, PathBuf) {
    let holds = |outer: Span| outer.start <= span.start && span.end <= outer.end;
    let mut pointer = String::new();
    let mut path = PathBuf::root();
    let mut node = tree;
    loop {
        let inner = match &node.value {
            Value::Array(entries) => {
                let index = entries.partition_point(|entry| entry.span.end < span.end);
                entries.get(index).filter(|entry| holds(entry.span)).inspect(|_| {
                    json::pointer::push_index(&mut pointer, index);
                    path = std::mem::take(&mut path).index(index);
                })
            }
            Value::Object(members) => {
                let index = members.partition_point(|member| member.value.span.end < span.end);
                let around = members.get(index).filter(|member| holds(member.value.span));
                around.map(|member| {
                    json::pointer::push_key(&mut pointer, &member.key);
                    path = std::mem::take(&mut path).key(member.key.to_string());
                    &member.value
                })
            }
            _ => None,
        };
        match inner {
            Some(inner) => node = inner,
            None => return (pointer, path),
        }
    }
}

/// A value in the tree, and the member that it is the value of.
struct Found<'t> {
    node: &'t Node<'t>,
    member: Option<&'t Member<'t>>,
}

fn find<'t>(tree: &'t Node<'t>, path: &PathBuf) -> Option<Found<'t>> {
    let mut found = Found { node: tree, member: None };
    for segment in path.segments() {
        found = match segment {
            Segment::Key(key) => {
                let member = found.node.member(key)?;
                Found { node: &member.value, member: Some(member) }
            }
            Segment::Index(index) => {
                Found { node: found.node.as_array()?.get(index)?, member: None }
            }
        };
    }
    Some(found)
}

/// The finding as a diagnostic that knows its place and nothing more.
pub(super) fn plain(finding: Finding, place: Place) -> Diagnostic {
    Diagnostic {
        code: finding.rule.code,
        name: finding.rule.name,
        severity: finding.severity,
        message: finding.message,
        help: finding.help,
        notes: finding.notes,
        place,
        subject: None,
        found: finding.found,
        expected: finding.expected,
        suggestions: finding.suggestions,
        related: Vec::new(),
        fix: None,
    }
}

/// The innermost entity with an id on the way to `path`, in words: "actor `shamkhani`". An entity
/// whose id cannot be read is called by its number.
pub(super) fn subject(tree: &Node<'_>, path: &PathBuf) -> Option<String> {
    let mut subject = None;
    let mut ty = Record::TYPE;
    let mut node = Some(tree);
    let mut index = None;
    for segment in path.segments() {
        // Past an unknown key nothing is known any more.
        let Some(next) = ty.step(segment) else { break };
        ty = next;
        node = match segment {
            Segment::Key(key) => node.and_then(|node| node.get(key)),
            Segment::Index(number) => {
                index = Some(number);
                node.and_then(Node::as_array).and_then(|entries| entries.get(number))
            }
        };
        if let Type::Entity(entity) = ty
            && let Some(kind) = entity.kind
        {
            let id = node.and_then(|node| node.get("id")).and_then(Node::as_str);
            let id = id.filter(|id| !id.is_empty());
            subject = Some(named(kind, id, index));
        }
    }
    subject
}

fn named(kind: Kind, id: Option<&str>, index: Option<usize>) -> String {
    match (id, index) {
        (Some(id), _) => format!("{} {}", kind.as_str(), crate::rules::words::quoted(id)),
        (None, Some(index)) => format!("{} {}", kind.as_str(), index + 1),
        (None, None) => kind.as_str().to_owned(),
    }
}
