//! See [`MISCOUNTED_DATE`].

use super::against_words::{Fault, each_differing};
use super::publication::Publication;
use crate::diagnostic::Suggestion;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A date is not what its words come to, counted from the day of publication.
    ///
    /// "Yesterday" in an article of 3 March is 2 March. Such words are counted by hand or by a program,
    /// and slips are easy: the day of publication itself, the week before, the year of the reader.
    ///
    /// The rule counts "yesterday", "last night", "on Friday", "last Friday", "this week", "last
    /// month", "last June", "two weeks ago", "in three days" and their like in the languages of V210, if
    /// it has a meaning for all of the words. It lets pass whatever one of their readings allows:
    ///
    /// * "On Friday" is a Friday within a week of the publication, and in wire reports and live blogs of
    ///   a Friday not the one a week before; "last Friday" and "next Friday" are within two weeks, or the nearest ones in languages
    ///   that mean these. A Friday more than a month away is one of another story, and not told.
    /// * "In May" and "10 December" are at most a year away, and a deadline is not half a year before the
    ///   publication. What is more than two years away is one of another story.
    /// * Weeks begin on Saturday, on Sunday or on Monday.
    /// * "Two weeks ago" is about two weeks; "two days ago" is two days.
    /// * Where `published` has a time, it may be that day anywhere from the west coast of North America
    ///   to Japan. Where there is `modified`, or a date in `dateline`, the words may count from there and
    ///   from any day between.
    /// * Words within a quote count from the day on which it was said, and those of stances also from
    ///   the days of events and quotes. Statements, speeches and transcripts may be three days older
    ///   than their publication.
    /// * Months and years in Arabic and Persian may be those of another calendar.
    ///
    /// A date that is wider than the words, or that overlaps with what they come to, is right, and so is
    /// any date with `?` or `%`. One with `~` is taken two weeks, two months or half a year wider. Where
    /// a `note` says how the date was worked out, the words may count from any day up to the
    /// publication; "within ten days" also from what the record has after it, or, if the note has a
    /// number, from any day.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///     "published": "2026-03-03" },
    ///   "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred",
    ///   "when": { "edtf": "2026-03-03", "text": "yesterday", "basis": "resolved" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///     "published": "2026-03-03" },
    ///   "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "text": "yesterday", "basis": "resolved" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    MISCOUNTED_DATE = "V215" "miscounted-date" Warning by check:
        "a date is not what its words come to, counted from the day of publication"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    each_differing(scope, |path, differing| {
        let Some(publication) = Publication::last(&scope.record.source) else { return };
        if !matches!(differing.fault, Fault::Counted) {
            return;
        }
        let date = differing.date.as_str();
        let message = format!(
            "`edtf` is {}, and the words of the source are {}, {} at {}",
            words::quoted(date),
            words::quoted(differing.text.as_str()),
            publication.done(),
            words::quoted(publication.text)
        );
        let perhaps = match &differing.meant {
            Some(meant) => format!(", `{meant}` perhaps"),
            None => String::new(),
        };
        let help = if differing.has_note {
            format!(
                "correct the date{perhaps}, or the words: no day until then makes them this date"
            )
        } else {
            format!(
                "correct the date{perhaps}, or the words; if they count from another day, say so in \
                 `note`"
            )
        };
        let suggestions = differing.meant.map(|value| Suggestion { value, score: 0.8 });
        let path = path.to_owned();
        findings.push(
            Finding::new(&MISCOUNTED_DATE, Spot::value(path.clone().key("edtf")), message)
                .found(date)
                .help(help)
                .suggest(suggestions.into_iter().collect())
                .related(Spot::value(path.key("text")), "the words of the source")
                .related(publication.spot(), format!("{} here", publication.done())),
        );
    });
}
