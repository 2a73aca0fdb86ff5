//! The codes of a record, wherever they stand.

use crate::model::path::PathBuf;
use crate::rules::{Finding, Rule, Spot};

/// A code of another scheme.
#[derive(Clone, Debug)]
pub(crate) struct Coded<'r> {
    /// The entry of the list.
    pub(crate) path: PathBuf,
    /// The number of the list, so that entries of one list can be told from those of another.
    pub(crate) list: usize,
    pub(crate) scheme: &'r str,
    pub(crate) code: &'r str,
    pub(crate) edition: Option<&'r str>,
}

impl<'r> Coded<'r> {
    /// An entry of which nothing is known yet.
    pub(in crate::rules) const fn new(path: PathBuf, list: usize) -> Self {
        Coded { path, list, scheme: "", code: "", edition: None }
    }

    /// A field of the entry.
    pub(in crate::rules) fn set(&mut self, key: &str, text: &'r str) {
        match key {
            "scheme" => self.scheme = text,
            "code" => self.code = text,
            "edition" => self.edition = Some(text),
            _ => {}
        }
    }
}

/// The codes, list by list.
pub(crate) fn lists<'c, 'r>(codes: &'c [Coded<'r>]) -> impl Iterator<Item = &'c [Coded<'r>]> {
    codes.chunk_by(|one, next| one.list == next.list)
}

/// A finding about the code, or about another field of its entry, that names its scheme: where that
/// cannot be read, nothing can be said of the code.
pub(crate) fn finding(
    rule: &'static Rule,
    coded: &Coded<'_>,
    field: &'static str,
    message: impl Into<String>,
) -> Finding {
    let scheme = Spot::value(coded.path.clone().key("scheme"));
    Finding::new(rule, Spot::value(coded.path.clone().key(field)), message)
        .related(scheme, "of this scheme")
}
