//! See [`OMITTED_WORDS`].

use std::ops::Range;

use super::alteration::what;
use super::omissions::{Fault, GAP, Omission, Side};
use super::proof::{at, shown};
use crate::grounding::SourceText;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A quote leaves out words that its sense depends on, or leaves out words without a sign.
    ///
    /// Words that disappear from a quotation can turn it into its opposite. The words of a quote are
    /// those of its anchors, so what is left out is known, wherever it is:
    ///
    /// * Between two anchors within one pair of quotation marks (or, outside of marks, within one
    ///   sentence) no word may be left out unless the text of the quote shows it with an ellipsis or
    ///   brackets. Each such gap is a finding. The clause of a reporter within the marks ("…, he
    ///   said, …") is no gap: up to twelve words, set off on both sides, with a verb of saying, the
    ///   `cue` or the name of the speaker, and without a negation.
    /// * Where the text shows the gap, the words under it are compared with what is written for them:
    ///   no negation, number, condition or governing modal verb may be left out or put in, and no
    ///   name may be replaced by another name.
    /// * A quotation may not begin after the negation, the denial or the condition that its words
    ///   depend on ("We deny that …", "If they pay, …"), nor end before a condition or a negation that
    ///   limits them ("… if and only if they pay"), nor end with a condition before what follows from it
    ///   ("If they do not", before "we close the quay"). The sentence within the marks is looked at, and
    ///   in a document that is somebody's own words (see V408) the sentence outside of marks.
    ///
    /// `not_quotes` of the provenance does not change this: it is for marked words that are no
    /// quotation. The page of the rules has a table of what is known in which language.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The guild is not permitted to close this quay,” the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The guild is permitted to close this quay",
    ///     "language": "en", "speaker": "harbour-guild", "anchors": [
    ///       { "exact": "The guild is" }, { "exact": "permitted to close this quay," }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“We deny that the harbour is open,” the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "the harbour is open",
    ///     "language": "en", "speaker": "harbour-guild", "anchors": [
    ///       { "exact": "the harbour is open," }] }] }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour, as we know, stays open,” the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour […] stays open",
    ///     "language": "en", "speaker": "harbour-guild", "edited": true, "anchors": [
    ///       { "exact": "The harbour," }, { "exact": "stays open," }] }] }
    /// ```
    OMITTED_WORDS = "V426" "omitted-words" Error with text by check:
        "a quote leaves out words that its sense depends on, or without a sign"
}

fn check(scope: &Scope<'_>, text: &SourceText, findings: &mut Findings) {
    for omission in scope.omissions(text) {
        if findings.is_full() {
            return;
        }
        findings.extend(finding(scope, text, omission));
    }
}

fn finding(scope: &Scope<'_>, text: &SourceText, omission: &Omission) -> Option<Finding> {
    let quote = scope.record.quotes.get(omission.quote)?;
    let place = trimmed(text, &omission.at)?;
    let left_out = head(text.slice(place.clone())?);
    let id = words::quoted(quote.id.as_str());
    let judge = scope.judge(quote);
    // Without another edit the statement that it is edited would be the next finding.
    let whole = match quote.edited {
        Some(true) => {
            "quote these words too, with one anchor over all of them, and write \"edited\": false if no \
             other edit is left"
        }
        _ => "quote these words too, with one anchor over all of them",
    };
    let (message, help) = match &omission.fault {
        Fault::Unsigned => {
            let weighty = judge
                .weightiest(left_out)
                .map(|(sense, word)| format!(": {} is {}", words::quoted(&word), what(sense)));
            let message = format!(
                "the quote {id} leaves out {} without a sign{}",
                words::quoted(left_out),
                weighty.unwrap_or_default()
            );
            let may_be_shown = judge.exchanged(left_out, "").is_none();
            let help = if may_be_shown {
                "quote these words too, or show the gap in `text` with `[…]` and add \"edited\": true"
            } else {
                whole
            };
            (message, help)
        }
        Fault::Hidden(alteration) => (format!("the quote {id} {alteration}"), whole),
        Fault::Cut(alteration) => {
            let side = match omission.side {
                Side::After => "at its end",
                Side::Before | Side::Between => "at its start",
            };
            let message = format!("the quote {id} {alteration} that its words depend on, {side}");
            (message, "extend the anchor and the text over the whole sentence")
        }
        Fault::Unfinished(condition) => (
            format!(
                "the quote {id} ends with the condition that {} begins, and leaves out what follows from it",
                words::quoted(condition)
            ),
            "extend the anchor and the text over the whole sentence",
        ),
    };
    let note = format!("the source has, {}: {}", at(&place), shown(left_out));
    let text_of_quote = PathBuf::root().key("quotes").index(omission.quote).key("text");
    Some(
        Finding::new(&OMITTED_WORDS, Spot::value(omission.anchor.clone()), message)
            .help(help)
            .note(note)
            .found(left_out)
            .related(Spot::value(text_of_quote), "the text of the quote"),
    )
}

/// The place of the words without the white space around them.
fn trimmed(text: &SourceText, place: &Range<usize>) -> Option<Range<usize>> {
    let words = text.slice(place.clone())?;
    let start = place.start + words.chars().take_while(|c| c.is_whitespace()).count();
    Some(start..start + words.trim().chars().count())
}

/// As much of a text as is looked through for what is weighty.
fn head(text: &str) -> &str {
    let end = text.char_indices().nth(GAP).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}
