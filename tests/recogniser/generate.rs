//! From the published schema to the source code of the recogniser.
//!
//! Each keyword of the schema has a template, here and in `src/recognise/`. A keyword or a form of
//! one that has none stops the generation. The kinds of ids and what refers to them are no part of a
//! schema; they come from the description that the model gives of itself.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;

use regex_syntax::hir::{Class, Hir, HirKind};
use serde_json::{Map, Value};
use verbale::model::Record;
use verbale::model::shape::{self, Entity, Kind, Model as _, Scalar, Type};
use verbale::text::hidden;

use super::automaton::Automaton;

/// Keywords that only describe.
const ANNOTATIONS: &[&str] = &["$schema", "$id", "title", "description", "default", "examples"];

/// Fields that are steps which may not lead in a circle.
const STEPS: &[(&str, &str, &str)] = &[
    ("actor", "parent", "ActorParent"),
    ("actor", "members", "Member"),
    ("issue", "parent", "IssueParent"),
    ("quote", "answers", "Answer"),
];

/// Relations that are such steps.
const RELATIONS: &[(&str, &str)] = &[("part_of", "PartOf"), ("follows", "Follows")];

/// Kinds of which each entity has to be referred to or have an anchor.
const WANTED: &[Kind] = &[Kind::Actor, Kind::Issue];

pub(super) fn generate(schema: &Value) -> String {
    let mut model = ByName::default();
    model.gather(Record::TYPE);
    let definitions = schema["$defs"].as_object().unwrap();
    let mut generator = Generator {
        definitions,
        model,
        patterns: HashMap::new(),
        told: HashSet::new(),
        forms: 0,
        out: String::new(),
    };
    generator.out.push_str(HEAD);
    let body: Map<String, Value> = schema
        .as_object()
        .unwrap()
        .iter()
        .filter(|(key, _)| *key != "$defs")
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    generator.definition("record", &body);
    for (name, definition) in definitions {
        generator.definition(name, definition.as_object().unwrap());
    }
    generator.checks();
    writeln!(generator.out, "pub(super) const FORMS: usize = {};", generator.forms).unwrap();
    generator.out
}

const HEAD: &str = "\
//! Made from `schemas/v1/record.schema.json` by `UPDATE=1 cargo test`. Do not edit.

#![expect(clippy::pedantic, reason = \"made for machines\")]

use super::State;
use super::cursor::{Cursor, bits, is, within};
use super::references::{Id, Sort};
use super::text::{Fields, Letters, Table, Word, Words};

";

/// What the model says of itself, by the names in the schema.
#[derive(Default)]
struct ByName {
    entities: BTreeMap<&'static str, &'static Entity>,
    scalars: BTreeMap<&'static str, &'static Scalar>,
}

impl ByName {
    fn gather(&mut self, ty: Type) {
        match ty {
            Type::Entity(entity) => {
                if self.entities.insert(entity.name, entity).is_none() {
                    for field in entity.fields {
                        self.gather(field.ty);
                    }
                }
            }
            Type::Scalar(scalar) => {
                self.scalars.insert(scalar.name, scalar);
            }
            Type::List(list) => self.gather(list.item),
            Type::Vocabulary(_) | Type::Number(_) | Type::Boolean | Type::Json => {}
        }
    }
}

struct Generator<'s> {
    definitions: &'s Map<String, Value>,
    model: ByName,
    /// The functions that were made for forms of strings: several definitions may share one.
    patterns: HashMap<(String, Option<u64>, bool, bool), String>,
    /// Those of them that tests can call.
    told: HashSet<(String, Option<u64>, bool, bool)>,
    /// How many forms of strings there are of which it is remembered what they accept.
    forms: usize,
    out: String,
}

/// The value of a keyword, and `None` where it is not there. Taken out of `rest`.
fn take(rest: &mut Map<String, Value>, keyword: &str) -> Option<Value> {
    rest.remove(keyword)
}

