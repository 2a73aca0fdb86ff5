//! How messages put things.

use crate::model::path::{PathBuf, Segment};
use crate::model::shape::{Class, Entity, Field, List, Type, Vocabulary};

/// The most characters of a value that a message repeats.
const MOST: usize = 60;

/// A value of the data, in backticks, cut short.
pub(crate) fn quoted(value: &str) -> String {
    match value.char_indices().nth(MOST) {
        Some((end, _)) => format!("`{}…`", &value[..end]),
        None => format!("`{value}`"),
    }
}

/// A noun with its article.
pub(crate) fn a(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// An entity as the subject of a sentence: "this demand", "the record".
pub(crate) fn this(entity: &Entity) -> String {
    match entity.name {
        "record" | "source" | "provenance" => format!("the {}", entity.words()),
        "when" => "`when`".to_owned(),
        _ => format!("this {}", entity.words()),
    }
}

/// A list of things in one sentence: "a, b and c".
pub(crate) fn and(things: &[String]) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// A place as the subject of a sentence: "`country`", "entry 2 of `issues`", "the record".
pub(crate) fn place(path: &PathBuf) -> String {
    match path.last() {
        None => "the record".to_owned(),
        Some(Segment::Key(key)) => quoted(key),
        Some(Segment::Index(index)) => match path.parent().last() {
            Some(Segment::Key(list)) => format!("entry {} of {}", index + 1, quoted(list)),
            _ => format!("entry {}", index + 1),
        },
    }
}

/// The words of a closed list, as many as one can take in.
pub(crate) fn some_words(vocabulary: &Vocabulary, separator: &str) -> String {
    let mut words: Vec<String> =
        vocabulary.words.iter().take(8).map(|word| format!("\"{}\"", word.word)).collect();
    if vocabulary.words.len() > words.len() {
        words.push("…".to_owned());
    }
    words.join(separator)
}

/// What to write for a field: its name and the form of its value.
pub(crate) fn to_write(field: &Field) -> String {
    format!("\"{}\": {}", field.name, form(field.ty))
}

/// The form of a value, as one would write it.
pub(crate) fn form(ty: Type) -> String {
    match ty {
        Type::Entity(entity) if entity.name == "when" => {
            "{ \"edtf\": \"…\", \"basis\": … }".to_owned()
        }
        Type::Entity(entity) if entity.name == "anchor" => "{ \"exact\": \"…\" }".to_owned(),
        Type::Entity(entity) => {
            let required = entity.fields.iter().filter(|field| field.required);
            let names: Vec<String> =
                required.map(|field| format!("\"{}\": …", field.name)).collect();
            format!("{{ {} }}", names.join(", "))
        }
        // Nothing here may be valid as it stands: it would be copied.
        Type::Scalar(scalar) => match (scalar.class, scalar.refers) {
            (Class::Words | Class::Verbatim, _) => "\"…\"".to_owned(),
            (_, [kind]) => format!("\"<id of {}>\"", kind.with_article()),
            (Class::Reference, _) => "\"<id of an entity>\"".to_owned(),
            (Class::Id, _) => "\"<an id of its own>\"".to_owned(),
            _ => {
                let example = scalar.examples.first().unwrap_or(&"…");
                format!("\"<{}, such as {example}>\"", scalar.name.replace('_', " "))
            }
        },
        Type::Vocabulary(vocabulary) => some_words(vocabulary, " | "),
        Type::Number(number) => number.example.to_string(),
        Type::Boolean => "true | false".to_owned(),
        Type::Json => "…".to_owned(),
        Type::List(List { min: 0, .. }) => "[]".to_owned(),
        Type::List(list) => format!("[{}]", form(list.item)),
    }
}

/// Whether `path` leads to words of somebody: the text of a quote, its original, its reporting verb.
pub(crate) fn is_quotation(path: &PathBuf) -> bool {
    let mut segments = path.segments();
    matches!(
        (segments.next(), segments.next(), segments.next()),
        (
            Some(Segment::Key("quotes")),
            Some(Segment::Index(_)),
            Some(Segment::Key("text" | "original" | "cue"))
        )
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_subjects_of_sentences() {
        let list = PathBuf::root().key("issues");
        assert_eq!(place(&PathBuf::root()), "the record");
        assert_eq!(place(&list), "`issues`");
        assert_eq!(place(&list.clone().index(1)), "entry 2 of `issues`");
        assert_eq!(place(&list.index(1).index(0)), "entry 1");
    }

    #[test]
    fn lists_read_as_sentences() {
        let things = |count: usize| and(&["a", "b", "c"].map(str::to_owned)[..count]);
        assert_eq!([0, 1, 2, 3].map(things), ["", "a", "a and b", "a, b and c"]);
        assert_eq!(quoted(&"x".repeat(60)), format!("`{}`", "x".repeat(60)));
        assert_eq!(quoted(&"é".repeat(61)), format!("`{}…`", "é".repeat(60)));
    }
}
