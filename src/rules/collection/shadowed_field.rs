//! See [`SHADOWED_FIELD`].

use crate::model::Record;
use crate::model::path::PathBuf;
use crate::model::shape::{Entity, Model};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// An extension has a field with the name of a field of the record.
    ///
    /// Extensions are for data that the schema has no place for. One that has `title`, `status` or
    /// `actors` of its own splits the data: some programs read the one and some the other, and sooner
    /// or later they differ. The keys of `data`, if it is an object, are compared with the fields of
    /// the record; what lies deeper is not. `$schema` may stand there, since it speaks of `data`.
    ///
    /// ```json bad
    /// { "extensions": [{ "uri": "https://example.org/desk",
    ///     "data": { "desk": "harbours", "status": "published" } }] }
    /// ```
    ///
    /// ```json good
    /// { "extensions": [{ "uri": "https://example.org/desk",
    ///     "data": { "desk": "harbours", "desk_status": "published",
    ///       "shift": { "status": "late" } } }] }
    /// ```
    SHADOWED_FIELD = "V902" "shadowed-field" Warning by check:
        "an extension has a field with the name of a field of the record"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let root = Record::TYPE.entity();
    for (number, extension) in scope.record.extensions.iter().flatten().enumerate() {
        let Some(data) = extension.data.as_value().as_object() else { continue };
        for key in data.keys().filter(|key| is_field(root, key)) {
            let path = PathBuf::root().key("extensions").index(number).key("data");
            let message = format!(
                "the extension {} has {}, which is a field of the record",
                words::quoted(extension.uri.as_str()),
                words::quoted(key)
            );
            findings.push(
                Finding::new(&SHADOWED_FIELD, Spot::key(path.key(key.clone())), message)
                    .found(key.as_str())
                    .help("put the value into the record's own field, or give it another name"),
            );
        }
    }
}

fn is_field(root: Option<&Entity>, key: &str) -> bool {
    key != "$schema" && root.is_some_and(|root| root.field(key).is_some())
}
