//! See [`WORDS_NOT_IN_SOURCE`].

use super::altered::{absent, altered};
use super::proof::{State, at_each};
use crate::grounding::SourceText;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot};

rule! {
    /// The words of an anchor without positions do not stand in the source, or in several places.
    ///
    /// Such an anchor is found by its words. They have to be in the source letter for letter, and if
    /// they come more than once, `prefix` and `suffix` (text that stands directly before and after)
    /// have to tell which place is meant. If they are not there, the notes say what the source has
    /// instead; a negation, number, name or modal verb that was changed is named. That is done for the
    /// first 1,000 anchors of a record that are not to the letter in the source, be it with positions
    /// or without.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour will not open,” the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour will open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "The harbour will open" }] },
    ///     { "id": "q-2", "kind": "direct", "text": "The harbour will not open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "The harbour will not open" }] }],
    ///   "relations": [{ "from": "q-1", "type": "variant_of", "to": "q-2" }] }
    /// ```
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour stays open,” the harbour guild said on 2 March 2026." },
    ///   "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///     "anchors": [{ "exact": "harbour" }] }],
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "The harbour stays open," }] }] }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour stays open,” the harbour guild said on 2 March 2026." },
    ///   "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///     "anchors": [{ "exact": "harbour", "suffix": " guild" }] }],
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "The harbour stays open," }] }] }
    /// ```
    WORDS_NOT_IN_SOURCE = "V403" "words-not-in-source" Error with text by check:
        "the words of an anchor do not stand in the source, or in several places"
}

fn check(scope: &Scope<'_>, text: &SourceText, findings: &mut Findings) {
    for proof in scope.proofs(text) {
        if findings.is_full() {
            return;
        }
        if proof.span.is_some() {
            continue;
        }
        let spot = Spot::value(proof.anchor.path.clone().key("exact"));
        let exact = proof.anchor.exact().unwrap_or_default();
        findings.push(match &proof.state {
            State::Ambiguous(places) => {
                let context = proof.anchor.prefix().is_some() || proof.anchor.suffix().is_some();
                let which = if context {
                    "and `prefix` and `suffix` do not tell which is meant"
                } else {
                    "and nothing tells which is meant"
                };
                let message = format!("these words stand {}, {which}", at_each(places));
                Finding::new(&WORDS_NOT_IN_SOURCE, spot, message)
                    .help("add `prefix` or `suffix`, the text directly before and after the words")
            }
            State::Altered(located) => altered(&WORDS_NOT_IN_SOURCE, spot, text, exact, located),
            State::Absent => absent(&WORDS_NOT_IN_SOURCE, spot, text, exact),
            State::Missing => {
                let message = "these words are not in the source";
                Finding::new(&WORDS_NOT_IN_SOURCE, spot, message)
                    .help("quote what the source says, or take the anchor out")
            }
            _ => continue,
        });
    }
}
