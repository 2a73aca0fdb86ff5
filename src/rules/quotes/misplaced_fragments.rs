//! See [`MISPLACED_FRAGMENTS`].

use foldhash::HashMap;

use super::proof::Proof;
use super::spans::{FAR, Span};
use crate::diagnostic::Severity;
use crate::grounding::SourceText;
use crate::model::path::{PathBuf, Segment};
use crate::model::{Anchor, Quote};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// The anchors of a quote overlap, are out of order, or lie far apart.
    ///
    /// A quotation that the reporter splits ("We came with proposals," she said, "and we leave with
    /// homework") has an anchor for each part, in the order of the text, because `text` is their
    /// words in that order. Parts that overlap would say the same words twice. Parts with more than
    /// 400 Unicode scalar values between them, or with a whole paragraph between them where the text
    /// is at hand, are more likely two quotations; that is a warning.
    ///
    /// Anchors without positions are compared where the text is at hand and has their words in one
    /// place. Paragraphs are parted by blank lines, or by
    /// line ends in a text that has no blank line.
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open to all of you",
    ///     "language": "en", "speaker": "harbour-guild", "anchors": [
    ///       { "start": 140, "end": 153, "exact": "The harbour stays open" },
    ///       { "start": 100, "end": 113, "exact": "to all of you" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays stays open today",
    ///     "language": "en", "speaker": "harbour-guild", "anchors": [
    ///       { "start": 100, "end": 117, "exact": "The harbour stays" },
    ///       { "start": 112, "end": 128, "exact": "stays open today" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open today",
    ///     "language": "en", "speaker": "harbour-guild", "anchors": [
    ///       { "start": 100, "end": 117, "exact": "The harbour stays" },
    ///       { "start": 518, "end": 528, "exact": "open today" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open today",
    ///     "language": "en", "speaker": "harbour-guild", "anchors": [
    ///       { "start": 100, "end": 117, "exact": "The harbour stays" },
    ///       { "start": 517, "end": 527, "exact": "open today" }] }] }
    /// ```
    MISPLACED_FRAGMENTS = "V410" "misplaced-fragments" Error by check:
        "the anchors of a quote overlap, are out of order, or lie far apart"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let parts = |quote: &Quote<'_>| quote.anchors.as_ref().is_some_and(|parts| parts.len() > 1);
    // Most records have no quote with several anchors.
    if !scope.record.quotes.iter().any(parts) {
        return;
    }
    let parted = scope.text.map(|text| (text, has_blank_line(text.as_str())));
    let located = located(scope);
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        if findings.is_full() {
            return;
        }
        if parts(quote) {
            fragments(number, quote, &located, parted, findings);
        }
    }
}

/// Where the words of anchors without positions are, by the numbers of the quote and the anchor.
type Located = HashMap<(usize, usize), Span>;

fn located(scope: &Scope<'_>) -> Located {
    let proofs = scope.text.map(|text| scope.proofs(text)).unwrap_or_default();
    let place = |proof: &Proof| {
        let quote = proof.anchor.quote().filter(|_| proof.span.is_none())?;
        let Some(Segment::Index(anchor)) = proof.anchor.path.last() else { return None };
        let place = proof.place()?;
        let (start, end) = (place.start as u64, place.end as u64);
        Some(((quote, anchor), Span { start, end }))
    };
    proofs.iter().filter_map(place).collect()
}

