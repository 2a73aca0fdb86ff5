//! The walk through the model's description and the tree, side by side.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::{Explained, MOST_FINDINGS, Reading};
use crate::json::{Member, Node, Value};
use crate::model::path::{Path, PathBuf};
use crate::model::shape::{Entity, Field, Kind, List, Type};
use crate::nearest::best;
use crate::rules::Finding;
use crate::rules::shape::{
    Slot, duplicate_item, missing_field, null_value, out_of_range, unknown_field,
};
use crate::schema::publish::named_types;
use crate::schema::sample::sample;
use crate::text::{Span, Spelling};

/// The state of a walk.
pub(super) struct Walk<'w, 't> {
    pub(super) source: &'t str,
    /// How values were written, if `source` was made from an input of another format.
    pub(super) spelling: Option<&'w dyn Spelling>,
    /// The names of the entity that is looked at.
    pub(super) called: Vec<String>,
    pub(super) findings: Vec<Finding>,
    pub(super) readings: Vec<Reading>,
    /// Places that hold what the author did not write.
    pub(super) tainted: Vec<PathBuf>,
    /// Kinds of which an entity, or its id, could not be read.
    pub(super) lost: HashSet<Kind>,
    /// What has been told of the text, in order of place.
    told: &'w [Span],
    /// How many samples have been planted.
    samples: usize,
}

/// Every entity of the model.
static ENTITIES: LazyLock<Vec<&'static Entity>> =
    LazyLock::new(|| named_types().into_iter().filter_map(Type::entity).collect());

impl<'w, 't> Walk<'w, 't> {
    pub(super) fn new(
        source: &'t str,
        told: &'w [Span],
        spelling: Option<&'w dyn Spelling>,
    ) -> Self {
        Walk {
            source,
            spelling,
            called: Vec::new(),
            findings: Vec::new(),
            readings: Vec::new(),
            tainted: Vec::new(),
            lost: HashSet::new(),
            told,
            samples: 0,
        }
    }

