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

/// Shows every reference to an id of this record: its path, its type and the local id.
fn each_reference<'r>(
    scope: &Scope<'r>,
    mut look: impl FnMut(&Path<'_>, &'static Scalar, &'r str),
) {
    scope.each_scalar(|path, scalar, text| {
        if scalar.refers.is_empty() {
            return;
        }
        match text.split_once('#') {
            None => look(path, scalar, text),
            // A global reference to this very record is a local one, written at length.
            Some((record, local)) if scope.record.id == record => look(path, scalar, local),
            Some(_) => {}
        }
    });
}
