//! Where a passage stands in a text whole, letter for letter or but for typography.

use std::ops::Range;

use memchr::memmem;
use unicode_normalization::char::is_combining_mark;

use super::fold::Folded;
use super::index::{Index, Places};
use super::letters::{Class, class};
use super::token::{Token, tokens, within_word};
use super::{Located, Reading, SourceText};

/// Texts up to this length in bytes are searched from end to end before an index is made.
pub(super) const SMALL: usize = 1 << 18;

/// How many places are looked at that are found by going through a text.
pub(super) const SCANNED: usize = 1000;

/// How many words of a text are looked at for the exact places of one passage.
const COMMON: usize = 1000;

/// A word with at most so many places is as good to begin with as a rarer one.
const RARE: usize = 4;

/// Of so many bytes of a text one place of a word is looked at before all of the text is read.
const PLACES: usize = 1 << 11;

/// A passage that is looked for.
pub(super) struct Passage<'p> {
    /// As it came.
    pub raw: &'p str,
    /// Folded.
    pub folded: Folded,
    /// The folded text but for blanks at its ends.
    pub body: Range<usize>,
    /// The words and marks of the folded text.
    pub tokens: Vec<Token>,
    /// What is known of it.
    pub reading: Reading<'p>,
}

impl<'p> Passage<'p> {
    pub(super) fn new(raw: &'p str) -> Self {
        Passage::with(raw, Reading::default())
    }

    pub(super) fn with(raw: &'p str, reading: Reading<'p>) -> Self {
        let folded = Folded::plain(raw);
        let start = folded.text.len() - folded.text.trim_start_matches(' ').len();
        let end = folded.text.trim_end_matches(' ').len().max(start);
        let tokens = tokens(&folded.text).collect();
        Passage { raw, folded, body: start..end, tokens, reading }
    }

    /// The folded text but for blanks at its ends.
    pub(super) fn text(&self) -> &str {
        self.folded.text.get(self.body.clone()).unwrap_or_default()
    }

    /// A word or mark of it, folded.
    /// The words that are whole wherever the passage occurs: those that blanks part from its ends,
    /// and the signs of scripts without blanks that something follows.
    fn inner(&self, body: Range<usize>) -> Vec<&Token> {
        let text = self.folded.text.get(body.clone()).unwrap_or_default();
        let first = text.find(' ').map(|at| body.start + at);
        let last = text.rfind(' ').map(|at| body.start + at);
        let is_inner = |token: &&Token| {
            let parted = first.is_some_and(|at| at < token.start);
            let is_sign = || self.word(token).chars().next().map(class) == Some(Class::Single);
            token.word
                && ((parted && last.is_some_and(|at| at >= token.end))
                    || (token.start > body.start && token.end < body.end && is_sign()))
        };
        self.tokens.iter().filter(is_inner).collect()
    }

    pub(super) fn word(&self, token: &Token) -> &str {
        self.folded.text.get(token.start..token.end).unwrap_or_default()
    }

    /// The part of the passage as it came that these folded bytes stand for.
    pub(super) fn raw_of(&self, folded: Range<usize>) -> &'p str {
        self.folded.source(folded).and_then(|range| self.raw.get(range)).unwrap_or_default()
    }
}

/// A place where a passage stands whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Bytes of the source.
    pub bytes: Range<usize>,
    /// Whether it is the same letter for letter.
    pub exact: bool,
    /// Whether it neither begins nor ends inside a word.
    pub whole: bool,
}

/// The most places that are looked at for a passage of this length in bytes in such a text, so that
/// the time for all is in proportion to the text.
pub(super) fn limit(text: usize, passage: usize) -> usize {
    (text.saturating_mul(8) / passage.max(1)).clamp(Located::MOST, 1 << 14)
}

/// Where `needle` starts in `text`, in order, at most `most` times and close to byte `near`.
/// Places may overlap.
pub(super) fn scan(text: &str, needle: &str, near: Option<usize>, most: usize) -> Vec<usize> {
    let Some(first) = needle.chars().next() else { return Vec::new() };
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut from = 0;
    if let Some(near) = near {
        let finder = memmem::FinderRev::new(needle);
        let mut to = near.saturating_add(needle.len() - 1).min(bytes.len());
        while found.len() < most / 2 {
            let Some(at) = bytes.get(..to).and_then(|bytes| finder.rfind(bytes)) else { break };
            found.push(at);
            to = at + needle.len() - 1;
        }
        found.reverse();
        from = near.min(bytes.len());
    }
    let finder = memmem::Finder::new(needle);
    while found.len() < most {
        let Some(at) = bytes.get(from..).and_then(|rest| finder.find(rest)) else { break };
        found.push(from + at);
        from += at + first.len_utf8();
    }
    found
}

