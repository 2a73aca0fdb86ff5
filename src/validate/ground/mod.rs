//! Gives anchors their positions: the words are looked up in the source, and the text of the record
//! is changed where numbers stand, and nowhere else.
//!
//! Whoever extracts quotations by machine writes words without positions, for models cannot count.
//! Here the positions are filled in, and wrong ones put right. Words are never changed, but for the
//! characters they are written with. What cannot be decided is refused, with what there is to decide.

mod beside;
mod edits;
mod guard;
mod place;

use std::ops::Range;

use self::beside::Beside;
use self::edits::Edits;
use self::guard::{Blocked, Shape};
use self::place::{Found, Placer, Wanted};
use super::texts::Text;
use super::{Asked, Source};
use crate::grounding::{SourceText, Unavailable, ends_like, starts_like};
use crate::json::{self, FaultKind, Node, Value};
use crate::model::Record;
use crate::model::shape::{Entity, Model, Type};
use crate::rules::Rule;
use crate::rules::quotes::alteration::Judge;
use crate::rules::quotes::printed::Printed;
use crate::rules::quotes::respell::retold;
use crate::rules::quotes::source_changed::miscopied;
use crate::rules::quotes::text_differs_from_anchors::respelled_as;
use crate::rules::text::duplicate_key::DUPLICATE_KEY;
use crate::rules::text::not_i_json::NOT_I_JSON;
use crate::rules::words::quoted;
use crate::schema::explain::unsafe_integers;

/// A record with its anchors in their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounded {
    /// Its text, changed as the steps say.
    pub text: String,
    /// What was done and what was refused, in order of place. Anchors that were right are not among
    /// them.
    pub steps: Vec<Step>,
}

impl Grounded {
    /// Whether something was refused.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.steps.iter().any(|step| step.action == Action::Refused)
    }
}

/// What was done at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The place, as a JSON Pointer (RFC 6901) into the record as it was.
    pub pointer: String,
    /// What was done.
    pub action: Action,
    /// The positions that stood there, in Unicode scalar values, if there were both.
    pub from: Option<Range<usize>>,
    /// The positions that stand there now, in Unicode scalar values.
    pub to: Option<Range<usize>>,
    /// Why.
    pub why: String,
    /// Further facts, a line each.
    pub notes: Vec<String>,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Something that was not there was filled in.
    Filled,
    /// Something that was wrong was put right.
    Repaired,
    /// A `null` was taken out.
    Removed,
    /// Nothing was done, because it cannot be decided.
    Refused,
}

impl Action {
    /// The action in a word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Action::Filled => "filled",
            Action::Repaired => "repaired",
            Action::Removed => "removed",
            Action::Refused => "refused",
        }
    }
}

/// Why a record cannot be grounded at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ungrounded {
    /// It is not JSON; with what is wrong.
    NotJson(String),
    /// Programs read it differently; with what is wrong.
    Ambiguous(String),
    /// It is no object.
    NoRecord,
    /// There is no text to look its words up in.
    NoText,
    /// The text that it names is not at hand.
    Unavailable(Unavailable),
}

impl std::fmt::Display for Ungrounded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Ungrounded::NotJson(fault) => write!(f, "it is not JSON: {fault}"),
            Ungrounded::Ambiguous(fault) => write!(f, "programs read it differently: {fault}"),
            Ungrounded::NoRecord => f.write_str("it is no JSON object"),
            Ungrounded::NoText => f.write_str("the text of its source is not at hand"),
            Ungrounded::Unavailable(reason) => write!(f, "the text of its source {reason}"),
        }
    }
}

impl std::error::Error for Ungrounded {}

