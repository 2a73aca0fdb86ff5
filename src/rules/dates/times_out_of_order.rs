//! See [`TIMES_OUT_OF_ORDER`].

use super::comparable;
use super::instant::Instant;
use super::publication::SLACK;
use crate::model::path::PathBuf;
use crate::model::{Moment, Timestamp};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The source was changed or fetched before it was published, or the record before it was made.
    ///
    /// Programs write these times, so one of them is in the wrong field, or a clock was wrong. Compared
    /// are `modified` and `retrieved` of the source with `published`, and `updated` of the provenance
    /// with `created`. Two times are compared to the nanosecond, each by its own offset. Where one of
    /// the two is a date without a time, one day between them is let pass, for dates differ around the
    /// earth; dates marked with `~`, `?` or `%` are not compared.
    ///
    /// ```json bad
    /// { "provenance": { "method": "manual", "license": "CC0-1.0",
    ///   "created": "2026-03-02T10:00:00Z", "updated": "2026-03-02T10:30:00+02:00" } }
    /// ```
    ///
    /// ```json good
    /// { "provenance": { "method": "manual", "license": "CC0-1.0",
    ///   "created": "2026-03-02T10:00:00+02:00", "updated": "2026-03-02T09:30:00Z" } }
    /// ```
    TIMES_OUT_OF_ORDER = "V209" "times-out-of-order" Error by check:
        "the source was changed or fetched before it was published, or the record before it was made"
}

/// Two times of one thing.
struct Pair<'r> {
    of: &'static str,
    /// The field that holds both.
    place: &'static str,
    earlier: (&'static str, Option<&'r str>),
    later: (&'static str, Option<&'r str>),
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let (source, provenance) = (&scope.record.source, &scope.record.provenance);
    let published = ("published", source.published.as_ref().map(Moment::as_str));
    let pairs = [
        Pair {
            of: "the source",
            place: "source",
            earlier: published,
            later: ("modified", source.modified.as_ref().map(Moment::as_str)),
        },
        Pair {
            of: "the source",
            place: "source",
            earlier: published,
            later: ("retrieved", source.retrieved.as_ref().map(Moment::as_str)),
        },
        Pair {
            of: "the record",
            place: "provenance",
            earlier: ("created", provenance.created.as_ref().map(Timestamp::as_str)),
            later: ("updated", provenance.updated.as_ref().map(Timestamp::as_str)),
        },
    ];
    for Pair { of, place, earlier: (first, before), later: (second, after) } in pairs {
        let (Some(before), Some(after)) = (before, after) else { continue };
        if !is_earlier(after, before) {
            continue;
        }
        let message = format!(
            "{of} was {second} at {}, and {first} only at {}",
            words::quoted(after),
            words::quoted(before)
        );
        let path = |field| PathBuf::root().key(place).key(field);
        findings.push(
            Finding::new(&TIMES_OUT_OF_ORDER, Spot::value(path(second)), message)
                .found(after)
                .help("correct the time that is wrong, or swap the two")
                .related(Spot::value(path(first)), format!("{first} here")),
        );
    }
}

/// Whether `a` is certainly earlier than `b`.
fn is_earlier(a: &str, b: &str) -> bool {
    let (Some(days), Some(others)) = (comparable::of_moment(a), comparable::of_moment(b)) else {
        return false;
    };
    match (Instant::of(a), Instant::of(b)) {
        (Some(a), Some(b)) => a < b,
        _ => days.is_before(&others, SLACK),
    }
}
