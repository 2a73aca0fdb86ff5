//! From an article to a record, as far as the article goes.
//!
//! Every string and number of the article that becomes part of the record is ticked off. What is left
//! over at the end is either of no concern to a record, which is a list below, or an error.

use std::collections::HashSet;

use super::articles::{Article, clip, error_at, malformed};
use super::caution::{self, QUALIFIERS};
use super::date;
use super::form::{Code, Form, Table, VERSIONS, address, bare};
use super::mapping::RECORD;
use crate::formats::draft::Draft;
use crate::formats::places::{Places, TextPlaces};
use crate::formats::{Error, Found};
use crate::json::{self, Node, Value};
use crate::model::Record;
use crate::model::shape::{Entity, List, Model as _, Type};
use crate::text::Span;

/// What is not about what an article says, but about the page that it is on, the pictures, the counts and
/// the offers around it. What begins with `/` is so of the article itself, and what has another property
/// before the `/` is so in that one.
const IGNORED: &[&str] = &[
    "/@context",
    "/articleSection",
    "/copyrightHolder",
    "/copyrightYear",
    "/description",
    "/discussionUrl",
    "/identifier",
    "/isAccessibleForFree",
    "/isPartOf",
    "/keywords",
    "/mainEntityOfPage",
    "/speakable",
    "/wordCount",
    "associatedMedia",
    "author/jobTitle",
    "author/sameAs",
    "author/url",
    "comment",
    "commentCount",
    "image",
    "interactionStatistic",
    "logo",
    "potentialAction",
    "publisher/sameAs",
    "publisher/url",
    "thumbnail",
    "thumbnailUrl",
    "video",
];

/// How many properties a message names at most.
const NAMED: usize = 8;

/// Reads an article.
///
/// # Errors
/// When it is not JSON, is no article, or has something that no part of a record can hold.
pub(super) fn record(article: Article) -> Result<Found, Error> {
    let root = json::read(&article.text).map_err(|fault| malformed(&article, &fault))?;
    let Type::Entity(shape) = Record::TYPE else {
        return Err(Error::malformed("a record is no entity"));
    };
    if !is_of(&root, &RECORD) {
        let message = "this is no `NewsArticle` of schema.org, nor an article of a similar type";
        let types = RECORD.types.join("`, `");
        let help = format!("give the article one of the types `{types}`");
        return Err(error_at(&article, root.span, message.to_owned(), Some(help)));
    }
    let mut reading = Reading::of(&root);
    let mut fields = reading.entity(&root, &RECORD, shape);
    if reading.ours {
        add_empty_lists(&mut fields, shape, root.span);
    }
    if let Some(error) = reading.left_over(&root, &article) {
        return Err(error);
    }
    let mut draft = Draft::new();
    Piece::Object(fields).write(root.span, &mut draft);
    let (json, spans) = draft.finish();
    let Article { text, first_line, offset } = article;
    let places = TextPlaces { text: text.into(), first_line, offset, spans };
    Ok(Found { json, places: Places::Text(places), faults: Vec::new() })
}

/// The lists that every record has: where an article of ours has no entry, there was none.
fn add_empty_lists(fields: &mut Vec<Member>, shape: &'static Entity, at: Span) {
    for field in shape.fields {
        let is_list = matches!(field.ty, Type::List(List { min: 0, .. }));
        let is_there = fields.iter().any(|member| member.name == field.name);
        if field.required && is_list && !is_there {
            fields.push(Member { name: field.name, key: at, value: Piece::List(Vec::new()), at });
        }
    }
}

/// A part of the record that is being made.
enum Piece {
    /// A string, number, `true` or `false` as JSON text.
    Json(String),
    Object(Vec<Member>),
    List(Vec<(Piece, Span)>),
}

/// A member of an object, with the places of its key and its value in the article.
struct Member {
    name: &'static str,
    key: Span,
    value: Piece,
    at: Span,
}

impl Piece {
    fn write(self, at: Span, draft: &mut Draft<Span>) {
        match self {
            Piece::Json(json) => draft.raw(&json, at),
            Piece::Object(members) => {
                draft.begin_object();
                for Member { name, key, value, at } in members {
                    draft.key(name, key);
                    value.write(at, draft);
                }
                draft.end_object(at);
            }
            Piece::List(entries) => {
                draft.begin_list();
                for (entry, at) in entries {
                    entry.write(at, draft);
                }
                draft.end_list(at);
            }
        }
    }

    fn text(text: &str) -> Piece {
        Piece::Json(serde_json::Value::from(text).to_string())
    }
}

struct Reading {
    /// The IRI of the record, if the article has it.
    record: Option<String>,
    /// Whether this crate has written it.
    ours: bool,
    /// Where the strings and numbers begin that have become a part of the record.
    used: HashSet<usize>,
}