/// The assertions of a schema.
fn assertions(schema: &Map<String, Value>) -> Map<String, Value> {
    schema
        .iter()
        .filter(|(key, _)| !ANNOTATIONS.contains(&key.as_str()))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

fn done(rest: &Map<String, Value>, place: &str) {
    let left: Vec<&String> = rest.keys().collect();
    assert!(left.is_empty(), "the recogniser has no template for {left:?} at {place}");
}

fn bit(kind: Kind) -> u16 {
    1 << (kind as u16)
}

fn constant(name: &str) -> String {
    name.to_uppercase()
}

/// A name that Rust may already use for something else.
fn function(name: &str) -> String {
    format!("{name}_value")
}

impl Generator<'_> {
    /// A function for each form of string, by which tests hold it against its pattern.
    fn checks(&mut self) {
        let strings: Vec<&String> = self
            .model
            .scalars
            .keys()
            .filter_map(|name| self.definitions.get_key_value(*name))
            .map(|(name, _)| name)
            .collect();
        // What has a form is named before what refers to it.
        let (refs, others): (Vec<_>, Vec<_>) =
            strings.into_iter().partition(|name| name.ends_with("_ref"));
        let strings = others.into_iter().chain(refs);
        for name in strings {
            let mut rest = assertions(self.definitions[name].as_object().unwrap());
            rest.remove("type");
            if rest.contains_key("enum") {
                continue;
            }
            let form = self.form(name, &rest);
            let call = self.string_call(name, rest);
            if !self.told.insert(form) {
                continue;
            }
            write!(
                self.out,
                "/// A form by itself, for tests.\n#[cfg(test)]\npub(super) fn check_{name}(c: &mut Cursor<'_>, s: &mut State<'_>) -> Option<()> {{\n    \
                 let _ = &s;\n    {call}.map(drop)\n}}\n\n"
            )
            .unwrap();
        }
    }

    fn definition(&mut self, name: &str, schema: &Map<String, Value>) {
        let mut rest = assertions(schema);
        match take(&mut rest, "type").as_ref().and_then(Value::as_str) {
            Some("object") => self.object(name, rest),
            Some("string") if rest.contains_key("enum") => {
                let words = take(&mut rest, "enum").unwrap();
                let words: Vec<&str> =
                    words.as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
                done(&rest, name);
                self.words(&constant(name), &words);
            }
            Some("string") => self.string(name, rest),
            // Written out where they are used.
            Some("integer" | "number" | "boolean" | "array") => {}
            other => panic!("the recogniser has no template for the type {other:?} at {name}"),
        }
    }

    fn object(&mut self, name: &str, mut rest: Map<String, Value>) {
        let properties = take(&mut rest, "properties").unwrap();
        let properties = properties.as_object().unwrap();
        let required = take(&mut rest, "required").unwrap_or_default();
        assert_eq!(take(&mut rest, "additionalProperties"), Some(false.into()), "at {name}");
        done(&rest, name);
        assert!(properties.len() <= 64, "{name} has more fields than bits");
        let fields: Vec<&str> = properties.keys().map(String::as_str).collect();
        let number = |field: &str| fields.iter().position(|other| *other == field).unwrap();
        let required = required.as_array().map(Vec::as_slice).unwrap_or_default();
        let required =
            required.iter().fold(0_u64, |all, field| all | 1 << number(field.as_str().unwrap()));

        self.fields(&format!("{}_FIELDS", constant(name)), &fields);
        let kind = self.model.entities[name].kind;
        let mut begin = String::new();
        if let Some(kind) = kind {
            let wanted = WANTED.contains(&kind);
            if fields.contains(&"id") {
                writeln!(begin, "    let me = s.references.begin({:#b}, {wanted})?;", bit(kind))
                    .unwrap();
            }
        }
        let mut end = String::new();
        if name == "relation" {
            begin.push_str("    let (mut relation, mut from, mut to) = (None, None, None);\n");
            end.push_str("    let sort = match relation? {\n");
            let words = &self.definitions["relation_type"]["enum"];
            let words: Vec<&Value> = words.as_array().unwrap().iter().collect();
            for (word, sort) in RELATIONS {
                let number = words.iter().position(|other| *other == word).unwrap();
                writeln!(end, "        {number} => Sort::{sort},").unwrap();
            }
            end.push_str("        _ => Sort::Other,\n    };\n");
            end.push_str("    s.references.relate(sort, from?, to?);\n");
        }
        let values: Vec<String> =
            properties.iter().map(|(field, schema)| self.field(name, field, schema)).collect();

        let out = &mut self.out;
        let function = if name == "record" { "record".to_owned() } else { function(name) };
        writeln!(
            out,
            "pub(super) fn {function}(c: &mut Cursor<'_>, s: &mut State<'_>) -> Option<()> {{"
        )
        .unwrap();
        out.push_str(&begin);
        out.push_str("    let mut seen = 0_u64;\n");
        out.push_str("    if c.object()? {\n        loop {\n");
        writeln!(out, "            let field = c.field(&{}_FIELDS)?;", constant(name)).unwrap();
        out.push_str("            let bit = 1_u64.wrapping_shl(field);\n");
        out.push_str("            if seen & bit != 0 { return None; }\n");
        out.push_str("            seen |= bit;\n");
        out.push_str("            match field {\n");
        for (number, value) in values.iter().enumerate() {
            writeln!(out, "                {number} => {{ {value} }}").unwrap();
        }
        out.push_str("                _ => return None,\n            }\n");
        out.push_str("            if !c.more(b'}')? { break; }\n        }\n    }\n");
        if required != 0 {
            writeln!(out, "    if seen & {required:#x} != {required:#x} {{ return None; }}")
                .unwrap();
        }
        out.push_str(&end);
        out.push_str("    Some(())\n}\n\n");
    }

    /// The statements for the value of a field.
    fn field(&mut self, entity: &str, field: &str, schema: &Value) -> String {
        let place = format!("{entity}.{field}");
        let schema = schema.as_object().unwrap();
        let step = STEPS.iter().find(|(of, name, _)| (*of, *name) == (entity, field));
        let step =
            step.map(|(.., sort)| format!("s.references.step(Sort::{sort}, me, reference);"));
        let value = self.value(schema, &place, step.as_deref());
        match (entity, field) {
            ("record", "id") => format!("let place = {value}?; s.references.set_record(place);"),
            ("record", "supersedes" | "schema_version") => {
                format!("let place = {value}?; s.references.set_{field}(place);")
            }
            ("relation", "type") => format!("relation = Some({value}?);"),
            ("relation", "from" | "to") => format!("{field} = Some({value}?);"),
            ("actor" | "issue", "anchors") => {
                format!("let count = {value}?; s.references.anchored(me, count);")
            }
            (_, "id") if self.model.entities[entity].kind.is_some() => {
                format!("let place = {value}?; s.references.name(c, me, place)?;")
            }
            _ => format!("{value}?;"),
        }
    }

    /// An expression for a value of a schema, an `Option`.
    fn value(&mut self, schema: &Map<String, Value>, place: &str, step: Option<&str>) -> String {
        let mut rest = assertions(schema);
        if let Some(reference) = take(&mut rest, "$ref") {
            done(&rest, place);
            let name = reference.as_str().unwrap().strip_prefix("#/$defs/").unwrap().to_owned();
            return self.reference(&name, place, step);
        }
        match take(&mut rest, "type").as_ref().and_then(Value::as_str) {
            Some("array") => {
                let items = take(&mut rest, "items").unwrap();
                let min = take(&mut rest, "minItems").map_or(0, |min| min.as_u64().unwrap());
                let unique = take(&mut rest, "uniqueItems") == Some(true.into());
                done(&rest, place);
                let item = self.value(items.as_object().unwrap(), place, step);
                let array = if unique { "unique" } else { "array" };
                format!("c.{array}({min}, |c| {item}.map(drop))")
            }
            Some("boolean") => {
                done(&rest, place);
                "c.boolean()".to_owned()
            }
            None if rest.is_empty() => "c.anything(s, 0)".to_owned(),
            other => {
                panic!("the recogniser has no template for {other:?} with {rest:?} at {place}")
            }
        }
    }

    fn reference(&mut self, name: &str, place: &str, step: Option<&str>) -> String {
        let definition = self.definitions[name].as_object().unwrap().clone();
        let mut rest = assertions(&definition);
        match take(&mut rest, "type").as_ref().and_then(Value::as_str).unwrap() {
            "object" => format!("{}(c, s)", function(name)),
            "string" if rest.contains_key("enum") => format!("c.vocabulary(&{})", constant(name)),
            "string" => {
                let call = self.string_call(name, rest);
                let refers = self.model.scalars[name].refers;
                if refers.is_empty() {
                    return call;
                }
                let kinds = refers.iter().fold(0, |all, kind| all | bit(*kind));
                let refer = format!("s.references.refer(place, {kinds:#b})");
                match step {
                    None => format!("{call}.and_then(|place| {refer})"),
                    Some(step) => format!(
                        "{call}.and_then(|place| {{ let reference = {refer}?; {step} Some(reference) }})"
                    ),
                }
            }
            ty @ ("integer" | "number") => {
                let min = take(&mut rest, "minimum").unwrap();
                let max = take(&mut rest, "maximum").unwrap();
                done(&rest, place);
                if ty == "integer" {
                    let bound = |value: Value| value.as_f64().unwrap() as u64;
                    assert!(min.as_f64().unwrap() >= 0.0, "a whole number below 0 at {place}");
                    return format!("c.integer({}, {})", bound(min), bound(max));
                }
                format!("c.number({:?}, {:?})", min.as_f64().unwrap(), max.as_f64().unwrap())
            }
            "boolean" => "c.boolean()".to_owned(),
            other => panic!("the recogniser has no template for the type {other} at {place}"),
        }
    }

    /// What tells forms of strings apart.
    fn form(&self, name: &str, rest: &Map<String, Value>) -> (String, Option<u64>, bool, bool) {
        let scalar = self.model.scalars[name];
        let pattern = rest.get("pattern").map_or("", |pattern| pattern.as_str().unwrap());
        (
            pattern.to_owned(),
            rest.get("maxLength").map(|max| max.as_u64().unwrap()),
            scalar.class != shape::Class::Verbatim,
            scalar.class == shape::Class::Words,
        )
    }

    /// A call of the function for a form of strings.
    fn string_call(&mut self, name: &str, rest: Map<String, Value>) -> String {
        let form = self.form(name, &rest);
        if !self.patterns.contains_key(&form) {
            self.string(name, rest);
        }
        self.patterns[&form].clone()
    }

    fn string(&mut self, name: &str, mut rest: Map<String, Value>) {
        let form = self.form(name, &rest);
        if self.patterns.contains_key(&form) {
            return;
        }
        let pattern = take(&mut rest, "pattern");
        let max = take(&mut rest, "maxLength");
        // No template accepts a string of no length.
        let min = take(&mut rest, "minLength").map_or(0, |min| min.as_u64().unwrap());
        assert!(min <= 1, "the recogniser has no template for minLength {min} at {name}");
        done(&rest, name);
        let max = max.map_or("usize::MAX".to_owned(), |max| max.to_string());
        let pattern = pattern.as_ref().map(|pattern| pattern.as_str().unwrap());
        let call = match pattern {
            None => self.letters(name, &max, "false", "false", false),
            Some(pattern) => match bounded(pattern) {
                Some((refused, refused_at_end, checked)) => {
                    self.letters(name, &max, &refused, &refused_at_end, checked)
                }
                None => self.table(name, pattern, &max),
            },
        };
        self.patterns.insert(form, call);
    }

    fn letters(
        &mut self,
        name: &str,
        max: &str,
        refused: &str,
        at_end: &str,
        checked: bool,
    ) -> String {
        let class = self.model.scalars[name].class;
        let ty = camel(name);
        let watched = class != shape::Class::Verbatim;
        let words = class == shape::Class::Words;
        // The template does not look whether it is there.
        assert!(!watched || refused.contains("\\u{7F}"), "{name} may have a delete character");
        write!(
            self.out,
            "pub(super) struct {ty};\n\nimpl Letters for {ty} {{\n    const MAX: usize = {max};\n    const WATCHED: bool = {watched};\n    \
             const WORDS: bool = {words};\n    const CHECKED: bool = {checked};\n\n    \
             #[inline(always)]\n    fn refuses(c: char) -> bool {{\n        let _ = c;\n        {refused}\n    }}\n\n    \
             fn refuses_at_end(c: char) -> bool {{\n        let _ = c;\n        {at_end}\n    }}\n}}\n\n"
        )
        .unwrap();
        format!("c.text::<{ty}>(s)")
    }

    fn table(&mut self, name: &str, pattern: &str, max: &str) -> String {
        let automaton = Automaton::of(pattern);
        let (classes, width) = automaton.classes();
        if let Some(local) = Local::of(&automaton, &classes, width) {
            local.write(&mut self.out, name, self.forms, max);
            self.forms += 1;
            return format!("{}(c, s)", function(name));
        }
        assert!(
            automaton.next.len() * width < usize::from(u16::MAX),
            "the table for {name} is too large"
        );
        let accepting = automaton.accepts.iter().position(|accepts| *accepts).unwrap();
        let representative = |class: usize| classes.iter().position(|other| *other == class);
        let mut next = Vec::new();
        for row in &automaton.next {
            for class in 0..width {
                next.push(representative(class).map_or(0, |byte| row[byte]) * width);
            }
        }
        let constant = constant(name);
        for byte in (0..0x20).chain(b"\"\\".map(usize::from)) {
            assert_eq!(classes[byte], 0, "{name} has a place for what is no plain character");
        }
        writeln!(self.out, "static {constant}: Table = Table {{").unwrap();
        writeln!(self.out, "    number: {},", self.forms).unwrap();
        self.forms += 1;
        writeln!(self.out, "    classes: &[{}],", list(&classes)).unwrap();
        writeln!(self.out, "    next: &[{}],", list(&next)).unwrap();
        writeln!(self.out, "    start: {},", automaton.start * width).unwrap();
        writeln!(self.out, "    accepting: {},", accepting * width).unwrap();
        writeln!(self.out, "    max: {max},\n}};\n").unwrap();
        format!("c.table(&{constant}, s)")
    }

    fn words(&mut self, constant: &str, words: &[&str]) {
        writeln!(self.out, "static {constant}: Words = {};\n", list_of(words)).unwrap();
    }

    /// The names of the members of an object.
    fn fields(&mut self, constant: &str, names: &[&str]) {
        let keys = names.iter().map(|name| match format!("{name:?}:") {
            // What stands nowhere.
            key if key.len() > 16 => u128::MAX,
            key => little(key.as_bytes()),
        });
        let keys: Vec<u128> = keys.collect();
        let (multiplier, bits, slots) = hashed(&keys);
        let keys: Vec<String> = keys.iter().map(|key| format!("{key:#x}")).collect();
        let names: Vec<String> = names.iter().map(|name| format!("b{name:?}")).collect();
        writeln!(self.out, "static {constant}: Fields = Fields {{").unwrap();
        writeln!(self.out, "    multiplier: {multiplier:#x},\n    shift: {},", 64 - bits).unwrap();
        writeln!(self.out, "    slots: &[{}],", list(&slots)).unwrap();
        writeln!(self.out, "    keys: &[{}],", keys.join(", ")).unwrap();
        writeln!(self.out, "    names: &[{}],\n}};\n", names.join(", ")).unwrap();
    }
}

