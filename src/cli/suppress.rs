//! Findings that the configuration suppresses, over a whole run.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::settings::{Settled, warn};
use super::steps::Way;
use crate::config::{Config, Day, Suppression};
use crate::diagnostic::Diagnostic;

/// The most suppressions that are warned of.
const MOST: usize = 20;

/// What became of the suppressions of all configurations.
pub(super) struct Suppressing {
    today: Day,
    /// By file and place there: several configurations may extend one file.
    used: HashMap<(PathBuf, usize), Use>,
    configs: Vec<Arc<Config>>,
}

/// What became of one suppression.
#[derive(Clone, Copy, Debug, Default)]
struct Use {
    /// It could have matched something in a record of this run.
    had_a_chance: bool,
    /// It matched something.
    matched: bool,
}

impl Suppressing {
    /// Nothing is suppressed so far.
    pub(super) fn new() -> Self {
        Suppressing { today: Day::today(), used: HashMap::new(), configs: Vec::new() }
    }

    /// Takes out of the findings of a record those that are suppressed; says how many.
    pub(super) fn sift(
        &mut self,
        settled: &Settled,
        record: Option<&str>,
        way: impl Fn(&str) -> Way,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> usize {
        let Some(config) = &settled.config else { return 0 };
        if !self.configs.iter().any(|known| Arc::ptr_eq(known, config)) {
            self.configs.push(Arc::clone(config));
        }
        let before = diagnostics.len();
        let in_force = config.suppressions().filter(|one| one.holds_on(self.today));
        for suppression in in_force.filter(|one| one.covers(&settled.path, record)) {
            let rule = suppression.rule;
            let used = self.used.entry(place(suppression)).or_default();
            used.had_a_chance |= settled.options.levels.severity(rule, rule.severity).is_some();
            diagnostics.retain(|found| {
                let matches =
                    found.code == rule.code && suppression.is_at(&way(&found.place.pointer).steps);
                used.matched |= matches;
                !matches
            });
        }
        before - diagnostics.len()
    }

    /// Warns of suppressions that no longer hold, and of those that matched nothing though they could
    /// have: because a record that they are for was looked at, or because the run went over all that
    /// lies in their folder.
    pub(super) fn warn(&self, went_over: impl Fn(&PathBuf) -> bool) {
        let mut told = HashSet::new();
        for suppression in self.configs.iter().flat_map(|config| config.suppressions()) {
            let place = place(suppression);
            let used = self.used.get(&place).copied().unwrap_or_default();
            let stale = !used.matched && (used.had_a_chance || went_over(&suppression.folder));
            let problem = if !suppression.holds_on(self.today) {
                suppression.expired()
            } else if stale {
                suppression.stale()
            } else {
                continue;
            };
            if told.len() < MOST && told.insert(place) {
                warn(&problem);
            }
        }
    }
}

fn place(suppression: &Suppression) -> (PathBuf, usize) {
    let (path, at) = suppression.place();
    (path.to_owned(), at)
}
