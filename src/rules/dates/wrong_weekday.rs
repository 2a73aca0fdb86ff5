//! See [`WRONG_WEEKDAY`].

use super::against_words::{Fault, each_differing};
use crate::diagnostic::Suggestion;
use crate::model::Day;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

/// The English names, Monday first.
const NAMES: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

rule! {
    /// The words of the source name another day than the date is.
    ///
    /// "On Wednesday" is the most common date in the news, and it checks the reckoning at no cost: a
    /// date that falls on a Tuesday was counted wrongly, or its month or year is wrong.
    ///
    /// It compares the day of the week, the day of the month, the month and the year, as far as the
    /// words name them: "on Friday", "on Feb. 24, 2022", "24.02.2022", "in March". The names and
    /// their usual short forms are known in Arabic, Chinese, Czech, Dutch, English, French, German,
    /// Greek, Hebrew, Hindi, Indonesian, Italian, Japanese, Korean, Persian, Polish, Portuguese,
    /// Russian, Spanish, Swahili, Swedish, Turkish and Ukrainian; months are those of the Gregorian
    /// calendar, or of the Persian one in Persian. Words such as "until" and "since" name an end of the
    /// time, or the day beside it. A date that is wider than the words, or
    /// narrower, is not told, and neither is one with `?` or `%`. One with `~` is taken two weeks, two
    /// months or half a year wider. Where a date has a time, one day is let pass. What ends at an hour of
    /// a day, "before noon on Sunday", ends on it.
    ///
    /// Seasons are compared with the seasons of EDTF, `2021-21` to `2021-24`, and with no other dates.
    /// "Christmas" is one of the days that have that name. A Gregorian month for a month of the Persian
    /// calendar is the one that has most of its days. "Resolution 118 (2023)" is of that year.
    ///
    /// If the words have a meaning that the rule does not know, only a day of the week is compared,
    /// and nothing where a word such as "before", "after" or "between" may turn it into another day.
    /// What is counted from the day of publication ("yesterday") is the matter of V215.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///     "published": "2026-03-04" },
    ///   "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "text": "on Tuesday", "basis": "resolved" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///     "published": "2026-03-04" },
    ///   "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred",
    ///   "when": { "edtf": "2026-03-03", "text": "on Tuesday", "basis": "resolved" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    WRONG_WEEKDAY = "V210" "wrong-weekday" Warning by check:
        "the words of the source name another day than the date is"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    each_differing(scope, |path, differing| {
        let weekday = match differing.fault {
            Fault::Named => None,
            Fault::Weekday(weekday) => Some(weekday),
            Fault::Counted => return,
        };
        let date = differing.date.as_str();
        // The weekday of the date is what is wrong, or it shows that the month or year is.
        let own = differing.day.map_or(String::new(), |day| {
            NAMES.get(day.weekday()).map_or(String::new(), |name| format!(", a {name},"))
        });
        let message = format!(
            "`edtf` is {}{own} and the words of the source are {}",
            words::quoted(date),
            words::quoted(differing.text.as_str())
        );
        let near = differing.day.zip(weekday).map(|(day, weekday)| nearest(day, weekday));
        let meant = differing.meant.or_else(|| near.map(|day| day.to_string()));
        let help = match (&meant, weekday.and_then(|weekday| NAMES.get(weekday))) {
            (Some(meant), Some(name)) => {
                format!("correct the date (`{meant}` is the nearest {name}), or the words")
            }
            (Some(meant), None) => format!("correct the date, `{meant}` perhaps, or the words"),
            (None, _) => "correct the date, or the words".to_owned(),
        };
        let path = path.to_owned();
        let spot = Spot::value(path.clone().key("edtf"));
        let suggestions = meant.map(|value| Suggestion { value, score: 0.8 });
        findings.push(
            Finding::new(&WRONG_WEEKDAY, spot, message)
                .found(date)
                .help(help)
                .suggest(suggestions.into_iter().collect())
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
