//! Known findings: those of an older state of the records, which do not fail a run.
//!
//! A finding is known by what it means: the record, the rule, the place by ids, the value. Lines and
//! indentation do not matter, nor does the order of entries that have ids. Where the same is found
//! several times, as many are known as the file says.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::console;
use super::exit::{Exit, Failure};
use super::output::{Output, OutputArgs};
use super::settings::{Settled, shown};
use super::steps::Way;
use crate::diagnostic::Diagnostic;
use crate::report::Escaped;
use crate::rules;

/// The version of the file.
const VERSION: u64 = 1;

/// The file that is written where no other is named.
const FILE_NAME: &str = "verbale.baseline.json";

/// The most entries of one file that are warned of one by one.
const MOST: usize = 10;

/// The options about known findings.
#[derive(Args, Debug)]
#[command(next_help_heading = "Known findings")]
pub(super) struct BaselineArgs {
    /// Do not report the findings that are in FILE
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// Write the findings into the baseline, or into FILE
    ///
    /// Without FILE it is that of --baseline, or that of the configuration, or
    /// verbale.baseline.json. A file that is there is only ever made shorter, unless --accept-new is
    /// given. What is to be in it is kept in memory, some 300 bytes for each finding.
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true)]
    #[expect(clippy::option_option, reason = "clap's form of an option without or with a value")]
    write_baseline: Option<Option<PathBuf>>,

    /// Let --write-baseline take in findings that are new
    #[arg(long, requires = "write_baseline")]
    accept_new: bool,
}

/// The baselines of a run; each configuration may have its own.
pub(super) struct Baselines<'a> {
    args: &'a BaselineArgs,
    files: BTreeMap<PathBuf, Baseline>,
}

/// One file of known findings.
#[derive(Debug)]
struct Baseline {
    /// Whether findings that are not in it are taken in.
    takes_in: bool,
    entries: BTreeMap<Key, Entry>,
    /// How many findings are not in it.
    new: u64,
}

/// What makes a finding the same as another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// The id of the record; without one the path of its file counts.
    record: Option<String>,
    file: Option<String>,
    code: String,
    /// The way to the finding, by ids.
    pointer: String,
    found: Option<String>,
}

/// How often the same is known, and how often it was found.
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    known: u64,
    found: u64,
    /// Its record was looked at.
    seen: bool,
    /// Its rule was looked at too.
    judged: bool,
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(deserialize_with = "whole")]
    verbale_baseline: u64,
    findings: Vec<WrittenEntry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(expecting = "an object with `record` or `file`, `code` and `pointer`")]
struct WrittenEntry {
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    code: String,
    pointer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<String>,
    #[serde(default = "one", deserialize_with = "whole", skip_serializing_if = "is_one")]
    count: u64,
}

impl WrittenEntry {
    fn new(key: Key, count: u64) -> Self {
        let Key { record, file, code, pointer, found } = key;
        WrittenEntry { record, file, code, pointer, found, count }
    }

    fn into_parts(self) -> (Key, u64) {
        let WrittenEntry { record, file, code, pointer, found, count } = self;
        (Key { record, file, code, pointer, found }, count)
    }
}

/// A number of findings, or the version.
fn whole<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    u64::deserialize(deserializer).map_err(|_| D::Error::custom("a whole number is wanted"))
}

const fn one() -> u64 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_one(count: &u64) -> bool {
    *count == 1
}

impl<'a> Baselines<'a> {
    pub(super) fn new(args: &'a BaselineArgs) -> Self {
        Baselines { args, files: BTreeMap::new() }
    }

    fn writes(&self) -> bool {
        self.args.write_baseline.is_some()
    }

