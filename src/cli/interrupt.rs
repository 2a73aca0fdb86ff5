//! Signals that ask the program to end.
//!
//! The run is given a moment to tell what it has found; then the process ends, whatever it is doing,
//! and leaves no temporary file behind.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Mutex, PoisonError};

/// The signal that came, or 0.
static SIGNAL: AtomicI32 = AtomicI32::new(0);
/// Files and folders that are to go if the process ends early.
static TEMPORARY: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// The signal that came, if one did.
pub(super) fn signal() -> Option<i32> {
    Some(SIGNAL.load(Ordering::Relaxed)).filter(|signal| *signal != 0)
}

/// How a process ends that a signal has ended, as shells tell it.
pub(super) const fn exit_code(signal: i32) -> i32 {
    128 + signal
}

/// Notes a file or folder that is to go if the process ends early.
pub(super) fn note(path: &Path) {
    TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
}

/// A file or folder has taken its place, and stays.
pub(super) fn forget(path: &Path) {
    TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner).retain(|known| known != path);
}

/// Removes the files and folders that are to go.
pub(super) fn clean() {
    super::progress::erase();
    for path in TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        if std::fs::remove_file(&path).is_err() {
            let _ = std::fs::remove_dir_all(path);
        }
    }
}

/// Ends the process, with nothing left behind.
pub(super) fn leave(code: i32) -> ! {
    clean();
    std::process::exit(code)
}

/// Listens to SIGINT and SIGTERM from now on.
#[cfg(unix)]
pub(super) fn listen() {
    use std::time::Duration;

    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    /// How long the run may take to tell what it has found.
    const MOMENT: Duration = Duration::from_millis(120);

    // Without a listener a signal ends the process at once, as it always did.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
    let listener = move || {
        if let Some(signal) = signals.forever().next() {
            SIGNAL.store(signal, Ordering::Relaxed);
            std::thread::sleep(MOMENT);
            clean();
            std::process::exit(exit_code(signal));
        }
    };
    let _ = std::thread::Builder::new().spawn(listener);
}

/// Elsewhere the process ends at once.
#[cfg(not(unix))]
pub(super) fn listen() {}
