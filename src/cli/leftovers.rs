//! Temporary files and folders that a killed run has left.
//!
//! The name of each temporary file says on which host, and by which process, it is written. The next
//! run that writes into the folder removes those of processes that are there no more. A folder that
//! had to step aside for a new one is put back if the new one did not get into its place.

use std::fs;
use std::path::Path;
use std::process;
use std::sync::LazyLock;

use sha2::{Digest as _, Sha256};

/// How the names of temporary files and folders begin.
const PREFIX: &str = ".verbale-";
/// What follows the process in the name of a folder that keeps another one for as long as a third one
/// takes its place.
const ASIDE: &str = "aside-";

/// What tells this host, and the set of processes that this one sees, from others.
static HOST: LazyLock<Option<String>> = LazyLock::new(|| {
    let name = fs::read_to_string("/proc/sys/kernel/hostname").ok()?;
    let machine = fs::read_to_string("/etc/machine-id").unwrap_or_default();
    // A container may have the name of its host, and numbers of its own for processes.
    let processes = fs::read_link("/proc/self/ns/pid").ok()?;
    let told = format!("{name}\n{machine}\n{}", processes.display());
    let hash = Sha256::digest(told);
    Some(hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat())
});

/// How the name of a temporary file or folder begins. Without a way to tell which processes there
/// are, it says nothing of its owner, and is never removed by others.
pub(super) fn prefix() -> String {
    HOST.as_deref().map_or_else(|| PREFIX.to_owned(), |host| of(host, process::id()))
}

/// The same for a folder that keeps another one.
pub(super) fn prefix_aside() -> String {
    prefix() + ASIDE
}

fn of(host: &str, process: u32) -> String {
    format!("{PREFIX}{host}-{process}-")
}

/// Removes what killed runs have left in a folder. What cannot be removed stays.
pub(super) fn clear(folder: &Path) {
    let (Some(host), Ok(entries)) = (HOST.as_deref(), fs::read_dir(folder)) else { return };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        let Some((process, rest)) = owner(name, host) else { continue };
        // Links are not followed, here and where folders are removed.
        let Ok(kind) = entry.file_type() else { continue };
        if Path::new(&format!("/proc/{process}")).exists() {
            continue;
        }
        if kind.is_file() {
            let _ = fs::remove_file(entry.path());
        } else if kind.is_dir() && !rest.starts_with(ASIDE) {
            let _ = fs::remove_dir_all(entry.path());
        } else if kind.is_dir() {
            put_back(&entry.path(), folder);
        }
    }
}

/// The process whose name says that it is on this host, and what follows in the name.
fn owner<'n>(name: &'n str, host: &str) -> Option<(u32, &'n str)> {
    let rest = name.strip_prefix(PREFIX)?.strip_prefix(host)?.strip_prefix('-')?;
    let (process, rest) = rest.split_once('-')?;
    Some((process.parse().ok()?, rest))
}

/// Puts a folder that stepped aside back, unless there is a new one in its place; then it goes.
fn put_back(aside: &Path, folder: &Path) {
    let Ok(entries) = fs::read_dir(aside) else { return };
    for entry in entries.filter_map(Result::ok) {
        let place = folder.join(entry.file_name());
        if place.symlink_metadata().is_err() {
            let _ = fs::rename(entry.path(), place);
        } else if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    // It is empty now, or stays.
    let _ = fs::remove_dir(aside);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_their_owner() {
        let name = of("0a1b2c3d", 17) + "x7.sqlite-journal";
        assert_eq!(owner(&name, "0a1b2c3d"), Some((17, "x7.sqlite-journal")));
        for name in [".verbale-x7", ".verbale-0a1b2c3d-x-7", ".verbale-0a1b2c3d-17", "a"] {
            assert_eq!(owner(name, "0a1b2c3d"), None, "{name}");
        }
        assert_eq!(owner(&name, "ffffffff"), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_dead_processes_left_goes_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let host = HOST.as_deref().unwrap();
        let mut child = process::Command::new("true").spawn().unwrap();
        let dead = child.id();
        child.wait().unwrap();
        let make = |name: String, is_dir: bool| {
            let path = folder.path().join(&name);
            if is_dir {
                fs::create_dir_all(path.join("records")).unwrap();
                fs::write(path.join("records/a"), "a").unwrap();
            } else {
                fs::write(path, "a").unwrap();
            }
            name
        };
        make(of(host, dead) + "1.xlsx", false);
        make(of(host, dead) + "2", true);
        make(of(host, dead) + "aside-3", true);
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("b"), "b").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(outside.path(), folder.path().join(of(host, dead) + "4"))
            .unwrap();
        let mut stay = vec![
            make(of(host, process::id()) + "5", false),
            make(of("ffffffff", dead) + "6", false),
            make(".verbale-7".to_owned(), true),
            of(host, dead) + "4",
            "records".to_owned(),
        ];
        clear(folder.path());
        let left = fs::read_dir(folder.path()).unwrap();
        let mut left: Vec<_> =
            left.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        left.sort();
        stay.sort();
        assert_eq!(left, stay);
        // The folder that stepped aside is back, and one that has a successor goes.
        assert_eq!(fs::read(folder.path().join("records/a")).unwrap(), b"a");
        make(of(host, dead) + "aside-8", true);
        fs::write(folder.path().join("records/a"), "new").unwrap();
        clear(folder.path());
        assert_eq!(fs::read(folder.path().join("records/a")).unwrap(), b"new");
        assert!(!folder.path().join(of(host, dead) + "aside-8").exists());
        assert_eq!(fs::read(outside.path().join("b")).unwrap(), b"b");
    }
}
