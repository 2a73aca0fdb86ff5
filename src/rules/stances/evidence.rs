//! What holds a stance up: places in the source, and other entities that point at it.

use std::collections::HashSet;

use crate::model::{Anchor, Consequence, RelationType, ThreatRef};
use crate::rules::Scope;
use crate::rules::view::Stance;

/// Whether one of the anchors says where: by positions or by the words themselves.
pub(super) fn has_place(anchors: &[Anchor<'_>]) -> bool {
    anchors
        .iter()
        .any(|anchor| anchor.exact.is_some() || (anchor.start.is_some() && anchor.end.is_some()))
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Offset, Verbatim};

    #[test]
    fn a_place_is_words_or_both_positions() {
        let offset = |n| Offset::new(n).unwrap();
        assert!(!has_place(&[]));
        assert!(!has_place(&[Anchor::new()]));
        assert!(!has_place(&[Anchor::new().start(offset(1))]));
        assert!(!has_place(&[Anchor::new().end(offset(2))]));
        assert!(has_place(&[Anchor::new(), Anchor::at(offset(1), offset(2))]));
        assert!(has_place(&[Anchor::new().exact(Verbatim::new("words").unwrap())]));
    }
}
