//! Panics of the libraries that read files from anywhere.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::formats::Error;

thread_local! {
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread is going to be told as an error of the input, so that a panic hook
/// has nothing to say.
pub(crate) fn is_expected() -> bool {
    EXPECTED.get()
}

/// Does what may panic on a damaged input, and makes an error of it. `what` is the input in words:
/// "Parquet file". Whatever `work` was at must not be used after an error.
pub(super) fn caught<T>(what: &str, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    let before = EXPECTED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    EXPECTED.set(before);
    done.unwrap_or_else(|_| Err(Error::malformed(format!("the {what} is damaged"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error() {
        let caught = caught("file", || -> Result<(), Error> {
            assert!(is_expected());
            let empty: &[u8] = &[];
            assert_eq!(empty.len(), 1, "this is told by the test's own hook and does no harm");
            Ok(())
        });
        assert_eq!(caught.unwrap_err().to_string(), "the file is damaged");
        assert!(!is_expected());
    }
}
