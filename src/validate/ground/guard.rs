//! What changes of a record would break in it.
//!
//! The words of a source may hold characters that a field of the record does not take, such as the
//! form feed between two pages. A record with a change that makes an error is worse than one without
//! the change, so that such a change is not made, and the reason is given.

use std::collections::{BTreeMap, HashSet};

use super::{Action, Step};
use crate::diagnostic::Severity;
use crate::rules::shape::missing_field::MISSING_FIELD;
use crate::validate::{Levels, Options, Source, check};

/// The errors of shape in a record, by rule and place.
pub(super) struct Shape {
    before: HashSet<(&'static str, String)>,
}

/// The pointers of steps that are not taken, with the reason for each.
pub(super) type Blocked = BTreeMap<String, String>;

impl Shape {
    /// The errors in a record before it is changed.
    pub(super) fn of(record: &str) -> Self {
        let before = errors(record).map(|(code, pointer, _)| (code, pointer)).collect();
        Shape { before }
    }

    /// Which steps made errors in the record that came of them, and which; `None` for a step that is
    /// not known.
    pub(super) fn broken(&self, record: &str, steps: &[Step]) -> Vec<(Option<String>, String)> {
        errors(record)
            // Where a `null` was taken out, the field is missing; it said nothing before either.
            .filter(|(code, ..)| *code != MISSING_FIELD.code)
            .filter(|(code, pointer, _)| !self.before.contains(&(*code, pointer.clone())))
            .map(|(code, pointer, message)| {
                let reason = format!("with the words of the source, {message} ({code})");
                (cause(&pointer, steps).map(str::to_owned), reason)
            })
            .collect()
    }
}

/// The errors of text and shape in a record: rule, pointer and message.
fn errors(record: &str) -> impl Iterator<Item = (&'static str, String, String)> {
    let mut levels = Levels::default();
    // Both name families, which are there.
    let chosen = levels.select_only(&["V0", "V1"]);
    let options = Options { levels, ..Options::default() };
    let found = chosen.map(|()| check(&Source::new(record.as_bytes()), &options).diagnostics);
    let errors = found.unwrap_or_default().into_iter();
    errors
        .filter(|found| found.severity == Severity::Error)
        .map(|found| (found.code, found.place.pointer, found.message))
}

/// The step that changed what is at a pointer, or something beside it.
fn cause<'s>(pointer: &str, steps: &'s [Step]) -> Option<&'s str> {
    let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
    let within = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let mut changes = steps
        .iter()
        .filter(|step| matches!(step.action, Action::Filled | Action::Repaired))
        .map(|step| step.pointer.as_str());
    let around = changes.clone().filter(|step| within(pointer, step)).max_by_key(|step| step.len());
    around.or_else(|| changes.find(|step| !parent.is_empty() && within(step, parent)))
}