    /// What the walk has found.
    pub(super) fn explained(mut self, mended: Option<Node<'t>>) -> Explained<'t> {
        self.findings.truncate(MOST_FINDINGS);
        let Walk { findings, readings, tainted, lost, .. } = self;
        Explained { findings, mended, readings, tainted, lost }
    }

    /// Whether there is no room for more findings.
    pub(super) fn is_full(&self) -> bool {
        self.findings.len() >= MOST_FINDINGS
    }

    /// Looks at a value, and leaves one of type `ty` in its place.
    pub(super) fn value(&mut self, ty: Type, node: &mut Node<'t>, path: &Path<'_>, slot: Slot<'_>) {
        if self.is_full() {
            return;
        }
        let fault = match (ty, &mut node.value) {
            (Type::Json, _) | (Type::Boolean, Value::Bool(_)) => None,
            (_, Value::Null) => Some(null_value::null(path.to_owned(), slot)),
            (Type::Entity(entity), Value::Object(_)) => return self.entity(entity, node, path),
            (Type::List(list), Value::Array(_)) => return self.list(list, node, path),
            (Type::List(list), _) => return self.wrap(list, node, path),
            (Type::Scalar(scalar), Value::String(text)) => Self::scalar(scalar, text, path, slot),
            (Type::Vocabulary(list), Value::String(text)) => self.word(list, text, path, slot),
            (Type::Number(number), Value::Number(literal)) => Self::number(number, literal, path),
            _ => Some(self.mistyped(ty, node, path)),
        };
        if let Some(fault) = fault {
            if !self.is_told(node.span) {
                self.findings.push(fault);
            }
            self.plant(ty, node, path);
        }
    }

    /// Whether something within that span has been told already.
    fn is_told(&self, span: Span) -> bool {
        let next = self.told.partition_point(|told| told.start < span.start);
        self.told.get(next).is_some_and(|told| told.end <= span.end)
    }

    fn entity(&mut self, entity: &'static Entity, node: &mut Node<'t>, path: &Path<'_>) {
        let span = node.span;
        let Value::Object(members) = &mut node.value else { return };
        let mut present: HashSet<&'static str> =
            members.iter().filter_map(|m| entity.field(&m.key)).map(|field| field.name).collect();
        members.retain_mut(|member| {
            if entity.field(&member.key).is_some() {
                return true;
            }
            if let Some(field) = self.unknown(entity, &member.key, &present, path) {
                let key = std::mem::replace(&mut member.key, Cow::Borrowed(field.name));
                self.readings.push(Reading::Renamed(path.to_owned(), key.into_owned(), field.name));
                present.insert(field.name);
                return true;
            }
            // An unknown list may hold what references lead to.
            if matches!(member.value.value, Value::Object(_) | Value::Array(_)) {
                self.lose(Type::Entity(entity));
            }
            false
        });
        let missing: Vec<&Field> = entity
            .fields
            .iter()
            .filter(|field| field.required && !present.contains(field.name))
            .collect();
        if !missing.is_empty() {
            self.findings.push(missing_field::missing(entity, path.to_owned(), &missing));
        }
        for field in missing {
            if field.name == "id" {
                self.lost.extend(entity.kind);
            }
            let at = Span::new(span.start, span.start);
            let mut value = Node { span: at, value: Value::Null };
            self.plant(field.ty, &mut value, &path.key(field.name));
            members.push(Member { key: Cow::Borrowed(field.name), key_span: at, value });
        }
        let called = names_in(entity, members);
        for member in members {
            let Some(field) = entity.field(&member.key) else { continue };
            let tainted = self.tainted.len();
            if field.name == "country" {
                self.called.clone_from(&called);
            }
            self.value(field.ty, &mut member.value, &path.key(field.name), Slot::Field(field));
            if field.name == "id" && self.tainted.len() > tainted {
                self.lost.extend(entity.kind);
            }
        }
    }

    /// Tells a key that does not belong, and returns the field that was meant, if one was.
    fn unknown(
        &mut self,
        entity: &'static Entity,
        key: &str,
        present: &HashSet<&'static str>,
        path: &Path<'_>,
    ) -> Option<&'static Field> {
        if self.is_full() {
            return None;
        }
        let absent = |required: bool| {
            let fields = entity.fields.iter().filter(move |field| field.required == required);
            fields.map(|field| field.name).filter(|name| !present.contains(name))
        };
        let owners: Vec<&Entity> =
            ENTITIES.iter().copied().filter(|owner| owner.field(key).is_some()).collect();
        let usual = unknown_field::usual_name(entity, key).filter(|name| !present.contains(name));
        if let Some(field) = usual.and_then(|name| entity.field(name)) {
            let place = path.to_owned().key(field.name);
            self.findings.push(unknown_field::called_otherwise(entity, place, key, field.name));
            return Some(field);
        }
        let required = best(key, absent(true));
        let is_required = required.is_some();
        let optional = || if owners.is_empty() { best(key, absent(false)) } else { None };
        let meant = required.or_else(optional);
        let field = meant.as_ref().and_then(|meant| entity.field(&meant.value));
        let own = || path.to_owned().key(key.to_owned());
        self.findings.push(match (meant, field) {
            (Some(meant), Some(field)) => {
                let place = path.to_owned().key(field.name);
                unknown_field::misspelt(entity, place, key, meant, is_required)
            }
            _ if owners.is_empty() => unknown_field::unheard_of(entity, own(), key),
            _ => unknown_field::misplaced(entity, own(), key, &owners),
        });
        field
    }