/// A list of words with its hash.
fn list_of(words: &[&str]) -> String {
    let short = |word: &&str| word.len() < 15;
    let quoted = |word: &&str| little(format!("{word:?}").as_bytes());
    let ends = |word: &&str| {
        let bytes = word.as_bytes();
        little(&bytes[..8]) | little(&bytes[bytes.len() - 8..]) << 64
    };
    let hash = |word: &&str| if short(word) { quoted(word) } else { ends(word) };
    let (multiplier, bits, slots) = hashed(&words.iter().map(hash).collect::<Vec<_>>());
    let word = |word: &&str| {
        let number = if short(word) { quoted(word) } else { u128::MAX };
        format!("Word({number:#x}, b{word:?})")
    };
    let all: Vec<String> = words.iter().map(word).collect();
    format!(
        "Words {{\n    multiplier: {multiplier:#x},\n    shift: {},\n    slots: &[{}],\n    all: &[{}],\n}}",
        64 - bits,
        list(&slots),
        all.join(", ")
    )
}

fn list(numbers: &[usize]) -> String {
    numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
}

fn camel(name: &str) -> String {
    name.split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}

/// A multiplier and a number of bits for which no two words fall together, and the number of the word
/// for each value of the hash. The greatest number stands for no word and has no place.
fn hashed(words: &[u128]) -> (u64, u32, Vec<usize>) {
    let numbers: Vec<u64> = words.iter().map(|word| folded(*word)).collect();
    let least = (words.len() * 2).next_power_of_two().trailing_zeros().max(1);
    for bits in least..=16 {
        let mut multiplier = 0x9E37_79B9_7F4A_7C15_u64;
        for _ in 0..20_000 {
            let mut slots = vec![None; 1 << bits];
            let fits = numbers.iter().enumerate().all(|(number, hash)| {
                let slot = &mut slots[(hash.wrapping_mul(multiplier) >> (64 - bits)) as usize];
                words[number] == u128::MAX || slot.replace(number).is_none()
            });
            if fits {
                let slots = slots.into_iter().map(Option::unwrap_or_default).collect();
                return (multiplier, bits, slots);
            }
            multiplier = multiplier.wrapping_mul(0xD134_2543_DE82_EF95).wrapping_add(2) | 1;
        }
    }
    panic!("no hash for {words:?}");
}

