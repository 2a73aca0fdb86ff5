//! See [`MARKS_IN_SPAN`].

use super::proof::{object, part_at};
use crate::diagnostic::FixLevel;
use crate::grounding::SourceText;
use crate::model::QuoteKind;
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Findings, Scope, Spot};

rule! {
    /// The span of a quote includes its quotation marks.
    ///
    /// Half of the published collections include the marks and half do not. Here they stand outside,
    /// so that spans of one quotation are equal whoever made them. Marks within a quotation belong
    /// to it.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour stays open,” the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild", "anchors": [{ "start": 0, "end": 25 }] }] }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour stays open,” the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild", "anchors": [{ "start": 1, "end": 24 }] }] }
    /// ```
    MARKS_IN_SPAN = "V409" "marks-in-span" Warning fix Safe with text by check:
        "the span of a quote includes its quotation marks"
}

fn check(scope: &Scope<'_>, text: &SourceText, findings: &mut Findings) {
    for proof in scope.proofs(text) {
        if findings.is_full() {
            return;
        }
        let quote = proof.anchor.quote().and_then(|number| scope.record.quotes.get(number));
        if quote.is_none_or(|quote| quote.kind == QuoteKind::Indirect) {
            continue;
        }
        let super::proof::State::Stands(place) = &proof.state else { continue };
        let marks = scope.marks(text);
        let first = part_at(marks, place.start).map(|(_, part)| part);
        let last = part_at(marks, place.end.saturating_sub(1)).map(|(_, part)| part);
        let start = first.map_or(place.start, |part| place.start.max(part.inner.start));
        let end = last.map_or(place.end, |part| place.end.min(part.inner.end));
        if (start..end) == *place || start >= end {
            continue;
        }
        let (Some(before), Some(words), Some(after)) =
            (text.slice(place.start..start), text.slice(start..end), text.slice(end..place.end))
        else {
            continue;
        };
        let anchor = &proof.anchor;
        let exact = anchor.exact().map(|_| words);
        let prefix = anchor.prefix().map(|prefix| format!("{prefix}{before}"));
        let suffix = anchor.suffix().map(|suffix| format!("{after}{suffix}"));
        let context =
            [("exact", exact), ("prefix", prefix.as_deref()), ("suffix", suffix.as_deref())];
        let rewritten = object(proof.span.as_ref().map(|_| start..end).as_ref(), context);
        findings.push(
            Finding::new(
                &MARKS_IN_SPAN,
                Spot::value(anchor.path.clone()),
                format!(
                    "the span {} to {} includes the quotation marks {}",
                    place.start,
                    place.end,
                    [before, after].map(str::trim).concat()
                ),
            )
            .help(format!("leave them out: {start} to {end}"))
            .repair(FixLevel::Safe, "leave the marks out", Change::Replace(rewritten)),
        );
    }
}
