//! How far the work is, for who waits at a terminal.
//!
//! After two seconds a line on standard error counts the records so far. It is erased before anything
//! else is written, and at the end. Where standard error is no terminal there is none.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How long work may take before anything is shown.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often the count is drawn.
const PACE: Duration = Duration::from_millis(200);
/// Back to the beginning of the line, and nothing on it.
const ERASE: &[u8] = b"\r\x1b[K";

/// Whether a count is on the terminal.
static SHOWN: AtomicBool = AtomicBool::new(false);

/// A count of records.
pub(super) struct Progress {
    is_on: bool,
    next: Instant,
}

impl Progress {
    /// Begins to count, if it is `wanted` and there is a terminal that can erase a line.
    pub(super) fn new(wanted: bool) -> Self {
        let is_dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        let is_on = wanted && !is_dumb && io::stderr().is_terminal();
        Progress { is_on, next: Instant::now() + PATIENCE }
    }

    /// Shows the count, if it is time to.
    pub(super) fn show(&mut self, records: u64) {
        if !self.is_on || Instant::now() < self.next {
            return;
        }
        self.next = Instant::now() + PACE;
        let s = if records == 1 { "" } else { "s" };
        let mut stderr = io::stderr().lock();
        SHOWN.store(true, Ordering::Relaxed);
        let line = [ERASE, format!("{records} record{s} so far").as_bytes()].concat();
        // There is nobody to tell if that fails.
        let _ = stderr.write_all(&line).and_then(|()| stderr.flush());
    }
}

/// Erases the count, if it is there. Whoever writes to the terminal calls it first.
pub(super) fn erase() {
    if SHOWN.load(Ordering::Relaxed) && SHOWN.swap(false, Ordering::Relaxed) {
        let mut stderr = io::stderr().lock();
        let _ = stderr.write_all(ERASE).and_then(|()| stderr.flush());
    }
}
