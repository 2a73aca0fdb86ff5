//! What the words of a record mean: entities, fields, closed lists and their words.

use super::publish::{named_types, prose};
use crate::model::shape::{Entity, Field, Type, Word};

/// A page about a word of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldPage {
    /// What it is about, such as `red_line.firmness`.
    pub name: String,
    /// The page, as plain text.
    pub text: String,
}

/// The pages about `word`: an entity (`red_line`), a field (`red_line.firmness`, or `firmness` in
/// every entity that has it), a type or closed list (`edtf`, `event_type`), or a word of a closed
/// list (`non_negotiable`). None if nothing is called so.
#[must_use]
pub fn explain(word: &str) -> Vec<FieldPage> {
    let types = named_types();
    if let Some(ty) = types.iter().find(|ty| ty.name() == Some(word)) {
        return vec![type_page(*ty)];
    }
    let entities = || types.iter().filter_map(|ty| ty.entity());
    if let Some((entity, field)) = word.split_once('.') {
        let found = entities().find(|known| known.name == entity);
        return found.and_then(|e| Some(field_page(e, e.field(field)?))).into_iter().collect();
    }
    let fields: Vec<FieldPage> =
        entities().filter_map(|e| Some(field_page(e, e.field(word)?))).collect();
    if !fields.is_empty() {
        return fields;
    }
    let lists = types.iter().filter_map(|ty| match ty {
        Type::Vocabulary(list) => Some(list),
        _ => None,
    });
    lists
        .filter_map(|list| {
            let found = list.words.iter().find(|known| known.word == word)?;
            let text = format!("a word of {}\n\n{}\n", list.name, prose(found.doc));
            Some(FieldPage { name: format!("{}: {word}", list.name), text })
        })
        .collect()
}

/// Every word that [`explain`] has a page for.
#[must_use]
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for ty in named_types() {
        names.extend(ty.name().map(str::to_owned));
        match ty {
            Type::Entity(entity) => {
                names.extend(entity.fields.iter().map(|f| format!("{}.{}", entity.name, f.name)));
                names.extend(entity.fields.iter().map(|f| f.name.to_owned()));
            }
            Type::Vocabulary(list) => names.extend(list.words.iter().map(|w| w.word.to_owned())),
            _ => {}
        }
    }
    names.sort();
    names.dedup();
    names
}

fn type_page(ty: Type) -> FieldPage {
    let name = ty.name().unwrap_or_default().to_owned();
    let text = match ty {
        Type::Entity(entity) => {
            let width = entity.fields.iter().map(|f| f.name.len()).max().unwrap_or(0);
            let line = |field: &Field| {
                let mark = if field.required { "*" } else { " " };
                format!("{mark} {:width$}  {}", field.name, prose(field.doc))
            };
            let fields = lines(entity.fields.iter().map(line));
            format!("an object\n\n{}\n\n{fields}\n* must be there\n", prose(entity.doc))
        }
        ty => format!("{}\n\n{}", described(ty), body(ty)),
    };
    FieldPage { name, text }
}

fn field_page(entity: &Entity, field: &Field) -> FieldPage {
    let need = if field.required { "must be there" } else { "may be left out" };
    let default = field.default.map(|d| format!("; {d} where absent")).unwrap_or_default();
    let element = match field.ty {
        Type::List(list) => list.item,
        ty => ty,
    };
    let text = format!(
        "{}; {need}{default}\n\n{}\n\n{}",
        described(field.ty),
        prose(field.doc),
        body(element)
    );
    FieldPage {
        name: format!("{}.{}", entity.name, field.name),
        text: text.trim_end().to_owned() + "\n",
    }
}

/// A type in a few words.
fn described(ty: Type) -> String {
    let name = |ty: Type| ty.name().unwrap_or(ty.json_type()).to_owned();
    match ty {
        Type::List(list) => {
            let mut words = format!("a list of {}", name(list.item));
            if list.min > 0 {
                words.push_str(", at least one");
            }
            if list.unique {
                words.push_str(", none twice");
            }
            words
        }
        Type::Boolean | Type::Json => ty.json_type().to_owned(),
        ty => format!("{} ({})", ty.json_type(), name(ty)),
    }
}

/// What may stand there.
fn body(ty: Type) -> String {
    match ty {
        Type::Entity(entity) => format!("{}: {}\n", entity.name, prose(entity.doc)),
        Type::Scalar(scalar) => {
            let examples: String =
                lines(scalar.examples.iter().map(|example| format!("  {example}")));
            let pattern =
                scalar.pattern.map(|p| format!("\npattern:\n  {p}\n")).unwrap_or_default();
            format!("{}: {}\n\nexamples:\n{examples}{pattern}", scalar.name, prose(scalar.doc))
        }
        Type::Vocabulary(list) => {
            let width = list.words.iter().map(|w| w.word.len()).max().unwrap_or(0);
            let word = |w: &Word| format!("  {:width$}  {}", w.word, prose(w.doc));
            let words = lines(list.words.iter().map(word));
            format!("{}: {}\n\n{words}", list.name, prose(list.doc))
        }
        Type::Number(number) => {
            format!(
                "{}: {}\n\nfrom {} to {}\n",
                number.name,
                prose(number.doc),
                number.min,
                number.max
            )
        }
        Type::Boolean | Type::Json | Type::List(_) => String::new(),
    }
}

/// The lines as one text.
fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.fold(String::new(), |text, line| text + &line + "\n")
}
