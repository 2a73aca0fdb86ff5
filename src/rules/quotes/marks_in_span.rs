//! See [`MARKS_IN_SPAN`].

use std::ops::Range;

use super::proof::{Proof, State, object, part_at};
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
        let State::Stands(place) = &proof.state else { continue };
        let Some(Range { start, end }) = without_marks(scope, text, proof) else { continue };
        let (Some(before), Some(words), Some(after)) =
            (text.slice(place.start..start), text.slice(start..end), text.slice(end..place.end))
        else {
            continue;
        };
        let anchor = &proof.anchor;
        let exact = anchor.exact().map(|_| words);
        // What stands beside the span without the marks has them already.
        let prefix = anchor.prefix().map(|prefix| {
            if stands_before(text, start, prefix) {
                prefix.to_owned()
            } else {
                format!("{prefix}{before}")
            }
        });
        let suffix = anchor.suffix().map(|suffix| {
            if stands_after(text, end, suffix) {
                suffix.to_owned()
            } else {
                format!("{after}{suffix}")
            }
        });
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

/// The span of an anchor of a quote without its quotation marks, if it stands in the text and has
/// some.
pub(super) fn without_marks(
    scope: &Scope<'_>,
    text: &SourceText,
    proof: &Proof,
) -> Option<Range<usize>> {
    let quote = scope.record.quotes.get(proof.anchor.quote()?)?;
    let State::Stands(place) = &proof.state else { return None };
    if quote.kind == QuoteKind::Indirect {
        return None;
    }
    let marks = scope.marks(text);
    let first = part_at(marks, place.start).map(|(_, part)| part);
    let last = part_at(marks, place.end.saturating_sub(1)).map(|(_, part)| part);
    let start = first.map_or(place.start, |part| place.start.max(part.inner.start));
    let end = last.map_or(place.end, |part| place.end.min(part.inner.end));
    ((start..end) != *place && start < end).then_some(start..end)
}

/// Whether these words stand directly before that place.
pub(super) fn stands_before(text: &SourceText, place: usize, words: &str) -> bool {
    text.slice(0..place).is_some_and(|before| before.ends_with(words))
}

/// Whether these words stand directly after that place.
pub(super) fn stands_after(text: &SourceText, place: usize, words: &str) -> bool {
    text.slice(place..text.scalar_len()).is_some_and(|after| after.starts_with(words))
}
