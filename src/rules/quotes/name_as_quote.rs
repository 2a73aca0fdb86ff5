//! See [`NAME_AS_QUOTE`].

use std::ops::Range;

use super::languages::language;
use super::proof::part_at;
use crate::grounding::SourceText;
use crate::grounding::sense::is_undivided;
use crate::model::path::PathBuf;
use crate::model::{Quote, QuoteKind};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};
use crate::text::is_alphanumeric;

rule! {
    /// A name that stands in quotation marks is entered as a quotation.
    ///
    /// Many papers put the names of ships, newspapers, films and groups in quotation marks. Nobody has
    /// said them, and whoever counts what a speaker said counts them.
    ///
    /// Looked at are direct and mixed quotes of up to four words, which are all that is within a pair of
    /// marks. Such a quote is a name if it is the name of an actor of the record, or if a word directly
    /// beside the marks says so: "the ship “Halcyon”", "газета «Волна»". A text that begins with a small
    /// letter is no name. Words of 25 languages are known.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "The ship “Halcyon” stays, the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "mixed", "text": "Halcyon", "language": "en",
    ///     "speaker": "harbour-guild", "anchors": [{ "exact": "Halcyon" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "The ship “Halcyon” stays, the harbour guild said on 2 March 2026." },
    ///   "provenance": { "method": "manual", "license": "CC0-1.0",
    ///     "not_quotes": [{ "start": 10, "end": 17, "exact": "Halcyon" }] } }
    /// ```
    NAME_AS_QUOTE = "V433" "name-as-quote" Warning with text by check:
        "a name that stands in quotation marks is entered as a quotation"
}

/// The most words of a name, and signs in a script without blanks.
const WORDS: usize = 4;
const SIGNS: usize = 10;

/// The most Unicode scalar values beside the marks that are looked at.
const BESIDE: usize = 40;

fn check(scope: &Scope<'_>, text: &SourceText, findings: &mut Findings) {
    let language = language(scope.record.source.language.as_str());
    for proof in scope.proofs(text) {
        if findings.is_full() {
            return;
        }
        let Some(number) = proof.anchor.quote() else { continue };
        let Some(quote) = scope.record.quotes.get(number).filter(|quote| may_be_name(quote)) else {
            continue;
        };
        let Some(place) = proof.place() else { continue };
        let Some((marked, part)) = part_at(scope.marks(text), place.start) else { continue };
        if !marked.closed || !is_all(text, &part.inner, &place) {
            continue;
        }
        let why = if is_actor(scope, quote.text.as_str()) {
            "an actor has this name".to_owned()
        } else if let Some(word) = beside(text, &part.outer, &language) {
            format!("the source has {} beside the marks", words::quoted(&word))
        } else {
            continue;
        };
        let path = PathBuf::root().key("quotes").index(number).key("text");
        let message = format!("the quote {} is a name: {why}", words::quoted(quote.id.as_str()));
        findings.push(
            Finding::new(&NAME_AS_QUOTE, Spot::value(path), message)
                .found(quote.text.as_str())
                .help("remove the quote, and list the words in `not_quotes` of the provenance"),
        );
    }
}

/// Whether a quote is as short as a name, has one anchor, and does not begin with a small letter.
fn may_be_name(quote: &Quote<'_>) -> bool {
    let text = quote.text.as_str();
    quote.kind != QuoteKind::Indirect
        && quote.anchors.as_ref().is_some_and(|anchors| anchors.len() == 1)
        && text.split_whitespace().count() <= WORDS
        && (!text.contains(crate::text::is_without_blanks) || text.chars().count() <= SIGNS)
        && !text.ends_with(['.', '!', '?', '。', '！', '？', '؟', '…'])
        && text.chars().find(|c| is_alphanumeric(*c)).is_some_and(|first| !first.is_lowercase())
}

/// Whether nothing but punctuation is in the marks beside a place.
fn is_all(text: &SourceText, inner: &Range<usize>, place: &Range<usize>) -> bool {
    let is_bare = |from: usize, to: usize| {
        from >= to || text.slice(from..to).is_some_and(|rest| !rest.contains(is_alphanumeric))
    };
    is_bare(inner.start, place.start) && is_bare(place.end, inner.end)
}

/// Whether an actor of the record has that name.
fn is_actor(scope: &Scope<'_>, text: &str) -> bool {
    let text = text.trim_matches(|c: char| !is_alphanumeric(c));
    scope.record.actors.iter().any(|actor| {
        let mut names = actor.names.iter().flatten().map(|name| name.text.as_str());
        actor.name.as_str() == text || names.any(|name| name == text)
    })
}

/// The word beside marks that says that a name is in them.
fn beside(text: &SourceText, outer: &Range<usize>, language: &str) -> Option<String> {
    let before = text.slice(outer.start.saturating_sub(BESIDE)..outer.start)?;
    let end = text.scalar_len().min(outer.end + BESIDE);
    let after = text.slice(outer.end..end)?;
    let rows = include_str!("names_in_marks.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = rows.filter_map(|row| {
        let mut cells = row.split('\t');
        Some((cells.next()?, cells.next()?, cells.next()?))
    });
    rows.filter(|(of, ..)| *of == language).find_map(|(_, side, list)| {
        let (near, is_before) =
            if side == "before" { (before.trim_end(), true) } else { (after.trim_start(), false) };
        if is_undivided(language) || language == "ko" {
            let is_near = |word: &&str| {
                if is_before { near.ends_with(*word) } else { near.starts_with(*word) }
            };
            return list.split(", ").find(is_near).map(str::to_owned);
        }
        let mut all = near.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’'));
        let all: Option<&str> =
            if is_before { all.next_back() } else { all.find(|w| !w.is_empty()) };
        let word = all?.to_lowercase();
        let word = word.trim_end_matches(|c: char| !is_before && !is_alphanumeric(c));
        list.split(", ").find(|one| *one == word).map(str::to_owned)
    })
}