/// Bytes as a number, the first one lowest.
fn little(bytes: &[u8]) -> u128 {
    bytes.iter().rev().fold(0, |all, byte| all << 8 | u128::from(*byte))
}

/// The same number as in `src/recognise/text.rs`; a word that is not found there fails a test.
fn folded(word: u128) -> u64 {
    word as u64 ^ ((word >> 64) as u64).rotate_left(29)
}

/// The conditions for a pattern of the form `^E(?:I*E)?$`: a text of characters of `I` that begins and
/// ends with one of `E`. What is refused within, what is refused at an end, and whether something
/// beyond ASCII is refused within.
fn bounded(pattern: &str) -> Option<(String, String, bool)> {
    fn class(hir: &Hir) -> Option<Class> {
        match hir.kind() {
            HirKind::Class(class) => Some(class.clone()),
            _ => None,
        }
    }
    let hir = regex_syntax::parse(pattern).unwrap();
    let HirKind::Concat(parts) = hir.kind() else { return None };
    let [start, head, tail, end] = &parts[..] else { return None };
    assert!(matches!(start.kind(), HirKind::Look(_)) && matches!(end.kind(), HirKind::Look(_)));
    let head = class(head)?;
    let HirKind::Repetition(tail) = tail.kind() else { return None };
    let HirKind::Concat(tail_parts) = tail.sub.kind() else { return None };
    let [inner, last] = &tail_parts[..] else { return None };
    let HirKind::Repetition(inner) = inner.kind() else { return None };
    let (inner_class, last) = (class(&inner.sub)?, class(last)?);
    if (tail.min, tail.max) != (0, Some(1)) || (inner.min, inner.max) != (0, None) || head != last {
        return None;
    }
    let refused = complement(&inner_class);
    // The template asks each character for the class within, the ends too.
    let mut both = unicode(&inner_class);
    both.intersect(&unicode(&head));
    if both != unicode(&head) {
        return None;
    }
    let checked = refused.iter().any(|(_, high)| *high > '\u{7F}');
    // The template looks at no others beyond ASCII.
    let looked_at = |c: char| c.is_ascii() || hidden(c).is_some();
    assert!(refused.iter().all(|(low, high)| (*low..=*high).all(looked_at)), "in {pattern}");
    Some((matches(&refused), matches(&complement(&head)), checked))
}

