//! See [`SCHEMA_VERSION`].

use crate::diagnostic::{FixLevel, Severity};
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Findings, Scope, Spot, words};

rule! {
    /// The record follows a version of the schema that this program does not know.
    ///
    /// A newer minor version only adds what may be left out, so a record that reads as 1.0 is right;
    /// that is a warning. Another major version is an error: the record has to be migrated.
    ///
    /// ```json bad
    /// { "schema_version": "2.0" }
    /// ```
    ///
    /// ```json good
    /// { "schema_version": "1.0" }
    /// ```
    SCHEMA_VERSION = "V111" "schema-version" Error fix Unsafe by check:
        "the record follows a version of the schema that this program does not know"
}

const KNOWN: &str = "1.0";

/// Another major version, or none at all.
pub(crate) fn another_major(path: PathBuf, value: &str) -> Finding {
    let message = format!("schema version {} is not known here; {KNOWN} is", words::quoted(value));
    let finding = Finding::new(&SCHEMA_VERSION, Spot::value(path), message)
        .found(value)
        .expected(Some("schema_version"), vec![KNOWN.to_owned()]);
    let number = value.trim_start_matches(['v', 'V']);
    if number == "1" || number.starts_with("1.") {
        let replacement = Change::Replace(format!("\"{KNOWN}\""));
        return finding.help(format!("write \"{KNOWN}\"")).repair(
            FixLevel::Unsafe,
            format!("replace with `{KNOWN}`"),
            replacement,
        );
    }
    finding.help(
        "migrate the record to version 1.0, or check it with a program that knows its version",
    )
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let version = &scope.record.schema_version;
    let minor = version.as_str().strip_prefix("1.").unwrap_or_default();
    if minor.bytes().all(|digit| digit == b'0') {
        return;
    }
    let message = format!(
        "schema version {} is newer than {KNOWN}, which this program knows",
        words::quoted(version.as_str())
    );
    let spot = Spot::value(PathBuf::root().key("schema_version"));
    let mut finding = Finding::new(&SCHEMA_VERSION, spot, message)
        .found(version.as_str())
        .expected(Some("schema_version"), vec![KNOWN.to_owned()])
        .help(format!("write \"{KNOWN}\" if the record needs nothing newer"));
    finding.severity = Severity::Warning;
    findings.push(finding);
}
