//! 1xx, from V120: ids, and references to them.

pub mod dangling_reference;
pub mod duplicate_id;
pub mod event_repeated;
pub mod id_is_not_file_name;
pub mod reference_cycle;
pub mod relation_repeated;
pub mod unused_entity;
pub mod wrong_kind_reference;

use super::Scope;
use crate::model::path::Path;
use crate::model::shape::Scalar;

/// Shows every reference to an id of this record that is `wanted`: its path, its type and the local
/// id.
fn each_reference<'r>(
    scope: &Scope<'r>,
    wanted: impl Fn(&'static Scalar, &'r str) -> bool,
    mut look: impl FnMut(&Path<'_>, &'static Scalar, &'r str),
) {
    let wanted = |scalar: &'static Scalar, text: &'r str| {
        !scalar.refers.is_empty() && local(scope, text).is_some_and(|id| wanted(scalar, id))
    };
    scope.each_scalar(wanted, |path, scalar, text| {
        if let Some(id) = local(scope, text) {
            look(path, scalar, id);
        }
    });
}

/// Every reference to an id of this record: its type and the local id.
fn references<'s, 'r>(
    scope: &'s Scope<'r>,
) -> impl Iterator<Item = (&'static Scalar, &'r str)> + use<'s, 'r> {
    let all = scope.scalars().filter(|(scalar, _)| !scalar.refers.is_empty());
    all.filter_map(|(scalar, text)| Some((scalar, local(scope, text)?)))
}

/// The id in this record that a reference leads to; none if it leads to another record.
fn local<'r>(scope: &Scope<'r>, text: &'r str) -> Option<&'r str> {
    match text.split_once('#') {
        None => Some(text),
        // A global reference to this very record is a local one, written at length.
        Some((record, local)) => (scope.record.id == record).then_some(local),
    }
}
