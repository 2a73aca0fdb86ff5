//! From "not valid" to causes.
//!
//! A validator of JSON Schema says which keyword failed. What a contributor needs is what is wrong,
//! where, and what to write. [`explain`] walks the model's description and the tree side by side
//! and names each cause once, with its place: a misspelt key and the missing key it was meant for
//! are one fault, a key of another entity is named as such, and no fault of a part is told again
//! for the whole.
//!
//! As it goes it mends a copy of the tree, with the names that were meant and with samples where
//! values are missing or wrong. That copy reads as a record, so that the rules on records find what
//! else is wrong in the same run. What they say about mended places is a consequence and is dropped
//! ([`Explained::is_consequence`]).

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::publish::named_types;
use super::sample::sample;
use crate::json::{Member, Node, Value};
use crate::model::Record;
use crate::model::path::{Path, PathBuf, Segment};
use crate::model::shape::{
    Entity, Field, FlawKind, Kind, List, Model, Number, Scalar, Type, Vocabulary,
};
use crate::nearest::best;
use crate::rules::shape::{
    bad_format, duplicate_item, empty_value, missing_field, not_in_code_list, null_value,
    out_of_range, schema_version, unknown_field, wrong_type,
};
use crate::rules::{Absence, Finding, text};
use crate::text::Span;

/// The most findings in one record that are told. A file of noise would otherwise become a report
/// many times its size.
pub const MOST_FINDINGS: usize = 1_000;

/// The greatest length, in bytes, of a value that a message repeats or an edit rewrites.
const SHORT: usize = 200;

/// What is wrong with the shape of a record.
#[derive(Debug)]
pub struct Explained<'t> {
    /// The faults, in the order of the model.
    pub findings: Vec<Finding>,
    /// The tree with every fault mended; none where there were more faults than are told.
    pub mended: Option<Node<'t>>,
    tainted: Vec<PathBuf>,
    /// Kinds of which an entity, or its id, could not be read.
    lost: HashSet<Kind>,
}

impl Explained<'_> {
    /// Whether a finding of a rule on the mended record only follows from a fault of shape.
    #[must_use]
    pub fn is_consequence(&self, finding: &Finding) -> bool {
        let touched = |path: &PathBuf| self.tainted.iter().any(|tainted| path.is_within(tainted));
        let missed = match finding.absence {
            None => false,
            Some(Absence::Entity(kinds)) => kinds.iter().any(|kind| self.lost.contains(kind)),
            // Whatever was wrong may have held the reference.
            Some(Absence::Reference) => true,
        };
        missed
            || touched(&finding.spot.path)
            || finding.related.iter().any(|(spot, _)| touched(&spot.path))
    }
}

/// Finds the causes for which the record schema refuses `root`, which was read from `source`.
#[must_use]
pub fn explain<'t>(root: &Node<'t>, source: &'t str) -> Explained<'t> {
    let mut walk = Walk {
        source,
        findings: Vec::new(),
        tainted: Vec::new(),
        lost: HashSet::new(),
        samples: 0,
        entities: named_types().into_iter().filter_map(Type::entity).collect(),
    };
    let mut mended = root.clone();
    walk.value(Record::TYPE, &mut mended, &Path::ROOT, None);
    let complete = walk.findings.len() < MOST_FINDINGS;
    walk.findings.truncate(MOST_FINDINGS);
    Explained {
        findings: walk.findings,
        mended: complete.then_some(mended),
        tainted: walk.tainted,
        lost: walk.lost,
    }
}

struct Walk<'t> {
    source: &'t str,
    findings: Vec<Finding>,
    tainted: Vec<PathBuf>,
    lost: HashSet<Kind>,
    samples: usize,
    entities: Vec<&'static Entity>,
}

