//! Sources that are what happened, and do not tell of it.

use crate::model::SourceKind;
use crate::model::path::PathBuf;
use crate::rules::Scope;

/// Whether it is the main event, and the source as a whole is what happened.
pub(super) fn is_source(scope: &Scope<'_>, path: &PathBuf) -> bool {
    let whole = matches!(
        scope.record.source.kind,
        SourceKind::PressRelease
            | SourceKind::OfficialStatement
            | SourceKind::Speech
            | SourceKind::Transcript
            | SourceKind::Interview
            | SourceKind::SocialPost
            | SourceKind::Resolution
            | SourceKind::Treaty
    );
    whole && *path == PathBuf::root().key("event")
}