/// Keeps the best: exact places before others, and among these the ones at the bounds of words.
fn best(mut found: Vec<Found>) -> Vec<Found> {
    if found.iter().any(|place| place.exact) {
        found.retain(|place| place.exact);
    }
    if found.iter().any(|place| place.whole) {
        found.retain(|place| place.whole);
    }
    found
}

/// The first of these words of a passage that is rare in the text, or else the rarest.
fn rarest<'i, 'w>(
    index: &'i Index,
    passage: &Passage<'_>,
    words: &[&'w Token],
) -> Option<(&'w Token, Places<'i>)> {
    let mut rarest: Option<(&Token, Places<'_>)> = None;
    for token in words {
        let places = index.places(passage.word(token));
        if rarest.as_ref().is_none_or(|(_, rarest)| places.len() < rarest.len()) {
            rarest = Some((token, places));
            if places.len() <= RARE {
                break;
            }
        }
    }
    rarest
}

impl SourceText {
    /// Where `passage` stands letter for letter, in order; at most [`Located::MOST`] places.
    ///
    /// Places may overlap. An empty passage stands nowhere.
    #[must_use]
    pub fn occurrences(&self, passage: &str) -> Vec<Range<usize>> {
        scan(self.as_str(), passage, None, Located::MOST)
            .into_iter()
            .map(|at| self.scalar_at(at)..self.scalar_at(at + passage.len()))
            .collect()
    }

    /// The same as [`SourceText::occurrences`] by way of the index, which does not read the whole
    /// text; none where the words of the passage are too few or too common for it.
    pub(crate) fn indexed_occurrences(&self, passage: &str) -> Option<Vec<Range<usize>>> {
        let index = self.index()?;
        let own = Passage::new(passage);
        let inner = own.inner(0..own.folded.text.len());
        let (rarest, places) = rarest(index, &own, &inner)?;
        if places.len() > COMMON.max(index.folded.text.len() / PLACES) {
            return None;
        }
        let before = own.folded.source_start(rarest.start)?;
        // Wherever the passage is, what is between these words is folded in the same way.
        let words = inner.first()?.start..inner.last()?.end;
        let body = own.folded.text.get(words.clone())?.as_bytes();
        let mut found = Vec::new();
        for word in places.starts() {
            let at = word.checked_sub(rarest.start - words.start);
            let there = at.and_then(|at| index.folded.text.as_bytes().get(at..at + body.len()));
            if there != Some(body) {
                continue;
            }
            let word = index.folded.source_start(word);
            let Some(start) = word.and_then(|word| word.checked_sub(before)) else { continue };
            let bytes = start..start + passage.len();
            if self.as_str().get(bytes.clone()) == Some(passage) {
                found.push(self.scalars(&bytes));
            }
            if found.len() == Located::MOST {
                break;
            }
        }
        Some(found)
    }

    /// A place of the text, unless it cuts a letter from a mark on it.
    pub(super) fn found(&self, mut bytes: Range<usize>, exact: bool) -> Option<Found> {
        let text = self.as_str();
        if text.get(bytes.start..)?.starts_with(is_combining_mark) {
            return None;
        }
        let mut after = text.get(bytes.end..)?;
        if !exact {
            // Selectors of a form belong to the letter, but are no part of the folded text.
            let selector = |c| matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
            let rest = after.trim_start_matches(selector);
            bytes.end += after.len() - rest.len();
            after = rest;
        }
        if after.starts_with(is_combining_mark) {
            return None;
        }
        let inside = text.get(bytes.clone())?;
        let whole = !within_word(text.get(..bytes.start)?, inside) && !within_word(inside, after);
        Some(Found { bytes, exact, whole })
    }

    /// Where it stands letter for letter, found by going through the text.
    fn scanned(&self, passage: &str, near: Option<usize>) -> Vec<Found> {
        let text = self.as_str();
        let places = scan(text, passage, near, limit(text.len(), passage.len()).min(SCANNED));
        places.into_iter().filter_map(|at| self.found(at..at + passage.len(), true)).collect()
    }

    /// Whole places that can be found without an index, in a text where that is quick.
    pub(super) fn quickly(&self, passage: &str, near: Option<usize>) -> Vec<Found> {
        if self.as_str().len() > SMALL || passage.trim().is_empty() {
            return Vec::new();
        }
        let mut found = self.scanned(passage, near);
        found.retain(|place| place.whole);
        found
    }

    /// Where `passage` stands whole, in order of the text: letter for letter if it does so
    /// anywhere, or else but for typography. `near` is a byte of the text.
    pub(super) fn standing(&self, passage: &Passage<'_>, near: Option<usize>) -> Vec<Found> {
        if passage.body.is_empty() {
            return Vec::new();
        }
        let Some(index) = self.index() else { return best(self.scanned(passage.raw, near)) };
        let words: Vec<&Token> = passage.tokens.iter().filter(|token| token.word).collect();
        let by_words = self.by_words(index, passage, &words, near).map(best);
        if let Some(found) = &by_words
            && found.iter().any(|place| place.exact && place.whole)
        {
            return best(by_words.unwrap_or_default());
        }
        // At its ends the passage may have cut a word, be it at a mark within the word.
        let inner = passage.inner(passage.body.clone());
        let mut found = by_words.unwrap_or_default();
        if let Some(more) = self.by_words(index, passage, &inner, near) {
            found.extend(more);
        } else {
            found.extend(self.scanned(passage.raw, near));
            if !found.iter().any(|place| place.exact) {
                found.extend(self.scanned_folded(index, passage, near));
            }
        }
        found.sort_by_key(|place| (place.bytes.start, place.bytes.end));
        found.dedup_by_key(|place| (place.bytes.clone(), place.exact));
        best(found)
    }

    /// Where the passage stands, found by the rarest of these words of it; none if there is no word
    /// or all are too common.
    fn by_words(
        &self,
        index: &Index,
        passage: &Passage<'_>,
        words: &[&Token],
        near: Option<usize>,
    ) -> Option<Vec<Found>> {
        let (rarest, places) = rarest(index, passage, words)?;
        if places.len() > limit(index.folded.text.len(), passage.raw.len()) {
            return None;
        }
        let before = rarest.start - passage.body.start;
        let raw_before = passage.folded.source_start(rarest.start)?;
        let body = passage.text().as_bytes();
        let text = index.folded.text.as_bytes();
        // Of places that are alike the first are enough, unless those near some other are asked for.
        let (mut same, mut other) = (0, 0);
        let mut found = Vec::new();
        for word in places.starts() {
            let Some(start) = word.checked_sub(before) else { continue };
            let end = start + body.len();
            if text.get(start..end) != Some(body) {
                continue;
            }
            let raw = index.folded.source_start(word).and_then(|raw| raw.checked_sub(raw_before));
            let raw = raw.map(|raw| raw..raw + passage.raw.len());
            let place = match raw {
                Some(raw) if self.as_str().get(raw.clone()) == Some(passage.raw) => {
                    self.found(raw, true)
                }
                _ if other == Located::MOST && near.is_none() => continue,
                _ => self.typographic(index, start..end),
            };
            let Some(place) = place else { continue };
            if place.whole {
                *(if place.exact { &mut same } else { &mut other }) += 1;
            }
            found.push(place);
            if same == Located::MOST && near.is_none() {
                break;
            }
        }
        Some(found)
    }

    /// Where the folded passage stands in the folded text, found by going through it.
    fn scanned_folded(
        &self,
        index: &Index,
        passage: &Passage<'_>,
        near: Option<usize>,
    ) -> Vec<Found> {
        let text = &index.folded.text;
        let body = passage.text();
        let near = near.map(|near| index.folded.folded_at(near));
        let places = scan(text, body, near, limit(text.len(), body.len()).min(SCANNED));
        places.into_iter().filter_map(|at| self.typographic(index, at..at + body.len())).collect()
    }

    /// The place of the source that these bytes of its folded text stand for.
    fn typographic(&self, index: &Index, folded: Range<usize>) -> Option<Found> {
        if index.folded.text.get(folded.end..)?.starts_with(is_combining_mark) {
            return None;
        }
        self.found(index.folded.source(folded)?, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_places_stand_before() {
        let text = "a a a a a a a a";
        assert_eq!(scan(text, "a", Some(8), 4), [4, 6, 8, 10]);
        assert_eq!(scan(text, "a", Some(0), 4), [0, 2, 4, 6]);
        assert_eq!(scan(text, "a", None, 3), [0, 2, 4]);
    }
}