/// Gives the anchors of a record their positions. The text of the source is found as in
/// [`check`](super::check). Doing it again changes nothing. No change is made that would make an error
/// of shape in the record; it is refused, with what would be wrong.
///
/// # Errors
/// Why nothing can be said of the record at all.
///
/// ```
/// use verbale::grounding::SourceText;
/// use verbale::validate::{Source, ground};
///
/// let record = r#"{ "quotes": [{ "kind": "direct", "text": "We shall see" }] }"#;
/// let text = SourceText::new("“We shall see,” she said.");
/// let grounded = ground(record, &Source::new(b"").with_text(&text)).unwrap();
/// assert!(grounded.text.contains(r#""anchors": [{ "start": 1, "end": 13, "exact": "We shall see" }]"#));
/// ```
pub fn ground(record: &str, source: &Source<'_>) -> Result<Grounded, Ungrounded> {
    let root = read(record)?;
    let text = text_of(&root, source)?;
    let mut blocked = Blocked::new();
    let mut shape = None;
    for _ in 0..ROUNDS {
        let done = attempt(record, &root, &text, &blocked);
        if done.text == record {
            return Ok(done);
        }
        let shape = shape.get_or_insert_with(|| Shape::of(record));
        let broken = shape.broken(&done.text, &done.steps);
        if broken.is_empty() {
            return Ok(done);
        }
        let known = blocked.len();
        for (step, reason) in broken {
            blocked.extend(step.map(|step| (step, reason)));
        }
        if blocked.len() == known {
            break;
        }
    }
    let why = "a change would break the shape of the record".to_owned();
    let (pointer, action) = (String::new(), Action::Refused);
    let step = Step { pointer, action, from: None, to: None, why, notes: Vec::new() };
    Ok(Grounded { text: record.to_owned(), steps: vec![step] })
}

/// How often changes are made without those that broke something.
const ROUNDS: usize = 4;

/// Makes all changes but those that are blocked.
fn attempt(record: &str, root: &Node<'_>, text: &SourceText, blocked: &Blocked) -> Grounded {
    let language = root.get("source").and_then(|source| source.get("language"));
    let language = language.and_then(Node::as_str).unwrap_or_default();
    let mut grounder = Grounder {
        record,
        placer: Placer::new(text, language),
        edits: Edits::new(record),
        steps: Vec::new(),
        blocked,
        beside: Beside::default(),
        quotes: root.get("quotes").and_then(Node::as_array).unwrap_or_default(),
    };
    grounder.placer.learn(root);
    if grounder.source(root, text) {
        grounder.walk(Record::TYPE, root, &mut String::new(), false);
    }
    Grounded { text: grounder.edits.apply(), steps: grounder.steps }
}

/// The tree of a record that all programs read alike.
fn read(record: &str) -> Result<Node<'_>, Ungrounded> {
    let ambiguous =
        |fault: &str, rule: &Rule| Err(Ungrounded::Ambiguous(format!("{fault} ({})", rule.code)));
    let root = match json::read(record) {
        Ok(root) => root,
        Err(fault) => {
            return match fault.kind {
                FaultKind::LoneSurrogate | FaultKind::NumberOverflow => {
                    ambiguous(&fault.message, &NOT_I_JSON)
                }
                _ => Err(Ungrounded::NotJson(fault.message)),
            };
        }
    };
    if root.as_object().is_none() {
        return Err(Ungrounded::NoRecord);
    }
    // Of two members with one key no change could tell which is meant.
    if let Some(again) = root.duplicates().first() {
        let (key, pointer) = (quoted(&again.key), quoted(&again.pointer));
        let fault = format!("the key {key} comes twice in one object, at {pointer}");
        return ambiguous(&fault, &DUPLICATE_KEY);
    }
    match unsafe_integers(&root).first() {
        Some(finding) => ambiguous(&finding.message, finding.rule),
        None => Ok(root),
    }
}

fn text_of<'s>(root: &Node<'_>, source: &Source<'s>) -> Result<Text<'s>, Ungrounded> {
    let document = root.get("source");
    let field = |key: &str| document.and_then(|node| node.get(key)).and_then(Node::as_str);
    if let Some(text) = field("text") {
        return Ok(Text::Own(Box::new(SourceText::new(text))));
    }
    if let Some(text) = source.text {
        return Ok(Text::Given(text));
    }
    let asked = Asked {
        id: root.get("id").and_then(Node::as_str).unwrap_or_default(),
        text_file: field("text_file"),
        text_sha256: field("text_sha256"),
    };
    let found = source.texts.map_or(Ok(None), |texts| texts.find(&asked));
    found.map_err(Ungrounded::Unavailable)?.map(Text::Shared).ok_or(Ungrounded::NoText)
}

/// Why words are changed that differ from the source in typography alone.
const WRITTEN_AS_SOURCE: &str = "written as the source does";

