//! See [`DISTANT_MENTION`].

use super::spans::{FAR, Span};
use crate::model::Quote;
use crate::model::path::PathBuf;
use crate::rules::own_words::is_own_words;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// The words that bring in a quote, or name its speaker, stand far from it.
    ///
    /// Reporters name the speaker beside the quotation. In corpora of attributed quotations the
    /// reporting verb and the speaker nearly always stand in the same sentence or the next one. Where
    /// more than 400 Unicode scalar values lie between `cue_anchor` or `speaker_anchor` and the
    /// nearest anchor of the quote, they belong, more likely than not, to another quotation. Only
    /// anchors with `start` and `end` are compared.
    ///
    /// In a document that is somebody's own words (a press release, official statement, speech,
    /// transcript, interview, social post, resolution or treaty), and in one that a report prints in
    /// full (see V408), the speaker is named once, at the head or at the end, and no distance is too
    /// great. The same holds for the label of a turn ("MR. VENN:") before the words, in any text.
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild", "cue": "said",
    ///     "cue_anchor": { "start": 523, "end": 527, "exact": "said" },
    ///     "anchors": [{ "start": 100, "end": 122, "exact": "The harbour stays open" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild", "cue": "said",
    ///     "cue_anchor": { "start": 125, "end": 129, "exact": "said" },
    ///     "anchors": [{ "start": 100, "end": 122, "exact": "The harbour stays open" }] }] }
    /// ```
    DISTANT_MENTION = "V418" "distant-mention" Warning by check:
        "the words that bring in a quote, or name its speaker, stand far from it"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    if is_own_words(scope.record.source.kind) {
        return;
    }
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        let mentions = [
            ("cue_anchor", "the reporting words", &quote.cue_anchor),
            ("speaker_anchor", "the mention of the speaker", &quote.speaker_anchor),
        ];
        for (key, what, mention) in mentions {
            let Some(mention) = mention.as_ref().and_then(Span::of) else { continue };
            let spans = quote.anchors.iter().flatten().enumerate();
            let spans = spans.filter_map(|(at, anchor)| Some((Span::of(anchor)?, at)));
            let distances = spans.map(|(span, at)| (mention.distance(span), at));
            let Some((distance, nearest)) = distances.min() else { continue };
            if distance <= FAR || is_document(scope, quote, mention) {
                continue;
            }
            let path = PathBuf::root().key("quotes").index(number);
            let message = format!(
                "{distance} characters lie between the quote {} and {what}; {FAR} is the most",
                words::quoted(quote.id.as_str())
            );
            let mut finding = Finding::new(
                &DISTANT_MENTION,
                Spot::value(path.clone().key(key)),
                message,
            )
            .help(format!(
                "point `{key}` at the words beside the quote; if the source has none there, \
                         leave it out"
            ))
            .related(
                Spot::value(path.key("anchors").index(nearest)),
                "the nearest words of the quote",
            );
            // Positions that were mended are no positions of the source.
            finding.absence = Some(Absence::Reference);
            findings.push(finding);
        }
    }
}

/// Whether a mention is far from a quote because nobody reports it: it is a part of a document that is
/// printed, or of a turn with a label.
fn is_document(scope: &Scope<'_>, quote: &Quote<'_>, mention: Span) -> bool {
    let Some(text) = scope.text else { return false };
    let place =
        |span: Span| Some(usize::try_from(span.start).ok()?..usize::try_from(span.end).ok()?);
    let first = quote.anchors.iter().flatten().find_map(Span::of).and_then(place);
    let (Some(first), Some(mention)) = (first, place(mention)) else { return false };
    let document = scope.document(text);
    document.has_quote(quote, &first) || document.is_label(&mention, first.start)
}
