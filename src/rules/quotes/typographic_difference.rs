//! See [`TYPOGRAPHIC_DIFFERENCE`].

use super::context_mismatch::missing;
use super::printed::Printed;
use super::proof::{Proof, State, at, shown};
use super::respell::retold;
use super::text_differs_from_anchors::respelled_text;
use crate::diagnostic::FixLevel;
use crate::grounding::SourceText;
use crate::model::path::PathBuf;
use crate::model::{QuoteKind, Text};
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Findings, Scope, Spot};

rule! {
    /// The words stand in the source, but written with other characters.
    ///
    /// The words are the same; quotation marks, dashes, blanks, composed letters or characters that
    /// cannot be seen are not. Most often a program made curly marks straight. Whoever searches for
    /// the words letter for letter does not find them.
    ///
    /// So are words that are spelled or divided otherwise, and are the same to a reader: Arabic and
    /// Persian yeh and kaf, letters with and without their vowel marks, hamza on alef, Hebrew points,
    /// ё and е, digits of all scripts, traditional and simplified Chinese signs; words broken at the
    /// end of a line; a blank, a non-joiner or nothing within words of the Arabic script, and a blank
    /// between signs of scripts that do not divide words; a comma or full stop on the other side of a
    /// closing mark.
    ///
    /// The same holds for `prefix` and `suffix` of an anchor, and for the text of a quote beside the
    /// words of its anchors, where line ends, broken words and the kind of white space do not count.
    ///
    /// The fix writes the words as the source does, in the anchor and in the text of its quote; it is
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
        contexts(scope, text, proof, findings);
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
            changes.extend(quote.and_then(|quote| {
                let told = retold(quote.text.as_str(), exact, words)?;
                let path = proof.anchor.path.parent().parent().key("text");
                Some((path, serde_json::Value::from(told).to_string()))
            }));
            let title = "write the words as the source does";
            finding = finding.repair(FixLevel::Safe, title, Change::ReplaceAll(changes));
        }
        findings.push(finding);
    }
    printed(scope, text, proofs, findings);
}

/// Compares what is said to be beside the words.
fn contexts(scope: &Scope<'_>, text: &SourceText, proof: &Proof, findings: &mut Findings) {
    for beside in missing(scope, text, proof) {
        let Some(source) = beside.source else { continue };
        let path = proof.anchor.path.clone().key(beside.key);
        let json = serde_json::Value::from(source.as_str()).to_string();
        findings.push(written_otherwise(path, &source).repair(
            FixLevel::Safe,
            TITLE,
            Change::Replace(json),
        ));
    }
}

const TITLE: &str = "write the words as the source does";

fn written_otherwise(path: PathBuf, words: &str) -> Finding {
    let message = "the source writes these words with other characters";
    Finding::new(&TYPOGRAPHIC_DIFFERENCE, Spot::value(path), message)
        .help(format!("write them as the source does: {}", shown(words)))
}

/// The finding for the text of a quote, which would be `told`.
fn text_written_otherwise(number: usize, told: &str) -> Finding {
    let path = PathBuf::root().key("quotes").index(number).key("text");
    let finding = written_otherwise(path, told);
    if Text::new(told).is_err() {
        return finding.note("as it is there it cannot be the text of a quote");
    }
    let json = serde_json::Value::from(told).to_string();
    finding.repair(FixLevel::Safe, TITLE, Change::Replace(json))
}

/// Compares the texts of quotes with the words of the source that their anchors have.
fn printed(scope: &Scope<'_>, text: &SourceText, proofs: &[Proof], findings: &mut Findings) {
    let of_quotes: Vec<(usize, &Proof)> =
        proofs.iter().filter_map(|proof| Some((proof.anchor.quote()?, proof))).collect();
    for anchors in of_quotes.chunk_by(|one, other| one.0 == other.0) {
        if findings.is_full() {
            return;
        }
        let Some((number, _)) = anchors.first() else { continue };
        let Some(quote) = scope.record.quotes.get(*number) else { continue };
        let is_proved = |(_, proof): &(usize, &Proof)| {
            let there = matches!(
                proof.state,
                State::Stands(_) | State::Misplaced { .. } | State::Ambiguous(_)
            );
            proof.anchor.exact().is_some() && there
        };
        if quote.kind != QuoteKind::Indirect && anchors.iter().all(is_proved) {
            if let Some(told) = respelled_text(quote) {
                findings.push(text_written_otherwise(*number, &told));
            }
            continue;
        }
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
        if print.is_typographic(own)
            && let Some(told) = print.respelled(own)
        {
            findings.push(text_written_otherwise(*number, &told));
        }
    }
}
