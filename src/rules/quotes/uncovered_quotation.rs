//! See [`UNCOVERED_QUOTATION`].

use std::ops::Range;

use crate::grounding::SourceText;
use crate::model::path::PathBuf;
use crate::model::shape::Kind;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot};

rule! {
    /// Something in the text stands in quotation marks, and the record says nothing of it.
    ///
    /// A record of what was said should hold all that was said; nobody sees what is missing in it.
    /// So each span in quotation marks is covered by an anchor of a quote, at least in part, or is
    /// listed in `not_quotes` of the provenance: titles, and words that the reporter holds at a
    /// distance. Where a quotation has several paragraphs each of them is covered.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour stays open,” the harbour guild said on 2 March 2026." } }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "Of the “open” port the harbour guild said on 2 March 2026 that it stays." },
    ///   "provenance": { "method": "manual", "license": "CC0-1.0",
    ///     "not_quotes": [{ "start": 8, "end": 12, "exact": "open" }] } }
    /// ```
    UNCOVERED_QUOTATION = "V413" "uncovered-quotation" Warning with text by check:
        "something in the text stands in quotation marks, and the record says nothing of it"
}

fn check(scope: &Scope<'_>, text: &SourceText, findings: &mut Findings) {
    let mut covered: Vec<Range<usize>> = Vec::new();
    for proof in scope.proofs(text) {
        let of_provenance = proof.anchor.path.to_string().starts_with("/provenance/not_quotes/");
        if of_provenance || proof.anchor.quote().is_some() {
            covered.extend(proof.places());
        }
    }
    // That a quote lacks its anchor is told by another rule.
    let unanchored =
        scope.record.quotes.iter().filter(|q| q.anchors.as_deref().unwrap_or_default().is_empty());
    for quote in unanchored.take(Findings::MOST) {
        covered.extend(text.occurrences(quote.text.as_str()));
    }
    covered.sort_unstable_by_key(|range| (range.start, range.end));
    // How far the spans up to each one reach, so that one look tells whether any of them overlaps.
    let mut reach = 0;
    let reaches: Vec<usize> = covered
        .iter()
        .map(|range| {
            reach = reach.max(range.end);
            reach
        })
        .collect();
    let is_covered = |part: &Range<usize>| {
        let before = covered.partition_point(|range| range.start < part.end);
        before.checked_sub(1).and_then(|at| reaches.get(at)).is_some_and(|end| *end > part.start)
    };
    for marked in scope.marks(text) {
        if findings.is_full() {
            return;
        }
        let Some(part) = marked.parts.iter().find(|part| !is_covered(&part.inner)) else {
            continue;
        };
        let words = text.slice(part.inner.clone()).unwrap_or_default();
        let open = if marked.closed { "" } else { ", in marks that are not closed" };
        let message = format!(
            "no quote covers {}, at {} to {}{open}",
            crate::rules::words::quoted(words),
            part.inner.start,
            part.inner.end
        );
        let spot = Spot::opening(PathBuf::root().key("quotes"));
        let mut finding = Finding::new(&UNCOVERED_QUOTATION, spot, message)
            .found(words)
            .help("add a quote for it, or list it in `not_quotes` of the provenance");
        finding.absence = Some(Absence::Entity(&[Kind::Quote]));
        findings.push(finding);
    }
}
