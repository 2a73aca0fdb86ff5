//! See [`UNKNOWN_FIELD`].

use crate::diagnostic::{FixLevel, Suggestion};
use crate::model::path::PathBuf;
use crate::model::shape::Entity;
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Spot, words};

rule! {
    /// An object has a field that does not belong there.
    ///
    /// Objects are closed, so that a misspelt name is always found. Where the name is close to one
    /// that belongs there and is not yet used, that one was meant; where the field belongs to
    /// another sort of entity, it says which. Data of your own goes into `extensions`.
    ///
    /// ```json bad
    /// { "titel": "A statement of the harbour guild" }
    /// ```
    ///
    /// ```json good
    /// { "title": "A statement of the harbour guild" }
    /// ```
    ///
    /// The fix renames the field. It is offered where one name is closer than every other.
    UNKNOWN_FIELD = "V101" "unknown-field" Error fix Safe: "an object has a field that does not belong there"
}

fn finding(entity: &Entity, path: PathBuf, key: &str) -> Finding {
    let message = format!("{} has no field {}", subject(entity), words::quoted(key));
    Finding::new(&UNKNOWN_FIELD, Spot::key(path), message).found(key)
}

fn subject(entity: &Entity) -> String {
    match entity.name {
        "record" | "source" | "provenance" => format!("the {}", entity.words()),
        _ => words::a(&entity.words()),
    }
}

/// A field whose name is close to one that belongs there.
pub(crate) fn misspelt(entity: &Entity, path: PathBuf, key: &str, meant: Suggestion) -> Finding {
    let name = meant.value.clone();
    finding(entity, path, key)
        .label(format!("did you mean `{name}`?"))
        .help(format!("rename it to `{name}`"))
        .suggest(vec![meant])
        .repair(FixLevel::Safe, format!("rename to `{name}`"), Change::Rename(name))
}

/// A field that belongs to other entities.
pub(crate) fn misplaced(entity: &Entity, path: PathBuf, key: &str, owners: &[&Entity]) -> Finding {
    let owners: Vec<String> = owners.iter().take(4).map(|owner| subject(owner)).collect();
    finding(entity, path, key).label(format!("belongs to {}", owners.join(", "))).help(format!(
        "{} belongs to {}: move it there or remove it",
        words::quoted(key),
        owners.join(", ")
    ))
}

/// A field that is close to nothing.
pub(crate) fn unheard_of(entity: &Entity, path: PathBuf, key: &str) -> Finding {
    let names = entity.fields.iter().map(|field| field.name.to_owned()).collect();
    finding(entity, path, key)
        .help("remove it; data of your own goes into `extensions`")
        .expected(None, names)
}
