//! See [`UNMARKED_SPAN`].

use super::proof::part_at;
use crate::grounding::SourceText;
use crate::model::QuoteKind;
use crate::rules::own_words::is_own_words;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot};

rule! {
    /// The words of a direct or mixed quote do not stand in quotation marks.
    ///
    /// What a reporter puts into his own words is no quotation, and passing it off as one puts words
    /// into somebody's mouth. Marks of all common scripts count. So do marks that are opened in a
    /// paragraph and closed in a later one, marks that nobody closes, up to the end of their sentence,
    /// and speech after a dash, without the words of the reporter in it.
    ///
    /// There need not be any where the document is somebody's own words: a press release, official
    /// statement, speech, transcript, interview, social post, resolution or treaty. Nor need there be
    /// any in a document that a report prints in full, which is known in two ways: the text says so
    /// before it ("The full text of the statement:"); or the quote's `channel` is a document, official
    /// statement or letter, its speaker is not a person, its words are whole sentences, and they have a
    /// word for those who speak ("we"), or the title says that a document is printed. In a source of
    /// kind `other`, such as a letter, such a `channel` is enough.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "The harbour stays open, the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild", "anchors": [{ "start": 0, "end": 23 }] }] }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "The harbour stays open, the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "indirect", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild", "anchors": [{ "start": 0, "end": 23 }] }] }
    /// ```
    UNMARKED_SPAN = "V408" "unmarked-span" Warning with text by check:
        "the words of a direct or mixed quote do not stand in quotation marks"
}

fn check(scope: &Scope<'_>, text: &SourceText, findings: &mut Findings) {
    if is_own_words(scope.record.source.kind) {
        return;
    }
    for proof in scope.proofs(text) {
        if findings.is_full() {
            return;
        }
        let quote = proof.anchor.quote().and_then(|number| scope.record.quotes.get(number));
        let Some(quote) = quote.filter(|quote| quote.kind != QuoteKind::Indirect) else { continue };
        let Some(place) = proof.place() else { continue };
        let marks = scope.marks(text);
        let enclosed = part_at(marks, place.start).is_some_and(|(marked, _)| {
            marked.parts.last().is_some_and(|last| place.end <= last.outer.end)
        });
        if enclosed || scope.document(text).has_quote(quote, &place) {
            continue;
        }
        let kind = quote.kind.as_str();
        let within = |at: usize| part_at(marks, at).is_some();
        let (message, help) = if within(place.start) && within(place.end.saturating_sub(1)) {
            (
                format!(
                    "the span of this {kind} quote runs over quotation marks and the words between"
                ),
                "give each part in quotation marks an anchor of its own",
            )
        } else {
            (
                format!("the words of this {kind} quote are not in quotation marks"),
                "if the reporter put it into these words, make its kind `indirect`; if not, anchor \
                 it where the words are in marks, or say with `kind` of the source or of the \
                 `channel` that a document is printed here",
            )
        };
        findings.push(
            Finding::new(&UNMARKED_SPAN, Spot::value(proof.anchor.path.clone()), message)
                .help(help),
        );
    }
}