impl<'t> Walk<'t> {
    /// Looks at a value, and leaves one of type `ty` in its place.
    fn value(&mut self, ty: Type, node: &mut Node<'t>, path: &Path<'_>, field: Option<&Field>) {
        if self.findings.len() >= MOST_FINDINGS {
            return;
        }
        if matches!(node.value, Value::Null) && !matches!(ty, Type::Json) {
            self.findings.push(null_value::null(path.to_owned(), field));
            self.plant(ty, node, path);
            return;
        }
        match (ty, &mut node.value) {
            (Type::Entity(entity), Value::Object(_)) => self.entity(entity, node, path),
            (Type::List(list), Value::Array(_)) => self.list(list, node, path),
            (Type::Scalar(scalar), Value::String(text)) => {
                if let Err(flaw) = scalar.inspect(text) {
                    let text = text.clone();
                    self.scalar(scalar, &text, &flaw, path, field);
                    self.plant(ty, node, path);
                }
            }
            (Type::Vocabulary(vocabulary), Value::String(text)) => {
                if !vocabulary.words.iter().any(|word| word.word == text) {
                    let text = text.clone();
                    self.word(vocabulary, &text, path, field);
                    self.plant(ty, node, path);
                }
            }
            (Type::Number(number), Value::Number(literal)) => {
                let literal = literal.clone();
                if self.number(number, &literal, path) {
                    self.plant(ty, node, path);
                }
            }
            (Type::Boolean, Value::Bool(_)) | (Type::Json, _) => {}
            (Type::List(_), _) => self.wrap(ty, node, path),
            _ => self.mistyped(ty, node, path),
        }
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
                member.key = Cow::Borrowed(field.name);
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
            let mut value = Node { span: Span::new(span.start, span.start), value: Value::Null };
            self.plant(field.ty, &mut value, &path.key(field.name));
            let key_span = value.span;
            members.push(Member { key: Cow::Borrowed(field.name), key_span, value });
        }
        for member in members {
            let Some(field) = entity.field(&member.key) else { continue };
            let tainted = self.tainted.len();
            self.value(field.ty, &mut member.value, &path.key(field.name), Some(field));
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
        if self.findings.len() >= MOST_FINDINGS {
            return None;
        }
        let place = path.to_owned().key(key.to_owned());
        let absent = |required: bool| {
            let fields = entity.fields.iter();
            fields
                .filter(move |f| f.required == required && !present.contains(f.name))
                .map(|f| f.name)
        };
        let owners: Vec<&Entity> =
            self.entities.iter().copied().filter(|owner| owner.field(key).is_some()).collect();
        let meant = best(key, absent(true))
            .or_else(|| if owners.is_empty() { best(key, absent(false)) } else { None });
        let field = meant.as_ref().and_then(|meant| entity.field(&meant.value));
        self.findings.push(match meant {
            Some(meant) => unknown_field::misspelt(entity, place, key, meant),
            None if owners.is_empty() => unknown_field::unheard_of(entity, place, key),
            None => unknown_field::misplaced(entity, place, key, &owners),
        });
        field
    }

    fn list(&mut self, list: &'static List, node: &mut Node<'t>, path: &Path<'_>) {
        let Value::Array(entries) = &mut node.value else { return };
        if entries.len() < list.min {
            self.findings.push(out_of_range::too_few(path.to_owned(), list.min));
            self.plant(Type::List(list), node, path);
            return;
        }
        for (index, entry) in entries.iter_mut().enumerate() {
            self.value(list.item, entry, &path.index(index), None);
        }
        if list.unique {
            self.repeated(list, entries, path);
        }
    }

