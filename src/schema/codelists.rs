//! The closed lists as tables, for programs that read no JSON Schema.

use serde_json::{Value, json};

use super::publish::{named_types, prose};
use crate::model::shape::{Type, Vocabulary};

/// The closed lists of the model, in the order in which a reader of the record meets them.
pub fn codelists() -> impl Iterator<Item = &'static Vocabulary> {
    named_types().into_iter().filter_map(|ty| match ty {
        Type::Vocabulary(list) => Some(list),
        _ => None,
    })
}

/// A closed list as CSV (RFC 4180, with lines that end in LF): a column with the words, and one with what
/// they mean.
///
/// ```
/// use verbale::schema::codelists::{codelists, csv};
///
/// let kinds = codelists().find(|list| list.name == "quote_kind").unwrap();
/// assert!(csv(kinds).starts_with("code,description\ndirect,\""));
/// ```
#[must_use]
pub fn csv(list: &Vocabulary) -> String {
    let mut table = String::from("code,description\n");
    for word in list.words {
        let meaning = prose(word.doc).replace('"', "\"\"");
        // Words are of small letters, or capitals for countries, and need no quotation marks.
        table.extend([word.word, ",\"", &meaning, "\"\n"]);
    }
    table
}

/// A closed list as JSON: its name, what it is, and its words with what they mean.
#[must_use]
pub fn json(list: &Vocabulary) -> Value {
    let codes = list.words.iter();
    let codes = codes.map(|word| json!({ "code": word.word, "description": prose(word.doc) }));
    json!({
        "name": list.name,
        "description": prose(list.doc),
        "codes": codes.collect::<Vec<_>>(),
    })
}