fn unicode(class: &Class) -> regex_syntax::hir::ClassUnicode {
    match class {
        Class::Unicode(class) => class.clone(),
        Class::Bytes(_) => panic!("a class of bytes"),
    }
}

fn complement(class: &Class) -> Vec<(char, char)> {
    let mut class = unicode(class);
    class.negate();
    class.ranges().iter().map(|range| (range.start(), range.end())).collect()
}

fn matches(ranges: &[(char, char)]) -> String {
    let ranges: Vec<String> = ranges
        .iter()
        .map(|(low, high)| {
            let [low, high] = [low, high].map(|c| format!("'\\u{{{:X}}}'", u32::from(*c)));
            if low == high { low } else { format!("{low}..={high}") }
        })
        .collect();
    format!("matches!(c, {})", ranges.join(" | "))
}

/// A language in which each byte says by its class which ones may follow.
struct Local {
    /// The ranges of bytes of each class.
    classes: Vec<Vec<(u8, u8)>>,
    first: Vec<bool>,
    last: Vec<bool>,
    /// Classes that may not stand behind one another.
    clashes: Vec<(usize, usize)>,
}

impl Local {
    fn of(automaton: &Automaton, classes: &[usize; 256], width: usize) -> Option<Self> {
        if classes[128..].iter().any(|class| *class != 0) || automaton.accepts[automaton.start] {
            return None;
        }
        let of = |class: usize| (0..256).filter(move |byte| classes[*byte] == class);
        // Where a byte of the class leads, from wherever it may stand.
        let mut leads = Vec::new();
        for class in 1..width {
            let byte = of(class).next().unwrap();
            let mut to: Vec<usize> =
                automaton.next.iter().map(|row| row[byte]).filter(|to| *to != 0).collect();
            to.sort_unstable();
            to.dedup();
            let [to] = to[..] else { return None };
            leads.push((byte, to));
        }
        let mut clashes = Vec::new();
        for (one, (_, state)) in leads.iter().enumerate() {
            for (two, (byte, _)) in leads.iter().enumerate() {
                if automaton.next[*state][*byte] == 0 {
                    clashes.push((one, two));
                }
            }
        }
        let ranges = |class: usize| {
            let mut ranges: Vec<(u8, u8)> = Vec::new();
            for byte in of(class) {
                let byte = u8::try_from(byte).unwrap();
                match ranges.last_mut() {
                    Some((_, high)) if *high + 1 == byte => *high = byte,
                    _ => ranges.push((byte, byte)),
                }
            }
            ranges
        };
        Some(Local {
            classes: (1..width).map(ranges).collect(),
            first: leads
                .iter()
                .map(|(byte, _)| automaton.next[automaton.start][*byte] != 0)
                .collect(),
            last: leads.iter().map(|(_, to)| automaton.accepts[*to]).collect(),
            clashes,
        })
    }

