//! See [`WORDS_NOT_AT_POSITIONS`].

use std::ops::Range;

use super::altered::{absent, altered};
use super::printed::Printed;
use super::proof::{Proof, State, at, at_each, weight};
use super::source_changed;
use crate::diagnostic::FixLevel;
use crate::grounding::{Reason, SourceText, Verdict};
use crate::model::QuoteKind;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Findings, Scope, Spot};

rule! {
    /// The words of an anchor do not stand at its positions.
    ///
    /// Language models cannot count, and programs count in bytes, in UTF-16 code units, from 1 or
    /// with line ends of two characters; published quotation data has ends that are off by one. So
    /// the words are looked for: if they stand elsewhere, the message says where and why the
    /// positions miss them. If they are not in the source, it says what the source has instead; a
    /// negation, number, name or modal verb that was changed is named.
    ///
    /// The text of a direct or mixed quote whose anchors give positions alone is compared with the
    /// source in the same way: it is what stands at the positions, joined by one blank, but for
    /// outer marks and one comma or full stop at the end; in an edited quote brackets and ellipses
    /// stand for other words, as long as they neither hide nor put in a negation nor change a number.
    ///
    /// Where the positions hold all that stands between two quotation marks, and the words are only a
    /// part of it, it is the words that are wrong: words at the start or the end were left out.
    ///
    /// Where the positions of all anchors lie equally far from their words, the text has got more or
    /// fewer characters before them, and that is told once, at the first anchor.
    ///
    /// The fix gives the right positions, where it is certain which are meant. Nothing ever changes
    /// the words.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour stays open,” the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "start": 3, "end": 26, "exact": "The harbour stays open," }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour is not open,” the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour is open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "start": 1, "end": 25 }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour stays open,” the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour [never] stays open",
    ///     "language": "en", "speaker": "harbour-guild", "edited": true,
    ///     "anchors": [{ "start": 1, "end": 24 }] }] }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour stays open,” the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild", "anchors": [{ "start": 1, "end": 24 }] }] }
    /// ```
    WORDS_NOT_AT_POSITIONS = "V402" "words-not-at-positions" Error fix Safe with text by check:
        "the words of an anchor do not stand at its positions"
}

fn check(scope: &Scope<'_>, text: &SourceText, findings: &mut Findings) {
    let proofs = scope.proofs(text);
    let shift = shift(proofs);
    if let Some((by, shifted)) = &shift {
        findings.push(all_shifted(*by, shifted));
    }
    for proof in proofs {
        if findings.is_full() {
            return;
        }
        let Some(span) = &proof.span else { continue };
        let words = proof.anchor.exact().unwrap_or_default();
        let exact = || Spot::value(proof.anchor.path.clone().key("exact"));
        match &proof.state {
            // Positions that are no span are told by the rule about spans.
            State::Misplaced { right: Some(_), .. } if shift.is_some() && proof.within => {}
            State::Misplaced { places, reason, right } if proof.within => {
                let stand = match right {
                    Some(right) => at(right),
                    None => at_each(places),
                };
                let message = match reason {
                    Some(reason) => {
                        format!("the words stand {stand}, not {}: the positions {reason}", at(span))
                    }
                    None => format!("the words stand {stand}, not {}", at(span)),
                };
                let spot = Spot::value(proof.anchor.path.clone());
                let mut finding = Finding::new(&WORDS_NOT_AT_POSITIONS, spot, message);
                finding = match right {
                    Some(right) => moved(finding, proof, right),
                    None => finding.help("give the positions of the place that is meant"),
                };
                findings.push(finding);
            }
            State::Altered(located) => {
                findings.push(altered(&WORDS_NOT_AT_POSITIONS, exact(), text, words, located));
            }
            State::Absent => findings.push(absent(&WORDS_NOT_AT_POSITIONS, exact(), text, words)),
            State::Missing => findings.push(
                Finding::new(&WORDS_NOT_AT_POSITIONS, exact(), "these words are not in the source")
                    .help("quote what the source says, or take the anchor out"),
            ),
            _ => {}
        }
    }
    printed(scope, text, proofs, findings);
}

/// An anchor with the right positions.
type Moved<'p> = (&'p Proof, &'p Range<usize>);

/// How far the positions of all anchors lie from their words, and those anchors with the right
/// positions; none if there is one alone, or if one of those whose words were found lies otherwise.
fn shift(proofs: &[Proof]) -> Option<(isize, Vec<Moved<'_>>)> {
    let mut by = None;
    let mut shifted = Vec::new();
    let off = |given: usize, right: usize| {
        isize::try_from(given).ok()?.checked_sub(isize::try_from(right).ok()?)
    };
    for proof in proofs {
        let Some(span) = proof.span.as_ref().filter(|_| proof.within) else { continue };
        match &proof.state {
            State::Misplaced { right: Some(right), .. } => {
                let start = off(span.start, right.start)?;
                let end = off(span.end, right.end)?;
                if start != end || *by.get_or_insert(start) != start {
                    return None;
                }
                shifted.push((proof, right));
            }
            State::Stands(_) if proof.anchor.exact().is_some() => return None,
            _ => {}
        }
    }
    by.filter(|_| shifted.len() > 1).map(|by| (by, shifted))
}

