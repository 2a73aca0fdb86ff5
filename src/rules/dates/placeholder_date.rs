//! See [`PLACEHOLDER_DATE`].

use super::comparable::placeholder;
use super::whens::each_when;
use crate::model::Line;
use crate::model::path::{PathBuf, Segment};
use crate::model::shape::Scalar;
use crate::model::{Bounds, Day};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A date is one that programs write where they know none.
    ///
    /// The years 0, 1 and 9999, and the days from which computers and spreadsheets count: 1 January of
    /// 1601, 1900, 1970 and 2000, 30 December 1899, 31 December 1969. A whole set of published gold
    /// records has the first day of 2000. Leave the date out, with the basis `unknown`.
    ///
    /// Such a day may be real. It is taken for real where `text` or the source's `dateline` names its
    /// year, where `note` says how it is known, or where the source came out within a year of it. The
    /// times at which a source was fetched and a record was made are never so old. One record does not
    /// show whether a whole collection has one and the same date.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred", "when": { "edtf": "1970-01-01", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    ///
    /// ```json bad
    /// { "provenance": { "method": "manual", "license": "CC0-1.0",
    ///   "created": "0001-01-01T00:00:00Z" } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred",
    ///   "when": { "edtf": "1970-01-01", "text": "on New Year’s Day 1970", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    PLACEHOLDER_DATE = "V213" "placeholder-date" Warning by check:
        "a date is one that programs write where they know none"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let source = &scope.record.source;
    let published = source.published.as_ref().and_then(Bounds::of_moment);
    each_when(scope.record, |path, when| {
        let Some(date) = &when.edtf else { return };
        let Some(day) = placeholder(date.as_str()) else { return };
        let words_name_it = when.text.as_ref().is_some_and(|text| names_year(text.as_str(), day));
        if when.note.is_some() || words_name_it || published.is_some_and(|b| is_near(&b, day)) {
            return;
        }
        findings.push(told(path.to_owned().key("edtf"), date.as_str()).help(
            "remove the date and write the basis \"unknown\", or say in `note` how it is known",
        ));
    });
    let dateline = source.dateline.as_ref().map(Line::as_str);
    let wanted = |scalar: &'static Scalar, text: &str| {
        matches!(scalar.name, "moment" | "timestamp") && placeholder(text).is_some()
    };
    scope.each_scalar(wanted, |path, _, text| {
        let Some(day) = placeholder(text) else { return };
        let of_source = matches!(path.last(), Some(Segment::Key("published" | "modified")));
        if of_source && dateline.is_some_and(|line| names_year(line, day)) {
            return;
        }
        findings.push(told(path.to_owned(), text).help("correct the date, or leave it out"));
    });
}

fn told(path: PathBuf, text: &str) -> Finding {
    let message = format!(
        "{} is {}, which programs write where they know no date",
        words::place(&path),
        words::quoted(text)
    );
    Finding::new(&PLACEHOLDER_DATE, Spot::value(path), message).found(text)
}

/// Whether a text has the number of a day's year, in digits of any of the scripts of the Near East
/// and Europe.
fn names_year(text: &str, day: Day) -> bool {
    let latin = |c: char| match c {
        '\u{660}'..='\u{669}' => char::from_digit(u32::from(c) - 0x660, 10),
        '\u{6F0}'..='\u{6F9}' => char::from_digit(u32::from(c) - 0x6F0, 10),
        c => Some(c),
    };
    let text: String = text.chars().filter_map(latin).collect();
    let year = day.year.to_string();
    text.split(|c: char| !c.is_ascii_digit()).any(|number| number == year)
}

/// Whether a source came out within a year of a day.
fn is_near(published: &Bounds, day: Day) -> bool {
    published.day().is_some_and(|published| (published.number() - day.number()).abs() <= 366)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_words_are_found() {
        let day = Day { year: 1970, month: 1, day: 1 };
        assert!(names_year("on 1 January 1970.", day));
        assert!(names_year("۱ ژانویه ۱۹۷۰", day));
        assert!(names_year("١ يناير ١٩٧٠", day));
        assert!(!names_year("on 1 January", day));
        assert!(!names_year("flight 19700", day));
    }
}
