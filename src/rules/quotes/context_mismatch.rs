//! See [`CONTEXT_MISMATCH`].

use super::marks_in_span::{stands_after, stands_before, without_marks};
use super::proof::{Proof, State, shown};
use crate::grounding::{SourceText, ends_like, starts_like};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The text that is said to stand beside a span does not stand there.
    ///
    /// `prefix` stands directly before the span and `suffix` directly after it, blanks and marks
    /// included; where only typography is different, another rule says so (V420). They are what finds the place again when the page is edited and
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
        for beside in missing(scope, text, proof).into_iter().filter(|b| b.source.is_none()) {
            let Beside { key, side, wanted, there, .. } = beside;
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
        }
    }
}

/// Text that an anchor has beside its words, and that is not there letter for letter.
pub(super) struct Beside<'p> {
    /// The name of the field.
    pub(super) key: &'static str,
    side: &'static str,
    wanted: &'p str,
    /// What is there instead.
    there: String,
    /// The same words and marks as the source writes them, if they are there.
    pub(super) source: Option<String>,
}

/// The prefix and suffix of an anchor that are not beside its words letter for letter.
pub(super) fn missing<'p>(
    scope: &Scope<'_>,
    text: &SourceText,
    proof: &'p Proof,
) -> Vec<Beside<'p>> {
    let mut all = Vec::new();
    let State::Stands(place) = &proof.state else { return all };
    let (prefix, suffix) = (proof.anchor.prefix(), proof.anchor.suffix());
    if prefix.is_none() && suffix.is_none() {
        return all;
    }
    let (Some(before), Some(after)) =
        (text.slice(0..place.start), text.slice(place.end..text.scalar_len()))
    else {
        return all;
    };
    let size = |wanted: &str| wanted.chars().count().min(300);
    // Of a span with its quotation marks it is told that it has them.
    let bare = || without_marks(scope, text, proof);
    let is_there = |prefix: &&str| {
        before.ends_with(prefix)
            || bare().is_some_and(|bare| stands_before(text, bare.start, prefix))
    };
    if let Some(wanted) = prefix.filter(|prefix| !is_there(prefix)) {
        let skip = place.start.saturating_sub(size(wanted));
        let there = text.slice(skip..place.start).unwrap_or_default().to_owned();
        let like = ends_like(before, wanted);
        let source = like.and_then(|length| before.get(before.len() - length..));
        let source = source.map(str::to_owned);
        all.push(Beside { key: "prefix", side: "before", wanted, there, source });
    }
    let is_there = |suffix: &&str| {
        after.starts_with(suffix) || bare().is_some_and(|bare| stands_after(text, bare.end, suffix))
    };
    if let Some(wanted) = suffix.filter(|suffix| !is_there(suffix)) {
        let there = after.chars().take(size(wanted)).collect();
        let source = starts_like(after, wanted).and_then(|end| after.get(..end));
        let source = source.map(str::to_owned);
        all.push(Beside { key: "suffix", side: "after", wanted, there, source });
    }
    all
}
