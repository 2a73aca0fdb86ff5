//! Where the configuration lies.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The name of the file.
pub const FILE_NAME: &str = "verbale.toml";

/// What a folder has that is the root of a repository.
const REPOSITORY: &str = ".git";

/// The file that holds for what lies in `folder`, which is absolute: the nearest one on the way up
/// to the root of the repository, or, outside of any, to that of the file system.
#[must_use]
pub fn find(folder: &Path) -> Option<PathBuf> {
    for folder in folder.ancestors() {
        let file = folder.join(FILE_NAME);
        // Whatever has the name is meant, be it only to say that it cannot be read.
        if file.symlink_metadata().is_ok() {
            return Some(file);
        }
        if folder.join(REPOSITORY).symlink_metadata().is_ok() {
            return None;
        }
    }
    None
}

/// The file of the user, which holds where no other does, if there is one.
#[must_use]
pub fn of_user(environment: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    // By the XDG specification a path that is not absolute counts as none.
    let absolute = |name: &str| environment(name).map(PathBuf::from).filter(|p| p.is_absolute());
    let folder = absolute("XDG_CONFIG_HOME").or_else(|| Some(absolute("HOME")?.join(".config")))?;
    let file = folder.join("verbale").join(FILE_NAME);
    file.symlink_metadata().is_ok().then_some(file)
}
