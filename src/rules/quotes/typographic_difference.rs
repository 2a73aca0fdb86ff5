//! See [`TYPOGRAPHIC_DIFFERENCE`].

use super::printed::Printed;
use super::proof::{Proof, State, at, shown};
use crate::diagnostic::FixLevel;
use crate::grounding::{SourceText, Verdict};
use crate::model::path::PathBuf;
use crate::model::{Quote, QuoteKind};
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Findings, Scope, Spot};

rule! {
    /// The words stand in the source, but written with other characters.
    ///
    /// The words are the same; quotation marks, dashes, blanks, composed letters or characters that
    /// cannot be seen are not. Most often a program made curly marks straight. Whoever searches for
    /// the words letter for letter does not find them.
    ///
    /// The fix writes them as the source does, in the anchor and in the text of its quote; it is
    /// offered where the words stand in one place only.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour isn’t shut,” the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour isn't shut",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "The harbour isn't shut" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour isn’t shut,” the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour isn't shut",
    ///     "language": "en", "speaker": "harbour-guild", "anchors": [{ "start": 1, "end": 24 }] }] }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour isn’t shut,” the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour isn’t shut",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "The harbour isn’t shut" }] }] }
    /// ```
    TYPOGRAPHIC_DIFFERENCE = "V420" "typographic-difference" Warning fix Safe with text by check:
        "the words stand in the source, but written with other characters"
}

fn check(scope: &Scope<'_>, text: &SourceText, findings: &mut Findings) {
    let proofs = scope.proofs(text);
    for proof in proofs {
        if findings.is_full() {
            return;
        }
        let (State::Typographic(place, only), Some(exact)) = (&proof.state, proof.anchor.exact())
        else {
            continue;
        };
        let Some(words) = text.slice(place.clone()) else { continue };
        let message = "the source writes these words with other characters";
        let mut finding =
            Finding::new(&TYPOGRAPHIC_DIFFERENCE, Spot::value(proof.anchor.path.clone()), message)
                .help(format!("write them as the source does: {}", shown(words)))
                .note(format!("they stand {}", at(place)))
                .found(exact);
        if *only {
            let quote = proof.anchor.quote().and_then(|number| scope.record.quotes.get(number));
            let mut changes =
                vec![(proof.anchor.path.clone(), proof.rewritten(place, Some(words)))];
            changes.extend(quote.and_then(|quote| retold(proof, quote, exact, words)));
            let title = "write the words as the source does";
            finding = finding.repair(FixLevel::Safe, title, Change::ReplaceAll(changes));
        }
        findings.push(finding);
    }
    printed(scope, text, proofs, findings);
}

/// The text of the quote with the part that the anchor stands for as the source writes it.
fn retold(proof: &Proof, quote: &Quote<'_>, exact: &str, words: &str) -> Option<(PathBuf, String)> {
    let text = quote.text.as_str();
    // The text may lack one comma or full stop at the end.
    let trim = |words: &str| words.strip_suffix([',', '.']).unwrap_or(words).to_owned();
    let (own, source) = if text.contains(exact) {
        (exact.to_owned(), words.to_owned())
    } else {
        (trim(exact), trim(words))
    };
    let told = text.replacen(&own, &source, 1);
    let path = proof.anchor.path.parent().parent().key("text");
    (told != text).then(|| (path, serde_json::Value::from(told).to_string()))
}

/// Compares the texts of quotes whose anchors have positions alone.
fn printed(scope: &Scope<'_>, text: &SourceText, proofs: &[Proof], findings: &mut Findings) {
    let of_quotes: Vec<(usize, &Proof)> =
        proofs.iter().filter_map(|proof| Some((proof.anchor.quote()?, proof))).collect();
    for anchors in of_quotes.chunk_by(|one, other| one.0 == other.0) {
        if findings.is_full() {
            return;
        }
        let Some((number, _)) = anchors.first() else { continue };
        let Some(quote) = scope.record.quotes.get(*number) else { continue };
        let alone = |(_, proof): &(usize, &Proof)| proof.anchor.exact().is_none() && proof.within;
        if quote.kind == QuoteKind::Indirect || !anchors.iter().all(alone) {
            continue;
        }
        let parts = anchors.iter().map(|(_, proof)| text.slice(proof.span.clone()?));
        let Some(parts) = parts.collect::<Option<Vec<&str>>>() else { continue };
        let print = Printed::new(&parts);
        let own = quote.text.as_str();
        if print.says_quote(quote, &scope.judge(quote)) || !text.occurrences(own).is_empty() {
            continue;
        }
        let located = SourceText::new(&print.joined).locate(own, None);
        if located.verdict != Verdict::Typographic {
            continue;
        }
        let path = PathBuf::root().key("quotes").index(*number).key("text");
        findings.push(
            Finding::new(
                &TYPOGRAPHIC_DIFFERENCE,
                Spot::value(path),
                "the source writes these words with other characters",
            )
            .help(format!("write them as the source does: {}", shown(&print.joined))),
        );
    }
}
