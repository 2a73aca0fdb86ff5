//! See [`QUOTE_FROM_HEADLINE`].

use std::ops::Range;

use foldhash::{HashMap, HashMapExt as _};

use super::proof::{Proof, at, part_at};
use crate::grounding::SourceText;
use crate::model::{Quote, QuoteKind};
use crate::rules::own_words::is_own_words;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};
use crate::text::is_without_blanks;

rule! {
    /// The words of a quote are taken from the headline.
    ///
    /// Headlines shorten, and they are written by others than the report. Where the first line of the
    /// text is the `title` of the source, a quote with a speaker has its anchors below it:
    ///
    /// * where the words of the headline are in the body again, in quotation marks for a direct or
    ///   mixed quote, and no other quote has them there;
    /// * where the quote is the whole headline, and the headline is not a quotation itself: then it is
    ///   the newspaper that speaks.
    ///
    /// A quotation in the headline that the body does not repeat is left alone, and so is a text that
    /// has a headline only.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///     "license": "CC0-1.0", "title": "Guild: “The harbour stays open”",
    ///     "text": "Guild: “The harbour stays open”\n\n“The harbour stays open,” the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "start": 8, "end": 30, "exact": "The harbour stays open" }] }],
    ///   "provenance": { "method": "manual", "license": "CC0-1.0",
    ///     "not_quotes": [{ "start": 34, "end": 57, "exact": "The harbour stays open," }] } }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///     "license": "CC0-1.0", "title": "Guild: “The harbour stays open”",
    ///     "text": "Guild: “The harbour stays open”\n\n“The harbour stays open,” the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open,",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "start": 34, "end": 57, "exact": "The harbour stays open," }] }],
    ///   "provenance": { "method": "manual", "license": "CC0-1.0",
    ///     "not_quotes": [{ "start": 8, "end": 30, "exact": "The harbour stays open" }] } }
    /// ```
    QUOTE_FROM_HEADLINE = "V432" "quote-from-headline" Warning with text by check:
        "the words of a quote are taken from the headline"
}

fn check(scope: &Scope<'_>, text: &SourceText, findings: &mut Findings) {
    let Some(title) = headline(scope, text) else { return };
    let proofs = scope.proofs(text);
    let mut quotes: HashMap<usize, Vec<(&Proof, Range<usize>)>> = HashMap::new();
    for proof in proofs {
        let Some(number) = proof.anchor.quote() else { continue };
        if let Some(place) = proof.place().filter(|place| place.end <= title.end) {
            quotes.entry(number).or_default().push((proof, place));
        }
    }
    let mut numbers: Vec<usize> = quotes.keys().copied().collect();
    numbers.sort_unstable();
    for number in numbers.into_iter().take(MOST) {
        let Some(quote) = scope.record.quotes.get(number) else { continue };
        let Some(speaker) = &quote.speaker else { continue };
        let places = quotes.remove(&number).unwrap_or_default();
        // Some of its words are in the body.
        if quote.anchors.as_ref().map_or(0, Vec::len) != places.len() {
            continue;
        }
        let Some((first, place)) = places.first() else { continue };
        let Some(fault) = fault(scope, text, quote, number, place, &title, places.len()) else {
            continue;
        };
        let own = words::quoted(speaker.as_str());
        let (message, help) = match fault {
            Fault::Again(again) => (
                format!(
                    "the words are anchored in the headline, and are in the body again, {}",
                    at(&again)
                ),
                format!("anchor them where the body has them: {}", at(&again)),
            ),
            Fault::Whole => (
                format!("the words given to {own} are the headline, which is the publisher's"),
                "anchor what the speaker says in the body, or remove the quote".to_owned(),
            ),
        };
        findings.push(
            Finding::new(&QUOTE_FROM_HEADLINE, Spot::value(first.anchor.path.clone()), message)
                .help(help),
        );
    }
}

/// The most quotes of a record that are looked at.
const MOST: usize = 16;

/// The place of the first line, if it is the title of the source and there is more text below it.
fn headline(scope: &Scope<'_>, text: &SourceText) -> Option<Range<usize>> {
    let title = scope.record.source.title.as_ref()?.as_str().trim();
    let all = text.as_str();
    let start = all.len() - all.trim_start().len();
    let line = all.get(start..)?.lines().next()?.trim_end();
    let end = start + line.len();
    let has_body = all.get(end..)?.contains(char::is_alphanumeric);
    (line == title && has_body).then(|| text.scalar_at(start)..text.scalar_at(end))
}

enum Fault {
    /// The words are in the body again, here.
    Again(Range<usize>),
    /// They are the whole headline.
    Whole,
}

fn fault(
    scope: &Scope<'_>,
    text: &SourceText,
    quote: &Quote<'_>,
    number: usize,
    place: &Range<usize>,
    title: &Range<usize>,
    anchors: usize,
) -> Option<Fault> {
    let marks = scope.marks(text);
    let is_marked = |place: &Range<usize>| part_at(marks, place.start).is_some();
    let is_reported = quote.kind == QuoteKind::Indirect || is_own_words(scope.record.source.kind);
    // Words of a direct quote that are not in marks are the matter of V408.
    if !is_reported && !is_marked(place) || anchors != 1 {
        return None;
    }
    let exact = text.slice(place.clone())?;
    let is_long = exact.split_whitespace().nth(1).is_some()
        || exact.chars().filter(|c| is_without_blanks(*c)).nth(LONG - 1).is_some();
    if is_long {
        let is_free = |again: &Range<usize>| {
            !scope.proofs(text).iter().any(|proof| {
                proof.anchor.quote().is_some_and(|other| other != number)
                    && proof.place().is_some_and(|p| p.start < again.end && again.start < p.end)
            })
        };
        let mut body = text.occurrences(exact).into_iter().filter(|again| again.start >= title.end);
        let again = body.find(|again| (is_reported || is_marked(again)) && is_free(again));
        if let Some(again) = again {
            return Some(Fault::Again(again));
        }
    }
    let rest = |range| text.slice(range).is_some_and(|rest| rest.contains(char::is_alphanumeric));
    let is_whole = !rest(title.start..place.start) && !rest(place.end..title.end);
    (is_whole && !is_marked(place)).then_some(Fault::Whole)
}

/// How many letters make words worth looking for, in a script that is written without blanks.
const LONG: usize = 4;
