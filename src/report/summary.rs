//! What all records together come to.

use std::collections::BTreeMap;
use std::fmt;

use crate::diagnostic::{Diagnostic, Severity};

/// Counts over a whole run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Inputs that were read.
    pub files: u64,
    /// Records that were checked.
    pub records: u64,
    /// Records without an error.
    pub valid: u64,
    /// Findings that are errors.
    pub errors: u64,
    /// Findings that are warnings.
    pub warnings: u64,
    /// Findings that are information only.
    pub infos: u64,
    /// Findings that come with a change of the text.
    pub fixable: u64,
    /// Findings that were counted but not reported.
    pub hidden: u64,
    /// Findings that are in a baseline; neither reported nor counted above.
    pub known: u64,
    /// Findings that the configuration suppresses; neither reported nor counted above.
    pub suppressed: u64,
    /// Findings of each rule, by code.
    pub rules: BTreeMap<&'static str, Rank>,
}

/// The findings of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rank {
    /// The rule's name.
    pub name: &'static str,
    /// How much its findings weigh.
    pub severity: Severity,
    /// How many there are.
    pub count: u64,
    /// How many of them come with a change of the text.
    pub fixable: u64,
    /// File, line and column of the first one.
    pub first: (String, u64, u64),
}

impl Summary {
    /// Adds the outcome for one record of `file`.
    pub fn add(&mut self, file: &str, diagnostics: &[Diagnostic]) {
        self.records += 1;
        if diagnostics.iter().all(|found| found.severity < Severity::Error) {
            self.valid += 1;
        }
        for found in diagnostics {
            self.count(file, found);
        }
    }

    /// Adds a finding that was made after the outcome for its record was added. `is_valid` tells
    /// whether the record was valid so far.
    pub fn add_late(&mut self, file: &str, found: &Diagnostic, is_valid: &mut bool) {
        if *is_valid && found.severity == Severity::Error {
            *is_valid = false;
            self.valid -= 1;
        }
        self.count(file, found);
    }

    fn count(&mut self, file: &str, found: &Diagnostic) {
        let fixable = u64::from(found.fix.is_some());
        self.fixable += fixable;
        *match found.severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Info => &mut self.infos,
        } += 1;
        let rank = self.rules.entry(found.code).or_insert_with(|| Rank {
            name: found.name,
            severity: found.severity,
            count: 0,
            fixable: 0,
            first: (file.to_owned(), found.place.start.line, found.place.start.column),
        });
        rank.count += 1;
        rank.fixable += fixable;
    }

    /// All findings, whatever their weight.
    #[must_use]
    pub const fn findings(&self) -> u64 {
        self.errors + self.warnings + self.infos
    }

    /// Whether there is a finding of this weight or more.
    #[must_use]
    pub const fn reaches(&self, severity: Severity) -> bool {
        match severity {
            Severity::Error => self.errors > 0,
            Severity::Warning => self.errors + self.warnings > 0,
            Severity::Info => self.findings() > 0,
        }
    }

    /// The rule to look up first: the weightiest, then the most frequent, then the first by code. With
    /// it comes the first file in which it found something.
    #[must_use]
    pub fn worst(&self) -> Option<(&'static str, &str)> {
        let order = |(_, rank): &(&&'static str, &Rank)| (rank.severity, rank.count);
        // `max_by_key` keeps the last of equals, so the codes are walked backwards.
        let worst = self.rules.iter().rev().max_by_key(order);
        worst.map(|(code, rank)| (*code, rank.first.0.as_str()))
    }

    /// The rules that found something, the most frequent first.
    #[must_use]
    pub fn ranking(&self) -> Vec<(&'static str, &Rank)> {
        let mut ranking: Vec<_> = self.rules.iter().map(|(code, rank)| (*code, rank)).collect();
        ranking.sort_by_key(|(_, rank)| std::cmp::Reverse(rank.count));
        ranking
    }
}

/// One sentence: `Checked 2 records in 1 file: 4 errors, 1 warning (2 fixable).`
impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (records, files) = (Plural(self.records, "record"), Plural(self.files, "file"));
        write!(f, "Checked {records} in {files}: ")?;
        let mut separator = "";
        for (count, word) in
            [(self.errors, "error"), (self.warnings, "warning"), (self.infos, "info")]
        {
            if count > 0 {
                write!(f, "{separator}{}", Plural(count, word))?;
                separator = ", ";
            }
        }
        match (self.findings(), self.fixable) {
            (0, _) => f.write_str("no findings.")?,
            (_, 0) => f.write_str(".")?,
            (_, fixable) => write!(f, " ({fixable} fixable).")?,
        }
        if self.known > 0 {
            write!(f, " {} hidden.", Plural(self.known, "known finding"))?;
        }
        if self.suppressed > 0 {
            write!(f, " {} suppressed.", Plural(self.suppressed, "finding"))?;
        }
        Ok(())
    }
}

/// A number and what it counts: `1 file`, `2 files`.
struct Plural(u64, &'static str);

impl fmt::Display for Plural {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(count, word) = self;
        write!(f, "{count} {word}{}", if *count == 1 { "" } else { "s" })
    }
}
