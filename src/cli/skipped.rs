//! Files that were found in directories and are of no format that is read.
//!
//! They are counted in the summary, so that nobody takes a folder for checked of which a part was
//! passed over.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use clap::Args;

use super::exit::Exit;
use super::{console, reading};

/// The kinds that are named in the summary; the others are counted together.
const NAMED: usize = 6;
/// The longest extension that is shown, in bytes; a longer one is no kind of file.
const LONGEST: usize = 20;

/// What becomes of files that are skipped.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(super) struct StrictArgs {
    /// Exit with 1 if a directory has files that are not read
    ///
    /// Without this, the summary counts them by kind. Source texts that records name, JSON Schemas,
    /// baselines, configurations, and hidden and ignored files are not counted.
    #[arg(long)]
    pub(super) strict_inputs: bool,
}

/// Files that are not read.
#[derive(Clone, Debug, Default)]
pub(super) struct Skipped(Vec<PathBuf>);

impl Skipped {
    /// Notes a file.
    pub(super) fn add(&mut self, path: PathBuf) {
        self.0.push(path);
    }

    /// The real paths of the files.
    pub(super) fn real_paths(&self) -> impl Iterator<Item = PathBuf> {
        self.0.iter().filter_map(|path| path.canonicalize().ok())
    }

    /// Drops the files that are known by their real paths, such as the texts of sources.
    pub(super) fn forget(&mut self, is_known: impl Fn(&Path) -> bool) {
        self.0.retain(|path| !path.canonicalize().is_ok_and(|real| is_known(&real)));
    }

    /// Whether no file is skipped.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Tells of the files, if that is an error, and how the run ends because of them.
    pub(super) fn judge(&self, args: StrictArgs) -> Exit {
        if self.is_empty() || !args.strict_inputs {
            return Exit::Clean;
        }
        console::error(&format!(
            "{self}, which --strict-inputs does not allow; move them away, or list them in \
             `.ignore`"
        ));
        Exit::Findings
    }
}

/// `2 files skipped: 1 .docx, 1 .txt`
impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut kinds: BTreeMap<String, u64> = BTreeMap::new();
        for path in &self.0 {
            *kinds.entry(kind(path)).or_default() += 1;
        }
        let mut kinds: Vec<_> = kinds.into_iter().collect();
        kinds.sort_by(|(_, a), (_, b)| b.cmp(a));
        let count = self.0.len();
        let s = if count == 1 { "" } else { "s" };
        write!(f, "{count} file{s} skipped: ")?;
        for (at, (kind, count)) in kinds.iter().take(NAMED).enumerate() {
            write!(f, "{}{count} {kind}", if at == 0 { "" } else { ", " })?;
        }
        let others: u64 = kinds.iter().skip(NAMED).map(|(_, count)| count).sum();
        if others > 0 {
            write!(f, ", {others} of other kinds")?;
        }
        Ok(())
    }
}

/// The kind of a file, by its name.
fn kind(path: &Path) -> String {
    match reading::extension(path).filter(|extension| extension.len() <= LONGEST) {
        Some(extension) => format!(".{extension}"),
        None => "without an extension".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_counted_by_kind() {
        for (paths, told) in [
            (&["a.txt"][..], "1 file skipped: 1 .txt"),
            (&["a.txt", "b/a.DOCX", "c.docx.gz"], "3 files skipped: 2 .docx, 1 .txt"),
            (&["README"], "1 file skipped: 1 without an extension"),
            (
                &["a.1", "a.2", "a.3", "a.4", "a.5", "a.6", "a.7", "a.8"],
                "8 files skipped: 1 .1, 1 .2, 1 .3, 1 .4, 1 .5, 1 .6, 2 of other kinds",
            ),
        ] {
            let mut skipped = Skipped::default();
            for path in paths {
                skipped.add(path.into());
            }
            assert_eq!(skipped.to_string(), told);
        }
    }
}