    fn write(&self, out: &mut String, name: &str, number: usize, max: &str) {
        let vector = |ranges: &Vec<(u8, u8)>| {
            let range = |(low, high): &(u8, u8)| {
                if low == high {
                    format!("is(v, {low})")
                } else {
                    format!("within(v, {low}, {high})")
                }
            };
            format!("bits({})", ranges.iter().map(range).collect::<Vec<_>>().join(" | "))
        };
        let vectors: Vec<String> = self.classes.iter().map(vector).collect();
        let clashes: Vec<String> =
            self.clashes.iter().map(|(one, two)| format!("before[{one}] & here[{two}]")).collect();
        let clashes = if clashes.is_empty() { "0".to_owned() } else { clashes.join(" | ") };
        let bits = |of: &[bool]| {
            let classes = (0..of.len()).filter(|class| of[*class]);
            classes.map(|class| format!("here[{class}]")).collect::<Vec<_>>().join(" | ")
        };
        let (unused_before, unused_here) =
            if self.clashes.is_empty() { ("_", "_") } else { ("before", "here") };
        write!(
            out,
            "#[inline(never)]\nfn {}(c: &mut Cursor<'_>, s: &mut State<'_>) -> Option<Id> {{\n    c.local(\n        {number},\n        {max},\n        s,\n        \
             |v| [{}],\n        |{unused_before}, {unused_here}| {clashes},\n        |here| {},\n        |here| {},\n    )\n}}\n\n",
            function(name),
            vectors.join(", "),
            bits(&self.first),
            bits(&self.last),
        )
        .unwrap();
    }
}
