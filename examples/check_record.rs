//! Checks a record and prints what is wrong with it, one line a fault:
//! `file:line:column: severity code message; help`.
//!
//! ```console
//! $ cargo run --example check_record -- examples/minimal.json
//! ```
//!
//! Ends with 0 if there is no error, with 1 if there is one, and with 2 if the file cannot be read.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use verbale::diagnostic::{Diagnostic, Severity};
use verbale::report::Sanitized;
use verbale::validate::{self, Options, Source};

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(file), None) = (arguments.next(), arguments.next()) else {
        return fail("usage: check_record FILE");
    };
    let file = Path::new(&file);
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => return fail(&format!("cannot read {}: {error}", file.display())),
    };

    // With the stem of the file's name, the rules can compare it with the record's id.
    let mut source = Source::new(&bytes);
    source.stem = file.file_stem().and_then(|stem| stem.to_str());
    let checked = validate::check(&source, &Options::default());

    let name = file.to_string_lossy();
    if let Err(error) = print(&mut io::stdout().lock(), &name, &checked.diagnostics) {
        return fail(&format!("cannot write: {error}"));
    }
    // Faults of the data are values. Only what they weigh makes them a failure.
    if checked.diagnostics.iter().any(|found| found.severity == Severity::Error) {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    }
}

fn print(out: &mut dyn Write, file: &str, diagnostics: &[Diagnostic]) -> io::Result<()> {
    // A file's name may hold anything, escape sequences included.
    let file = Sanitized::line(file);
    for found in diagnostics {
        let (line, column) = (found.place.start.line, found.place.start.column);
        writeln!(out, "{file}:{line}:{column}: {found}")?;
    }
    Ok(())
}

fn fail(message: &str) -> ExitCode {
    // If standard error is closed, there is nobody left to tell.
    let _ = writeln!(io::stderr(), "{}", Sanitized::line(message));
    ExitCode::from(2)
}
