//! What is said beside the report: errors, notes and the summary, on standard error.

use std::fmt::Display;
use std::io::{self, Write};

use annotate_snippets::renderer::{AnsiColor, Effects, Style};
use anstream::AutoStream;

use super::exit::{Exit, Failure};
use super::progress;
use crate::report::Sanitized;

const ERROR: Style = AnsiColor::BrightRed.on_default().effects(Effects::BOLD);
const WARNING: Style = AnsiColor::BrightYellow.on_default().effects(Effects::BOLD);
const NOTE: Style = AnsiColor::BrightGreen.on_default().effects(Effects::BOLD);

/// Tells why something did not work.
pub(super) fn error(message: &str) {
    labelled(ERROR, "error", message);
}

/// Tells something that may be wrong.
pub(super) fn warning(message: &str) {
    labelled(WARNING, "warning", message);
}

/// Shows what [`Framed`](crate::report::Framed) has drawn.
pub(super) fn drawing(drawn: &str) {
    write(&drawn);
}

/// Tells something worth knowing.
pub(super) fn note(message: &str) {
    labelled(NOTE, "note", message);
}

/// Says a sentence that needs no label.
pub(super) fn say(sentence: &dyn Display) {
    write(&format_args!("{}\n", Sanitized::line(&sentence.to_string())));
}

/// Shows a text of several lines, with nothing in it that a terminal acts on.
pub(super) fn block(text: &str) {
    write(&Sanitized::block(text));
}

/// Tells why a command stopped, and returns how to end.
pub(super) fn failure(failure: Failure) -> Exit {
    match failure {
        Failure::Usage(message) => {
            error(&message);
            Exit::Usage
        }
        Failure::Drawn(drawn) => {
            drawing(&drawn);
            Exit::Usage
        }
        // Whoever read the output has seen enough, as in `verbale … | head`.
        Failure::Output(_, error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Clean,
        Failure::Output(name, reason) => {
            error(&format!("cannot write {name}: {reason}"));
            Exit::Io
        }
    }
}

fn labelled(style: Style, label: &str, message: &str) {
    write(&format_args!("{style}{label}:{style:#} {}\n", Sanitized::line(message)));
}

/// Writes to standard error in one piece. There is nobody to tell if that fails.
fn write(text: &dyn Display) {
    progress::erase();
    let mut stderr = AutoStream::auto(io::stderr().lock());
    let _ = stderr.write_all(text.to_string().as_bytes());
}