    /// Tells the entries that are equal to an earlier one.
    fn repeated(&mut self, list: &'static List, entries: &mut [Node<'t>], path: &Path<'_>) {
        let mut seen: HashMap<String, usize> = HashMap::with_capacity(entries.len());
        for (index, entry) in entries.iter_mut().enumerate() {
            if self.findings.len() >= MOST_FINDINGS {
                return;
            }
            let value = entry.as_str().map(str::to_owned);
            // Samples planted for other faults may be equal; they are no entries of the author's.
            let place = path.index(index).to_owned();
            if self
                .tainted
                .iter()
                .any(|tainted| place.is_within(tainted) || tainted.is_within(&place))
            {
                continue;
            }
            match seen.get(&identity(entry)) {
                None => {
                    seen.insert(identity(entry), index);
                }
                Some(first) => {
                    let first = path.index(*first).to_owned();
                    self.findings.push(duplicate_item::repeated(place, first, value.as_deref()));
                    self.plant(list.item, entry, &path.index(index));
                }
            }
        }
    }

    fn scalar(
        &mut self,
        scalar: &'static Scalar,
        text: &str,
        flaw: &crate::model::Flaw,
        path: &Path<'_>,
        field: Option<&Field>,
    ) {
        let place = path.to_owned();
        self.findings.push(match flaw.kind {
            FlawKind::Empty | FlawKind::OuterSpace | FlawKind::Control => {
                empty_value::empty(place, field, text, flaw)
            }
            FlawKind::Bounds => out_of_range::length(place, flaw),
            _ if scalar.name == "schema_version" => schema_version::another_major(place, text),
            _ => bad_format::malformed(place, scalar, text, flaw),
        });
    }

    fn word(
        &mut self,
        list: &'static Vocabulary,
        text: &str,
        path: &Path<'_>,
        field: Option<&Field>,
    ) {
        let place = path.to_owned();
        let is_code = text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
        self.findings.push(if text.trim().is_empty() {
            let flaw = crate::model::Flaw { kind: FlawKind::Empty, message: "is blank".to_owned() };
            empty_value::empty(place, field, text, &flaw)
        } else if list.name == "country_code" && !is_code {
            bad_format::no_country_code(place, list, text)
        } else {
            not_in_code_list::unlisted(place, list, text)
        });
    }

    /// Whether the number had to be told.
    fn number(&mut self, shape: &'static Number, literal: &str, path: &Path<'_>) -> bool {
        let value: f64 = literal.parse().unwrap_or(f64::NAN);
        if shape.integer && value.fract() != 0.0 {
            let kind = "number with a fraction";
            let ty = Type::Number(shape);
            self.findings.push(wrong_type::wrong_type(
                path.to_owned(),
                ty,
                kind,
                Some(literal),
                None,
            ));
            return true;
        }
        if !(shape.min..=shape.max).contains(&value) {
            self.findings.push(out_of_range::number(path.to_owned(), shape, literal));
            return true;
        }
        false
    }

    /// Tells a single value where a list belongs, and goes on as if it were in brackets.
    fn wrap(&mut self, ty: Type, node: &mut Node<'t>, path: &Path<'_>) {
        let Type::List(list) = ty else { return };
        let text = node.span.of(self.source);
        let fits = matches!(
            (list.item, &node.value),
            (Type::Entity(_), Value::Object(_))
                | (Type::Scalar(_) | Type::Vocabulary(_), Value::String(_))
        );
        let better = (fits && text.len() <= SHORT).then(|| format!("[{text}]"));
        let kind = node.kind();
        let short = short(text);
        self.findings.push(wrong_type::wrong_type(path.to_owned(), ty, kind, short, better));
        if fits {
            let entry = node.clone();
            node.value = Value::Array(vec![entry]);
            if let Value::Array(entries) = &mut node.value {
                for entry in entries {
                    self.value(list.item, entry, &path.index(0), None);
                }
            }
            // The place of the entry is not yet in the text.
            self.taint(path);
        } else {
            self.plant(ty, node, path);
        }
    }

    /// Tells a value of another type than `ty`.
    fn mistyped(&mut self, ty: Type, node: &mut Node<'t>, path: &Path<'_>) {
        let text = node.span.of(self.source);
        let better = match (ty, &node.value) {
            (Type::Scalar(scalar), Value::Number(_) | Value::Bool(_)) => {
                scalar.inspect(text).is_ok().then(|| format!("\"{text}\""))
            }
            (Type::Number(_), Value::String(inner)) => {
                let is_number =
                    crate::json::read(inner).is_ok_and(|n| matches!(n.value, Value::Number(_)));
                is_number.then(|| inner.trim().to_owned())
            }
            (Type::Boolean, Value::String(inner)) => {
                matches!(&**inner, "true" | "false").then(|| inner.to_string())
            }
            (Type::Entity(entity), Value::String(inner)) => only_text(entity, inner),
            _ => None,
        };
        let better = better.filter(|better| better.len() <= SHORT);
        let kind = node.kind();
        self.findings.push(wrong_type::wrong_type(path.to_owned(), ty, kind, short(text), better));
        self.plant(ty, node, path);
    }

    /// Puts a sample in place of a value, so that the record can be read.
    fn plant(&mut self, ty: Type, node: &mut Node<'t>, path: &Path<'_>) {
        self.samples += 1;
        self.lose(ty);
        let value = sample(ty, self.samples);
        *node = planted(&value, node.span);
        self.taint(path);
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

    fn taint(&mut self, path: &Path<'_>) {
        self.tainted.push(path.to_owned());
    }
}

