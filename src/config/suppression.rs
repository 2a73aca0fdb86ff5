//! Findings that are known to be wrong, or are put up with.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::globs::Globs;
use super::problem::Text;
use super::{Day, Problem};
use crate::rules::Rule;
use crate::text::Span;

/// A `[[suppress]]`: findings of one rule that are not reported.
#[derive(Debug)]
pub struct Suppression {
    /// The rule.
    pub rule: &'static Rule,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Option<Day>,
    /// The folder of its file.
    pub folder: PathBuf,
    pub(super) paths: Option<Globs>,
    pub(super) record: Option<String>,
    /// The steps of the pointer.
    pub(super) pointer: Option<Vec<String>>,
    pub(super) text: Arc<Text>,
    pub(super) span: Span,
}

/// A step of the way to a value: as it is written in a JSON Pointer, and, where it leads to an entry
/// of a list that has an id, by that id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The key, or the number of the entry.
    pub plain: String,
    /// The id of the entry.
    pub id: Option<String>,
}

impl Suppression {
    /// Whether it can say something about findings in this record of this file, whose path is
    /// absolute.
    #[must_use]
    pub fn covers(&self, path: &Path, record: Option<&str>) -> bool {
        self.paths.as_ref().is_none_or(|paths| paths.matches(path))
            && self.record.as_deref().is_none_or(|own| Some(own) == record)
    }

    /// Whether it is about a place that these steps lead to.
    #[must_use]
    pub fn is_at(&self, steps: &[Step]) -> bool {
        let Some(own) = &self.pointer else { return true };
        let same = |own: &String, step: &Step| {
            own == "*" || *own == step.plain || step.id.as_ref() == Some(own)
        };
        own.len() <= steps.len() && own.iter().zip(steps).all(|(own, step)| same(own, step))
    }

    /// Whether it still holds on that day.
    #[must_use]
    pub fn holds_on(&self, day: Day) -> bool {
        self.until.is_none_or(|until| day <= until)
    }

    /// What tells it from all others: its file, and the byte at which it starts there.
    #[must_use]
    pub fn place(&self) -> (&Path, usize) {
        (&self.text.path, self.span.start)
    }

    /// What to tell of it when it no longer holds.
    #[must_use]
    pub fn expired(&self) -> Problem {
        let until = self.until.map(|until| until.to_string()).unwrap_or_default();
        let message = format!("this suppression of {} held until {until}", self.rule.code);
        let help = "mend the findings, or look at the reason again and set a later day";
        Problem::at(&self.text, self.span, message).help(help)
    }

    /// What to tell of it when it matched nothing.
    #[must_use]
    pub fn stale(&self) -> Problem {
        let message = format!("this suppression of {} matches no finding", self.rule.code);
        Problem::at(&self.text, self.span, message).help("remove it")
    }
}
