//! Changes to the structure of records.

use verbale::json::{Member, Node, Value, parse};
use verbale::model::Record;
use verbale::model::path::Segment;
use verbale::model::shape::{Model, Type};
use verbale::text::Span;

use super::{bases, strings};

/// A changed record: which one, and what is written in place of what.
#[derive(Clone)]
pub(super) struct Mutant {
    /// The sort of change.
    pub(super) kind: &'static str,
    base: usize,
    /// One change, or two that do not overlap, the first one first.
    edits: Vec<(Span, String)>,
}

impl Mutant {
    /// A record with one change.
    pub(super) fn new(
        kind: &'static str,
        base: usize,
        span: Span,
        text: impl Into<String>,
    ) -> Self {
        Mutant { kind, base, edits: vec![(span, text.into())] }
    }

    /// The changed text.
    pub(super) fn text(&self, bases: &[String]) -> String {
        let mut text = String::with_capacity(bases[self.base].len() + 64);
        let mut at = 0;
        for (span, new) in &self.edits {
            text.push_str(&bases[self.base][at..span.start]);
            text.push_str(new);
            at = span.end;
        }
        text.push_str(&bases[self.base][at..]);
        text
    }

    /// The change, for people: the kind, what was there with what stands before it, and what is.
    pub(super) fn show(&self, bases: &[String]) -> String {
        let clip = |text: &str| text.chars().take(160).collect::<String>();
        let base = &bases[self.base];
        let edits = self.edits.iter().map(|(span, new)| {
            let before: String = base[..span.start].chars().rev().take(60).collect();
            let before: String = before.chars().rev().collect();
            format!("...{before}[{}] => [{}]", clip(span.of(base)), clip(new))
        });
        format!(
            "{} in record {}: {}",
            self.kind,
            self.base,
            edits.collect::<Vec<_>>().join(" and ")
        )
    }
}

/// What stands where a value of another type belongs.
const VALUES: &[&str] = &[
    "null", "true", "false", "0", "-1", "1.5", "1.0", "1e2", "\"\"", "\"x\"", "[]", "{}", "[[]]",
    "[null]",
];

/// Every place of every example: once in the whole record, and several times in a small record
/// around the piece that it stands in.
pub(super) fn of_examples(bases: &mut Vec<String>, mutants: &mut Vec<Mutant>) {
    let mut turn = 0;
    // At each place another change than at the one before.
    let mut take = |base: usize, text: &str, count: usize, kind: Option<&'static str>| {
        let document = parse(text).unwrap();
        let mut found = Vec::new();
        for (node, ty) in places(&document.root, Some(Record::TYPE), true) {
            let mut all = Vec::new();
            at_place(node, ty, text, base, &mut all);
            for _ in 0..count {
                turn += 7;
                let mut mutant = all[turn % all.len()].clone();
                mutant.kind = kind.unwrap_or(mutant.kind);
                found.push(mutant);
            }
        }
        found
    };
    for text in bases::examples() {
        mutants.extend(take(bases.len(), &text, 1, Some("examples")));
        bases.push(text.clone());
        for piece in bases::pieces(&text) {
            mutants.extend(take(bases.len(), &piece, 2, None));
            bases.push(piece);
        }
    }
}

/// Every change at every place of every entity of the model.
pub(super) fn of_entities(bases: &mut Vec<String>, mutants: &mut Vec<Mutant>) {
    for base in bases::entities() {
        let document = parse(&base.text).unwrap();
        let node = document.root.at(&base.pointer).unwrap();
        for (node, ty) in places(node, Some(Type::Entity(base.entity)), false) {
            at_place(node, ty, &base.text, bases.len(), mutants);
        }
        bases.push(base.text);
    }
}

/// Two changes at a time in one small record, drawn from those that are there.
pub(super) fn in_pairs(mutants: &mut Vec<Mutant>, count: usize) {
    let mut random = strings::random();
    let singles = mutants.iter().filter(|mutant| mutant.kind != "examples").cloned();
    let singles: Vec<Mutant> = singles.collect();
    let mut pairs = Vec::new();
    while pairs.len() < count {
        let first = random(singles.len());
        let [one, two] = [first, first + 1 + random(500)].map(|number| singles.get(number));
        let (Some(one), Some(two)) = (one, two) else { continue };
        if one.base == two.base && one.edits[0].0.end <= two.edits[0].0.start {
            let edits = [&one.edits[..], &two.edits[..]].concat();
            pairs.push(Mutant { kind: "pairs", base: one.base, edits });
        }
    }
    mutants.extend(pairs);
}

/// Every value in a tree, itself first, with the type that belongs there; `None` inside foreign
/// data and where nothing belongs. Unless `deep`, entities within entities are not entered.
fn places<'t>(
    node: &'t Node<'t>,
    ty: Option<Type>,
    deep: bool,
) -> Vec<(&'t Node<'t>, Option<Type>)> {
    let mut found = vec![(node, ty)];
    let mut next = 0;
    while let Some(&(node, ty)) = found.get(next) {
        let enter = deep || next == 0 || !matches!(ty, Some(Type::Entity(_)));
        next += 1;
        match &node.value {
            Value::Object(members) if enter => found.extend(members.iter().map(|member| {
                (&member.value, ty.and_then(|ty| ty.step(Segment::Key(&member.key))))
            })),
            Value::Array(entries) if enter => found.extend(
                entries.iter().map(|entry| (entry, ty.and_then(|ty| ty.step(Segment::Index(0))))),
            ),
            _ => {}
        }
    }
    found
}

