//! What holds a stance up: places in the source, and other entities that point at it.

use foldhash::HashSet;

use crate::model::{Consequence, RelationType, ThreatRef};
use crate::rules::Scope;
use crate::rules::view::Stance;

/// The subject of a message: "demand `d-1`".
pub(super) fn named(stance: &Stance<'_>) -> String {
    format!("{} `{}`", stance.kind.as_str(), stance.id)
}

/// The entities of this record that relations lead to, with the type of the relation. Where a
/// relation starts is not asked: V618 tells what may stand there.
pub(super) fn targets<'r>(scope: &Scope<'r>) -> HashSet<(RelationType, &'r str)> {
    let relations = scope.record.relations.iter().flatten();
    relations.filter_map(|relation| Some((relation.r#type, scope.local(&relation.to)?))).collect()
}

/// The threats that a consequence names.
pub(super) fn threats<'r>(
    consequence: Option<&'r Consequence<'r>>,
) -> impl Iterator<Item = &'r str> {
    consequence
        .and_then(|consequence| consequence.threats.as_deref())
        .unwrap_or_default()
        .iter()
        .map(ThreatRef::as_str)
}