struct Grounder<'g> {
    record: &'g str,
    placer: Placer<'g>,
    edits: Edits<'g>,
    steps: Vec<Step>,
    /// What is not changed.
    blocked: &'g Blocked,
    /// The places of the quotation to which the next anchor belongs.
    beside: Beside,
    /// The quotes of the record.
    quotes: &'g [Node<'g>],
}

impl<'g> Grounder<'g> {
    fn step(&mut self, pointer: &str, action: Action, why: impl Into<String>) -> &mut Step {
        self.steps.push(Step {
            pointer: pointer.to_owned(),
            action,
            from: None,
            to: None,
            why: why.into(),
            notes: Vec::new(),
        });
        let last = self.steps.len() - 1;
        &mut self.steps[last]
    }

    /// Whether a change there broke something before; it is refused then.
    fn is_blocked(&mut self, pointer: &str) -> bool {
        let Some(reason) = self.blocked.get(pointer).cloned() else { return false };
        self.step(pointer, Action::Refused, reason);
        true
    }

    /// Binds the record to the text. False if it is bound to another one.
    fn source(&mut self, root: &Node<'g>, text: &SourceText) -> bool {
        let Some(source) = root.get("source").filter(|node| node.as_object().is_some()) else {
            return true;
        };
        let hash = source.get("text_sha256").and_then(Node::as_str);
        let stated = source.get("text_length").and_then(place::whole);
        let length = text.scalar_len();
        let mut other_hash = hash.is_some_and(|hash| hash != text.sha256());
        if let Some(how) = hash.filter(|_| other_hash).and_then(|hash| misspelled(hash, text)) {
            other_hash = false;
            self.edits.set(source, "text_sha256", format!("\"{}\"", text.sha256()));
            self.step("/source/text_sha256", Action::Repaired, how);
        }
        if other_hash || (hash.is_none() && stated.is_some_and(|stated| stated != length)) {
            let key = if other_hash { "text_sha256" } else { "text_length" };
            let why = "the text at hand is not the text that the record was made from";
            let step = self.step(&format!("/source/{key}"), Action::Refused, why);
            step.notes.push(format!("it has {length} characters; its hash is {}", text.sha256()));
            step.notes.push(
                "find the text as it was, or take `text_sha256` and `text_length` out to ground \
                 the record in this text"
                    .to_owned(),
            );
            return false;
        }
        let mut members = Vec::new();
        if hash.is_none() {
            members.push(("text_sha256", format!("\"{}\"", text.sha256())));
            self.step("/source", Action::Filled, "the hash of the text");
        }
        match stated {
            None => {
                members.push(("text_length", length.to_string()));
                self.step("/source", Action::Filled, "the length of the text");
            }
            Some(stated) if stated != length => {
                self.edits.set(source, "text_length", length.to_string());
                let why = format!("the text has {length} characters");
                self.step("/source/text_length", Action::Repaired, why);
            }
            Some(_) => {}
        }
        self.edits.add_last(source, &members);
        true
    }

    /// Goes through a value of a type. `marked` says whether it is within a quote whose words stand
    /// in quotation marks.
    fn walk(&mut self, ty: Type, node: &Node<'g>, pointer: &mut String, marked: bool) {
        match (ty, &node.value) {
            (Type::List(list), Value::Array(items)) => {
                for (number, item) in items.iter().enumerate() {
                    let length = pointer.len();
                    json::pointer::push_index(pointer, number);
                    self.walk(list.item, item, pointer, marked);
                    pointer.truncate(length);
                }
            }
            (Type::Entity(entity), Value::Object(members)) => {
                self.nulls(node, pointer);
                match entity.name {
                    "anchor" => return self.anchor(node, pointer, marked, None),
                    "quote" => return self.quote(entity, node, pointer),
                    "view" => self.only_quote(node),
                    _ => {}
                }
                for member in members {
                    if let Some(field) = entity.field(&member.key) {
                        let length = pointer.len();
                        json::pointer::push_key(pointer, field.name);
                        self.walk(field.ty, &member.value, pointer, marked);
                        pointer.truncate(length);
                    }
                }
                if entity.name == "view" {
                    self.beside = Beside::default();
                }
            }
            _ => {}
        }
    }