impl Reading {
    fn of(root: &Node<'_>) -> Self {
        let id = root.get("@id").and_then(Node::as_str);
        let version = root.get("schemaVersion").and_then(Node::as_str);
        Reading {
            record: id.filter(|id| Code::Record.decode(id, None).is_some()).map(str::to_owned),
            ours: version.is_some_and(|version| version.starts_with(VERSIONS)),
            used: HashSet::new(),
        }
    }

    fn tick(&mut self, node: &Node<'_>) {
        self.used.insert(node.span.start);
    }

    fn is_used(&self, node: &Node<'_>) -> bool {
        self.used.contains(&node.span.start)
    }

    /// The fields of an entity that are in a node.
    fn entity(
        &mut self,
        node: &Node<'_>,
        table: &'static Table,
        shape: &'static Entity,
    ) -> Vec<Member> {
        let mut members = Vec::new();
        for (field, (_, form)) in shape.fields.iter().zip(table.fields) {
            if let Some((key, value, at)) = self.field(node, form, field.ty) {
                members.push(Member { name: field.name, key, value, at });
            }
        }
        members
    }

    /// A field that is in a node: where its key stands, what it is, and where it stands.
    fn field(
        &mut self,
        node: &Node<'_>,
        form: &'static Form,
        ty: Type,
    ) -> Option<(Span, Piece, Span)> {
        match form {
            Form::One(property, code) => {
                self.each(node, property, ty, |reading, value, _| reading.text(value, code))
            }
            Form::Ref(property) => self.each(node, property, ty, |reading, value, _| {
                reading.text(value.get("@id")?, &Code::Local)
            }),
            Form::Node(property, table) => {
                self.each(node, property, ty, |reading, value, ty| reading.node(value, table, ty))
            }
            Form::Kind { prefix, words } => self.kind(node, prefix, words),
            Form::Dates(first, last, _) => self.dates(node, first, last),
            Form::Basis | Form::Lost(_) => None,
            Form::Described => self.described(node),
            Form::Part => self.each(node, "roleName", ty, |reading, value, _| {
                let part = part_of(value.as_str()?).1;
                reading.tick(value);
                Some(Piece::text(part))
            }),
            Form::Attendance => {
                let name = node.member("roleName")?;
                let known = ["invited", "expected"];
                let (before, _) = part_of(name.value.as_str()?);
                let attendance = before.split(' ').find(|word| known.contains(word))?;
                Some((name.key_span, Piece::text(attendance), name.value.span))
            }
            Form::Or(first, second) => {
                self.field(node, first, ty).or_else(|| self.field(node, second, ty))
            }
            Form::Same(table) => {
                let members = self.entity(node, table, ty.entity()?);
                let some = !members.is_empty();
                some.then_some((node.span, Piece::Object(members), node.span))
            }
            Form::Within(property, _, form) => {
                let (key, inner) = values(node, property)?;
                let inner = inner.first()?;
                let found = self.field(inner, form, ty)?;
                inner.get("@type").into_iter().for_each(|ty| self.tick_all(ty));
                Some((key, found.1, found.2))
            }
            Form::Either(types, then, otherwise) => {
                let is_it = types.iter().any(|ty| has_type(node, ty));
                let form = if is_it { then } else { otherwise };
                self.field(node, form, ty)
            }
            Form::Ours(form) => {
                if self.ours {
                    self.field(node, form, ty)
                } else {
                    None
                }
            }
        }
    }