/// Compares each part of a quote with the one before. `parted` is the text, with whether blank lines
/// part its paragraphs.
fn fragments(
    number: usize,
    quote: &Quote<'_>,
    located: &Located,
    parted: Option<(&SourceText, bool)>,
    findings: &mut Findings,
) {
    let anchors = quote.anchors.iter().flatten().enumerate();
    let span = |at: usize, anchor: &Anchor<'_>| {
        Span::of(anchor).or_else(|| located.get(&(number, at)).copied())
    };
    let placed = anchors.filter_map(|(at, anchor)| Some((at, span(at, anchor)?)));
    let mut last: Option<(usize, Span)> = None;
    for (at, span) in placed {
        let Some((earlier, before)) = last.replace((at, span)) else { continue };
        if findings.is_full() {
            return;
        }
        let path = || PathBuf::root().key("quotes").index(number).key("anchors");
        let id = words::quoted(quote.id.as_str());
        let finding = |message: String| {
            let spot = Spot::value(path().index(at));
            let mut finding = Finding::new(&MISPLACED_FRAGMENTS, spot, message)
                .related(Spot::value(path().index(earlier)), "the part before");
            // Positions that were mended are no positions of the source.
            finding.absence = Some(Absence::Reference);
            finding
        };
        if span.overlaps(before) {
            let message = format!("parts {} and {} of the quote {id} overlap", earlier + 1, at + 1);
            findings.push(finding(message).help("give each part its own words, or leave one out"));
        } else if span < before {
            let message =
                format!("part {} of the quote {id} stands before part {}", at + 1, earlier + 1);
            findings.push(finding(message).help("put the anchors in the order of the source"));
        } else if let Some(apart) = apart(before, span, parted) {
            let message =
                format!("parts {} and {} of the quote {id} are {apart}", earlier + 1, at + 1);
            let mut finding = finding(message).help("make two quotes of them, unless they are one");
            finding.severity = Severity::Warning;
            findings.push(finding);
        }
    }
}

/// How far apart two parts are, if that is too far.
fn apart(before: Span, span: Span, parted: Option<(&SourceText, bool)>) -> Option<String> {
    let distance = before.distance(span);
    if distance > FAR {
        return Some(format!("{distance} characters apart; {FAR} is the most"));
    }
    let (text, blank_lines) = parted?;
    let (start, end) = (usize::try_from(before.end).ok()?, usize::try_from(span.start).ok()?);
    let between = text.slice(start..end)?;
    let breaks = if blank_lines { blank_lines_in(between) } else { line_ends_in(between) };
    (breaks >= 2).then(|| format!("{breaks} paragraphs apart; one is the most"))
}

fn has_blank_line(text: &str) -> bool {
    blank_lines_in(text) > 0
}

/// How many times one or more blank lines stand in `text`, not counting what precedes its first line
/// end.
fn blank_lines_in(text: &str) -> usize {
    let lines = text.split('\n').map(|line| line.trim().is_empty());
    let inner: Vec<bool> = lines.skip(1).collect();
    // The last piece has no line end: it is not known to be blank.
    let inner = inner.split_last().map_or(&[][..], |(_, inner)| inner);
    inner.chunk_by(|a, b| a == b).filter(|run| run.first() == Some(&true)).count()
}

/// How many times one or more line ends stand in `text`.
fn line_ends_in(text: &str) -> usize {
    let lines = text.split('\n').map(|line| !line.trim().is_empty());
    let pieces: Vec<bool> = lines.collect();
    // Blank lines in between join two line ends to one.
    let inner = pieces.iter().skip(1).rev().skip(1).filter(|full| **full).count();
    if pieces.len() > 1 { inner + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{Span, apart, blank_lines_in, line_ends_in};
    use crate::grounding::SourceText;

    #[test]
    fn paragraphs_are_parted_by_blank_lines_or_line_ends() {
        for (text, blank, ends) in [
            ("a b", 0, 0),
            ("a\nb", 0, 1),
            ("a\n\nb", 1, 1),
            ("a\n \n\nb", 1, 1),
            ("a\n\nb\nc\n\nd", 2, 3),
            ("a\nb\nc", 0, 2),
            ("\n", 0, 1),
            ("\n\n", 1, 1),
            ("", 0, 0),
        ] {
            assert_eq!(blank_lines_in(text), blank, "{text:?}");
            assert_eq!(line_ends_in(text), ends, "{text:?}");
        }
    }

    #[test]
    fn a_whole_paragraph_between_is_too_far() {
        let span = |start, end| Span { start, end };
        let lines = SourceText::new("one\ntwo\nsix\n");
        assert_eq!(apart(span(0, 3), span(4, 7), Some((&lines, false))), None);
        assert!(apart(span(0, 3), span(8, 11), Some((&lines, false))).is_some());
        assert_eq!(apart(span(0, 3), span(8, 11), Some((&lines, true))), None);
        assert_eq!(apart(span(0, 3), span(8, 11), None), None);
        assert_eq!(apart(span(0, 3), span(403, 404), None), None);
        assert!(apart(span(0, 3), span(404, 405), None).is_some());
        // Positions beyond the text are another rule's.
        assert_eq!(apart(span(0, 3), span(50, 60), Some((&lines, false))), None);
    }
}
