//! The records that are changed.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use verbale::json::parse;
use verbale::model::Record;
use verbale::model::shape::{Entity, Field, Model, Type};
use verbale::schema::publish::named_types;

/// A record around one entity.
pub(super) struct Base {
    /// Its text.
    pub(super) text: String,
    /// Where the entity stands, as a JSON Pointer.
    pub(super) pointer: String,
    /// The entity.
    pub(super) entity: &'static Entity,
}

/// The text of every record under `examples`, in order of file name.
pub(super) fn examples() -> Vec<String> {
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"), &mut files);
    files.sort();
    assert!(!files.is_empty());
    files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
}

/// The smallest record around each piece of a record: around each entry of each of its lists, and
/// around each other member. Together they hold every place of it.
pub(super) fn pieces(text: &str) -> Vec<String> {
    let root = parse(text).unwrap().root.to_value();
    let Value::Object(members) = root else { panic!("no record") };
    let mut pieces = Vec::new();
    for (key, value) in members {
        let mut around = |value: Value| {
            let mut record = minimal(Record::TYPE, 0);
            record[key.as_str()] = value;
            pieces.push(record.to_string());
        };
        match value {
            Value::Array(entries) if !entries.is_empty() => {
                for entry in entries {
                    around(json!([entry]));
                }
            }
            value => around(value),
        }
    }
    pieces
}

/// A record around each entity of the model, in which every field of that entity is filled in.
pub(super) fn entities() -> Vec<Base> {
    let all = named_types().into_iter().filter_map(Type::entity);
    all.map(|entity| {
        let full = entity.fields.iter().map(|field| (field.name.to_owned(), filled(field)));
        around(entity, full.collect::<Map<_, _>>().into())
    })
    .collect()
}

/// A record around an entity that has the fields it must have and one of a certain type.
pub(super) fn holding(name: &str) -> Base {
    let is_it = |ty: Type| element(ty).name() == Some(name);
    let mut all = named_types().into_iter().filter_map(Type::entity);
    let entity = all.find(|entity| entity.fields.iter().any(|f| is_it(f.ty))).unwrap();
    let field = entity.fields.iter().find(|field| is_it(field.ty)).unwrap();
    let mut value = minimal(Type::Entity(entity), 0);
    value[field.name] = match field.ty {
        Type::List(list) => json!([minimal(list.item, 0)]),
        ty => minimal(ty, 0),
    };
    let mut base = around(entity, value);
    base.pointer.push('/');
    base.pointer.push_str(field.name);
    if matches!(field.ty, Type::List(_)) {
        base.pointer.push_str("/0");
    }
    base
}

/// The smallest record with an extension that has `data`.
pub(super) fn with_data(data: &str) -> String {
    let mut record = minimal(Record::TYPE, 0);
    record["extensions"] = json!([{ "uri": "https://example.org/x", "data": "here" }]);
    record.to_string().replace("\"here\"", data)
}

/// A record in which every entity stands with all its fields, at least once.
pub(super) fn full_record() -> Value {
    fn full(ty: Type, number: usize, seen: &mut HashSet<&'static str>) -> Value {
        match ty {
            Type::Entity(entity) if seen.insert(entity.name) => {
                let fields = entity.fields.iter();
                let members = fields.map(|f| (f.name.to_owned(), full(f.ty, number, seen)));
                members.collect::<Map<_, _>>().into()
            }
            Type::List(list) => (0..2).map(|i| full(list.item, number * 2 + i, seen)).collect(),
            ty => minimal(ty, number),
        }
    }
    full(Record::TYPE, 0, &mut HashSet::new())
}

/// A record around a value of an entity, with nothing else in it that is not required.
fn around(entity: &'static Entity, value: Value) -> Base {
    let mut value = value;
    let mut steps = Vec::new();
    let mut inner = entity;
    while inner.name != "record" {
        let (parent, field) = parent(inner);
        let mut outer = minimal(Type::Entity(parent), 0);
        if matches!(field.ty, Type::List(_)) {
            value = json!([value]);
            steps.push("0");
        }
        steps.push(field.name);
        outer[field.name] = value;
        value = outer;
        inner = parent;
    }
    // Empty at the root, otherwise with a `/` before each step.
    steps.push("");
    steps.reverse();
    Base { text: value.to_string(), pointer: steps.join("/"), entity }
}

/// A field that holds the entity; the first in the order of the model, so that the way is short.
fn parent(entity: &Entity) -> (&'static Entity, &'static Field) {
    let outer = named_types().into_iter().filter_map(Type::entity);
    let holds = |field: &&Field| element(field.ty).entity().is_some_and(|e| e.name == entity.name);
    outer.into_iter().find_map(|e| Some((e, e.fields.iter().find(holds)?))).unwrap()
}

/// The smallest value of a field, with two entries where it is a list.
fn filled(field: &Field) -> Value {
    match field.ty {
        Type::List(list) => (0..2).map(|number| minimal(list.item, number)).collect(),
        ty => minimal(ty, 0),
    }
}

/// A value with nothing in it that is not required. Values with different numbers differ, as far
/// as the type has that many.
fn minimal(ty: Type, number: usize) -> Value {
    match ty {
        Type::Entity(entity) => {
            let mut fields: Vec<&Field> = entity.fields.iter().filter(|f| f.required).collect();
            if fields.is_empty() {
                fields.extend(entity.fields.first());
            }
            let members = fields.iter().map(|f| (f.name.to_owned(), minimal(f.ty, number)));
            members.collect::<Map<_, _>>().into()
        }
        Type::Scalar(scalar) => {
            let numbered = format!("{}-{number}", scalar.examples[0]);
            let is_good = number > 0 && scalar.inspect(&numbered).is_ok();
            if is_good { numbered.into() } else { scalar.examples[0].into() }
        }
        Type::Vocabulary(list) => list.words[number % list.words.len()].word.into(),
        Type::Number(shape) => shape.example.into(),
        Type::Boolean => true.into(),
        Type::Json => json!({ "any": ["thing", 1, null] }),
        Type::List(list) => (0..list.min).map(|i| minimal(list.item, number + i)).collect(),
    }
}

/// What a list holds, or the type itself.
pub(super) fn element(ty: Type) -> Type {
    match ty {
        Type::List(list) => element(list.item),
        ty => ty,
    }
}