    /// The values of a property that can be read: all of them for a list, or else the first.
    fn each(
        &mut self,
        node: &Node<'_>,
        property: &str,
        ty: Type,
        mut read: impl FnMut(&mut Self, &Node<'_>, Type) -> Option<Piece>,
    ) -> Option<(Span, Piece, Span)> {
        let (key, all) = values(node, property)?;
        let Type::List(list) = ty else {
            return all.iter().find_map(|value| Some((key, read(self, value, ty)?, value.span)));
        };
        let entries: Vec<_> = all
            .iter()
            .filter_map(|value| Some((read(self, value, list.item)?, value.span)))
            .collect();
        let at = Span::new(entries.first()?.1.start, entries.last()?.1.end);
        Some((key, Piece::List(entries), at))
    }

    /// A string, number, `true` or `false`.
    fn text(&mut self, value: &Node<'_>, code: &Code) -> Option<Piece> {
        let value = without_language(value);
        let piece = match &value.value {
            Value::String(text) => Piece::text(code.decode(text, self.record.as_deref())?),
            Value::Number(literal) if matches!(code, Code::Plain) => {
                Piece::Json(literal.to_string())
            }
            Value::Bool(value) if matches!(code, Code::Plain) => Piece::Json(value.to_string()),
            _ => return None,
        };
        self.tick(value);
        Some(piece)
    }

    /// The entity of a node, if it is of a type that has it.
    fn node(&mut self, node: &Node<'_>, table: &'static Table, ty: Type) -> Option<Piece> {
        if !is_of(node, table) {
            return None;
        }
        let members = self.entity(node, table, ty.entity()?);
        if members.is_empty() {
            return None;
        }
        // A type that no field has is told by what the node is for.
        node.get("@type").into_iter().for_each(|ty| self.tick_all(ty));
        let further = values(node, "additionalType").map_or(&[][..], |(_, further)| further);
        let is_marker = |ty: &&Node<'_>| ty.as_str().is_some_and(|ty| table.marker.contains(&ty));
        further.iter().filter(is_marker).for_each(|ty| self.tick(ty));
        if self.ours {
            self.tick_added(node);
        }
        Some(Piece::Object(members))
    }

    /// Ticks off what is added to nodes of ours and says nothing that the record has: the sentence that
    /// a reader must know, and that a claim appears in the article.
    fn tick_added(&mut self, node: &Node<'_>) {
        if let Some(caution) = node.get(caution::PROPERTY) {
            self.tick(caution);
            let description = node.get("description");
            let is_alone = |text: &&Node<'_>| text.as_str() == caution.as_str();
            description.filter(is_alone).into_iter().for_each(|text| self.tick(text));
        }
        let article = node.get("appearance").and_then(|article| article.get("@id"));
        let is_ours = |id: &&Node<'_>| id.as_str() == self.record.as_deref();
        article.filter(is_ours).into_iter().for_each(|id| self.tick(id));
    }

    /// Our words about a node, without the sentence before them.
    fn described(&mut self, node: &Node<'_>) -> Option<(Span, Piece, Span)> {
        let member = node.member("description")?;
        let value = without_language(&member.value);
        let caution = node.get(caution::PROPERTY).and_then(Node::as_str).filter(|_| self.ours);
        let text = value.as_str()?;
        let words = caution.and_then(|caution| text.strip_prefix(caution));
        let words = match words {
            Some(words) => words.strip_prefix(' ')?,
            None => text,
        };
        self.tick(value);
        Some((member.key_span, Piece::text(words), value.span))
    }

    fn tick_all(&mut self, value: &Node<'_>) {
        for value in flat(value) {
            self.tick(value);
        }
    }

    /// The word that the type of a node means.
    fn kind(
        &mut self,
        node: &Node<'_>,
        prefix: &str,
        words: &'static [(&'static str, &'static str)],
    ) -> Option<(Span, Piece, Span)> {
        let (key, types) = values(node, "@type")?;
        let known =
            |ty: &&Node<'_>| ty.as_str().is_some_and(|ty| words.iter().any(|w| w.1 == bare(ty)));
        let ty = types.iter().find(known)?;
        for ty in types {
            self.tick(ty);
        }
        let name = bare(ty.as_str()?);
        let more = values(node, "additionalType").map_or(&[][..], |(_, more)| more);
        for value in more {
            let word = value.as_str().and_then(|text| text.strip_prefix(prefix));
            let has_type = |word: &&str| words.contains(&(*word, name));
            if let Some(word) = word.filter(has_type) {
                self.tick(value);
                return Some((key, Piece::text(word), value.span));
            }
        }
        let (word, _) = words.iter().find(|(_, other)| *other == name)?;
        Some((key, Piece::text(word), ty.span))
    }

    /// The date that two properties say.
    fn dates(&mut self, node: &Node<'_>, first: &str, last: &str) -> Option<(Span, Piece, Span)> {
        let found = |property| {
            let member = node.member(property)?;
            let value = without_language(&member.value);
            Some((member.key_span, value, value.as_str()?))
        };
        let (first, last) = (found(first), found(last));
        let text = date::of_two(first.map(|one| one.2), last.map(|one| one.2))?;
        first.iter().chain(&last).for_each(|(_, value, _)| self.tick(value));
        let (key, value, _) = first.or(last)?;
        Some((key, Piece::text(&text), value.span))
    }

    /// The error of what has not become a part of the record and should have.
    fn left_over(&self, root: &Node<'_>, article: &Article) -> Option<Error> {
        let mut left = Vec::new();
        self.look_over(root, &mut Vec::new(), &mut left);
        let (_, first) = left.first()?;
        let mut names: Vec<&str> = Vec::new();
        for (path, _) in &left {
            if !names.contains(&path.as_str()) {
                names.push(path);
            }
            if names.len() > NAMED {
                break;
            }
        }
        let more = if names.len() > NAMED { " and others" } else { "" };
        names.truncate(NAMED);
        let plural = if names.len() > 1 { "are parts" } else { "is a part" };
        let message = format!(
            "`{}`{more} {plural} of the article that a record has no place for",
            names.join("`, `")
        );
        let help = "take out what is not needed, and write the rest in a form that is read; the \
                    pages on formats say which";
        Some(error_at(article, *first, message, Some(help.to_owned())))
    }

    /// Collects what is left over, by the names of the properties it is in.
    fn look_over<'n>(
        &self,
        node: &'n Node<'_>,
        path: &mut Vec<&'n str>,
        left: &mut Vec<(String, Span)>,
    ) {
        match &node.value {
            Value::Null => {}
            Value::Array(entries) => {
                for entry in entries {
                    self.look_over(entry, path, left);
                }
            }
            Value::Object(members) => {
                // The name that a page has for a node goes with the node, if that is read.
                let is_read = path.is_empty()
                    || members
                        .iter()
                        .any(|member| flat(&member.value).iter().any(|v| self.is_used(v)));
                let same = addresses(node);
                for member in members {
                    path.push(&member.key);
                    let is_name = member.key == "@id" && is_read && !self.is_ours(member);
                    let is_address = same == Some(member.key_span);
                    if !is_name && !is_address && !is_ignored(path) {
                        self.look_over(&member.value, path, left);
                    }
                    path.pop();
                }
            }
            // There may be millions; the message names a few.
            _ if left.len() < 1000 && !self.is_used(node) => {
                let names: Vec<_> = path.iter().map(|name| clip(name)).collect();
                left.push((names.join("/"), node.span));
            }
            _ => {}
        }
    }