    fn list(&mut self, list: &'static List, node: &mut Node<'t>, path: &Path<'_>) {
        let Value::Array(entries) = &mut node.value else { return };
        if entries.len() < list.min {
            self.findings.push(out_of_range::too_few(path.to_owned(), list.min));
            return self.plant(Type::List(list), node, path);
        }
        let slot = Slot::Entry { spare: entries.len() > list.min };
        let mut mended: Vec<usize> = Vec::new();
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (index, entry) in entries.iter_mut().enumerate() {
            if self.is_full() {
                return;
            }
            let tainted = self.tainted.len();
            self.value(list.item, entry, &path.index(index), slot);
            if !list.unique {
                continue;
            }
            // An entry with a sample in it is not the author's.
            if self.tainted.len() > tainted {
                mended.push(index);
                continue;
            }
            if let Some(first) = seen.get(&identity(entry)) {
                let (first, again) = (path.index(*first).to_owned(), path.index(index).to_owned());
                self.findings.push(duplicate_item::repeated(again, first, entry.as_str()));
                mended.push(index);
            } else {
                seen.insert(identity(entry), index);
            }
        }
        // Mended entries come last, so that none takes the place of one that was written. Of a list
        // of words there may be too few to give each entry one; it holds nothing that matters then.
        for index in mended.into_iter().rev() {
            let place = path.index(index);
            let entry = &mut entries[index];
            let mut tries = 0..=seen.len();
            while seen.contains_key(&identity(entry)) && tries.next().is_some() {
                self.plant(list.item, entry, &place);
            }
            if seen.insert(identity(&entries[index]), index).is_some() {
                entries.remove(index);
            }
        }
    }

    /// Puts a sample in place of a value, so that the record can be read.
    pub(super) fn plant(&mut self, ty: Type, node: &mut Node<'t>, path: &Path<'_>) {
        self.samples += 1;
        self.lose(ty);
        *node = planted(&sample(ty, self.samples), node.span);
        self.tainted.push(path.to_owned());
    }

    /// Notes that entities of a type could not be read.
    fn lose(&mut self, ty: Type) {
        match ty {
            Type::Entity(entity) => {
                self.lost.extend(entity.kind);
                for field in entity.fields {
                    self.lose(field.ty);
                }
            }
            Type::List(list) => self.lose(list.item),
            _ => {}
        }
    }
}

/// The names of an entity that has a country, first the one it goes by.
fn names_in(entity: &Entity, members: &[Member<'_>]) -> Vec<String> {
    if entity.field("country").is_none() {
        return Vec::new();
    }
    let member = |key: &str| members.iter().find(|member| member.key == key);
    let own = member("name").and_then(|member| member.value.as_str());
    let others = member("names").and_then(|member| member.value.as_array()).unwrap_or_default();
    let others = others.iter().take(16).filter_map(|name| name.get("text")?.as_str());
    own.into_iter().chain(others).map(str::to_owned).collect()
}

/// A tree of the same value, all at one place.
fn planted<'t>(value: &serde_json::Value, span: Span) -> Node<'t> {
    let value = match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(value) => Value::Bool(*value),
        serde_json::Value::Number(number) => Value::Number(Cow::Owned(number.to_string())),
        serde_json::Value::String(text) => Value::String(Cow::Owned(text.clone())),
        serde_json::Value::Array(entries) => {
            Value::Array(entries.iter().map(|entry| planted(entry, span)).collect())
        }
        serde_json::Value::Object(members) => {
            let member = |(key, value): (&String, &serde_json::Value)| {
                let key = Cow::Owned(key.clone());
                Member { key, key_span: span, value: planted(value, span) }
            };
            Value::Object(members.iter().map(member).collect())
        }
    };
    Node { span, value }
}

/// A text that is equal for equal values. Lists without repetition hold strings and objects of
/// strings.
fn identity(node: &Node<'_>) -> String {
    match &node.value {
        Value::Object(members) => {
            let mut parts: Vec<String> =
                members.iter().map(|m| format!("{:?}:{}", m.key, identity(&m.value))).collect();
            parts.sort();
            format!("{{{}}}", parts.join(","))
        }
        Value::String(text) => format!("{text:?}"),
        _ => node.to_value().to_string(),
    }
}
