//! See [`UNUSABLE_EXTENSION_URI`].

use std::collections::HashMap;

use super::namespace;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The address of an extension does not tell whose data it is.
    ///
    /// A program knows its own data by the `uri` of the extension. So no two extensions of a record
    /// have the same one, however the letters of its scheme and host are written, and none has a name
    /// below `https://w3id.org/verbale/`, where only the maintainers of the schema give names and
    /// have given none yet. That a `uri` is absolute is a matter of its form (V105). Whether `data`
    /// fits a schema of its own is not checked, since no such schema is known here.
    ///
    /// ```json bad
    /// { "extensions": [
    ///   { "uri": "https://example.org/desk", "data": { "desk": "harbours" } },
    ///   { "uri": "https://Example.org/desk", "data": { "desk": "ports" } }] }
    /// ```
    ///
    /// ```json bad
    /// { "extensions": [{ "uri": "https://w3id.org/verbale/desk", "data": { "desk": "harbours" } }] }
    /// ```
    ///
    /// ```json good
    /// { "extensions": [
    ///   { "uri": "https://example.org/desk", "data": { "desk": "harbours" } },
    ///   { "uri": "https://example.org/Desk", "data": { "desk": "ports" } }] }
    /// ```
    UNUSABLE_EXTENSION_URI = "V901" "unusable-extension-uri" Error by check:
        "the address of an extension does not tell whose data it is"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (number, extension) in scope.record.extensions.iter().flatten().enumerate() {
        let uri = extension.uri.as_str();
        let path = |number| PathBuf::root().key("extensions").index(number).key("uri");
        let plain = namespace::plain(uri);
        if let Some(first) = seen.get(&plain) {
            let message = format!("{} is the `uri` of two extensions", words::quoted(uri));
            findings.push(
                Finding::new(&UNUSABLE_EXTENSION_URI, Spot::value(path(number)), message)
                    .found(uri)
                    .help("put the data of both into one extension, or give one another `uri`")
                    .related(Spot::value(path(*first)), "first here"),
            );
        } else if namespace::is_ours(uri) {
            let message = format!("{} names no extension that is known", words::quoted(uri));
            findings.push(
                Finding::new(&UNUSABLE_EXTENSION_URI, Spot::value(path(number)), message)
                    .found(uri)
                    .help("use an address of your own, such as `https://example.org/desk`"),
            );
        }
        seen.entry(plain).or_insert(number);
    }
}
