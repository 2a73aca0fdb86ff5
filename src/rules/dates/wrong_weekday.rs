//! See [`WRONG_WEEKDAY`].

use super::comparable;
use super::month_names;
use super::weekdays::{ENGLISH, named};
use super::whens::each_when;
use crate::diagnostic::Suggestion;
use crate::rules::rule::rule;
use crate::rules::time::Day;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The words of the source name another day than the date is.
    ///
    /// "On Wednesday" is the most common date in the news, and it checks the reckoning at no cost: a
    /// date that falls on a Tuesday was counted wrongly, or its month or year is wrong.
    ///
    /// The rule knows the names of the days in Arabic, Dutch, English, French, German, Hebrew, Italian,
    /// Persian, Portuguese, Russian, Spanish and Turkish, not their short forms. It looks where `text`
    /// names one day of the week and `edtf` is one day without a time: the weekday of a time depends
    /// on where one is. Words such as "the day before Wednesday" are beyond it; write "before
    /// Wednesday" with a date that is open at its start.
    ///
    /// In English it compares the month as well, with the number of the day and the year where they
    /// are named ("on 3 March"), if the words say nothing else: "two weeks after 3 March" is another
    /// day. One finding tells whichever is wrong.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "text": "on Tuesday", "basis": "resolved" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred",
    ///   "when": { "edtf": "2026-03-03", "text": "on Tuesday", "basis": "resolved" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    WRONG_WEEKDAY = "V210" "wrong-weekday" Warning by check:
        "the words of the source name another day than the date is"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    each_when(scope.record, |path, when| {
        let (Some(date), Some(text)) = (&when.edtf, &when.text) else { return };
        if date.as_str().contains('T') {
            return;
        }
        let Some(day) = comparable::of_edtf(date).and_then(|bounds| bounds.day()) else { return };
        let weekday = named(text.as_str());
        let month = month_names::named(text.as_str());
        if weekday.is_none() && month.is_none() {
            return;
        }
        if let Some(month) = month.filter(|named| !named.may_be(day)) {
            let message = format!(
                "`edtf` is {}, and the words of the source are {}",
                words::quoted(date.as_str()),
                words::quoted(text.as_str())
            );
            let path = path.to_owned();
            let finding =
                Finding::new(&WRONG_WEEKDAY, Spot::value(path.clone().key("edtf")), message)
                    .found(date.as_str())
                    .related(Spot::value(path.key("text")), "the words of the source");
            findings.push(match month.in_year_of(day) {
                Some(meant) => finding
                    .help(format!("correct the date, `{meant}` perhaps, or the words"))
                    .suggest(vec![Suggestion { value: meant.to_string(), score: 0.8 }]),
                None => finding.help("correct the date, or the words"),
            });
            return;
        }
        let Some(wanted) = weekday else { return };
        if day.weekday() == wanted {
            return;
        }
        let near = nearest(day, wanted);
        let message = format!(
            "`edtf` is {}, a {}, and the words of the source are {}",
            words::quoted(date.as_str()),
            ENGLISH[day.weekday()],
            words::quoted(text.as_str())
        );
        let path = path.to_owned();
        findings.push(
            Finding::new(&WRONG_WEEKDAY, Spot::value(path.clone().key("edtf")), message)
                .found(date.as_str())
                .help(format!(
                    "correct the date (`{near}` is the nearest {}), or the words",
                    ENGLISH[wanted]
                ))
                .suggest(vec![Suggestion { value: near.to_string(), score: 0.8 }])
                .related(Spot::value(path.key("text")), "the words of the source"),
        );
    });
}

/// The nearest day that falls on a day of the week.
fn nearest(day: Day, weekday: usize) -> Day {
    let (mut earlier, mut later) = (day, day);
    for _ in 0..3 {
        (earlier, later) = (earlier.previous(), later.next());
        if earlier.weekday() == weekday {
            return earlier;
        }
        if later.weekday() == weekday {
            return later;
        }
    }
    later
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_day_is_at_most_three_away() {
        let monday = Day { year: 2026, month: 3, day: 2 };
        let near: Vec<String> = (0..7).map(|day| nearest(monday, day).to_string()).collect();
        assert_eq!(near[1..4], ["2026-03-03", "2026-03-04", "2026-03-05"]);
        assert_eq!(near[4..], ["2026-02-27", "2026-02-28", "2026-03-01"]);
    }
}
