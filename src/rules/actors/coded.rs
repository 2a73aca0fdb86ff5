//! The codes of a record, wherever they stand.

use crate::model::path::{PathBuf, Segment};
use crate::model::shape::Scalar;
use crate::rules::{Finding, Rule, Scope, Spot};

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

/// Every code of the record, list by list.
pub(crate) fn codes<'r>(scope: &Scope<'r>) -> Vec<Coded<'r>> {
    let mut all: Vec<Coded<'r>> = Vec::new();
    let mut list = 0;
    let mut open = false;
    if !scope.scalars().any(|(scalar, _)| scalar.name == "scheme") {
        return all;
    }
    let every = |_: &'static Scalar, _: &'r str| true;
    scope.each_scalar(every, |path, _, text| match path.last() {
        // The scheme is the first field of a code, and of an identifier.
        Some(Segment::Key("scheme")) => {
            let path = path.to_owned().parent();
            open = path.parent().last() == Some(Segment::Key("codes"));
            if open {
                list += usize::from(path.last() == Some(Segment::Index(0)));
                all.push(Coded { path, list, scheme: text, code: "", edition: None });
            }
        }
        Some(Segment::Key("code")) if open => {
            if let Some(last) = all.last_mut() {
                last.code = text;
            }
        }
        Some(Segment::Key("edition")) if open => {
            if let Some(last) = all.last_mut() {
                last.edition = Some(text);
            }
        }
        _ => {}
    });
    all
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
