//! See [`ID_IS_NOT_FILE_NAME`].

use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The id of a record is not the stem of its file's name.
    ///
    /// Records are found by their id, and references from other records break when a file is renamed
    /// and its id is not. The rule looks at files that hold one record.
    ///
    /// The examples of a page have no file, so there is none here: in `talks.json`, the id `talk` is
    /// found and the id `talks` is not.
    ID_IS_NOT_FILE_NAME = "V125" "id-is-not-file-name" Warning by check:
        "the id of a record is not the stem of its file's name"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let id = scope.record.id.as_str();
    let Some(stem) = scope.stem else { return };
    let extension = scope.extension;
    if stem == id {
        return;
    }
    let message = format!(
        "the record's id is {}, and its file is called {}",
        words::quoted(id),
        words::quoted(stem)
    );
    findings.push(
        Finding::new(&ID_IS_NOT_FILE_NAME, Spot::value(PathBuf::root().key("id")), message)
            .found(id)
            .help(format!("rename the file to `{id}.{extension}`, or change the id")),
    );
}
