//! Panics of the libraries that read and write files.

use std::any::Any;
use std::cell::Cell;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Error, Writer};
use crate::model::Record;

thread_local! {
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread becomes an error of the input or output, so that a panic hook has
/// nothing to say.
pub(crate) fn is_expected() -> bool {
    EXPECTED.get()
}

/// Does what may panic on a damaged input, and makes an error of it. `what` is the input in words:
/// "Parquet file". Whatever `work` was at must not be used after an error.
pub(super) fn caught<T>(what: &str, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    expecting(work, |_| Error::malformed(format!("the {what} is damaged")))
}

/// Does what may panic on an output that fails, such as a full disk, and makes an I/O error of it.
/// `what` is the output in words: "workbook". Whatever `work` was at must not be used after an error.
#[cfg(feature = "xlsx")]
pub(super) fn written<T>(what: &str, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    expecting(work, |panic| Error::Io(io_error(what, &said(&*panic))))
}

fn expecting<T>(
    work: impl FnOnce() -> Result<T, Error>,
    error: impl FnOnce(Box<dyn Any + Send>) -> Error,
) -> Result<T, Error> {
    let before = EXPECTED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    EXPECTED.set(before);
    done.unwrap_or_else(|panic| Err(error(panic)))
}

/// What a panic says, if it says it in words.
fn said(panic: &(dyn Any + Send)) -> String {
    let literal = || panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    panic.downcast_ref::<String>().cloned().or_else(literal).unwrap_or_default()
}

/// The I/O error that a panic is about. `expect` shows that of the system with its number:
/// `Os { code: 28, kind: StorageFull, ... }`.
fn io_error(what: &str, said: &str) -> io::Error {
    let number = said.split_once("Os { code: ").and_then(|(_, rest)| rest.split_once(','));
    match number.and_then(|(number, _)| number.parse().ok()) {
        Some(number) => io::Error::from_raw_os_error(number),
        None => io::Error::other(format!("the library that writes the {what} failed: {said}")),
    }
}

/// A writer whose panics are I/O errors.
#[cfg(feature = "xlsx")]
pub(super) struct Caught {
    what: &'static str,
    /// None after a panic.
    inner: Option<Box<dyn Writer>>,
}

#[cfg(feature = "xlsx")]
impl Caught {
    pub(super) fn new(what: &'static str, inner: impl Writer + 'static) -> Self {
        Caught { what, inner: Some(Box::new(inner)) }
    }
}

#[cfg(feature = "xlsx")]
impl Writer for Caught {
    fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let mut inner = self.inner.take().ok_or_else(|| gone(self.what))?;
        self.inner = Some(written(self.what, move || inner.write(record).map(|()| inner))?);
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let inner = self.inner.ok_or_else(|| gone(self.what))?;
        written(self.what, move || inner.finish())
    }
}

/// The error of a writer that failed before.
#[cfg(feature = "xlsx")]
fn gone(what: &str) -> Error {
    Error::Io(io::Error::other(format!("writing the {what} failed before")))
}

#[cfg(all(test, feature = "arrow", feature = "xlsx"))]
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

    #[test]
    fn a_panic_of_a_writer_is_an_error_of_the_output() {
        let full = |code| io::Error::from_raw_os_error(code);
        for (error, wanted) in [(full(28), full(28).to_string()), (full(5), full(5).to_string())] {
            let done = written("workbook", || -> Result<(), Error> {
                // As `expect` has it.
                panic!("cannot write: {error:?}")
            });
            let Err(Error::Io(error)) = done else { panic!("{done:?}") };
            assert_eq!(error.to_string(), wanted);
        }
        let done = written("workbook", || -> Result<(), Error> { panic!("no {}", "sheet") });
        let message = done.unwrap_err().to_string();
        assert_eq!(message, "the library that writes the workbook failed: no sheet");
    }

    #[test]
    fn a_writer_that_panicked_is_not_used_again() {
        struct Panics;
        impl Writer for Panics {
            fn write(&mut self, _: &Record<'_>) -> Result<(), Error> {
                panic!("full");
            }
            fn finish(self: Box<Self>) -> Result<(), Error> {
                unreachable!("it panicked before");
            }
        }
        let mut writer = Caught::new("workbook", Panics);
        let record = crate::formats::testing::record(1);
        assert!(matches!(writer.write(&record), Err(Error::Io(_))));
        assert!(matches!(writer.write(&record), Err(Error::Io(_))));
        let finished = Box::new(writer).finish();
        assert_eq!(finished.unwrap_err().to_string(), "writing the workbook failed before");
    }
}