/// The finding for anchors that are all shifted alike.
fn all_shifted(by: isize, shifted: &[Moved<'_>]) -> Finding {
    let path = shifted.first().map(|(proof, _)| proof.anchor.path.clone()).unwrap_or_default();
    let message = format!("the positions of {} anchors {}", shifted.len(), Reason::Shifted(by));
    let changes = shifted.iter().flat_map(|(proof, right)| positions(proof, right)).collect();
    let places: Vec<Range<usize>> = shifted.iter().map(|(_, right)| (*right).clone()).collect();
    Finding::new(&WORDS_NOT_AT_POSITIONS, Spot::value(path), message)
        .help("`verbale ground --write` gives them the positions of their words")
        .note(format!("their words stand {}", at_each(&places)))
        .repair(FixLevel::Safe, "give the positions of the words", Change::ReplaceAll(changes))
}

/// The positions of an anchor with the right ones.
fn positions(proof: &Proof, right: &Range<usize>) -> [(PathBuf, String); 2] {
    let path = &proof.anchor.path;
    [
        (path.clone().key("start"), right.start.to_string()),
        (path.clone().key("end"), right.end.to_string()),
    ]
}

/// The finding with the fix that moves the anchor.
fn moved(finding: Finding, proof: &Proof, right: &Range<usize>) -> Finding {
    let changes = positions(proof, right).to_vec();
    finding.help(format!("write \"start\": {}, \"end\": {}", right.start, right.end)).repair(
        FixLevel::Safe,
        "give the positions of the words",
        Change::ReplaceAll(changes),
    )
}

/// Compares the texts of quotes whose anchors have positions alone.
fn printed(scope: &Scope<'_>, text: &SourceText, proofs: &[Proof], findings: &mut Findings) {
    let has_changed = source_changed::is_changed(scope, text);
    let of_quotes: Vec<(usize, &Proof)> =
        proofs.iter().filter_map(|proof| Some((proof.anchor.quote()?, proof))).collect();
    for anchors in of_quotes.chunk_by(|one, other| one.0 == other.0) {
        if findings.is_full() {
            return;
        }
        let Some((number, first)) = anchors.first() else { continue };
        let Some(quote) = scope.record.quotes.get(*number) else { continue };
        let alone = |(_, proof): &(usize, &Proof)| proof.anchor.exact().is_none() && proof.within;
        // Of several positions in another text nobody can say which words they were for.
        let is_lost = has_changed && anchors.len() > 1;
        if quote.kind == QuoteKind::Indirect || is_lost || !anchors.iter().all(alone) {
            continue;
        }
        let parts: Option<Vec<&str>> =
            anchors.iter().map(|(_, proof)| text.slice(proof.place()?)).collect();
        let Some(parts) = parts else { continue };
        let print = Printed::new(&parts);
        let own = quote.text.as_str();
        let judge = scope.judge(quote);
        if print.says_quote(quote, &judge) {
            continue;
        }
        // Words that stand elsewhere were told above.
        if anchors.len() == 1 && !matches!(first.state, State::Stands(_)) {
            continue;
        }
        let path = PathBuf::root().key("quotes").index(*number).key("text");
        let located = SourceText::new(&print.joined).locate_in(own, None, judge.reading());
        let alteration = print.alteration(quote, &judge);
        // What differs in typography alone has a rule of its own.
        if print.is_typographic(own) {
            continue;
        }
        let message = match (located.verdict, alteration) {
            (_, Some(alteration)) => {
                format!("the quote {} {alteration}", crate::rules::words::quoted(quote.id.as_str()))
            }
            (Verdict::Exact | Verdict::Typographic, _) => {
                "the anchors of the quote hold more than its text".to_owned()
            }
            (Verdict::Altered, _) => {
                format!("the quote is not what the source says{}", weight(&located.changes))
            }
            (Verdict::Absent, _) => "the quote is not what stands at its positions".to_owned(),
        };
        let mut finding = Finding::new(&WORDS_NOT_AT_POSITIONS, Spot::value(path), message)
            .help("write the words as the source has them at these positions")
            .note(format!("the source has: {}", super::proof::shown(&print.joined)))
            .related(Spot::value(first.anchor.path.clone()), "the positions");
        for change in located.changes.iter().take(8) {
            finding = finding.note(super::proof::told(change));
        }
        findings.push(finding);
    }
}