    /// The file that holds for an input.
    fn path(&self, settled: &Settled) -> Option<PathBuf> {
        let named = self.args.write_baseline.iter().flatten().chain(&self.args.baseline).next();
        let named = named.map(PathBuf::as_path);
        let path = named.or_else(|| settled.config.as_ref()?.baseline());
        let path = path.or_else(|| self.writes().then_some(Path::new(FILE_NAME)))?;
        Some(std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
    }

    /// Reads the file that holds for an input, unless that has been done.
    pub(super) fn open(&mut self, settled: &Settled) -> Result<(), Failure> {
        let Some(path) = self.path(settled) else { return Ok(()) };
        if !self.files.contains_key(&path) {
            let baseline = Baseline::read(&path, self.writes(), self.args.accept_new)?;
            self.files.insert(path, baseline);
        }
        Ok(())
    }

    /// The real paths of the files that are open.
    pub(super) fn real_paths(&self) -> HashSet<PathBuf> {
        self.files.keys().filter_map(|path| path.canonicalize().ok()).collect()
    }

    /// Takes out of the findings of a record those that are known; says how many.
    pub(super) fn sift(
        &mut self,
        settled: &Settled,
        record: Option<&str>,
        to: impl Fn(&str) -> Way,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> usize {
        let Some(path) = self.path(settled) else { return 0 };
        let Some(baseline) = self.files.get_mut(&path) else { return 0 };
        let file = record.is_none().then(|| way(&path, &settled.path));
        let subject = (record.map(str::to_owned), file);
        let before = diagnostics.len();
        diagnostics.retain(|found| {
            let key = Key {
                record: subject.0.clone(),
                file: subject.1.clone(),
                code: found.code.to_owned(),
                pointer: to(&found.place.pointer).lasting,
                found: found.found.clone(),
            };
            !baseline.knows(key, found)
        });
        baseline.see(subject, settled);
        before - diagnostics.len()
    }

    /// Writes what is to be written, and warns of entries that no longer occur.
    pub(super) fn finish(&self, went_over: impl Fn(&PathBuf) -> bool) -> Result<Exit, Failure> {
        let mut exit = Exit::Clean;
        for (path, baseline) in &self.files {
            let whole = path.parent().and_then(|folder| folder.canonicalize().ok());
            let whole = whole.is_some_and(|folder| went_over(&folder));
            if !self.writes() {
                baseline.warn(path, whole);
            } else if baseline.new > 0 && !baseline.takes_in {
                let (name, new) = (shown(path), baseline.new);
                let message = format!(
                    "{name} would grow by {new} and stays as it is; mend the findings, or add \
                     --accept-new"
                );
                console::error(&message);
                exit = exit.max(Exit::Findings);
            } else {
                baseline.write(path, whole)?;
            }
        }
        Ok(exit)
    }
}

impl Baseline {
    fn read(path: &Path, to_write: bool, accept_new: bool) -> Result<Self, Failure> {
        let name = shown(path);
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound && to_write => {
                return Ok(Baseline { takes_in: true, entries: BTreeMap::new(), new: 0 });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Failure::Usage(format!(
                    "there is no baseline {name}; --write-baseline writes one"
                )));
            }
            Err(error) => {
                return Err(Failure::Usage(format!("cannot read the baseline {name}: {error}")));
            }
        };
        let foreign =
            |why: String| Failure::Usage(format!("{name} is not a baseline of verbale: {why}"));
        // Else a list would be taken for the values of an object in order.
        if !text.trim_start().starts_with('{') {
            return Err(foreign("it is no JSON object".to_owned()));
        }
        let written: Written =
            serde_json::from_str(&text).map_err(|error| foreign(error.to_string()))?;
        if written.verbale_baseline != VERSION {
            let version = written.verbale_baseline;
            return Err(foreign(format!("its version is {version}, and {VERSION} is known")));
        }
        let mut entries: BTreeMap<Key, Entry> = BTreeMap::new();
        for (key, count) in written.findings.into_iter().map(WrittenEntry::into_parts) {
            if key.record.is_some() == key.file.is_some() {
                return Err(foreign(
                    "an entry has neither `record` nor `file`, or both".to_owned(),
                ));
            }
            let entry = entries.entry(key).or_default();
            entry.known = entry.known.saturating_add(count);
        }
        Ok(Baseline { takes_in: to_write && accept_new, entries, new: 0 })
    }

    /// Whether a finding need not be reported. What leaves nothing to be read always is.
    fn knows(&mut self, key: Key, found: &Diagnostic) -> bool {
        if rules::find(found.code).is_some_and(rules::Rule::is_fatal) {
            return false;
        }
        match self.entries.get_mut(&key) {
            Some(entry) if entry.found < entry.known || self.takes_in => {
                entry.found += 1;
                true
            }
            None if self.takes_in => {
                self.entries.insert(key, Entry { found: 1, ..Entry::default() });
                true
            }
            _ => {
                self.new += 1;
                false
            }
        }
    }

