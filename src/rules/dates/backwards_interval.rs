//! See [`BACKWARDS_INTERVAL`].

use crate::diagnostic::FixLevel;
use crate::model::Bounds;
use crate::model::shape::Scalar;
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Findings, Scope, Spot, words};

rule! {
    /// An interval ends before it starts.
    ///
    /// The two dates are swapped, or one of them has a slip in its year. Some readers of dates accept
    /// such an interval, and every duration that is worked out from it is less than nothing.
    ///
    /// Dates that are known to the month or year are given the benefit of the doubt:
    /// `2026-03-20/2026-03` may well be right. Marks of uncertainty do not count here, since no date
    /// near the one that is written turns the interval around. A season may lie in any month that it
    /// has on either half of the earth.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred", "when": { "edtf": "2026-03-04/2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred", "when": { "edtf": "2026-03-02/2026-03-04", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    ///
    /// The fix swaps the two dates. It is not safe: one of them may be wrong.
    BACKWARDS_INTERVAL = "V202" "backwards-interval" Error fix Unsafe by check:
        "an interval ends before it starts"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let wanted = |scalar: &'static Scalar, text: &str| scalar.name == "edtf" && text.contains('/');
    scope.each_scalar(wanted, |path, _, text| {
        let Some((from, to)) = text.split_once('/') else { return };
        let (Some(start), Some(end)) = (Bounds::as_written(from), Bounds::as_written(to)) else {
            return;
        };
        if !end.is_before(&start, 0) {
            return;
        }
        let path = path.to_owned();
        let message = format!(
            "{} is {}, which ends before it starts",
            words::place(&path),
            words::quoted(text)
        );
        let swapped = format!("{to}/{from}");
        findings.push(
            Finding::new(&BACKWARDS_INTERVAL, Spot::value(path), message)
                .found(text)
                .help(format!("write `{swapped}`, or correct the date that is wrong"))
                .repair(
                    FixLevel::Unsafe,
                    format!("replace with `{swapped}`"),
                    Change::Replace(format!("\"{swapped}\"")),
                ),
        );
    });
}
