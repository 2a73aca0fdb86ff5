//! See [`CONTEXT_MISMATCH`].

use super::marks_in_span::{stands_after, stands_before, without_marks};
use super::proof::{State, shown};
use crate::grounding::SourceText;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The text that is said to stand beside a span does not stand there.
    ///
    /// `prefix` stands directly before the span and `suffix` directly after it, letter for letter,
    /// blanks and marks included. They are what finds the place again when the page is edited and
    /// all positions move; if they are wrong, they find another place or none. Where they stand
    /// beside the words and the span of a quote includes its quotation marks, it is the span that is
    /// wrong, and another rule says so (V409).
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour stays open,” the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "The harbour stays open,", "suffix": " the harbour guild" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour stays open,” the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "The harbour stays open,", "suffix": "” the harbour guild" }] }] }
    /// ```
    CONTEXT_MISMATCH = "V404" "context-mismatch" Error with text by check:
        "the text that is said to stand beside a span does not stand there"
}

fn check(scope: &Scope<'_>, text: &SourceText, findings: &mut Findings) {
    for proof in scope.proofs(text) {
        if findings.is_full() {
            return;
        }
        let State::Stands(place) = &proof.state else { continue };
        if proof.anchor.prefix().is_none() && proof.anchor.suffix().is_none() {
            continue;
        }
        let (Some(before), Some(after)) =
            (text.slice(0..place.start), text.slice(place.end..text.scalar_len()))
        else {
            continue;
        };
        let mut tell = |key: &'static str, side: &str, wanted: &str, there: String| {
            let what = if there.is_empty() { "nothing".to_owned() } else { shown(&there) };
            let message =
                format!("{} does not stand directly {side} the span", words::quoted(wanted));
            findings.push(
                Finding::new(
                    &CONTEXT_MISMATCH,
                    Spot::value(proof.anchor.path.clone().key(key)),
                    message,
                )
                .help(format!("write what the source has {side} it, or leave `{key}` out"))
                .note(format!("the source has {what} {side} it")),
            );
        };
        let size = |wanted: &str| wanted.chars().count().min(300);
        // Of a span with its quotation marks it is told that it has them.
        let bare = || without_marks(scope, text, proof);
        let beside = |prefix: &&str| {
            before.ends_with(prefix)
                || bare().is_some_and(|bare| stands_before(text, bare.start, prefix))
        };
        if let Some(prefix) = proof.anchor.prefix().filter(|prefix| !beside(prefix)) {
            let skip = place.start.saturating_sub(size(prefix));
            let there = text.slice(skip..place.start).unwrap_or_default();
            tell("prefix", "before", prefix, there.to_owned());
        }
        let beside = |suffix: &&str| {
            after.starts_with(suffix)
                || bare().is_some_and(|bare| stands_after(text, bare.end, suffix))
        };
        if let Some(suffix) = proof.anchor.suffix().filter(|suffix| !beside(suffix)) {
            tell("suffix", "after", suffix, after.chars().take(size(suffix)).collect());
        }
    }
}
