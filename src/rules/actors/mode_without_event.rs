//! See [`MODE_WITHOUT_EVENT`].

use super::coded::{self, Coded, lists};
use crate::codes;
use crate::rules::rule::rule;
use crate::rules::{Absence, Findings, Scope, words};

rule! {
    /// A mode of PLOVER stands without the event that it is a mode of.
    ///
    /// A mode says how an event happened, and the same word means different things beside different
    /// events: `yield` is asked for beside `REQUEST` and refused beside `REJECT`. Of all pairs 67 are
    /// valid. The event stands in the same list of codes, as `plover-event`.
    ///
    /// ```json bad
    /// { "issues": [{ "id": "i-1", "name": "Tolls", "anchors": [{ "exact": "the tolls" }],
    ///   "codes": [{ "scheme": "plover-mode", "code": "yield" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "issues": [{ "id": "i-1", "name": "Tolls", "anchors": [{ "exact": "the tolls" }],
    ///   "codes": [{ "scheme": "plover-event", "code": "CONSULT" },
    ///     { "scheme": "plover-mode", "code": "yield" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "issues": [{ "id": "i-1", "name": "Tolls", "anchors": [{ "exact": "the tolls" }],
    ///   "codes": [{ "scheme": "plover-event", "code": "REQUEST" },
    ///     { "scheme": "plover-mode", "code": "yield" }] }] }
    /// ```
    MODE_WITHOUT_EVENT = "V310" "mode-without-event" Error by check:
        "a mode of PLOVER stands without the event that it is a mode of"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let Some(modes) = codes::find("plover-mode") else { return };
    let all = scope.codes();
    for list in lists(all) {
        let is_event = |coded: &&Coded<'_>| coded.scheme == "plover-event";
        // A record may list the same code thousands of times, each with another label.
        let mut events: Vec<&str> = list.iter().filter(is_event).map(|coded| coded.code).collect();
        events.sort_unstable();
        events.dedup();
        for mode in list.iter().filter(|coded| coded.scheme == "plover-mode") {
            if findings.is_full() {
                return;
            }
            let owners: Vec<&str> = modes.all(mode.code).filter_map(|entry| entry.with).collect();
            // What is no mode at all is V309.
            let is_paired = owners.iter().any(|owner| events.binary_search(owner).is_ok());
            if owners.is_empty() || is_paired {
                continue;
            }
            let code = words::quoted(mode.code);
            let message = match events.as_slice() {
                [] => format!("no PLOVER event stands beside the mode {code}"),
                [event] => format!("{code} is not a mode of {}", words::quoted(event)),
                _ => format!("{code} is a mode of none of the PLOVER events beside it"),
            };
            let owners: Vec<String> = owners.iter().map(|owner| format!("`{owner}`")).collect();
            let help = if events.is_empty() {
                format!("add the event that it is a mode of: {}", owners.join(" or "))
            } else {
                format!("remove the entry, or put it beside {}", owners.join(" or "))
            };
            let mut finding = coded::finding(&MODE_WITHOUT_EVENT, mode, "code", message)
                .found(mode.code)
                .help(help);
            // What is wrong in shape may have been the event.
            finding.absence = Some(Absence::Reference);
            findings.push(finding);
        }
    }
}
