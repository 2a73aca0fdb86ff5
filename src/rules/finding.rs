//! What a rule finds, before anyone has asked for lines and columns.

use super::Rule;
use crate::diagnostic::{Expected, FixLevel, Severity, Suggestion};
use crate::model::path::PathBuf;
use crate::model::shape::Kind;

/// A fault at a symbolic place. [`crate::validate`] turns those that are kept into diagnostics.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it weighs; the rule's own severity unless said otherwise.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Further facts, a line each.
    pub notes: Vec<String>,
    /// Where.
    pub spot: Spot,
    /// What to write beside the marked text.
    pub label: Option<String>,
    /// The value found.
    pub found: Option<String>,
    /// What is allowed.
    pub expected: Option<Expected>,
    /// Close values, best first.
    pub suggestions: Vec<Suggestion>,
    /// Other places, with what they have to do with it.
    pub related: Vec<(Spot, String)>,
    /// A change that removes the finding.
    pub repair: Option<Repair>,
    /// What it says is *not* in the record, if that is what it says. What is not there may have been
    /// lost to a fault of shape, and then the finding is a consequence of that fault.
    pub absence: Option<Absence>,
}

/// What one rule finds in one record.
///
/// There is room for [`Findings::MOST`]; a record in which a rule finds more is noise, and its
/// report would be many times its size. A rule that works hard for a finding asks first whether
/// there is room.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
}

impl Findings {
    /// The most findings of one rule in one record that are kept.
    pub const MOST: usize = 1_000;

    /// Adds a finding, if there is room.
    pub fn push(&mut self, finding: Finding) {
        if !self.is_full() {
            self.list.push(finding);
        }
    }

    /// Whether there is no more room.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.list.len() >= Self::MOST
    }
}

impl Extend<Finding> for Findings {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, more: T) {
        more.into_iter().for_each(|finding| self.push(finding));
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;
    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

/// What a finding says is not in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// An entity of one of these kinds.
    Entity(&'static [Kind]),
    /// A reference to an entity.
    Reference,
}

/// A place in the record, and what of it to mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The value.
    pub path: PathBuf,
    /// What of it.
    pub part: Part,
}

/// What of a place to mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The value, whole.
    Value,
    /// The key of the member.
    Key,
    /// The bracket that opens the object or array.
    Opening,
}

/// A change of the text, told symbolically.
#[derive(Clone, Debug)]
pub struct Repair {
    /// Whether it may be made without asking.
    pub level: FixLevel,
    /// What it does.
    pub title: String,
    /// The change.
    pub change: Change,
}

/// What to change at the place of a finding.
#[derive(Clone, Debug)]
pub enum Change {
    /// Put this JSON text in place of the value.
    Replace(String),
    /// Put these JSON texts in place of the values at these paths; in any order.
    ReplaceAll(Vec<(PathBuf, String)>),
    /// Put this name in place of the key.
    Rename(String),
    /// Take the member or entry out.
    Remove,
}

impl Spot {
    /// The value at `path`.
    #[must_use]
    pub fn value(path: PathBuf) -> Self {
        Spot { path, part: Part::Value }
    }

    /// The key of the member at `path`.
    #[must_use]
    pub fn key(path: PathBuf) -> Self {
        Spot { path, part: Part::Key }
    }

    /// The opening bracket of what is at `path`.
    #[must_use]
    pub fn opening(path: PathBuf) -> Self {
        Spot { path, part: Part::Opening }
    }
}

impl Finding {
    /// A finding of `rule` with no more than a place and a message.
    #[must_use]
    pub fn new(rule: &'static Rule, spot: Spot, message: impl Into<String>) -> Self {
        Finding {
            rule,
            severity: rule.severity,
            message: message.into(),
            help: None,
            notes: Vec::new(),
            spot,
            label: None,
            found: None,
            expected: None,
            suggestions: Vec::new(),
            related: Vec::new(),
            repair: None,
            absence: None,
        }
    }

    /// The same with an order.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with a further fact.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// The same with words beside the marked text.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// The same with the value that was found, unless it is longer than one wants to read again:
    /// 1,000 bytes.
    #[must_use]
    pub fn found(mut self, found: impl Into<String>) -> Self {
        self.found = Some(found.into()).filter(|found| found.len() <= 1_000);
        self
    }

    /// The same with what is allowed.
    #[must_use]
    pub fn expected(mut self, list: Option<&'static str>, values: Vec<String>) -> Self {
        self.expected = Some(Expected { list, values });
        self
    }

    /// The same with close values.
    #[must_use]
    pub fn suggest(mut self, suggestions: Vec<Suggestion>) -> Self {
        self.suggestions = suggestions;
        self
    }

    /// The same with another place.
    #[must_use]
    pub fn related(mut self, spot: Spot, label: impl Into<String>) -> Self {
        self.related.push((spot, label.into()));
        self
    }

    /// The same with a change that removes the finding.
    #[must_use]
    pub fn repair(mut self, level: FixLevel, title: impl Into<String>, change: Change) -> Self {
        self.repair = Some(Repair { level, title: title.into(), change });
        self
    }
}
