//! The words of the source that an anchor points to.

use super::Scope;
use super::quotes::source_changed::is_changed;
use crate::model::{Anchor, Offset};

/// Reads the words of anchors.
pub(crate) struct AnchorWords<'s> {
    scope: &'s Scope<'s>,
    /// Whether the text is not the one that the record was made from, once a position was looked up.
    has_changed: Option<bool>,
}

impl<'s> AnchorWords<'s> {
    pub(crate) fn new(scope: &'s Scope<'s>) -> Self {
        AnchorWords { scope, has_changed: None }
    }

    /// The words of an anchor: its `exact`, or what is at its positions if the text is at hand and has
    /// not changed.
    pub(crate) fn of(&mut self, anchor: &'s Anchor<'s>) -> Option<&'s str> {
        if let Some(exact) = &anchor.exact {
            return Some(exact.as_str());
        }
        let text = self.scope.text?;
        if *self.has_changed.get_or_insert_with(|| is_changed(self.scope, text)) {
            return None;
        }
        let at = |offset: Option<Offset>| usize::try_from(offset?.get()).ok();
        let (start, end) = (at(anchor.start)?, at(anchor.end)?);
        (start < end).then(|| text.slice(start..end))?
    }
}
