//! See [`OUTDATED_SCHEMA_IRI`].

use super::namespace;
use crate::diagnostic::{FixLevel, Suggestion};
use crate::model::Iri;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Findings, Scope, Spot, words};

rule! {
    /// `$schema` does not name the schema that the record follows.
    ///
    /// Editors take the schema of a record from `$schema`, programs its version from
    /// `schema_version`. If the two differ, a record looks right in the one and wrong in the other.
    /// All versions `1.x` have the name `https://w3id.org/verbale/schema/v1/record`, or
    /// `https://w3id.org/verbale/schema/v1/record.draft-07` in the older dialect, and
    /// `https://w3id.org/verbale/schema/v1/record.editor` in the form for editors.
    ///
    /// Names of older drafts, of other documents and of other versions of this schema are told, and
    /// so is the name of JSON Schema itself, which belongs into schemas. So are addresses elsewhere
    /// whose last part is not the name of the schema's file, `record.schema.json`,
    /// `record.draft-07.schema.json` or `record.editor.schema.json`: a copy of it that an editor can
    /// reach is left alone.
    ///
    /// Version 1.0 has no deprecated field and no deprecated value; retired country codes and retired
    /// codes of other schemes have rules of their own. Here belongs what later versions deprecate.
    ///
    /// ```json bad
    /// { "$schema": "https://w3id.org/verbale/v1/record.schema.json" }
    /// ```
    ///
    /// ```json bad
    /// { "$schema": "https://json-schema.org/draft/2020-12/schema" }
    /// ```
    ///
    /// ```json bad
    /// { "$schema": "https://example.org/schemas/harbour.json" }
    /// ```
    ///
    /// ```json good
    /// { "$schema": "https://w3id.org/verbale/schema/v1/record" }
    /// ```
    ///
    /// ```json good
    /// { "$schema": "https://example.org/copies/record.schema.json" }
    /// ```
    OUTDATED_SCHEMA_IRI = "V903" "outdated-schema-iri" Warning fix Safe by check:
        "`$schema` does not name the schema that the record follows"
}

/// The names of version 1, whatever the minor version: by its two dialects, and the form for editors.
const NAMES: [&str; 3] = [
    "https://w3id.org/verbale/schema/v1/record",
    "https://w3id.org/verbale/schema/v1/record.draft-07",
    "https://w3id.org/verbale/schema/v1/record.editor",
];

/// The files that the schema is published in.
const FILES: [&str; 3] =
    ["record.schema.json", "record.draft-07.schema.json", "record.editor.schema.json"];

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let Some(iri) = scope.record.schema.as_ref().map(Iri::as_str) else { return };
    // An empty fragment names the same document.
    if NAMES.contains(&iri.strip_suffix('#').unwrap_or(iri)) {
        return;
    }
    let is_certain = namespace::is_ours(iri) || is_json_schema(iri);
    if !is_certain && is_copy(iri) {
        return;
    }
    let [name, older, _] = NAMES;
    let name = if iri.contains("draft-07") && !is_json_schema(iri) { older } else { name };
    let message = format!(
        "`$schema` is {}, and the record follows version {}",
        words::quoted(iri),
        words::quoted(scope.record.schema_version.as_str())
    );
    let level = if is_certain { FixLevel::Safe } else { FixLevel::Unsafe };
    let spot = Spot::value(PathBuf::root().key("$schema"));
    findings.push(
        Finding::new(&OUTDATED_SCHEMA_IRI, spot, message)
            .found(iri)
            .expected(Some("$schema"), NAMES.map(str::to_owned).to_vec())
            .help(format!("write `{name}`, or leave `$schema` out"))
            .suggest(vec![Suggestion { value: name.to_owned(), score: 1.0 }])
            .repair(level, format!("replace with `{name}`"), Change::Replace(format!("\"{name}\"")))
            .related(Spot::value(PathBuf::root().key("schema_version")), "the version"),
    );
}

/// Whether the address is one of JSON Schema itself.
fn is_json_schema(iri: &str) -> bool {
    let plain = namespace::plain(iri);
    let rest = plain.strip_prefix("https://").or_else(|| plain.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.starts_with("json-schema.org/"))
}

/// Whether the address ends in the name of one of the schema's files.
fn is_copy(iri: &str) -> bool {
    let path = iri.split(['?', '#']).next().unwrap_or_default();
    path.rsplit_once('/').is_some_and(|(_, file)| FILES.contains(&file))
}

#[cfg(test)]
mod tests {
    use super::{FILES, NAMES, is_copy, is_json_schema};

    #[test]
    fn names_and_files_are_those_that_are_published() {
        let published = [
            include_str!("../../../schemas/v1/record.schema.json"),
            include_str!("../../../schemas/v1/record.draft-07.schema.json"),
            include_str!("../../../schemas/v1/record.editor.schema.json"),
        ];
        for (name, text) in NAMES.iter().zip(published) {
            assert!(text.contains(&format!("\"$id\": \"{name}\"")), "{name}");
        }
        for (name, file) in NAMES.iter().zip(FILES) {
            assert!(file.starts_with(name.rsplit('/').next().unwrap()), "{file}");
        }
    }

    #[test]
    fn copies_are_told_by_the_name_of_their_file() {
        assert!(is_copy("file:///home/record.schema.json"));
        assert!(is_copy("https://example.org/record.draft-07.schema.json?raw=1#"));
        assert!(!is_copy("https://example.org/my-record.schema.json"));
        assert!(!is_copy("https://example.org/record.schema.json/other"));
        assert!(!is_copy("urn:record.schema.json"));
    }

    #[test]
    fn json_schema_itself_is_known() {
        assert!(is_json_schema("http://json-schema.org/draft-07/schema#"));
        assert!(is_json_schema("https://JSON-Schema.org/draft/2020-12/schema"));
        assert!(!is_json_schema("https://example.org/json-schema.org/schema"));
        assert!(!is_json_schema("urn:json-schema.org/schema"));
    }
}