    /// Whether an `@id` is one of this record, and not a name that a page has for one of its nodes.
    fn is_ours(&self, id: &json::Member<'_>) -> bool {
        let id = id.value.as_str().unwrap_or_default();
        self.record.as_deref().is_some_and(|record| id.starts_with(record))
    }
}

/// The part that somebody has, behind the words that say how sure it is, if it is written so.
fn part_of(name: &str) -> (&str, &str) {
    match name.rsplit_once(' ') {
        Some((before, part)) if before.split(' ').all(|word| QUALIFIERS.contains(&word)) => {
            (before, part)
        }
        _ => ("", name),
    }
}

/// Whether a node is one of an entity: it has a type of its table, and the further one if there is one.
/// What has no types in its table is no node, and can be a string as well.
fn is_of(node: &Node<'_>, table: &Table) -> bool {
    let has = |property, wanted: &dyn Fn(&str) -> bool| {
        let all = values(node, property).map_or(&[][..], |(_, all)| all);
        all.iter().filter_map(Node::as_str).any(wanted)
    };
    let is_marked = || table.marker.iter().all(|marker| has("additionalType", &|ty| ty == *marker));
    table.types.is_empty() || (has("@type", &|ty| table.types.contains(&bare(ty))) && is_marked())
}

fn has_type(node: &Node<'_>, wanted: &str) -> bool {
    let all = values(node, "@type").map_or(&[][..], |(_, all)| all);
    all.iter().filter_map(Node::as_str).any(|ty| bare(ty) == wanted)
}

/// The values of a property, and where its key stands. A string is a text without a language.
fn values<'n, 't>(node: &'n Node<'t>, property: &str) -> Option<(Span, &'n [Node<'t>])> {
    if property == "@value" && matches!(node.value, Value::String(_)) {
        return Some((node.span, std::slice::from_ref(node)));
    }
    let member = node.member(property)?;
    Some((member.key_span, flat(&member.value)))
}

/// The entries of a list, or the one value that is none.
fn flat<'n, 't>(value: &'n Node<'t>) -> &'n [Node<'t>] {
    match &value.value {
        Value::Array(entries) => entries,
        _ => std::slice::from_ref(value),
    }
}

/// The text of `{ "@value": text }`.
fn without_language<'n, 't>(value: &'n Node<'t>) -> &'n Node<'t> {
    match value.as_object() {
        Some([only]) if only.key == "@value" => &only.value,
        _ => value,
    }
}

/// Where the key of `sameAs` stands, if a node has nothing there but addresses that its identifiers
/// stand for.
fn addresses(node: &Node<'_>) -> Option<Span> {
    let (key, all) = values(node, "sameAs")?;
    let (_, identifiers) = values(node, "identifier")?;
    let known: HashSet<String> = identifiers
        .iter()
        .filter_map(|one| address(one.get("propertyID")?.as_str()?, one.get("value")?.as_str()?))
        .collect();
    let is_known = |value: &Node<'_>| value.as_str().is_some_and(|text| known.contains(text));
    all.iter().all(is_known).then_some(key)
}

/// Whether a property is of no concern to a record.
fn is_ignored(path: &[&str]) -> bool {
    let [.., last] = path else { return false };
    let parent = path.iter().rev().nth(1).copied().unwrap_or_default();
    IGNORED.iter().any(|ignored| match ignored.split_once('/') {
        Some((outer, inner)) => outer == parent && inner == *last,
        None => ignored == last,
    })
}
