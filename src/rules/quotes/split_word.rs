//! See [`SPLIT_WORD`].

use super::proof::State;
use crate::grounding::{Cut, SourceText, cut};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot};

rule! {
    /// A span begins or ends within a letter or a word.
    ///
    /// A span that cuts an accent from its letter cannot be shown, and one that cuts a word is most
    /// often a slip in counting. Words are told only in the Latin, Greek and Cyrillic scripts and in
    /// numbers: in others, endings and small words are written together with the word. A name
    /// without its "’s" and a part of a compound with hyphens are whole words.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour stays open,” the harbour guild said on 2 March 2026." },
    ///   "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///     "anchors": [{ "start": 30, "end": 41 }] }],
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild", "anchors": [{ "start": 1, "end": 24 }] }] }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour stays open,” the harbour guild said on 2 March 2026." },
    ///   "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///     "anchors": [{ "start": 30, "end": 43 }] }],
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild", "anchors": [{ "start": 1, "end": 24 }] }] }
    /// ```
    SPLIT_WORD = "V405" "split-word" Warning with text by check:
        "a span begins or ends within a letter or a word"
}

fn check(scope: &Scope<'_>, text: &SourceText, findings: &mut Findings) {
    for proof in scope.proofs(text) {
        if findings.is_full() {
            return;
        }
        let State::Stands(place) = &proof.state else { continue };
        let sides = [("start", "starts", place.start), ("end", "ends", place.end)];
        for (key, side, at) in sides {
            let Some(cut) = cut(text, at) else { continue };
            let what = match cut {
                Cut::Letter => "a letter",
                Cut::Word => "a word",
            };
            let from = text.slice(at.saturating_sub(20)..at).unwrap_or_default();
            let to = text.slice(at..(at + 20).min(text.scalar_len())).unwrap_or_default();
            let key = if proof.span.is_some() { key } else { "exact" };
            findings.push(
                Finding::new(
                    &SPLIT_WORD,
                    Spot::value(proof.anchor.path.clone().key(key)),
                    format!("the span {side} within {what}"),
                )
                .note(format!("the source has `{from}|{to}` there"))
                .help("move it to where the word begins or ends"),
            );
            break;
        }
    }
}
