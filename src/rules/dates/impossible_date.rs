//! See [`IMPOSSIBLE_DATE`].

use crate::model::days_in;
use crate::model::shape::Scalar;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A date names a day that does not exist.
    ///
    /// The form of a date is looked at with the shape of the record; whether a month has that day
    /// depends on the year. A date such as 30 February comes from a slip of the hand or from counting
    /// days without a calendar, and readers of the data refuse it or move it to March in silence. Both
    /// ends of an interval are looked at, and days with a time. There is no year `-0000` either; the
    /// year before 1 is `0000`.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred", "when": { "edtf": "2026-02-30", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred", "when": { "edtf": "2024-02-29", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    IMPOSSIBLE_DATE = "V201" "impossible-date" Error by check: "a date names a day that does not exist"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let wanted = |scalar: &'static Scalar, text: &str| {
        scalar.name == "edtf" && text.split('/').any(|date| flaw(date).is_some())
    };
    scope.each_scalar(wanted, |path, _, text| {
        let Some(flaw) = text.split('/').find_map(flaw) else { return };
        let path = path.to_owned();
        let message =
            format!("{} is {}, and {}", words::place(&path), words::quoted(text), flaw.fact);
        findings.push(
            Finding::new(&IMPOSSIBLE_DATE, Spot::value(path), message).found(text).help(flaw.order),
        );
    });
}

/// What is wrong with a date.
#[derive(Debug)]
struct Flaw {
    fact: String,
    order: &'static str,
}

/// What is wrong with one date of an expression that has the form of EDTF.
fn flaw(date: &str) -> Option<Flaw> {
    let plain = date.trim_end_matches(['?', '~', '%']);
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain), |plain| ("-", plain));
    if sign == "-" && plain.get(..4) == Some("0000") {
        let order = "write `0000` for the year before 1, and count back from there";
        return Some(Flaw { fact: "there is no year -0000".to_owned(), order });
    }
    let number = |from: usize, to: usize| plain.get(from..to)?.parse::<u8>().ok();
    let year: i64 = plain.get(..4)?.parse().ok()?;
    let (month, day) = (number(5, 7)?, number(8, 10)?);
    // Years are counted as astronomers do, and leap years lie the same way before the year 0.
    let last = days_in(year, month);
    (day > last).then(|| Flaw {
        fact: format!("{sign}{year:04}-{month:02} has {last} days"),
        order: "write the day that the source means, or the month alone",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Edtf;

    #[test]
    fn says_the_same_as_a_parser_of_the_whole_standard() {
        for year in ["-0005", "-0004", "-0000", "0000", "1900", "2000", "2023", "2024", "20XX"] {
            for month in 1..=12 {
                for day in ["01", "28", "29", "30", "31", "XX"] {
                    for tail in ["", "~", "T10:00:00Z"] {
                        let text = format!("{year}-{month:02}-{day}{tail}");
                        if Edtf::new(&text).is_ok() {
                            let known = edtf_core::Edtf::parse(&text).is_ok();
                            assert_eq!(flaw(&text).is_none(), known, "{text}");
                        }
                    }
                }
            }
        }
        for text in ["2031", "2031-02", "203X", "20XX", "2031-21", "2031-XX-XX", "..", "", "Y20310"]
        {
            assert!(flaw(text).is_none(), "{text}");
        }
    }
}