    /// Takes note of the quote of a view, if it has only one.
    fn only_quote(&mut self, view: &Node<'g>) {
        let ids = view.get("quotes").and_then(Node::as_array).unwrap_or_default();
        let [id] = ids else { return };
        let anchors = view.get("anchors").and_then(Node::as_array).unwrap_or_default();
        if anchors.iter().all(|anchor| anchor.get("start").is_some()) {
            return;
        }
        let has_id = |quote: &&Node<'g>| {
            id.as_str().is_some() && quote.get("id").and_then(Node::as_str) == id.as_str()
        };
        let mut quotes = self.quotes.iter().filter(has_id);
        if let (Some(quote), None) = (quotes.next(), quotes.next()) {
            self.beside = Beside { quotation: self.places_of(quote), is_view: true };
        }
    }

    /// Takes out the members of an object that are `null`.
    fn nulls(&mut self, node: &Node<'g>, pointer: &str) {
        for member in node.as_object().unwrap_or_default() {
            if matches!(member.value.value, Value::Null) {
                let mut at = pointer.to_owned();
                json::pointer::push_key(&mut at, &member.key);
                self.step(
                    &at,
                    Action::Removed,
                    "`null` says nothing: what is not known is left out",
                );
            }
        }
        self.edits.remove_nulls(node);
    }

    fn quote(&mut self, entity: &'static Entity, node: &Node<'g>, pointer: &mut String) {
        let words = node.get("text").and_then(Node::as_str);
        let marked = node.get("kind").and_then(Node::as_str) != Some("indirect");
        let anchors = node.get("anchors");
        let listed = anchors.and_then(Node::as_array).unwrap_or_default();
        if listed.is_empty()
            && let Some(words) = words
        {
            self.unanchored(node, words, pointer, marked);
        }
        let first = self.steps.len();
        for member in node.as_object().unwrap_or_default() {
            let Some(field) = entity.field(&member.key) else { continue };
            let length = pointer.len();
            json::pointer::push_key(pointer, field.name);
            if field.name == "anchors" {
                for (number, item) in listed.iter().enumerate() {
                    let length = pointer.len();
                    json::pointer::push_index(pointer, number);
                    self.nulls(item, pointer);
                    let alone = listed.len() == 1;
                    self.anchor(item, pointer, marked, Some((node, words.filter(|_| alone))));
                    pointer.truncate(length);
                }
            } else {
                if matches!(field.name, "speaker_anchor" | "cue_anchor")
                    && member.value.get("start").is_none()
                {
                    let quotation = self.places_of(node);
                    self.beside = Beside { quotation, is_view: false };
                }
                self.walk(field.ty, &member.value, pointer, false);
                self.beside = Beside::default();
            }
            pointer.truncate(length);
        }
        let is_refused = |step: &Step| step.action == Action::Refused;
        if marked && !self.steps.iter().skip(first).any(is_refused) {
            self.respell(node, listed, pointer);
        }
    }

    /// The places of the words of a quote, in order; none if one of them is in doubt.
    fn places_of(&self, quote: &Node<'g>) -> Vec<Range<usize>> {
        let words = quote.get("text").and_then(Node::as_str);
        let marked = quote.get("kind").and_then(Node::as_str) != Some("indirect");
        let anchors = quote.get("anchors").and_then(Node::as_array).unwrap_or_default();
        let beside = Beside::default();
        let found = |found| match found {
            Found::At { places, .. } => Some(places),
            Found::Refused { .. } => None,
        };
        if anchors.is_empty() {
            let places = words.and_then(|words| found(self.placer.quotation(words, marked)));
            return places.unwrap_or_default();
        }
        let place = |anchor: &Node<'g>| {
            let number = |key: &str| anchor.get(key).and_then(place::whole);
            let text = |key: &str| anchor.get(key).and_then(Node::as_str);
            let span = number("start").zip(number("end")).map(|(start, end)| start..end);
            let Some(words) = text("exact").or(words) else {
                return span;
            };
            let (prefix, suffix) = (text("prefix"), text("suffix"));
            let near = number("start");
            let wanted = Wanted { words, span, near, prefix, suffix, marked, beside: &beside };
            found(self.placer.place(&wanted)).and_then(|places| places.into_iter().next())
        };
        let places: Option<Vec<Range<usize>>> = anchors.iter().map(place).collect();
        places.unwrap_or_default()
    }

    /// Writes the text of a quote as the source does, where its anchors have the words in the
    /// typography of the source.
    fn respell(&mut self, quote: &Node<'g>, anchors: &[Node<'g>], pointer: &mut String) {
        let Some(text) = self.now(quote, "text").filter(|_| !anchors.is_empty()) else { return };
        let exact: Option<Vec<String>> =
            anchors.iter().map(|anchor| self.now(anchor, "exact")).collect();
        let told = if let Some(exact) = exact {
            let exact: Vec<&str> = exact.iter().map(String::as_str).collect();
            respelled_as(&text, &exact)
        } else {
            let parts = anchors.iter().map(|anchor| self.at_positions_alone(anchor));
            let parts: Option<Vec<&str>> = parts.collect();
            let print = parts.map(|parts| Printed::new(&parts));
            print.filter(|print| print.is_typographic(&text)).and_then(|p| p.respelled(&text))
        };
        let Some(told) = told else { return };
        let length = pointer.len();
        json::pointer::push_key(pointer, "text");
        if crate::model::Text::new(told.as_str()).is_ok() && !self.is_blocked(pointer) {
            self.edits.set(quote, "text", serde_json::Value::from(told).to_string());
            self.step(pointer, Action::Repaired, WRITTEN_AS_SOURCE);
        }
        pointer.truncate(length);
    }

    /// The words of the source at the positions of an anchor that has nothing else.
    fn at_positions_alone(&self, anchor: &Node<'g>) -> Option<&'g str> {
        let number = |key| anchor.get(key).and_then(place::whole);
        let span = number("start")?..number("end")?;
        anchor.get("exact").is_none().then(|| self.placer.text.slice(span))?
    }

    /// What the string of a member is to be, with the changes up to now.
    fn now(&self, object: &Node<'g>, key: &str) -> Option<String> {
        let value = &object.member(key)?.value;
        let changed = self.edits.value(value);
        match changed {
            Some(json) => serde_json::from_str(&json).ok(),
            None => value.as_str().map(str::to_owned),
        }
    }

    /// Gives a quote without anchors its anchors.
    fn unanchored(&mut self, node: &Node<'g>, words: &str, pointer: &str, marked: bool) {
        if self.is_blocked(pointer) {
            return;
        }
        let found = self.placer.quotation(words, marked);
        match found {
            Found::Refused { why, notes } => {
                let step = self.step(pointer, Action::Refused, why);
                step.notes = notes;
            }
            Found::At { places, exact, why } => {
                let anchors: Vec<String> = places
                    .iter()
                    .map(|place| {
                        let words = self.placer.text.slice(place.clone()).unwrap_or_default();
                        let members = [
                            ("start", place.start.to_string()),
                            ("end", place.end.to_string()),
                            ("exact", serde_json::Value::from(words).to_string()),
                        ];
                        self.edits.object(node, &members)
                    })
                    .collect();
                let value = self.edits.list(node, &anchors);
                if node.member("anchors").is_some_and(|m| !matches!(m.value.value, Value::Null)) {
                    self.edits.set(node, "anchors", value);
                } else {
                    self.edits.add_last(node, &[("anchors", value)]);
                }
                if let Some(told) = exact.and_then(|exact| retold(words, words, &exact)) {
                    self.edits.set(node, "text", serde_json::Value::from(told).to_string());
                }
                for place in places {
                    self.step(pointer, Action::Filled, why.clone()).to = Some(place);
                }
            }
        }
    }

    /// Puts one anchor in its place. `quote` is the quote that it is an anchor of, and its words, if
    /// it has no other anchor.
    fn anchor(
        &mut self,
        node: &Node<'g>,
        pointer: &str,
        marked: bool,
        quote: Option<(&Node<'g>, Option<&str>)>,
    ) {
        let text = |key: &str| node.get(key).and_then(Node::as_str);
        let number = |key: &str| node.get(key).and_then(place::whole);
        let (start, end) = (number("start"), number("end"));
        let span = start.zip(end).map(|(start, end)| start..end);
        let exact = text("exact");
        let whole = quote.and_then(|(_, words)| words);
        let Some(words) = exact.or(whole) else { return };
        if exact.is_none() {
            // Positions alone, which the text of the quote may bear out.
            let printed = span.clone().and_then(|span| self.placer.text.slice(span));
            let judge = quote
                .filter(|(node, _)| {
                    node.get("edited").is_some_and(|e| e.value == Value::Bool(true))
                })
                .map(|(node, _)| node.get("language").and_then(Node::as_str).unwrap_or_default())
                .map(Judge::of_language);
            if printed.is_some_and(|printed| Printed::new(&[printed]).says(words, judge.as_ref())) {
                return;
            }
        }
        if self.is_blocked(pointer) {
            return;
        }
        let wanted = Wanted {
            words,
            span: span.clone(),
            near: start,
            prefix: text("prefix"),
            suffix: text("suffix"),
            marked,
            beside: &self.beside,
        };
        match self.placer.place(&wanted) {
            Found::Refused { why, notes } => {
                let step = self.step(pointer, Action::Refused, why);
                step.notes = notes;
                step.from = span;
            }
            Found::At { places, exact: written, why } => {
                let Some(place) = places.into_iter().next() else { return };
                self.respell_context(node, pointer, &place);
                if span.as_ref() == Some(&place) && (written.is_none() || exact.is_none()) {
                    return;
                }
                self.edits.add_first(
                    node,
                    &[("start", place.start.to_string()), ("end", place.end.to_string())],
                );
                if let (Some(old), Some(new)) = (exact, &written) {
                    self.edits.set(
                        node,
                        "exact",
                        serde_json::Value::from(new.as_str()).to_string(),
                    );
                    if let Some((node, _)) = quote {
                        self.retell(node, old, new);
                    }
                }
                let changed = span.is_some() || written.is_some();
                let action = if changed { Action::Repaired } else { Action::Filled };
                let step = self.step(pointer, action, why);
                step.from = span;
                step.to = Some(place);
            }
        }
    }

    /// Writes what an anchor has beside its words as the source does.
    fn respell_context(&mut self, anchor: &Node<'g>, pointer: &str, place: &Range<usize>) {
        let text = self.placer.text;
        let before = text.slice(0..place.start).unwrap_or_default();
        let after = text.slice(place.end..text.scalar_len()).unwrap_or_default();
        let own = |key| anchor.get(key).and_then(Node::as_str);
        let prefix = own("prefix").filter(|prefix| !before.ends_with(prefix));
        let prefix =
            prefix.and_then(|prefix| before.get(before.len() - ends_like(before, prefix)?..));
        let suffix = own("suffix").filter(|suffix| !after.starts_with(suffix));
        let suffix = suffix.and_then(|suffix| after.get(..starts_like(after, suffix)?));
        for (key, words) in [("prefix", prefix), ("suffix", suffix)] {
            let Some(words) = words else { continue };
            let mut at = pointer.to_owned();
            json::pointer::push_key(&mut at, key);
            if !self.is_blocked(&at) {
                self.edits.set(anchor, key, serde_json::Value::from(words).to_string());
                self.step(&at, Action::Repaired, WRITTEN_AS_SOURCE);
            }
        }
    }

    /// Writes the words of an anchor in the text of its quote as the source does.
    fn retell(&mut self, quote: &Node<'g>, old: &str, new: &str) {
        let Some(member) = quote.member("text") else { return };
        let current = self
            .edits
            .value(&member.value)
            .unwrap_or_else(|| member.value.span.of(self.record).to_owned());
        let Ok(text) = serde_json::from_str::<String>(&current) else { return };
        if let Some(told) = retold(&text, old, new) {
            self.edits.set(quote, "text", serde_json::Value::from(told).to_string());
        }
    }
}

/// How a hash that is not that of the canonical text is a hash of the text all the same.
fn misspelled(hash: &str, text: &SourceText) -> Option<String> {
    if hash.eq_ignore_ascii_case(text.sha256()) {
        return Some("a hash has small letters".to_owned());
    }
    let how = miscopied(&hash.to_ascii_lowercase(), text.as_str())?;
    Some(format!("it was the hash of the text {how}, and has to be that of the canonical text"))
}
