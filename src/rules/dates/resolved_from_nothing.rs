//! See [`RESOLVED_FROM_NOTHING`].

use super::against_words::needs_publication;
use super::comparable::of_when;
use super::whens::each_when;
use crate::model::Basis;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// Dates were worked out from words such as "on Monday", and the source has no date to count from.
    ///
    /// `resolved` says that the words count from the publication of the source. Without `published`
    /// nobody can check the reckoning, and it is not known from what it was made: the day of retrieval
    /// is a common mistake.
    ///
    /// It is told once for a record, and only where `text` has words that the rule knows to need such
    /// a date; "on 2 March 2026" needs none. A `note` that says how the date was worked out, `modified`
    /// or `dateline` of the source are enough.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "text": "on Monday", "basis": "resolved" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///     "published": "2026-03-03" },
    ///   "event": { "id": "e-1", "type": "statement", "name": "A statement of the harbour guild",
    ///   "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "text": "on Monday", "basis": "resolved" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///   "anchors": [{ "exact": "the harbour guild said" }] } }
    /// ```
    RESOLVED_FROM_NOTHING = "V216" "resolved-from-nothing" Warning by check:
        "dates were worked out from words, and the source has no date to count from"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let source = &scope.record.source;
    if source.published.is_some() || source.modified.is_some() || source.dateline.is_some() {
        return;
    }
    let mut first = None;
    let mut count = 0_usize;
    each_when(scope.record, |path, when| {
        let is_resolved =
            when.basis == Basis::Resolved && of_when(when).is_some() && when.note.is_none();
        if is_resolved && needs_publication(when, source.language.as_str()) {
            count += 1;
            let text = when.text.as_ref();
            first = first.take().or_else(|| Some((path.to_owned(), text?.as_str())));
        }
    });
    let Some((path, text)) = first else { return };
    let what = if count == 1 { "a date is".to_owned() } else { format!("{count} dates are") };
    let message = format!(
        "{what} worked out from words such as {}, and the source has no date of publication",
        words::quoted(text)
    );
    let spot = Spot::opening(PathBuf::root().key("source"));
    findings.push(
        Finding::new(&RESOLVED_FROM_NOTHING, spot, message)
            .help("add `published`, or say in `note` of each date how it was worked out")
            .related(Spot::value(path.clone().key("text")), "words that need a date to count from")
            .related(Spot::value(path.key("basis")), "how the date is said to be known"),
    );
}
