//! Sources that are what happened, and do not tell of it.

use crate::model::path::PathBuf;
use crate::rules::Scope;
use crate::rules::own_words::is_own_words;

/// Whether it is the main event, and the source as a whole is what happened.
pub(super) fn is_source(scope: &Scope<'_>, path: &PathBuf) -> bool {
    is_own_words(scope.record.source.kind) && *path == PathBuf::root().key("event")
}