/// The object that says the same as a string, for entities that need no more than one text.
fn only_text(entity: &Entity, text: &str) -> Option<String> {
    let mut required = entity.fields.iter().filter(|field| field.required);
    let (Some(field), None) = (required.next(), required.next()) else { return None };
    let Type::Scalar(scalar) = field.ty else { return None };
    scalar.inspect(text).ok()?;
    Some(format!("{{ \"{}\": {} }}", field.name, serde_json::Value::from(text)))
}

fn short(text: &str) -> Option<&str> {
    (text.len() <= SHORT).then_some(text)
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
        serde_json::Value::Object(members) => Value::Object(
            members
                .iter()
                .map(|(key, value)| Member {
                    key: Cow::Owned(key.clone()),
                    key_span: span,
                    value: planted(value, span),
                })
                .collect(),
        ),
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

/// Finds whole numbers in extensions that a double may not hold: the one fault of the text that no
/// type has.
pub fn unsafe_integers(root: &Node<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let extensions = root.get("extensions").and_then(Node::as_array).unwrap_or_default();
    for (number, extension) in extensions.iter().enumerate() {
        if let Some(data) = extension.get("data") {
            let mut path =
                vec![Segment::Key("extensions"), Segment::Index(number), Segment::Key("data")];
            integers(data, &mut path, &mut findings);
        }
    }
    findings
}

/// Adds the findings in `node`, to which `path` leads. Leaves `path` as it was.
fn integers<'n>(node: &'n Node<'_>, path: &mut Vec<Segment<'n>>, findings: &mut Vec<Finding>) {
    // After one under very long keys no more are told: each would repeat them.
    let is_long = |finding: &Finding| finding.spot.path.to_string().len() > SHORT * 20;
    if findings.len() >= MOST_FINDINGS || findings.last().is_some_and(is_long) {
        return;
    }
    match &node.value {
        Value::Number(literal) => {
            let digits = literal.strip_prefix('-').unwrap_or(literal);
            let is_whole = digits.bytes().all(|b| b.is_ascii_digit());
            let is_safe = digits.parse::<u64>().is_ok_and(|n| n <= 9_007_199_254_740_991);
            if is_whole && !is_safe {
                findings.push(text::not_i_json::unsafe_integer(
                    path.iter().copied().collect(),
                    literal,
                ));
            }
        }
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                path.push(Segment::Index(index));
                integers(entry, path, findings);
                path.pop();
            }
        }
        Value::Object(members) => {
            for member in members {
                path.push(Segment::Key(&member.key));
                integers(&member.value, path, findings);
                path.pop();
            }
        }
        _ => {}
    }
}
