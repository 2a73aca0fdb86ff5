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
    /// that belongs there and is not yet used, that one was meant, and so it is with names that are
    /// common elsewhere, such as `date` for `when`. Where the field belongs to another sort of
    /// entity, it says which. Data of your own goes into `extensions`.
    ///
    /// ```json bad
    /// { "titel": "A statement of the harbour guild" }
    /// ```
    ///
    /// ```json good
    /// { "title": "A statement of the harbour guild" }
    /// ```
    ///
    /// The fix renames the field. It is offered where one name is closer than every other, and safe
    /// where the slip is small.
    UNKNOWN_FIELD = "V101" "unknown-field" Error fix Safe: "an object has a field that does not belong there"
}

fn finding(entity: &Entity, path: PathBuf, key: &str) -> Finding {
    let message = format!("{} has no field {}", subject(entity), words::quoted(key));
    Finding::new(&UNKNOWN_FIELD, Spot::key(path), message).found(key)
}

fn subject(entity: &Entity) -> String {
    match entity.name {
        "record" | "source" | "provenance" => format!("the {}", entity.words()),
        "when" => "`when`".to_owned(),
        _ => words::a(&entity.words()),
    }
}

/// A field whose name is close to one that belongs there. `required` says that the one is missing,
/// and that it was meant is as good as certain.
pub(crate) fn misspelt(
    entity: &Entity,
    path: PathBuf,
    key: &str,
    meant: Suggestion,
    required: bool,
) -> Finding {
    let name = meant.value.clone();
    // A slip seldom spoils the first letter; `season` and `reason` are two words.
    let is_slip = required || key.chars().next() == name.chars().next();
    let level = if is_slip { FixLevel::Safe } else { FixLevel::Unsafe };
    finding(entity, path, key)
        .label(format!("did you mean `{name}`?"))
        .help(format!("rename it to `{name}`"))
        .suggest(vec![meant])
        .repair(level, format!("rename to `{name}`"), Change::Rename(name))
}

/// A field that goes by another name here.
pub(crate) fn called_otherwise(entity: &Entity, path: PathBuf, key: &str, name: &str) -> Finding {
    finding(entity, path, key)
        .label(format!("here it is called `{name}`"))
        .help(format!("rename it to `{name}`"))
        .suggest(vec![Suggestion { value: name.to_owned(), score: 1.0 }])
        .repair(FixLevel::Unsafe, format!("rename to `{name}`"), Change::Rename(name.to_owned()))
}

/// A field that belongs to other entities.
pub(crate) fn misplaced(entity: &Entity, path: PathBuf, key: &str, owners: &[&Entity]) -> Finding {
    let mut named: Vec<String> = owners.iter().take(3).map(|owner| subject(owner)).collect();
    if owners.len() > named.len() {
        named.push("others".to_owned());
    }
    let owners = words::and(&named);
    finding(entity, path, key).label(format!("belongs to {owners}")).help(format!(
        "{} belongs to {owners}: remove it here, or move it there if that is what is meant",
        words::quoted(key),
    ))
}

/// A field that is close to nothing.
pub(crate) fn unheard_of(entity: &Entity, path: PathBuf, key: &str) -> Finding {
    let names = entity.fields.iter().map(|field| field.name.to_owned()).collect();
    finding(entity, path, key)
        .help("remove it; data of your own goes into `extensions`")
        .expected(Some(entity.name), names)
}

/// A field around the whole record, or around several.
pub(crate) fn around_the_record(spot: Spot, key: &str, is_list: bool) -> Finding {
    let key = words::quoted(key);
    let (message, help) = if is_list {
        (
            format!("the records lie inside {key}"),
            "write each to a file of its own, or one a line in NDJSON".to_owned(),
        )
    } else {
        (
            format!("the record lies inside {key}"),
            format!("take it out: the fields of {key} belong at the top"),
        )
    };
    Finding::new(&UNKNOWN_FIELD, spot, message).help(help)
}

/// The name that a field goes by in an entity, where people and programs often write another one.
pub(crate) fn usual_name(entity: &Entity, key: &str) -> Option<&'static str> {
    let alias = ALIASES.iter().find(|(known, wrong, _)| *known == entity.name && *wrong == key);
    alias.map(|(_, _, name)| *name)
}

/// Entity, the name that is often written, and the name that belongs there.
const ALIASES: &[(&str, &str, &str)] = &[
    ("actor", "type", "kind"),
    ("affiliation", "title", "role"),
    ("affiliation", "organisation", "organization"),
    ("attribution", "type", "mode"),
    ("channel", "type", "kind"),
    ("claim", "type", "kind"),
    ("code", "value", "code"),
    ("demand", "actor", "issuer"),
    ("demand", "description", "text"),
    ("demand", "from", "issuer"),
    ("demand", "holder", "issuer"),
    ("demand", "summary", "text"),
    ("demand", "target", "addressees"),
    ("demand", "to", "addressees"),
    ("event", "code", "codes"),
    ("event", "date", "when"),
    ("event", "description", "summary"),
    ("event", "kind", "type"),
    ("event", "location", "place"),
    ("event", "title", "name"),
    ("identifier", "code", "value"),
    ("identifier", "id", "value"),
    ("identifier", "type", "scheme"),
    ("issue", "title", "name"),
    ("offer", "holder", "issuer"),
    ("offer", "type", "kind"),
    ("participant", "id", "actor"),
    ("place", "latitude", "lat"),
    ("place", "longitude", "lon"),
    ("position", "issuer", "holder"),
    ("quote", "actor", "speaker"),
    ("quote", "date", "when"),
    ("quote", "lang", "language"),
    ("quote", "quote", "text"),
    ("quote", "type", "kind"),
    ("red_line", "issuer", "holder"),
    ("red_line", "type", "kind"),
    ("relation", "relation", "type"),
    ("relation", "source", "from"),
    ("relation", "target", "to"),
    ("source", "author", "authors"),
    ("source", "date", "published"),
    ("source", "lang", "language"),
    ("source", "type", "kind"),
    ("threat", "holder", "issuer"),
    ("when", "date", "edtf"),
];
