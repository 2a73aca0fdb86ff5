//! What to say when the program itself is wrong.

use std::any::Any;
use std::fmt::Display;
use std::panic;

use super::console;
use super::interrupt;

/// How a process ends after a panic, as Rust programs do.
const CODE: i32 = 101;

/// Makes a panic ask for a report, in whichever thread it is, and end the process, with no temporary
/// file left.
pub(super) fn ask_for_report() {
    panic::set_hook(Box::new(|info| {
        #[cfg(any(feature = "arrow", feature = "rdf", feature = "xlsx"))]
        if crate::formats::caught::is_expected() {
            return;
        }
        let place = info.location().map(|place| place as &dyn Display);
        console::block(&message(reason(info.payload()), place));
        // Other threads may wait for this one, or for standard input, for ever.
        interrupt::leave(CODE);
    }));
}

/// What the panic said, if it said it in words.
fn reason(payload: &(dyn Any + Send)) -> &str {
    payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("unknown")
}

fn message(reason: &str, place: Option<&dyn Display>) -> String {
    let place = place.map_or_else(String::new, |place| format!(" ({place})"));
    let address = env!("CARGO_PKG_REPOSITORY");
    let address = if address.is_empty() { "the project" } else { address };
    format!(
        "error: verbale has a bug: {reason}{place}\n\n\
         This says nothing about your records. Please report it to {address}, with these lines,\n\
         the command you ran and, if you may share it, the record.\n\n  \
         verbale {} on {} {}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_where_and_which_version() {
        let message = message(reason(&"no actor"), Some(&"src/a.rs:1:2"));
        assert!(message.starts_with("error: verbale has a bug: no actor (src/a.rs:1:2)\n"));
        assert!(message.contains(env!("CARGO_PKG_VERSION")));
        assert_eq!(reason(&String::from("other")), "other");
        assert_eq!(reason(&7), "unknown");
    }
}
