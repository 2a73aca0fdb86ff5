//! Where the texts of the documents lie.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::exit::Failure;
use super::inputs::Input;
use super::settings::{Settled, refusal};
use crate::validate::TextFiles;

/// The texts of the folder or file that the user named.
pub(super) fn open(path: Option<&Path>) -> Result<TextFiles, Failure> {
    let Some(path) = path else { return Ok(TextFiles::new()) };
    TextFiles::in_folder_or_file(path)
        .map_err(|error| Failure::Usage(format!("--sources {}: {error}", path.display())))
}

/// Where the texts of a run are: for all inputs where the user has named it, or else where the
/// configuration of each says.
pub(super) struct Sources {
    named: bool,
    plain: TextFiles,
    of_configs: HashMap<PathBuf, TextFiles>,
}

impl Sources {
    /// Those that the command line names, if it names any.
    pub(super) fn new(named: Option<&Path>) -> Result<Self, Failure> {
        Ok(Sources { named: named.is_some(), plain: open(named)?, of_configs: HashMap::new() })
    }

    /// Makes the texts for an input ready.
    pub(super) fn open(&mut self, settled: &Settled) -> Result<(), Failure> {
        let Some(config) = settled.config.as_deref().filter(|_| !self.named) else { return Ok(()) };
        let Some(path) = config.sources() else { return Ok(()) };
        if !self.of_configs.contains_key(path) {
            let files = TextFiles::in_folder_or_file(path)
                .map_err(|error| refusal(config.no_sources(&error).as_slice()))?;
            self.of_configs.insert(path.to_owned(), files);
        }
        Ok(())
    }

    /// Notes from now on whether records ask for what is to be written.
    pub(super) fn watch(&mut self, targets: &[PathBuf]) {
        for files in self.of_configs.values_mut().chain([&mut self.plain]) {
            for target in targets {
                files.watch(target.clone());
            }
        }
    }

    /// The texts for an input.
    pub(super) fn of(&self, settled: &Settled) -> &TextFiles {
        let path = settled.config.as_deref().and_then(|config| config.sources());
        path.and_then(|path| self.of_configs.get(path)).unwrap_or(&self.plain)
    }

    /// Whether a text lies at a real path: see [`TextFiles::is_text`].
    pub(super) fn is_text(&self, path: &Path) -> bool {
        self.plain.is_text(path) || self.of_configs.values().any(|files| files.is_text(path))
    }
}

/// The folder of a record; standard input has none.
pub(super) fn own_folder(input: &Input) -> Option<&Path> {
    match input {
        Input::Stdin => None,
        Input::File(path) => Some(match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        }),
    }
}
