//! Where the texts of the documents lie.

use std::path::Path;

use super::exit::Failure;
use super::inputs::Input;
use crate::validate::TextFiles;

/// The texts of the folder or file that the user named.
pub(super) fn open(path: Option<&Path>) -> Result<TextFiles, Failure> {
    let Some(path) = path else { return Ok(TextFiles::new()) };
    TextFiles::in_folder_or_file(path)
        .map_err(|error| Failure::Usage(format!("--sources {}: {error}", path.display())))
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
