//! See [`UNEXPLAINED_CORRECTION`].

use crate::model::RecordStatus;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot};

rule! {
    /// A record is corrected or retracted, and it is not said what was wrong.
    ///
    /// Others have used the record before. `corrections` tells them what has changed, and whether it
    /// touches what they made of it. A retracted record stays where it was, under its id, so that
    /// references to it do not lead nowhere; that it is still there cannot be seen from within.
    ///
    /// ```json bad
    /// { "status": "retracted" }
    /// ```
    ///
    /// ```json good
    /// { "status": "retracted",
    ///   "corrections": [{ "date": "2026-03-05", "text": "The statement was made by another guild." }] }
    /// ```
    UNEXPLAINED_CORRECTION = "V707" "unexplained-correction" Error by check:
        "a record is corrected or retracted, and it is not said what was wrong"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let record = scope.record;
    let status = record.status_or_default();
    let has_none = record.corrections.as_ref().is_none_or(Vec::is_empty);
    if !has_none || !matches!(status, RecordStatus::Corrected | RecordStatus::Retracted) {
        return;
    }
    let status = status.as_str();
    let message = format!("the record is {status}, and no correction says why");
    findings.push(
        Finding::new(&UNEXPLAINED_CORRECTION, Spot::value(PathBuf::root().key("status")), message)
            .found(status)
            .help("add `corrections`, with a date and what was wrong"),
    );
}