/// Every change of structure at one place.
fn at_place(node: &Node<'_>, ty: Option<Type>, text: &str, base: usize, all: &mut Vec<Mutant>) {
    all.extend(VALUES.iter().map(|value| Mutant::new("values", base, node.span, *value)));
    let here = node.span.of(text);
    let wrapped = match &node.value {
        Value::Object(members) => {
            let values: Vec<&str> = members.iter().map(|m| m.value.span.of(text)).collect();
            // What serde's derived types take for the object itself.
            let tuple = format!("[{}]", values.join(","));
            vec![tuple, format!("[{here}]"), format!("{{\"value\":{here}}}"), quoted(here)]
        }
        Value::Array(entries) => {
            let first = entries.first().map_or("null", |entry| entry.span.of(text));
            vec![format!("[{here}]"), first.to_owned(), format!("{{\"0\":{first}}}")]
        }
        Value::String(_) => vec![
            format!("[{here}]"),
            format!("{{\"text\":{here}}}"),
            format!("{{\"name\":{here}}}"),
            // The same value in other letters.
            escaped(here),
        ],
        _ => vec![format!("[{here}]"), quoted(here)],
    };
    all.extend(wrapped.into_iter().map(|new| Mutant::new("wrapped", base, node.span, new)));
    match &node.value {
        Value::Object(members) => object(node, members, ty, text, base, all),
        Value::Array(entries) => array(node, entries, text, base, all),
        _ => {}
    }
}

/// Changes to the members of an object.
fn object(
    node: &Node<'_>,
    members: &[Member<'_>],
    ty: Option<Type>,
    text: &str,
    base: usize,
    all: &mut Vec<Mutant>,
) {
    let spans = |m: &Member<'_>| format!("{}:{}", m.key_span.of(text), m.value.span.of(text));
    let written: Vec<String> = members.iter().map(spans).collect();
    let mut add = |kind, members: &[String]| {
        let new = format!("{{{}}}", members.join(","));
        all.push(Mutant::new(kind, base, node.span, new));
    };
    add("order", &written.iter().rev().cloned().collect::<Vec<_>>());
    for (at, member) in members.iter().enumerate() {
        let mut fewer = written.clone();
        let gone = fewer.remove(at);
        add("missing keys", &fewer);
        let value = member.value.span.of(text);
        let escape = format!("{}:{value}", escaped(member.key_span.of(text)));
        let null = format!("{}:null", member.key_span.of(text));
        for (at, twin) in [(members.len(), gone), (members.len(), escape), (0, null)] {
            let mut more = written.clone();
            more.insert(at, twin);
            add("doubled keys", &more);
        }
    }
    // Names of fields of some entity or other, and names that programs trip over.
    let foreign = ["exact", "role", "id", "$schema", "__proto__", "", "x", "type", "\\u0000"];
    let known = |key: &str| ty.and_then(Type::entity).is_some_and(|e| e.field(key).is_some());
    for key in foreign.into_iter().filter(|key| !known(key)) {
        let mut more = written.clone();
        more.push(format!("\"{key}\":\"x\""));
        add("extra keys", &more);
    }
    for member in members {
        for name in names_like(&member.key) {
            if members.iter().all(|other| other.key != name) && !known(&name) {
                all.push(Mutant::new("renamed keys", base, member.key_span, quoted(&name)));
            }
        }
    }
}

/// Changes to the entries of an array.
fn array(node: &Node<'_>, entries: &[Node<'_>], text: &str, base: usize, all: &mut Vec<Mutant>) {
    let written: Vec<String> = entries.iter().map(|entry| entry.span.of(text).to_owned()).collect();
    let mut add = |kind, entries: &[String]| {
        all.push(Mutant::new(kind, base, node.span, format!("[{}]", entries.join(","))));
    };
    add("lists", &written.iter().rev().cloned().collect::<Vec<_>>());
    add("lists", written.get(1..).unwrap_or_default());
    for stranger in ["null", "[]", "{}", "\"\"", "\"x\"", "1"] {
        add("lists", &[&written[..], &[stranger.to_owned()]].concat());
    }
    for entry in entries {
        let same = entry.span.of(text).to_owned();
        let twin = match &entry.value {
            Value::Object(members) => {
                let members: Vec<String> = members
                    .iter()
                    .rev()
                    .map(|m| format!("{}: {}", m.key_span.of(text), m.value.span.of(text)))
                    .collect();
                format!("{{ {} }}", members.join(", "))
            }
            Value::String(_) => escaped(&same),
            _ => same.clone(),
        };
        for twin in [same, twin] {
            add("doubled entries", &[&written[..], &[twin]].concat());
        }
    }
}

/// Names that somebody might write for `key`.
fn names_like(key: &str) -> Vec<String> {
    let mut swapped: Vec<char> = key.chars().collect();
    if swapped.len() > 1 {
        swapped.swap(0, 1);
    }
    let mut capital = key.to_owned();
    capital[..1.min(key.len())].make_ascii_uppercase();
    let mut names = vec![
        key.chars().skip(1).collect(),
        key[..key.len().saturating_sub(1)].to_owned(),
        format!("{key}s"),
        format!("{key} "),
        key.to_uppercase(),
        key.replace('_', "-"),
        capital,
        swapped.into_iter().collect(),
    ];
    names.retain(|name| name != key);
    names
}

/// `text` as a string of JSON.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A string of JSON, quotes and all, with its first character as an escape.
fn escaped(literal: &str) -> String {
    let inner = &literal[1..literal.len() - 1];
    match inner.chars().next() {
        Some(c) if c != '\\' && u32::from(c) < 0x1_0000 => {
            format!("\"\\u{:04x}{}\"", u32::from(c), &inner[c.len_utf8()..])
        }
        _ => literal.to_owned(),
    }
}
