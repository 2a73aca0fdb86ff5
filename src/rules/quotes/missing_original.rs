//! See [`MISSING_ORIGINAL`].

use super::languages::language;
use super::proof::part_at;
use super::sentences::sentence_around;
use crate::grounding::SourceText;
use crate::model::path::PathBuf;
use crate::model::{AttributionMode, Quote, QuoteKind};
use crate::rules::own_words::tell_of_translation;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// A quote is translated, and the record does not say so.
    ///
    /// The exact words of a translated quotation are those of the translator, so a record says what
    /// language was spoken. Without `original` and `translation` a quote counts as said in the language
    /// of its text (`translation` is `none` where it is absent). That is contradicted in two ways, of a
    /// direct or mixed quote:
    ///
    /// * a link of its `attribution` has the mode `translated`;
    /// * the quote is in the language of the source, and the reporter says beside its quotation marks,
    ///   in the same sentence or right after it, that there was a translation or an interpreter, or that
    ///   the words were said in another language ("said in French").
    ///
    /// Where a speaker comes from says nothing: ministers speak foreign languages to foreign reporters.
    ///
    /// If the words were said in the language of the text, write `"translation": "none"`.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour stays open,” the harbour guild said on 2 March 2026 through an interpreter." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "The harbour stays open," }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "attribution": [{ "description": "the guild’s interpreter", "mode": "translated" }],
    ///     "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour stays open,” the harbour guild said on 2 March 2026 through an interpreter." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "original": { "language": "und" }, "translation": "human",
    ///     "anchors": [{ "exact": "The harbour stays open," }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///     "country": "IRN" }],
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "The harbour stays open" }] }] }
    /// ```
    MISSING_ORIGINAL = "V416" "missing-original" Warning by check:
        "a quote is translated, and the record does not say so"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let lacks = |quote: &Quote<'_>| {
        quote.original.is_none() && quote.translation.is_none() && quote.kind != QuoteKind::Indirect
    };
    if !scope.record.quotes.iter().any(lacks) {
        return;
    }
    let source = language(scope.record.source.language.as_str());
    let mut said = vec![false; scope.record.quotes.len()];
    if let Some(text) = scope.text {
        for proof in scope.proofs(text) {
            let Some(number) = proof.anchor.quote() else { continue };
            let quote = scope.record.quotes.get(number).filter(|quote| lacks(quote));
            let same = quote.is_some_and(|quote| language(quote.language.as_str()) == source);
            let Some(place) = proof.place().filter(|_| same) else { continue };
            if let Some(said) = said.get_mut(number) {
                *said |= is_said_beside(scope, text, place.start, &source);
            }
        }
    }
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        if findings.is_full() {
            return;
        }
        if !lacks(quote) {
            continue;
        }
        let mut links = quote.attribution.iter().flatten();
        let why = if links.any(|link| link.mode == AttributionMode::Translated) {
            "its `attribution` says that it was translated"
        } else if said.get(number) == Some(&true) {
            "the source says beside it that it was translated"
        } else {
            continue;
        };
        let path = PathBuf::root().key("quotes").index(number);
        let message =
            format!("the quote {} has no `original`, and {why}", words::quoted(quote.id.as_str()));
        let mut finding = Finding::new(&MISSING_ORIGINAL, Spot::opening(path), message).help(
            "add \"original\": { \"language\": \"…\" } with the language that was spoken, or `und` if \
             it is not known, and \"translation\": \"unknown\"; or \"translation\": \"none\" if the \
             words were said as they are printed",
        );
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}

/// Whether the reporter says beside the marks in which a place is that the words were translated.
fn is_said_beside(scope: &Scope<'_>, text: &SourceText, at: usize, language: &str) -> bool {
    let Some((_, part)) = part_at(scope.marks(text), at) else { return false };
    let (start, end) = (part.outer.start, part.outer.end);
    let all = 0..text.scalar_len();
    let before = sentence_around(text, start, &all).start.min(start)..start;
    let after = end..sentence_around(text, end, &all).end.max(end);
    let before = text.slice(before).and_then(|clause| clause.rsplit('\n').next());
    let after = text.slice(after).and_then(|clause| clause.split('\n').next());
    [before, after].into_iter().flatten().any(|clause| tell_of_translation(clause, language))
}