    /// Marks the entries of a record as looked at.
    fn see(&mut self, subject: (Option<String>, Option<String>), settled: &Settled) {
        let (record, file) = subject;
        let first = Key { record, file, code: String::new(), pointer: String::new(), found: None };
        let own = self.entries.range_mut(first.clone()..);
        for (key, entry) in
            own.take_while(|(k, _)| k.record == first.record && k.file == first.file)
        {
            entry.seen = true;
            entry.judged |= rules::find(&key.code)
                .is_none_or(|rule| settled.options.levels.severity(rule, rule.severity).is_some());
        }
    }

    /// Entries that say more than was found, in a run that `whole`ly went over the folder or not.
    fn stale(&self, whole: bool) -> impl Iterator<Item = (&Key, &Entry)> {
        self.entries.iter().filter(move |(_, entry)| entry.is_stale(whole))
    }

    fn warn(&self, path: &Path, whole: bool) {
        let stale = self.stale(whole).count();
        if stale == 0 {
            return;
        }
        let name = shown(path);
        let (entries, do_not) =
            if stale == 1 { ("entry", "does not occur") } else { ("entries", "do not occur") };
        console::warning(&format!(
            "{name} has {stale} {entries} that {do_not} any more; --write-baseline removes them"
        ));
        for (key, entry) in self.stale(whole).take(MOST) {
            let Key { record, file, code, pointer, found } = key;
            let subject = record.as_deref().or(file.as_deref()).unwrap_or_default();
            let found = found.as_ref().map(|found| format!(" `{found}`")).unwrap_or_default();
            let times = match entry.known - entry.found {
                1 => String::new(),
                more => format!(" ({more} times)"),
            };
            console::say(&format_args!("  {subject}: {code} {pointer}{found}{times}"));
        }
        if stale > MOST {
            console::say(&format_args!("  and {} more", stale - MOST));
        }
    }

    /// Writes the file anew: what was found, and what this run says nothing about.
    fn write(&self, path: &Path, whole: bool) -> Result<(), Failure> {
        let mut output = Output::open(&OutputArgs { output: Some(path.to_owned()) })?;
        let written = self.write_to(&mut output, whole);
        written.map_err(|error| output.failure(error))?;
        output.finish()
    }

    fn write_to(&self, out: &mut dyn io::Write, whole: bool) -> io::Result<()> {
        write!(out, "{{\n  \"verbale_baseline\": {VERSION},\n  \"findings\": [")?;
        let entries = self.entries.iter().map(|(key, entry)| (key, entry.remaining(whole)));
        let mut is_empty = true;
        for (key, count) in entries.filter(|(_, count)| *count > 0) {
            out.write_all(if is_empty { b"\n    " } else { b",\n    " })?;
            is_empty = false;
            let mut writer = serde_json::Serializer::with_formatter(&mut *out, Escaped);
            WrittenEntry::new(key.clone(), count).serialize(&mut writer)?;
        }
        let end = if is_empty { "" } else { "\n  " };
        writeln!(out, "{end}]\n}}")
    }
}

impl Entry {
    /// Whether it says more than was found, as far as this run can tell.
    fn is_stale(&self, whole: bool) -> bool {
        self.found < self.known && if self.seen { self.judged } else { whole }
    }

    /// How many of it are known from now on.
    fn remaining(&self, whole: bool) -> u64 {
        if self.is_stale(whole) { self.found } else { self.known.max(self.found) }
    }
}

/// A file as it is called in a baseline: from the baseline's folder, where it lies in it.
fn way(baseline: &Path, file: &Path) -> String {
    let folder = baseline.parent().and_then(|folder| folder.canonicalize().ok());
    let inner = folder.and_then(|folder| file.strip_prefix(folder).ok().map(Path::to_owned));
    let path = inner.as_deref().unwrap_or(file);
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    if inner.is_some() { parts.join("/") } else { path.display().to_string() }
}
